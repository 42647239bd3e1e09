//! Error budgets in time and requests.

use super::{
    Fields, File, Got, Outcome, Stop, count, decimal, objective, optional, real, share_of, whole, yes,
};
use cre_readiness::domain::error_budget::{
    best_objective, burn_rate, exhaustion_s, incident, remaining, request_budget, risk_per_year, time_budget,
};
use cre_readiness::domain::ratio::Ratio;
use serde_json::Value;

pub const FILE: File = File {
    computed: &[
        "objective_parse",
        "time_budget",
        "request_budget",
        "burn",
        "time_remaining",
        "incident",
        "best_objective",
        "risk",
    ],
    not_computed: &[],
    run,
};

fn run(kind: &str, input: &Value, _: &Value) -> Option<Outcome> {
    let fields = match kind {
        "objective_parse" => {
            objective(input).map(|objective| vec![("objective_ppb", whole(objective.ppb()))])
        }
        "time_budget" => time_budget_fields(input),
        "request_budget" => request_fields(input),
        "burn" => burn_fields(input),
        "time_remaining" => time_remaining_fields(input),
        "incident" => incident_fields(input),
        "best_objective" => best_objective_fields(input),
        "risk" => risk_fields(input),
        _ => return None,
    };
    Some(fields.map(Got::Fields))
}

fn time_budget_fields(input: &Value) -> Fields {
    let budget = time_budget(objective(input)?, count(input, "window_s")?);
    Ok(vec![("budget_s", Got::Real(budget))])
}

fn burn_fields(input: &Value) -> Fields {
    let rate = burn_rate(decimal(input, "error_ratio")?, objective(input)?).ok_or(Stop::Refused)?;
    Ok(vec![
        ("burn_rate", Got::Real(rate)),
        ("exhaustion_s", real(exhaustion_s(count(input, "window_s")?, rate))),
    ])
}

fn incident_fields(input: &Value) -> Fields {
    let cost =
        incident(objective(input)?, count(input, "window_s")?, share_of(input, "impact")?, length_s(input)?);
    let cost = cost.ok_or(Stop::Refused)?;
    Ok(vec![
        ("bad_s", Got::Real(cost.bad_s)),
        ("share_of_budget", Got::Real(cost.share_of_budget)),
        ("incidents_allowed", optional(cost.incidents_allowed)),
    ])
}

/// Time to detect and to repair together.
fn length_s(input: &Value) -> Result<Ratio, Stop> {
    decimal(input, "detect_s")?.plus(decimal(input, "repair_s")?).ok_or(Stop::Refused)
}

fn time_remaining_fields(input: &Value) -> Fields {
    let budget = time_budget(objective(input)?, count(input, "window_s")?);
    let left = remaining(budget, decimal(input, "bad_s")?).ok_or(Stop::Refused)?;
    Ok(vec![
        ("budget_s", Got::Real(budget)),
        ("remaining_s", Got::Real(left.left)),
        ("remaining", Got::Real(left.share)),
    ])
}

fn best_objective_fields(input: &Value) -> Fields {
    let best = best_objective(
        count(input, "window_s")?,
        share_of(input, "impact")?,
        length_s(input)?,
        decimal(input, "incidents")?,
    );
    Ok(vec![("best_ratio", Got::Real(best.ok_or(Stop::Refused)?))])
}

fn risk_fields(input: &Value) -> Fields {
    let bad_s = risk_per_year(length_s(input)?, share_of(input, "impact")?, decimal(input, "days_between")?);
    Ok(vec![("bad_s_per_year", Got::Real(bad_s.ok_or(Stop::Refused)?))])
}

fn request_fields(input: &Value) -> Fields {
    let bad = match input.get("bad") {
        None | Some(Value::Null) => None,
        Some(_) => Some(count(input, "bad")?),
    };
    let budget = request_budget(objective(input)?, count(input, "valid")?, bad);
    let budget = budget.map_err(|_| Stop::Refused)?;
    Ok(vec![
        ("allowed_bad", whole(budget.allowed_bad)),
        ("min_good", whole(budget.min_good)),
        ("left", optional(budget.left)),
        ("met", yes(budget.met)),
        ("error_ratio", real(budget.error_ratio)),
        ("burn_rate", real(budget.burn_rate)),
        ("remaining", real(budget.remaining)),
    ])
}
