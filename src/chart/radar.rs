//! The area scores around a centre, with the walls that hold them back and the gates to pass.

use std::f64::consts::TAU;

mod layout;

use layout::{Label, Spoke, Way, fit, round};

use super::Form;
use super::drawing::Drawing;
use super::svg::{Anchor, FONT, Point, Svg, Tenths, bold_width, width};
use crate::domain::ratio::Ratio;

/// One area.
#[derive(Clone, Copy, Debug)]
pub struct Axis<'a> {
    /// Its name, short.
    pub label: &'a str,
    /// What stands under the name: the score, or why there is none.
    pub value: &'a str,
    /// The score in percent, 0 to 100; `None` takes no part in the shape.
    pub score: Option<Ratio>,
    /// The most that prerequisites allow, in percent.
    pub cap: Option<u8>,
    /// The prerequisites' gate.
    pub gate: Option<Gate>,
    /// Score and cap with the plan, in percent, where there is a plan.
    pub planned: Option<Planned>,
}

/// Where an area would stand with the plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Planned {
    /// The score in percent, 0 to 100.
    pub score: Ratio,
    /// The most that prerequisites would allow, in percent.
    pub cap: Option<u8>,
}

/// Where an area's wall must stand at least, and whether it does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gate {
    /// In percent, 20 for each level and 20 more.
    pub at: u8,
    /// How it stands.
    pub state: GateState,
}

/// How a gate stands; each has a shape of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GateState {
    /// The wall is there: a circle with a tick.
    Met,
    /// A required prerequisite is not met: a filled triangle.
    Open,
    /// A proposed prerequisite is not met: a hollow diamond.
    Proposed,
    /// It has no answer: a circle with a question mark.
    Unanswered,
}

/// What a legend explains.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// The shape of the scores.
    Score,
    /// A cap, and what lies beyond it.
    Wall,
    /// A gate.
    Gate(GateState),
    /// The shape of the scores with the plan.
    Planned,
}

/// Width and height of the canvas: a circle needs more height than a curve.
const fn size(form: Form) -> (i32, i32) {
    match form {
        Form::Narrow => (340, 340),
        Form::Wide => (720, 440),
    }
}

/// Draws the areas, the first one at the top, the others clockwise.
#[must_use]
pub fn draw(axes: &[Axis<'_>], form: Form) -> Drawing {
    let labels: Vec<(&Axis<'_>, Label)> = axes
        .iter()
        .enumerate()
        .map(|(place, axis)| (axis, Label::new(place, axes.len(), block_width(axis), form)))
        .collect();
    let (centre, radius) = fit(&labels, form);
    let spokes: Vec<(&Axis<'_>, Spoke)> =
        labels.iter().map(|(axis, label)| (*axis, Spoke { centre, way: label.way })).collect();

    let mut svg = Svg::new(&["radar ", form.name()].concat(), size(form));
    for ring in [25, 50, 75, 100] {
        let class = if ring == 50 { "ring half" } else { "ring" };
        svg.circle(class, centre, round(radius * f64::from(ring) / 100.0));
    }
    for (axis, spoke) in &spokes {
        let class = if axis.score.is_some() { "spoke" } else { "spoke not-asked" };
        svg.path(class, [centre, spoke.at(radius)].into_iter());
        if let Some(cap) = axis.cap.filter(|cap| *cap < 100) {
            let wall = radius * f64::from(cap) / 100.0;
            svg.path("beyond", [spoke.at(wall), spoke.at(radius)].into_iter());
        }
    }
    let score = |axis: &Axis<'_>| axis.score;
    draw_shape(&mut svg, &spokes, ["score", "bar"], centre, radius, score);
    let planned = |axis: &Axis<'_>| axis.planned.map(|planned| planned.score);
    draw_shape(&mut svg, &spokes, ["planned", "planned"], centre, radius, planned);
    for (axis, spoke) in &spokes {
        let planned = axis.planned.and_then(|planned| planned.cap).filter(|cap| Some(*cap) != axis.cap);
        for (class, cap) in [("planned", planned), ("wall", axis.cap)] {
            let Some(cap) = cap else { continue };
            let wall = radius * f64::from(cap.min(100)) / 100.0;
            // No wider than its share of the circle, so that neighbours near the centre stay apart.
            let half = (wall * TAU / axes.len() as f64 * 0.48).clamp(50.0, 110.0);
            svg.path(class, [spoke.aside(wall, -half), spoke.aside(wall, half)].into_iter());
        }
    }
    for (axis, spoke) in &spokes {
        if let Some(score) = axis.score {
            svg.circle("dot", spoke.at(radius * percent(score)), 32);
        }
        if let Some(gate) = axis.gate {
            draw_gate(&mut svg, spoke.at(radius * f64::from(gate.at.min(100)) / 100.0), gate.state);
        }
    }
    // Between the first two spokes, where nothing else stands.
    let way = Way::turned(0.5 / axes.len().max(1) as f64);
    let between = Spoke { centre, way };
    let (x, y) = between.at(radius / 2.0);
    svg.text("ring-label", (x, y + FONT * 35 / 100), Anchor::Middle, "50");
    for (axis, label) in &labels {
        let (first, second) = label.baselines(centre, radius);
        svg.text("name", first, label.anchor, axis.label);
        svg.text("value", second, label.anchor, axis.value);
    }
    svg.finish()
}

/// A small drawing of one mark, for a legend in HTML.
#[must_use]
pub fn legend_mark(mark: Mark) -> Drawing {
    let mut svg = Svg::new("mark", (24, 16));
    let middle = (120, 80);
    match mark {
        Mark::Score => {
            svg.polygon("score", [(20, 130), (70, 30), (220, 130)].into_iter());
            svg.circle("dot", (70, 30), 28);
        }
        Mark::Wall => {
            svg.path("spoke", [(10, 80), (230, 80)].into_iter());
            svg.path("beyond", [(90, 80), (230, 80)].into_iter());
            svg.path("wall", [(90, 10), (90, 150)].into_iter());
        }
        Mark::Gate(state) => draw_gate(&mut svg, middle, state),
        Mark::Planned => svg.path("planned", [(10, 120), (90, 40), (230, 80)].into_iter()),
    }
    svg.finish()
}

/// The shape of some scores; two of them make none, so they are drawn as bars.
fn draw_shape(
    svg: &mut Svg,
    spokes: &[(&Axis<'_>, Spoke)],
    [shape, bar]: [&str; 2],
    centre: Point,
    radius: f64,
    score: fn(&Axis<'_>) -> Option<Ratio>,
) {
    let ends: Vec<Point> =
        spokes.iter().filter_map(|(axis, spoke)| Some(spoke.at(radius * percent(score(axis)?)))).collect();
    if ends.len() < 3 {
        for end in ends {
            svg.path(bar, [centre, end].into_iter());
        }
    } else {
        svg.polygon(shape, ends.into_iter());
    }
}

fn draw_gate(svg: &mut Svg, (x, y): Point, state: GateState) {
    match state {
        GateState::Met => {
            svg.circle("gate-met", (x, y), 55);
            let tick = [(x - 25, y + 2), (x - 6, y + 21), (x + 27, y - 19)];
            svg.path("gate-tick", tick.into_iter());
        }
        GateState::Open => {
            let corners = [(x, y - 75), (x + 72, y + 50), (x - 72, y + 50)];
            svg.polygon("gate-open", corners.into_iter());
        }
        GateState::Proposed => {
            let corners = [(x, y - 65), (x + 65, y), (x, y + 65), (x - 65, y)];
            svg.polygon("gate-proposed", corners.into_iter());
        }
        GateState::Unanswered => {
            svg.circle("gate-unanswered", (x, y), 70);
            svg.text("gate-sign", (x, y + 43), Anchor::Middle, "?");
        }
    }
}

fn block_width(axis: &Axis<'_>) -> Tenths {
    width(axis.label).max(bold_width(axis.value))
}

/// A score in percent as a part of the radius.
fn percent(score: Ratio) -> f64 {
    (score.to_f64() / 100.0).clamp(0.0, 1.0)
}
