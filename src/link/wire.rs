//! The bytes of a link. These structs are a promise to links already sent: fields are never reordered, removed
//! or given another meaning; a new fact gets a new section.

use super::LinkError;
use super::envelope::bytes_of;
use super::section;
use crate::assessment::date::Day;
use crate::assessment::{Assessment, BudgetInput, OnCallInput, UnknownSection};
use crate::content::{QuestionId, questions};
use crate::domain::question::{Answer, Level, Mode};
use serde::{Deserialize, Serialize};

/// Dates count from 1 January 2020, which keeps them at two bytes until 2064; earlier ones, which only a clock
/// set wrong can give, go round and take five.
const FIRST_DAY: u32 = 18_262;
/// A date counts from 1; 0 is none.
const NO_DATE: u64 = 0;

/// Sections by number, append only; those from 4 on stand in [`section`].
const ON_CALL: u16 = 1;
const BUDGET: u16 = 2;
/// The plan: levels as the answers are written.
const PLAN: u16 = 3;

/// Answers are three bits each, by wire number, lowest bits first.
const BITS: usize = 3;
const NOT_ANSWERED: u8 = 0;
const FIRST_LEVEL: u8 = 1;
const UNKNOWN: u8 = 6;
const NOT_APPLICABLE: u8 = 7;

#[derive(Serialize, Deserialize)]
struct Head<'a> {
    edition: u16,
    full: bool,
    day: u64,
    #[serde(borrow)]
    answers: &'a [u8],
}

#[derive(Serialize, Deserialize)]
struct Section<'a> {
    id: u16,
    #[serde(borrow)]
    bytes: &'a [u8],
}

#[derive(Serialize, Deserialize)]
struct OnCallWire {
    days: u64,
    on_schedule: u64,
    engineers: u64,
}

/// Optional numbers are 0 where empty; none of them may be 0 otherwise.
#[derive(Serialize, Deserialize)]
struct BudgetWire {
    /// The budget, not the objective: high objectives are the usual ones, and this way the shorter.
    budget_ppb: u64,
    window_days: u64,
    requests: u64,
    outage_thousandths: u64,
    share_ppm: u64,
}

/// The body of a link.
pub(super) fn write(assessment: &Assessment) -> Vec<u8> {
    let answers = pack(|question| match assessment.answer(question) {
        None => NOT_ANSWERED,
        Some(Answer::Level(level)) => FIRST_LEVEL + level.get(),
        Some(Answer::Unknown) => UNKNOWN,
        Some(Answer::NotApplicable) => NOT_APPLICABLE,
    });
    let plan = pack(|question| match assessment.plan.level(question) {
        None => NOT_ANSWERED,
        Some(level) => FIRST_LEVEL + level.get(),
    });
    let mut body = bytes_of(&Head {
        edition: assessment.edition,
        full: assessment.mode == Mode::Full,
        day: day_code(assessment.date),
        answers: &answers,
    });
    let mut add = |id: u16, bytes: &[u8]| body.extend(bytes_of(&Section { id, bytes }));
    if let Some(input) = assessment.on_call {
        add(
            ON_CALL,
            &bytes_of(&OnCallWire {
                days: input.days(),
                on_schedule: input.on_schedule(),
                engineers: input.engineers(),
            }),
        );
    }
    if let Some(input) = assessment.budget {
        add(
            BUDGET,
            &bytes_of(&BudgetWire {
                budget_ppb: u64::from(input.objective.budget_ppb()),
                window_days: input.window_days(),
                requests: input.requests().unwrap_or(0),
                outage_thousandths: input.outage_thousandths().unwrap_or(0),
                share_ppm: input.share().map_or(0, |share| u64::from(share.ppm())),
            }),
        );
    }
    if !plan.is_empty() {
        add(PLAN, &plan);
    }
    for (id, bytes) in section::write(&assessment.calculators) {
        add(id, &bytes);
    }
    for unknown in &assessment.unknown_sections {
        add(unknown.id, &unknown.bytes);
    }
    body
}

/// Reads a body. With `known_only`, answers to questions that this version does not have are left out; otherwise
/// they are an error.
pub(super) fn read(body: &[u8], known_only: bool) -> Result<Assessment, LinkError> {
    let altered = |_| LinkError::Altered;
    let (head, mut rest) = postcard::take_from_bytes::<Head<'_>>(body).map_err(altered)?;
    let mut assessment = Assessment {
        edition: head.edition,
        mode: if head.full { Mode::Full } else { Mode::Quick },
        date: day_of(head.day).ok_or(LinkError::Altered)?,
        ..Assessment::default()
    };
    let answers = unpack(head.answers, |question, code| {
        assessment.set_answer(
            question,
            match code {
                UNKNOWN => Some(Answer::Unknown),
                NOT_APPLICABLE => Some(Answer::NotApplicable),
                code => level(code).map(Answer::Level),
            },
        );
    });
    if !known_only {
        answers?;
    }
    while !rest.is_empty() {
        let (section, after) = postcard::take_from_bytes::<Section<'_>>(rest).map_err(altered)?;
        read_section(&section, &mut assessment).ok_or(LinkError::Altered)?;
        rest = after;
    }
    Ok(assessment)
}

fn read_section(section: &Section<'_>, assessment: &mut Assessment) -> Option<()> {
    match section.id {
        ON_CALL => {
            let wire: OnCallWire = postcard::from_bytes(section.bytes).ok()?;
            let input = OnCallInput::new(wire.days, wire.on_schedule, wire.engineers).ok()?;
            assessment.on_call = Some(input);
        }
        BUDGET => {
            let wire: BudgetWire = postcard::from_bytes(section.bytes).ok()?;
            let some = |number: u64| (number > 0).then_some(number);
            let input = BudgetInput::new(
                1_000_000_000_u64.checked_sub(wire.budget_ppb)?,
                wire.window_days,
                some(wire.requests),
                some(wire.outage_thousandths),
                some(wire.share_ppm),
            )
            .ok()?;
            assessment.budget = Some(input);
        }
        PLAN => {
            // A level that is none, or not above its answer, is left out: then the link is not as we write it.
            let planned = |question, code| assessment.set_plan(question, level(code));
            // A plan for a question that is not there has no answer to build on.
            unpack(section.bytes, planned).ok()?;
        }
        id => {
            if !section::read(id, section.bytes, &mut assessment.calculators)? {
                assessment.unknown_sections.push(UnknownSection { id, bytes: section.bytes.to_vec() });
            }
        }
    }
    Some(())
}

/// A date as a number that counts from 1.
pub(super) fn day_code(date: Option<Day>) -> u64 {
    date.map_or(NO_DATE, |date| u64::from(date.unix_days().wrapping_sub(FIRST_DAY)) + 1)
}

/// The date that a number stands for, which may be none; `None` beyond all days.
pub(super) fn day_of(code: u64) -> Option<Option<Day>> {
    let Some(day) = code.checked_sub(1) else {
        return Some(None);
    };
    let day = u32::try_from(day).ok()?;
    Some(Some(Day::from_unix_days(day.wrapping_add(FIRST_DAY))))
}

/// The level that a code stands for, if it stands for one.
fn level(code: u8) -> Option<Level> {
    code.checked_sub(FIRST_LEVEL).and_then(Level::new)
}

/// Three bits for each question, by wire number; zeros at the end are left out.
fn pack(code_of: impl Fn(QuestionId) -> u8) -> Vec<u8> {
    let mut bytes: Vec<u8> = Vec::new();
    for question in questions() {
        let code = code_of(question);
        for bit in 0..BITS {
            if code >> bit & 1 == 1 {
                let place = usize::from(question.facts().wire) * BITS + bit;
                if bytes.len() <= place / 8 {
                    bytes.resize(place / 8 + 1, 0);
                }
                if let Some(byte) = bytes.get_mut(place / 8) {
                    *byte |= 1 << (place % 8);
                }
            }
        }
    }
    bytes
}

/// Hands out the codes that are not zero.
fn unpack(bytes: &[u8], mut found: impl FnMut(QuestionId, u8)) -> Result<(), LinkError> {
    let bit = |place: usize| bytes.get(place / 8).is_some_and(|byte| byte >> (place % 8) & 1 == 1);
    let mut known = 0;
    for question in questions() {
        let first = usize::from(question.facts().wire) * BITS;
        let code = (0..BITS).fold(0_u8, |code, at| code | u8::from(bit(first + at)) << at);
        known += code.count_ones();
        if code != NOT_ANSWERED {
            found(question, code);
        }
    }
    // Bits that belong to no known question are answers to questions of a newer questionnaire.
    let all: u32 = bytes.iter().map(|byte| byte.count_ones()).sum();
    if all == known { Ok(()) } else { Err(LinkError::UnknownQuestions) }
}

#[cfg(test)]
mod tests;
