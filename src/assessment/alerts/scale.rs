//! The steps of the slider for the error ratio: even on a logarithmic scale, and each a round number.

use crate::domain::ratio::{Ratio, Rounding};

/// Two digits of each step within a power of ten: about a tenth apart, so that dragging feels even.
const STEPS: [u64; 22] =
    [10, 11, 12, 13, 14, 15, 16, 18, 20, 22, 25, 28, 30, 35, 40, 45, 50, 55, 60, 70, 80, 90];

const PER_DECADE: u32 = STEPS.len() as u32;

/// Everything fails, in parts per billion.
const WHOLE_PPB: u64 = 1_000_000_000;
/// 100 % is so many powers of ten above the smallest step.
const MOST_DECADES: u32 = 8;

/// A slider from a power of ten up to 100 %.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scale {
    decades: u32,
}

impl Scale {
    /// One that begins at the power of ten at or below a ratio, at a hundred-millionth at the lowest.
    #[must_use]
    pub fn down_to(ratio: Ratio) -> Self {
        let ppb = ratio.scaled(9, Rounding::Down).and_then(|ppb| u64::try_from(ppb).ok()).unwrap_or(0);
        let below =
            |decades: &u32| 10_u64.checked_pow(*decades).is_some_and(|by| WHOLE_PPB / by <= ppb.max(1));
        Self { decades: (1..MOST_DECADES).find(below).unwrap_or(MOST_DECADES) }
    }

    /// How many powers of ten it spans, 1 to 8.
    #[must_use]
    pub const fn decades(self) -> u32 {
        self.decades
    }

    /// The last position; the first is 0.
    #[must_use]
    pub const fn last(self) -> u32 {
        self.decades * PER_DECADE
    }

    /// The error ratio at a position, in parts per billion.
    #[must_use]
    pub fn ppb(self, position: u32) -> u64 {
        let position = position.min(self.last());
        let step = STEPS.get((position % PER_DECADE) as usize).copied().unwrap_or(10);
        // Powers of ten below the whole, counted from the top; each step has two digits, hence the tenth.
        let below = self.decades - position / PER_DECADE;
        WHOLE_PPB / 10_u64.pow(below) / 10 * step
    }

    /// The position at a ratio, or the nearest below it; the first for all that are smaller.
    #[must_use]
    pub fn position(self, ppb: u64) -> u32 {
        (0..=self.last()).rev().find(|position| self.ppb(*position) <= ppb).unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scales() -> impl Iterator<Item = Scale> {
        (1..=MOST_DECADES).map(|decades| Scale { decades })
    }

    #[test]
    fn every_step_is_larger_than_the_one_before_and_the_last_is_everything() {
        for scale in scales() {
            let steps: Vec<u64> = (0..=scale.last()).map(|position| scale.ppb(position)).collect();
            assert!(steps.windows(2).all(|pair| pair[0] < pair[1] && 4 * pair[1] < 5 * pair[0]), "{steps:?}");
            assert_eq!(steps.last(), Some(&WHOLE_PPB));
            assert_eq!(scale.ppb(u32::MAX), WHOLE_PPB);
        }
    }

    #[test]
    fn a_step_comes_back_and_what_lies_between_two_is_at_the_lower() {
        for scale in scales() {
            for position in 0..=scale.last() {
                assert_eq!(scale.position(scale.ppb(position)), position);
                let next = scale.ppb(position + 1);
                assert_eq!(scale.position(next.max(2) - 1), position.min(scale.last() - 1));
            }
            assert_eq!(scale.position(0), 0);
        }
    }

    #[test]
    fn it_begins_at_the_power_of_ten_below_the_ratio() {
        let first = |text: &str| Scale::down_to(Ratio::parse_decimal(text).unwrap()).ppb(0);
        assert_eq!(first("0.001"), 1_000_000);
        assert_eq!(first("0.0014"), 1_000_000);
        assert_eq!(first("0.00099"), 100_000);
        assert_eq!(first("0.9"), 100_000_000);
        assert_eq!(first("3"), 100_000_000);
        assert_eq!(first("0.000000001"), 10);
        assert_eq!(first("0"), 10);
    }
}
