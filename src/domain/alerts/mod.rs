//! Alerts on the rate at which the error budget burns, each over a long and a short window (SRE Workbook ch. 5).
//!
//! Assumed throughout: constant traffic, no errors before the first failure, then a constant error ratio. An alert
//! fires while the error ratio of both windows is above its threshold. The long window decides when it fires, the
//! short one when it stops.

mod outage;
mod traffic;

pub use outage::{Outage, outage};
pub use traffic::{
    FewRequests, MinRate, TOO_MUCH_FOR_ONE, failures_to_fire, low_traffic, min_rate, per_hour,
};

use super::error_budget;
use super::ratio::Ratio;
use super::units::{Objective, PartsPerMillion};

/// What an alert asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Severity {
    /// Somebody is woken up.
    Page,
    /// Somebody looks at it in working hours.
    Ticket,
}

/// Two windows and the share of the budget that they stand for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pair {
    /// What the alert asks for.
    pub severity: Severity,
    long_s: u64,
    short_s: u64,
    budget_share: Ratio,
}

const HOUR_S: u64 = 3_600;

/// The four alerts of the chapter, the fastest first. Its table 5-8 has three of them; the code of the same section
/// adds 24 h with 2 h, and so does Sloth.
pub const POLICY: [Pair; 4] = [
    published(Severity::Page, HOUR_S, 300, 20_000),
    published(Severity::Page, 6 * HOUR_S, 1_800, 50_000),
    published(Severity::Ticket, 24 * HOUR_S, 2 * HOUR_S, 100_000),
    published(Severity::Ticket, 72 * HOUR_S, 6 * HOUR_S, 100_000),
];

/// The two alerts that wake somebody up, out of [`POLICY`].
pub fn pages() -> impl Iterator<Item = Pair> {
    POLICY.into_iter().filter(|pair| pair.severity == Severity::Page)
}

const fn published(severity: Severity, long_s: u64, short_s: u64, share_ppm: u64) -> Pair {
    let share = match PartsPerMillion::from_ppm(share_ppm) {
        Some(share) => share,
        None => PartsPerMillion::WHOLE,
    };
    Pair { severity, long_s, short_s, budget_share: share.ratio() }
}

impl Pair {
    /// An alert of one's own: windows in seconds, and the share of the budget above 0 and up to 1.
    ///
    /// `None` if a window is 0, the short one longer than the long one, or the share outside its range.
    #[must_use]
    pub fn new(severity: Severity, long_s: u64, short_s: u64, budget_share: Ratio) -> Option<Self> {
        let windows = short_s > 0 && short_s <= long_s;
        let share = budget_share > Ratio::ZERO && budget_share <= Ratio::ONE;
        (windows && share).then_some(Self { severity, long_s, short_s, budget_share })
    }

    /// The long window in seconds, above 0.
    #[must_use]
    pub const fn long_s(self) -> u64 {
        self.long_s
    }

    /// The short window in seconds, above 0 and at most the long one.
    #[must_use]
    pub const fn short_s(self) -> u64 {
        self.short_s
    }

    /// The share of the budget that is gone when the alert fires, above 0 and up to 1.
    #[must_use]
    pub const fn budget_share(self) -> Ratio {
        self.budget_share
    }

    /// The alert for an objective over `period_s` seconds.
    ///
    /// `factor = share of the budget x period / long window`, `threshold = factor x (1 - SLO)` (SRE Workbook ch. 5).
    /// `None` for a period of 0 seconds or numbers that do not fit.
    #[must_use]
    pub fn rule(self, objective: Objective, period_s: u64) -> Option<Rule> {
        let periods = Ratio::new(i128::from(period_s), i128::from(self.long_s))?;
        let factor = self.budget_share.times(periods)?;
        Some(Rule {
            pair: self,
            factor,
            threshold: factor.times(objective.budget_ratio())?,
            exhaustion_s: error_budget::exhaustion_s(period_s, factor)?,
        })
    }
}

/// An alert for a certain objective and period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rule {
    /// Its windows.
    pub pair: Pair,
    /// The burn rate above which it fires; 1 spends the budget exactly over the period.
    pub factor: Ratio,
    /// The error ratio above which it fires; from 1 on it never does.
    pub threshold: Ratio,
    /// Seconds in which a full budget is gone at the factor.
    pub exhaustion_s: Ratio,
}

/// When an alert fires, and when it stops again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Firing {
    /// Seconds from the first error until it fires: `threshold / error ratio x long window`.
    pub after_s: Ratio,
    /// Seconds from the last error until it stops: `short window x (1 - threshold / error ratio)` (derived).
    pub reset_s: Ratio,
    /// The same with the long window alone, for comparison (derived).
    pub reset_long_only_s: Ratio,
    /// Share of the budget used when it fires.
    pub budget_used: Ratio,
}

impl Rule {
    /// The four alerts of [`POLICY`] for an objective over `period_s` seconds; `None` for a period of 0 seconds.
    #[must_use]
    pub fn policy(objective: Objective, period_s: u64) -> Option<[Self; 4]> {
        let [a, b, c, d] = POLICY.map(|pair| pair.rule(objective, period_s));
        Some([a?, b?, c?, d?])
    }

    /// Whether it can fire at all: with everything failing the ratio is 1, which has to be above the threshold.
    #[must_use]
    pub fn can_fire(&self) -> bool {
        self.threshold < Ratio::ONE
    }

    /// The objective, as a ratio, up to which it never fires: `1 - 1 / factor` (derived); `None` if it can fire at
    /// every objective.
    #[must_use]
    pub fn dead_up_to(&self) -> Option<Ratio> {
        Ratio::ONE.minus(Ratio::ONE.over(self.factor)?).filter(|objective| *objective > Ratio::ZERO)
    }

    /// Whether it fires at burn rates at which the budget outlasts the period.
    #[must_use]
    pub fn is_below_sustainable(&self) -> bool {
        self.factor < Ratio::ONE
    }

    /// What it does at a constant error ratio, 0 to 1; `None` where it does not fire.
    #[must_use]
    pub fn at(&self, error_ratio: Ratio) -> Option<Firing> {
        // Equal to the threshold does not fire.
        if error_ratio <= self.threshold || error_ratio > Ratio::ONE {
            return None;
        }
        let part = self.threshold.over(error_ratio)?;
        let rest = Ratio::ONE.minus(part)?;
        let (long_s, short_s) = (whole(self.pair.long_s), whole(self.pair.short_s));
        Some(Firing {
            after_s: part.times(long_s)?,
            reset_s: rest.times(short_s)?,
            reset_long_only_s: rest.times(long_s)?,
            // error ratio x time / ((1 - SLO) x period), from which all but the share cancels out.
            budget_used: self.pair.budget_share,
        })
    }
}

/// Seconds from the first error until the first alert of a severity fires; `None` if none does.
#[must_use]
pub fn first_after_s(rules: &[Rule], severity: Severity, error_ratio: Ratio) -> Option<Ratio> {
    let of_severity = rules.iter().filter(|rule| rule.pair.severity == severity);
    of_severity.filter_map(|rule| rule.at(error_ratio)).map(|firing| firing.after_s).min()
}

/// A whole number as an exact one.
fn whole(number: u64) -> Ratio {
    Ratio::billionths_of(number, 1_000_000_000)
}

#[cfg(test)]
mod tests;
