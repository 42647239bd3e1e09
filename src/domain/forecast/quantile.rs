//! Where a distribution function reaches a chance.

use super::series;

/// More halvings than a float has digits.
const STEPS: u32 = 200;
/// A place is exact when it moves less than this part of itself.
const PART: f64 = 1e-11;

/// The smallest whole number of incidents that at most so many occur with a chance.
pub(super) fn whole(rate: f64, chance: f64) -> f64 {
    let (mut below, mut enough) = (-1.0, 1.0);
    while series::fixed(rate, enough) < chance && enough < 1e9 {
        (below, enough) = (enough, enough * 2.0);
    }
    while enough - below > 1.0 {
        let middle = ((below + enough) * 0.5).floor();
        if series::fixed(rate, middle) >= chance { enough = middle } else { below = middle }
    }
    enough
}

/// The place where a function that never falls reaches a chance; `guess` is a place to start from.
///
/// The Illinois form of the false position, which keeps the place between two bounds.
pub(super) fn exact(chance: f64, guess: f64, at_most: impl Fn(f64) -> f64) -> f64 {
    let miss = |x: f64| at_most(x) - chance;
    let (mut low, mut low_miss) = (0.0, miss(0.0));
    if low_miss >= 0.0 {
        return 0.0;
    }
    let mut high = if guess.is_finite() && guess > 0.0 { guess } else { 1.0 };
    let mut high_miss = miss(high);
    for _ in 0..STEPS {
        if high_miss >= 0.0 {
            break;
        }
        (low, low_miss) = (high, high_miss);
        high *= 2.0;
        high_miss = miss(high);
    }
    let mut side = 0;
    for _ in 0..STEPS {
        if high - low <= PART * high || high_miss <= 0.0 {
            break;
        }
        let middle = (low * high_miss - high * low_miss) / (high_miss - low_miss);
        let middle = if middle > low && middle < high { middle } else { 0.5 * (low + high) };
        let found = miss(middle);
        if found.abs() < 1e-14 {
            return middle;
        }
        if found < 0.0 {
            (low, low_miss) = (middle, found);
            if side == -1 {
                high_miss *= 0.5;
            }
            side = -1;
        } else {
            (high, high_miss) = (middle, found);
            if side == 1 {
                low_miss *= 0.5;
            }
            side = 1;
        }
    }
    high
}

/// The same from a place that a rough function found, with few calls of the exact one.
pub(super) fn polished(
    chance: f64,
    rough: f64,
    roughly: impl Fn(f64) -> f64,
    exactly: impl Fn(f64) -> f64,
) -> f64 {
    if rough <= 0.0 {
        return exact(chance, 1.0, exactly);
    }
    let apart = 0.02 * rough;
    let slope = (roughly(rough + apart) - roughly(rough - apart)) / (2.0 * apart);
    let (mut last, mut last_miss) = (rough, exactly(rough) - chance);
    let mut slope = slope.max(f64::MIN_POSITIVE);
    for _ in 0..4 {
        let next = last - last_miss / slope;
        if !(0.5 * rough..=2.0 * rough).contains(&next) {
            return exact(chance, rough, exactly);
        }
        // A step so small that the one after it would be less than what a float holds.
        if (next - last).abs() <= 1e-5 * rough {
            return next;
        }
        let next_miss = exactly(next) - chance;
        let steepness = (next_miss - last_miss) / (next - last);
        if steepness.is_finite() && steepness > 0.0 {
            slope = steepness;
        }
        (last, last_miss) = (next, next_miss);
    }
    last
}
