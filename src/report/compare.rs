//! Two results side by side: what they share, and how it changed in between.
//!
//! The one with the earlier date is the one *before*. Both are scored on the questions that count in both, so that no
//! score differs because more was asked. Plans are not compared.

pub mod answers;
pub mod areas;

mod calculators;

use super::{Table, readiness, version};
use crate::assessment::Assessment;
use crate::assessment::date::Day;
use crate::content::{EDITION, asked, say};
use crate::domain::question::{Mode, Scope};
use crate::domain::scoring::Verdict;
use crate::text::{Message, Text};

pub use answers::{AnswerChange, Direction};
pub use areas::{AreaChange, Move};

/// Two results side by side, ready to be shown.
#[derive(Debug)]
pub struct Compared {
    /// Whether the second of the two is the one before.
    pub swapped: bool,
    /// The earlier result.
    pub before: Side,
    /// The later result.
    pub after: Side,
    /// The verdict then and now.
    pub headline: String,
    /// The time between the two, and whether nothing changed.
    pub summary: Vec<String>,
    /// What limits the comparison, and which result is out of date.
    pub notes: Vec<String>,
    /// The areas, in the order of the questionnaire.
    pub areas: Vec<AreaChange>,
    /// What the chart shows: which areas fell and rose.
    pub chart: String,
    /// How many answers changed, and how many did not.
    pub counts: Vec<String>,
    /// Answers that changed: those of areas with a fall first, and in an area the falls first.
    pub answers: Vec<(usize, Vec<AnswerChange>)>,
    /// The calculators that both results hold.
    pub calculators: Vec<Table>,
}

/// One of the two results.
#[derive(Debug)]
pub struct Side {
    /// The verdict on the questions that count in both; `None` without an answer to any of them.
    pub verdict: Option<Verdict>,
    /// The verdict as a headline.
    pub headline: String,
    /// When it was made.
    pub dated: String,
    /// Which questionnaire it answers.
    pub version: String,
}

impl Compared {
    /// Compares two results; `today` says which of them is out of date.
    ///
    /// A result without a date counts as the one before, and so does the first of two of the same day.
    #[must_use]
    pub fn new(first: &Assessment, second: &Assessment, today: Day, text: &Text) -> Self {
        let swapped = first.date > second.date;
        let (before, after) = if swapped { (second, first) } else { (first, second) };
        let scope = before.scope().shared_with(after.scope());
        let pair = Pair { before: &within(before, scope), after: &within(after, scope), text };
        let sides = [side(pair.before, before.edition, text), side(pair.after, after.edition, text)];
        let areas = pair.areas();
        let answers = pair.answers();
        let calculators = pair.calculators();
        let mut summary: Vec<String> = apart(before.date, after.date, text).into_iter().collect();
        if before == after {
            summary.push(text.get(say::compare::SAME_RESULT).to_owned());
        } else if answers.is_empty() && before.on_call == after.on_call && before.budget == after.budget {
            summary.push(text.get(say::compare::NOTHING).to_owned());
        }
        let mut notes = Vec::new();
        notes.extend(modes_note(before, after, text));
        for (whole, side, name) in
            [(before, &sides[0], say::compare::BEFORE), (after, &sides[1], say::compare::AFTER)]
        {
            notes.extend(own_verdict(whole, side, scope, name, text));
        }
        notes.extend(pair.open_note());
        notes.extend(pair.only_in_one());
        notes.extend(editions_note(before, after, scope, text));
        if !(before.unknown_sections.is_empty() && after.unknown_sections.is_empty()) {
            notes.push(text.get(say::shared::UNKNOWN_SECTIONS).to_owned());
        }
        let is_old = |date: Option<Day>| date.is_some_and(|date| date.is_over_a_year_before(today));
        for (old, hint) in
            [(is_old(before.date), say::compare::OLD_BEFORE), (is_old(after.date), say::compare::OLD_AFTER)]
        {
            notes.extend(old.then(|| text.get(hint).to_owned()));
        }
        let [before, after] = sides;
        Self {
            swapped,
            headline: verdicts(&before, &after, text),
            before,
            after,
            summary,
            notes,
            chart: areas::words(&areas, text),
            areas,
            counts: pair.counts(),
            answers,
            calculators,
        }
    }

    /// The chart as a table.
    #[must_use]
    pub fn table(&self, text: &Text) -> Table {
        areas::table(&self.areas, &self.chart, text)
    }
}

/// The two results as they are compared, on the questions that they share.
struct Pair<'a> {
    before: &'a Assessment,
    after: &'a Assessment,
    text: &'a Text,
}

/// A result on fewer questions than it was asked.
fn within(assessment: &Assessment, Scope { mode, edition }: Scope) -> Assessment {
    Assessment { mode, edition, ..assessment.clone() }
}

fn headline(verdict: Option<Verdict>) -> Message {
    verdict.map_or(say::report::NO_VERDICT, readiness::headline)
}

fn side(assessment: &Assessment, edition: u16, text: &Text) -> Side {
    let verdict = readiness::verdict(assessment);
    Side {
        verdict,
        headline: text.get(headline(verdict)).to_owned(),
        dated: match assessment.date {
            Some(date) => text.say(say::report::dated(&text.date(date))),
            None => text.get(say::compare::UNDATED).to_owned(),
        },
        version: version(edition, text),
    }
}

fn verdicts(before: &Side, after: &Side, text: &Text) -> String {
    if before.verdict == after.verdict {
        text.say(say::compare::verdict_same(&before.headline))
    } else {
        text.say(say::compare::verdict_changed(&after.headline, &before.headline))
    }
}

/// The time between two dates; `None` where one of them is missing.
fn apart(before: Option<Day>, after: Option<Day>, text: &Text) -> Option<String> {
    let (months, days) = before?.months_and_days_to(after?);
    let months_text = || {
        let shown = text.whole(u64::from(months));
        text.say(say::compare::months(u64::from(months), &shown))
    };
    let days_text = || text.days(&text.whole(u64::from(days)));
    let length = match (months, days) {
        (0, 0) => return Some(text.get(say::compare::SAME_DAY).to_owned()),
        (0, _) => days_text(),
        (_, 0) => months_text(),
        _ => text.say(say::compare::months_and_days(&days_text(), &months_text())),
    };
    Some(text.say(say::compare::apart(&length)))
}

fn modes_note(before: &Assessment, after: &Assessment, text: &Text) -> Option<String> {
    (before.mode != after.mode).then(|| {
        let (shared, total) = (asked(Mode::Quick).len(), asked(Mode::Full).len());
        let count = |number: usize| text.whole(number as u64);
        text.say(say::compare::modes(&count(total - shared), &count(shared), &count(total)))
    })
}

/// The verdict of a result's own report, where that counts more questions and says something else.
fn own_verdict(whole: &Assessment, side: &Side, shared: Scope, name: Message, text: &Text) -> Option<String> {
    let own = (whole.scope() != shared).then(|| readiness::verdict(whole))?;
    (own != side.verdict)
        .then(|| text.say(say::compare::own_verdict(text.get(name), text.get(headline(own)))))
}

fn editions_note(before: &Assessment, after: &Assessment, scope: Scope, text: &Text) -> Vec<String> {
    let mut notes = Vec::new();
    if before.edition != after.edition {
        let shared = text.whole(within(before, scope).counted().count() as u64);
        notes.push(text.say(say::compare::editions(&shared)));
    }
    for (one, name) in [(before, say::compare::BEFORE), (after, say::compare::AFTER)] {
        if one.edition != EDITION {
            let version = version(one.edition, text);
            notes.push(text.say(say::compare::other_version(text.get(name), &version)));
        }
    }
    notes
}

#[cfg(test)]
mod tests;
