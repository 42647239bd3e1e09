//! The calendar as tables.

use super::even::weight_in_weeks;
use super::{RotaResult, Year};
use crate::assessment::rota::MOST_PEOPLE;
use crate::assessment::week::IsoWeek;
use crate::content::say;
use crate::domain::on_call::part_time::part_time_within;
use crate::domain::ratio::Ratio;
use crate::domain::rota::MOST_PLACES;
use crate::report::Table;
use crate::text::{Places, Text};

impl RotaResult {
    /// Each one's share and days where more are on schedule than a calendar shows, by the share of full time that each
    /// works; `None` where there is a calendar, several sites, or more people than the list has.
    #[must_use]
    pub fn shares_only(&self, text: &Text) -> Option<Table> {
        let on_call = self.input.on_call;
        if on_call.on_schedule() <= MOST_PLACES || self.input.sites > 1 || on_call.engineers() > MOST_PEOPLE {
            return None;
        }
        // On one site whoever takes no nights takes no week.
        let share = |person: usize| {
            let person = self.input.rota.person(person);
            if person.no_nights { Ratio::ZERO } else { person.share.ratio() }
        };
        let shares: Vec<Ratio> = (0..self.input.people()).map(share).collect();
        let days = Ratio::new(i128::from(on_call.days()), 1)?;
        let parts =
            part_time_within(&shares, on_call.on_schedule(), days).ok().filter(|parts| parts.feasible)?;
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
}

impl Year {
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
                let week = IsoWeek::of(first).iso();
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
