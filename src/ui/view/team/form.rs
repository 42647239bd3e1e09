//! Where links go in: a field for many of them, files, and one's own answers.

use super::HEADING;
use crate::content::say;
use crate::link;
use crate::link::pasted::MOST_TEXT;
use crate::state::Action;
use crate::state::team::Team;
use crate::ui::node::{El, el, text_now};
use crate::ui::part::sends;
use crate::ui::port::file::{self, Refused};
use crate::ui::port::{address, focus, page};
use crate::ui::store::Store;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{File, HtmlTextAreaElement};

/// The field with the links.
const FIELD: &str = "team-links";
const FIELD_HINT: &str = "team-links-hint";
const FILES: &str = "team-files";
const FILES_HINT: &str = "team-files-hint";

fn field() -> Option<HtmlTextAreaElement> {
    page::element(FIELD)?.dyn_into().ok()
}

/// Reads what stands in the field, shows the result and goes there.
fn combine(store: Store, team: Team) {
    store.dispatch(Action::TeamPasted(Box::new(team)));
    focus::part_soon(HEADING);
}

/// Puts lines behind those in the field, and combines them all.
fn add_lines(store: Store, lines: &str) {
    let Some(field) = field() else { return };
    let mut all = field.value();
    if !all.is_empty() && !all.ends_with('\n') {
        all.push('\n');
    }
    all.push_str(lines);
    field.set_value(&all);
    combine(store, Team::read(all));
}

/// Empties the field.
pub(super) fn clear() {
    if let Some(field) = field() {
        field.set_value("");
    }
    focus::by_id(FIELD);
}

/// Renders the field and the buttons; `told` is what happened where there is no result to go to.
pub(super) fn form(store: Store, told: RwSignal<String>) -> El {
    let text = store.text;
    let tell = move |words: String| {
        told.try_set(words);
    };
    let submit = move |_: &web_sys::Event| {
        let all = field().map(|field| field.value()).unwrap_or_default();
        if all.trim().is_empty() {
            tell(text.get(say::team::NOTHING).to_owned());
            focus::by_id(FIELD);
        } else {
            tell(String::new());
            combine(store, Team::read(all));
        }
    };
    let read = move |files: Vec<File>| {
        if files.is_empty() {
            return;
        }
        leptos::task::spawn_local(async move {
            match file::texts(&files, MOST_TEXT).await {
                Ok(lines) => {
                    tell(String::new());
                    add_lines(store, &lines);
                }
                Err(Refused::TooLarge) => tell(text.say(say::team::files_too_large(&most(store)))),
                Err(Refused::Unreadable) => tell(text.get(say::team::FILES_UNREADABLE).to_owned()),
            }
        });
    };
    let drop = move |event: web_sys::Event| {
        if file::dragged(&event) {
            event.prevent_default();
            read(file::dropped(&event));
        }
    };
    let own = store.peek(|state| (state.own.answered() > 0).then(|| link::encode_fitting(&state.own).link));
    let own = own.map(|own| {
        let add = move |_| {
            if field().is_some_and(|field| field.value().contains(&own)) {
                tell(text.get(say::team::OWN_THERE).to_owned());
            } else {
                tell(String::new());
                let typed = field().map(|field| field.value()).unwrap_or_default();
                let team = store.peek(|state| state.team.with_own(&typed, &address::page(), own.clone()));
                if let Some(field) = field() {
                    field.set_value(&team.text);
                }
                combine(store, team);
            }
        };
        button("secondary").on("click", add).add(text.get(say::team::ADD_OWN))
    });
    let typed = store.peek(|state| state.team.text.clone());
    el("form")
        .class("team-form")
        .set("novalidate", "")
        .add(
            el("div")
                .class("field")
                .add(el("label").set("for", FIELD).add(text.get(say::team::LINKS)))
                .add(
                    el("textarea")
                        .set("id", FIELD)
                        .set("rows", "6")
                        // One line a link, however long.
                        .set("wrap", "off")
                        .set("autocomplete", "off")
                        .set("autocapitalize", "off")
                        .set("spellcheck", "false")
                        .set("aria-describedby", FIELD_HINT)
                        .value(move || typed.clone())
                        .on("dragover", |event| {
                            if file::dragged(&event) {
                                event.prevent_default();
                            }
                        })
                        .on("drop", drop),
                )
                .add(el("p").class("hint").set("id", FIELD_HINT).add(text.get(say::team::LINKS_HINT))),
        )
        .add(
            el("div")
                .class("field")
                .add(el("label").set("for", FILES).add(text.get(say::team::FILES)))
                .add(
                    el("input")
                        .set("id", FILES)
                        .set("type", "file")
                        .set("accept", ".txt,text/plain")
                        .set("multiple", "")
                        .set("aria-describedby", FILES_HINT)
                        .on("change", move |event| read(file::all_chosen(&event))),
                )
                .add(el("p").class("hint").set("id", FILES_HINT).add(text.get(say::team::FILES_HINT))),
        )
        .add(
            el("p")
                .class("buttons")
                .add(sends(el("button").class("primary").add(text.get(say::team::COMBINE)), submit))
                .add(own),
        )
        .add(el("p").class("outcome").set("role", "status").add(text_now(move || told.get())))
}

/// A button that submits nothing.
pub(super) fn button(class: &str) -> El {
    el("button").set("type", "button").class(class)
}

/// The longest text, in megabytes.
pub(super) fn most(store: Store) -> String {
    store.text.whole(MOST_TEXT as u64 / (1024 * 1024))
}
