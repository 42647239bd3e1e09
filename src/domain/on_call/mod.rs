//! How much of the year an engineer is on call, and how many engineers a schedule needs.

pub mod europe;
pub mod hours;
pub mod load;
pub mod part_time;

use super::ratio::{Ratio, Rounding};
use super::units::PartsPerMillion;

/// The share of an engineer's time that on-call work may take: 25 % (SRE book ch. 11).
pub const LIMIT: PartsPerMillion = match PartsPerMillion::from_ppm(250_000) {
    Some(limit) => limit,
    None => PartsPerMillion::NONE,
};

/// The on-call work of one engineer in a year.
///
/// What depends on the share is `None` where there are fewer engineers than places on the schedule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Share {
    /// Whether there are enough engineers to fill the schedule at all.
    pub feasible: bool,
    /// Days on call in the year counted.
    pub days_per_year: Option<Ratio>,
    /// Those days in weeks of seven.
    pub weeks_per_year: Option<Ratio>,
    /// Weeks on call of a year taken as 52 weeks, whatever its days.
    pub weeks_of_52: Option<Ratio>,
    /// Share of the time on call, 0 to 1.
    pub share: Option<Ratio>,
    /// Whether the share is above the limit; equal to it is not.
    pub over_limit: Option<bool>,
    /// How far above the limit, as a part of the limit; negative below it.
    pub over_limit_by: Option<Ratio>,
    /// The fewest engineers whose share keeps the limit.
    pub engineers_needed: u64,
    /// One more, to cover leave and illness (SRE Workbook ch. 8).
    pub engineers_with_spare: u64,
}

/// Engineers needed on one site and on all of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TeamSize {
    /// The fewest engineers on one site whose share keeps the limit.
    pub engineers_needed: u64,
    /// One more on each site.
    pub with_spare: u64,
    /// The fewest engineers on all sites together.
    pub all_sites: u64,
    /// The same with one more on each site.
    pub all_sites_with_spare: u64,
}

/// Why there is no answer about on-call work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OnCallError {
    /// There is no engineer to share the work.
    NoEngineers,
    /// The limit is 0 %: no team is large enough.
    LimitIsZero,
    /// The year has a negative number of days.
    NegativeDays,
    /// Nobody has a week of work left: leave takes the whole year.
    AllLeave,
    /// All shares are 0: nobody is there to be on call.
    NoShares,
    /// There is no site.
    NoSites,
    /// A number of hours or incidents is negative, or the working week has none.
    NegativeOrNone,
    /// A result does not fit.
    TooLarge,
}

/// How often a week on call comes round for one engineer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Frequency {
    /// Every week: as many engineers as places on the schedule.
    Always,
    /// Every `n`th week exactly, `n` at least 2.
    EveryNth(u64),
    /// From 40 % of the weeks up to a half.
    AlmostEverySecond,
    /// So many weeks of so many, in lowest terms: what "every nth" would round to a wrong side.
    PartOf {
        /// Weeks on call.
        weeks: u64,
        /// Weeks counted.
        of: u64,
    },
    /// Every `n`th week to the nearest whole number, where the exact one says nothing to a person.
    AboutEveryNth(u64),
}

/// The fewest engineers that keep the limit: `ceil(s / limit)` (SRE book ch. 11).
fn engineers_needed(on_schedule: u64, limit: PartsPerMillion) -> Result<u64, OnCallError> {
    let parts = u128::from(on_schedule) * 1_000_000;
    let limit_parts = u128::from(limit.ppm());
    if limit_parts == 0 {
        return Err(OnCallError::LimitIsZero);
    }
    u64::try_from(parts.div_ceil(limit_parts)).map_err(|_| OnCallError::TooLarge)
}

/// On-call work of each of `engineers`, of whom `on_schedule` are on call at once, in a year of `days`.
///
/// Derived from `share = s / N` and `days on call = D s / N`; the limit is the policy to compare with,
/// normally [`LIMIT`].
///
/// # Errors
/// See [`OnCallError`]. Fewer engineers than places is no error, but not `feasible`.
pub fn share(
    engineers: u64,
    on_schedule: u64,
    days: Ratio,
    limit: PartsPerMillion,
) -> Result<Share, OnCallError> {
    if engineers == 0 {
        return Err(OnCallError::NoEngineers);
    }
    if days < Ratio::ZERO {
        return Err(OnCallError::NegativeDays);
    }
    let engineers_needed = engineers_needed(on_schedule, limit)?;
    let mut result = Share {
        feasible: engineers >= on_schedule,
        days_per_year: None,
        weeks_per_year: None,
        weeks_of_52: None,
        share: None,
        over_limit: None,
        over_limit_by: None,
        engineers_needed,
        engineers_with_spare: engineers_needed.checked_add(1).ok_or(OnCallError::TooLarge)?,
    };
    if result.feasible {
        fill_load(&mut result, engineers, on_schedule, days, limit).ok_or(OnCallError::TooLarge)?;
    }
    Ok(result)
}

fn fill_load(
    result: &mut Share,
    engineers: u64,
    on_schedule: u64,
    days: Ratio,
    limit: PartsPerMillion,
) -> Option<()> {
    let share = Ratio::new(i128::from(on_schedule), i128::from(engineers))?;
    let days_per_year = days.times(share)?;
    result.share = Some(share);
    result.days_per_year = Some(days_per_year);
    result.weeks_per_year = Some(days_per_year.over(Ratio::from_int(7))?);
    result.weeks_of_52 = Some(share.times(Ratio::from_int(52))?);
    result.over_limit = Some(share > limit.ratio());
    result.over_limit_by = Some(share.over(limit.ratio())?.minus(Ratio::ONE)?);
    Some(())
}

/// Engineers needed where each of `sites` has `on_schedule` people on call: `ceil(s / limit)` a site,
/// one more with a spare (SRE book ch. 11; SRE Workbook ch. 8).
///
/// # Errors
/// [`OnCallError::LimitIsZero`], or [`OnCallError::TooLarge`] if a result does not fit.
pub fn team_size(on_schedule: u64, sites: u64, limit: PartsPerMillion) -> Result<TeamSize, OnCallError> {
    let needed = engineers_needed(on_schedule, limit)?;
    let on_all_sites = |with_spare: u64| with_spare.checked_mul(sites).ok_or(OnCallError::TooLarge);
    let with_spare = needed.checked_add(1).ok_or(OnCallError::TooLarge)?;
    Ok(TeamSize {
        engineers_needed: needed,
        with_spare,
        all_sites: on_all_sites(needed)?,
        all_sites_with_spare: on_all_sites(with_spare)?,
    })
}

/// Longer cycles than the weeks of a year say nothing as `n of m`.
const LONGEST_CYCLE: u64 = 52;

/// The wording for a share of weeks: of five engineers two are on call "almost every 2nd week", of three "2 of 3 weeks".
///
/// "Almost" only stands where it does not make more of the share than a quarter. `None` if the share is not above 0
/// and at most 1.
#[must_use]
pub fn every_nth_week(share: Ratio) -> Option<Frequency> {
    if share <= Ratio::ZERO || share > Ratio::ONE {
        return None;
    }
    if share == Ratio::ONE {
        return Some(Frequency::Always);
    }
    let weeks = u64::try_from(share.numerator()).ok()?;
    let of = u64::try_from(share.denominator()).ok()?;
    if weeks == 1 {
        return Some(Frequency::EveryNth(of));
    }
    if share >= Ratio::new(2, 5)? && share < Ratio::new(1, 2)? {
        return Some(Frequency::AlmostEverySecond);
    }
    // At half of the weeks and above, a rounded "nth" would be far off.
    if of <= LONGEST_CYCLE || weeks.saturating_mul(2) > of {
        return Some(Frequency::PartOf { weeks, of });
    }
    let nearest = Ratio::ONE.over(share)?.scaled(0, Rounding::Nearest)?;
    Some(Frequency::AboutEveryNth(u64::try_from(nearest).ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    const YEAR: Ratio = Ratio::from_int(365);

    #[test]
    fn the_limit_is_a_quarter() {
        assert_eq!(LIMIT.ppm(), 250_000);
    }

    #[test]
    fn two_of_five_engineers_are_on_call_for_146_days() {
        let share = share(5, 2, YEAR, LIMIT).unwrap();
        assert_eq!(share.days_per_year, Some(Ratio::from_int(146)));
        assert_eq!(share.over_limit_by, Ratio::new(3, 5));
        assert_eq!((share.engineers_needed, share.engineers_with_spare), (8, 9));
    }

    #[test]
    fn two_of_five_are_on_call_for_20_8_of_52_weeks_and_for_146_of_365_days_which_are_20_86() {
        let weeks = Ratio::new(52 * 2, 5).unwrap();
        let days = share(5, 2, YEAR, LIMIT).unwrap().days_per_year.unwrap();
        let weeks_of_days = days.over(Ratio::from_int(7)).unwrap();
        assert_eq!((weeks, weeks_of_days), (Ratio::new(208, 10).unwrap(), Ratio::new(146, 7).unwrap()));
        assert!(weeks_of_days > weeks, "a year of 365 days has 52 weeks and a day");
    }

    #[test]
    fn eight_engineers_fill_one_site_and_it_takes_nine_with_leave() {
        let one = team_size(2, 1, LIMIT).unwrap();
        assert_eq!((one.all_sites, one.all_sites_with_spare), (8, 9));
    }

    #[test]
    fn too_few_engineers_get_the_team_size_only() {
        let share = share(1, 2, YEAR, LIMIT).unwrap();
        assert!(!share.feasible && share.share.is_none() && share.over_limit.is_none());
        assert_eq!(share.engineers_needed, 8);
    }

    #[test]
    fn what_cannot_be_answered_is_refused() {
        assert_eq!(share(0, 2, YEAR, LIMIT), Err(OnCallError::NoEngineers));
        let none = PartsPerMillion::NONE;
        assert_eq!(share(5, 2, YEAR, none), Err(OnCallError::LimitIsZero));
        assert_eq!(share(5, 2, Ratio::from_int(-1), LIMIT), Err(OnCallError::NegativeDays));
        assert_eq!(team_size(u64::MAX, 1, LIMIT), Err(OnCallError::TooLarge));
        assert_eq!(team_size(2, u64::MAX, LIMIT), Err(OnCallError::TooLarge));
    }

    #[test]
    fn the_wording_makes_a_share_neither_larger_nor_smaller() {
        let wording = |s, n| every_nth_week(Ratio::new(s, n).unwrap());
        assert_eq!(wording(2, 5), Some(Frequency::AlmostEverySecond));
        assert_eq!(wording(2, 8), Some(Frequency::EveryNth(4)));
        // 4.5 weeks from turn to turn are not "almost every 4th", and two of three weeks not "almost every week".
        assert_eq!(wording(2, 9), Some(Frequency::PartOf { weeks: 2, of: 9 }));
        assert_eq!(wording(2, 3), Some(Frequency::PartOf { weeks: 2, of: 3 }));
        assert_eq!(wording(59, 100), Some(Frequency::PartOf { weeks: 59, of: 100 }));
        assert_eq!(wording(3, 1_460), Some(Frequency::AboutEveryNth(487)));
        assert_eq!(wording(2, 2), Some(Frequency::Always));
        assert_eq!((wording(0, 2), wording(3, 2)), (None, None));
    }
}
