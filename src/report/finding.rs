//! The strongest finding of each calculator, for the report.

use super::{alerts, budget, dependencies, forecast, on_call, time};
use crate::assessment::Assessment;
use crate::content::say;
use crate::text::{Message, Text};

/// A calculator.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Calculator {
    /// What on-call costs the team.
    OnCall,
    /// Where the time goes.
    Time,
    /// What the objective allows.
    ErrorBudget,
    /// When the alerts fire.
    Alerts,
    /// What the service depends on.
    Dependencies,
    /// Whether the objective will be met.
    Forecast,
}

/// What a calculator found, in a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Which calculator.
    pub calculator: Calculator,
    /// The strongest finding.
    pub story: String,
    /// Whether it is over a limit.
    pub bad: bool,
    /// How its numbers are calculated.
    pub how: Vec<String>,
    /// Where the formulas and limits come from.
    pub sources: Vec<String>,
}

impl Calculator {
    /// All, in the order in which they are shown.
    pub const ALL: [Self; 6] =
        [Self::OnCall, Self::Time, Self::ErrorBudget, Self::Alerts, Self::Dependencies, Self::Forecast];

    /// Its name.
    #[must_use]
    pub const fn title(self) -> Message {
        match self {
            Self::OnCall => say::app::ON_CALL,
            Self::Time => say::app::TIME,
            Self::ErrorBudget => say::app::ERROR_BUDGET,
            Self::Alerts => say::app::ALERTS,
            Self::Dependencies => say::app::DEPENDENCIES,
            Self::Forecast => say::app::FORECAST,
        }
    }

    /// Its name in files.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::OnCall => "on_call",
            Self::Time => "time",
            Self::ErrorBudget => "error_budget",
            Self::Alerts => "alerts",
            Self::Dependencies => "dependencies",
            Self::Forecast => "forecast",
        }
    }

    /// What it found in an assessment; `None` while it was not used.
    #[must_use]
    pub fn finding(self, assessment: &Assessment, text: &Text) -> Option<Finding> {
        match self {
            Self::OnCall => on_call::finding(assessment, text),
            Self::Time => time::finding(assessment, text),
            Self::ErrorBudget => budget::finding(assessment, text),
            Self::Alerts => alerts::finding(assessment, text),
            Self::Dependencies => dependencies::finding(assessment, text),
            Self::Forecast => forecast::finding(assessment, text),
        }
    }
}
