//! Objectives and shares as whole numbers, so that no digit is lost on the way.

use super::bounds::OBJECTIVE_PERCENT;
use super::ratio::Ratio;

const BILLION: u32 = 1_000_000_000;

/// A service level objective in whole parts per billion, above 0 and below 100 %.
///
/// 100 % is no objective here: it leaves no error budget (SRE book ch. 3).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Objective(u32);

/// Why a text is not an objective.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ObjectiveError {
    /// Nothing was written.
    Empty,
    /// Not ASCII digits with at most one point, or more than 30 characters.
    NotANumber,
    /// It is 0 %: an objective that every service meets.
    Zero,
    /// It is 100 % or more: no error budget is left.
    HundredOrMore,
    /// It has a digit other than 0 beyond the seventh decimal: it is not whole parts per billion.
    TooPrecise,
}

impl Objective {
    /// The smallest objective, one part per billion.
    pub const LEAST: Objective = Objective(1);

    /// An objective of so many parts per billion, 1 to 999,999,999; `None` outside.
    pub const fn from_ppb(ppb: u64) -> Option<Objective> {
        if OBJECTIVE_PERCENT.admits(ppb) { Some(Objective(ppb as u32)) } else { None }
    }

    /// Reads a percentage such as `99.95`.
    ///
    /// # Errors
    /// Each way in which the text is not an objective, see [`ObjectiveError`].
    pub fn parse_percent(text: &str) -> Result<Objective, ObjectiveError> {
        if text.is_empty() {
            return Err(ObjectiveError::Empty);
        }
        let percent = Ratio::parse_decimal(text).ok_or(ObjectiveError::NotANumber)?;
        if percent == Ratio::ZERO {
            return Err(ObjectiveError::Zero);
        }
        if percent >= Ratio::from_int(100) {
            return Err(ObjectiveError::HundredOrMore);
        }
        let ppb = percent
            .times(Ratio::from_int(10_000_000))
            .filter(|ppb| ppb.denominator() == 1)
            .and_then(|ppb| u64::try_from(ppb.numerator()).ok());
        ppb.and_then(Objective::from_ppb).ok_or(ObjectiveError::TooPrecise)
    }

    /// The objective in parts per billion, 1 to 999,999,999.
    pub const fn ppb(self) -> u32 {
        self.0
    }

    /// The error budget, `1 - SLO`, in parts per billion, 1 to 999,999,999.
    pub const fn budget_ppb(self) -> u32 {
        BILLION - self.0
    }

    /// The error budget, `1 - SLO`, as a ratio above 0 and below 1.
    pub const fn budget_ratio(self) -> Ratio {
        Ratio::billionths_of(1, self.budget_ppb())
    }
}

/// A share of 0 to 100 % in whole parts per million.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct PartsPerMillion(u32);

impl PartsPerMillion {
    /// Nothing, 0 %.
    pub const NONE: PartsPerMillion = PartsPerMillion(0);
    /// Everything, 100 %.
    pub const WHOLE: PartsPerMillion = PartsPerMillion(1_000_000);

    /// A share of so many parts per million, 0 to 1,000,000; `None` above.
    pub const fn from_ppm(ppm: u64) -> Option<PartsPerMillion> {
        if ppm <= PartsPerMillion::WHOLE.0 as u64 { Some(PartsPerMillion(ppm as u32)) } else { None }
    }

    /// The share in parts per million, 0 to 1,000,000.
    pub const fn ppm(self) -> u32 {
        self.0
    }

    /// The share as a ratio, 0 to 1.
    pub const fn ratio(self) -> Ratio {
        // A million is small enough that a thousandfold stays within the billionths.
        Ratio::billionths_of(1_000, self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_that_is_no_objective_says_why() {
        let cases = [
            ("", ObjectiveError::Empty),
            (".", ObjectiveError::NotANumber),
            ("99,9", ObjectiveError::NotANumber),
            ("-5", ObjectiveError::NotANumber),
            ("99.9 %", ObjectiveError::NotANumber),
            ("0.0", ObjectiveError::Zero),
            ("100", ObjectiveError::HundredOrMore),
            ("100.00000001", ObjectiveError::HundredOrMore),
            ("99.99999999", ObjectiveError::TooPrecise),
            ("0.00000001", ObjectiveError::TooPrecise),
        ];
        for (text, error) in cases {
            assert_eq!(Objective::parse_percent(text), Err(error), "{text}");
        }
    }

    #[test]
    fn trailing_zeros_do_not_change_an_objective() {
        assert_eq!(Objective::parse_percent("99.9500000000"), Objective::parse_percent("99.95"));
        assert_eq!(Objective::parse_percent("99.9999999").map(Objective::budget_ppb), Ok(1));
    }

    #[test]
    fn shares_stop_at_the_whole() {
        assert_eq!(PartsPerMillion::from_ppm(1_000_001), None);
        assert_eq!(PartsPerMillion::WHOLE.ratio(), Ratio::ONE);
        assert_eq!(PartsPerMillion::NONE.ratio(), Ratio::ZERO);
        let quarter = PartsPerMillion::from_ppm(250_000).unwrap();
        assert_eq!(Some(quarter.ratio()), Ratio::new(1, 4));
    }
}
