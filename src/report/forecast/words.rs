//! Chances and lengths of time as they read.

use crate::content::say;
use crate::domain::forecast::Supported;
use crate::domain::ratio::{Ratio, Rounding};
use crate::domain::units::Objective;
use crate::report::budget::objective_text;
use crate::text::{Places, Text};

/// One in a million, of 100.
const FINEST: Places = Places { most: 4, rounding: Rounding::Nearest };

/// A chance as a number of windows.
enum Windows {
    /// None at all.
    None,
    /// Fewer than one of so many: 100, 1,000 or 1,000,000.
    FewerThanOneOf(u64),
    /// So many of 100.
    About(u64),
    /// All but fewer than one of so many.
    AllButOneOf(u64),
    /// All.
    All,
}

impl Windows {
    fn of(chance: f64) -> Self {
        let rare = |chance: f64| match chance {
            _ if chance < 1e-6 => 1_000_000,
            _ if chance < 1e-3 => 1_000,
            _ => 100,
        };
        if chance <= 0.0 {
            Self::None
        } else if chance >= 1.0 {
            Self::All
        } else if chance < 0.005 {
            Self::FewerThanOneOf(rare(chance))
        } else if chance >= 0.995 {
            Self::AllButOneOf(rare(1.0 - chance))
        } else {
            Self::About((chance * 100.0).round() as u64)
        }
    }
}

/// A chance that is not certain where anything can happen: what a float can't tell from 0 or 1 is not 0 or 1.
pub(super) fn uncertain(chance: f64) -> f64 {
    chance.clamp(f64::MIN_POSITIVE, 1.0 - f64::EPSILON)
}

/// `about 74 of 100`, never rounded to none or all.
pub(super) fn count(chance: f64, text: &Text) -> String {
    match Windows::of(chance) {
        Windows::None => text.get(say::forecast::COUNT_NONE).to_owned(),
        Windows::FewerThanOneOf(whole) => text.say(say::forecast::count_few(&text.whole(whole))),
        Windows::About(number) => text.say(say::forecast::count(&text.whole(number))),
        Windows::AllButOneOf(whole) => {
            text.say(say::forecast::count_most(&text.whole(whole.saturating_sub(1)), &text.whole(whole)))
        }
        Windows::All => text.get(say::forecast::COUNT_ALL).to_owned(),
    }
}

/// The number of 100 alone: `74`, `above 99`.
pub(crate) fn number(chance: f64, text: &Text) -> String {
    let one_of = |whole: u64| Ratio::new(100, i128::from(whole)).unwrap_or(Ratio::ONE);
    let shown = |number: Ratio| text.number(number, FINEST);
    match Windows::of(chance) {
        Windows::None => text.whole(0),
        Windows::FewerThanOneOf(whole) => text.say(say::forecast::number_few(&shown(one_of(whole)))),
        Windows::About(number) => text.whole(number),
        Windows::AllButOneOf(whole) => {
            let rest = Ratio::from_int(100).minus(one_of(whole)).unwrap_or(Ratio::ZERO);
            text.say(say::forecast::number_most(&shown(rest)))
        }
        Windows::All => text.whole(100),
    }
}

/// A probability as a fraction, to nine decimals.
pub(super) fn ratio(chance: f64) -> Ratio {
    Ratio::new((chance * 1e9).round() as i128, 1_000_000_000).unwrap_or(Ratio::ZERO)
}

/// A probability in percent: `73.8 %`, never rounded to none or all.
pub(super) fn percent(chance: f64, text: &Text) -> String {
    const LEAST: f64 = 1e-4;
    let shown = |chance| text.percent(ratio(chance), Places { most: 2, rounding: Rounding::Nearest });
    if chance > 0.0 && chance < LEAST {
        text.say(say::forecast::number_few(&shown(LEAST)))
    } else if chance < 1.0 && chance > 1.0 - LEAST {
        text.say(say::forecast::number_most(&shown(1.0 - LEAST)))
    } else {
        shown(chance)
    }
}

/// A share of 100 windows in tenths, which are as fine as a drawing; never rounded to none or all.
pub(super) fn tenths(share: f64, text: &Text) -> String {
    let tenths = (share * 1_000.0).round();
    if share > 0.0 && tenths < 1.0 {
        text.say(say::forecast::number_few(&text.scaled(1, 1)))
    } else if share < 1.0 && tenths > 999.0 {
        text.say(say::forecast::number_most(&text.scaled(999, 1)))
    } else {
        text.scaled(tenths as i128, 1)
    }
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
        let counts = [0.996, 0.999_5, 0.999_999_9, 0.004, 4e-4, 1e-11, uncertain(0.0), uncertain(1.0)];
        assert_eq!(
            counts.map(|chance| count(chance, text)),
            [
                "more than 99 of 100",
                "more than 999 of 1,000",
                "more than 999,999 of 1,000,000",
                "fewer than 1 of 100",
                "fewer than 1 of 1,000",
                "fewer than 1 of 1,000,000",
                "fewer than 1 of 1,000,000",
                "more than 999,999 of 1,000,000",
            ]
        );
        assert_eq!(
            counts.map(|chance| number(chance, text))[..6],
            ["above 99", "above 99.9", "above 99.9999", "below 1", "below 0.1", "below 0.0001"]
        );
        let percents = [1e-5, 0.123_45, 1.0 - 1e-5].map(|chance| percent(chance, text));
        assert_eq!(percents, ["below 0.01 %", "12.35 %", "above 99.99 %"]);
        let drawn = [0.0, 4e-4, 0.25, 0.999_6, 1.0].map(|share| tenths(share, text));
        assert_eq!(drawn, ["0", "below 0.1", "25", "above 99.9", "100"]);
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
