//! Outages of the window so far.

pub mod paste;

use super::check;
use super::date::Day;
use super::field::{Field, FieldProblem};
use crate::domain::bounds;
use crate::domain::units::PartsPerMillion;

/// An outage: its day, and how long it was or how many requests it cost, or both; within the limits of the fields.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Outage {
    day: Day,
    thousandths: Option<u64>,
    share: Option<PartsPerMillion>,
    failed: Option<u64>,
}

impl Outage {
    /// Checks numbers, in the units of the fields' limits, against those limits.
    ///
    /// # Errors
    /// The field that is wrong, and why; the length is missing where neither it nor failed requests are there. A day
    /// after the year 9999 is told as a length out of range.
    pub fn new(
        day: Day,
        thousandths: Option<u64>,
        share_ppm: Option<u64>,
        failed: Option<u64>,
    ) -> Result<Self, (Field, FieldProblem)> {
        if !bounds::LOG_DAY.admits(day.unix_days().into()) {
            return Err((Field::LogMinutes, FieldProblem::OutOfRange));
        }
        let fields =
            [(Field::LogMinutes, thousandths), (Field::LogShare, share_ppm), (Field::LogFailed, failed)];
        for (field, number) in fields {
            if let Some(number) = number {
                check(field, number)?;
            }
        }
        if thousandths.is_none() && failed.is_none() {
            return Err((Field::LogMinutes, FieldProblem::Missing));
        }
        Ok(Self { day, thousandths, share: share_ppm.and_then(PartsPerMillion::from_ppm), failed })
    }

    /// Its day.
    #[must_use]
    pub fn day(&self) -> Day {
        self.day
    }

    /// Its length in thousandths of a minute (60 ms).
    #[must_use]
    pub fn thousandths(&self) -> Option<u64> {
        self.thousandths
    }

    /// Share of users that it affected; `None` was left empty and is taken as all.
    #[must_use]
    pub fn share(&self) -> Option<PartsPerMillion> {
        self.share
    }

    /// Requests that failed.
    #[must_use]
    pub fn failed(&self) -> Option<u64> {
        self.failed
    }
}

/// Outages by day, at least 1 and at most [`bounds::OUTAGES`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutageLog {
    outages: Vec<Outage>,
}

impl OutageLog {
    /// Sorts outages by day; those of the same day keep their order. `None` without any, or with too many.
    #[must_use]
    pub fn new(mut outages: Vec<Outage>) -> Option<Self> {
        outages.sort_by_key(|outage| outage.day);
        Self::in_order(outages)
    }

    /// Takes outages that stand by day. `None` where they don't, without any, or with too many. A link's do; so the first
    /// program, which only carries them, needs no sorting.
    #[must_use]
    pub fn in_order(outages: Vec<Outage>) -> Option<Self> {
        let fits = (1..=bounds::OUTAGES).contains(&outages.len());
        (fits && outages.is_sorted_by_key(Outage::day)).then_some(Self { outages })
    }

    /// The outages by day.
    #[must_use]
    pub fn outages(&self) -> &[Outage] {
        &self.outages
    }

    /// The day of the last of them.
    #[must_use]
    pub fn last_day(&self) -> Option<Day> {
        self.outages.last().map(|outage| outage.day)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn outages_that_are_taken_as_they_are_must_stand_by_day() {
        let outage = |day| Outage::new(Day::from_unix_days(day), Some(1_000), None, None).unwrap();
        let (first, second) = (outage(20_000), outage(20_001));
        assert_eq!(OutageLog::in_order(vec![second, first]), None);
        assert_eq!(OutageLog::in_order(vec![first, second]), OutageLog::new(vec![second, first]));
        assert_eq!(OutageLog::in_order(Vec::new()), None);
    }
}
