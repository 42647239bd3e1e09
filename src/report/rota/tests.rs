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
fn with_several_sites_each_begins_with_its_first_whoever_was_chosen_before() {
    let chosen = |first| {
        let input = input(1, 3, 2);
        year(RotaInput { rota: input.rota.clone().with_first(first), ..input }).calendar.plan
    };
    assert_eq!(chosen(4), chosen(0));
}

#[test]
fn leave_of_somebody_who_takes_no_shift_leaves_a_plain_round_robin() {
    let away = Person { no_nights: true, ..person(100, "30-32") };
    let year = year(with(input(1, 5, 1), &[(4, away)]));
    assert!(year.how.iter().any(|line| line.contains("modulo 4")), "{:?}", year.how);
    assert!(
        !year.notes.iter().any(|note| note.contains("Weeks follow each one's share")),
        "{:?}",
        year.notes
    );
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

/// Full time, but on leave in some weeks.
fn away(weeks: &str) -> Person {
    person(100, weeks)
}

#[test]
fn somebody_on_leave_all_year_takes_no_week_and_the_sentence_says_so() {
    let year = year(with(input(2, 5, 1), &[(0, away("1-53"))]));
    assert_eq!(
        year.reasons[0],
        "Ana is on leave in every week and takes none; the weight stands for 21.2 weeks."
    );
    assert!(!year.reasons.iter().any(|reason| reason.contains("outside leave")), "{:?}", year.reasons);
}

#[test]
fn one_person_takes_no_turns_and_is_held_against_nobody() {
    let year = year(input(1, 1, 1));
    assert_eq!(
        year.takeaway,
        "From 29 December 2025 to 28 December 2026, one person is on call, 365 days in all. Every week is covered."
    );
    assert_eq!(year.notes[1], "One person takes every week: there is nobody to take turns with.");
    let labels: Vec<&str> = year.figures.iter().map(|figure| figure.label.as_str()).collect();
    assert_eq!(labels, ["Weekend days each"]);
    assert_eq!(year.how.len(), 1, "{:?}", year.how);
    assert_eq!(
        year.cre.takeaway,
        "365 days on call go back to one person, with every night and 104 weekend days."
    );
    assert!(year.cre.remains.contains("one person is reachable"), "{}", year.cre.remains);
    let with_leave = self::year(with(input(1, 1, 1), &[(0, away("30"))]));
    assert!(with_leave.notes[1].starts_with("One person takes every week outside leave:"));
}

#[test]
fn with_one_on_schedule_nothing_is_said_of_a_secondary() {
    let year = year(input(1, 5, 1));
    let said = [year.notes.join(" "), year.how.join(" ")].join(" ");
    assert!(said.contains("plain round robin") && !said.contains("secondary"), "{said}");
}

#[test]
fn who_takes_no_nights_is_not_each_of_those_on_call() {
    let no_nights = Person { no_nights: true, ..Person::default() };
    let two = year(with(input(1, 2, 1), &[(0, no_nights)]));
    assert!(two.takeaway.contains("one person is on call, 365 days in all"), "{}", two.takeaway);
    let five = year(with(input(2, 5, 1), &[(0, no_nights)]));
    assert!(five.takeaway.contains("each of those who take nights is on call between"), "{}", five.takeaway);
    let why = |input| RotaResult::new(input, &Text::reference());
    let none = why(with(input(1, 1, 1), &[(0, no_nights)]));
    assert!(none.shares_only(&Text::reference()).is_none(), "nobody has a share of what nobody takes");
    let none = none.year.unwrap_err();
    assert!(none.starts_with("No calendar: nobody can take a week."), "{none}");
    let one = why(with(input(2, 2, 1), &[(0, no_nights)])).year.unwrap_err();
    assert!(
        one.starts_with("No calendar: it takes 2 engineers at once, and only 1 can take a week."),
        "{one}"
    );
}

#[test]
fn where_everybody_is_away_all_year_nobody_is_on_call_and_nothing_is_balanced() {
    let all: Vec<(usize, Person)> = (0..5).map(|place| (place, away("1-53"))).collect();
    let year = year(with(input(2, 5, 1), &all));
    assert!(year.takeaway.contains("nobody is on call: all who could be are on leave."), "{}", year.takeaway);
    assert!(year.takeaway.ends_with("53 weeks are not fully covered."));
    assert!(!year.figures.iter().any(|figure| figure.label.starts_with("Balance")));
    assert_eq!(year.notes.len(), 1, "{:?}", year.notes);
    assert!(year.cre.takeaway.starts_with("Nobody is on call in this year"), "{}", year.cre.takeaway);
}

#[test]
fn everybody_on_leave_in_one_week_leaves_that_week_open() {
    let all: Vec<(usize, Person)> = (0..5).map(|place| (place, away("30"))).collect();
    let year = year(with(input(2, 5, 1), &all));
    assert_eq!(year.open, ["2026-W30 from 20 July 2026: nobody is there."]);
    assert!(year.notes[1].ends_with("made up for at other times, as far as that is possible."));
}

#[test]
fn of_several_sites_each_open_week_counts_once_and_says_where() {
    let all: Vec<(usize, Person)> = (0..4).map(|place| (place, away("30"))).collect();
    let year = year(with(input(2, 2, 2), &all));
    assert!(year.takeaway.ends_with("1 week is not fully covered."), "{}", year.takeaway);
    assert_eq!(
        year.open,
        [
            "Site 1, 2026-W30 from 20 July 2026: nobody is there.",
            "Site 2, 2026-W30 from 20 July 2026: nobody is there."
        ]
    );
    let two = self::year(input(2, 5, 2));
    assert!(two.figures.iter().any(|figure| figure.label == "Balance, the least of the sites"));
    assert!(two.how.iter().any(|line| line.contains("the least of the sites is 95 %")), "{:?}", two.how);
}

#[test]
fn a_share_of_one_percent_beside_a_full_one_says_why_the_weeks_differ() {
    let small: Vec<(usize, Person)> = (0..4).map(|place| (place, person(1, ""))).collect();
    let year = year(with(input(2, 5, 1), &small));
    assert!(year.reasons[4].starts_with("Engineer 5 is on duty every week"), "{:?}", year.reasons);
    assert_eq!(year.notes[1], "Weeks follow each one's share.", "nobody has leave");
    // With three on schedule there are shares: nobody has more than all of the time, or nights they can't take.
    let text = Text::reference();
    let three = RotaResult::new(with(input(3, 5, 1), &small), &text);
    let shares: Vec<String> =
        three.shares_only(&text).unwrap().rows.into_iter().map(|row| row.0[1].clone()).collect();
    assert_eq!(shares, ["50 %", "50 %", "50 %", "50 %", "100 %"]);
    let no_nights = Person { no_nights: true, ..Person::default() };
    let nights = RotaResult::new(with(input(3, 5, 1), &[(0, no_nights)]), &text);
    assert_eq!(nights.shares_only(&text).unwrap().rows[0].0, ["Ana", "0 %", "0"]);
}

#[test]
fn a_single_day_reads_as_one() {
    let one = RotaInput { on_call: OnCallInput::new(1, 1, 2).unwrap(), ..input(1, 2, 1) };
    let year = year(one);
    assert_eq!(
        year.cre.takeaway,
        "1 day on call goes back to the team, 0.5 days for each on average, with every night and 0 weekend days."
    );
    assert!(year.cre.how.iter().any(|line| line.starts_with("1 working day in the year /")));
}
