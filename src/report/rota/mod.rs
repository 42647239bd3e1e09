//! The year as a calendar in words.

mod cre;
mod how;
mod notes;

pub use cre::CreYear;

use super::{Figure, Table};
use crate::assessment::OnCallInput;
use crate::assessment::calendar::{Calendar, NoCalendar};
use crate::assessment::rota::{MOST_PEOPLE, Rota};
use crate::content::say;
use crate::domain::on_call::hours::part_time;
use crate::domain::ratio::Ratio;
use crate::domain::rota::{balance_ppm, spread};
use crate::state::names::Names;
use crate::text::{Places, Text};

/// Above this balance a rota counts as balanced, in parts per million (Grafana OnCall's quality report).
const BALANCED: u64 = 950_000;

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

    /// Each one's share and days where more are on schedule than a calendar shows, by the share of full time that each
    /// works; `None` where there is a calendar, several sites, or more people than the list has.
    #[must_use]
    pub fn shares_only(&self, text: &Text) -> Option<Table> {
        let on_call = self.input.on_call;
        let fits = self.input.sites <= 1 && on_call.engineers() <= MOST_PEOPLE;
        if self.year.is_ok() || !fits {
            return None;
        }
        let shares: Vec<Ratio> =
            (0..self.input.people()).map(|person| self.input.rota.person(person).share.ratio()).collect();
        let days = Ratio::new(i128::from(on_call.days()), 1)?;
        let parts = part_time(&shares, on_call.on_schedule(), days).ok()?;
        let rows = parts.shares.iter().zip(&parts.days).enumerate().map(|(person, (share, days))| {
            let cells = vec![
                self.input.name(person, text),
                text.percent(*share, Places::ONE),
                text.number(*days, Places::ONE),
            ];
            (cells, false)
        });
        Some(Table {
            caption: text.get(say::rota::SHARES_TITLE).to_owned(),
            columns: [say::rota::COLUMN_PERSON, say::rota::COLUMN_SHARE, say::rota::COLUMN_DAYS]
                .map(|column| text.get(column).to_owned())
                .into(),
            rows: rows.collect(),
        })
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
            let people = text.whole(people as u64);
            if input.sites > 1 {
                text.say(say::rota::none_too_few_site(&people, &places, &text.whole(site as u64 + 1)))
            } else {
                text.say(say::rota::none_too_few(&people, &places))
            }
        }
    }
}

impl Year {
    fn new(calendar: Calendar, names: Vec<String>, text: &Text) -> Self {
        let able: Vec<usize> = calendar.plan.sites.iter().flat_map(|site| site.people.clone()).collect();
        let days: Vec<u64> = able.iter().map(|person| calendar.tally(*person).days()).collect();
        let (least, most) =
            (days.iter().copied().min().unwrap_or(0), days.iter().copied().max().unwrap_or(0));
        let open: Vec<_> = calendar.uncovered().collect();
        let covered = if open.is_empty() {
            text.get(say::rota::ALL_COVERED).to_owned()
        } else {
            text.say(say::rota::not_covered(open.len() as u64, &text.whole(open.len() as u64)))
        };
        let (first, last) = calendar.whole();
        let (from, to) = (text.date(first), text.date(last));
        let most_days = text.days(&text.whole(most));
        Self {
            takeaway: if least == most {
                text.say(say::rota::takeaway_even(&covered, &most_days, &from, &to))
            } else {
                text.say(say::rota::takeaway(&covered, &from, &text.whole(least), &most_days, &to))
            },
            uncovered: !open.is_empty(),
            notes: notes::notes(&calendar, &names, text),
            open: notes::open(&calendar, &open, text),
            reasons: notes::reasons(&calendar, &names, text),
            figures: figures(&calendar, &able, text),
            how: how::lines(&calendar, &able, text),
            cre: CreYear::new(&calendar, text),
            calendar,
            names,
        }
    }

    /// What each gets.
    #[must_use]
    pub fn shares(&self, text: &Text) -> Table {
        let calendar = &self.calendar;
        let sites = calendar.plan.sites.len() > 1;
        let mut columns = vec![say::rota::COLUMN_PERSON];
        if sites {
            columns.push(say::rota::COLUMN_SITE);
        }
        columns.extend([say::rota::COLUMN_SHARE, say::rota::COLUMN_BY_SHARE, say::rota::COLUMN_WEEKS]);
        if calendar.has_secondary() {
            columns.extend([say::rota::COLUMN_PRIMARY, say::rota::COLUMN_SECONDARY]);
        }
        columns.extend([say::rota::COLUMN_DAYS, say::rota::COLUMN_WEEKEND]);
        let row = |(person, name): (usize, &String)| {
            let tally = calendar.tally(person);
            let mut cells = vec![name.clone()];
            if sites {
                let site = calendar.plan.sites.iter().position(|site| site.people.contains(&person));
                cells.push(site.map_or(String::new(), |site| text.whole(site as u64 + 1)));
            }
            cells.extend([
                text.percent(calendar.rota.person(person).share.ratio(), Places::ONE),
                text.number(weight_in_weeks(calendar, person), Places::ONE),
                text.whole(tally.shifts()),
            ]);
            if calendar.has_secondary() {
                cells.extend([text.whole(tally.primary_shifts), text.whole(tally.secondary_shifts)]);
            }
            cells.extend([text.whole(tally.days()), text.whole(calendar.day_count(person).weekend)]);
            (cells, false)
        };
        Table {
            caption: text.get(say::rota::SHARES_TITLE).to_owned(),
            columns: columns.into_iter().map(|column| text.get(column).to_owned()).collect(),
            rows: self.names.iter().enumerate().map(row).collect(),
        }
    }

    /// The weeks, one by one.
    #[must_use]
    pub fn weeks(&self, text: &Text) -> Table {
        let calendar = &self.calendar;
        let sites = calendar.plan.sites.len() > 1;
        let mut columns = vec![say::rota::COLUMN_WEEK, say::rota::COLUMN_FROM, say::rota::COLUMN_TO];
        if sites {
            columns.push(say::rota::COLUMN_SITE);
        }
        columns.push(say::rota::PRIMARY);
        if calendar.has_secondary() {
            columns.push(say::rota::SECONDARY);
        }
        let name = |person: Option<usize>| {
            let name = person.and_then(|person| self.names.get(person)).cloned();
            name.unwrap_or_else(|| text.get(say::rota::NOBODY).to_owned())
        };
        let mut rows = Vec::new();
        for shift in 0..calendar.shifts() {
            let (first, last) = calendar.days(shift);
            for (site, plan) in calendar.plan.sites.iter().enumerate() {
                let Some(duty) = plan.duties.get(shift) else { continue };
                let week = crate::assessment::week::IsoWeek::of(first).iso();
                let mut cells = vec![week, text.date(first), text.date(last)];
                if sites {
                    cells.push(text.whole(site as u64 + 1));
                }
                cells.push(name(duty.primary));
                if calendar.has_secondary() {
                    cells.push(name(duty.secondary));
                }
                rows.push((cells, false));
            }
        }
        Table {
            caption: self.takeaway.clone(),
            columns: columns.into_iter().map(|column| text.get(column).to_owned()).collect(),
            rows,
        }
    }
}

/// The weeks that somebody's weight stands for.
fn weight_in_weeks(calendar: &Calendar, person: usize) -> Ratio {
    let found = calendar.site_of(person).and_then(|site| {
        let at = site.people.iter().position(|one| *one == person)?;
        site.shares.get(at).copied()
    });
    found.unwrap_or(Ratio::ZERO)
}

/// How far somebody's weeks are from what the weight stands for, up or down.
fn from_share(calendar: &Calendar, person: usize) -> Ratio {
    let weeks = Ratio::from_int(i64::try_from(calendar.tally(person).shifts()).unwrap_or(0));
    let share = weight_in_weeks(calendar, person);
    let (high, low) = if weeks > share { (weeks, share) } else { (share, weeks) };
    high.minus(low).unwrap_or(Ratio::ZERO)
}

/// The balance of each site, the least of them.
fn least_balance(calendar: &Calendar) -> Ratio {
    let of_site = |site: &crate::domain::rota::SitePlan| {
        let pairs: Vec<(u64, u32)> = site
            .people
            .iter()
            .map(|person| (calendar.tally(*person).days(), calendar.rota.person(*person).share.ppm()))
            .collect();
        balance_ppm(&pairs)
    };
    let least = calendar.plan.sites.iter().map(of_site).min().unwrap_or(BALANCED);
    Ratio::new(i128::from(least), 1_000_000).unwrap_or(Ratio::ONE)
}

fn figures(calendar: &Calendar, able: &[usize], text: &Text) -> Vec<Figure> {
    let tallies = || able.iter().map(|person| calendar.tally(*person));
    let weekends: Vec<u64> = able.iter().map(|person| calendar.day_count(*person).weekend).collect();
    let (least, most) =
        (weekends.iter().min().copied().unwrap_or(0), weekends.iter().max().copied().unwrap_or(0));
    let balance = least_balance(calendar);
    let balanced = balance > Ratio::new(i128::from(BALANCED), 1_000_000).unwrap_or(Ratio::ONE);
    let figure = |label, value: String| Figure { label: text.get(label).to_owned(), value, word: None };
    let by_turns = how::is_round_robin(calendar);
    // Where shares differ, so do days: what counts is how far each is from the share.
    let mut figures = vec![if by_turns {
        let days = spread(tallies().map(|tally| tally.days()));
        figure(say::rota::SPREAD_DAYS, text.days(&text.whole(days)))
    } else {
        let furthest = able.iter().map(|person| from_share(calendar, *person)).max().unwrap_or(Ratio::ZERO);
        figure(say::rota::FURTHEST, text.weeks(&text.number(furthest, Places::ONE)))
    }];
    if by_turns && calendar.has_secondary() {
        let weeks = spread(tallies().map(|tally| tally.primary_shifts));
        figures.push(figure(say::rota::SPREAD_PRIMARY, text.weeks(&text.whole(weeks))));
    }
    figures.push(figure(
        say::rota::WEEKENDS,
        if least == most {
            text.whole(most)
        } else {
            text.say(say::rota::between(&text.whole(least), &text.whole(most)))
        },
    ));
    let word = text.get(if balanced { say::rota::BALANCED } else { say::rota::NOT_BALANCED });
    figures.push(Figure {
        word: Some((word.to_owned(), !balanced)),
        ..figure(say::rota::BALANCE, text.percent(balance, Places::WHOLE_DOWN))
    });
    figures
}

#[cfg(test)]
mod tests;
