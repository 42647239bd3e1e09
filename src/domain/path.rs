//! The way to the verdict "ready", one level at a time, and the order of advice.

use super::question::{Answer, Level, Rule, Scope};
use super::scoring::{HEAVY, Totals, levels};

/// Why a step is on the path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StepReason {
    /// A required gate is closed.
    RequiredGate,
    /// A proposed gate is closed.
    ProposedGate,
    /// A question of weight 4 or more is at level 0.
    HeavyAtZero,
    /// The area is below 50 %.
    AreaBelowHalf,
}

/// Raising one question by one level.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    /// The question, an index into the rules.
    pub question: usize,
    /// Its level before, 0 to 3.
    pub from: u8,
    /// Its level after, one more.
    pub to: u8,
    /// Why the step is needed.
    pub reason: StepReason,
}

/// Puts a question behind those of the same rank. A handful of entries: the library's sort would
/// only make the download larger.
fn insert_by_rank(ranked: &mut Vec<(usize, u32)>, question: usize, rank: u32) {
    let behind = ranked.iter().position(|&(_, other)| other < rank);
    ranked.insert(behind.unwrap_or(ranked.len()), (question, rank));
}

/// Above every weight, so that a rank of shortfall and weight sorts by shortfall first.
const SHORTFALL_RANK: u32 = 256;

/// Closed gates of one kind with their rank: largest shortfall first, then largest weight, then the
/// order of the table.
fn closed_gates(rules: &[Rule], levels: &[Option<u8>], required: bool) -> Vec<(usize, u32)> {
    let mut ranked = Vec::new();
    for (question, (rule, level)) in rules.iter().zip(levels).enumerate() {
        let shortfall = level.map_or(0, |level| rule.shortfall(level));
        if shortfall > 0 && rule.is_required() == required {
            let rank = u32::from(shortfall) * SHORTFALL_RANK + u32::from(rule.weight);
            insert_by_rank(&mut ranked, question, rank);
        }
    }
    ranked
}

/// Takes one step and enters it; `false` if the question is left out or at the highest level.
fn step(steps: &mut Vec<Step>, levels: &mut [Option<u8>], question: usize, reason: StepReason) -> bool {
    let Some(Some(level)) = levels.get_mut(question) else {
        return false;
    };
    if *level >= Level::HIGHEST.get() {
        return false;
    }
    let from = *level;
    *level += 1;
    steps.push(Step { question, from, to: *level, reason });
    true
}

fn open_gates(rules: &[Rule], levels: &mut [Option<u8>]) -> Vec<Step> {
    let mut steps = Vec::new();
    for (required, reason) in [(true, StepReason::RequiredGate), (false, StepReason::ProposedGate)] {
        for (question, rank) in closed_gates(rules, levels, required) {
            for _ in 0..rank / SHORTFALL_RANK {
                step(&mut steps, levels, question, reason);
            }
        }
    }
    steps
}

/// The question of an area below 50 % to raise next.
///
/// Each step adds its weight, so the heaviest question gives the fewest steps; ties go to the lower
/// level, then the order of the table. Where the cap keeps the area down, a prerequisite at its lowest
/// level comes before everything: no other step would help.
fn next_in_area(rules: &[Rule], levels: &[Option<u8>], area: usize, totals: &Totals) -> Option<usize> {
    let capped = totals.capped_below_half();
    let mut best: Option<(usize, u8, u8)> = None;
    for (question, (rule, level)) in rules.iter().zip(levels).enumerate() {
        let Some(level) = level.filter(|&level| level < Level::HIGHEST.get()) else {
            continue;
        };
        let holds_the_cap = rule.gate.is_some() && Some(level) == totals.lowest_gate;
        if usize::from(rule.area) != area || (capped && !holds_the_cap) {
            continue;
        }
        let better = best.is_none_or(|(_, weight, lowest)| {
            rule.weight > weight || (rule.weight == weight && level < lowest)
        });
        if better {
            best = Some((question, rule.weight, level));
        }
    }
    best.map(|(question, _, _)| question)
}

/// The steps that open every gate: required gates, then proposed ones; inside each group by shortfall,
/// then weight, then the order of the table; all steps of a question together.
pub fn gate_path(rules: &[Rule], scope: impl Into<Scope>, answers: &[Option<Answer>]) -> Vec<Step> {
    open_gates(rules, &mut levels(rules, scope, answers))
}

/// The steps to the verdict "ready": those of [`gate_path`], then one for each heavy question still at
/// level 0, then the fewest that bring each area to 50 %.
pub fn ready_path(rules: &[Rule], scope: impl Into<Scope>, answers: &[Option<Answer>]) -> Vec<Step> {
    let mut levels = levels(rules, scope, answers);
    let mut steps = open_gates(rules, &mut levels);
    for (question, rule) in rules.iter().enumerate() {
        if rule.weight >= HEAVY && levels.get(question) == Some(&Some(Level::LOWEST.get())) {
            step(&mut steps, &mut levels, question, StepReason::HeavyAtZero);
        }
    }
    let last_area = rules.iter().map(|rule| usize::from(rule.area)).max();
    for area in 0..=last_area.unwrap_or(0) {
        loop {
            let totals = Totals::of(rules, &levels, area);
            if !totals.below_half() {
                break;
            }
            let next = next_in_area(rules, &levels, area, &totals);
            let reason = StepReason::AreaBelowHalf;
            if !next.is_some_and(|question| step(&mut steps, &mut levels, question, reason)) {
                break;
            }
        }
    }
    steps
}

/// The questions to work on, most urgent first: closed required gates and closed proposed gates as in
/// [`gate_path`], then those below `target` by weight times the levels missing to it, largest first,
/// ties in the order of the table.
///
/// `target` is a level of 1 to 4; more counts as 4. Questions with nothing left to do are not listed.
pub fn advice(rules: &[Rule], scope: impl Into<Scope>, answers: &[Option<Answer>], target: u8) -> Vec<usize> {
    let target = target.min(Level::HIGHEST.get());
    let levels = levels(rules, scope, answers);
    let mut ranked = closed_gates(rules, &levels, true);
    ranked.extend(closed_gates(rules, &levels, false));
    let mut rest = Vec::new();
    for (question, (rule, level)) in rules.iter().zip(&levels).enumerate() {
        let Some(level) = *level else { continue };
        let missing = target.saturating_sub(level);
        if missing > 0 && rule.shortfall(level) == 0 {
            let rank = u32::from(rule.weight) * u32::from(missing);
            insert_by_rank(&mut rest, question, rank);
        }
    }
    ranked.extend(rest);
    ranked.into_iter().map(|(question, _)| question).collect()
}

#[cfg(test)]
#[path = "path_tests.rs"]
mod tests;
