//! One question: native radios in a fieldset whose legend is the heading.

use crate::content::{AREAS, QuestionId, say};
use crate::domain::question::{Answer, Level};
use crate::state::Action;
use crate::state::route::Route;
use crate::ui::port::{address, focus};
use crate::ui::store::Store;
use leptos::ev::{KeyboardEvent, MouseEvent, SubmitEvent};
use leptos::prelude::*;

/// An answer that can be chosen: what it means, its key, its words.
struct Choice {
    answer: Answer,
    key: Option<u8>,
    words: &'static str,
}

/// Renders a question.
pub fn screen(store: Store, question: QuestionId, from_check: bool) -> AnyView {
    let text = store.text;
    let back = store.peek(|state| state.before(question, from_check));
    let next = store.peek(|state| state.after(question, from_check));
    let answer = Memo::new(move |_| store.with(|state| state.own.answer(question)));

    let back_address = back.fragment();
    let go_back = move |event: MouseEvent| {
        let plain = !(event.ctrl_key() || event.meta_key() || event.shift_key());
        // The real way back where it leads to the same screen; else the link itself is followed.
        if plain && address::back_to(&back.fragment()) {
            event.prevent_default();
        }
    };
    let submit = {
        let next = next.clone();
        move |event: SubmitEvent| {
            event.prevent_default();
            store.go(next.clone());
        }
    };
    let keys = move |event: KeyboardEvent| key(store, question, &next, &event);

    let choices = choices(store, question)
        .into_iter()
        .enumerate()
        .map(|(at, choice)| row(store, question, answer, at, choice))
        .collect_view();
    let continue_words = if from_check { say::question::SAVE } else { say::question::CONTINUE };
    view! {
        <section class="question">
            <form on:submit=submit novalidate>
                <a class="back" href=if back_address.is_empty() { "#".to_owned() } else { back_address } on:click=go_back>
                    {text.get(say::question::BACK)}
                </a>
                {progress(store, question, from_check)}
                <fieldset on:keydown=keys>
                    <legend><h1>{text.question(question)}</h1></legend>
                    {prerequisite(store, question)}
                    <div class="answers">{choices}</div>
                </fieldset>
                <details class="fold why">
                    <summary>{text.get(say::question::WHY)}</summary>
                    <p>{text.why(question)}</p>
                </details>
                <div class="buttons">
                    <button type="submit" class="primary">{text.get(continue_words)}</button>
                    <button
                        type="button"
                        class="link"
                        class:away=move || answer.get().is_none()
                        on:click=move |_| {
                            store.dispatch(Action::Answer(question, None));
                            focus::heading_soon();
                        }
                    >
                        {text.get(say::question::CLEAR)}
                    </button>
                </div>
                <p class="hint keys">{text.get(say::question::KEYS)}</p>
            </form>
        </section>
    }
    .into_any()
}

fn choices(store: Store, question: QuestionId) -> Vec<Choice> {
    let text = store.text;
    let mut choices: Vec<Choice> = (0..=4)
        .filter_map(|level| {
            Some(Choice {
                answer: Answer::Level(Level::new(level)?),
                key: Some(level + 1),
                words: text.level(question, level),
            })
        })
        .collect();
    choices.push(Choice {
        answer: Answer::Unknown,
        key: None,
        words: text.get(say::question::UNKNOWN),
    });
    if question.may_not_apply() {
        choices.push(Choice {
            answer: Answer::NotApplicable,
            key: None,
            words: text.get(say::question::NOT_APPLICABLE),
        });
    }
    choices
}

fn row(
    store: Store,
    question: QuestionId,
    answer: Memo<Option<Answer>>,
    at: usize,
    choice: Choice,
) -> AnyView {
    let Choice { answer: own, key, words } = choice;
    let chosen = move || answer.get() == Some(own);
    view! {
        <label class="answer" class:chosen=chosen class:aside=key.is_none()>
            <input
                type="radio"
                name="answer"
                id=format!("answer-{at}")
                prop:checked=chosen
                on:change=move |_| store.dispatch(Action::Answer(question, Some(own)))
            />
            <span class="words">{words}</span>
            {key.map(|key| view! { <kbd aria-hidden="true">{key}</kbd> })}
        </label>
    }
    .into_any()
}

/// Keys 1 to 5 choose, Enter continues; both only while focus is within the answers.
fn key(store: Store, question: QuestionId, next: &Route, event: &KeyboardEvent) {
    if event.ctrl_key() || event.meta_key() || event.alt_key() {
        return;
    }
    let key = event.key();
    if key == "Enter" {
        event.prevent_default();
        store.go(next.clone());
        return;
    }
    let level = key.parse::<u8>().ok().and_then(|key| Level::new(key.checked_sub(1)?));
    if let Some(level) = level {
        event.prevent_default();
        store.dispatch(Action::Answer(question, Some(Answer::Level(level))));
        focus::by_id(&format!("answer-{}", level.get()));
    }
}

fn prerequisite(store: Store, question: QuestionId) -> AnyView {
    let text = store.text;
    match (question.rule().gate.is_some(), question.is_required()) {
        (true, true) => view! {
            <p class="prerequisite">
                {text.get(say::question::PREREQUISITE_REQUIRED)} " " <q>{text.prerequisite(question)}</q>
            </p>
        }
        .into_any(),
        (true, false) => view! {
            <p class="prerequisite">{text.get(say::question::PREREQUISITE_PROPOSED)}</p>
        }
        .into_any(),
        _ => ().into_any(),
    }
}

/// Where one is: in words, and as a thin bar with a part for each area.
fn progress(store: Store, question: QuestionId, from_check: bool) -> AnyView {
    let text = store.text;
    let area = text.area(usize::from(question.rule().area));
    let (place, total) = store.peek(|state| {
        let place = state.own.asked().position(|asked| asked == question);
        (place.map(|place| place as u64 + 1), state.own.asked().count() as u64)
    });
    let words = match place {
        Some(place) if !from_check => {
            text.say(say::question::progress(&text.whole(place), &text.whole(total)))
        }
        _ => text.get(say::question::CHANGING).to_owned(),
    };
    let bars = (0..AREAS)
        .filter_map(|area| {
            let counts = Memo::new(move |_| {
                store.with(|state| {
                    let of_area = |asked: &QuestionId| usize::from(asked.rule().area) == area;
                    let asked = state.own.asked().filter(of_area).count();
                    let answered = state.own.asked().filter(of_area);
                    (asked, answered.filter(|asked| state.own.answer(*asked).is_some()).count())
                })
            });
            let asked = counts.get_untracked().0;
            (asked > 0).then(|| {
                view! {
                    <span style:flex-grow=asked.to_string()>
                        <span
                            style:width=move || format!("{}%", counts.get().1 * 100 / asked)
                        ></span>
                    </span>
                }
            })
        })
        .collect_view();
    view! {
        <p class="progress"><strong>{words}</strong> <span class="area">{area}</span></p>
        <div class="bar" aria-hidden="true">{bars}</div>
    }
    .into_any()
}
