//! The summary of a screen's mistakes.

use super::Entry;
use crate::content::say;
use crate::text::{Message, Text};
use crate::ui::node::{El, el, now};
use crate::ui::port::focus;

/// The summary of all mistakes, in the place of the screen's introduction.
pub fn summary(entries: Vec<Entry>, lead: Message, text: &'static Text) -> El {
    summary_now(move || entries.clone(), lead, text)
}

/// The same for fields that come and go; it follows the signals that `entries` reads.
pub fn summary_now(
    entries: impl Fn() -> Vec<Entry> + Send + 'static,
    lead: Message,
    text: &'static Text,
) -> El {
    let list = move || {
        let told: Vec<El> = entries()
            .iter()
            .filter_map(|entry| Some((*entry, entry.told()?)))
            .map(|(entry, mistake)| {
                let jump = move |event: web_sys::Event| {
                    event.prevent_default();
                    focus::by_id(&entry.id());
                };
                let link = el("a")
                    .set("href", &format!("#{}", entry.id()))
                    .on("click", jump)
                    .add(entry.sentence(&mistake, text));
                el("li").add(link)
            })
            .collect();
        if told.is_empty() {
            return vec![el("p").class("lead").add(text.get(lead))];
        }
        vec![
            el("div")
                .class("summary")
                .add(el("h2").add(text.get(say::field::SUMMARY_TITLE)))
                .add(el("ul").add(told)),
        ]
    };
    el("div").class("lead-or-errors").set("role", "alert").add(now(list))
}
