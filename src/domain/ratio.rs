//! Exact rational numbers.
//!
//! Floors, ceilings and comparisons decide what a page says, so they are never made with floats.

use std::cmp::Ordering;

/// The longest text that [`Ratio::parse_decimal`] reads: its digits cannot overflow.
const LONGEST_DECIMAL: usize = 30;

/// An exact fraction in lowest terms with a positive denominator, so that equal numbers have equal parts.
///
/// The numerator lies in `-i128::MAX..=i128::MAX`; an operation whose result does not fit gives `None`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Ratio {
    numerator: i128,
    denominator: i128,
}

/// Which neighbour to take when a number falls between two.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rounding {
    /// Towards minus infinity.
    Down,
    /// To the nearest, a half away from zero.
    Nearest,
    /// Towards plus infinity.
    Up,
}

/// Quotient and remainder; a zero divisor, which no ratio has, gives zeros rather than a panic.
const fn divide(dividend: u128, divisor: u128) -> (u128, u128) {
    match (dividend.checked_div(divisor), dividend.checked_rem(divisor)) {
        (Some(quotient), Some(rest)) => (quotient, rest),
        _ => (0, 0),
    }
}

/// Greatest common divisor (Euclid); that of 0 and n is n.
const fn greatest_common_divisor(a: u128, b: u128) -> u128 {
    let (mut a, mut b) = (a, b);
    while b != 0 {
        (a, b) = (b, divide(a, b).1);
    }
    a
}

/// Compares `a / b` with `c / d` by their continued fractions, which needs no product that could overflow.
fn compare_fractions(a: u128, b: u128, c: u128, d: u128) -> Ordering {
    let (mut a, mut b, mut c, mut d) = (a, b, c, d);
    loop {
        let (left, left_rest) = divide(a, b);
        let (right, right_rest) = divide(c, d);
        if left != right || left_rest == 0 || right_rest == 0 {
            return left.cmp(&right).then((left_rest != 0).cmp(&(right_rest != 0)));
        }
        // The whole parts agree: the larger rest is the one with the smaller reciprocal.
        (a, b, c, d) = (d, right_rest, b, left_rest);
    }
}

impl Ratio {
    /// Nought.
    pub const ZERO: Ratio = Ratio::from_int(0);
    /// One, the whole.
    pub const ONE: Ratio = Ratio::from_int(1);

    /// The fraction `n / d` in lowest terms; `None` if `d` is 0 or the result does not fit.
    pub const fn new(n: i128, d: i128) -> Option<Ratio> {
        Ratio::from_magnitudes((n < 0) != (d < 0), n.unsigned_abs(), d.unsigned_abs())
    }

    /// A whole number.
    pub const fn from_int(whole: i64) -> Ratio {
        Ratio { numerator: whole as i128, denominator: 1 }
    }

    /// `whole x billionths / 10^9`, which always fits.
    pub const fn billionths_of(whole: u64, billionths: u32) -> Ratio {
        let product = whole as u128 * billionths as u128;
        let divisor = greatest_common_divisor(product, 1_000_000_000);
        Ratio {
            numerator: divide(product, divisor).0 as i128,
            denominator: divide(1_000_000_000, divisor).0 as i128,
        }
    }

    const fn from_magnitudes(negative: bool, n: u128, d: u128) -> Option<Ratio> {
        let divisor = greatest_common_divisor(n, d);
        let (n, d) = (divide(n, divisor).0, divide(d, divisor).0);
        let largest = i128::MAX as u128;
        if d == 0 || n > largest || d > largest {
            return None;
        }
        let magnitude = n as i128;
        Some(Ratio { numerator: if negative { -magnitude } else { magnitude }, denominator: d as i128 })
    }

    /// Reads ASCII digits with at most one point (`99.95`, `.5`, `7.`), exactly.
    ///
    /// `None` for anything else: signs, exponents, spaces, no digit at all, or more than 30 characters.
    pub fn parse_decimal(text: &str) -> Option<Ratio> {
        if text.len() > LONGEST_DECIMAL {
            return None;
        }
        let (mut digits, mut scale): (i128, i128) = (0, 1);
        let (mut any_digit, mut after_point) = (false, false);
        for byte in text.bytes() {
            match byte {
                b'0'..=b'9' => {
                    any_digit = true;
                    digits = digits.checked_mul(10)?.checked_add(i128::from(byte - b'0'))?;
                    if after_point {
                        scale = scale.checked_mul(10)?;
                    }
                }
                b'.' if !after_point => after_point = true,
                _ => return None,
            }
        }
        if any_digit { Ratio::new(digits, scale) } else { None }
    }

    /// The numerator in lowest terms; it carries the sign.
    pub const fn numerator(self) -> i128 {
        self.numerator
    }

    /// The denominator in lowest terms, at least 1.
    pub const fn denominator(self) -> i128 {
        self.denominator
    }

    /// The sum, or `None` if it does not fit.
    pub fn plus(self, other: Ratio) -> Option<Ratio> {
        let common =
            greatest_common_divisor(self.denominator.unsigned_abs(), other.denominator.unsigned_abs());
        let own_factor = divide(other.denominator.unsigned_abs(), common).0 as i128;
        let other_factor = divide(self.denominator.unsigned_abs(), common).0 as i128;
        let numerator = self
            .numerator
            .checked_mul(own_factor)?
            .checked_add(other.numerator.checked_mul(other_factor)?)?;
        Ratio::new(numerator, self.denominator.checked_mul(own_factor)?)
    }

    /// The difference, or `None` if it does not fit.
    pub fn minus(self, other: Ratio) -> Option<Ratio> {
        self.plus(Ratio { numerator: other.numerator.checked_neg()?, denominator: other.denominator })
    }

    /// The product, or `None` if it does not fit.
    pub fn times(self, other: Ratio) -> Option<Ratio> {
        // Cancelling crosswise first keeps every product that fits in the end from overflowing on the way.
        let first = Ratio::new(self.numerator, other.denominator)?;
        let second = Ratio::new(other.numerator, self.denominator)?;
        Ratio::new(
            first.numerator.checked_mul(second.numerator)?,
            first.denominator.checked_mul(second.denominator)?,
        )
    }

    /// The quotient, or `None` if `other` is 0 or the result does not fit.
    pub fn over(self, other: Ratio) -> Option<Ratio> {
        self.times(Ratio::new(other.denominator, other.numerator)?)
    }

    /// The largest whole number not above it.
    pub const fn floor(self) -> i128 {
        let (whole, rest) = divide(self.numerator.unsigned_abs(), self.denominator.unsigned_abs());
        let whole = whole as i128;
        if self.numerator >= 0 {
            whole
        } else if rest == 0 {
            -whole
        } else {
            -whole - 1
        }
    }

    /// The smallest whole number not below it.
    pub const fn ceil(self) -> i128 {
        if self.denominator == 1 { self.numerator } else { self.floor() + 1 }
    }

    /// The value times `10^places` as a whole number, or `None` if it does not fit.
    pub fn scaled(self, places: u32, rounding: Rounding) -> Option<i128> {
        let denominator = self.denominator.unsigned_abs();
        let (mut whole, mut rest) = divide(self.numerator.unsigned_abs(), denominator);
        for _ in 0..places {
            let (digit, next) = divide(rest.checked_mul(10)?, denominator);
            whole = whole.checked_mul(10)?.checked_add(digit)?;
            rest = next;
        }
        let negative = self.numerator < 0;
        let away_from_zero = match rounding {
            Rounding::Down => negative && rest != 0,
            Rounding::Up => !negative && rest != 0,
            // No doubling here: twice the rest might not fit.
            Rounding::Nearest => rest >= denominator - rest,
        };
        let magnitude = i128::try_from(whole).ok()?.checked_add(i128::from(away_from_zero))?;
        Some(if negative { -magnitude } else { magnitude })
    }

    /// The nearest float, for drawing and for tests only: no decision may use it.
    pub fn to_f64(self) -> f64 {
        self.numerator as f64 / self.denominator as f64
    }
}

impl Ord for Ratio {
    fn cmp(&self, other: &Self) -> Ordering {
        let magnitudes = compare_fractions(
            self.numerator.unsigned_abs(),
            self.denominator.unsigned_abs(),
            other.numerator.unsigned_abs(),
            other.denominator.unsigned_abs(),
        );
        match (self.numerator < 0, other.numerator < 0) {
            (false, false) => magnitudes,
            (true, true) => magnitudes.reverse(),
            (negative, other_negative) => other_negative.cmp(&negative),
        }
    }
}

impl PartialOrd for Ratio {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

#[cfg(test)]
#[path = "ratio_tests.rs"]
mod tests;
