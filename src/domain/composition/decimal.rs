//! Chances as decimals of up to 36 digits, rounded the way one asks for.
//!
//! All that a person enters about a part is a decimal, and so is every product and sum of such numbers: up to 36
//! significant digits a [`Decimal`] is exact, where a fraction of 128 bits would overflow after four parts. Beyond
//! that it is rounded, always downwards or always upwards, so that two of them enclose the truth ([`Bounds`]).

use crate::domain::ratio::Ratio;
use std::cmp::Ordering;

/// Digits that are kept.
const DIGITS: u32 = 36;
/// `10^36`, which no digits reach.
const LIMIT: u128 = 10_u128.pow(DIGITS);
/// Half of the digits: products of two halves fit 128 bits.
const HALF: u128 = 10_u128.pow(DIGITS / 2);

/// Which way a number with too many digits goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Towards {
    /// Not above the truth.
    Zero,
    /// Not below the truth.
    One,
}

impl Towards {
    const fn opposite(self) -> Self {
        match self {
            Self::Zero => Self::One,
            Self::One => Self::Zero,
        }
    }
}

/// A number from 0 to 1: `digits / 10^scale`, with fewer than 37 digits.
#[derive(Clone, Copy, Debug)]
pub struct Decimal {
    digits: u128,
    scale: u32,
}

/// A power of ten, or the largest number where it does not fit.
fn ten(power: u32) -> u128 {
    10_u128.checked_pow(power).unwrap_or(u128::MAX)
}

fn length(digits: u128) -> u32 {
    digits.checked_ilog10().map_or(0, |power| power + 1)
}

/// Takes digits off the end.
fn without_last(digits: u128, count: u32, towards: Towards) -> u128 {
    let power = ten(count);
    let (kept, rest) = (digits / power, digits % power);
    kept + u128::from(towards == Towards::One && rest != 0)
}

impl Decimal {
    /// Never.
    pub const ZERO: Self = Self { digits: 0, scale: 0 };
    /// Certain.
    pub const ONE: Self = Self { digits: 1, scale: 0 };

    /// So many parts of `10^scale`; everything above the whole is the whole.
    #[must_use]
    pub fn new(parts: u32, scale: u32) -> Self {
        let (mut digits, mut scale) = (u128::from(parts), scale);
        if digits == 0 {
            return Self::ZERO;
        }
        while scale > 0 && digits % 10 == 0 {
            (digits, scale) = (digits / 10, scale - 1);
        }
        Self { digits, scale }.capped()
    }

    fn capped(self) -> Self {
        if self > Self::ONE { Self::ONE } else { self }
    }

    /// Fewer than 38 digits made fewer than 37.
    fn fitted(digits: u128, scale: u32, towards: Towards) -> Self {
        let more = length(digits).saturating_sub(DIGITS);
        if more == 0 {
            return Self { digits, scale };
        }
        let (digits, scale) = (without_last(digits, more, towards), scale.saturating_sub(more));
        // Rounding 99..9 up makes one digit more.
        if digits < LIMIT {
            Self { digits, scale }
        } else {
            Self { digits: 1, scale: scale.saturating_sub(DIGITS) }
        }
    }

    /// The product.
    #[must_use]
    pub fn times(self, other: Self, towards: Towards) -> Self {
        if self.digits == 0 || other.digits == 0 {
            return Self::ZERO;
        }
        let scale = self.scale.saturating_add(other.scale);
        if let Some(digits) = self.digits.checked_mul(other.digits) {
            return Self::fitted(digits, scale, towards);
        }
        let (a, b) = (self.digits / HALF, self.digits % HALF);
        let (c, d) = (other.digits / HALF, other.digits % HALF);
        let middle = a * d + b * c;
        let low = b * d + middle % HALF * HALF;
        let high = a * c + middle / HALF + low / LIMIT;
        let low = low % LIMIT;
        let more = length(high);
        let kept = high * ten(DIGITS - more) + without_last(low, more, towards);
        Self::fitted(kept, scale.saturating_sub(more), towards)
    }

    /// The sum; everything above the whole is the whole.
    #[must_use]
    pub fn plus(self, other: Self, towards: Towards) -> Self {
        let (coarse, fine) = if self.scale <= other.scale { (self, other) } else { (other, self) };
        if coarse.digits == 0 {
            return fine;
        }
        if fine.digits == 0 {
            return coarse;
        }
        let apart = fine.scale - coarse.scale;
        let grown = apart.min(DIGITS.saturating_sub(length(coarse.digits)));
        let digits = coarse.digits * ten(grown) + without_last(fine.digits, apart - grown, towards);
        Self::fitted(digits, coarse.scale + grown, towards).capped()
    }

    /// What is missing to the whole.
    #[must_use]
    pub fn rest(self, towards: Towards) -> Self {
        let (digits, scale) = if self.scale > DIGITS {
            (without_last(self.digits, self.scale - DIGITS, towards.opposite()), DIGITS)
        } else {
            (self.digits, self.scale)
        };
        let rest = ten(scale).saturating_sub(digits);
        if rest < LIMIT { Self { digits: rest, scale } } else { Self::ONE }
    }

    /// The nearest float, for drawing and for tests only: no decision may use it.
    #[must_use]
    pub fn to_f64(self) -> f64 {
        self.digits as f64 / 10_f64.powf(f64::from(self.scale))
    }

    /// The number as a fraction, rounded to 36 decimals.
    #[must_use]
    pub fn ratio(self, towards: Towards) -> Ratio {
        let more = self.scale.saturating_sub(DIGITS);
        let digits = without_last(self.digits, more, towards);
        let parts = i128::try_from(digits).ok().zip(i128::try_from(ten(self.scale.min(DIGITS))).ok());
        parts.and_then(|(digits, whole)| Ratio::new(digits, whole)).unwrap_or(Ratio::ZERO)
    }
}

impl Ord for Decimal {
    fn cmp(&self, other: &Self) -> Ordering {
        if self.scale > other.scale {
            return other.cmp(self).reverse();
        }
        if self.digits == 0 || other.digits == 0 {
            return self.digits.cmp(&other.digits);
        }
        // What does not fit is larger than all digits that there can be.
        match self.digits.checked_mul(ten(other.scale - self.scale)) {
            Some(digits) => digits.cmp(&other.digits),
            None => Ordering::Greater,
        }
    }
}

impl PartialOrd for Decimal {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Decimal {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Decimal {}

/// Two numbers with the truth between them; they are one where it is known exactly.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bounds {
    /// Not above the truth.
    pub low: Decimal,
    /// Not below the truth.
    pub high: Decimal,
}

impl Bounds {
    /// Whether the truth is known exactly.
    #[must_use]
    pub fn exact(self) -> bool {
        self.low == self.high
    }

    /// How the truth compares with an exact number; `None` where that number lies between the bounds, so that
    /// nothing can be said. Bounds are apart only beyond the 30th digit.
    #[must_use]
    pub fn compare(self, other: Decimal) -> Option<Ordering> {
        match (self.low.cmp(&other), self.high.cmp(&other)) {
            (Ordering::Greater, _) => Some(Ordering::Greater),
            (_, Ordering::Less) => Some(Ordering::Less),
            (low, high) if low == high => Some(low),
            _ => None,
        }
    }

    /// The truth to 36 decimals, or what is at most one digit off in the last ones: to show, not to compare.
    #[must_use]
    pub fn shown(self) -> Ratio {
        self.high.ratio(Towards::One)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn parts(count: u32) -> Decimal {
        Decimal::new(count, 9)
    }

    #[test]
    fn products_and_sums_of_parts_are_exact_up_to_36_digits() {
        let four = (0..3).fold(parts(123_456_789), |all, _| all.times(parts(123_456_789), Towards::Zero));
        let up = (0..3).fold(parts(123_456_789), |all, _| all.times(parts(123_456_789), Towards::One));
        assert_eq!(four, up);
        assert_eq!(four.digits, 123_456_789_u128.pow(4));
        assert_eq!(parts(1).plus(parts(999_999_999), Towards::Zero), Decimal::ONE);
        assert_eq!(parts(1).rest(Towards::Zero), parts(999_999_999));
    }

    #[test]
    fn ten_copies_of_a_very_good_part_are_not_nothing() {
        let all = (0..9).fold(parts(1), |all, _| all.times(parts(1), Towards::Zero));
        assert_eq!((all.digits, all.scale), (1, 90));
        assert!(all > Decimal::ZERO && all < parts(1));
        assert!(all.rest(Towards::Zero) < Decimal::ONE && all.rest(Towards::One) == Decimal::ONE);
        assert!(Decimal::ONE.plus(all, Towards::Zero) == Decimal::ONE);
        assert!(parts(5).plus(all, Towards::Zero) == parts(5) && parts(5).plus(all, Towards::One) > parts(5));
    }

    #[test]
    fn the_whole_stays_the_whole() {
        assert_eq!(Decimal::new(2_000_000_000, 9), Decimal::ONE);
        assert_eq!(Decimal::ONE.rest(Towards::One), Decimal::ZERO);
        assert_eq!(Decimal::ZERO.rest(Towards::Zero), Decimal::ONE);
        assert_eq!(Decimal::ONE.times(parts(7), Towards::One), parts(7));
        assert_eq!(parts(1_000_000_000).plus(parts(3), Towards::One), Decimal::ONE);
    }

    #[test]
    fn a_number_between_the_bounds_is_not_compared() {
        let bounds = Bounds { low: parts(3), high: parts(5) };
        assert_eq!(bounds.compare(parts(4)), None);
        assert_eq!(bounds.compare(parts(3)), None);
        assert_eq!(bounds.compare(parts(2)), Some(Ordering::Greater));
        assert_eq!(bounds.compare(parts(6)), Some(Ordering::Less));
        let exact = Bounds { low: parts(3), high: parts(3) };
        assert_eq!(exact.compare(parts(3)), Some(Ordering::Equal));
    }

    proptest! {
        #[test]
        fn rounding_down_is_never_above_rounding_up(numbers in prop::collection::vec(0_u32..=1_000_000_000, 1..20)) {
            let serial = |towards| numbers.iter().fold(Decimal::ZERO, |all, one| {
                all.plus(parts(*one).times(all.rest(towards), towards), towards)
            });
            let (low, high) = (serial(Towards::Zero), serial(Towards::One));
            prop_assert!(low <= high && high <= Decimal::ONE);
            let float = 1.0 - numbers.iter().fold(1.0, |all, one| all * (1.0 - f64::from(*one) / 1e9));
            prop_assert!((low.ratio(Towards::Zero).to_f64() - float).abs() < 1e-12);
            prop_assert!((high.ratio(Towards::One).to_f64() - float).abs() < 1e-12);
        }

        #[test]
        fn decimals_compare_as_fractions_do(a in any::<u32>(), b in any::<u32>(), c in 9_u32..18, d in 9_u32..18) {
            let (left, right) = (Decimal::new(a, c), Decimal::new(b, d));
            let ratio = |one: Decimal| one.ratio(Towards::Zero);
            prop_assert_eq!(left.cmp(&right), ratio(left).cmp(&ratio(right)));
        }
    }
}
