use super::*;
use crate::assessment::Assessment;
use crate::assessment::date::Day;
use crate::content::{EDITION, question, questions};
use crate::domain::question::Answer;

fn answer(sign: char) -> Option<Answer> {
    match sign {
        '-' => None,
        '?' => Some(Answer::Unknown),
        'x' => Some(Answer::NotApplicable),
        level => Level::new(level as u8 - b'0').map(Answer::Level),
    }
}

/// People at level 3 throughout, but for some questions: for each of them one sign a person.
fn team(people: usize, differing: &[(QuestionId, &str)]) -> Vec<Assessment> {
    (0..people)
        .map(|at| {
            let mut person = Assessment { date: Some(Day::from_unix_days(20_780)), ..Assessment::default() };
            for question in questions() {
                person.set_answer(question, answer('3'));
            }
            for (question, signs) in differing {
                person.set_answer(*question, answer(signs.chars().nth(at).unwrap()));
            }
            person
        })
        .collect()
}

fn together(people: &[Assessment]) -> Combination {
    let mut all = Combination::of(&people[0]).unwrap();
    for person in &people[1..] {
        all.add(&Combination::of(person).unwrap()).unwrap();
    }
    all
}

fn result(people: &[Assessment]) -> TeamResult {
    TeamResult::new(&together(people), &Text::reference())
}

fn talks(people: &[Assessment], named: &[Named<'_>]) -> Vec<Talk> {
    talk(&together(people), named, &Text::reference())
}

const ACCESS: QuestionId = question::ACCESS_SOURCE_REGISTRY_PIPELINES;
const SLO: QuestionId = question::SLO_DEFINED;
const PIPELINE: QuestionId = question::DELIVERY_PIPELINE_ONLY;
const RESTORE: QuestionId = question::RESILIENCE_RESTORE;

#[test]
fn what_lies_two_levels_apart_is_to_be_talked_about_the_farthest_first() {
    let people = team(3, &[(RESTORE, "313"), (SLO, "304"), (ACCESS, "332"), (PIPELINE, "133")]);
    let talks = talks(&people, &[]);
    // Equally far apart: the heavier one first.
    assert!(PIPELINE.rule().weight > RESTORE.rule().weight);
    assert_eq!(talks.iter().map(|talk| talk.question).collect::<Vec<_>>(), [SLO, PIPELINE, RESTORE]);
    assert_eq!(talks[0].apart, "4 levels apart");
    assert_eq!(result(&people).takeaway, "3 people, and 3 questions to talk about");
}

#[test]
fn each_level_given_says_who_and_with_which_evidence() {
    let people = team(7, &[(SLO, "1134??-")]);
    let talk = &talks(&people, &[])[0];
    let said: Vec<(&str, &str)> = talk.said.iter().map(|said| (&*said.level, &*said.who)).collect();
    assert_eq!(
        said,
        [("Level 1, lowest, middle", "2 people"), ("Level 3", "1 person"), ("Level 4, highest", "1 person")]
    );
    assert_eq!(talk.said[1].evidence, Text::reference().level(SLO, 3));
    assert_eq!(talk.others, ["I don't know: 2 people", "No answer: 1 person"]);
}

#[test]
fn names_say_who_gave_which_answer_and_stand_nowhere_else() {
    let people = team(5, &[(SLO, "1134?")]);
    let named: Vec<Named<'_>> = [("Ana", 0), ("<b>Ben", 2), ("Cleo", 4)]
        .map(|(name, at)| Named { name, assessment: &people[at] })
        .into();
    let talk = &talks(&people, &named)[0];
    let who: Vec<&str> = talk.said.iter().map(|said| &*said.who).collect();
    assert_eq!(who, ["Ana, 1 without a name", "<b>Ben", "1 person"]);
    assert_eq!(talk.others, ["I don't know: Cleo"]);
    let said = format!("{:?}", result(&people));
    assert!(!said.contains("Ana") && !said.contains("Cleo"));
}

#[test]
fn one_doubtful_answer_blocks_the_cautious_reading_and_not_the_median() {
    let [cautious, median] = result(&team(3, &[(ACCESS, "33?")])).readings;
    assert_eq!(cautious.headline, "Not ready yet");
    assert_eq!(cautious.reasons, ["1 required prerequisite is not met."]);
    assert_eq!(cautious.deciding[0].1, [Text::reference().name(ACCESS)]);
    assert_eq!(median.headline, "Ready");
    assert!(median.deciding.is_empty());
    assert_eq!(result(&team(3, &[(ACCESS, "33?")])).both, Text::reference().get(say::team::BOTH_DIFFER));
    assert_eq!(result(&team(3, &[])).both, Text::reference().get(say::team::BOTH_SAME));
}

#[test]
fn what_people_do_not_know_is_listed_most_of_them_first() {
    let result = result(&team(4, &[(SLO, "??33"), (ACCESS, "???3"), (RESTORE, "x3?3")]));
    let unknowns: Vec<(QuestionId, &str)> =
        result.unknowns.iter().map(|(question, of)| (*question, &**of)).collect();
    assert_eq!(unknowns, [(ACCESS, "3 of 4"), (SLO, "2 of 4"), (RESTORE, "1 of 4")]);
}

#[test]
fn only_levels_of_two_people_or_more_can_agree() {
    let result = result(&team(2, &[(SLO, "3?"), (ACCESS, "34")]));
    let agreed: Vec<QuestionId> = result.agreed.iter().map(|(question, _)| *question).collect();
    assert_eq!(agreed.len(), 17);
    assert!(!agreed.contains(&SLO) && !agreed.contains(&ACCESS));
    assert_eq!(result.agreed_lead, "17 questions got the same level from all who gave one.");
}

#[test]
fn the_table_holds_every_question_that_somebody_answered_with_its_counts() {
    let mut people = team(3, &[(SLO, "1?-"), (RESTORE, "xx3")]);
    people[2].mode = Mode::Full;
    let result = result(&people);
    assert_eq!(result.questions.len(), 48, "the quick ones and those that one person was asked");
    let row = |question: QuestionId| {
        let name = Text::reference().name(question).to_owned();
        result.table.rows.iter().find(|row| row.0[0] == name).unwrap().0[1..].join(" ")
    };
    assert_eq!(row(SLO), "1 1 1 0 0 1 0 0 0 1 0 1");
    assert_eq!(row(RESTORE), "3 3 3 0 0 0 0 1 0 0 2 0");
    assert_eq!(row(question::CODE_REVIEW), "3 3 3 0 0 0 0 1 0 0 0 0");
    assert!(result.table.rows.iter().all(|row| row.0.len() == result.table.columns.len()));
}

#[test]
fn modes_editions_and_dates_are_said() {
    let text = Text::reference();
    let mut people = team(2, &[]);
    assert_eq!(
        result(&people).notes,
        [
            "Counted: the quick questions, which everybody was asked.",
            "Assessed on 23 November 2026",
            "Questionnaire version 2026-11"
        ]
    );
    people[0].mode = Mode::Full;
    people[0].edition = EDITION + 1;
    people[1].date = Some(Day::from_unix_days(20_000));
    let notes = result(&people).notes;
    assert!(notes[0].starts_with("1 of 2 people answered all questions"), "{notes:?}");
    assert_eq!(notes[1], "Assessed between 4 October 2024 and 23 November 2026");
    assert!(notes[2].contains("editions 1 to 2"), "{notes:?}");
    people[1] = people[0].clone();
    let notes = result(&people).notes;
    assert_eq!(notes[0], text.get(say::team::MODE_FULL));
    assert_eq!(notes[2], "Questionnaire edition 2");
}

#[test]
fn one_person_is_told_to_add_the_others_and_nothing_is_to_be_talked_about() {
    let people = team(1, &[]);
    assert_eq!(result(&people).takeaway, "One person so far: add the links of the others");
    assert!(talks(&people, &[]).is_empty());
    assert!(result(&people).agreed.is_empty());
}
