//! Any assessment that a person could make, and those that only a newer version could.

use cre_readiness::assessment::alerts::Alerts;
use cre_readiness::assessment::calculators::Calculators;
use cre_readiness::assessment::date::Day;
use cre_readiness::assessment::on_call_details::{Numbers, OnCallDetails};
use cre_readiness::assessment::rota::{LeaveWeeks, Person, Rota};
use cre_readiness::assessment::week::Weekday;
use cre_readiness::assessment::{Assessment, BudgetInput, OnCallInput, UnknownSection};
use cre_readiness::content::{QUESTIONS, questions};
use cre_readiness::domain::bounds;
use cre_readiness::domain::question::{Answer, Level, Mode};
use cre_readiness::domain::units::PartsPerMillion;
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;

/// Sections beyond those known today; the number of a section to come would do as well.
const UNKNOWN_SECTIONS: std::ops::RangeInclusive<u16> = 60_000..=u16::MAX;

fn level(level: u8) -> Option<Answer> {
    Level::new(level).map(Answer::Level)
}

fn answers() -> impl Strategy<Value = [Option<Answer>; QUESTIONS]> {
    let answer = prop_oneof![
        2 => Just(None),
        5 => (0..=4_u8).prop_map(level),
        1 => Just(Some(Answer::Unknown)),
        1 => Just(Some(Answer::NotApplicable)),
    ];
    vec(answer, QUESTIONS).prop_map(|answers| answers.try_into().unwrap())
}

fn date() -> impl Strategy<Value = Option<Day>> {
    let extremes = prop::sample::select(vec![0, 1, 18_261, 18_262, 18_263, u32::MAX - 1, u32::MAX]);
    option::of(prop_oneof![any::<u32>(), extremes, 20_000..30_000_u32].prop_map(Day::from_unix_days))
}

/// A number within a field's limits, both ends more often than chance would have it.
fn within(bound: bounds::Bound) -> impl Strategy<Value = u64> {
    prop_oneof![Just(bound.least), Just(bound.most), bound.least..=bound.most]
}

fn on_call() -> impl Strategy<Value = OnCallInput> {
    let numbers = (within(bounds::DAYS_PER_YEAR), within(bounds::ON_SCHEDULE), within(bounds::ENGINEERS));
    numbers.prop_map(|(days, on_schedule, engineers)| {
        OnCallInput::new(days, on_schedule.min(engineers), engineers).unwrap()
    })
}

fn budget() -> impl Strategy<Value = BudgetInput> {
    let numbers = (
        within(bounds::OBJECTIVE_PERCENT),
        within(bounds::WINDOW_DAYS),
        option::of(within(bounds::REQUESTS)),
        option::of(within(bounds::OUTAGE_MINUTES)),
        option::of(within(bounds::SHARE_OF_USERS_PERCENT)),
    );
    numbers.prop_map(|(objective, window, requests, outage, share)| {
        BudgetInput::new(objective, window, requests, outage, share).unwrap()
    })
}

fn alerts() -> impl Strategy<Value = Alerts> {
    let numbers = (within(bounds::ERROR_RATIO_PERCENT), option::of(within(bounds::REQUESTS_PER_HOUR)));
    numbers.prop_map(|(error_ratio, requests)| Alerts::new(error_ratio, requests).unwrap())
}

fn person() -> impl Strategy<Value = Person> {
    (within(bounds::PERSON_SHARE_PERCENT), any::<bool>(), any::<u64>(), any::<bool>()).prop_map(
        |(share, no_nights, leave, usual)| {
            let share = PartsPerMillion::from_ppm(share).unwrap();
            // The bits of weeks 1 to 53.
            let leave = LeaveWeeks::from_bits(leave & ((1 << 54) - 2)).unwrap();
            if usual { Person::default() } else { Person { share, no_nights, leave } }
        },
    )
}

fn rota() -> impl Strategy<Value = Rota> {
    let people = vec(person(), 0..=usize::try_from(bounds::ROTA_PEOPLE.most).unwrap());
    (within(bounds::ROTA_YEAR), 1..=52_u64, 0..7_u8, 0..bounds::ROTA_PEOPLE.most, people).prop_map(
        |(year, week, day, first, people)| {
            Rota::new(year, week, Weekday::from_monday(day).unwrap(), first, people).unwrap()
        },
    )
}

fn on_call_details() -> impl Strategy<Value = OnCallDetails> {
    let numbers = (
        within(bounds::SITES),
        option::of(within(bounds::LEAVE_WEEKS)),
        within(bounds::WORK_WEEK_HOURS),
        within(bounds::ON_CALL_LIMIT_PERCENT),
        option::of(within(bounds::INCIDENTS_PER_WEEK)),
        within(bounds::HOURS_PER_INCIDENT),
        option::of(within(bounds::NIGHT_SHARE_PERCENT)),
    );
    numbers.prop_map(|(sites, leave, week, limit, incidents, hours, night)| {
        OnCallDetails::new(Numbers {
            sites,
            leave_tenths: leave,
            work_week_tenths: week,
            limit_ppm: limit,
            incidents_hundredths: incidents,
            hours_tenths: hours,
            night_share_ppm: night,
        })
        .unwrap()
    })
}

/// The calculators that came later, each used or not.
fn calculators() -> impl Strategy<Value = Calculators> {
    let parts = (option::of(alerts()), option::of(rota()), option::of(on_call_details()));
    parts.prop_map(|(alerts, rota, on_call_details)| Calculators {
        alerts,
        rota,
        on_call_details,
        ..Calculators::default()
    })
}

fn unknown_section() -> impl Strategy<Value = UnknownSection> {
    (UNKNOWN_SECTIONS, vec(any::<u8>(), 0..40)).prop_map(|(id, bytes)| UnknownSection { id, bytes })
}

/// All of it at once.
pub fn assessment() -> impl Strategy<Value = Assessment> {
    (
        any::<u16>(),
        prop::sample::select(vec![Mode::Quick, Mode::Full]),
        answers(),
        option::of(on_call()),
        option::of(budget()),
        calculators(),
        date(),
        vec(unknown_section(), 0..4),
        vec(option::weighted(0.2, 0..=4_u8), QUESTIONS),
    )
        .prop_map(
            |(edition, mode, answers, on_call, budget, calculators, date, unknown_sections, plan)| {
                let unplanned = Assessment {
                    edition,
                    mode,
                    answers,
                    on_call,
                    budget,
                    calculators,
                    date,
                    unknown_sections,
                    ..Assessment::default()
                };
                // What is no plan beside its answer is left out.
                questions().zip(plan).fold(unplanned, |mut assessment, (question, level)| {
                    assessment.set_plan(question, level.and_then(Level::new));
                    assessment
                })
            },
        )
}
