//! How many shifts each takes: as close to the weights as leave allows.
//!
//! What is minimised is the sum of the squares of (shifts - share). An exchange of one shift along a chain of people
//! is made while it lessens the sum. The numbers of shifts that can be reached form the bases of a matroid, where a
//! chain that lessens a separable convex sum exists unless the sum is the least there is (K. Murota, "Discrete Convex
//! Analysis", 2003, M-convex functions). And where any plan keeps everybody within one shift of the share, the least
//! sum does: from somebody one or more above, a shift can go to somebody below.

/// The people of one site, with sets of shifts as bits.
#[derive(Clone, Debug)]
pub(super) struct Board {
    /// The shifts that each is on.
    pub(super) on: Vec<u64>,
    /// The shifts that each can be on.
    pub(super) can: Vec<u64>,
}

/// What each should take, as a fraction of one common denominator.
#[derive(Clone, Debug)]
pub(super) struct Target {
    /// Numerators.
    pub(super) parts: Vec<i128>,
    /// The denominator, above 0.
    pub(super) of: i128,
}

pub(super) fn bits(sets: &[u64], person: usize) -> u64 {
    sets.get(person).copied().unwrap_or(0)
}

impl Board {
    pub(super) fn people(&self) -> usize {
        self.can.len()
    }

    /// Number of shifts that somebody is on.
    pub(super) fn count(&self, person: usize) -> i128 {
        i128::from(bits(&self.on, person).count_ones())
    }

    /// Puts somebody on a shift, or takes them off.
    pub(super) fn flip(&mut self, person: usize, shift: usize) {
        if let Some(on) = self.on.get_mut(person) {
            *on ^= 1 << shift;
        }
    }

    /// Shifts that one person could hand to another.
    pub(super) fn can_give(&self, from: usize, to: usize) -> u64 {
        bits(&self.on, from) & bits(&self.can, to) & !bits(&self.on, to)
    }

    /// Hands shifts on until nobody's count can come closer to the target.
    pub(super) fn balance(&mut self, target: &Target, cost: impl Fn(u64) -> u32) {
        // Each exchange lessens a sum of squares of whole numbers, so this ends; the bound is for the reader.
        for _ in 0..10_000 {
            let Some(chain) = self.improving_chain(target) else { return };
            for pair in chain.windows(2) {
                if let [from, to] = *pair
                    && let Some(shift) = self.best_shift(from, to, &cost)
                {
                    self.flip(from, shift);
                    self.flip(to, shift);
                }
            }
        }
    }

    /// How far somebody is above the target, times its denominator.
    pub(super) fn above(&self, target: &Target, person: usize) -> i128 {
        self.count(person) * target.of - target.parts.get(person).copied().unwrap_or(0)
    }

    /// The shift whose exchange leaves the best spacing; the earliest of equals.
    fn best_shift(&self, from: usize, to: usize, cost: impl Fn(u64) -> u32) -> Option<usize> {
        let gives = self.can_give(from, to);
        let (giver, taker) = (bits(&self.on, from), bits(&self.on, to));
        (0..super::MOST_SHIFTS)
            .filter(|shift| gives >> shift & 1 == 1)
            .min_by_key(|shift| cost(giver ^ 1 << shift) + cost(taker ^ 1 << shift))
    }

    /// A shortest chain of people along which one shift should go, from the one furthest above.
    fn improving_chain(&self, target: &Target) -> Option<Vec<usize>> {
        let mut from: Vec<usize> = (0..self.people()).collect();
        from.sort_by_key(|person| std::cmp::Reverse(self.above(target, *person)));
        from.into_iter().find_map(|start| self.chain_from(start, target))
    }

    fn chain_from(&self, start: usize, target: &Target) -> Option<Vec<usize>> {
        let mut before: Vec<Option<usize>> = vec![None; self.people()];
        let mut reached = vec![start];
        let mut at = 0;
        while let Some(person) = reached.get(at).copied() {
            at += 1;
            for (next, came) in before.iter_mut().enumerate() {
                if next != start && came.is_none() && self.can_give(person, next) != 0 {
                    *came = Some(person);
                    reached.push(next);
                }
            }
        }
        let gain = |person: usize| self.above(target, start) - self.above(target, person);
        let end =
            reached.into_iter().filter(|person| gain(*person) > target.of).max_by_key(|end| gain(*end))?;
        let mut chain = vec![end];
        while let Some(came) = chain.last().and_then(|last| before.get(*last)).copied().flatten() {
            chain.push(came);
        }
        chain.reverse();
        Some(chain)
    }
}
