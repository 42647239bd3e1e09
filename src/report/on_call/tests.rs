use super::*;
use crate::assessment::on_call_details::Numbers;

fn of(change: impl FnOnce(&mut Numbers)) -> OnCallResult {
    let mut numbers = OnCallDetails::default().numbers();
    change(&mut numbers);
    OnCallResult::new(OnCallInput::default(), OnCallDetails::new(numbers).unwrap(), &Text::reference())
}

fn value<'a>(sections: &'a [Section], label: &str) -> &'a Figure {
    let mut figures = sections.iter().flat_map(|section| &section.figures);
    figures.find(|figure| figure.label == label).unwrap_or_else(|| panic!("no figure {label}"))
}

fn story(details: Numbers, input: OnCallInput) -> (String, bool) {
    let mut assessment = Assessment { on_call: Some(input), ..Assessment::default() };
    assessment.calculators.on_call_details = OnCallDetails::new(details).ok();
    let found = finding(&assessment, &Text::reference()).unwrap();
    (found.story, found.bad)
}

#[test]
fn a_limit_of_ones_own_is_told_as_such_and_decides() {
    let result = of(|numbers| numbers.limit_ppm = 400_000);
    assert_eq!(result.share, "That is 40 % of the time, exactly your limit.");
    assert!(!result.over);
    assert!(of(|numbers| numbers.limit_ppm = 399_999).over);
    assert!(of(|numbers| numbers.limit_ppm = 100_000).needed.contains("20 engineers, or 21"));
}

#[test]
fn without_incidents_counted_there_is_no_part_about_them_and_with_none_there_are_zeros() {
    let text = Text::reference();
    let titles = |result: &OnCallResult| -> Vec<String> {
        result.sections(&text).into_iter().map(|section| section.title).collect()
    };
    assert!(!titles(&of(|_| {})).contains(&"Incidents".to_owned()));
    let none = of(|numbers| numbers.incidents_hundredths = Some(0));
    let sections = none.sections(&text);
    assert_eq!(value(&sections, "Nights with a page a year").value, "0");
    assert_eq!(value(&sections, "Of the team's working time").value, "0 %");
}

#[test]
fn leave_of_six_weeks_makes_two_fifths_45_percent_of_the_worked_weeks() {
    let sections = of(|numbers| numbers.leave_tenths = Some(60)).sections(&Text::reference());
    assert_eq!(value(&sections, "Share of worked weeks on call").value, "45.2 %");
    let lines: Vec<&str> =
        sections.iter().flat_map(|section| &section.lines).map(|(line, _)| line.as_str()).collect();
    assert!(lines.iter().any(|line| line.ends_with("takes 10 engineers.")), "{lines:?}");
}

#[test]
fn two_sites_halve_the_hours_and_keep_the_nights() {
    let result = of(|numbers| numbers.sites = 2);
    assert_eq!(result.takeaway, "Everyone on your team has a shift of 12 hours on 146 days a year");
    assert!(!result.over, "five on each of several sites is the published number without a spare");
    assert!(result.table(&Text::reference()).columns.iter().all(|column| column != "Limit"));
}

#[test]
fn the_strongest_finding_is_the_share_then_the_interrupts_then_the_load() {
    let eight = OnCallInput::new(365, 2, 8).unwrap();
    let mut numbers = OnCallDetails::default().numbers();
    assert!(!story(numbers, eight).1);
    numbers.incidents_hundredths = Some(2_800);
    numbers.hours_tenths = 70;
    let (load, bad) = story(numbers, eight);
    assert!(bad && load.contains("more than the half"), "{load}");
    numbers.incidents_hundredths = Some(2_801);
    let (interrupts, bad) = story(numbers, eight);
    assert!(bad && interrupts.contains("2.01 in a shift"), "{interrupts}");
    let (share, bad) = story(numbers, OnCallInput::default());
    assert!(bad && share.contains("over the limit of 25 %"), "{share}");
}

#[test]
fn nothing_reads_wrong_whatever_the_fields_admit() {
    let text = Text::reference();
    for sites in [1, 6] {
        for engineers in [1, 10_000] {
            for incidents in [None, Some(0), Some(1), Some(100_000)] {
                let numbers = Numbers {
                    sites,
                    leave_tenths: Some(519),
                    work_week_tenths: 10,
                    limit_ppm: 1,
                    incidents_hundredths: incidents,
                    hours_tenths: 1_680,
                    night_share_ppm: Some(1_000_000),
                };
                let input = OnCallInput::new(366, 1, engineers).unwrap();
                let result = OnCallResult::new(input, OnCallDetails::new(numbers).unwrap(), &text);
                let sections = result.sections(&text);
                for figure in sections.iter().flat_map(|section| &section.figures).chain(&result.figures) {
                    let number =
                        figure.value.chars().all(|sign| sign.is_ascii_digit() || " ,.%".contains(sign));
                    assert!(number && !figure.value.is_empty(), "{}: {}", figure.label, figure.value);
                }
            }
        }
    }
}

/// Everything that the sections say below their numbers.
fn lines(result: &OnCallResult) -> Vec<(String, bool)> {
    result.sections(&Text::reference()).into_iter().flat_map(|section| section.lines).collect()
}

fn rows(result: &OnCallResult) -> Vec<Vec<String>> {
    let tables = result.sections(&Text::reference()).into_iter().find_map(|section| section.table);
    tables.unwrap().rows.into_iter().map(|(cells, _)| cells).collect()
}

fn with_sites(sites: u64, on_schedule: u64, engineers: u64) -> OnCallResult {
    let numbers = Numbers { sites, ..OnCallDetails::default().numbers() };
    let input = OnCallInput::new(365, on_schedule, engineers).unwrap();
    OnCallResult::new(input, OnCallDetails::new(numbers).unwrap(), &Text::reference())
}

#[test]
fn the_engineers_for_the_limit_of_ones_choice_stand_beside_the_published_ones() {
    assert_eq!(
        rows(&of(|_| {})),
        [
            ["One site, 25 % of the time", "8", "9", "9"],
            ["2 sites that take turns, 25 % of the weeks", "8", "9", "18"],
            ["2 sites that take turns, as published", "5", "6", "12"],
        ]
    );
    assert_eq!(rows(&of(|numbers| numbers.limit_ppm = 100_000))[1][1..], ["20", "21", "42"]);
    // The published numbers are for two on schedule; for others there are none.
    assert_eq!(rows(&with_sites(1, 3, 12)).len(), 2);
}

#[test]
fn several_sites_are_held_against_the_published_numbers_and_not_against_the_limit() {
    // Five on schedule of six: nothing is published for so many on schedule.
    assert!(!with_sites(2, 5, 6).over && !with_sites(2, 1, 3).over);
    let few = with_sites(2, 2, 4);
    assert!(few.over && few.story.contains("fewer than the 5"), "{}", few.story);
    let fine = with_sites(2, 2, 6);
    assert!(!fine.over);
    assert!(
        fine.how.contains(&"2 on schedule / (6 engineers x 2 sites) = 16.7 % of all hours.".to_owned()),
        "{:?}",
        fine.how
    );
    assert!(fine.how.iter().all(|line| !line.ends_with("of the time.")), "{:?}", fine.how);
}

#[test]
fn three_incidents_a_week_say_what_is_left_and_how_many_nights_are_broken() {
    let result = of(|numbers| numbers.incidents_hundredths = Some(300));
    let said: Vec<String> = lines(&result).into_iter().map(|(line, _)| line).collect();
    for line in [
        "If incidents come independently of each other, 0.1 % of the shifts have more than two.",
        "Of the 50 % of its time that a team may spend on operations in all, 41 % are left for tickets and upkeep.",
        // 365 (1 - e^(-1/7)) = 48.6 nights, shared by five.
        "Each engineer is called first in 73 nights of the year, and woken in 9.7 of them.",
    ] {
        assert!(said.iter().any(|one| one == line), "{line} is not among {said:?}");
    }
}

#[test]
fn the_european_week_is_information_and_never_an_alarm() {
    let one_of = |engineers| {
        let input = OnCallInput::new(365, 1, engineers).unwrap();
        OnCallResult::new(input, OnCallDetails::default(), &Text::reference())
    };
    let label = "Average week in hours, each, if all stand-by counted";
    for (engineers, hours, over) in [(8, "56", true), (16, "48", false)] {
        let result = one_of(engineers);
        let sections = result.sections(&Text::reference());
        let europe = sections.last().unwrap();
        assert_eq!(value(&sections, label).value, hours);
        assert_eq!(value(&sections, label).word, None);
        assert!(europe.lines.iter().all(|(_, bad)| !bad));
        assert_eq!(europe.lines.iter().any(|(line, _)| line.contains("more than the 48 hours:")), over);
    }
}

#[test]
fn a_working_week_over_48_hours_is_told_as_what_it_is_however_large_the_rota() {
    let input = OnCallInput::new(365, 1, 1_000).unwrap();
    let numbers = Numbers { work_week_tenths: 500, ..OnCallDetails::default().numbers() };
    let result = OnCallResult::new(input, OnCallDetails::new(numbers).unwrap(), &Text::reference());
    let sections = result.sections(&Text::reference());
    let lines = &sections.last().unwrap().lines;
    let own = "A working week of 50 hours is over the 48 hours by itself, on call or not.";
    assert!(lines.iter().any(|(line, _)| line == own), "{lines:?}");
    assert!(!lines.iter().any(|(line, _)| line.contains("a rota of this size")));
}

#[test]
fn a_chance_of_too_many_interrupts_is_never_told_as_certain() {
    let many =
        of(|numbers| numbers.incidents_hundredths = Some(crate::domain::bounds::INCIDENTS_PER_WEEK.most));
    let said =
        lines(&many).into_iter().map(|(line, _)| line).find(|line| line.contains("have more than two"));
    assert_eq!(
        said.as_deref(),
        Some(
            "If incidents come independently of each other, more than 99.9 % of the shifts have more than two."
        )
    );
}

#[test]
fn within_the_limit_of_the_time_but_not_of_the_weeks_worked_is_told() {
    let eight = OnCallInput::new(365, 2, 8).unwrap();
    let numbers = Numbers { leave_tenths: Some(60), ..OnCallDetails::default().numbers() };
    let (found, bad) = story(numbers, eight);
    assert!(bad);
    assert_eq!(
        found,
        "8 engineers, 91.3 days each: within the limit of 25 % of the time, but 28.3 % of the weeks worked with 6 weeks \
         of leave. Counted so, staying within takes 10."
    );
    let ten = OnCallInput::new(365, 2, 10).unwrap();
    assert!(!story(numbers, ten).1, "22.6 % of the weeks worked");
    assert!(
        !story(Numbers { sites: 2, ..numbers }, eight).1,
        "leave is not judged where several sites take turns"
    );
}

/// Every sentence, label and sum of the result with incidents on one or more sites.
fn all_said(sites: u64) -> Vec<String> {
    let result = of(|numbers| {
        numbers.sites = sites;
        numbers.incidents_hundredths = Some(3_000);
    });
    let mut said = Vec::new();
    for section in result.sections(&Text::reference()) {
        said.extend(section.figures.into_iter().map(|figure| figure.label));
        said.extend(section.lines.into_iter().map(|(line, _)| line));
        said.extend(section.how);
    }
    said
}

#[test]
fn the_sums_name_each_number_in_its_place() {
    let said = all_said(1);
    for line in [
        "168 h in a week on call x 2 on schedule / 5 engineers = 67.2 h in an average week.",
        "168 h in a week on call − 40 h of work = 128 h outside working time. The working week is taken to lie inside the hours on call.",
        "30 a week x 6 h = 180 h a week; that is 90 % of 5 engineers x 40 h.",
        "30 a week / 14 shifts = 2.15 in a shift, on average; the published limit is 2.",
    ] {
        assert!(said.iter().any(|one| one == line), "{line}: {said:#?}");
    }
}

#[test]
fn with_several_sites_no_number_of_one_site_is_told_as_that_of_all() {
    let said = all_said(2);
    for line in [
        "Each of the 2 sites covers 84 hours of the week. These numbers are for one engineer, on whichever site; they are not the sum of all sites.",
        "84 h in a week on call x 2 on schedule / 5 engineers on each site = 33.6 h in an average week.",
        "Hours outside working time a year, each",
        "Incidents are counted over all 2 sites together, and held against the working time of 10 engineers on all sites.",
        "Hours a week for incidents, all sites",
        "Of the working time on all sites",
        "30 a week x 6 h = 180 h a week; that is 45 % of 10 engineers on all sites x 40 h.",
    ] {
        assert!(said.iter().any(|one| one == line), "{line}: {said:#?}");
    }
    assert!(!said.iter().any(|line| line.contains("the shifts")), "a shift of two sites is no twelve hours");
    let six = all_said(6);
    assert!(six.iter().any(|line| line.ends_with("nothing is outside working time.")), "{six:#?}");
    let columns = of(|numbers| numbers.sites = 2).table(&Text::reference()).columns;
    assert_eq!(columns[0], "Engineers on each site");
}

#[test]
fn the_finding_of_too_many_incidents_says_that_it_is_about_all_sites() {
    let mut numbers = OnCallDetails::default().numbers();
    numbers.sites = 3;
    numbers.incidents_hundredths = Some(3_000);
    let (interrupts, _) = story(numbers, OnCallInput::default());
    assert!(
        interrupts.starts_with("30 incidents a week on all 3 sites are 2.15 in 12 hours"),
        "{interrupts}"
    );
    numbers.incidents_hundredths = Some(2_000);
    numbers.hours_tenths = 200;
    let (load, _) = story(numbers, OnCallInput::default());
    assert!(load.contains("of the working time on all 3 sites"), "{load}");
}

mod calendar {
    use super::*;
    use crate::assessment::rota::{LeaveWeeks, Person, Rota};
    use crate::assessment::week::Weekday;

    fn found(
        engineers: u64,
        on_schedule: u64,
        sites: u64,
        people: impl IntoIterator<Item = (usize, &'static str)>,
    ) -> Finding {
        let start = Rota::new(2026, 1, Weekday::MONDAY, 0, Vec::new()).unwrap();
        let rota = people.into_iter().fold(start, |rota, (place, weeks)| {
            let leave = LeaveWeeks::parse(weeks).unwrap();
            rota.with_person(place, Person { leave, ..Person::default() })
        });
        let input = OnCallInput::new(365, on_schedule, engineers).unwrap();
        let mut assessment = Assessment { on_call: Some(input), ..Assessment::default() };
        let mut numbers = OnCallDetails::default().numbers();
        numbers.sites = sites;
        assessment.calculators.on_call_details = OnCallDetails::new(numbers).ok();
        assessment.calculators.rota = Some(rota);
        finding(&assessment, &Text::reference()).unwrap()
    }

    #[test]
    fn a_calendar_that_is_covered_changes_nothing_of_the_finding() {
        let covered = found(10, 2, 1, [(0, "30")]);
        assert!(!covered.bad && covered.story.starts_with("10 engineers, 73 days each"), "{}", covered.story);
    }

    #[test]
    fn weeks_that_nobody_covers_are_the_strongest_finding() {
        let all = (0..10).map(|place| (place, "30-31"));
        let open = found(10, 2, 1, all);
        assert!(open.bad);
        assert_eq!(
            open.story,
            "In 2 of the 53 weeks of the calendar nobody is on call: all who could be are on leave."
        );
        assert_eq!(open.how[0], "2026-W30 from 20 July 2026: nobody is there.");
        let both = found(9, 2, 1, (0..8).map(|place| (place, "30-31")).chain([(8, "31")]));
        assert_eq!(
            both.story,
            "In 1 of the 53 weeks of the calendar nobody is on call, and in 1 more there is no secondary: too many are on leave at once."
        );
    }

    #[test]
    fn too_large_a_share_is_told_after_the_weeks_that_are_not_covered() {
        let both = found(2, 2, 1, [(1, "30")]);
        assert_eq!(
            both.story,
            "In 1 of the 53 weeks of the calendar there is no secondary: too many are on leave at once. \
             2 engineers, 365 days each, 100 % of the time: over the limit of 25 %. Staying within it takes 8."
        );
    }

    #[test]
    fn of_several_sites_it_says_that_it_need_not_be_all() {
        let site = found(5, 2, 2, (0..5).map(|place| (place, "30")));
        assert_eq!(
            site.story,
            "In 1 of the 53 weeks of the calendar nobody is on call on at least one site: all who could be are on leave."
        );
    }

    #[test]
    fn a_calendar_that_can_not_be_filled_is_told_too() {
        let start = Rota::new(2026, 1, Weekday::MONDAY, 0, Vec::new()).unwrap();
        let no_nights = Person { no_nights: true, ..Person::default() };
        let input = OnCallInput::new(365, 1, 4).unwrap();
        let mut assessment = Assessment { on_call: Some(input), ..Assessment::default() };
        assessment.calculators.rota =
            Some((0..4).fold(start, |rota, place| rota.with_person(place, no_nights)));
        let found = finding(&assessment, &Text::reference()).unwrap();
        assert!(
            found.bad && found.story.starts_with("No calendar: nobody can take a week."),
            "{}",
            found.story
        );
    }
}
