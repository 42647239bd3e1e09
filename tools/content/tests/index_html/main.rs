//! The texts in `index.html`, which show before the program does, and in `404.html` are the English ones.
//!
//! `data-say="group.id"` on an element is a promise about its text, `data-say-title="group.id"` about its
//! attribute `title`, and so on for `aria-label` and `content`.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test fails by panicking")]

mod marks;

use marks::{Mark, collapsed, marks};
use std::path::Path;

/// Texts of the start screen that do not stand in `index.html`, and why.
const LATER: [(&str, &str); 4] = [
    ("start.continue", "a draft is found by the program only"),
    ("start.continue-calculators", "a draft is found by the program only"),
    ("start.see-report", "a draft is found by the program only"),
    ("start.review", "it stands where a draft would be offered, once it is known that there is none"),
];

/// What the page says while there is no program, or none yet.
const BOOT: [&str; 5] = ["boot.opening", "boot.no-script", "boot.no-wasm", "boot.failed", "boot.slow"];

fn file(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(name);
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// The English messages that are one text without placeholders, by `group.id`.
fn plain_messages() -> Vec<(String, String)> {
    let english: toml::Table = file("content/en.toml").parse().unwrap();
    let mut messages = Vec::new();
    for (group, members) in english["say"].as_table().unwrap() {
        for (id, form) in members.as_table().unwrap() {
            if let Some(text) = form.as_str().filter(|text| !text.contains('{')) {
                messages.push((format!("{group}.{id}"), collapsed(text)));
            }
        }
    }
    messages
}

/// Every mark whose text is not the message's, as a sentence.
fn differences(html: &str, messages: &[(String, String)]) -> Vec<String> {
    let mut wrong = Vec::new();
    for Mark { id, place, text } in marks(html) {
        match messages.iter().find(|(have, _)| *have == id) {
            None => wrong.push(format!("{place}: there is no plain message `{id}`")),
            Some((_, message)) if *message != text => {
                wrong.push(format!("{place}: `{id}` is {message:?}, not {text:?}"));
            }
            Some(_) => {}
        }
    }
    wrong
}

#[test]
fn the_texts_of_the_pages_are_the_english_messages() {
    for page in ["index.html", "public/404.html"] {
        let wrong = differences(&file(page), &plain_messages());
        assert!(wrong.is_empty(), "{page}:\n{}", wrong.join("\n"));
    }
}

#[test]
fn the_start_screen_and_what_stands_in_for_the_program_are_whole() {
    let marked = marks(&file("index.html"));
    let messages = plain_messages();
    let missing: Vec<&str> = messages
        .iter()
        .map(|(id, _)| id.as_str())
        .filter(|id| BOOT.contains(id) || id.starts_with("start."))
        .filter(|id| !LATER.iter().any(|(later, _)| later == id))
        .filter(|id| !marked.iter().any(|mark| mark.id == *id))
        .collect();
    assert!(missing.is_empty(), "index.html lacks {missing:?}");
}

#[test]
fn the_ids_this_test_names_are_messages() {
    let messages = plain_messages();
    for id in LATER.iter().map(|(id, _)| id).chain(&BOOT) {
        assert!(messages.iter().any(|(have, _)| have == id), "{id}");
    }
}

/// What is wrong with a page whose only message is `app.title`, *Ready & able?*
fn wrong_with(html: &str) -> Vec<String> {
    differences(html, &[("app.title".to_owned(), "Ready & able?".to_owned())])
}

#[test]
fn spaces_comments_entities_and_elements_inside_do_not_matter() {
    for html in [
        "<h1 data-say='app.title'>Ready &amp; able?</h1>",
        "<h1\n  class=\"a > b\"\n  data-say=\"app.title\"\n>\n  Ready\n  &#38; able?<!-- not </h1> yet -->\n</h1>",
        "<p data-say=app.title>Ready <b>&#x26;</b> able?</p>",
        "<div data-say='app.title'><div>Ready</div> &amp;<br> <div>able?</div></div><div>More</div>",
        "<script>if (a<b) '<p data-say=\"no.such\">'</script><style>a{}</style><H1 DATA-SAY='app.title'>Ready &amp; able?</H1>",
        "<a data-say-title='app.title' title='Ready &amp; able?'>Go</a>",
        "<nav aria-label=\"Ready &amp; able?\" data-say-aria-label=\"app.title\"></nav>",
        "<meta name=description content='Ready &amp; able?' data-say-content=app.title>",
    ] {
        assert_eq!(marks(html).len(), 1, "{html}");
        assert_eq!(wrong_with(html), [""; 0], "{html}");
    }
}

#[test]
fn another_text_an_unknown_message_and_a_missing_attribute_are_told() {
    for (html, said) in [
        ("<h1 data-say='app.title'>Ready?</h1>", "<h1>: `app.title` is \"Ready & able?\", not \"Ready?\""),
        ("<h1 data-say='app.titel'>Ready?</h1>", "<h1>: there is no plain message `app.titel`"),
        (
            "<a data-say-title='app.title'>Ready &amp; able?</a>",
            "<a title>: `app.title` is \"Ready & able?\", not \"\"",
        ),
        (
            "<p data-say='app.title'>Ready &amp; able?",
            "<p>: `app.title` is \"Ready & able?\", not \"(never closed) Ready & able?\"",
        ),
        (
            "<p data-say='app.title'>Ready &and; able?</p>",
            "<p>: `app.title` is \"Ready & able?\", not \"Ready (unknown &and;) able?\"",
        ),
    ] {
        assert_eq!(wrong_with(html), [said], "{html}");
    }
}
