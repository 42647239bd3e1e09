//! The score: area marks, stages and the verdict.
//!
//! Levels are cumulative as in CMMI and C2M2, and risks are counted instead of averaged as in the
//! AWS Well-Architected Framework: an average would hide the one practice that is missing.

use super::question::{Answer, Level, Rule, Scope};
use super::ratio::Ratio;

/// From this weight on, a question at level 0 sets a condition.
pub const HEAVY: u8 = 4;

/// The share of an area's weight, in percent, that must have reached a level for the area to be at that stage.
pub const STAGE_SHARE_PERCENT: u64 = 80;

/// What the answers say about readiness, worst first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// A required gate is closed.
    NotReady,
    /// Every required gate is open, but a condition remains.
    ReadyWithConditions,
    /// Nothing stands in the way.
    Ready,
}

impl Verdict {
    /// Its stable name, for programs.
    pub const fn id(self) -> &'static str {
        match self {
            Self::NotReady => "not-ready",
            Self::ReadyWithConditions => "ready-with-conditions",
            Self::Ready => "ready",
        }
    }
}

/// The marks of an area in which at least one question applies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AreaMarks {
    /// Weighted share of the levels in percent, 0 to 100.
    pub raw: Ratio,
    /// The most that the lowest prerequisite allows in percent, 20 to 100; `None` without prerequisites.
    pub cap: Option<u8>,
    /// The smaller of the two.
    pub score: Ratio,
    /// The highest level, 0 to 4, that every prerequisite and 80 % of the weight have reached.
    pub stage: u8,
}

/// One area.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AreaScore {
    /// Questions in scope, those that do not apply included.
    pub asked: usize,
    /// `None` where no question applies: such an area takes no part.
    pub marks: Option<AreaMarks>,
}

impl AreaScore {
    /// The score in whole percent, 0 to 100, rounded down as everywhere on the page; `None` where the area takes no part.
    pub fn percent(&self) -> Option<u64> {
        u64::try_from(self.marks?.score.floor()).ok()
    }
}

/// How many questions were answered in which way.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Questions in scope; the other four add up to it.
    pub asked: usize,
    /// Answered with a level.
    pub answered: usize,
    /// Answered with "I don't know".
    pub unknown: usize,
    /// Not answered, or refused.
    pub unanswered: usize,
    /// Left out because they do not apply.
    pub not_applicable: usize,
}

/// The whole result. Lists hold indices into the rules, or areas, in the order of the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Score {
    /// What the answers say about readiness.
    pub verdict: Verdict,
    /// The lowest stage of any area, 0 to 4; `None` if no area takes part.
    pub overall_stage: Option<u8>,
    /// One entry per area, in order.
    pub areas: Vec<AreaScore>,
    /// Required gates that are closed.
    pub blocking: Vec<usize>,
    /// Proposed gates that are closed.
    pub proposed_below_gate: Vec<usize>,
    /// Questions of weight 4 or more at level 0.
    pub heavy_at_zero: Vec<usize>,
    /// Areas with a score below 50 %.
    pub areas_below_50: Vec<usize>,
    /// Required gates answered with "does not apply", which counts as no answer.
    pub refused_not_applicable: Vec<usize>,
    /// How many questions were answered in which way.
    pub counts: Counts,
    /// Weight of the questions in scope.
    pub weight_in_scope: u64,
    /// Weight of those that apply.
    pub weight_applicable: u64,
}

impl Score {
    /// Whether more than a quarter of the weight does not apply, so that the verdict has to say so.
    pub const fn rests_on_a_part(&self) -> bool {
        let left_out = self.weight_in_scope.saturating_sub(self.weight_applicable);
        left_out.saturating_mul(4) > self.weight_in_scope
    }

    /// Questions that apply, the N of "based on N of M questions"; M is `counts.asked`.
    pub const fn questions_applicable(&self) -> usize {
        self.counts.asked.saturating_sub(self.counts.not_applicable)
    }
}

/// The most that a prerequisite at a level, 0 to 4, allows its area, in percent: 20 for each level and 20 more.
pub const fn cap_at(level: u8) -> u8 {
    level.saturating_add(1).saturating_mul(20)
}

/// What the questions of one area that apply add up to.
pub(super) struct Totals {
    pub(super) weight: u64,
    points: u64,
    pub(super) lowest_gate: Option<u8>,
}

impl Totals {
    pub(super) fn of(rules: &[Rule], levels: &[Option<u8>], area: usize) -> Totals {
        let mut totals = Totals { weight: 0, points: 0, lowest_gate: None };
        for (rule, level) in rules.iter().zip(levels) {
            let Some(level) = level.filter(|_| usize::from(rule.area) == area) else {
                continue;
            };
            totals.weight += u64::from(rule.weight);
            totals.points += u64::from(rule.weight) * u64::from(level);
            if rule.gate.is_some() {
                totals.lowest_gate = Some(totals.lowest_gate.map_or(level, |low| low.min(level)));
            }
        }
        totals
    }

    fn cap(&self) -> Option<u8> {
        self.lowest_gate.map(cap_at)
    }

    /// Whether the cap alone keeps the area below 50 %.
    pub(super) fn capped_below_half(&self) -> bool {
        self.cap().is_some_and(|cap| cap < 50)
    }

    /// Whether the score is below 50 %; `raw < 50` is `points < 2 x weight`.
    pub(super) fn below_half(&self) -> bool {
        self.weight > 0 && (self.points < 2 * self.weight || self.capped_below_half())
    }

    fn marks(&self, stage: u8) -> Option<AreaMarks> {
        let points = i128::from(self.points).checked_mul(25)?;
        let raw = Ratio::new(points, i128::from(self.weight))?;
        let cap = self.cap();
        let score = cap.map_or(raw, |cap| raw.min(Ratio::from_int(i64::from(cap))));
        Some(AreaMarks { raw, cap, score, stage })
    }
}

/// The highest level that every prerequisite and at least 80 % of the weight of the area have reached.
fn stage(rules: &[Rule], levels: &[Option<u8>], area: usize, totals: &Totals) -> u8 {
    let most = totals.lowest_gate.unwrap_or(Level::HIGHEST.get());
    let mut stage = 0;
    for wanted in 1..=most {
        let reached: u64 = rules
            .iter()
            .zip(levels)
            .filter(|(rule, level)| {
                usize::from(rule.area) == area && level.is_some_and(|level| level >= wanted)
            })
            .map(|(rule, _)| u64::from(rule.weight))
            .sum();
        if 100 * reached < STAGE_SHARE_PERCENT * totals.weight {
            break;
        }
        stage = wanted;
    }
    stage
}

/// The level that counts for one question; `None` if it is out of scope or does not apply.
///
/// No answer, "I don't know" and a refused "does not apply" are level 0.
pub fn level_of(rule: &Rule, scope: impl Into<Scope>, answer: Option<Answer>) -> Option<u8> {
    if !rule.in_scope(scope.into()) {
        return None;
    }
    match answer {
        Some(Answer::Level(level)) => Some(level.get()),
        Some(Answer::NotApplicable) if !rule.is_required() => None,
        _ => Some(Level::LOWEST.get()),
    }
}

/// The level that counts for each question, see [`level_of`]; missing answers are none.
pub fn levels(rules: &[Rule], scope: impl Into<Scope>, answers: &[Option<Answer>]) -> Vec<Option<u8>> {
    let scope = scope.into();
    rules
        .iter()
        .enumerate()
        .map(|(question, rule)| level_of(rule, scope, answers.get(question).copied().flatten()))
        .collect()
}

/// Scores the answers, the one at each index belonging to the rule at that index.
///
/// Missing answers count as none and surplus ones are ignored. A rule whose area is not below `areas`
/// counts for the verdict but in no area.
pub fn score(rules: &[Rule], areas: usize, scope: impl Into<Scope>, answers: &[Option<Answer>]) -> Score {
    let scope = scope.into();
    let levels = levels(rules, scope, answers);
    let mut score = Score {
        verdict: Verdict::Ready,
        overall_stage: None,
        areas: Vec::with_capacity(areas),
        blocking: Vec::new(),
        proposed_below_gate: Vec::new(),
        heavy_at_zero: Vec::new(),
        areas_below_50: Vec::new(),
        refused_not_applicable: Vec::new(),
        counts: Counts::default(),
        weight_in_scope: 0,
        weight_applicable: 0,
    };
    for (question, (rule, level)) in rules.iter().zip(&levels).enumerate() {
        if rule.in_scope(scope) {
            let answer = answers.get(question).copied().flatten();
            count(&mut score, question, rule, *level, answer);
        }
    }
    for area in 0..areas {
        let totals = Totals::of(rules, &levels, area);
        let marks = totals.marks(stage(rules, &levels, area, &totals));
        if let Some(marks) = marks {
            let lowest = score.overall_stage.unwrap_or(marks.stage);
            score.overall_stage = Some(lowest.min(marks.stage));
        }
        if totals.below_half() {
            score.areas_below_50.push(area);
        }
        let in_area = |rule: &&Rule| usize::from(rule.area) == area && rule.in_scope(scope);
        score.areas.push(AreaScore { asked: rules.iter().filter(in_area).count(), marks });
    }
    score.verdict = verdict(&score);
    score
}

/// Enters one question in scope into the counts and lists.
fn count(score: &mut Score, question: usize, rule: &Rule, level: Option<u8>, answer: Option<Answer>) {
    let weight = u64::from(rule.weight);
    score.counts.asked += 1;
    score.weight_in_scope += weight;
    let Some(level) = level else {
        score.counts.not_applicable += 1;
        return;
    };
    score.weight_applicable += weight;
    match answer {
        Some(Answer::Level(_)) => score.counts.answered += 1,
        Some(Answer::Unknown) => score.counts.unknown += 1,
        Some(Answer::NotApplicable) => {
            score.counts.unanswered += 1;
            score.refused_not_applicable.push(question);
        }
        None => score.counts.unanswered += 1,
    }
    if rule.shortfall(level) > 0 {
        if rule.is_required() {
            score.blocking.push(question);
        } else {
            score.proposed_below_gate.push(question);
        }
    }
    if rule.weight >= HEAVY && level == 0 {
        score.heavy_at_zero.push(question);
    }
}

fn verdict(score: &Score) -> Verdict {
    if !score.blocking.is_empty() {
        Verdict::NotReady
    } else if score.proposed_below_gate.is_empty()
        && score.heavy_at_zero.is_empty()
        && score.areas_below_50.is_empty()
    {
        Verdict::Ready
    } else {
        Verdict::ReadyWithConditions
    }
}
