//! How even a calendar is.

use super::{Turns, turns};
use crate::assessment::calendar::Calendar;
use crate::content::say;
use crate::domain::ratio::Ratio;
use crate::domain::rota::{SitePlan, balance_ppm, spread};
use crate::report::Figure;
use crate::text::{Places, Text};

/// Above this balance a rota counts as balanced, in parts per million (Grafana OnCall's quality report).
const BALANCED: u64 = 950_000;

/// The weeks that somebody's weight stands for.
pub(super) fn weight_in_weeks(calendar: &Calendar, person: usize) -> Ratio {
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
pub(super) fn least_balance(calendar: &Calendar) -> Ratio {
    let of_site = |site: &SitePlan| {
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

pub(super) fn figures(calendar: &Calendar, able: &[usize], text: &Text) -> Vec<Figure> {
    let tallies = || able.iter().map(|person| calendar.tally(*person));
    let weekends: Vec<u64> = able.iter().map(|person| calendar.day_count(*person).weekend).collect();
    let (least, most) =
        (weekends.iter().min().copied().unwrap_or(0), weekends.iter().max().copied().unwrap_or(0));
    let balance = least_balance(calendar);
    let balanced = balance > Ratio::new(i128::from(BALANCED), 1_000_000).unwrap_or(Ratio::ONE);
    let figure = |label, value: String| Figure { label: text.get(label).to_owned(), value, word: None };
    let turns = turns(calendar);
    // Where shares differ, so do days: what counts is how far each is from the share. Where one takes every week, or
    // nobody any, there is nothing to hold against each other.
    let mut figures = Vec::new();
    match turns {
        Turns::Nobody | Turns::Alone => {}
        Turns::RoundRobin => {
            let days = spread(tallies().map(|tally| tally.days()));
            figures.push(figure(say::rota::SPREAD_DAYS, text.days(&text.whole(days))));
            if calendar.has_secondary() {
                let weeks = spread(tallies().map(|tally| tally.primary_shifts));
                figures.push(figure(say::rota::SPREAD_PRIMARY, text.weeks(&text.whole(weeks))));
            }
        }
        Turns::ByWeight => {
            let furthest =
                able.iter().map(|person| from_share(calendar, *person)).max().unwrap_or(Ratio::ZERO);
            figures.push(figure(say::rota::FURTHEST, text.weeks(&text.number(furthest, Places::ONE))));
        }
    }
    figures.push(figure(
        say::rota::WEEKENDS,
        if least == most {
            text.whole(most)
        } else {
            text.say(say::rota::between(&text.whole(least), &text.whole(most)))
        },
    ));
    if !turns.are_taken() {
        return figures;
    }
    let word = text.get(if balanced { say::rota::BALANCED } else { say::rota::NOT_BALANCED });
    let several = calendar.plan.sites.len() > 1;
    let label = if several { say::rota::BALANCE_SITES } else { say::rota::BALANCE };
    figures.push(Figure {
        word: Some((word.to_owned(), !balanced)),
        ..figure(label, text.percent(balance, Places::WHOLE_DOWN))
    });
    figures
}
