//! The alerts in words.

mod heard;
mod numbers;
mod tables;
mod warnings;

pub use tables::Card;
pub use warnings::Warning;
pub(super) use warnings::above;

use super::{Calculator, Figure, Finding, Table};
use crate::assessment::alerts::Alerts;
use crate::assessment::{Assessment, BudgetInput};
use crate::chart::alerts::delay;
use crate::content::say;
use crate::domain::alerts::{Firing, Rule, Severity};
use crate::domain::composition::Bounds;
use crate::domain::ratio::{Ratio, Rounding};
use crate::text::{Places, Text};
use numbers::{Numbers, percent, times, window};

/// A used share is never shown smaller than it is.
const USED: Places = Places { most: 1, rounding: Rounding::Up };

/// The strongest finding, once the calculator was used.
pub(super) fn finding(assessment: &Assessment, text: &Text) -> Option<Finding> {
    let alerts = assessment.calculators.alerts.as_ref()?;
    let result = AlertsResult::new(alerts, assessment.budget_or_example(), ceiling(assessment), text);
    Some(Finding {
        calculator: Calculator::Alerts,
        story: result.story,
        bad: result.bad,
        how: result.how,
        sources: AlertsResult::sources(text).map(str::to_owned).into(),
    })
}

/// How much of the time the dependencies take at least; `None` where none were entered.
#[must_use]
pub fn ceiling(assessment: &Assessment) -> Option<Bounds> {
    let dependencies = assessment.calculators.dependencies.as_ref()?;
    Some(dependencies.tree()?.unavailability())
}

/// When alerts fire, ready to be shown.
#[derive(Debug)]
pub struct AlertsResult {
    /// The error ratio and traffic it was made from.
    pub alerts: Alerts,
    /// The objective, window and outage it was made from.
    pub budget: BudgetInput,
    /// The sentence to remember.
    pub takeaway: String,
    /// What is gone by then, and when all is.
    pub second: String,
    /// Whether nobody is paged, or an alert can never fire, or one failure is too much.
    pub bad: bool,
    /// The numbers set apart.
    pub figures: Vec<Figure>,
    /// What to know before these alerts are switched on.
    pub warnings: Vec<Warning>,
    /// Title of the cards.
    pub cards_title: String,
    /// The four alerts.
    pub cards: Vec<Card>,
    /// What an outage of the usual length does, if one was entered.
    pub outage: Option<String>,
    /// How each number is calculated, with this person's numbers.
    pub how: Vec<String>,
    /// What the chart shows, in a sentence.
    pub chart: String,
    /// What to do.
    pub advice: String,
    /// The finding for the report.
    pub story: String,
}

impl AlertsResult {
    /// Where the formulas come from.
    #[must_use]
    pub fn sources(text: &Text) -> [&str; 2] {
        [text.get(say::alerts::SOURCE), text.get(say::alerts::SOURCE_DERIVED)]
    }

    /// Numbers that are told wrong elsewhere, each with the right one.
    #[must_use]
    pub fn heard(text: &Text) -> Vec<String> {
        heard::heard(text)
    }

    /// Words the result. `ceiling` is how unavailable the dependencies are, where they were entered.
    #[must_use]
    pub fn new(alerts: &Alerts, budget: BudgetInput, ceiling: Option<Bounds>, text: &Text) -> Self {
        let numbers = Numbers::new(alerts, budget);
        let page = numbers.first(Severity::Page, numbers.ratio);
        let ticket = numbers.first(Severity::Ticket, numbers.ratio);
        let first = page.or(ticket);
        let warnings = warnings::warnings(&numbers, ceiling, text);
        let (story, bad) = story(&numbers, &warnings, text);
        let no_page = warnings::no_page(&numbers);
        Self {
            takeaway: takeaway(&numbers, page, ticket, text),
            second: second(&numbers, first, text),
            bad,
            figures: figures(&numbers, page, first, text),
            cards_title: text.say(say::alerts::cards_title(&numbers.ratio_text(text))),
            cards: tables::cards(&numbers, text),
            outage: outage(&numbers, text),
            how: how(&numbers, first, text),
            chart: chart(&numbers, text),
            advice: text.get(if no_page { say::alerts::ADVICE_DEAD } else { say::alerts::ADVICE }).to_owned(),
            story,
            warnings,
            alerts: alerts.clone(),
            budget,
        }
    }

    /// The four alerts as a table.
    #[must_use]
    pub fn policy(&self, text: &Text) -> Table {
        tables::policy(&Numbers::new(&self.alerts, self.budget), text)
    }

    /// The chart as a table.
    #[must_use]
    pub fn table(&self, text: &Text) -> Table {
        tables::times_to_fire(&Numbers::new(&self.alerts, self.budget), &self.chart, text)
    }

    /// What the usual outage does to each alert; `None` without one.
    #[must_use]
    pub fn outage_table(&self, text: &Text) -> Option<Table> {
        tables::outage(&Numbers::new(&self.alerts, self.budget), text)
    }
}

type First<'a> = Option<(&'a Rule, Firing)>;

fn takeaway(numbers: &Numbers, page: First, ticket: First, text: &Text) -> String {
    let ratio = numbers.ratio_text(text);
    let after = |firing: Firing| delay(firing.after_s, text);
    match (page, ticket) {
        (Some((_, firing)), _) if numbers.ratio == Ratio::ONE => {
            text.say(say::alerts::takeaway_full(&after(firing)))
        }
        (Some((_, firing)), _) => text.say(say::alerts::takeaway_page(&after(firing), &ratio)),
        (None, Some((_, firing))) => text.say(say::alerts::takeaway_ticket(&after(firing), &ratio)),
        (None, None) => text.say(say::alerts::takeaway_none(&ratio)),
    }
}

fn second(numbers: &Numbers, first: First, text: &Text) -> String {
    let gone = text.duration(numbers.gone_s);
    match first {
        _ if numbers.lasts() => text.get(say::alerts::SECOND_LASTS).to_owned(),
        Some((_, firing)) => {
            text.say(say::alerts::second(&gone, &text.percent(firing.budget_used, Places::ONE)))
        }
        None => text.say(say::alerts::second_none(&gone)),
    }
}

fn figures(numbers: &Numbers, page: First, first: First, text: &Text) -> Vec<Figure> {
    let label = |label| text.get(label).to_owned();
    let plain = |name, value| Figure { label: label(name), value, word: None };
    let mut figures =
        vec![plain(say::alerts::BURN_LABEL, text.say(say::number::times(&times(numbers.burn, text))))];
    let after = |firing: Firing| delay(firing.after_s, text);
    figures.push(match page {
        Some((_, firing)) => plain(say::alerts::PAGE_LABEL, after(firing)),
        None => Figure {
            label: label(say::alerts::PAGE_LABEL),
            value: "–".to_owned(),
            // Below the thresholds nobody should be paged; where no page can ever fire that is a fault.
            word: warnings::no_page(numbers).then(|| (label(say::alerts::CAN_NEVER_WORD), true)),
        },
    });
    if let Some((rule, firing)) = first {
        if rule.pair.severity == Severity::Ticket {
            figures.push(plain(say::alerts::TICKET_LABEL, after(firing)));
        }
        figures.push(plain(say::alerts::USED_LABEL, text.percent(firing.budget_used, Places::ONE)));
    }
    let gone = if numbers.lasts() {
        text.get(say::alerts::GONE_NEVER).to_owned()
    } else {
        text.duration(numbers.gone_s)
    };
    figures.push(plain(say::alerts::GONE_LABEL, gone));
    figures
}

/// An outage of the usual length at the error ratio.
fn outage(numbers: &Numbers, text: &Text) -> Option<String> {
    let length = numbers.outage_s?;
    let outages: Vec<_> =
        numbers.rules.iter().filter_map(|rule| Some((rule.pair.severity, numbers.outage(rule)?))).collect();
    let used = text.percent(outages.first()?.1.used, USED);
    let after_text = |seconds| delay(seconds, text);
    let of = |severity: Severity| {
        let fired =
            outages.iter().filter(move |(one, outage)| *one == severity && outage.fires_at_s.is_some());
        (
            fired.clone().filter_map(|(_, outage)| outage.fires_at_s).min(),
            fired.filter_map(|(_, outage)| outage.stops_at_s).max(),
        )
    };
    let any_would = numbers.rules.iter().any(|rule| rule.at(numbers.ratio).is_some());
    Some(match (of(Severity::Page), of(Severity::Ticket)) {
        ((Some(after), Some(stops)), _) => text.say(say::alerts::outage_pages(
            &after_text(after),
            &text.nearest_duration(stops.minus(length).unwrap_or(Ratio::ZERO)),
            &text.nearest_duration(stops),
            &used,
        )),
        (_, (Some(after), _)) => text.say(say::alerts::outage_ticket(&after_text(after), &used)),
        _ if any_would => text.say(say::alerts::outage_silent(&used)),
        _ => text.say(say::alerts::outage_none(&used)),
    })
}

fn how(numbers: &Numbers, first: First, text: &Text) -> Vec<String> {
    let (objective, ratio, days) =
        (numbers.objective_text(text), numbers.ratio_text(text), numbers.days_text(text));
    let burn = times(numbers.burn, text);
    let gone = text.duration(numbers.gone_s);
    let mut how = vec![if numbers.lasts() {
        text.say(say::alerts::how_burn_lasts(&burn, &days, &objective, &ratio))
    } else {
        text.say(say::alerts::how_burn(&burn, &burn, &days, &gone, &objective, &ratio))
    }];
    for rule in &numbers.rules {
        let (factor, long) = (times(rule.factor, text), window(rule.pair.long_s(), text));
        how.push(text.say(say::alerts::how_factor(
            &days,
            &factor,
            &factor,
            &long,
            &long,
            &objective,
            tables::severity(rule.pair.severity, text),
            &text.percent(rule.pair.budget_share(), Places::ONE),
            &percent(rule.threshold, text),
        )));
    }
    if let Some((rule, firing)) = first {
        let (long, short) = (window(rule.pair.long_s(), text), window(rule.pair.short_s(), text));
        let threshold = percent(rule.threshold, text);
        let when = |seconds| text.nearest_duration(seconds);
        how.push(text.say(say::alerts::how_after(&when(firing.after_s), &long, &ratio, &threshold)));
        how.push(text.say(say::alerts::how_reset(
            &long,
            &ratio,
            &when(firing.reset_s),
            &when(firing.reset_long_only_s),
            &short,
            &threshold,
        )));
    }
    if let (Some(traffic), Some(rate), Some(rule)) =
        (numbers.traffic, numbers.per_hour, numbers.rules.first())
    {
        if let Some(share) = traffic.share_per_failure {
            let requests = text.requests(&text.count(traffic.requests));
            how.push(text.say(say::alerts::how_share(&objective, &requests, &percent(share, text))));
        }
        if let Some(failures) = traffic.failures_to_page {
            let rate = text.requests_per_hour(&text.number(rate, Places::TWO));
            let long = window(rule.pair.long_s(), text);
            let threshold = percent(rule.threshold, text);
            how.push(text.say(say::alerts::how_failures(&text.count(failures), &long, &rate, &threshold)));
        }
    }
    if let Some((length, outage)) =
        numbers.outage_s.zip(numbers.rules.first().and_then(|rule| numbers.outage(rule)))
    {
        let (length, used) = (text.exact_duration(length), text.percent(outage.used, USED));
        how.push(text.say(say::alerts::how_outage(&days, &length, &objective, &ratio, &used)));
    }
    how.push(text.get(say::alerts::ASSUMED).to_owned());
    how
}

fn chart(numbers: &Numbers, text: &Text) -> String {
    let full = |severity| numbers.first(severity, Ratio::ONE).map(|(_, firing)| delay(firing.after_s, text));
    let Some(least) = numbers.least_threshold(None).map(|least| percent(least, text)) else {
        return text.get(say::alerts::CHART_TAKEAWAY_NONE).to_owned();
    };
    match (full(Severity::Page), numbers.least_threshold(Some(Severity::Page)), full(Severity::Ticket)) {
        (Some(full), Some(page), _) => {
            text.say(say::alerts::chart_takeaway(&full, &least, &percent(page, text)))
        }
        (_, _, full) => text.say(say::alerts::chart_takeaway_ticket(&full.unwrap_or_default(), &least)),
    }
}

/// The finding for the report, and whether it is a bad one: an alert that can never fire before few requests, and both
/// before what a full outage does.
fn story(numbers: &Numbers, warnings: &[Warning], text: &Text) -> (String, bool) {
    let objective = numbers.objective_text(text);
    if warnings::no_page(numbers) {
        return (text.say(say::alerts::story_dead(&objective)), true);
    }
    if let Some(rule) = warnings::first_dead(numbers) {
        let long = window(rule.pair.long_s(), text);
        return (text.say(say::alerts::story_dead_one(&long, &objective)), true);
    }
    let few = numbers.traffic.filter(|traffic| traffic.warn == Some(true));
    if let Some((traffic, share)) = few.and_then(|few| Some((few, few.share_per_failure?))) {
        let requests = text.requests(&text.count(traffic.requests));
        let share = percent(share, text);
        return (text.say(say::alerts::story_low(&numbers.days_text(text), &requests, &share)), true);
    }
    let Some((_, firing)) = numbers.first(Severity::Page, Ratio::ONE) else {
        return (text.say(say::alerts::story_dead(&objective)), true);
    };
    let after = delay(firing.after_s, text);
    let used = text.percent(firing.budget_used, Places::ONE);
    let mut story = text.say(say::alerts::story_page(&after, &used));
    let first_bad = warnings.iter().find(|warning| warning.bad).and_then(|warning| warning.sentences.first());
    if let Some(sentence) = first_bad {
        story.push(' ');
        story.push_str(sentence);
    }
    (story, first_bad.is_some())
}

#[cfg(test)]
mod tests;
