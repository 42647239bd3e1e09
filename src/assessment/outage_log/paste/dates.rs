//! Dates as spreadsheets write them, and whether the day or the month is first.

use super::Reason;
use crate::assessment::date::Day;
use crate::domain::bounds;

/// Which number is first in `3/4/2026`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// 3 April.
    DayFirst,
    /// 4 March.
    MonthFirst,
}

/// What the lines together say about the order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Decided(Option<Order>);

/// A date as it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Written {
    /// Year, month, day.
    Certain(u32, u32, u32),
    /// Two numbers whose order the writing leaves open, and the year.
    Open(u32, u32, u32),
}

impl Written {
    /// Reads `2026-11-03`, `2026/11/03`, `3.11.2026`, `3/11/2026`, `3-11-2026`, each with a time behind it or without.
    /// A year of two digits is one of this century.
    pub fn of(cell: &str) -> Option<Self> {
        let cell = cell.trim();
        let date = cell.split([' ', 'T', '\u{a0}', '\u{202f}']).next()?;
        // A number behind it that is no time belongs to another cell, which nothing separates.
        let behind = cell.get(date.len()..)?.trim_start_matches([' ', 'T', '\u{a0}', '\u{202f}']);
        if behind.starts_with(|sign: char| sign.is_ascii_digit()) && !behind.contains(':') {
            return None;
        }
        let sign = date.chars().find(|sign| matches!(sign, '-' | '/' | '.'))?;
        let mut parts = date.split(sign);
        let (first, second, third) = (parts.next()?, parts.next()?, parts.next()?);
        if parts.next().is_some() {
            return None;
        }
        let small = |part: &str| number(part, 2);
        if first.len() == 4 && sign != '.' {
            return Some(Self::Certain(number(first, 4)?, small(second)?, small(third)?));
        }
        let year = match third.len() {
            2 => 2_000 + small(third)?,
            4 => number(third, 4)?,
            _ => return None,
        };
        let (first, second) = (small(first)?, small(second)?);
        Some(if sign == '.' { Self::Certain(year, second, first) } else { Self::Open(first, second, year) })
    }

    /// The order that this date shows, if it can be read in one way only.
    fn shows(self) -> Option<Order> {
        match self {
            Self::Open(first, second, _) if first > 12 && second <= 12 => Some(Order::DayFirst),
            Self::Open(first, second, _) if second > 12 && first <= 12 => Some(Order::MonthFirst),
            _ => None,
        }
    }

    /// The day, if there is one and it is known which.
    pub fn day(self, Decided(order): Decided) -> Result<Day, Reason> {
        let (year, month, day) = match self {
            Self::Certain(year, month, day) => (year, month, day),
            Self::Open(first, second, year) if first == second => (year, first, second),
            Self::Open(first, second, year) => match self.shows().or(order) {
                Some(Order::DayFirst) => (year, second, first),
                Some(Order::MonthFirst) => (year, first, second),
                // Neither order makes a date of two numbers above 12.
                None if first > 12 => return Err(Reason::NoSuchDay),
                None => return Err(Reason::DayOrMonth),
            },
        };
        Day::from_civil(year, month, day)
            .filter(|day| bounds::LOG_DAY.admits(day.unix_days().into()))
            .ok_or(Reason::NoSuchDay)
    }
}

/// Decides by all lines: the order that some show and none contradicts, else the one that was chosen, else none.
pub fn order(dates: impl Iterator<Item = Written>, chosen: Option<Order>) -> Decided {
    let mut shown = None;
    let mut both = false;
    for order in dates.filter_map(Written::shows) {
        both |= shown.is_some_and(|before| before != order);
        shown = Some(order);
    }
    Decided(chosen.or(if both { None } else { shown }))
}

fn number(part: &str, longest: usize) -> Option<u32> {
    let digits = (1..=longest).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
    if digits { part.parse().ok() } else { None }
}
