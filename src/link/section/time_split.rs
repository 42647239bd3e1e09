//! What takes the team's time.

use super::Section;
use crate::assessment::time_split::TimeSplit;
use serde::{Deserialize, Serialize};

/// Section 11.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Wire {}

impl Section for Wire {
    type Input = TimeSplit;
    const ID: u16 = 11;

    fn of(_: &TimeSplit) -> Self {
        Self {}
    }

    fn input(self) -> Option<TimeSplit> {
        Some(TimeSplit {})
    }
}
