//! Draws: classes instead of colours, whole tenths instead of floats.

use super::drawing::{Drawing, Mark};

/// Tenths of a unit of the canvas: small numbers, no float formatting.
pub(super) type Tenths = i32;

/// A place on the canvas.
pub(super) type Point = (Tenths, Tenths);

/// Size of all text, as in `style/full/chart.css`.
pub(super) const FONT: Tenths = 140;

/// Which part of a text stands at its place.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Anchor {
    /// Its beginning.
    Start,
    /// Its middle.
    Middle,
    /// Its end.
    End,
}

/// A drawing that grows.
pub(super) struct Svg {
    drawing: Drawing,
}

impl Svg {
    /// An empty drawing of the class `chart` and another, on a canvas in whole units.
    pub(super) fn new(class: &str, size: (i32, i32)) -> Self {
        let drawing = Drawing { class: ["chart ", class].concat(), size, marks: Vec::with_capacity(32) };
        Self { drawing }
    }

    /// The finished drawing.
    pub(super) fn finish(self) -> Drawing {
        self.drawing
    }

    /// A line through points.
    pub(super) fn path(&mut self, class: &str, points: impl Iterator<Item = Point>) {
        let mut way = Way::new();
        way.points(points);
        self.draw(class, way);
    }

    /// The area between points.
    pub(super) fn polygon(&mut self, class: &str, points: impl Iterator<Item = Point>) {
        self.polygons(class, std::iter::once(points));
    }

    /// Areas in one piece, so that no seam shows where two of them meet.
    pub(super) fn polygons<P: Iterator<Item = Point>>(
        &mut self,
        class: &str,
        areas: impl Iterator<Item = P>,
    ) {
        let mut way = Way::new();
        for area in areas {
            way.points(area);
            way.0.push('Z');
        }
        self.draw(class, way);
    }

    /// Boxes that are filled and have no line, as one shape, from one corner to the other each.
    pub(super) fn boxes(&mut self, class: &str, boxes: &[(Point, Point)]) {
        let mut way = Way::new();
        for (from, to) in boxes {
            way.points([*from, (to.0, from.1), *to, (from.0, to.1)].into_iter());
        }
        self.draw(class, way);
    }

    /// Lines from point to point each, as one shape.
    pub(super) fn lines(&mut self, class: &str, lines: &[[Point; 2]]) {
        let mut way = Way::new();
        for line in lines {
            way.points(line.iter().copied());
        }
        self.draw(class, way);
    }

    /// A circle.
    pub(super) fn circle(&mut self, class: &str, (x, y): Point, radius: Tenths) {
        let attributes =
            vec![("class", class.to_owned()), ("cx", number(x)), ("cy", number(y)), ("r", number(radius))];
        self.drawing.marks.push(Mark { tag: "circle", attributes, text: None });
    }

    /// A text on its baseline.
    pub(super) fn text(&mut self, class: &str, (x, y): Point, anchor: Anchor, text: &str) {
        let mut attributes = vec![("class", class.to_owned()), ("x", number(x)), ("y", number(y))];
        match anchor {
            Anchor::Start => {}
            Anchor::Middle => attributes.push(("text-anchor", "middle".to_owned())),
            Anchor::End => attributes.push(("text-anchor", "end".to_owned())),
        }
        self.drawing.marks.push(Mark { tag: "text", attributes, text: Some(text.to_owned()) });
    }

    fn draw(&mut self, class: &str, way: Way) {
        let attributes = vec![("class", class.to_owned()), ("d", way.0)];
        self.drawing.marks.push(Mark { tag: "path", attributes, text: None });
    }
}

/// The `d` of a path.
struct Way(String);

impl Way {
    const fn new() -> Self {
        Self(String::new())
    }

    fn points(&mut self, points: impl Iterator<Item = Point>) {
        for (place, (x, y)) in points.enumerate() {
            self.0.push(if place == 0 { 'M' } else { 'L' });
            push_number(&mut self.0, x);
            self.0.push(' ');
            push_number(&mut self.0, y);
        }
    }
}

fn number(value: Tenths) -> String {
    let mut out = String::new();
    push_number(&mut out, value);
    out
}

fn push_number(out: &mut String, value: Tenths) {
    if value < 0 {
        out.push('-');
    }
    let (whole, tenth) = (value.unsigned_abs() / 10, value.unsigned_abs() % 10);
    out.push_str(&whole.to_string());
    if tenth > 0 {
        out.push('.');
        out.push_str(&tenth.to_string());
    }
}

/// The width of a text, estimated from above: as wide as in Verdana and DejaVu Sans, the widest system fonts.
pub(super) fn width(text: &str) -> Tenths {
    let hundredths: i32 = text
        .chars()
        .map(|sign| match sign {
            'i' | 'j' | 'l' | 't' | 'f' | 'r' | 'I' | ' ' | '.' | ',' | ':' | '\'' | '(' | ')' => 42,
            'm' | 'w' | 'M' | 'W' | '%' | '@' | '\u{2E80}'.. => 105,
            'A'..='Z' => 75,
            '\0'..='\u{7F}' => 63,
            _ => 80,
        })
        .sum();
    hundredths.saturating_mul(FONT) / 100
}

/// The same in bold type.
pub(super) fn bold_width(text: &str) -> Tenths {
    width(text).saturating_mul(9) / 8
}
