use super::*;
use crate::assessment::on_call_details::{Numbers, OnCallDetails};
use crate::assessment::{BudgetInput, OnCallInput};
use crate::content::{AREAS, QuestionId, question, questions_of};
use crate::domain::question::{Answer, Level};

/// What limits a comparison, and hints about old results.
mod limits;

/// 23 November 2026.
const TODAY: Day = Day::from_unix_days(20_780);
/// 1 August 2026.
const AUGUST: Day = Day::from_unix_days(20_666);

fn level(level: u8) -> Option<Answer> {
    Level::new(level).map(Answer::Level)
}

fn all(mode: Mode, answer: u8, date: Day) -> Assessment {
    let mut assessment = Assessment { mode, date: Some(date), ..Assessment::default() };
    for question in asked(mode) {
        assessment.answers[question.position()] = level(answer);
    }
    assessment
}

fn quick(answer: u8, date: Day) -> Assessment {
    all(Mode::Quick, answer, date)
}

fn with(mut assessment: Assessment, changes: &[(QuestionId, Option<Answer>)]) -> Assessment {
    for (question, answer) in changes {
        assessment.answers[question.position()] = *answer;
    }
    assessment
}

fn compared(first: &Assessment, second: &Assessment) -> Compared {
    Compared::new(first, second, TODAY, &Text::reference())
}

fn area_of(question: QuestionId) -> usize {
    usize::from(question.rule().area)
}

fn change(compared: &Compared, question: QuestionId) -> &AnswerChange {
    let changes = compared.answers.iter().flat_map(|(_, changes)| changes);
    changes.into_iter().find(|change| change.question == question).unwrap()
}

#[test]
fn the_earlier_date_is_before_whichever_link_came_first() {
    let (old, new) = (quick(1, AUGUST), quick(3, TODAY));
    let straight = compared(&old, &new);
    let swapped = compared(&new, &old);
    assert!(!straight.swapped && swapped.swapped);
    for compared in [straight, swapped] {
        assert_eq!(compared.before.dated, "Assessed on 1 August 2026");
        assert_eq!(compared.after.dated, "Assessed on 23 November 2026");
        assert_eq!(compared.headline, "Not ready yet, then Ready");
        assert_eq!(compared.summary, ["The two results are 3 months and 22 days apart."]);
    }
}

#[test]
fn a_result_without_a_date_is_the_one_before() {
    let undated = Assessment { date: None, ..quick(3, TODAY) };
    let compared = compared(&quick(1, AUGUST), &undated);
    assert!(compared.swapped);
    assert_eq!(compared.before.dated, "Without a date");
    assert!(compared.summary.is_empty(), "{:?}", compared.summary);
    assert!(compared.notes.is_empty(), "what has no date is not called old: {:?}", compared.notes);
}

#[test]
fn of_two_results_of_one_day_the_first_is_before() {
    let result = compared(&quick(1, TODAY), &quick(3, TODAY));
    assert!(!result.swapped);
    assert_eq!(result.before.verdict, Some(Verdict::NotReady));
    assert_eq!(result.summary, ["Both results are of the same day."]);
    let undated = |answer| Assessment { date: None, ..quick(answer, TODAY) };
    assert!(!compared(&undated(1), &undated(3)).swapped);
}

#[test]
fn the_time_between_is_told_in_months_and_days() {
    let later = |days: u32| Day::from_unix_days(AUGUST.unix_days() + days);
    for (days, words) in [
        (1, "The two results are 1 day apart."),
        (31, "The two results are 1 month apart."),
        (62, "The two results are 2 months and 1 day apart."),
        (366, "The two results are 12 months and 1 day apart."),
    ] {
        assert_eq!(compared(&quick(1, AUGUST), &quick(1, later(days))).summary[0], words);
    }
}

#[test]
fn the_same_link_twice_changed_nothing_and_says_so() {
    let result = compared(&quick(3, TODAY), &quick(3, TODAY));
    assert_eq!(result.summary[1], "Both are the same result, so nothing changed.");
    assert_eq!(result.headline, "Ready, before and after");
    assert!(result.answers.is_empty());
    assert_eq!(result.chart, "No area's score changed.");
    assert_eq!(result.counts, ["0 answers changed.", "19 answers are the same."]);
}

#[test]
fn equal_answers_of_two_dates_changed_nothing_and_say_so() {
    let result = compared(&quick(2, AUGUST), &quick(2, TODAY));
    assert_eq!(result.summary[1], "Nothing changed between the two results.");
    let rota = |engineers| OnCallInput::new(365, 2, engineers).ok();
    let before = Assessment { on_call: rota(5), ..quick(2, AUGUST) };
    let after = Assessment { on_call: rota(8), ..quick(2, TODAY) };
    assert_eq!(compared(&before, &after).summary.len(), 1, "the rota did change");
}

#[test]
fn a_plan_is_no_part_of_the_comparison() {
    let mut planned = quick(2, TODAY);
    planned.set_plan(question::SLO_DEFINED, Level::new(4));
    let result = compared(&quick(2, AUGUST), &planned);
    assert_eq!(result.summary[1], "Nothing changed between the two results.");
}

#[test]
fn every_direction_of_change_has_its_own_words() {
    let question = question::OBS_GOLDEN_SIGNALS;
    let (unknown, away) = (Some(Answer::Unknown), Some(Answer::NotApplicable));
    for (before, after, direction, words) in [
        (level(1), level(3), Direction::Rise, "Better: level 3 after level 1"),
        (level(3), level(1), Direction::Fall, "Worse: level 1 after level 3"),
        (unknown, level(2), Direction::Rise, "Now known: level 2"),
        (level(2), unknown, Direction::Fall, "No longer known"),
        (away, unknown, Direction::Aside, "No longer known"),
        (level(2), away, Direction::Aside, "No longer applies"),
        (unknown, away, Direction::Aside, "No longer applies"),
        (away, level(2), Direction::Aside, "Applies now: level 2"),
        (None, level(0), Direction::Rise, "Now answered"),
        (None, unknown, Direction::Aside, "Now answered"),
        (None, away, Direction::Aside, "Now answered"),
        (level(2), None, Direction::Fall, "No longer answered"),
        (unknown, None, Direction::Aside, "No longer answered"),
        (away, None, Direction::Aside, "No longer answered"),
    ] {
        let before = with(quick(2, AUGUST), &[(question, before)]);
        let after = with(quick(2, TODAY), &[(question, after)]);
        let result = compared(&before, &after);
        let change = change(&result, question);
        assert_eq!((change.direction, change.words.as_str()), (direction, words));
        assert_ne!(change.before, change.after);
    }
}

#[test]
fn a_changed_answer_shows_its_evidence_before_and_after() {
    let text = Text::reference();
    let question = question::SLO_DEFINED;
    let before = with(quick(2, AUGUST), &[(question, level(1))]);
    let result = compared(&before, &quick(2, TODAY));
    let change = change(&result, question);
    assert_eq!(change.before, text.level(question, 1));
    assert_eq!(change.after, text.level(question, 2));
}

#[test]
fn a_refused_does_not_apply_counts_as_no_answer() {
    let access = question::ACCESS_SOURCE_REGISTRY_PIPELINES;
    let refused = with(quick(2, AUGUST), &[(access, Some(Answer::NotApplicable))]);
    let result = compared(&refused, &quick(2, TODAY));
    assert_eq!(change(&result, access).words, "Now answered");
    assert_eq!(result.areas[area_of(access)].words, "no score before");
    let open = with(quick(2, AUGUST), &[(access, None)]);
    assert!(compared(&refused, &open).answers.is_empty(), "no answer either way");
}

#[test]
fn falls_come_first_among_the_areas_and_within_an_area() {
    let observability: Vec<QuestionId> =
        questions_of(area_of(question::OBS_GOLDEN_SIGNALS)).filter(|one| one.rule().quick).collect();
    let [first, .., last] = observability[..] else { panic!("{observability:?}") };
    let organisation = question::ORG_RETROSPECTIVES;
    let after = with(quick(2, TODAY), &[(organisation, level(3)), (first, level(4)), (last, level(0))]);
    let result = compared(&quick(2, AUGUST), &after);
    let areas: Vec<usize> = result.answers.iter().map(|(area, _)| *area).collect();
    assert_eq!(areas, [area_of(first), area_of(organisation)]);
    let order: Vec<QuestionId> = result.answers[0].1.iter().map(|change| change.question).collect();
    assert_eq!(order, [last, first]);
}

#[test]
fn every_shared_question_is_counted_once() {
    let (one, two) = (question::SLO_DEFINED, question::OBS_GOLDEN_SIGNALS);
    let (three, four) = (question::OBS_ALERT_QUALITY, question::DELIVERY_ROLLBACK);
    let before = with(quick(2, AUGUST), &[(one, level(1)), (two, None), (four, None)]);
    let after = with(quick(2, TODAY), &[(three, None), (four, None)]);
    let counts = compared(&before, &after).counts;
    assert_eq!(
        counts,
        [
            "1 answer changed.",
            "15 answers are the same.",
            "1 question is answered only before.",
            "1 question is answered only after.",
            "1 question has no answer in either.",
        ]
    );
}

#[test]
fn the_areas_that_fell_and_rose_the_most_are_named() {
    let (slo, obs) = (question::SLO_DEFINED, question::OBS_GOLDEN_SIGNALS);
    let before = with(quick(2, AUGUST), &[(slo, level(0))]);
    let after = with(quick(2, TODAY), &[(obs, level(0))]);
    let result = compared(&before, &after);
    assert_eq!(
        result.chart,
        "Observability and alerting fell, from 50 % to 20 %. \
         Service levels and error budgets rose, from 20 % to 50 %."
    );
    let everything = compared(&quick(2, AUGUST), &quick(4, TODAY));
    assert_eq!(
        everything.chart,
        "9 areas rose, most of all Organisation and ways of working: from 50 % to 100 %."
    );
    assert_eq!(everything.areas[0].moved, Move::Up(50));
    assert_eq!(everything.areas[0].words, "up 50 points");
    let back = compared(&quick(4, AUGUST), &quick(2, TODAY));
    assert_eq!(back.areas[0].moved, Move::Down(50));
    assert!(back.chart.starts_with("9 areas fell, most of all"), "{}", back.chart);
}

#[test]
fn an_area_without_a_score_says_why_on_that_side() {
    let code = area_of(question::CODE_REVIEW);
    let both = compared(&quick(2, AUGUST), &quick(2, TODAY));
    assert_eq!(both.areas[code].words, "no score");
    assert_eq!(both.areas[code].before.value, "not asked");

    let obs = question::OBS_GOLDEN_SIGNALS;
    let area = area_of(obs);
    let changed = |answer| {
        let all: Vec<_> = questions_of(area).map(|question| (question, answer)).collect();
        with(quick(2, TODAY), &all)
    };
    let open = compared(&quick(2, AUGUST), &changed(None));
    assert_eq!(open.areas[area].words, "no score after");
    assert_eq!(open.areas[area].after.value, "not answered");
    assert_eq!(open.areas[area].before.value, "50 %");
    let early = Assessment { date: Some(AUGUST), ..changed(Some(Answer::NotApplicable)) };
    let away = compared(&early, &quick(2, TODAY));
    assert_eq!(away.areas[area].words, "no score before");
    assert_eq!(away.areas[area].before.value, "does not apply");
    assert_eq!(away.chart, "No area's score changed.", "an area without a score neither rose nor fell");
}

#[test]
fn without_an_answer_on_one_side_there_is_no_verdict_there() {
    let empty =
        Assessment { on_call: Some(OnCallInput::default()), date: Some(AUGUST), ..Assessment::default() };
    let result = compared(&empty, &quick(4, TODAY));
    assert_eq!(result.before.verdict, None);
    assert_eq!(result.headline, "No verdict yet, then Ready");
    assert_eq!(result.chart, "No area has a score on both sides.");
    assert!(
        result.notes.contains(
            &"Questions without an answer count as the lowest level: 19 before, 0 after.".to_owned()
        )
    );
}

#[test]
fn the_calculators_stand_side_by_side_where_both_results_have_them() {
    let rota = |engineers| OnCallInput::new(365, 2, engineers).ok();
    let budget = |outage| BudgetInput::new(999_000_000, 30, None, outage, None).ok();
    let before = Assessment { on_call: rota(5), budget: budget(None), ..quick(2, AUGUST) };
    let mut after = Assessment { on_call: rota(8), budget: budget(Some(12_000)), ..quick(2, TODAY) };
    let numbers = Numbers { leave_tenths: Some(56), ..OnCallDetails::default().numbers() };
    after.calculators.on_call_details = OnCallDetails::new(numbers).ok();
    let result = compared(&before, &after);
    let [on_call, budget] = &result.calculators[..] else { panic!("{:?}", result.calculators) };
    let row = |table: &Table, label: &str| {
        let found = table.rows.iter().find(|(cells, _)| cells[0] == label);
        found.map(|(cells, _)| cells[1..].to_vec()).unwrap()
    };
    assert_eq!(row(on_call, "Number of engineers"), ["5", "8"]);
    assert_eq!(row(on_call, "Days on duty each"), ["146", "91.3"]);
    assert_eq!(row(on_call, "Share of the time"), ["40 % (Over the limit)", "25 % (Within the limit)"]);
    assert_eq!(row(on_call, "Leave (weeks a year)"), ["–", "5.6"]);
    assert!(on_call.rows.iter().all(|(cells, _)| cells[0] != "Sites"), "what is as usual needs no row");
    assert_eq!(row(budget, "Objective"), ["99.9 %", "99.9 %"]);
    assert_eq!(row(budget, "Window"), ["30 days", "30 days"]);
    assert_eq!(row(budget, "One usual outage uses"), ["–", "27.8 %"]);
    assert!(on_call.rows.iter().all(|(cells, _)| cells[0] != "Published limit"));
}

#[test]
fn the_table_says_what_the_chart_shows() {
    let result = compared(&quick(1, AUGUST), &quick(3, TODAY));
    let table = result.table(&Text::reference());
    assert_eq!(table.caption, result.chart);
    assert_eq!(table.columns, ["Area", "Before", "After", "Change"]);
    assert_eq!(table.rows.len(), AREAS);
    assert_eq!(table.rows[0].0, ["Organisation and ways of working", "25 %", "75 %", "up 50 points"]);
}
