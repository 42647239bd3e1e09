//! A language file as it stands.

use crate::message::Form;
use crate::structure::names;
use serde::Deserialize;
use std::collections::BTreeMap;

/// Everything but the messages is named after an id of the questionnaire.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct File {
    pub name: String,
    pub number: Number,
    pub date: Date,
    pub area: BTreeMap<String, Area>,
    pub service: BTreeMap<String, Titled>,
    pub affect: BTreeMap<String, Titled>,
    pub promise: BTreeMap<String, Promise>,
    pub ebook: BTreeMap<String, String>,
    pub question: BTreeMap<String, Question>,
    pub say: BTreeMap<String, BTreeMap<String, Form>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Number {
    pub decimal: String,
    pub group: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Date {
    pub months: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Area {
    pub title: String,
    pub short: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Titled {
    pub title: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Promise {
    pub title: String,
    pub detail: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    pub name: String,
    pub text: String,
    pub levels: Vec<String>,
    pub why: String,
    #[serde(default)]
    pub prerequisite: String,
}

impl File {
    /// Every text but the messages that must not be empty, with its name.
    pub fn texts(&self) -> Vec<(String, &str)> {
        let mut texts = vec![("name".to_owned(), self.name.as_str())];
        fn named<'a>(kind: &str, id: &str, all: &[&'a str]) -> Vec<(String, &'a str)> {
            let name = |text: &&'a str| (format!("{kind} `{id}`: a text"), *text);
            all.iter().map(name).collect()
        }
        texts.extend(named("list", "date.months", &names(&self.date.months)));
        for (id, area) in &self.area {
            texts.extend(named("area", id, &[&area.title, &area.short]));
        }
        for (kind, table) in [("service", &self.service), ("affect", &self.affect)] {
            for (id, titled) in table {
                texts.extend(named(kind, id, &[&titled.title]));
            }
        }
        for (id, promise) in &self.promise {
            texts.extend(named("promise", id, &[&promise.title, &promise.detail]));
        }
        for (id, title) in &self.ebook {
            texts.extend(named("ebook", id, &[title]));
        }
        for (id, question) in &self.question {
            let [name, text, why] = [&question.name, &question.text, &question.why];
            texts.extend(named("question", id, &[name, text, why]));
            texts.extend(named("question", id, &names(&question.levels)));
            if !question.prerequisite.is_empty() {
                texts.extend(named("question", id, &[&question.prerequisite]));
            }
        }
        texts
    }
}
