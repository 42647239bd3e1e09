//! Services with few requests, where one failure says little and pages a lot (SRE Workbook ch. 5, low traffic).

use super::{HOUR_S, POLICY, Pair, Rule, whole};
use crate::domain::ratio::Ratio;
use crate::domain::units::Objective;

/// One failed request that takes more of the budget than this is too much for one (SRE Workbook ch. 5).
pub const TOO_MUCH_FOR_ONE: Ratio = match Ratio::new(1, 100) {
    Some(share) => share,
    None => Ratio::ZERO,
};

/// What a service's traffic means for its budget and its fastest page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FewRequests {
    /// Requests in the period, rounded down.
    pub requests: i128,
    /// Of them, how many may fail.
    pub allowed_bad: i128,
    /// Share of the budget that one failed request takes; `None` without requests.
    pub share_per_failure: Option<Ratio>,
    /// Whether that is more than [`TOO_MUCH_FOR_ONE`]; `None` without requests.
    pub warn: Option<bool>,
    /// Failures within its long window at which the fastest page fires; `None` if all the requests there are in that
    /// window would not do.
    pub failures_to_page: Option<i128>,
}

/// The traffic at which an alert takes more than a few failures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MinRate {
    /// Requests an hour at which that many failures give exactly the threshold, so that one more fires.
    pub rate_per_hour: Ratio,
    /// The smallest number of requests in the long window at which one failure fewer does not fire.
    pub min_requests: i128,
    /// The same an hour.
    pub min_requests_per_hour: Ratio,
}

/// Requests an hour, from those of a period of `period_s` seconds; `None` for a period of 0 seconds.
#[must_use]
pub fn per_hour(requests: u64, period_s: u64) -> Option<Ratio> {
    whole(requests).times(whole(HOUR_S))?.over(whole(period_s))
}

/// What so many requests an hour mean over a period of `period_s` seconds.
///
/// `share per failure = 1 / (requests in the period x (1 - SLO))` (SRE Workbook ch. 5). `None` for a negative rate, a
/// period of 0 seconds or numbers that do not fit.
#[must_use]
pub fn low_traffic(objective: Objective, period_s: u64, per_hour: Ratio) -> Option<FewRequests> {
    let hours = whole(period_s).over(whole(HOUR_S))?;
    let requests = per_hour.times(hours).filter(|requests| *requests >= Ratio::ZERO)?.floor();
    let allowed = Ratio::new(requests, 1)?.times(objective.budget_ratio())?;
    let [fastest, ..] = POLICY;
    let share_per_failure = Ratio::ONE.over(allowed);
    Some(FewRequests {
        requests,
        // Down, as in every budget of requests (see `error_budget::request_budget`).
        allowed_bad: allowed.floor(),
        share_per_failure,
        warn: share_per_failure.map(|share| share > TOO_MUCH_FOR_ONE),
        failures_to_page: failures_to_fire(&fastest.rule(objective, period_s)?, per_hour),
    })
}

/// Failures in the long window at which an alert fires: `floor(requests x threshold) + 1` (derived).
///
/// The short window is left out, as it holds the same failures among fewer requests. `None` if there are not that many
/// requests in the window, for a negative rate, or if the number does not fit.
#[must_use]
pub fn failures_to_fire(rule: &Rule, per_hour: Ratio) -> Option<i128> {
    let requests = per_hour.times(hours(rule.pair)?)?;
    // Where requests are rarer than windows, a window that holds a failure holds that one request.
    let requests = if requests > Ratio::ZERO { requests.max(Ratio::ONE) } else { requests };
    let failures = requests.times(rule.threshold)?.floor().checked_add(1)?;
    (failures > 0 && Ratio::new(failures, 1)? <= requests).then_some(failures)
}

/// The traffic from which an alert takes that many failures, 1 or more; `None` if it can never fire, for 0 failures,
/// or if a number does not fit.
///
/// `rate = failures / threshold / hours`, `min requests = ceil((failures - 1) / threshold)` (derived; the often quoted
/// `failures / threshold` is where that many reach exactly the threshold, which does not fire).
#[must_use]
pub fn min_rate(rule: &Rule, failures: u64) -> Option<MinRate> {
    let fewer = failures.checked_sub(1)?;
    if !rule.can_fire() {
        return None;
    }
    let hours = hours(rule.pair)?;
    let min_requests = whole(fewer).over(rule.threshold)?.ceil();
    Some(MinRate {
        rate_per_hour: whole(failures).over(rule.threshold)?.over(hours)?,
        min_requests,
        min_requests_per_hour: Ratio::new(min_requests, 1)?.over(hours)?,
    })
}

/// The long window in hours.
fn hours(pair: Pair) -> Option<Ratio> {
    whole(pair.long_s()).over(whole(HOUR_S))
}
