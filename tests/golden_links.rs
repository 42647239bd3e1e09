//! Links sent in the past must open for ever, and say the same.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test fails by panicking")]

use cre_readiness::assessment::{Assessment, UnknownSection};
use cre_readiness::content::{FACTS, questions};
use cre_readiness::domain::question::Answer;
use cre_readiness::link::decode;

/// Everything a link says, on one line; answers stand by wire number: a level, `?`, `x` (does not apply) or `-`.
fn summary(assessment: &Assessment) -> String {
    let mut answers = Vec::new();
    for question in questions() {
        let wire = usize::from(FACTS[question.position()].wire);
        answers.resize(answers.len().max(wire + 1), '-');
        answers[wire] = match assessment.answer(question) {
            None => '-',
            Some(Answer::Level(level)) => char::from(b'0' + level.get()),
            Some(Answer::Unknown) => '?',
            Some(Answer::NotApplicable) => 'x',
        };
    }
    let answers = String::from_iter(answers);
    let mut parts = vec![
        format!("edition {}", assessment.edition),
        format!("{:?}", assessment.mode).to_lowercase(),
        assessment.date.map_or("no date".to_owned(), |date| {
            let (year, month, day) = date.civil();
            format!("{year}-{month:02}-{day:02}")
        }),
        format!("answers {}", answers.trim_end_matches('-')).trim_end().to_owned(),
    ];
    let plan: Vec<String> = questions()
        .filter_map(|question| Some((question.facts().id, assessment.plan.level(question)?)))
        .map(|(id, level)| format!("{id} {}", level.get()))
        .collect();
    if !plan.is_empty() {
        parts.push(format!("plan {}", plan.join(", ")));
    }
    if let Some(input) = assessment.on_call {
        parts.push(format!(
            "on call {} days, {} of {}",
            input.days(),
            input.on_schedule(),
            input.engineers()
        ));
    }
    if let Some(input) = assessment.budget {
        let number = |number: Option<u64>| number.map_or("-".to_owned(), |number| number.to_string());
        parts.push(format!(
            "budget {} ppb of objective, {} days, {} requests, {} thousandths of a minute, {} ppm of users",
            input.objective.ppb(),
            input.window_days(),
            number(input.requests()),
            number(input.outage_thousandths()),
            number(input.share().map(|share| u64::from(share.ppm()))),
        ));
    }
    if let Some(details) = &assessment.calculators.budget_details {
        let day = details.as_of().map_or("-".to_owned(), |day| day.iso());
        let good = details.slice_good().map_or("-".to_owned(), |good| good.ppm().to_string());
        let further: Vec<u32> = details.further().iter().map(|objective| objective.ppb()).collect();
        parts.push(format!(
            "counted by {:?}, {:?}, as of {day}, slices of {} s good from {good} ppm, beside {further:?}",
            details.method,
            details.moving,
            details.slice_s(),
        ));
    }
    if let Some(log) = &assessment.calculators.outages {
        let number = |number: Option<u64>| number.map_or("-".to_owned(), |number| number.to_string());
        let outages = log.outages().iter().map(|one| {
            let share = number(one.share().map(|share| share.ppm().into()));
            format!("{} {} {share} {}", one.day().iso(), number(one.thousandths()), number(one.failed()))
        });
        parts.push(format!("outages {}", outages.collect::<Vec<_>>().join(", ")));
    }
    if let Some(input) = &assessment.calculators.alerts {
        let rate = input.requests_per_hour().map_or("-".to_owned(), |rate| rate.to_string());
        parts.push(format!("alerts at {} ppb of errors, {rate} requests an hour", input.error_ratio_ppb()));
    }
    if let Some(tree) = &assessment.calculators.dependencies {
        let rows: Vec<String> =
            tree.rows().iter().map(|row| format!("{} {:?}", row.depth, row.kind)).collect();
        parts.push(format!("dependencies {}", rows.join(", ")));
    }
    if let Some(time) = &assessment.calculators.time {
        parts.push(format!("time {:?}", time.values()));
    }
    if let Some(rota) = &assessment.calculators.rota {
        let people = rota.people().iter().map(|person| {
            let nights = if person.no_nights { " without nights" } else { "" };
            format!("{} ppm{nights} [{}]", person.share.ppm(), person.leave.typed())
        });
        let people: Vec<String> = people.collect();
        let (start, day) = (rota.start().iso(), rota.hand_over().days_after_monday());
        parts.push(format!("rota {start} day {day}, first {}: {}", rota.first(), people.join("; ")));
    }
    if let Some(details) = assessment.calculators.on_call_details {
        parts.push(format!("on call {:?}", details.numbers()));
    }
    if let Some(forecast) = &assessment.calculators.forecast {
        parts.push(format!("forecast {:?}", forecast.numbers()));
    }
    for UnknownSection { id, bytes } in &assessment.unknown_sections {
        parts.push(format!("section {id} {bytes:02x?}"));
    }
    parts.join("; ")
}

#[test]
fn links_sent_in_the_past_open_and_say_the_same() {
    let links = include_str!("golden_links.txt");
    let lines: Vec<_> = links.lines().filter(|line| !line.starts_with('#')).collect();
    assert!(lines.len() >= 8);
    for line in lines {
        let [name, link, said] = line.split(" | ").collect::<Vec<_>>()[..] else { panic!("{line}") };
        let opened = decode(link).map(|assessment| summary(&assessment));
        assert_eq!(opened.as_deref(), Ok(said), "{name}");
        assert!(decode(&link.to_lowercase()).is_err(), "{name} in lower case");
    }
}
