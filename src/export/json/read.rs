//! An assessment from a file: as untrusted as a link, so it passes the same limits and must open as one.

use super::parse::{Json, parse};
use super::{KIND, NOT_APPLICABLE, UNKNOWN, VERSION, key, mode_name};
use crate::assessment::date::Day;
use crate::assessment::field::Field;
use crate::assessment::{Assessment, BudgetInput, OnCallInput, UnknownSection};
use crate::content::{QuestionId, say};
use crate::domain::question::{Answer, Level, Mode};
use crate::link;
use crate::text::Text;
use data_encoding::BASE64URL_NOPAD;

/// The longest file that is read, in bytes, measured before anything looks into it. Ours have about 30,000.
pub const MOST_BYTES: usize = 256 * 1024;

/// A name from a file is shown up to so many characters.
const SHOWN: usize = 60;

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

type Members = [(String, Json)];

/// Reads a file. Only what was entered is read; what was derived from it is derived anew.
///
/// # Errors
/// Why it does not open. Never panics, and what it gives opens by its link too.
pub fn read(text: &str) -> Result<Assessment, LoadError> {
    if text.len() > MOST_BYTES {
        return Err(LoadError::TooLarge);
    }
    let Json::Object(file) = parse(text).ok_or(LoadError::NotJson)? else {
        return Err(LoadError::NotOurs);
    };
    let version = match member(&file, key::SCHEMA) {
        Some(Json::Text(schema)) => schema.strip_prefix(KIND).ok_or(LoadError::NotOurs)?,
        _ => return Err(LoadError::NotOurs),
    };
    if version != VERSION {
        let later = !version.starts_with('0') && version.bytes().all(|byte| byte.is_ascii_digit());
        return Err(if later && !version.is_empty() { LoadError::Newer } else { LoadError::NotOurs });
    }
    let assessment = entered(object(&file, key::ASSESSMENT)?)?;
    let fragment = link::encode(&assessment);
    if fragment.len() > link::LONGEST {
        return Err(LoadError::TooMuch);
    }
    // What a link would not carry unchanged, such as a section under a number of ours, is not opened by halves.
    match link::decode(&fragment) {
        Ok(opened) if opened == assessment => Ok(assessment),
        _ => Err(wrong(key::SECTIONS)),
    }
}

fn entered(members: &Members) -> Result<Assessment, LoadError> {
    // A name that we do not know would be lost.
    only(
        members,
        &[
            key::EDITION,
            key::MODE,
            key::DATE,
            key::ANSWERS,
            key::PLAN,
            key::ON_CALL,
            key::BUDGET,
            key::SECTIONS,
        ],
    )?;
    let edition = u16::try_from(number(members, key::EDITION)?).map_err(|_| wrong(key::EDITION))?;
    let mode = text(members, key::MODE)?;
    let mode = [Mode::Quick, Mode::Full].into_iter().find(|known| mode_name(*known) == mode);
    let date = match member(members, key::DATE) {
        None => None,
        Some(_) => Some(Day::from_iso(text(members, key::DATE)?).ok_or(wrong(key::DATE))?),
    };
    let mut assessment =
        Assessment { edition, mode: mode.ok_or(wrong(key::MODE))?, date, ..Assessment::default() };
    for (id, value) in optional(members, key::ANSWERS)? {
        let answer = match value {
            Json::Number(number) => level(*number).map(Answer::Level),
            Json::Text(text) if text == UNKNOWN => Some(Answer::Unknown),
            Json::Text(text) if text == NOT_APPLICABLE => Some(Answer::NotApplicable),
            _ => None,
        };
        assessment.set_answer(question(id)?, Some(answer.ok_or_else(|| wrong(id))?));
    }
    for (id, value) in optional(members, key::PLAN)? {
        let question = question(id)?;
        let planned = match value {
            Json::Number(number) => level(*number).filter(|level| assessment.allows_plan(question, *level)),
            _ => None,
        };
        assessment.set_plan(question, Some(planned.ok_or_else(|| wrong(id))?));
    }
    if member(members, key::ON_CALL).is_some() {
        assessment.on_call = Some(on_call(object(members, key::ON_CALL)?)?);
    }
    if member(members, key::BUDGET).is_some() {
        assessment.budget = Some(budget(object(members, key::BUDGET)?)?);
    }
    assessment.unknown_sections = sections(members)?;
    Ok(assessment)
}

fn on_call(members: &Members) -> Result<OnCallInput, LoadError> {
    only(members, &[key::DAYS, key::ON_SCHEDULE, key::ENGINEERS])?;
    let [days, people, engineers] =
        [number(members, key::DAYS)?, number(members, key::ON_SCHEDULE)?, number(members, key::ENGINEERS)?];
    OnCallInput::new(days, people, engineers).map_err(|(field, _)| wrong(name_of(field)))
}

fn budget(members: &Members) -> Result<BudgetInput, LoadError> {
    only(members, &[key::OBJECTIVE, key::WINDOW, key::REQUESTS, key::OUTAGE, key::SHARE])?;
    let some = |name| match member(members, name) {
        None => Ok(None),
        Some(_) => number(members, name).map(Some),
    };
    BudgetInput::new(
        number(members, key::OBJECTIVE)?,
        number(members, key::WINDOW)?,
        some(key::REQUESTS)?,
        some(key::OUTAGE)?,
        some(key::SHARE)?,
    )
    .map_err(|(field, _)| wrong(name_of(field)))
}

/// The name that a field has in a file.
const fn name_of(field: Field) -> &'static str {
    match field {
        Field::DaysPerYear => key::DAYS,
        Field::OnSchedule => key::ON_SCHEDULE,
        Field::Engineers => key::ENGINEERS,
        Field::Objective => key::OBJECTIVE,
        Field::WindowDays => key::WINDOW,
        Field::Requests => key::REQUESTS,
        Field::OutageMinutes => key::OUTAGE,
        Field::ShareOfUsers => key::SHARE,
    }
}

fn sections(members: &Members) -> Result<Vec<UnknownSection>, LoadError> {
    let items = match member(members, key::SECTIONS) {
        None => return Ok(Vec::new()),
        Some(Json::List(items)) => items,
        Some(_) => return Err(wrong(key::SECTIONS)),
    };
    let mut sections = Vec::new();
    for item in items {
        let Json::Object(members) = item else {
            return Err(wrong(key::SECTIONS));
        };
        only(members, &[key::ID, key::BYTES])?;
        let id = u16::try_from(number(members, key::ID)?).map_err(|_| wrong(key::ID))?;
        let bytes = BASE64URL_NOPAD.decode(text(members, key::BYTES)?.as_bytes());
        sections.push(UnknownSection { id, bytes: bytes.map_err(|_| wrong(key::BYTES))? });
    }
    Ok(sections)
}

fn question(id: &str) -> Result<QuestionId, LoadError> {
    QuestionId::named(id).ok_or_else(|| LoadError::UnknownQuestion(cut(id)))
}

fn level(number: Option<u64>) -> Option<Level> {
    number.and_then(|number| u8::try_from(number).ok()).and_then(Level::new)
}

/// The member of a name; of several the last one, as most programs have it.
fn member<'a>(members: &'a Members, name: &str) -> Option<&'a Json> {
    members.iter().rev().find(|(have, _)| have == name).map(|(_, value)| value)
}

fn only(members: &Members, names: &[&str]) -> Result<(), LoadError> {
    match members.iter().find(|(name, _)| !names.contains(&name.as_str())) {
        Some((name, _)) => Err(wrong(name)),
        None => Ok(()),
    }
}

fn object<'a>(members: &'a Members, name: &str) -> Result<&'a Members, LoadError> {
    match member(members, name) {
        Some(Json::Object(inner)) => Ok(inner),
        _ => Err(wrong(name)),
    }
}

/// An object that may be missing.
fn optional<'a>(members: &'a Members, name: &str) -> Result<&'a Members, LoadError> {
    if member(members, name).is_some() { object(members, name) } else { Ok(&[]) }
}

fn number(members: &Members, name: &str) -> Result<u64, LoadError> {
    match member(members, name) {
        Some(Json::Number(Some(number))) => Ok(*number),
        _ => Err(wrong(name)),
    }
}

fn text<'a>(members: &'a Members, name: &str) -> Result<&'a str, LoadError> {
    match member(members, name) {
        Some(Json::Text(text)) => Ok(text),
        _ => Err(wrong(name)),
    }
}

fn wrong(name: &str) -> LoadError {
    LoadError::Wrong(cut(name))
}

fn cut(name: &str) -> String {
    name.chars().take(SHOWN).collect()
}
