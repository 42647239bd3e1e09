//! Every sentence is shown somewhere: an unused one would be shipped to visitors and sent to translators.

// The lint's exception for tests does not reach helpers beside them.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use std::fs;
use std::path::Path;

fn all_sources(folder: &Path, into: &mut String) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            all_sources(&path, into);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            into.push_str(&fs::read_to_string(path).unwrap());
        }
    }
}

fn is_in_a_name(sign: u8) -> bool {
    sign.is_ascii_alphanumeric() || sign == b'_'
}

#[test]
fn every_message_is_used_by_a_screen_or_by_the_page() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let mut sources = fs::read_to_string(root.join("index.html")).unwrap();
    sources.push_str(&fs::read_to_string(root.join("public/404.html")).unwrap());
    all_sources(&root.join("src"), &mut sources);
    let english: toml::Table = fs::read_to_string(root.join("content/en.toml")).unwrap().parse().unwrap();
    let mut unused = Vec::new();
    for (group, messages) in english["say"].as_table().unwrap() {
        for id in messages.as_table().unwrap().keys() {
            let function = format!("{}::{}", group.replace('-', "_"), id.replace('-', "_"));
            let constant = format!("{}::{}", group.replace('-', "_"), id.replace('-', "_").to_uppercase());
            let in_page = format!("\"{group}.{id}\"");
            // A name that another one begins with is not that one.
            let named = |name: &str| {
                let after = |at: usize| sources.as_bytes().get(at + name.len()).copied().unwrap_or(b' ');
                sources.match_indices(name).any(|(at, _)| !is_in_a_name(after(at)))
            };
            if ![function, constant, in_page].iter().any(|name| named(name)) {
                unused.push(format!("{group}.{id}"));
            }
        }
    }
    assert!(unused.is_empty(), "nothing shows {unused:?}");
}
