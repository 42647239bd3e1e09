//! The forecast against two other ways to the same numbers, and what has to hold whatever was entered.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test fails by panicking")]

use cre_readiness::domain::forecast::{CHANCES, Lever, Outlook, Pattern, Spread};
use cre_readiness::domain::ratio::Ratio;
use cre_readiness::domain::units::PartsPerMillion;
use proptest::prelude::*;
use second_opinions::{Length, Move, panjer, simulated};

mod second_opinions;

fn hundredths(value: u32) -> Ratio {
    Ratio::new(i128::from(value), 100).unwrap()
}

/// A pattern with incidents of mean 1 second.
fn pattern(rate: Ratio, spread: Spread) -> Pattern {
    Pattern::new(rate, Ratio::ZERO, Ratio::ONE, PartsPerMillion::WHOLE, spread).unwrap()
}

fn length(spread: Spread) -> Length {
    match spread {
        Spread::Fixed => Length::Fixed,
        Spread::Exponential => Length::Exponential,
        Spread::LogNormal { cv } => Length::LogNormal(cv.to_f64()),
        Spread::Gamma { cv } => Length::Gamma(cv.to_f64()),
    }
}

fn spread() -> impl Strategy<Value = Spread> {
    (0..4, 5_u32..600).prop_map(|(kind, cv)| {
        let cv = hundredths(cv);
        match kind {
            0 => Spread::Fixed,
            1 => Spread::Exponential,
            2 => Spread::LogNormal { cv },
            _ => Spread::Gamma { cv },
        }
    })
}

/// The lattice is an honest bracket: with lengths rounded down too many windows are met, with lengths rounded up
/// too few.
#[test]
fn the_truth_lies_between_a_lattice_that_rounds_down_and_one_that_rounds_up() {
    let mut widest = 0.0_f64;
    for cv in [5, 20, 50, 100, 150, 200, 300, 500] {
        let cv = hundredths(cv);
        for spread in [Spread::Exponential, Spread::LogNormal { cv }, Spread::Gamma { cv }] {
            for (rate, x) in
                [(50, 150), (100, 144), (300, 250), (1_000, 1_200), (5_000, 5_000), (80_000, 81_000)]
            {
                let pattern = pattern(hundredths(rate), spread);
                let chance = pattern.chance(hundredths(x));
                let (rate, x) = (f64::from(rate) / 100.0, f64::from(x) / 100.0);
                let bound = |to| panjer(rate, length(spread), x, 1_500, to);
                let (high, low) = (bound(Move::Down), bound(Move::Up));
                let slack = 1e-9;
                assert!(
                    low - slack <= chance && chance <= high + slack,
                    "{spread:?}, rate {rate}, x {x}: {low} {chance} {high}"
                );
                if rate <= 3.0 {
                    widest = widest.max(high - low);
                }
            }
        }
    }
    assert!(widest < 0.03, "the bracket is {widest} wide and says little");
}

/// At twice the steps the bracket is half as wide, and its middle is within a few millionths of what is computed.
#[test]
fn a_finer_lattice_closes_in_on_the_chance() {
    for spread in [Spread::LogNormal { cv: Ratio::ONE }, Spread::Gamma { cv: hundredths(70) }] {
        let chance = pattern(Ratio::ONE, spread).chance(hundredths(144));
        let bound = |steps, to| panjer(1.0, length(spread), 1.44, steps, to);
        let middle = |steps| 0.5 * (bound(steps, Move::Down) + bound(steps, Move::Up));
        let width = |steps| bound(steps, Move::Down) - bound(steps, Move::Up);
        assert!((width(1_000) / width(2_000) - 2.0).abs() < 0.01);
        assert!((middle(4_000) - chance).abs() < 2e-6, "{spread:?}: {} {chance}", middle(4_000));
    }
}

#[test]
fn a_simulation_agrees_within_its_own_error() {
    let runs = 40_000;
    let mut seed = 4;
    for cv in [10, 70, 100, 300] {
        let cv = hundredths(cv);
        for spread in [Spread::Fixed, Spread::Exponential, Spread::LogNormal { cv }, Spread::Gamma { cv }] {
            for (rate, x) in [(40, 70), (200, 210), (1_500, 1_430)] {
                seed += 1;
                let chance = pattern(hundredths(rate), spread).chance(hundredths(x));
                let (rate, x) = (f64::from(rate) / 100.0, f64::from(x) / 100.0);
                let share = simulated(rate, length(spread), x, runs, seed);
                let error = (chance * (1.0 - chance) / f64::from(runs)).sqrt();
                assert!(
                    (share - chance).abs() < 5.0 * error,
                    "{spread:?}, rate {rate}, x {x}: {share} simulated, {chance} computed"
                );
            }
        }
    }
}

/// The table of formulas for the six patterns with a log-normal or gamma spread, to its four decimals.
#[test]
fn the_published_table_comes_out() {
    let table = [
        (100, 30.0, 43.2, [0.7482, 0.7987, 0.7139, 0.8049]),
        (200, 30.0, 43.2, [0.4900, 0.5900, 0.4223, 0.6301]),
        (100, 30.0, 21.6, [0.5718, 0.6661, 0.4895, 0.7262]),
        (100, 15.0, 4.32, [0.4199, 0.5143, 0.3788, 0.6397]),
        (50, 60.0, 43.2, [0.7676, 0.8261, 0.7061, 0.8550]),
        (100, 43.2, 43.2, [0.6518, 0.7293, 0.5858, 0.7623]),
    ];
    let [half, one, two] = [50, 100, 200].map(hundredths);
    let spreads = [
        Spread::LogNormal { cv: one },
        Spread::LogNormal { cv: two },
        Spread::Gamma { cv: half },
        Spread::Gamma { cv: two },
    ];
    for (rate, mean, budget, wants) in table {
        let seconds = |minutes: f64| Ratio::new((minutes * 600.0).round() as i128, 10).unwrap();
        for (spread, want) in spreads.into_iter().zip(wants) {
            let whole = PartsPerMillion::WHOLE;
            let pattern = Pattern::new(hundredths(rate), Ratio::ZERO, seconds(mean), whole, spread).unwrap();
            let chance = pattern.chance(seconds(budget));
            assert!((chance - want).abs() <= 1.0e-4, "{rate} {mean} {budget} {spread:?}: {chance} {want}");
        }
    }
}

#[test]
fn five_hundred_incidents_and_ten_thousand_do_not_underflow() {
    for spread in
        [Spread::Exponential, Spread::LogNormal { cv: Ratio::ONE }, Spread::Gamma { cv: Ratio::ONE }]
    {
        for rate in [500, 10_000] {
            let chance = pattern(Ratio::from_int(rate), spread).chance(Ratio::from_int(rate));
            // At the mean it is a little above a half: the sum leans to the right (Edgeworth's first term).
            let skew = match spread {
                Spread::LogNormal { .. } => 8.0 / 8.0_f64.sqrt(),
                _ => 6.0 / 8.0_f64.sqrt(),
            };
            let want = 0.5 + skew / (6.0 * (2.0 * std::f64::consts::PI * rate as f64).sqrt());
            assert!((chance - want).abs() < 1e-4, "{spread:?} {rate}: {chance} {want}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(300) })]

    #[test]
    fn more_or_longer_incidents_never_help_and_a_larger_budget_never_hurts(
        spread in spread(), rate in 1_u32..3_000, x in 0_u32..4_000, more in 1_u32..500,
    ) {
        let base = pattern(hundredths(rate), spread);
        let chance = base.chance(hundredths(x));
        let slack = 1e-9;
        prop_assert!((0.0..=1.0).contains(&chance));
        prop_assert!(chance >= base.no_incident() - slack);
        prop_assert!(base.chance(hundredths(x + more)) >= chance - slack);
        prop_assert!(pattern(hundredths(rate + more), spread).chance(hundredths(x)) <= chance + slack);
        for lever in Lever::ALL {
            prop_assert!(base.halved(lever).chance(hundredths(x)) >= chance - slack);
        }
    }

    #[test]
    fn a_quantile_is_the_smallest_time_that_is_kept(spread in spread(), rate in 1_u32..3_000) {
        let base = pattern(hundredths(rate), spread);
        for chance in CHANCES {
            let uses = base.quantile_s(chance);
            let at = |seconds: f64| base.chance(Ratio::new((seconds * 1e9).ceil() as i128, 1_000_000_000).unwrap());
            prop_assert!(at(uses) >= chance - 1e-7, "{uses}");
            if uses > 1e-3 {
                prop_assert!(at(uses * (1.0 - 1e-6)) <= chance + 1e-7, "{uses}");
            }
        }
    }

    #[test]
    fn an_outlook_is_in_order(spread in spread(), rate in 0_u32..5_000, x in 0_u32..9_000) {
        let outlook = Outlook::new(&pattern(hundredths(rate), spread), hundredths(x));
        let [half, nine, most] = outlook.uses_s;
        prop_assert!(half <= nine && nine <= most);
        for (_, chance) in outlook.halved {
            prop_assert!(chance >= outlook.chance - 1e-9 && chance <= 1.0);
        }
        let shares: Vec<f64> = outlook.histogram.curve.iter().map(|(_, share)| *share).collect();
        prop_assert!(shares.windows(2).all(|pair| pair[0] <= pair[1]));
    }
}
