//! Writes SVG: classes instead of colours, whole tenths instead of floats.

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
    out: String,
}

impl Svg {
    /// An empty drawing of the class `chart` and another, on a canvas in whole units.
    pub(super) fn new(class: &str, (width, height): (i32, i32)) -> Self {
        let mut svg = Self { out: String::with_capacity(4096) };
        svg.raw("<svg class=\"chart ");
        svg.raw(class);
        svg.raw("\" viewBox=\"0 0 ");
        svg.raw(&width.to_string());
        svg.raw(" ");
        svg.raw(&height.to_string());
        svg.raw("\" aria-hidden=\"true\" focusable=\"false\">");
        svg
    }

    /// The finished drawing.
    pub(super) fn finish(mut self) -> String {
        self.raw("</svg>");
        self.out
    }

    /// A line through points.
    pub(super) fn path(&mut self, class: &str, points: impl Iterator<Item = Point>) {
        self.begin("path", class);
        self.draw_path(points);
        self.raw("\"/>");
    }

    /// The area between points.
    pub(super) fn polygon(&mut self, class: &str, points: impl Iterator<Item = Point>) {
        self.begin("path", class);
        self.draw_path(points);
        self.raw("Z\"/>");
    }

    /// Areas in one piece, so that no seam shows where two of them meet.
    pub(super) fn polygons<P: Iterator<Item = Point>>(
        &mut self,
        class: &str,
        areas: impl Iterator<Item = P>,
    ) {
        self.begin("path", class);
        self.raw(" d=\"");
        for area in areas {
            self.points(area);
            self.raw("Z");
        }
        self.raw("\"/>");
    }

    /// Boxes that are filled and have no line, as one shape, from one corner to the other each.
    pub(super) fn boxes(&mut self, class: &str, boxes: &[(Point, Point)]) {
        self.begin("path", class);
        self.raw(" d=\"");
        for (from, to) in boxes {
            self.draw_points([*from, (to.0, from.1), *to, (from.0, to.1)].into_iter());
        }
        self.raw("\"/>");
    }

    /// Lines from point to point each, as one shape.
    pub(super) fn lines(&mut self, class: &str, lines: &[[Point; 2]]) {
        self.begin("path", class);
        self.raw(" d=\"");
        for line in lines {
            self.draw_points(line.iter().copied());
        }
        self.raw("\"/>");
    }

    /// A circle.
    pub(super) fn circle(&mut self, class: &str, (x, y): Point, radius: Tenths) {
        self.begin("circle", class);
        self.attribute("cx", x);
        self.attribute("cy", y);
        self.attribute("r", radius);
        self.raw("/>");
    }

    /// A text on its baseline.
    pub(super) fn text(&mut self, class: &str, (x, y): Point, anchor: Anchor, text: &str) {
        self.begin("text", class);
        self.attribute("x", x);
        self.attribute("y", y);
        self.raw(match anchor {
            Anchor::Start => ">",
            Anchor::Middle => " text-anchor=\"middle\">",
            Anchor::End => " text-anchor=\"end\">",
        });
        for sign in text.chars() {
            match sign {
                '<' => self.raw("&lt;"),
                '>' => self.raw("&gt;"),
                '&' => self.raw("&amp;"),
                other => self.out.push(other),
            }
        }
        self.raw("</text>");
    }

    fn raw(&mut self, text: &str) {
        self.out.push_str(text);
    }

    fn begin(&mut self, tag: &str, class: &str) {
        self.raw("<");
        self.raw(tag);
        self.raw(" class=\"");
        self.raw(class);
        self.raw("\"");
    }

    fn attribute(&mut self, name: &str, value: Tenths) {
        self.raw(" ");
        self.raw(name);
        self.raw("=\"");
        self.number(value);
        self.raw("\"");
    }

    fn draw_path(&mut self, points: impl Iterator<Item = Point>) {
        self.raw(" d=\"");
        self.draw_points(points);
    }

    fn draw_points(&mut self, points: impl Iterator<Item = Point>) {
        self.points(points);
    }

    fn points(&mut self, points: impl Iterator<Item = Point>) {
        for (place, (x, y)) in points.enumerate() {
            self.raw(if place == 0 { "M" } else { "L" });
            self.number(x);
            self.raw(" ");
            self.number(y);
        }
    }

    fn number(&mut self, value: Tenths) {
        if value < 0 {
            self.raw("-");
        }
        let (whole, tenth) = (value.unsigned_abs() / 10, value.unsigned_abs() % 10);
        self.raw(&whole.to_string());
        if tenth > 0 {
            self.raw(".");
            self.raw(&tenth.to_string());
        }
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
