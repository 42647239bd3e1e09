//! Whether an objective will be met: the distribution of the time that the incidents of a window take.
//!
//! Incidents come at random and independently (a Poisson number a window), each takes a length of time drawn
//! independently of the others, and the same share of it counts: `S = sum of impact x D_i`, and the objective is met
//! where `S` is at most the budget. This compound Poisson distribution is computed, not simulated:
//!
//! | Lengths | By |
//! |---|---|
//! | all alike | the Poisson distribution, decided by an exact floor |
//! | exponential, gamma | a sum over the number of incidents of incomplete gamma functions |
//! | log-normal | its Laplace transform, inverted by a Fourier series |
//!
//! Probabilities have at least seven decimals, and mostly ten. They are floats: what they are compared with is a matter of degree. Counts
//! and shares that a sentence states stay exact.

mod complex;
mod inversion;
mod law;
mod line;
mod outlook;
mod quantile;
mod series;
mod solver;
mod special;

use super::bounds::INCIDENTS_PER_WINDOW;
use super::ratio::Ratio;
use super::units::PartsPerMillion;

pub use outlook::{Bin, Histogram, Outlook, Supported, supported};

/// The chances that a forecast is read at: half of the windows, nine in ten, nineteen in twenty.
pub const CHANCES: [f64; 3] = [0.5, 0.9, 0.95];

/// How much the lengths of incidents differ from each other.
///
/// A coefficient of variation (`cv`) is the standard deviation by the mean; at 0 every length is the mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spread {
    /// All take the same time.
    Fixed,
    /// Exponential: the longer an incident lasts already, nothing more is known of its end. Its cv is 1.
    Exponential,
    /// Log-normal: the logarithm of the length is normally distributed.
    LogNormal {
        /// The coefficient of variation, from 0.
        cv: Ratio,
    },
    /// Gamma, of shape `1 / cv^2`.
    Gamma {
        /// The coefficient of variation, from 0.
        cv: Ratio,
    },
}

impl Spread {
    /// The coefficient of variation.
    #[must_use]
    pub const fn cv(self) -> Ratio {
        match self {
            Self::Fixed => Ratio::ZERO,
            Self::Exponential => Ratio::ONE,
            Self::LogNormal { cv } | Self::Gamma { cv } => cv,
        }
    }
}

/// What would make incidents cost less.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lever {
    /// Time to detect.
    Detection,
    /// Time to repair.
    Repair,
    /// Incidents per window.
    Frequency,
    /// Share of the users, or of the service, that an incident affects.
    Impact,
}

impl Lever {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Detection, Self::Repair, Self::Frequency, Self::Impact];
}

/// How often and how long a service fails.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pattern {
    rate: Ratio,
    detect_s: Ratio,
    repair_s: Ratio,
    impact: PartsPerMillion,
    spread: Spread,
    /// Bad time of an incident of mean length.
    each_s: Ratio,
    /// Bad time of a mean window.
    mean_s: Ratio,
}

/// Why there is no forecast.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PatternError {
    /// A rate, a length or a coefficient of variation is below 0.
    Negative,
    /// More incidents than can be counted with, or a result that does not fit.
    TooLarge,
}

impl Pattern {
    /// A pattern of `rate` incidents per window on average, each of which takes `detect_s` and then `repair_s` seconds
    /// on average and affects the share `impact`.
    ///
    /// # Errors
    /// See [`PatternError`]. The rate may be a hundred times what a person may enter.
    pub fn new(
        rate: Ratio,
        detect_s: Ratio,
        repair_s: Ratio,
        impact: PartsPerMillion,
        spread: Spread,
    ) -> Result<Self, PatternError> {
        if [rate, detect_s, repair_s, spread.cv()].iter().any(|part| *part < Ratio::ZERO) {
            return Err(PatternError::Negative);
        }
        let most = i64::try_from(INCIDENTS_PER_WINDOW.most / 100).unwrap_or(i64::MAX);
        if rate > Ratio::from_int(most) {
            return Err(PatternError::TooLarge);
        }
        let all = || {
            let each_s = detect_s.plus(repair_s)?.times(impact.ratio())?;
            Some((each_s, rate.times(each_s)?))
        };
        let (each_s, mean_s) = all().ok_or(PatternError::TooLarge)?;
        Ok(Self { rate, detect_s, repair_s, impact, spread, each_s, mean_s })
    }

    /// Bad time in seconds that incidents take on average in a window: `lambda p m`.
    #[must_use]
    pub const fn mean_s(&self) -> Ratio {
        self.mean_s
    }

    /// Bad time in seconds of one incident of average length: `p m`.
    #[must_use]
    pub const fn each_s(&self) -> Ratio {
        self.each_s
    }

    /// Variance of the bad time of a window in square seconds: `lambda p^2 m^2 (1 + cv^2)`.
    #[must_use]
    pub fn variance_s2(&self) -> f64 {
        let (each, cv) = (self.each_s.to_f64(), self.spread.cv().to_f64());
        self.rate.to_f64() * each * each * (1.0 + cv * cv)
    }

    /// The part of a budget that a window uses on average; `None` without a budget.
    #[must_use]
    pub fn share_of_budget(&self, budget_s: Ratio) -> Option<Ratio> {
        self.mean_s.over(budget_s)
    }

    /// How many incidents of average length a budget holds: `floor(budget / (p m))`; `None` if one takes nothing.
    #[must_use]
    pub fn incidents_that_fit(&self, budget_s: Ratio) -> Option<i128> {
        Some(budget_s.over(self.each_s)?.floor())
    }

    /// The chance of a window without any incident: `e^-lambda`.
    #[must_use]
    pub fn no_incident(&self) -> f64 {
        (-self.rate.to_f64()).exp()
    }

    /// The same with one of its four parts halved. Lengths keep their coefficient of variation.
    #[must_use]
    pub fn halved(&self, lever: Lever) -> Self {
        let half = |part: Ratio| Ratio::new(1, 2).and_then(|half| part.times(half)).unwrap_or(part);
        let (mut rate, mut detect_s, mut repair_s) = (self.rate, self.detect_s, self.repair_s);
        match lever {
            Lever::Detection => detect_s = half(detect_s),
            Lever::Repair => repair_s = half(repair_s),
            Lever::Frequency => rate = half(rate),
            Lever::Impact => {
                // Half of an odd number of millionths is not a whole one: what counts is halved instead.
                return Self { each_s: half(self.each_s), mean_s: half(self.mean_s), ..*self };
            }
        }
        Self::new(rate, detect_s, repair_s, self.impact, self.spread).unwrap_or(*self)
    }
}

#[cfg(test)]
mod tests;
