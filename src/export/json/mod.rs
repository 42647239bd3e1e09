//! The report as JSON, by the schema in `public/assessment-v1.schema.json`, and an assessment back from it.
//!
//! `assessment` holds what was entered and is all that is ever read; `result` repeats what the report says of it.
//! Reading and writing are our own for the size of the download: `serde_json` would add 11,900 bytes to it (brotli),
//! these add 3,500. The tests compare both with `serde_json`.

mod parse;
mod read;
mod result;
mod write;

pub use read::{LoadError, MOST_BYTES, read};

use crate::assessment::{Assessment, BudgetInput, OnCallInput};
use crate::content::questions;
use crate::domain::question::{Answer, Mode};
use crate::report::Report;
use crate::text::Text;
use data_encoding::BASE64URL_NOPAD;
use write::Writer;

/// The file that describes these files, beside the page.
const SCHEMA_FILE: &str = "assessment-v1.schema.json";
/// What kind of file this is, without its version.
const KIND: &str = "cre-readiness/assessment/";
/// The version that is written and read.
const VERSION: &str = "1";

const UNKNOWN: &str = "unknown";
const NOT_APPLICABLE: &str = "not-applicable";

/// Names of what was entered: what is written under them is read from under them.
mod key {
    pub const SCHEMA: &str = "schema";
    pub const ASSESSMENT: &str = "assessment";
    pub const EDITION: &str = "edition";
    pub const MODE: &str = "mode";
    pub const DATE: &str = "date";
    pub const ANSWERS: &str = "answers";
    pub const PLAN: &str = "plan";
    pub const ON_CALL: &str = "on_call";
    pub const DAYS: &str = "days_per_year";
    pub const ON_SCHEDULE: &str = "people_on_schedule";
    pub const ENGINEERS: &str = "engineers";
    pub const BUDGET: &str = "error_budget";
    pub const OBJECTIVE: &str = "objective_parts_per_billion";
    pub const WINDOW: &str = "window_days";
    pub const REQUESTS: &str = "valid_requests";
    pub const OUTAGE: &str = "outage_thousandths_of_a_minute";
    pub const SHARE: &str = "users_affected_parts_per_million";
    pub const SECTIONS: &str = "unknown_sections";
    pub const ID: &str = "id";
    pub const BYTES: &str = "base64url";
}

/// The name of a mode.
const fn mode_name(mode: Mode) -> &'static str {
    match mode {
        Mode::Quick => "quick",
        Mode::Full => "full",
    }
}

/// The report and the link as a file.
#[must_use]
pub fn write(report: &Report, link: &str, text: &Text) -> String {
    let mut to = Writer::new();
    to.text("$schema", SCHEMA_FILE);
    to.text(key::SCHEMA, &[KIND, VERSION].concat());
    to.text("link", link);
    entered(&mut to, &report.assessment);
    result::write(&mut to, report, text);
    to.finish()
}

fn entered(to: &mut Writer, assessment: &Assessment) {
    to.begin(key::ASSESSMENT, '{');
    to.number(key::EDITION, u64::from(assessment.edition));
    to.text(key::MODE, mode_name(assessment.mode));
    if let Some(date) = assessment.date {
        to.text(key::DATE, &date.iso());
    }
    to.begin(key::ANSWERS, '{');
    for question in questions() {
        let id = question.facts().id;
        match assessment.answer(question) {
            None => {}
            Some(Answer::Level(level)) => to.number(id, u64::from(level.get())),
            Some(Answer::Unknown) => to.text(id, UNKNOWN),
            Some(Answer::NotApplicable) => to.text(id, NOT_APPLICABLE),
        }
    }
    to.end('}');
    to.begin(key::PLAN, '{');
    for question in questions() {
        if let Some(level) = assessment.plan.level(question) {
            to.number(question.facts().id, u64::from(level.get()));
        }
    }
    to.end('}');
    if let Some(input) = assessment.on_call {
        on_call(to, input);
    }
    if let Some(input) = assessment.budget {
        budget(to, input);
    }
    if !assessment.unknown_sections.is_empty() {
        to.begin(key::SECTIONS, '[');
        for section in &assessment.unknown_sections {
            to.begin("", '{');
            to.number(key::ID, u64::from(section.id));
            to.text(key::BYTES, &BASE64URL_NOPAD.encode(&section.bytes));
            to.end('}');
        }
        to.end(']');
    }
    to.end('}');
}

fn on_call(to: &mut Writer, input: OnCallInput) {
    to.begin(key::ON_CALL, '{');
    to.number(key::DAYS, input.days());
    to.number(key::ON_SCHEDULE, input.on_schedule());
    to.number(key::ENGINEERS, input.engineers());
    to.end('}');
}

fn budget(to: &mut Writer, input: BudgetInput) {
    to.begin(key::BUDGET, '{');
    to.number(key::OBJECTIVE, u64::from(input.objective.ppb()));
    to.number(key::WINDOW, input.window_days());
    let optional = [
        (key::REQUESTS, input.requests()),
        (key::OUTAGE, input.outage_thousandths()),
        (key::SHARE, input.share().map(|share| u64::from(share.ppm()))),
    ];
    for (name, number) in optional {
        if let Some(number) = number {
            to.number(name, number);
        }
    }
    to.end('}');
}
