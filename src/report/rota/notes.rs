//! What there is to know about a calendar, sentence by sentence.

use super::{Turns, turns};
use crate::assessment::calendar::Calendar;
use crate::assessment::week::{IsoWeek, Weekday};
use crate::content::say;
use crate::domain::ratio::Ratio;
use crate::domain::rota::{Duty, Reason};
use crate::text::{Places, Text};

/// Weeks that are named one by one.
const NAMED: usize = 6;

pub(super) fn notes(calendar: &Calendar, names: &[String], text: &Text) -> Vec<String> {
    let mut notes = Vec::new();
    let sites = calendar.plan.sites.len();
    if sites > 1 {
        let hours = Ratio::new(24, sites as i128).unwrap_or(Ratio::ONE);
        notes.push(text.say(say::rota::sites(&text.number(hours, Places::ONE), &text.whole(sites as u64))));
    } else {
        let without: Vec<&str> = calendar
            .plan
            .sites
            .iter()
            .flat_map(|site| &site.without_nights)
            .filter_map(|person| names.get(*person).map(String::as_str))
            .collect();
        notes.push(if without.is_empty() {
            text.get(say::rota::NIGHTS).to_owned()
        } else {
            text.say(say::rota::nights_without(&without.join(", ")))
        });
    }
    let outside = if calendar.has_leave() { text.get(say::rota::ALONE_LEAVE) } else { "" };
    match turns(calendar) {
        Turns::Nobody => {}
        Turns::Alone if sites > 1 => notes.push(text.say(say::rota::alone_sites(outside))),
        Turns::Alone => notes.push(text.say(say::rota::alone(outside))),
        Turns::RoundRobin if calendar.has_secondary() => {
            notes.push(text.get(say::rota::BY_TURNS).to_owned());
        }
        Turns::RoundRobin => notes.push(text.get(say::rota::BY_TURNS_ONE).to_owned()),
        Turns::ByWeight => {
            let by_weight = text.get(say::rota::BY_WEIGHT);
            notes.push(if calendar.has_leave() {
                [by_weight, text.get(say::rota::BY_WEIGHT_LEAVE)].join(" ")
            } else {
                by_weight.to_owned()
            });
        }
    }
    if calendar.has_leave() && calendar.rota.hand_over() != Weekday::MONDAY {
        notes.push(text.get(say::rota::HAND_OVER_LEAVE).to_owned());
    }
    notes
}

pub(super) fn open(calendar: &Calendar, open: &[(usize, usize, Duty)], text: &Text) -> Vec<String> {
    let several = calendar.plan.sites.len() > 1;
    let line = |(site, shift, duty): &(usize, usize, Duty)| {
        let (first, _) = calendar.days(*shift);
        let (week, date) = (IsoWeek::of(first).iso(), text.date(first));
        let line = if duty.primary.is_none() {
            text.say(say::rota::uncovered_both(&date, &week))
        } else {
            text.say(say::rota::uncovered_secondary(&date, &week))
        };
        if several {
            text.say(say::rota::uncovered_on_site(&line, &text.whole(*site as u64 + 1)))
        } else {
            line
        }
    };
    let mut lines: Vec<String> = open.iter().take(NAMED).map(line).collect();
    let more = open.len().saturating_sub(NAMED) as u64;
    if more > 0 {
        lines.push(text.say(say::rota::uncovered_more(more, &text.whole(more))));
    }
    lines
}

pub(super) fn reasons(calendar: &Calendar, names: &[String], text: &Text) -> Vec<String> {
    let mut lines = Vec::new();
    for site in &calendar.plan.sites {
        for ((person, share), reason) in site.people.iter().zip(&site.shares).zip(&site.reasons) {
            let (Some(reason), Some(name)) = (reason, names.get(*person)) else { continue };
            let weeks = text.weeks(&text.whole(calendar.tally(*person).shifts()));
            let share = text.weeks(&text.number(*share, Places::ONE));
            let none = calendar.tally(*person).shifts() == 0;
            lines.push(match reason {
                Reason::Away if none => text.say(say::rota::reason_away_always(name, &share)),
                Reason::Always => text.say(say::rota::reason_always(name, &share)),
                Reason::Away => text.say(say::rota::reason_away(name, &share, &weeks)),
                Reason::Clash => text.say(say::rota::reason_clash(name, &share, &weeks)),
                Reason::StandIn => text.say(say::rota::reason_stand_in(name, &share, &weeks)),
            });
        }
    }
    lines
}
