//! How the error budget is counted, its calendar window, and further objectives.

use super::Section;
use crate::assessment::budget_details::{BudgetDetails, Method, Moving};
use crate::domain::units::Objective;
use crate::link::wire::{day_code, day_of};
use serde::{Deserialize, Serialize};

/// Section 6. Optional numbers are 0 where empty; none of them may be 0 otherwise.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Wire {
    /// 0 time, 1 requests, 2 slices.
    method: u8,
    /// 0 rolling, 1 month, 2 quarter.
    moving: u8,
    as_of: u64,
    slice_s: u64,
    slice_good_ppm: u64,
    /// Budgets, not objectives, as in section 2.
    further_ppb: Vec<u32>,
}

const METHODS: [Method; 3] = [Method::Time, Method::Requests, Method::Slices];
const MOVING: [Moving; 3] = [Moving::Rolling, Moving::Month, Moving::Quarter];

/// The place of a value in a list that is only ever added to.
fn code<T: PartialEq>(list: &[T], value: &T) -> u8 {
    list.iter().position(|one| one == value).and_then(|place| u8::try_from(place).ok()).unwrap_or(0)
}

impl Section for Wire {
    type Input = BudgetDetails;
    const ID: u16 = 6;

    fn of(details: &BudgetDetails) -> Self {
        Self {
            method: code(&METHODS, &details.method),
            moving: code(&MOVING, &details.moving),
            as_of: day_code(details.as_of()),
            slice_s: details.slice_s(),
            slice_good_ppm: details.slice_good().map_or(0, |good| good.ppm().into()),
            further_ppb: details.further().iter().map(|objective| objective.budget_ppb()).collect(),
        }
    }

    fn input(self) -> Option<BudgetDetails> {
        let further = |budget: &u32| Objective::from_ppb(1_000_000_000_u64.checked_sub((*budget).into())?);
        let further: Option<Vec<Objective>> = self.further_ppb.iter().map(further).collect();
        let details = BudgetDetails::new(
            *METHODS.get(usize::from(self.method))?,
            *MOVING.get(usize::from(self.moving))?,
        );
        let good = (self.slice_good_ppm > 0).then_some(self.slice_good_ppm);
        let details = details.with_as_of(day_of(self.as_of)?)?.with_slices(self.slice_s, good).ok()?;
        Some(details.with_further(further?))
    }
}
