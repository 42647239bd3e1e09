//! European working time, as information and not as advice: Directive 2003/88/EC and what the Court said on stand-by.

use super::OnCallError;
use super::hours::outside_hours;
use crate::domain::ratio::Ratio;

/// The longest average week in hours, overtime included (Directive 2003/88/EC, article 6).
pub const LONGEST_WEEK: i64 = 48;
/// Hours of rest without a break in 24 hours (article 3).
pub const DAILY_REST: i64 = 11;
/// Hours of rest without a break in a week, beside the daily rest (article 5).
pub const WEEKLY_REST: i64 = 24;

/// The average week of somebody whose stand-by counted as working time in full, which it does only where its limits
/// affect the free time very significantly (Court of Justice, C-518/15, C-344/19, C-580/19).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CountedWeek {
    /// Hours in the average week.
    pub hours: Ratio,
    /// Whether they are above 48; 48 are not.
    pub over: bool,
}

/// `W + outside hours`: with one on schedule of N engineers on one site, `40 + 128 / N` (derived).
///
/// # Errors
/// As [`outside_hours`].
pub fn counted_week(
    per_site: u64,
    on_schedule: u64,
    sites: u64,
    work_week: Ratio,
) -> Result<CountedWeek, OnCallError> {
    // The days of the year do not matter for an average week.
    let hours = outside_hours(per_site, on_schedule, sites, work_week, Ratio::from_int(365))?.week_if_counted;
    Ok(CountedWeek { hours, over: hours > Ratio::from_int(LONGEST_WEEK) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn with_one_on_schedule_sixteen_engineers_reach_48_hours_exactly_and_are_not_over() {
        let week = |engineers| counted_week(engineers, 1, 1, Ratio::from_int(40)).unwrap();
        assert_eq!((week(16).hours, week(16).over), (Ratio::from_int(48), false));
        assert_eq!((week(5).hours, week(5).over), (Ratio::new(656, 10).unwrap(), true));
    }
}
