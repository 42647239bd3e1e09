//! All that a screen shows of a forecast, from one set-up of its distribution.

use super::solver::{Place, Solver};
use super::{CHANCES, Lever, Pattern};
use crate::domain::ratio::Ratio;
use crate::domain::units::Objective;

/// Bins of the histogram, about.
const BINS: f64 = 18.0;
/// Places of the curve in one bin.
const PLACES_IN_BIN: u32 = 4;
/// A budget so many times beyond what windows use is left out of the drawing.
const OUTSIDE: f64 = 3.0;

/// What to expect of a window.
#[derive(Clone, Debug, PartialEq)]
pub struct Outlook {
    /// The chance to keep within the budget, to at least 8 decimals, mostly 10.
    pub chance: f64,
    /// The chance of a window without an incident.
    pub no_incident: f64,
    /// Bad time in seconds that 50, 90 and 95 of 100 windows keep within ([`CHANCES`]).
    pub uses_s: [f64; 3],
    /// The chance with one part halved, in the order of [`Lever::ALL`].
    pub halved: [(Lever, f64); 4],
    /// The distribution, for drawing.
    pub histogram: Histogram,
}

/// How windows are distributed over the bad time that they use.
#[derive(Clone, Debug, PartialEq)]
pub struct Histogram {
    /// Bins of the same width, from 0 on. Windows without any bad time stand in none.
    pub bins: Vec<Bin>,
    /// Share of windows that keep within a time in seconds, at even distances from 0 to the end of the last bin.
    pub curve: Vec<(f64, f64)>,
    /// Whether the budget lies within the bins; if so, and it is not tiny, no bin has windows on both sides of it.
    pub shows_budget: bool,
}

/// A bin of a histogram.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bin {
    /// Bad time in seconds, above this
    pub from_s: f64,
    /// and up to this.
    pub to_s: f64,
    /// Share of windows that use so much.
    pub share: f64,
}

/// The objective that a pattern of incidents supports.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Supported {
    /// Any at all: so many windows have no incident.
    Any,
    /// The highest one.
    UpTo(Objective),
    /// None: more bad time than the window is long, or as much.
    None,
}

/// The highest objective whose budget holds `uses_s` seconds in a window: `1 - uses / window`, rounded down.
#[must_use]
pub fn supported(uses_s: f64, window_s: u64) -> Supported {
    if uses_s <= 0.0 {
        return Supported::Any;
    }
    let parts = uses_s / window_s as f64 * 1e9;
    if !parts.is_finite() || parts >= 999_999_999.0 {
        return Supported::None;
    }
    // A division that comes out whole may miss by the last bit of a float; no part of a billion is that small.
    let budget = (parts - parts * 4.0 * f64::EPSILON).ceil() as u64;
    Objective::from_ppb(1_000_000_000_u64.saturating_sub(budget)).map_or(Supported::None, Supported::UpTo)
}

impl Outlook {
    /// Forecasts windows with a budget of so many seconds.
    #[must_use]
    pub fn new(pattern: &Pattern, budget_s: Ratio) -> Self {
        let no_incident = pattern.no_incident();
        let each = pattern.each_s().to_f64();
        let Some(place) = Place::of(pattern, budget_s).filter(|_| pattern.rate > Ratio::ZERO) else {
            let chance = pattern.chance(budget_s);
            return Self {
                chance,
                no_incident,
                uses_s: [0.0; 3],
                halved: Lever::ALL.map(|lever| (lever, chance)),
                histogram: Histogram { bins: Vec::new(), curve: Vec::new(), shows_budget: false },
            };
        };
        let typical = typical(pattern);
        let reach = if place.x <= OUTSIDE * typical { typical.max(2.05 * place.x) } else { typical };
        let solver = Solver::new(pattern, reach, place.x);
        let chance = solver.at_most(place);
        let halved = Lever::ALL.map(|lever| {
            let better = pattern.halved(lever);
            let chance = match Place::of(&better, budget_s) {
                Some(place) if lever == Lever::Frequency => solver.at_most_of_half(place),
                Some(place) => solver.at_most(place),
                None => 1.0,
            };
            (lever, chance)
        });
        let uses = CHANCES.map(|chance| solver.quantile(chance, typical));
        let [_, _, most] = uses;
        let histogram = histogram(&solver, place.x, 1.3 * most, each);
        Self { chance, no_incident, uses_s: uses.map(|use_| use_ * each), halved, histogram }
    }
}

/// A length of time that most windows keep within, and at least two incidents long; in units of one incident.
fn typical(pattern: &Pattern) -> f64 {
    let (rate, cv) = (pattern.rate.to_f64(), pattern.spread.cv().to_f64());
    (rate + 2.8 * (rate * (1.0 + cv * cv)).sqrt()).max(2.0)
}

fn histogram(solver: &Solver, budget: f64, wanted: f64, each: f64) -> Histogram {
    let wanted = if wanted > 0.0 { wanted.min(solver.reach()) } else { 2.0 };
    let shows_budget = budget <= OUTSIDE * wanted;
    let end = if shows_budget { wanted.max(1.25 * budget) } else { wanted };
    let mut width = end / BINS;
    let before = (budget / width).round();
    if solver.steps() {
        // A bin holds whole numbers of incidents, and all bins equally many.
        width = width.round().max(1.0);
    } else if shows_budget && before >= 1.0 {
        // The budget is where one bin ends, so that no bin is partly within it.
        width = budget / before;
    }
    // What lies beyond the solver's reach would take it long.
    let bins = (end / width).ceil().min((solver.reach() / width).floor()).clamp(1.0, 2.0 * BINS) as u32;
    let end = width * f64::from(bins);
    let values = solver.drawn(end, bins * PLACES_IN_BIN);
    let place = |part: f64| end * part / f64::from(bins * PLACES_IN_BIN) * each;
    let curve: Vec<(f64, f64)> =
        values.iter().zip(0_u32..).map(|(value, part)| (place(f64::from(part)), *value)).collect();
    let edges: Vec<(f64, f64)> = curve.iter().copied().step_by(PLACES_IN_BIN as usize).collect();
    let bins = edges
        .iter()
        .zip(edges.iter().skip(1))
        .map(|(from, to)| Bin { from_s: from.0, to_s: to.0, share: to.1 - from.1 })
        .collect();
    Histogram { bins, curve, shows_budget }
}
