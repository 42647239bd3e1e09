//! *Copy link*, with the link to see.

use crate::content::say;
use crate::link;
use crate::state::State;
use crate::ui::node::{El, el, text_now};
use crate::ui::port::{address, clipboard, focus};
use crate::ui::store::Store;
use leptos::prelude::*;

const FIELD: &str = "link";

/// The link to what is on the screen: the page's own address, without query, and the fragment.
fn link_of(state: &State) -> String {
    format!("{}#{}", address::page(), link::encode(state.shown()))
}

/// Renders the button, the outcome and the link itself.
pub fn copy_link(store: Store) -> El {
    let text = store.text;
    let outcome = RwSignal::new(String::new());
    let copy = move |_| {
        let link = store.peek(link_of);
        leptos::task::spawn_local(async move {
            let copied = clipboard::copy(&link).await;
            let words = if copied { say::report::COPIED } else { say::report::COPY_FAILED };
            outcome.try_set(text.get(words).to_owned());
            if !copied {
                focus::by_id(FIELD);
            }
        });
    };
    el("div")
        .class("copy-link")
        .add(
            el("div")
                .class("field")
                .add(el("label").set("for", FIELD).add(text.get(say::report::LINK_LABEL)))
                .add(
                    el("input")
                        .set("id", FIELD)
                        .set("type", "text")
                        .set("readonly", "")
                        .value(move || store.with(link_of)),
                ),
        )
        .add(
            el("button")
                .set("type", "button")
                .class("primary")
                .on("click", copy)
                .add(text.get(say::report::COPY)),
        )
        .add(el("p").class("outcome").set("role", "status").add(text_now(move || outcome.get())))
}
