//! A small questionnaire in two languages, and a way to break it.

use cre_content::{Compiled, Source, compile_sources};

pub const QUESTIONNAIRE: &str = r#"version = "2026-11"
edition = 1
services = ["training"]
affects = ["impact"]
areas = ["delivery"]

[[promise]]
id = "war-room"
needs = { code-review = 3 }

[[promise]]
id = "rounds"
needs = "gates"
at-once = true

[[chapter]]
id = "code"
headings = ["code-reuse"]

[[question]]
wire = 0
id = "code-review"
area = "delivery"
weight = 3
quick = true
closes = "training"
affects = ["impact"]
ebook = ["code-reuse"]
source = "made up"

[[question]]
wire = 4
id = "way-back"
area = "delivery"
weight = 5
gate = { level = 2, status = "required" }
closes = "training"
affects = []
ebook = ["code"]
source = "made up"
"#;

pub const ENGLISH: &str = r#"name = "English"
[number]
decimal = "."
group = ","
[date]
months = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"]
[say.start]
title = "Are you ready?"
greeting = "{number} of {answered} for {team-name}"
rest = { one = "{count} question left", other = "{count} questions left" }
[area.delivery]
title = "Delivery of changes"
short = "Delivery"
[service.training]
title = "Training"
[affect.impact]
title = "Impact"
[promise.war-room]
title = "Somebody joins you"
detail = "In your room."
[promise.rounds]
title = "Day and night"
detail = "Around the clock."
[ebook]
code = "Code"
code-reuse = "Code reuse"
[question.code-review]
name = "Reviews"
text = "Who reads a change?"
levels = ["Nobody.", "Sometimes one.", "Always one.", "Always two.", "The whole team."]
why = "Four eyes see more."
[question.way-back]
name = "A way back"
text = "Can you go back?"
levels = ["No.", "Within days.", "Within hours.", "Within minutes.", "By itself."]
why = "The fastest repair."
prerequisite = "There is a way back."
"#;

/// The second language: other words and another order of placeholders.
pub fn german() -> String {
    ENGLISH
        .replace("\"English\"", "\"Deutsch\"")
        .replace("Are you ready?", "Seid ihr bereit?")
        .replace("{number} of {answered} for {team-name}", "{team-name}: {answered} von {number}")
}

/// Compiles English, and German beside it.
pub fn compile(questionnaire: &str, english: &str, german: &str) -> Result<Compiled, Vec<String>> {
    let source = |language: &str, text: &str| Source { language: language.to_owned(), text: text.to_owned() };
    compile_sources(questionnaire, &[source("en", english), source("de", german)])
}

/// The text with a passage of it changed; the passage must stand there exactly once.
pub fn change(text: &str, passage: &str, to: &str) -> String {
    assert_eq!(text.matches(passage).count(), 1, "{passage}");
    text.replace(passage, to)
}
