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
    let result = OnCallResult::new(OnCallInput::default(), Default::default(), &Text::reference());
    assert_eq!(result.takeaway, "Everyone on your team is on duty 146 days a year (almost every 2nd week)");
    assert_eq!(result.share, "That is 40 % of the time. The published limit is 25 % (SRE book, chapter 11).");
    assert!(result.needed.contains("8 engineers, or 9"));
    assert!(result.over);
    assert_eq!(result.how[0], "365 days x 2 on schedule / 5 engineers = 146 days each.");
}

#[test]
fn exactly_the_limit_is_not_over_it() {
    let result =
        OnCallResult::new(OnCallInput::new(365, 2, 8).unwrap(), Default::default(), &Text::reference());
    assert!(!result.over);
    assert_eq!(result.share, "That is 25 % of the time, exactly the published limit (SRE book, chapter 11).");
    assert!(result.takeaway.ends_with("(every 4th week)"));
}

#[test]
fn weeks_are_counted_as_people_say_them() {
    let said = |on_schedule, engineers| {
        let input = OnCallInput::new(365, on_schedule, engineers).unwrap();
        OnCallResult::new(input, Default::default(), &Text::reference()).takeaway
    };
    assert!(said(2, 2).ends_with("(all the time)"));
    assert!(said(2, 3).ends_with("(2 of 3 weeks)"));
    assert!(said(1, 3).ends_with("(every 3rd week)"));
    assert!(said(1, 11).ends_with("(every 11th week)"));
    assert!(said(1, 21).ends_with("(every 21st week)"));
    assert!(said(2, 9).ends_with("(2 of 9 weeks)"));
    assert!(said(3, 500).ends_with("(about every 167th week)"));
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
    assert!(report.finding(Calculator::OnCall).is_some());
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
    assert_eq!(readiness.deciding[0].items[0].answer.as_deref(), Some("Answer: I don't know"));
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

#[test]
fn open_questions_make_no_area_a_gap() {
    let mut assessment = Assessment::default();
    assessment.answers[question::SLO_DEFINED.position()] = level(4);
    let readiness = readiness(&assessment);
    assert!(readiness.deciding.iter().all(|group| group.open), "{:?}", readiness.deciding);
    assert_eq!(readiness.radar, "No answered area stands behind the others.");
    assert_eq!(
        readiness.path.summary,
        "Whether any step is left depends on the questions without an answer."
    );
}

#[test]
fn no_bad_state_is_ever_named_as_a_goal() {
    for lowest in [level(0), Some(Answer::Unknown)] {
        let mut assessment = all(4);
        for low in
            [question::RESILIENCE_RESTORE, question::OBS_ALERT_QUALITY, question::DELIVERY_PIPELINE_ONLY]
        {
            assessment.answers[low.position()] = lowest;
        }
        let readiness = readiness(&assessment);
        let text = Text::reference();
        for action in &readiness.actions {
            let bad = [text.level(action.question, 0), text.level(action.question, 1)];
            assert!(bad.iter().all(|bad| !action.goal.contains(bad)), "{}", action.goal);
        }
        let needed =
            readiness.deciding.iter().flat_map(|group| &group.items).filter_map(|item| item.needed.as_ref());
        assert_eq!(needed.count(), 1, "only the gate names what it needs");
    }
}

#[test]
fn a_ready_team_is_not_told_that_it_is_far_from_ready() {
    assert_eq!(readiness(&all(4)).radar, "No answered area stands behind the others.");
}

#[test]
fn what_does_not_apply_is_counted_apart() {
    let mut assessment = all(4);
    assessment.answers[question::OBS_GOLDEN_SIGNALS.position()] = Some(Answer::NotApplicable);
    let counted = readiness(&assessment).counted;
    assert!(counted.iter().any(|sentence| sentence.starts_with("1 question does not apply")), "{counted:?}");
}

#[test]
fn one_of_each_is_said_in_the_singular() {
    let text = Text::reference();
    let rota = OnCallResult::new(OnCallInput::new(1, 1, 1).unwrap(), Default::default(), &text);
    assert_eq!(rota.how[0], "1 day x 1 on schedule / 1 engineer = 1 day each.");
    assert!(rota.story.starts_with("1 engineer, 1 day each"), "{}", rota.story);
    // 365 x 2 / 700 is a little more than one day, and reads as 1.
    let large = OnCallResult::new(OnCallInput::new(365, 2, 700).unwrap(), Default::default(), &text);
    assert!(large.takeaway.contains(" 1 day a year"), "{}", large.takeaway);
    let budget = BudgetInput::new(999_000_000, 1, Some(1), None, None).unwrap();
    let budget = BudgetResult::new(budget, &text);
    assert!(budget.takeaway.contains("over 1 day leaves"), "{}", budget.takeaway);
    assert_eq!(budget.requests.unwrap(), "Of 1 request, not a single one may fail.");
}

#[test]
fn the_smallest_amounts_are_told_and_nothing_is_divided_by_nought() {
    let text = Text::reference();
    let rota = OnCallResult::new(OnCallInput::new(365, 1, 10_000).unwrap(), Default::default(), &text);
    assert!(rota.takeaway.contains("0.037 days"), "{}", rota.takeaway);
    let input = BudgetInput::new(999_999_999, 1, None, Some(1), Some(1)).unwrap();
    let result = BudgetResult::new(input, &text);
    assert!(result.takeaway.ends_with("leaves 0.000086 s of outage"), "{}", result.takeaway);
    for line in &result.how {
        assert!(!line.contains("/ 0 s") && !line.contains("= 0 s"), "{line}");
    }
}

#[test]
fn an_outage_just_over_the_budget_does_not_read_like_the_budget() {
    let input = BudgetInput::new(999_000_000, 30, None, Some(43_210), None).unwrap();
    let (uses, _) = BudgetResult::new(input, &Text::reference()).outage.unwrap();
    assert_eq!(uses, "One outage of 43 min 12.6 s uses 100.1 % of the budget");
}

#[test]
fn an_outage_longer_than_the_window_is_remarked() {
    let input = BudgetInput::new(999_000_000, 1, None, Some(1_441_000), None).unwrap();
    let (_, fits) = BudgetResult::new(input, &Text::reference()).outage.unwrap();
    assert!(fits.ends_with("That is longer than the window itself."), "{fits}");
}

#[test]
fn a_refused_answer_counts_as_none_everywhere() {
    let mut assessment = Assessment::default();
    let access = question::ACCESS_SOURCE_REGISTRY_PIPELINES;
    assessment.answers[access.position()] = Some(Answer::NotApplicable);
    assert_eq!(assessment.answered(), 0);
    assert!(Readiness::new(&assessment, &Text::reference()).is_none());
    assessment.answers[question::SLO_DEFINED.position()] = level(3);
    let readiness = readiness(&assessment);
    let area = &readiness.areas[usize::from(access.rule().area)];
    assert_eq!(area.value, "not answered", "the only question of its area was refused, which is no 0 %");
}
