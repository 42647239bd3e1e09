//! Leave, sites, hours and incidents of the on-call work.

use super::Section;
use crate::assessment::on_call_details::OnCallDetails;
use serde::{Deserialize, Serialize};

/// Section 4.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Wire {}

impl Section for Wire {
    type Input = OnCallDetails;
    const ID: u16 = 4;

    fn of(_: &OnCallDetails) -> Self {
        Self {}
    }

    fn input(self) -> Option<OnCallDetails> {
        Some(OnCallDetails {})
    }
}
