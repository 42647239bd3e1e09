//! The areas of two results, each with its score before and after.

use super::Pair;
use crate::assessment::Assessment;
use crate::content::{AREAS, RULES, say};
use crate::domain::scoring;
use crate::report::Table;
use crate::report::readiness::{AreaLine, areas};
use crate::text::{Message, Text};

/// One area before and after.
#[derive(Debug, Clone)]
pub struct AreaChange {
    /// The area before.
    pub before: AreaLine,
    /// The area after.
    pub after: AreaLine,
    /// How its score moved.
    pub moved: Move,
    /// The same in words.
    pub words: String,
}

/// How a score moved, in points of a percentage.
///
/// What is read decides: both scores are rounded down to whole percent, as everywhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Move {
    /// It fell by so many points, 1 to 100.
    Down(u64),
    /// It rose by so many points, 1 to 100.
    Up(u64),
    /// It stayed.
    Same,
    /// There was no score before.
    NotBefore,
    /// There is no score after.
    NotAfter,
    /// There is none on either side.
    Never,
}

impl Move {
    fn between(before: &AreaLine, after: &AreaLine) -> Self {
        let whole = |line: &AreaLine| line.score.map(|score| score.floor());
        match (whole(before), whole(after)) {
            (None, None) => Self::Never,
            (None, Some(_)) => Self::NotBefore,
            (Some(_), None) => Self::NotAfter,
            (Some(before), Some(after)) => {
                let points = u64::try_from(after.abs_diff(before)).unwrap_or(u64::MAX);
                match points {
                    0 => Self::Same,
                    points if after < before => Self::Down(points),
                    points => Self::Up(points),
                }
            }
        }
    }

    fn words(self, text: &Text) -> String {
        let plain = |message: Message| text.get(message).to_owned();
        match self {
            Self::Down(points) => text.say(say::compare::down(points, &text.whole(points))),
            Self::Up(points) => text.say(say::compare::up(points, &text.whole(points))),
            Self::Same => plain(say::compare::NO_CHANGE),
            Self::NotBefore => plain(say::compare::NO_SCORE_BEFORE),
            Self::NotAfter => plain(say::compare::NO_SCORE_AFTER),
            Self::Never => plain(say::compare::NO_SCORE),
        }
    }

    fn down(self) -> Option<u64> {
        if let Self::Down(points) = self { Some(points) } else { None }
    }

    fn up(self) -> Option<u64> {
        if let Self::Up(points) = self { Some(points) } else { None }
    }
}

impl Pair<'_> {
    pub(super) fn areas(&self) -> Vec<AreaChange> {
        let text = self.text;
        let lines = |one: &Assessment| {
            areas::lines(one, &scoring::score(&RULES, AREAS, one.scope(), &one.answers), text)
        };
        let change = |(before, after): (AreaLine, AreaLine)| {
            let moved = Move::between(&before, &after);
            AreaChange { words: moved.words(text), before, after, moved }
        };
        lines(self.before).into_iter().zip(lines(self.after)).map(change).collect()
    }
}

/// Which areas fell and rose, and which of them the most; the first of those that moved alike.
pub(super) fn words(areas: &[AreaChange], text: &Text) -> String {
    let mut sentences = Vec::new();
    for (points, falls) in [(Move::down as fn(Move) -> Option<u64>, true), (Move::up, false)] {
        let mut count = 0;
        let mut most: Option<(&AreaChange, u64)> = None;
        for area in areas {
            let Some(points) = points(area.moved) else { continue };
            count += 1;
            if most.is_none_or(|(_, largest)| points > largest) {
                most = Some((area, points));
            }
        }
        let Some((area, _)) = most else { continue };
        let (name, shown) = (text.area(area.before.area), text.whole(count));
        let (before, after) = (&area.before.value, &area.after.value);
        sentences.push(match (falls, count) {
            (true, 1) => text.say(say::compare::fell(after, name, before)),
            (true, _) => text.say(say::compare::fell_most(after, name, before, &shown)),
            (false, 1) => text.say(say::compare::rose(after, name, before)),
            (false, _) => text.say(say::compare::rose_most(after, name, before, &shown)),
        });
    }
    if sentences.is_empty() {
        let any = areas.iter().any(|area| area.moved == Move::Same);
        let message = if any { say::compare::NONE_MOVED } else { say::compare::NO_SCORES };
        return text.get(message).to_owned();
    }
    sentences.join(" ")
}

pub(super) fn table(areas: &[AreaChange], caption: &str, text: &Text) -> Table {
    let row = |area: &AreaChange| {
        let name = text.area(area.before.area).to_owned();
        (vec![name, area.before.value.clone(), area.after.value.clone(), area.words.clone()], false)
    };
    Table {
        caption: caption.to_owned(),
        columns: [
            say::report::COLUMN_AREA,
            say::compare::BEFORE,
            say::compare::AFTER,
            say::compare::COLUMN_CHANGE,
        ]
        .map(|column| text.get(column).to_owned())
        .into(),
        rows: areas.iter().map(row).collect(),
    }
}
