//! *Check your answers*: all of them by area, and which ones count.

use crate::content::{AREAS, QUESTIONS, QuestionId, counts_in, questions_of, say};
use crate::domain::question::{Answer, Mode};
use crate::report::readiness::answer_words;
use crate::state::Action;
use crate::state::route::Route;
use crate::text::Message;
use crate::ui::node::{El, IntoNode, condition, el, now, text_now};
use crate::ui::port::focus;
use crate::ui::store::Store;
use leptos::prelude::*;

/// The quick questions take about six minutes; the others are taken to go at the same pace.
const QUICK_MINUTES: usize = 6;

/// Renders the check.
pub fn screen(store: Store) -> El {
    let text = store.text;
    let summary = move || {
        store.with(|state| {
            let answered = text.whole(state.own.answered() as u64);
            let total = text.whole(state.own.asked().len() as u64);
            match state.own.mode {
                Mode::Quick => text.say(say::check::quick_summary(&answered, &total)),
                Mode::Full => text.say(say::check::full_summary(&answered, &total)),
            }
        })
    };
    let open = condition(move || store.with(|state| state.own.first_unanswered().is_some()));
    let full = condition(move || store.with(|state| state.own.mode == Mode::Full));
    let mode = move || if full.get() { Mode::Full } else { Mode::Quick };
    let report = || {
        el("a")
            .class("button primary")
            .set("href", &Route::Report.fragment())
            .add(text.get(say::check::REPORT))
    };
    el("section")
        .class("check")
        .add(el("h1").add(text.get(say::check::TITLE)))
        .add(el("p").class("lead").add(text_now(summary)))
        .add(
            el("p").class("buttons").add(report()).add(
                el("a")
                    .class_while("next", "away", move || !open.get())
                    .set("href", &Route::Readiness.fragment())
                    .add(text.get(say::check::FIRST_OPEN)),
            ),
        )
        .add(now(move || {
            let mode = mode();
            (0..AREAS).map(|area| area_list(store, area, mode)).collect::<Vec<_>>()
        }))
        .add(now(move || rest(store, mode())))
        .add(el("p").class("buttons").add(report()))
}

fn area_list(store: Store, area: usize, mode: Mode) -> El {
    let text = store.text;
    let rows: Vec<El> = questions_of(area)
        .filter(|question| counts_in(*question, mode))
        .map(|question| answer_row(store, question))
        .collect();
    let body = if rows.is_empty() {
        el("p").class("quiet").add(text.get(say::check::NOT_ASKED))
    } else {
        el("dl").class("answers-list").add(rows)
    };
    el("div").add(el("h2").add(text.area(area))).add(body)
}

fn answer_row(store: Store, question: QuestionId) -> El {
    let text = store.text;
    let (answered, words) =
        store.peek(|state| (state.own.answer(question).is_some(), answer_words(&state.own, question, text)));
    let class = match store.peek(|state| state.own.answer(question)) {
        None => "none",
        Some(Answer::Unknown) => "unknown",
        Some(_) => "own",
    };
    let verb = if answered { say::check::CHANGE } else { say::check::ANSWER };
    let which = text.say(say::check::which(text.name(question)));
    let change = el("a")
        .set("href", &Route::Change(question).fragment())
        .add(text.get(verb))
        .add(el("span").class("visually-hidden").add(which));
    el("div")
        .class("row")
        .add(el("dt").add(text.question(question)))
        .add(el("dd").class(class).add(words))
        .add(el("dd").class("change").add(change))
}

/// The offer to answer the rest, or to go back to the quick questions.
fn rest(store: Store, mode: Mode) -> El {
    let text = store.text;
    let outside = || crate::content::questions().filter(|question| !counts_in(*question, Mode::Quick));
    let button = |class: &str, message: Message, act: fn(Store)| {
        el("button")
            .set("type", "button")
            .class(class)
            .on("click", move |_| act(store))
            .add(text.get(message))
    };
    let count_all = |store: Store| {
        store.dispatch(Action::Count(Mode::Full));
        focus::heading_soon();
    };
    let (notes, buttons) = match mode {
        Mode::Quick => {
            let rest = outside().count();
            let quick = QUESTIONS.saturating_sub(rest);
            let minutes = (rest * QUICK_MINUTES).div_ceil(quick.max(1));
            let kept = store
                .peek(|state| outside().filter(|question| state.own.answer(*question).is_some()).count())
                as u64;
            let mut notes = vec![text.say(say::check::more(
                rest as u64,
                &text.whole(minutes as u64),
                &text.whole(rest as u64),
            ))];
            let mut buttons = vec![button("secondary", say::check::MORE_BUTTON, |store| {
                store.dispatch(Action::Count(Mode::Full));
                store.go(Route::Readiness);
            })];
            if kept > 0 {
                notes.push(text.say(say::check::count_all_note(kept, &text.whole(kept))));
                buttons.push(button("link", say::check::COUNT_ALL, count_all));
            }
            (notes, buttons)
        }
        Mode::Full => (
            vec![text.get(say::check::COUNT_QUICK_NOTE).to_owned()],
            vec![button("secondary", say::check::COUNT_QUICK, |store| {
                store.dispatch(Action::Count(Mode::Quick));
                focus::heading_soon();
            })],
        ),
    };
    let notes: Vec<El> = notes.into_iter().map(|note| el("p").add(note)).collect();
    el("section")
        .class("more")
        .set("aria-labelledby", "more-title")
        .add(el("h2").set("id", "more-title").add(text.get(say::check::MORE_TITLE)))
        .add(notes.node())
        .add(el("p").class("buttons").add(buttons))
}
