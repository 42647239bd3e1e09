//! Budgets that count slices of time: each slice is good or bad as a whole (OpenSLO, budgeting method `Timeslices`).

use crate::domain::ratio::Ratio;
use crate::domain::units::{Objective, PartsPerMillion};

/// The budget of a window in slices.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SliceBudget {
    /// Whole slices in the window.
    pub slices: u64,
    /// How many of them may be bad: `floor(slices x (1 - SLO))`.
    pub allowed_bad: u64,
    /// The budget in slices before it is rounded down.
    pub exact: Ratio,
    /// The same in seconds.
    pub seconds: Ratio,
}

/// The budget of a window of `window_s` seconds in slices of `slice_s` seconds: `slices x (1 - SLO)`.
///
/// `None` for slices of no length, or longer than the window.
pub fn slice_budget(objective: Objective, window_s: u64, slice_s: u64) -> Option<SliceBudget> {
    let slices = window_s.checked_div(slice_s).filter(|slices| *slices > 0)?;
    let exact = Ratio::billionths_of(slices, objective.budget_ppb());
    Some(SliceBudget {
        slices,
        allowed_bad: u64::try_from(exact.floor()).ok()?,
        exact,
        seconds: exact.times(Ratio::new(i128::from(slice_s), 1)?)?,
    })
}

/// Bad slices of an outage: as many as it fills, a slice begun counting whole. Where it begins within a slice is not
/// known; it can touch one more.
///
/// A slice is good while at least the share `good_from` of it succeeds, so an outage that hits fewer users than the
/// rest spoils none. `None` for a negative length, slices of no length, or a result that does not fit.
pub fn bad_slices(
    length_s: Ratio,
    impact: PartsPerMillion,
    slice_s: u64,
    good_from: PartsPerMillion,
) -> Option<u64> {
    let slice = Ratio::new(i128::from(slice_s), 1)?;
    if length_s < Ratio::ZERO {
        return None;
    }
    let filled = length_s.over(slice)?;
    if impact.ppm() <= PartsPerMillion::WHOLE.ppm() - good_from.ppm() {
        return Some(0);
    }
    u64::try_from(filled.ceil()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    const WEEK_S: u64 = 7 * 86_400;

    fn objective(percent: &str) -> Objective {
        Objective::parse_percent(percent).unwrap()
    }

    /// OpenSLO, examples/treat-low-traffic-as-equally-important.
    #[test]
    fn a_week_of_minutes_at_99_95_leaves_5_04_slices() {
        let budget = slice_budget(objective("99.95"), WEEK_S, 60).unwrap();
        assert_eq!((budget.slices, budget.allowed_bad), (10_080, 5));
        assert_eq!(Some(budget.exact), Ratio::new(504, 100));
        assert_eq!(Some(budget.seconds), Ratio::new(3_024, 10), "5 min 2.4 s");
    }

    #[test]
    fn a_slice_that_does_not_fit_the_window_gives_no_budget() {
        assert_eq!(slice_budget(objective("99.9"), 59, 60), None);
        assert_eq!(slice_budget(objective("99.9"), 60, 0), None);
        assert_eq!(slice_budget(objective("99.9"), 119, 60).map(|budget| budget.slices), Some(1));
    }

    #[test]
    fn an_outage_spoils_every_slice_that_it_begins() {
        let whole = PartsPerMillion::WHOLE;
        let bad = |length_s| bad_slices(length_s, whole, 60, whole);
        assert_eq!(bad(Ratio::from_int(60)), Some(1));
        assert_eq!(bad(Ratio::from_int(61)), Some(2));
        assert_eq!(bad(Ratio::ZERO), Some(0));
        assert_eq!(bad(Ratio::from_int(-1)), None);
        assert_eq!(bad_slices(Ratio::ONE, whole, 0, whole), None);
    }

    #[test]
    fn an_outage_of_fewer_users_than_a_good_slice_may_lose_spoils_none() {
        let share = |ppm| PartsPerMillion::from_ppm(ppm).unwrap();
        let bad = |impact| bad_slices(Ratio::from_int(60), share(impact), 60, share(950_000));
        assert_eq!(bad(50_000), Some(0), "95 % succeed, which is enough");
        assert_eq!(bad(50_001), Some(1));
    }
}
