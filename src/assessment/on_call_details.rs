//! Leave, sites, hours and incidents of the on-call work.

/// Leave, sites, hours and incidents of the on-call work.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OnCallDetails {}
