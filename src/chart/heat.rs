//! A row a question, a cell for each answer that could be given: how many people gave it.
//!
//! A cell says its share four times, so that no colour is needed: by its number, its shade, the length of the bar at
//! its foot, and its border. A frame reaches from the lowest to the highest level given, a triangle marks the middle.

use super::Form;
use super::drawing::Drawing;
use super::svg::{Anchor, FONT, Point, Svg, Tenths, bold_width, width};
use crate::assessment::combination::Combination;
use crate::content::{AREAS, QuestionId, questions_of, say};
use crate::domain::ratio::Ratio;
use crate::domain::team::{LEVELS, Range};
use crate::text::{Places, Text};

/// The levels, *I don't know*, *Does not apply* and no answer.
const COLUMNS: usize = LEVELS + 3;
/// Steps of shade; the first is anything above nothing, the last more than three quarters.
const STEPS: u64 = 4;
/// From this many people on a cell has no room for their number and shows their share.
const LONG: u64 = 10_000;

/// Height of a cell.
const CELL: Tenths = 260;
/// Between cells.
const GAP: Tenths = 30;
/// What is no level stands a little apart.
const APART: Tenths = 80;
/// From the top of a line of text to its baseline, and to the next line.
const BASE: Tenths = 120;
const LINE: Tenths = 170;
/// The frame lies so far outside of its cells, and half its line beyond.
const FRAME: Tenths = 12;
/// Above an area.
const ABOVE: Tenths = 160;
/// Under the heads of the columns; a line runs through its middle.
const HEAD_GAP: Tenths = 70;
/// Height of the bar at the foot of a cell.
const BAR: Tenths = 35;

/// What a legend explains.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// Shade and bar.
    Share,
    /// The frame.
    Range,
    /// The frame where the levels are far apart.
    Apart,
    /// The triangle.
    Middle,
}

/// Where columns stand, and how wide they are.
struct Layout {
    form: Form,
    canvas: Tenths,
    cell: Tenths,
}

impl Layout {
    fn new(form: Form) -> Self {
        let (canvas, cell) = match form {
            Form::Narrow => (3_400, 390),
            Form::Wide => (7_200, 370),
        };
        Self { form, canvas, cell }
    }

    /// The left edge of a column.
    fn column(&self, at: usize) -> Tenths {
        let behind = Tenths::try_from(COLUMNS.saturating_sub(at)).unwrap_or(0);
        let apart = if at < LEVELS { APART } else { 0 };
        self.canvas - 2 * FRAME - behind * self.cell - apart
    }

    fn middle(&self, at: usize) -> Tenths {
        self.column(at) + (self.cell - GAP) / 2
    }

    /// Room for the names of questions.
    fn names(&self) -> Tenths {
        match self.form {
            Form::Narrow => self.canvas,
            Form::Wide => self.column(0) - FONT,
        }
    }

    /// The name of a question in as few lines as it takes.
    fn lines<'a>(&self, name: &'a str) -> Vec<&'a str> {
        let (mut lines, mut start, mut end) = (Vec::new(), 0, 0);
        for (at, word) in name.split(' ').scan(0, |at, word| {
            let here = *at;
            *at += word.len() + 1;
            Some((here, word))
        }) {
            let longer = name.get(start..at + word.len()).unwrap_or(word);
            if end > start && width(longer) > self.names() {
                lines.extend(name.get(start..end));
                start = at;
            }
            end = at + word.len();
        }
        lines.extend(name.get(start..end));
        lines
    }

    /// Between rows: more where a name stands above its cells, so that it is not taken for one below others.
    fn between(&self) -> Tenths {
        match self.form {
            Form::Narrow => 120,
            Form::Wide => 70,
        }
    }

    /// Height of a row with a name of so many lines.
    fn row(&self, lines: usize) -> Tenths {
        let text = LINE * Tenths::try_from(lines).unwrap_or(1);
        match self.form {
            Form::Narrow => text + CELL + self.between(),
            Form::Wide => text.max(CELL) + self.between(),
        }
    }

    /// Height of the title of an area with the heads of the columns.
    fn head(&self, title: &str) -> Tenths {
        if self.beside(title) { LINE + HEAD_GAP } else { 2 * LINE + HEAD_GAP }
    }

    /// Whether an area's title fits beside the heads.
    fn beside(&self, title: &str) -> bool {
        self.form == Form::Wide && bold_width(title) < self.names()
    }
}

/// Draws every question that somebody answered, area by area.
#[must_use]
pub fn draw(all: &Combination, text: &Text, form: Form) -> Drawing {
    let layout = Layout::new(form);
    let groups: Vec<(usize, Vec<QuestionId>)> = (0..AREAS)
        .map(|area| {
            (area, questions_of(area).filter(|question| all.tally(*question).answered() > 0).collect())
        })
        .filter(|(_, questions): &(usize, Vec<QuestionId>)| !questions.is_empty())
        .collect();
    let height: Tenths = groups
        .iter()
        .map(|(area, questions)| {
            let row = |question: &QuestionId| layout.row(layout.lines(text.name(*question)).len());
            ABOVE + layout.head(text.area(*area)) + questions.iter().map(row).sum::<Tenths>()
        })
        .sum();
    let mut svg = Svg::new(&["heat ", form.name()].concat(), (layout.canvas / 10, height / 10 + 1));
    let mut y = 0;
    for (area, questions) in groups {
        y = head(&mut svg, &layout, text, text.area(area), y + ABOVE);
        for question in questions {
            y = row(&mut svg, &layout, all, text, question, y);
        }
    }
    svg.finish()
}

/// Writes the title of an area and the heads of the columns; gives the place below.
fn head(svg: &mut Svg, layout: &Layout, text: &Text, title: &str, y: Tenths) -> Tenths {
    let below = y + layout.head(title);
    let base = below - HEAD_GAP - LINE + BASE;
    svg.text("heat-area", (0, y + BASE), Anchor::Start, title);
    for level in 0..LEVELS {
        svg.text("heat-head", (layout.middle(level), base), Anchor::Middle, &level.to_string());
    }
    let others = ["?", text.get(say::team::SHORT_NOT_APPLICABLE), "–"];
    for (at, sign) in (LEVELS..).zip(others) {
        svg.text("heat-head", (layout.middle(at), base), Anchor::Middle, sign);
    }
    svg.path("grid", [(0, below - HEAD_GAP / 2), (layout.canvas, below - HEAD_GAP / 2)].into_iter());
    below
}

/// Draws a row; gives the place below.
fn row(
    svg: &mut Svg,
    layout: &Layout,
    all: &Combination,
    text: &Text,
    question: QuestionId,
    y: Tenths,
) -> Tenths {
    let lines = layout.lines(text.name(question));
    let below = y + layout.row(lines.len());
    let mut base = y + BASE;
    if layout.form == Form::Wide && lines.len() == 1 {
        base += (CELL - LINE) / 2;
    }
    for line in lines {
        svg.text("heat-name", (0, base), Anchor::Start, line);
        base += LINE;
    }
    let top = below - layout.between() - CELL;
    let tally = all.tally(question);
    let asked = u64::from(all.asked(question));
    let counts = tally.counts().into_iter().map(u64::from).chain([all.unanswered(question)]);
    let mut bars = Vec::with_capacity(COLUMNS);
    for (at, count) in counts.enumerate() {
        let left = layout.column(at);
        if count == 0 {
            svg.circle("heat-none", (layout.middle(at), top + CELL / 2), 12);
            continue;
        }
        bars.extend(cell(svg, (left, top), layout.cell - GAP, step(count, asked)));
        let number = if count < LONG { text.whole(count) } else { share(count, asked, text) };
        let class = if step(count, asked) == STEPS { "heat-number heat-on" } else { "heat-number" };
        svg.text(class, (layout.middle(at), top + CELL / 2 + FONT * 35 / 100), Anchor::Middle, &number);
    }
    if !bars.is_empty() {
        svg.boxes("heat-bar", &bars);
    }
    if let Some(range) = tally.range() {
        let column = |level: crate::domain::question::Level| layout.column(usize::from(level.get()));
        let right = column(range.highest) + layout.cell - GAP;
        frame(svg, range, (column(range.lowest), top), right);
        let dark = step(u64::from(tally.at(range.middle)), asked) == STEPS;
        triangle(svg, (layout.middle(usize::from(range.middle.get())), top), dark);
    }
    below
}

/// The quarter in which a share lies, 1 to 4.
fn step(count: u64, of: u64) -> u64 {
    (count * STEPS).div_ceil(of.max(1)).clamp(1, STEPS)
}

fn share(count: u64, of: u64, text: &Text) -> String {
    let share = Ratio::new(i128::from(count), i128::from(of)).unwrap_or(Ratio::ZERO);
    text.percent(share, Places::WHOLE_DOWN)
}

/// Draws a cell, and gives the corners of the bar at its foot; a full one needs none.
fn cell(svg: &mut Svg, (x, y): Point, width: Tenths, step: u64) -> Option<(Point, Point)> {
    let class = match step {
        1 => "heat-cell heat-1",
        2 => "heat-cell heat-2",
        3 => "heat-cell heat-3",
        _ => "heat-cell heat-4",
    };
    rectangle(svg, class, (x, y), (x + width, y + CELL));
    let part = width * Tenths::try_from(step).unwrap_or(0) / 4;
    (step < STEPS).then_some(((x, y + CELL - BAR), (x + part, y + CELL)))
}

fn frame(svg: &mut Svg, range: Range, (left, top): Point, right: Tenths) {
    let class = if range.is_to_talk_about() { "heat-range heat-apart" } else { "heat-range" };
    rectangle(svg, class, (left - FRAME, top - FRAME), (right + FRAME, top + CELL + FRAME));
}

fn triangle(svg: &mut Svg, (middle, top): Point, dark: bool) {
    let class = if dark { "heat-middle heat-on" } else { "heat-middle" };
    svg.polygon(class, [(middle - 45, top), (middle + 45, top), (middle, top + 50)].into_iter());
}

fn rectangle(svg: &mut Svg, class: &str, from: Point, to: Point) {
    svg.polygon(class, [from, (to.0, from.1), to, (from.0, to.1)].into_iter());
}

/// A small drawing of one mark, for a legend in HTML.
#[must_use]
pub fn legend_mark(mark: Mark) -> Drawing {
    let mut svg = Svg::new("mark", (32, 30));
    let (left, top, right) = (20, 20, 300);
    match mark {
        Mark::Share => {
            let bar = cell(&mut svg, (left, top), right - left, STEPS / 2);
            svg.boxes("heat-bar", bar.as_slice());
        }
        Mark::Range => rectangle(&mut svg, "heat-range", (left, top), (right, top + CELL)),
        Mark::Apart => rectangle(&mut svg, "heat-range heat-apart", (left, top), (right, top + CELL)),
        Mark::Middle => triangle(&mut svg, (160, 120), false),
    }
    svg.finish()
}
