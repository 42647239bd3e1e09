//! The year as a calendar: its people, its start and its hand-over day.

use super::Section;
use crate::assessment::rota::{LeaveWeeks, Person, Rota};
use crate::assessment::week::Weekday;
use crate::domain::units::PartsPerMillion;
use serde::{Deserialize, Serialize};

/// Years count from here, which keeps them at one byte.
const FIRST_YEAR: u64 = 2000;

/// Section 5. Names are in no link.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Wire {
    year: u64,
    week: u64,
    hand_over: u8,
    first: u64,
    people: Vec<PersonWire>,
}

/// Somebody; what is usual is 0.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct PersonWire {
    /// What is missing to a full place.
    less_ppm: u64,
    no_nights: bool,
    /// Bit 0 for week 1.
    leave: u64,
}

impl Section for Wire {
    type Input = Rota;
    const ID: u16 = 5;

    fn of(rota: &Rota) -> Self {
        let person = |person: &Person| PersonWire {
            less_ppm: u64::from(PartsPerMillion::WHOLE.ppm().saturating_sub(person.share.ppm())),
            no_nights: person.no_nights,
            leave: person.leave.bits() >> 1,
        };
        Self {
            year: u64::from(rota.start().year()).saturating_sub(FIRST_YEAR),
            week: rota.start().week().into(),
            hand_over: rota.hand_over().days_after_monday(),
            first: rota.first(),
            people: rota.people().iter().map(person).collect(),
        }
    }

    fn input(self) -> Option<Rota> {
        let person = |person: PersonWire| {
            let share = u64::from(PartsPerMillion::WHOLE.ppm()).checked_sub(person.less_ppm)?;
            Some(Person {
                share: PartsPerMillion::from_ppm(share)?,
                no_nights: person.no_nights,
                leave: LeaveWeeks::from_bits(person.leave.checked_mul(2)?)?,
            })
        };
        let people = self.people.into_iter().map(person).collect::<Option<Vec<_>>>()?;
        let year = self.year.checked_add(FIRST_YEAR)?;
        Rota::new(year, self.week, Weekday::from_monday(self.hand_over)?, self.first, people).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assessment::Assessment;
    use crate::link::{decode, encode};

    fn with(rota: Rota) -> Assessment {
        let mut assessment = Assessment::default();
        assessment.calculators.rota = Some(rota);
        assessment
    }

    #[test]
    fn a_rota_comes_back_from_its_link() {
        let leave = LeaveWeeks::parse("1, 30-32, 53").unwrap();
        let half = Person { share: PartsPerMillion::from_ppm(500_000).unwrap(), no_nights: true, leave };
        let people = vec![Person::default(), half];
        let friday = Weekday::from_monday(4).unwrap();
        let assessment = with(Rota::new(2026, 53, friday, 3, people).unwrap());
        assert_eq!(decode(&encode(&assessment)), Ok(assessment));
    }

    #[test]
    fn the_longest_rota_leaves_more_than_half_of_a_link_to_the_rest() {
        let leave = LeaveWeeks::from_bits((1 << 54) - 2).unwrap();
        let person = Person { share: PartsPerMillion::from_ppm(10_000).unwrap(), no_nights: true, leave };
        let assessment = with(Rota::new(2099, 1, Weekday::MONDAY, 29, vec![person; 30]).unwrap());
        let link = encode(&assessment);
        assert!(link.len() < crate::link::LONGEST / 2, "{}", link.len());
        assert_eq!(decode(&link), Ok(assessment));
    }

    #[test]
    fn numbers_outside_the_limits_are_no_rota() {
        let wire = |year, week, hand_over, first| Wire { year, week, hand_over, first, people: Vec::new() };
        assert!(wire(26, 53, 6, 29).input().is_some());
        for wrong in
            [wire(26, 54, 0, 0), wire(25, 53, 0, 0), wire(26, 0, 0, 0), wire(26, 1, 7, 0), wire(26, 1, 0, 30)]
        {
            assert!(wrong.input().is_none());
        }
        assert!(wire(u64::MAX, 1, 0, 0).input().is_none());
        for (less_ppm, leave) in [(1_000_000, 0), (u64::MAX, 0), (0, 1 << 53), (0, u64::MAX)] {
            let person = PersonWire { less_ppm, no_nights: false, leave };
            assert!(Wire { people: vec![person], ..wire(26, 1, 0, 0) }.input().is_none());
        }
    }
}
