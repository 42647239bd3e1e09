//! Burn-rate alerts and low traffic.

use super::{File, Outcome};
use serde_json::Value;

pub const FILE: File =
    File { computed: &[], not_computed: &["rule_set", "pair", "outage", "low_traffic", "min_rate"], run };

fn run(_: &str, _: &Value, _: &Value) -> Option<Outcome> {
    None
}
