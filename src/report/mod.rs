//! What the result screens say: pure functions from an [`Assessment`] to finished sentences and rows.
//!
//! The calculators' screens and the report render the same values, so they cannot disagree.

pub mod alerts;
pub mod budget;
pub mod compare;
pub mod dependencies;
pub mod finding;
pub mod forecast;
pub mod on_call;
pub mod readiness;
pub mod roles;
pub mod rota;
pub mod team;
pub mod time;

use crate::assessment::Assessment;
use crate::content::{EDITION, VERSION, say};
use crate::text::Text;

pub use budget::{BudgetResult, Counted, OutageResult};
pub use compare::Compared;
pub use dependencies::DependenciesResult;
pub use finding::{Calculator, Finding};
pub use forecast::ForecastResult;
pub use on_call::OnCallResult;
pub use readiness::Readiness;
pub use team::TeamResult;
pub use time::TimeResult;

/// Everything the report shows.
#[derive(Debug)]
pub struct Report {
    /// What it reports on.
    pub assessment: Assessment,
    /// The verdict and what follows; `None` while no counted question has an answer.
    pub readiness: Option<Readiness>,
    /// What each calculator that was used found.
    pub findings: Vec<Finding>,
    /// When the assessment was made.
    pub dated: String,
    /// Which questionnaire it answers.
    pub version: String,
}

/// A title and a value, for the numbers set apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    /// What the number is.
    pub label: String,
    /// The number with its unit.
    pub value: String,
    /// A word about it, and whether it is a bad one.
    pub word: Option<(String, bool)>,
}

/// A table: column titles, then rows; the first cell of a row is its heading.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Table {
    /// What the table shows.
    pub caption: String,
    /// Column titles.
    pub columns: Vec<String>,
    /// Rows, each with its cells and whether it is the person's own.
    pub rows: Vec<(Vec<String>, bool)>,
}

/// Reports on the same are the same.
impl PartialEq for Report {
    fn eq(&self, other: &Self) -> bool {
        self.assessment == other.assessment
    }
}

impl Report {
    /// Builds the report of an assessment.
    #[must_use]
    pub fn new(assessment: &Assessment, text: &Text) -> Self {
        Self {
            assessment: assessment.clone(),
            readiness: Readiness::new(assessment, text),
            findings: Calculator::ALL.iter().filter_map(|one| one.finding(assessment, text)).collect(),
            dated: match assessment.date {
                Some(date) => text.say(say::report::dated(&text.date(date))),
                None => text.get(say::report::UNDATED).to_owned(),
            },
            version: version(assessment.edition, text),
        }
    }
}

impl Report {
    /// What a calculator found.
    #[must_use]
    pub fn finding(&self, calculator: Calculator) -> Option<&Finding> {
        self.findings.iter().find(|finding| finding.calculator == calculator)
    }
}

/// Which questionnaire an edition is.
fn version(edition: u16, text: &Text) -> String {
    if edition == EDITION {
        text.say(say::report::version(VERSION))
    } else {
        text.say(say::report::version_unknown(&edition.to_string()))
    }
}

#[cfg(test)]
mod tests;
