//! Error budgets in time, in requests and in time slices, how fast they burn, and what incidents cost.

pub mod course;
pub mod slices;

use super::ratio::Ratio;
use super::units::{Objective, PartsPerMillion};

/// Burn rates worth showing: 1 spends the budget exactly over the window, 2 over half of it, 6 and
/// 14.4 are the factors of the two paging alerts for 30 days (SRE Workbook ch. 5).
pub const BURN_RATES: [Ratio; 4] = [Ratio::ONE, Ratio::from_int(2), Ratio::from_int(6), FASTEST_PAGE];

const FASTEST_PAGE: Ratio = match Ratio::new(144, 10) {
    Some(rate) => rate,
    None => Ratio::ONE,
};

/// The budget in requests, and what is left of it where the bad requests are known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RequestBudget {
    /// The largest number of bad requests that still meets the objective.
    pub allowed_bad: u64,
    /// The smallest number of good requests that meets the objective.
    pub min_good: u64,
    /// Allowed bad requests not yet used, negative when overspent; `None` if the bad ones are not known.
    pub left: Option<i128>,
    /// Whether the objective is met; `None` without bad requests known or without any traffic.
    pub met: Option<bool>,
    /// Bad requests by valid requests, 0 to 1; `None` as for `met`.
    pub error_ratio: Option<Ratio>,
    /// Multiple of the budget used in the window so far; `None` as for `met`.
    pub burn_rate: Option<Ratio>,
    /// Share of the budget left, `1 - burn rate`, negative when overspent; `None` as for `met`.
    pub remaining: Option<Ratio>,
}

/// Why there is no budget in requests.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RequestError {
    /// More requests are bad than there are valid ones.
    BadExceedsValid,
}

/// What one incident takes out of the budget.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Incident {
    /// Bad time in seconds: impact times length.
    pub bad_s: Ratio,
    /// Bad time by the budget of the window, 1 when it takes all of it.
    pub share_of_budget: Ratio,
    /// How many such incidents the budget holds; `None` if one of them takes nothing.
    pub incidents_allowed: Option<i128>,
}

/// The error budget of a window in seconds: `window x (1 - SLO)` (SRE book app. A).
pub const fn time_budget(objective: Objective, window_s: u64) -> Ratio {
    Ratio::billionths_of(window_s, objective.budget_ppb())
}

/// What is left of a budget.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Remaining {
    /// The budget not yet used, in its own unit; negative when overspent.
    pub left: Ratio,
    /// The same by the budget, at most 1; negative when overspent.
    pub share: Ratio,
}

/// What is left of a budget of more than nothing after `bad` of it was used: `1 - bad / budget`, which may be
/// negative (Sloth, `slo:period_error_budget_remaining:ratio`).
///
/// `None` for a budget of 0 or less, a negative `bad`, or a result that does not fit.
pub fn remaining(budget: Ratio, bad: Ratio) -> Option<Remaining> {
    if budget <= Ratio::ZERO || bad < Ratio::ZERO {
        return None;
    }
    Some(Remaining { left: budget.minus(bad)?, share: Ratio::ONE.minus(bad.over(budget)?)? })
}

/// The error budget in requests: `floor(valid x (1 - SLO))` (SRE book ch. 3; SRE Workbook ch. 5).
///
/// `valid` counts the valid requests of the window, `bad` those of them that failed, if known.
///
/// # Errors
/// [`RequestError::BadExceedsValid`] if more are bad than valid.
pub fn request_budget(
    objective: Objective,
    valid: u64,
    bad: Option<u64>,
) -> Result<RequestBudget, RequestError> {
    if bad.is_some_and(|bad| bad > valid) {
        return Err(RequestError::BadExceedsValid);
    }
    // Rounding the good requests instead would allow an eighth failure of 7,200 at 99.9 %.
    let exact = u128::from(valid) * u128::from(objective.budget_ppb()) / 1_000_000_000;
    let allowed_bad = u64::try_from(exact).unwrap_or(valid).min(valid);
    let error_ratio = bad.and_then(|bad| Ratio::new(i128::from(bad), i128::from(valid)));
    let burn = error_ratio.and_then(|ratio| burn_rate(ratio, objective));
    Ok(RequestBudget {
        allowed_bad,
        min_good: valid.saturating_sub(allowed_bad),
        left: bad.map(|bad| i128::from(allowed_bad) - i128::from(bad)),
        met: bad.filter(|_| valid > 0).map(|bad| bad <= allowed_bad),
        error_ratio,
        burn_rate: burn,
        remaining: burn.and_then(|burn| Ratio::ONE.minus(burn)),
    })
}

/// How many times faster than evenly the budget is spent: `error ratio / (1 - SLO)` (SRE Workbook ch. 5).
///
/// `None` if the error ratio is not between 0 and 1, or the result does not fit.
pub fn burn_rate(error_ratio: Ratio, objective: Objective) -> Option<Ratio> {
    if error_ratio < Ratio::ZERO || error_ratio > Ratio::ONE {
        return None;
    }
    error_ratio.over(objective.budget_ratio())
}

/// Whether a burn rate can happen at an objective: with everything failing the rate is `1 / (1 - SLO)`, and no
/// higher one exists (derived).
#[must_use]
pub fn can_happen(burn_rate: Ratio, objective: Objective) -> bool {
    burn_rate.times(objective.budget_ratio()).is_some_and(|errors| errors <= Ratio::ONE)
}

/// Seconds until a full budget is spent: `window / burn rate` (SRE Workbook ch. 5).
///
/// `None` at a burn rate of 0 or less, where the budget is never spent.
pub fn exhaustion_s(window_s: u64, burn_rate: Ratio) -> Option<Ratio> {
    if burn_rate <= Ratio::ZERO {
        return None;
    }
    Ratio::new(i128::from(window_s), 1)?.over(burn_rate)
}

/// Share of the budget left after `at_s` seconds of a constant burn rate, for drawing: from 1 down to 0.
///
/// It stops at 0; an overspent budget is a matter of [`RequestBudget::remaining`]. `None` for a window
/// of 0 seconds, a negative burn rate, or a result that does not fit.
pub fn budget_left(window_s: u64, burn: Ratio, at_s: u64) -> Option<Ratio> {
    if burn < Ratio::ZERO {
        return None;
    }
    let elapsed = Ratio::new(i128::from(at_s), i128::from(window_s))?;
    let left = Ratio::ONE.minus(burn.times(elapsed)?)?;
    Some(left.max(Ratio::ZERO))
}

/// What an incident of `length_s` seconds, which hits the share `impact` of the users, costs.
///
/// Derived: `bad = impact x length`, `share = bad / budget`, `allowed = floor(budget / bad)`.
/// `None` for a negative length, a window of 0 seconds (there is no budget to share), or a result
/// that does not fit.
pub fn incident(
    objective: Objective,
    window_s: u64,
    impact: PartsPerMillion,
    length_s: Ratio,
) -> Option<Incident> {
    if length_s < Ratio::ZERO {
        return None;
    }
    let budget_s = time_budget(objective, window_s);
    let bad_s = impact.ratio().times(length_s)?;
    Some(Incident {
        bad_s,
        share_of_budget: bad_s.over(budget_s)?,
        incidents_allowed: if bad_s == Ratio::ZERO { None } else { Some(budget_s.over(bad_s)?.floor()) },
    })
}

/// The best objective that a pattern of incidents leaves, as a ratio: `1 - incidents x impact x length / window`
/// (derived).
///
/// It is negative where the incidents together are longer than the window, which they can be only side by side.
/// `None` for a window of 0 seconds, a negative number or length, or a result that does not fit.
pub fn best_objective(
    window_s: u64,
    impact: PartsPerMillion,
    length_s: Ratio,
    incidents: Ratio,
) -> Option<Ratio> {
    if length_s < Ratio::ZERO || incidents < Ratio::ZERO {
        return None;
    }
    let bad_s = incidents.times(impact.ratio().times(length_s)?)?;
    Ratio::ONE.minus(bad_s.over(Ratio::new(i128::from(window_s), 1)?)?)
}

/// Bad seconds a year of 365 days that an incident of `length_s` seconds brings which hits the share `impact` of the
/// users every `days_between` days: `length x impact x 365 / days` (Google CRE, "Know thy enemy", 2017).
///
/// `None` for a negative length, days of 0 or less, or a result that does not fit.
pub fn risk_per_year(length_s: Ratio, impact: PartsPerMillion, days_between: Ratio) -> Option<Ratio> {
    if length_s < Ratio::ZERO || days_between <= Ratio::ZERO {
        return None;
    }
    length_s.times(impact.ratio())?.times(Ratio::from_int(365))?.over(days_between)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::window::{MEAN_MONTH_S, MEAN_QUARTER_S, MEAN_YEAR_S};

    const DAYS_30_S: u64 = 30 * 86_400;

    fn three_nines() -> Objective {
        Objective::parse_percent("99.9").unwrap()
    }

    #[test]
    fn of_7_200_requests_at_three_nines_only_seven_may_fail() {
        let budget = request_budget(three_nines(), 7_200, Some(8)).unwrap();
        assert_eq!((budget.allowed_bad, budget.min_good), (7, 7_193));
        assert_eq!((budget.left, budget.met), (Some(-1), Some(false)));
    }

    #[test]
    fn without_traffic_there_is_no_ratio() {
        let budget = request_budget(three_nines(), 0, Some(0)).unwrap();
        assert_eq!((budget.allowed_bad, budget.left), (0, Some(0)));
        assert_eq!((budget.met, budget.error_ratio), (None, None));
        assert_eq!((budget.burn_rate, budget.remaining), (None, None));
    }

    #[test]
    fn the_largest_counts_do_not_overflow() {
        let budget = request_budget(three_nines(), u64::MAX, Some(u64::MAX)).unwrap();
        assert_eq!(budget.burn_rate, Some(Ratio::from_int(1_000)));
        assert_eq!(request_budget(three_nines(), 1, Some(2)), Err(RequestError::BadExceedsValid));
    }

    #[test]
    fn an_overspent_budget_has_less_than_nothing_left() {
        let budget = time_budget(three_nines(), DAYS_30_S);
        let left = remaining(budget, Ratio::from_int(2_700)).unwrap();
        assert_eq!((left.left, Some(left.share)), (Ratio::from_int(-108), Ratio::new(-1, 24)));
        assert_eq!(remaining(Ratio::ZERO, Ratio::ONE), None);
        assert_eq!(remaining(budget, Ratio::from_int(-1)), None);
    }

    #[test]
    fn impossible_patterns_of_incidents_have_no_objective_and_no_risk() {
        let whole = PartsPerMillion::WHOLE;
        assert_eq!(best_objective(0, whole, Ratio::ONE, Ratio::ONE), None);
        assert_eq!(best_objective(1, whole, Ratio::from_int(-1), Ratio::ONE), None);
        assert_eq!(best_objective(10, whole, Ratio::from_int(20), Ratio::ONE), Some(Ratio::from_int(-1)));
        assert_eq!(risk_per_year(Ratio::ONE, whole, Ratio::ZERO), None);
        assert_eq!(risk_per_year(Ratio::from_int(-1), whole, Ratio::ONE), None);
    }

    /// Claims found on uptime pages and in tools, each with the right number.
    #[test]
    fn wrong_numbers_in_the_wild_are_not_ours() {
        let budget_s = |days: u64| time_budget(three_nines(), days * 86_400);
        // "A quarter at 99.9 % is 2 h 52 min 48 s" counts 120 days; a quarter has 90 to 92.
        assert_eq!(budget_s(120), Ratio::from_int(10_368));
        assert_eq!(budget_s(90), Ratio::from_int(7_776));
        assert_eq!([90, 91, 92].map(budget_s).into_iter().find(|budget| *budget >= budget_s(120)), None);
        // "A year at 99.9 % is 8 h 41 min 38 s" counts 362.25 days; 365 give 8 h 45 min 36 s, 366 some more.
        let year = Ratio::from_int(8 * 3_600 + 45 * 60 + 36);
        let claimed = Ratio::from_int(8 * 3_600 + 41 * 60 + 38);
        assert!(budget_s(362) < claimed && claimed < budget_s(363));
        assert!(budget_s(365) == year && budget_s(366) > year);
        // "A month at 99.9 % is 43 min 28 s" counts 30.19 days, which no month and no mean of months has.
        let claimed = Ratio::from_int(43 * 60 + 28);
        let days = claimed.over(budget_s(1)).and_then(|days| days.times(Ratio::from_int(100)));
        assert_eq!(days.map(|hundredths| (hundredths.to_f64()).round()), Some(3_019.0));
        assert!(budget_s(30) < claimed && claimed < budget_s(31));
        // "30 days at 99.9 % are 43 min 49 s": that is a twelfth of a year of 365.2425 days; 30 days are 43 min 12 s.
        let shown = Ratio::from_int(43 * 60 + 49);
        assert_eq!(budget_s(30), Ratio::from_int(43 * 60 + 12));
        assert_eq!(time_budget(three_nines(), MEAN_MONTH_S).floor(), shown.floor());
        // The lengths of a mean month, quarter and year, as uptime.is has them at 99 %.
        let mean = [MEAN_MONTH_S, MEAN_QUARTER_S, MEAN_YEAR_S];
        let two_nines = Objective::parse_percent("99").unwrap();
        let hours = |hours: i128, minutes: i128, seconds: i128| hours * 3_600 + minutes * 60 + seconds;
        assert_eq!(
            mean.map(|window| time_budget(two_nines, window).floor()),
            [hours(7, 18, 17), hours(21, 54, 52), hours(72 + 15, 39, 29)]
        );
        // "99.9 % is 0.01 % downtime": it is 0.1 %.
        assert_eq!(Some(three_nines().budget_ratio()), Ratio::new(1, 1_000));
        // "7,200 requests at 99.9 % allow 8 failures": seven; with eight, 99.889 % are good.
        assert_eq!(request_budget(three_nines(), 7_200, None).map(|budget| budget.allowed_bad), Ok(7));
        // "The burn rate is (1 - SLO) / window": it is the error ratio by 1 - SLO, and the window is not in it.
        assert_eq!(burn_rate(Ratio::new(1, 100).unwrap(), three_nines()), Some(Ratio::from_int(10)));
    }

    #[test]
    fn the_fastest_burn_rate_shown_is_14_4() {
        assert_eq!(BURN_RATES.map(Ratio::to_f64), [1.0, 2.0, 6.0, 14.4]);
        let spent_in_h = exhaustion_s(DAYS_30_S, FASTEST_PAGE).map(Ratio::floor);
        assert_eq!(spent_in_h, Some(50 * 3_600));
    }

    #[test]
    fn the_drawn_budget_stops_at_nought() {
        let left = |at_s| budget_left(DAYS_30_S, Ratio::from_int(2), at_s);
        assert_eq!(left(0), Some(Ratio::ONE));
        assert_eq!(left(DAYS_30_S / 4), Ratio::new(1, 2));
        assert_eq!(left(DAYS_30_S), Some(Ratio::ZERO));
        assert_eq!(budget_left(0, Ratio::ONE, 1), None);
    }

    #[test]
    fn an_incident_that_takes_nothing_may_happen_any_number_of_times() {
        let nobody = PartsPerMillion::NONE;
        let cost = incident(three_nines(), DAYS_30_S, nobody, Ratio::from_int(60)).unwrap();
        assert_eq!((cost.bad_s, cost.incidents_allowed), (Ratio::ZERO, None));
        let whole = PartsPerMillion::WHOLE;
        assert_eq!(incident(three_nines(), 0, whole, Ratio::ONE), None);
        assert_eq!(incident(three_nines(), DAYS_30_S, whole, Ratio::from_int(-1)), None);
    }
}
