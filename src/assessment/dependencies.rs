//! What the service depends on.

/// What the service depends on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Dependencies {}
