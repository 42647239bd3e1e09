//! The two fields for links, and what is wrong with what stands in them.

use super::result;
use crate::assessment::Assessment;
use crate::content::say;
use crate::link::{self, LinkError};
use crate::state::Comparison;
use crate::state::route::Route;
use crate::text::{Message, Text};
use crate::ui::node::{El, effect, el, now};
use crate::ui::part::sends;
use crate::ui::port::{address, focus, page};
use crate::ui::store::Store;
use crate::ui::view::bad_link;
use leptos::prelude::*;

/// What is wrong with a field.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Problem {
    /// Nothing stands in it, and it is needed.
    Missing,
    /// It is not meant as a link.
    NotALink,
    /// A link that does not open.
    Bad(LinkError),
}

impl Problem {
    fn words(self, text: &Text) -> String {
        match self {
            Self::Missing => text.get(say::compare::MISSING).to_owned(),
            Self::NotALink => text.get(say::compare::NOT_A_LINK).to_owned(),
            Self::Bad(error) => bad_link::reason(error, text),
        }
    }
}

/// A field while it is on the screen. It keeps what was typed.
#[derive(Clone, Copy)]
struct Entry {
    id: &'static str,
    typed: RwSignal<String>,
    told: RwSignal<Option<Problem>>,
}

impl Entry {
    /// A field that starts with the link of the address, and with what is wrong with it.
    fn new(id: &'static str, opened: Option<Result<String, String>>) -> Self {
        let broken = matches!(opened, Some(Err(_)));
        let typed = match opened {
            Some(Ok(fragment)) => format!("{}#{fragment}", address::page()),
            Some(Err(raw)) => raw,
            None => String::new(),
        };
        let entry = Self { id, typed: RwSignal::new(typed), told: RwSignal::new(None) };
        if broken {
            entry.told.set(entry.read().err());
        }
        entry
    }

    /// The link in the field, checked; `None` if it is empty.
    fn read(self) -> Result<Option<String>, Problem> {
        self.typed.with_untracked(|typed| {
            if typed.trim().is_empty() {
                return Ok(None);
            }
            let fragment = link::in_text(typed).ok_or(Problem::NotALink)?;
            link::decode_known(fragment).map_err(Problem::Bad)?;
            Ok(Some(fragment.to_owned()))
        })
    }

    /// What stands in the field, told from now on if it is wrong or missing.
    fn judge(self, needed: bool) -> Result<Option<String>, Problem> {
        let read = match self.read() {
            Ok(None) if needed => Err(Problem::Missing),
            read => read,
        };
        self.told.set(read.as_ref().err().copied());
        read
    }

    fn field(self, text: &'static Text, label: Message, hint: Message) -> El {
        let Self { id, typed, told } = self;
        let (hint_id, error_id) = (format!("{id}-hint"), format!("{id}-error"));
        let described = move || Some(if told.get().is_some() { error_id.clone() } else { hint_id.clone() });
        let help = move || match told.get() {
            None => el("p").class("hint").set("id", &format!("{id}-hint")).add(text.get(hint)),
            Some(problem) => {
                el("p").class("error").set("id", &format!("{id}-error")).add(problem.words(text))
            }
        };
        let on_input = move |event| {
            typed.set(event_target_value(&event));
            // A mistake that is mended goes at once; a new one waits for the button.
            if told.get_untracked().is_some() && self.read().is_ok() {
                told.set(None);
            }
        };
        el("div")
            .class_while("field", "wrong", move || told.get().is_some())
            .add(el("label").set("for", id).add(text.get(label)))
            .add(
                el("input")
                    .set("id", id)
                    .set("type", "text")
                    .set("inputmode", "url")
                    .set("autocomplete", "off")
                    .set("autocapitalize", "off")
                    .set("spellcheck", "false")
                    .value(move || typed.get())
                    .follow("aria-describedby", described)
                    .follow("aria-invalid", move || told.get().map(|_| "true".to_owned()))
                    .on("input", on_input),
            )
            .add(now(help))
    }
}

/// Renders the fields and the button.
pub(super) fn form(store: Store) -> El {
    let text = store.text;
    let (first, second) = opened(store);
    let (first, second) = (Entry::new("first-link", first), Entry::new("second-link", second));
    let has_draft = store.peek(|state| state.own.has_content());
    effect(move || page::mark_error(text, first.told.get().is_some() || second.told.get().is_some()));
    let compare = move |_: &web_sys::Event| {
        let draft = store.peek(|state| state.own.has_content());
        match (first.judge(true), second.judge(!draft)) {
            (Ok(one), Ok(other)) => {
                store.go(Route::Compare(one, other));
                focus::part_soon(result::HEADING);
            }
            (Err(_), _) => focus::by_id(first.id),
            (Ok(_), Err(_)) => focus::by_id(second.id),
        }
    };
    let hint = if has_draft { say::compare::SECOND_HINT } else { say::compare::SECOND_HINT_NO_DRAFT };
    el("form")
        .class("links")
        .set("novalidate", "")
        .add(first.field(text, say::compare::FIRST, say::compare::FIRST_HINT))
        .add(second.field(text, say::compare::SECOND, hint))
        .add(
            el("p")
                .class("buttons")
                .add(sends(el("button").class("primary").add(text.get(say::compare::BUTTON)), compare)),
        )
}

/// The two links of the address: `Ok` those that open, `Err` what else stands there.
type Opened = (Option<Result<String, String>>, Option<Result<String, String>>);

fn opened(store: Store) -> Opened {
    let one = |result: &Option<Result<Assessment, LinkError>>, link: &Option<String>| {
        let link = link.clone().unwrap_or_default();
        result.as_ref().map(|result| if result.is_ok() { Ok(link) } else { Err(link) })
    };
    store.peek(|state| {
        let Comparison { first, second, links } = &state.comparison;
        (one(first, &links.0), one(second, &links.1))
    })
}
