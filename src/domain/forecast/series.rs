//! Exact sums over the number of incidents, where the lengths of several have a distribution that is known.

use super::special::{gamma_lower, poisson_at_most, poisson_weight};

/// Deviations of the number of incidents beyond which nothing is left to sum.
const REACH: f64 = 9.0;

/// The numbers of incidents that have any weight.
fn counts(rate: f64) -> (f64, f64) {
    let width = REACH * rate.sqrt();
    ((rate - width).floor().max(0.0), (rate + width + 12.0).ceil())
}

/// Lengths all alike: at most `whole` incidents.
pub(super) fn fixed(rate: f64, whole: f64) -> f64 {
    if whole < 0.0 { 0.0 } else { poisson_at_most(whole, rate) }
}

/// Exponential lengths of mean 1: `sum Poisson(n) P(n, x)`, with `P(n + 1, x) = P(n, x) - e^-x x^n / n!`.
pub(super) fn exponential(rate: f64, x: f64) -> f64 {
    let (first, last) = counts(rate);
    let mut count = first;
    let mut weight = poisson_weight(count, rate);
    let mut below = gamma_lower(count, x);
    let mut step = poisson_weight(count, x);
    let mut sum = 0.0;
    while count <= last {
        sum += weight * below;
        below = (below - step).max(0.0);
        count += 1.0;
        weight *= rate / count;
        step *= x / count;
    }
    sum.clamp(0.0, 1.0)
}

/// Gamma lengths of mean 1 and the given shape `k`: `sum Poisson(n) P(n k, k x)`.
pub(super) fn gamma(rate: f64, shape: f64, x: f64) -> f64 {
    let (first, last) = counts(rate);
    let mut count = first;
    let mut weight = poisson_weight(count, rate);
    let mut sum = 0.0;
    while count <= last {
        let below = gamma_lower(count * shape, x * shape);
        sum += weight * below;
        // More incidents only take longer.
        if below < 1e-18 {
            break;
        }
        count += 1.0;
        weight *= rate / count;
    }
    sum.clamp(0.0, 1.0)
}
