//! Leave, sites, hours and incidents of the on-call work.

use super::Section;
use crate::assessment::on_call_details::{Numbers, OnCallDetails};
use serde::{Deserialize, Serialize};

/// Section 4.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Wire {
    sites: u64,
    leave_tenths_of_a_week: Option<u64>,
    work_week_tenths_of_an_hour: u64,
    limit_parts_per_million: u64,
    incidents_a_week_hundredths: Option<u64>,
    incident_tenths_of_an_hour: u64,
    at_night_parts_per_million: Option<u64>,
}

impl Section for Wire {
    type Input = OnCallDetails;
    const ID: u16 = 4;

    fn of(input: &OnCallDetails) -> Self {
        let numbers = input.numbers();
        Self {
            sites: numbers.sites,
            leave_tenths_of_a_week: numbers.leave_tenths,
            work_week_tenths_of_an_hour: numbers.work_week_tenths,
            limit_parts_per_million: numbers.limit_ppm,
            incidents_a_week_hundredths: numbers.incidents_hundredths,
            incident_tenths_of_an_hour: numbers.hours_tenths,
            at_night_parts_per_million: numbers.night_share_ppm,
        }
    }

    fn input(self) -> Option<OnCallDetails> {
        OnCallDetails::new(Numbers {
            sites: self.sites,
            leave_tenths: self.leave_tenths_of_a_week,
            work_week_tenths: self.work_week_tenths_of_an_hour,
            limit_ppm: self.limit_parts_per_million,
            incidents_hundredths: self.incidents_a_week_hundredths,
            hours_tenths: self.incident_tenths_of_an_hour,
            night_share_ppm: self.at_night_parts_per_million,
        })
        .ok()
    }
}
