//! How often and how long the service fails.

use super::field::{Field, FieldProblem};
use super::{BudgetInput, check};
use crate::domain::bounds::OUTAGE_MINUTES;
use crate::domain::error_budget::time_budget;
use crate::domain::forecast::{Pattern, PatternError, Spread};
use crate::domain::ratio::Ratio;
use crate::domain::units::PartsPerMillion;
use crate::domain::window::SECONDS_PER_DAY;

/// How often and how long the service fails, within the limits of its fields and in their units.
///
/// Objective, window and share of users are the error budget's. Its outage length is the time to detect and to repair
/// together: [`Forecast::in_step`] keeps them so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Forecast(Numbers);

/// The numbers as they are typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Numbers {
    /// Ten-thousandths of an incident per window.
    pub incidents: u64,
    /// Thousandths of a minute until an incident is noticed.
    pub detect: u64,
    /// Thousandths of a minute from then on until it is over.
    pub repair: u64,
    /// How much lengths differ.
    pub kind: Kind,
    /// Hundredths of the coefficient of variation, for the kinds that have one.
    pub variation: u64,
}

/// How much the lengths of incidents differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// All about the same.
    Fixed,
    /// Many short, few long.
    Exponential,
    /// A long tail.
    LogNormal,
    /// Between the two, or wider.
    Gamma,
}

impl Kind {
    /// All of them, in the order of their numbers in a link, from 0; append only.
    pub const ALL: [Self; 4] = [Self::Fixed, Self::Exponential, Self::LogNormal, Self::Gamma];

    /// Whether it takes a coefficient of variation.
    #[must_use]
    pub const fn varies(self) -> bool {
        matches!(self, Self::LogNormal | Self::Gamma)
    }
}

impl Default for Forecast {
    /// One incident a window of half an hour: an average use of 69 % of the budget of the example.
    fn default() -> Self {
        Self(Numbers {
            incidents: 10_000,
            detect: 5_000,
            repair: 25_000,
            kind: Kind::Exponential,
            variation: 100,
        })
    }
}

impl Forecast {
    /// Checks numbers against the limits of the fields.
    ///
    /// # Errors
    /// The field that is wrong, and why. Detection and repair together are an outage length.
    pub fn new(numbers: Numbers) -> Result<Self, (Field, FieldProblem)> {
        check(Field::Incidents, numbers.incidents)?;
        check(Field::DetectMinutes, numbers.detect)?;
        check(Field::RepairMinutes, numbers.repair)?;
        check(Field::Variation, numbers.variation)?;
        if !OUTAGE_MINUTES.admits(numbers.detect.saturating_add(numbers.repair)) {
            return Err((Field::RepairMinutes, FieldProblem::NoOutage));
        }
        Ok(Self(numbers))
    }

    /// The numbers.
    #[must_use]
    pub const fn numbers(self) -> Numbers {
        self.0
    }

    /// Time to detect and to repair in thousandths of a minute: the error budget's outage length.
    #[must_use]
    pub const fn outage_thousandths(self) -> u64 {
        self.0.detect.saturating_add(self.0.repair)
    }

    /// The same with the error budget's outage length, where one was given. The time to detect stays and the rest is the
    /// time to repair; in an outage that is over sooner both keep their proportion.
    #[must_use]
    pub fn in_step(self, budget: BudgetInput) -> Self {
        let own = self.outage_thousandths();
        let outage = budget.outage_thousandths().unwrap_or(own);
        let part = || u128::from(self.0.detect) * u128::from(outage) / u128::from(own.max(1));
        let detect = if outage > self.0.detect || outage == own {
            self.0.detect
        } else {
            u64::try_from(part()).unwrap_or(outage)
        };
        Self(Numbers { detect, repair: outage.saturating_sub(detect), ..self.0 })
    }

    /// The error budget's input with this outage length.
    #[must_use]
    pub fn kept_in(self, budget: BudgetInput) -> BudgetInput {
        let share = budget.share().map(|share| share.ppm().into());
        budget.with_outage(Some(self.outage_thousandths()), share).unwrap_or(budget)
    }

    /// What the domain forecasts from.
    ///
    /// # Errors
    /// None that a person can bring about: the limits of the fields exclude them.
    pub fn pattern(self, budget: BudgetInput) -> Result<Pattern, PatternError> {
        let numbers = self.in_step(budget).0;
        let part = |number: u64, whole: i128| Ratio::new(i128::from(number), whole).unwrap_or(Ratio::ZERO);
        // Thousandths of a minute are 60 ms.
        let seconds = |thousandths: u64| part(thousandths.saturating_mul(60), 1_000);
        let cv = part(numbers.variation, 100);
        let spread = match numbers.kind {
            Kind::Fixed => Spread::Fixed,
            Kind::Exponential => Spread::Exponential,
            Kind::LogNormal => Spread::LogNormal { cv },
            Kind::Gamma => Spread::Gamma { cv },
        };
        Pattern::new(
            part(numbers.incidents, 10_000),
            seconds(numbers.detect),
            seconds(numbers.repair),
            budget.share().unwrap_or(PartsPerMillion::WHOLE),
            spread,
        )
    }
}

/// Length of the window in seconds, and its budget.
#[must_use]
pub fn window_and_budget(budget: BudgetInput) -> (u64, Ratio) {
    let window_s = budget.window_days().saturating_mul(SECONDS_PER_DAY);
    (window_s, time_budget(budget.objective, window_s))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn budget(outage: Option<u64>) -> BudgetInput {
        BudgetInput::new(999_000_000, 30, None, outage, None).unwrap()
    }

    fn detect_and_repair(forecast: Forecast) -> (u64, u64) {
        (forecast.numbers().detect, forecast.numbers().repair)
    }

    #[test]
    fn the_outage_length_of_the_error_budget_is_detection_and_repair() {
        let forecast = Forecast::default();
        assert_eq!(forecast.in_step(budget(None)), forecast);
        assert_eq!(detect_and_repair(forecast.in_step(budget(Some(45_000)))), (5_000, 40_000));
        // Shorter than the time to detect: both keep their proportion.
        assert_eq!(detect_and_repair(forecast.in_step(budget(Some(2_000)))), (333, 1_667));
        let kept = forecast.kept_in(budget(Some(45_000)));
        assert_eq!((kept.outage_thousandths(), forecast.in_step(kept)), (Some(30_000), forecast));
    }

    #[test]
    fn an_incident_takes_some_time_but_no_longer_than_the_longest_outage() {
        let numbers = Forecast::default().numbers();
        let new = |detect, repair| Forecast::new(Numbers { detect, repair, ..numbers });
        let problem = Err((Field::RepairMinutes, FieldProblem::NoOutage));
        assert_eq!(new(0, 0), problem);
        assert_eq!(new(OUTAGE_MINUTES.most, 1), problem);
        assert!(new(0, 1).is_ok() && new(OUTAGE_MINUTES.most, 0).is_ok());
    }

    #[test]
    fn no_entry_is_too_large_for_the_domain() {
        for kind in Kind::ALL {
            for variation in [5, 1_000] {
                let numbers = Numbers {
                    incidents: 100_000_000,
                    detect: 0,
                    repair: OUTAGE_MINUTES.most,
                    kind,
                    variation,
                };
                let forecast = Forecast::new(numbers).unwrap();
                let share = BudgetInput::new(999_999_999, 3_660, None, None, Some(333_333)).unwrap();
                assert!(forecast.pattern(share).is_ok());
            }
        }
    }
}
