//! What the alerts are looked at with. Objective, window and outage are those of the error budget.

pub mod scale;

use super::field::{Field, FieldProblem};
use super::{BudgetInput, check};
use crate::domain::alerts::per_hour;
use crate::domain::ratio::Ratio;
use crate::domain::window::SECONDS_PER_DAY;

/// An error ratio and the traffic, within the limits of their fields.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alerts {
    error_ratio_ppb: u64,
    requests_per_hour: Option<u64>,
}

/// The error ratio of the SRE Workbook's own example (ch. 5): 15 % of the requests fail.
const EXAMPLE_PPB: u64 = 150_000_000;
/// Parts per billion in a part per million.
const PER_MILLIONTH: u64 = 1_000;

impl Default for Alerts {
    /// The published example, without any traffic known.
    fn default() -> Self {
        Self { error_ratio_ppb: EXAMPLE_PPB, requests_per_hour: None }
    }
}

impl Alerts {
    /// Checks numbers, in the units of the fields' limits, against those limits.
    ///
    /// # Errors
    /// The field that is wrong, and why.
    pub fn new(error_ratio_ppb: u64, requests_per_hour: Option<u64>) -> Result<Self, (Field, FieldProblem)> {
        check(Field::ErrorRatio, error_ratio_ppb)?;
        if let Some(requests) = requests_per_hour {
            check(Field::RequestsPerHour, requests)?;
        }
        Ok(Self { error_ratio_ppb, requests_per_hour })
    }

    /// What to begin with beside an error budget: where it says whom an outage hits, that share of the requests fails.
    #[must_use]
    pub fn beside(budget: BudgetInput) -> Self {
        match budget.share() {
            Some(share) => {
                Self { error_ratio_ppb: u64::from(share.ppm()) * PER_MILLIONTH, ..Self::default() }
            }
            None => Self::default(),
        }
    }

    /// The error ratio in parts per billion, 1 to 1,000,000,000.
    #[must_use]
    pub const fn error_ratio_ppb(&self) -> u64 {
        self.error_ratio_ppb
    }

    /// The error ratio, above 0 and up to 1.
    #[must_use]
    pub fn error_ratio(&self) -> Ratio {
        Ratio::new(i128::from(self.error_ratio_ppb), 1_000_000_000).unwrap_or(Ratio::ONE)
    }

    /// Requests an hour as entered here.
    #[must_use]
    pub const fn requests_per_hour(&self) -> Option<u64> {
        self.requests_per_hour
    }

    /// Requests an hour: those entered here, else those of the error budget's window spread evenly over it.
    #[must_use]
    pub fn rate_per_hour(&self, budget: BudgetInput) -> Option<Ratio> {
        match self.requests_per_hour {
            Some(requests) => Ratio::new(i128::from(requests), 1),
            None => per_hour(budget.requests()?, budget.window_days().saturating_mul(SECONDS_PER_DAY)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn budget(requests: Option<u64>, share_ppm: Option<u64>) -> BudgetInput {
        BudgetInput::new(999_000_000, 30, requests, None, share_ppm).unwrap()
    }

    #[test]
    fn the_share_of_users_of_an_outage_is_where_the_error_ratio_begins() {
        assert_eq!(Alerts::beside(budget(None, Some(250_000))).error_ratio(), Ratio::new(1, 4).unwrap());
        assert_eq!(Alerts::beside(budget(None, None)).error_ratio_ppb(), 150_000_000);
    }

    #[test]
    fn traffic_entered_here_goes_before_that_of_the_window() {
        let entered = Alerts::new(1, Some(10)).unwrap();
        assert_eq!(entered.rate_per_hour(budget(Some(7_200), None)), Some(Ratio::from_int(10)));
        let open = Alerts::default();
        assert_eq!(open.rate_per_hour(budget(Some(7_200), None)), Some(Ratio::from_int(10)));
        assert_eq!(open.rate_per_hour(budget(None, None)), None);
    }

    #[test]
    fn numbers_outside_their_fields_are_refused_by_name() {
        assert_eq!(Alerts::new(0, None), Err((Field::ErrorRatio, FieldProblem::OutOfRange)));
        assert_eq!(Alerts::new(1_000_000_001, None), Err((Field::ErrorRatio, FieldProblem::OutOfRange)));
        assert_eq!(Alerts::new(1, Some(0)), Err((Field::RequestsPerHour, FieldProblem::OutOfRange)));
    }
}
