//! Two other ways to the same distribution, slower and simpler, which share no line with the product's.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test fails by panicking")]

/// How the length of one incident is distributed, in units of its mean.
#[derive(Clone, Copy, Debug)]
pub enum Length {
    Fixed,
    Exponential,
    LogNormal(f64),
    Gamma(f64),
}

/// To which multiple of the step a length is moved.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Move {
    /// Down: all windows use less than in truth, so that the chance comes out too high.
    Down,
    /// Up, so that it comes out too low.
    Up,
}

/// Complementary error function, by its continued fraction or its series.
fn erfc(x: f64) -> f64 {
    if x < 0.0 {
        return 2.0 - erfc(-x);
    }
    let root = std::f64::consts::PI.sqrt();
    if x < 2.0 {
        let (mut term, mut sum) = (x, x);
        for n in 1..200 {
            term *= -x * x / f64::from(n);
            sum += term / f64::from(2 * n + 1);
        }
        return 1.0 - 2.0 / root * sum;
    }
    let mut tail = 0.0;
    for n in (1..=80).rev() {
        tail = 0.5 * f64::from(n) / (x + tail);
    }
    (-x * x).exp() / root / (x + tail)
}

impl Length {
    /// Share of lengths that are at most `x`.
    pub fn at_most(self, x: f64) -> f64 {
        if x <= 0.0 {
            return 0.0;
        }
        match self {
            Self::Fixed => f64::from(u8::from(x >= 1.0)),
            Self::Exponential => 1.0 - (-x).exp(),
            Self::LogNormal(cv) => {
                let variance = (1.0 + cv * cv).ln();
                0.5 * erfc(-(x.ln() + 0.5 * variance) / (2.0 * variance).sqrt())
            }
            Self::Gamma(cv) => {
                // x^k e^-x / Γ(k) times Kummer's series, all terms positive; Γ by Stirling after eight steps up.
                let (k, x) = (1.0 / (cv * cv), x / (cv * cv));
                if x > k + 60.0 + 12.0 * k.sqrt() {
                    return 1.0;
                }
                let high = k + 8.0;
                let stirling = (high - 0.5) * high.ln() - high
                    + 0.5 * (2.0 * std::f64::consts::PI).ln()
                    + 1.0 / (12.0 * high)
                    - 1.0 / (360.0 * high.powi(3))
                    + 1.0 / (1260.0 * high.powi(5));
                let ln_gamma = stirling - (0..8).map(|step| (k + f64::from(step)).ln()).sum::<f64>();
                let (mut term, mut sum, mut divisor) = (1.0 / k, 1.0 / k, k);
                while term > sum * 1e-17 {
                    divisor += 1.0;
                    term *= x / divisor;
                    sum += term;
                }
                (sum.ln() + k * x.ln() - x - ln_gamma).exp().min(1.0)
            }
        }
    }
}

/// `P(S <= x)` for a Poisson number of such lengths, on a lattice of `steps` steps up to `x` (Panjer 1981):
/// `g_0 = e^(-rate (1 - f_0))`, `g_i = rate / i sum j f_j g_(i-j)`.
pub fn panjer(rate: f64, length: Length, x: f64, steps: usize, to: Move) -> f64 {
    let width = x / steps as f64;
    let at_most: Vec<f64> = (0..=steps + 1).map(|step| length.at_most(step as f64 * width)).collect();
    let mass = |step: usize| match to {
        // Lengths from the step on and below the next one.
        Move::Down => at_most[step + 1] - if step == 0 { 0.0 } else { at_most[step] },
        Move::Up => {
            if step == 0 {
                0.0
            } else {
                at_most[step] - at_most[step - 1]
            }
        }
    };
    let weighted: Vec<f64> = (0..=steps).map(|step| step as f64 * mass(step)).collect();
    // Scaled so that the first is 1, with the scale kept as a logarithm: e^-rate would be nothing at a high rate.
    let mut scale = -rate * (1.0 - mass(0));
    let mut found = vec![1.0];
    let mut sum = 1.0;
    for step in 1..=steps {
        let next = (1..=step).map(|back| weighted[back] * found[step - back]).sum::<f64>();
        let next = next * rate / step as f64;
        found.push(next);
        // Lengths moved down that stay below the end belong to it; those that reach it were longer in truth.
        if to == Move::Up || step < steps {
            sum += next;
        }
        if sum > 1e200 {
            found.iter_mut().for_each(|value| *value *= 1e-200);
            sum *= 1e-200;
            scale += 200.0 * std::f64::consts::LN_10;
        }
    }
    (sum.ln() + scale).exp().min(1.0)
}

/// SplitMix64 (Steele, Lea, Flood 2014): small, seeded, the same everywhere.
pub struct Random(pub u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// Above 0 and at most 1.
    fn unit(&mut self) -> f64 {
        ((self.next() >> 11) + 1) as f64 / (1_u64 << 53) as f64
    }

    /// Box and Muller.
    fn normal(&mut self) -> f64 {
        (-2.0 * self.unit().ln()).sqrt() * (2.0 * std::f64::consts::PI * self.unit()).cos()
    }

    /// Marsaglia and Tsang; below shape 1 from one higher.
    fn gamma(&mut self, shape: f64) -> f64 {
        if shape < 1.0 {
            return self.gamma(shape + 1.0) * self.unit().powf(1.0 / shape);
        }
        let d = shape - 1.0 / 3.0;
        loop {
            let z = self.normal();
            let v = (1.0 + z / (9.0 * d).sqrt()).powi(3);
            if v > 0.0 && self.unit().ln() < 0.5 * z * z + d - d * v + d * v.ln() {
                return d * v;
            }
        }
    }

    fn length(&mut self, length: Length) -> f64 {
        match length {
            Length::Fixed => 1.0,
            Length::Exponential => -self.unit().ln(),
            Length::LogNormal(cv) => {
                let variance = (1.0 + cv * cv).ln();
                (variance.sqrt() * self.normal() - 0.5 * variance).exp()
            }
            Length::Gamma(cv) => self.gamma(1.0 / (cv * cv)) * cv * cv,
        }
    }

    /// The bad time of a window: incidents come one after the other, exponentially far apart.
    fn window(&mut self, rate: f64, length: Length) -> f64 {
        let (mut time, mut used) = (0.0, 0.0);
        loop {
            time -= self.unit().ln() / rate;
            if time > 1.0 {
                return used;
            }
            used += self.length(length);
        }
    }
}

/// Share of `runs` simulated windows that use at most `x`.
pub fn simulated(rate: f64, length: Length, x: f64, runs: u32, seed: u64) -> f64 {
    let mut random = Random(seed);
    let met = (0..runs).filter(|_| random.window(rate, length) <= x).count();
    met as f64 / f64::from(runs)
}
