//! Who of two people on a shift is primary.
//!
//! Each shift is an arrow from its primary to its secondary. Turning a chain of arrows round takes a primary shift from
//! one end to the other and leaves everybody between as they were. Where all shifts have two people, that ends with
//! everybody as often primary as secondary, or once more or less (as in an Euler tour).

use super::Duty;
use super::balance::{Board, bits};

/// Gives the roles: in the first week `first` is primary; then who was secondary the week before, else who goes on next week is secondary, else who
/// was primary less often is primary; then as many turns round as balance takes.
pub(super) fn assign(board: &Board, on_schedule: usize, shifts: usize, first: usize) -> Vec<Duty> {
    let mut duties = Vec::with_capacity(shifts);
    let mut lead = vec![0_i32; board.people()];
    let mut before = Duty::default();
    for shift in 0..shifts {
        let is_on = |person: usize, shift: usize| {
            shift < super::MOST_SHIFTS && bits(&board.on, person) >> shift & 1 == 1
        };
        let mut people = (0..board.people()).filter(|person| is_on(*person, shift));
        let duty = match (people.next(), people.next()) {
            (Some(one), Some(other)) => {
                let rank = |person: usize| {
                    (
                        shift == 0 && person != first,
                        before.secondary != Some(person),
                        before.primary == Some(person),
                        is_on(person, shift + 1),
                        lead.get(person).copied().unwrap_or(0),
                        person,
                    )
                };
                let (primary, secondary) = if rank(one) <= rank(other) { (one, other) } else { (other, one) };
                Duty { primary: Some(primary), secondary: Some(secondary) }
            }
            (primary, _) => Duty { primary, secondary: None },
        };
        count(&mut lead, duty, 1);
        duties.push(duty);
        before = duty;
    }
    if on_schedule == 2 {
        even_out(&mut duties, &mut lead);
    }
    duties
}

/// Counts a duty, or counts it out: `lead` is shifts as primary less shifts as secondary.
fn count(lead: &mut [i32], duty: Duty, times: i32) {
    for (person, sign) in [(duty.primary, 1), (duty.secondary, -1)] {
        if let Some(lead) = person.and_then(|person| lead.get_mut(person)) {
            *lead += sign * times;
        }
    }
}

fn even_out(duties: &mut [Duty], lead: &mut [i32]) {
    // Each turn lessens the sum of the squares of the leads, so this ends; the bound is for the reader.
    for _ in 0..1_000 {
        let mut starts: Vec<usize> = (0..lead.len()).collect();
        starts.sort_by_key(|person| std::cmp::Reverse(lead.get(*person).copied().unwrap_or(0)));
        let Some(chain) = starts.into_iter().find_map(|start| chain_from(duties, lead, start)) else {
            return;
        };
        for shift in chain {
            if let Some(duty) = duties.get_mut(shift) {
                count(lead, *duty, -1);
                *duty = Duty { primary: duty.secondary, secondary: duty.primary };
                count(lead, *duty, 1);
            }
        }
    }
}

/// The shifts of a shortest chain of arrows from somebody to whoever leads by at least three less.
fn chain_from(duties: &[Duty], lead: &[i32], start: usize) -> Option<Vec<usize>> {
    let mut came: Vec<Option<(usize, usize)>> = vec![None; lead.len()];
    let mut reached = vec![start];
    let mut at = 0;
    while let Some(person) = reached.get(at).copied() {
        at += 1;
        // From the last: the first week, and who begins, stays as it is where it can.
        for (shift, duty) in duties.iter().enumerate().rev() {
            if duty.primary != Some(person) {
                continue;
            }
            let Some(next) = duty.secondary.filter(|next| *next != start) else { continue };
            if let Some(place @ None) = came.get_mut(next) {
                *place = Some((person, shift));
                reached.push(next);
            }
        }
    }
    let leads = |person: usize| lead.get(person).copied().unwrap_or(0);
    let end =
        reached.into_iter().filter(|end| leads(start) - leads(*end) >= 3).min_by_key(|end| leads(*end))?;
    let (mut chain, mut person) = (Vec::new(), end);
    while let Some((from, shift)) = came.get(person).copied().flatten() {
        chain.push(shift);
        person = from;
    }
    Some(chain)
}
