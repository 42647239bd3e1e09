//! What every kind of case needs: results in the shape of `expect`, inputs read exactly, and which kind is where.

pub mod alerts;
pub mod budget;
pub mod composition;
pub mod forecast;
pub mod on_call;
pub mod readiness;
pub mod rota;
pub mod windows;

use cre_readiness::domain::ratio::Ratio;
use cre_readiness::domain::units::{Objective, PartsPerMillion};
use serde_json::Value;

/// A result, exact, in the shape of `expect`.
pub enum Got {
    Nothing,
    Yes(bool),
    Whole(i128),
    Real(Ratio),
    /// A number that is no fraction, such as a probability.
    Float(f64),
    Text(String),
    List(Vec<Got>),
    Fields(Vec<(&'static str, Got)>),
}

/// Why a case has no result.
pub enum Stop {
    /// The input was refused: what `{"error": true}` expects.
    Refused,
    /// The case itself cannot be read.
    Malformed(String),
}

pub type Outcome = Result<Got, Stop>;

/// The fields of a result.
pub type Fields = Result<Vec<(&'static str, Got)>, Stop>;

/// Runs a case of a kind; `None` if nothing knows the kind.
type Run = fn(kind: &str, input: &Value, document: &Value) -> Option<Outcome>;

/// The kinds of one file of vectors.
pub struct File {
    /// What is computed.
    pub computed: &'static [&'static str],
    /// What nothing computes yet. Whoever adds a calculator takes its kinds out of here.
    pub not_computed: &'static [&'static str],
    /// Computes a case.
    pub run: Run,
}

/// Every file of vectors, by the module that computes it.
pub const FILES: [&File; 8] = [
    &alerts::FILE,
    &budget::FILE,
    &composition::FILE,
    &forecast::FILE,
    &on_call::FILE,
    &readiness::FILE,
    &rota::FILE,
    &windows::FILE,
];

// ---------------------------------------------------------------- inputs

pub fn field<'a>(input: &'a Value, name: &str) -> Result<&'a Value, Stop> {
    input.get(name).ok_or_else(|| Stop::Malformed(format!("no input {name}")))
}

/// A whole number from 0 on; anything else is refused, as the forms refuse it.
pub fn count(input: &Value, name: &str) -> Result<u64, Stop> {
    field(input, name)?.as_u64().ok_or(Stop::Refused)
}

pub fn small(input: &Value, name: &str) -> Result<u32, Stop> {
    u32::try_from(count(input, name)?).map_err(|_| Stop::Refused)
}

/// A decimal, written as a string or as a number: read from its digits, never through a float.
pub fn decimal(input: &Value, name: &str) -> Result<Ratio, Stop> {
    let parsed = match field(input, name)? {
        Value::String(text) => Ratio::parse_decimal(text),
        Value::Number(number) => Ratio::parse_decimal(&number.to_string()),
        other => return Err(Stop::Malformed(format!("{name} is {other}"))),
    };
    parsed.ok_or(Stop::Refused)
}

pub fn objective(input: &Value) -> Result<Objective, Stop> {
    let text = field(input, "objective")?.as_str().unwrap_or_default();
    let objective = Objective::parse_percent(text).map_err(|_| Stop::Refused)?;
    match input.get("objective_ppb").map(Value::as_u64) {
        Some(ppb) if ppb != Some(u64::from(objective.ppb())) => {
            Err(Stop::Malformed(format!("{text} % read as {} ppb", objective.ppb())))
        }
        _ => Ok(objective),
    }
}

/// A share given in percent and parts per million, which have to agree.
pub fn share_of(input: &Value, name: &str) -> Result<PartsPerMillion, Stop> {
    let ppm = count(input, &format!("{name}_ppm"))?;
    let share = PartsPerMillion::from_ppm(ppm).ok_or(Stop::Refused)?;
    let percent = decimal(input, &format!("{name}_percent"))?;
    if percent.over(Ratio::from_int(100)) != Some(share.ratio()) {
        return Err(Stop::Malformed(format!("{name}: percent and ppm differ")));
    }
    Ok(share)
}

// ---------------------------------------------------------------- outputs

pub fn real(value: Option<Ratio>) -> Got {
    value.map_or(Got::Nothing, Got::Real)
}

pub fn whole(value: impl Into<i128>) -> Got {
    Got::Whole(value.into())
}

pub fn optional<T: Into<i128>>(value: Option<T>) -> Got {
    value.map_or(Got::Nothing, whole)
}

pub fn yes(value: Option<bool>) -> Got {
    value.map_or(Got::Nothing, Got::Yes)
}
