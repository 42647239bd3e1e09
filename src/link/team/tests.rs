use super::*;
use crate::assessment::Assessment;
use crate::content::question;
use crate::domain::question::{Answer, Level, Mode};
use crate::link::LONGEST;

fn combination(people: u32) -> Combination {
    let mut person = Assessment { mode: Mode::Full, ..Assessment::default() };
    for question in questions() {
        person.set_answer(question, Level::new(2).map(Answer::Level));
    }
    let one = Combination::of(&person).unwrap();
    let mut all = one.clone();
    for _ in 1..people {
        all.add(&one).unwrap();
    }
    all
}

fn open_here(combination: &Combination) -> Result<Combination, LinkError> {
    decode(&encode(combination), LONGEST_IN_FILE)
}

#[test]
fn answers_that_nobody_can_have_given_are_altered() {
    let good = combination(3);
    assert_eq!(open_here(&good), Ok(good.clone()));
    let changed = |change: &dyn Fn(&mut Combination)| {
        let mut changed = good.clone();
        change(&mut changed);
        open_here(&changed)
    };
    let at = question::SLO_DEFINED.position();
    let required = questions().find(|question| question.is_required()).unwrap().position();
    for (name, opened) in [
        ("nobody", changed(&|team| (team.people, team.full) = (0, 0))),
        ("more with all questions than people", changed(&|team| team.full = 4)),
        ("one answer more than people", changed(&|team| team.tallies[at].unknown = 1)),
        ("no answer at all", changed(&|team| team.tallies = [Tally::default(); QUESTIONS])),
        (
            "a required prerequisite that does not apply",
            changed(&|team| team.tallies[required] = Tally { not_applicable: 1, ..Tally::default() }),
        ),
        (
            "people without any answer",
            changed(&|team| {
                team.tallies = [Tally::default(); QUESTIONS];
                team.tallies[at].unknown = 2;
            }),
        ),
        ("answers outside what was asked", changed(&|team| team.full = 2)),
    ] {
        assert_eq!(opened, Err(LinkError::Altered), "{name}");
    }
}

#[test]
fn a_question_of_a_newer_version_says_so() {
    let head = Head { people: 1, full: 1, first_edition: 1, editions_on: 0, first_day: 0, days_on: 0 };
    let body = |counts: &[u8]| [&bytes_of(&head), counts].concat();
    let mut counts = vec![0; 200];
    counts.extend([1, 1]);
    let open = |counts: &[u8]| decode(&seal(VERSION, &body(counts)), LONGEST_IN_FILE);
    assert_eq!(open(&counts), Err(LinkError::UnknownQuestions));
    assert!(open(&[1, 1]).is_ok());
    for wrong in [&[0, 0][..], &[1, 1, 0], &[1], &[1, 0], &[0x81, 1], &[1, 0x81, 0], &[1, 1, 2, 1, 7]] {
        assert_eq!(open(wrong), Err(LinkError::Altered), "{wrong:?}");
    }
    assert_eq!(open(&[0; 300]), Err(LinkError::Altered), "more questions than wire numbers");
}

#[test]
fn the_link_of_a_usual_team_is_short_and_of_a_thousand_people_fits_an_address() {
    assert!(encode(&combination(8)).len() < 160, "{}", encode(&combination(8)).len());
    let mut crowd = combination(1);
    (crowd.people, crowd.full) = (16_000, 16_000);
    for question in questions() {
        let count = 2_000;
        let not_applicable = if question.may_not_apply() { count } else { 0 };
        crowd.tallies[question.position()] = Tally { levels: [count; 5], unknown: count, not_applicable };
    }
    let link = encode(&crowd);
    assert!(link.len() <= LONGEST, "{}", link.len());
    assert_eq!(decode(&link, LONGEST), Ok(crowd));
}

#[test]
fn a_combination_too_long_for_an_address_opens_from_a_file_only() {
    let mut crowd = combination(1);
    (crowd.people, crowd.full) = (u32::MAX, u32::MAX);
    for question in questions() {
        let count = u32::MAX / 7;
        let not_applicable = if question.may_not_apply() { count } else { 0 };
        crowd.tallies[question.position()] = Tally { levels: [count; 5], unknown: count, not_applicable };
    }
    let link = encode(&crowd);
    assert!(link.len() > LONGEST && link.len() < LONGEST_IN_FILE, "{}", link.len());
    assert_eq!(decode(&link, LONGEST), Err(LinkError::TooLong(LONGEST)));
    assert_eq!(decode(&link, LONGEST_IN_FILE), Ok(crowd));
}

#[test]
fn every_wire_number_with_the_largest_counts_stays_within_a_line_of_a_file() {
    // Per number a mask and seven counts of five bytes; before them the head; four characters for three bytes.
    let bytes = 256 * (1 + 7 * 5) + 40;
    assert!(bytes / 3 * 4 + 8 < LONGEST_IN_FILE);
}
