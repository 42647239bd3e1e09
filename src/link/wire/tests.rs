use super::*;
use crate::assessment::date::Day;
use crate::link::envelope::{CHECK, CHECK_BYTES, LENGTH_BYTES, length};
use crate::link::{decode, encode};
use crate::state::route::Route;
use crate::state::{Action, State, update};
use data_encoding::BASE64URL_NOPAD;
use proptest::prelude::*;

/// Three bits of a number that no question has had yet.
const NO_SUCH_WIRE: usize = 200;

/// A link as only this program, or somebody with its source, can make it: with the right length and check code.
fn signed(body: &[u8]) -> String {
    let mut bytes = bytes_of(&body.len());
    bytes.extend(body);
    signed_whole(bytes)
}

fn signed_whole(mut bytes: Vec<u8>) -> String {
    bytes.extend(CHECK.checksum(&bytes).to_le_bytes());
    format!("v1.{}", BASE64URL_NOPAD.encode(&bytes))
}

/// The bytes of a link, envelope and all.
fn whole(assessment: &Assessment) -> Vec<u8> {
    BASE64URL_NOPAD.decode(encode(assessment).strip_prefix("v1.").unwrap().as_bytes()).unwrap()
}

/// Edition 1, quick, no date.
fn with_answers(answers: &[u8]) -> Vec<u8> {
    bytes_of(&Head { edition: 1, full: false, day: NO_DATE, answers })
}

fn with_sections(sections: &[(u16, &[u8])]) -> Vec<u8> {
    let mut body = with_answers(&[]);
    for (id, bytes) in sections {
        body.extend(bytes_of(&Section { id: *id, bytes }));
    }
    body
}

fn on_call(days: u64, on_schedule: u64, engineers: u64) -> Vec<u8> {
    bytes_of(&OnCallWire { days, on_schedule, engineers })
}

fn budget(numbers: [u64; 5]) -> Vec<u8> {
    let [budget_ppb, window_days, requests, outage_thousandths, share_ppm] = numbers;
    bytes_of(&BudgetWire { budget_ppb, window_days, requests, outage_thousandths, share_ppm })
}

#[test]
fn the_length_is_known_from_the_first_bytes() {
    let bytes = whole(&Assessment::default());
    assert_eq!(length(&bytes), Some(bytes.len()));
    assert_eq!(length(&bytes[..LENGTH_BYTES]), Some(bytes.len()));
    assert_eq!(length(&[0xff, 0xff, 0x03]), Some(LENGTH_BYTES + 65_535 + CHECK_BYTES));
    assert_eq!(length(&[0xff, 0xff, 0xff]), None);
}

#[test]
fn a_link_made_by_hand_opens_if_it_is_as_we_write_it() {
    let mut assessment = Assessment { edition: 1, ..Assessment::default() };
    assert_eq!(decode(&signed(&with_answers(&[]))), Ok(assessment.clone()));
    assessment.on_call = OnCallInput::new(365, 2, 5).ok();
    assessment.budget = BudgetInput::new(999_000_000, 30, None, None, None).ok();
    let sections = [(ON_CALL, &*on_call(365, 2, 5)), (BUDGET, &budget([1_000_000, 30, 0, 0, 0]))];
    assert_eq!(decode(&signed(&with_sections(&sections))), Ok(assessment));
}

#[test]
fn an_answer_to_a_question_that_is_not_there_says_so() {
    let mut answers = vec![0; NO_SUCH_WIRE * BITS / 8 + 1];
    answers[NO_SUCH_WIRE * BITS / 8] = 1;
    assert_eq!(decode(&signed(&with_answers(&answers))), Err(LinkError::UnknownQuestions));
    // Known answers beside it change nothing.
    answers[0] = 1;
    assert_eq!(decode(&signed(&with_answers(&answers))), Err(LinkError::UnknownQuestions));
}

#[test]
fn a_result_of_a_newer_questionnaire_is_compared_on_the_questions_known_here() {
    let mut answers = vec![0; NO_SUCH_WIRE * BITS / 8 + 1];
    answers[NO_SUCH_WIRE * BITS / 8] = 1;
    answers[0] = FIRST_LEVEL + 2;
    let body = |edition| bytes_of(&Head { edition, full: false, day: NO_DATE, answers: &answers });
    let newer = signed(&body(crate::content::EDITION + 1));
    assert_eq!(decode(&newer), Err(LinkError::UnknownQuestions));
    let known = crate::link::decode_known(&newer).unwrap();
    assert_eq!(known.edition, crate::content::EDITION + 1);
    assert_eq!(known.answers.iter().flatten().count(), 1);
    // The link to the comparison keeps what is not known here.
    let mut state = State::default();
    let compared = Route::Compare(Some(newer.clone()), Some(newer.clone()));
    update(&mut state, Action::Visit(compared.clone()), Day::from_unix_days(20_780));
    assert!(state.compared().is_some());
    assert_eq!(state.comparison_route(), compared);
    // No edition of ours had such a question.
    let ours = signed(&body(crate::content::EDITION));
    assert_eq!(crate::link::decode_known(&ours), Err(LinkError::UnknownQuestions));
}

#[test]
fn a_section_of_a_newer_version_is_kept_while_the_rest_is_shown() {
    let newer: &[u8] = &[1, 2, 3];
    let link = signed(&with_sections(&[(ON_CALL, &on_call(365, 2, 5)), (9_999, newer), (9_998, &[])]));
    let opened = decode(&link).unwrap();
    assert_eq!(opened.on_call, OnCallInput::new(365, 2, 5).ok());
    assert_eq!(opened.unknown_sections.len(), 2);
    assert_eq!(encode(&opened), link);
}

#[test]
fn calculators_outside_their_limits_are_altered() {
    for numbers in [
        (0, 2, 5),
        (367, 2, 5),
        (365, 0, 5),
        (365, 101, 500),
        (365, 1, 0),
        (365, 1, 10_001),
        (365, 6, 5),
        (u64::MAX, 2, 5),
    ] {
        let (days, on_schedule, engineers) = numbers;
        let link = signed(&with_sections(&[(ON_CALL, &on_call(days, on_schedule, engineers))]));
        assert_eq!(decode(&link), Err(LinkError::Altered), "{numbers:?}");
    }
    for numbers in [
        [0, 30, 0, 0, 0],
        [1_000_000_000, 30, 0, 0, 0],
        [1_000_000_001, 30, 0, 0, 0],
        [1_000_000, 0, 0, 0, 0],
        [1_000_000, 3_661, 0, 0, 0],
        [1_000_000, 30, 1_000_000_000_000_001, 0, 0],
        [1_000_000, 30, 0, 5_270_400_001, 0],
        [1_000_000, 30, 0, 0, 1_000_001],
        [u64::MAX; 5],
    ] {
        let link = signed(&with_sections(&[(BUDGET, &budget(numbers))]));
        assert_eq!(decode(&link), Err(LinkError::Altered), "{numbers:?}");
    }
}

#[test]
fn a_date_beyond_all_days_is_altered() {
    let body = |day| bytes_of(&Head { edition: 1, full: false, day, answers: &[] });
    assert!(decode(&signed(&body(1 << 32))).is_ok());
    for day in [(1 << 32) + 1, u64::MAX] {
        assert_eq!(decode(&signed(&body(day))), Err(LinkError::Altered));
    }
}

#[test]
fn another_spelling_of_the_same_numbers_is_altered() {
    let on_call = on_call(365, 2, 5);
    let trailing = [&*on_call, &[0]].concat();
    let plain = with_answers(&[]);
    let mut length_in_two_bytes = vec![0x80 | plain.len() as u8, 0];
    length_in_two_bytes.extend(&plain);
    let mut full_as_two = plain.clone();
    full_as_two[1] = 2;
    for (name, link) in [
        ("trailing zero answers", signed(&with_answers(&[1, 0]))),
        ("nothing but zero answers", signed(&with_answers(&[0]))),
        ("an edition in two bytes", signed(&[0x81, 0, 0, 0, 0])),
        ("a length in two bytes", signed_whole(length_in_two_bytes)),
        ("a mode that is neither", signed(&full_as_two)),
        ("a calculator twice", signed(&with_sections(&[(ON_CALL, &on_call), (ON_CALL, &on_call)]))),
        ("a calculator with more behind it", signed(&with_sections(&[(ON_CALL, &trailing)]))),
        ("a calculator without its end", signed(&with_sections(&[(ON_CALL, &on_call[..1])]))),
        (
            "calculators in another order",
            signed(&with_sections(&[(BUDGET, &budget([1, 30, 0, 0, 0])), (ON_CALL, &on_call)])),
        ),
        (
            "an unknown section before a known one",
            signed(&with_sections(&[(9_999, &[]), (ON_CALL, &on_call)])),
        ),
        ("a section without its end", signed(&[&*plain, &[3, 5, 0]].concat())),
        ("nothing", signed(&[])),
    ] {
        assert_eq!(decode(&link), Err(LinkError::Altered), "{name}");
    }
}

#[test]
fn a_plan_that_does_not_go_beyond_its_answer_is_altered() {
    // Level 2 of the first question, then plans of levels 4, 2 and none, and one for a question without an answer.
    let answers = [FIRST_LEVEL + 2];
    for (plan, opens) in [(FIRST_LEVEL + 4, true), (FIRST_LEVEL + 2, false), (UNKNOWN, false), (8, false)] {
        let mut body = with_answers(&answers);
        body.extend(bytes_of(&Section { id: PLAN, bytes: &[plan] }));
        assert_eq!(decode(&signed(&body)).is_ok(), opens, "{plan}");
    }
    let empty = with_sections(&[(PLAN, &[])]);
    assert_eq!(decode(&signed(&empty)), Err(LinkError::Altered));
}

#[test]
fn a_wrong_check_code_is_altered() {
    let mut bytes = whole(&Assessment::default());
    *bytes.last_mut().unwrap() ^= 1;
    let link = format!("v1.{}", BASE64URL_NOPAD.encode(&bytes));
    assert_eq!(decode(&link), Err(LinkError::Altered));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(10_000))]

    /// The check code is no protection against a forger, so everything behind it must hold without it.
    #[test]
    fn whatever_opens_is_written_the_same(
        answers in prop::collection::vec(any::<u8>(), 0..20),
        sections in prop::collection::vec((0..6_u16, prop::collection::vec(0..9_u8, 0..8)), 0..4),
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..3),
        cut in 0..3_usize,
    ) {
        let mut body = with_answers(&answers);
        for (id, bytes) in &sections {
            body.extend(bytes_of(&Section { id: *id, bytes }));
        }
        for (at, byte) in changes {
            let at = at.index(body.len());
            body[at] = byte;
        }
        body.truncate(body.len() - cut);
        let link = signed(&body);
        match decode(&link) {
            Ok(assessment) => prop_assert_eq!(encode(&assessment), link),
            Err(error) => prop_assert!(matches!(error, LinkError::Altered | LinkError::UnknownQuestions)),
        }
    }
}
