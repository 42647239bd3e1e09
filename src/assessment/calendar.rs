//! A rota on the days of a year: who is on call when.

use super::OnCallInput;
use super::date::Day;
use super::rota::{MOST_PEOPLE, Rota};
use crate::domain::rota::{Duty, MOST_PLACES, Plan, RotaError, SitePlan, Tally, plan, shift_lengths, tally};

/// A rota with its days.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Calendar {
    /// What it was made from.
    pub rota: Rota,
    /// The people and the days of the year.
    pub on_call: OnCallInput,
    /// Who takes which shift on which site.
    pub plan: Plan,
    people: usize,
    lengths: Vec<u64>,
}

/// Why there is no calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoCalendar {
    /// More than two on schedule: shares only.
    OnSchedule,
    /// More people than a calendar has rows.
    TooManyPeople,
    /// Too few people who can take a shift, on this site counted from 0.
    TooFewPeople {
        /// The site.
        site: usize,
        /// Who can take one there.
        people: usize,
    },
}

/// Days of some kind that somebody is on call.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DayCount {
    /// Monday to Friday.
    pub working: u64,
    /// Saturday and Sunday.
    pub weekend: u64,
}

/// Weeks in which a place stays empty.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct OpenWeeks {
    /// Weeks in which nobody is on call, on some site.
    pub nobody: u64,
    /// Other weeks, in which there is no secondary on some site.
    pub secondary: u64,
}

impl OpenWeeks {
    /// All of them.
    #[must_use]
    pub const fn all(self) -> u64 {
        self.nobody.saturating_add(self.secondary)
    }
}

impl Calendar {
    /// Plans the year of as many people as engineers on each of the sites, the first ones on the first site.
    ///
    /// # Errors
    /// Why there is no calendar.
    pub fn new(on_call: OnCallInput, rota: &Rota, sites: usize) -> Result<Self, NoCalendar> {
        let lengths = shift_lengths(on_call.days());
        let size = |number: u64| usize::try_from(number).unwrap_or(usize::MAX);
        if on_call.on_schedule() > MOST_PLACES {
            return Err(NoCalendar::OnSchedule);
        }
        let all = on_call.engineers().saturating_mul(sites.max(1) as u64);
        if all > MOST_PEOPLE {
            return Err(NoCalendar::TooManyPeople);
        }
        let people = rota.planned(size(all), &lengths);
        // Each of several sites begins with its first: nobody is asked who.
        let first = if sites > 1 { 0 } else { size(rota.first()) };
        let plan =
            plan(&people, size(on_call.on_schedule()), sites, lengths.len(), first).map_err(|error| {
                match error {
                    RotaError::TooFewPeople { site, people } => NoCalendar::TooFewPeople { site, people },
                    // The limits of the days rule the other one out.
                    RotaError::OnSchedule | RotaError::Days => NoCalendar::OnSchedule,
                }
            })?;
        Ok(Self { rota: rota.clone(), on_call, plan, people: size(all), lengths })
    }

    /// Number of people on all sites.
    #[must_use]
    pub const fn people(&self) -> usize {
        self.people
    }

    /// Number of shifts.
    #[must_use]
    pub fn shifts(&self) -> usize {
        self.lengths.len()
    }

    /// Whether there is a second person on schedule.
    #[must_use]
    pub fn has_secondary(&self) -> bool {
        self.on_call.on_schedule() == 2
    }

    /// First and last day of a shift.
    #[must_use]
    pub fn days(&self, shift: usize) -> (Day, Day) {
        let first = self.rota.shift_day(shift);
        let length = self.lengths.get(shift).copied().unwrap_or(1);
        let more = u32::try_from(length.saturating_sub(1)).unwrap_or(0);
        (first, first.plus(more).unwrap_or(first))
    }

    /// First and last day of all.
    #[must_use]
    pub fn whole(&self) -> (Day, Day) {
        (self.days(0).0, self.days(self.shifts().saturating_sub(1)).1)
    }

    /// The site that somebody is on, from 0.
    #[must_use]
    pub fn site_of(&self, person: usize) -> Option<&SitePlan> {
        self.plan
            .sites
            .iter()
            .find(|site| site.people.contains(&person) || site.without_nights.contains(&person))
    }

    /// What somebody has in the year.
    #[must_use]
    pub fn tally(&self, person: usize) -> Tally {
        self.site_of(person).map_or(Tally::default(), |site| tally(&site.duties, &self.lengths, person))
    }

    /// Working days and weekend days that somebody is on call.
    #[must_use]
    pub fn day_count(&self, person: usize) -> DayCount {
        let mut count = DayCount::default();
        for (shift, duty) in self.site_of(person).into_iter().flat_map(|site| site.duties.iter().enumerate())
        {
            if duty.primary == Some(person) || duty.secondary == Some(person) {
                count.add(self.days(shift));
            }
        }
        count
    }

    /// Working days and weekend days of the whole year.
    #[must_use]
    pub fn all_days(&self) -> DayCount {
        let mut count = DayCount::default();
        count.add(self.whole());
        count
    }

    /// Shifts in which a place stays empty, with their site.
    pub fn uncovered(&self) -> impl Iterator<Item = (usize, usize, Duty)> + '_ {
        self.plan.sites.iter().enumerate().flat_map(move |(site, plan)| {
            let open =
                move |duty: &Duty| duty.primary.is_none() || self.has_secondary() && duty.secondary.is_none();
            let duties = plan.duties.iter().copied().enumerate();
            duties.filter(move |(_, duty)| open(duty)).map(move |(shift, duty)| (site, shift, duty))
        })
    }

    /// Weeks in which a place stays empty, each counted once however many sites there are.
    #[must_use]
    pub fn open_weeks(&self) -> OpenWeeks {
        let mut weeks = OpenWeeks::default();
        for shift in 0..self.shifts() {
            let duties = || self.plan.sites.iter().filter_map(|site| site.duties.get(shift));
            if duties().any(|duty| duty.primary.is_none()) {
                weeks.nobody += 1;
            } else if self.has_secondary() && duties().any(|duty| duty.secondary.is_none()) {
                weeks.secondary += 1;
            }
        }
        weeks
    }

    /// Whether anybody who takes shifts is on leave at some time.
    #[must_use]
    pub fn has_leave(&self) -> bool {
        self.on_duty().any(|person| self.rota.person(person).leave.count() > 0)
    }

    /// Those who can take shifts, by their place.
    pub fn on_duty(&self) -> impl Iterator<Item = usize> {
        self.plan.sites.iter().flat_map(|site| site.people.iter().copied())
    }

    /// Whether somebody is away in a shift.
    #[must_use]
    pub fn is_away(&self, person: usize, shift: usize) -> bool {
        let (first, last) = self.days(shift);
        let leave = self.rota.person(person).leave;
        [first, last].iter().any(|day| leave.has(super::week::IsoWeek::of(*day).week()))
    }
}

impl DayCount {
    fn add(&mut self, (first, last): (Day, Day)) {
        for day in first.unix_days()..=last.unix_days() {
            if Day::from_unix_days(day).weekday().is_weekend() {
                self.weekend += 1;
            } else {
                self.working += 1;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assessment::rota::{LeaveWeeks, Person};
    use crate::assessment::week::Weekday;

    fn calendar(engineers: u64, change: impl Fn(Rota) -> Rota) -> Calendar {
        let rota = Rota::new(2026, 1, Weekday::MONDAY, 0, Vec::new()).unwrap();
        Calendar::new(OnCallInput::new(365, 2, engineers).unwrap(), &change(rota), 1).unwrap()
    }

    #[test]
    fn the_year_has_as_many_days_as_it_should() {
        let year = calendar(5, |rota| rota);
        assert_eq!(
            (year.whole().0.iso(), year.whole().1.iso()),
            ("2025-12-29".to_owned(), "2026-12-28".to_owned())
        );
        assert_eq!(year.all_days(), DayCount { working: 261, weekend: 104 });
        let all: u64 = (0..5).map(|person| year.tally(person).days()).sum();
        let counted: u64 =
            (0..5).map(|person| year.day_count(person)).map(|days| days.working + days.weekend).sum();
        assert_eq!((all, counted), (730, 730));
    }

    #[test]
    fn nobody_is_on_call_on_a_day_of_leave_whatever_the_hand_over_day() {
        for day in Weekday::ALL {
            let leave = LeaveWeeks::parse("5, 30-32, 52").unwrap();
            let away = Person { leave, ..Person::default() };
            let year = calendar(4, |rota| rota.with_hand_over(day).with_person(1, away));
            for (shift, duty) in year.plan.sites[0].duties.iter().enumerate() {
                if duty.primary == Some(1) || duty.secondary == Some(1) {
                    let (first, last) = year.days(shift);
                    for day in first.unix_days()..=last.unix_days() {
                        let week = crate::assessment::week::IsoWeek::of(Day::from_unix_days(day)).week();
                        assert!(!leave.has(week), "{}", Day::from_unix_days(day).iso());
                    }
                }
            }
            assert_eq!(year.uncovered().count(), 0);
        }
    }

    #[test]
    fn what_has_no_calendar_says_why() {
        let rota = Rota::new(2026, 1, Weekday::MONDAY, 0, Vec::new()).unwrap();
        let of = |on_schedule, engineers, sites| {
            Calendar::new(OnCallInput::new(365, on_schedule, engineers).unwrap(), &rota, sites).err()
        };
        assert_eq!(of(3, 9, 1), Some(NoCalendar::OnSchedule));
        assert_eq!(of(2, 31, 1), Some(NoCalendar::TooManyPeople));
        assert_eq!((of(2, 11, 3), of(2, 10, 3)), (Some(NoCalendar::TooManyPeople), None));
        let short = OnCallInput::new(1, 2, 2).unwrap();
        assert_eq!(Calendar::new(short, &rota, 1).unwrap().shifts(), 1);
    }
}
