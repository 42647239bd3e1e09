//! The numbers behind the sentences, computed once, and how they are written here.

use crate::assessment::BudgetInput;
use crate::assessment::alerts::Alerts;
use crate::domain::alerts::{FewRequests, Firing, Outage, Rule, Severity, low_traffic, outage};
use crate::domain::error_budget;
use crate::domain::ratio::{Ratio, Rounding};
use crate::domain::units::Objective;
use crate::domain::window::SECONDS_PER_DAY;
use crate::report::budget::objective_text;
use crate::text::{Places, Text};

/// Digits of a percentage that is not known more exactly than that.
const DIGITS: i128 = 100;
const MOST_PLACES: u32 = 12;

/// What follows from the input.
pub(super) struct Numbers {
    pub(super) objective: Objective,
    pub(super) window_days: u64,
    pub(super) period_s: u64,
    pub(super) ratio: Ratio,
    pub(super) ratio_ppb: u64,
    /// The four alerts. Every window a person can enter has them.
    pub(super) rules: Vec<Rule>,
    pub(super) burn: Ratio,
    /// Seconds until a full budget is gone at this error ratio.
    pub(super) gone_s: Ratio,
    pub(super) per_hour: Option<Ratio>,
    pub(super) traffic: Option<FewRequests>,
    /// Length of the usual outage in seconds.
    pub(super) outage_s: Option<Ratio>,
}

impl Numbers {
    pub(super) fn new(alerts: &Alerts, budget: BudgetInput) -> Self {
        let objective = budget.objective;
        let period_s = budget.window_days().saturating_mul(SECONDS_PER_DAY);
        let ratio = alerts.error_ratio();
        let burn = error_budget::burn_rate(ratio, objective).unwrap_or(Ratio::ONE);
        let per_hour = alerts.rate_per_hour(budget);
        Self {
            objective,
            window_days: budget.window_days(),
            period_s,
            ratio,
            ratio_ppb: alerts.error_ratio_ppb(),
            rules: Rule::policy(objective, period_s).map_or_else(Vec::new, Vec::from),
            burn,
            gone_s: error_budget::exhaustion_s(period_s, burn).unwrap_or(Ratio::ZERO),
            per_hour,
            traffic: per_hour.and_then(|rate| low_traffic(objective, period_s, rate)),
            // Thousandths of a minute are 60 ms.
            outage_s: budget
                .outage_thousandths()
                .and_then(|length| Ratio::new(i128::from(length) * 60, 1_000)),
        }
    }

    /// The alert of a severity that fires first at an error ratio.
    pub(super) fn first(&self, severity: Severity, ratio: Ratio) -> Option<(&Rule, Firing)> {
        let of_severity = self.rules.iter().filter(|rule| rule.pair.severity == severity);
        of_severity.filter_map(|rule| Some((rule, rule.at(ratio)?))).min_by_key(|(_, firing)| firing.after_s)
    }

    /// The smallest threshold of a severity, or of all alerts; `None` if none of them can fire.
    pub(super) fn least_threshold(&self, severity: Option<Severity>) -> Option<Ratio> {
        let rules = self.rules.iter().filter(|rule| severity.is_none_or(|one| rule.pair.severity == one));
        rules.filter(|rule| rule.can_fire()).map(|rule| rule.threshold).min()
    }

    /// What the usual outage does to an alert.
    pub(super) fn outage(&self, rule: &Rule) -> Option<Outage> {
        outage(rule, self.objective, self.period_s, self.ratio, self.outage_s?)
    }

    /// Whether the budget outlasts the window, or lasts exactly as long.
    pub(super) fn lasts(&self) -> bool {
        self.burn <= Ratio::ONE
    }

    /// The time from one request to the next, where that is longer than the first page takes: then the page comes with
    /// the first failed request and not before it.
    pub(super) fn slow_requests_s(&self) -> Option<Ratio> {
        let apart = Ratio::from_int(3_600).over(self.per_hour?)?;
        let (_, page) = self.first(Severity::Page, self.ratio)?;
        (apart > page.after_s).then_some(apart)
    }

    pub(super) fn objective_text(&self, text: &Text) -> String {
        objective_text(self.objective, text)
    }

    pub(super) fn ratio_text(&self, text: &Text) -> String {
        text.percent_of_billion(self.ratio_ppb)
    }

    pub(super) fn days_text(&self, text: &Text) -> String {
        text.days(&text.whole(self.window_days))
    }
}

/// A percentage to three digits, however small.
pub(super) fn percent(ratio: Ratio, text: &Text) -> String {
    let enough = |places: &u32| {
        // Two places are spent on the percent.
        ratio.scaled(places + 2, Rounding::Down).is_none_or(|scaled| scaled >= DIGITS)
    };
    let most = (0..MOST_PLACES).find(enough).unwrap_or(MOST_PLACES);
    text.percent(ratio, Places { most, rounding: Rounding::Nearest })
}

/// A burn rate: two decimals are as many as the factors of 28 days need.
pub(super) fn times(factor: Ratio, text: &Text) -> String {
    text.number(factor, Places::TWO)
}

/// A window of so many seconds.
pub(super) fn window(seconds: u64, text: &Text) -> String {
    text.duration(Ratio::new(i128::from(seconds), 1).unwrap_or(Ratio::ZERO))
}
