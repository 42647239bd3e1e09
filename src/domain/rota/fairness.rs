//! What each person gets of a rota, and how evenly.

use super::Duty;

/// What one person has in a year. Shifts count whole, the cut one too; days are counted one by one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Shifts as primary.
    pub primary_shifts: u64,
    /// Shifts as secondary.
    pub secondary_shifts: u64,
    /// Days as primary.
    pub primary_days: u64,
    /// Days as secondary.
    pub secondary_days: u64,
}

impl Tally {
    /// Days on call in either role.
    #[must_use]
    pub const fn days(self) -> u64 {
        self.primary_days + self.secondary_days
    }

    /// Shifts on call in either role.
    #[must_use]
    pub const fn shifts(self) -> u64 {
        self.primary_shifts + self.secondary_shifts
    }
}

/// Counts what one person has; `lengths` are the days of each shift.
#[must_use]
pub fn tally(duties: &[Duty], lengths: &[u64], person: usize) -> Tally {
    let mut tally = Tally::default();
    for (duty, days) in duties.iter().zip(lengths) {
        if duty.primary == Some(person) {
            tally.primary_shifts += 1;
            tally.primary_days += days;
        }
        if duty.secondary == Some(person) {
            tally.secondary_shifts += 1;
            tally.secondary_days += days;
        }
    }
    tally
}

/// The largest less the smallest; 0 of nothing.
pub fn spread(values: impl Iterator<Item = u64> + Clone) -> u64 {
    values.clone().max().unwrap_or(0) - values.min().unwrap_or(0)
}

/// How balanced days are beside weights, in parts per million: the mean over all pairs of people of the smaller to the
/// larger number of days per weight. A million for one person, or where nobody has any.
///
/// Source: the balance of Grafana OnCall's quality report (grafana/oncall, pull request 1602), with weights.
#[must_use]
pub fn balance_ppm(days_and_weights: &[(u64, u32)]) -> u64 {
    let (mut sum, mut pairs) = (0_u128, 0_u128);
    for (at, (days, weight)) in days_and_weights.iter().enumerate() {
        for (other_days, other_weight) in days_and_weights.iter().skip(at + 1) {
            // Days per weight, over a common denominator.
            let one = u128::from(*days) * u128::from(*other_weight);
            let other = u128::from(*other_days) * u128::from(*weight);
            let (low, high) = (one.min(other), one.max(other));
            sum += (low * 1_000_000).checked_div(high).unwrap_or(1_000_000);
            pairs += 1;
        }
    }
    u64::try_from(sum.checked_div(pairs).unwrap_or(1_000_000)).unwrap_or(1_000_000)
}
