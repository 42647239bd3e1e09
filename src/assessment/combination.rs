//! What several people entered, added up: counts only, no person and no name.

use super::Assessment;
use super::date::Day;
use crate::content::{QUESTIONS, QuestionId, asked, counts_in, questions};
use crate::domain::question::{Answer, Mode, Scope};
use crate::domain::team::{Reading, Tally};

/// The answers of a team.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Combination {
    /// People counted.
    pub people: u32,
    /// Those of them who answered all questions; the others answered the quick ones.
    pub full: u32,
    /// The first and the last edition of the questionnaire that was answered.
    pub editions: (u16, u16),
    /// The first and the last day of an assessment; `None` where none has a date.
    pub dates: Option<(Day, Day)>,
    /// One tally per question.
    pub tallies: [Tally; QUESTIONS],
}

impl Default for Combination {
    /// Nobody yet.
    fn default() -> Self {
        Self { people: 0, full: 0, editions: (0, 0), dates: None, tallies: [Tally::default(); QUESTIONS] }
    }
}

impl Combination {
    /// One person's answers. `None` where no question that counts has one: there is nothing to combine.
    #[must_use]
    pub fn of(assessment: &Assessment) -> Option<Self> {
        let mut one = Self::default();
        (assessment.answered() > 0).then(|| one.count(assessment)).flatten()?;
        Some(one)
    }

    /// Counts one more person's answers; `None`, and nothing changed, where there are too many to count.
    pub fn count(&mut self, assessment: &Assessment) -> Option<()> {
        let full = u32::from(assessment.mode == Mode::Full);
        let edition = assessment.edition;
        self.join(1, full, (edition, edition), assessment.date.map(|date| (date, date)))?;
        for question in assessment.counted() {
            if let Some(tally) = self.tallies.get_mut(question.position()) {
                tally.count(question.rule(), assessment.answer(question));
            }
        }
        Some(())
    }

    /// Adds other people; `None`, and nothing changed, where they are too many to count.
    pub fn add(&mut self, other: &Self) -> Option<()> {
        self.join(other.people, other.full, other.editions, other.dates)?;
        for (own, more) in self.tallies.iter_mut().zip(&other.tallies) {
            own.add(more);
        }
        Some(())
    }

    /// Everything but the answers of people who join.
    fn join(
        &mut self,
        people: u32,
        full: u32,
        editions: (u16, u16),
        dates: Option<(Day, Day)>,
    ) -> Option<()> {
        let all = self.people.checked_add(people)?;
        self.editions = match self.people {
            0 => editions,
            _ => (self.editions.0.min(editions.0), self.editions.1.max(editions.1)),
        };
        self.dates = match (self.dates, dates) {
            (Some(own), Some(more)) => Some((own.0.min(more.0), own.1.max(more.1))),
            (own, more) => own.or(more),
        };
        self.people = all;
        // No more than people, so it fits as they do.
        self.full = self.full.saturating_add(full);
        Some(())
    }

    /// Which questions count for all: all where everybody answered all, otherwise the quick ones, which everybody
    /// was asked.
    #[must_use]
    pub fn mode(&self) -> Mode {
        if self.full == self.people { Mode::Full } else { Mode::Quick }
    }

    /// Which questions count for all: those of [`Combination::mode`] that the first edition answered has.
    #[must_use]
    pub fn scope(&self) -> Scope {
        Scope { mode: self.mode(), edition: self.editions.0 }
    }

    /// Whether the versions of the questionnaire that were answered all have a question.
    #[must_use]
    pub fn all_have(&self, question: QuestionId) -> bool {
        counts_in(question, Scope { mode: Mode::Full, edition: self.editions.0 })
    }

    /// The questions that are compared, in the order they are asked.
    #[must_use]
    pub fn compared(&self) -> Vec<QuestionId> {
        asked(Mode::Full).iter().copied().filter(|question| self.all_have(*question)).collect()
    }

    /// The tally of a question.
    #[must_use]
    pub fn tally(&self, question: QuestionId) -> Tally {
        self.tallies.get(question.position()).copied().unwrap_or_default()
    }

    /// People who were asked a question.
    #[must_use]
    pub fn asked(&self, question: QuestionId) -> u32 {
        if counts_in(question, Mode::Quick) { self.people } else { self.full }
    }

    /// People who were asked a question and gave no answer.
    #[must_use]
    pub fn unanswered(&self, question: QuestionId) -> u64 {
        u64::from(self.asked(question)).saturating_sub(self.tally(question).answered())
    }

    /// A reading of all answers as one assessment, to be scored as one person's are.
    #[must_use]
    pub fn read(&self, reading: Reading) -> Assessment {
        let Scope { mode, edition } = self.scope();
        let mut read = Assessment { mode, edition, ..Assessment::default() };
        for question in questions() {
            read.set_answer(question, self.tally(question).read(reading));
        }
        read
    }
}

/// The answer to a question that this person was asked.
#[must_use]
pub fn asked_answer(assessment: &Assessment, question: QuestionId) -> Option<Answer> {
    assessment.answer(question).filter(|_| counts_in(question, assessment.scope()))
}

#[cfg(test)]
mod tests;
