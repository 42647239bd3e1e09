//! What holds for every two results that are compared.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test fails by panicking")]

use cre_readiness::assessment::Assessment;
use cre_readiness::assessment::date::Day;
use cre_readiness::chart::{Form, dumbbell};
use cre_readiness::content::{AREAS, QUESTIONS, asked};
use cre_readiness::domain::question::{Answer, Level, Mode};
use cre_readiness::report::Compared;
use cre_readiness::report::compare::{Direction, Move};
use cre_readiness::text::Text;
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use std::sync::LazyLock;

const CASES: u32 = 10_000;

static TEXT: LazyLock<Text> = LazyLock::new(Text::reference);

fn answers() -> impl Strategy<Value = [Option<Answer>; QUESTIONS]> {
    let answer = prop_oneof![
        2 => Just(None),
        5 => (0..=4_u8).prop_map(|level| Level::new(level).map(Answer::Level)),
        1 => Just(Some(Answer::Unknown)),
        1 => Just(Some(Answer::NotApplicable)),
    ];
    vec(answer, QUESTIONS).prop_map(|answers| answers.try_into().unwrap())
}

fn assessment() -> impl Strategy<Value = Assessment> {
    let mode = prop::sample::select(vec![Mode::Quick, Mode::Full]);
    let date = option::of(any::<u32>().prop_map(Day::from_unix_days));
    (mode, date, answers()).prop_map(|(mode, date, answers)| Assessment {
        mode,
        date,
        answers,
        ..Assessment::default()
    })
}

fn mirrored(moved: Move) -> Move {
    match moved {
        Move::Up(points) => Move::Down(points),
        Move::Down(points) => Move::Up(points),
        Move::NotBefore => Move::NotAfter,
        Move::NotAfter => Move::NotBefore,
        same => same,
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(CASES))]

    #[test]
    fn the_order_of_two_dated_links_changes_nothing(
        first in assessment(),
        second in assessment(),
        today in any::<u32>(),
    ) {
        let second = if first.date == second.date {
            let other = first.date.map_or(0, |date| date.unix_days() ^ 1);
            Assessment { date: Some(Day::from_unix_days(other)), ..second }
        } else {
            second
        };
        let today = Day::from_unix_days(today);
        let straight = Compared::new(&first, &second, today, &TEXT);
        let other = Compared::new(&second, &first, today, &TEXT);
        prop_assert_ne!(straight.swapped, other.swapped);
        prop_assert_eq!(&straight.headline, &other.headline);
        prop_assert_eq!(&straight.notes, &other.notes);
        prop_assert_eq!(&straight.answers, &other.answers);
        prop_assert_eq!(straight.table(&TEXT), other.table(&TEXT));
    }

    #[test]
    fn what_rose_one_way_fell_the_other_way(first in assessment(), second in assessment()) {
        // Without dates the first is before.
        let (first, second) = (Assessment { date: None, ..first }, Assessment { date: None, ..second });
        let there = Compared::new(&first, &second, Day::from_unix_days(0), &TEXT);
        let back = Compared::new(&second, &first, Day::from_unix_days(0), &TEXT);
        prop_assert_eq!(there.areas.len(), AREAS);
        for (one, other) in there.areas.iter().zip(&back.areas) {
            prop_assert_eq!(one.moved, mirrored(other.moved));
        }
        let count = |compared: &Compared, direction: Direction| {
            let changes = compared.answers.iter().flat_map(|(_, changes)| changes);
            changes.filter(|change| change.direction == direction).count()
        };
        prop_assert_eq!(count(&there, Direction::Rise), count(&back, Direction::Fall));
        prop_assert_eq!(count(&there, Direction::Aside), count(&back, Direction::Aside));
        let mode = if first.mode == second.mode { first.mode } else { Mode::Quick };
        for change in there.answers.iter().flat_map(|(_, changes)| changes) {
            prop_assert!(asked(mode).contains(&change.question), "{:?} does not count in both", change);
        }
    }

    #[test]
    fn every_comparison_can_be_drawn(first in assessment(), second in assessment()) {
        let compared = Compared::new(&first, &second, Day::from_unix_days(0), &TEXT);
        let rows: Vec<dumbbell::Row<'_>> = compared
            .areas
            .iter()
            .map(|area| dumbbell::Row {
                label: TEXT.area_short(area.before.area),
                before: area.before.score,
                after: area.after.score,
                before_text: &area.before.value,
                after_text: &area.after.value,
                words: &area.words,
            })
            .collect();
        for form in [Form::Narrow, Form::Wide] {
            let svg = dumbbell::draw(&rows, form).to_string();
            let dots = rows.iter().map(|row| u8::from(row.before.is_some()) + u8::from(row.after.is_some()));
            prop_assert_eq!(svg.matches("<circle").count(), dots.map(usize::from).sum::<usize>());
        }
    }
}
