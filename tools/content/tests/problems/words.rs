//! The languages, against the questionnaire and each other.

use crate::sources::{ENGLISH, QUESTIONNAIRE, change, compile, german};
use crate::{assert_problems, english, questionnaire, second_language};
use cre_content::{Source, compile_sources};

#[test]
fn a_message_that_only_one_language_has_is_named() {
    second_language("title = \"Seid ihr bereit?\"\n", "", &["de.toml: message `start.title` is missing"]);
    second_language(
        "[area.delivery]",
        "more = \"Mehr\"\n[area.delivery]",
        &["de.toml: message `start.more` is unknown"],
    );
    second_language(
        "[say.start]",
        "[say.strat]\nx = \"x\"\n[say.start]",
        &["de.toml: message `strat.x` is unknown"],
    );
}

#[test]
fn a_placeholder_that_only_one_language_has_is_named() {
    second_language(
        "{team-name}: ",
        "",
        &["de.toml: message `start.greeting`: placeholder `team-name` is missing"],
    );
    second_language(
        "{team-name}: ",
        "{team-name} {day}: ",
        &["de.toml: message `start.greeting`: placeholder `day` is unknown"],
    );
}

#[test]
fn a_placeholder_that_stands_twice_is_named() {
    english(
        "{number} of",
        "{number} {number} of",
        &["en.toml: message `start.greeting`: placeholder `number` stands twice"],
    );
}

#[test]
fn both_forms_of_a_count_have_the_same_placeholders_in_every_language() {
    english(
        "{count} question left",
        "One left",
        &["en.toml: message `start.rest`: the forms one and other have different placeholders"],
    );
    second_language(
        r#"{ one = "{count} question left", other = "{count} questions left" }"#,
        r#""{count} left""#,
        &["de.toml: message `start.rest` must have the forms one and other, or neither, as in the reference"],
    );
}

#[test]
fn braces_without_their_partner_and_names_that_are_none_stop_the_build() {
    for (text, wrong) in [
        ("Are {you ready?", "a `{` without its `}`"),
        ("Are you} ready?", "a `}` without its `{`"),
        ("Are } you { ready?", "a `}` without its `{`"),
        ("Are {} ready?", "`{}` is no placeholder"),
        ("Are {You} ready?", "`{You}` is no placeholder"),
        ("Are {{you}} ready?", "`{{you}` is no placeholder"),
        ("Are {type} ready?", "`{type}` is no placeholder"),
    ] {
        english("Are you ready?", text, &[&format!("en.toml: message `start.title`: {wrong}")]);
    }
}

#[test]
fn a_name_that_cannot_become_rust_is_refused() {
    english(
        "title = \"Are",
        "Title = \"Are",
        &["en.toml: message `start.Title` is not in lower case with single hyphens"],
    );
    english("rest = {", "loop = {", &["en.toml: message `start.loop` has a name that Rust keeps for itself"]);
    questionnaire(
        "id = \"code-review\"",
        "id = \"code--review\"",
        &[
            "questionnaire.toml: question `code--review` is not in lower case with single hyphens",
            "questionnaire.toml: promise `war-room`: unknown question `code-review`",
        ],
    );
}

#[test]
fn words_for_an_id_that_the_questionnaire_does_not_have_are_named() {
    for (passage, to, kind, right, wrong) in [
        ("[question.code-review]", "[question.code-reviews]", "question", "code-review", "code-reviews"),
        ("[area.delivery]", "[area.deliveries]", "area", "delivery", "deliveries"),
        ("[service.training]", "[service.trainings]", "service", "training", "trainings"),
        ("[affect.impact]", "[affect.impacts]", "affect", "impact", "impacts"),
        ("[promise.rounds]", "[promise.round]", "promise", "rounds", "round"),
        ("code-reuse = ", "code-use = ", "ebook", "code-reuse", "code-use"),
    ] {
        let say = |file: &str| {
            [
                format!("{file}.toml: {kind} `{right}` is missing"),
                format!("{file}.toml: {kind} `{wrong}` is unknown"),
            ]
        };
        english(passage, to, &say("en").each_ref().map(String::as_str));
        second_language(passage, to, &say("de").each_ref().map(String::as_str));
    }
}

#[test]
fn every_question_has_five_levels() {
    english(", \"The whole team.\"", "", &["en.toml: question `code-review` has 4 levels, not 5"]);
    second_language("\"No.\"", "\"No.\", \"No.\"", &["de.toml: question `way-back` has 6 levels, not 5"]);
}

#[test]
fn a_text_that_is_empty_or_runs_over_several_lines_is_named() {
    english("\"Are you ready?\"", "\" \"", &["en.toml: message `start.title` is empty"]);
    english(
        "\"Are you ready?\"",
        "\"Are you\\nready?\"",
        &["en.toml: message `start.title` runs over several lines"],
    );
    second_language("\"Always two.\"", "\"\"", &["de.toml: question `code-review`: a text is empty"]);
    second_language(
        "title = \"Training\"",
        "title = \"\"",
        &["de.toml: service `training`: a text is empty"],
    );
}

#[test]
fn a_year_has_twelve_months_and_signs_are_one_character() {
    english(", \"December\"", "", &["en.toml: date.months must have twelve names"]);
    english(
        "decimal = \".\"",
        "decimal = \"..\"",
        &["en.toml: number.decimal and number.group must be one character each"],
    );
}

#[test]
fn every_problem_is_told_at_once() {
    let english = change(&change(ENGLISH, "Are you ready?", "Are {you ready?"), "\"December\"", "\"\"");
    let said = compile(QUESTIONNAIRE, &english, &german()).map(|_| ()).unwrap_err();
    assert_eq!(said.len(), 2, "{said:?}");
}

#[test]
fn the_reference_language_must_be_there() {
    let german = Source { language: "de".to_owned(), text: german() };
    for languages in [vec![], vec![german]] {
        assert_problems(compile_sources(QUESTIONNAIRE, &languages), &["en.toml is missing"]);
    }
}
