//! On-call work with leave and several sites, and the hours of it outside working time.

use super::OnCallError;
use crate::domain::ratio::Ratio;
use crate::domain::units::PartsPerMillion;

/// Hours in a week of seven days.
pub const HOURS_A_WEEK: i64 = 168;
/// The usual working week in hours, where nothing else is entered (Directive 2003/88/EC limits it to 48 with overtime;
/// 40 is the week that its worked examples and the published rotas count with).
pub const USUAL_WEEK: i64 = 40;

const WEEKS_A_YEAR: i64 = 52;

pub(super) fn count(number: u64) -> Result<Ratio, OnCallError> {
    Ratio::new(i128::from(number), 1).ok_or(OnCallError::TooLarge)
}

pub(super) fn fits(result: Option<Ratio>) -> Result<Ratio, OnCallError> {
    result.ok_or(OnCallError::TooLarge)
}

/// On-call weeks as a part of the weeks that somebody works.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Leave {
    /// Weeks on call of a year of 52.
    pub on_call_weeks: Ratio,
    /// Weeks of the year that are no leave.
    pub worked_weeks: Ratio,
    /// The one by the other; above 1 where nobody can do it.
    pub share_of_worked: Ratio,
    /// Whether the share is above the limit; equal to it is not.
    pub over_limit: bool,
    /// Whether the share is at most the whole.
    pub feasible: bool,
    /// The fewest engineers whose share of worked weeks keeps the limit.
    pub engineers_needed: u64,
}

/// The share of worked weeks on call: `(52 s / N) / (52 - leave)`; engineers needed `ceil(52 s / (limit x (52 - leave)))`
/// (derived).
///
/// # Errors
/// [`OnCallError`]: no engineer, a limit of 0, leave that is negative or leaves no week.
pub fn leave(
    engineers: u64,
    on_schedule: u64,
    leave_weeks: Ratio,
    limit: PartsPerMillion,
) -> Result<Leave, OnCallError> {
    let year = Ratio::from_int(WEEKS_A_YEAR);
    if engineers == 0 {
        return Err(OnCallError::NoEngineers);
    }
    if leave_weeks < Ratio::ZERO {
        return Err(OnCallError::NegativeOrNone);
    }
    if leave_weeks >= year {
        return Err(OnCallError::AllLeave);
    }
    if limit == PartsPerMillion::NONE {
        return Err(OnCallError::LimitIsZero);
    }
    let all_weeks = fits(year.times(count(on_schedule)?))?;
    let on_call_weeks = fits(all_weeks.over(count(engineers)?))?;
    let worked_weeks = fits(year.minus(leave_weeks))?;
    let share_of_worked = fits(on_call_weeks.over(worked_weeks))?;
    let allowed = fits(limit.ratio().times(worked_weeks))?;
    let needed = fits(all_weeks.over(allowed))?.ceil();
    Ok(Leave {
        on_call_weeks,
        worked_weeks,
        share_of_worked,
        over_limit: share_of_worked > limit.ratio(),
        feasible: share_of_worked <= Ratio::ONE,
        engineers_needed: u64::try_from(needed).map_err(|_| OnCallError::TooLarge)?,
    })
}

/// On-call work of one engineer where several sites take turns around the clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FollowTheSun {
    /// Engineers on all sites.
    pub engineers_total: u64,
    /// Hours a day that each site covers.
    pub hours_per_site_per_day: Ratio,
    /// Share of weeks with a shift.
    pub share_of_weeks: Ratio,
    /// Share of all hours.
    pub share_of_hours: Ratio,
    /// Days with a shift in the year counted.
    pub days_per_year: Ratio,
    /// Hours on call in an average week.
    pub hours_per_week: Ratio,
    /// Hours on call in the year counted.
    pub hours_per_year: Ratio,
}

/// `sites` of `per_site` engineers each, every site with `on_schedule` people for `24 / sites` hours a day (derived; the
/// published two-site teams are in SRE book ch. 11).
///
/// # Errors
/// [`OnCallError`]: no site, no engineer, negative days.
pub fn follow_the_sun(
    sites: u64,
    per_site: u64,
    on_schedule: u64,
    days: Ratio,
) -> Result<FollowTheSun, OnCallError> {
    if sites == 0 {
        return Err(OnCallError::NoSites);
    }
    if per_site == 0 {
        return Err(OnCallError::NoEngineers);
    }
    if days < Ratio::ZERO {
        return Err(OnCallError::NegativeDays);
    }
    let hours_per_site_per_day = fits(Ratio::from_int(24).over(count(sites)?))?;
    let share_of_weeks = fits(count(on_schedule)?.over(count(per_site)?))?;
    let share_of_hours = fits(share_of_weeks.over(count(sites)?))?;
    let days_per_year = fits(days.times(share_of_weeks))?;
    Ok(FollowTheSun {
        engineers_total: sites.checked_mul(per_site).ok_or(OnCallError::TooLarge)?,
        hours_per_site_per_day,
        share_of_weeks,
        share_of_hours,
        days_per_year,
        hours_per_week: fits(share_of_hours.times(Ratio::from_int(HOURS_A_WEEK)))?,
        hours_per_year: fits(days_per_year.times(hours_per_site_per_day))?,
    })
}

/// Hours on call outside working time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OutsideHours {
    /// Hours on call in a week with a shift.
    pub hours_per_on_call_week: Ratio,
    /// Those of them outside the working week.
    pub outside_per_on_call_week: Ratio,
    /// The one by the other.
    pub outside_share: Ratio,
    /// Hours on call in an average week.
    pub hours_per_week: Ratio,
    /// Hours outside working time in an average week.
    pub outside_per_week: Ratio,
    /// Hours outside working time in the year counted.
    pub outside_per_year: Ratio,
    /// The average week in hours if stand-by counted as working time in full.
    pub week_if_counted: Ratio,
}

/// The hours of one engineer's on-call work that are outside the working week of `work_week` hours, which is taken to lie
/// inside the hours covered (derived).
///
/// # Errors
/// [`OnCallError`]: no site, no engineer, negative days or hours.
pub fn outside_hours(
    per_site: u64,
    on_schedule: u64,
    sites: u64,
    work_week: Ratio,
    days: Ratio,
) -> Result<OutsideHours, OnCallError> {
    if work_week < Ratio::ZERO {
        return Err(OnCallError::NegativeOrNone);
    }
    let turns = follow_the_sun(sites, per_site, on_schedule, days)?;
    let hours = fits(Ratio::from_int(HOURS_A_WEEK).over(count(sites)?))?;
    let outside = fits(hours.minus(work_week))?.max(Ratio::ZERO);
    let outside_per_week = fits(outside.times(turns.share_of_weeks))?;
    let weeks = fits(days.over(Ratio::from_int(7)))?;
    Ok(OutsideHours {
        hours_per_on_call_week: hours,
        outside_per_on_call_week: outside,
        outside_share: fits(outside.over(hours))?,
        hours_per_week: turns.hours_per_week,
        outside_per_week,
        outside_per_year: fits(outside_per_week.times(weeks))?,
        week_if_counted: fits(work_week.plus(outside_per_week))?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::on_call::LIMIT;

    fn ratio(numerator: i128, denominator: i128) -> Ratio {
        Ratio::new(numerator, denominator).unwrap()
    }

    #[test]
    fn six_weeks_of_leave_make_two_fifths_of_the_weeks_45_percent_of_those_worked() {
        let leave = leave(5, 2, Ratio::from_int(6), LIMIT).unwrap();
        assert_eq!(leave.share_of_worked, ratio(208, 460));
        assert_eq!((leave.over_limit, leave.engineers_needed), (true, 10));
    }

    #[test]
    fn leave_of_the_whole_year_is_refused() {
        assert_eq!(leave(5, 2, Ratio::from_int(52), LIMIT), Err(OnCallError::AllLeave));
    }

    #[test]
    fn with_two_sites_a_third_of_the_weeks_is_a_sixth_of_the_hours() {
        let turns = follow_the_sun(2, 6, 2, Ratio::from_int(365)).unwrap();
        assert_eq!((turns.share_of_weeks, turns.share_of_hours), (ratio(1, 3), ratio(1, 6)));
    }

    #[test]
    fn of_the_168_hours_of_a_week_128_are_outside_a_working_week_of_40() {
        let hours = outside_hours(5, 2, 1, Ratio::from_int(USUAL_WEEK), Ratio::from_int(365)).unwrap();
        assert_eq!(hours.outside_per_on_call_week, Ratio::from_int(128));
        assert_eq!(hours.outside_share, ratio(128, 168));
    }

    #[test]
    fn a_working_week_longer_than_the_shift_leaves_nothing_outside() {
        let hours = outside_hours(5, 2, 4, Ratio::from_int(48), Ratio::from_int(365)).unwrap();
        assert_eq!(hours.outside_per_year, Ratio::ZERO);
    }
}
