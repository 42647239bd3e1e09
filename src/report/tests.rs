use super::*;
use crate::assessment::{BudgetInput, OnCallInput};
use crate::content::question;
use crate::domain::question::{Answer, Level, Mode};
use crate::domain::scoring::Verdict;

fn level(level: u8) -> Option<Answer> {
    Level::new(level).map(Answer::Level)
}

fn all(answer: u8) -> Assessment {
    let mut assessment = Assessment::default();
    for question in assessment.asked() {
        assessment.answers[question.position()] = level(answer);
    }
    assessment
}

fn readiness(assessment: &Assessment) -> Readiness {
    Readiness::new(assessment, &Text::reference()).unwrap()
}

#[test]
fn five_engineers_and_two_on_schedule_are_the_sentence_of_the_page() {
    let result = OnCallResult::new(OnCallInput::default(), &Text::reference());
    assert_eq!(result.takeaway, "Everyone on your team is on duty 146 days a year (almost every 2nd week)");
    assert_eq!(result.share, "That is 40 % of the time. The published limit is 25 %.");
    assert!(result.needed.contains("8 engineers, or 9"));
    assert!(result.over);
    assert_eq!(result.how[0], "365 days x 2 on schedule / 5 engineers = 146 days each.");
}

#[test]
fn exactly_the_limit_is_not_over_it() {
    let result = OnCallResult::new(OnCallInput::new(365, 2, 8).unwrap(), &Text::reference());
    assert!(!result.over);
    assert_eq!(result.share, "That is 25 % of the time, exactly the published limit.");
    assert!(result.takeaway.ends_with("(every 4th week)"));
}

#[test]
fn weeks_are_counted_as_people_say_them() {
    let said = |on_schedule, engineers| {
        let input = OnCallInput::new(365, on_schedule, engineers).unwrap();
        OnCallResult::new(input, &Text::reference()).takeaway
    };
    assert!(said(2, 2).ends_with("(all the time)"));
    assert!(said(2, 3).ends_with("(almost every week)"));
    assert!(said(1, 3).ends_with("(every 3rd week)"));
    assert!(said(1, 11).ends_with("(every 11th week)"));
    assert!(said(1, 21).ends_with("(every 21st week)"));
    assert!(said(2, 45).ends_with("(almost every 22nd week)"));
    assert!(said(1, 365).starts_with("Everyone on your team is on duty 1 day a year"));
}

#[test]
fn three_nines_over_thirty_days_leave_43_minutes_and_no_outage_of_45() {
    let input = BudgetInput::new(999_000_000, 30, Some(7_200), Some(45_000), None).unwrap();
    let result = BudgetResult::new(input, &Text::reference());
    assert_eq!(result.takeaway, "99.9 % over 30 days leaves 43 min 12 s of outage");
    assert_eq!(result.requests.as_deref(), Some("Of 7,200 requests, 7 may fail."));
    let (uses, fits) = result.outage.unwrap();
    assert_eq!(uses, "One outage of 45 min uses 104.2 % of the budget");
    assert_eq!(fits, "Not one such outage fits in the budget.");
    assert!(result.over);
}

#[test]
fn an_outage_of_exactly_the_budget_fits_once_and_is_not_over_it() {
    let input = BudgetInput::new(999_000_000, 30, None, Some(86_400), Some(500_000)).unwrap();
    let result = BudgetResult::new(input, &Text::reference());
    assert!(!result.over);
    let (uses, fits) = result.outage.unwrap();
    assert!(uses.contains("for 50 % of users uses 100 %"), "{uses}");
    assert_eq!(fits, "1 such outage fits in the budget.");
}

#[test]
fn a_burn_rate_that_cannot_happen_is_said_to_be_so() {
    let input = BudgetInput::new(900_000_000, 30, None, None, None).unwrap();
    let text = Text::reference();
    let result = BudgetResult::new(input, &text);
    let table = result.burn_table(&text);
    assert_eq!(table.rows[3].0[2], "can't happen");
    assert!(result.chart.starts_with("At 6x"), "{}", result.chart);
    assert!(result.chart_note.contains("burns at 10x"), "{}", result.chart_note);
}

#[test]
fn the_nines_hold_ones_own_objective_once_and_in_order() {
    let text = Text::reference();
    for (objective, rows) in [(999_000_000, 9), (998_000_000, 10)] {
        let input = BudgetInput::new(objective, 30, None, None, None).unwrap();
        let table = BudgetResult::new(input, &text).nines(&text);
        assert_eq!(table.rows.len(), rows);
        assert_eq!(table.rows.iter().filter(|(_, own)| *own).count(), 1);
    }
}

#[test]
fn without_an_answer_there_is_no_verdict() {
    let mut assessment = Assessment { on_call: Some(OnCallInput::default()), ..Assessment::default() };
    let report = Report::new(&assessment, &Text::reference());
    assert!(report.readiness.is_none());
    assert!(report.on_call.is_some());
    // An answer that doesn't count in the mode is none.
    assessment.answers[question::CODE_REVIEW.position()] = level(4);
    assert!(Report::new(&assessment, &Text::reference()).readiness.is_none());
    assessment.mode = Mode::Full;
    assert!(Report::new(&assessment, &Text::reference()).readiness.is_some());
}

#[test]
fn unanswered_prerequisites_are_named_as_unanswered_and_never_as_gaps() {
    let mut assessment = all(4);
    assessment.answers[question::SLO_DEFINED.position()] = None;
    let readiness = readiness(&assessment);
    assert_eq!(readiness.verdict, Verdict::NotReady);
    assert_eq!(readiness.reasons, ["1 required prerequisite has no answer yet."]);
    assert_eq!(readiness.deciding[0].title, "Required prerequisites without an answer");
    assert_eq!(readiness.path.answer_first, [question::SLO_DEFINED]);
    assert!(readiness.path.steps.is_empty());
    assert!(readiness.actions.iter().all(|action| action.question != question::SLO_DEFINED));
}

#[test]
fn does_not_apply_on_a_required_prerequisite_is_refused_with_a_sentence() {
    let mut assessment = all(4);
    assessment.answers[question::SLO_DEFINED.position()] = Some(Answer::NotApplicable);
    let readiness = readiness(&assessment);
    assert!(readiness.deciding[0].items[0].refused);
    assert_eq!(readiness.open, [question::SLO_DEFINED]);
}

#[test]
fn i_dont_know_on_a_prerequisite_is_a_gap_with_its_own_words() {
    let mut assessment = all(4);
    assessment.answers[question::SLO_DEFINED.position()] = Some(Answer::Unknown);
    let readiness = readiness(&assessment);
    assert_eq!(readiness.deciding[0].items[0].answer.as_deref(), Some("Your answer: I don't know"));
    assert!(readiness.counted.iter().any(|sentence| sentence.starts_with("1 answer is")));
}

#[test]
fn everything_at_the_top_is_ready_and_leaves_nothing_to_do() {
    let readiness = readiness(&all(4));
    assert_eq!(readiness.verdict, Verdict::Ready);
    assert!(readiness.deciding.is_empty());
    assert!(readiness.path.steps.is_empty());
    assert!(readiness.actions.is_empty());
}

#[test]
fn one_low_answer_caps_its_area_and_leads_the_path() {
    let mut assessment = all(4);
    assessment.answers[question::ORG_RETROSPECTIVES.position()] = level(0);
    let readiness = readiness(&assessment);
    let organisation = &readiness.areas[0];
    assert_eq!(organisation.value, "20 %");
    assert!(organisation.is_capped());
    assert_eq!(readiness.path.steps.len(), 2);
    assert!(readiness.radar.contains("1 area is held back"));
}

#[test]
fn an_area_that_is_not_asked_says_so() {
    let readiness = readiness(&all(2));
    let code = readiness.areas.iter().find(|line| line.score.is_none()).unwrap();
    assert_eq!(Text::reference().area(code.area), "Code quality and technical debt");
    assert_eq!(code.value, "not asked");
}
