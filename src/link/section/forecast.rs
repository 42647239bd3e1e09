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

#[cfg(test)]
mod tests {
    use crate::assessment::Assessment;
    use crate::assessment::calculators::Calculators;
    use crate::assessment::forecast::{Forecast, Kind, Numbers};
    use crate::link::{decode, encode};

    #[test]
    fn a_forecast_travels_in_a_link() {
        for kind in Kind::ALL {
            let numbers =
                Numbers { incidents: 100_000_000, detect: 7_500, repair: 1, kind, variation: 1_000 };
            let forecast = Forecast::new(numbers).ok();
            assert!(forecast.is_some());
            let calculators = Calculators { forecast, ..Calculators::default() };
            let sent = Assessment { calculators, ..Assessment::default() };
            assert_eq!(decode(&encode(&sent)), Ok(sent));
        }
    }

    #[test]
    fn a_link_holds_nothing_that_its_fields_would_refuse() {
        let wire = |kind, variation_hundredths, repair| super::Wire {
            incidents_ten_thousandths: 10_000,
            detect_thousandths_of_a_minute: 0,
            repair_thousandths_of_a_minute: repair,
            kind,
            variation_hundredths,
        };
        let input = |wire: super::Wire| crate::link::section::Section::input(wire);
        assert!(input(wire(3, 100, 1)).is_some());
        for refused in [wire(4, 100, 1), wire(3, 4, 1), wire(3, 1_001, 1), wire(3, 100, 0)] {
            assert_eq!(input(refused), None);
        }
    }
}
