//! What the team's screen knows: the links pasted on it, the names given to them, or a combination that was opened.
//!
//! None of it is saved, and no name is in any link.

use crate::assessment::Assessment;
use crate::assessment::combination::Combination;
use crate::link::pasted::{Content, Found, Pasted};

/// The longest name, in characters.
pub const LONGEST_NAME: usize = 60;

/// What was pasted, or opened. The answers together are derived from it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Team {
    /// The text as it was pasted, to be shown again.
    pub text: String,
    /// What it holds.
    pub pasted: Pasted,
    /// The name of each of its results; empty where none was typed.
    pub names: Vec<String>,
    /// The combination that came with a link, while its address is open; what was pasted waits meanwhile.
    pub opened: Option<Combination>,
    /// The link by which one's own answers were added, so that they can be added anew after a change.
    pub own: Option<String>,
    /// Counts combinations, after which the result is built anew.
    pub round: u32,
}

impl Team {
    /// Reads a text.
    ///
    /// Not a part of [`super::update`], so that the first program, which has no such screen, need not hold it.
    #[must_use]
    pub fn read(text: String) -> Self {
        let pasted = Pasted::read(&text);
        Self { text, names: vec![String::new(); pasted.results.len()], pasted, ..Self::default() }
    }

    /// Adds one's own answers to a text, by their link and the address that stands before it. Those that were added
    /// before go: one person counts once.
    #[must_use]
    pub fn with_own(&self, text: &str, address: &str, own: String) -> Self {
        let before = self.own.as_deref().filter(|before| !before.is_empty());
        let others = text.lines().filter(|line| !before.is_some_and(|before| line.contains(before)));
        let mut lines: Vec<&str> = others.collect();
        let line = format!("{address}#{own}");
        lines.push(&line);
        Self { own: Some(own), ..Self::read(lines.join("\n")) }
    }

    /// Puts another text in the place of this one. A result that was there before keeps its name.
    pub(super) fn replace(&mut self, by: Self) {
        let own = by.own.clone().or_else(|| self.own.take());
        let round = self.round.wrapping_add(1);
        let before = std::mem::replace(self, Self { opened: None, own, round, ..by });
        for (found, name) in before.pasted.results.iter().zip(before.names) {
            let same = |one: &Found| one.link == found.link;
            if !name.is_empty()
                && let Some(at) = self.pasted.results.iter().position(same)
            {
                self.name(at, &name);
            }
        }
    }

    /// Names a result, or takes its name away.
    pub(super) fn name(&mut self, result: usize, name: &str) {
        if let Some(place) = self.names.get_mut(result) {
            *place = name.trim().chars().take(LONGEST_NAME).collect();
        }
    }

    /// Forgets what was pasted, the names with it. A combination that was opened came with its address and stays.
    pub(super) fn forget(&mut self) {
        let opened = self.opened.take();
        *self = Self { opened, round: self.round.wrapping_add(1), ..Self::default() };
    }

    /// All answers together: those of the combination that was opened, otherwise those pasted.
    #[must_use]
    pub fn combination(&self) -> Option<Combination> {
        self.opened.clone().or_else(|| self.pasted.combination())
    }

    /// Those who have a name, with what they answered.
    pub fn named(&self) -> impl Iterator<Item = (&str, &Assessment)> {
        self.pasted.results.iter().zip(&self.names).filter_map(|(found, name)| match &found.content {
            Content::Person(assessment) if !name.is_empty() => Some((name.as_str(), &**assessment)),
            Content::Person(_) | Content::Team(_) => None,
        })
    }
}

#[cfg(test)]
mod tests;
