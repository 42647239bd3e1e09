//! What holds for every link of a team's answers, and for every text in which somebody pastes links.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test fails by panicking")]

use cre_readiness::assessment::Assessment;
use cre_readiness::assessment::combination::Combination;
use cre_readiness::assessment::date::Day;
use cre_readiness::content::{FACTS, questions};
use cre_readiness::domain::question::{Answer, Level, Mode};
use cre_readiness::link::pasted::Pasted;
use cre_readiness::link::team::{LONGEST_IN_FILE, decode, encode};
use cre_readiness::link::{self, LONGEST, LinkError};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;

const CASES: u32 = 10_000;

fn answer() -> impl Strategy<Value = Option<Answer>> {
    prop_oneof![
        1 => Just(None),
        6 => (0..=4_u8).prop_map(|level| Level::new(level).map(Answer::Level)),
        1 => Just(Some(Answer::Unknown)),
        1 => Just(Some(Answer::NotApplicable)),
    ]
}

fn person() -> impl Strategy<Value = Assessment> {
    let date = option::of(prop_oneof![any::<u32>(), 20_000..21_000_u32].prop_map(Day::from_unix_days));
    let edition = prop_oneof![Just(1), any::<u16>()];
    (any::<bool>(), vec(answer(), FACTS.len()), date, edition).prop_map(|(full, answers, date, edition)| {
        let mode = if full { Mode::Full } else { Mode::Quick };
        let mut person = Assessment { mode, date, edition, ..Assessment::default() };
        for (question, answer) in questions().zip(answers) {
            person.set_answer(question, answer);
        }
        person
    })
}

fn people() -> impl Strategy<Value = Vec<Assessment>> {
    vec(person(), 1..6).prop_filter("somebody answered", |people| {
        people.iter().any(|person| Combination::of(person).is_some())
    })
}

/// Added up, with the number of people times a factor, so that large counts come up too.
fn together(people: &[Assessment], doublings: u32) -> Combination {
    let mut people = people.iter().filter_map(Combination::of);
    let mut all = people.next().unwrap();
    for person in people {
        all.add(&person).unwrap();
    }
    for _ in 0..doublings {
        let same = all.clone();
        all.add(&same).unwrap();
    }
    all
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(CASES))]

    #[test]
    fn every_combination_comes_back_from_its_link(people in people(), doublings in 0..28_u32) {
        let all = together(&people, doublings);
        let link = encode(&all);
        let payload = link.strip_prefix("t1.").unwrap();
        prop_assert!(payload.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte)));
        prop_assert!(link.len() <= LONGEST_IN_FILE);
        let in_an_address = decode(&link, LONGEST);
        prop_assert_eq!(in_an_address == Err(LinkError::TooLong(LONGEST)), link.len() > LONGEST);
        prop_assert_eq!(decode(&link, LONGEST_IN_FILE), Ok(all));
    }

    #[test]
    fn a_link_cut_anywhere_says_that_its_end_is_missing(people in people(), at in any::<prop::sample::Index>()) {
        let link = encode(&together(&people, 0));
        let cut = &link[..at.index(link.len())];
        prop_assert_eq!(decode(cut, LONGEST), Err(LinkError::Truncated), "{}", cut);
    }

    #[test]
    fn a_link_with_one_character_changed_does_not_open(
        people in people(),
        at in any::<prop::sample::Index>(),
        other in prop_oneof!["[A-Za-z0-9_.-]", any::<char>().prop_map(String::from)],
    ) {
        let mut changed = encode(&together(&people, 0));
        let at = at.index(changed.len());
        prop_assume!(changed[at..=at] != other);
        changed.replace_range(at..=at, &other);
        let error = decode(&changed, LONGEST).unwrap_err();
        let fits = matches!(error, LinkError::Altered | LinkError::Truncated | LinkError::Newer);
        prop_assert!(fits, "{changed}: {error:?}");
    }

    #[test]
    fn no_text_stops_the_page_and_whatever_opens_is_written_the_same(
        text in prop_oneof![
            any::<String>(),
            "t[0-9]{0,3}\\.?\\PC{0,40}",
            "t1\\.[A-Za-z0-9_-]{0,200}",
            "t1\\.[A-H][A-Za-z0-9_-]{9,40}",
        ],
    ) {
        if let Ok(combination) = decode(&text, LONGEST) {
            prop_assert_eq!(encode(&combination), text);
        }
    }

    #[test]
    fn pasted_in_any_order_and_in_any_parts_people_add_up_to_the_same(people in people(), at in any::<prop::sample::Index>()) {
        let people: Vec<Assessment> = people.into_iter().filter(|person| person.answered() > 0).collect();
        let links: Vec<String> = people.iter().map(link::encode).collect();
        prop_assume!((1..links.len()).all(|at| !links[..at].contains(&links[at])));
        let all = together(&people, 0);
        let pasted = Pasted::read(&links.join("\n")).combination();
        prop_assert_eq!(pasted.as_ref(), Some(&all));
        let reversed: Vec<&str> = links.iter().rev().map(String::as_str).collect();
        let pasted = Pasted::read(&reversed.join("\n")).combination();
        prop_assert_eq!(pasted.as_ref(), Some(&all));
        // A part of the team that was added up before counts as its people do.
        let (first, second) = people.split_at(at.index(people.len()));
        if !first.is_empty() {
            let rest: Vec<String> = second.iter().map(link::encode).collect();
            let text = format!("{}\n{}", encode(&together(first, 0)), rest.join("\n"));
            let pasted = Pasted::read(&text).combination();
            prop_assert_eq!(pasted.as_ref(), Some(&all));
        }
    }

    #[test]
    fn a_good_link_is_found_between_any_other_lines(
        before in vec("\\PC{0,60}", 0..4),
        after in vec(prop_oneof!["\\PC{0,60}", "#?[vt][0-9]\\.[A-Za-z0-9_-]{0,30}"], 0..4),
        person in person(),
    ) {
        prop_assume!(person.answered() > 0);
        let link = link::encode(&person);
        let line = before.iter().map(|line| line.matches('\n').count() + 1).sum::<usize>() + 1;
        let text = [before, vec![format!("https://example.org/#{link}")], after].concat().join("\n");
        let pasted = Pasted::read(&text);
        let found = pasted.results.iter().any(|found| found.link == link && found.line == line);
        prop_assert!(found, "{text}");
    }

    #[test]
    fn no_pasted_text_stops_the_page(text in any::<String>()) {
        let pasted = Pasted::read(&text);
        prop_assert!(pasted.problems.count() + pasted.results.len() <= text.len());
    }
}

/// Everything a combination says, on one line; per wire number the counts of levels 0 to 4, `?` and `x`.
fn summary(all: &Combination) -> String {
    let date = |day: Day| {
        let (year, month, day) = day.civil();
        format!("{year}-{month:02}-{day:02}")
    };
    let mut parts = vec![
        format!("{} people", all.people),
        format!("{} full", all.full),
        format!("editions {} to {}", all.editions.0, all.editions.1),
        all.dates.map_or("no date".to_owned(), |(first, last)| format!("{} to {}", date(first), date(last))),
    ];
    let mut answered: Vec<_> = questions().filter(|question| all.tally(*question).answered() > 0).collect();
    answered.sort_by_key(|question| FACTS[question.position()].wire);
    for question in answered {
        let counts = all.tally(question).counts().map(|count| count.to_string());
        parts.push(format!("{}: {}", FACTS[question.position()].wire, counts.join(" ")));
    }
    parts.join("; ")
}

#[test]
fn combinations_sent_in_the_past_open_and_say_the_same() {
    let links = include_str!("golden_team_links.txt");
    let lines: Vec<_> = links.lines().filter(|line| !line.starts_with('#')).collect();
    assert!(lines.len() >= 3);
    for line in lines {
        let [name, link, said] = line.split(" | ").collect::<Vec<_>>()[..] else { panic!("{line}") };
        let opened = decode(link, LONGEST_IN_FILE).map(|all| summary(&all));
        assert_eq!(opened.as_deref(), Ok(said), "{name}");
        assert!(decode(&link.to_lowercase(), LONGEST_IN_FILE).is_err(), "{name} in lower case");
    }
}

#[test]
fn a_combination_of_a_newer_version_says_so() {
    for link in ["t2", "t2.", "t2.AAAA", "t10.AAAA"] {
        assert_eq!(decode(link, LONGEST), Err(LinkError::Newer), "{link}");
    }
    for link in ["v1.AAAA", "t0.AAAA", "T1.AAAA", "", "t1.!!!!"] {
        assert!(decode(link, LONGEST).is_err(), "{link}");
    }
}
