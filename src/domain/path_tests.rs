use super::super::question::Gate;
use super::*;
use crate::domain::question::Mode;

fn rule(area: u8, weight: u8, gate: Option<(u8, bool)>) -> Rule {
    Rule { area, weight, gate: gate.map(|(level, required)| Gate { level, required }), quick: true, since: 1 }
}

fn answered(levels: &[u8]) -> Vec<Option<Answer>> {
    levels.iter().map(|&level| Level::new(level).map(Answer::Level)).collect()
}

fn questions(steps: &[Step]) -> Vec<(usize, u8, u8)> {
    steps.iter().map(|step| (step.question, step.from, step.to)).collect()
}

#[test]
fn gates_come_by_shortfall_then_weight_then_order_and_required_ones_first() {
    let rules = [
        rule(0, 5, Some((4, false))),
        rule(0, 3, Some((2, true))),
        rule(0, 5, Some((2, true))),
        rule(0, 5, Some((2, true))),
        rule(0, 2, Some((3, true))),
    ];
    let path = gate_path(&rules, Mode::Full, &answered(&[3, 1, 1, 1, 1]));
    let expected = [(4, 1, 2), (4, 2, 3), (2, 1, 2), (3, 1, 2), (1, 1, 2), (0, 3, 4)];
    assert_eq!(questions(&path), expected);
}

#[test]
fn the_conditions_follow_the_gates() {
    let rules = [rule(0, 5, Some((2, true))), rule(0, 4, None), rule(1, 3, None), rule(1, 3, None)];
    let path = ready_path(&rules, Mode::Full, &answered(&[2, 0, 1, 0]));
    // Area 0 needs 18 of 36 points: 10, then 14 after the heavy question, then one more step in the heaviest.
    let expected = [(1, 0, 1), (0, 2, 3), (3, 0, 1), (2, 1, 2), (3, 1, 2)];
    assert_eq!(questions(&path), expected);
    assert_eq!(path.first().map(|step| step.reason), Some(StepReason::HeavyAtZero));
    assert_eq!(path.last().map(|step| step.reason), Some(StepReason::AreaBelowHalf));
}

#[test]
fn a_cap_below_half_is_lifted_although_the_gate_is_open() {
    let rules = [rule(0, 2, Some((1, true))), rule(0, 5, None)];
    let path = ready_path(&rules, Mode::Full, &answered(&[1, 4]));
    assert_eq!(questions(&path), [(0, 1, 2)]);
}

#[test]
fn advice_puts_gates_first_and_leaves_out_what_is_done() {
    let rules = [
        rule(0, 2, None),
        rule(0, 5, None),
        rule(0, 4, Some((2, false))),
        rule(0, 5, Some((2, true))),
        rule(0, 5, Some((2, true))),
        rule(0, 3, None),
    ];
    let mut answers = answered(&[0, 2, 1, 1, 2, 3]);
    assert_eq!(advice(&rules, Mode::Full, &answers, 3), [3, 2, 0, 1, 4]);
    assert_eq!(advice(&rules, Mode::Full, &answers, 2), [3, 2, 0]);
    answers[0] = Some(Answer::NotApplicable);
    assert_eq!(advice(&rules, Mode::Full, &answers, 9), [3, 2, 1, 4, 5]);
}

#[test]
fn an_empty_table_has_nothing_to_do() {
    assert_eq!(ready_path(&[], Mode::Full, &[]), []);
    assert!(advice(&[], Mode::Quick, &[], 3).is_empty());
}
