//! A message and its placeholders.

use crate::structure::is_kebab;
use serde::Deserialize;

/// A message: one text, or one for a count of one and one for the others.
#[derive(Debug)]
pub struct Message {
    pub forms: Vec<String>,
    /// Names of the placeholders in alphabetical order; every form has the same.
    pub placeholders: Vec<String>,
}

/// A message as it stands in the file.
#[derive(Debug, Deserialize)]
#[serde(untagged, expecting = "a message is a text, or a table of the texts `one` and `other`")]
pub enum Form {
    Single(String),
    Counted { one: String, other: String },
}

impl Message {
    pub fn new(form: &Form) -> Result<Self, String> {
        let forms = match form {
            Form::Single(text) => vec![text.clone()],
            Form::Counted { one, other } => vec![one.clone(), other.clone()],
        };
        let mut all: Option<Vec<String>> = None;
        for text in &forms {
            let found = placeholders(text)?;
            match &all {
                Some(first) if *first != found => {
                    return Err("the forms one and other have different placeholders".to_owned());
                }
                _ => all = Some(found),
            }
        }
        Ok(Self { forms, placeholders: all.unwrap_or_default() })
    }

    /// Whether it becomes a function; the others become constants.
    pub fn is_function(&self) -> bool {
        !self.placeholders.is_empty() || self.forms.len() > 1
    }

    /// Names are of use to people only; the app gets positions.
    pub fn numbered(&self, form: &str) -> String {
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
        if !is_kebab(name) || is_rust_word(name) {
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

/// Words that Rust keeps for itself: no function, parameter or module can have such a name.
pub fn is_rust_word(id: &str) -> bool {
    const WORDS: &str = " abstract as async await become box break const continue crate do dyn else enum extern \
        false final fn for gen if impl in let loop macro match mod move mut override priv pub ref return self \
        static struct super trait true try type typeof unsafe unsized use virtual where while yield ";
    WORDS.contains(&format!(" {id} "))
}
