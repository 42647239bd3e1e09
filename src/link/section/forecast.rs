//! How often and how long the service fails.

use super::Section;
use crate::assessment::forecast::Forecast;
use serde::{Deserialize, Serialize};

/// Section 10.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Wire {}

impl Section for Wire {
    type Input = Forecast;
    const ID: u16 = 10;

    fn of(_: &Forecast) -> Self {
        Self {}
    }

    fn input(self) -> Option<Forecast> {
        Some(Forecast {})
    }
}
