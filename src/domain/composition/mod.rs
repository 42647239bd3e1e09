//! The availability of a service that is made of parts.
//!
//! Everything is computed with the unavailability `u = 1 - a`, so that the digits that matter are not lost behind
//! nines. Sources: Treynor, Dahlin, Rau and Beyer, *The Calculus of Service Availability*, ACM Queue 15(2), 2017
//! (serial, extra nine, unique dependencies); standard reliability formulas (parallel, k of n); the beta factor for
//! common causes as in IEC 61508 practice, in its form for small `u`. Parts fail independently of each other but
//! for what is the same part, and for the common causes that are entered.

pub mod decimal;
pub mod sharing;
pub mod tree;

pub use decimal::{Bounds, Decimal};
pub use sharing::{Sharing, availability_of_repair, dependency_target, share_budget};
pub use tree::{Dependency, Node, Tree, TreeError, copies, weakest};

use super::ratio::Ratio;
use super::units::Objective;

const BILLION: u32 = 1_000_000_000;

/// The availability of a part in whole parts per billion, 0 to 100 %: unlike an objective it may be either end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Availability(u32);

impl Availability {
    /// It never fails.
    pub const PERFECT: Self = Self(BILLION);

    /// So many parts per billion, 0 to 1,000,000,000; `None` above.
    #[must_use]
    pub const fn from_ppb(ppb: u64) -> Option<Self> {
        if ppb <= BILLION as u64 { Some(Self(ppb as u32)) } else { None }
    }

    /// Parts per billion, 0 to 1,000,000,000.
    #[must_use]
    pub const fn ppb(self) -> u32 {
        self.0
    }

    /// `1 - a` in parts per billion, 0 to 1,000,000,000.
    #[must_use]
    pub const fn unavailable_ppb(self) -> u32 {
        BILLION - self.0
    }

    /// `1 - a`.
    #[must_use]
    pub fn unavailability(self) -> Decimal {
        Decimal::new(self.unavailable_ppb(), 9)
    }

    /// The availability as a ratio, 0 to 1.
    #[must_use]
    pub const fn ratio(self) -> Ratio {
        Ratio::billionths_of(1, self.0)
    }
}

impl From<Objective> for Availability {
    fn from(objective: Objective) -> Self {
        Self(objective.ppb())
    }
}
