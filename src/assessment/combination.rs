//! What several people entered, added up: counts only, no person and no name.

use super::Assessment;
use super::date::Day;
use crate::content::{QUESTIONS, QuestionId, counts_in, questions};
use crate::domain::question::{Answer, Mode};
use crate::domain::team::{Reading, Tally};

/// The answers of a team.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Combination {
    /// People counted, at least one.
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

impl Combination {
    /// One person's answers. `None` where no question that counts has one: there is nothing to combine.
    #[must_use]
    pub fn of(assessment: &Assessment) -> Option<Self> {
        if assessment.answered() == 0 {
            return None;
        }
        let mut tallies = [Tally::default(); QUESTIONS];
        for (question, tally) in questions().zip(&mut tallies) {
            tally.count(question.rule(), asked_answer(assessment, question));
        }
        Some(Self {
            people: 1,
            full: u32::from(assessment.mode == Mode::Full),
            editions: (assessment.edition, assessment.edition),
            dates: assessment.date.map(|date| (date, date)),
            tallies,
        })
    }

    /// Adds other people; `None`, and nothing changed, where they are too many to count.
    #[must_use]
    pub fn add(&mut self, other: &Self) -> Option<()> {
        self.people = self.people.checked_add(other.people)?;
        // No more than people, so it fits as they do.
        self.full = self.full.saturating_add(other.full);
        self.editions = (self.editions.0.min(other.editions.0), self.editions.1.max(other.editions.1));
        self.dates = match (self.dates, other.dates) {
            (Some(own), Some(more)) => Some((own.0.min(more.0), own.1.max(more.1))),
            (own, more) => own.or(more),
        };
        for (own, more) in self.tallies.iter_mut().zip(&other.tallies) {
            own.add(more);
        }
        Some(())
    }

    /// Which questions count for all: all where everybody answered all, otherwise the quick ones, which everybody
    /// was asked.
    #[must_use]
    pub fn mode(&self) -> Mode {
        if self.full == self.people { Mode::Full } else { Mode::Quick }
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
        let mut read = Assessment { mode: self.mode(), ..Assessment::default() };
        for question in questions() {
            read.set_answer(question, self.tally(question).read(reading));
        }
        read
    }
}

/// The answer to a question that this person was asked.
#[must_use]
pub fn asked_answer(assessment: &Assessment, question: QuestionId) -> Option<Answer> {
    assessment.answer(question).filter(|_| counts_in(question, assessment.mode))
}

#[cfg(test)]
mod tests;
