//! A team's answers added up, as `t1.<payload>`: how many people gave which answer, no name and nobody's own answers.
//!
//! The envelope is that of every link. The body is a head, then for each question, by permanent wire number, one byte
//! that says which of its seven counts are not zero, then those counts; empty questions at the end are left out.

use super::envelope::{bytes_of, open, seal};
use super::wire::{day_code, day_of};
use super::{LinkError, envelope};
use crate::assessment::combination::Combination;
use crate::content::{QUESTIONS, QuestionId, questions};
use crate::domain::team::Tally;
use serde::{Deserialize, Serialize};

const LETTER: char = 't';
const VERSION: &str = "t1";

/// The longest combination that is read from a file, in characters: every wire number there can be, each with every
/// count at its largest. In an address it ends at [`super::LONGEST`] like any other link.
pub const LONGEST_IN_FILE: usize = 16_000;

/// A promise to links already sent, as in `wire.rs`: never changed, and what comes next gets a version of its own.
#[derive(Serialize, Deserialize)]
struct Head {
    people: u32,
    full: u32,
    first_edition: u16,
    /// Editions between the first and the last.
    editions_on: u16,
    /// Dates as in every link; none has neither.
    first_day: u64,
    /// Days between the first and the last.
    days_on: u32,
}

/// Whether a text is meant as a combination: `t`, digits, then nothing or a point.
#[must_use]
pub fn looks_like_one(text: &str) -> bool {
    envelope::looks_like_one(LETTER, text)
}

/// The link, without what stands before it in an address. It may be longer than an address takes
/// ([`super::LONGEST`]), never longer than [`LONGEST_IN_FILE`].
#[must_use]
pub fn encode(combination: &Combination) -> String {
    let (first_edition, last_edition) = combination.editions;
    let dates = combination.dates;
    let mut body = bytes_of(&Head {
        people: combination.people,
        full: combination.full,
        first_edition,
        editions_on: last_edition.saturating_sub(first_edition),
        first_day: day_code(dates.map(|(first, _)| first)),
        days_on: dates.map_or(0, |(first, last)| last.unix_days().saturating_sub(first.unix_days())),
    });
    let mut empty = 0;
    for wire in 0..=u8::MAX {
        let counts = with_wire(wire).map_or([0; 7], |question| combination.tally(question).counts());
        if counts.iter().all(|count| *count == 0) {
            empty += 1;
            continue;
        }
        body.extend(std::iter::repeat_n(0, empty));
        empty = 0;
        let mask =
            counts.iter().enumerate().fold(0_u8, |mask, (at, count)| mask | u8::from(*count > 0) << at);
        body.push(mask);
        for count in counts.iter().filter(|count| **count > 0) {
            body.extend(bytes_of(count));
        }
    }
    seal(VERSION, &body)
}

/// Reads a combination of at most `longest` characters: [`super::LONGEST`] in an address, [`LONGEST_IN_FILE`] in a
/// line of a file.
///
/// # Errors
/// Why it does not open. Never panics, and allocates no more than the link is long.
pub fn decode(link: &str, longest: usize) -> Result<Combination, LinkError> {
    let combination = read(&open(VERSION, link, longest)?)?;
    // One combination, one link: another spelling of the same numbers is none of ours.
    if is_possible(&combination) && encode(&combination) == link {
        Ok(combination)
    } else {
        Err(LinkError::Altered)
    }
}

fn read(body: &[u8]) -> Result<Combination, LinkError> {
    let altered = |_| LinkError::Altered;
    let (head, mut rest) = postcard::take_from_bytes::<Head>(body).map_err(altered)?;
    let dates = match day_of(head.first_day).ok_or(LinkError::Altered)? {
        None => None,
        Some(first) => Some((first, first.plus(head.days_on).ok_or(LinkError::Altered)?)),
    };
    let last_edition = head.first_edition.checked_add(head.editions_on).ok_or(LinkError::Altered)?;
    let mut combination = Combination {
        people: head.people,
        full: head.full,
        editions: (head.first_edition, last_edition),
        dates,
        tallies: [Tally::default(); QUESTIONS],
    };
    let mut wires = 0..=u8::MAX;
    while let Some((mask, counts)) = rest.split_first() {
        rest = counts;
        let wire = wires.next().ok_or(LinkError::Altered)?;
        let mut tally = Tally::default();
        for (at, count) in tally.counts_mut().into_iter().enumerate() {
            if mask >> at & 1 == 1 {
                (*count, rest) = postcard::take_from_bytes::<u32>(rest).map_err(altered)?;
            }
        }
        if *mask > 0 {
            let question = with_wire(wire).ok_or(LinkError::UnknownQuestions)?;
            if let Some(place) = combination.tallies.get_mut(question.position()) {
                *place = tally;
            }
        }
    }
    Ok(combination)
}

/// Whether people can have answered so: at least one of them, none without any answer, nobody a question twice.
fn is_possible(combination: &Combination) -> bool {
    let fits = |question: QuestionId| {
        let tally = combination.tally(question);
        tally.answered() <= u64::from(combination.asked(question))
            && (tally.not_applicable == 0 || question.may_not_apply())
    };
    let answers: u64 = questions().map(|question| combination.tally(question).answered()).sum();
    combination.people > 0
        && combination.full <= combination.people
        && answers >= u64::from(combination.people)
        && questions().all(fits)
}

fn with_wire(wire: u8) -> Option<QuestionId> {
    questions().find(|question| question.facts().wire == wire)
}

#[cfg(test)]
mod tests;
