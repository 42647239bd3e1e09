//! What two or more screens use. A part that one screen needs lives in that screen's file.

pub mod booking;
pub mod choice;
pub mod copy_link;
pub mod field;
pub mod figure;
pub mod result;
pub mod save_picture;
pub mod table;
pub mod take_along;

use crate::content::say;
use crate::text::Text;
use crate::ui::node::{El, el};
use crate::ui::port::host;

/// The button that a form ends with, also by Enter in one of its fields. Its click does it, not the form's being sent: some
/// pages embed the app where forms can't be sent.
pub fn sends(button: El, act: impl Fn(&web_sys::Event) + 'static) -> El {
    button.set("type", "submit").on("click", move |event: web_sys::Event| {
        event.prevent_default();
        act(&event);
    })
}

/// Characters of a line in a field for text, about.
const LINE: usize = 60;

/// A text to read or copy, in full.
fn text_field(id: &str, label: &str, words: String) -> El {
    let rows: usize = words.lines().map(|line| line.chars().count() / LINE + 1).sum();
    el("div").class("field text").add(el("label").set("for", id).add(label)).add(
        el("textarea")
            .set("id", id)
            .set("readonly", "")
            .set("rows", &rows.min(24).to_string())
            .value(move || words.clone()),
    )
}

/// What is said of a file, by its name if the browser took it. In a sandbox nobody hears whether it keeps it.
pub fn saved(text: &Text, name: Option<&str>) -> String {
    match name {
        Some(name) if host::boxed() => text.say(say::export::saved_if_allowed(name)),
        Some(name) => text.say(say::export::saved(name)),
        None => text.get(say::export::SAVE_FAILED).to_owned(),
    }
}
