//! Special functions: Poisson weights and the regularised incomplete gamma function.
//!
//! Both rest on one number, `x^a e^-x / Γ(a + 1)`, which is computed without cancellation for large `a`.

/// `ln sqrt(2 pi)`.
const LN_ROOT_TWO_PI: f64 = 0.918_938_533_204_672_8;
/// From here on Stirling's series is exact to the last digit.
const STIRLING_FROM: f64 = 16.0;
/// More terms than any sum here takes: they grow with the square root of the arguments.
const MOST_TERMS: u32 = 200_000;

/// `x^a e^-x / Γ(a + 1)`: the chance of `a` events where `x` are expected, `a` at least 0 and not always whole.
///
/// Loader, "Fast and accurate computation of binomial probabilities" (2000): the exponent is the sum of two small
/// parts instead of the difference of large ones.
pub(super) fn poisson_weight(a: f64, x: f64) -> f64 {
    if x <= 0.0 {
        return if a <= 0.0 { 1.0 } else { 0.0 };
    }
    if a < STIRLING_FROM {
        return (a * x.ln() - x - libm::lgamma(a + 1.0)).exp();
    }
    let exponent = -stirling_rest(a) - deviance(a, x);
    (exponent - 0.5 * a.ln() - LN_ROOT_TWO_PI).exp()
}

/// `ln Γ(a + 1)` without Stirling's leading part, for `a` of 16 and more.
fn stirling_rest(a: f64) -> f64 {
    let inverse = a.recip();
    let square = inverse * inverse;
    let series = 1.0 / 1_680.0 - square / 1_188.0;
    let series = 1.0 / 1_260.0 - square * series;
    let series = 1.0 / 360.0 - square * series;
    inverse * (1.0 / 12.0 - square * series)
}

/// `a ln(a / x) + x - a`, exact also where both are near each other.
fn deviance(a: f64, x: f64) -> f64 {
    let difference = a - x;
    if difference.abs() >= 0.1 * (a + x) {
        return a * (a / x).ln() + x - a;
    }
    let ratio = difference / (a + x);
    let mut sum = difference * ratio;
    let mut power = 2.0 * a * ratio;
    for step in 1..MOST_TERMS {
        power *= ratio * ratio;
        let next = sum + power / f64::from(2 * step + 1);
        if next == sum {
            break;
        }
        sum = next;
    }
    sum
}

/// The regularised lower incomplete gamma function `P(a, x)`, for `a` and `x` from 0 on; 1 at `a` 0.
pub(super) fn gamma_lower(a: f64, x: f64) -> f64 {
    if a <= 0.0 {
        1.0
    } else if x <= 0.0 {
        0.0
    } else if x < a + 1.0 {
        gamma_series(a, x)
    } else {
        1.0 - gamma_fraction(a, x)
    }
}

/// The regularised upper incomplete gamma function `Q(a, x) = 1 - P(a, x)`.
fn gamma_upper(a: f64, x: f64) -> f64 {
    if a <= 0.0 {
        0.0
    } else if x <= 0.0 {
        1.0
    } else if x < a + 1.0 {
        1.0 - gamma_series(a, x)
    } else {
        gamma_fraction(a, x)
    }
}

/// `P(a, x)` by its series (NIST Digital Library of Mathematical Functions, 8.11.4), best below `a`.
fn gamma_series(a: f64, x: f64) -> f64 {
    let weight = poisson_weight(a, x);
    let (mut term, mut sum, mut divisor) = (1.0, 1.0, a);
    for _ in 0..MOST_TERMS {
        divisor += 1.0;
        term *= x / divisor;
        sum += term;
        if term < sum * 1e-17 {
            break;
        }
    }
    (weight * sum).min(1.0)
}

/// `Q(a, x)` by its continued fraction (NIST DLMF 8.9.2, evaluated by Lentz's method), best above `a`.
fn gamma_fraction(a: f64, x: f64) -> f64 {
    const TINY: f64 = 1e-300;
    let weight = poisson_weight(a, x) * a;
    if weight == 0.0 {
        return 0.0;
    }
    let nonzero = |value: f64| if value.abs() < TINY { TINY } else { value };
    let mut b = x + 1.0 - a;
    let mut c = TINY.recip();
    let mut d = nonzero(b).recip();
    let mut fraction = d;
    for step in 1..MOST_TERMS {
        let step = f64::from(step);
        let factor = -step * (step - a);
        b += 2.0;
        d = nonzero(factor * d + b).recip();
        c = nonzero(b + factor / c);
        let change = d * c;
        fraction *= change;
        if (change - 1.0).abs() < 1e-16 {
            break;
        }
    }
    (weight * fraction).clamp(0.0, 1.0)
}

/// The chance of at most `count` events where `expected` are expected: `Q(count + 1, expected)`.
pub(super) fn poisson_at_most(count: f64, expected: f64) -> f64 {
    gamma_upper(count + 1.0, expected)
}

/// The distribution function of the standard normal distribution.
pub(super) fn normal_below(z: f64) -> f64 {
    0.5 * libm::erfc(-z * std::f64::consts::FRAC_1_SQRT_2)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(got: f64, want: f64, relative: f64) {
        assert!((got - want).abs() <= relative * want.abs(), "{got} is not {want}");
    }

    /// `e^-x sum x^i / i!` for whole `a`, summed from the largest term.
    fn upper_by_sum(a: u32, x: f64) -> f64 {
        let mut terms: Vec<f64> = (0..a)
            .map(|i| {
                let logs: f64 = (1..=i).map(|k| (x / f64::from(k)).ln()).sum();
                (logs - x).exp()
            })
            .collect();
        terms.sort_by(f64::total_cmp);
        terms.iter().sum()
    }

    #[test]
    fn the_incomplete_gamma_function_is_the_poisson_sum_where_its_order_is_whole() {
        for (a, x) in [(1, 0.5), (1, 40.0), (3, 3.0), (16, 15.5), (17, 20.0), (100, 99.0), (400, 380.0)] {
            near(gamma_upper(a, x), upper_by_sum(a as u32, x), 1e-11);
            near(gamma_lower(a, x) + gamma_upper(a, x), 1.0, 1e-15);
        }
        fn gamma_upper(a: i32, x: f64) -> f64 {
            super::gamma_upper(f64::from(a), x)
        }
        fn gamma_lower(a: i32, x: f64) -> f64 {
            super::gamma_lower(f64::from(a), x)
        }
    }

    #[test]
    fn of_order_a_half_it_is_the_error_function() {
        for x in [1e-9, 0.01, 0.5, 1.0, 4.0, 30.0_f64] {
            near(gamma_lower(0.5, x), libm::erf(x.sqrt()), 1e-14);
        }
    }

    #[test]
    fn large_orders_keep_their_digits() {
        // Above the mean and below it the two forms of a continuous function have to meet.
        for a in [1e3, 1e5, 1e6_f64] {
            let below = gamma_lower(a, a + 1.0 - 1e-6);
            let above = gamma_lower(a, a + 1.0);
            let slope = poisson_weight(a, a + 1.0) * a / (a + 1.0) * 1e-6;
            near(above - below, slope, 1e-3);
        }
        // NIST DLMF 8.11.12: Q(a + 1, a) is a little above a half.
        near(poisson_at_most(500.0, 500.0), 0.511_891_121_699, 1e-11);
    }

    #[test]
    fn degenerate_arguments_are_limits_and_never_undefined() {
        assert_eq!((gamma_lower(0.0, 0.0), gamma_lower(2.0, 0.0), gamma_upper(2.0, 0.0)), (1.0, 0.0, 1.0));
        assert_eq!((poisson_weight(0.0, 0.0), poisson_weight(1.0, 0.0)), (1.0, 0.0));
        assert_eq!((gamma_lower(1.0, 1e300), gamma_lower(1e300, 1.0)), (1.0, 0.0));
        assert_eq!(poisson_at_most(1e9, 1.5), 1.0);
    }
}
