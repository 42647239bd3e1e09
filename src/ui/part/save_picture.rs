//! *Save as SVG* and *Save as PNG* for a picture.

use crate::chart::drawing::Drawing;
use crate::content::say;
use crate::export::file_name;
use crate::state::State;
use crate::text::Message;
use crate::ui::node::{El, el, text_now};
use crate::ui::port::{download, picture};
use crate::ui::store::Store;
use leptos::prelude::*;
use std::sync::Arc;

/// Renders the buttons. `what` names the files, `title` is the picture's name, `draw` draws it at its largest.
pub fn save_picture(
    store: Store,
    what: &str,
    title: Arc<dyn Fn() -> String + Send + Sync>,
    draw: Arc<dyn Fn() -> Drawing + Send + Sync>,
) -> El {
    let text = store.text;
    let outcome = RwSignal::new(String::new());
    let button = |words: Message, as_pixels: bool| {
        let (title, draw, what) = (title.clone(), draw.clone(), what.to_owned());
        let named = title.clone();
        let save = move |_| {
            let ending = if as_pixels { "png" } else { "svg" };
            let name = file_name(&what, store.peek(State::date_shown), ending);
            let file = picture::file(draw(), &title());
            leptos::task::spawn_local(async move {
                let saved = match &file {
                    None => Err(say::export::PICTURE_FAILED),
                    Some(file) if as_pixels => match file.png().await {
                        Some(pixels) => Ok(download::save_blob(&name, &pixels)),
                        None => Err(say::export::PICTURE_FAILED),
                    },
                    Some(file) => Ok(download::save(&name, "image/svg+xml", &file.svg)),
                };
                outcome.try_set(match saved {
                    Ok(saved) => super::saved(text, saved.then_some(name.as_str())),
                    Err(failed) => text.get(failed).to_owned(),
                });
            });
        };
        let full = move || Some(text.say(say::export::labelled(text.get(words), &named())));
        el("button")
            .set("type", "button")
            .class("link")
            .follow("aria-label", full)
            .on("click", save)
            .add(text.get(words))
    };
    el("div")
        .class("save-picture")
        .add(
            el("p").class("buttons").add(button(say::export::SVG, false)).add(button(say::export::PNG, true)),
        )
        .add(el("p").class("outcome").set("role", "status").add(text_now(move || outcome.get())))
}
