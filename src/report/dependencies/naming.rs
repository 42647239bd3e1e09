//! What parts are called, and how availabilities read.

use crate::assessment::dependencies::Dependencies;
use crate::content::say;
use crate::domain::composition::Bounds;
use crate::domain::composition::decimal::Towards;
use crate::domain::ratio::{Ratio, Rounding};
use crate::state::names::Names;
use crate::text::{Places, Text};

/// Availabilities show at most so many decimals of a percent.
const MOST: u32 = 15;

/// What rows are called: by the names typed, or by the numbers that they have on the screen.
pub struct Naming<'a> {
    tree: &'a Dependencies,
    names: &'a [String],
    text: &'a Text,
}

impl<'a> Naming<'a> {
    /// The names of a tree.
    #[must_use]
    pub fn new(tree: &'a Dependencies, names: &'a [String], text: &'a Text) -> Self {
        Self { tree, names, text }
    }

    /// What the part or group of a row is called: its name, or the number of its row. A part that stands elsewhere too
    /// is called as the first of them.
    #[must_use]
    pub fn at(&self, row: usize) -> String {
        let row = self.tree.original(row);
        self.name(row).map_or_else(|| self.number(row), str::to_owned)
    }

    /// What the row itself is called, so that no two rows that are the same part are called alike.
    #[must_use]
    pub fn row(&self, row: usize) -> String {
        match (self.tree.original(row) == row, self.name(row)) {
            (true, _) => self.at(row),
            (false, Some(name)) => {
                self.text.say(say::dependencies::same_in_row(name, &self.text.whole(row as u64 + 1)))
            }
            (false, None) => self.number(row),
        }
    }

    /// The name in a list where the number of the row is not seen, and whether it says by itself which part it is.
    pub(super) fn listed(&self, row: usize) -> (String, bool) {
        match self.name(row) {
            Some(name) => (name.to_owned(), true),
            None => (self.number(row), self.tree.original(row) == row),
        }
    }

    fn name(&self, row: usize) -> Option<&str> {
        Names::at(self.names, self.tree.original(row))
    }

    fn number(&self, row: usize) -> String {
        self.text.say(say::dependencies::unnamed(&self.text.whole(row as u64 + 1)))
    }

    /// Several names in a row.
    #[must_use]
    pub fn list(&self, rows: &[usize]) -> String {
        match rows.split_last() {
            None => String::new(),
            Some((last, [])) => self.at(*last),
            Some((last, before)) => {
                let before: Vec<String> = before.iter().map(|row| self.at(*row)).collect();
                self.text.say(say::dependencies::and(&before.join(", "), &self.at(*last)))
            }
        }
    }
}

/// The names of the example's rows.
#[must_use]
pub fn example_names(text: &Text) -> Vec<String> {
    [
        say::dependencies::EXAMPLE_BALANCER,
        say::dependencies::EXAMPLE_APPLICATION,
        say::dependencies::EXAMPLE_INSTANCE,
        say::dependencies::EXAMPLE_DATABASE,
        say::dependencies::EXAMPLE_RECOMMENDATIONS,
        say::dependencies::EXAMPLE_SEARCH,
        say::dependencies::EXAMPLE_MODEL,
        say::dependencies::EXAMPLE_BALANCER,
    ]
    .map(|name| text.get(name).to_owned())
    .into()
}

/// A name at the beginning of a sentence.
#[must_use]
pub fn capital(name: &str) -> String {
    let mut signs = name.chars();
    signs.next().map_or(String::new(), |first| first.to_uppercase().chain(signs).collect())
}

/// The decimals of a percentage at which so many digits of an unavailability show.
fn places(u: Ratio, digits: u32) -> u32 {
    let percent = u.times(Ratio::from_int(100)).unwrap_or(u);
    let least = 10_i128.pow(digits.saturating_sub(1));
    let shows = |places: &u32| percent.scaled(*places, Rounding::Down).is_some_and(|scaled| scaled >= least);
    (2..MOST).find(shows).unwrap_or(MOST)
}

/// An availability as percent, rounded down: with three digits of what is missing, so that nines tell apart.
pub(in crate::report) fn percent_up(down: Bounds, text: &Text) -> String {
    let u = down.high.ratio(Towards::One);
    let up = Ratio::ONE.minus(u).unwrap_or(Ratio::ZERO);
    let most = if u == Ratio::ZERO { 2 } else { places(u, 3) };
    text.percent(up, Places { most, rounding: Rounding::Down })
}

/// An unavailability as percent, with four digits.
pub(super) fn percent_down(down: Bounds, text: &Text) -> String {
    let u = down.shown();
    text.percent(u, Places { most: places(u, 4), rounding: Rounding::Nearest })
}
