//! How the error budget is counted, its calendar window, and further objectives.

use super::Section;
use crate::assessment::budget_details::BudgetDetails;
use serde::{Deserialize, Serialize};

/// Section 6.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Wire {}

impl Section for Wire {
    type Input = BudgetDetails;
    const ID: u16 = 6;

    fn of(_: &BudgetDetails) -> Self {
        Self {}
    }

    fn input(self) -> Option<BudgetDetails> {
        Some(BudgetDetails {})
    }
}
