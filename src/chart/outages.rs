//! How logged outages ran a budget down, and where their pace leads.

use super::Form;
use super::drawing::Drawing;
use super::frame::{Axis, Frame, Layer, Tick, round_step};
use super::label::Labels;
use super::svg::{Anchor, Point, Tenths, bold_width, width};
use crate::assessment::date::Day;
use crate::content::say;
use crate::domain::error_budget::course::{Billionths, Course, Outlook, Window};
use crate::domain::ratio::Ratio;
use crate::text::{Places, Text};

/// What the same outages left of the budget of another objective.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Beside {
    /// The objective, written out.
    pub name: String,
    /// Its budget over the window.
    pub course: Course,
}

/// Draws the budget left, after each outage of the window and at their pace from the last known day on. Beside it stand
/// the lines of other objectives; `name` tells the first from them. A day stands at its noon.
#[must_use]
pub fn draw(
    course: &Course,
    window: Window,
    name: &str,
    beside: &[Beside],
    text: &Text,
    form: Form,
) -> Drawing {
    let plot = Plot { course, window };
    let known = plot.known();
    let ahead = plot.ahead();
    let others: Vec<Vec<(f64, f64)>> =
        beside.iter().map(|other| Plot { course: &other.course, window }.known()).collect();
    let all = known.iter().chain(&ahead).chain(others.iter().flatten());
    let lowest = all.map(|(_, left)| *left).fold(0.0, f64::min);
    let (x, y) = (plot.days_axis(text, form), left_axis(lowest, text, form));
    let mut layers = Vec::new();
    if y.from < 0.0 {
        layers.push(Layer::Band("over", y.from, 0.0));
    }
    // A small drawing has no room for one more line and its name beside those of several objectives.
    let crowded = form == Form::Narrow && !beside.is_empty();
    let even = if window.rolls || crowded { Vec::new() } else { vec![(0.0, 100.0), (x.to, 0.0)] };
    if !even.is_empty() {
        layers.push(Layer::Line("series-3", even.clone()));
    }
    layers.push(Layer::Line("limit", vec![(0.0, 0.0), (x.to, 0.0)]));
    layers.extend(others.iter().map(|other| Layer::Line("beside", other.clone())));
    layers.push(Layer::Line("series-1", known.clone()));
    if ahead.len() > 1 {
        layers.push(Layer::Line("series-2", ahead.clone()));
    }
    let class = ["outages ", form.name()].concat();
    let mut frame = Frame::new(&class, form, &x, &y, layers);
    let mut labels = Labels::new([frame.left, frame.right, frame.top, frame.bottom]);
    for line in [&known, &ahead, &even].into_iter().chain(&others) {
        labels.line(line.iter().map(|(x, y)| frame.at(*x, *y)).collect());
    }
    let post_mortem = plot.mark_outages(&mut frame, &mut labels);
    let gone = plot.mark_gone(&mut frame, &mut labels);
    // What has the fewest places goes first.
    let words = text.get(say::outages::CHART_FREEZE);
    let zero = |part: i32| frame.at(x.to * f64::from(part) / 20.0, 0.0);
    let places: Vec<Point> = (0..20).map(zero).map(|(x, y)| (x + 40, y)).collect();
    let above_and_below = places.iter().flat_map(|(x, y)| [(*x, y - 60), (*x, y + 170)]);
    let places: Vec<Place> = above_and_below.map(|place| (place, Anchor::Start)).collect();
    labels.put(&mut frame.svg, "label", words, width(words), places.into_iter());
    if let Some(((x, y), day)) = gone {
        let words = text.say(say::outages::chart_gone(&short_date(day, text)));
        labels.put(&mut frame.svg, "label rate-2", &words, bold_width(&words), around((x, y - 90), 70));
    }
    if let Some((x, y)) = post_mortem {
        let words = text.get(say::outages::POST_MORTEM);
        labels.put(&mut frame.svg, "label you-label", words, bold_width(words), around((x, y - 50), 80));
    }
    if !others.is_empty() {
        name_end(&mut frame, &mut labels, "label you-label", &known, name);
    }
    for (other, line) in beside.iter().zip(&others) {
        name_end(&mut frame, &mut labels, "label", line, &other.name);
    }
    plot.mark_known(&mut frame, &mut labels, text);
    if !even.is_empty() {
        let words = text.get(say::outages::CHART_EVEN);
        // Where the line goes down, there is room to its right above it, and to its left below.
        // Further off only where much is overspent: then it is all but level, and beside the one where changes stop.
        let parts = [60, 70, 50, 40, 30, 20, 80, 10, 90, 5, 95];
        let along = (0..5).flat_map(|away| parts.map(|part| (away * 150, part)));
        let along = along.flat_map(|(away, part)| {
            let (x, y) = frame.at(x.to * f64::from(part) / 100.0, f64::from(100 - part));
            [((x - 60, y + 130 + away), Anchor::End), ((x + 60, y - 40 - away), Anchor::Start)]
        });
        let places: Vec<Place> = along.collect();
        labels.put(&mut frame.svg, "label rate-3", words, bold_width(words), places.into_iter());
    }
    frame.svg.finish()
}

/// Where a text stands, and which part of it.
type Place = (Point, Anchor);

/// Names a line at its end.
fn name_end(frame: &mut Frame, labels: &mut Labels, class: &str, line: &[(f64, f64)], name: &str) {
    let Some((x, y)) = line.last().map(|(x, y)| frame.at(*x, *y)) else { return };
    labels.put(&mut frame.svg, class, name, bold_width(name), around((x, y + 50), 60));
}

/// Places beside a point, to its right first, the nearest in height first.
fn around((x, y): Point, apart: Tenths) -> impl Iterator<Item = Place> {
    let steps = (0..=26).map(|step: i32| if step % 2 == 0 { step / 2 } else { -(step / 2) - 1 });
    steps.flat_map(move |step| {
        let y = y + step * 80;
        [((x + apart, y), Anchor::Start), ((x - apart, y), Anchor::End)]
    })
}

/// A day with outages.
struct DayOf {
    day: i64,
    /// What they used together.
    used: Billionths,
    /// What was left after them.
    left: Billionths,
    /// Whether one of them calls for a post-mortem.
    post_mortem: bool,
}

/// A course in the coordinates of the chart: days into the window, percent of the budget.
struct Plot<'a> {
    course: &'a Course,
    window: Window,
}

impl Plot<'_> {
    /// Days from the beginning of the window to the beginning of a day.
    fn days_to(&self, day: i64) -> f64 {
        day.saturating_sub(self.window.first) as f64
    }

    fn percent(&self, left: Billionths) -> f64 {
        left as f64 / self.course.budget as f64 * 100.0
    }

    /// The outages by day: more than one a day would be drawn over each other.
    fn days(&self) -> impl Iterator<Item = DayOf> {
        let days = self.course.steps.chunk_by(|one, next| one.day == next.day);
        days.filter_map(|steps| {
            let last = steps.last()?;
            Some(DayOf {
                day: last.day,
                used: steps.iter().map(|step| step.amount).sum(),
                left: last.left,
                post_mortem: steps.iter().any(|step| step.post_mortem),
            })
        })
    }

    /// From a whole budget down, the outages of a day at its noon.
    fn known(&self) -> Vec<(f64, f64)> {
        let mut points = vec![(0.0, 100.0)];
        let mut left = 100.0;
        for day in self.days() {
            let noon = self.days_to(day.day) + 0.5;
            let after = self.percent(day.left);
            points.extend([(noon, left), (noon, after)]);
            left = after;
        }
        points.push((self.known_to(), left));
        points
    }

    /// Where the known ends: with the noon of the last day, or with the window.
    fn known_to(&self) -> f64 {
        let elapsed = f64::from(self.window.elapsed());
        if self.has_days_to_come() { (elapsed - 0.5).max(0.0) } else { elapsed }
    }

    fn has_days_to_come(&self) -> bool {
        self.window.as_of < self.window.horizon()
    }

    fn ahead(&self) -> Vec<(f64, f64)> {
        let elapsed = f64::from(self.window.elapsed().max(1));
        self.course
            .ahead
            .iter()
            .map(|(day, left)| (self.days_to(*day) + 0.5, self.percent(*left) / elapsed))
            .collect()
    }

    /// The last known day, while there are days to come.
    fn mark_known(&self, frame: &mut Frame, labels: &mut Labels, text: &Text) {
        if !self.has_days_to_come() {
            return;
        }
        let (x, _) = frame.at(self.known_to(), 0.0);
        let line: [Point; 2] = [(x, frame.top), (x, frame.bottom)];
        frame.svg.path("drop", line.into_iter());
        let words = text.get(say::outages::CHART_TODAY);
        // Where the budget is not: low while much is left, high where little is.
        let heights = (frame.top + 130..frame.bottom - 40).step_by(60);
        let much = self.course.left.saturating_mul(2) > self.course.budget;
        let heights: Vec<Tenths> = if much { heights.rev().collect() } else { heights.collect() };
        let places =
            heights.into_iter().flat_map(|y| [((x + 70, y), Anchor::Start), ((x - 70, y), Anchor::End)]);
        labels.put(&mut frame.svg, "label", words, width(words), places);
    }

    /// Marks the outages; the place of the largest that calls for a post-mortem.
    fn mark_outages(&self, frame: &mut Frame, labels: &mut Labels) -> Option<Point> {
        let mut largest: Option<(Point, Billionths)> = None;
        for day in self.days() {
            let place = frame.at(self.days_to(day.day) + 0.5, self.percent(day.left));
            let (class, radius) = if day.post_mortem { ("you you-over", 60) } else { ("whole", 32) };
            frame.svg.circle(class, place, radius);
            labels.mark(place, radius);
            if day.post_mortem && largest.is_none_or(|(_, used)| day.used > used) {
                largest = Some((place, day.used));
            }
        }
        largest.map(|(place, _)| place)
    }

    /// Marks the day on which the budget is gone.
    fn mark_gone(&self, frame: &mut Frame, labels: &mut Labels) -> Option<(Point, i64)> {
        let Outlook::Gone(day) = self.course.outlook else { return None };
        let place = frame.at(self.days_to(day) + 0.5, 0.0);
        frame.svg.circle("end series-2", place, 40);
        labels.mark(place, 40);
        Some((place, day))
    }

    /// Dates at even distances, the first day among them.
    fn days_axis<'a>(&self, text: &'a Text, form: Form) -> Axis<'a> {
        let span = self.window.horizon().saturating_sub(self.window.first).saturating_add(1);
        let span = u64::try_from(span).unwrap_or(1).max(1);
        let parts = form.choose(2, 4);
        let step = span.div_ceil(parts).max(1);
        let tick = |part: u64| {
            let day = self.window.first.saturating_add(i64::try_from(part * step).unwrap_or(0));
            Tick { at: (part * step) as f64 + 0.5, label: short_date(day, text) }
        };
        let ticks = (0..parts).filter(|part| part * step < span).map(tick).collect();
        Axis { from: 0.0, to: span as f64, ticks, name: "" }
    }
}

fn left_axis(lowest: f64, text: &Text, form: Form) -> Axis<'_> {
    let below = (-lowest).ceil().max(0.0) as u64;
    let step = round_step(below.saturating_add(100), form.choose(4, 5));
    let from = below.div_ceil(step).saturating_mul(step);
    let at = |part: i64| part.saturating_mul(i64::try_from(step).unwrap_or(i64::MAX));
    let first = -i64::try_from(from / step).unwrap_or(0);
    let ticks = (first..).map(at).take_while(|percent| *percent <= 100);
    let tick = |percent: i64| {
        let share = Ratio::new(i128::from(percent), 100).unwrap_or(Ratio::ZERO);
        Tick { at: percent as f64, label: text.percent(share, Places::WHOLE_DOWN) }
    };
    let ticks = ticks.map(tick).collect();
    Axis { from: -(from as f64), to: 100.0, ticks, name: text.get(say::outages::CHART_Y) }
}

/// The day and the month of a number of days since 1970.
fn short_date(day: i64, text: &Text) -> String {
    text.day_and_month(Day::from_unix_days(u32::try_from(day.max(0)).unwrap_or(u32::MAX)))
}
