//! Which screen is shown, and what stands around every screen.

use super::node::{self, IntoNode, Node, condition, effect, el, now};
use super::port::{draft, focus, page};
use super::store::Store;
use super::view;
use crate::content::say;
use crate::state::route::Route;
use crate::state::{Action, DraftProblem, Kept, Screen, Undo};
use leptos::prelude::*;
use std::cell::RefCell;

/// Renders one of the places around the plain HTML.
type Part = fn(Store) -> Node;

/// Mounts the screens, the draft line of the start, the save line and the notices, each in its place.
pub fn mount(store: Store) {
    let places: [(&str, Part); 6] = [
        ("host-notice", view::embedded::notice),
        ("screen", screens),
        ("start-draft", view::start::draft_line),
        ("saved", saved_line),
        ("notices", notices),
        ("rest", view::embedded::rest),
    ];
    for (id, part) in places {
        if let Some(place) = page::element(id) {
            // What the program before this one left.
            place.set_text_content(None);
            node::mount(&place, move || part(store));
        }
    }
    follow_screen(store);
    // What is said of privacy elsewhere does not hold where somebody is told something.
    effect(move || {
        page::mark("data-told", store.with(|state| state.emit().is_some()));
    });
}

fn screens(store: Store) -> Node {
    // Built anew only when the screen or the whole assessment changes, never for an answer or a number.
    let screen = Memo::new(move |_| store.with(|state| (state.screen, state.replaced)));
    now(move || (store.program.screen)(store, screen.get().0).node().fresh())
}

/// Title, navigation and the plain start screen follow the state.
fn follow_screen(store: Store) {
    let text = store.text;
    // An answer or a number changes neither; then nothing of the page around the screen is touched.
    let shown: RefCell<Option<(Screen, String)>> = RefCell::new(None);
    effect(move || {
        let now = store.with(|state| (state.screen, (store.program.title)(state, store)));
        let before = shown.replace(Some(now.clone()));
        if before.as_ref() == Some(&now) {
            return;
        }
        let (screen, title) = now;
        page::show("start", screen == Screen::Start);
        page::set_title(text, &title);
        page::mark_place(match screen {
            Screen::Start => None,
            Screen::Question { .. } | Screen::Check => Some("#readiness"),
            Screen::OnCall | Screen::Time => Some("#on-call"),
            Screen::ErrorBudget | Screen::Alerts | Screen::Dependencies | Screen::Forecast => {
                Some("#error-budget")
            }
            Screen::Report | Screen::Roles | Screen::Compare | Screen::Team => Some("#report"),
            Screen::Shared | Screen::BadLink(_) => Some(""),
        });
    });
}

/// *Saved on this device* and *Forget*.
fn saved_line(store: Store) -> Node {
    let text = store.text;
    let saved = condition(move || store.with(|state| state.kept == Kept::Saved));
    let offered = condition(move || store.with(|state| state.kept == Kept::Offered));
    let button = move |words| el("button").set("type", "button").class("link").add(text.get(words));
    now(move || {
        if saved.get() {
            let forget = move |_| {
                store.dispatch(Action::Forget);
                draft::forget();
                store.go(Route::Start);
            };
            vec![
                el("span").add(text.get(say::saved::ON_THIS_DEVICE)),
                button(say::saved::FORGET).on("click", forget),
            ]
        } else {
            offered
                .get()
                .then(|| button(say::embed::SAVE).on("click", move |_| store.save()))
                .into_iter()
                .collect()
        }
    })
}

/// What is said once, at the foot of the window, until it is closed.
fn notices(store: Store) -> Node {
    let text = store.text;
    let current = move || {
        store.with(|state| match (&state.undo, state.kept, state.draft_problem) {
            (Some(Undo::Replaced(_)), ..) => Some((say::saved::REPLACED, true)),
            (Some(Undo::Forgotten(_)), ..) => Some((say::saved::FORGOTTEN, true)),
            (None, Kept::Blocked, _) if !state.told => Some((say::saved::BLOCKED, false)),
            (None, Kept::Full, _) if !state.told => Some((say::saved::FULL, false)),
            (None, _, Some(DraftProblem::Unreadable)) => Some((say::saved::UNREADABLE, false)),
            (None, _, Some(DraftProblem::Newer)) => Some((say::saved::NEWER, false)),
            _ => None,
        })
    };
    let notice = move || {
        current().map(|(message, can_undo)| {
            let close = el("button")
                .set("type", "button")
                .set("aria-label", text.get(say::saved::DISMISS))
                .on("click", move |_| store.dispatch(Action::CloseNotice))
                .add(el("span").set("aria-hidden", "true").add("×"));
            let undo = can_undo.then(|| {
                el("button")
                    .set("type", "button")
                    .on("click", move |_| {
                        store.dispatch(Action::Undo);
                        focus::heading_soon();
                    })
                    .add(text.get(say::saved::UNDO))
            });
            el("div").class("notice").add(el("p").add(text.get(message))).add(undo).add(close)
        })
    };
    el("div").set("role", "status").add(now(notice)).node()
}
