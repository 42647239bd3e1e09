//! How the error budget is counted, its calendar window, and further objectives.

use super::check;
use super::date::Day;
use super::field::{Field, FieldProblem};
use crate::domain::bounds;
use crate::domain::error_budget::course::Window;
use crate::domain::units::{Objective, PartsPerMillion};
use crate::domain::window;

/// What an error budget counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Method {
    /// Time in which users are affected.
    #[default]
    Time,
    /// Requests that fail.
    Requests,
    /// Slices of time that are good or bad as a whole.
    Slices,
}

/// How the window moves.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Moving {
    /// It ends with each day, and an outage leaves it after its days.
    #[default]
    Rolling,
    /// It is the calendar month; the next begins with a full budget.
    Month,
    /// It is the calendar quarter; the next begins with a full budget.
    Quarter,
}

/// How the error budget is counted, its calendar window, and further objectives; within the limits of the fields.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BudgetDetails {
    /// What it counts.
    pub method: Method,
    /// How its window moves.
    pub moving: Moving,
    as_of: Option<Day>,
    slice_s: u64,
    slice_good: Option<PartsPerMillion>,
    further: Vec<Objective>,
}

impl Default for BudgetDetails {
    /// Time over a rolling window; slices of a minute, of which nothing may fail.
    fn default() -> Self {
        Self {
            method: Method::Time,
            moving: Moving::Rolling,
            as_of: None,
            slice_s: 60,
            slice_good: None,
            further: Vec::new(),
        }
    }
}

impl BudgetDetails {
    /// The same as the default, counted in another way or over another window.
    #[must_use]
    pub fn new(method: Method, moving: Moving) -> Self {
        Self { method, moving, ..Self::default() }
    }

    /// The same as of another day.
    ///
    /// `None` for a day after the year 9999.
    #[must_use]
    pub fn with_as_of(self, as_of: Option<Day>) -> Option<Self> {
        let known = as_of.is_none_or(|day| bounds::LOG_DAY.admits(day.unix_days().into()));
        known.then_some(Self { as_of, ..self })
    }

    /// The same with other slices; `good_ppm` is the share of a slice that has to succeed, all of it where empty.
    ///
    /// # Errors
    /// The field that is wrong, and why.
    pub fn with_slices(self, slice_s: u64, good_ppm: Option<u64>) -> Result<Self, (Field, FieldProblem)> {
        check(Field::SliceSeconds, slice_s)?;
        if let Some(good) = good_ppm {
            check(Field::SliceGood, good)?;
        }
        Ok(Self { slice_s, slice_good: good_ppm.and_then(PartsPerMillion::from_ppm), ..self })
    }

    /// The same with other further objectives; what is beyond their number is left out.
    #[must_use]
    pub fn with_further(mut self, mut further: Vec<Objective>) -> Self {
        further.truncate(bounds::FURTHER_OBJECTIVES);
        self.further = further;
        self
    }

    /// The last day that is known, which also says which month or quarter it is; `None` where nobody said.
    #[must_use]
    pub fn as_of(&self) -> Option<Day> {
        self.as_of
    }

    /// Length of a time slice in seconds.
    #[must_use]
    pub fn slice_s(&self) -> u64 {
        self.slice_s
    }

    /// Share of a slice that has to succeed; `None` was left empty and is taken as all.
    #[must_use]
    pub fn slice_good(&self) -> Option<PartsPerMillion> {
        self.slice_good
    }

    /// Objectives beside the first, at most [`bounds::FURTHER_OBJECTIVES`].
    #[must_use]
    pub fn further(&self) -> &[Objective] {
        &self.further
    }

    /// The calendar window that holds the day: its first day and how many it has.
    ///
    /// `None` where the window rolls, or no day was said.
    #[must_use]
    pub fn calendar(&self) -> Option<(Day, u32)> {
        let (year, month, _) = self.as_of?.civil();
        let quarter = month.div_ceil(3);
        let (first, days) = match self.moving {
            Moving::Rolling => return None,
            Moving::Month => (month, window::month_days(year, month)?),
            Moving::Quarter => (quarter * 3 - 2, window::quarter_days(year, quarter)?),
        };
        Some((Day::from_civil(year, first, 1)?, u32::try_from(days).ok()?))
    }

    /// The calendar window, where it is the one that the budget is over: another calculator may have chosen another
    /// number of days since.
    #[must_use]
    pub fn calendar_over(&self, window_days: u64) -> Option<(Day, u32)> {
        self.calendar().filter(|(_, days)| u64::from(*days) == window_days)
    }

    /// The days of the window of so many days, as of a day.
    #[must_use]
    pub fn window(&self, window_days: u64, as_of: Day) -> Window {
        let as_of = i64::from(as_of.unix_days());
        match self.calendar_over(window_days) {
            Some((first, days)) => Window::fixed(first.unix_days().into(), days, as_of),
            None => Window::rolling(u32::try_from(window_days).unwrap_or(u32::MAX), as_of),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn details(moving: Moving, day: &str) -> BudgetDetails {
        BudgetDetails::new(Method::Time, moving).with_as_of(Day::from_iso(day)).unwrap()
    }

    #[test]
    fn a_month_and_a_quarter_have_the_days_of_the_calendar() {
        let of = |moving, day| details(moving, day).calendar().map(|(first, days)| (first.iso(), days));
        assert_eq!(of(Moving::Month, "2024-02-29"), Some(("2024-02-01".to_owned(), 29)));
        assert_eq!(of(Moving::Month, "2026-11-26"), Some(("2026-11-01".to_owned(), 30)));
        assert_eq!(of(Moving::Quarter, "2026-03-31"), Some(("2026-01-01".to_owned(), 90)));
        assert_eq!(of(Moving::Quarter, "2024-01-01"), Some(("2024-01-01".to_owned(), 91)));
        assert_eq!(of(Moving::Quarter, "2026-12-31"), Some(("2026-10-01".to_owned(), 92)));
        assert_eq!(of(Moving::Rolling, "2026-12-31"), None);
        assert_eq!(BudgetDetails::new(Method::Time, Moving::Month).calendar(), None);
    }

    #[test]
    fn no_quarter_has_120_days() {
        for month in 1..=12 {
            let day = Day::from_civil(2026, month, 15);
            let quarter = BudgetDetails::new(Method::Time, Moving::Quarter);
            let days = quarter.with_as_of(day).and_then(|quarter| quarter.calendar()).map(|(_, days)| days);
            assert!(days.is_some_and(|days| (90..=92).contains(&days)), "{days:?}");
        }
    }

    #[test]
    fn a_window_of_another_length_rolls() {
        let november = details(Moving::Month, "2026-11-26");
        let as_of = Day::from_iso("2026-11-26").unwrap();
        assert!(!november.window(30, as_of).rolls);
        assert!(november.window(90, as_of).rolls);
        assert_eq!(november.window(30, as_of).first, i64::from(as_of.unix_days()) - 25);
    }

    #[test]
    fn a_day_after_the_year_9999_is_none() {
        let after = Day::from_unix_days(2_932_897);
        assert_eq!(after.iso(), "10000-01-01");
        assert_eq!(BudgetDetails::default().with_as_of(Some(after)), None);
    }
}
