//! The answers that decide the verdict.

use super::{View, answer_words};
use crate::content::{QuestionId, say};
use crate::domain::scoring::Score;

/// Answers that decide the verdict for the same reason.
#[derive(Debug)]
pub struct Deciding {
    /// The reason.
    pub title: String,
    /// Whether these are prerequisites that are not met, which keep the verdict at *not ready yet*.
    pub blocks: bool,
    /// Whether these have no answer yet, which is not the same as a gap.
    pub open: bool,
    /// The questions.
    pub items: Vec<DecidingItem>,
    /// The areas, where the reason is an area's score.
    pub areas: Vec<String>,
}

/// One answer that decides the verdict.
#[derive(Debug)]
pub struct DecidingItem {
    /// The question.
    pub question: QuestionId,
    /// The answer given; `None` where there is none.
    pub answer: Option<String>,
    /// What would be needed.
    pub needed: Option<String>,
    /// Whether *Does not apply* was refused.
    pub refused: bool,
}

impl View<'_> {
    pub(super) fn deciding(&self, score: &Score) -> Vec<Deciding> {
        let mut groups = Vec::new();
        let gated = |question: &QuestionId| question.rule().gate.is_some();
        // A prerequisite at level 0 is named once, as a prerequisite.
        let heavy: Vec<usize> = score
            .heavy_at_zero
            .iter()
            .copied()
            .filter(|position| QuestionId::at(*position).is_some_and(|question| !gated(&question)))
            .collect();
        for (positions, met, open, blocks) in [
            (&score.blocking, say::report::DECIDES_BLOCKING, say::report::DECIDES_OPEN, true),
            (
                &score.proposed_below_gate,
                say::report::DECIDES_PROPOSED,
                say::report::DECIDES_PROPOSED_OPEN,
                false,
            ),
            (&heavy, say::report::DECIDES_HEAVY, say::report::DECIDES_HEAVY_OPEN, false),
        ] {
            let (gaps, unanswered) = self.split(positions);
            for (questions, title, open) in [(gaps, met, false), (unanswered, open, true)] {
                if !questions.is_empty() {
                    groups.push(Deciding {
                        title: self.text.get(title).to_owned(),
                        blocks: blocks && !open,
                        open,
                        items: questions.into_iter().map(|question| self.item(question)).collect(),
                        areas: Vec::new(),
                    });
                }
            }
        }
        let gaps_only = self.answered_only();
        for (title, open) in [(say::report::DECIDES_AREAS, false), (say::report::DECIDES_AREAS_OPEN, true)] {
            let below =
                score.areas_below_50.iter().filter(|area| gaps_only.areas_below_50.contains(area) != open);
            let areas: Vec<String> = below.map(|area| self.text.area(*area).to_owned()).collect();
            if !areas.is_empty() {
                groups.push(Deciding {
                    title: self.text.get(title).to_owned(),
                    blocks: false,
                    open,
                    items: Vec::new(),
                    areas,
                });
            }
        }
        groups
    }

    fn item(&self, question: QuestionId) -> DecidingItem {
        let text = self.text;
        // A gate names its level; for the others a better level of any kind counts, so none is named.
        let gate = question.rule().gate.as_ref();
        let open = self.assessment.is_open(question);
        DecidingItem {
            question,
            answer: (!open)
                .then(|| text.say(say::report::your_answer(&answer_words(self.assessment, question, text)))),
            needed: gate
                .filter(|_| !open)
                .map(|gate| text.say(say::report::needed(text.level(question, gate.target())))),
            refused: open && self.assessment.answer(question).is_some(),
        }
    }
}
