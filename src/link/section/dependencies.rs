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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assessment::Assessment;
    use crate::link::{LONGEST, LinkError, decode, encode};
    use proptest::prelude::*;

    fn with(rows: Vec<Row>) -> Assessment {
        let mut assessment = Assessment::default();
        assessment.calculators.dependencies = Dependencies::new(rows);
        assessment
    }

    #[test]
    fn the_largest_tree_fits_a_link_with_room_for_all_else() {
        let row = |at: u8| match at % 5 {
            4 => Row { depth: 5, kind: Kind::Part(Availability::from_ppb(0).unwrap()) },
            depth => Row { depth: depth + 1, kind: Kind::Copies(10, PartsPerMillion::WHOLE) },
        };
        let assessment = with((0..24).map(row).collect());
        let link = encode(&assessment);
        assert!(assessment.calculators.dependencies.is_some() && link.len() < LONGEST / 4, "{}", link.len());
        assert_eq!(decode(&link), Ok(assessment));
    }

    #[test]
    fn rows_that_are_no_tree_do_not_open() {
        let part = |depth| (depth, KindWire::Part(1_000_000));
        let bytes = |rows| super::super::bytes_of(&Wire { rows });
        for rows in [
            vec![part(2)],
            vec![part(1), part(2)],
            vec![(1, KindWire::Same(0))],
            vec![(1, KindWire::Part(1_000_000_001))],
            vec![(1, KindWire::Soft(1_000_001))],
            vec![(1, KindWire::Copies(11, 0))],
            (0..25).map(|_| part(1)).collect(),
        ] {
            assert!(postcard::from_bytes::<Wire>(&bytes(rows)).unwrap().input().is_none());
        }
    }

    proptest! {
        #[test]
        fn any_bytes_open_or_are_refused(bytes in prop::collection::vec(any::<u8>(), 0..80)) {
            if let Some(tree) = postcard::from_bytes::<Wire>(&bytes).ok().and_then(Section::input) {
                let assessment = with(tree.rows().to_vec());
                prop_assert_eq!(decode(&encode(&assessment)), Ok(assessment));
            }
        }

        #[test]
        fn a_link_that_was_changed_is_altered(at in 3_usize..40) {
            let link = encode(&with(Dependencies::default().rows().to_vec()));
            let mut changed = link.clone().into_bytes();
            changed[at] = if changed[at] == b'A' { b'B' } else { b'A' };
            let changed = String::from_utf8(changed).unwrap();
            prop_assert!(matches!(decode(&changed), Err(LinkError::Altered | LinkError::Truncated)));
        }
    }
}
