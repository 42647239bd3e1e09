//! Outages of the window so far.

use super::Section;
use crate::assessment::outage_log::OutageLog;
use serde::{Deserialize, Serialize};

/// Section 7.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Wire {}

impl Section for Wire {
    type Input = OutageLog;
    const ID: u16 = 7;

    fn of(_: &OutageLog) -> Self {
        Self {}
    }

    fn input(self) -> Option<OutageLog> {
        Some(OutageLog {})
    }
}
