//! How long one incident takes, in units of the mean: distribution function and Laplace transform.

use super::complex::Complex;
use super::special::{gamma_lower, normal_below};
use std::f64::consts::PI;

/// A distribution of lengths with mean 1.
#[derive(Clone, Debug)]
pub(super) enum Law {
    /// Gamma of shape `1 / cv^2` and scale `cv^2`; shape 1 is the exponential distribution.
    Gamma { shape: f64 },
    /// Log-normal.
    LogNormal(LogNormal),
}

impl Law {
    pub(super) fn gamma(cv: f64) -> Self {
        Self::Gamma { shape: (cv * cv).recip() }
    }

    pub(super) fn log_normal(cv: f64) -> Self {
        Self::LogNormal(LogNormal::new(cv))
    }

    /// Share of the lengths that are at most `x`.
    pub(super) fn at_most(&self, x: f64) -> f64 {
        if x <= 0.0 {
            return 0.0;
        }
        match self {
            Self::Gamma { shape } => gamma_lower(*shape, x * shape),
            Self::LogNormal(law) => normal_below((x.ln() - law.mu) / law.sigma),
        }
    }

    /// The Laplace transform `E[e^(-s D)]`, for `s` in the right half plane.
    pub(super) fn transform(&self, s: Complex) -> Complex {
        match self {
            Self::Gamma { shape } => (Complex::ONE + s.times(shape.recip())).ln().times(-shape).exp(),
            Self::LogNormal(law) => law.transform(s),
        }
    }

    /// The logarithm of `E[D^j]`.
    pub(super) fn ln_moment(&self, j: u32) -> f64 {
        match self {
            Self::Gamma { shape } => (1..j).map(|i| (f64::from(i) / shape).ln_1p()).sum(),
            Self::LogNormal(law) => {
                0.5 * f64::from(j) * f64::from(j.saturating_sub(1)) * law.sigma * law.sigma
            }
        }
    }

    /// The coefficient of variation.
    pub(super) fn cv(&self) -> f64 {
        match self {
            Self::Gamma { shape } => shape.recip().sqrt(),
            Self::LogNormal(law) => (law.sigma * law.sigma).exp_m1().sqrt(),
        }
    }
}

/// The log-normal distribution of mean 1, with what its transform needs.
#[derive(Clone, Debug)]
pub(super) struct LogNormal {
    mu: f64,
    sigma: f64,
    /// Distance of the nodes.
    step: f64,
    /// Nodes at whole multiples of the distance, to the right and to the left of the middle.
    nodes: [Vec<Node>; 2],
}

/// A place `u` of the quadrature.
#[derive(Clone, Copy, Debug)]
struct Node {
    /// `(e^(sigma u) - 1 - sigma u) / sigma^2`.
    bend: f64,
    /// The normal density at `u`.
    weight: f64,
}

impl LogNormal {
    fn new(cv: f64) -> Self {
        let variance = (cv * cv).ln_1p();
        let sigma = variance.sqrt();
        // The integrand below is a bell of width 1 / sqrt(1 + w), and w up to about 9 sigma matters.
        let step = (STEP / (1.0 + 9.0 * sigma).sqrt()).min(0.6 * 2.0 * PI / 30.0 / sigma);
        let count = (REACH / step) as u32;
        let node = |u: f64| {
            let x = sigma * u;
            // Both parts cancel near 0, where the series is exact.
            let bend = if x.abs() < 1e-3 {
                u * u * (0.5 + x / 6.0 + x * x / 24.0)
            } else {
                (x.exp_m1() - x) / variance
            };
            Node { bend, weight: (-0.5 * u * u).exp() * INVERSE_ROOT_TWO_PI }
        };
        let places = || (1..=count).map(|at| step * f64::from(at));
        let nodes = [places().map(node).collect(), places().map(|u| node(-u)).collect()];
        Self { mu: -0.5 * variance, sigma, step, nodes }
    }

    /// The integral is taken through its saddle point, which Lambert's W gives, parallel to the real axis:
    /// `e^(-(w^2 + 2w) / 2 sigma^2) E[e^(-w (e^(sigma Z) - 1 - sigma Z) / sigma^2)]` with
    /// `w e^w = sigma^2 e^mu s` and `Z` normal (Asmussen, Jensen, Rojas-Nandayapa, "On the Laplace transform of the
    /// lognormal distribution", 2016). No oscillation is left, so a sum at even distances is exact.
    fn transform(&self, s: Complex) -> Complex {
        let variance = self.sigma * self.sigma;
        let w = lambert(s.times(variance * self.mu.exp()));
        let front = (w * w + w.times(2.0)).times(-0.5 / variance);
        if front.re < -45.0 {
            return Complex::ZERO;
        }
        // Where the bell is wide, every second node or fewer will do.
        let strip = (0.5 * PI - w.im.atan2(w.re).abs()) / self.sigma;
        // Outside of the strip the integrand grows only from here on, where its weight may be nothing already.
        let from = ((variance / w.abs()).ln() / self.sigma).max(0.0);
        let digits = (30.0 - 0.5 * from * from).max(1.0);
        let widest = (STEP / (1.0 + w.abs()).sqrt()).min(2.0 * PI * strip / digits);
        let stride = ((widest / self.step) as usize).max(1);
        let mut sum = Complex { re: INVERSE_ROOT_TWO_PI, im: 0.0 };
        for side in &self.nodes {
            for node in side.iter().skip(stride - 1).step_by(stride) {
                let size = node.weight * (-node.bend * w.re).exp();
                if size < 1e-18 {
                    break;
                }
                sum = sum + Complex::turn(-node.bend * w.im).times(size);
            }
        }
        front.exp() * sum.times(self.step * stride as f64)
    }
}

/// Distance of nodes, in widths of the bell, at which their sum is the integral to 14 digits.
const STEP: f64 = 0.6;
/// Beyond so many deviations the normal weight is nothing.
const REACH: f64 = 8.6;
/// `1 / sqrt(2 pi)`.
const INVERSE_ROOT_TWO_PI: f64 = 0.398_942_280_401_432_7;

/// Lambert's W on its main branch, for arguments in the right half plane: the `w` with `w e^w = v`.
///
/// Fritsch, Shafer and Crowley's step (1973) has order four: from `ln(1 + v)` three of them reach the last digit.
fn lambert(v: Complex) -> Complex {
    if v.abs() < 1e-5 {
        return v * (Complex::ONE - v + (v * v).times(1.5));
    }
    let mut w = (Complex::ONE + v).ln();
    for _ in 0..4 {
        let z = v.over(w).ln() - w;
        if z.abs() < 1e-16 {
            break;
        }
        let sum = Complex::ONE + w;
        let q = (sum * (sum + z.times(2.0 / 3.0))).times(2.0);
        let change = z.over(sum) * (q - z).over(q - z.times(2.0));
        w = w + w * change;
    }
    w
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(re: f64, im: f64) -> Complex {
        Complex { re, im }
    }

    #[test]
    fn lamberts_function_solves_its_equation() {
        for v in [
            at(0.0, 0.0),
            at(1e-30, 0.0),
            at(0.0, 9e-6),
            at(1e-3, 1e-2),
            at(0.0, 0.3),
            at(0.0, 1.0),
            at(1.0, 5.0),
            at(1e-3, 1e6),
        ] {
            let w = lambert(v);
            let back = w * w.exp();
            assert!((back - v).abs() <= 1e-14 * v.abs() * (1.0 + w.abs()), "{v:?} {w:?}");
        }
    }

    /// The defining integral, by a sum with very many nodes on the real axis: good where it hardly oscillates.
    fn by_definition(sigma: f64, s: Complex) -> Complex {
        let mut sum = Complex::ZERO;
        let step = 1e-3;
        for place in -10_000..=10_000 {
            let z = f64::from(place) * step;
            let length = (sigma * z - 0.5 * sigma * sigma).exp();
            let weight = step * (-0.5 * z * z).exp() * INVERSE_ROOT_TWO_PI;
            sum = sum + s.times(-length).exp().times(weight);
        }
        sum
    }

    #[test]
    fn the_transform_of_the_log_normal_agrees_with_its_definition() {
        for cv in [0.05, 0.3, 0.6, 1.0, 2.0, 5.0_f64] {
            let law = LogNormal::new(cv);
            for s in [at(0.0, 0.0), at(0.1, 0.0), at(5.0, 0.0), at(0.5, 0.5), at(0.1, 3.0), at(1.0, 12.0)] {
                let (got, want) = (law.transform(s), by_definition(law.sigma, s));
                assert!((got - want).abs() < 1e-13, "cv {cv}, s {s:?}: {got:?} is not {want:?}");
            }
        }
    }

    #[test]
    fn a_transform_of_a_positive_length_lies_within_the_unit_circle() {
        for law in [Law::gamma(0.05), Law::gamma(5.0), Law::log_normal(0.05), Law::log_normal(10.0)] {
            for power in -12..12 {
                let s = at(0.01, 10_f64.powi(power));
                assert!(law.transform(s).abs() <= 1.0);
            }
        }
    }
}
