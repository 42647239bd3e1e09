use super::*;
use crate::domain::question::Gate;

const PLAIN: Rule = Rule { area: 0, weight: 3, gate: None, quick: true, since: 1 };
const REQUIRED: Rule = Rule { gate: Some(Gate { level: 2, required: true }), ..PLAIN };

/// Answers as signs: a level, `?`, `x` for does not apply, `-` for none.
fn tally(rule: &Rule, answers: &str) -> Tally {
    let mut tally = Tally::default();
    for sign in answers.chars() {
        tally.count(rule, answer(sign));
    }
    tally
}

fn answer(sign: char) -> Option<Answer> {
    match sign {
        '-' => None,
        '?' => Some(Answer::Unknown),
        'x' => Some(Answer::NotApplicable),
        level => Level::new(level as u8 - b'0').map(Answer::Level),
    }
}

fn range(answers: &str) -> Option<(u8, u8, u8)> {
    let range = tally(&PLAIN, answers).range()?;
    Some((range.lowest.get(), range.middle.get(), range.highest.get()))
}

#[test]
fn lowest_middle_and_highest_are_those_of_the_levels_given() {
    assert_eq!(range("3"), Some((3, 3, 3)));
    assert_eq!(range("314"), Some((1, 3, 4)));
    assert_eq!(range("44400"), Some((0, 4, 4)));
    assert_eq!(range("2?x-"), Some((2, 2, 2)), "the others are counted apart");
    assert_eq!(range("?x-"), None);
}

#[test]
fn of_two_middles_the_lower_one_stands() {
    assert_eq!(range("13"), Some((1, 1, 3)));
    assert_eq!(range("0124"), Some((0, 1, 4)));
    assert_eq!(range("1144"), Some((1, 1, 4)));
    assert_eq!(range("11444"), Some((1, 4, 4)));
}

#[test]
fn the_middle_is_that_of_a_sorted_list() {
    // Every tally of up to three people a level.
    for code in 0..4_u32.pow(5) {
        let mut rest = code;
        let mut tally = Tally::default();
        for place in &mut tally.levels {
            *place = rest % 4;
            rest /= 4;
        }
        let list: Vec<u8> =
            (0..5_u8).flat_map(|level| vec![level; tally.levels[usize::from(level)] as usize]).collect();
        let middle = list.len().checked_sub(1).map(|last| list[last / 2]);
        assert_eq!(tally.range().map(|range| range.middle.get()), middle, "{list:?}");
    }
}

#[test]
fn two_levels_apart_is_worth_a_talk_and_one_is_not() {
    let talks = |answers| tally(&PLAIN, answers).range().unwrap().is_to_talk_about();
    assert!(talks("13") && talks("04") && talks("123"));
    assert!(!talks("23") && !talks("2") && !talks("22??"));
}

#[test]
fn the_cautious_reading_counts_a_doubt_as_the_lowest_level() {
    let read = |answers| tally(&PLAIN, answers).read(Reading::Cautious);
    assert_eq!(read("342"), answer('2'));
    assert_eq!(read("342?"), answer('?'));
    assert_eq!(read("340?"), answer('0'));
    assert_eq!(read("34-x"), answer('3'), "no answer and does not apply say nothing about the level");
}

#[test]
fn the_median_reading_is_the_middle_and_a_doubt_only_where_nobody_knows() {
    let read = |answers| tally(&PLAIN, answers).read(Reading::Median);
    assert_eq!(read("342?????"), answer('3'));
    assert_eq!(read("???x"), answer('?'));
    assert_eq!(read("---"), None);
}

#[test]
fn does_not_apply_stands_only_where_everybody_who_answered_says_so() {
    for reading in [Reading::Cautious, Reading::Median] {
        let read = |rule, answers| tally(rule, answers).read(reading);
        assert_eq!(read(&PLAIN, "xx-"), answer('x'));
        assert_eq!(read(&PLAIN, "xx3"), answer('3'));
        assert_eq!(read(&PLAIN, "xx?"), answer('?'));
        assert_eq!(read(&REQUIRED, "xx"), None, "on a required gate it is no answer");
        assert_eq!(read(&REQUIRED, "xx4"), answer('4'));
    }
}

#[test]
fn two_groups_added_are_the_same_as_all_people_counted() {
    let mut both = tally(&PLAIN, "012?x");
    both.add(&tally(&PLAIN, "44-?"));
    assert_eq!(both, tally(&PLAIN, "01244??x-"));
    assert_eq!((both.given(), both.answered()), (5, 8));
}

#[test]
fn counts_end_instead_of_going_round() {
    let mut most = Tally { unknown: u32::MAX, levels: [u32::MAX; LEVELS], not_applicable: u32::MAX };
    most.add(&most.clone());
    most.count(&PLAIN, answer('?'));
    assert_eq!(most.unknown, u32::MAX);
    assert_eq!(most.answered(), 7 * u64::from(u32::MAX));
    assert_eq!(most.range().unwrap().middle.get(), 2);
}
