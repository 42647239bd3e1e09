//! How often and how long the service fails.

/// How often and how long the service fails.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Forecast {}
