use super::*;
use crate::assessment::rota::{LeaveWeeks, Person};
use crate::assessment::week::Weekday;
use crate::domain::units::PartsPerMillion;

fn input(on_schedule: u64, engineers: u64, sites: usize) -> RotaInput {
    RotaInput {
        on_call: OnCallInput::new(365, on_schedule, engineers).unwrap(),
        rota: Rota::new(2026, 1, Weekday::MONDAY, 0, Vec::new()).unwrap(),
        sites,
        names: vec!["Ana".to_owned()],
    }
}

fn year(input: RotaInput) -> Year {
    RotaResult::new(input, &Text::reference()).year.unwrap()
}

fn person(percent: u64, leave: &str) -> Person {
    let share = PartsPerMillion::from_ppm(percent * 10_000).unwrap();
    Person { share, leave: LeaveWeeks::parse(leave).unwrap(), no_nights: false }
}

fn with(input: RotaInput, people: &[(usize, Person)]) -> RotaInput {
    let rota =
        people.iter().fold(input.rota.clone(), |rota, (place, person)| rota.with_person(*place, *person));
    RotaInput { rota, ..input }
}

#[test]
fn the_sentence_tells_the_days_of_the_luckiest_and_the_unluckiest_and_that_all_is_covered() {
    let year = year(input(2, 5, 1));
    assert_eq!(
        year.takeaway,
        "From 29 December 2025 to 28 December 2026, each is on call between 140 and 154 days. Every week is covered."
    );
    assert_eq!(year.figures[0].value, "14 days");
    assert_eq!(year.figures[1].value, "1 week");
    assert!(year.notes.iter().any(|note| note.contains("include the nights")));
    assert!(year.reasons.is_empty() && year.open.is_empty() && !year.uncovered);
}

#[test]
fn the_tables_name_people_and_days() {
    let text = Text::reference();
    let year = year(input(2, 5, 1));
    let weeks = year.weeks(&text);
    assert_eq!(weeks.rows.len(), 53);
    let row = ["2026-W01", "29 December 2025", "4 January 2026", "Ana", "Engineer 2"].map(str::to_owned);
    assert_eq!(weeks.rows[0].0, row);
    assert_eq!(weeks.rows[52].0[1], weeks.rows[52].0[2], "the last shift is one day");
    let shares = year.shares(&text);
    assert_eq!(shares.rows[0].0, ["Ana", "100 %", "21.2", "21", "11", "10", "147", "42"].map(str::to_owned));
}

#[test]
fn who_takes_no_nights_takes_no_week_on_one_site_and_it_says_so() {
    let nights = Person { no_nights: true, ..Person::default() };
    let year = year(with(input(2, 5, 1), &[(0, nights)]));
    assert!(year.notes[0].ends_with("takes no week: Ana."), "{}", year.notes[0]);
    let none = RotaResult::new(with(input(2, 2, 1), &[(0, nights)]), &Text::reference()).year.unwrap_err();
    assert!(none.contains("nights") && none.contains("2 engineers"), "{none}");
}

#[test]
fn what_can_not_be_shared_by_weight_says_which_leave_or_limit_it_is() {
    let year = year(with(input(2, 4, 1), &[(0, person(100, "1-40")), (1, person(50, ""))]));
    assert!(year.reasons[0].starts_with("Ana takes every week outside leave."), "{:?}", year.reasons);
    assert!(year.reasons.len() > 1);
}

#[test]
fn a_week_in_which_too_many_are_away_is_told() {
    let away = person(100, "30");
    let year = year(with(input(2, 3, 1), &[(0, away), (1, away)]));
    assert!(year.uncovered);
    assert_eq!(year.open, ["2026-W30 from 20 July 2026: nobody is left to be secondary."]);
    assert!(year.takeaway.ends_with("1 week is not fully covered."));
    assert!(!year.cre.how.iter().any(|line| line.contains("on schedule")), "the product would not hold");
}

#[test]
fn where_there_is_no_calendar_a_sentence_says_why() {
    let why = |input| RotaResult::new(input, &Text::reference()).year.unwrap_err();
    assert!(why(input(3, 9, 1)).contains("3 people on schedule"));
    assert!(why(input(2, 31, 1)).contains("30 people at most"));
    assert!(why(input(2, 11, 3)).contains("30 people at most"));
}

#[test]
fn cre_gives_back_every_day_on_call_and_working_days_in_turn_remain() {
    let year = year(input(2, 5, 1));
    assert_eq!(
        year.cre.takeaway,
        "730 days on call go back to the team, 146 days for each on average, with every night and 208 weekend days."
    );
    assert!(year.cre.remains.contains("52.2 days"), "{}", year.cre.remains);
    assert_eq!(year.cre.how[0], "365 days x 2 on schedule = 730 days; / 5 engineers = 146 days each.");
    let two = self::year(input(2, 6, 2));
    assert_eq!(
        two.cre.how[0],
        "365 days x 2 on schedule x 2 sites = 1,460 days; / 12 engineers = 121.7 days each."
    );
    assert!(two.notes[0].contains("12 h"), "{}", two.notes[0]);
}

#[test]
fn with_more_than_two_on_schedule_there_are_the_shares_and_no_calendar() {
    let text = Text::reference();
    let half = with(input(3, 4, 1), &[(1, person(50, ""))]);
    let result = RotaResult::new(half, &text);
    assert!(result.year.is_err());
    let rows: Vec<Vec<String>> =
        result.shares_only(&text).unwrap().rows.into_iter().map(|row| row.0).collect();
    assert_eq!(rows[0], ["Ana", "85.7 %", "312.9"]);
    assert_eq!(rows[1], ["Engineer 2", "42.9 %", "156.4"]);
    assert!(RotaResult::new(input(2, 5, 1), &text).shares_only(&text).is_none(), "the calendar says it");
}
