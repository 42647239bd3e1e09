//! Changes of the tree. Each gives the new tree and where its rows came from, or the limit that it would break.

use super::{Dependencies, Kind, NEW_PART, Refused, Row, copied, end};
use crate::domain::bounds::{DEPENDENCY_DEPTH, DEPENDENCY_ROWS};

/// A changed tree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edited {
    /// The tree.
    pub tree: Dependencies,
    /// For each row the row that it was before; `None` for a new one.
    pub from: Vec<Option<usize>>,
    /// The row that was changed, where it stands now; after a removal the one that took its place.
    pub row: usize,
}

/// Rows on their way: each with where it came from.
type Moving = Vec<(Option<usize>, Row)>;

impl Dependencies {
    fn moving(&self) -> Moving {
        self.rows().iter().enumerate().map(|(at, row)| (Some(at), *row)).collect()
    }

    /// Puts rows that moved into a tree: what is the same part stays so, the first one of them says how available
    /// it is.
    fn settle(&self, moving: Moving, row: usize) -> Result<Edited, Refused> {
        let rows: Vec<Row> = moving.iter().map(|(_, row)| *row).collect();
        // The part that a row stood for: where it stood before, or its own for a new one.
        let part = |(at, (from, row)): (usize, &(Option<usize>, Row))| match row.kind {
            Kind::Same(to) => Some(to),
            Kind::Part(_) => Some(from.unwrap_or(DEPENDENCY_ROWS + at)),
            _ => None,
        };
        let parts: Vec<Option<usize>> = moving.iter().enumerate().map(part).collect();
        let mut settled = Vec::with_capacity(rows.len());
        for (at, row) in rows.iter().enumerate() {
            let kind = match parts.get(at).copied().flatten() {
                None => row.kind,
                Some(own) => {
                    let first = parts.iter().position(|other| *other == Some(own)).unwrap_or(at);
                    let available = match row.kind {
                        Kind::Same(to) => Kind::Part(self.availability(to).ok_or(Refused::NoTree)?),
                        kind => kind,
                    };
                    // What is copied is no longer the same part as one elsewhere.
                    let apart = copied(&rows, at) || copied(&rows, first);
                    if first == at || apart { available } else { Kind::Same(first) }
                }
            };
            settled.push(Row { kind, ..*row });
        }
        let from = moving.into_iter().map(|(from, _)| from).collect();
        Ok(Edited { tree: Self::checked(settled)?, from, row })
    }

    /// Puts another part or group in a row's place, of the same sort: what is below a group stays.
    ///
    /// # Errors
    /// The limit that it would break.
    pub fn set(&self, row: usize, kind: Kind) -> Result<Edited, Refused> {
        let mut moving = self.moving();
        let place = moving.get_mut(row).ok_or(Refused::NoTree)?;
        if place.1.kind.is_group() != kind.is_group() {
            return Err(Refused::NoTree);
        }
        place.1.kind = kind;
        self.settle(moving, row)
    }

    /// Makes a part the same as an earlier one, or one of its own again.
    ///
    /// # Errors
    /// The limit that it would break.
    pub fn same_as(&self, row: usize, other: Option<usize>) -> Result<Edited, Refused> {
        let own = self.rows().get(row).filter(|row| !row.kind.is_group()).ok_or(Refused::NoTree)?;
        let mut moving = self.moving();
        let kind = match other {
            Some(to) => Kind::Same(self.original(to)),
            None => Kind::Part(self.availability(row).ok_or(Refused::NoTree)?),
        };
        let original = matches!(own.kind, Kind::Part(_));
        if let Some(place) = moving.get_mut(row) {
            place.1.kind = kind;
        }
        // Rows that were the same as this one go with it.
        if let (true, Some(_)) = (original, other) {
            for (_, moved) in &mut moving {
                if moved.kind == Kind::Same(row) {
                    moved.kind = kind;
                }
            }
        }
        let edited = self.settle(moving, row)?;
        let is_same = edited.tree.rows().get(row).is_some_and(|row| matches!(row.kind, Kind::Same(_)));
        if is_same == other.is_some() { Ok(edited) } else { Err(Refused::NoTree) }
    }

    /// Adds a part, or a group with parts in it, as the last in a group; at the end of the service where there is
    /// none.
    ///
    /// # Errors
    /// The limit that it would break.
    pub fn add(&self, group: Option<usize>, kind: Kind) -> Result<Edited, Refused> {
        let (at, depth) = match group {
            Some(group) => {
                let row = self.rows().get(group).filter(|row| row.kind.is_group()).ok_or(Refused::NoTree)?;
                (self.end(group), row.depth + 1)
            }
            None => (self.rows().len(), 1),
        };
        let mut moving = self.moving();
        let parts = match kind {
            Kind::Part(_) | Kind::Same(_) => 0,
            Kind::All | Kind::Any => 2,
            Kind::AtLeast(_) => 3,
            Kind::Soft(_) | Kind::Copies(..) => 1,
        };
        moving.insert(at, (None, Row { depth, kind }));
        for part in 1..=parts {
            moving.insert(at + part, (None, Row { depth: depth + 1, kind: NEW_PART }));
        }
        self.settle(moving, at)
    }

    /// Puts a group around a part or a group.
    ///
    /// # Errors
    /// The limit that it would break.
    pub fn wrap(&self, row: usize, kind: Kind) -> Result<Edited, Refused> {
        let depth = self.rows().get(row).filter(|_| kind.is_group()).ok_or(Refused::NoTree)?.depth;
        let mut moving = self.moving();
        let end = self.end(row);
        for (_, inner) in moving.get_mut(row..end).unwrap_or_default() {
            inner.depth += 1;
        }
        moving.insert(row, (None, Row { depth, kind }));
        self.settle(moving, row)
    }

    /// Takes a row and all below it away.
    #[must_use]
    pub fn remove(&self, row: usize) -> Option<Edited> {
        let end = self.end(row);
        let mut moving = self.moving();
        if row >= moving.len() {
            return None;
        }
        moving.drain(row..end);
        let next = row.min(moving.len().saturating_sub(1));
        self.settle(moving, next).ok()
    }

    /// Moves a row, with all below it, one step up as in a list: past a part, into the end of a group, or out of the
    /// top of its own.
    #[must_use]
    pub fn up(&self, row: usize) -> Option<Edited> {
        let depth = self.rows().get(row)?.depth;
        let before = row.checked_sub(1)?;
        if self.rows().get(before)?.depth < depth {
            return self.carry(row, before, depth - 1);
        }
        let sibling = (0..row).rev().find(|at| self.rows().get(*at).is_some_and(|one| one.depth == depth))?;
        if self.rows().get(sibling)?.kind.is_group() && self.fits_deeper(row) {
            self.carry(row, row, depth + 1)
        } else {
            self.carry(row, sibling, depth)
        }
    }

    /// Moves a row, with all below it, one step down: past a part, into the top of a group, or out of the end of its
    /// own.
    #[must_use]
    pub fn down(&self, row: usize) -> Option<Edited> {
        let depth = self.rows().get(row)?.depth;
        let (end_of_row, long) = (self.end(row), self.end(row) - row);
        match self.rows().get(end_of_row).filter(|next| next.depth == depth) {
            Some(next) if next.kind.is_group() && self.fits_deeper(row) => {
                self.carry(row, end_of_row + 1 - long, depth + 1)
            }
            Some(_) => self.carry(row, self.end(end_of_row) - long, depth),
            None => self.carry(row, row, depth.checked_sub(1).filter(|depth| *depth > 0)?),
        }
    }

    fn fits_deeper(&self, row: usize) -> bool {
        let within = self.rows().get(row..self.end(row)).unwrap_or_default();
        within.iter().all(|row| row.depth < DEPENDENCY_DEPTH)
    }

    /// Takes a row with all below it out and puts it where it will be `to`, at a depth.
    fn carry(&self, row: usize, to: usize, depth: u8) -> Option<Edited> {
        let mut moving = self.moving();
        let was = self.rows().get(row)?.depth;
        let mut carried: Moving = moving.drain(row..end(self.rows(), row)).collect();
        for (_, inner) in &mut carried {
            inner.depth = (inner.depth + depth).checked_sub(was)?;
        }
        let behind = moving.split_off(to.min(moving.len()));
        moving.append(&mut carried);
        moving.extend(behind);
        self.settle(moving, to).ok()
    }
}
