//! Start, hand-over day and who begins.

use super::change;
use crate::assessment::field::Field;
use crate::assessment::rota::Rota;
use crate::assessment::week::{IsoWeek, Weekday};
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

/// The week in which the rota begins, while it is typed.
#[derive(Clone, Copy)]
pub(super) struct Start {
    year: Entry,
    week: Entry,
    /// What the two made when both were last left without a mistake.
    settled: StoredValue<IsoWeek>,
}

impl Start {
    pub(super) fn new(rota: &Rota, text: &Text) -> Self {
        let start = rota.start();
        Self {
            year: Entry::new(Field::RotaYear, Some(start.year().into()), text),
            week: Entry::new(Field::RotaWeek, Some(start.week().into()), text),
            settled: StoredValue::new(start),
        }
    }

    pub(super) fn entries(self) -> [Entry; 2] {
        [self.year, self.week]
    }

    /// The start that counts, once the fields hold one.
    fn read(self) -> Option<IsoWeek> {
        let (Ok(Some(in_year)), Ok(Some(number))) = (self.year.read(), self.week.read()) else {
            self.week.set_beside(None);
            return None;
        };
        match Rota::week(in_year, number) {
            Ok(start) => {
                self.week.set_beside(None);
                if self.entries().into_iter().all(Entry::is_kept) {
                    self.settled.try_set_value(start);
                }
                Some(start)
            }
            Err((_, problem)) => {
                self.week.set_beside(Some(problem));
                if self.year.is_judged() {
                    self.week.judge(true);
                }
                // A week 5 that is only the beginning of a week 53 must not stay behind.
                let left = self.entries().into_iter().all(|entry| entry.is_settled() || entry.is_kept());
                left.then(|| self.settled.try_get_value()).flatten()
            }
        }
    }

    pub(super) fn view(self, store: Store, input: Memo<RotaInput>) -> El {
        view(self, store, input)
    }
}

fn view(fields: Start, store: Store, input: Memo<RotaInput>) -> El {
    let text = store.text;
    let rota = input.with_untracked(|input| input.rota.clone());
    let typed = move || {
        let Some(start) = fields.read() else { return };
        if input.try_with_untracked(|input| input.rota.start() != start) == Some(true) {
            change(store, |rota| rota.with_start(start));
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
        .add(number_field(fields.year, text, typed))
        .add(number_field(fields.week, text, typed))
        .add(hand_over)
        .add(first)
}
