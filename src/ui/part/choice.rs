//! Choices among a few: a list to choose from, a box to tick.

use crate::ui::node::{El, el};
use leptos::prelude::{event_target_checked, event_target_value};

/// A list to choose from; `chosen` says which value it starts with, and `choose` gets the value chosen.
pub fn select(
    id: &str,
    label: &str,
    options: &[(String, String)],
    chosen: &str,
    choose: impl Fn(String) + 'static,
) -> El {
    let options: Vec<El> = options
        .iter()
        .map(|(value, words)| {
            let option = el("option").set("value", value).add(words.as_str());
            if value == chosen { option.set("selected", "") } else { option }
        })
        .collect();
    el("div").class("field").add(el("label").set("for", id).add(label)).add(
        el("select").set("id", id).on("change", move |event| choose(event_target_value(&event))).add(options),
    )
}

/// A box to tick; `tick` gets whether it is.
pub fn checkbox(id: &str, label: &str, ticked: bool, tick: impl Fn(bool) + 'static) -> El {
    el("div")
        .class("choice")
        .add(
            el("input")
                .set("id", id)
                .set("type", "checkbox")
                .checked(move || ticked)
                .on("change", move |event| tick(event_target_checked(&event))),
        )
        .add(el("label").set("for", id).add(label))
}
