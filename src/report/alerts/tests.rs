use super::*;
use crate::assessment::dependencies::{Dependencies, Kind, Row};
use crate::domain::composition::Availability;
use crate::domain::units::Objective;
use crate::report::Report;

fn alerts(ratio_ppb: u64, requests_per_hour: Option<u64>) -> Alerts {
    Alerts::new(ratio_ppb, requests_per_hour).unwrap()
}

fn budget(objective_ppb: u64, days: u64, outage_min: Option<u64>) -> BudgetInput {
    BudgetInput::new(objective_ppb, days, None, outage_min.map(|minutes| minutes * 1_000), None).unwrap()
}

fn result(alerts: &Alerts, budget: BudgetInput) -> AlertsResult {
    AlertsResult::new(alerts, budget, None, &Text::reference())
}

/// All that a warning says, in one piece.
fn told(result: &AlertsResult) -> String {
    result.warnings.iter().flat_map(|warning| warning.sentences.clone()).collect::<Vec<_>>().join(" | ")
}

const EXAMPLE: u64 = 150_000_000;
const FULL: u64 = 1_000_000_000;
const THREE_NINES: u64 = 999_000_000;

#[test]
fn the_published_example_pages_after_5_min_46_s_with_2_percent_gone() {
    let result = result(&Alerts::default(), BudgetInput::default());
    assert_eq!(result.takeaway, "When 15 % of the requests fail, somebody is paged after 5 min 46 s");
    assert_eq!(
        result.second,
        "By then 2 % of the error budget is used. If it goes on, all of it is gone after 4 h 48 min."
    );
    assert_eq!((result.bad, result.warnings.len()), (false, 0));
    let values: Vec<&str> = result.figures.iter().map(|figure| figure.value.as_str()).collect();
    assert_eq!(values, ["150x", "5 min 46 s", "2 %", "4 h 48 min"]);
    assert_eq!(
        result.chart,
        "A full outage pages after 51.8 s; below 0.6 % of errors nobody is paged, and below 0.1 % nothing fires."
    );
    assert!(
        result.how.contains(&"It fires after 1.44 % / 15 % x 1 h = 5 min 46 s.".to_owned()),
        "{:?}",
        result.how
    );
}

#[test]
fn each_card_says_what_its_alert_does() {
    let text = Text::reference();
    let result = result(&alerts(EXAMPLE, Some(10)), BudgetInput::default());
    let titles: Vec<&str> = result.cards.iter().map(|card| card.title.as_str()).collect();
    assert_eq!(
        titles,
        ["Page: 1 h and 5 min", "Page: 6 h and 30 min", "Ticket: 1 d and 2 h", "Ticket: 3 d and 6 h"]
    );
    let values: Vec<&str> = result.cards[0].rows.iter().map(|(_, value)| value.as_str()).collect();
    assert_eq!(
        values,
        ["14.4x", "1.44 %", "2 d 2 h", "93.0556 %", "5 min 46 s", "4 min 31 s", "54 min 14 s", "2 %", "1"]
    );
    let policy = result.policy(&text);
    assert_eq!(policy.rows.len(), 4);
    for ((cells, _), card) in policy.rows.iter().zip(&result.cards) {
        assert_eq!(cells[0], card.title);
        assert!(cells[1..].iter().eq(card.rows.iter().map(|(_, value)| value)), "{cells:?}");
        assert_eq!(cells.len(), policy.columns.len());
    }
}

#[test]
fn a_mild_failure_opens_a_ticket_or_nothing() {
    let ticket = result(&alerts(4_000_000, None), BudgetInput::default());
    assert_eq!(
        ticket.takeaway,
        "When 0.4 % of the requests fail, nobody is paged; a ticket comes after 18 h"
    );
    // Equal to the threshold does not fire, and the budget lasts exactly.
    let nothing = result(&alerts(1_000_000, None), BudgetInput::default());
    assert_eq!(nothing.takeaway, "When 0.1 % of the requests fail, no alert fires");
    assert_eq!(nothing.second, "At this rate the error budget lasts for the whole window.");
    assert!(!ticket.bad && !nothing.bad);
}

#[test]
fn at_90_percent_the_alert_over_an_hour_can_never_fire_and_the_limit_is_named() {
    let one = result(&alerts(FULL, None), budget(900_000_000, 30, None));
    assert!(told(&one).starts_with("The alert over 1 h can never fire. At 90 % everything failing at once burns at 10x, and it needs more than 14.4x. It is of use above 93.0556 %."), "{}", told(&one));
    assert_eq!(one.story, "At 90 %, the alert over 1 h can never fire.");
    assert_eq!(one.cards[0].word, ("Can never fire".to_owned(), true));
    let both = result(&alerts(FULL, None), budget(800_000_000, 30, None));
    assert!(told(&both).contains("No page can ever fire. At 80 % everything failing at once burns at 5x, and a page needs more than 6x."));
    assert!(both.bad && both.story.starts_with("At 80 %, no page can ever fire"));
}

#[test]
fn one_failed_request_of_ten_an_hour_takes_a_seventh_of_the_budget() {
    let result = result(&alerts(EXAMPLE, Some(10)), BudgetInput::default());
    let told = told(&result);
    assert!(
        told.contains(
            "One failed request uses 13.9 % of the error budget: of 7,200 requests in 30 days, 7 may fail."
        ),
        "{told}"
    );
    assert!(told.contains("A single failure within 1 h is enough to page."));
    assert!(told.contains("From 70 requests an hour on, one failure alone no longer pages."));
    let (_, remedies) = result.warnings[0].remedies.clone().unwrap();
    let starts = ["Send artificial", "Count several", "Retry", "Lower the objective"];
    assert!(
        remedies.len() == 4 && remedies.iter().zip(starts).all(|(remedy, start)| remedy.starts_with(start))
    );
    assert!(result.bad && result.story.contains("13.9 %"));
}

#[test]
fn a_service_without_known_traffic_is_told_nothing_about_it() {
    let result = result(&alerts(EXAMPLE, None), BudgetInput::default());
    assert!(result.cards.iter().all(|card| card.rows.len() == 8));
    assert_eq!(told(&result), "");
}

#[test]
fn a_dead_alert_is_a_stronger_finding_than_few_requests() {
    let result = result(&alerts(EXAMPLE, Some(1)), budget(900_000_000, 1, None));
    assert!(result.warnings.iter().any(|warning| warning.remedies.is_some()));
    let dead = budget(900_000_000, 30, None);
    let both = super::AlertsResult::new(&alerts(EXAMPLE, Some(1)), dead, None, &Text::reference());
    assert!(both.story.contains("can never fire"), "{}", both.story);
}

#[test]
fn a_budget_of_seconds_and_windows_that_do_not_fit_are_told() {
    let five_nines = told(&result(&alerts(EXAMPLE, None), budget(999_990_000, 30, None)));
    assert!(five_nines.contains("A full outage uses the whole budget in 25.9 s."), "{five_nines}");
    assert!(
        five_nines.contains("reaches 1 % of the users only, the budget lasts 43 min 12 s."),
        "{five_nines}"
    );
    let bad = result(&alerts(EXAMPLE, None), budget(999_990_000, 30, None));
    assert!(bad.bad && bad.story.contains("A full outage uses the whole budget in 25.9 s."), "{}", bad.story);
    let a_day = told(&result(&alerts(EXAMPLE, None), budget(THREE_NINES, 1, None)));
    assert!(
        a_day.contains("The window of 3 d reaches back further than the 1 day of the objective."),
        "{a_day}"
    );
    let four_weeks = result(&alerts(EXAMPLE, None), budget(THREE_NINES, 28, None));
    assert!(told(&four_weeks).contains("fires from a burn rate of 0.93x on"));
    assert!(!four_weeks.bad, "a remark is no fault");
}

#[test]
fn an_objective_above_what_the_dependencies_allow_is_told_and_one_equal_to_it_is_not() {
    let text = Text::reference();
    let with = |ppb: u64| {
        let part = Row { depth: 1, kind: Kind::Part(Availability::from(Objective::from_ppb(ppb).unwrap())) };
        let mut assessment = Assessment::default();
        assessment.calculators.alerts = Some(Alerts::default());
        assessment.calculators.dependencies = Dependencies::new(vec![part]);
        finding(&assessment, &text).unwrap()
    };
    let above = with(998_500_000);
    let told = "Your dependencies allow 99.85 % at best, less than the objective of 99.9 %";
    assert!(above.bad && above.story.contains(told), "{}", above.story);
    let equal = with(999_000_000);
    assert!(!equal.bad && !equal.story.contains("dependencies"), "{}", equal.story);
}

#[test]
fn an_outage_is_followed_from_its_first_error_to_the_end_of_the_page() {
    let text = Text::reference();
    let result = result(&alerts(FULL, None), budget(THREE_NINES, 30, Some(45)));
    assert_eq!(
        result.outage.as_deref(),
        // The slower page ends last: 30 min x (1 - 0.6 %) after the outage.
        Some(
            "Somebody is paged after 51.8 s. The page ends 29 min 49 s after the outage, 1 h 15 min after its beginning. In all the outage uses 104.2 % of the error budget."
        )
    );
    let table = result.outage_table(&text).unwrap();
    assert_eq!(table.rows[0].0[1..4], ["51.8 s", "49 min 56 s", "49 min 4 s"]);
    // At the threshold exactly as long as the alert takes.
    let short = AlertsResult::new(&alerts(48_000_000, None), budget(THREE_NINES, 30, Some(18)), None, &text);
    assert!(short.outage.unwrap().starts_with("It is over before any alert fires, and uses 2 %"));
    let mild = AlertsResult::new(&alerts(1_000_000, None), budget(THREE_NINES, 30, Some(18)), None, &text);
    assert!(mild.outage.unwrap().starts_with("No alert fires"));
}

#[test]
fn numbers_told_wrong_elsewhere_stand_beside_the_right_ones() {
    let heard = AlertsResult::heard(&Text::reference());
    let rights = [
        "Over 30 days it takes 2 d 2 h; after one hour 2 % are used.",
        "Over 30 days they are 2 % and 5 %.",
        "1 % of errors at 99.9 % burn at 10x",
        "It is 0.1 %, or 43 min 12 s in 30 days.",
        "It is 100x, and an hour of it uses 13.9 % of a budget of 30 days.",
        "Over 7 days they stand for 8.6 %, 21.4 %, 42.9 %, 42.9 % of the budget",
    ];
    assert_eq!(heard.len(), rights.len());
    for (sentence, right) in heard.iter().zip(rights) {
        assert!(sentence.contains(right), "{sentence}");
    }
}

#[test]
fn the_table_holds_ones_own_error_ratio_once_and_marked() {
    let text = Text::reference();
    for own in [FULL, EXAMPLE, 123_456_789, 20_000_000, 1] {
        let table = result(&alerts(own, None), BudgetInput::default()).table(&text);
        assert_eq!(table.rows.iter().filter(|(_, is_own)| *is_own).count(), 1);
        let first =
            |rows: &[(Vec<String>, bool)]| rows.iter().map(|(cells, _)| cells[0].clone()).collect::<Vec<_>>();
        let mut ratios = first(&table.rows);
        let all = ratios.len();
        ratios.dedup();
        assert_eq!(ratios.len(), all);
        assert_eq!(ratios[0], "100 %");
    }
}

#[test]
fn every_input_within_the_limits_has_words() {
    let text = Text::reference();
    for objective in [1, 500_000_000, 900_000_000, THREE_NINES, 999_999_999] {
        for days in [1, 7, 28, 3_660] {
            for ratio in [1, 1_000_000, FULL] {
                for rate in [None, Some(1), Some(1_000_000_000_000)] {
                    let budget = budget(objective, days, Some(1));
                    let result = AlertsResult::new(&alerts(ratio, rate), budget, None, &text);
                    let words = [
                        vec![
                            result.takeaway.clone(),
                            result.second.clone(),
                            result.chart.clone(),
                            result.story.clone(),
                        ],
                        result.how.clone(),
                    ]
                    .concat();
                    assert!(
                        words.iter().all(|words| !words.is_empty() && !words.contains("  ")),
                        "{words:?}"
                    );
                    assert_eq!((result.cards.len(), result.policy(&text).rows.len()), (4, 4));
                    assert!(result.table(&text).rows.len() < 40);
                }
            }
        }
    }
}

#[test]
fn the_report_takes_the_finding_in_once_the_calculator_was_used() {
    let text = Text::reference();
    let mut assessment = Assessment::default();
    assert_eq!(Report::new(&assessment, &text).finding(Calculator::Alerts), None);
    assessment.calculators.alerts = Some(Alerts::default());
    let report = Report::new(&assessment, &text);
    let finding = report.finding(Calculator::Alerts).unwrap();
    assert_eq!(
        finding.story,
        "A full outage pages somebody after 51.8 s, when 2 % of the error budget is used."
    );
    assert!(!finding.bad && !finding.how.is_empty() && finding.sources.len() == 2);
}

#[test]
fn a_budget_that_lasts_is_never_said_to_be_gone() {
    for (ratio, objective) in [(1, 500_000_000), (1, 999_999_999), (1_000_000, THREE_NINES)] {
        let lasts = result(&alerts(ratio, None), budget(objective, 365, None));
        assert_eq!(lasts.second, "At this rate the error budget lasts for the whole window.");
        let gone = lasts.figures.iter().find(|figure| figure.label == "Budget gone after").unwrap();
        assert_eq!(gone.value, "not in this window");
        assert!(
            lasts.how[0].ends_with("x: up to 1x the budget lasts for all of 365 days."),
            "{}",
            lasts.how[0]
        );
    }
    let spent = result(&alerts(1_000_001, None), budget(THREE_NINES, 30, None));
    assert!(spent.how[0].ends_with("until the budget is gone."), "{}", spent.how[0]);
}

#[test]
fn nobody_is_paged_after_parts_of_a_second() {
    let text = Text::reference();
    let high = result(&alerts(FULL, None), budget(999_999_999, 1, Some(45)));
    assert_eq!(high.takeaway, "In a full outage somebody is paged after less than 1 s");
    assert!(high.chart.starts_with("A full outage pages after less than 1 s;"), "{}", high.chart);
    assert!(high.outage.as_deref().unwrap().starts_with("Somebody is paged after less than 1 s."));
    assert!(high.story.starts_with("A full outage pages somebody after less than 1 s"), "{}", high.story);
    let cells = [high.table(&text), high.policy(&text), high.outage_table(&text).unwrap()];
    let cells = cells.into_iter().flat_map(|table| table.rows).flat_map(|(cells, _)| cells);
    assert!(cells.into_iter().all(|cell| !cell.starts_with("0.0") || !cell.ends_with(" s")));
}

#[test]
fn requests_further_apart_than_the_page_takes_are_told() {
    let once_an_hour = told(&result(&alerts(FULL, Some(1)), BudgetInput::default()));
    assert!(
        once_an_hour
            .contains("One request comes every 1 h on average, so the page comes with the first failed one"),
        "{once_an_hour}"
    );
    let often = told(&result(&alerts(EXAMPLE, Some(60)), BudgetInput::default()));
    assert!(!often.contains("on average"), "{often}");
}

#[test]
fn at_50_percent_only_the_slowest_alert_can_fire_over_30_days() {
    let half = result(&alerts(FULL, None), budget(500_000_000, 30, None));
    assert_eq!(
        half.takeaway,
        "When 100 % of the requests fail, nobody is paged; a ticket comes after 1 d 12 h"
    );
    let dead: Vec<bool> = half.cards.iter().map(|card| card.word.1).collect();
    assert_eq!(dead, [true, true, true, false]);
    assert!(told(&half).contains("No page can ever fire. At 50 % everything failing at once burns at 2x, and a page needs more than 6x."));
    assert!(told(&half).contains("It is of use above 66.6667 %."), "{}", told(&half));
    let day = result(&alerts(FULL, None), budget(500_000_000, 1, None));
    assert!(day.cards.iter().all(|card| !card.word.1), "over a day all of them can");
    assert!(day.cards[0].rows.contains(&("Can fire at objectives above".to_owned(), "0 % (any)".to_owned())));
}
