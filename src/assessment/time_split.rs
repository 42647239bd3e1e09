//! What takes the team's time.

/// What takes the team's time.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TimeSplit {}
