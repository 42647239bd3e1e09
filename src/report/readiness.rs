//! The verdict in words: what decides it, where the team stands, the path and the actions.

pub mod areas;

use crate::assessment::Assessment;
use crate::content::{AREAS, QuestionId, RULES, say};
use crate::domain::path::{self, Step, StepReason};
use crate::domain::question::{Answer, Mode, Rule};
use crate::domain::scoring::{self, Score, Verdict};
use crate::text::Text;

pub use areas::{AreaLine, GateWord};

/// How many actions the report names.
pub const ACTIONS: usize = 5;
/// The level at which something is written down and working.
const WORKING: u8 = 2;
/// The level that advice aims at: proven or measured.
const TARGET: u8 = 3;

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
    /// What was counted, and how much of it is missing or unknown.
    pub counted: Vec<String>,
    /// The areas, in the order of the questionnaire.
    pub areas: Vec<AreaLine>,
    /// What the radar chart shows, in a sentence or two.
    pub radar: String,
    /// The shortest path to ready.
    pub path: Path,
    /// The first actions.
    pub actions: Vec<ActionLine>,
    /// Counted questions without an answer.
    pub open: Vec<QuestionId>,
}

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
}

/// A step: one question, one level up.
#[derive(Debug)]
pub struct StepLine {
    /// The question.
    pub question: QuestionId,
    /// Why the step is on the path.
    pub reason: String,
    /// Evidence of the level to reach.
    pub goal: String,
}

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

impl Readiness {
    /// Builds the readiness part; `None` while no counted question has an answer.
    #[must_use]
    pub fn new(assessment: &Assessment, text: &Text) -> Option<Self> {
        if assessment.answered() == 0 {
            return None;
        }
        let score = scoring::score(&RULES, AREAS, assessment.mode, &assessment.answers);
        let steps = path::ready_path(&RULES, assessment.mode, &assessment.answers);
        let view = View { assessment, text };
        let areas = areas::lines(assessment, &score, text);
        Some(Self {
            verdict: score.verdict,
            headline: text.get(headline(score.verdict)).to_owned(),
            reasons: view.reasons(&score),
            deciding: view.deciding(&score),
            counted: view.counted(&score),
            radar: areas::radar_words(&areas, &view.answered_only(), score.verdict, text),
            areas,
            path: view.path(&steps),
            actions: view.actions(),
            open: view.open(),
        })
    }
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
        let answered: Vec<QuestionId> = self
            .assessment
            .asked()
            .iter()
            .copied()
            .filter(|question| !self.assessment.is_open(*question))
            .collect();
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

    fn deciding(&self, score: &Score) -> Vec<Deciding> {
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

    fn counted(&self, score: &Score) -> Vec<String> {
        let text = self.text;
        let asked = self.assessment.asked().len();
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

    fn path(&self, steps: &[Step]) -> Path {
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
            steps: lines,
        }
    }

    /// The first things to work on; a question without an answer is no gap, so it is left to *not answered yet*.
    fn actions(&self) -> Vec<ActionLine> {
        let text = self.text;
        path::advice(&RULES, self.assessment.mode, &self.assessment.answers, TARGET)
            .into_iter()
            .filter_map(QuestionId::at)
            .filter(|question| !self.assessment.is_open(*question))
            .take(ACTIONS)
            .map(|question| {
                let facts = question.facts();
                let goal = goal(level(self.assessment, question), question);
                let join = |items: &mut dyn Iterator<Item = &str>| items.collect::<Vec<_>>().join(", ");
                ActionLine {
                    question,
                    goal: text.say(say::report::action_goal(text.level(question, goal))),
                    effects: text.say(say::report::action_changes(
                        &join(&mut facts.affects.iter().map(|affect| text.affect(*affect)))
                            .to_ascii_lowercase(),
                    )),
                    service: text.service(facts.closes).to_owned(),
                    chapters: text.say(say::report::action_read(&join(
                        &mut facts.ebook.iter().map(|heading| text.ebook(*heading)),
                    ))),
                }
            })
            .collect()
    }

    fn open(&self) -> Vec<QuestionId> {
        self.assessment
            .asked()
            .iter()
            .copied()
            .filter(|question| self.assessment.is_open(*question))
            .collect()
    }
}

/// The level to work towards: through the gate, and at least to what is written down and working; what lies below
/// that is no goal to name to anybody.
fn goal(level: u8, question: QuestionId) -> u8 {
    let gate = question.rule().gate.as_ref().map_or(0, |gate| gate.target());
    gate.max(level + 1).clamp(WORKING, 4)
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
