//! Outages of the window so far.

/// Outages of the window so far.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OutageLog {}
