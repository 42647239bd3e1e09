//! Start, hand-over day and who begins.

use super::change;
use crate::assessment::field::Field;
use crate::assessment::rota::Rota;
use crate::assessment::week::Weekday;
use crate::content::say;
use crate::report::rota::RotaInput;
use crate::text::{Message, Text};
use crate::ui::node::{El, condition, el, soon};
use crate::ui::part::choice::select;
use crate::ui::part::field::{Entry, number_field};
use crate::ui::store::Store;
use leptos::prelude::*;

/// The days of a week, Monday first.
const DAYS: [Message; 7] = [
    say::rota::MONDAY,
    say::rota::TUESDAY,
    say::rota::WEDNESDAY,
    say::rota::THURSDAY,
    say::rota::FRIDAY,
    say::rota::SATURDAY,
    say::rota::SUNDAY,
];

/// What a day of the week is called.
pub(super) fn day_name(day: Weekday, text: &Text) -> &str {
    DAYS.get(usize::from(day.days_after_monday())).map_or("", |name| text.get(*name))
}

pub(super) fn view(store: Store, input: Memo<RotaInput>) -> El {
    let text = store.text;
    let rota = input.with_untracked(|input| input.rota.clone());
    let year = Entry::new(Field::RotaYear, Some(rota.start().year().into()), text);
    let week = Entry::new(Field::RotaWeek, Some(rota.start().week().into()), text);
    let typed = move || {
        let (Ok(Some(in_year)), Ok(Some(number))) = (year.read(), week.read()) else {
            return week.set_beside(None);
        };
        match Rota::week(in_year, number) {
            Ok(start) => {
                week.set_beside(None);
                if input.try_with_untracked(|input| input.rota.start() != start) == Some(true) {
                    change(store, |rota| rota.with_start(start));
                }
            }
            Err((_, problem)) => {
                week.set_beside(Some(problem));
                if year.is_judged() {
                    week.judge(true);
                }
            }
        }
    };
    let days: Vec<(String, String)> = Weekday::ALL
        .into_iter()
        .map(|day| (day.days_after_monday().to_string(), day_name(day, text).to_owned()))
        .collect();
    let hand_over = select(
        "hand-over",
        text.get(say::rota::HAND_OVER),
        &days,
        &rota.hand_over().days_after_monday().to_string(),
        move |chosen| {
            if let Some(day) = chosen.parse().ok().and_then(Weekday::from_monday) {
                change(store, |rota| rota.with_hand_over(day));
            }
        },
    );
    // The names to choose from follow the names typed and the number of people.
    let names = Memo::new(move |_| input.with(|input| input.all_names(text)));
    let several = condition(move || input.with(|input| input.sites > 1));
    let follows = move || {
        several.track();
        names.track();
    };
    let first = soon(follows, move || {
        // With several sites each one begins with its first.
        (!several.get()).then(|| {
            let names = names.get();
            let options: Vec<(String, String)> =
                names.iter().enumerate().map(|(place, name)| (place.to_string(), name.clone())).collect();
            let chosen = input.with_untracked(|input| input.rota.first());
            select(
                "first-primary",
                text.get(say::rota::FIRST),
                &options,
                &chosen.to_string(),
                move |chosen| {
                    if let Ok(first) = chosen.parse() {
                        change(store, |rota| rota.with_first(first));
                    }
                },
            )
        })
    });
    el("div")
        .class("rota-start")
        .add(number_field(year, text, typed))
        .add(number_field(week, text, typed))
        .add(hand_over)
        .add(first)
}
