//! On-call work: shares, team sizes and hours.

use super::{Fields, File, Got, Outcome, Stop, count, decimal, field, real, share_of, whole, yes};
use cre_readiness::domain::on_call::{self, hours, load, part_time};
use cre_readiness::domain::ratio::Ratio;
use serde_json::Value;

pub const FILE: File = File {
    computed: &[
        "share",
        "team_size",
        "leave",
        "part_time",
        "follow_the_sun",
        "outside_hours",
        "incident_load",
    ],
    not_computed: &[],
    run,
};

fn run(kind: &str, input: &Value, _: &Value) -> Option<Outcome> {
    let fields = match kind {
        "share" => on_call_fields(input),
        "team_size" => team_size_fields(input),
        "leave" => leave_fields(input),
        "part_time" => part_time_fields(input),
        "follow_the_sun" => follow_the_sun_fields(input),
        "outside_hours" => outside_hours_fields(input),
        "incident_load" => incident_load_fields(input),
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

fn leave_fields(input: &Value) -> Fields {
    let leave = hours::leave(
        count(input, "engineers")?,
        count(input, "on_schedule")?,
        decimal(input, "leave_weeks")?,
        share_of(input, "limit")?,
    );
    let leave = leave.map_err(|_| Stop::Refused)?;
    Ok(vec![
        ("on_call_weeks", Got::Real(leave.on_call_weeks)),
        ("worked_weeks", Got::Real(leave.worked_weeks)),
        ("share_of_worked", Got::Real(leave.share_of_worked)),
        ("over_limit", Got::Yes(leave.over_limit)),
        ("feasible", Got::Yes(leave.feasible)),
        ("engineers_needed", whole(leave.engineers_needed)),
    ])
}

fn part_time_fields(input: &Value) -> Fields {
    let given = field(input, "fte")?.as_array().ok_or(Stop::Refused)?;
    let shares = given
        .iter()
        .map(|one| one.as_str().and_then(Ratio::parse_decimal).ok_or(Stop::Refused))
        .collect::<Result<Vec<_>, _>>()?;
    let part = part_time::part_time(&shares, count(input, "on_schedule")?, decimal(input, "days")?);
    let part = part.map_err(|_| Stop::Refused)?;
    let list = |numbers: Vec<Ratio>| Got::List(numbers.into_iter().map(Got::Real).collect());
    Ok(vec![
        ("fte_sum", Got::Real(part.full_time)),
        ("share_of_full_time", Got::Real(part.share_of_full_time)),
        ("shares", list(part.shares)),
        ("days", list(part.days)),
        ("feasible", Got::Yes(part.feasible)),
    ])
}

fn follow_the_sun_fields(input: &Value) -> Fields {
    let turns = hours::follow_the_sun(
        count(input, "sites")?,
        count(input, "engineers_per_site")?,
        count(input, "on_schedule")?,
        decimal(input, "days")?,
    );
    let turns = turns.map_err(|_| Stop::Refused)?;
    Ok(vec![
        ("engineers_total", whole(turns.engineers_total)),
        ("hours_per_site_per_day", Got::Real(turns.hours_per_site_per_day)),
        ("share_of_weeks", Got::Real(turns.share_of_weeks)),
        ("share_of_hours", Got::Real(turns.share_of_hours)),
        ("days_per_year", Got::Real(turns.days_per_year)),
        ("hours_per_week", Got::Real(turns.hours_per_week)),
        ("hours_per_year", Got::Real(turns.hours_per_year)),
    ])
}

fn outside_hours_fields(input: &Value) -> Fields {
    let outside = hours::outside_hours(
        count(input, "engineers_per_site")?,
        count(input, "on_schedule")?,
        count(input, "sites")?,
        decimal(input, "work_week_hours")?,
        decimal(input, "days")?,
    );
    let outside = outside.map_err(|_| Stop::Refused)?;
    Ok(vec![
        ("hours_per_on_call_week", Got::Real(outside.hours_per_on_call_week)),
        ("outside_per_on_call_week", Got::Real(outside.outside_per_on_call_week)),
        ("outside_share", Got::Real(outside.outside_share)),
        ("hours_per_week", Got::Real(outside.hours_per_week)),
        ("outside_per_week", Got::Real(outside.outside_per_week)),
        ("outside_per_year", Got::Real(outside.outside_per_year)),
        ("week_if_counted", Got::Real(outside.week_if_counted)),
    ])
}

fn incident_load_fields(input: &Value) -> Fields {
    let load = load::load(
        decimal(input, "incidents_per_week")?,
        decimal(input, "hours_per_incident")?,
        count(input, "engineers")?,
        decimal(input, "work_week_hours")?,
    );
    let load = load.map_err(|_| Stop::Refused)?;
    Ok(vec![
        ("hours_per_week", Got::Real(load.hours_per_week)),
        ("hours_per_year", Got::Real(load.hours_per_year)),
        ("team_hours_per_week", Got::Real(load.team_hours_per_week)),
        ("share_of_team", Got::Real(load.share_of_team)),
        ("spare_hours_per_week", Got::Real(load.spare_hours_per_week)),
        ("incidents_per_12h_shift", Got::Real(load.incidents_per_shift)),
        ("over_two_per_shift", Got::Yes(load.over_two_per_shift)),
    ])
}
