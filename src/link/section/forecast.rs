//! How often and how long the service fails.

use super::Section;
use crate::assessment::forecast::{Forecast, Kind, Numbers};
use serde::{Deserialize, Serialize};

/// Section 10.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Wire {
    incidents_ten_thousandths: u64,
    detect_thousandths_of_a_minute: u64,
    repair_thousandths_of_a_minute: u64,
    /// Place in [`Kind::ALL`].
    kind: u8,
    variation_hundredths: u64,
}

impl Section for Wire {
    type Input = Forecast;
    const ID: u16 = 10;

    fn of(input: &Forecast) -> Self {
        let numbers = input.numbers();
        let kind = Kind::ALL.iter().position(|kind| *kind == numbers.kind);
        Self {
            incidents_ten_thousandths: numbers.incidents,
            detect_thousandths_of_a_minute: numbers.detect,
            repair_thousandths_of_a_minute: numbers.repair,
            kind: kind.and_then(|place| u8::try_from(place).ok()).unwrap_or(0),
            variation_hundredths: numbers.variation,
        }
    }

    fn input(self) -> Option<Forecast> {
        Forecast::new(Numbers {
            incidents: self.incidents_ten_thousandths,
            detect: self.detect_thousandths_of_a_minute,
            repair: self.repair_thousandths_of_a_minute,
            kind: *Kind::ALL.get(usize::from(self.kind))?,
            variation: self.variation_hundredths,
        })
        .ok()
    }
}
