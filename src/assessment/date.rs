//! Calendar days.

/// A day of the Gregorian calendar, counted from 1 January 1970 (day 0).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day(u32);

impl Day {
    /// The day so many days after 1 January 1970.
    #[must_use]
    pub const fn from_unix_days(days: u32) -> Self {
        Self(days)
    }

    /// Days since 1 January 1970.
    #[must_use]
    pub const fn unix_days(self) -> u32 {
        self.0
    }

    /// The day so many days later; `None` beyond the last there is.
    #[must_use]
    pub fn plus(self, days: u32) -> Option<Self> {
        self.0.checked_add(days).map(Self)
    }

    /// Year, month (1 to 12) and day of the month (1 to 31).
    ///
    /// Source: H. Hinnant, "chrono-compatible low-level date algorithms" (`civil_from_days`).
    #[must_use]
    pub fn civil(self) -> (u32, u32, u32) {
        // Years begin in March here, so that the leap day is the last day of one.
        let days = u64::from(self.0) + 719_468;
        let era = days / 146_097;
        let of_era = days % 146_097;
        let year_of_era = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let shifted = (5 * of_year + 2) / 153;
        let day = of_year - (153 * shifted + 2) / 5 + 1;
        let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
        let year = year_of_era + era * 400 + u64::from(month <= 2);
        let small = |number: u64| u32::try_from(number).unwrap_or(u32::MAX);
        (small(year), small(month), small(day))
    }

    /// Whether this day is more than twelve calendar months before another: the day twelve months later is not yet
    /// more. What happened on 29 February is so from 1 March of the next year on.
    #[must_use]
    pub fn is_over_a_year_before(self, later: Self) -> bool {
        let (year, month, day) = self.civil();
        (year.saturating_add(1), month, day) < later.civil()
    }

    /// Whole calendar months to a later day, and the days left over. Both are 0 if the other day is not later.
    ///
    /// From a day that a month does not have, such as the 31st, its last day counts instead.
    #[must_use]
    pub fn months_and_days_to(self, later: Self) -> (u32, u32) {
        if later <= self {
            return (0, 0);
        }
        let (from_year, from_month, from_day) = self.civil();
        let (year, month, day) = later.civil();
        let months = ((year - from_year) * 12 + month).saturating_sub(from_month);
        if day >= from_day {
            return (months, day - from_day);
        }
        // The day before the first of the later day's month is the last of the month before.
        let (_, _, last) = Self(later.0.saturating_sub(day)).civil();
        (months.saturating_sub(1), last - from_day.min(last) + day)
    }

    /// The day with this year, month and day of the month; `None` where the calendar has no such day, or before 1970.
    ///
    /// Source: as for [`Day::civil`] (`days_from_civil`).
    #[must_use]
    pub fn from_civil(year: u32, month: u32, day: u32) -> Option<Self> {
        let year_from_march = u64::from(year).checked_sub(u64::from(month <= 2))?;
        let month_from_march = u64::from(month.checked_add(9)? % 12);
        let (era, of_era) = (year_from_march / 400, year_from_march % 400);
        let of_year = (153 * month_from_march + 2) / 5 + u64::from(day.checked_sub(1)?);
        let days = era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year;
        let found = Self(u32::try_from(days.checked_sub(719_468)?).ok()?);
        // The sum also takes a 31 June for the day after the 30th.
        (found.civil() == (year, month, day)).then_some(found)
    }

    /// The day as ISO 8601 writes it: `2026-11-23`. Years after 9999 take more digits.
    #[must_use]
    pub fn iso(self) -> String {
        let (year, month, day) = self.civil();
        format!("{year:04}-{month:02}-{day:02}")
    }

    /// Reads what [`Day::iso`] writes, and nothing else.
    #[must_use]
    pub fn from_iso(text: &str) -> Option<Self> {
        let mut parts = text.splitn(3, '-').map(|part| part.parse::<u32>().ok());
        let day = Self::from_civil(parts.next()??, parts.next()??, parts.next()??)?;
        (day.iso() == text).then_some(day)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 1 January 2023 to 31 December 2028, with two leap years.
    const SOME_YEARS: std::ops::Range<u32> = 19_358..21_550;

    fn day(year: u32, month: u32, day: u32) -> Day {
        SOME_YEARS.map(Day).find(|one| one.civil() == (year, month, day)).unwrap()
    }

    #[test]
    fn twelve_months_to_the_day_are_not_over_a_year_and_the_next_day_is() {
        let made = day(2025, 11, 23);
        assert!(!made.is_over_a_year_before(day(2026, 11, 22)));
        assert!(!made.is_over_a_year_before(day(2026, 11, 23)));
        assert!(made.is_over_a_year_before(day(2026, 11, 24)));
        assert!(!day(2025, 12, 31).is_over_a_year_before(day(2026, 12, 31)));
        assert!(day(2025, 12, 31).is_over_a_year_before(day(2027, 1, 1)));
    }

    #[test]
    fn a_leap_day_is_over_a_year_ago_from_the_first_of_march_on() {
        let leap = day(2024, 2, 29);
        assert!(!leap.is_over_a_year_before(day(2025, 2, 28)));
        assert!(leap.is_over_a_year_before(day(2025, 3, 1)));
        // A leap year has 366 days: 365 after 1 March 2023 are not yet a year.
        assert!(!day(2023, 3, 1).is_over_a_year_before(day(2024, 2, 29)));
        assert!(!day(2023, 3, 1).is_over_a_year_before(day(2024, 3, 1)));
        assert!(!day(2023, 2, 28).is_over_a_year_before(day(2024, 2, 28)));
        assert!(day(2023, 2, 28).is_over_a_year_before(day(2024, 2, 29)));
    }

    #[test]
    fn a_day_in_the_future_is_not_over_a_year_ago() {
        assert!(!day(2028, 1, 1).is_over_a_year_before(day(2023, 1, 1)));
        assert!(!Day(u32::MAX).is_over_a_year_before(Day(u32::MAX)));
    }

    #[test]
    fn months_and_days_are_those_of_the_calendar() {
        for (from, to, months, days) in [
            (day(2026, 1, 1), day(2026, 1, 1), 0, 0),
            (day(2026, 1, 1), day(2026, 1, 31), 0, 30),
            (day(2026, 1, 1), day(2026, 2, 1), 1, 0),
            (day(2026, 1, 15), day(2027, 3, 17), 14, 2),
            (day(2026, 1, 31), day(2026, 2, 28), 0, 28),
            (day(2026, 1, 31), day(2026, 3, 1), 1, 1),
            (day(2024, 1, 30), day(2024, 3, 1), 1, 1),
            (day(2024, 2, 29), day(2025, 2, 28), 11, 30),
            (day(2024, 2, 29), day(2025, 3, 1), 12, 1),
            (day(2024, 2, 29), day(2028, 2, 29), 48, 0),
            (day(2026, 2, 1), day(2026, 1, 1), 0, 0),
        ] {
            assert_eq!(from.months_and_days_to(to), (months, days), "{:?} to {:?}", from.civil(), to.civil());
        }
    }

    #[test]
    fn a_later_day_never_reads_as_an_earlier_one() {
        for from in SOME_YEARS.step_by(17) {
            let mut before = (0, 0);
            for to in from + 1..SOME_YEARS.end {
                let apart = Day(from).months_and_days_to(Day(to));
                assert!(apart >= before && apart.1 < 31, "{from} to {to}: {apart:?} after {before:?}");
                before = apart;
            }
        }
        assert!(Day(0).months_and_days_to(Day(u32::MAX)).0 > 140_000_000);
    }

    #[test]
    fn a_day_comes_back_from_what_it_is_written_as() {
        let written =
            [(0, "1970-01-01"), (20_780, "2026-11-23"), (19_782, "2024-02-29"), (2_932_896, "9999-12-31")];
        for (days, iso) in written {
            assert_eq!(Day::from_unix_days(days).iso(), iso);
        }
        for days in (0..50_000).chain((0..=u32::MAX).step_by(99_991)).chain([u32::MAX]) {
            let day = Day::from_unix_days(days);
            assert_eq!(Day::from_iso(&day.iso()), Some(day));
        }
    }

    #[test]
    fn a_day_that_no_calendar_has_is_none() {
        for text in [
            "2026-02-29",
            "2026-06-31",
            "2026-13-01",
            "2026-00-10",
            "2026-10-00",
            "1969-12-31",
            "0000-00-00",
            "2026-1-1",
            "+2026-01-01",
            "02026-01-01",
            "99999999-01-01",
            "4294967295-12-31",
            "2026-01-01T00:00",
            "2026-01",
            "",
        ] {
            assert_eq!(Day::from_iso(text), None, "{text}");
        }
    }
}
