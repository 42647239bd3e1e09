//! The year as a calendar: its people, its start and its hand-over day.

use super::check;
use super::date::Day;
use super::field::{Field, FieldProblem};
use super::week::{IsoWeek, Weekday};
use crate::domain::bounds;
use crate::domain::rota;
use crate::domain::units::PartsPerMillion;

/// The most people that a calendar has.
pub const MOST_PEOPLE: u64 = bounds::ROTA_PEOPLE.most;

/// The year as a calendar: its people, its start and its hand-over day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rota {
    start: IsoWeek,
    hand_over: Weekday,
    first: u64,
    /// Without those at the end that are as everybody is by default.
    people: Vec<Person>,
}

/// Somebody who shares the rota, without a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Person {
    /// Their share of a full place in the rota; below 1 for part time.
    pub share: PartsPerMillion,
    /// Whether they can't be on call at night.
    pub no_nights: bool,
    /// The weeks in which they are away.
    pub leave: LeaveWeeks,
}

impl Default for Person {
    /// Full time, with nights, never away.
    fn default() -> Self {
        Self { share: PartsPerMillion::WHOLE, no_nights: false, leave: LeaveWeeks::default() }
    }
}

impl Rota {
    /// The rota that begins in a week, with nothing else said.
    #[must_use]
    pub const fn starting(start: IsoWeek) -> Self {
        Self { start, hand_over: Weekday::MONDAY, first: 0, people: Vec::new() }
    }

    /// Checks numbers against the limits of the fields. `first` counts from 0.
    ///
    /// # Errors
    /// The field that is wrong, and why.
    pub fn new(
        year: u64,
        week: u64,
        hand_over: Weekday,
        first: u64,
        mut people: Vec<Person>,
    ) -> Result<Self, (Field, FieldProblem)> {
        let start = Self::week(year, week)?;
        let out_of_range = |field| (field, FieldProblem::OutOfRange);
        if first >= MOST_PEOPLE || people.len() as u64 > MOST_PEOPLE {
            return Err(out_of_range(Field::Engineers));
        }
        for person in &people {
            check(Field::PersonShare, person.share.ppm().into())?;
        }
        while people.last() == Some(&Person::default()) {
            people.pop();
        }
        Ok(Self { start, hand_over, first, people })
    }

    /// A week of a year, both within the limits of their fields.
    ///
    /// # Errors
    /// The field that is wrong, and why: not every year has a week 53.
    pub fn week(year: u64, week: u64) -> Result<IsoWeek, (Field, FieldProblem)> {
        check(Field::RotaYear, year)?;
        check(Field::RotaWeek, week)?;
        let found = u32::try_from(year).ok().zip(u32::try_from(week).ok());
        let found = found.and_then(|(year, week)| IsoWeek::new(year, week));
        found.ok_or((Field::RotaWeek, FieldProblem::NoSuchWeek))
    }

    /// The week in which the first shift begins.
    #[must_use]
    pub const fn start(&self) -> IsoWeek {
        self.start
    }

    /// The day on which one shift ends and the next begins.
    #[must_use]
    pub const fn hand_over(&self) -> Weekday {
        self.hand_over
    }

    /// Who is primary in the first week, by their place, from 0.
    #[must_use]
    pub const fn first(&self) -> u64 {
        self.first
    }

    /// Somebody by their place, from 0.
    #[must_use]
    pub fn person(&self, place: usize) -> Person {
        self.people.get(place).copied().unwrap_or_default()
    }

    /// Those who differ from the default, and all before them.
    #[must_use]
    pub fn people(&self) -> &[Person] {
        &self.people
    }

    /// The same with another start.
    #[must_use]
    pub fn with_start(self, start: IsoWeek) -> Self {
        Self { start, ..self }
    }

    /// The same with another hand-over day.
    #[must_use]
    pub fn with_hand_over(self, hand_over: Weekday) -> Self {
        Self { hand_over, ..self }
    }

    /// The same with another first primary; one beyond the most people there can be changes nothing.
    #[must_use]
    pub fn with_first(self, first: u64) -> Self {
        if first < MOST_PEOPLE { Self { first, ..self } } else { self }
    }

    /// The same with somebody changed. A place beyond the most people there can be, or a share outside the limits of
    /// its field, changes nothing.
    #[must_use]
    pub fn with_person(mut self, place: usize, person: Person) -> Self {
        if place as u64 >= MOST_PEOPLE || check(Field::PersonShare, person.share.ppm().into()).is_err() {
            return self;
        }
        if self.people.len() <= place {
            self.people.resize(place + 1, Person::default());
        }
        if let Some(kept) = self.people.get_mut(place) {
            *kept = person;
        }
        while self.people.last() == Some(&Person::default()) {
            self.people.pop();
        }
        self
    }

    /// The first day of the first shift: the hand-over day of the first week.
    #[must_use]
    pub fn first_day(&self) -> Day {
        let monday = self.start.monday();
        monday.plus(self.hand_over.days_after_monday().into()).unwrap_or(monday)
    }

    /// The first day of a shift, from 0.
    #[must_use]
    pub fn shift_day(&self, shift: usize) -> Day {
        let first = self.first_day();
        let days = u32::try_from(shift).ok().and_then(|shift| shift.checked_mul(7));
        days.and_then(|days| first.plus(days)).unwrap_or(first)
    }

    /// The people as the plan takes them; each is away in a shift if any of its days lies in a week of leave.
    #[must_use]
    pub fn planned(&self, engineers: usize, lengths: &[u64]) -> Vec<rota::Person> {
        (0..engineers)
            .map(|place| {
                let person = self.person(place);
                let mut away = 0_u64;
                for (shift, days) in lengths.iter().enumerate().take(rota::MOST_SHIFTS) {
                    let first = self.shift_day(shift);
                    let last =
                        first.plus(u32::try_from(days.saturating_sub(1)).unwrap_or(0)).unwrap_or(first);
                    if [first, last].iter().any(|day| person.leave.has(IsoWeek::of(*day).week())) {
                        away |= 1 << shift;
                    }
                }
                rota::Person { weight: person.share, nights: !person.no_nights, away }
            })
            .collect()
    }
}

/// Weeks of leave by their ISO 8601 number, 1 to 53. A number that comes twice in a rota counts both times.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LeaveWeeks(u64);

/// The bits of weeks 1 to 53.
const WEEKS: u64 = (1 << 54) - 2;

/// The longest text of weeks that is read, in characters.
pub const LONGEST_LEAVE: usize = 300;

/// What is wrong with a text of weeks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LeaveProblem {
    /// A piece of it is neither a week nor two with a dash between.
    NotAWeek(String),
    /// A week outside 1 to 53.
    OutOfRange(String),
    /// A stretch whose end lies before its beginning.
    Backwards(String),
    /// Longer than anything sensible.
    TooLong,
}

impl LeaveWeeks {
    /// The weeks of a set of bits, bit 1 for week 1; `None` for any other bit.
    #[must_use]
    pub const fn from_bits(bits: u64) -> Option<Self> {
        if bits & !WEEKS == 0 { Some(Self(bits)) } else { None }
    }

    /// Bit 1 for week 1, up to bit 53.
    #[must_use]
    pub const fn bits(self) -> u64 {
        self.0
    }

    /// Number of weeks.
    #[must_use]
    pub const fn count(self) -> u32 {
        self.0.count_ones()
    }

    /// Whether a week is one of them.
    #[must_use]
    pub const fn has(self, week: u32) -> bool {
        week < 64 && self.0 >> week & 1 == 1
    }

    /// Reads weeks such as `30-32, 52`. Commas, semicolons and spaces stand between them; a `W` may stand before a
    /// number, any dash between two.
    ///
    /// # Errors
    /// The first piece that is wrong, and why.
    pub fn parse(typed: &str) -> Result<Self, LeaveProblem> {
        if typed.chars().count() > LONGEST_LEAVE {
            return Err(LeaveProblem::TooLong);
        }
        let mut close: String = typed
            .chars()
            .map(|sign| match sign {
                '\u{2010}'..='\u{2014}' | '\u{2212}' => '-',
                sign if sign.is_whitespace() => ' ',
                sign => sign,
            })
            .collect();
        // Spaces around a dash belong to it.
        for spaced in [" -", "- "] {
            while close.contains(spaced) {
                close = close.replace(spaced, "-");
            }
        }
        let mut bits = 0;
        for piece in close.split([',', ';', ' ']) {
            if piece.is_empty() {
                continue;
            }
            let (from, to) = piece.split_once('-').unwrap_or((piece, piece));
            let (from, to) = (read_week(from, piece)?, read_week(to, piece)?);
            if from > to {
                return Err(LeaveProblem::Backwards(piece.to_owned()));
            }
            for week in from..=to {
                bits |= 1 << week;
            }
        }
        Ok(Self(bits))
    }

    /// The weeks as [`LeaveWeeks::parse`] reads them: `30-32, 52`.
    #[must_use]
    pub fn typed(self) -> String {
        let mut pieces: Vec<String> = Vec::new();
        let mut week = 1;
        while week <= 53 {
            if self.has(week) {
                let from = week;
                while self.has(week + 1) {
                    week += 1;
                }
                pieces.push(match week - from {
                    0 => from.to_string(),
                    1 => format!("{from}, {week}"),
                    _ => format!("{from}-{week}"),
                });
            }
            week += 1;
        }
        pieces.join(", ")
    }
}

fn read_week(number: &str, piece: &str) -> Result<u32, LeaveProblem> {
    let digits = number.strip_prefix(['w', 'W']).unwrap_or(number);
    if digits.is_empty() || !digits.chars().all(|sign| sign.is_ascii_digit()) {
        return Err(LeaveProblem::NotAWeek(piece.to_owned()));
    }
    let week = digits.parse::<u32>().ok().filter(|week| bounds::ISO_WEEK.admits(u64::from(*week)));
    week.ok_or_else(|| LeaveProblem::OutOfRange(piece.to_owned()))
}

#[cfg(test)]
mod tests;
