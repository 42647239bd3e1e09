//! Weeks of ISO 8601 and days of the week.

use super::date::Day;

/// Days of a week.
const WEEK: u32 = 7;
/// 1 January 1970 was a Thursday, the fourth day of its week.
const FIRST_WEEKDAY: u32 = 3;
/// 4 January lies in the first week of every year (ISO 8601: the first week has the year's first Thursday).
const ALWAYS_IN_FIRST: u32 = 4;

/// A day of the week.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Weekday(u8);

impl Weekday {
    /// Monday, the first day of a week.
    pub const MONDAY: Self = Self(0);
    /// All, Monday first.
    pub const ALL: [Self; 7] = [Self(0), Self(1), Self(2), Self(3), Self(4), Self(5), Self(6)];

    /// The day that stands so many days after Monday; `None` from 7 on.
    #[must_use]
    pub fn from_monday(days: u8) -> Option<Self> {
        (u32::from(days) < WEEK).then_some(Self(days))
    }

    /// Days after Monday, 0 to 6.
    #[must_use]
    pub const fn days_after_monday(self) -> u8 {
        self.0
    }

    /// Whether it is Saturday or Sunday.
    #[must_use]
    pub const fn is_weekend(self) -> bool {
        self.0 >= 5
    }
}

impl Day {
    /// The day of the week.
    #[must_use]
    pub fn weekday(self) -> Weekday {
        Weekday(u8::try_from((self.unix_days() % WEEK + FIRST_WEEKDAY) % WEEK).unwrap_or(0))
    }
}

/// A week of ISO 8601: Monday to Sunday, counted in the year that has its Thursday.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct IsoWeek {
    year: u32,
    week: u32,
}

impl IsoWeek {
    /// A week of a year; `None` where the year has no such week, or its Monday lies before 1970.
    #[must_use]
    pub fn new(year: u32, week: u32) -> Option<Self> {
        let this = Self { year, week };
        (week >= 1 && Self::of(this.first_day()?) == this).then_some(this)
    }

    /// The week that a day lies in.
    #[must_use]
    pub fn of(day: Day) -> Self {
        // The Thursday of the week decides the year. 1 January 1970 was one: no day has an earlier one.
        let weekday = u32::from(day.weekday().days_after_monday());
        let thursday =
            Day::from_unix_days(day.unix_days().saturating_add(FIRST_WEEKDAY).saturating_sub(weekday));
        let (year, _, _) = thursday.civil();
        let first = Day::from_civil(year, 1, 1).map_or(0, Day::unix_days);
        Self { year, week: thursday.unix_days().saturating_sub(first) / WEEK + 1 }
    }

    /// The year whose weeks it is counted in.
    #[must_use]
    pub const fn year(self) -> u32 {
        self.year
    }

    /// Its number, 1 to 53.
    #[must_use]
    pub const fn week(self) -> u32 {
        self.week
    }

    /// Its Monday.
    #[must_use]
    pub fn monday(self) -> Day {
        // A week that exists has one.
        self.first_day().unwrap_or(Day::from_unix_days(0))
    }

    fn first_day(self) -> Option<Day> {
        let inside = Day::from_civil(self.year, 1, ALWAYS_IN_FIRST)?;
        let weekday = u32::from(inside.weekday().days_after_monday());
        let later = WEEK.checked_mul(self.week.checked_sub(1)?)?;
        inside.unix_days().checked_add(later)?.checked_sub(weekday).map(Day::from_unix_days)
    }

    /// The week as ISO 8601 writes it: `2026-W01`.
    #[must_use]
    pub fn iso(self) -> String {
        format!("{:04}-W{:02}", self.year, self.week)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_week_of_a_day_is_that_of_its_thursday() {
        for (day, week) in [
            ("1970-01-01", "1970-W01"),
            ("2024-12-29", "2024-W52"),
            ("2024-12-30", "2025-W01"),
            ("2026-12-31", "2026-W53"),
            ("2027-01-03", "2026-W53"),
            ("2027-01-04", "2027-W01"),
            ("2022-01-01", "2021-W52"),
        ] {
            assert_eq!(IsoWeek::of(Day::from_iso(day).unwrap()).iso(), week, "{day}");
        }
    }

    #[test]
    fn a_year_has_week_53_only_where_it_has_53_thursdays() {
        let long = (1971..2400).filter(|year| IsoWeek::new(*year, 53).is_some());
        for year in long {
            let first = Day::from_civil(year, 1, 1).unwrap().weekday();
            let last = Day::from_civil(year, 12, 31).unwrap().weekday();
            let thursday = Weekday::from_monday(3).unwrap();
            assert!(first == thursday || last == thursday, "{year}");
        }
        assert!(IsoWeek::new(2020, 53).is_some() && IsoWeek::new(2021, 53).is_none());
        assert_eq!((IsoWeek::new(2025, 0), IsoWeek::new(2025, 54)), (None, None));
        assert_eq!(
            (IsoWeek::new(1970, 1), IsoWeek::new(0, 1), IsoWeek::new(u32::MAX, 1)),
            (None, None, None)
        );
        assert_eq!(IsoWeek::new(2025, u32::MAX), None);
    }

    #[test]
    fn every_day_lies_in_the_seven_days_of_its_week() {
        for days in (4..40_000).chain((40_000..=u32::MAX).step_by(99_991)) {
            let day = Day::from_unix_days(days);
            let week = IsoWeek::of(day);
            let monday = week.monday();
            assert_eq!(monday.weekday(), Weekday::MONDAY, "{}", day.iso());
            let after = days - monday.unix_days();
            assert_eq!(u32::from(day.weekday().days_after_monday()), after);
            assert!(after < 7);
            assert_eq!(IsoWeek::new(week.year(), week.week()), Some(week));
        }
        let _ = IsoWeek::of(Day::from_unix_days(u32::MAX)).monday();
    }

    #[test]
    fn saturday_and_sunday_are_the_weekend() {
        let weekend: Vec<_> = Weekday::ALL.into_iter().filter(|day| day.is_weekend()).collect();
        assert_eq!(weekend, [Weekday(5), Weekday(6)]);
        assert_eq!(Day::from_iso("2026-11-28").unwrap().weekday(), Weekday(5));
    }
}
