//! A chart with its takeaway sentence and its table.

use super::table::table;
use crate::chart::Form;
use crate::content::say;
use crate::report::Table;
use crate::ui::port::{markup, viewport};
use crate::ui::store::use_store;
use leptos::html::Div;
use leptos::prelude::*;

/// What a figure shows. All three follow the same state.
#[derive(Clone, Copy)]
pub struct Picture {
    /// The takeaway, which is the caption and the accessible name.
    pub takeaway: Signal<String>,
    /// The SVG for a form.
    pub draw: Callback<Form, String>,
    /// The same as a table.
    pub table: Callback<(), Table>,
}

/// Renders a figure; `class` sets its proportions, `note` stands under the picture.
pub fn figure(class: &'static str, picture: Picture, note: Option<AnyView>) -> AnyView {
    let text = use_store().text;
    let form = viewport::form();
    let canvas = NodeRef::<Div>::new();
    Effect::new(move |_| {
        let svg = picture.draw.run(form.get());
        if let Some(canvas) = canvas.get() {
            markup::write_chart(&canvas, &svg);
        }
    });
    view! {
        <figure class=format!("figure {class}")>
            <figcaption>{move || picture.takeaway.get()}</figcaption>
            <div
                class="canvas"
                class:narrow=move || form.get() == Form::Narrow
                role="img"
                aria-label=move || picture.takeaway.get()
                node_ref=canvas
            ></div>
            {note}
            <details class="fold">
                <summary>{text.get(say::result::TABLE)}</summary>
                {move || table(picture.table.run(()), text.get(say::budget::COLUMN_YOURS))}
            </details>
        </figure>
    }
    .into_any()
}
