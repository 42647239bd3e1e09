//! What each of some changes would do to one number, the largest change at the top.

use super::Form;
use super::drawing::Drawing;
use super::svg::{Anchor, FONT, Svg, Tenths, bold_width, width};

/// One change.
#[derive(Clone, Copy, Debug)]
pub struct Row<'a> {
    /// What is changed.
    pub label: &'a str,
    /// The number after the change, 0 to 100; never below the one before.
    pub after: f64,
    /// That number, as it reads.
    pub after_text: &'a str,
}

/// The number that the changes start from, and the names in the drawing.
#[derive(Clone, Copy, Debug)]
pub struct Base<'a> {
    /// The number, 0 to 100.
    pub value: f64,
    /// The number in words: `Today 74`.
    pub words: &'a str,
    /// What the numbers count.
    pub name: &'a str,
}

/// Room above the rows for the words of the base.
const HEAD: Tenths = 260;
/// Room below them for the axis's numbers and its name.
const FOOT: Tenths = 470;
/// Text and marks keep so far from the canvas's edge.
const EDGE: Tenths = 20;
/// From a bar to its number.
const GAP: Tenths = 50;
/// Half the height of a bar.
const HALF: Tenths = 80;

/// Height of a row. On a phone its name stands above the bar instead of beside it.
const fn row_height(form: Form) -> Tenths {
    match form {
        Form::Narrow => 460,
        Form::Wide => 320,
    }
}

/// From the top of a row to the middle of its bar.
const fn bar_at(form: Form) -> Tenths {
    match form {
        Form::Narrow => 300,
        Form::Wide => 160,
    }
}

/// The part of 0 to 100 that is drawn: around the base and all changes, at least 20 wide.
fn range(base: f64, rows: &[Row<'_>]) -> (f64, f64) {
    let highest = rows.iter().map(|row| row.after).fold(base, f64::max);
    let low = ((base / 10.0).floor() * 10.0).clamp(0.0, 80.0);
    let high = ((highest / 10.0).ceil() * 10.0).clamp(low + 20.0, 100.0);
    (low, high)
}

/// Draws the rows in the order in which they come.
#[must_use]
pub fn draw(rows: &[Row<'_>], base: &Base<'_>, form: Form) -> Drawing {
    let canvas = form.size().0;
    let edge = canvas * 10;
    let count = i32::try_from(rows.len()).unwrap_or(0);
    let bottom = HEAD + count.saturating_mul(row_height(form));
    let mut svg = Svg::new(&["tornado ", form.name()].concat(), (canvas, (bottom + FOOT) / 10));
    let widest = |of: &dyn Fn(&Row<'_>) -> Tenths| rows.iter().map(of).max().unwrap_or(0);
    let left = match form {
        Form::Narrow => EDGE + 100,
        Form::Wide => EDGE + widest(&|row| width(row.label)) + 2 * GAP,
    };
    let right = edge - EDGE - GAP - widest(&|row| bold_width(row.after_text)).max(100);
    let (low, high) = range(base.value, rows);
    let at = |value: f64| {
        let part = ((value - low) / (high - low)).clamp(0.0, 1.0);
        left + (f64::from(right - left) * part).round() as Tenths
    };
    let mut tick = low;
    while tick <= high {
        let x = at(tick);
        svg.path("grid", [(x, HEAD), (x, bottom)].into_iter());
        let label = (tick.round() as i32).to_string();
        svg.text("tick", (x, bottom + FONT + EDGE), Anchor::Middle, &label);
        tick += if high - low > 50.0 { 20.0 } else { 10.0 };
    }
    svg.text("name", (edge - EDGE, bottom + FOOT - 50), Anchor::End, base.name);
    let today = at(base.value);
    svg.path("base", [(today, HEAD - 40), (today, bottom)].into_iter());
    let mut top = HEAD;
    for row in rows {
        let (middle, after) = (top + bar_at(form), at(row.after));
        let baseline = match form {
            Form::Narrow => top + FONT,
            Form::Wide => middle + FONT * 35 / 100,
        };
        svg.text("label", (EDGE, baseline), Anchor::Start, row.label);
        svg.boxes("gain", &[((today, middle - HALF), (after.max(today), middle + HALF))]);
        let place = (after.max(today) + GAP, middle + FONT * 35 / 100);
        svg.text("label gain-label", place, Anchor::Start, row.after_text);
        top += row_height(form);
    }
    // The words keep inside the canvas wherever the line is.
    let half = bold_width(base.words) / 2;
    let middle = today.clamp(EDGE + half, (edge - EDGE - half).max(EDGE + half));
    svg.text("label base-label", (middle, HEAD - 90), Anchor::Middle, base.words);
    svg.finish()
}
