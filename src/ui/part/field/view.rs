//! A field on the screen.

use super::{Asks, Entry};
use crate::content::say;
use crate::text::Text;
use crate::ui::node::{El, el, here, now};
use crate::ui::port::focus;
use leptos::prelude::*;
use std::time::Duration;
use wasm_bindgen::JsCast;
use web_sys::KeyboardEvent;

/// Time for the click that took the focus away to end.
const CLICK: Duration = Duration::from_millis(150);

/// Renders a field for a number; `typed` is called after every change of its text.
pub fn number_field(entry: Entry, text: &'static Text, typed: impl Fn() + Copy + 'static) -> El {
    field(entry, None, text, typed)
}

/// Renders a field for weeks of leave, which the element with an id describes.
pub fn leave_field(
    entry: Entry,
    hint_id: &str,
    text: &'static Text,
    typed: impl Fn() + Copy + 'static,
) -> El {
    field(entry, Some(hint_id), text, typed)
}

fn field(
    entry: Entry,
    described_by: Option<&str>,
    text: &'static Text,
    typed: impl Fn() + Copy + 'static,
) -> El {
    let id = entry.id();
    let error_id = format!("{id}-error");
    let hint_id = described_by.map_or_else(|| format!("{id}-hint"), str::to_owned);
    let described_by = (hint_id.clone(), error_id.clone());
    let told = move || entry.told();
    let (optional, mode) = match entry.asks {
        Asks::Number(field) => {
            let mode = if field.bound().decimals == 0 { "numeric" } else { "decimal" };
            (field.optional(), mode)
        }
        // A dash and a comma are on no keyboard for numbers.
        Asks::Leave => (false, "text"),
    };
    let optional = optional.then(|| el("span").class("optional").add(text.get(say::field::OPTIONAL)));
    let help = move || match told() {
        None => entry.hint(text).map(|hint| el("p").class("hint").set("id", &hint_id).add(hint)),
        Some(mistake) => {
            Some(el("p").class("error").set("id", &error_id).add(entry.sentence(&mistake, text)))
        }
    };
    let on_input = move |event| {
        let told_before = untrack(told).is_some();
        entry.take(event_target_value(&event));
        typed();
        // A mistake that is mended goes at once; a new one waits until the field is left.
        if !told_before || untrack(told).is_none() {
            entry.judge(false);
        }
    };
    let judge = move || {
        entry.keep();
        entry.judge(true);
        typed();
    };
    let here = here();
    // Leaving by a click: the click first, so that nothing moves under it.
    let leave = move |_| {
        if focus::by_pointer() {
            // The click may lead away from the screen: what counts is settled before.
            entry.change(|typed| typed.left = true);
            typed();
            here.later(CLICK, judge);
        } else {
            judge();
        }
    };
    let input = el("input")
        .set("id", &id)
        .set("type", "text")
        .set("inputmode", mode)
        .set("autocomplete", "off")
        .value(move || entry.state.with(|typed| typed.text.clone()))
        .follow("aria-describedby", move || {
            Some(if told().is_some() { described_by.1.clone() } else { described_by.0.clone() })
        })
        .follow("aria-invalid", move || told().map(|_| "true".to_owned()))
        .on("input", on_input)
        .on("blur", leave)
        .on("keydown", move |event| {
            let enter = event.dyn_ref::<KeyboardEvent>().is_some_and(|event| event.key() == "Enter");
            if enter {
                judge();
            }
        });
    el("div")
        .class_while("field", "wrong", move || told().is_some())
        .add(el("label").set("for", &id).add(entry.label(text)).add(" ").add(optional))
        .add(input)
        .add(now(help))
}
