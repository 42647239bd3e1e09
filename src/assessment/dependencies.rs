//! What the service depends on: a small tree, as rows from top to bottom with the depth of each.

mod edit;

use crate::domain::bounds;
use crate::domain::composition::{Availability, Node, Tree};
use crate::domain::units::PartsPerMillion;

pub use edit::Edited;

/// Why rows are no tree that can be kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// More rows than there may be: so many.
    Rows(usize),
    /// A row would stand deeper than it may.
    Depth,
    /// More parts would stand in several places than there may be.
    Shared,
    /// A row that is not there, is no group, or refers to no part.
    NoTree,
}

/// What the service depends on, within the limits of `domain/bounds.rs`. The service itself is no row: it needs all
/// that stands at depth 1.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dependencies {
    rows: Vec<Row>,
}

/// A part or a group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row {
    /// How deep it stands, from 1.
    pub depth: u8,
    /// What it is.
    pub kind: Kind,
}

/// What a row is. The parts of a group are the rows below it that stand one deeper; a group without any does not
/// count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A part.
    Part(Availability),
    /// The same part as the one in an earlier row.
    Same(usize),
    /// All of the group are needed.
    All,
    /// Any one of the group is enough.
    Any,
    /// At least so many of the group are needed.
    AtLeast(u8),
    /// When the group fails, the service loses this share only.
    Soft(PartsPerMillion),
    /// So many equal copies of the group, and the share of failures that takes all of them.
    Copies(u8, PartsPerMillion),
}

impl Kind {
    /// Whether other rows can stand below it.
    #[must_use]
    pub const fn is_group(self) -> bool {
        !matches!(self, Self::Part(_) | Self::Same(_))
    }

    fn is_within_limits(self) -> bool {
        match self {
            Self::AtLeast(up) => bounds::NEEDED_UP.admits(up.into()),
            Self::Copies(count, _) => bounds::COPIES.admits(count.into()),
            _ => true,
        }
    }
}

const fn ppb(ppb: u64) -> Availability {
    match Availability::from_ppb(ppb) {
        Some(availability) => availability,
        None => Availability::PERFECT,
    }
}

const fn ppm(ppm: u64) -> PartsPerMillion {
    match PartsPerMillion::from_ppm(ppm) {
        Some(share) => share,
        None => PartsPerMillion::NONE,
    }
}

/// What a new part starts with.
pub const NEW_PART: Kind = Kind::Part(ppb(999_000_000));
/// What copies start with.
pub const NEW_COPIES: Kind = Kind::Copies(2, ppm(50_000));
/// What a soft dependency starts with.
pub const NEW_SOFT: Kind = Kind::Soft(ppm(200_000));

/// The rows of the example; `report::dependencies` has a name for each.
const EXAMPLE: [Row; 8] = [
    Row { depth: 1, kind: Kind::Part(ppb(999_900_000)) },
    Row { depth: 1, kind: NEW_COPIES },
    Row { depth: 2, kind: Kind::Part(ppb(990_000_000)) },
    Row { depth: 1, kind: Kind::Part(ppb(999_500_000)) },
    Row { depth: 1, kind: NEW_SOFT },
    Row { depth: 2, kind: Kind::All },
    Row { depth: 3, kind: Kind::Part(ppb(995_000_000)) },
    Row { depth: 3, kind: Kind::Same(0) },
];

impl Default for Dependencies {
    /// A load balancer, two copies of an application, a database, and recommendations that may fail alone.
    fn default() -> Self {
        Self { rows: EXAMPLE.into() }
    }
}

impl Dependencies {
    /// Takes rows if they are a tree within the limits; `None` otherwise.
    #[must_use]
    pub fn new(rows: Vec<Row>) -> Option<Self> {
        Self::checked(rows).ok()
    }

    /// The same, with the limit that was reached.
    fn checked(rows: Vec<Row>) -> Result<Self, Refused> {
        if rows.len() > bounds::DEPENDENCY_ROWS {
            return Err(Refused::Rows(rows.len()));
        }
        let mut deepest = 1;
        for (at, row) in rows.iter().enumerate() {
            if row.depth == 0 || row.depth > deepest {
                return Err(Refused::NoTree);
            }
            if row.depth > bounds::DEPENDENCY_DEPTH {
                return Err(Refused::Depth);
            }
            deepest = if row.kind.is_group() { row.depth + 1 } else { row.depth };
            let refers = match row.kind {
                Kind::Same(to) => {
                    let part = rows.get(to).is_some_and(|row| matches!(row.kind, Kind::Part(_)));
                    to < at && part && !copied(&rows, at) && !copied(&rows, to)
                }
                _ => true,
            };
            if !refers || !row.kind.is_within_limits() {
                return Err(Refused::NoTree);
            }
        }
        if shared(&rows) > bounds::SHARED_PARTS {
            return Err(Refused::Shared);
        }
        Ok(Self { rows })
    }

    /// The rows from top to bottom.
    #[must_use]
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// Where the rows below a row end.
    #[must_use]
    pub fn end(&self, row: usize) -> usize {
        end(&self.rows, row)
    }

    /// The rows of a group itself, not those below them.
    #[must_use]
    pub fn children(&self, group: usize) -> Vec<usize> {
        let depth = self.rows.get(group).map_or(0, |row| row.depth);
        let within = (group + 1)..self.end(group);
        within.filter(|at| self.rows.get(*at).is_some_and(|row| row.depth == depth + 1)).collect()
    }

    /// The group in which a row stands.
    #[must_use]
    pub fn parent(&self, row: usize) -> Option<usize> {
        let depth = self.rows.get(row)?.depth;
        (0..row).rev().find(|at| self.rows.get(*at).is_some_and(|above| above.depth < depth))
    }

    /// The row that says how available a part is: itself, or the one that it is the same as.
    #[must_use]
    pub fn original(&self, row: usize) -> usize {
        match self.rows.get(row).map(|row| row.kind) {
            Some(Kind::Same(to)) => to,
            _ => row,
        }
    }

    /// The availability of a part; `None` for a group.
    #[must_use]
    pub fn availability(&self, row: usize) -> Option<Availability> {
        match self.rows.get(self.original(row))?.kind {
            Kind::Part(availability) => Some(availability),
            _ => None,
        }
    }

    /// Whether the row stands in a group of copies, and is copied with it.
    #[must_use]
    pub fn is_copied(&self, row: usize) -> bool {
        copied(&self.rows, row)
    }

    /// Parts that this one may be the same as: earlier ones that are not copied.
    #[must_use]
    pub fn may_be_same_as(&self, row: usize) -> Vec<usize> {
        if self.is_copied(row) {
            return Vec::new();
        }
        let part = |at: &usize| self.rows.get(*at).is_some_and(|row| matches!(row.kind, Kind::Part(_)));
        (0..row).filter(part).filter(|at| self.same_as(row, Some(*at)).is_ok()).collect()
    }

    /// The tree of a row, without the groups that hold nothing.
    #[must_use]
    pub fn node(&self, row: usize) -> Option<Node> {
        let kind = self.rows.get(row)?.kind;
        let nodes: Vec<Node> = self.children(row).into_iter().filter_map(|child| self.node(child)).collect();
        if kind.is_group() && nodes.is_empty() {
            return None;
        }
        Some(match kind {
            Kind::Part(_) | Kind::Same(_) => {
                Node::Part { dependency: self.original(row), availability: self.availability(row)? }
            }
            Kind::All => Node::Serial(nodes),
            Kind::Any => Node::Parallel(nodes),
            Kind::AtLeast(up) => Node::AtLeast { up: up.into(), children: nodes },
            Kind::Soft(impact) => Node::Soft { impact, child: Box::new(Node::Serial(nodes)) },
            Kind::Copies(count, common) => {
                Node::Copies { count: count.into(), common, child: Box::new(Node::Serial(nodes)) }
            }
        })
    }

    /// The tree of the service. Dependencies have the numbers of their rows.
    #[must_use]
    pub fn tree(&self) -> Option<Tree> {
        let top = (0..self.rows.len()).filter(|at| self.rows.get(*at).is_some_and(|row| row.depth == 1));
        Tree::new(Node::Serial(top.filter_map(|at| self.node(at)).collect())).ok()
    }
}

fn end(rows: &[Row], row: usize) -> usize {
    let depth = rows.get(row).map_or(0, |row| row.depth);
    let below = rows.iter().enumerate().skip(row + 1).find(|(_, below)| below.depth <= depth);
    below.map_or(rows.len(), |(at, _)| at)
}

fn copied(rows: &[Row], row: usize) -> bool {
    let Some(mut depth) = rows.get(row).map(|row| row.depth) else { return false };
    for above in rows.iter().take(row).rev() {
        if above.depth < depth {
            depth = above.depth;
            if matches!(above.kind, Kind::Copies(..)) {
                return true;
            }
        }
    }
    false
}

/// How many parts stand in several places.
fn shared(rows: &[Row]) -> usize {
    (0..rows.len()).filter(|at| rows.iter().any(|row| row.kind == Kind::Same(*at))).count()
}

#[cfg(test)]
#[path = "dependencies/tests.rs"]
mod tests;
