//! The first program has the words for everything that it shows.

// The lint's exception for tests does not reach helpers beside them.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// What the first program is made of, beside what has no words.
const SOURCES: [&str; 7] = [
    "src/text",
    "src/ui/app.rs",
    "src/ui/port",
    "src/ui/view/check.rs",
    "src/ui/view/question.rs",
    "src/ui/view/start.rs",
    "src/ui/store.rs",
];

fn files(path: &Path) -> Vec<PathBuf> {
    if path.is_file() {
        return vec![path.to_owned()];
    }
    fs::read_dir(path).unwrap().flat_map(|entry| files(&entry.unwrap().path())).collect()
}

#[test]
fn every_group_of_messages_that_the_first_program_names_is_among_its_words() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let mut named = BTreeSet::new();
    for file in SOURCES.iter().flat_map(|source| files(&root.join(source))) {
        let text = fs::read_to_string(&file).unwrap();
        for (_, after) in text.match_indices("say::").map(|(at, mark)| text.split_at(at + mark.len())) {
            let group = after.split("::").next().unwrap();
            named.insert(group.replace('_', "-"));
        }
    }
    let known: BTreeSet<String> = cre_content::FIRST_GROUPS.map(str::to_owned).into();
    assert!(named.len() >= 5, "{named:?}");
    assert!(named.is_subset(&known), "not among the first words: {:?}", named.difference(&known));
}

#[test]
fn the_words_of_the_first_program_are_the_same_lines_with_the_others_left_empty() {
    let compiled =
        cre_content::compile(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content")).unwrap();
    let lines = |file: &cre_content::DataFile| -> Vec<String> {
        String::from_utf8(file.bytes.clone()).unwrap().lines().map(str::to_owned).collect()
    };
    let (full, first) = (lines(&compiled.files[0]), lines(&compiled.first_files[0]));
    assert_eq!(full.len(), first.len());
    assert!(full.iter().zip(&first).all(|(full, first)| first.is_empty() || first == full));
    assert!(first.iter().any(|line| line == "Check your answers"));
    assert!(!first.iter().any(|line| line == "Not ready yet"));
}
