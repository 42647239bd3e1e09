//! On-call work: shares, team sizes and hours.

use super::{Fields, File, Got, Outcome, Stop, count, decimal, real, share_of, whole, yes};
use cre_readiness::domain::on_call;
use serde_json::Value;

pub const FILE: File = File {
    computed: &["share", "team_size"],
    not_computed: &["leave", "part_time", "follow_the_sun", "outside_hours", "incident_load"],
    run,
};

fn run(kind: &str, input: &Value, _: &Value) -> Option<Outcome> {
    let fields = match kind {
        "share" => on_call_fields(input),
        "team_size" => team_size_fields(input),
        _ => return None,
    };
    Some(fields.map(Got::Fields))
}

fn team_size_fields(input: &Value) -> Fields {
    let (on_schedule, sites) = (count(input, "on_schedule")?, count(input, "sites")?);
    let size = on_call::team_size(on_schedule, sites, share_of(input, "limit")?);
    let size = size.map_err(|_| Stop::Refused)?;
    Ok(vec![
        ("engineers_needed", whole(size.engineers_needed)),
        ("with_spare", whole(size.with_spare)),
        ("all_sites", whole(size.all_sites)),
        ("all_sites_with_spare", whole(size.all_sites_with_spare)),
    ])
}

fn on_call_fields(input: &Value) -> Fields {
    let share = on_call::share(
        count(input, "engineers")?,
        count(input, "on_schedule")?,
        decimal(input, "days")?,
        share_of(input, "limit")?,
    );
    let share = share.map_err(|_| Stop::Refused)?;
    Ok(vec![
        ("feasible", Got::Yes(share.feasible)),
        ("days_per_year", real(share.days_per_year)),
        ("weeks_per_year", real(share.weeks_per_year)),
        ("weeks_of_52", real(share.weeks_of_52)),
        ("share", real(share.share)),
        ("over_limit", yes(share.over_limit)),
        ("over_limit_by", real(share.over_limit_by)),
        ("engineers_needed", whole(share.engineers_needed)),
        ("engineers_with_spare", whole(share.engineers_with_spare)),
    ])
}
