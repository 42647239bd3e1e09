//! Many links in one text, as people paste them: whole addresses or bare links, in lists, in angle brackets, between
//! other words. What is no link is named by its line; the others count all the same.

use super::team::LONGEST_IN_FILE;
use super::{LONGEST, LinkError, team};
use crate::assessment::Assessment;
use crate::assessment::combination::Combination;
use crate::assessment::date::Day;
use crate::content::QUESTIONS;
use crate::domain::question::{Answer, Mode};
use std::collections::BTreeMap;

/// The longest text that is read, in bytes: room for some fifty thousand links. What comes after it is left out.
pub const MOST_TEXT: usize = 4 * 1024 * 1024;

/// Problems and repeats that are listed; the others are only counted.
pub const MOST_LISTED: usize = 20;

/// What a text holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pasted {
    /// The results, in the order of the text, each once.
    pub results: Vec<Found>,
    /// What could not be read.
    pub problems: Listed<Problem>,
    /// Links that stand in the text a second time; they count once.
    pub repeats: Listed<Repeat>,
    /// Whether the text is longer than [`MOST_TEXT`], so that its end was left out.
    pub cut: bool,
}

/// A link that opens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Its line, from 1.
    pub line: usize,
    /// The link itself, without what stood around it.
    pub link: String,
    /// What it holds.
    pub content: Content,
}

/// What a link holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content {
    /// One person's assessment.
    Person(Box<Assessment>),
    /// The answers of several people, added up.
    Team(Box<Combination>),
}

/// A line that could not be read, or a part of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Its line, from 1.
    pub line: usize,
    /// What is wrong.
    pub reason: Reason,
}

/// What is wrong with a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// There is no link in it.
    NoLink,
    /// Its link does not open.
    DoesNotOpen(LinkError),
    /// Its link opens, but no question that counts is answered.
    NoAnswers,
    /// With it there would be more people than can be counted.
    TooMany,
}

/// A link that was there before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Repeat {
    /// Its line, from 1.
    pub line: usize,
    /// The line that holds the same link first.
    pub first: usize,
}

/// The first [`MOST_LISTED`] of something, and how many more there are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed<T> {
    /// The first ones.
    pub first: Vec<T>,
    /// How many follow.
    pub more: usize,
}

impl<T> Default for Listed<T> {
    fn default() -> Self {
        Self { first: Vec::new(), more: 0 }
    }
}

impl<T> Listed<T> {
    fn push(&mut self, item: T) {
        if self.first.len() < MOST_LISTED {
            self.first.push(item);
        } else {
            self.more += 1;
        }
    }

    /// How many there are in all.
    #[must_use]
    pub fn count(&self) -> usize {
        self.first.len() + self.more
    }
}

/// Edition, whether all questions count, date, and a number for each answer.
type AnswersAlone = (u16, bool, Option<Day>, [u8; QUESTIONS]);

impl Content {
    /// One person's answers, date and questionnaire: the same person may have sent another plan or another calculator
    /// with them, and is still one person.
    fn answers_alone(&self) -> Option<AnswersAlone> {
        match self {
            Self::Person(one) => {
                let codes = one.answers.map(|answer| match answer {
                    None => 0,
                    Some(Answer::Unknown) => 1,
                    Some(Answer::NotApplicable) => 2,
                    Some(Answer::Level(level)) => 3 + level.get(),
                });
                Some((one.edition, one.mode == Mode::Full, one.date, codes))
            }
            Self::Team(_) => None,
        }
    }

    /// How many people it stands for.
    fn people(&self) -> u32 {
        match self {
            Self::Person(_) => 1,
            Self::Team(combination) => combination.people,
        }
    }
}

impl Pasted {
    /// Reads a text. Each line is looked at once and each link opened once, however many there are.
    #[must_use]
    pub fn read(text: &str) -> Self {
        read_by(text, &mut open)
    }

    /// All answers together; `None` without any.
    #[must_use]
    pub fn combination(&self) -> Option<Combination> {
        let mut all = Combination::default();
        for found in &self.results {
            // The people were counted while the text was read: there are not too many.
            let _ = match &found.content {
                Content::Person(assessment) => all.count(assessment),
                Content::Team(combination) => all.add(combination),
            };
        }
        (all.people > 0).then_some(all)
    }
}

/// Opens a link of either kind.
fn open(link: &str) -> Result<Content, Reason> {
    if team::looks_like_one(link) {
        let combination = team::decode(link, LONGEST_IN_FILE).map_err(Reason::DoesNotOpen)?;
        return Ok(Content::Team(Box::new(combination)));
    }
    let assessment = super::decode_known(link).map_err(Reason::DoesNotOpen)?;
    if assessment.answered() == 0 {
        return Err(Reason::NoAnswers);
    }
    Ok(Content::Person(Box::new(assessment)))
}

fn read_by(text: &str, open: &mut dyn FnMut(&str) -> Result<Content, Reason>) -> Pasted {
    let mut pasted = Pasted { cut: text.len() > MOST_TEXT, ..Pasted::default() };
    let text = text.get(..text.floor_char_boundary(MOST_TEXT)).unwrap_or(text);
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    let mut people_seen: BTreeMap<AnswersAlone, usize> = BTreeMap::new();
    let mut people = 0_u32;
    for (line, words) in (1..).zip(text.lines()) {
        let links = links_in(words);
        if links.is_empty() && !is_blank(words) {
            pasted.problems.push(Problem { line, reason: Reason::NoLink });
        }
        for link in links {
            if let Some(first) = seen.get(link) {
                pasted.repeats.push(Repeat { line, first: *first });
                continue;
            }
            let opened = open(link).and_then(|content| {
                people = people.checked_add(content.people()).ok_or(Reason::TooMany)?;
                Ok(content)
            });
            match opened {
                Ok(content) => {
                    seen.insert(link, line);
                    if let Some(first) = content.answers_alone().and_then(|one| people_seen.insert(one, line))
                    {
                        people = people.saturating_sub(1);
                        pasted.repeats.push(Repeat { line, first });
                        continue;
                    }
                    pasted.results.push(Found { line, link: link.to_owned(), content });
                }
                Err(reason) => pasted.problems.push(Problem { line, reason }),
            }
        }
    }
    pasted
}

fn is_blank(line: &str) -> bool {
    // The mark that some programs put at the beginning of a text file is no white space.
    line.trim_matches(|sign: char| sign.is_whitespace() || sign == '\u{FEFF}').is_empty()
}

/// What may be a link in a line: whatever follows a `#` and looks like one; only where nothing does, bare words.
fn links_in(line: &str) -> Vec<&str> {
    let mut links: Vec<&str> = Vec::new();
    // Programs that rewrite addresses in mails write the two signs before a link as `%23` and `%2F`.
    let marks: &[&str] = if line.contains('%') { &["#", "%23", "%2F", "%2f"] } else { &["#"] };
    for (at, mark) in marks.iter().flat_map(|mark| line.match_indices(mark)) {
        let behind = line.get(at + mark.len()..).unwrap_or_default();
        // Most of a long line is no part of any link: only as much is looked at as may be one.
        let end = behind.bytes().position(|sign| !is_of_a_link(sign)).unwrap_or(behind.len());
        let fragment = behind.get(..end).unwrap_or_default();
        // A combination stands behind `team/`, two results behind `compare/`.
        links.extend(fragment.split('/').map(trimmed).filter(|part| looks_like_one(part)));
    }
    if links.is_empty() {
        let words = line.split(|sign: char| sign.is_whitespace() || "<>()[]{}\"'`,;|".contains(sign));
        let bare = words.map(|word| trimmed(word.rsplit_once("team/").map_or(word, |(_, link)| link)));
        links.extend(bare.filter(|word| word.contains('.') && looks_like_one(word)));
    }
    links
}

fn is_of_a_link(sign: u8) -> bool {
    sign.is_ascii_alphanumeric() || b"-_./".contains(&sign)
}

fn looks_like_one(text: &str) -> bool {
    super::looks_like_one(text) || team::looks_like_one(text)
}

/// Without the bullet, quote or full stop around it.
fn trimmed(word: &str) -> &str {
    let around = |sign: char| !sign.is_ascii_alphanumeric();
    // Both signs can be the last of a link; a bullet is never one of its first.
    word.trim_start_matches(around).trim_end_matches(|sign| around(sign) && sign != '-' && sign != '_')
}

const _: () = assert!(LONGEST < LONGEST_IN_FILE && LONGEST_IN_FILE < MOST_TEXT);

#[cfg(test)]
mod tests;
