//! What to talk about: the answers that lie far apart, and who gave them where people typed names.

use super::people;
use crate::assessment::Assessment;
use crate::assessment::combination::{Combination, asked_answer};
use crate::content::{QuestionId, counts_in, say};
use crate::domain::question::{Answer, Level};
use crate::domain::team::Range;
use crate::text::{Message, Text};

/// A person whom somebody gave a name.
#[derive(Clone, Copy, Debug)]
pub struct Named<'a> {
    /// The name as typed.
    pub name: &'a str,
    /// What the person answered.
    pub assessment: &'a Assessment,
}

/// A question to talk about.
#[derive(Debug, PartialEq, Eq)]
pub struct Talk {
    /// The question.
    pub question: QuestionId,
    /// How far apart the answers are.
    pub apart: String,
    /// The levels given, the lowest first.
    pub said: Vec<Said>,
    /// Who gave none: people who do not know, for whom it does not apply, and who gave no answer.
    pub others: Vec<String>,
}

/// A level that somebody gave.
#[derive(Debug, PartialEq, Eq)]
pub struct Said {
    /// The level, and whether it is the lowest, the middle or the highest.
    pub level: String,
    /// How many gave it, and the names of those who have one.
    pub who: String,
    /// Its evidence.
    pub evidence: String,
}

/// The questions to talk about: the farthest apart first, then by weight, then as they are asked.
pub(super) fn ranked(all: &Combination, questions: &[QuestionId]) -> Vec<(QuestionId, Range)> {
    let rank = |question: QuestionId, range: Range| (range.spread(), question.rule().weight);
    let mut ranked: Vec<(QuestionId, Range)> = Vec::new();
    for question in questions {
        let Some(range) = all.tally(*question).range().filter(|range| range.is_to_talk_about()) else {
            continue;
        };
        let own = rank(*question, range);
        let behind = ranked.iter().position(|(other, range)| rank(*other, *range) < own);
        ranked.insert(behind.unwrap_or(ranked.len()), (*question, range));
    }
    ranked
}

/// What the team should talk about, with the names of those who have one.
#[must_use]
pub fn talk(all: &Combination, named: &[Named<'_>], text: &Text) -> Vec<Talk> {
    ranked(all, &all.compared())
        .into_iter()
        .map(|(question, range)| Talk {
            question,
            apart: text.say(say::team::apart(&range.spread().to_string())),
            said: all
                .tally(question)
                .levels_given()
                .map(|level| said(all, named, text, question, range, level))
                .collect(),
            others: others(all, named, text, question),
        })
        .collect()
}

fn said(
    all: &Combination,
    named: &[Named<'_>],
    text: &Text,
    question: QuestionId,
    range: Range,
    level: Level,
) -> Said {
    let mut words = vec![text.say(say::team::level(&level.get().to_string()))];
    for (is, word) in [
        (level == range.lowest, say::team::LOWEST),
        (level == range.middle, say::team::MIDDLE),
        (level == range.highest, say::team::HIGHEST),
    ] {
        if is {
            words.push(text.get(word).to_owned());
        }
    }
    Said {
        level: words.join(", "),
        who: who(u64::from(all.tally(question).at(level)), named, text, &|one| {
            asked_answer(one, question) == Some(Answer::Level(level))
        }),
        evidence: text.level(question, level.get()).to_owned(),
    }
}

/// Whether a person gave an answer.
type Gave<'a> = &'a dyn Fn(&Assessment) -> bool;

/// How many people gave an answer, or the names of those who have one and how many have none.
fn who(count: u64, named: &[Named<'_>], text: &Text, gave: Gave<'_>) -> String {
    let mut words: Vec<String> =
        named.iter().filter(|one| gave(one.assessment)).map(|one| one.name.to_owned()).collect();
    if words.is_empty() {
        return people(count, text);
    }
    let rest = count.saturating_sub(words.len() as u64);
    if rest > 0 {
        words.push(text.say(say::team::not_named(rest, &text.whole(rest))));
    }
    words.join(", ")
}

/// Those who gave no level, by what they said instead.
fn others(all: &Combination, named: &[Named<'_>], text: &Text, question: QuestionId) -> Vec<String> {
    let tally = all.tally(question);
    let answer = |one: &Assessment| asked_answer(one, question);
    let kinds: [(u64, Message, Gave<'_>); 3] = [
        (u64::from(tally.unknown), say::question::UNKNOWN, &|one| answer(one) == Some(Answer::Unknown)),
        (u64::from(tally.not_applicable), say::question::NOT_APPLICABLE, &|one| {
            answer(one) == Some(Answer::NotApplicable)
        }),
        (all.unanswered(question), say::team::COLUMN_UNANSWERED, &|one| {
            counts_in(question, one.scope()) && one.is_open(question)
        }),
    ];
    let some = kinds.into_iter().filter(|(count, ..)| *count > 0);
    some.map(|(count, kind, gave)| text.say(say::team::said(text.get(kind), &who(count, named, text, gave))))
        .collect()
}
