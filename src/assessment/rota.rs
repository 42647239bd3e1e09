//! The year as a calendar: its people, its start and its hand-over day.

/// The year as a calendar: its people, its start and its hand-over day.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rota {}
