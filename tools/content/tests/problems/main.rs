//! What is wrong with the content stops the build with a sentence that says where.

#[path = "../sources/mod.rs"]
mod sources;

mod questionnaire;
mod toml;
mod words;

use sources::{ENGLISH, QUESTIONNAIRE, change, compile, german};

/// The problems must be these sentences: one line each, beginning with the file.
#[track_caller]
fn assert_problems(result: Result<cre_content::Compiled, Vec<String>>, expected: &[&str]) {
    assert_eq!(result.map(|compiled| compiled.rust), Err(expected.iter().map(|&s| s.to_owned()).collect()));
}

#[track_caller]
fn english(passage: &str, to: &str, expected: &[&str]) {
    assert_problems(compile(QUESTIONNAIRE, &change(ENGLISH, passage, to), &german()), expected);
}

#[track_caller]
fn second_language(passage: &str, to: &str, expected: &[&str]) {
    assert_problems(compile(QUESTIONNAIRE, ENGLISH, &change(&german(), passage, to)), expected);
}

#[track_caller]
fn questionnaire(passage: &str, to: &str, expected: &[&str]) {
    assert_problems(compile(&change(QUESTIONNAIRE, passage, to), ENGLISH, &german()), expected);
}
