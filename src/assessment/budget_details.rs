//! How the error budget is counted, its calendar window, and further objectives.

/// How the error budget is counted, its calendar window, and further objectives.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BudgetDetails {}
