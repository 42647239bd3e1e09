//! The two programs: a small first one with what is needed until the questions are answered, and the full one.
//!
//! Each is a binary of its own that names its [`Program`] and so holds no more than that. The first asks for the full
//! one when a visitor goes to a screen that it does not have, and hands the state over (`port/handover.rs`).

use super::node::{IntoNode, Node};
use super::store::Store;
use super::view;
use crate::content::{FILES, FULL_FILES, say};
use crate::report::readiness;
use crate::state::host::told::{self, Outcome};
use crate::state::{Screen, State};

/// What a program can show.
#[derive(Debug)]
pub struct Program {
    /// Whether it has every screen.
    pub full: bool,
    /// Language and file of its words, the reference language first.
    pub(super) words: &'static [(&'static str, &'static str)],
    /// A screen, if there is something to render for it.
    pub(super) screen: fn(Store, Screen) -> Option<Node>,
    /// The screen's part of the document title; empty on the start.
    pub(super) title: fn(&State, Store) -> String,
    /// What an embedding page may know of the result, which only the full program shows.
    pub(super) outcome: fn(&State) -> Option<Outcome>,
}

/// The start, the questions and their check.
pub static FIRST: Program =
    Program { full: false, words: FILES, screen: first_screen, title: first_title, outcome: |_| None };

/// Everything.
pub static FULL: Program =
    Program { full: true, words: FULL_FILES, screen: full_screen, title: full_title, outcome: told::outcome };

fn first_screen(store: Store, screen: Screen) -> Option<Node> {
    Some(match screen {
        Screen::Question { question, from_check } => {
            view::question::screen(store, question, from_check).node()
        }
        Screen::Check => view::check::screen(store).node(),
        // The start is plain HTML, and no other screen comes here.
        _ => return None,
    })
}

fn full_screen(store: Store, screen: Screen) -> Option<Node> {
    Some(match screen {
        Screen::Start | Screen::Question { .. } | Screen::Check => return first_screen(store, screen),
        Screen::OnCall => view::on_call::screen(store).node(),
        Screen::ErrorBudget => view::error_budget::screen(store).node(),
        Screen::Time => view::time::screen(store).node(),
        Screen::Dependencies => view::dependencies::screen(store).node(),
        Screen::Alerts => view::alerts::screen(store).node(),
        Screen::Forecast => view::forecast::screen(store).node(),
        Screen::Report => view::report::screen(store, false).node(),
        Screen::Shared => view::report::screen(store, true).node(),
        Screen::Roles => view::roles::screen(store).node(),
        Screen::Compare => view::compare::screen(store).node(),
        Screen::Team => view::team::screen(store).node(),
        Screen::BadLink(error) => view::bad_link::screen(store, error).node(),
    })
}

fn first_title(state: &State, store: Store) -> String {
    let text = store.text;
    match state.screen {
        Screen::Question { question, .. } => {
            let words = text.name(question);
            match state.own.place(question) {
                Some(place) => {
                    let total = state.own.asked().len();
                    let progress = text.say(say::question::progress(
                        &text.whole(place as u64 + 1),
                        &text.whole(total as u64),
                    ));
                    format!("{progress}: {words}")
                }
                None => words.to_owned(),
            }
        }
        Screen::Check => text.get(say::check::TITLE).to_owned(),
        _ => String::new(),
    }
}

fn full_title(state: &State, store: Store) -> String {
    let text = store.text;
    let name = match state.screen {
        Screen::Start | Screen::Question { .. } | Screen::Check => return first_title(state, store),
        Screen::OnCall => say::app::ON_CALL,
        Screen::ErrorBudget => say::app::ERROR_BUDGET,
        Screen::Time => say::app::TIME,
        Screen::Dependencies => say::app::DEPENDENCIES,
        Screen::Alerts => say::app::ALERTS,
        Screen::Forecast => say::app::FORECAST,
        Screen::Report => say::app::REPORT,
        Screen::Shared => say::shared::BANNER,
        Screen::Roles => say::roles::TITLE,
        Screen::Compare => say::compare::TITLE,
        Screen::Team => view::team::title(state),
        Screen::BadLink(_) => say::bad_link::TITLE,
    };
    let name = text.get(name);
    let verdict = match state.screen {
        Screen::Report | Screen::Shared => readiness::verdict(state.shown()),
        _ => None,
    };
    match verdict {
        Some(verdict) => format!("{name}: {}", text.get(readiness::headline(verdict))),
        None => name.to_owned(),
    }
}
