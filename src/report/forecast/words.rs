//! Chances and lengths of time as they read.

use crate::content::say;
use crate::domain::forecast::Supported;
use crate::domain::ratio::{Ratio, Rounding};
use crate::domain::units::Objective;
use crate::report::budget::objective_text;
use crate::text::{Places, Text};

/// A chance nearer to a certainty than this is one.
const CERTAIN: f64 = 1e-8;

/// A chance as a number of 100 windows.
enum Windows {
    /// None at all.
    None,
    /// Some, but fewer than one would be rounded to.
    Few,
    /// So many.
    About(u64),
    /// Not all, but more than one would be rounded to.
    Most,
    /// All.
    All,
}

impl Windows {
    fn of(chance: f64) -> Self {
        let of_100 = chance * 100.0;
        if chance < CERTAIN {
            Self::None
        } else if of_100 < 0.5 {
            Self::Few
        } else if chance > 1.0 - CERTAIN {
            Self::All
        } else if of_100 >= 99.5 {
            Self::Most
        } else {
            Self::About(of_100.round() as u64)
        }
    }
}

/// `about 74 of 100`, never rounded to none or all.
pub(super) fn count(chance: f64, text: &Text) -> String {
    match Windows::of(chance) {
        Windows::None => text.get(say::forecast::COUNT_NONE).to_owned(),
        Windows::Few => text.get(say::forecast::COUNT_FEW).to_owned(),
        Windows::About(number) => text.say(say::forecast::count(&text.whole(number))),
        Windows::Most => text.get(say::forecast::COUNT_MOST).to_owned(),
        Windows::All => text.get(say::forecast::COUNT_ALL).to_owned(),
    }
}

/// The number alone: `74`, `more than 99`.
pub(crate) fn number(chance: f64, text: &Text) -> String {
    match Windows::of(chance) {
        Windows::None => text.whole(0),
        Windows::Few => text.get(say::forecast::NUMBER_FEW).to_owned(),
        Windows::About(number) => text.whole(number),
        Windows::Most => text.get(say::forecast::NUMBER_MOST).to_owned(),
        Windows::All => text.whole(100),
    }
}

/// A probability as a fraction, to nine decimals.
pub(super) fn ratio(chance: f64) -> Ratio {
    Ratio::new((chance * 1e9).round() as i128, 1_000_000_000).unwrap_or(Ratio::ZERO)
}

/// A probability in percent: `73.8 %`.
pub(super) fn percent(chance: f64, text: &Text) -> String {
    text.percent(ratio(chance), Places { most: 2, rounding: Rounding::Nearest })
}

/// A length of time that is at least so long in what it shows.
pub(crate) fn at_least(seconds: f64, text: &Text) -> String {
    let step = match seconds {
        _ if seconds < 10.0 => 0.01,
        _ if seconds < 60.0 => 0.1,
        _ if seconds < 3_600.0 => 1.0,
        _ => 60.0,
    };
    // A hair of the computation's own error is no reason to show the next step.
    let steps = (seconds / step - 1e-6).ceil().max(0.0);
    let hundredths = (steps * step * 100.0).round();
    text.duration(Ratio::new(hundredths as i128, 100).unwrap_or(Ratio::ZERO))
}

/// The objective that is supported, with two digits of its budget, rounded to the safe side.
pub(super) fn supported(supported: Supported) -> Supported {
    let Supported::UpTo(objective) = supported else { return supported };
    let budget = u64::from(objective.budget_ppb());
    let mut step = 1;
    while budget > step * 99 {
        step *= 10;
    }
    let rounded = Objective::from_ppb(1_000_000_000_u64.saturating_sub(budget.div_ceil(step) * step));
    rounded.map_or(Supported::None, Supported::UpTo)
}

/// The same in words.
pub(super) fn supported_text(objective: Supported, text: &Text) -> String {
    match supported(objective) {
        Supported::Any => text.get(say::forecast::ANY_OBJECTIVE).to_owned(),
        Supported::UpTo(objective) => objective_text(objective, text),
        Supported::None => text.get(say::forecast::NO_OBJECTIVE).to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chance_never_rounds_to_a_certainty() {
        let text = &Text::reference();
        assert_eq!(count(0.737_95, text), "about 74 of 100");
        assert_eq!(count(0.999, text), "more than 99 of 100");
        assert_eq!(count(0.004, text), "fewer than 1 of 100");
        assert_eq!((count(1.0, text), count(0.0, text)), ("100 of 100".into(), "0 of 100".into()));
    }

    #[test]
    fn what_is_used_never_reads_as_less() {
        let text = &Text::reference();
        assert_eq!(at_least(5_231.4, text), "1 h 28 min");
        assert_eq!(at_least(714.1, text), "11 min 55 s");
        assert_eq!(at_least(0.031, text), "0.04 s");
        assert_eq!(at_least(0.0, text), "0 s");
        assert_eq!(at_least(1_800.000_000_1, text), "30 min");
    }

    #[test]
    fn an_objective_that_fits_is_rounded_to_the_safe_side() {
        let text = &Text::reference();
        let fits = |ppb| supported_text(Supported::UpTo(Objective::from_ppb(ppb).unwrap()), text);
        assert_eq!(fits(997_981_743), "99.79 %");
        assert_eq!(fits(999_000_000), "99.9 %");
        assert_eq!(fits(999_999_999), "99.9999999 %");
        assert_eq!(fits(5), "none");
        assert_eq!(supported_text(Supported::Any, text), "any");
    }
}
