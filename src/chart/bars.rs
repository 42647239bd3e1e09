//! Wholes in parts, one bar each: solid, striped and plain, so that the parts are told apart without colour.

use super::Form;
use super::drawing::Drawing;
use super::svg::{Anchor, FONT, Point, Svg, Tenths, width};
use crate::domain::ratio::Ratio;

/// How a part is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fill {
    /// Filled.
    Solid,
    /// Striped.
    Striped,
    /// An outline.
    Plain,
}

/// A part of a whole.
#[derive(Clone, Debug)]
pub struct Segment<'a> {
    /// How it is drawn.
    pub fill: Fill,
    /// Its share of the whole, 0 to 1.
    pub share: Ratio,
    /// What it is.
    pub name: &'a str,
    /// The share as it reads.
    pub words: String,
}

/// A whole.
#[derive(Clone, Debug)]
pub struct Bar<'a> {
    /// Whose it is.
    pub label: &'a str,
    /// Whether it is the person's own.
    pub own: bool,
    /// Its parts from left to right.
    pub segments: Vec<Segment<'a>>,
}

/// Text and marks keep so far from the canvas's edge.
const EDGE: Tenths = 20;
/// Height of a bar, and of a bar with its label and the space below.
const BAR: Tenths = 340;
const ROW: Tenths = 680;
/// Room for the axis's numbers.
const FOOT: Tenths = 260;
/// Between stripes.
const STRIPE: Tenths = 60;
/// A sample in the legend, and the space behind a word of it.
const SAMPLE: Tenths = 200;
const GAP: Tenths = 140;
/// What the axis says, in percent: ends, and the shares of the published shapes.
const TICKS: [i32; 4] = [0, 20, 50, 100];

/// Draws the bars, with a legend of the parts of the first one.
#[must_use]
pub fn draw(bars: &[Bar<'_>], form: Form) -> Drawing {
    let canvas = form.size().0 * 10;
    let legend = legend(bars, canvas);
    let top = legend.last().map_or(0, |(_, _, (_, y))| y + 160);
    let count = i32::try_from(bars.len()).unwrap_or(0);
    let bottom = top + count.saturating_mul(ROW);
    let mut svg = Svg::new(&["bars ", form.name()].concat(), (form.size().0, (bottom + FOOT) / 10));
    for (fill, name, (x, y)) in legend {
        area(&mut svg, fill, (x, y - 110), (x + SAMPLE, y + 10));
        svg.text("tick", (x + SAMPLE + 50, y), Anchor::Start, name);
    }
    // Room for half of the last number.
    let right = canvas - EDGE - width("100 %") / 2;
    let left = EDGE + width("0") / 2;
    let at = |percent: i32| left + (right - left) * percent / 100;
    for percent in TICKS {
        let class = if percent == 50 { "grid half" } else { "grid" };
        svg.path(class, [(at(percent), top), (at(percent), bottom)].into_iter());
        let words = if percent == 100 { "100 %".to_owned() } else { percent.to_string() };
        svg.text("tick", (at(percent), bottom + FONT + EDGE), Anchor::Middle, &words);
    }
    for (bar, row) in bars.iter().zip(0..) {
        let y = top + row * ROW + 220;
        let class = if bar.own { "label you-label" } else { "label" };
        svg.text(class, (left, y - 60), Anchor::Start, bar.label);
        let mut from = left;
        for segment in &bar.segments {
            let long = place(segment.share, right - left).min(right - from);
            if long > 0 {
                area(&mut svg, segment.fill, (from, y), (from + long, y + BAR));
                write(&mut svg, segment, (from + long / 2, y + BAR / 2 + FONT * 35 / 100), long);
            }
            from += long;
        }
    }
    svg.finish()
}

/// Names the parts of the first bar: sample, word and place, in as many lines as they need.
fn legend<'a>(bars: &[Bar<'a>], canvas: Tenths) -> Vec<(Fill, &'a str, Point)> {
    let (mut x, mut y) = (EDGE, FONT + EDGE);
    let mut places = Vec::new();
    for segment in bars.first().map(|bar| bar.segments.as_slice()).unwrap_or_default() {
        let long = SAMPLE + 50 + width(segment.name);
        if x + long > canvas - EDGE && x > EDGE {
            (x, y) = (EDGE, y + FONT + 80);
        }
        places.push((segment.fill, segment.name, (x, y)));
        x += long + GAP;
    }
    places
}

/// A share of a length.
fn place(share: Ratio, length: Tenths) -> Tenths {
    let whole = Ratio::from_int(length.into());
    let long = share.times(whole).map_or(0, |long| long.floor());
    Tenths::try_from(long).unwrap_or(0).clamp(0, length)
}

fn area(svg: &mut Svg, fill: Fill, (left, top): Point, (right, bottom): Point) {
    let corners = [(left, top), (right, top), (right, bottom), (left, bottom)];
    match fill {
        Fill::Solid => svg.polygon("part part-solid", corners.into_iter()),
        Fill::Plain => svg.polygon("part", corners.into_iter()),
        Fill::Striped => {
            svg.polygon("part", corners.into_iter());
            let mut stripes = Vec::new();
            let mut x = left + STRIPE;
            while x < right {
                stripes.push([(x, top), (x, bottom)].into_iter());
                x += STRIPE;
            }
            svg.polygons("part-stripe", stripes.into_iter());
        }
    }
}

/// Name and share where there is room for both, else the share, else nothing: the table has it.
fn write(svg: &mut Svg, segment: &Segment<'_>, middle: Point, room: Tenths) {
    let both = format!("{} {}", segment.name, segment.words);
    let fits = |words: &str| width(words) + 60 <= room;
    let words = [both.as_str(), &segment.words].into_iter().find(|words| fits(words));
    let class = if segment.fill == Fill::Solid { "part-on" } else { "label" };
    if let Some(words) = words {
        svg.text(class, middle, Anchor::Middle, words);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bar(shares: &[i64]) -> Bar<'static> {
        let fills = [Fill::Solid, Fill::Striped, Fill::Plain];
        let segment = |(share, fill): (&i64, Fill)| Segment {
            fill,
            share: Ratio::new(i128::from(*share), 100).unwrap(),
            name: "Part",
            words: format!("{share} %"),
        };
        Bar { label: "Whole", own: true, segments: shares.iter().zip(fills).map(segment).collect() }
    }

    #[test]
    fn a_part_without_a_share_is_not_drawn_and_one_without_room_has_no_words() {
        let svg = draw(&[bar(&[98, 2, 0])], Form::Narrow).to_string();
        assert!(svg.contains(">Part 98 %<") && !svg.contains(">2 %<") && !svg.contains(">0 %<"));
    }

    #[test]
    fn more_than_the_whole_stays_on_the_canvas() {
        let svg = draw(&[bar(&[145, 30, 20])], Form::Wide).to_string();
        assert!(svg.contains(">Part 145 %<"));
        assert!(!svg.contains(">Part 30 %<"));
    }
}
