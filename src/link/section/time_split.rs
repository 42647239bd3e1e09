//! What takes the team's time.

use super::Section;
use crate::assessment::time_split::TimeSplit;
use serde::{Deserialize, Serialize};

/// Section 11: a share in parts per million, tenths of a ticket, hundredths of an hour a ticket, tenths of hours.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Wire {
    on_call_share: u64,
    tickets: u64,
    hours_per_ticket: u64,
    manual_hours: u64,
    engineering_hours: u64,
}

impl Section for Wire {
    type Input = TimeSplit;
    const ID: u16 = 11;

    fn of(input: &TimeSplit) -> Self {
        let [on_call_share, tickets, hours_per_ticket, manual_hours, engineering_hours] = *input.values();
        Self { on_call_share, tickets, hours_per_ticket, manual_hours, engineering_hours }
    }

    fn input(self) -> Option<TimeSplit> {
        let values = [
            self.on_call_share,
            self.tickets,
            self.hours_per_ticket,
            self.manual_hours,
            self.engineering_hours,
        ];
        TimeSplit::new(values).ok()
    }
}
