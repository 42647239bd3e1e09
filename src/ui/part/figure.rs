//! A chart with its takeaway sentence and its table.

use super::save_picture::save_picture;
use super::table::table;
use crate::chart::Form;
use crate::chart::drawing::Drawing;
use crate::content::say;
use crate::report::Table;
use crate::ui::node::{El, IntoNode, el, now, soon, svg, text_now};
use crate::ui::store::Store;
use std::sync::Arc;

/// What a figure shows. All three follow the same state.
#[derive(Clone)]
pub struct Picture {
    /// The takeaway, which is the caption and the accessible name.
    pub takeaway: Arc<dyn Fn() -> String + Send + Sync>,
    /// The picture in a form.
    pub draw: Arc<dyn Fn(Form) -> Drawing + Send + Sync>,
    /// The same as a table.
    pub table: Arc<dyn Fn() -> Table + Send + Sync>,
}

/// Renders a figure; `class` sets its proportions, `note` stands under the picture.
pub fn figure(store: Store, class: &str, picture: Picture, note: impl IntoNode) -> El {
    let text = store.text;
    let Picture { takeaway, draw, table: rows } = picture;
    let (name, changed) = (takeaway.clone(), takeaway.clone());
    // A file is for a slide or a page: it has the wide form, whatever the window is.
    let at_its_largest = draw.clone();
    let files = save_picture(
        store,
        class.trim_end_matches("-figure"),
        takeaway.clone(),
        Arc::new(move || at_its_largest(Form::Wide)),
    );
    let canvas = el("div").class("canvas").set("role", "img").follow("aria-label", move || Some(name()));
    el("figure")
        .class(&format!("figure {class}"))
        .add(el("figcaption").add(text_now(move || takeaway())))
        .add(canvas.add(now(move || svg(draw(store.form())))))
        .add(note)
        .add(
            el("details")
                .class("fold")
                .add(el("summary").add(text.get(say::result::TABLE)))
                .add(soon(
                    move || drop(changed()),
                    move || table(rows(), text.get(say::budget::COLUMN_YOURS)),
                ))
                .add(files),
        )
}
