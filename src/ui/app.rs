//! Which screen is shown, and what stands around every screen.

use super::port::{draft, focus, page};
use super::store::Store;
use super::view;
use crate::content::say;
use crate::report::readiness;
use crate::state::route::Route;
use crate::state::{Action, DraftProblem, Kept, Screen, State, Undo};
use crate::text::Message;
use leptos::mount::mount_to;
use leptos::prelude::*;

/// Mounts the screens, the draft line of the start, the save line and the notices, each in its place.
pub fn mount(store: Store) {
    provide_context(store);
    let places: [(&str, fn(Store) -> AnyView); 4] = [
        ("screen", screens),
        ("start-draft", view::start::draft_line),
        ("saved", saved_line),
        ("notices", notices),
    ];
    for (id, part) in places {
        if let Some(place) = page::element(id) {
            mount_to(place, move || {
                provide_context(store);
                part(store)
            })
            .forget();
        }
    }
    follow_screen(store);
    page::ready();
}

fn screens(store: Store) -> AnyView {
    // Built anew only when the screen or the whole assessment changes, never for an answer or a number.
    let screen = Memo::new(move |_| (store.with(|state| state.screen), store.epoch.get()));
    let shown = move || match screen.get().0 {
        Screen::Start => ().into_any(),
        Screen::Question { question, from_check } => view::question::screen(store, question, from_check),
        Screen::Check => view::check::screen(store),
        Screen::OnCall => view::on_call::screen(store),
        Screen::ErrorBudget => view::error_budget::screen(store),
        Screen::Report => view::report::screen(store, false),
        Screen::Shared => view::report::screen(store, true),
        Screen::BadLink(error) => view::bad_link::screen(store, error),
    };
    view! { {shown} }.into_any()
}

/// Title, navigation and the plain start screen follow the state.
fn follow_screen(store: Store) {
    let text = store.text;
    Effect::new(move |_| {
        let screen = store.with(|state| state.screen);
        page::show("start", screen == Screen::Start);
        let title = store.with(|state| title(state, store));
        page::set_title(text, &title);
        page::mark_place(match screen {
            Screen::Start => None,
            Screen::Question { .. } | Screen::Check => Some("#readiness"),
            Screen::OnCall => Some("#on-call"),
            Screen::ErrorBudget => Some("#error-budget"),
            Screen::Report => Some("#report"),
            Screen::Shared | Screen::BadLink(_) => Some(""),
        });
    });
}

/// The screen's part of the document title; empty on the start.
fn title(state: &State, store: Store) -> String {
    let text = store.text;
    let plain = |message: Message| text.get(message).to_owned();
    match state.screen {
        Screen::Start => String::new(),
        Screen::Question { question, .. } => {
            let place = state.own.asked().position(|asked| asked == question);
            let words = text.name(question);
            match place {
                Some(place) => {
                    let total = state.own.asked().count();
                    let progress = text.say(say::question::progress(
                        &text.whole(place as u64 + 1),
                        &text.whole(total as u64),
                    ));
                    format!("{progress}: {words}")
                }
                None => words.to_owned(),
            }
        }
        Screen::Check => plain(say::check::TITLE),
        Screen::OnCall => plain(say::app::ON_CALL),
        Screen::ErrorBudget => plain(say::app::ERROR_BUDGET),
        Screen::Report | Screen::Shared => {
            let shown = crate::report::Readiness::new(state.shown(), text);
            let verdict = shown.map(|shown| readiness::headline(shown.verdict));
            let name = if state.screen == Screen::Shared { say::shared::BANNER } else { say::app::REPORT };
            match verdict {
                Some(verdict) => format!("{}: {}", text.get(name), text.get(verdict)),
                None => plain(name),
            }
        }
        Screen::BadLink(_) => plain(say::bad_link::TITLE),
    }
}

/// *Saved on this device* and *Forget*.
fn saved_line(store: Store) -> AnyView {
    let text = store.text;
    let saved = Memo::new(move |_| store.with(|state| state.kept == Kept::Saved));
    view! {
        {move || saved.get().then(|| view! {
            <span class="tick" aria-hidden="true"></span>
            <span>{text.get(say::saved::ON_THIS_DEVICE)}</span>
            " "
            <button type="button" class="link" on:click=move |_| {
                store.dispatch(Action::Forget);
                draft::forget();
                store.go(Route::Start);
            }>{text.get(say::saved::FORGET)}</button>
        })}
    }
    .into_any()
}

/// What is said once, at the foot of the window, until it is closed.
fn notices(store: Store) -> AnyView {
    let text = store.text;
    // Notices that were closed, by their message.
    let closed = RwSignal::new(Vec::<Message>::new());
    let current = Memo::new(move |_| {
        let message = store.with(|state| match (&state.undo, state.kept, state.draft_problem) {
            (Some(Undo::Replaced(_)), ..) => Some((say::saved::REPLACED, true)),
            (Some(Undo::Forgotten(_)), ..) => Some((say::saved::FORGOTTEN, true)),
            (None, Kept::Blocked, _) => Some((say::saved::BLOCKED, false)),
            (None, Kept::Full, _) => Some((say::saved::FULL, false)),
            (None, _, Some(DraftProblem::Unreadable)) => Some((say::saved::UNREADABLE, false)),
            (None, _, Some(DraftProblem::Newer)) => Some((say::saved::NEWER, false)),
            _ => None,
        });
        message.filter(|(message, undo)| *undo || !closed.with(|closed| closed.contains(message)))
    });
    let undo = move |_| {
        store.dispatch(Action::Undo);
        focus::heading_soon();
    };
    view! {
        <div role="status">
            {move || current.get().map(|(message, can_undo)| view! {
                <div class="notice">
                    <p>{text.get(message)}</p>
                    {can_undo.then(|| view! {
                        <button type="button" on:click=undo>{text.get(say::saved::UNDO)}</button>
                    })}
                    {(!can_undo).then(|| view! {
                        <button
                            type="button"
                            class="close"
                            aria-label=text.get(say::saved::DISMISS)
                            on:click=move |_| closed.update(|closed| closed.push(message))
                        >
                            <span aria-hidden="true">"×"</span>
                        </button>
                    })}
                </div>
            })}
        </div>
    }
    .into_any()
}
