//! The people: names for this page, shares, nights and leave.

use super::change;
use crate::assessment::field::Field;
use crate::assessment::rota::{LONGEST_LEAVE, LeaveProblem, LeaveWeeks, Person};
use crate::content::say;
use crate::domain::units::PartsPerMillion;
use crate::report::rota::RotaInput;
use crate::state::names::{LONGEST_NAME, Names};
use crate::text::Text;
use crate::ui::node::{El, el, now, soon, text_now};
use crate::ui::part::choice::checkbox;
use crate::ui::part::field::{Entry, number_field};
use crate::ui::part::result::fold;
use crate::ui::store::Store;
use leptos::prelude::*;

pub(super) fn view(store: Store, input: Memo<RotaInput>) -> El {
    let text = store.text;
    let people = Memo::new(move |_| input.with(RotaInput::people));
    fold(text.get(say::rota::PEOPLE_TITLE)).class("fold rota-people").add(
        el("div").add(el("p").class("hint").add(text.get(say::rota::PEOPLE_HINT))).add(soon(
            move || people.track(),
            move || -> Vec<El> { (0..people.get()).map(|place| row(store, input, place)).collect() },
        )),
    )
}

/// Changes somebody.
fn edit(store: Store, place: usize, edit: impl FnOnce(Person) -> Person) {
    change(store, |rota| {
        let person = edit(rota.person(place));
        rota.with_person(place, person)
    });
}

fn row(store: Store, input: Memo<RotaInput>, place: usize) -> El {
    let text = store.text;
    let (person, name) = input.with_untracked(|input| {
        (input.rota.person(place), Names::at(&input.names, place).unwrap_or("").to_owned())
    });
    let number = text.whole(place as u64 + 1);
    let share = Entry::in_row(
        Field::PersonShare,
        u16::try_from(place + 1).unwrap_or(u16::MAX),
        Some(person.share.ppm().into()),
        text,
    );
    let typed = move || {
        let read = share.read().ok().flatten().and_then(PartsPerMillion::from_ppm);
        let Some(share) = read else { return };
        if input.try_with_untracked(|input| input.rota.person(place).share != share) == Some(true) {
            edit(store, place, |person| Person { share, ..person });
        }
    };
    let called = move || input.with(|input| input.name(place, text));
    let id = format!("person-{}", place + 1);
    let nights = checkbox(
        &format!("{id}-no-nights"),
        &text.say(say::rota::no_nights_of(&text.say(say::rota::engineer(&number)))),
        person.no_nights,
        move |ticked| edit(store, place, |person| Person { no_nights: ticked, ..person }),
    );
    el("fieldset")
        .class("rota-person")
        .add(el("legend").add(text_now(called)))
        .add(name_field(store, &id, &number, name, place))
        .add(number_field(share, text, typed))
        .add(leave_field(store, &id, &number, person.leave, place))
        .add(nights)
}

fn name_field(store: Store, id: &str, number: &str, name: String, place: usize) -> El {
    let text = store.text;
    let id = format!("{id}-name");
    el("div").class("field").add(el("label").set("for", &id).add(text.say(say::rota::name_of(number)))).add(
        el("input")
            .set("id", &id)
            .set("type", "text")
            .set("autocomplete", "off")
            .set("maxlength", &LONGEST_NAME.to_string())
            .value(move || name.clone())
            .on("change", move |event| {
                let name = event_target_value(&event);
                store.rename(|names| Names::set(&mut names.people, place, &name));
            }),
    )
}

/// Weeks as text: what is good goes on at once, a mistake is told when the field is left.
fn leave_field(store: Store, id: &str, number: &str, leave: LeaveWeeks, place: usize) -> El {
    let text = store.text;
    let (id, told_id) = (format!("{id}-leave"), format!("{id}-leave-error"));
    let problem = RwSignal::new(None::<LeaveProblem>);
    let described = told_id.clone();
    let take = move |event: web_sys::Event, judge: bool| match LeaveWeeks::parse(&event_target_value(&event))
    {
        Ok(leave) => {
            problem.try_set(None);
            if store.peek(|state| {
                let rota = state.own.calculators.rota.as_ref();
                rota.map_or(LeaveWeeks::default(), |rota| rota.person(place).leave) != leave
            }) {
                edit(store, place, |person| Person { leave, ..person });
            }
        }
        Err(wrong) => {
            if judge {
                problem.try_set(Some(wrong));
            }
        }
    };
    let told = move || {
        let words = problem.get().map(|problem| sentence(&problem, text));
        words.map(|words| el("p").class("error").set("id", &told_id).add(words))
    };
    el("div")
        .class_while("field", "wrong", move || problem.with(Option::is_some))
        .add(el("label").set("for", &id).add(text.say(say::rota::leave_of(number))))
        .add(
            el("input")
                .set("id", &id)
                .set("type", "text")
                .set("autocomplete", "off")
                .set("maxlength", &LONGEST_LEAVE.to_string())
                .value(move || leave.typed())
                .follow("aria-describedby", move || problem.with(Option::is_some).then(|| described.clone()))
                .follow("aria-invalid", move || problem.with(Option::is_some).then(|| "true".to_owned()))
                .on("input", move |event| take(event, false))
                .on("change", move |event| take(event, true)),
        )
        .add(el("div").set("role", "alert").add(now(told)))
}

fn sentence(problem: &LeaveProblem, text: &Text) -> String {
    match problem {
        LeaveProblem::NotAWeek(piece) => text.say(say::rota::error_leave_word(piece)),
        LeaveProblem::OutOfRange(piece) => text.say(say::rota::error_leave_range(piece)),
        LeaveProblem::Backwards(piece) => text.say(say::rota::error_leave_backwards(piece)),
        LeaveProblem::TooLong => text.get(say::rota::ERROR_LEAVE_LONG).to_owned(),
    }
}
