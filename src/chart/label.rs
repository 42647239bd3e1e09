//! Finds room for a label beside a point.

use super::svg::{Anchor, FONT, Point, Svg, Tenths};

/// The room that a text takes, estimated from above.
#[derive(Clone, Copy)]
pub(super) struct Room {
    left: Tenths,
    top: Tenths,
    right: Tenths,
    bottom: Tenths,
}

impl Room {
    /// Of a text of this width that begins, or has its middle or end, at a place on its baseline.
    pub(super) fn of(width: Tenths, (x, baseline): Point, anchor: Anchor) -> Self {
        let left = match anchor {
            Anchor::Start => x,
            Anchor::Middle => x - width / 2,
            Anchor::End => x - width,
        };
        let (top, bottom) = (baseline - FONT * 80 / 100, baseline + FONT * 25 / 100);
        Self { left, top, right: left + width, bottom }
    }

    pub(super) fn meets(&self, other: &Room) -> bool {
        self.left < other.right
            && other.left < self.right
            && self.top < other.bottom
            && other.top < self.bottom
    }

    /// Whether a curve that only falls from left to right passes through.
    fn is_crossed_by(&self, falling: &[Point]) -> bool {
        match (height_at(falling, self.left), height_at(falling, self.right)) {
            (Some(left), Some(right)) => left < self.bottom && self.top < right,
            _ => false,
        }
    }

    /// How far a point lies outside.
    fn gap(&self, (x, y): Point) -> Tenths {
        let beside = (self.left - x).max(x - self.right).max(0);
        let above = (self.top - y).max(y - self.bottom).max(0);
        beside + above
    }
}

/// Height of a line through points, its ends continued level; `None` without points.
fn height_at(line: &[Point], x: Tenths) -> Option<Tenths> {
    let mut before = *line.first()?;
    for &(next_x, next_y) in line {
        if next_x >= x {
            let (run, rise) = (next_x - before.0, next_y - before.1);
            let along = (x - before.0).max(0);
            return Some(before.1 + (rise * along).checked_div(run).unwrap_or(0));
        }
        before = (next_x, next_y);
    }
    Some(before.1)
}

/// What a label must keep clear of.
pub(super) struct Around<'a> {
    /// Where labels may stand: left, right, top and bottom edge.
    pub(super) plot: [Tenths; 4],
    /// The falling curve.
    pub(super) curve: &'a [Point],
    /// Labels already placed, and marks.
    pub(super) rooms: &'a [Room],
    /// Height of a line across the plot.
    pub(super) line: Tenths,
}

/// Where a label beside a point begins: of the places around it the nearest with the least in its way.
pub(super) fn place(width: Tenths, point: Point, around: &Around) -> Point {
    let [left, right, top, bottom] = around.plot;
    let mut best = (point, i32::MAX);
    // To the right first: that side of a falling curve is empty.
    for (beside, detour) in [(90, 0), (-width / 2, 40), (-width, 40), (-width - 90, 40)] {
        let x = (point.0 + beside).min(right - width).max(left + 20);
        for step in -20..=15 {
            let begin = (x, point.1 + step * 20);
            let room = Room::of(width, begin, Anchor::Start);
            let outside = room.top < top || room.bottom > bottom - 10;
            let covered = around.rooms.iter().chain([&mark(point, 70)]).any(|other| room.meets(other));
            let crossed = room.is_crossed_by(around.curve);
            let struck = room.top < around.line && around.line < room.bottom;
            let wrong = [(outside, 8), (covered, 4), (crossed, 2), (struck, 1)];
            let wrong: i32 = wrong.into_iter().map(|(is, weight)| if is { weight } else { 0 }).sum();
            let other_side = (begin.1 > around.line) != (point.1 > around.line);
            let detour = detour + if other_side { 80 } else { 0 };
            let cost = wrong * 10_000 + room.gap(point) + detour;
            if cost < best.1 {
                best = (begin, cost);
            }
        }
    }
    best.0
}

/// The room of a round mark.
pub(super) fn mark((x, y): Point, radius: Tenths) -> Room {
    Room { left: x - radius, top: y - radius, right: x + radius, bottom: y + radius }
}

/// Labels of one plot, each put where it covers no other.
pub(super) struct Labels {
    /// Where they may stand: left, right, top and bottom edge.
    plot: [Tenths; 4],
    /// Round marks, which can still be told under a word.
    marks: Vec<Room>,
    /// Labels so far.
    words: Vec<Room>,
    lines: Vec<Vec<Point>>,
}

/// Points of a line that are looked at between two of its ends.
const SAMPLES: i32 = 16;

impl Labels {
    pub(super) fn new(plot: [Tenths; 4]) -> Self {
        Self { plot, marks: Vec::new(), words: Vec::new(), lines: Vec::new() }
    }

    /// Keeps labels clear of a round mark.
    pub(super) fn mark(&mut self, place: Point, radius: Tenths) {
        self.marks.push(mark(place, radius));
    }

    /// Keeps labels clear of a line, where they can be.
    pub(super) fn line(&mut self, points: Vec<Point>) {
        self.lines.push(points);
    }

    /// Writes a text at the first of some places that has nothing in its way, else at the one with the least. Where it
    /// would go over the side of the plot it is moved in.
    pub(super) fn put(
        &mut self,
        svg: &mut Svg,
        class: &str,
        words: &str,
        width: Tenths,
        places: impl Iterator<Item = (Point, Anchor)>,
    ) {
        let [left, right, ..] = self.plot;
        let places = places.map(|(place, anchor)| {
            let room = Room::of(width, place, anchor);
            if room.left >= left && room.right <= right {
                return (room, place, anchor);
            }
            let moved = (room.left.min(right - width).max(left), place.1);
            (Room::of(width, moved, Anchor::Start), moved, Anchor::Start)
        });
        // The first of equals, so that the order of the places counts.
        let Some((room, place, anchor)) = places.min_by_key(|(room, ..)| self.cost(room)) else { return };
        self.words.push(room);
        svg.text(class, place, anchor, words);
    }

    /// What counts most comes first: two words over each other are none.
    fn cost(&self, room: &Room) -> (usize, usize, usize) {
        let [left, right, top, bottom] = self.plot;
        let outside = room.left < left || room.right > right || room.top < top || room.bottom > bottom;
        let met = |rooms: &[Room]| rooms.iter().filter(|other| room.meets(other)).count();
        let crossed = self.lines.iter().filter(|line| room.is_on(line)).count();
        (usize::from(outside) + met(&self.words), met(&self.marks), crossed)
    }
}

impl Room {
    /// Whether a line passes through.
    fn is_on(&self, line: &[Point]) -> bool {
        line.windows(2).any(|ends| {
            let [from, to] = ends else { return false };
            (0..=SAMPLES).any(|part| {
                let x = from.0 + (to.0 - from.0) * part / SAMPLES;
                let y = from.1 + (to.1 - from.1) * part / SAMPLES;
                (self.left..self.right).contains(&x) && (self.top..self.bottom).contains(&y)
            })
        })
    }
}
