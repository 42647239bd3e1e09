//! The report taken along: as a table, a page, a file to load again, or a few sentences for a message.
//!
//! Every export is a pure function of the [`crate::report::Report`] that the screen shows, so none can disagree
//! with it. Only [`json`] is ever read back.

pub mod carry;
pub mod csv;
pub mod ics;
pub mod json;
pub mod markdown;
pub mod rows;
pub mod summary;

use crate::assessment::date::Day;

/// The name of a file: what it holds, the day it is about, its ending.
#[must_use]
pub fn file_name(what: &str, date: Option<Day>, ending: &str) -> String {
    let date = date.map_or(String::new(), |date| format!("-{}", date.iso()));
    format!("cre-readiness-{what}{date}.{ending}")
}

#[cfg(test)]
mod tests;
