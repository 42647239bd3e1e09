//! One inversion for many lengths of time: the transform is taken along one line and read off everywhere.

use super::complex::Complex;
use super::inversion::{
    DAMPING, NOTHING, QUIET, bound, direct_terms, ends_early, first_return, one_at_most, two_or_more,
};
use super::law::Law;
use std::f64::consts::PI;

/// Terms of a series that does not end by itself: enough to draw from, not for a number that is read.
const DRAWN: f64 = 240.0;
/// More for a longer line, so that nearly equal lengths show as the steps they make, but not more than this.
const MOST_DRAWN: f64 = 700.0;
/// Terms of the longest series.
const MOST_TERMS: f64 = 2_400.0;
/// What damps a line that is cut off: what is cut is magnified by less than with [`DAMPING`].
const DRAWN_DAMPING: f64 = 10.0;
/// A longer line would be slower than computing so many numbers each by itself.
const NUMBERS: f64 = 10.0;

/// The transform of one length along a line: for all times up to `reach` mean lengths.
#[derive(Debug)]
pub(super) struct Line {
    reach: f64,
    damping: f64,
    transforms: Vec<Complex>,
    /// The least rate for which nothing comes after the last of them.
    ended_for: f64,
}

/// The distribution for one rate, ready to be read.
#[derive(Debug)]
pub(super) struct Reader {
    reach: f64,
    damping: f64,
    rate: f64,
    terms: Vec<Complex>,
    /// Whether the series ended, so that what is read has at least 8 decimals; if not, it has 2 or 3.
    exact: bool,
}

impl Line {
    /// Follows the line as far as it matters for a rate, and for half of it where that is not much farther. `budget`
    /// is where most is read.
    pub(super) fn new(law: &Law, rate: f64, reach: f64, budget: f64) -> Self {
        let comeback = first_return(law, reach);
        let mut line = Self { reach, damping: DAMPING, transforms: Vec::new(), ended_for: f64::INFINITY };
        let nothing = NOTHING * reach * (-0.5 * DAMPING).exp();
        let drawn = (2.4 * reach).clamp(DRAWN, MOST_DRAWN);
        let worthwhile = (NUMBERS * direct_terms(law, budget)).clamp(drawn, MOST_TERMS);
        let end = line.place(worthwhile);
        let last = law.transform(end);
        let ends = |rate: &f64| ends_early(*rate, comeback) || bound(*rate, last, end) < nothing;
        let Some(least) = [0.5 * rate, rate].into_iter().find(ends) else {
            line.damping = DRAWN_DAMPING;
            line.transforms = (0..drawn as u32).map(|k| law.transform(line.place(f64::from(k)))).collect();
            return line;
        };
        let ends_early = ends_early(least, comeback);
        let mut quiet = 0;
        for k in 0..worthwhile as u32 + 2 * QUIET {
            let s = line.place(f64::from(k));
            let one = law.transform(s);
            line.transforms.push(one);
            let size = |rate: f64| {
                if ends_early { two_or_more(rate, one).abs() / s.abs() } else { bound(rate, one, s) }
            };
            quiet = if size(least).max(size(rate)) < nothing { quiet + 1 } else { 0 };
            if quiet >= QUIET {
                line.ended_for = least;
                break;
            }
        }
        line
    }

    fn place(&self, k: f64) -> Complex {
        let inverse = (2.0 * self.reach).recip();
        Complex { re: self.damping * inverse, im: 2.0 * PI * k * inverse }
    }

    /// The distribution for a rate.
    pub(super) fn reader(&self, rate: f64) -> Reader {
        let scale = (0.5 * self.damping).exp() / self.reach;
        let mut terms: Vec<Complex> = Vec::with_capacity(self.transforms.len());
        let mut loud = 0;
        for (k, one) in self.transforms.iter().enumerate() {
            let s = self.place(k as f64);
            let term = two_or_more(rate, *one).over(s).times(self.reach.recip());
            terms.push(if k == 0 { term.times(0.5) } else { term });
            if (term.abs() * self.reach) * scale >= NOTHING {
                loud = k + 1;
            }
        }
        let exact = rate >= self.ended_for;
        terms.truncate(loud);
        if !exact {
            let all = terms.len() as f64;
            for (k, term) in terms.iter_mut().enumerate() {
                *term = term.times(lanczos(k as f64 / all));
            }
        }
        Reader { reach: self.reach, damping: self.damping, rate, terms, exact }
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
        let rest = (0.5 * self.damping * x / self.reach).exp() * sum;
        (known + rest).clamp(known.min(1.0), 1.0)
    }
}
