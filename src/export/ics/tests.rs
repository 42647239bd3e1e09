use super::*;
use crate::assessment::OnCallInput;
use crate::assessment::rota::{LeaveWeeks, Person, Rota};
use crate::assessment::week::Weekday;
use icalendar::{CalendarComponent, Component};
use std::collections::BTreeSet;

const STAMP: u32 = 20_780;

fn calendar(change: impl Fn(Rota) -> Rota) -> Calendar {
    let rota = Rota::new(2026, 1, Weekday::MONDAY, 0, Vec::new()).unwrap();
    Calendar::new(OnCallInput::new(365, 2, 5).unwrap(), &change(rota), 1).unwrap()
}

fn names() -> Vec<String> {
    ["Ana", "Ben; Carla, \\ \"D\"", "José Ñandú 🦤 with a name so long that no line holds it", "Ana", "Eve"]
        .map(str::to_owned)
        .into()
}

fn written(only: Option<usize>) -> String {
    write(&calendar(|rota| rota), &names(), only, Day::from_unix_days(STAMP), &Text::reference())
}

fn events(file: &str) -> Vec<icalendar::Event> {
    let parsed: icalendar::Calendar = file.parse().unwrap();
    parsed
        .components
        .into_iter()
        .filter_map(|one| match one {
            CalendarComponent::Event(event) => Some(event),
            _ => None,
        })
        .collect()
}

fn property(event: &icalendar::Event, name: &str) -> String {
    event.property_value(name).unwrap().to_owned()
}

#[test]
fn a_reader_finds_two_entries_a_week_with_the_days_between_hand_overs() {
    let events = events(&written(None));
    assert_eq!(events.len(), 106);
    assert_eq!(property(&events[0], "DTSTART"), "20251229");
    assert_eq!(property(&events[0], "DTEND"), "20260105");
    assert_eq!(property(&events[0], "SUMMARY"), "On call (primary): Ana");
    // The last shift has one day.
    assert_eq!(property(&events[105], "DTSTART"), "20261228");
    assert_eq!(property(&events[105], "DTEND"), "20261229");
    for event in &events {
        assert_eq!(property(event, "DTSTAMP"), "20261123T000000Z");
        assert_eq!(property(event, "TRANSP"), "TRANSPARENT");
        assert!(event.get_description().is_some());
    }
}

#[test]
fn the_file_of_one_person_holds_their_entries_of_the_file_of_all() {
    let all = events(&written(None));
    let mut found = 0;
    for person in 0..5 {
        let own = events(&written(Some(person)));
        found += own.len();
        for event in own {
            let uid = property(&event, "UID");
            let same = all.iter().find(|other| property(other, "UID") == uid).unwrap();
            assert_eq!(property(same, "DTSTART"), property(&event, "DTSTART"));
            assert_eq!(property(same, "SUMMARY"), property(&event, "SUMMARY"));
        }
    }
    assert_eq!(found, all.len());
}

#[test]
fn no_line_is_longer_than_75_bytes_and_all_end_with_both_signs() {
    let file = written(None);
    assert!(file.ends_with("END:VCALENDAR\r\n"));
    for line in file.split_inclusive("\r\n") {
        let line = line.strip_suffix("\r\n").unwrap();
        assert!(line.len() <= 75 && !line.contains(['\r', '\n']), "{line}");
    }
    assert!(file.contains("\r\n "), "a long name is folded");
}

#[test]
fn signs_that_mean_something_in_a_file_are_read_back_as_they_were() {
    let file = written(None);
    let unfolded = file.replace("\r\n ", "");
    assert!(unfolded.contains("SUMMARY:On call (secondary): Ben\\; Carla\\, \\\\ \"D\"\r\n"), "{unfolded}");
    assert!(unfolded.contains("José Ñandú 🦤 with a name so long that no line holds it"));
    // A name can't begin a line of its own.
    let hostile = vec!["A\r\nEND:VCALENDAR\nX".to_owned(); 5];
    let file = write(&calendar(|rota| rota), &hostile, None, Day::from_unix_days(STAMP), &Text::reference());
    assert_eq!(file.matches("\r\nEND:VCALENDAR\r\n").count(), 1);
    assert_eq!(events(&file).len(), 106);
}

#[test]
fn entries_are_the_same_ones_when_leave_changes_and_others_for_another_team() {
    let uids = |calendar: &Calendar, names: &[String]| -> BTreeSet<String> {
        let file = write(calendar, names, None, Day::from_unix_days(STAMP), &Text::reference());
        events(&file).iter().map(|event| property(event, "UID")).collect()
    };
    let before = uids(&calendar(|rota| rota), &names());
    assert_eq!(before.len(), 106);
    let leave = Person { leave: LeaveWeeks::parse("30-32").unwrap(), ..Person::default() };
    assert_eq!(uids(&calendar(|rota| rota.with_person(1, leave)), &names()), before);
    let others = vec!["Zoe".to_owned(); 5];
    assert!(uids(&calendar(|rota| rota), &others).is_disjoint(&before));
    assert!(uids(&calendar(|rota| rota.with_hand_over(Weekday::ALL[2])), &names()).is_disjoint(&before));
}

#[test]
fn every_site_has_entries_of_its_own() {
    let rota = Rota::new(2026, 1, Weekday::MONDAY, 0, Vec::new()).unwrap();
    let two = Calendar::new(OnCallInput::new(364, 1, 3).unwrap(), &rota, 2).unwrap();
    let file = write(&two, &names(), None, Day::from_unix_days(STAMP), &Text::reference());
    let uids: BTreeSet<String> = events(&file).iter().map(|event| property(event, "UID")).collect();
    assert_eq!(uids.len(), 104);
}

#[test]
fn a_file_name_is_safe_whatever_the_name() {
    assert_eq!(part_of_file_name("Ana María", 0), "rota-1-ana-mar-a");
    assert_eq!(part_of_file_name("../../etc/passwd", 1), "rota-2-etc-passwd");
    assert_eq!(part_of_file_name("李", 2), "rota-3");
    assert_eq!(part_of_file_name("", 3), "rota-4");
}
