//! What the alerts are looked at with.

use super::Section;
use crate::assessment::alerts::Alerts;
use serde::{Deserialize, Serialize};

/// Section 9.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Wire {
    error_ratio_ppb: u64,
    /// 0 where empty; it is never 0 otherwise.
    requests_per_hour: u64,
}

impl Section for Wire {
    type Input = Alerts;
    const ID: u16 = 9;

    fn of(input: &Alerts) -> Self {
        Self {
            error_ratio_ppb: input.error_ratio_ppb(),
            requests_per_hour: input.requests_per_hour().unwrap_or(0),
        }
    }

    fn input(self) -> Option<Alerts> {
        let requests = Some(self.requests_per_hour).filter(|requests| *requests > 0);
        Alerts::new(self.error_ratio_ppb, requests).ok()
    }
}
