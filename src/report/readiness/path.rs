//! The shortest path to ready.

use super::View;
use crate::content::{QuestionId, say};
use crate::domain::path::{Step, StepReason};

/// The steps from here to ready.
#[derive(Debug)]
pub struct Path {
    /// How many steps there are, in a sentence.
    pub summary: String,
    /// Questions on the way without an answer: they come first.
    pub answer_first: Vec<QuestionId>,
    /// What to say about those.
    pub answer_first_note: Option<String>,
    /// The steps, in order.
    pub steps: Vec<StepLine>,
    /// How their number is calculated.
    pub how: Vec<String>,
}

/// A step: one question, one level up.
#[derive(Debug)]
pub struct StepLine {
    /// The question.
    pub question: QuestionId,
    /// The level before, 0 to 3.
    pub from: u8,
    /// The level to reach, one more.
    pub to: u8,
    /// Whether the plan holds it.
    pub planned: bool,
    /// Why the step is on the path.
    pub reason: String,
    /// Evidence of the level to reach.
    pub goal: String,
}

impl View<'_> {
    pub(super) fn path(&self, steps: &[Step]) -> Path {
        let text = self.text;
        let mut answer_first: Vec<QuestionId> = Vec::new();
        let mut lines = Vec::new();
        for step in steps {
            let Some(question) = QuestionId::at(step.question) else {
                continue;
            };
            if self.assessment.is_open(question) {
                if !answer_first.contains(&question) {
                    answer_first.push(question);
                }
                continue;
            }
            lines.push(StepLine {
                question,
                from: step.from,
                to: step.to,
                planned: self.assessment.plan.level(question).is_some_and(|level| level.get() >= step.to),
                reason: match step.reason {
                    StepReason::RequiredGate => text.get(say::report::PATH_REQUIRED).to_owned(),
                    StepReason::ProposedGate => text.get(say::report::PATH_PROPOSED).to_owned(),
                    StepReason::HeavyAtZero => text.get(say::report::PATH_HEAVY).to_owned(),
                    StepReason::AreaBelowHalf => {
                        let area = text.area(usize::from(question.rule().area));
                        text.say(say::report::path_area(area))
                    }
                },
                goal: text.level(question, step.to).to_owned(),
            });
        }
        let (steps_left, open) = (lines.len() as u64, answer_first.len() as u64);
        Path {
            summary: match (steps_left, open) {
                (0, 0) => text.get(say::report::PATH_NONE).to_owned(),
                (0, _) => text.get(say::report::PATH_ONLY_OPEN).to_owned(),
                (count, 0) => text.say(say::report::path_count(count, &text.whole(count))),
                (count, _) => text.say(say::report::path_known(count, &text.whole(count))),
            },
            answer_first_note: (open > 0)
                .then(|| text.say(say::report::path_open_count(open, &text.whole(open)))),
            answer_first,
            how: self.how_path(steps),
            steps: lines,
        }
    }

    /// One line for each reason that puts steps on the path, and their sum.
    fn how_path(&self, steps: &[Step]) -> Vec<String> {
        let text = self.text;
        let known = |step: &&Step| {
            QuestionId::at(step.question).is_some_and(|question| !self.assessment.is_open(question))
        };
        let mut how = vec![text.get(say::report::HOW_PATH).to_owned()];
        let mut sum = Vec::new();
        for (reason, words) in [
            (StepReason::RequiredGate, say::report::PATH_REQUIRED),
            (StepReason::ProposedGate, say::report::PATH_PROPOSED),
            (StepReason::HeavyAtZero, say::report::PATH_HEAVY),
            (StepReason::AreaBelowHalf, say::report::DECIDES_AREAS),
        ] {
            let count = steps.iter().filter(known).filter(|step| step.reason == reason).count() as u64;
            if count > 0 {
                how.push(text.say(say::report::how_path_part(&text.whole(count), text.get(words))));
                sum.push(text.whole(count));
            }
        }
        if sum.len() > 1 {
            let total = text.whole(steps.iter().filter(known).count() as u64);
            how.push(text.say(say::report::how_path_sum(&sum.join(" + "), &total)));
        }
        how
    }
}
