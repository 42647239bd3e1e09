//! How the numbers of a calendar are calculated.

use super::even::least_balance;
use super::turns;
use crate::assessment::calendar::Calendar;
use crate::content::say;
use crate::domain::rota::SHIFT_DAYS;
use crate::text::{Places, Text};

pub(super) fn lines(calendar: &Calendar, able: &[usize], text: &Text) -> Vec<String> {
    let days = calendar.on_call.days();
    let (whole, rest) = (days / SHIFT_DAYS, days % SHIFT_DAYS);
    let rest =
        if rest > 0 { text.say(say::rota::how_rest(&text.days(&text.whole(rest)))) } else { String::new() };
    let mut lines = vec![text.say(say::rota::how_days(
        &text.days(&text.whole(days)),
        &rest,
        &text.weeks(&text.whole(whole)),
    ))];
    if !turns(calendar).are_taken() {
        return lines;
    }
    let engineers = text.whole(able.len() as u64);
    if is_round_robin(calendar) {
        // Each site has turns of its own: the sentence is about one.
        if calendar.plan.sites.len() == 1 {
            lines.push(if calendar.has_secondary() {
                text.say(say::rota::how_turns(&engineers))
            } else {
                text.say(say::rota::how_turns_one(&engineers))
            });
        }
    } else {
        let places: usize = calendar
            .plan
            .sites
            .iter()
            .flat_map(|site| &site.duties)
            .map(|duty| usize::from(duty.primary.is_some()) + usize::from(duty.secondary.is_some()))
            .sum();
        lines.push(text.say(say::rota::how_weight(
            &text.say(say::rota::places(places as u64, &text.whole(places as u64))),
        )));
        if calendar.has_secondary() {
            lines.push(text.get(say::rota::HOW_ROLES).to_owned());
        }
    }
    let all = || able.iter().map(|person| calendar.tally(*person).days());
    if let (true, Some(least), Some(most)) = (is_round_robin(calendar), all().min(), all().max()) {
        lines.push(text.say(say::rota::how_spread(
            &text.whole(least),
            &text.whole(most),
            &text.days(&text.whole(most - least)),
        )));
    }
    let balance = text.percent(least_balance(calendar), Places::WHOLE_DOWN);
    lines.push(if calendar.plan.sites.len() > 1 {
        text.say(say::rota::how_balance_sites(&balance))
    } else {
        text.say(say::rota::how_balance(&balance))
    });
    lines
}

/// Whether everybody takes turns: the same share, and no leave.
pub(super) fn is_round_robin(calendar: &Calendar) -> bool {
    let equal = calendar.plan.sites.iter().all(|site| {
        let shares = || site.people.iter().map(|person| calendar.rota.person(*person).share);
        shares().min() == shares().max()
    });
    equal
        && !calendar
            .on_duty()
            .any(|person| (0..calendar.shifts()).any(|shift| calendar.is_away(person, shift)))
}
