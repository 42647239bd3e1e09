//! Two values a row: a hollow dot before, a filled one after, and between them an arrow.
//!
//! The lower value is written to the left of its dot and the higher to the right of its own, so that two labels never
//! meet, however near the values are.

use super::Form;
use super::drawing::Drawing;
use super::svg::{Anchor, FONT, Point, Svg, Tenths, bold_width, width};
use crate::domain::ratio::Ratio;

/// One row.
#[derive(Clone, Copy, Debug)]
pub struct Row<'a> {
    /// Its name, short.
    pub label: &'a str,
    /// The value before in percent, 0 to 100, drawn rounded down; `None` has no dot.
    pub before: Option<Ratio>,
    /// The value after, likewise.
    pub after: Option<Ratio>,
    /// The value before, as it reads.
    pub before_text: &'a str,
    /// The value after, as it reads.
    pub after_text: &'a str,
    /// What happened in between, in a few words.
    pub words: &'a str,
}

/// What a legend explains.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// The hollow dot.
    Before,
    /// The filled dot.
    After,
    /// A solid arrow to the right.
    Rise,
    /// A dashed arrow to the left.
    Fall,
}

/// Radius of the hollow dot; the filled one fits into it, so that both show where they meet.
const BEFORE: Tenths = 62;
const AFTER: Tenths = 42;
/// Length of an arrow's head.
const HEAD: Tenths = 90;
/// From a dot to its label, and between columns.
const GAP: Tenths = 50;
/// Text and marks keep so far from the canvas's edge.
const EDGE: Tenths = 20;
/// Room for the axis's numbers.
const FOOT: Tenths = 260;

/// Height of a row. On a phone its name stands above the line instead of beside it.
const fn row_height(form: Form) -> Tenths {
    match form {
        Form::Narrow => 440,
        Form::Wide => 340,
    }
}

/// From the top of a row to its line.
const fn line_at(form: Form) -> Tenths {
    match form {
        Form::Narrow => 300,
        Form::Wide => 170,
    }
}

/// Where 0 and 100 percent stand.
struct Scale {
    left: Tenths,
    right: Tenths,
}

impl Scale {
    fn of(rows: &[Row<'_>], form: Form, canvas: Tenths) -> Self {
        let widest = |of: &dyn Fn(&Row<'_>) -> Tenths| rows.iter().map(of).max().unwrap_or(0);
        let beside = BEFORE + GAP + EDGE;
        let (names, words) = match form {
            Form::Narrow => (0, 0),
            Form::Wide => (widest(&|row| width(row.label)), widest(&|row| width(row.words))),
        };
        let right = canvas - words - beside - widest(&|row| highest(row).map_or(0, |(_, width)| width));
        // A low value needs room to its left, the less the higher it is; half the canvas is the least it can count on.
        let half = canvas / 2 - names;
        let lowest = widest(&|row| lowest(row).map_or(0, |(value, width)| width - half * value / 100));
        Self { left: names + beside + lowest.max(0), right }
    }

    fn at(&self, percent: Tenths) -> Tenths {
        self.left + (self.right - self.left) * percent / 100
    }
}

/// The values of a row with the widths of their texts; a text without a value is not written.
fn values(row: &Row<'_>) -> impl Iterator<Item = (Tenths, Tenths)> {
    let written = [(row.before, row.before_text), (row.after, row.after_text)];
    written.into_iter().filter_map(|(value, text)| Some((whole(value?), bold_width(text))))
}

fn lowest(row: &Row<'_>) -> Option<(Tenths, Tenths)> {
    values(row).min_by_key(|(value, _)| *value)
}

fn highest(row: &Row<'_>) -> Option<(Tenths, Tenths)> {
    values(row).max_by_key(|(value, _)| *value)
}

/// Draws the rows, the first one at the top.
#[must_use]
pub fn draw(rows: &[Row<'_>], form: Form) -> Drawing {
    let canvas = form.size().0;
    let count = i32::try_from(rows.len()).unwrap_or(0);
    let bottom = count.saturating_mul(row_height(form));
    let mut svg = Svg::new(&["dumbbell ", form.name()].concat(), (canvas, (bottom + FOOT) / 10));
    let edge = canvas * 10;
    let scale = Scale::of(rows, form, edge);
    for percent in [0, 50, 100] {
        let x = scale.at(percent);
        let class = if percent == 50 { "grid half" } else { "grid" };
        svg.path(class, [(x, 0), (x, bottom)].into_iter());
        svg.text("tick", (x, bottom + FONT + EDGE), Anchor::Middle, &percent.to_string());
    }
    let mut top = 0;
    for row in rows {
        let line = top + line_at(form);
        // On its line in the wide form, above it in the narrow one.
        let baseline = match form {
            Form::Narrow => top + FONT,
            Form::Wide => line + FONT * 35 / 100,
        };
        svg.path("grid", [(scale.left, line), (scale.right, line)].into_iter());
        svg.text("label", (EDGE, baseline), Anchor::Start, row.label);
        svg.text("label tick", (edge - EDGE, baseline), Anchor::End, row.words);
        draw_row(&mut svg, row, &scale, line);
        top += row_height(form);
    }
    svg.finish()
}

fn draw_row(svg: &mut Svg, row: &Row<'_>, scale: &Scale, line: Tenths) {
    let (before, after) = (row.before.map(whole), row.after.map(whole));
    let place = |percent: Tenths| (scale.at(percent), line);
    if let (Some(before), Some(after)) = (before, after) {
        arrow(svg, place(before), place(after));
    }
    // Of two equal values one is written.
    let written_before = before.filter(|_| before != after);
    for (percent, other, class, words) in [
        (written_before, after, "label", row.before_text),
        (after, before, "label after-label", row.after_text),
    ] {
        let Some(percent) = percent else { continue };
        let (x, y) = (scale.at(percent), line + FONT * 35 / 100);
        if other.is_some_and(|other| percent < other) {
            svg.text(class, (x - BEFORE - GAP, y), Anchor::End, words);
        } else {
            svg.text(class, (x + BEFORE + GAP, y), Anchor::Start, words);
        }
    }
    if let Some(before) = before {
        svg.circle("before", place(before), BEFORE);
    }
    if let Some(after) = after {
        svg.circle("after", place(after), AFTER);
    }
}

/// A line from one place to another on the same height, with a head where there is room for one.
fn arrow(svg: &mut Svg, (from, y): Point, (to, _): Point) {
    let (class, head, way) = if to < from { ("fall", "fall-head", -1) } else { ("rise", "rise-head", 1) };
    let long = (to - from).abs();
    if long <= BEFORE {
        return;
    }
    let tip = to - way * AFTER;
    let has_head = long >= BEFORE + AFTER + HEAD;
    let end = if has_head { tip - way * HEAD } else { tip };
    svg.path(class, [(from, y), (end, y)].into_iter());
    if has_head {
        svg.polygon(head, [(end, y - 50), (tip, y), (end, y + 50)].into_iter());
    }
}

/// A value in whole percent, rounded down as it reads.
fn whole(value: Ratio) -> Tenths {
    Tenths::try_from(value.floor().clamp(0, 100)).unwrap_or(0)
}

/// A small drawing of one mark, for a legend in HTML.
#[must_use]
pub fn legend_mark(mark: Mark) -> Drawing {
    let mut svg = Svg::new("mark", (24, 16));
    let (left, middle, right) = ((0, 80), (120, 80), (240, 80));
    match mark {
        Mark::Before => svg.circle("before", middle, BEFORE),
        Mark::After => svg.circle("after", middle, AFTER),
        Mark::Rise => arrow(&mut svg, left, right),
        Mark::Fall => arrow(&mut svg, right, left),
    }
    svg.finish()
}
