//! What both line charts share: axes with few ticks, a light grid, and lines drawn by plotters.

use plotters::coord::CoordTranslate;
use plotters::coord::cartesian::Cartesian2d;
use plotters::coord::types::RangedCoordf64;
use plotters::drawing::IntoDrawingArea;
use plotters::element::{PathElement, Rectangle};

use super::Form;
use super::backend::{Backend, style};
use super::svg::{Anchor, FONT, Point, Svg, Tenths, width};

/// A value on an axis that is written down.
pub(super) struct Tick {
    /// Where it stands.
    pub(super) at: f64,
    /// How it reads.
    pub(super) label: String,
}

/// An axis: its range, its ticks and what it counts, in words.
pub(super) struct Axis<'a> {
    pub(super) from: f64,
    pub(super) to: f64,
    pub(super) ticks: Vec<Tick>,
    pub(super) name: &'a str,
}

/// Something drawn in the coordinates of the axes.
pub(super) enum Layer {
    /// A line through points.
    Line(&'static str, Vec<(f64, f64)>),
    /// A band across the whole width between two heights.
    Band(&'static str, f64, f64),
}

type Plane = Cartesian2d<RangedCoordf64, RangedCoordf64>;

/// A drawing with its axes, ready for marks and labels.
pub(super) struct Frame {
    /// The drawing.
    pub(super) svg: Svg,
    plane: Plane,
    /// Left edge of the plot.
    pub(super) left: Tenths,
    /// Right edge of the plot.
    pub(super) right: Tenths,
    /// Upper edge of the plot.
    pub(super) top: Tenths,
    /// Lower edge of the plot, where the x axis is.
    pub(super) bottom: Tenths,
}

impl Frame {
    /// Draws the axes and the layers, the first one lowest.
    pub(super) fn new(class: &str, form: Form, x: &Axis, y: &Axis, layers: Vec<Layer>) -> Self {
        let (canvas_width, canvas_height) = form.size();
        let widest = y.ticks.iter().map(|tick| width(&tick.label)).max().unwrap_or(0);
        let last = x.ticks.last().map_or(0, |tick| width(&tick.label));
        let (left, right) = (widest + 80, canvas_width * 10 - (last / 2).max(100) - 20);
        let (top, bottom) = (300, canvas_height * 10 - 470);
        let plane = Plane::new(x.from..x.to, y.from..y.to, (left..right, bottom..top));
        let svg = Svg::new(class, form.size());
        let mut frame = Self { svg, plane, left, right, top, bottom };
        frame.draw(form.size(), x, y, layers);
        frame.write(canvas_height, x, y);
        frame
    }

    /// The place of a value.
    pub(super) fn at(&self, x: f64, y: f64) -> Point {
        self.plane.translate(&(x, y))
    }

    /// Errors can't happen: the backend has none, and no element is drawn while another is.
    fn draw(&mut self, size: (i32, i32), x: &Axis, y: &Axis, layers: Vec<Layer>) {
        let area = Backend::new(&mut self.svg, size).into_drawing_area().apply_coord_spec(self.plane.clone());
        let line = |class: &str, points: Vec<(f64, f64)>| {
            let _ = area.draw(&PathElement::new(points, style(class)));
        };
        for layer in &layers {
            if let Layer::Band(class, from, to) = layer {
                let _ = area.draw(&Rectangle::new([(x.from, *to), (x.to, *from)], style(class)));
            }
        }
        for tick in y.ticks.iter().filter(|tick| tick.at > y.from) {
            line("grid", vec![(x.from, tick.at), (x.to, tick.at)]);
        }
        line("axis", vec![(x.from, y.from), (x.to, y.from)]);
        for layer in layers {
            if let Layer::Line(class, points) = layer {
                line(class, points);
            }
        }
    }

    fn write(&mut self, canvas_height: i32, x: &Axis, y: &Axis) {
        for tick in &y.ticks {
            let (_, height) = self.at(x.from, tick.at);
            let place = (self.left - 60, height + FONT * 35 / 100);
            self.svg.text("tick", place, Anchor::End, &tick.label);
        }
        for tick in &x.ticks {
            self.x_tick("tick", tick.at, y.from, &tick.label);
        }
        self.svg.text("name", (20, 140), Anchor::Start, y.name);
        let place = (self.right, canvas_height * 10 - 50);
        self.svg.text("name", place, Anchor::End, x.name);
    }

    /// A tick of the x axis with its number.
    pub(super) fn x_tick(&mut self, class: &str, at: f64, floor: f64, label: &str) {
        let (x, y) = self.at(at, floor);
        self.svg.path("axis", [(x, y), (x, y + 50)].into_iter());
        self.svg.text(class, (x, y + 200), Anchor::Middle, label);
    }
}

/// The smallest round step (1, 2, 5, 10, 20 ...) that divides a length into so many parts at most.
pub(super) fn round_step(length: u64, parts: u64) -> u64 {
    let mut power: u64 = 1;
    loop {
        for digit in [1, 2, 5] {
            let step = power.saturating_mul(digit);
            if length <= step.saturating_mul(parts) {
                return step;
            }
        }
        power = power.saturating_mul(10);
    }
}
