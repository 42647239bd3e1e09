//! What the content compiles to.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test fails by panicking")]

mod sources;

use cre_content::{Compiled, DataFile};
use sources::{ENGLISH, QUESTIONNAIRE, change, compile, german};
use std::path::Path;

fn compiled() -> Compiled {
    compile(QUESTIONNAIRE, ENGLISH, &german()).unwrap()
}

fn lines(file: &DataFile) -> Vec<&str> {
    std::str::from_utf8(&file.bytes).unwrap().lines().collect()
}

#[test]
fn the_content_of_the_app_compiles() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content");
    let compiled = cre_content::compile(&folder).unwrap();
    assert_eq!(compiled.files[0].language, "en");
}

#[test]
fn a_folder_without_a_questionnaire_is_named() {
    let problems = cre_content::compile(Path::new("no-such-folder")).map(|_| ()).unwrap_err();
    assert!(
        problems[0].contains("no-such-folder") && problems[0].contains("questionnaire.toml"),
        "{problems:?}"
    );
}

#[test]
fn a_second_language_becomes_a_second_file_with_its_texts_in_the_same_lines() {
    let compiled = compiled();
    let [english, german] = &compiled.files[..] else { panic!("{:?}", compiled.files) };
    let (english, german) = (lines(english), lines(german));
    assert_eq!(english.len(), german.len());
    assert!(compiled.rust.contains(&format!("pub const LINES: usize = {};", english.len())));
    let place = |lines: &[&str], text: &str| lines.iter().position(|line| *line == text).unwrap();
    assert_eq!(place(&english, "Are you ready?"), place(&german, "Seid ihr bereit?"));
}

#[test]
fn placeholders_become_positions_that_are_the_same_in_every_language() {
    let compiled = compiled();
    assert!(lines(&compiled.files[0]).contains(&"{1} of {0} for {2}"));
    assert!(lines(&compiled.files[1]).contains(&"{2}: {0} von {1}"));
}

#[test]
fn the_files_are_listed_by_language_with_the_names_they_have() {
    let compiled = compiled();
    for (name, files) in [("FILES", &compiled.first_files), ("FULL_FILES", &compiled.files)] {
        let [english, german] = &files[..] else { panic!("{files:?}") };
        let list = format!(
            "pub const {name}: &[(&str, &str)] = &[(\"en\", {:?}), (\"de\", {:?})];",
            english.name, german.name
        );
        assert!(compiled.rust.contains(&list), "{}", compiled.rust);
    }
}

#[test]
fn a_file_gets_another_name_when_its_bytes_change_and_only_then() {
    let before = compiled().files;
    assert_eq!(compiled().files, before);
    // A comment does not reach the file.
    let same = format!("# A comment.\n{ENGLISH}");
    assert_eq!(compile(QUESTIONNAIRE, &same, &german()).unwrap().files, before);
    let other = change(ENGLISH, "Sometimes one.", "Sometimes one!");
    let after = compile(QUESTIONNAIRE, &other, &german()).unwrap().files;
    assert_ne!((&after[0].name, &after[0].bytes), (&before[0].name, &before[0].bytes));
    assert_ne!(after[0].name, before[0].name);
    assert_eq!(after[1], before[1]);
}

#[test]
fn a_file_name_is_safe_in_an_address() {
    let compiled = compiled();
    let full = compiled.files.into_iter().map(|file| (file, "full-"));
    for (file, full) in full.chain(compiled.first_files.into_iter().map(|file| (file, ""))) {
        let hash = file
            .name
            .strip_prefix(&format!("content-{}-{full}", file.language))
            .and_then(|rest| rest.strip_suffix(".txt"));
        assert!(
            hash.is_some_and(|hash| hash.len() == 16 && hash.bytes().all(|byte| byte.is_ascii_hexdigit())),
            "{}",
            file.name
        );
    }
}

#[test]
fn a_message_with_placeholders_is_a_function_with_those_parameters_in_alphabetical_order() {
    let rust = compiled().rust;
    assert!(
        rust.contains(
            "pub fn greeting<'a>(answered: &'a str, number: &'a str, team_name: &'a str) -> Phrase<'a, 3>"
        ),
        "{rust}"
    );
    assert!(rust.contains("values: [answered, number, team_name]"), "{rust}");
}

#[test]
fn a_message_with_a_count_takes_the_count_first() {
    let rust = compiled().rust;
    assert!(rust.contains("pub fn rest<'a>(count_for_form: u64, count: &'a str) -> Phrase<'a, 1>"), "{rust}");
}

#[test]
fn a_plain_message_is_a_constant_that_shows_its_words() {
    let compiled = compiled();
    let constant = compiled.rust.split_once("pub const TITLE: Message = Message(").unwrap();
    assert!(constant.0.trim_end().ends_with("#[doc = \"Are you ready?\"]"));
    let line: usize = constant.1.split(')').next().unwrap().parse().unwrap();
    assert_eq!(lines(&compiled.files[0])[line], "Are you ready?");
}

#[test]
fn the_scoring_table_says_what_the_questionnaire_says() {
    let rust = compiled().rust;
    for line in [
        "Rule { area: 0, weight: 3, gate: None, quick: true, since: 1 },",
        "Rule { area: 0, weight: 5, gate: Some(Gate { level: 2, required: true }), quick: false, since: 1 },",
        "Facts { id: \"code-review\", wire: 0, closes: 0, affects: &[0], ebook: &[1] },",
        "Facts { id: \"way-back\", wire: 4, closes: 0, affects: &[], ebook: &[0] },",
        "Promise { id: \"war-room\", needs: &[(QuestionId(0), 3)], at_once: false },",
        "Promise { id: \"rounds\", needs: &[(QuestionId(1), 2)], at_once: true },",
        "pub const WAY_BACK: QuestionId = QuestionId(1);",
    ] {
        assert!(rust.contains(line), "{line}\n{rust}");
    }
}
