use super::*;
use crate::assessment::budget_details::Moving;

fn day(iso: &str) -> Day {
    Day::from_iso(iso).unwrap()
}

/// Thousandths of a minute on days of November 2026.
fn log(outages: &[(&str, u64)]) -> OutageLog {
    let outage =
        |(on, minutes): &(&str, u64)| Outage::new(day(on), Some(minutes * 1_000), None, None).unwrap();
    OutageLog::new(outages.iter().map(outage).collect()).unwrap()
}

fn november(log: OutageLog, as_of: &str) -> Assessment {
    with(BudgetDetails::new(Method::Time, Moving::Month), log, as_of)
}

fn with(details: BudgetDetails, log: OutageLog, as_of: &str) -> Assessment {
    let mut assessment = Assessment { budget: Some(BudgetInput::default()), ..Assessment::default() };
    assessment.calculators.budget_details = details.with_as_of(Some(day(as_of)));
    assessment.calculators.outages = Some(log);
    assessment
}

fn result(assessment: &Assessment) -> OutageResult {
    OutageResult::new(assessment, &Text::reference()).unwrap()
}

fn found(assessment: &Assessment) -> (String, bool) {
    let finding = super::super::finding(assessment, &Text::reference()).unwrap();
    (finding.story, finding.bad)
}

#[test]
fn a_month_says_what_is_left_and_when_it_would_be_gone() {
    let told = result(&november(log(&[("2026-11-04", 5), ("2026-11-08", 7)]), "2026-11-10"));
    assert_eq!(told.takeaway, "72.2 % of the error budget is left: 31 min 12 s of 43 min 12 s");
    assert_eq!(
        told.outlook,
        "At the pace so far the budget lasts to the end of the window on 30 November 2026."
    );
    let told = result(&november(log(&[("2026-11-04", 8), ("2026-11-08", 8)]), "2026-11-10"));
    assert_eq!(told.outlook, "At the pace so far the budget is gone on 27 November 2026.");
    assert!(!told.spent);
}

#[test]
fn an_overspent_budget_shows_the_negative_value_and_what_stops() {
    let told = result(&november(log(&[("2026-11-04", 45)]), "2026-11-10"));
    assert_eq!(told.takeaway, "The error budget is overspent by 1 min 48 s: \u{2212}4.2 % is left");
    assert_eq!(told.outlook, "The budget was gone on 4 November 2026.");
    assert!(told.policy[0].0.ends_with("some budget is back on 1 December 2026."), "{:?}", told.policy);
    assert!(told.policy.iter().all(|(_, asks)| *asks));
}

#[test]
fn the_strongest_finding_goes_first() {
    let text_of = |outages: &[(&str, u64)]| found(&november(log(outages), "2026-11-10"));
    let (story, bad) = text_of(&[("2026-11-04", 45)]);
    assert!(
        bad && story.contains("overspent by 1 min 48 s") && story.contains("stops all changes"),
        "{story}"
    );
    // 20 % of four weeks at 99.9 % is 8 min 3.84 s.
    let (story, bad) = text_of(&[("2026-11-04", 9)]);
    assert!(bad && story.contains("1 outage used more than 20 %") && story.contains("with 9 min"), "{story}");
    let (story, bad) = text_of(&[("2026-11-04", 8), ("2026-11-05", 8)]);
    assert!(!bad && story.ends_with("At the pace so far the budget is gone on 27 November 2026."), "{story}");
    let (story, bad) = text_of(&[("2026-11-04", 2)]);
    assert!(!bad && story.starts_with("An objective of 99.9 % over 30 days allows 43 min 12 s"), "{story}");
    assert!(story.ends_with("95.3 % of the error budget is left: 41 min 12 s of 43 min 12 s."), "{story}");
}

#[test]
fn a_rolling_window_looks_back_and_forgets() {
    let rolling = BudgetDetails::default();
    let told = result(&with(rolling, log(&[("2026-10-01", 40), ("2026-11-20", 4)]), "2026-11-26"));
    assert_eq!(told.notes, ["1 outage before 28 October 2026 is not in the window and is not counted."]);
    assert_eq!(told.outlook, "At the pace so far the budget lasts the next 30 days.");
}

#[test]
fn a_log_that_lies_outside_the_window_is_no_whole_budget() {
    let told = result(&november(log(&[("2026-10-03", 9), ("2026-10-12", 7)]), "2026-11-10"));
    assert_eq!(
        told.takeaway,
        "None of the 2 outages lies in the window, from 1 November 2026 to 10 November 2026: set “Known up to” to 12 October 2026 to count the last of them"
    );
    assert_eq!(told.outlook, "No outage was counted, so there is no pace to go on.");
    assert!(!told.counted && told.figures.is_empty() && told.policy.is_empty() && told.how.is_empty());
    let (story, bad) = found(&november(log(&[("2026-10-12", 7)]), "2026-11-10"));
    assert!(!bad && !story.contains(" is left"), "{story}");
    assert!(
        story.ends_with("The 1 outage lies outside the window, from 1 November 2026 to 10 November 2026."),
        "{story}"
    );
}

#[test]
fn a_rolling_window_that_misses_the_log_says_how_long_it_would_have_to_be() {
    let rolling = |on| result(&with(BudgetDetails::default(), log(&[(on, 40)]), "2026-11-30")).takeaway;
    // From 1 October to 30 November are 61 days.
    assert_eq!(
        rolling("2026-10-01"),
        "The 1 outage lies outside the window, from 1 November 2026 to 30 November 2026: set “Known up to” to 1 October 2026, or take a window of 61 days, to count it"
    );
    // No window is so long, and no longer one reaches a day to come.
    assert!(rolling("1970-01-01").ends_with(": set “Known up to” to 1 January 1970 to count it"));
    assert!(rolling("2026-12-24").ends_with(": set “Known up to” to 24 December 2026 to count it"));
}

#[test]
fn a_log_that_does_not_say_what_is_counted_is_no_whole_budget() {
    let mut assessment = with(
        BudgetDetails::new(Method::Requests, Moving::Month),
        log(&[("2026-11-04", 5), ("2026-11-08", 7)]),
        "2026-11-10",
    );
    assessment.budget = BudgetInput::new(999_000_000, 30, Some(7_200), None, None).ok();
    let told = result(&assessment);
    assert_eq!(
        told.takeaway,
        "None of the 2 outages says how many requests failed: fill that in, or count by time"
    );
    let failed = Outage::new(day("2026-11-04"), None, None, Some(5)).unwrap();
    let told = result(&november(OutageLog::new(vec![failed]).unwrap(), "2026-11-10"));
    assert_eq!(told.takeaway, "The 1 outage has no minutes: fill them in, or count by requests");
}

#[test]
fn a_window_that_holds_an_outage_that_cost_nothing_is_whole() {
    let mut assessment = with(
        BudgetDetails::new(Method::Slices, Moving::Month).with_slices(60, Some(500_000)).unwrap(),
        OutageLog::new(vec![Outage::new(day("2026-11-04"), Some(1_000), Some(1_000), None).unwrap()])
            .unwrap(),
        "2026-11-10",
    );
    assessment.budget = BudgetInput::new(999_000_000, 30, None, None, None).ok();
    assert_eq!(result(&assessment).takeaway, "The whole error budget is left: 43 slices");
}

#[test]
fn half_of_the_users_use_half_of_the_budget() {
    let half = Outage::new(day("2026-11-04"), Some(10_000), Some(500_000), None).unwrap();
    let told = result(&november(OutageLog::new(vec![half]).unwrap(), "2026-11-10"));
    assert_eq!(told.figures[0].value, "5 min");
}

#[test]
fn failed_requests_are_counted_where_requests_are() {
    let failed = |on, count| Outage::new(day(on), None, None, Some(count)).unwrap();
    let outages =
        vec![failed("2026-11-04", 5), failed("2026-11-05", 3), log(&[("2026-11-06", 9)]).outages()[0]];
    let mut assessment = with(
        BudgetDetails::new(Method::Requests, Moving::Month),
        OutageLog::new(outages).unwrap(),
        "2026-11-10",
    );
    assert_eq!(
        OutageResult::new(&assessment, &Text::reference()),
        None,
        "without requests there is no budget"
    );
    assessment.budget = BudgetInput::new(999_000_000, 30, Some(7_200), None, None).ok();
    let told = result(&assessment);
    // 7 may fail, not 8.
    assert_eq!(told.takeaway, "The error budget is overspent by 1 request: \u{2212}11.2 % is left");
    assert_eq!(told.notes, ["1 row has no failed requests and is not counted."]);
    assert_eq!(told.how[0], "(7.2 \u{2212} 8) / 7.2 = \u{2212}11.2 %.");
}

#[test]
fn slices_are_bad_as_a_whole() {
    let mut assessment = with(
        BudgetDetails::new(Method::Slices, Moving::Rolling),
        OutageLog::new(vec![Outage::new(day("2026-11-20"), Some(2_500), None, None).unwrap()]).unwrap(),
        "2026-11-22",
    );
    assessment.budget = BudgetInput::new(999_500_000, 7, None, None, None).ok();
    let told = result(&assessment);
    assert_eq!(told.takeaway, "40.4 % of the error budget is left: 2 slices of 5 slices");
    assert_eq!(told.figures[0].value, "3 slices");
}

#[test]
fn every_row_of_the_table_is_a_day() {
    let told =
        result(&november(log(&[("2026-11-04", 2), ("2026-11-04", 9), ("2026-11-06", 1)]), "2026-11-10"));
    let rows = told.table(&Text::reference()).rows;
    assert_eq!(rows[0].0, ["4 November 2026", "11 min", "25.5 %", "74.5 %", "Post-mortem"]);
    assert_eq!(rows[1].0, ["6 November 2026", "1 min", "2.4 %", "72.2 %", "–"]);
    assert_eq!(rows.len(), 2);
}

#[test]
fn the_day_count_of_a_calendar_window_is_said() {
    let details =
        BudgetDetails::new(Method::Time, Moving::Quarter).with_as_of(Some(day("2026-02-10"))).unwrap();
    let input = BudgetInput::default().with_window_days(90).unwrap();
    let counted = super::super::Counted::new(input, &details, &Text::reference());
    assert_eq!(
        counted.window,
        "The window has 90 days, from 1 January 2026 to 31 March 2026. On 1 April 2026 the next one begins with a full budget."
    );
}

#[test]
fn calendar_windows_have_the_days_of_their_month_and_quarter() {
    let window = |moving, on| {
        let details = BudgetDetails::new(Method::Time, moving).with_as_of(Some(day(on))).unwrap();
        let (_, days) = details.calendar().unwrap();
        let input = BudgetInput::default().with_window_days(days.into()).unwrap();
        super::super::Counted::new(input, &details, &Text::reference()).window
    };
    for (moving, on, days, first, last, next) in [
        (Moving::Month, "2026-12-31", 31, "1 December 2026", "31 December 2026", "1 January 2027"),
        (Moving::Month, "2027-01-01", 31, "1 January 2027", "31 January 2027", "1 February 2027"),
        (Moving::Month, "2027-02-28", 28, "1 February 2027", "28 February 2027", "1 March 2027"),
        (Moving::Month, "2028-02-01", 29, "1 February 2028", "29 February 2028", "1 March 2028"),
        (Moving::Month, "2100-02-28", 28, "1 February 2100", "28 February 2100", "1 March 2100"),
        (Moving::Month, "2000-02-29", 29, "1 February 2000", "29 February 2000", "1 March 2000"),
        (Moving::Quarter, "2026-12-31", 92, "1 October 2026", "31 December 2026", "1 January 2027"),
        (Moving::Quarter, "2027-01-01", 90, "1 January 2027", "31 March 2027", "1 April 2027"),
        (Moving::Quarter, "2028-03-31", 91, "1 January 2028", "31 March 2028", "1 April 2028"),
        (Moving::Quarter, "2028-06-30", 91, "1 April 2028", "30 June 2028", "1 July 2028"),
        (Moving::Quarter, "2028-07-01", 92, "1 July 2028", "30 September 2028", "1 October 2028"),
    ] {
        assert_eq!(
            window(moving, on),
            format!(
                "The window has {days} days, from {first} to {last}. On {next} the next one begins with a full budget."
            )
        );
    }
}

#[test]
fn a_new_year_begins_with_a_full_budget() {
    let outages = || log(&[("2026-12-31", 50), ("2027-01-01", 4)]);
    let of = |moving, on, days| {
        let mut assessment = with(BudgetDetails::new(Method::Time, moving), outages(), on);
        assessment.budget = BudgetInput::default().with_window_days(days).ok();
        result(&assessment)
    };
    for moving in [Moving::Month, Moving::Quarter] {
        let days = if moving == Moving::Month { (31, 31) } else { (92, 90) };
        let december = of(moving, "2026-12-31", days.0);
        assert_eq!((december.course.steps.len(), december.course.after), (1, 1));
        let january = of(moving, "2027-01-02", days.1);
        assert_eq!((january.course.steps.len(), january.course.before), (1, 1));
        // 4 minutes of a whole budget, nothing of the year before.
        assert_eq!(january.course.spent, 240 * 1_000_000_000);
        assert_eq!(january.course.left, january.course.budget - january.course.spent);
    }
    assert_eq!(
        of(Moving::Month, "2026-12-31", 31).policy[0].0,
        "A usual policy stops all changes now, but for urgent repairs and security fixes. Without another outage some budget is back on 1 January 2027."
    );
}

#[test]
fn a_line_that_would_press_the_others_flat_is_told_and_not_drawn() {
    let objective = |ppb| Objective::from_ppb(ppb).unwrap();
    let further = vec![objective(999_990_000), objective(999_500_000), objective(990_000_000)];
    let details = BudgetDetails::new(Method::Time, Moving::Month).with_further(further);
    let told = result(&with(details, log(&[("2026-11-04", 9)]), "2026-11-10"));
    let text = Text::reference();
    let drawn: Vec<_> = told.drawn_beside(&text).into_iter().map(|beside| beside.name).collect();
    assert_eq!(drawn, ["99 %", "99.95 %"]);
    assert_eq!(
        told.notes,
        [
            "The line of 99.999 % is not drawn: at \u{2212}1,983.4 % left it would press all others flat. The table has its numbers."
        ]
    );
    let table = told.table(&text);
    assert_eq!(table.columns[3..7], ["Left after it", "Left at 99 %", "Left at 99.95 %", "Left at 99.999 %"]);
    assert_eq!(table.rows[0].0[3..7], ["79.1 %", "97.9 %", "58.3 %", "\u{2212}1,983.4 %"]);
}

#[test]
fn a_week_of_minutes_says_5_slices_and_5_min_2_4_s() {
    let details = BudgetDetails::new(Method::Slices, Moving::Rolling);
    let input = BudgetInput::new(999_500_000, 7, None, None, None).unwrap();
    let counted = super::super::Counted::new(input, &details, &Text::reference());
    assert_eq!(counted.takeaway.as_deref(), Some("Of 10,080 slices of 1 min, 5 may be bad."));
    assert_eq!(counted.how[1], "5.04 slices x 1 min = 5 min 2.4 s.");
}

/// The budgets of an objective, with an outage too long for the time budget, each with its judgement.
fn budgets(method: Method, requests: u64) -> Vec<(String, bool)> {
    let text = Text::reference();
    let input = BudgetInput::new(999_000_000, 30, Some(requests), Some(45_000), None).unwrap();
    let details = BudgetDetails::new(method, Moving::Rolling);
    super::super::Counted::new(input, &details, &text)
        .budgets(&super::super::BudgetResult::new(input, &text), &text)
}

#[test]
fn each_budget_is_said_by_itself_with_its_own_judgement() {
    let outage =
        "One outage of 45 min uses 104.2 % of the time budget. Not one such outage fits in the budget.";
    let judged = |method, requests| {
        let budgets = budgets(method, requests);
        budgets
            .into_iter()
            .map(|(words, bad)| if bad { format!("bad: {words}") } else { words })
            .collect::<Vec<_>>()
    };
    assert_eq!(
        judged(Method::Requests, 1_000_000),
        [
            "Of 1,000,000 requests, 1,000 may fail.".to_owned(),
            "99.9 % over 30 days leaves 43 min 12 s of outage.".to_owned(),
            format!("bad: {outage}"),
        ]
    );
    assert_eq!(
        judged(Method::Time, 500),
        [
            "99.9 % over 30 days leaves 43 min 12 s of outage".to_owned(),
            format!("bad: {outage}"),
            "bad: Of 500 requests, not a single one may fail.".to_owned(),
        ]
    );
}

#[test]
fn an_outage_too_long_for_the_time_budget_does_not_redden_the_requests() {
    let of = |requests, outage| {
        let mut assessment = Assessment {
            budget: BudgetInput::new(999_000_000, 30, Some(requests), Some(outage), None).ok(),
            ..Assessment::default()
        };
        assessment.calculators.budget_details = Some(BudgetDetails::new(Method::Requests, Moving::Rolling));
        found(&assessment)
    };
    let (story, bad) = of(1_000_000, 45_000);
    assert!(!bad && story.ends_with("Of 1,000,000 requests, 1,000 may fail."), "{story}");
    let (story, bad) = of(500, 1_000);
    assert!(bad && story.ends_with("Of 500 requests, not a single one may fail."), "{story}");
}

#[test]
fn objectives_stand_side_by_side_from_the_lowest() {
    let objective = |ppb| crate::domain::units::Objective::from_ppb(ppb).unwrap();
    let details = BudgetDetails::default().with_further(vec![objective(999_900_000), objective(990_000_000)]);
    let input = BudgetInput::new(999_000_000, 30, Some(7_200), Some(45_000), None).unwrap();
    let table =
        super::super::Counted::new(input, &details, &Text::reference()).side_by_side(&Text::reference());
    let rows = table.unwrap().rows;
    assert_eq!(rows[0].0, ["99 %", "7 h 12 min", "72", "9"]);
    assert_eq!(rows[1], (["99.9 %", "43 min 12 s", "7", "0"].map(str::to_owned).into(), true));
    assert_eq!(rows[2].0, ["99.99 %", "4 min 19 s", "0", "0"]);
}
