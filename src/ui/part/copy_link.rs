//! A link to copy, to see and to select.

use crate::content::say;
use crate::link;
use crate::state::State;
use crate::text::Message;
use crate::ui::node::{El, el, now, text_now};
use crate::ui::port::{address, clipboard, focus, host};
use crate::ui::store::Store;
use leptos::prelude::*;

const FIELD: &str = "link";

/// What is offered.
#[derive(Clone, Copy)]
pub struct Offer {
    /// The link, made from the state of the moment.
    pub link: fn(&State) -> String,
    /// Whether the outage log was too long for it.
    pub without_outages: fn(&State) -> bool,
    /// What the field with the link is called.
    pub label: Message,
    /// What the button says.
    pub button: Message,
}

impl Offer {
    /// The result that is on the screen.
    pub const RESULT: Self =
        Self { link: link_of, without_outages, label: say::report::LINK_LABEL, button: say::report::COPY };
}

/// The link to what is on the screen: the page's own address, without query, and the fragment.
pub fn link_of(state: &State) -> String {
    format!("{}#{}", address::page(), link::encode_fitting(state.shown()).link)
}

fn without_outages(state: &State) -> bool {
    link::encode_fitting(state.shown()).without_outages
}

/// Renders the button, the outcome and the link itself.
pub fn copy_link(store: Store, offer: Offer) -> El {
    let text = store.text;
    let outcome = RwSignal::new(String::new());
    let copy = move |_| {
        let link = store.peek(offer.link);
        leptos::task::spawn_local(async move {
            let copied = clipboard::copy(&link).await;
            if copied {
                host::shared("link");
            }
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
            el("div").class("field").add(el("label").set("for", FIELD).add(text.get(offer.label))).add(
                el("input")
                    .set("id", FIELD)
                    .set("type", "text")
                    .set("readonly", "")
                    .value(move || store.with(offer.link)),
            ),
        )
        .add(now(move || {
            store
                .with(offer.without_outages)
                .then(|| el("p").class("note").add(text.get(say::report::LINK_WITHOUT_OUTAGES)))
        }))
        // A field shows one line of it; on paper all of it is needed.
        .add(el("p").class("link-text print-only").add(text_now(move || store.with(offer.link))))
        .add(
            el("button").set("type", "button").class("primary").on("click", copy).add(text.get(offer.button)),
        )
        .add(el("p").class("outcome").set("role", "status").add(text_now(move || outcome.get())))
}
