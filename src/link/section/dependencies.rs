//! What the service depends on.

use super::Section;
use crate::assessment::dependencies::Dependencies;
use serde::{Deserialize, Serialize};

/// Section 8.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Wire {}

impl Section for Wire {
    type Input = Dependencies;
    const ID: u16 = 8;

    fn of(_: &Dependencies) -> Self {
        Self {}
    }

    fn input(self) -> Option<Dependencies> {
        Some(Dependencies {})
    }
}
