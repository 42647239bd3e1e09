//! What a forecast costs, against the rate, the spread and, for the lattice that the tests hold against it, the
//! number of steps. `cargo bench --bench forecast` runs it; the README says how it grows.

#![allow(missing_docs, clippy::unwrap_used, reason = "a bench is no library")]

use cre_readiness::domain::forecast::{Outlook, Pattern, Spread};
use cre_readiness::domain::ratio::Ratio;
use cre_readiness::domain::units::PartsPerMillion;
use divan::{Bencher, black_box};
use second_opinions::{Length, Move};

#[path = "../tests/second_opinions/mod.rs"]
#[allow(dead_code, reason = "a bench takes a part of it")]
mod second_opinions;

fn main() {
    divan::main();
}

const RATES: [i64; 6] = [1, 10, 100, 500, 1_000, 10_000];

fn ratio(percent: i128) -> Ratio {
    Ratio::new(percent, 100).unwrap()
}

/// So many incidents a window, with a budget a little above what they use.
fn pattern(rate: i64, spread: Spread) -> (Pattern, Ratio) {
    let (rate, minute) = (Ratio::from_int(rate), Ratio::from_int(60));
    let pattern = Pattern::new(rate, minute, minute, PartsPerMillion::WHOLE, spread).unwrap();
    (pattern, pattern.mean_s().times(ratio(120)).unwrap())
}

/// Everything that one keystroke needs.
mod keystroke {
    use super::*;

    fn run(bencher: Bencher, rate: i64, spread: Spread) {
        let (pattern, budget) = pattern(rate, spread);
        bencher.bench(|| Outlook::new(black_box(&pattern), black_box(budget)));
    }

    #[divan::bench(args = RATES)]
    fn fixed(bencher: Bencher, rate: i64) {
        run(bencher, rate, Spread::Fixed);
    }

    #[divan::bench(args = RATES)]
    fn exponential(bencher: Bencher, rate: i64) {
        run(bencher, rate, Spread::Exponential);
    }

    #[divan::bench(args = RATES)]
    fn gamma_half(bencher: Bencher, rate: i64) {
        run(bencher, rate, Spread::Gamma { cv: ratio(50) });
    }

    #[divan::bench(args = RATES)]
    fn log_normal_one(bencher: Bencher, rate: i64) {
        run(bencher, rate, Spread::LogNormal { cv: ratio(100) });
    }

    #[divan::bench(args = RATES)]
    fn log_normal_five(bencher: Bencher, rate: i64) {
        run(bencher, rate, Spread::LogNormal { cv: ratio(500) });
    }

    #[divan::bench(args = RATES)]
    fn log_normal_nearly_alike(bencher: Bencher, rate: i64) {
        run(bencher, rate, Spread::LogNormal { cv: ratio(5) });
    }
}

/// The one probability of the headline.
mod chance {
    use super::*;

    #[divan::bench(args = RATES)]
    fn gamma_half(bencher: Bencher, rate: i64) {
        let (pattern, budget) = pattern(rate, Spread::Gamma { cv: ratio(50) });
        bencher.bench(|| black_box(&pattern).chance(black_box(budget)));
    }

    #[divan::bench(args = RATES)]
    fn log_normal_one(bencher: Bencher, rate: i64) {
        let (pattern, budget) = pattern(rate, Spread::LogNormal { cv: ratio(100) });
        bencher.bench(|| black_box(&pattern).chance(black_box(budget)));
    }
}

/// The same probability on a lattice, within about `1 / steps`.
#[divan::bench(args = [500, 1_000, 2_000, 4_000, 8_000])]
fn lattice(bencher: Bencher, steps: usize) {
    bencher.bench(|| {
        second_opinions::panjer(black_box(10.0), Length::LogNormal(1.0), black_box(12.0), steps, Move::Down)
    });
}
