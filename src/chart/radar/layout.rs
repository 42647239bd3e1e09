//! Where the parts of a radar stand: directions, labels around the circle, and the circle that fits.

use std::f64::consts::TAU;

use super::Axis;
use crate::chart::Form;
use crate::chart::svg::{Anchor, FONT, Point, Tenths};

/// From the outer ring to a label.
const GAP: f64 = 90.0;
const FAR_GAP: f64 = 150.0;
/// Height of a line of text.
const LINE: f64 = FONT as f64 * 1.15;
/// Labels keep so far from the canvas's edge.
const EDGE: f64 = 20.0;
/// Limits of the radius.
const LARGEST: f64 = 1600.0;
const SMALLEST: f64 = 300.0;

/// A direction from the centre.
#[derive(Clone, Copy)]
pub(super) struct Way {
    cos: f64,
    sin: f64,
}

impl Way {
    /// So far round the circle, clockwise from the top.
    pub(super) fn turned(part: f64) -> Self {
        Self { cos: sine(part), sin: -sine(part + 0.25) }
    }
}

/// The sine of a part of a full turn, good to a millionth, which is far less than a tenth of a unit on the canvas.
///
/// The library's sine reduces angles of any size, which is 8 KB of program for twelve directions.
fn sine(part: f64) -> f64 {
    // Into a quarter turn either side of nought.
    let part = part - (part + 0.5).floor();
    let part = if part.abs() > 0.25 { part.signum() * 0.5 - part } else { part };
    let x = part * TAU;
    let square = x * x;
    // Taylor's series; at a quarter turn the first term left out is below a ten-millionth.
    x * (1.0
        - square / 6.0
            * (1.0 - square / 20.0 * (1.0 - square / 42.0 * (1.0 - square / 72.0 * (1.0 - square / 110.0)))))
}

/// A direction on the canvas.
pub(super) struct Spoke {
    pub(super) centre: Point,
    pub(super) way: Way,
}

impl Spoke {
    pub(super) fn at(&self, distance: f64) -> Point {
        self.aside(distance, 0.0)
    }

    /// So far along and so far across.
    pub(super) fn aside(&self, distance: f64, across: f64) -> Point {
        let Way { cos, sin } = self.way;
        (
            self.centre.0 + round(cos * distance - sin * across),
            self.centre.1 + round(sin * distance + cos * across),
        )
    }
}

/// The two lines that name an axis, as a block outside the circle.
pub(super) struct Label {
    pub(super) way: Way,
    width: Tenths,
    gap: f64,
    pub(super) anchor: Anchor,
}

impl Label {
    pub(super) fn new(place: usize, of: usize, width: Tenths, form: Form) -> Self {
        let way = Way::turned(place as f64 / of.max(1) as f64);
        let anchor = match way.cos {
            right if right > 0.15 => Anchor::Start,
            left if left < -0.15 => Anchor::End,
            _ => Anchor::Middle,
        };
        // On a phone the blocks at the top and bottom would touch those beside them.
        let far = anchor == Anchor::Middle && form == Form::Narrow;
        Self { way, width, gap: if far { FAR_GAP } else { GAP }, anchor }
    }

    /// Its edges around a centre at nought: left, right, top, bottom.
    fn edges(&self, radius: f64) -> [f64; 4] {
        let distance = radius + self.gap;
        let (x, y) = (self.way.cos * distance, self.way.sin * distance);
        let width = f64::from(self.width);
        let left = match self.anchor {
            Anchor::Start => x,
            Anchor::Middle => x - width / 2.0,
            Anchor::End => x - width,
        };
        // It stands on its place at the top, hangs below it at the bottom, and is centred beside.
        let top = y + LINE * (self.way.sin - 1.0);
        [left, left + width, top, top + 2.0 * LINE]
    }

    /// Baselines of the two lines.
    pub(super) fn baselines(&self, (x, y): Point, radius: f64) -> (Point, Point) {
        let [_, _, top, _] = self.edges(radius);
        let x = x + round(self.way.cos * (radius + self.gap));
        let first = y + round(top) + FONT * 85 / 100;
        ((x, first), (x, first + round(LINE)))
    }
}

/// The centre and the largest radius at which every label stays on the canvas.
pub(super) fn fit(labels: &[(&Axis<'_>, Label)], form: Form) -> (Point, f64) {
    let (width, height) = super::size(form);
    let (width, height) = (f64::from(width * 10), f64::from(height * 10));
    let mut radius = LARGEST;
    loop {
        let [mut left, mut right, mut top, mut bottom] = [-radius, radius, -radius, radius];
        for (_, label) in labels {
            let edges = label.edges(radius);
            left = left.min(edges[0]);
            right = right.max(edges[1]);
            top = top.min(edges[2]);
            bottom = bottom.max(edges[3]);
        }
        let fits = right - left <= width - 2.0 * EDGE && bottom - top <= height - 2.0 * EDGE;
        if fits || radius <= SMALLEST {
            return ((round((width - left - right) / 2.0), round((height - top - bottom) / 2.0)), radius);
        }
        radius -= 10.0;
    }
}

/// The nearest tenth.
pub(super) fn round(value: f64) -> Tenths {
    value.round() as Tenths
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_series_agrees_with_the_library() {
        for step in -400..=400 {
            let part = f64::from(step) / 200.0;
            assert!((sine(part) - (part * TAU).sin()).abs() < 1e-6, "{part}");
        }
    }
}
