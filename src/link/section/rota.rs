//! The year as a calendar: its people, its start and its hand-over day.

use super::Section;
use crate::assessment::rota::Rota;
use serde::{Deserialize, Serialize};

/// Section 5.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Wire {}

impl Section for Wire {
    type Input = Rota;
    const ID: u16 = 5;

    fn of(_: &Rota) -> Self {
        Self {}
    }

    fn input(self) -> Option<Rota> {
        Some(Rota {})
    }
}
