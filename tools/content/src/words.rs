//! A language file: every sentence a person reads, by id.

use crate::file::File;
use crate::message::{Message, is_rust_word};
use crate::read;
use crate::structure::{LEVELS, Structure, is_kebab, names};
use crate::{FIRST_GROUPS, Source};
use std::collections::BTreeMap;

/// A language's words, checked against the questionnaire's structure.
#[derive(Debug)]
pub struct Words {
    pub language: String,
    file: File,
    /// Messages by `group` and `id`, in the order of the generated ids.
    pub messages: BTreeMap<(String, String), Message>,
}

impl Words {
    pub fn parse(source: &Source, structure: &Structure) -> Result<Self, Vec<String>> {
        let place = format!("{}.toml", source.language);
        let file: File = read::toml(&place, &source.text)?;
        let mut problems = Vec::new();
        let mut messages = BTreeMap::new();
        for (group, members) in &file.say {
            for (id, form) in members {
                for name in [group, id] {
                    if !is_kebab(name) {
                        problems
                            .push(format!("message `{group}.{id}` is not in lower case with single hyphens"));
                    }
                }
                match Message::new(form) {
                    Ok(message) => {
                        if is_rust_word(group) || (message.is_function() && is_rust_word(id)) {
                            problems.push(format!(
                                "message `{group}.{id}` has a name that Rust keeps for itself"
                            ));
                        }
                        messages.insert((group.clone(), id.clone()), message);
                    }
                    Err(problem) => problems.push(format!("message `{group}.{id}`: {problem}")),
                }
            }
        }
        let mut same = |kind: &str, wanted: Vec<&str>, found: Vec<&String>| {
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
        same("area", names(&structure.areas), file.area.keys().collect());
        same("service", names(&structure.services), file.service.keys().collect());
        same("affect", names(&structure.affects), file.affect.keys().collect());
        let promises = structure.promises.iter().map(|promise| promise.id.as_str()).collect();
        same("promise", promises, file.promise.keys().collect());
        same("ebook", structure.ebook(), file.ebook.keys().collect());
        same(
            "question",
            structure.questions.iter().map(|q| q.id.as_str()).collect(),
            file.question.keys().collect(),
        );
        for question in &structure.questions {
            let id = &question.id;
            let Some(words) = file.question.get(id) else {
                continue;
            };
            if words.levels.len() != LEVELS {
                problems.push(format!("question `{id}` has {} levels, not {LEVELS}", words.levels.len()));
            }
            match (question.is_required(), words.prerequisite.is_empty()) {
                (true, true) => {
                    problems.push(format!("question `{id}` is a required prerequisite and has no text of it"))
                }
                (false, false) => problems.push(format!(
                    "question `{id}` has the text of a prerequisite and is not a required one"
                )),
                _ => {}
            }
        }
        if file.date.months.len() != 12 {
            problems.push("date.months must have twelve names".to_owned());
        }
        if file.number.decimal.chars().count() != 1 || file.number.group.chars().count() > 1 {
            problems.push("number.decimal and number.group must be one character each".to_owned());
        }
        let words = Self { language: source.language.clone(), file, messages };
        let mut texts = words.file.texts();
        for ((group, id), message) in &words.messages {
            let name = format!("message `{group}.{id}`");
            texts.extend(message.forms.iter().map(|form| (name.clone(), form.as_str())));
        }
        for (name, text) in texts {
            if text.trim().is_empty() {
                problems.push(format!("{name} is empty"));
            }
            if text.contains(['\n', '\r']) {
                problems.push(format!("{name} runs over several lines"));
            }
        }
        if problems.is_empty() {
            Ok(words)
        } else {
            Err(problems.into_iter().map(|problem| format!("{place}: {problem}")).collect())
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

    /// The lines of the data file. The order is the contract with the generated ids (`emit.rs`). With `first`, what
    /// the first program does not show is left empty.
    pub fn lines(&self, structure: &Structure, first: bool) -> Vec<String> {
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
        let later = lines.len();
        for (ids, table) in [(&structure.services, &file.service), (&structure.affects, &file.affect)] {
            lines.extend(ids.iter().filter_map(|id| table.get(id)).map(|titled| titled.title.clone()));
        }
        for promise in structure.promises.iter().filter_map(|promise| file.promise.get(&promise.id)) {
            lines.extend([promise.title.clone(), promise.detail.clone()]);
        }
        lines.extend(structure.ebook().into_iter().filter_map(|id| file.ebook.get(id).cloned()));
        if first {
            lines.iter_mut().skip(later).for_each(String::clear);
        }
        for question in &structure.questions {
            if let Some(words) = file.question.get(&question.id) {
                lines.extend([words.name.clone(), words.text.clone()]);
                lines.extend(words.levels.iter().cloned());
                lines.extend([words.why.clone(), words.prerequisite.clone()]);
            }
        }
        for ((group, _), message) in &self.messages {
            let shown = !first || FIRST_GROUPS.contains(&group.as_str());
            let form = |form: &String| if shown { message.numbered(form) } else { String::new() };
            lines.extend(message.forms.iter().map(form));
        }
        lines
    }
}
