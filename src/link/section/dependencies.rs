//! What the service depends on. Names are no part of it: they never leave the page.

use super::Section;
use crate::assessment::dependencies::{Dependencies, Kind, Row};
use crate::domain::composition::Availability;
use crate::domain::units::PartsPerMillion;
use serde::{Deserialize, Serialize};

/// Section 8: the rows from top to bottom.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Wire {
    rows: Vec<(u8, KindWire)>,
}

/// A row; the order of the kinds is a part of the promise.
#[derive(Serialize, Deserialize)]
enum KindWire {
    /// Unavailability in parts per billion: high availabilities are the usual ones, and this way the shorter.
    Part(u32),
    Same(u8),
    All,
    Any,
    AtLeast(u8),
    /// Parts per million.
    Soft(u32),
    Copies(u8, u32),
}

impl Section for Wire {
    type Input = Dependencies;
    const ID: u16 = 8;

    fn of(input: &Dependencies) -> Self {
        let kind = |kind| match kind {
            Kind::Part(availability) => KindWire::Part(availability.unavailable_ppb()),
            Kind::Same(to) => KindWire::Same(u8::try_from(to).unwrap_or(u8::MAX)),
            Kind::All => KindWire::All,
            Kind::Any => KindWire::Any,
            Kind::AtLeast(up) => KindWire::AtLeast(up),
            Kind::Soft(impact) => KindWire::Soft(impact.ppm()),
            Kind::Copies(count, common) => KindWire::Copies(count, common.ppm()),
        };
        Self { rows: input.rows().iter().map(|row| (row.depth, kind(row.kind))).collect() }
    }

    fn input(self) -> Option<Dependencies> {
        let share = |ppm: u32| PartsPerMillion::from_ppm(ppm.into());
        let kind = |kind| {
            Some(match kind {
                KindWire::Part(unavailable) => {
                    let available = 1_000_000_000_u64.checked_sub(unavailable.into())?;
                    Kind::Part(Availability::from_ppb(available)?)
                }
                KindWire::Same(to) => Kind::Same(to.into()),
                KindWire::All => Kind::All,
                KindWire::Any => Kind::Any,
                KindWire::AtLeast(up) => Kind::AtLeast(up),
                KindWire::Soft(impact) => Kind::Soft(share(impact)?),
                KindWire::Copies(count, common) => Kind::Copies(count, share(common)?),
            })
        };
        let rows = self.rows.into_iter().map(|(depth, one)| Some(Row { depth, kind: kind(one)? }));
        Dependencies::new(rows.collect::<Option<_>>()?)
    }
}
