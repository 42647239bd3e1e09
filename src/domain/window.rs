//! Lengths of windows, and the downtime an objective allows in one.

use super::ratio::Ratio;
use super::units::Objective;

/// Seconds in a day; leap seconds and clock changes are left out, as monitoring systems do.
pub const SECONDS_PER_DAY: u64 = 86_400;

/// Mean Gregorian year of 365.2425 days, in seconds.
pub const MEAN_YEAR_S: u64 = 31_556_952;

/// A twelfth of the mean Gregorian year, in seconds.
pub const MEAN_MONTH_S: u64 = 2_629_746;

/// A quarter of the mean Gregorian year, in seconds.
pub const MEAN_QUARTER_S: u64 = 7_889_238;

/// The windows offered, in days. 28 days hold the same number of weekends wherever they start
/// (SRE Workbook ch. 2); 30, 90 and 365 are those of the SRE book app. A.
pub const OFFERED_DAYS: [u64; 4] = [28, 30, 90, 365];

/// The objectives of the table of nines, 90 % to 99.999 % (SRE book app. A, with 99.995 % added).
pub const STANDARD_NINES: [Objective; 9] = [
    standard(900_000_000),
    standard(950_000_000),
    standard(990_000_000),
    standard(995_000_000),
    standard(999_000_000),
    standard(999_500_000),
    standard(999_900_000),
    standard(999_950_000),
    standard(999_990_000),
];

/// Evaluated by the compiler only; a test sees to it that the second arm is never taken.
const fn standard(ppb: u64) -> Objective {
    match Objective::from_ppb(ppb) {
        Some(objective) => objective,
        None => Objective::LEAST,
    }
}

/// The length of so many days in seconds; `None` if it is not a whole number of seconds above 0.
pub fn days(days: Ratio) -> Option<u64> {
    let seconds = days.times(Ratio::from_int(SECONDS_PER_DAY as i64))?;
    if seconds.denominator() != 1 || seconds.numerator() <= 0 {
        return None;
    }
    u64::try_from(seconds.numerator()).ok()
}

/// Days in a Gregorian year, 365 or 366; `None` outside the years 1 to 9999.
pub const fn year_days(year: u32) -> Option<u64> {
    if year < 1 || year > 9_999 {
        return None;
    }
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    Some(if leap { 366 } else { 365 })
}

/// Days in a month of the Gregorian calendar, 28 to 31; `None` outside the years 1 to 9999 or the
/// months 1 to 12.
pub const fn month_days(year: u32, month: u32) -> Option<u64> {
    match (month, year_days(year)) {
        (_, None) => None,
        (2, Some(days)) => Some(days - 337),
        (4 | 6 | 9 | 11, _) => Some(30),
        (1..=12, _) => Some(31),
        _ => None,
    }
}

/// Days in a calendar quarter, 90 to 92; `None` outside the years 1 to 9999 or the quarters 1 to 4.
pub const fn quarter_days(year: u32, quarter: u32) -> Option<u64> {
    match (quarter, year_days(year)) {
        (_, None) => None,
        (1, Some(days)) => Some(days - 275),
        (2, _) => Some(91),
        (3 | 4, _) => Some(92),
        _ => None,
    }
}

/// Length of a calendar year in seconds; `None` as for [`year_days`].
pub fn year(year: u32) -> Option<u64> {
    year_days(year)?.checked_mul(SECONDS_PER_DAY)
}

/// Length of a calendar month in seconds; `None` as for [`month_days`].
pub fn month(year: u32, month: u32) -> Option<u64> {
    month_days(year, month)?.checked_mul(SECONDS_PER_DAY)
}

/// Length of a calendar quarter in seconds; `None` as for [`quarter_days`].
pub fn quarter(year: u32, quarter: u32) -> Option<u64> {
    quarter_days(year, quarter)?.checked_mul(SECONDS_PER_DAY)
}

/// Downtime allowed in a window of `window_s` seconds, in seconds: `window x (1 - SLO)` (SRE book app. A).
///
/// `None` if the result does not fit, which no 64-bit window brings about.
pub fn downtime(window_s: u64, objective: Objective) -> Option<Ratio> {
    Ratio::new(i128::from(window_s), 1)?.times(objective.budget_ratio())
}

/// The objective of `n` nines, `1 - 10^-n`; `None` outside 1 to 9, the precision of an [`Objective`].
pub fn nines(n: u32) -> Option<Objective> {
    if n == 0 {
        return None;
    }
    let billion: u64 = 1_000_000_000;
    let budget_ppb = billion.checked_div(10_u64.checked_pow(n)?)?;
    Objective::from_ppb(billion.checked_sub(budget_ppb)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_of_nines_holds_the_objectives_it_names() {
        let percents = ["90", "95", "99", "99.5", "99.9", "99.95", "99.99", "99.995", "99.999"];
        for (objective, percent) in STANDARD_NINES.into_iter().zip(percents) {
            assert_eq!(Objective::parse_percent(percent), Ok(objective));
        }
    }

    #[test]
    fn a_mean_year_is_twelve_months_and_four_quarters() {
        assert_eq!(days(Ratio::parse_decimal("365.2425").unwrap()), Some(MEAN_YEAR_S));
        assert_eq!(12 * MEAN_MONTH_S, MEAN_YEAR_S);
        assert_eq!(4 * MEAN_QUARTER_S, MEAN_YEAR_S);
    }

    #[test]
    fn a_window_is_a_whole_number_of_seconds_above_nought() {
        assert_eq!(days(Ratio::ZERO), None);
        assert_eq!(days(Ratio::from_int(-1)), None);
        assert_eq!(days(Ratio::new(1, 86_401).unwrap()), None);
        assert_eq!(days(Ratio::new(1, 86_400).unwrap()), Some(1));
        assert_eq!(days(Ratio::from_int(i64::MAX)), None);
    }

    #[test]
    fn months_and_quarters_add_up_to_their_year() {
        for year in [1, 1900, 2000, 2023, 2024, 9_999] {
            let months: Option<u64> = (1..=12).map(|month| month_days(year, month)).sum();
            let quarters: Option<u64> = (1..=4).map(|quarter| quarter_days(year, quarter)).sum();
            assert_eq!(months, year_days(year));
            assert_eq!(quarters, year_days(year));
        }
        assert_eq!((month_days(2025, 0), month_days(2025, 13)), (None, None));
        assert_eq!((quarter_days(2025, 0), quarter_days(2025, 5)), (None, None));
        assert_eq!((year(0), year(10_000)), (None, None));
    }

    #[test]
    fn nines_stop_where_the_precision_does() {
        assert_eq!(nines(3).map(Objective::ppb), Some(999_000_000));
        assert_eq!(nines(9).map(Objective::ppb), Some(999_999_999));
        assert_eq!((nines(0), nines(10), nines(u32::MAX)), (None, None, None));
    }
}
