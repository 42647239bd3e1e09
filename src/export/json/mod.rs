//! The report as JSON, by the schema in `public/assessment-v1.schema.json`, and an assessment back from it.
//!
//! `assessment` holds what was entered and is all that is ever read; `result` repeats what the report says of it.

mod entered;
mod read;
mod result;
mod spelled;
mod strict;

pub use read::{LoadError, MOST_BYTES, read};

use crate::report::Report;
use crate::text::Text;
use entered::Entered;
use result::Outcome;
use serde::Serialize;

/// The file that describes these files, beside the page.
const SCHEMA_FILE: &str = "assessment-v1.schema.json";
/// What kind of file this is, without its version.
const KIND: &str = "cre-readiness/assessment/";
/// The version that is written and read.
const VERSION: &str = "1";

/// A file, its parts in the order in which they are written.
#[derive(Serialize)]
struct File<'a> {
    #[serde(rename = "$schema")]
    schema_file: &'static str,
    schema: String,
    link: &'a str,
    assessment: Entered,
    result: Outcome<'a>,
}

/// The report and the link as a file.
#[must_use]
pub fn write(report: &Report, link: &str, text: &Text) -> String {
    let file = File {
        schema_file: SCHEMA_FILE,
        schema: [KIND, VERSION].concat(),
        link,
        assessment: Entered::from(&report.assessment),
        result: Outcome::new(report, text),
    };
    // Only a name that is no text, or a value that refuses, could fail here; the file has neither.
    let mut written = serde_json::to_string_pretty(&file).unwrap_or_default();
    written.push('\n');
    written
}
