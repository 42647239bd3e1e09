//! An assessment from a file: as untrusted as a link, so it passes the same limits and must open as one.

use super::entered::{Entered, ErrorBudget, Given, NOT_APPLICABLE, OnCall, Section, UNKNOWN, mode_name};
use super::strict::{Object, present};
use super::{KIND, VERSION};
use crate::assessment::date::Day;
use crate::assessment::field::Field;
use crate::assessment::{Assessment, BudgetInput, OnCallInput, UnknownSection};
use crate::content::{QuestionId, say};
use crate::domain::question::{Answer, Level, Mode};
use crate::link;
use crate::text::Text;
use data_encoding::BASE64URL_NOPAD;
use serde::Deserialize;
use serde::de::IgnoredAny;
use serde_path_to_error::Segment;

/// The longest file that is read, in bytes, measured before anything looks into it. Ours have about 30,000.
pub const MOST_BYTES: usize = 256 * 1024;

/// A name from a file is shown up to so many characters.
const SHOWN: usize = 60;

const ASSESSMENT: &str = "assessment";

/// Why a file does not open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LoadError {
    /// The browser can't read it.
    Unreadable,
    /// More than [`MOST_BYTES`].
    TooLarge,
    /// No JSON.
    NotJson,
    /// JSON, but none of ours.
    NotOurs,
    /// A newer version of the page wrote it.
    Newer,
    /// It answers a question that this version does not have; its name, cut to 60 characters.
    UnknownQuestion(String),
    /// Something is missing, misspelt or outside its limits; its name, cut to 60 characters.
    Wrong(String),
    /// It holds more than a link can, so it could not be opened.
    TooMuch,
}

impl LoadError {
    /// The reason in words.
    #[must_use]
    pub fn words(&self, text: &Text) -> String {
        let plain = |message| text.get(message).to_owned();
        match self {
            Self::Unreadable => plain(say::export::LOAD_UNREADABLE),
            Self::TooLarge => text.say(say::export::load_too_large(&text.whole(MOST_BYTES as u64))),
            Self::NotJson => plain(say::export::LOAD_NOT_JSON),
            Self::NotOurs => plain(say::export::LOAD_NOT_OURS),
            Self::Newer => plain(say::export::LOAD_NEWER),
            Self::UnknownQuestion(id) => text.say(say::export::load_unknown_question(id)),
            Self::Wrong(name) => text.say(say::export::load_wrong(name)),
            Self::TooMuch => plain(say::export::LOAD_TOO_MUCH),
        }
    }
}

/// What says whether a file is ours; whatever else there is, is passed over.
#[derive(Deserialize)]
struct Named {
    schema: String,
}

/// What is read of a file that is ours; whatever else there is, is derived from it and passed over.
#[derive(Deserialize)]
struct Contents {
    #[serde(default, deserialize_with = "present")]
    assessment: Option<Object<Entered>>,
}

/// Reads a file. Only what was entered is read; what was derived from it is derived anew.
///
/// # Errors
/// Why it does not open. Never panics, and what it gives opens by its link too.
pub fn read(text: &str) -> Result<Assessment, LoadError> {
    if text.len() > MOST_BYTES {
        return Err(LoadError::TooLarge);
    }
    // Three passes, because each may only fail by its own reason: a newer version may hold what we can't read.
    // This one takes any depth, as it neither recurses nor keeps anything; the others go no deeper than 128.
    serde_json::from_str::<IgnoredAny>(text).map_err(|_| LoadError::NotJson)?;
    let Object(Named { schema }) = serde_json::from_str(text).map_err(|_| LoadError::NotOurs)?;
    let version = schema.strip_prefix(KIND).ok_or(LoadError::NotOurs)?;
    if version != VERSION {
        let later = !version.starts_with('0') && version.bytes().all(|byte| byte.is_ascii_digit());
        return Err(if later && !version.is_empty() { LoadError::Newer } else { LoadError::NotOurs });
    }
    let assessment = assessment(contents(text)?)?;
    let fragment = link::encode(&assessment);
    if fragment.len() > link::LONGEST_DRAFT {
        return Err(LoadError::TooMuch);
    }
    // What a link would not carry unchanged, such as a section under a number of ours, is not opened by halves.
    match link::decode_draft(&fragment) {
        Ok(opened) if opened == assessment => Ok(assessment),
        _ => Err(wrong("unknown_sections")),
    }
}

/// What was entered, by the types of its members alone.
fn contents(text: &str) -> Result<Entered, LoadError> {
    let mut from = serde_json::Deserializer::from_str(text);
    let read: Result<Object<Contents>, _> = serde_path_to_error::deserialize(&mut from);
    match read {
        Ok(Object(Contents { assessment: Some(Object(entered)) })) => Ok(entered),
        Ok(_) => Err(wrong(ASSESSMENT)),
        Err(error) => {
            let mut names = error.path().iter().rev().filter_map(|segment| match segment {
                Segment::Map { key } => Some(key.as_str()),
                _ => None,
            });
            Err(wrong(names.next().unwrap_or(ASSESSMENT)))
        }
    }
}

fn assessment(entered: Entered) -> Result<Assessment, LoadError> {
    let mode = entered.mode.ok_or_else(|| wrong("mode"))?;
    let mode = [Mode::Quick, Mode::Full].into_iter().find(|known| mode_name(*known) == mode);
    let mut assessment = Assessment {
        edition: entered.edition.ok_or_else(|| wrong("edition"))?,
        mode: mode.ok_or_else(|| wrong("mode"))?,
        date: entered.date.map(|date| Day::from_iso(&date).ok_or_else(|| wrong("date"))).transpose()?,
        on_call: entered.on_call.map(|Object(input)| on_call(&input)).transpose()?,
        budget: entered.error_budget.map(|Object(input)| budget(&input)).transpose()?,
        ..Assessment::default()
    };
    for given in entered.unknown_sections {
        let section = section(given)?;
        match link::section::read(section.id, &section.bytes, &mut assessment.calculators) {
            Some(true) => {}
            Some(false) => assessment.unknown_sections.push(section),
            None => return Err(wrong("unknown_sections")),
        }
    }
    // A question that is there twice is refused: programs differ in which of the two they believe.
    for (id, given) in entered.answers.0 {
        let question = question(&id)?;
        let answer = answer(&given).filter(|_| assessment.answer(question).is_none());
        assessment.set_answer(question, Some(answer.ok_or_else(|| wrong(&id))?));
    }
    for (id, level) in entered.plan.0 {
        let question = question(&id)?;
        let planned = Level::new(level).filter(|level| {
            assessment.plan.level(question).is_none() && assessment.allows_plan(question, *level)
        });
        assessment.set_plan(question, Some(planned.ok_or_else(|| wrong(&id))?));
    }
    Ok(assessment)
}

fn answer(given: &Given) -> Option<Answer> {
    match given {
        Given::Level(level) => Level::new(*level).map(Answer::Level),
        Given::Word(word) if word == UNKNOWN => Some(Answer::Unknown),
        Given::Word(word) if word == NOT_APPLICABLE => Some(Answer::NotApplicable),
        Given::Word(_) => None,
    }
}

fn on_call(input: &OnCall) -> Result<OnCallInput, LoadError> {
    OnCallInput::new(
        input.days_per_year.ok_or_else(|| wrong_field(Field::DaysPerYear))?,
        input.people_on_schedule.ok_or_else(|| wrong_field(Field::OnSchedule))?,
        input.engineers.ok_or_else(|| wrong_field(Field::Engineers))?,
    )
    .map_err(|(field, _)| wrong_field(field))
}

fn budget(input: &ErrorBudget) -> Result<BudgetInput, LoadError> {
    BudgetInput::new(
        input.objective_parts_per_billion.ok_or_else(|| wrong_field(Field::Objective))?,
        input.window_days.ok_or_else(|| wrong_field(Field::WindowDays))?,
        input.valid_requests,
        input.outage_thousandths_of_a_minute,
        input.users_affected_parts_per_million,
    )
    .map_err(|(field, _)| wrong_field(field))
}

fn section(Object(section): Object<Section>) -> Result<UnknownSection, LoadError> {
    let bytes = section.base64url.and_then(|text| BASE64URL_NOPAD.decode(text.as_bytes()).ok());
    Ok(UnknownSection {
        id: section.id.ok_or_else(|| wrong("id"))?,
        bytes: bytes.ok_or_else(|| wrong("base64url"))?,
    })
}

fn question(id: &str) -> Result<QuestionId, LoadError> {
    QuestionId::named(id).ok_or_else(|| LoadError::UnknownQuestion(cut(id)))
}

/// A field by the name that it has in a file.
fn wrong_field(field: Field) -> LoadError {
    wrong(match field {
        Field::DaysPerYear => "days_per_year",
        Field::OnSchedule => "people_on_schedule",
        Field::Engineers => "engineers",
        Field::Objective => "objective_parts_per_billion",
        Field::WindowDays => "window_days",
        Field::Requests => "valid_requests",
        Field::OutageMinutes => "outage_thousandths_of_a_minute",
        Field::ShareOfUsers => "users_affected_parts_per_million",
        // The other calculators are checked as sections of a link.
        _ => "unknown_sections",
    })
}

fn wrong(name: &str) -> LoadError {
    LoadError::Wrong(cut(name))
}

fn cut(name: &str) -> String {
    name.chars().take(SHOWN).collect()
}
