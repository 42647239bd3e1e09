//! Reads an outage log as it comes from a spreadsheet: a line for each outage, the rest told by the number of its line.
//!
//! Cells are separated by tabs, else by semicolons, else by commas, whichever the paste has; a cell may stand in double
//! quotes. A first line without a date is a heading, and names the columns where it can; without one they are day,
//! minutes, share of users, failed requests. Total: any text gives a result, and long ones are cut.

mod dates;

use super::Outage;
use crate::assessment::field::{Field, FieldProblem};
use crate::domain::bounds;
pub use dates::Order;
use dates::Written;

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
    /// The outages, in the order of their lines.
    pub outages: Vec<Outage>,
    /// The lines that were not read.
    pub problems: Vec<Problem>,
    /// Lines that say that nothing was lost: 0 minutes, 0 requests.
    pub nothing: usize,
    /// Lines beyond the number that is read.
    pub beyond: usize,
}

/// Characters of a cell that are told again.
const CELL: usize = 30;

/// What a heading says of its column, in lower case; what comes first counts first.
const NAMES: [(Column, &[&str]); 4] = [
    (Column::Share, &["share", "user", "impact", "%", "anteil", "nutzer"]),
    (Column::Failed, &["fail", "request", "error", "anfrage", "fehler"]),
    (Column::Minutes, &["min", "length", "duration", "downtime", "dauer"]),
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
        all.by_ref().take(bounds::OUTAGES + 1).map(|(at, line)| (at + 1, line)).collect();
    let mut pasted = Pasted { beyond: all.count(), ..Pasted::default() };

    let too_long = |line: &str| line.chars().nth(bounds::OUTAGE_LINE).is_some();
    let separator = ['\t', ';']
        .into_iter()
        .find(|sign| lines.iter().any(|(_, line)| !too_long(line) && line.contains(*sign)))
        .unwrap_or(',');
    let mut rows: Vec<(usize, Option<Vec<String>>)> = lines
        .into_iter()
        .map(|(number, line)| (number, (!too_long(line)).then(|| cells(line, separator))))
        .collect();

    let heading = rows.first().is_some_and(|(_, row)| row.as_deref().is_some_and(is_heading));
    let named = if heading { rows.remove(0).1.and_then(|row| columns_named(&row)) } else { None };
    if rows.len() > bounds::OUTAGES {
        rows.truncate(bounds::OUTAGES);
        pasted.beyond += 1;
    }
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
            Some(row) => outage(|column| of(row, column).unwrap_or_default(), order),
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
    pasted
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

/// Writes outages as [`read`] takes them, a line each under a heading, separated by tabs. The numbers have a point.
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
        some => format!("{}.{some}", value / unit),
    }
}

/// The outage of a line; `None` if nothing was lost.
fn outage(
    cell: impl Fn(Column) -> String,
    order: dates::Decided,
) -> Result<Option<Outage>, (Reason, String)> {
    let date = cell(Column::Day);
    let written = Written::of(&date).ok_or_else(|| (Reason::NoDate, date.clone()))?;
    let day = written.day(order).map_err(|reason| (reason, date))?;
    let minutes = number(Column::Minutes, &cell(Column::Minutes))?;
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

/// A number as its field takes it, and 0; an empty cell or a dash is none.
fn number(column: Column, cell: &str) -> Result<Option<u64>, (Reason, String)> {
    let field = match column {
        Column::Share => Field::LogShare,
        Column::Failed => Field::LogFailed,
        Column::Day | Column::Minutes => Field::LogMinutes,
    };
    if matches!(cell, "" | "-" | "–" | "—") {
        return Ok(None);
    }
    let bare = match column {
        Column::Minutes => ["minutes", "mins", "min", "m"]
            .into_iter()
            .find_map(|unit| cell.strip_suffix(unit))
            .unwrap_or(cell)
            .trim_end(),
        _ => cell,
    };
    let zero = |cell: &str| {
        let mut digits = cell.chars().filter(|sign| !matches!(sign, '.' | ',' | '%' | ' '));
        cell.contains('0') && digits.all(|sign| sign == '0')
    };
    let clock = if column == Column::Minutes { clock(bare) } else { None };
    match clock.map_or_else(|| field.read(bare), Ok) {
        Err(_) if zero(bare) => Ok(Some(0)),
        Err(problem) => Err((Reason::Number(column, problem), cell.to_owned())),
        Ok(Some(value)) if value > 0 && !field.bound().admits(value) => {
            Err((Reason::Number(column, FieldProblem::OutOfRange), cell.to_owned()))
        }
        Ok(read) => Ok(read),
    }
}

/// A length as spreadsheets write it, `h:mm:ss`, in thousandths of a minute; seconds that are no whole thousandth are
/// rounded up.
fn clock(cell: &str) -> Option<Option<u64>> {
    let mut parts = cell.split(':').map(|part| {
        let digits = (1..=5).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
        if digits { part.parse::<u64>().ok() } else { None }
    });
    let (hours, minutes, seconds) = (parts.next()??, parts.next()??, parts.next()??);
    if parts.next().is_some() || minutes > 59 || seconds > 59 {
        return None;
    }
    let seconds = hours * 3_600 + minutes * 60 + seconds;
    Some(Some((seconds * 1_000).div_ceil(60)))
}

/// The cells of a line; a separator inside double quotes is part of its cell.
fn cells(line: &str, separator: char) -> Vec<String> {
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

/// A heading has a first cell without a digit, and says something.
fn is_heading(row: &[String]) -> bool {
    row.first().is_some_and(|cell| !cell.chars().any(|sign| sign.is_ascii_digit()))
        && row.iter().any(|cell| cell.chars().any(char::is_alphabetic))
}

/// What a heading names, if it names a day and something that was lost.
fn columns_named(row: &[String]) -> Option<Vec<Option<Column>>> {
    let named = |cell: &String| {
        let cell = cell.to_lowercase();
        NAMES
            .iter()
            .find(|(_, names)| names.iter().any(|name| cell.contains(name)))
            .map(|(column, _)| *column)
    };
    let columns: Vec<Option<Column>> = row.iter().map(named).collect();
    let has = |column| columns.contains(&Some(column));
    (has(Column::Day) && (has(Column::Minutes) || has(Column::Failed))).then_some(columns)
}

#[cfg(test)]
mod tests;
