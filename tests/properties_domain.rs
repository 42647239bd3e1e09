//! What must hold for every table of questions, every set of answers and every budget.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test fails by panicking")]

use cre_readiness::domain::error_budget::{request_budget, time_budget};
use cre_readiness::domain::path::{Step, advice, gate_path, ready_path};
use cre_readiness::domain::question::{Answer, Gate, Level, Mode, Rule, Scope};
use cre_readiness::domain::ratio::{Ratio, Rounding};
use cre_readiness::domain::scoring::{Score, Verdict, score};
use cre_readiness::domain::units::Objective;
use cre_readiness::domain::window::downtime;
use proptest::prelude::*;

const CASES: u32 = 10_000;

/// Areas of the random tables and of the fixed one alike; a random table may leave some empty.
const AREAS: usize = 10;

#[derive(Clone, Debug)]
struct Assessment {
    rules: Vec<Rule>,
    mode: Mode,
    answers: Vec<Option<Answer>>,
}

impl Assessment {
    fn score(&self) -> Score {
        score(&self.rules, AREAS, self.mode, &self.answers)
    }

    fn ready_path(&self) -> Vec<Step> {
        ready_path(&self.rules, self.mode, &self.answers)
    }

    /// The same with another answer to one question.
    fn with(&self, question: usize, answer: Option<Answer>) -> Assessment {
        let mut changed = self.clone();
        changed.answers[question] = answer;
        changed
    }

    fn after(&self, steps: &[Step]) -> Assessment {
        steps.iter().fold(self.clone(), |assessment, step| assessment.with(step.question, level(step.to)))
    }
}

fn level(level: u8) -> Option<Answer> {
    Level::new(level).map(Answer::Level)
}

/// A table of the size and shape of the questionnaire: 48 questions, 10 areas, 10 required gates
/// (two of them at level 3), 3 proposed ones, 19 quick questions.
fn fixed_table() -> Vec<Rule> {
    const AREA_SIZES: [u8; AREAS] = [4, 4, 7, 6, 5, 4, 5, 4, 5, 4];
    let areas = (0..).zip(AREA_SIZES).flat_map(|(area, size)| (0..size).map(move |place| (area, place)));
    let mut rules: Vec<Rule> = areas
        .map(|(area, place)| Rule {
            area,
            weight: 2 + (area + 2 * place) % 3,
            gate: None,
            quick: false,
            since: 1,
        })
        .collect();
    let required = [0, 1, 4, 5, 8, 15, 16, 17, 21, 44];
    let proposed = [10, 26, 31];
    for question in required.into_iter().chain(proposed) {
        rules[question] = Rule {
            weight: 5,
            gate: Some(Gate {
                level: if question == 8 || question == 15 { 3 } else { 2 },
                required: required.contains(&question),
            }),
            quick: true,
            ..rules[question]
        };
    }
    for question in [9, 22, 27, 32, 35, 36] {
        rules[question].quick = true;
    }
    rules
}

fn any_rule() -> impl Strategy<Value = Rule> {
    let gate = proptest::option::weighted(0.4, (0..=4_u8, any::<bool>()));
    (0..4_u8, 1..=5_u8, gate, any::<bool>()).prop_map(|(area, weight, gate, quick)| Rule {
        area,
        weight,
        gate: gate.map(|(level, required)| Gate { level, required }),
        quick,
        since: 1,
    })
}

fn any_answer() -> impl Strategy<Value = Option<Answer>> {
    prop_oneof![
        6 => (0..=4_u8).prop_map(level),
        1 => Just(Some(Answer::Unknown)),
        1 => Just(Some(Answer::NotApplicable)),
        1 => Just(None),
    ]
}

fn any_assessment() -> impl Strategy<Value = Assessment> {
    let small = proptest::collection::vec((any_rule(), any_answer()), 1..=12);
    let fixed = proptest::collection::vec(any_answer(), 48)
        .prop_map(|answers| fixed_table().into_iter().zip(answers).collect());
    let mode = prop_oneof![1 => Just(Mode::Quick), 3 => Just(Mode::Full)];
    (prop_oneof![2 => small.boxed(), 1 => fixed.boxed()], mode).prop_map(|(table, mode)| {
        let (rules, answers) = table.into_iter().unzip();
        Assessment { rules, mode, answers }
    })
}

/// An assessment and one of its questions.
fn one_question() -> impl Strategy<Value = (Assessment, usize)> {
    (any_assessment(), any::<prop::sample::Index>()).prop_map(|(assessment, index)| {
        let question = index.index(assessment.rules.len());
        (assessment, question)
    })
}

/// Fails unless no area, stage or verdict of `after` is lower than in `before`.
fn never_lower(before: &Score, after: &Score) -> Result<(), TestCaseError> {
    prop_assert!(after.verdict >= before.verdict);
    prop_assert!(after.overall_stage >= before.overall_stage);
    for (before, after) in before.areas.iter().zip(&after.areas) {
        prop_assert_eq!(before.marks.is_some(), after.marks.is_some());
        if let (Some(before), Some(after)) = (before.marks, after.marks) {
            prop_assert!(after.raw >= before.raw && after.score >= before.score);
            prop_assert!(after.cap >= before.cap && after.stage >= before.stage);
        }
    }
    Ok(())
}

fn config() -> ProptestConfig {
    ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(CASES) }
}

#[test]
fn the_fixed_table_has_the_shape_it_claims() {
    let rules = fixed_table();
    let gates = |required| {
        let gate = move |rule: &&Rule| rule.gate.is_some_and(|gate| gate.required == required);
        rules.iter().filter(gate).count()
    };
    assert_eq!((rules.len(), gates(true), gates(false)), (48, 10, 3));
    assert_eq!(rules.iter().filter(|rule| rule.quick).count(), 19);
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn raising_an_answer_never_lowers_anything((assessment, question) in one_question(), from in 0..4_u8, by in 1..=4_u8) {
        let before = assessment.with(question, level(from));
        let after = assessment.with(question, level((from + by).min(4)));
        never_lower(&before.score(), &after.score())?;
    }

    #[test]
    fn a_level_in_place_of_no_answer_never_lowers_anything((assessment, question) in one_question(), to in 0..=4_u8, unknown in any::<bool>()) {
        let before = assessment.with(question, unknown.then_some(Answer::Unknown));
        let after = assessment.with(question, level(to));
        never_lower(&before.score(), &after.score())?;
    }

    #[test]
    fn the_order_of_the_table_does_not_matter(assessment in any_assessment(), keys in proptest::collection::vec(any::<u32>(), 48)) {
        let mut order: Vec<usize> = (0..assessment.rules.len()).collect();
        order.sort_by_key(|&question| keys[question]);
        let permuted = Assessment {
            rules: order.iter().map(|&question| assessment.rules[question]).collect(),
            mode: assessment.mode,
            answers: order.iter().map(|&question| assessment.answers[question]).collect(),
        };
        let (score, other) = (assessment.score(), permuted.score());
        let back = |questions: &[usize]| {
            let mut questions: Vec<usize> = questions.iter().map(|&question| order[question]).collect();
            questions.sort_unstable();
            questions
        };
        prop_assert_eq!(back(&other.blocking), score.blocking);
        prop_assert_eq!(back(&other.heavy_at_zero), score.heavy_at_zero);
        prop_assert_eq!(other.verdict, score.verdict);
        prop_assert_eq!(other.overall_stage, score.overall_stage);
        prop_assert_eq!(other.areas, score.areas);
        prop_assert_eq!(other.counts, score.counts);
        prop_assert_eq!(permuted.ready_path().len(), assessment.ready_path().len());
    }

    #[test]
    fn what_does_not_apply_counts_as_if_it_were_not_there((assessment, question) in one_question()) {
        let left_out = assessment.with(question, Some(Answer::NotApplicable)).score();
        if assessment.rules[question].is_required() {
            let mut unanswered = assessment.with(question, None).score();
            unanswered.refused_not_applicable = left_out.refused_not_applicable.clone();
            prop_assert_eq!(left_out, unanswered);
        } else {
            let mut shorter = assessment.clone();
            shorter.rules.remove(question);
            shorter.answers.remove(question);
            let shorter = shorter.score();
            prop_assert_eq!(left_out.verdict, shorter.verdict);
            prop_assert_eq!(left_out.overall_stage, shorter.overall_stage);
            prop_assert_eq!(left_out.weight_applicable, shorter.weight_applicable);
            for (left_out, shorter) in left_out.areas.iter().zip(&shorter.areas) {
                prop_assert_eq!(left_out.marks, shorter.marks);
            }
        }
    }

    #[test]
    fn the_whole_path_leads_to_ready_and_no_part_of_it_does(assessment in any_assessment()) {
        let path = assessment.ready_path();
        prop_assert_eq!(assessment.after(&path).score().verdict, Verdict::Ready);
        // A shorter part cannot do either: no answer is lowered on the way.
        if let Some((_, all_but_last)) = path.split_last() {
            prop_assert_ne!(assessment.after(all_but_last).score().verdict, Verdict::Ready);
        }
    }

    #[test]
    fn every_step_of_a_path_starts_where_the_last_one_ended(assessment in any_assessment()) {
        let path = assessment.ready_path();
        let gates = gate_path(&assessment.rules, assessment.mode, &assessment.answers);
        prop_assert!(path.starts_with(&gates));
        let mut levels = cre_readiness::domain::scoring::levels(&assessment.rules, assessment.mode, &assessment.answers);
        for step in &path {
            prop_assert_eq!(levels[step.question], Some(step.from));
            prop_assert_eq!(step.to, step.from + 1);
            levels[step.question] = Some(step.to);
        }
        let score = assessment.after(&gates).score();
        prop_assert!(score.blocking.is_empty() && score.proposed_below_gate.is_empty());
    }

    #[test]
    fn advice_lists_each_question_with_something_left_to_do_once(assessment in any_assessment(), target in 0..=4_u8) {
        let mut listed = advice(&assessment.rules, assessment.mode, &assessment.answers, target);
        listed.sort_unstable();
        let levels = cre_readiness::domain::scoring::levels(&assessment.rules, assessment.mode, &assessment.answers);
        let to_do: Vec<usize> = (0..levels.len())
            .filter(|&question| levels[question].is_some_and(|level| {
                level < target || assessment.rules[question].shortfall(level) > 0
            }))
            .collect();
        prop_assert_eq!(listed, to_do);
    }

    #[test]
    fn the_quick_mode_ignores_every_other_answer((assessment, question) in one_question(), other in any_answer()) {
        let mut assessment = assessment;
        assessment.mode = Mode::Quick;
        assessment.rules[question].quick = false;
        let changed = assessment.with(question, other);
        prop_assert_eq!(assessment.score(), changed.score());
        prop_assert_eq!(assessment.ready_path(), changed.ready_path());
    }

    #[test]
    fn the_counts_add_up_and_surplus_answers_do_not_matter(assessment in any_assessment()) {
        let score = assessment.score();
        let counts = score.counts;
        prop_assert_eq!(counts.asked, counts.answered + counts.unknown + counts.unanswered + counts.not_applicable);
        prop_assert_eq!(counts.asked, score.areas.iter().map(|area| area.asked).sum::<usize>());
        prop_assert_eq!(score.rests_on_a_part(), 4 * (score.weight_in_scope - score.weight_applicable) > score.weight_in_scope);
        let mut longer = assessment.clone();
        longer.answers.push(level(0));
        prop_assert_eq!(longer.score(), score);
    }

    #[test]
    fn the_allowed_bad_requests_are_the_most_that_meet_the_objective(ppb in 1..1_000_000_000_u64, valid in 1..=(1_u64 << 53)) {
        let objective = Objective::from_ppb(ppb).unwrap();
        let budget = request_budget(objective, valid, None).unwrap();
        let meets = |bad: u64| u128::from(valid - bad) * 1_000_000_000 >= u128::from(valid) * u128::from(ppb);
        prop_assert!(meets(budget.allowed_bad));
        prop_assert!(budget.allowed_bad < valid && !meets(budget.allowed_bad + 1));
        prop_assert_eq!(budget.min_good, valid - budget.allowed_bad);
    }

    #[test]
    fn an_objective_is_met_exactly_while_the_burn_rate_is_at_most_one(ppb in 1..1_000_000_000_u64, valid in 1..=10_000_u64, share in 0..=1_000_u64) {
        let bad = valid * share / 1_000;
        let budget = request_budget(Objective::from_ppb(ppb).unwrap(), valid, Some(bad)).unwrap();
        prop_assert_eq!(budget.met, budget.burn_rate.map(|rate| rate <= Ratio::ONE));
        prop_assert_eq!(budget.met, budget.left.map(|left| left >= 0));
        prop_assert_eq!(budget.met, budget.remaining.map(|left| left >= Ratio::ZERO));
    }

    #[test]
    fn the_budget_of_a_window_is_its_allowed_downtime(ppb in 1..1_000_000_000_u64, window_s in any::<u64>()) {
        let objective = Objective::from_ppb(ppb).unwrap();
        prop_assert_eq!(Some(time_budget(objective, window_s)), downtime(window_s, objective));
    }

    #[test]
    fn an_objective_reads_back_from_its_decimals(ppb in 1..1_000_000_000_u64) {
        let text = format!("{}.{:07}", ppb / 10_000_000, ppb % 10_000_000);
        prop_assert_eq!(Objective::parse_percent(&text).ok(), Objective::from_ppb(ppb));
    }

    #[test]
    fn sums_products_and_order_of_ratios_are_those_of_fractions(a in -999..=999_i128, b in 1..=999_i128, c in -999..=999_i128, d in 1..=999_i128) {
        let (x, y) = (Ratio::new(a, b).unwrap(), Ratio::new(c, d).unwrap());
        prop_assert_eq!(x.plus(y), Ratio::new(a * d + c * b, b * d));
        prop_assert_eq!(x.minus(y), Ratio::new(a * d - c * b, b * d));
        prop_assert_eq!(x.times(y), Ratio::new(a * c, b * d));
        prop_assert_eq!(x.over(y), Ratio::new(a * d, b * c));
        prop_assert_eq!(x.cmp(&y), (a * d).cmp(&(c * b)));
        prop_assert_eq!(x.floor(), a.div_euclid(b));
    }

    #[test]
    fn rounding_stays_within_one_and_nearest_within_a_half(n in any::<i64>(), d in 1..=i64::MAX, places in 0..=6_u32) {
        let value = Ratio::new(i128::from(n), i128::from(d)).unwrap();
        let scaled = |rounding| value.scaled(places, rounding).unwrap();
        let exact = value.times(Ratio::from_int(10_i64.pow(places))).unwrap();
        let (down, up) = (scaled(Rounding::Down), scaled(Rounding::Up));
        prop_assert_eq!((down, up), (exact.floor(), exact.ceil()));
        let error = exact.minus(Ratio::new(scaled(Rounding::Nearest), 1).unwrap()).unwrap();
        let half = Ratio::new(1, 2).unwrap();
        prop_assert!(error <= half && error >= Ratio::ZERO.minus(half).unwrap());
    }
}

/// A later question that an old result was never asked must not count against it.
#[test]
fn a_result_of_an_earlier_edition_is_scored_as_if_later_questions_were_not_there() {
    let rule = |weight, since| Rule { area: 0, weight, gate: None, quick: true, since };
    let gate = Some(Gate { level: 2, required: true });
    let later = Rule { gate, ..rule(5, 2) };
    let with = [rule(4, 1), later, rule(3, 1)];
    let without = [rule(4, 1), rule(3, 1)];
    let of_first = Scope { mode: Mode::Full, edition: 1 };
    let old = score(&with, 1, of_first, &[level(3), None, level(2)]);
    let plain = score(&without, 1, of_first, &[level(3), level(2)]);
    assert_eq!((old.verdict, &old.areas, old.counts), (plain.verdict, &plain.areas, plain.counts));
    let today = score(&with, 1, Mode::Full, &[level(3), None, level(2)]);
    assert_eq!(today.blocking, [1]);
}
