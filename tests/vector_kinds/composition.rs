//! Availability of what is made of parts.

use super::{File, Outcome};
use serde_json::Value;

pub const FILE: File = File { computed: &[], not_computed: &["tree", "mttf", "budget_sharing"], run };

fn run(_: &str, _: &Value, _: &Value) -> Option<Outcome> {
    None
}
