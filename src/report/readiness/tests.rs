use super::*;
use crate::content::{asked, question, questions};
use crate::domain::question::Level;
use proptest::prelude::*;

fn level(level: u8) -> Option<Answer> {
    Level::new(level).map(Answer::Level)
}

fn all(mode: Mode, answer: u8) -> Assessment {
    let mut assessment = Assessment { mode, ..Assessment::default() };
    for question in asked(mode) {
        assessment.set_answer(*question, level(answer));
    }
    assessment
}

fn readiness(assessment: &Assessment) -> Readiness {
    Readiness::new(assessment, &Text::reference()).unwrap()
}

fn promise<'a>(readiness: &'a Readiness, id: &str) -> &'a PromiseLine {
    readiness.promises.iter().find(|line| line.id == id).unwrap()
}

/// The plan that holds every step of the path.
fn plan_all(assessment: &Assessment) -> Assessment {
    let mut planned = assessment.clone();
    for step in readiness(assessment).path.steps {
        planned.set_plan(step.question, Level::new(step.to));
    }
    planned
}

#[test]
fn an_area_shows_the_sum_that_gives_its_score() {
    let mut assessment = all(Mode::Full, 4);
    assessment.set_answer(question::ORG_RETROSPECTIVES, level(0));
    let readiness = readiness(&assessment);
    assert_eq!(readiness.details[0].summary, "20 % · stage 0 · prerequisites: 1 not met");
    assert_eq!(
        readiness.details[0].how,
        [
            "Answers alone, weight x level: (5 x 4 + 5 x 0 + 4 x 4 + 3 x 4) / (4 x 17) = 70 %.",
            "Cap: the lowest prerequisite (Regular retrospectives with actions) is at level 0, which allows 0 x 20 % + 20 % = 20 %.",
            "Score: the smaller of the two, 20 %.",
            "Stage 0: the highest level that all prerequisites and at least 80 % of the weight have reached; 17 of 17 points have.",
            "Level 1 has been reached by 12 of 17 points of weight.",
        ]
    );
}

#[test]
fn a_question_of_an_area_names_the_next_level_and_its_gate() {
    let mut assessment = all(Mode::Full, 1);
    assessment.set_answer(question::OBS_GOLDEN_SIGNALS, Some(Answer::Unknown));
    assessment.set_answer(question::DELIVERY_ROLLBACK, Some(Answer::NotApplicable));
    assessment.set_answer(question::SLO_DEFINED, None);
    assessment.set_answer(question::CODE_REVIEW, level(4));
    let readiness = readiness(&assessment);
    let line = |question: QuestionId| {
        let lines = readiness.details.iter().flat_map(|area| &area.questions);
        lines.into_iter().find(|line| line.question == question).unwrap()
    };
    let next = |question| line(question).next.as_ref().map(|(level, _)| level.get());
    assert_eq!(next(question::ORG_RETROSPECTIVES), Some(2));
    let evidence = Text::reference().level(question::ORG_RETROSPECTIVES, 2).to_owned();
    assert!(line(question::ORG_RETROSPECTIVES).next.as_ref().unwrap().1.ends_with(&evidence));
    assert_eq!(next(question::OBS_GOLDEN_SIGNALS), Some(1), "what nobody knows counts as the lowest level");
    assert_eq!(next(question::CODE_REVIEW), None);
    assert_eq!(next(question::SLO_DEFINED), None);
    assert_eq!(
        line(question::SLO_DEFINED).gate.as_deref(),
        Some("Required prerequisite, level 2: Not answered.")
    );
    assert_eq!(line(question::DELIVERY_ROLLBACK).gate, None, "a gate that does not apply is none");
    assert_eq!(
        line(question::OBS_GOLDEN_SIGNALS).gate.as_deref(),
        Some("Proposed prerequisite, level 2: not met.")
    );
}

#[test]
fn areas_that_share_the_lowest_score_are_all_called_the_lowest() {
    let mut assessment = all(Mode::Full, 4);
    assessment.set_answer(question::ORG_RETROSPECTIVES, level(0));
    let takeaway = |assessment: &Assessment| readiness(assessment).radar;
    assert!(
        takeaway(&assessment).starts_with("Organisation and ways of working is the lowest area, at 20 %.")
    );
    assessment.set_answer(question::SLO_DEFINED, level(0));
    let two =
        "Organisation and ways of working, Service levels and error budgets share the lowest score, 20 %.";
    assert!(takeaway(&assessment).starts_with(two), "{}", takeaway(&assessment));
    for question in [question::OBS_GOLDEN_SIGNALS, question::INCIDENT_ESCALATION] {
        assessment.set_answer(question, level(0));
    }
    assert!(takeaway(&assessment).starts_with("4 areas share the lowest score, 20 %."));
}

#[test]
fn the_number_of_steps_is_the_sum_of_its_reasons() {
    let readiness = readiness(&all(Mode::Quick, 1));
    let counts = readiness.path.how.iter().filter_map(|line| line.rsplit_once(": ")?.1.parse::<usize>().ok());
    assert_eq!(counts.sum::<usize>(), readiness.path.steps.len());
    let sum = readiness.path.how.last().unwrap();
    assert!(sum.ends_with(&format!("= {}", readiness.path.steps.len())), "{sum}");
}

#[test]
fn a_promise_is_open_after_the_step_that_completes_what_it_needs() {
    let mut assessment = all(Mode::Full, 3);
    assessment.set_answer(question::INCIDENT_ESCALATION, level(1));
    let readiness = readiness(&assessment);
    assert_eq!(readiness.path.steps.len(), 1);
    assert_eq!(promise(&readiness, "war-room").state, PromiseState::AfterStep(1));
    assert_eq!(promise(&readiness, "war-room").words, "Open after step 1");
    assert_eq!(promise(&readiness, "priority-tickets").state, PromiseState::Open);
    assert_eq!(promise(&readiness, "review").words, "Can start now, finished after step 1");
}

#[test]
fn a_promise_that_takes_more_than_the_path_says_what() {
    let mut assessment = all(Mode::Full, 3);
    // Of weight 4 and no gate: level 1 is enough to be ready, but not for the war room.
    assessment.set_answer(question::INCIDENT_ROLES, level(1));
    let readiness = readiness(&assessment);
    assert!(readiness.path.steps.is_empty());
    let line = promise(&readiness, "war-room");
    assert_eq!(line.state, PromiseState::BeyondPath);
    let evidence = Text::reference().level(question::INCIDENT_ROLES, 2).to_owned();
    assert!(
        line.needs[0].words.ends_with(&evidence)
            || line.needs.iter().any(|need| need.words.ends_with(&evidence))
    );
}

#[test]
fn a_promise_whose_questions_were_not_asked_or_answered_is_not_known() {
    let quick = readiness(&all(Mode::Quick, 4));
    assert_eq!(promise(&quick, "war-room").state, PromiseState::NotKnown);
    assert_eq!(promise(&quick, "around-the-clock").state, PromiseState::Open);
    let mut assessment = all(Mode::Full, 4);
    assessment.set_answer(question::SLO_DEFINED, None);
    let open = readiness(&assessment);
    assert_eq!(promise(&open, "common-monitoring").state, PromiseState::NotKnown);
    assert_eq!(promise(&open, "around-the-clock").state, PromiseState::NotKnown);
    assert_eq!(promise(&open, "war-room").state, PromiseState::Open);
}

#[test]
fn reliability_around_the_clock_opens_with_the_verdict_that_allows_it() {
    for (answer, open) in [(1, false), (3, true)] {
        let readiness = readiness(&all(Mode::Full, answer));
        let state = promise(&readiness, "around-the-clock").state;
        assert_eq!(state == PromiseState::Open, open);
        assert_eq!(readiness.verdict != Verdict::NotReady, open);
    }
}

#[test]
fn a_plan_changes_the_plan_part_and_nothing_of_today() {
    let today = all(Mode::Quick, 1);
    let planned = plan_all(&today);
    let (before, after) = (readiness(&today), readiness(&planned));
    assert_eq!(before.verdict, after.verdict);
    assert_eq!(before.reasons, after.reasons);
    assert_eq!(before.path.steps.len(), after.path.steps.len());
    assert!(before.plan.is_none());
    let plan = after.plan.as_ref().unwrap();
    assert_eq!(plan.headline, "With the plan: Ready");
    assert_eq!(plan.words[1], "0 steps would be left.");
    assert!(promise(&after, "around-the-clock").planned);
    assert!(!promise(&before, "around-the-clock").planned);
}

#[test]
fn everything_to_work_on_stands_under_exactly_one_service() {
    let readiness = readiness(&all(Mode::Full, 2));
    let mut listed: Vec<QuestionId> =
        readiness.services.iter().flat_map(|group| group.questions.iter().copied()).collect();
    listed.sort();
    assert_eq!(listed, questions().collect::<Vec<_>>());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(10_000))]

    #[test]
    fn planning_every_step_of_the_path_gives_ready(
        full in any::<bool>(),
        answers in prop::collection::vec(0..7_u8, crate::content::QUESTIONS),
    ) {
        let mode = if full { Mode::Full } else { Mode::Quick };
        let mut assessment = Assessment { mode, ..Assessment::default() };
        for (question, code) in questions().zip(answers) {
            let answer = match code {
                5 => Some(Answer::Unknown),
                6 if question.may_not_apply() => Some(Answer::NotApplicable),
                code => level(code.min(4)),
            };
            assessment.set_answer(question, answer);
        }
        let planned = plan_all(&assessment);
        let report = readiness(&planned);
        let verdict = report.plan.map_or(report.verdict, |plan| plan.verdict);
        prop_assert_eq!(verdict, Verdict::Ready);
        for line in &report.promises {
            if let PromiseState::AfterStep(_) = line.state {
                prop_assert!(line.planned, "{}", line.id);
            }
        }
    }
}
