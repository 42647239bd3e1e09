//! Who does what: the DevOps team and the reliability team side by side.

use super::Table;
use crate::content::say;
use crate::text::{Message, Text};

/// What is compared: its name, the DevOps team's side, the reliability team's side.
const ROWS: [[Message; 3]; 7] = [
    [say::roles::FOCUS, say::roles::FOCUS_DEVOPS, say::roles::FOCUS_CRE],
    [say::roles::PROJECTS, say::roles::PROJECTS_DEVOPS, say::roles::PROJECTS_CRE],
    [say::roles::AUTOMATION, say::roles::AUTOMATION_DEVOPS, say::roles::AUTOMATION_CRE],
    [say::roles::KPI, say::roles::KPI_DEVOPS, say::roles::KPI_CRE],
    [say::roles::OPTIMISES, say::roles::OPTIMISES_DEVOPS, say::roles::OPTIMISES_CRE],
    [say::roles::OPERATIONS, say::roles::OPERATIONS_DEVOPS, say::roles::OPERATIONS_CRE],
    [say::roles::WORKING, say::roles::WORKING_DEVOPS, say::roles::WORKING_CRE],
];

/// What stays the team's own work, whatever CRE takes over.
const OWN_WORK: [Message; 5] = [
    say::roles::OWN_FEATURES,
    say::roles::OWN_BUDGET,
    say::roles::OWN_GAPS,
    say::roles::OWN_RETROSPECTIVES,
    say::roles::OWN_REACHABLE,
];

/// The two teams as a table.
#[must_use]
pub fn table(text: &Text) -> Table {
    let row = |row: [Message; 3]| (row.map(|cell| text.get(cell).to_owned()).into(), false);
    Table {
        caption: text.get(say::roles::CAPTION).to_owned(),
        columns: [say::roles::COLUMN_WHAT, say::roles::COLUMN_DEVOPS, say::roles::COLUMN_CRE]
            .map(|column| text.get(column).to_owned())
            .into(),
        rows: ROWS.into_iter().map(row).collect(),
    }
}

/// The team's own work, a sentence each.
pub fn own_work(text: &Text) -> impl Iterator<Item = &str> {
    OWN_WORK.into_iter().map(|line| text.get(line))
}
