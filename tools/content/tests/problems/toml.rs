//! What the TOML reader refuses, in one line of ours.

use crate::{english, questionnaire};

#[test]
fn a_key_that_stands_twice_is_shown_with_its_line() {
    english(
        "rest = {",
        "title = \"Again\"\nrest = {",
        &["en.toml, line 10: duplicate key: title = \"Again\""],
    );
    english(
        "[question.way-back]",
        "[question.code-review]",
        &["en.toml, line 32: duplicate key: [question.code-review]"],
    );
    questionnaire(
        "weight = 3",
        "weight = 3\nweight = 4",
        &["questionnaire.toml, line 25: duplicate key: weight = 4"],
    );
}

#[test]
fn a_key_that_is_missing_or_unknown_is_shown_with_its_place() {
    english(
        "short = \"Delivery\"\n",
        "",
        &["en.toml, line 11: missing field `short` in `area.delivery`: [area.delivery]"],
    );
    english(
        "short =",
        "shrot =",
        &[
            "en.toml, line 13: unknown field `shrot`, expected `title` or `short` in `area.delivery`: shrot = \"Delivery\"",
        ],
    );
    questionnaire(
        "weight = 3\n",
        "",
        &["questionnaire.toml, line 20: missing field `weight` in `question`: [[question]]"],
    );
    english(
        "{ one = \"{count} question left\", ",
        "{ ",
        &[
            "en.toml, line 10: a message is a text, or a table of the texts `one` and `other` in `say.start.rest`: rest = { other = \"{count} questions left\" }",
        ],
    );
}

#[test]
fn what_is_no_toml_is_shown_in_one_line() {
    english(
        "title = \"Are you ready?\"",
        "title = \"Are you ready?",
        &["en.toml, line 8: invalid basic string, expected `\"`: title = \"Are you ready?"],
    );
}
