//! The same year with CRE engineers on call: what goes back to the team, and what remains for it.

use super::super::Figure;
use crate::assessment::calendar::Calendar;
use crate::content::say;
use crate::domain::ratio::Ratio;
use crate::text::{Places, Text};

/// The year with CRE engineers on call.
///
/// Assumed: they take primary and secondary around the clock, and one person of the team is reachable in working
/// hours, Monday to Friday, in turn.
#[derive(Debug)]
pub struct CreYear {
    /// What goes back to the team.
    pub takeaway: String,
    /// What remains for it.
    pub remains: String,
    /// The numbers set apart.
    pub figures: Vec<Figure>,
    /// How they are calculated.
    pub how: Vec<String>,
}

impl CreYear {
    pub(super) fn new(calendar: &Calendar, text: &Text) -> Self {
        let tallies = (0..calendar.people()).map(|person| calendar.tally(person).days());
        let given: u64 = tallies.sum();
        let weekend: u64 = (0..calendar.people()).map(|person| calendar.day_count(person).weekend).sum();
        let people = calendar.people() as i128;
        let working = calendar.all_days().working;
        let share = |days: u64| Ratio::new(i128::from(days), people).unwrap_or(Ratio::ZERO);
        let days = |days: u64| text.days(&text.whole(days));
        let each = text.days(&text.number(share(given), Places::ONE));
        let reachable = text.days(&text.number(share(working), Places::ONE));
        let engineers = text.engineers(&text.whole(calendar.people() as u64));
        let sites = calendar.plan.sites.len() as u64;
        let by_sites =
            if sites > 1 { text.say(say::rota::cre_how_sites(&text.whole(sites))) } else { String::new() };
        let weekends = text.say(say::rota::cre_weekends(weekend, &text.whole(weekend)));
        let figure = |label, value: &str| Figure {
            label: text.get(label).to_owned(),
            value: value.to_owned(),
            word: None,
        };
        let places_empty = calendar.uncovered().next().is_some();
        let mut how = Vec::new();
        // With empty places the product is not what was planned.
        if !places_empty {
            how.push(text.say(say::rota::cre_how_days(
                &days(calendar.on_call.days()),
                &each,
                &engineers,
                &text.whole(calendar.on_call.on_schedule()),
                &days(given),
                &by_sites,
            )));
        }
        how.push(text.say(say::rota::cre_how_remains(working, &reachable, &engineers, &text.whole(working))));
        Self {
            // Where sites take turns nobody had a night to give back.
            takeaway: match (given, sites, calendar.people()) {
                (0, ..) => text.get(say::rota::CRE_TAKEAWAY_NOBODY).to_owned(),
                (_, 1, 1) => text.say(say::rota::cre_takeaway_one(given, &days(given), &weekends)),
                (_, 1, _) => text.say(say::rota::cre_takeaway(given, &days(given), &each, &weekends)),
                _ => text.say(say::rota::cre_takeaway_sites(given, &days(given), &each, &weekends)),
            },
            remains: if calendar.people() == 1 {
                text.say(say::rota::cre_remains_one(&reachable))
            } else {
                text.say(say::rota::cre_remains(&reachable))
            },
            figures: vec![
                figure(say::rota::CRE_DAYS_LABEL, &text.whole(given)),
                figure(say::rota::CRE_EACH_LABEL, &text.number(share(given), Places::ONE)),
                figure(say::rota::CRE_NIGHTS_LABEL, &text.whole(0)),
                figure(say::rota::CRE_REMAINS_LABEL, &text.number(share(working), Places::ONE)),
            ],
            how,
        }
    }
}
