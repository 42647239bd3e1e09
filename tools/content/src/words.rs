//! A language file: every sentence a person reads, by id.

use crate::Source;
use crate::structure::{LEVELS, Structure, is_kebab};
use serde::Deserialize;
use std::collections::BTreeMap;

/// A language's words, checked against the questionnaire's structure.
#[derive(Debug)]
pub struct Words {
    pub language: String,
    file: File,
    /// Messages by `group` and `id`, in the order of the generated ids.
    pub messages: BTreeMap<(String, String), Message>,
}

/// A message: one text, or one for a count of one and one for the others.
#[derive(Debug)]
pub struct Message {
    pub forms: Vec<String>,
    /// Names of the placeholders in alphabetical order; every form has the same.
    pub placeholders: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    name: String,
    number: Number,
    date: Date,
    area: BTreeMap<String, Area>,
    service: BTreeMap<String, Titled>,
    affect: BTreeMap<String, Titled>,
    ebook: BTreeMap<String, String>,
    question: BTreeMap<String, Question>,
    say: BTreeMap<String, BTreeMap<String, Form>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Number {
    decimal: String,
    group: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Date {
    months: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Area {
    title: String,
    short: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Titled {
    title: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Question {
    name: String,
    text: String,
    levels: Vec<String>,
    why: String,
    #[serde(default)]
    prerequisite: String,
}

#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum Form {
    Single(String),
    Counted { one: String, other: String },
}

impl Words {
    pub fn parse(source: &Source, structure: &Structure) -> Result<Self, Vec<String>> {
        let place = format!("{}.toml", source.language);
        let file: File =
            toml::from_str(&source.text).map_err(|error| vec![format!("{place}: {error}")])?;
        let mut problems = Vec::new();
        let mut messages = BTreeMap::new();
        for (group, members) in &file.say {
            for (id, form) in members {
                for name in [group, id] {
                    if !is_kebab(name) {
                        problems.push(format!(
                            "message `{group}.{id}` is not in lower case with single hyphens"
                        ));
                    }
                }
                match Message::new(form) {
                    Ok(message) => {
                        messages.insert((group.clone(), id.clone()), message);
                    }
                    Err(problem) => problems.push(format!("message `{group}.{id}`: {problem}")),
                }
            }
        }
        let mut same =
            |kind: &str, wanted: Vec<&str>, found: Vec<&String>| {
                for id in &wanted {
                    if !found.iter().any(|have| have.as_str() == *id) {
                        problems.push(format!("{kind} `{id}` is missing"));
                    }
                }
                for id in found {
                    if !wanted.contains(&id.as_str()) {
                        problems.push(format!("{kind} `{id}` is unknown"));
                    }
                }
            };
        let refs = |list: &'_ [String]| -> Vec<String> { list.to_vec() };
        let (areas, services, affects) = (
            refs(&structure.areas),
            refs(&structure.services),
            refs(&structure.affects),
        );
        same("area", as_str(&areas), file.area.keys().collect());
        same("service", as_str(&services), file.service.keys().collect());
        same("affect", as_str(&affects), file.affect.keys().collect());
        same("ebook", structure.ebook(), file.ebook.keys().collect());
        same(
            "question",
            structure.questions.iter().map(|q| q.id.as_str()).collect(),
            file.question.keys().collect(),
        );
        for (id, question) in &file.question {
            if question.levels.len() != LEVELS {
                problems.push(format!(
                    "question `{id}` has {} levels, not {LEVELS}",
                    question.levels.len()
                ));
            }
        }
        if file.date.months.len() != 12 {
            problems.push("date.months must have twelve names".to_owned());
        }
        if file.number.decimal.chars().count() != 1 || file.number.group.chars().count() > 1 {
            problems.push("number.decimal and number.group must be one character each".to_owned());
        }
        let words = Self {
            language: source.language.clone(),
            file,
            messages,
        };
        if problems.is_empty() {
            for line in words.lines(structure) {
                if line.contains(['\n', '\r']) {
                    problems.push(format!("a text runs over several lines: `{line}`"));
                }
            }
        }
        if problems.is_empty() {
            Ok(words)
        } else {
            Err(problems
                .into_iter()
                .map(|problem| format!("{place}: {problem}"))
                .collect())
        }
    }

    /// What keeps this language from standing in for the reference: each with the message's name.
    pub fn differences_from(&self, reference: &Self) -> Vec<String> {
        let mut problems = Vec::new();
        let place = format!("{}.toml", self.language);
        for ((group, id), wanted) in &reference.messages {
            match self.messages.get(&(group.clone(), id.clone())) {
                None => problems.push(format!("{place}: message `{group}.{id}` is missing")),
                Some(found) => {
                    for name in &wanted.placeholders {
                        if !found.placeholders.contains(name) {
                            problems.push(format!(
                                "{place}: message `{group}.{id}`: placeholder `{name}` is missing"
                            ));
                        }
                    }
                    for name in &found.placeholders {
                        if !wanted.placeholders.contains(name) {
                            problems.push(format!(
                                "{place}: message `{group}.{id}`: placeholder `{name}` is unknown"
                            ));
                        }
                    }
                    if found.forms.len() != wanted.forms.len() {
                        problems.push(format!(
                            "{place}: message `{group}.{id}` must have the forms one and other, or neither, as in the reference"
                        ));
                    }
                }
            }
        }
        for (group, id) in self.messages.keys() {
            if !reference.messages.contains_key(&(group.clone(), id.clone())) {
                problems.push(format!("{place}: message `{group}.{id}` is unknown"));
            }
        }
        problems
    }

    /// The lines of the data file. The order is the contract with the generated ids (`emit.rs`).
    pub fn lines(&self, structure: &Structure) -> Vec<String> {
        let file = &self.file;
        let mut lines = vec![
            self.language.clone(),
            file.name.clone(),
            file.number.decimal.clone(),
            file.number.group.clone(),
        ];
        lines.extend(file.date.months.iter().cloned());
        for id in &structure.areas {
            if let Some(area) = file.area.get(id) {
                lines.extend([area.title.clone(), area.short.clone()]);
            }
        }
        for (ids, table) in [
            (&structure.services, &file.service),
            (&structure.affects, &file.affect),
        ] {
            lines.extend(
                ids.iter()
                    .filter_map(|id| table.get(id))
                    .map(|titled| titled.title.clone()),
            );
        }
        lines.extend(
            structure
                .ebook()
                .into_iter()
                .filter_map(|id| file.ebook.get(id).cloned()),
        );
        for question in &structure.questions {
            if let Some(words) = file.question.get(&question.id) {
                lines.extend([words.name.clone(), words.text.clone()]);
                lines.extend(words.levels.iter().cloned());
                lines.extend([words.why.clone(), words.prerequisite.clone()]);
            }
        }
        for message in self.messages.values() {
            lines.extend(message.forms.iter().map(|form| message.numbered(form)));
        }
        lines
    }
}

fn as_str(list: &[String]) -> Vec<&str> {
    list.iter().map(String::as_str).collect()
}

impl Message {
    fn new(form: &Form) -> Result<Self, String> {
        let forms = match form {
            Form::Single(text) => vec![text.clone()],
            Form::Counted { one, other } => vec![one.clone(), other.clone()],
        };
        let mut all: Option<Vec<String>> = None;
        for text in &forms {
            if text.trim().is_empty() {
                return Err("the text is empty".to_owned());
            }
            let found = placeholders(text)?;
            match &all {
                Some(first) if *first != found => {
                    return Err("the forms one and other have different placeholders".to_owned());
                }
                _ => all = Some(found),
            }
        }
        Ok(Self {
            forms,
            placeholders: all.unwrap_or_default(),
        })
    }

    /// Names are of use to people only; the app gets positions.
    fn numbered(&self, form: &str) -> String {
        let mut text = form.to_owned();
        for (position, name) in self.placeholders.iter().enumerate() {
            text = text.replace(&format!("{{{name}}}"), &format!("{{{position}}}"));
        }
        text
    }
}

/// The placeholders of a text, sorted; each may stand once.
fn placeholders(text: &str) -> Result<Vec<String>, String> {
    let mut names: Vec<String> = Vec::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        if before.contains('}') {
            return Err("a `}` without its `{`".to_owned());
        }
        let Some((name, tail)) = after.split_once('}') else {
            return Err("a `{` without its `}`".to_owned());
        };
        if !is_kebab(name) {
            return Err(format!("`{{{name}}}` is no placeholder"));
        }
        if names.iter().any(|have| have == name) {
            return Err(format!("placeholder `{name}` stands twice"));
        }
        names.push(name.to_owned());
        rest = tail;
    }
    if rest.contains('}') {
        return Err("a `}` without its `{`".to_owned());
    }
    names.sort();
    Ok(names)
}
