use super::*;

#[test]
fn quick_and_full_are_compared_on_the_quick_questions_and_it_says_so() {
    let before = quick(4, AUGUST);
    let code: Vec<_> =
        questions_of(area_of(question::CODE_REVIEW)).map(|question| (question, level(1))).collect();
    let after = with(all(Mode::Full, 4, TODAY), &code);
    let result = compared(&before, &after);
    assert_eq!(
        result.notes,
        [
            "One result counts the quick questions, the other all 48. Verdicts and scores here are those of the 19 questions that both count; the other 29 are left out.",
            "After, with all its questions counted: Ready with conditions.",
        ]
    );
    assert_eq!(result.headline, "Ready, before and after");
    assert!(result.answers.is_empty(), "only the quick questions are compared");
    assert_eq!(result.counts, ["0 answers changed.", "19 answers are the same."]);
    assert_eq!(result.areas[area_of(question::CODE_REVIEW)].words, "no score");
}

#[test]
fn two_full_results_are_compared_on_all_questions() {
    let after = with(all(Mode::Full, 4, TODAY), &[(question::CODE_REVIEW, level(0))]);
    let result = compared(&all(Mode::Full, 4, AUGUST), &after);
    assert!(result.notes.is_empty(), "{:?}", result.notes);
    assert_eq!(change(&result, question::CODE_REVIEW).direction, Direction::Fall);
    assert_eq!(result.counts, ["1 answer changed.", "47 answers are the same."]);
}

#[test]
fn two_editions_are_compared_on_what_both_have_and_it_says_so() {
    let older = Assessment { edition: 0, ..quick(2, AUGUST) };
    let result = compared(&older, &quick(2, TODAY));
    assert_eq!(
        result.notes,
        [
            "The results answer different versions of the questionnaire. They are compared on the 19 questions that both have.",
            "Before: this result answers another version of the questionnaire than today's (Questionnaire edition 0).",
        ]
    );
    assert_eq!(result.before.version, "Questionnaire edition 0");
    let both = compared(&older, &older);
    assert_eq!(both.notes.len(), 2, "each is out of date, but they are of one edition: {:?}", both.notes);
}

#[test]
fn a_result_is_old_after_twelve_months_to_the_day() {
    let old = "The result before is over twelve months old: team and service may be others by now.";
    let hint = |days_before: u32| {
        let date = Day::from_unix_days(TODAY.unix_days() - days_before);
        compared(&quick(2, date), &quick(2, TODAY)).notes
    };
    // 23 November 2025 is 365 days before.
    assert!(hint(365).is_empty(), "{:?}", hint(365));
    assert_eq!(hint(366), [old]);
    let long_ago = quick(2, Day::from_unix_days(0));
    let both = compared(&long_ago, &long_ago).notes;
    assert_eq!(both.len(), 2);
    assert!(both[1].starts_with("The result after is over twelve months old."), "{both:?}");
}

#[test]
fn a_result_of_a_leap_day_is_old_from_the_first_of_march() {
    let leap = quick(2, Day::from_unix_days(19_782));
    let text = Text::reference();
    let on = |day: u32| Compared::new(&leap, &leap, Day::from_unix_days(day), &text).notes.len();
    // 28 February and 1 March 2025.
    assert_eq!((on(20_147), on(20_148)), (0, 2));
}

#[test]
fn a_part_of_a_later_version_is_named_as_not_compared() {
    let section = crate::assessment::UnknownSection { id: 60_000, bytes: vec![1] };
    let before = Assessment { unknown_sections: vec![section], ..quick(2, AUGUST) };
    let result = compared(&before, &quick(2, TODAY));
    assert_eq!(result.notes.len(), 1);
    assert!(result.notes[0].contains("a part that this version of the page does not know"));
}

#[test]
fn a_calculator_in_one_result_only_is_named_as_such() {
    let before = Assessment { on_call: Some(OnCallInput::default()), ..quick(2, AUGUST) };
    let result = compared(&before, &quick(2, TODAY));
    assert!(result.calculators.is_empty());
    assert_eq!(result.notes, ["On-call: in one of the two results only."]);
}
