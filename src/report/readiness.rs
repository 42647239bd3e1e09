//! The verdict in words: what decides it, where the team stands, the path and the actions.

pub mod areas;

pub(super) mod actions;
mod deciding;
mod detail;
mod path;
mod plan;
mod promise;

use crate::assessment::Assessment;
use crate::content::{AREAS, QuestionId, RULES, say};
use crate::domain::path::ready_path;
use crate::domain::question::{Answer, Mode, Rule};
use crate::domain::scoring::{self, HEAVY, Score, Verdict};
use crate::text::Text;

pub use actions::{ActionLine, ServiceGroup};
pub use areas::{AreaLine, GateWord};
pub use deciding::{Deciding, DecidingItem};
pub use detail::{AreaDetail, QuestionLine};
pub use path::{Path, StepLine};
pub use plan::PlanPart;
pub use promise::{Need, NeedLine, PromiseLine, PromiseState};

/// How many actions the report names.
pub const ACTIONS: usize = 5;
/// The readiness part of the report.
#[derive(Debug)]
pub struct Readiness {
    /// The verdict.
    pub verdict: Verdict,
    /// The verdict as a headline.
    pub headline: String,
    /// Why, in a sentence or two.
    pub reasons: Vec<String>,
    /// The answers that decide it, by kind.
    pub deciding: Vec<Deciding>,
    /// How the verdict follows from the answers.
    pub how: Vec<String>,
    /// What was counted, and how much of it is missing or unknown.
    pub counted: Vec<String>,
    /// The areas, in the order of the questionnaire.
    pub areas: Vec<AreaLine>,
    /// The same areas with their questions and the way to their scores.
    pub details: Vec<AreaDetail>,
    /// What the radar chart shows, in a sentence or two.
    pub radar: String,
    /// The shortest path to ready.
    pub path: Path,
    /// The first actions.
    pub actions: Vec<ActionLine>,
    /// Everything to work on, by the service that closes it.
    pub services: Vec<ServiceGroup>,
    /// What CRE brings, now and after which step.
    pub promises: Vec<PromiseLine>,
    /// What the plan would give; `None` while nothing is tried out.
    pub plan: Option<PlanPart>,
    /// Counted questions without an answer.
    pub open: Vec<QuestionId>,
}

impl Readiness {
    /// Builds the readiness part; `None` while no counted question has an answer.
    #[must_use]
    pub fn new(assessment: &Assessment, text: &Text) -> Option<Self> {
        if assessment.answered() == 0 {
            return None;
        }
        let score = scoring::score(&RULES, AREAS, assessment.scope(), &assessment.answers);
        let steps = ready_path(&RULES, assessment.scope(), &assessment.answers);
        let view = View { assessment, text };
        let areas = areas::lines(assessment, &score, text);
        let path = view.path(&steps);
        Some(Self {
            verdict: score.verdict,
            headline: text.get(headline(score.verdict)).to_owned(),
            reasons: view.reasons(&score),
            deciding: view.deciding(&score),
            counted: view.counted(&score),
            how: view.how_verdict(&score),
            details: view.details(&areas),
            radar: areas::radar_words(&areas, &view.answered_only(), score.verdict, text),
            promises: view.promises(&path.steps),
            plan: view.plan(&path.steps, &areas),
            areas,
            path,
            actions: view.actions(),
            services: view.services(),
            open: view.open(),
        })
    }
}

/// The verdict alone; `None` while no counted question has an answer.
#[must_use]
pub fn verdict(assessment: &Assessment) -> Option<Verdict> {
    let score = || scoring::score(&RULES, AREAS, assessment.scope(), &assessment.answers);
    (assessment.answered() > 0).then(|| score().verdict)
}

/// The verdict as a headline.
#[must_use]
pub fn headline(verdict: Verdict) -> crate::text::Message {
    match verdict {
        Verdict::NotReady => say::report::NOT_READY,
        Verdict::ReadyWithConditions => say::report::CONDITIONS,
        Verdict::Ready => say::report::READY,
    }
}

struct View<'a> {
    assessment: &'a Assessment,
    text: &'a Text,
}

impl View<'_> {
    /// The score of the answered questions alone: what is low here is a gap, whatever is still open.
    fn answered_only(&self) -> Score {
        let answered: Vec<QuestionId> =
            self.assessment.counted().filter(|question| !self.assessment.is_open(*question)).collect();
        let rules: Vec<Rule> = answered.iter().map(|question| *question.rule()).collect();
        let answers: Vec<Option<Answer>> =
            answered.iter().map(|question| self.assessment.answer(*question)).collect();
        scoring::score(&rules, AREAS, Mode::Full, &answers)
    }

    /// Questions at positions, those with an answer apart from those without.
    fn split(&self, positions: &[usize]) -> (Vec<QuestionId>, Vec<QuestionId>) {
        positions
            .iter()
            .filter_map(|position| QuestionId::at(*position))
            .partition(|question| !self.assessment.is_open(*question))
    }

    fn reasons(&self, score: &Score) -> Vec<String> {
        let text = self.text;
        let number = |count: usize| (count as u64, text.whole(count as u64));
        match score.verdict {
            Verdict::NotReady => {
                let (gaps, open) = self.split(&score.blocking);
                let mut reasons = Vec::new();
                if !gaps.is_empty() {
                    let (count, shown) = number(gaps.len());
                    reasons.push(text.say(say::report::blocking(count, &shown)));
                }
                if !open.is_empty() {
                    let (count, shown) = number(open.len());
                    reasons.push(text.say(say::report::open(count, &shown)));
                }
                reasons
            }
            Verdict::ReadyWithConditions => {
                vec![text.get(say::report::CONDITIONS_REASON).to_owned()]
            }
            Verdict::Ready => vec![text.get(say::report::READY_REASON).to_owned()],
        }
    }

    /// What the verdict counts, each with its number.
    pub(super) fn how_verdict(&self, score: &Score) -> Vec<String> {
        let text = self.text;
        let count = |count: usize| text.whole(count as u64);
        let heavy = HEAVY.to_string();
        let gates = |required: bool| {
            let asked = self.assessment.counted();
            asked.filter(|one| one.rule().gate.is_some_and(|gate| gate.required == required)).count()
        };
        vec![
            text.say(say::report::how_verdict(&heavy)),
            text.say(say::report::how_required(&count(score.blocking.len()), &count(gates(true)))),
            text.say(say::report::how_proposed(
                &count(score.proposed_below_gate.len()),
                &count(gates(false)),
            )),
            text.say(say::report::how_heavy(&count(score.heavy_at_zero.len()), &heavy)),
            text.say(say::report::how_areas(&count(score.areas_below_50.len()))),
        ]
    }

    fn counted(&self, score: &Score) -> Vec<String> {
        let text = self.text;
        let asked = self.assessment.counted().count();
        let answered = self.assessment.answered();
        let (answered, asked_text) = (text.whole(answered as u64), text.whole(asked as u64));
        let mut sentences = vec![match self.assessment.mode {
            Mode::Quick => text.say(say::report::quick_mode(&answered, &asked_text)),
            Mode::Full => text.say(say::report::full_mode(&answered, &asked_text)),
        }];
        let unknown = score.counts.unknown as u64;
        if unknown > 0 {
            sentences.push(text.say(say::report::unknown_count(unknown, &text.whole(unknown))));
        }
        let left_out = score.counts.not_applicable as u64;
        if left_out > 0 {
            sentences.push(text.say(say::report::not_applicable_count(left_out, &text.whole(left_out))));
        }
        if score.rests_on_a_part() {
            let count = text.whole(score.questions_applicable() as u64);
            sentences.push(text.say(say::report::based_on(&count, &asked_text)));
        }
        sentences
    }

    fn open(&self) -> Vec<QuestionId> {
        self.assessment.counted().filter(|question| self.assessment.is_open(*question)).collect()
    }
}

/// The level an answer counts as; *I don't know* and no answer count as the lowest.
fn level(assessment: &Assessment, question: QuestionId) -> u8 {
    match assessment.answer(question) {
        Some(Answer::Level(level)) => level.get(),
        _ => 0,
    }
}

/// An answer as its evidence, or as the words of the answer beside the levels.
#[must_use]
pub fn answer_words(assessment: &Assessment, question: QuestionId, text: &Text) -> String {
    match assessment.answer(question) {
        None => text.get(say::check::NOT_ANSWERED).to_owned(),
        Some(Answer::Unknown) => text.get(say::question::UNKNOWN).to_owned(),
        Some(Answer::NotApplicable) => text.get(say::question::NOT_APPLICABLE).to_owned(),
        Some(Answer::Level(level)) => text.level(question, level.get()).to_owned(),
    }
}

#[cfg(test)]
mod tests;
