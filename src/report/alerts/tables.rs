//! Each alert as a card, and the tables.

use super::numbers::{Numbers, percent, times, window};
use crate::assessment::alerts::scale::Scale;
use crate::chart::alerts::delay;
use crate::content::say;
use crate::domain::alerts::{Rule, Severity, failures_to_fire};
use crate::domain::ratio::{Ratio, Rounding};
use crate::report::Table;
use crate::text::{Message, Places, Text};

/// An alert with its numbers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Card {
    /// What it asks for, and its windows.
    pub title: String,
    /// What it does at the error ratio, and whether it can never do anything.
    pub word: (String, bool),
    /// Whether it fires at the error ratio.
    pub fires: bool,
    /// What each number is, and the number.
    pub rows: Vec<(String, String)>,
}

/// Sign for what there is not.
const NONE: &str = "–";
/// So many powers of ten of error ratios still get three rows each.
const DENSE: u32 = 4;

/// The name of an alert: `Page: 1 h and 5 min`.
pub(super) fn name(rule: &Rule, text: &Text) -> String {
    let (long, short) = (window(rule.pair.long_s(), text), window(rule.pair.short_s(), text));
    text.say(say::alerts::card_title(&long, severity(rule.pair.severity, text), &short))
}

/// What an alert asks for.
pub(super) fn severity(severity: Severity, text: &Text) -> &str {
    text.get(match severity {
        Severity::Page => say::alerts::PAGE,
        Severity::Ticket => say::alerts::TICKET,
    })
}

/// The objective above which an alert can fire, rounded up: above what is shown it can for certain.
pub(super) fn alive_above(rule: &Rule, text: &Text) -> String {
    let places = Places { most: 4, rounding: Rounding::Up };
    text.percent(rule.dead_up_to().unwrap_or(Ratio::ZERO), places)
}

/// The same for a list, where an alert that can fire at every objective says so.
fn alive(rule: &Rule, text: &Text) -> String {
    match rule.dead_up_to() {
        Some(_) => alive_above(rule, text),
        None => text.get(say::alerts::ALIVE_ANY).to_owned(),
    }
}

/// The numbers of an alert, each with what it is.
fn facts(rule: &Rule, numbers: &Numbers, text: &Text) -> Vec<(Message, String)> {
    let firing = rule.at(numbers.ratio);
    let when = |value: Option<Ratio>| match value {
        Some(seconds) => text.nearest_duration(seconds),
        None => NONE.to_owned(),
    };
    let never = || text.get(say::alerts::NEVER).to_owned();
    let mut facts = vec![
        (say::alerts::FACTOR, text.say(say::number::times(&times(rule.factor, text)))),
        (say::alerts::THRESHOLD, percent(rule.threshold, text)),
        (say::alerts::EMPTIED, text.duration(rule.exhaustion_s)),
        (say::alerts::ALIVE, alive(rule, text)),
        (say::alerts::AFTER, firing.map_or_else(never, |firing| delay(firing.after_s, text))),
        (say::alerts::RESET, when(firing.map(|firing| firing.reset_s))),
        (say::alerts::RESET_LONG, when(firing.map(|firing| firing.reset_long_only_s))),
        (say::alerts::USED, text.percent(rule.pair.budget_share(), Places::ONE)),
    ];
    if let Some(rate) = numbers.per_hour {
        let failures = failures_to_fire(rule, rate);
        let none = || text.get(say::alerts::FAILURES_NONE).to_owned();
        facts.push((say::alerts::FAILURES, failures.map_or_else(none, |failures| text.count(failures))));
    }
    facts
}

/// The four alerts.
pub(super) fn cards(numbers: &Numbers, text: &Text) -> Vec<Card> {
    let card = |rule: &Rule| {
        let fires = rule.at(numbers.ratio).is_some();
        let word = if !rule.can_fire() {
            text.get(say::alerts::CAN_NEVER_WORD).to_owned()
        } else if fires {
            text.get(say::alerts::FIRES_WORD).to_owned()
        } else {
            text.say(say::alerts::rests_word(&numbers.ratio_text(text)))
        };
        let facts = facts(rule, numbers, text).into_iter();
        Card {
            title: name(rule, text),
            word: (word, !rule.can_fire()),
            fires,
            rows: facts.map(|(label, value)| (text.get(label).to_owned(), value)).collect(),
        }
    };
    numbers.rules.iter().map(card).collect()
}

/// The same as a table, an alert a row.
pub(super) fn policy(numbers: &Numbers, text: &Text) -> Table {
    let all = numbers.rules.iter().map(|rule| (name(rule, text), facts(rule, numbers, text)));
    let all: Vec<(String, Vec<(Message, String)>)> = all.collect();
    let labels = all.first().map(|(_, facts)| facts.iter().map(|(label, _)| *label).collect::<Vec<_>>());
    let mut columns = vec![text.get(say::alerts::COLUMN_ALERT).to_owned()];
    columns.extend(labels.unwrap_or_default().into_iter().map(|label| text.get(label).to_owned()));
    let row = |(name, facts): (String, Vec<(Message, String)>)| {
        let mut cells = vec![name];
        cells.extend(facts.into_iter().map(|(_, value)| value));
        (cells, false)
    };
    Table {
        caption: text.say(say::alerts::policy_caption(
            &numbers.days_text(text),
            &numbers.objective_text(text),
            &numbers.ratio_text(text),
        )),
        columns,
        rows: all.into_iter().map(row).collect(),
    }
}

/// The chart as a table: error ratios from everything down to where nothing fires, one's own among them.
pub(super) fn times_to_fire(numbers: &Numbers, caption: &str, text: &Text) -> Table {
    let scale = Scale::down_to(numbers.least_threshold(None).unwrap_or(Ratio::ONE));
    let mut ratios: Vec<u64> = Vec::new();
    let mut power: u64 = 1_000_000_000;
    while power >= scale.ppb(0) && power >= 10 {
        // Each power of ten, and 5 and 2 parts of the next one below.
        let below = if scale.decades() <= DENSE { vec![power / 2, power / 5] } else { Vec::new() };
        ratios.push(power);
        ratios.extend(below.into_iter().filter(|ratio| *ratio > scale.ppb(0)));
        power /= 10;
    }
    if !ratios.contains(&numbers.ratio_ppb) {
        ratios.push(numbers.ratio_ppb);
    }
    ratios.sort_unstable_by(|a, b| b.cmp(a));
    let row = |ppb: u64| {
        let ratio = Ratio::new(i128::from(ppb), 1_000_000_000).unwrap_or(Ratio::ONE);
        let mut cells = vec![text.percent_of_billion(ppb)];
        cells.extend(numbers.rules.iter().map(|rule| match rule.at(ratio) {
            Some(firing) => delay(firing.after_s, text),
            None => NONE.to_owned(),
        }));
        (cells, ppb == numbers.ratio_ppb)
    };
    let mut columns = vec![text.get(say::alerts::COLUMN_RATIO).to_owned()];
    columns.extend(numbers.rules.iter().map(|rule| name(rule, text)));
    Table { caption: caption.to_owned(), columns, rows: ratios.into_iter().map(row).collect() }
}

/// What the usual outage does to each alert; `None` without one.
pub(super) fn outage(numbers: &Numbers, text: &Text) -> Option<Table> {
    let length = text.exact_duration(numbers.outage_s?);
    let when = |value: Option<Ratio>| match value {
        Some(seconds) => text.nearest_duration(seconds),
        None => NONE.to_owned(),
    };
    let row = |rule: &Rule| {
        let outage = numbers.outage(rule)?;
        let cells = vec![
            name(rule, text),
            outage.fires_at_s.map_or_else(|| NONE.to_owned(), |seconds| delay(seconds, text)),
            when(outage.stops_at_s),
            when(outage.length_s),
            outage.used_at_fire.map_or_else(|| NONE.to_owned(), |used| text.percent(used, Places::ONE)),
        ];
        Some((cells, false))
    };
    Some(Table {
        caption: text.say(say::alerts::outage_title(&length, &numbers.ratio_text(text))),
        columns: [
            say::alerts::COLUMN_ALERT,
            say::alerts::COLUMN_FIRES,
            say::alerts::COLUMN_STOPS,
            say::alerts::COLUMN_LASTS,
            say::alerts::USED,
        ]
        .map(|column| text.get(column).to_owned())
        .into(),
        rows: numbers.rules.iter().filter_map(row).collect(),
    })
}
