//! What the alerts are looked at with.

use super::Section;
use crate::assessment::alerts::Alerts;
use serde::{Deserialize, Serialize};

/// Section 9.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Wire {}

impl Section for Wire {
    type Input = Alerts;
    const ID: u16 = 9;

    fn of(_: &Alerts) -> Self {
        Self {}
    }

    fn input(self) -> Option<Alerts> {
        Some(Alerts {})
    }
}
