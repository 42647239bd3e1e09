//! One distribution, by the method that suits its lengths.

use super::inversion::Compound;
use super::law::Law;
use super::line::{Line, Reader};
use super::quantile;
use super::series;
use super::{Pattern, Spread};
use crate::domain::ratio::Ratio;

/// Lengths that vary less than this are taken as all alike: no budget is known that well.
const ALIKE: f64 = 1e-4;
/// From this rate on the sum over incidents is slower than inverting the transform, which is as exact.
const MANY: f64 = 2_000.0;

/// How the lengths are distributed, in units of their mean.
#[derive(Clone, Debug)]
pub(super) enum Lengths {
    /// All are 1.
    Fixed,
    /// Exponential.
    Exponential,
    /// Any law with a transform.
    Other(Law),
}

impl Lengths {
    pub(super) fn of(spread: Spread) -> Self {
        let cv = spread.cv().to_f64();
        match spread {
            _ if cv < ALIKE => Self::Fixed,
            Spread::Fixed => Self::Fixed,
            Spread::Exponential => Self::Exponential,
            Spread::Gamma { cv } if cv == Ratio::ONE => Self::Exponential,
            Spread::Gamma { .. } => Self::Other(Law::gamma(cv)),
            Spread::LogNormal { .. } => Self::Other(Law::log_normal(cv)),
        }
    }
}

impl Pattern {
    /// The chance that a window keeps within a budget: `P(S <= budget)`, to at least 8 decimals, mostly 10.
    ///
    /// 1 where incidents take nothing, 0 for a budget below 0.
    #[must_use]
    pub fn chance(&self, budget_s: Ratio) -> f64 {
        let Some(place) = Place::of(self, budget_s) else {
            return if budget_s < Ratio::ZERO { 0.0 } else { 1.0 };
        };
        let rate = self.rate.to_f64();
        match Lengths::of(self.spread) {
            Lengths::Fixed => series::fixed(rate, place.whole),
            Lengths::Exponential => series::exponential(rate, place.x),
            Lengths::Other(Law::Gamma { shape }) if rate < MANY => series::gamma(rate, shape, place.x),
            Lengths::Other(law) => Compound { rate, law }.at_most(place.x),
        }
    }

    /// The bad time in seconds that a window keeps within with a chance of `chance`, 0 to below 1: the smallest `x`
    /// with `P(S <= x)` at least that. It is 0 where a window without incidents is as likely.
    #[must_use]
    pub fn quantile_s(&self, chance: f64) -> f64 {
        let rate = self.rate.to_f64();
        let guess = rate + 2.0 * (self.variance_s2().sqrt() / self.each_s.to_f64().max(f64::MIN_POSITIVE));
        let at = match Lengths::of(self.spread) {
            Lengths::Fixed => quantile::whole(rate, chance),
            Lengths::Exponential => quantile::exact(chance, guess, |x| series::exponential(rate, x)),
            Lengths::Other(law) => {
                let compound = Compound { rate, law };
                quantile::exact(chance, guess, |x| compound.at_most(x))
            }
        };
        at * self.each_s.to_f64()
    }
}

/// A budget in units of what one incident takes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    /// How many, whole ones, decided exactly.
    whole: f64,
    /// How many.
    pub(super) x: f64,
}

impl Place {
    /// `None` if incidents take nothing or the budget is below 0.
    pub(super) fn of(pattern: &Pattern, budget_s: Ratio) -> Option<Self> {
        if pattern.each_s == Ratio::ZERO || budget_s < Ratio::ZERO {
            return None;
        }
        let x = budget_s.to_f64() / pattern.each_s.to_f64();
        let whole = pattern.incidents_that_fit(budget_s).map_or(x.floor(), |whole| whole as f64);
        Some(Self { whole, x })
    }
}

/// The distribution of a pattern, set up once and read at many places.
#[derive(Debug)]
pub(super) enum Solver {
    /// Lengths all alike, with the rate.
    Fixed(f64),
    /// Exponential lengths, with the rate.
    Exponential(f64),
    /// Any other law, by its transform along one line.
    Other {
        /// The pattern's own.
        own: Compound,
        /// The same read from the line.
        reader: Reader,
        /// Half the rate, which one lever is about, read from the same line.
        half: Reader,
    },
}

impl Solver {
    /// Sets it up for times up to `reach`, in units of what one incident takes. `budget` is where most is read.
    pub(super) fn new(pattern: &Pattern, reach: f64, budget: f64) -> Self {
        let rate = pattern.rate.to_f64();
        match Lengths::of(pattern.spread) {
            Lengths::Fixed => Self::Fixed(rate),
            Lengths::Exponential => Self::Exponential(rate),
            Lengths::Other(law) => {
                let line = Line::new(&law, rate, reach, budget);
                let (reader, half) = (line.reader(rate), line.reader(0.5 * rate));
                Self::Other { own: Compound { rate, law }, reader, half }
            }
        }
    }

    /// The longest time that it is set up for.
    pub(super) const fn reach(&self) -> f64 {
        match self {
            Self::Fixed(_) | Self::Exponential(_) => f64::INFINITY,
            Self::Other { reader, .. } => reader.reach(),
        }
    }

    /// Whether the distribution rises in steps of one incident.
    pub(super) const fn steps(&self) -> bool {
        matches!(self, Self::Fixed(_))
    }

    /// The chance to keep within a place.
    pub(super) fn at_most(&self, place: Place) -> f64 {
        match self {
            Self::Fixed(rate) => series::fixed(*rate, place.whole),
            Self::Exponential(rate) => series::exponential(*rate, place.x),
            Self::Other { own, reader, .. } if reader.exact_at(place.x) => reader.at_most(&own.law, place.x),
            Self::Other { own, .. } => own.at_most(place.x),
        }
    }

    /// The same with half as many incidents.
    pub(super) fn at_most_of_half(&self, place: Place) -> f64 {
        match self {
            Self::Fixed(rate) => series::fixed(0.5 * rate, place.whole),
            Self::Exponential(rate) => series::exponential(0.5 * rate, place.x),
            Self::Other { own, half, .. } if half.exact_at(place.x) => half.at_most(&own.law, place.x),
            Self::Other { own, .. } => {
                Compound { rate: 0.5 * own.rate, law: own.law.clone() }.at_most(place.x)
            }
        }
    }

    /// The time that a window keeps within with a chance; `guess` is a place to start from.
    pub(super) fn quantile(&self, chance: f64, guess: f64) -> f64 {
        match self {
            Self::Fixed(rate) => quantile::whole(*rate, chance),
            Self::Exponential(rate) => quantile::exact(chance, guess, |x| series::exponential(*rate, x)),
            Self::Other { own, reader, .. } => {
                let exactly = |x: f64| {
                    if reader.exact_at(x) { reader.at_most(&own.law, x) } else { own.at_most(x) }
                };
                let roughly = |x: f64| reader.at_most(&own.law, x);
                // What lies just below the reach is too steep there to start from.
                if reader.exact_at(0.0) || roughly(0.95 * reader.reach()) < chance {
                    return quantile::exact(chance, guess, exactly);
                }
                let rough = quantile::exact(chance, 0.5 * reader.reach(), roughly);
                quantile::polished(chance, rough, roughly, exactly)
            }
        }
    }

    /// The distribution at even distances from 0 to `end`, for drawing: `parts + 1` values that never fall.
    pub(super) fn drawn(&self, end: f64, parts: u32) -> Vec<f64> {
        let value = |x: f64| match self {
            // A hair more: a step that falls on the place belongs to it.
            Self::Fixed(rate) => series::fixed(*rate, (x * (1.0 + 1e-12)).floor()),
            Self::Exponential(rate) => series::exponential(*rate, x),
            Self::Other { own, reader, .. } if x <= reader.reach() => reader.at_most(&own.law, x),
            Self::Other { own, .. } => own.at_most(x),
        };
        let step = end / f64::from(parts.max(1));
        let rising = |highest: &mut f64, part: u32| {
            *highest = highest.max(value(step * f64::from(part)));
            Some(*highest)
        };
        (0..=parts).scan(0.0_f64, rising).collect()
    }
}
