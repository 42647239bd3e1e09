//! The year as a calendar in words.

mod cre;
mod even;
mod finding;
mod how;
mod notes;
mod tables;

pub use cre::CreYear;
pub(super) use finding::finding;

use super::Figure;
use crate::assessment::OnCallInput;
use crate::assessment::calendar::{Calendar, NoCalendar};
use crate::assessment::rota::{MOST_PEOPLE, Rota};
use crate::content::say;
use crate::state::names::Names;
use crate::text::Text;

/// What a calendar is made from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RotaInput {
    /// People, places and days.
    pub on_call: OnCallInput,
    /// The rota.
    pub rota: Rota,
    /// Sites that share the day, each with as many engineers.
    pub sites: usize,
    /// Names of the people, as far as there are any.
    pub names: Vec<String>,
}

impl RotaInput {
    /// What somebody is called.
    #[must_use]
    pub fn name(&self, person: usize, text: &Text) -> String {
        match Names::at(&self.names, person) {
            Some(name) => name.to_owned(),
            None => text.say(say::rota::engineer(&text.whole(person as u64 + 1))),
        }
    }

    /// Number of people on all sites, or the most that a calendar has.
    #[must_use]
    pub fn people(&self) -> usize {
        let all = self.on_call.engineers().saturating_mul(self.sites.max(1) as u64);
        usize::try_from(all.min(MOST_PEOPLE)).unwrap_or(0)
    }

    /// What each is called.
    #[must_use]
    pub fn all_names(&self, text: &Text) -> Vec<String> {
        (0..self.people()).map(|person| self.name(person, text)).collect()
    }
}

/// The year, ready to be shown.
#[derive(Debug)]
pub struct RotaResult {
    /// What it was made from.
    pub input: RotaInput,
    /// The calendar and what follows, or why there is none.
    pub year: Result<Year, String>,
}

/// Results of the same input are the same.
impl PartialEq for RotaResult {
    fn eq(&self, other: &Self) -> bool {
        self.input == other.input
    }
}

/// A calendar in words.
#[derive(Debug)]
pub struct Year {
    /// Who is on call when.
    pub calendar: Calendar,
    /// What each is called.
    pub names: Vec<String>,
    /// The sentence to remember, caption of the chart.
    pub takeaway: String,
    /// Whether a place stays empty in some week.
    pub uncovered: bool,
    /// What there is to know about nights, sites and how weeks are shared.
    pub notes: Vec<String>,
    /// Weeks in which a place stays empty.
    pub open: Vec<String>,
    /// Why some have a week or more too many or too few.
    pub reasons: Vec<String>,
    /// How even it is.
    pub figures: Vec<Figure>,
    /// How the numbers are calculated.
    pub how: Vec<String>,
    /// The same year with CRE engineers on call.
    pub cre: CreYear,
}

impl RotaResult {
    /// Where the rules come from.
    #[must_use]
    pub fn sources(text: &Text) -> [&str; 2] {
        [text.get(say::rota::SOURCE_WEEKS), text.get(say::rota::SOURCE_BALANCE)]
    }

    /// Plans and words the year.
    #[must_use]
    pub fn new(input: RotaInput, text: &Text) -> Self {
        let year = match Calendar::new(input.on_call, &input.rota, input.sites) {
            Ok(calendar) => Ok(Year::new(calendar, input.all_names(text), text)),
            Err(reason) => Err(no_calendar(reason, &input, text)),
        };
        Self { input, year }
    }
}

fn no_calendar(reason: NoCalendar, input: &RotaInput, text: &Text) -> String {
    let places = text.engineers(&text.whole(input.on_call.on_schedule()));
    match reason {
        NoCalendar::OnSchedule => {
            text.say(say::rota::none_on_schedule(&text.whole(input.on_call.on_schedule())))
        }
        NoCalendar::TooManyPeople => text.say(say::rota::none_people(&text.whole(MOST_PEOPLE))),
        NoCalendar::TooFewPeople { site, people } => {
            let able = text.whole(people as u64);
            if input.sites > 1 {
                text.say(say::rota::none_too_few_site(&able, &places, &text.whole(site as u64 + 1)))
            } else if people == 0 {
                text.get(say::rota::NONE_TOO_FEW_NOBODY).to_owned()
            } else {
                text.say(say::rota::none_too_few(&able, &places))
            }
        }
    }
}

/// How the weeks come to their people.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Turns {
    /// Nobody takes any.
    Nobody,
    /// On each site one person takes all.
    Alone,
    /// Everybody in turn.
    RoundRobin,
    /// By weight, around leave.
    ByWeight,
}

impl Turns {
    /// Whether there are several who take them, so that one can be held against the other.
    fn are_taken(self) -> bool {
        matches!(self, Self::RoundRobin | Self::ByWeight)
    }
}

fn turns(calendar: &Calendar) -> Turns {
    let sites = &calendar.plan.sites;
    if sites.iter().flat_map(|site| &site.duties).all(|duty| duty.primary.is_none()) {
        Turns::Nobody
    } else if sites.iter().all(|site| site.people.len() == 1) {
        Turns::Alone
    } else if how::is_round_robin(calendar) {
        Turns::RoundRobin
    } else {
        Turns::ByWeight
    }
}

/// The sentence to remember.
fn takeaway(calendar: &Calendar, able: &[usize], text: &Text) -> String {
    let days = || able.iter().map(|person| calendar.tally(*person).days());
    let (least, most) = (days().min().unwrap_or(0), days().max().unwrap_or(0));
    let open = calendar.open_weeks().all();
    let covered = if open == 0 {
        text.get(say::rota::ALL_COVERED).to_owned()
    } else {
        text.say(say::rota::not_covered(open, &text.whole(open)))
    };
    let (first, last) = calendar.whole();
    let (from, to) = (text.date(first), text.date(last));
    let most_days = text.days(&text.whole(most));
    let least_days = text.whole(least);
    let all = able.len() == calendar.people();
    match (able.len(), most, all, least == most) {
        (_, 0, ..) => text.say(say::rota::takeaway_nobody(&covered, &from, &to)),
        (1, ..) => text.say(say::rota::takeaway_one(&covered, &most_days, &from, &to)),
        (_, _, true, true) => text.say(say::rota::takeaway_even(&covered, &most_days, &from, &to)),
        (_, _, true, false) => text.say(say::rota::takeaway(&covered, &from, &least_days, &most_days, &to)),
        (_, _, false, true) => text.say(say::rota::takeaway_some_even(&covered, &most_days, &from, &to)),
        (_, _, false, false) => {
            text.say(say::rota::takeaway_some(&covered, &from, &least_days, &most_days, &to))
        }
    }
}

impl Year {
    fn new(calendar: Calendar, names: Vec<String>, text: &Text) -> Self {
        let able: Vec<usize> = calendar.plan.sites.iter().flat_map(|site| site.people.clone()).collect();
        let open: Vec<_> = calendar.uncovered().collect();
        Self {
            takeaway: takeaway(&calendar, &able, text),
            uncovered: !open.is_empty(),
            notes: notes::notes(&calendar, &names, text),
            open: notes::open(&calendar, &open, text),
            reasons: notes::reasons(&calendar, &names, text),
            figures: even::figures(&calendar, &able, text),
            how: how::lines(&calendar, &able, text),
            cre: CreYear::new(&calendar, text),
            calendar,
            names,
        }
    }
}

#[cfg(test)]
mod tests;
