//! Numbers, lengths of time and dates as a person reads them. Rounding is said in each function.

use super::{DECIMAL_LINE, GROUP_LINE, MONTH_LINES, Text};
use crate::assessment::date::Day;
use crate::content::say;
use crate::domain::ratio::{Ratio, Rounding};
use crate::domain::window::SECONDS_PER_DAY;

/// Small numbers get so many decimals at most.
const MOST_PLACES: u32 = 18;

/// The count that chooses between one and many: what a person reads decides, not what was rounded.
fn form(shown: &str) -> u64 {
    if shown == "1" { 1 } else { 2 }
}

/// How many decimals to show, and which way to round to them.
#[derive(Clone, Copy, Debug)]
pub struct Places {
    /// Decimals shown at most; zeros at the end are left out.
    pub most: u32,
    /// Direction of rounding.
    pub rounding: Rounding,
}

impl Places {
    /// Whole numbers, rounded down: 49.9 never reads as 50.
    pub const WHOLE_DOWN: Self = Self { most: 0, rounding: Rounding::Down };
    /// One decimal, to the nearest.
    pub const ONE: Self = Self { most: 1, rounding: Rounding::Nearest };
    /// Two decimals, to the nearest.
    pub const TWO: Self = Self { most: 2, rounding: Rounding::Nearest };
}

impl Text {
    /// An exact number with at most so many decimals, in the language's signs: `12,345.6`.
    #[must_use]
    pub fn number(&self, value: Ratio, places: Places) -> String {
        let mut most = places.most;
        // Something small must not read as nothing: two digits of it are shown instead.
        if most > 0 && value > Ratio::ZERO {
            while most < MOST_PLACES && value.scaled(most, Rounding::Down).is_some_and(|scaled| scaled == 0) {
                most += 1;
                if value.scaled(most, Rounding::Down).is_some_and(|scaled| scaled > 0) {
                    most += 1;
                }
            }
        }
        match value.scaled(most, places.rounding) {
            Some(scaled) => self.scaled(scaled, most),
            None => String::new(),
        }
    }

    /// Days with their number: `1 day`, `146 days`. The form follows the number as shown.
    #[must_use]
    pub fn days(&self, shown: &str) -> String {
        self.say(say::number::count_days(form(shown), shown))
    }

    /// Weeks with their number.
    #[must_use]
    pub fn weeks(&self, shown: &str) -> String {
        self.say(say::number::count_weeks(form(shown), shown))
    }

    /// Engineers with their number.
    #[must_use]
    pub fn engineers(&self, shown: &str) -> String {
        self.say(say::number::count_engineers(form(shown), shown))
    }

    /// Requests with their number.
    #[must_use]
    pub fn requests(&self, shown: &str) -> String {
        self.say(say::number::count_requests(form(shown), shown))
    }

    /// Requests an hour with their number.
    #[must_use]
    pub fn requests_per_hour(&self, shown: &str) -> String {
        self.say(say::number::count_requests_per_hour(form(shown), shown))
    }

    /// A whole number: `12,345`.
    #[must_use]
    pub fn whole(&self, value: u64) -> String {
        self.scaled(i128::from(value), 0)
    }

    /// A count, however large: `12,345`.
    #[must_use]
    pub fn count(&self, value: i128) -> String {
        self.scaled(value, 0)
    }

    /// `value / 10^decimals` without zeros at the end.
    #[must_use]
    pub fn scaled(&self, value: i128, decimals: u32) -> String {
        let mut digits = value.unsigned_abs().to_string();
        let decimals = decimals as usize;
        while digits.len() <= decimals {
            digits.insert(0, '0');
        }
        let (whole, fraction) = digits.split_at(digits.len() - decimals);
        let fraction = fraction.trim_end_matches('0');
        let mut out = String::new();
        if value < 0 && !(whole == "0" && fraction.is_empty()) {
            out.push('\u{2212}');
        }
        for (at, digit) in whole.chars().enumerate() {
            if at > 0 && (whole.len() - at) % 3 == 0 {
                out.push_str(self.line(GROUP_LINE));
            }
            out.push(digit);
        }
        if !fraction.is_empty() {
            out.push_str(self.line(DECIMAL_LINE));
            out.push_str(fraction);
        }
        out
    }

    /// A ratio as percent: 0.4 is `40 %`.
    #[must_use]
    pub fn percent(&self, ratio: Ratio, places: Places) -> String {
        let percent = ratio.times(Ratio::from_int(100)).unwrap_or(ratio);
        self.say(say::number::percent(&self.number(percent, places)))
    }

    /// Parts per billion as percent, with all their decimals: 999,000,000 is `99.9 %`.
    #[must_use]
    pub fn percent_of_billion(&self, parts: u64) -> String {
        self.say(say::number::percent(&self.scaled(i128::from(parts), 7)))
    }

    /// A length of time in seconds, rounded **down** so that no budget reads larger than it is: to minutes from an
    /// hour on, to seconds from a minute on: `3 d 15 h 39 min`, `43 min 12 s`, `25.9 s`, `0.24 s`.
    #[must_use]
    pub fn duration(&self, seconds: Ratio) -> String {
        let whole = u64::try_from(seconds.floor().max(0)).unwrap_or(u64::MAX);
        if whole < 60 {
            let most = if whole < 10 { 2 } else { 1 };
            let places = Places { most, rounding: Rounding::Down };
            return self.say(say::number::seconds(&self.number(seconds, places)));
        }
        let rest = if whole < 3_600 { self.whole(whole % 60) } else { "0".to_owned() };
        self.parts(whole, &rest)
    }

    /// A length of time in seconds, to the **nearest** of what [`Text::duration`] shows: for what happens at a time, not
    /// for what there is.
    #[must_use]
    pub fn nearest_duration(&self, seconds: Ratio) -> String {
        let unit = match seconds.floor() {
            ..60 => {
                let places =
                    Places { most: if seconds < Ratio::from_int(10) { 2 } else { 1 }, ..Places::ONE };
                return self.say(say::number::seconds(&self.number(seconds.max(Ratio::ZERO), places)));
            }
            60..3_600 => 1,
            _ => 60,
        };
        let unit = Ratio::from_int(unit);
        let whole = seconds.over(unit).and_then(|units| units.scaled(0, Rounding::Nearest));
        let rounded = whole.and_then(|whole| Ratio::new(whole, 1)?.times(unit));
        self.duration(rounded.unwrap_or(seconds))
    }

    /// A length of time with all it has, to thousandths of a second: what a person typed reads as it was typed.
    #[must_use]
    pub fn exact_duration(&self, seconds: Ratio) -> String {
        let whole = u64::try_from(seconds.floor().max(0)).unwrap_or(u64::MAX);
        let minutes = Ratio::from_int(i64::try_from(whole / 60 * 60).unwrap_or(0));
        let rest = seconds.minus(minutes).unwrap_or(Ratio::ZERO);
        self.parts(whole, &self.number(rest, Places { most: 3, rounding: Rounding::Down }))
    }

    fn parts(&self, whole: u64, seconds: &str) -> String {
        let (days, hours, minutes) = (whole / SECONDS_PER_DAY, whole / 3_600 % 24, whole / 60 % 60);
        let mut parts: Vec<String> = Vec::new();
        if days > 0 {
            parts.push(self.say(say::number::days(&self.whole(days))));
        }
        if hours > 0 {
            parts.push(self.say(say::number::hours(&self.whole(hours))));
        }
        if minutes > 0 {
            parts.push(self.say(say::number::minutes(&self.whole(minutes))));
        }
        if seconds != "0" || parts.is_empty() {
            parts.push(self.say(say::number::seconds(seconds)));
        }
        parts.join(" ")
    }

    /// The month of a day in three letters: `Nov`.
    #[must_use]
    pub fn month_short(&self, day: Day) -> String {
        let month = usize::try_from(day.civil().1).unwrap_or(1).clamp(1, 12);
        self.line(MONTH_LINES + month - 1).chars().take(3).collect()
    }

    /// A day and its month, short: `23 Nov`.
    #[must_use]
    pub fn short_date(&self, day: Day) -> String {
        self.say(say::number::short_date(&day.civil().2.to_string(), &self.month_short(day)))
    }

    /// A date: `23 November 2026`.
    #[must_use]
    pub fn date(&self, day: Day) -> String {
        let (year, month, day) = day.civil();
        let month = usize::try_from(month).unwrap_or(1).clamp(1, 12);
        self.say(say::number::date(&day.to_string(), self.line(MONTH_LINES + month - 1), &year.to_string()))
    }
}

impl Text {
    /// A date within a year that is known: `23 November`.
    #[must_use]
    pub fn day_and_month(&self, day: Day) -> String {
        let (_, month, day) = day.civil();
        let month = usize::try_from(month).unwrap_or(1).clamp(1, 12);
        self.say(say::number::short_date(&day.to_string(), self.line(MONTH_LINES + month - 1)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ratio(numerator: i128, denominator: i128) -> Ratio {
        Ratio::new(numerator, denominator).unwrap()
    }

    #[test]
    fn numbers_are_grouped_and_lose_their_zeros() {
        let text = Text::reference();
        assert_eq!(text.whole(1_000_000_000_000_000), "1,000,000,000,000,000");
        assert_eq!(text.number(ratio(1_234_560, 100), Places::TWO), "12,345.6");
        assert_eq!(text.number(ratio(365, 3), Places::ONE), "121.7");
        assert_eq!(text.scaled(-5, 1), "\u{2212}0.5");
        assert_eq!(text.scaled(999_000_000, 7), "99.9");
    }

    #[test]
    fn a_percentage_just_below_fifty_never_reads_as_fifty() {
        let text = Text::reference();
        assert_eq!(text.percent(ratio(4999, 10_000), Places::WHOLE_DOWN), "49 %");
    }

    #[test]
    fn lengths_of_time_show_two_units_and_never_more_than_there_is() {
        let text = Text::reference();
        assert_eq!(text.duration(ratio(2592, 1)), "43 min 12 s");
        assert_eq!(text.duration(ratio(315_569, 1)), "3 d 15 h 39 min");
        assert_eq!(text.duration(ratio(3600, 1)), "1 h");
        assert_eq!(text.duration(ratio(2592, 100)), "25.9 s");
        assert_eq!(text.duration(ratio(24, 100)), "0.24 s");
        assert_eq!(text.duration(ratio(0, 1)), "0 s");
        assert_eq!(text.duration(ratio(86_399_999, 1000)), "23 h 59 min");
    }

    #[test]
    fn when_something_happens_is_rounded_to_the_nearest() {
        let text = Text::reference();
        assert_eq!(text.nearest_duration(ratio(3_456, 10)), "5 min 46 s");
        assert_eq!(text.nearest_duration(ratio(2_712, 10)), "4 min 31 s");
        assert_eq!(text.nearest_duration(ratio(12_096, 1_000)), "12.1 s");
        assert_eq!(text.nearest_duration(ratio(7_199, 1)), "2 h");
        assert_eq!(text.nearest_duration(ratio(864, 10_000_000)), "0.000086 s");
    }

    #[test]
    fn something_small_never_reads_as_nothing() {
        let text = Text::reference();
        assert_eq!(text.duration(ratio(864, 10_000_000)), "0.000086 s");
        assert_eq!(text.number(ratio(365, 10_000), Places::ONE), "0.037");
        assert_eq!(text.percent(ratio(1, 10_000), Places::ONE), "0.01 %");
        assert_eq!(text.percent(ratio(1, 1_000), Places::WHOLE_DOWN), "0 %", "scores are whole");
    }

    #[test]
    fn what_was_typed_reads_as_it_was_typed() {
        let text = Text::reference();
        assert_eq!(text.exact_duration(ratio(5_430, 1)), "1 h 30 min 30 s");
        assert_eq!(text.exact_duration(ratio(25_926, 10)), "43 min 12.6 s");
        assert_eq!(text.exact_duration(ratio(60, 1000)), "0.06 s");
        assert_eq!(text.exact_duration(ratio(720, 1)), "12 min");
    }

    #[test]
    fn one_is_told_apart_from_many_by_what_is_read() {
        let text = Text::reference();
        assert_eq!(text.days("1"), "1 day");
        assert_eq!(text.days("1.1"), "1.1 days");
        assert_eq!(text.engineers("1"), "1 engineer");
    }

    #[test]
    fn dates_are_written_out() {
        assert_eq!(Text::reference().date(Day::from_unix_days(20_780)), "23 November 2026");
        assert_eq!(Text::reference().date(Day::from_unix_days(0)), "1 January 1970");
        assert_eq!(Text::reference().date(Day::from_unix_days(19_782)), "29 February 2024");
    }
}
