//! *Check your answers*: all of them by area, and which ones count.

use crate::content::{AREAS, QUESTIONS, QuestionId, counts_in, questions_of, say};
use crate::domain::question::Mode;
use crate::report::readiness::answer_words;
use crate::state::Action;
use crate::state::route::Route;
use crate::ui::store::Store;
use leptos::prelude::*;

/// The quick questions take about six minutes; the others are taken to go at the same pace.
const QUICK_MINUTES: usize = 6;

/// Renders the check.
pub fn screen(store: Store) -> AnyView {
    let text = store.text;
    let summary = move || {
        store.with(|state| {
            let answered = text.whole(state.own.answered() as u64);
            let total = text.whole(state.own.asked().count() as u64);
            match state.own.mode {
                Mode::Quick => text.say(say::check::quick_summary(&answered, &total)),
                Mode::Full => text.say(say::check::full_summary(&answered, &total)),
            }
        })
    };
    let open = Memo::new(move |_| store.with(|state| state.own.first_unanswered().is_some()));
    let mode = Memo::new(move |_| store.with(|state| state.own.mode));
    let areas = move || {
        mode.track();
        (0..AREAS).map(|area| area_list(store, area)).collect_view()
    };
    view! {
        <section class="check">
            <h1>{text.get(say::check::TITLE)}</h1>
            <p class="lead">{summary}</p>
            <p class="buttons">
                <a class="button primary" href=Route::Report.fragment()>{text.get(say::check::REPORT)}</a>
                <a class:away=move || !open.get() href=Route::Readiness.fragment()>
                    {text.get(say::check::FIRST_OPEN)}
                </a>
            </p>
            {areas}
            {move || rest(store, mode.get())}
            <p class="buttons">
                <a class="button primary" href=Route::Report.fragment()>{text.get(say::check::REPORT)}</a>
            </p>
        </section>
    }
    .into_any()
}

fn area_list(store: Store, area: usize) -> AnyView {
    let text = store.text;
    let mode = store.peek(|state| state.own.mode);
    let questions: Vec<QuestionId> =
        questions_of(area).filter(|question| counts_in(*question, mode)).collect();
    let body = if questions.is_empty() {
        view! { <p class="quiet">{text.get(say::check::NOT_ASKED)}</p> }.into_any()
    } else {
        let rows = questions.into_iter().map(|question| answer_row(store, question)).collect_view();
        view! { <dl class="answers-list">{rows}</dl> }.into_any()
    };
    view! { <h2>{text.area(area)}</h2> {body} }.into_any()
}

fn answer_row(store: Store, question: QuestionId) -> AnyView {
    let text = store.text;
    let (answered, words) = store.peek(|state| {
        (state.own.answer(question).is_some(), answer_words(&state.own, question, text))
    });
    let verb = if answered { say::check::CHANGE } else { say::check::ANSWER };
    view! {
        <div class="row">
            <dt>{text.question(question)}</dt>
            <dd class:none=!answered>{words}</dd>
            <dd class="change">
                <a href=Route::Change(question).fragment()>
                    {text.get(verb)}
                    <span class="visually-hidden">{text.say(say::check::which(text.name(question)))}</span>
                </a>
            </dd>
        </div>
    }
    .into_any()
}

/// The offer to answer the rest, or to go back to the quick questions.
fn rest(store: Store, mode: Mode) -> AnyView {
    let text = store.text;
    let quick = crate::content::questions().filter(|question| counts_in(*question, Mode::Quick)).count();
    match mode {
        Mode::Quick => {
            let rest = QUESTIONS.saturating_sub(quick);
            let minutes = (rest * QUICK_MINUTES).div_ceil(quick.max(1));
            let kept = store.peek(|state| {
                crate::content::questions()
                    .filter(|question| !counts_in(*question, Mode::Quick))
                    .filter(|question| state.own.answer(*question).is_some())
                    .count() as u64
            });
            let answer_rest = move |_| {
                store.dispatch(Action::Count(Mode::Full));
                store.go(Route::Readiness);
            };
            let count_all = move |_| store.dispatch(Action::Count(Mode::Full));
            view! {
                <section class="more" aria-labelledby="more-title">
                    <h2 id="more-title">{text.get(say::check::MORE_TITLE)}</h2>
                    <p>
                        {text.say(say::check::more(
                            rest as u64,
                            &text.whole(minutes as u64),
                            &text.whole(rest as u64),
                        ))}
                    </p>
                    {(kept > 0).then(|| view! {
                        <p>{text.say(say::check::count_all_note(kept, &text.whole(kept)))}</p>
                    })}
                    <p class="buttons">
                        <button type="button" on:click=answer_rest>{text.get(say::check::MORE_BUTTON)}</button>
                        {(kept > 0).then(|| view! {
                            <button type="button" class="link" on:click=count_all>
                                {text.get(say::check::COUNT_ALL)}
                            </button>
                        })}
                    </p>
                </section>
            }
            .into_any()
        }
        Mode::Full => view! {
            <section class="more" aria-labelledby="more-title">
                <h2 id="more-title">{text.get(say::check::MORE_TITLE)}</h2>
                <p>{text.get(say::check::COUNT_QUICK_NOTE)}</p>
                <p class="buttons">
                    <button type="button" on:click=move |_| store.dispatch(Action::Count(Mode::Quick))>
                        {text.get(say::check::COUNT_QUICK)}
                    </button>
                </p>
            </section>
        }
        .into_any(),
    }
}
