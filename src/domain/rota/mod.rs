//! A year of shifts: who is on call in which week, as primary and as secondary.
//!
//! A shift lasts seven days; the last one is cut so that the days add up. Nothing here knows a date: shifts and
//! people are counted from 0, and leave is a set of shifts.

mod balance;
mod fairness;
mod plan;
mod roles;
mod round_robin;
mod spread;

#[cfg(test)]
mod tests;

pub use fairness::{Tally, balance_ppm, spread, tally};
pub use plan::{Person, Plan, Reason, SitePlan, plan};
pub use round_robin::round_robin;

/// Days of a shift that is not cut.
pub const SHIFT_DAYS: u64 = 7;

/// The most shifts that are planned around leave and part time: sets of them are the bits of a `u64`.
pub const MOST_SHIFTS: usize = 64;

/// The most people on schedule that are planned: a primary and a secondary.
pub const MOST_PLACES: u64 = 2;

/// Who is on call in a shift. Places that nobody can fill are empty.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Duty {
    /// Who is called first.
    pub primary: Option<usize>,
    /// Who is called second; always empty where one is on schedule.
    pub secondary: Option<usize>,
}

/// Why there is no rota.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RotaError {
    /// A calendar has one or two people on schedule.
    OnSchedule,
    /// Fewer people who can take a shift than places.
    TooFewPeople {
        /// The site, from 0.
        site: usize,
        /// Who can take one there.
        people: usize,
    },
    /// No day, or more shifts than are planned.
    Days,
}

/// The lengths in days of the shifts that cover so many days: all of seven, the last one cut.
#[must_use]
pub fn shift_lengths(days: u64) -> Vec<u64> {
    let (whole, rest) = (days / SHIFT_DAYS, days % SHIFT_DAYS);
    let whole = usize::try_from(whole).unwrap_or(0);
    std::iter::repeat_n(SHIFT_DAYS, whole).chain((rest > 0).then_some(rest)).collect()
}
