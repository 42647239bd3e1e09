//! One question: native radios in a fieldset whose legend is the heading.

use crate::content::{AREAS, QuestionId, say};
use crate::domain::question::{Answer, Level};
use crate::state::Action;
use crate::state::host::Tool;
use crate::state::route::Route;
use crate::ui::node::{El, el};
use crate::ui::part::sends;
use crate::ui::port::{address, focus};
use crate::ui::store::Store;
use wasm_bindgen::JsCast;
use web_sys::{Event, KeyboardEvent, MouseEvent};

/// An answer that can be chosen: what it means, its key, its words.
struct Choice {
    answer: Answer,
    key: Option<u8>,
    words: &'static str,
}

/// Renders a question.
pub fn screen(store: Store, question: QuestionId, from_check: bool) -> El {
    let text = store.text;
    let back = store.peek(|state| state.before(question, from_check));
    let was_open = store.peek(|state| state.own.answer(question).is_none());
    let go_on = move || {
        let next = store.peek(|state| state.after(question, from_check, was_open));
        store.go(next);
    };
    let answer = move || store.with(|state| state.own.answer(question));

    let back_href = back.href();
    let back_to = back.fragment();
    let go_back = move |event: Event| {
        let plain = event
            .dyn_ref::<MouseEvent>()
            .is_none_or(|event| !(event.ctrl_key() || event.meta_key() || event.shift_key()));
        // The real way back where it leads to the same screen; else the link itself is followed.
        if plain && address::back_to(&back_to) {
            event.prevent_default();
        }
    };
    let choices: Vec<El> = choices(store, question)
        .into_iter()
        .enumerate()
        .map(|(at, choice)| row(store, question, at, &choice))
        .collect();
    let go_on_words = if from_check { say::question::SAVE } else { say::question::CONTINUE };
    let clear = el("button")
        .set("type", "button")
        .class_while("link", "away", move || answer().is_none())
        .on("click", move |_| {
            store.dispatch(Action::Answer(question, None));
            focus::heading_soon();
        })
        .add(text.get(say::question::CLEAR));
    // Where the questionnaire is all there is, nothing lies before it.
    let first = back == Route::Start
        && store.peek(|state| state.host.as_ref().is_some_and(|host| host.tool == Tool::Readiness));
    let form = el("form")
        .set("novalidate", "")
        .add((!first).then(|| {
            el("a")
                .class("back")
                .set("href", &back_href)
                .on("click", go_back)
                .add(text.get(say::question::BACK))
        }))
        .add(progress(store, question, from_check, was_open))
        .add(
            el("fieldset")
                .on("keydown", move |event| key(store, question, go_on, &event))
                .add(el("legend").add(el("h1").add(text.question(question))))
                .add(prerequisite(store, question))
                .add(el("p").class("hint").add(text.get(say::question::HOW)))
                .add(el("div").class("answers").add(choices)),
        )
        .add(
            el("details")
                .class("fold why")
                .add(el("summary").add(text.get(say::question::WHY)))
                .add(el("p").add(text.why(question))),
        )
        .add(
            el("div")
                .class("buttons")
                .add(sends(el("button").class("primary").add(text.get(go_on_words)), move |event| {
                    if !is_double(event) {
                        go_on();
                    }
                }))
                .add(clear),
        )
        .add(el("p").class("hint keys").add(text.get(say::question::KEYS)));
    el("section").class("question").on("click", ignore_double).add(form)
}

/// The second click of a double click on *Continue* would fall on an answer of the next question.
fn ignore_double(event: Event) {
    if is_double(&event) {
        event.prevent_default();
    }
}

fn is_double(event: &Event) -> bool {
    event.dyn_ref::<MouseEvent>().is_some_and(|event| event.detail() > 1)
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
    choices.push(Choice { answer: Answer::Unknown, key: None, words: text.get(say::question::UNKNOWN) });
    if question.may_not_apply() {
        choices.push(Choice {
            answer: Answer::NotApplicable,
            key: None,
            words: text.get(say::question::NOT_APPLICABLE),
        });
    }
    choices
}

fn answer_id(at: usize) -> String {
    format!("answer-{at}")
}

fn row(store: Store, question: QuestionId, at: usize, choice: &Choice) -> El {
    let own = choice.answer;
    let chosen = move || store.with(|state| state.own.answer(question)) == Some(own);
    let input = el("input")
        .set("type", "radio")
        .set("name", "answer")
        .set("id", &answer_id(at))
        .checked(chosen)
        .on("change", move |_| store.dispatch(Action::Answer(question, Some(own))));
    let key = choice.key.map(|key| el("kbd").set("aria-hidden", "true").add(key.to_string()));
    let class = if choice.key.is_some() { "answer" } else { "answer aside" };
    el("label")
        .class_while(class, "chosen", chosen)
        .add(input)
        .add(el("span").class("words").add(choice.words))
        .add(key)
}

/// Keys 1 to 5 choose, Enter continues; both only while focus is within the answers.
fn key(store: Store, question: QuestionId, go_on: impl Fn(), event: &Event) {
    let Some(event) = event.dyn_ref::<KeyboardEvent>() else {
        return;
    };
    if event.ctrl_key() || event.meta_key() || event.alt_key() {
        return;
    }
    let key = event.key();
    if key == "Enter" {
        event.prevent_default();
        // A key held down would race through the questions.
        if !event.repeat() {
            go_on();
        }
        return;
    }
    let level = key.parse::<u8>().ok().and_then(|key| Level::new(key.checked_sub(1)?));
    if let Some(level) = level {
        event.prevent_default();
        store.dispatch(Action::Answer(question, Some(Answer::Level(level))));
        focus::by_id(&answer_id(usize::from(level.get())));
    }
}

fn prerequisite(store: Store, question: QuestionId) -> Option<El> {
    let text = store.text;
    question.rule().gate.as_ref()?;
    let note = el("p").class("prerequisite");
    Some(if question.is_required() {
        note.add(text.get(say::question::PREREQUISITE_REQUIRED))
            .add(" ")
            .add(el("q").add(text.prerequisite(question)))
    } else {
        note.add(text.get(say::question::PREREQUISITE_PROPOSED))
    })
}

/// Where one is: in words, and as a thin bar with a part for each area.
fn progress(store: Store, question: QuestionId, from_check: bool, was_open: bool) -> Vec<El> {
    let text = store.text;
    let area = text.area(usize::from(question.rule().area));
    let (place, total) = store.peek(|state| {
        (state.own.place(question).map(|place| place as u64 + 1), state.own.asked().len() as u64)
    });
    let words = match place {
        Some(place) if !from_check => {
            text.say(say::question::progress(&text.whole(place), &text.whole(total)))
        }
        _ => text.get(if was_open { say::question::ANSWERING } else { say::question::CHANGING }).to_owned(),
    };
    let asked = store.peek(|state| state.own.asked());
    let of_area = move |area: usize| asked.iter().filter(move |asked| usize::from(asked.rule().area) == area);
    let bars: Vec<El> = (0..AREAS)
        .filter_map(|area| {
            let asked = of_area(area).count();
            let answered = move || {
                store.with(|state| of_area(area).filter(|asked| state.own.answer(**asked).is_some()).count())
            };
            // Sized by the style sheet, which knows areas of up to seven questions.
            (asked > 0).then(|| {
                el("progress")
                    .set("max", &asked.to_string())
                    .class(&format!("of-{asked}"))
                    .follow("value", move || Some(answered().to_string()))
            })
        })
        .collect();
    vec![
        el("p")
            .class("progress")
            .add(el("strong").add(words))
            .add(" ")
            .add(el("span").class("area").add(area)),
        el("div").class("bar").set("aria-hidden", "true").add(bars),
    ]
}
