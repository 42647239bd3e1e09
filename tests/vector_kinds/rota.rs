//! A year of shifts.

use super::{Fields, File, Got, Outcome, Stop, count, small, whole};
use cre_readiness::assessment::week::IsoWeek;
use cre_readiness::domain::rota::{round_robin, shift_lengths, spread, tally};
use serde_json::Value;

pub const FILE: File = File { computed: &["rota"], not_computed: &[], run };

fn run(kind: &str, input: &Value, _: &Value) -> Option<Outcome> {
    (kind == "rota").then(|| fields(input).map(Got::Fields))
}

fn fields(input: &Value) -> Fields {
    let size = |name| usize::try_from(count(input, name)?).map_err(|_| Stop::Refused);
    let (engineers, days) = (size("engineers")?, count(input, "days")?);
    let week = IsoWeek::new(small(input, "iso_year")?, small(input, "iso_week")?).ok_or(Stop::Refused)?;
    let lengths = shift_lengths(days);
    let last = lengths.last().copied().ok_or(Stop::Refused)?;
    let duties = round_robin(engineers, size("on_schedule")?, lengths.len(), size("first_engineer")?)
        .map_err(|_| Stop::Refused)?;
    let on =
        |days: u64| u32::try_from(days).ok().and_then(|days| week.monday().plus(days)).ok_or(Stop::Refused);
    let tallies: Vec<_> = (0..engineers).map(|engineer| tally(&duties, &lengths, engineer)).collect();
    let engineers = tallies.iter().map(|tally| {
        Got::Fields(vec![
            ("primary_weeks", whole(tally.primary_shifts)),
            ("secondary_weeks", whole(tally.secondary_shifts)),
            ("primary_days", whole(tally.primary_days)),
            ("secondary_days", whole(tally.secondary_days)),
            ("total_days", whole(tally.days())),
        ])
    });
    Ok(vec![
        ("start_date", Got::Text(week.monday().iso())),
        ("end_date", Got::Text(on(days - 1)?.iso())),
        ("last_shift", Got::Text(IsoWeek::of(on(days - last)?).iso())),
        ("shifts", whole(lengths.len() as u64)),
        ("last_shift_days", whole(last)),
        ("engineers", Got::List(engineers.collect())),
        ("sum_days", whole(tallies.iter().map(|tally| tally.days()).sum::<u64>())),
        ("spread_days", whole(spread(tallies.iter().map(|tally| tally.days())))),
        ("spread_primary_weeks", whole(spread(tallies.iter().map(|tally| tally.primary_shifts)))),
    ])
}
