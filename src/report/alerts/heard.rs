//! Numbers about burn rates that are told wrong elsewhere, beside the right ones, which are computed here too.

use super::numbers::{percent, times};
use crate::content::say;
use crate::domain::alerts::{POLICY, Rule};
use crate::domain::error_budget::{burn_rate, time_budget};
use crate::domain::ratio::Ratio;
use crate::domain::units::Objective;
use crate::domain::window::SECONDS_PER_DAY;
use crate::report::budget::objective_text;
use crate::text::{Places, Text};

/// The window for which the numbers are usually told.
const DAYS: u64 = 30;
const SHORTER_DAYS: u64 = 7;
const THREE_NINES_PPB: u64 = 999_000_000;

/// Each with what is right; none in the case, which no input brings about, that a number does not fit.
pub(super) fn heard(text: &Text) -> Vec<String> {
    sentences(text).unwrap_or_default()
}

fn sentences(text: &Text) -> Option<Vec<String>> {
    let objective = Objective::from_ppb(THREE_NINES_PPB)?;
    let named = objective_text(objective, text);
    let period_s = DAYS.checked_mul(SECONDS_PER_DAY)?;
    let rules = Rule::policy(objective, period_s)?;
    let [fast, slow, ..] = rules;
    let share = |rule: Rule| text.percent(rule.pair.budget_share(), Places::ONE);
    let (one_percent, a_tenth) = (Ratio::new(1, 100)?, Ratio::new(1, 10)?);
    let at_one_percent = times(burn_rate(one_percent, objective)?, text);
    let at_a_tenth = burn_rate(a_tenth, objective)?;
    let an_hour = Ratio::new(3_600, i128::from(period_s))?;
    // The factors of 30 days taken over unchanged: each stands for more of a shorter window.
    let kept = Ratio::new(i128::from(DAYS), i128::from(SHORTER_DAYS))?;
    let shares: Option<Vec<String>> =
        POLICY.iter().map(|pair| Some(text.percent(pair.budget_share().times(kept)?, Places::ONE))).collect();
    let empties = text.duration(fast.exhaustion_s);
    Some(vec![
        text.say(say::alerts::heard_empties(&empties, &share(fast))),
        text.say(say::alerts::heard_shares(&share(fast), &share(slow))),
        text.say(say::alerts::heard_burn(&at_one_percent, &named, &percent(one_percent, text))),
        text.say(say::alerts::heard_downtime(
            &percent(objective.budget_ratio(), text),
            &text.duration(time_budget(objective, period_s)),
        )),
        text.say(say::alerts::heard_thousand(
            &times(at_a_tenth, text),
            &percent(at_a_tenth.times(an_hour)?, text),
        )),
        text.say(say::alerts::heard_seven(&shares?.join(", "))),
    ])
}
