//! Burn-rate alerts and low traffic.

use super::{Fields, File, Got, Outcome, Stop, count, decimal, objective, optional, real, whole, yes};
use cre_readiness::domain::alerts::{
    Firing, Pair, Rule, Severity, first_after_s, low_traffic, min_rate, outage,
};
use cre_readiness::domain::ratio::Ratio;
use cre_readiness::domain::window;
use serde_json::Value;

pub const FILE: File =
    File { computed: &["rule_set", "pair", "outage", "low_traffic", "min_rate"], not_computed: &[], run };

fn run(kind: &str, input: &Value, _: &Value) -> Option<Outcome> {
    let fields = match kind {
        "rule_set" => rule_set_fields(input),
        "pair" => pair_fields(input),
        "outage" => outage_fields(input),
        "low_traffic" => low_traffic_fields(input),
        "min_rate" => min_rate_fields(input),
        _ => return None,
    };
    Some(fields.map(Got::Fields))
}

fn period_s(input: &Value) -> Result<u64, Stop> {
    window::days(decimal(input, "period_days")?).ok_or(Stop::Refused)
}

fn error_ratio(input: &Value) -> Result<Ratio, Stop> {
    let ratio = decimal(input, "error_ratio")?;
    if ratio <= Ratio::ONE { Ok(ratio) } else { Err(Stop::Refused) }
}

/// The alert that a case describes. Its severity changes no number; a case without a short window needs none.
fn rule(input: &Value) -> Result<Rule, Stop> {
    let long_s = count(input, "long_s")?;
    let short_s = if input.get("short_s").is_some() { count(input, "short_s")? } else { long_s };
    let share = decimal(input, "budget_percent")?.over(Ratio::from_int(100)).ok_or(Stop::Refused)?;
    let pair = Pair::new(Severity::Page, long_s, short_s, share).ok_or(Stop::Refused)?;
    pair.rule(objective(input)?, period_s(input)?).ok_or(Stop::Refused)
}

fn rule_set_fields(input: &Value) -> Fields {
    let rules = Rule::policy(objective(input)?, period_s(input)?).ok_or(Stop::Refused)?;
    let ratio = error_ratio(input)?;
    let first = |severity| real(first_after_s(&rules, severity, ratio));
    Ok(vec![
        ("pairs", Got::List(rules.iter().map(|rule| Got::Fields(described(rule, ratio))).collect())),
        ("first_page_s", first(Severity::Page)),
        ("first_ticket_s", first(Severity::Ticket)),
    ])
}

fn pair_fields(input: &Value) -> Fields {
    Ok(described(&rule(input)?, error_ratio(input)?))
}

fn described(rule: &Rule, error_ratio: Ratio) -> Vec<(&'static str, Got)> {
    let firing = rule.at(error_ratio);
    let of = |value: fn(Firing) -> Ratio| real(firing.map(value));
    let percent = rule.pair.budget_share().times(Ratio::from_int(100)).unwrap();
    let severity = match rule.pair.severity {
        Severity::Page => "page",
        Severity::Ticket => "ticket",
    };
    vec![
        ("severity", Got::Text(severity.to_owned())),
        ("long_s", whole(rule.pair.long_s())),
        ("short_s", whole(rule.pair.short_s())),
        ("budget_percent", Got::Text(percent.floor().to_string())),
        ("burn", Got::Real(rule.factor)),
        ("threshold", Got::Real(rule.threshold)),
        ("exhaustion_s", Got::Real(rule.exhaustion_s)),
        ("can_fire", Got::Yes(rule.can_fire())),
        ("fires", Got::Yes(firing.is_some())),
        ("time_to_fire_s", of(|firing| firing.after_s)),
        ("reset_s", of(|firing| firing.reset_s)),
        ("reset_long_only_s", of(|firing| firing.reset_long_only_s)),
        ("budget_used_at_fire", of(|firing| firing.budget_used)),
    ]
}

fn outage_fields(input: &Value) -> Fields {
    let rule = rule(input)?;
    let done = outage(
        &rule,
        objective(input)?,
        period_s(input)?,
        error_ratio(input)?,
        decimal(input, "duration_s")?,
    )
    .ok_or(Stop::Refused)?;
    Ok(vec![
        ("fires", Got::Yes(done.fires_at_s.is_some())),
        ("fires_at_s", real(done.fires_at_s)),
        ("stops_at_s", real(done.stops_at_s)),
        ("alert_length_s", real(done.length_s)),
        ("budget_used_at_fire", real(done.used_at_fire)),
        ("budget_used_total", Got::Real(done.used)),
    ])
}

fn low_traffic_fields(input: &Value) -> Fields {
    // A rate is a whole number here, and written as one.
    count(input, "requests_per_hour")?;
    let traffic = low_traffic(objective(input)?, period_s(input)?, decimal(input, "requests_per_hour")?)
        .ok_or(Stop::Refused)?;
    Ok(vec![
        ("requests_in_window", whole(traffic.requests)),
        ("allowed_bad", whole(traffic.allowed_bad)),
        ("share_per_failure", real(traffic.share_per_failure)),
        ("warn", yes(traffic.warn)),
        ("failures_to_page", optional(traffic.failures_to_page)),
    ])
}

fn min_rate_fields(input: &Value) -> Fields {
    let rule = rule(input)?;
    let failures = count(input, "failures")?;
    if failures == 0 {
        return Err(Stop::Refused);
    }
    let least = min_rate(&rule, failures);
    Ok(vec![
        ("threshold", Got::Real(rule.threshold)),
        ("can_fire", Got::Yes(rule.can_fire())),
        ("rate_per_hour", real(least.map(|least| least.rate_per_hour))),
        ("min_requests", optional(least.map(|least| least.min_requests))),
        ("min_requests_per_hour", real(least.map(|least| least.min_requests_per_hour))),
    ])
}
