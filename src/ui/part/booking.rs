//! *Book a meeting* and *Write to us*, which can carry the summary and the link along.

use super::copy_link::link_of;
use crate::content::say;
use crate::export::carry::Carried;
use crate::report::Report;
use crate::text::Message;
use crate::ui::node::{El, el, now};
use crate::ui::port::config::Config;
use crate::ui::store::Store;
use leptos::prelude::*;

const CARRY: &str = "carry";

/// Renders the choice, what it hands over, and the ways to get in touch.
pub fn booking(store: Store) -> Vec<El> {
    let text = store.text;
    let carry = RwSignal::new(false);
    let choice = el("p").class("choice").add(
        el("input")
            .set("id", CARRY)
            .set("type", "checkbox")
            .set("aria-describedby", "carry-hint")
            .checked(move || carry.get())
            .on("change", move |_| carry.update(|carry| *carry = !*carry)),
    );
    let ways = move || {
        let over = carry.get().then(|| carried(store));
        let shown = over.as_ref().map(|over| shown(store, over));
        vec![el("div").class("handed-over").add(shown), buttons(store, over.as_ref())]
    };
    vec![
        el("p").add(text.get(say::report::CONTACT_TEXT)),
        choice.add(el("label").set("for", CARRY).add(text.get(say::export::CARRY))),
        el("p").class("note").set("id", "carry-hint").add(text.get(say::export::CARRY_HINT)),
        el("div").class_while("ways", "carrying", move || carry.get()).add(now(ways)),
    ]
}

fn carried(store: Store) -> Carried {
    let Config { booking, contact, .. } = store.config;
    let text = store.text;
    store.with(|state| {
        let report = Report::new(state.shown(), text);
        Carried::new(&report, &link_of(state), &[contact, booking], text)
    })
}

/// The text, before anything is opened.
fn shown(store: Store, over: &Carried) -> Vec<El> {
    let text = store.text;
    let names = &store.config.booking_names;
    let note = if store.config.books_by_mail() {
        None
    } else {
        match (&names.summary, &names.link) {
            (None, None) => Some(say::export::CARRY_NOT_BOOKED),
            (None, Some(_)) => Some(say::export::CARRY_LINK_ONLY),
            (Some(_), None) => Some(say::export::CARRY_SUMMARY_ONLY),
            (Some(_), Some(_)) => None,
        }
    };
    let remark = |message: Message| el("p").class("note").add(text.get(message));
    let mut parts = vec![super::text_field("handed-over", text.get(say::export::CARRY_TEXT), over.body())];
    parts.extend(note.map(remark));
    parts.extend(over.shortened.then(|| remark(say::export::CARRY_SHORTENED)));
    parts
}

fn buttons(store: Store, over: Option<&Carried>) -> El {
    let text = store.text;
    let config = store.config;
    let (book, write) = match over {
        None => (config.booking.clone(), config.contact.clone()),
        Some(over) if config.books_by_mail() => (over.mail(&config.booking), over.mail(&config.contact)),
        Some(over) => (over.web(&config.booking, &config.booking_names), over.mail(&config.contact)),
    };
    // Web addresses open beside this page; a mail address opens the mail program.
    let link = |address: &str, words: Message, class: &str| {
        let link = el("a").class(class).set("href", address).set("rel", "noopener").add(text.get(words));
        // A page around is not told an address that holds what was entered.
        let link = if over.is_some() { link.set("data-own", "") } else { link };
        if address.starts_with("mailto:") { link } else { link.set("target", "_blank") }
    };
    el("p")
        .class("buttons")
        .add(link(&book, say::report::BOOK, "button primary"))
        .add(link(&write, say::report::WRITE, "button"))
        .add(link(&config.ebook, say::report::EBOOK, "button"))
}
