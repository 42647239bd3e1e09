//! Services with few requests, where one failure says little and pages a lot (SRE Workbook ch. 5, low traffic).

use super::{HOUR_S, POLICY, Pair, Rule, whole};
use crate::domain::error_budget::request_budget;
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
    pub requests: u64,
    /// Of them, how many may fail.
    pub allowed_bad: u64,
    /// Share of the budget that one failed request takes; `None` without requests.
    pub share_per_failure: Option<Ratio>,
    /// Whether that is more than [`TOO_MUCH_FOR_ONE`]; `None` without requests.
    pub warn: Option<bool>,
    /// Failures within its long window at which the fastest page fires; `None` if all the requests there are in that
    /// window would not do.
    pub failures_to_page: Option<u64>,
}

/// The traffic at which an alert takes more than a few failures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MinRate {
    /// Requests an hour at which that many failures give exactly the threshold, so that one more fires.
    pub rate_per_hour: Ratio,
    /// The smallest number of requests in the long window at which one failure fewer does not fire.
    pub min_requests: u64,
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
    let requests = u64::try_from(per_hour.times(hours)?.floor()).ok()?;
    let [fastest, ..] = POLICY;
    let share_per_failure = Ratio::ONE.over(whole(requests).times(objective.budget_ratio())?);
    Some(FewRequests {
        requests,
        allowed_bad: request_budget(objective, requests, None).ok()?.allowed_bad,
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
pub fn failures_to_fire(rule: &Rule, per_hour: Ratio) -> Option<u64> {
    let requests = per_hour.times(hours(rule.pair)?)?;
    let failures = requests.times(rule.threshold)?.floor().checked_add(1)?;
    let failures = u64::try_from(failures).ok()?;
    (whole(failures) <= requests).then_some(failures)
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
    let min_requests = u64::try_from(whole(fewer).over(rule.threshold)?.ceil()).ok()?;
    Some(MinRate {
        rate_per_hour: whole(failures).over(rule.threshold)?.over(hours)?,
        min_requests,
        min_requests_per_hour: whole(min_requests).over(hours)?,
    })
}

/// The long window in hours.
fn hours(pair: Pair) -> Option<Ratio> {
    whole(pair.long_s()).over(whole(HOUR_S))
}
