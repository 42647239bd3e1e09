use super::*;
use crate::content::{AREAS, RULES, asked, question};
use crate::domain::question::Level;
use crate::domain::scoring::{Verdict, score};

fn level(level: u8) -> Option<Answer> {
    Level::new(level).map(Answer::Level)
}

fn person(mode: Mode, level_of: impl Fn(QuestionId) -> u8) -> Assessment {
    let mut person = Assessment { mode, ..Assessment::default() };
    for question in questions() {
        person.set_answer(question, level(level_of(question)));
    }
    person
}

fn together(people: &[Assessment]) -> Combination {
    let mut people = people.iter().map(|person| Combination::of(person).unwrap());
    let mut all = people.next().unwrap();
    for person in people {
        all.add(&person).unwrap();
    }
    all
}

fn verdict(all: &Combination, reading: Reading) -> Verdict {
    let read = all.read(reading);
    score(&RULES, AREAS, read.scope(), &read.answers).verdict
}

#[test]
fn one_person_combined_reads_as_that_person() {
    for mode in [Mode::Quick, Mode::Full] {
        let mut one = person(mode, |question| (question.position() % 5) as u8);
        one.set_answer(question::SLO_DEFINED, Some(Answer::Unknown));
        let all = together(std::slice::from_ref(&one));
        for reading in [Reading::Cautious, Reading::Median] {
            let read = all.read(reading);
            assert_eq!(read.mode, mode);
            for question in asked(mode) {
                assert_eq!(read.answer(*question), one.answer(*question));
            }
        }
    }
}

#[test]
fn one_low_answer_decides_the_cautious_reading_and_not_the_median() {
    let ready = person(Mode::Quick, |_| 4);
    let mut doubtful = ready.clone();
    doubtful.set_answer(question::ACCESS_SOURCE_REGISTRY_PIPELINES, Some(Answer::Unknown));
    let all = together(&[ready.clone(), doubtful, ready]);
    assert_eq!(verdict(&all, Reading::Cautious), Verdict::NotReady);
    assert_eq!(verdict(&all, Reading::Median), Verdict::Ready);
}

#[test]
fn all_questions_count_only_if_everybody_answered_all() {
    let (quick, full) = (person(Mode::Quick, |_| 2), person(Mode::Full, |_| 3));
    assert_eq!(together(&[full.clone(), full.clone()]).mode(), Mode::Full);
    let mixed = together(&[quick, full.clone(), full]);
    assert_eq!(mixed.mode(), Mode::Quick);
    let slow = asked(Mode::Full)[19];
    assert_eq!((mixed.asked(slow), mixed.tally(slow).given()), (2, 2), "who was not asked is not counted");
    let first = asked(Mode::Quick)[0];
    assert_eq!((mixed.asked(first), mixed.tally(first).given()), (3, 3));
}

#[test]
fn somebody_without_an_answer_is_nobody_to_combine() {
    assert_eq!(Combination::of(&Assessment::default()), None);
    let mut outside = Assessment::default();
    outside.set_answer(asked(Mode::Full)[19], level(3));
    assert_eq!(Combination::of(&outside), None, "an answer that does not count");
}

#[test]
fn dates_and_editions_reach_from_the_first_to_the_last() {
    let dated = |day: Option<u32>, edition| Assessment {
        date: day.map(Day::from_unix_days),
        edition,
        ..person(Mode::Quick, |_| 2)
    };
    let all = together(&[dated(None, 2), dated(Some(20_000), 1), dated(Some(19_000), 1)]);
    assert_eq!(all.dates, Some((Day::from_unix_days(19_000), Day::from_unix_days(20_000))));
    assert_eq!(all.editions, (1, 2));
    assert_eq!(together(&[dated(None, 1)]).dates, None);
}

#[test]
fn too_many_people_to_count_are_refused_and_nothing_changes() {
    let mut all = together(&[person(Mode::Quick, |_| 2)]);
    let before = all.clone();
    let many = Combination { people: u32::MAX, ..before.clone() };
    assert_eq!(all.add(&many), None);
    assert_eq!(all, before);
}

#[test]
fn a_question_without_an_answer_counts_those_who_were_asked() {
    let mut one = person(Mode::Quick, |_| 2);
    one.set_answer(question::SLO_DEFINED, None);
    let all = together(&[one, person(Mode::Full, |_| 2)]);
    assert_eq!(all.unanswered(question::SLO_DEFINED), 1);
    assert_eq!(all.unanswered(asked(Mode::Full)[19]), 0, "one person was asked and answered");
}
