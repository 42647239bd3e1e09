//! What takes the team's time, in a usual week. Team size, working hours and incidents are the on-call calculator's.

use super::field::{Field, FieldProblem};
use super::on_call_details::{Numbers, OnCallDetails};
use super::{OnCallInput, check};
use crate::domain::ratio::Ratio;
use crate::domain::time_split::{Split, Work, split};
use crate::domain::units::PartsPerMillion;

/// The fields, in the order in which they are asked.
pub const FIELDS: [Field; 5] = [
    Field::OnCallShare,
    Field::TicketsPerWeek,
    Field::HoursPerTicket,
    Field::ManualHours,
    Field::EngineeringHours,
];

/// What takes the team's time, within the limits of its fields.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TimeSplit {
    values: [u64; FIELDS.len()],
}

impl Default for TimeSplit {
    /// An example: being on call takes all of the working time; ten tickets of an hour, 20 h of manual work and 20 h
    /// of engineering a week.
    fn default() -> Self {
        Self { values: [1_000_000, 100, 100, 200, 200] }
    }
}

impl TimeSplit {
    /// Checks numbers, in the order of [`FIELDS`] and the units of their limits.
    ///
    /// # Errors
    /// The field that is wrong, and why.
    pub fn new(values: [u64; FIELDS.len()]) -> Result<Self, (Field, FieldProblem)> {
        for (field, value) in FIELDS.into_iter().zip(values) {
            check(field, value)?;
        }
        Ok(Self { values })
    }

    /// The numbers in the order of [`FIELDS`], in the units of their limits.
    #[must_use]
    pub const fn values(&self) -> &[u64; FIELDS.len()] {
        &self.values
    }

    /// The number in a field, in its own unit: hours, or a count; 0 for a field of another calculator.
    #[must_use]
    pub fn value(&self, field: Field) -> Ratio {
        let at = FIELDS.iter().position(|own| *own == field);
        let scaled = at.and_then(|at| self.values.get(at)).copied().unwrap_or(0);
        let unit = 10_i128.checked_pow(field.bound().decimals.into()).unwrap_or(1);
        Ratio::new(i128::from(scaled), unit).unwrap_or(Ratio::ZERO)
    }

    /// What being on call takes of the working time of those on schedule.
    #[must_use]
    pub fn on_call_share(&self) -> PartsPerMillion {
        let [share, ..] = self.values;
        PartsPerMillion::from_ppm(share).unwrap_or(PartsPerMillion::WHOLE)
    }

    /// Splits the time of a team. Within the limits of the fields there always is an answer.
    #[must_use]
    pub fn split(&self, team: OnCallInput, details: OnCallDetails) -> Option<Split> {
        split(&Work {
            // All sites together, as incidents are spread over all of them.
            engineers: team.engineers().checked_mul(details.sites())?,
            hours_each: details.work_week(),
            on_schedule: team.on_schedule(),
            sites: details.sites(),
            on_call_share: self.on_call_share(),
            incidents: details.incidents().unwrap_or(Ratio::ZERO),
            hours_per_incident: details.hours_per_incident(),
            tickets: self.value(Field::TicketsPerWeek),
            hours_per_ticket: self.value(Field::HoursPerTicket),
            manual: self.value(Field::ManualHours),
            engineering: self.value(Field::EngineeringHours),
        })
    }
}

/// The incidents of the example: two a week.
#[must_use]
pub fn example_details() -> OnCallDetails {
    let usual = OnCallDetails::default();
    let numbers = Numbers { incidents_hundredths: Some(200), ..usual.numbers() };
    OnCallDetails::new(numbers).unwrap_or(usual)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_example_is_within_the_limits_and_over_half() {
        let example = TimeSplit::default();
        assert_eq!(TimeSplit::new(*example.values()), Ok(example));
        let split = example.split(OnCallInput::default(), example_details()).unwrap();
        assert_eq!((split.total, split.operations), (Ratio::from_int(200), Ratio::from_int(110)));
        assert!(split.over_half);
    }

    #[test]
    fn both_ends_of_every_field_have_an_answer() {
        let all = |of: fn(Field) -> u64| TimeSplit::new(FIELDS.map(of)).unwrap();
        let (least, most) = (all(|field| field.bound().least), all(|field| field.bound().most));
        let numbers = OnCallDetails::default().numbers();
        for (hours, incidents) in [
            (Field::WorkWeekHours.bound().least, 0),
            (Field::WorkWeekHours.bound().most, Field::IncidentsPerWeek.bound().most),
        ] {
            let numbers =
                Numbers { work_week_tenths: hours, incidents_hundredths: Some(incidents), ..numbers };
            let details = OnCallDetails::new(numbers).unwrap();
            for (on_schedule, engineers) in [(1, 1), (1, 10_000), (100, 10_000)] {
                let team = OnCallInput::new(365, on_schedule, engineers).unwrap();
                assert!(least.split(team, details).is_some() && most.split(team, details).is_some());
            }
        }
        let mut beyond = *most.values();
        beyond[0] += 1;
        assert_eq!(TimeSplit::new(beyond), Err((Field::OnCallShare, FieldProblem::OutOfRange)));
    }
}
