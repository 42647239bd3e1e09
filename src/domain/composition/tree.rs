//! A service as a tree of parts, and what each part does to its availability.

use super::Availability;
use super::decimal::{Bounds, Decimal, Towards};
use crate::domain::bounds::SHARED_PARTS;
use crate::domain::units::PartsPerMillion;

/// A part, or what several of them make together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Node {
    /// A part. Parts with the same number are one and the same, wherever they stand.
    Part {
        /// Its number.
        dependency: usize,
        /// How often it is there.
        availability: Availability,
    },
    /// All are needed; nothing at all never fails.
    Serial(Vec<Node>),
    /// Any one is enough; nothing at all is never there.
    Parallel(Vec<Node>),
    /// At least so many are needed.
    AtLeast {
        /// How many.
        up: usize,
        /// Of these.
        children: Vec<Node>,
    },
    /// Only a share of users or functions suffers when it fails.
    Soft {
        /// That share.
        impact: PartsPerMillion,
        /// What fails.
        child: Box<Node>,
    },
    /// Equal copies, any one of which is enough, but some failures take all of them at once.
    Copies {
        /// How many, at least 1.
        count: u32,
        /// The share of failures that take all (beta).
        common: PartsPerMillion,
        /// One of them.
        child: Box<Node>,
    },
}

/// Why a tree is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TreeError {
    /// More parts stand in several places than are computed exactly, [`SHARED_PARTS`].
    TooManyShared,
}

/// What is known of one dependency.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dependency {
    /// Its number.
    pub number: usize,
    /// How often it is there, as first mentioned.
    pub availability: Availability,
    /// In how many places it stands.
    pub places: usize,
    /// Whether the service is down whenever it is, even while all other parts are up.
    pub critical: bool,
    /// The unavailability of the service if this part never failed.
    pub if_perfect: Bounds,
}

/// A tree with its dependencies.
#[derive(Clone, Debug)]
pub struct Tree {
    root: Node,
    /// Number, availability and places of each, in the order of first mention.
    parts: Vec<(usize, Availability, usize)>,
}

/// What a part is taken to be instead of what its availability says.
type Fixed = Vec<(usize, Decimal)>;

impl Tree {
    /// Takes a tree.
    ///
    /// # Errors
    /// See [`TreeError`].
    pub fn new(root: Node) -> Result<Self, TreeError> {
        let mut parts = Vec::new();
        collect(&root, &mut parts);
        let shared = parts.iter().filter(|(_, _, places)| *places > 1).count();
        if shared > SHARED_PARTS { Err(TreeError::TooManyShared) } else { Ok(Self { root, parts }) }
    }

    /// How often the service is down. A part that stands in several places counts once: its two states are weighed
    /// against each other, so that no failure is counted twice and no copy is taken for another part.
    #[must_use]
    pub fn unavailability(&self) -> Bounds {
        self.with(None)
    }

    /// The dependencies, each once, in the order of first mention.
    #[must_use]
    pub fn dependencies(&self) -> Vec<Dependency> {
        self.parts
            .iter()
            .map(|&(number, availability, places)| Dependency {
                number,
                availability,
                places,
                critical: falls_with(&self.root, number),
                if_perfect: self.with(Some(number)),
            })
            .collect()
    }

    fn with(&self, perfect: Option<usize>) -> Bounds {
        let side = |towards| {
            let mut fixed: Fixed = perfect.map(|number| (number, Decimal::ZERO)).into_iter().collect();
            self.weighed(&mut fixed, &self.parts, towards)
        };
        Bounds { low: side(Towards::Zero), high: side(Towards::One) }
    }

    /// Weighs the two states of each part that stands in several places.
    fn weighed(&self, fixed: &mut Fixed, rest: &[(usize, Availability, usize)], towards: Towards) -> Decimal {
        let Some((&(number, availability, places), rest)) = rest.split_first() else {
            return evaluate(&self.root, fixed, towards);
        };
        if places < 2 || fixed.iter().any(|(known, _)| *known == number) {
            return self.weighed(fixed, rest, towards);
        }
        let mut state = |state: Decimal| {
            fixed.push((number, state));
            let value = self.weighed(fixed, rest, towards);
            fixed.pop();
            value
        };
        let down = availability.unavailability();
        let (if_down, if_up) = (state(Decimal::ONE), state(Decimal::ZERO));
        if_down.times(down, towards).plus(if_up.times(down.rest(towards), towards), towards)
    }
}

/// Notes each part once, and in how many places it stands.
fn collect(node: &Node, parts: &mut Vec<(usize, Availability, usize)>) {
    match node {
        Node::Part { dependency, availability } => {
            match parts.iter_mut().find(|(known, _, _)| known == dependency) {
                Some((_, _, places)) => *places += 1,
                None => parts.push((*dependency, *availability, 1)),
            }
        }
        Node::Serial(children) | Node::Parallel(children) | Node::AtLeast { children, .. } => {
            for child in children {
                collect(child, parts);
            }
        }
        Node::Soft { child, .. } | Node::Copies { child, .. } => collect(child, parts),
    }
}

/// The unavailability of a node whose parts are independent. It rises with that of each part, so rounding every
/// step one way rounds the result that way.
fn evaluate(node: &Node, fixed: &Fixed, towards: Towards) -> Decimal {
    let each = |children: &[Node]| -> Vec<Decimal> {
        children.iter().map(|child| evaluate(child, fixed, towards)).collect()
    };
    match node {
        Node::Part { dependency, availability } => fixed
            .iter()
            .find(|(known, _)| known == dependency)
            .map_or_else(|| availability.unavailability(), |(_, state)| *state),
        Node::Serial(children) => each(children)
            .into_iter()
            .fold(Decimal::ZERO, |all, one| all.plus(one.times(all.rest(towards), towards), towards)),
        Node::Parallel(children) => {
            each(children).into_iter().fold(Decimal::ONE, |all, one| all.times(one, towards))
        }
        Node::AtLeast { up, children } => fewer_up(*up, &each(children), towards),
        Node::Soft { impact, child } => {
            Decimal::new(impact.ppm(), 6).times(evaluate(child, fixed, towards), towards)
        }
        Node::Copies { count, common, child } => {
            copies(evaluate(child, fixed, towards), *count, *common, towards)
        }
    }
}

/// The chance that fewer than `up` are up: that at least `n - up + 1` are down, from the unavailability of each.
fn fewer_up(up: usize, children: &[Decimal], towards: Towards) -> Decimal {
    if up == 0 {
        return Decimal::ZERO;
    }
    let Some(too_many) = (children.len() + 1).checked_sub(up).filter(|down| *down > 0) else {
        // More are needed than there are.
        return Decimal::ONE;
    };
    // The chance that so many are down; the last place collects `too_many` and more.
    let mut chances = vec![Decimal::ZERO; too_many + 1];
    if let Some(none) = chances.first_mut() {
        *none = Decimal::ONE;
    }
    for one in children {
        let up = one.rest(towards);
        let mut from_below = Decimal::ZERO;
        for (down, chance) in chances.iter_mut().enumerate() {
            let fails = chance.times(*one, towards);
            let stays = if down == too_many { *chance } else { chance.times(up, towards) };
            *chance = stays.plus(from_below, towards);
            from_below = fails;
        }
    }
    chances.pop().unwrap_or(Decimal::ZERO)
}

/// `beta u + ((1 - beta) u)^n`: n copies of which a share beta of the failures takes all. The form is the one for
/// small `u`; it never exceeds `u` and is exact for one copy.
#[must_use]
pub fn copies(u: Decimal, count: u32, common: PartsPerMillion, towards: Towards) -> Decimal {
    let beta = Decimal::new(common.ppm(), 6);
    let own = beta.rest(towards).times(u, towards);
    let all_own = (1..count).fold(own, |all, _| all.times(own, towards));
    beta.times(u, towards).plus(all_own, towards)
}

/// Whether a node is down when one part is, while all others are up.
fn falls_with(node: &Node, number: usize) -> bool {
    let fallen = |children: &[Node]| children.iter().filter(|child| falls_with(child, number)).count();
    match node {
        Node::Part { dependency, .. } => *dependency == number,
        Node::Serial(children) => fallen(children) > 0,
        Node::Parallel(children) => fallen(children) == children.len(),
        Node::AtLeast { up, children } => children.len() - fallen(children) < *up,
        Node::Soft { impact, child } => *impact == PartsPerMillion::WHOLE && falls_with(child, number),
        // A part of one copy leaves the other copies up.
        Node::Copies { count, child, .. } => *count < 2 && falls_with(child, number),
    }
}

/// The parts that would raise the availability most if they never failed: several where they do so equally or cannot
/// be told apart, none where no single part changes anything.
#[must_use]
pub fn weakest(all: Bounds, dependencies: &[Dependency]) -> Vec<usize> {
    let helps = |one: &&Dependency| one.if_perfect.high < all.low;
    let best = dependencies.iter().filter(helps).map(|one| one.if_perfect.high).min();
    let Some(best) = best else { return Vec::new() };
    dependencies.iter().filter(helps).filter(|one| one.if_perfect.low <= best).map(|one| one.number).collect()
}

#[cfg(test)]
#[path = "tree_tests.rs"]
mod tests;
