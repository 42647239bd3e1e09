//! Lengths as people and spreadsheets write them.

use super::Reason;
use crate::assessment::field::{Field, FieldProblem, is_space, read_decimal, read_whole};
use crate::assessment::outage_log::paste::Column;
use crate::domain::bounds;

/// What a number without a unit is counted in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Unit {
    /// Days.
    Days,
    /// Hours.
    Hours,
    /// Minutes.
    #[default]
    Minutes,
    /// Seconds.
    Seconds,
    /// Thousandths of a second.
    Milliseconds,
}

/// The names of a unit in lower case, the longest unit first.
const UNITS: [(&[&str], Unit); 5] = [
    (&["d", "day", "days", "tag", "tage"], Unit::Days),
    (&["h", "hr", "hrs", "hour", "hours", "std", "stunde", "stunden"], Unit::Hours),
    (&["m", "min", "mins", "minute", "minutes", "minuten"], Unit::Minutes),
    (&["s", "sec", "secs", "second", "seconds", "sek", "sekunde", "sekunden"], Unit::Seconds),
    (&["ms", "msec", "millisecond", "milliseconds", "millisekunde", "millisekunden"], Unit::Milliseconds),
];

impl Unit {
    const fn milliseconds(self) -> u64 {
        match self {
            Self::Days => 86_400_000,
            Self::Hours => 3_600_000,
            Self::Minutes => 60_000,
            Self::Seconds => 1_000,
            Self::Milliseconds => 1,
        }
    }

    /// The unit that a heading names, such as `Duration (s)`.
    pub fn named(heading: &str) -> Option<Self> {
        let heading = heading.to_lowercase();
        heading.split(|sign: char| !sign.is_alphabetic()).find_map(unit_of)
    }
}

fn unit_of(word: &str) -> Option<Unit> {
    UNITS.iter().find(|(names, _)| names.contains(&word)).map(|(_, unit)| *unit)
}

/// Reads `80`, `80 min`, `1 h 20 min`, `90 s` and `1:20:00` in thousandths of a minute, 0 among them; what is no whole
/// thousandth is rounded up.
///
/// # Errors
/// Why not: what can be read as two lengths is never guessed.
pub fn read(cell: &str, unit: Unit) -> Result<u64, Reason> {
    if cell.contains(':') {
        return clock(cell);
    }
    let parts = if cell.chars().any(char::is_alphabetic) {
        with_units(cell)?
    } else {
        vec![(number(cell)?, unit.milliseconds())]
    };
    let sum: u128 = parts.iter().map(|(number, each)| u128::from(*number) * u128::from(*each)).sum();
    within(sum.div_ceil(u128::from(Unit::Minutes.milliseconds())))
}

fn wrong(problem: FieldProblem) -> Reason {
    Reason::Number(Column::Minutes, problem)
}

/// The field admits no 0, a log says with it that nothing was lost.
fn within(thousandths: u128) -> Result<u64, Reason> {
    let fits = u64::try_from(thousandths).ok();
    fits.filter(|fits| *fits == 0 || Field::LogMinutes.bound().admits(*fits))
        .ok_or(wrong(FieldProblem::OutOfRange))
}

/// `h:mm:ss`. Two parts may be hours and minutes or minutes and seconds.
fn clock(cell: &str) -> Result<u64, Reason> {
    let mut numbers = Vec::new();
    for part in cell.split(':') {
        let digits = (1..=5).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
        numbers.push(if digits { part.parse::<u64>().ok() } else { None });
    }
    match numbers.as_slice() {
        [Some(_), Some(_)] => Err(Reason::Clock),
        [Some(hours), Some(minutes @ 0..=59), Some(seconds @ 0..=59)] => {
            let seconds = (hours * 60 + minutes) * 60 + seconds;
            within((u128::from(seconds) * 1_000).div_ceil(60))
        }
        _ => Err(wrong(FieldProblem::NotANumber)),
    }
}

/// Numbers in thousandths, each with the milliseconds of the unit behind it; the units grow smaller, and only the last number
/// has decimals.
fn with_units(cell: &str) -> Result<Vec<(u64, u64)>, Reason> {
    let unread = wrong(FieldProblem::NotANumber);
    let mut parts: Vec<(u64, u64)> = Vec::new();
    let mut rest = cell.trim_matches(is_space);
    while !rest.is_empty() {
        let (digits, behind) = rest.split_at(rest.find(char::is_alphabetic).ok_or(unread)?);
        let (word, behind) =
            behind.split_at(behind.find(|sign: char| !sign.is_alphabetic()).unwrap_or(behind.len()));
        let each = unit_of(&word.to_lowercase()).ok_or(unread)?.milliseconds();
        let (before, whole) =
            parts.last().map_or((u64::MAX, true), |(number, each)| (*each, number % 1_000 == 0));
        if each >= before || !whole {
            return Err(unread);
        }
        parts.push((number(digits)?, each));
        rest = behind.strip_prefix('.').unwrap_or(behind).trim_start_matches(is_space);
    }
    Ok(parts)
}

/// A number in thousandths. Thousands are grouped as in the fields of whole numbers; where one sign before three digits
/// leaves open whether it groups them or begins the decimals, nothing is read.
fn number(typed: &str) -> Result<u64, Reason> {
    let typed = typed.trim_matches(is_space);
    if !typed.contains(|sign: char| sign.is_ascii_digit()) {
        return Err(wrong(FieldProblem::NotANumber));
    }
    let whole_number = |typed: &str| {
        let whole = read_whole(typed).map_err(wrong)?;
        whole.checked_mul(1_000).ok_or(wrong(FieldProblem::OutOfRange))
    };
    let Some((whole, fraction)) = typed.rsplit_once(['.', ',']) else { return whole_number(typed) };
    let single = !whole.contains(['.', ',']);
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    let a_group = fraction.len() == 3 && digits(fraction);
    if single && a_group && (1..=3).contains(&whole.len()) && digits(whole) && !whole.starts_with('0') {
        return Err(Reason::Thousands);
    }
    // 1,234,567: the same sign again groups.
    if let (false, Ok(thousandths)) = (single, whole_number(typed)) {
        return Ok(thousandths);
    }
    // 1,200.5: one sign groups, the other begins the decimals.
    if typed.get(whole.len()..).and_then(|rest| rest.chars().next()).is_some_and(|sign| whole.contains(sign))
    {
        return Err(wrong(FieldProblem::NotANumber));
    }
    let whole = read_whole(whole).map_err(wrong)?;
    read_decimal(&format!("{whole}.{fraction}"), bounds::OUTAGE_MINUTES.decimals).map_err(wrong)
}
