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
/// A chance to use more than a time that is no longer worth the series, which is long where the time is.
const NOBODY: f64 = 2e-9;
/// Moments that are tried for it.
const MOMENTS: usize = 24;
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
    if part.abs() < 0.5 {
        // e^z - 1 - z cancels near 0, its series does not.
        let (mut term, mut sum) = (part, Complex::ZERO);
        for n in 2..16 {
            term = term * part.times(f64::from(n).recip());
            sum = sum + term;
        }
        return sum.times((-rate).exp());
    }
    let all = (part - Complex { re: rate, im: 0.0 }).exp();
    all - (Complex::ONE + part).times((-rate).exp())
}

/// A term of the series by the size of the transform of one length alone: what comes later is no larger.
pub(super) fn bound(rate: f64, one: Complex, s: Complex) -> f64 {
    two_or_more(rate, Complex { re: one.abs(), im: 0.0 }).re / s.abs()
}

/// The size of a law's transform near `2 pi`, where it comes back for the first time if lengths are much alike; on a
/// line that reaches to `reach`.
pub(super) fn first_return(law: &Law, reach: f64) -> f64 {
    law.transform(Complex { re: 0.5 * DAMPING / reach, im: 2.0 * PI }).abs()
}

/// Whether the terms of a series, once they are nothing, stay so, because its returns add nothing that is shown.
pub(super) fn ends_early(rate: f64, first_return: f64) -> bool {
    (rate * (first_return - 1.0) + 0.5 * DAMPING).exp() < 1e-8 * 2.0 * PI * rate.sqrt()
}

/// Terms of the series that have to be summed one by one: up to the frequency of the law's own shape. What follows
/// is smooth enough for averages.
pub(super) fn direct_terms(law: &Law, x: f64) -> f64 {
    24.0 + 2.0 * x / law.cv()
}

impl Compound {
    /// The chance to use more than `x` is at most this: Markov's inequality, `E[S^k] / x^k`, for the best of some
    /// powers. The moments follow from the cumulants, `rate E[D^j]`.
    fn beyond(&self, x: f64) -> f64 {
        let mut scaled = vec![1.0];
        let mut cumulants: Vec<f64> = Vec::with_capacity(MOMENTS);
        let mut least = 1.0_f64;
        for (k, power) in (1_u32..).zip(1..=MOMENTS) {
            cumulants.push(self.rate * (self.law.ln_moment(k) - f64::from(k) * x.ln()).exp());
            // C(k - 1, j - 1), from j = 1 on.
            let mut ways = 1.0;
            let mut moment = 0.0;
            for ((j, cumulant), before) in (1_usize..).zip(&cumulants).zip(scaled.iter().rev()) {
                moment += ways * cumulant * before;
                ways *= (power - j) as f64 / j as f64;
            }
            if !moment.is_finite() {
                break;
            }
            least = least.min(moment);
            scaled.push(moment);
        }
        least
    }

    /// The chance that all incidents together take at most `x` mean lengths, to about 8 decimals; without nearly equal
    /// lengths, to 10.
    pub(super) fn at_most(&self, x: f64) -> f64 {
        let known = one_at_most(self.rate, &self.law, x);
        if x <= 0.0 || self.rate <= 0.0 {
            return known;
        }
        // Chebyshev's inequality: so far out nothing is left.
        let variance = self.rate * (1.0 + self.law.cv().powi(2));
        if x > self.rate && variance < 1e-12 * (x - self.rate).powi(2) {
            return 1.0;
        }
        if self.beyond(x) < NOBODY {
            return 1.0;
        }
        let inverse = (2.0 * x).recip();
        let place = |k: u32| Complex { re: DAMPING * inverse, im: 2.0 * PI * f64::from(k) * inverse };
        let size = |one: Complex, s: Complex| two_or_more(self.rate, one).over(s).re;
        let alternating = |k: u32, term: f64| if k.is_multiple_of(2) { term } else { -term };
        let scale = (0.5 * DAMPING).exp() / x;
        let direct = direct_terms(&self.law, x).min(MOST_TERMS) as u32;
        let ends_early = ends_early(self.rate, first_return(&self.law, x));
        let mut sum = 0.5 * size(self.law.transform(place(0)), place(0));
        let mut quiet = 0;
        for k in 1..=direct {
            let s = place(k);
            let one = self.law.transform(s);
            let term = size(one, s);
            sum += alternating(k, term);
            let later = if ends_early { term.abs() } else { bound(self.rate, one, s) };
            quiet = if later * scale < NOTHING { quiet + 1 } else { 0 };
            if quiet >= QUIET {
                break;
            }
        }
        if quiet < QUIET {
            sum = averaged(sum, direct, |k| alternating(k, size(self.law.transform(place(k)), place(k))));
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
