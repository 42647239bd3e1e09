//! What is wrong with alerts like these for this objective and this traffic.

use super::numbers::{Numbers, percent, times, window};
use super::tables::alive_above;
use crate::content::say;
use crate::domain::alerts::{POLICY, Rule, Severity, TOO_MUCH_FOR_ONE, min_rate};
use crate::domain::composition::{Availability, Bounds};
use crate::domain::error_budget::time_budget;
use crate::domain::ratio::{Ratio, Rounding};
use crate::domain::units::{Objective, PartsPerMillion};
use crate::report::budget::RESPONSE_S;
use crate::report::dependencies::percent_up;
use crate::text::{Places, Text};
use std::cmp::Ordering;

/// Something to know before these alerts are switched on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Warning {
    /// What is wrong, and why.
    pub sentences: Vec<String>,
    /// What helps, in order, with the line above it.
    pub remedies: Option<(String, Vec<String>)>,
    /// What to remember in any case.
    pub last: Option<String>,
    /// Whether it is over a limit, and no mere remark.
    pub bad: bool,
}

/// The share of the users that a change reaches first, in the example of the SRE Workbook (ch. 5).
const FEW_USERS: Option<PartsPerMillion> = PartsPerMillion::from_ppm(10_000);

impl Warning {
    fn bad(sentence: String) -> Self {
        Self { sentences: vec![sentence], remedies: None, last: None, bad: true }
    }

    fn remark(sentence: String) -> Self {
        Self { bad: false, ..Self::bad(sentence) }
    }
}

/// All of them, the strongest first. `ceiling` is how unavailable the dependencies are, where they were
/// entered.
pub(super) fn warnings(numbers: &Numbers, ceiling: Option<Bounds>, text: &Text) -> Vec<Warning> {
    let mut all = dead(numbers, text);
    all.extend(few_requests(numbers, text));
    if let Some(ceiling) = ceiling.filter(|ceiling| above(numbers.objective, *ceiling)) {
        let (ceiling, objective) = (percent_up(ceiling, text), numbers.objective_text(text));
        all.push(Warning::bad(text.say(say::alerts::ceiling(&ceiling, &objective))));
    }
    all.extend(short_budget(numbers, text));
    let days = numbers.days_text(text);
    for rule in &numbers.rules {
        let long = window(rule.pair.long_s(), text);
        if rule.pair.long_s() > numbers.period_s {
            all.push(Warning::bad(text.say(say::alerts::long_window(&days, &long))));
        } else if rule.is_below_sustainable() && rule.can_fire() {
            let factor = times(rule.factor, text);
            all.push(Warning::remark(text.say(say::alerts::sustainable(&factor, &long))));
        }
    }
    all
}

/// Whether the dependencies alone take more than the objective allows.
pub(in crate::report) fn above(objective: Objective, ceiling: Bounds) -> bool {
    let allowed = Availability::from(objective).unavailability();
    ceiling.compare(allowed) == Some(Ordering::Greater)
}

/// Whether no page can ever fire.
pub(super) fn no_page(numbers: &Numbers) -> bool {
    numbers.least_threshold(Some(Severity::Page)).is_none()
}

/// The first alert that can never fire.
pub(super) fn first_dead(numbers: &Numbers) -> Option<&Rule> {
    numbers.rules.iter().find(|rule| !rule.can_fire())
}

fn dead(numbers: &Numbers, text: &Text) -> Vec<Warning> {
    let objective = numbers.objective_text(text);
    let highest = Ratio::ONE.over(numbers.objective.budget_ratio()).unwrap_or(Ratio::ONE);
    let highest = text.number(highest, Places { most: 2, rounding: Rounding::Down });
    let no_page = no_page(numbers);
    let mut all = Vec::new();
    if no_page {
        let pages = numbers.rules.iter().filter(|rule| rule.pair.severity == Severity::Page);
        if let Some(factor) = pages.map(|rule| rule.factor).min() {
            let factor = times(factor, text);
            all.push(Warning::bad(text.say(say::alerts::dead_page(&factor, &highest, &objective))));
        }
    }
    let rest = numbers.rules.iter().filter(|rule| !(no_page && rule.pair.severity == Severity::Page));
    for rule in rest.filter(|rule| !rule.can_fire()) {
        let limit = alive_above(rule, text);
        let factor = times(rule.factor, text);
        let long = window(rule.pair.long_s(), text);
        let sentence = say::alerts::dead(&factor, &highest, &limit, &long, &objective);
        all.push(Warning::bad(text.say(sentence)));
    }
    all
}

fn few_requests(numbers: &Numbers, text: &Text) -> Option<Warning> {
    let traffic = numbers.traffic.filter(|traffic| traffic.warn == Some(true))?;
    let share = percent(traffic.share_per_failure?, text);
    let limit = text.percent(TOO_MUCH_FOR_ONE, Places::ONE);
    let requests = text.requests(&text.count(traffic.requests));
    let allowed = text.count(traffic.allowed_bad);
    let mut warning = Warning::bad(text.say(say::alerts::low_share(
        &allowed,
        &numbers.days_text(text),
        &limit,
        &requests,
        &share,
    )));
    let [fastest, ..] = POLICY;
    if traffic.failures_to_page == Some(1) {
        warning.sentences.push(text.say(say::alerts::low_one(&window(fastest.long_s(), text))));
        let rule = fastest.rule(numbers.objective, numbers.period_s);
        if let Some(least) = rule.and_then(|rule| min_rate(&rule, 2)) {
            let up = Places { most: 0, rounding: Rounding::Up };
            let rate = text.requests_per_hour(&text.number(least.min_requests_per_hour, up));
            warning.sentences.push(text.say(say::alerts::low_rate(&rate)));
        }
        if let Some(apart) = numbers.slow_requests_s() {
            warning.sentences.push(text.say(say::alerts::low_apart(&text.duration(apart))));
        }
    }
    let remedies = [
        say::alerts::REMEDY_ARTIFICIAL,
        say::alerts::REMEDY_COMBINE,
        say::alerts::REMEDY_RETRY,
        say::alerts::REMEDY_OBJECTIVE,
    ];
    warning.remedies = Some((
        text.get(say::alerts::LOW_REMEDIES).to_owned(),
        remedies.map(|remedy| text.get(remedy).to_owned()).into(),
    ));
    warning.last = Some(text.get(say::alerts::LOW_QUIET).to_owned());
    Some(warning)
}

fn short_budget(numbers: &Numbers, text: &Text) -> Option<Warning> {
    let budget = time_budget(numbers.objective, numbers.period_s);
    if budget >= Ratio::from_int(RESPONSE_S) {
        return None;
    }
    let few = FEW_USERS?.ratio();
    let (budget, longer) = (text.duration(budget), text.duration(budget.over(few)?));
    let share = text.percent(few, Places::ONE);
    Some(Warning::bad(text.say(say::alerts::short_budget(&budget, &longer, &share))))
}
