//! Which shifts each takes: a first plan week by week, and exchanges that give turns room between them.

use super::MOST_SHIFTS;
use super::balance::{Board, Target, bits};

/// How uncomfortable a set of shifts is. With two on schedule a turn is two weeks, first as secondary, then as
/// primary; with one it is one week. Longer turns, split turns and short rests between turns cost.
pub(super) fn discomfort(on_schedule: usize, on: u64) -> u32 {
    let pairs = on & on >> 1;
    let rest_of_one = (on & on >> 2 & !(on >> 1)).count_ones();
    let rest_of_two = (on & on >> 3 & !(on >> 1) & !(on >> 2)).count_ones();
    let long = if on_schedule == 1 { pairs } else { pairs & on >> 2 };
    let split = if on_schedule == 1 { 0 } else { (on & !(on >> 1) & !(on << 1)).count_ones() };
    4 * long.count_ones() + split + 2 * rest_of_one + rest_of_two
}

/// A first plan: each shift gets as many people as can take it, up to the places; who is furthest behind comes first,
/// in the order given where equal, and who was just on duty last.
pub(super) fn first_plan(
    can: Vec<u64>,
    on_schedule: usize,
    shifts: usize,
    target: &Target,
    first: usize,
) -> Board {
    let people = can.len();
    let mut board = Board { on: vec![0; people], can };
    // Who was the new one on the shift before stays on for this one.
    let mut staying: Option<usize> = None;
    for shift in 0..shifts {
        let is_free = |board: &Board, person: usize| {
            bits(&board.can, person) >> shift & 1 == 1 && bits(&board.on, person) >> shift & 1 == 0
        };
        let mut places = on_schedule;
        if let Some(person) = staying.take().filter(|person| on_schedule == 2 && is_free(&board, *person)) {
            board.flip(person, shift);
            places -= 1;
        }
        for _ in 0..places {
            let next = (0..people)
                .map(|step| (first + step) % people)
                .filter(|person| is_free(&board, *person))
                // The first of equals: `max_by_key` would take the last.
                .rev()
                .max_by_key(|person| urgency(&board, target, *person, shift));
            let Some(person) = next else { break };
            board.flip(person, shift);
            staying = Some(person);
        }
    }
    board
}

/// How far somebody is behind what they should have taken by the end of a shift, spread over the shifts they can
/// take; being on duty just before, or away just after, puts it off by a shift or a half.
fn urgency(board: &Board, target: &Target, person: usize, shift: usize) -> i128 {
    let can = bits(&board.can, person);
    let passed = can & (u64::MAX >> (MOST_SHIFTS - 1 - shift.min(MOST_SHIFTS - 1)));
    let all = i128::from(can.count_ones().max(1));
    let due = target.parts.get(person).copied().unwrap_or(0) * i128::from(passed.count_ones()) / all;
    let tired = shift > 0 && bits(&board.on, person) >> (shift - 1) & 1 == 1;
    let away_next = can.checked_shr(u32::try_from(shift + 1).unwrap_or(u32::MAX)).unwrap_or(0) & 1 == 0;
    let put_off = if tired { target.of } else { 0 } + if away_next { target.of / 2 } else { 0 };
    due - board.count(person) * target.of - put_off
}

impl Board {
    /// Exchanges shifts between two people, which leaves everybody's count as it is, while that is more comfortable.
    pub(super) fn spread(&mut self, on_schedule: usize) {
        let cost = |on: u64| discomfort(on_schedule, on);
        for _ in 0..ROUNDS {
            let mut better = false;
            for one in 0..self.people() {
                for other in one + 1..self.people() {
                    better |= self.exchange(one, other, cost);
                }
            }
            if !better {
                return;
            }
        }
    }

    /// Puts somebody on the first shift, in exchange for the shift that leaves the most comfortable plan.
    pub(super) fn begin_with(&mut self, first: usize, on_schedule: usize) {
        if bits(&self.can, first) & 1 == 0 || bits(&self.on, first) & 1 == 1 {
            return;
        }
        let cost = |on: u64| discomfort(on_schedule, on);
        let best = (0..self.people())
            .filter(|other| self.can_give(*other, first) & 1 == 1)
            .flat_map(|other| {
                let takes = self.can_give(first, other);
                (1..MOST_SHIFTS).filter(move |shift| takes >> shift & 1 == 1).map(move |shift| (other, shift))
            })
            .min_by_key(|(other, shift)| {
                let moved = 1 | 1 << shift;
                cost(bits(&self.on, first) ^ moved) + cost(bits(&self.on, *other) ^ moved)
            });
        if let Some((other, shift)) = best {
            for shift in [0, shift] {
                self.flip(first, shift);
                self.flip(other, shift);
            }
        }
    }

    /// Makes the exchanges between two people that help.
    fn exchange(&mut self, one: usize, other: usize, cost: impl Fn(u64) -> u32) -> bool {
        let mut better = false;
        let mut gives = self.can_give(one, other);
        while gives != 0 {
            let give = gives.trailing_zeros() as usize;
            gives &= gives - 1;
            let (mine, theirs) = (bits(&self.on, one), bits(&self.on, other));
            let now = cost(mine) + cost(theirs);
            if now == 0 {
                return better;
            }
            let mut takes = self.can_give(other, one);
            let mut best: Option<(u32, usize)> = None;
            while takes != 0 {
                let take = takes.trailing_zeros() as usize;
                takes &= takes - 1;
                let moved = 1 << give | 1 << take;
                let then = cost(mine ^ moved) + cost(theirs ^ moved);
                if then < best.map_or(now, |(least, _)| least) {
                    best = Some((then, take));
                }
            }
            if let Some((_, take)) = best {
                for shift in [give, take] {
                    self.flip(one, shift);
                    self.flip(other, shift);
                }
                better = true;
                gives = self.can_give(one, other) & (u64::MAX << give << 1);
            }
        }
        better
    }
}

/// Rounds of exchanges at most; a plan is comfortable after two or three.
const ROUNDS: usize = 6;
