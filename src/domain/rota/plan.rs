//! The rota of a team: over its sites, around leave, by weight.

use super::balance::{Board, Target};
use super::spread::{discomfort, first_plan};
use super::{Duty, MOST_SHIFTS, RotaError, roles, round_robin};
use crate::domain::ratio::Ratio;
use crate::domain::units::PartsPerMillion;

/// Somebody who shares the rota.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Person {
    /// Their weight beside the others': 50 % takes half as many shifts as 100 %.
    pub weight: PartsPerMillion,
    /// Whether they can be on call at night, and so on a single site at all.
    pub nights: bool,
    /// The shifts in which they are away: bit `j` is shift `j`.
    pub away: u64,
}

/// The rota of all sites.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// One for each site.
    pub sites: Vec<SitePlan>,
}

/// The rota of one site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SitePlan {
    /// Who takes shifts, by their place among all people, rising.
    pub people: Vec<usize>,
    /// Who can't, because the shifts include nights.
    pub without_nights: Vec<usize>,
    /// The shifts; people by their place among all.
    pub duties: Vec<Duty>,
    /// The shifts that the weight of each of `people` stands for.
    pub shares: Vec<Ratio>,
    /// Why somebody of `people` has a shift or more too many or too few; `None` for everybody else.
    pub reasons: Vec<Option<Reason>>,
}

/// Why somebody's shifts differ from their weight by one or more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// Their weight stands for more shifts than there are: nobody is primary and secondary at once.
    Always,
    /// They take every shift in which they are not away.
    Away,
    /// The shifts they could still take are held by people who have too few as well.
    Clash,
    /// They stand in for others who are away, or can't take more.
    StandIn,
}

/// Plans a rota of `shifts` for people on `sites`, who are split over them in their order, the first sites getting one
/// more where they don't divide. On one site a shift is day and night; each of several covers its own working day.
///
/// Equals without leave get the round robin that begins with `first`. Else `first` is on the first shift where that is
/// free, and each takes shifts by weight: within one of
/// the share wherever any plan does that for everybody, and always as close as the sum of squares can be. Every place
/// that somebody can take is taken. The same input gives the same rota.
///
/// # Errors
/// See [`RotaError`].
pub fn plan(
    people: &[Person],
    on_schedule: usize,
    sites: usize,
    shifts: usize,
    first: usize,
) -> Result<Plan, RotaError> {
    if !(1..=2).contains(&on_schedule) {
        return Err(RotaError::OnSchedule);
    }
    if shifts == 0 || shifts > MOST_SHIFTS {
        return Err(RotaError::Days);
    }
    let sites = sites.max(1);
    let (each, more) = (people.len() / sites, people.len() % sites);
    let mut from = 0;
    let mut plans = Vec::with_capacity(sites);
    for site in 0..sites {
        let to = from + each + usize::from(site < more);
        let (able, unable): (Vec<usize>, Vec<usize>) =
            (from..to).partition(|place| sites > 1 || people.get(*place).is_some_and(|person| person.nights));
        if able.len() < on_schedule {
            return Err(RotaError::TooFewPeople { site, people: able.len() });
        }
        let chosen: Vec<Person> = able.iter().filter_map(|place| people.get(*place).copied()).collect();
        let first = able.iter().position(|place| *place >= first).unwrap_or(0);
        let mut plan = on_one_site(&chosen, on_schedule, shifts, first)?;
        for duty in &mut plan.duties {
            let place = |person: usize| able.get(person).copied();
            *duty = Duty { primary: duty.primary.and_then(place), secondary: duty.secondary.and_then(place) };
        }
        plans.push(SitePlan { people: able, without_nights: unable, ..plan });
        from = to;
    }
    Ok(Plan { sites: plans })
}

/// The rota of one site, people by their place on it.
fn on_one_site(
    people: &[Person],
    on_schedule: usize,
    shifts: usize,
    first: usize,
) -> Result<SitePlan, RotaError> {
    let all = u64::MAX >> (MOST_SHIFTS - shifts);
    let can: Vec<u64> = people.iter().map(|person| all & !person.away).collect();
    let weights: Vec<i128> = people.iter().map(|person| i128::from(person.weight.ppm())).collect();
    let places: usize = (0..shifts)
        .map(|shift| can.iter().filter(|can| **can >> shift & 1 == 1).count().min(on_schedule))
        .sum();
    let share = by_weight(&weights, places as i128);
    let shares = share.parts.iter().map(|part| Ratio::new(*part, share.of).unwrap_or(Ratio::ZERO)).collect();
    let equals = weights.windows(2).all(|pair| pair.first() == pair.last());
    let mut plan = SitePlan {
        people: Vec::new(),
        without_nights: Vec::new(),
        duties: Vec::new(),
        shares,
        reasons: vec![None; people.len()],
    };
    if equals && can.iter().all(|can| *can == all) {
        plan.duties = round_robin(people.len(), on_schedule, shifts, first)?;
        return Ok(plan);
    }
    let arrange = |target: &Target| {
        let mut board = first_plan(can.clone(), on_schedule, shifts, target, first);
        board.balance(target, |on| discomfort(on_schedule, on));
        board
    };
    let mut board = arrange(&share);
    if (0..people.len()).any(|person| reason(&board, &share, person, all).is_some()) {
        // What some can't take, the others share by weight.
        board = arrange(&within_caps(&weights, &can, places as i128));
    }
    board.spread(on_schedule);
    board.begin_with(first, on_schedule);
    plan.reasons = (0..people.len()).map(|person| reason(&board, &share, person, all)).collect();
    plan.duties = roles::assign(&board, on_schedule, shifts, first);
    Ok(plan)
}

/// Shifts by weight alone.
fn by_weight(weights: &[i128], places: i128) -> Target {
    let of = weights.iter().sum::<i128>().max(1);
    Target { parts: weights.iter().map(|weight| weight * places).collect(), of }
}

/// Shifts by weight, nobody more than they can take: what is above that goes to the others by their weights.
fn within_caps(weights: &[i128], can: &[u64], places: i128) -> Target {
    let caps: Vec<i128> = can.iter().map(|can| i128::from(can.count_ones())).collect();
    let mut capped = vec![false; weights.len()];
    loop {
        let free: i128 = weights.iter().zip(&capped).filter(|(_, capped)| !**capped).map(|(w, _)| w).sum();
        let taken: i128 = caps.iter().zip(&capped).filter(|(_, capped)| **capped).map(|(cap, _)| cap).sum();
        let (rest, of) = ((places - taken).max(0), free.max(1));
        let mut more = false;
        for ((weight, cap), capped) in weights.iter().zip(&caps).zip(&mut capped) {
            if !*capped && weight * rest > cap * of {
                *capped = true;
                more = true;
            }
        }
        if !more {
            let part = |((weight, cap), capped): ((&i128, &i128), &bool)| {
                if *capped { cap * of } else { weight * rest }
            };
            let parts = weights.iter().zip(&caps).zip(&capped).map(part).collect();
            return Target { parts, of };
        }
    }
}

/// Why somebody is a shift or more away from the share; `None` if they are not.
fn reason(board: &Board, share: &Target, person: usize, all: u64) -> Option<Reason> {
    let above = board.above(share, person);
    if above >= share.of {
        return Some(Reason::StandIn);
    }
    if above > -share.of {
        return None;
    }
    let (on, can) = (board.on.get(person)?, board.can.get(person)?);
    Some(match (on == can, *can == all) {
        (true, true) => Reason::Always,
        (true, false) => Reason::Away,
        (false, _) => Reason::Clash,
    })
}
