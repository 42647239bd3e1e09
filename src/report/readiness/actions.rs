//! What to work on: the first actions, and everything by service.

use super::{ACTIONS, View, level};
use crate::assessment::Assessment;
use crate::content::{QuestionId, RULES, SERVICES, say};
use crate::domain::path;
use crate::text::Text;

/// The level at which something is written down and working.
const WORKING: u8 = 2;
/// The level that advice aims at: proven or measured.
const TARGET: u8 = 3;

/// Something to work on.
#[derive(Debug)]
pub struct ActionLine {
    /// The question.
    pub question: QuestionId,
    /// Evidence of the next level.
    pub goal: String,
    /// What it would change.
    pub effects: String,
    /// The service that closes the gap.
    pub service: String,
    /// What to read in the e-book.
    pub chapters: String,
}

/// What one service would close.
#[derive(Debug)]
pub struct ServiceGroup {
    /// The service.
    pub service: String,
    /// The questions below what advice aims at, most urgent first.
    pub questions: Vec<QuestionId>,
}

/// What to work on, most urgent first; a question without an answer is no gap, so it is left to *not answered yet*.
pub(in crate::report) fn advice(assessment: &Assessment) -> Vec<QuestionId> {
    path::advice(&RULES, assessment.scope(), &assessment.answers, TARGET)
        .into_iter()
        .filter_map(QuestionId::at)
        .filter(|question| !assessment.is_open(*question))
        .collect()
}

impl View<'_> {
    /// The first things to work on.
    pub(super) fn actions(&self) -> Vec<ActionLine> {
        let text = self.text;
        advice(self.assessment)
            .into_iter()
            .take(ACTIONS)
            .map(|question| {
                let goal = goal(level(self.assessment, question), question);
                ActionLine {
                    question,
                    goal: text.say(say::report::action_goal(text.level(question, goal))),
                    effects: effects(question, text),
                    service: text.service(question.facts().closes).to_owned(),
                    chapters: chapters(question, text),
                }
            })
            .collect()
    }

    /// All that is left to work on, by the service that closes it.
    pub(super) fn services(&self) -> Vec<ServiceGroup> {
        let advice = advice(self.assessment);
        (0..SERVICES)
            .map(|service| ServiceGroup {
                service: self.text.service(service).to_owned(),
                questions: advice.iter().copied().filter(|one| one.facts().closes == service).collect(),
            })
            .filter(|group| !group.questions.is_empty())
            .collect()
    }
}

/// What a better answer changes.
pub(super) fn effects(question: QuestionId, text: &Text) -> String {
    let affects = question.facts().affects.iter().map(|affect| text.affect(*affect));
    text.say(say::report::action_changes(&join(affects).to_ascii_lowercase()))
}

/// What to read in the e-book.
pub(super) fn chapters(question: QuestionId, text: &Text) -> String {
    let headings = question.facts().ebook.iter().map(|heading| text.ebook(*heading));
    text.say(say::report::action_read(&join(headings)))
}

fn join<'a>(items: impl Iterator<Item = &'a str>) -> String {
    items.collect::<Vec<_>>().join(", ")
}

/// The level to work towards: through the gate, and at least to what is written down and working; what lies below
/// that is no goal to name to anybody.
fn goal(level: u8, question: QuestionId) -> u8 {
    let gate = question.rule().gate.as_ref().map_or(0, |gate| gate.target());
    gate.max(level + 1).clamp(WORKING, 4)
}
