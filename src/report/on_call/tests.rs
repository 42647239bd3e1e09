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
