//! The distribution of the time that all incidents of a window take together, from its Laplace transform.
//!
//! Abate and Whitt, "Numerical inversion of Laplace transforms of probability distributions" (1995): a Fourier
//! series of the damped function. Damping by `e^-25` keeps what the series folds in from outside below `1e-10`, and
//! rounding is magnified to no more than that.

use super::complex::Complex;
use super::law::Law;
use std::f64::consts::PI;

/// What damps what is folded in: `e^-DAMPING` of the whole.
pub(super) const DAMPING: f64 = 25.0;
/// A term of the series that adds less than this is nothing.
pub(super) const NOTHING: f64 = 1e-13;
/// So many terms in a row that are nothing end the series.
pub(super) const QUIET: u32 = 12;
/// Sums that are averaged, with binomial weights, where the terms alternate and do not end.
const AVERAGED: usize = 14;
/// The longest series: lengths that are alike to a hundredth of a percent.
const MOST_TERMS: f64 = 60_000.0;

/// A Poisson number of incidents, each of a length by a law of mean 1.
#[derive(Clone, Debug)]
pub(super) struct Compound {
    /// Incidents expected.
    pub(super) rate: f64,
    /// How long one takes.
    pub(super) law: Law,
}

/// The chance that there is one incident at most and it takes `x` at most: known without any inversion.
pub(super) fn one_at_most(rate: f64, law: &Law, x: f64) -> f64 {
    if x < 0.0 { 0.0 } else { (-rate).exp() * (1.0 + rate * law.at_most(x)) }
}

/// The transform of the distribution of two incidents and more, which is smooth everywhere, times `s`, from the
/// transform of one length at `s`.
pub(super) fn two_or_more(rate: f64, one: Complex) -> Complex {
    let part = one.times(rate);
    let all = (part - Complex { re: rate, im: 0.0 }).exp();
    all - (Complex::ONE + part).times((-rate).exp())
}

impl Compound {
    /// Whether the terms of the series, once they are nothing, stay so: where lengths are much alike, the transform
    /// comes back at multiples of `2 pi`.
    fn ends_early(&self) -> bool {
        let law = self.law.transform(Complex { re: 0.0, im: 2.0 * PI });
        self.rate * (1.0 - law.abs()) > -NOTHING.ln()
    }

    /// The chance that all incidents together take at most `x` mean lengths, to about 10 decimals.
    pub(super) fn at_most(&self, x: f64) -> f64 {
        let known = one_at_most(self.rate, &self.law, x);
        if x <= 0.0 || self.rate <= 0.0 {
            return known;
        }
        let inverse = (2.0 * x).recip();
        let term = |k: u32| {
            let s = Complex { re: DAMPING * inverse, im: 2.0 * PI * f64::from(k) * inverse };
            let term = two_or_more(self.rate, self.law.transform(s)).over(s).re;
            if k.is_multiple_of(2) { term } else { -term }
        };
        let scale = (0.5 * DAMPING).exp() / x;
        // Averages smooth what is smooth: up to the frequency of the law's own shape every term counts.
        let direct = (24.0 + 2.0 * x / self.law.cv()).min(MOST_TERMS) as u32;
        let ends_early = self.ends_early();
        let mut sum = 0.5 * term(0);
        let mut quiet = 0;
        for k in 1..=direct {
            let next = term(k);
            sum += next;
            quiet = if (next * scale).abs() < NOTHING { quiet + 1 } else { 0 };
            if ends_early && quiet >= QUIET {
                break;
            }
        }
        if quiet < QUIET {
            sum = averaged(sum, direct, term);
        }
        (known + scale * sum).clamp(known.min(1.0), 1.0)
    }
}

/// Goes on from a partial sum of alternating terms: Euler's binomial average of the next partial sums.
fn averaged(from: f64, after: u32, term: impl Fn(u32) -> f64) -> f64 {
    let last = (AVERAGED - 1) as u32;
    let mut weight = 0.5_f64.powi(AVERAGED as i32 - 1);
    let (mut sum, mut average) = (from, 0.0);
    for place in 0..=last {
        sum += term(after + 1 + place);
        average += weight * sum;
        weight *= f64::from(last - place) / f64::from(place + 1);
    }
    average
}
