//! What the alerts are looked at with.

/// What the alerts are looked at with.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Alerts {}
