//! `questionnaire.toml`: areas, services, chapters and questions, without a word a person reads.

use crate::read;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};

/// The questionnaire as it stands in the file, checked.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Structure {
    pub version: String,
    pub edition: u16,
    pub services: Vec<String>,
    pub affects: Vec<String>,
    pub areas: Vec<String>,
    #[serde(rename = "chapter")]
    pub chapters: Vec<Chapter>,
    #[serde(rename = "promise")]
    pub promises: Vec<Promise>,
    #[serde(rename = "question")]
    pub questions: Vec<Question>,
}

/// What CRE brings once the team has come so far.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Promise {
    pub id: String,
    pub needs: Needs,
    #[serde(default, rename = "at-once")]
    pub at_once: bool,
}

#[derive(Debug, Deserialize)]
#[serde(untagged, expecting = "needs are levels by question, or `gates`, or `required-gates`")]
pub enum Needs {
    Gates(GateGroup),
    Levels(BTreeMap<String, u8>),
}

#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
pub enum GateGroup {
    Gates,
    RequiredGates,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Chapter {
    pub id: String,
    pub headings: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    pub wire: u8,
    pub id: String,
    pub area: String,
    pub weight: u8,
    pub gate: Option<Gate>,
    #[serde(default)]
    pub quick: bool,
    /// The first edition that has the question.
    #[serde(default = "first_edition")]
    pub since: u16,
    pub closes: String,
    pub affects: Vec<String>,
    pub ebook: Vec<String>,
    /// Where the question comes from; for the people who keep the questionnaire, not shown.
    #[serde(rename = "source")]
    pub _source: String,
}

const fn first_edition() -> u16 {
    1
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Gate {
    pub level: u8,
    pub status: GateStatus,
}

#[derive(Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
pub enum GateStatus {
    Required,
    Proposed,
}

impl Question {
    /// Whether being ready depends on it.
    pub fn is_required(&self) -> bool {
        self.gate.as_ref().is_some_and(|gate| gate.status == GateStatus::Required)
    }
}

/// Levels run from 0 to 4.
pub const LEVELS: usize = 5;

impl Structure {
    pub fn parse(text: &str) -> Result<Self, Vec<String>> {
        let structure: Self = read::toml("questionnaire.toml", text)?;
        let problems = structure.problems();
        if problems.is_empty() { Ok(structure) } else { Err(problems) }
    }

    /// Ids of the e-book's chapters and headings, in the book's order.
    pub fn ebook(&self) -> Vec<&str> {
        self.chapters
            .iter()
            .flat_map(|chapter| std::iter::once(&chapter.id).chain(&chapter.headings))
            .map(String::as_str)
            .collect()
    }

    fn problems(&self) -> Vec<String> {
        let mut problems = Vec::new();
        let mut say = |sentence: String| problems.push(format!("questionnaire.toml: {sentence}"));
        let ebook = self.ebook();
        for (kind, ids) in [
            ("area", names(&self.areas)),
            ("service", names(&self.services)),
            ("affects", names(&self.affects)),
            ("e-book heading", ebook.clone()),
            ("promise", self.promises.iter().map(|promise| promise.id.as_str()).collect()),
            ("question", self.questions.iter().map(|q| q.id.as_str()).collect()),
        ] {
            let mut seen = BTreeSet::new();
            for id in ids {
                if !is_kebab(id) {
                    say(format!("{kind} `{id}` is not in lower case with single hyphens"));
                }
                if !seen.insert(id) {
                    say(format!("{kind} `{id}` stands twice"));
                }
            }
        }
        let mut last_wire = None;
        for question in &self.questions {
            let id = &question.id;
            if last_wire.is_some_and(|last| question.wire <= last) {
                say(format!("question `{id}`: wire {} is not above the one before", question.wire));
            }
            last_wire = Some(question.wire);
            let mut known = |kind: &str, wanted: &str, list: &[&str]| {
                if !list.contains(&wanted) {
                    say(format!("question `{id}`: unknown {kind} `{wanted}`"));
                }
            };
            known("area", &question.area, &names(&self.areas));
            known("service", &question.closes, &names(&self.services));
            for affect in &question.affects {
                known("affects", affect, &names(&self.affects));
            }
            for heading in &question.ebook {
                known("e-book heading", heading, &ebook);
            }
            if !(1..=self.edition).contains(&question.since) {
                say(format!("question `{id}`: since must be an edition from 1 to {}", self.edition));
            }
            if !(1..=9).contains(&question.weight) {
                say(format!("question `{id}`: weight must be 1 to 9"));
            }
            if let Some(gate) = &question.gate
                && !(1..=4).contains(&gate.level)
            {
                say(format!("question `{id}`: a gate's level must be 1 to 4"));
            }
        }
        for promise in &self.promises {
            let id = &promise.id;
            for (question, level) in self.needs(promise) {
                if !self.questions.iter().any(|known| known.id == question) {
                    say(format!("promise `{id}`: unknown question `{question}`"));
                }
                // A gate's level is checked with its question.
                if matches!(promise.needs, Needs::Levels(_)) && !(1..=4).contains(&level) {
                    say(format!("promise `{id}`: the level of `{question}` must be 1 to 4"));
                }
            }
        }
        problems
    }

    /// The levels that a promise waits for, in the order of the questionnaire where they are its gates.
    pub fn needs<'a>(&'a self, promise: &'a Promise) -> Vec<(&'a str, u8)> {
        match &promise.needs {
            Needs::Levels(levels) => levels.iter().map(|(id, level)| (id.as_str(), *level)).collect(),
            Needs::Gates(group) => {
                let wanted = |question: &&Question| *group == GateGroup::Gates || question.is_required();
                let gated = self.questions.iter().filter(wanted);
                gated
                    .filter_map(|question| Some((question.id.as_str(), question.gate.as_ref()?.level)))
                    .collect()
            }
        }
    }
}

/// The same list, borrowed.
pub fn names(list: &[String]) -> Vec<&str> {
    list.iter().map(String::as_str).collect()
}

/// Lower-case words joined by single hyphens: what can become a Rust name.
pub fn is_kebab(id: &str) -> bool {
    !id.is_empty()
        && id.starts_with(|c: char| c.is_ascii_lowercase())
        && id.split('-').all(|part| {
            !part.is_empty() && part.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit())
        })
}
