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
}
