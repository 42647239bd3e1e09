//! A field for a day, as the browser has it.

use crate::assessment::date::Day;
use crate::ui::node::{El, el};
use leptos::prelude::*;

/// Renders the field; `chosen` follows the day there is, `choose` gets the day chosen, none where it was emptied.
pub fn day_field(
    id: &str,
    label: &str,
    hint: Option<&str>,
    chosen: impl Fn() -> Option<Day> + Send + 'static,
    choose: impl Fn(Option<Day>) + 'static,
) -> El {
    let hint_id = format!("{id}-hint");
    let input = el("input")
        .set("id", id)
        .set("type", "date")
        .set("min", "1970-01-01")
        .set("max", "9999-12-31")
        .value(move || chosen().map_or(String::new(), Day::iso))
        .on("change", move |event| choose(Day::from_iso(&event_target_value(&event))));
    let input = if hint.is_some() { input.set("aria-describedby", &hint_id) } else { input };
    el("div")
        .class("field")
        .add(el("label").set("for", id).add(label))
        .add(input)
        .add(hint.map(|hint| el("p").class("hint").set("id", &hint_id).add(hint)))
}
