//! Several people's answers to the same questions: what lies between them, and two readings of all of them.
//!
//! Nobody's answers can be told from a tally of more than a few people: it only counts who chose what.

use super::question::{Answer, Level, Rule};

/// Levels that differ by as much are worth a talk.
pub const TALK_SPREAD: u8 = 2;

/// How many levels there are to choose from.
pub const LEVELS: usize = Level::HIGHEST.get() as usize + 1;

/// How many people gave which answer to one question. Whoever was asked and is not counted here gave none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// People by the level they gave, the lowest first.
    pub levels: [u32; LEVELS],
    /// People who answered *I don't know*.
    pub unknown: u32,
    /// People for whom the question does not apply; on a required gate that counts as no answer, so none.
    pub not_applicable: u32,
}

/// Which of the answers stands for all of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reading {
    /// The lowest; *I don't know* counts as the lowest level.
    Cautious,
    /// The middle of the levels given; of two middles the lower.
    Median,
}

/// The lowest, the middle and the highest of the levels given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Range {
    /// The lowest level that somebody gave.
    pub lowest: Level,
    /// The middle; of two middles the lower.
    pub middle: Level,
    /// The highest level that somebody gave.
    pub highest: Level,
}

impl Range {
    /// Levels between the lowest and the highest, 0 to 4.
    #[must_use]
    pub const fn spread(self) -> u8 {
        self.highest.get().saturating_sub(self.lowest.get())
    }

    /// Whether the answers are so far apart that the team should talk about them.
    #[must_use]
    pub const fn is_to_talk_about(self) -> bool {
        self.spread() >= TALK_SPREAD
    }
}

impl Tally {
    /// Counts one more answer; none leaves the tally as it is. Counts end at `u32::MAX`.
    pub fn count(&mut self, rule: &Rule, answer: Option<Answer>) {
        let place = match answer {
            Some(Answer::Level(level)) => self.levels.get_mut(usize::from(level.get())),
            Some(Answer::Unknown) => Some(&mut self.unknown),
            Some(Answer::NotApplicable) if !rule.is_required() => Some(&mut self.not_applicable),
            Some(Answer::NotApplicable) | None => None,
        };
        if let Some(place) = place {
            *place = place.saturating_add(1);
        }
    }

    /// Counts as other people did. Counts end at `u32::MAX`.
    pub fn add(&mut self, other: &Tally) {
        for (own, more) in self.counts_mut().into_iter().zip(other.counts()) {
            *own = own.saturating_add(more);
        }
    }

    /// Every count: the levels from the lowest, *I don't know*, *Does not apply*.
    #[must_use]
    pub const fn counts(&self) -> [u32; LEVELS + 2] {
        let [a, b, c, d, e] = self.levels;
        [a, b, c, d, e, self.unknown, self.not_applicable]
    }

    /// The counts in the same order, to be changed.
    pub const fn counts_mut(&mut self) -> [&mut u32; LEVELS + 2] {
        let [a, b, c, d, e] = &mut self.levels;
        [a, b, c, d, e, &mut self.unknown, &mut self.not_applicable]
    }

    /// People who answered in any way, *I don't know* included.
    #[must_use]
    pub fn answered(&self) -> u64 {
        sum(&self.counts())
    }

    /// People who gave a level.
    #[must_use]
    pub fn given(&self) -> u64 {
        sum(&self.levels)
    }

    /// People who gave one level.
    #[must_use]
    pub fn at(&self, level: Level) -> u32 {
        self.levels.get(usize::from(level.get())).copied().unwrap_or(0)
    }

    /// The levels that somebody gave, the lowest first.
    pub fn levels_given(&self) -> impl DoubleEndedIterator<Item = Level> {
        (0..=Level::HIGHEST.get()).filter_map(Level::new).filter(|level| self.at(*level) > 0)
    }

    /// Lowest, middle and highest; `None` where nobody gave a level.
    #[must_use]
    pub fn range(&self) -> Option<Range> {
        // The place of the lower middle, counted from 1: 1 of 1 and 2, 2 of 3 and 4.
        let half = self.given().div_ceil(2);
        let mut before = 0;
        let middle = self.levels_given().find(|level| {
            before += u64::from(self.at(*level));
            before >= half
        })?;
        Some(Range { lowest: self.levels_given().next()?, middle, highest: self.levels_given().next_back()? })
    }

    /// The one answer that stands for all in a reading; `None` where nobody answered.
    ///
    /// *Does not apply* stands for all only where everybody who answered says so: a level or an open doubt beside it
    /// wins.
    #[must_use]
    pub fn read(&self, reading: Reading) -> Option<Answer> {
        let range = self.range();
        let level = match reading {
            Reading::Median => range.map(|range| range.middle),
            Reading::Cautious => {
                range.map(|range| range.lowest).filter(|lowest| self.unknown == 0 || *lowest == Level::LOWEST)
            }
        };
        match level {
            Some(level) => Some(Answer::Level(level)),
            None if self.unknown > 0 => Some(Answer::Unknown),
            None if self.not_applicable > 0 => Some(Answer::NotApplicable),
            None => None,
        }
    }
}

fn sum(counts: &[u32]) -> u64 {
    counts.iter().map(|count| u64::from(*count)).sum()
}

#[cfg(test)]
mod tests;
