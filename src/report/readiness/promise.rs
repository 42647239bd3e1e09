//! What CRE brings: which of its promises are open to this team, and after which step the others.

use super::{StepLine, View, level};
use crate::assessment::Assessment;
use crate::content::{PROMISES, QuestionId, counts_in, say};
use crate::domain::question::Answer;

/// A promise of CRE and how far this team is from it.
#[derive(Debug)]
pub struct PromiseLine {
    /// Stable name, for example `war-room`.
    pub id: &'static str,
    /// The promise.
    pub title: String,
    /// What goes with it.
    pub detail: String,
    /// How far the team is.
    pub state: PromiseState,
    /// The same in words.
    pub words: String,
    /// Whether it would be open with the plan; the same as today without one.
    pub planned: bool,
    /// What it waits for.
    pub needs: Vec<NeedLine>,
}

/// How far a team is from a promise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PromiseState {
    /// Open now.
    Open,
    /// Open after this step of the path, counted from 1.
    AfterStep(usize),
    /// Something it needs goes beyond the path.
    BeyondPath,
    /// Something it needs has no answer.
    NotKnown,
}

/// A level that a promise waits for.
#[derive(Debug)]
pub struct NeedLine {
    /// The question.
    pub question: QuestionId,
    /// Whether it is there, or when it will be.
    pub need: Need,
    /// The same in words.
    pub words: String,
}

/// Whether a level is reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// It is, or the question does not apply.
    Met,
    /// After this step of the path, counted from 1.
    AfterStep(usize),
    /// It is not, and the path does not lead there.
    BeyondPath,
    /// The question has no answer yet.
    Open,
    /// The quick questionnaire leaves the question out.
    NotAsked,
}

impl View<'_> {
    pub(super) fn promises(&self, steps: &[StepLine]) -> Vec<PromiseLine> {
        let planned = self.assessment.planned();
        PROMISES
            .iter()
            .enumerate()
            .map(|(at, promise)| {
                let needs: Vec<NeedLine> = promise
                    .needs
                    .iter()
                    .map(|(question, level)| self.need_line(*question, *level, steps))
                    .collect();
                let state = state(&needs);
                let would_be = promise
                    .needs
                    .iter()
                    .all(|(question, level)| need(&planned, *question, *level, &[]) == Need::Met);
                PromiseLine {
                    id: promise.id,
                    title: self.text.promise(at).to_owned(),
                    detail: self.text.promise_detail(at).to_owned(),
                    words: self.promise_words(state, promise.at_once, &needs),
                    state,
                    planned: would_be,
                    needs,
                }
            })
            .collect()
    }

    fn need_line(&self, question: QuestionId, level: u8, steps: &[StepLine]) -> NeedLine {
        let text = self.text;
        let need = need(self.assessment, question, level, steps);
        let words = match need {
            Need::Met => text.get(say::promise::NEED_MET).to_owned(),
            Need::AfterStep(step) => {
                text.say(say::promise::need_step(text.level(question, level), &text.whole(step as u64)))
            }
            Need::BeyondPath => text.say(say::promise::need_beyond(text.level(question, level))),
            Need::Open => text.get(say::check::NOT_ANSWERED).to_owned(),
            Need::NotAsked => text.get(say::check::NOT_ASKED).to_owned(),
        };
        NeedLine { question, need, words }
    }

    fn promise_words(&self, state: PromiseState, at_once: bool, needs: &[NeedLine]) -> String {
        let text = self.text;
        match state {
            PromiseState::Open if at_once => text.get(say::promise::READY_TO_FINISH).to_owned(),
            PromiseState::Open => text.get(say::promise::OPEN).to_owned(),
            PromiseState::AfterStep(step) => {
                let step = text.whole(step as u64);
                text.say(if at_once {
                    say::promise::starts_step(&step)
                } else {
                    say::promise::after_step(&step)
                })
            }
            PromiseState::BeyondPath => text.get(say::promise::BEYOND).to_owned(),
            PromiseState::NotKnown => {
                let unknown = needs.iter().filter(|line| matches!(line.need, Need::Open | Need::NotAsked));
                let count = unknown.count() as u64;
                let shown = text.whole(count);
                text.say(if at_once {
                    say::promise::starts_open(count, &shown)
                } else {
                    say::promise::not_known(count, &shown)
                })
            }
        }
    }
}

/// The furthest of what is needed decides; what nobody knows comes before everything.
fn state(needs: &[NeedLine]) -> PromiseState {
    let mut state = PromiseState::Open;
    for line in needs {
        state = match (line.need, state) {
            (Need::Open | Need::NotAsked, _) => return PromiseState::NotKnown,
            (Need::BeyondPath, _) | (_, PromiseState::BeyondPath) => PromiseState::BeyondPath,
            (Need::AfterStep(step), PromiseState::AfterStep(other)) => {
                PromiseState::AfterStep(step.max(other))
            }
            (Need::AfterStep(step), _) => PromiseState::AfterStep(step),
            (Need::Met, state) => state,
        };
    }
    state
}

/// Whether a question has reached a level, or by which step it has.
fn need(assessment: &Assessment, question: QuestionId, wanted: u8, steps: &[StepLine]) -> Need {
    if !counts_in(question, assessment.scope()) {
        return Need::NotAsked;
    }
    if assessment.is_open(question) {
        return Need::Open;
    }
    let exempt = assessment.answer(question) == Some(Answer::NotApplicable);
    if exempt || level(assessment, question) >= wanted {
        return Need::Met;
    }
    let reached = steps.iter().position(|step| step.question == question && step.to >= wanted);
    reached.map_or(Need::BeyondPath, |at| Need::AfterStep(at + 1))
}
