//! Outages of the window so far.

use super::Section;
use crate::assessment::date::Day;
use crate::assessment::outage_log::{Outage, OutageLog};
use serde::{Deserialize, Serialize};

/// Section 7.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Wire {
    rows: Vec<Row>,
}

/// An outage. Optional numbers are 0 where empty; none of them may be 0 otherwise.
#[derive(Serialize, Deserialize)]
struct Row {
    /// Days since the outage before, or since 1 January 1970 in the first row.
    since: u32,
    thousandths: u64,
    share_ppm: u64,
    failed: u64,
}

impl Section for Wire {
    type Input = OutageLog;
    const ID: u16 = 7;

    fn of(log: &OutageLog) -> Self {
        let mut before = 0;
        let row = |outage: &Outage| {
            let day = outage.day().unix_days();
            let since = day.saturating_sub(before);
            before = day;
            Row {
                since,
                thousandths: outage.thousandths().unwrap_or(0),
                share_ppm: outage.share().map_or(0, |share| share.ppm().into()),
                failed: outage.failed().unwrap_or(0),
            }
        };
        Self { rows: log.outages().iter().map(row).collect() }
    }

    fn input(self) -> Option<OutageLog> {
        let some = |number: u64| (number > 0).then_some(number);
        let mut day = 0_u32;
        let mut outages = Vec::with_capacity(self.rows.len());
        for row in self.rows {
            day = day.checked_add(row.since)?;
            let outage = Outage::new(
                Day::from_unix_days(day),
                some(row.thousandths),
                some(row.share_ppm),
                some(row.failed),
            );
            outages.push(outage.ok()?);
        }
        OutageLog::new(outages)
    }
}
