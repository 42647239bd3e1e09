//! Leave, sites, hours and incidents of the on-call work.

use super::check;
use super::field::{Field, FieldProblem};
use crate::domain::on_call::LIMIT;
use crate::domain::on_call::hours::USUAL_WEEK;
use crate::domain::on_call::load::{HOURS_PER_INCIDENT, NIGHT_SHARE};
use crate::domain::ratio::Ratio;
use crate::domain::units::PartsPerMillion;

/// What goes beyond the three numbers of the rota, within the limits of its fields and in their units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OnCallDetails(Numbers);

/// The numbers as they are typed, each in the unit of its field's bound.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Numbers {
    /// Sites.
    pub sites: u64,
    /// Tenths of a week of leave a year.
    pub leave_tenths: Option<u64>,
    /// Tenths of an hour of a working week.
    pub work_week_tenths: u64,
    /// The limit in parts per million.
    pub limit_ppm: u64,
    /// Hundredths of an incident a week.
    pub incidents_hundredths: Option<u64>,
    /// Tenths of an hour for an incident.
    pub hours_tenths: u64,
    /// The share of incidents at night in parts per million.
    pub night_share_ppm: Option<u64>,
}

impl Default for OnCallDetails {
    /// One site, a week of 40 hours, the published limit and hours for an incident; no leave and no incidents.
    fn default() -> Self {
        Self(Numbers {
            sites: 1,
            leave_tenths: None,
            work_week_tenths: USUAL_WEEK.unsigned_abs() * 10,
            limit_ppm: LIMIT.ppm().into(),
            incidents_hundredths: None,
            hours_tenths: HOURS_PER_INCIDENT.unsigned_abs() * 10,
            night_share_ppm: None,
        })
    }
}

fn parts(number: u64, whole: i128) -> Ratio {
    Ratio::new(i128::from(number), whole).unwrap_or(Ratio::ZERO)
}

impl OnCallDetails {
    /// Checks numbers against the limits of the fields.
    ///
    /// # Errors
    /// The field that is wrong, and why.
    pub fn new(numbers: Numbers) -> Result<Self, (Field, FieldProblem)> {
        for (field, number) in [
            (Field::Sites, Some(numbers.sites)),
            (Field::LeaveWeeks, numbers.leave_tenths),
            (Field::WorkWeekHours, Some(numbers.work_week_tenths)),
            (Field::OnCallLimit, Some(numbers.limit_ppm)),
            (Field::IncidentsPerWeek, numbers.incidents_hundredths),
            (Field::HoursPerIncident, Some(numbers.hours_tenths)),
            (Field::NightShare, numbers.night_share_ppm),
        ] {
            number.map_or(Ok(()), |number| check(field, number))?;
        }
        Ok(Self(numbers))
    }

    /// The numbers as they were typed.
    #[must_use]
    pub fn numbers(self) -> Numbers {
        self.0
    }

    /// Sites that take turns, at least 1.
    #[must_use]
    pub fn sites(self) -> u64 {
        self.0.sites
    }

    /// Weeks of leave a year, if they are counted.
    #[must_use]
    pub fn leave_weeks(self) -> Option<Ratio> {
        self.0.leave_tenths.map(|tenths| parts(tenths, 10))
    }

    /// Hours of a working week, above 0.
    #[must_use]
    pub fn work_week(self) -> Ratio {
        parts(self.0.work_week_tenths, 10)
    }

    /// The share of the time that on-call work may take, above 0.
    #[must_use]
    pub fn limit(self) -> PartsPerMillion {
        PartsPerMillion::from_ppm(self.0.limit_ppm).unwrap_or(LIMIT)
    }

    /// Incidents a week, if they are counted.
    #[must_use]
    pub fn incidents(self) -> Option<Ratio> {
        self.0.incidents_hundredths.map(|hundredths| parts(hundredths, 100))
    }

    /// Hours that one incident takes.
    #[must_use]
    pub fn hours_per_incident(self) -> Ratio {
        parts(self.0.hours_tenths, 10)
    }

    /// The share of incidents at night: what was entered, or a third.
    #[must_use]
    pub fn night_share(self) -> Ratio {
        let entered = self.0.night_share_ppm.and_then(PartsPerMillion::from_ppm);
        entered.map_or(NIGHT_SHARE, PartsPerMillion::ratio)
    }
}
