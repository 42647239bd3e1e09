//! How windows are distributed over the bad time that they use, with the budget on it.

use super::Form;
use super::drawing::Drawing;
use super::frame::{Axis, Frame, Tick, round_step};
use super::svg::{Anchor, Point, Tenths, bold_width, width};
use crate::content::say;
use crate::domain::forecast::Histogram;
use crate::domain::ratio::Ratio;
use crate::text::{Message, Text};

/// What is marked.
#[derive(Clone, Copy, Debug)]
pub struct Marks<'a> {
    /// The budget in seconds.
    pub budget_s: Ratio,
    /// The share of windows that keep within it.
    pub chance: f64,
    /// That share of 100 windows, as it reads.
    pub chance_text: &'a str,
    /// Whether the distribution rises in steps.
    pub steps: bool,
}

/// Space between two bars.
const BETWEEN: Tenths = 12;
/// Radius of the point where the line meets the budget.
const POINT: Tenths = 55;

/// A unit of time for an axis: its seconds, and the axis's name.
fn unit(end_s: f64) -> (f64, Message) {
    match end_s {
        _ if end_s < 180.0 => (1.0, say::forecast::CHART_SECONDS),
        _ if end_s < 10_800.0 => (60.0, say::forecast::CHART_MINUTES),
        _ if end_s < 259_200.0 => (3_600.0, say::forecast::CHART_HOURS),
        _ => (86_400.0, say::forecast::CHART_DAYS),
    }
}

/// Draws the bars, the line and the budget. Empty without any bars: nothing is used then.
#[must_use]
pub fn draw(histogram: &Histogram, marks: &Marks<'_>, text: &Text, form: Form) -> Drawing {
    let Some(last) = histogram.bins.last() else { return Drawing::default() };
    let (unit_s, name) = unit(last.to_s);
    let x = time_axis(last.to_s / unit_s, text.get(name), text, form);
    let y = windows_axis(text);
    let class = ["distribution ", form.name()].concat();
    let mut frame = Frame::new(&class, form, &x, &y, Vec::new());
    let at = |frame: &Frame, at_s: f64, share: f64| frame.at(at_s / unit_s, share * 100.0);

    let budget_s = marks.budget_s.to_f64();
    let (mut within, mut over) = (Vec::new(), Vec::new());
    for bin in &histogram.bins {
        let (from, to) = (at(&frame, bin.from_s, bin.share), at(&frame, bin.to_s, 0.0));
        let corners = ((from.0 + BETWEEN, from.1), ((to.0 - BETWEEN).max(from.0 + BETWEEN + 1), to.1));
        // The budget ends a bin, but for what floats make of it.
        if bin.to_s <= budget_s * (1.0 + 1e-9) { within.push(corners) } else { over.push(corners) }
    }
    frame.svg.boxes("bin-within", &within);
    frame.svg.boxes("bin-over", &over);

    let mut line: Vec<Point> = Vec::new();
    for (at_s, share) in &histogram.curve {
        let place = at(&frame, *at_s, *share);
        if let Some(before) = line.last().filter(|_| marks.steps).copied() {
            line.push((place.0, before.1));
        }
        line.push(place);
    }
    frame.svg.path("curve", line.into_iter());
    mark_budget(&mut frame, histogram, marks, (budget_s / unit_s, text));
    frame.svg.finish()
}

fn mark_budget(frame: &mut Frame, histogram: &Histogram, marks: &Marks<'_>, (x, text): (f64, &Text)) {
    let budget = text.duration(marks.budget_s);
    let height = frame.top - 35;
    if !histogram.shows_budget {
        let words = text.say(say::forecast::chart_budget_beyond(&budget));
        frame.svg.text("label", (frame.right, height), Anchor::End, &words);
        return;
    }
    let words = text.say(say::forecast::chart_budget(&budget));
    let (place, foot) = (frame.at(x, 100.0), frame.at(x, 0.0));
    // Above the plot and inside of it, clear of the axis's name where there is room for both.
    let half = width(&words) / 2;
    let named = 20 + bold_width(text.get(say::forecast::CHART_Y)) + 60 + half;
    let last = (frame.right - half).max(frame.left + half);
    let first = if named <= last { named } else { frame.left + half };
    let height = if named <= last { 140 } else { height };
    let middle = place.0.clamp(first, last);
    frame.svg.path("budget", [(place.0, height + 40), foot].into_iter());
    frame.svg.text("label", (middle, height), Anchor::Middle, &words);

    let point = frame.at(x, marks.chance * 100.0);
    frame.svg.circle("you", point, POINT);
    let words = text.say(say::forecast::chart_within(marks.chance_text));
    let room = bold_width(&words) + 120;
    // The line comes from below on the left, so the words stand above it there; else to the right and below.
    let high = (point.1 - 60).max(frame.top + 130);
    let low = (point.1 + 190).min(frame.bottom - 60);
    if point.0 - frame.left > room {
        frame.svg.text("label you-label", (point.0 - 80, high), Anchor::End, &words);
    } else {
        frame.svg.text("label you-label", (point.0 + 90, low), Anchor::Start, &words);
    }
}

fn time_axis<'a>(end: f64, name: &'a str, text: &Text, form: Form) -> Axis<'a> {
    // Decimals enough for a few whole steps.
    let mut decimals = 0;
    let mut scale = 1.0;
    while end * scale < 10.0 && decimals < 9 {
        decimals += 1;
        scale *= 10.0;
    }
    let length = (end * scale).floor() as u64;
    let step = round_step(length, form.choose(4, 8));
    let tick = |part: u64| {
        let value = part * step;
        Tick { at: value as f64 / scale, label: text.scaled(i128::from(value), decimals) }
    };
    let ticks = (0..=length.checked_div(step).unwrap_or(0)).map(tick).collect();
    Axis { from: 0.0, to: end, ticks, name }
}

fn windows_axis(text: &Text) -> Axis<'_> {
    let ticks =
        [0, 25, 50, 75, 100].map(|value: u32| Tick { at: f64::from(value), label: value.to_string() });
    Axis { from: 0.0, to: 104.0, ticks: ticks.into(), name: text.get(say::forecast::CHART_Y) }
}
