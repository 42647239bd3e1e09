//! The questionnaire by itself, and what it asks of the languages.

use crate::sources::{ENGLISH, QUESTIONNAIRE, change, compile, german};
use crate::{assert_problems, english, questionnaire, second_language};

#[test]
fn a_question_that_names_what_is_not_there_is_named() {
    for (passage, to, wrong) in [
        ("area = \"delivery\"\nweight = 3", "area = \"deliver\"\nweight = 3", "unknown area `deliver`"),
        ("affects = [\"impact\"]\nebook", "affects = [\"impacts\"]\nebook", "unknown affects `impacts`"),
        ("ebook = [\"code-reuse\"]", "ebook = [\"reuse\"]", "unknown e-book heading `reuse`"),
        ("weight = 3", "weight = 10", "weight must be 1 to 9"),
        ("weight = 3", "weight = 3\nsince = 0", "since must be an edition from 1 to 1"),
        ("weight = 3", "weight = 3\nsince = 2", "since must be an edition from 1 to 1"),
    ] {
        questionnaire(passage, to, &[&format!("questionnaire.toml: question `code-review`: {wrong}")]);
    }
    let closes = QUESTIONNAIRE.replace("closes = \"training\"", "closes = \"trainings\"");
    let said = ["code-review", "way-back"]
        .map(|id| format!("questionnaire.toml: question `{id}`: unknown service `trainings`"));
    assert_problems(compile(&closes, ENGLISH, &german()), &said.each_ref().map(String::as_str));
}

#[test]
fn an_id_that_stands_twice_is_named() {
    questionnaire(
        "id = \"way-back\"",
        "id = \"code-review\"",
        &["questionnaire.toml: question `code-review` stands twice"],
    );
    questionnaire(
        "id = \"rounds\"",
        "id = \"war-room\"",
        &["questionnaire.toml: promise `war-room` stands twice"],
    );
    questionnaire(
        "areas = [\"delivery\"]",
        "areas = [\"delivery\", \"delivery\"]",
        &["questionnaire.toml: area `delivery` stands twice"],
    );
    questionnaire(
        "headings = [\"code-reuse\"]",
        "headings = [\"code-reuse\", \"code\"]",
        &["questionnaire.toml: e-book heading `code` stands twice"],
    );
}

#[test]
fn numbers_in_links_only_rise() {
    for (first, second) in [(4, 4), (5, 4)] {
        let first = change(QUESTIONNAIRE, "wire = 0", &format!("wire = {first}"));
        let said =
            format!("questionnaire.toml: question `way-back`: wire {second} is not above the one before");
        assert_problems(compile(&first, ENGLISH, &german()), &[&said]);
    }
}

#[test]
fn a_gate_stands_between_level_1_and_4() {
    for level in ["0", "5"] {
        questionnaire(
            "level = 2,",
            &format!("level = {level},"),
            &["questionnaire.toml: question `way-back`: a gate's level must be 1 to 4"],
        );
    }
}

#[test]
fn a_promise_waits_for_levels_that_can_be_reached() {
    for (to, wrong) in [
        ("{ code-review = 0 }", "the level of `code-review` must be 1 to 4"),
        ("{ code-review = 5 }", "the level of `code-review` must be 1 to 4"),
        ("{ code-reviews = 3 }", "unknown question `code-reviews`"),
    ] {
        let said = format!("questionnaire.toml: promise `war-room`: {wrong}");
        questionnaire("{ code-review = 3 }", to, &[&said]);
    }
}

#[test]
fn the_text_of_a_prerequisite_stands_exactly_where_one_is_required() {
    second_language(
        "prerequisite = \"There is a way back.\"\n",
        "",
        &["de.toml: question `way-back` is a required prerequisite and has no text of it"],
    );
    english(
        "why = \"Four",
        "prerequisite = \"Reviews.\"\nwhy = \"Four",
        &["en.toml: question `code-review` has the text of a prerequisite and is not a required one"],
    );
}
