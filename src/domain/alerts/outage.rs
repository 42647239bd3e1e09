//! One outage: when an alert fires, when it stops, and what is gone by then.

use super::Rule;
use crate::domain::error_budget::burn_rate;
use crate::domain::ratio::Ratio;
use crate::domain::units::Objective;

/// What an outage does to an alert and to the budget.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Outage {
    /// Seconds from the first error until the alert fires; `None` if the outage is over before, or too mild.
    pub fires_at_s: Option<Ratio>,
    /// Seconds from the first error until it stops again; `None` as above.
    pub stops_at_s: Option<Ratio>,
    /// How long it fires, in seconds; `None` as above.
    pub length_s: Option<Ratio>,
    /// Share of the budget used when it fires; `None` as above.
    pub used_at_fire: Option<Ratio>,
    /// Share of the budget that the outage uses in all; above 1 it takes more than there is.
    pub used: Ratio,
}

/// An outage in which the share `error_ratio` fails for `duration_s` seconds, and nothing before and after.
///
/// It fires if the outage lasts longer than the alert takes, and stops the reset time after its end. Used in all:
/// `error ratio x duration / ((1 - SLO) x period)`. `None` if the ratio is not between 0 and 1, the duration negative,
/// the period 0, or the result does not fit.
#[must_use]
pub fn outage(
    rule: &Rule,
    objective: Objective,
    period_s: u64,
    error_ratio: Ratio,
    duration_s: Ratio,
) -> Option<Outage> {
    if duration_s < Ratio::ZERO {
        return None;
    }
    let of_period = duration_s.over(super::whole(period_s))?;
    let used = burn_rate(error_ratio, objective)?.times(of_period)?;
    let firing = rule.at(error_ratio).filter(|firing| firing.after_s < duration_s);
    let Some(firing) = firing else {
        return Some(Outage { fires_at_s: None, stops_at_s: None, length_s: None, used_at_fire: None, used });
    };
    let stops_at_s = duration_s.plus(firing.reset_s)?;
    Some(Outage {
        fires_at_s: Some(firing.after_s),
        stops_at_s: Some(stops_at_s),
        length_s: Some(stops_at_s.minus(firing.after_s)?),
        used_at_fire: Some(firing.budget_used),
        used,
    })
}
