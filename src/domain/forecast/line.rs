//! One inversion for many lengths of time: the transform is taken along one line and read off everywhere.

use super::complex::Complex;
use super::inversion::{DAMPING, NOTHING, QUIET, one_at_most, two_or_more};
use super::law::Law;
use std::f64::consts::PI;

/// Terms of a series that does not end by itself: enough to draw from, not for a number that is read.
const DRAWN: usize = 320;
/// Terms of the longest series. Longer ones would be slower than computing each number by itself.
const MOST_TERMS: usize = 2_400;

/// The transform of one length along a line: for all times up to `reach` mean lengths.
#[derive(Debug)]
pub(super) struct Line<'a> {
    law: &'a Law,
    reach: f64,
    transforms: Vec<Complex>,
}

/// The distribution for one rate, ready to be read.
#[derive(Debug)]
pub(super) struct Reader {
    reach: f64,
    rate: f64,
    terms: Vec<Complex>,
    /// Whether the series ended, so that what is read has about 10 decimals; if not, it has about 3.
    exact: bool,
}

impl<'a> Line<'a> {
    /// Follows the line as far as it matters for the least of the rates that will be read.
    pub(super) fn new(law: &'a Law, least_rate: f64, reach: f64) -> Self {
        let mut line = Self { law, reach, transforms: Vec::new() };
        let mut quiet = 0;
        // The size of a term by the size of the transform alone: it bounds all that come after it, too.
        let bound = |one: Complex, s: Complex| {
            two_or_more(least_rate, Complex { re: one.abs(), im: 0.0 }).re / s.abs()
        };
        let scale = (0.5 * DAMPING).exp() / reach;
        for k in 0..MOST_TERMS {
            let s = line.place(k);
            let one = line.law.transform(s);
            line.transforms.push(one);
            quiet = if bound(one, s) * scale < NOTHING { quiet + 1 } else { 0 };
            let hopeless = k == DRAWN && !line.may_end();
            if quiet >= QUIET || hopeless {
                break;
            }
        }
        line
    }

    fn place(&self, k: usize) -> Complex {
        let inverse = (2.0 * self.reach).recip();
        Complex { re: DAMPING * inverse, im: 2.0 * PI * k as f64 * inverse }
    }

    /// Whether the transform falls fast enough for the longest series to end.
    fn may_end(&self) -> bool {
        self.law.transform(self.place(MOST_TERMS)).abs() < 1e-5
    }

    /// The distribution for a rate.
    pub(super) fn reader(&self, rate: f64) -> Reader {
        let scale = (0.5 * DAMPING).exp() / self.reach;
        let mut terms: Vec<Complex> = Vec::with_capacity(self.transforms.len());
        let mut loud = 0;
        for (k, one) in self.transforms.iter().enumerate() {
            let s = self.place(k);
            let term = two_or_more(rate, *one).over(s).times(self.reach.recip());
            terms.push(if k == 0 { term.times(0.5) } else { term });
            if (term.abs() * self.reach) * scale >= NOTHING {
                loud = k + 1;
            }
        }
        let exact = terms.len() >= loud + QUIET as usize;
        terms.truncate(loud);
        if !exact {
            let all = terms.len() as f64;
            for (k, term) in terms.iter_mut().enumerate() {
                *term = term.times(lanczos(k as f64 / all));
            }
        }
        Reader { reach: self.reach, rate, terms, exact }
    }
}

/// Lanczos' weight: a series that is cut off swings about the truth less with it.
fn lanczos(place: f64) -> f64 {
    let angle = PI * place;
    if angle < 1e-6 { 1.0 } else { angle.sin() / angle }
}

impl Reader {
    /// Whether a number read at `x` is as good as one computed by itself.
    pub(super) fn exact_at(&self, x: f64) -> bool {
        self.exact && x <= self.reach
    }

    /// The longest time that can be read, in mean lengths.
    pub(super) const fn reach(&self) -> f64 {
        self.reach
    }

    /// The chance that all incidents together take at most `x` mean lengths; 1 beyond the line's reach.
    pub(super) fn at_most(&self, law: &Law, x: f64) -> f64 {
        let known = one_at_most(self.rate, law, x);
        if x <= 0.0 || x > self.reach {
            return if x <= 0.0 { known } else { 1.0 };
        }
        let turn = Complex::turn(PI * x / self.reach);
        let (mut sum, mut place) = (0.0, Complex::ONE);
        for term in &self.terms {
            sum += term.re * place.re - term.im * place.im;
            place = place * turn;
        }
        let rest = (0.5 * DAMPING * x / self.reach).exp() * sum;
        (known + rest).clamp(known.min(1.0), 1.0)
    }
}
