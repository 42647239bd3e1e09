//! The chance to keep an objective.

use super::{Fields, File, Got, Outcome, Stop, decimal, field, optional, real, share_of};
use cre_readiness::domain::forecast::{Pattern, Spread};
use cre_readiness::domain::ratio::Ratio;
use serde_json::Value;

pub const FILE: File = File { computed: &["forecast"], not_computed: &[], run };

fn run(kind: &str, input: &Value, _: &Value) -> Option<Outcome> {
    (kind == "forecast").then(|| forecast_fields(input).map(Got::Fields))
}

fn forecast_fields(input: &Value) -> Fields {
    let duration = field(input, "duration")?;
    let spread = match field(duration, "type")?.as_str() {
        Some("fixed") => Spread::Fixed,
        Some("exponential") => Spread::Exponential,
        Some("lognormal") => Spread::LogNormal { cv: decimal(duration, "cv")? },
        Some("gamma") => Spread::Gamma { cv: decimal(duration, "cv")? },
        other => return Err(Stop::Malformed(format!("type {other:?}"))),
    };
    let (rate, mean_s) = (decimal(input, "lambda")?, decimal(duration, "mean_s")?);
    let budget_s = decimal(input, "budget_s")?;
    let pattern = Pattern::new(rate, Ratio::ZERO, mean_s, share_of(input, "impact")?, spread);
    let pattern = pattern.map_err(|_| Stop::Refused)?;
    let quantiles = [("p50", 0.5), ("p90", 0.9), ("p95", 0.95), ("p99", 0.99)];
    Ok(vec![
        ("p_meet", Got::Float(pattern.chance(budget_s))),
        ("p_no_incident", Got::Float(pattern.no_incident())),
        ("mean_s", real(Some(pattern.mean_s()))),
        ("variance_s2", Got::Float(pattern.variance_s2())),
        ("share_of_budget", real(pattern.share_of_budget(budget_s))),
        ("incidents_that_fit", optional(pattern.incidents_that_fit(budget_s))),
        (
            "quantiles_s",
            Got::Fields(
                quantiles.map(|(name, chance)| (name, Got::Float(pattern.quantile_s(chance)))).into(),
            ),
        ),
    ])
}
