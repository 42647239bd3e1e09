//! What incidents make of on-call work: hours, interrupts a shift, nights with a page, and the share of time they take.

use super::OnCallError;
use crate::domain::ratio::Ratio;

/// Hours that one incident takes with all its follow-up (SRE book ch. 11).
pub const HOURS_PER_INCIDENT: i64 = 6;
/// Incidents that a shift of twelve hours has room for (SRE book ch. 11).
pub const INCIDENTS_PER_SHIFT: i64 = 2;
/// Shifts of twelve hours in a week.
pub const SHIFTS_A_WEEK: i64 = 14;
/// The share of its time that a team may spend on operations in all: on call 25 % and other operations 25 %, so that
/// half is left for engineering (SRE book ch. 11).
pub const OPERATIONS_CAP: Ratio = match Ratio::new(1, 2) {
    Some(half) => half,
    None => Ratio::ONE,
};
/// The part of pages that fall into a night of eight hours if they come at any hour alike (derived: 8 of 24 hours).
pub const NIGHT_SHARE: Ratio = match Ratio::new(1, 3) {
    Some(third) => third,
    None => Ratio::ONE,
};

/// What incidents take of a team's time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Load {
    /// Hours a week that incidents take.
    pub hours_per_week: Ratio,
    /// The same in a year of 365 days.
    pub hours_per_year: Ratio,
    /// Hours a week that the team works.
    pub team_hours_per_week: Ratio,
    /// The one by the other; above 1 where incidents take more than there is.
    pub share_of_team: Ratio,
    /// Hours a week left; negative where incidents take more than there is.
    pub spare_hours_per_week: Ratio,
    /// Incidents in a shift of twelve hours, on average.
    pub incidents_per_shift: Ratio,
    /// Whether those are more than two; two are not.
    pub over_two_per_shift: bool,
}

/// What `incidents` a week of `hours` each take of `engineers` who work `work_week` hours: `i h / (N W)` (derived; the
/// six hours and the two incidents are SRE book ch. 11).
///
/// # Errors
/// [`OnCallError`]: no engineer, a negative number, or a working week without hours.
pub fn load(incidents: Ratio, hours: Ratio, engineers: u64, work_week: Ratio) -> Result<Load, OnCallError> {
    if engineers == 0 {
        return Err(OnCallError::NoEngineers);
    }
    if incidents < Ratio::ZERO || hours < Ratio::ZERO || work_week <= Ratio::ZERO {
        return Err(OnCallError::NegativeOrNone);
    }
    let computed = || {
        let hours_per_week = incidents.times(hours)?;
        let team_hours_per_week = Ratio::new(i128::from(engineers), 1)?.times(work_week)?;
        let incidents_per_shift = incidents.over(Ratio::from_int(SHIFTS_A_WEEK))?;
        Some(Load {
            hours_per_week,
            hours_per_year: hours_per_week.times(Ratio::new(365, 7)?)?,
            team_hours_per_week,
            share_of_team: hours_per_week.over(team_hours_per_week)?,
            spare_hours_per_week: team_hours_per_week.minus(hours_per_week)?,
            incidents_per_shift,
            over_two_per_shift: incidents_per_shift > Ratio::from_int(INCIDENTS_PER_SHIFT),
        })
    };
    computed().ok_or(OnCallError::TooLarge)
}

/// Nights with at least one page.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Nights {
    /// Pages at night in a week.
    pub pages_per_week: Ratio,
    /// The chance that a night has at least one, 0 to 1.
    pub chance: f64,
    /// Nights with a page in a year of so many days, for the whole rota.
    pub nights_per_year: f64,
    /// Nights with a page in a year for one engineer, where the first on call takes every page.
    pub own_nights_per_year: f64,
}

/// Nights with a page to expect: pages come independently of each other and every night alike, so a night with `x` pages
/// on average has none with chance `e^-x` (Poisson, derived). The primary takes every page, and the engineers share
/// the nights alike. `None` for no engineer or a number that does not fit.
#[must_use]
pub fn nights(incidents: Ratio, night_share: Ratio, engineers: u64, days: u64) -> Option<Nights> {
    if engineers == 0 || incidents < Ratio::ZERO || night_share < Ratio::ZERO {
        return None;
    }
    let pages_per_week = incidents.times(night_share)?;
    let a_night = pages_per_week.over(Ratio::from_int(7))?;
    // 1 - e^-x, exact where x is small too.
    let chance = -(-a_night.to_f64()).exp_m1();
    let nights_per_year = chance * days as f64;
    Some(Nights {
        pages_per_week,
        chance,
        nights_per_year,
        own_nights_per_year: nights_per_year / engineers as f64,
    })
}

impl Load {
    /// Whether incidents alone take more than the half that all operations may take (SRE book ch. 11); exactly half is
    /// not more.
    #[must_use]
    pub fn over_cap(&self) -> bool {
        self.share_of_team > OPERATIONS_CAP
    }
}

/// The chance that a shift of twelve hours has more than two incidents, where they come independently of each other:
/// `1 - e^-x (1 + x + x^2 / 2)` with `x` of them on average (Poisson, derived). From 0 to 1.
#[must_use]
pub fn chance_of_more_than_two(incidents_per_shift: Ratio) -> f64 {
    let x = incidents_per_shift.to_f64().max(0.0);
    let chance = if x < 0.01 {
        // The difference would lose its digits: the first terms of the sum from three on.
        (-x).exp() * x.powi(3) / 6.0 * (1.0 + x / 4.0 * (1.0 + x / 5.0 * (1.0 + x / 6.0)))
    } else {
        1.0 - (-x).exp() * (1.0 + x + x * x / 2.0)
    };
    chance.clamp(0.0, 1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_incidents_fill_a_shift_and_are_not_over_the_limit() {
        let at = |incidents| {
            load(Ratio::from_int(incidents), Ratio::from_int(HOURS_PER_INCIDENT), 8, Ratio::from_int(40))
                .unwrap()
        };
        assert!(!at(28).over_two_per_shift && at(29).over_two_per_shift);
        assert_eq!(at(28).incidents_per_shift, Ratio::from_int(2));
        assert_eq!(at(28).hours_per_week, Ratio::from_int(168));
    }

    #[test]
    fn more_work_than_there_is_time_leaves_less_than_nothing() {
        let load = load(Ratio::from_int(100), Ratio::from_int(6), 1, Ratio::from_int(40)).unwrap();
        assert!(load.share_of_team > Ratio::ONE && load.spare_hours_per_week < Ratio::ZERO);
    }

    #[test]
    fn exactly_half_of_the_time_is_within_the_cap() {
        let at = |incidents| {
            load(Ratio::from_int(incidents), Ratio::from_int(10), 5, Ratio::from_int(40)).unwrap().over_cap()
        };
        assert!(!at(10) && at(11));
    }

    #[test]
    fn without_incidents_no_night_has_a_page() {
        let nights = nights(Ratio::ZERO, NIGHT_SHARE, 5, 365).unwrap();
        assert_eq!((nights.chance, nights.nights_per_year), (0.0, 0.0));
    }

    #[test]
    fn one_page_a_night_leaves_a_third_of_the_nights_quiet() {
        let nights = nights(Ratio::from_int(21), NIGHT_SHARE, 5, 365).unwrap();
        assert!((nights.chance - 0.632_120_558_828_557_7).abs() < 1e-15);
        assert!((nights.own_nights_per_year - nights.nights_per_year / 5.0).abs() < 1e-12);
        assert!(nights.nights_per_year <= 365.0);
    }

    #[test]
    fn two_incidents_on_average_leave_every_third_shift_with_more() {
        let chance = |n, d| chance_of_more_than_two(Ratio::new(n, d).unwrap());
        assert!((chance(2, 1) - 0.323_323_583_816_936_5).abs() < 1e-15);
        assert!((chance(3, 14) - 0.001_397_685_465_270_9).abs() < 1e-14);
        // 10^-9 / 6: the small ones keep their digits.
        assert!((chance(1, 1_000) * 6e9 - 0.999_250_299_916_7).abs() < 1e-9);
        assert_eq!((chance(0, 1), chance(10_000, 1)), (0.0, 1.0));
    }
}
