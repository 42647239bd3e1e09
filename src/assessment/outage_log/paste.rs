//! Reads an outage log as it comes from a spreadsheet: a line for each outage, the rest told by the number of its line.
//!
//! Cells are separated by tabs, else by semicolons, else by commas, whichever the line has; a cell may stand in double
//! quotes. A first line without a date is a heading, and names the columns where it can; without one they are day,
//! minutes, share of users, failed requests. Total: any text gives a result, and long ones are cut.

mod dates;
mod lengths;

use super::Outage;
use crate::assessment::field::{Field, FieldProblem};
use crate::domain::bounds;
pub use dates::Order;
use dates::Written;
use lengths::Unit;

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    /// The day of the outage.
    Day,
    /// Its length in minutes.
    Minutes,
    /// The share of users it affected, in percent.
    Share,
    /// Requests that failed.
    Failed,
}

/// Why a line was not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// It has too many characters.
    TooLong,
    /// Its first cell is no date in any form that is read.
    NoDate,
    /// The calendar has no such day.
    NoSuchDay,
    /// The day or the month may be first, and no other line tells which.
    DayOrMonth,
    /// It has neither minutes nor failed requests.
    NoLength,
    /// A length such as `1:20` may be hours and minutes or minutes and seconds.
    Clock,
    /// A length such as `1,200` may be a thousand or one with decimals.
    Thousands,
    /// A number is not one, or not within its limits.
    Number(Column, FieldProblem),
}

/// A line that was not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Number of the line, from 1.
    pub line: usize,
    /// Why it was not read.
    pub reason: Reason,
    /// The cell that stands in the way, cut.
    pub cell: String,
}

/// What was read of a paste.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pasted {
    /// The outages, in the order of their lines; of more than a log holds, the newest.
    pub outages: Vec<Outage>,
    /// The lines that were not read.
    pub problems: Vec<Problem>,
    /// Lines that say that nothing was lost: 0 minutes, 0 requests.
    pub nothing: usize,
    /// Outages left out because the log holds no more and they are older.
    pub older: usize,
    /// Lines beyond the number that is read.
    pub beyond: usize,
}

/// Characters of a cell that are told again.
const CELL: usize = 30;

/// What a heading says of its column, in lower case; what comes first counts first.
const NAMES: [(Column, &[&str]); 4] = [
    (Column::Share, &["share", "user", "impact", "%", "anteil", "nutzer"]),
    (Column::Failed, &["fail", "request", "error", "anfrage", "fehler"]),
    (
        Column::Minutes,
        &["min", "length", "duration", "downtime", "dauer", "hour", "second", "stunde", "sekunde"],
    ),
    (Column::Day, &["day", "date", "when", "tag", "datum"]),
];

/// The columns where no heading names them; the numbers of one column are failed requests if that is what is counted.
const PLAIN: [Column; 4] = [Column::Day, Column::Minutes, Column::Share, Column::Failed];
const PLAIN_REQUESTS: [Column; 2] = [Column::Day, Column::Failed];

/// Reads a pasted log. `requests` says that failed requests are counted, `order` how to read dates whose lines don't
/// tell whether the day or the month is first.
#[must_use]
pub fn read(text: &str, requests: bool, order: Option<Order>) -> Pasted {
    let mut all = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    let lines: Vec<(usize, &str)> =
        all.by_ref().take(bounds::PASTED_LINES).map(|(at, line)| (at + 1, line)).collect();
    let mut pasted = Pasted { beyond: all.count(), ..Pasted::default() };

    let too_long = |line: &str| line.chars().nth(bounds::OUTAGE_LINE).is_some();
    let mut rows: Vec<(usize, Option<Vec<String>>)> =
        lines.into_iter().map(|(number, line)| (number, (!too_long(line)).then(|| cells(line)))).collect();

    let heading = rows.first().is_some_and(|(_, row)| row.as_deref().is_some_and(is_heading));
    let named = if heading { rows.remove(0).1.and_then(|row| columns_named(&row)) } else { None };
    let (named, unit) = named.map_or((None, Unit::default()), |(columns, unit)| (Some(columns), unit));
    let widest = rows.iter().filter_map(|(_, row)| row.as_ref().map(Vec::len)).max().unwrap_or(0);
    let columns = named.unwrap_or_else(|| match (requests, widest) {
        (true, 0..=2) => PLAIN_REQUESTS.map(Some).into(),
        _ => PLAIN.map(Some).into(),
    });

    let of = |row: &[String], column: Column| {
        let place = columns.iter().position(|one| *one == Some(column))?;
        row.get(place).map(|cell| cell.trim().to_owned())
    };
    let day_of = |row: &Option<Vec<String>>| of(row.as_deref()?, Column::Day).map(|cell| Written::of(&cell));
    let order = dates::order(rows.iter().filter_map(|(_, row)| day_of(row).flatten()), order);
    for (number, row) in &rows {
        let read = match row {
            None => Err((Reason::TooLong, String::new())),
            Some(row) => outage(|column| of(row, column).unwrap_or_default(), order, unit),
        };
        match read {
            Ok(Some(outage)) => pasted.outages.push(outage),
            Ok(None) => pasted.nothing += 1,
            Err((reason, cell)) => {
                let cell = cell.chars().filter(|sign| !sign.is_control()).take(CELL).collect();
                pasted.problems.push(Problem { line: *number, reason, cell });
            }
        }
    }
    pasted.older = keep_newest(&mut pasted.outages);
    pasted
}

/// Takes out the oldest of more outages than a log holds, the others keep their order; how many went.
pub fn keep_newest(outages: &mut Vec<Outage>) -> usize {
    let over = outages.len().saturating_sub(bounds::OUTAGES);
    if over > 0 {
        let mut oldest: Vec<usize> = (0..outages.len()).collect();
        oldest.sort_by_key(|place| outages.get(*place).map(Outage::day));
        oldest.truncate(over);
        oldest.sort_unstable();
        let mut place = 0;
        outages.retain(|_| {
            place += 1;
            oldest.binary_search(&(place - 1)).is_err()
        });
    }
    over
}

/// What of a paste is not among outages that were taken from it before, so that a list can be mended and read again.
/// Each of those stands for one of the same in the paste.
#[must_use]
pub fn beyond_those(pasted: &[Outage], before: &[Outage]) -> Vec<Outage> {
    let mut before = before.to_vec();
    let is_new = |outage: &&Outage| match before.iter().position(|taken| taken == *outage) {
        Some(place) => {
            before.swap_remove(place);
            false
        }
        None => true,
    };
    pasted.iter().filter(is_new).copied().collect()
}

/// Writes outages as [`read`] takes them, a line each under a heading, separated by tabs. The numbers have a point, and
/// never three decimals, which could be thousands.
#[must_use]
pub fn write(outages: &[Outage], heading: [&str; 4]) -> String {
    let mut out = heading.join("\t");
    for outage in outages {
        let share = outage.share().map(|share| decimal(share.ppm().into(), 4));
        let cells = [
            Some(outage.day().iso()),
            outage.thousandths().map(|thousandths| decimal(thousandths, 3)),
            share,
            outage.failed().map(|failed| failed.to_string()),
        ];
        out.push('\n');
        out.push_str(&cells.map(Option::unwrap_or_default).join("\t"));
    }
    out
}

/// `value / 10^places` with a point, without zeros at the end.
fn decimal(value: u64, places: u32) -> String {
    let unit = 10_u64.saturating_pow(places).max(1);
    let fraction = format!("{:0width$}", value % unit, width = places as usize);
    match fraction.trim_end_matches('0') {
        "" => (value / unit).to_string(),
        some if some.len() == 3 => format!("{}.{some}0", value / unit),
        some => format!("{}.{some}", value / unit),
    }
}

/// The outage of a line; `None` if nothing was lost.
fn outage(
    cell: impl Fn(Column) -> String,
    order: dates::Decided,
    unit: Unit,
) -> Result<Option<Outage>, (Reason, String)> {
    let date = cell(Column::Day);
    let written = Written::of(&date).ok_or_else(|| (Reason::NoDate, date.clone()))?;
    let day = written.day(order).map_err(|reason| (reason, date))?;
    let minutes = length(&cell(Column::Minutes), unit)?;
    let share = number(Column::Share, &cell(Column::Share))?;
    let failed = number(Column::Failed, &cell(Column::Failed))?;
    if minutes.is_none() && failed.is_none() {
        return Err((Reason::NoLength, String::new()));
    }
    let some = |number: Option<u64>| number.filter(|number| *number > 0);
    if share == Some(0) || some(minutes).is_none() && some(failed).is_none() {
        return Ok(None);
    }
    let outage = Outage::new(day, some(minutes), share, some(failed));
    outage.map(Some).map_err(|(_, problem)| (Reason::Number(Column::Minutes, problem), String::new()))
}

/// A cell in which nothing stands.
fn is_none(cell: &str) -> bool {
    matches!(cell, "" | "-" | "–" | "—")
}

fn length(cell: &str, unit: Unit) -> Result<Option<u64>, (Reason, String)> {
    if is_none(cell) {
        return Ok(None);
    }
    lengths::read(cell, unit).map(Some).map_err(|reason| (reason, cell.to_owned()))
}

/// A number as its field takes it, and 0; an empty cell or a dash is none.
fn number(column: Column, cell: &str) -> Result<Option<u64>, (Reason, String)> {
    let field = match column {
        Column::Share => Field::LogShare,
        Column::Failed => Field::LogFailed,
        Column::Day | Column::Minutes => Field::LogMinutes,
    };
    if is_none(cell) {
        return Ok(None);
    }
    let zero = |cell: &str| {
        let mut digits = cell.chars().filter(|sign| !matches!(sign, '.' | ',' | '%' | ' '));
        cell.contains('0') && digits.all(|sign| sign == '0')
    };
    match field.read(cell) {
        Err(_) if zero(cell) => Ok(Some(0)),
        read => read.map_err(|problem| (Reason::Number(column, problem), cell.to_owned())),
    }
}

/// The cells of a line; a separator inside double quotes is part of its cell.
fn cells(line: &str) -> Vec<String> {
    ['\t', ';']
        .into_iter()
        .map(|sign| cells_by(line, sign))
        .find(|cells| cells.len() > 1)
        .unwrap_or_else(|| cells_by(line, ','))
}

fn cells_by(line: &str, separator: char) -> Vec<String> {
    let mut cells = Vec::new();
    let mut cell = String::new();
    let mut quoted = false;
    for sign in line.chars() {
        match sign {
            '"' => quoted = !quoted,
            sign if sign == separator && !quoted => cells.push(std::mem::take(&mut cell)),
            sign => cell.push(sign),
        }
    }
    cells.push(cell);
    cells
}

/// A heading says something, has a first cell without a digit and none that begins with one: a line with a number in it
/// lost its date.
fn is_heading(row: &[String]) -> bool {
    let has_number = |cell: &String| cell.trim().starts_with(|sign: char| sign.is_ascii_digit());
    row.first().is_some_and(|cell| !cell.chars().any(|sign| sign.is_ascii_digit()))
        && row.iter().any(|cell| cell.chars().any(char::is_alphabetic))
        && !row.iter().any(has_number)
}

/// What a heading names, if it names a day and something that was lost, and what it counts lengths in.
fn columns_named(row: &[String]) -> Option<(Vec<Option<Column>>, Unit)> {
    let named = |cell: &String| {
        let cell = cell.to_lowercase();
        // Failed minutes are minutes. A day is a date, unless a length is counted in days.
        let has = |column| {
            NAMES.iter().any(|(one, names)| *one == column && names.iter().any(|name| cell.contains(name)))
        };
        let counted = Unit::named(&cell).is_some_and(|unit| unit != Unit::Days);
        if counted && !has(Column::Share) && !cell.contains("request") && !cell.contains("anfrage") {
            return Some(Column::Minutes);
        }
        NAMES
            .iter()
            .find(|(_, names)| names.iter().any(|name| cell.contains(name)))
            .map(|(column, _)| *column)
    };
    let columns: Vec<Option<Column>> = row.iter().map(named).collect();
    let has = |column| columns.contains(&Some(column));
    let length = columns.iter().zip(row).find(|(column, _)| **column == Some(Column::Minutes));
    let unit = length.and_then(|(_, cell)| Unit::named(cell)).unwrap_or_default();
    (has(Column::Day) && (has(Column::Minutes) || has(Column::Failed))).then_some((columns, unit))
}

#[cfg(test)]
mod tests;
