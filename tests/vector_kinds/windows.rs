//! Lengths of windows, and the downtime that an objective allows in them.

use super::{File, Got, Outcome, Stop, count, decimal, objective, real, small, whole};
use cre_readiness::domain::units::Objective;
use cre_readiness::domain::window;
use serde_json::Value;

pub const FILE: File =
    File { computed: &["days", "month", "quarter", "year", "downtime", "nines"], not_computed: &[], run };

fn run(kind: &str, input: &Value, _: &Value) -> Option<Outcome> {
    Some(match kind {
        "days" => days(input),
        "year" => year(input),
        "month" => month(input),
        "quarter" => quarter(input),
        "downtime" => downtime(input),
        "nines" => nines(input),
        _ => return None,
    })
}

fn days(input: &Value) -> Outcome {
    let window_s = window::days(decimal(input, "days")?).ok_or(Stop::Refused)?;
    Ok(Got::Fields(vec![("window_s", whole(window_s))]))
}

fn year(input: &Value) -> Outcome {
    let year = small(input, "year")?;
    calendar(window::year_days(year), window::year(year))
}

fn month(input: &Value) -> Outcome {
    let (year, month) = (small(input, "year")?, small(input, "month")?);
    calendar(window::month_days(year, month), window::month(year, month))
}

fn quarter(input: &Value) -> Outcome {
    let (year, quarter) = (small(input, "year")?, small(input, "quarter")?);
    calendar(window::quarter_days(year, quarter), window::quarter(year, quarter))
}

fn downtime(input: &Value) -> Outcome {
    let downtime = window::downtime(count(input, "window_s")?, objective(input)?);
    Ok(Got::Fields(vec![("downtime_s", Got::Real(downtime.ok_or(Stop::Refused)?))]))
}

fn nines(input: &Value) -> Outcome {
    let objective = window::nines(small(input, "nines")?).ok_or(Stop::Refused)?;
    let downtime = window::downtime(count(input, "window_s")?, objective);
    Ok(Got::Fields(vec![
        ("objective", Got::Text(percent_text(objective))),
        ("objective_ppb", whole(objective.ppb())),
        ("downtime_s", real(downtime)),
    ]))
}

fn calendar(days: Option<u64>, window_s: Option<u64>) -> Outcome {
    match (days, window_s) {
        (Some(days), Some(window_s)) => {
            Ok(Got::Fields(vec![("days", whole(days)), ("window_s", whole(window_s))]))
        }
        _ => Err(Stop::Refused),
    }
}

/// Parts per billion as a percentage without trailing zeros.
fn percent_text(objective: Objective) -> String {
    let digits = format!("{:010}", objective.ppb());
    let (before, after) = digits.split_at(3);
    let text = format!("{}.{after}", before.trim_start_matches('0'));
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}
