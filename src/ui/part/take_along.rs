//! *Take it along*: the report as files, on paper, in the clipboard, as a code; and a file opened again.

use super::copy_link::link_of;
use super::result::fold;
use super::save_picture::save_picture;
use crate::chart::qr;
use crate::content::say;
use crate::export::json::{self, LoadError};
use crate::export::{csv, file_name, markdown, rows, summary};
use crate::report::{Report, Table};
use crate::state::State;
use crate::text::{Message, Text};
use crate::ui::node::{El, el, now, svg, text_now};
use crate::ui::port::{clipboard, download, file, focus, host, page, share};
use crate::ui::store::Store;
use leptos::prelude::*;
use std::sync::Arc;
use wasm_bindgen::JsCast;

/// The report as text, where the clipboard is closed.
const COPY: &str = "markdown";
/// The field for a file.
const LOAD: &str = "load-file";

/// Reads the state into a report, as the screen does.
fn report(state: &State, text: &Text) -> Report {
    Report::new(state.shown(), text)
}

/// Renders the ways to take the report along.
pub fn take_along(store: Store) -> Vec<El> {
    let text = store.text;
    let outcome = RwSignal::new(String::new());
    // What to copy by hand, while there is something.
    let by_hand = RwSignal::new(None::<String>);
    let copy = move |_| {
        let words = store.peek(|state| markdown::write(&report(state, text), &link_of(state), text));
        leptos::task::spawn_local(async move {
            let copied = clipboard::copy(&words).await;
            if copied {
                host::shared("text");
            }
            let said = if copied { say::export::COPIED } else { say::export::COPY_FAILED };
            outcome.try_set(text.get(said).to_owned());
            by_hand.try_set((!copied).then_some(words));
            if !copied {
                focus::next(COPY);
            }
        });
    };
    let share = move |_| {
        let (title, words, link) = store.peek(|state| {
            let report = report(state, text);
            (summary::title(&report, text), summary::lines(&report, text).join("\n"), link_of(state))
        });
        leptos::task::spawn_local(async move {
            if !share::share(&title, &words, &link).await {
                outcome.try_set(text.get(say::export::SHARE_FAILED).to_owned());
            }
        });
    };
    let tables = store.peek(|state| {
        let report = report(state, text);
        (rows::answers(&report, text).is_some(), rows::path(&report, text).is_some())
    });
    let save =
        move |what: &'static str, ending: &'static str, mime: &'static str, content: Option<String>| {
            let name = file_name(what, store.peek(|state| state.shown().date), ending);
            let saved = content.is_some_and(|content| download::save(&name, mime, &content));
            outcome.set(super::saved(text, saved.then_some(name.as_str())));
        };
    let as_csv = move |what: &'static str, table: fn(&Report, &Text) -> Option<Table>| {
        let content = store.peek(|state| table(&report(state, text), text));
        save(what, "csv", "text/csv;charset=utf-8", content.as_ref().map(csv::write));
    };
    let save_json = move |_| {
        let content = store.peek(|state| json::write(&report(state, text), &link_of(state), text));
        save("assessment", "json", "application/json", Some(content));
    };
    let button =
        move |words: Message| el("button").set("type", "button").class("secondary").add(text.get(words));
    let ways = el("div")
        .class("buttons")
        .add(button(say::export::COPY_MARKDOWN).on("click", copy))
        .add(tables.0.then(|| {
            button(say::export::SAVE_ANSWERS).on("click", move |_| as_csv("answers", rows::answers))
        }))
        .add(
            tables.1.then(|| button(say::export::SAVE_PATH).on("click", move |_| as_csv("path", rows::path))),
        )
        .add(button(say::export::SAVE_JSON).on("click", save_json))
        .add(button(say::export::PRINT).on("click", |_| download::print()))
        .add(share::is_there().then(|| button(say::export::SHARE).on("click", share)));
    let copied_by_hand = move || {
        by_hand.get().map(|words| super::text_field(COPY, text.get(say::export::MARKDOWN_LABEL), words))
    };
    vec![
        el("p").add(text.get(say::export::LEAD)),
        ways,
        el("p").class("outcome").set("role", "status").add(text_now(move || outcome.get())),
        el("div").class("by-hand").add(now(copied_by_hand)),
        load(store),
        code(store),
    ]
}

/// A file saved before, opened again.
fn load(store: Store) -> El {
    let text = store.text;
    let problem = RwSignal::new(None::<String>);
    let refuse = move |error: &LoadError| {
        problem.try_set(Some(text.say(say::export::load_failed(&error.words(text)))));
    };
    let chosen = move |event: web_sys::Event| {
        let Some(chosen) = file::chosen(&event) else { return };
        problem.set(None);
        leptos::task::spawn_local(async move {
            let read = match file::text(&chosen, json::MOST_BYTES).await {
                Ok(words) => json::read(&words),
                Err(file::Refused::TooLarge) => Err(LoadError::TooLarge),
                Err(file::Refused::Unreadable) => Err(LoadError::Unreadable),
            };
            match read {
                Ok(assessment) => store.open(assessment),
                Err(error) => refuse(&error),
            }
        });
    };
    let told = move || problem.get().map(|words| el("p").class("error").set("role", "alert").add(words));
    el("div")
        .class("field load")
        .add(el("label").set("for", LOAD).add(text.get(say::export::LOAD)))
        .add(el("p").class("note").set("id", "load-hint").add(text.get(say::export::LOAD_HINT)))
        .add(
            el("input")
                .set("id", LOAD)
                .set("type", "file")
                .set("accept", ".json,application/json")
                .set("aria-describedby", "load-hint")
                .on("change", chosen),
        )
        .add(now(told))
}

/// The link as a code for a camera, and as text.
fn code(store: Store) -> El {
    let text = store.text;
    let draw = move || store.with(|state| qr::draw(&link_of(state)));
    let picture = move || match draw() {
        None => vec![el("p").add(text.get(say::export::QR_TOO_LONG))],
        Some(drawn) => {
            let name: Arc<dyn Fn() -> String + Send + Sync> =
                Arc::new(move || text.get(say::export::QR).to_owned());
            let picture = el("div").class("qr").set("role", "img").set("aria-label", &name());
            let again = drawn.clone();
            vec![
                picture.add(svg(drawn)),
                save_picture(store, "qr-code", name, Arc::new(move || again.clone())),
            ]
        }
    };
    let shown = |event: web_sys::Event| {
        let fold = event.target().and_then(|fold| fold.dyn_into::<web_sys::Element>().ok());
        // Opened for paper, nobody took it.
        if fold.is_some_and(|fold| fold.has_attribute("open") && !fold.has_attribute(page::FOR_PRINT)) {
            host::shared("qr");
        }
    };
    fold(text.get(say::export::QR))
        .on("toggle", shown)
        .add(now(picture))
        .add(el("p").class("link-text").add(text_now(move || store.with(link_of))))
}
