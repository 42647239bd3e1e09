//! How logged outages ran a budget down, and where their pace leads.

use super::Form;
use super::drawing::Drawing;
use super::frame::{Axis, Frame, Layer, Tick, round_step};
use super::svg::{Anchor, Point, width};
use crate::assessment::date::Day;
use crate::content::say;
use crate::domain::error_budget::course::{Billionths, Course, Outlook, Window};
use crate::domain::ratio::Ratio;
use crate::text::{Places, Text};

/// Draws the budget left, after each outage of the window and at their pace from the last known day on.
#[must_use]
pub fn draw(course: &Course, window: Window, text: &Text, form: Form) -> Drawing {
    let plot = Plot { course, window };
    let known = plot.known();
    let ahead = plot.ahead();
    let lowest = known.iter().chain(&ahead).map(|(_, left)| *left).fold(0.0, f64::min);
    let (x, y) = (plot.days_axis(text, form), left_axis(lowest, text, form));
    let mut layers = Vec::new();
    if y.from < 0.0 {
        layers.push(Layer::Band("over", y.from, 0.0));
    }
    if !window.rolls {
        layers.push(Layer::Line("series-3", vec![(0.0, 100.0), (x.to, 0.0)]));
    }
    layers.push(Layer::Line("limit", vec![(0.0, 0.0), (x.to, 0.0)]));
    layers.push(Layer::Line("series-1", known.clone()));
    if ahead.len() > 1 {
        layers.push(Layer::Line("series-2", ahead));
    }
    let class = ["outages ", form.name()].concat();
    let mut frame = Frame::new(&class, form, &x, &y, layers);
    plot.mark_known(&mut frame, text);
    plot.mark_outages(&mut frame, text);
    plot.mark_gone(&mut frame, text);
    if !window.rolls {
        let (even, height) = frame.at(x.to * 0.6, 40.0);
        frame.svg.text(
            "label rate-3",
            (even - 80, height + 60),
            Anchor::End,
            text.get(say::outages::CHART_EVEN),
        );
    }
    let (left, zero) = frame.at(0.0, 0.0);
    frame.svg.text("label", (left + 40, zero - 60), Anchor::Start, text.get(say::outages::CHART_FREEZE));
    frame.svg.finish()
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
        points.push((f64::from(self.window.elapsed()), left));
        points
    }

    fn ahead(&self) -> Vec<(f64, f64)> {
        let elapsed = f64::from(self.window.elapsed().max(1));
        self.course
            .ahead
            .iter()
            .map(|(day, left)| (self.days_to(*day) + 1.0, self.percent(*left) / elapsed))
            .collect()
    }

    /// Where nothing more is known, while there are days to come.
    fn mark_known(&self, frame: &mut Frame, text: &Text) {
        let elapsed = f64::from(self.window.elapsed());
        let (x, _) = frame.at(elapsed, 0.0);
        if x >= frame.right {
            return;
        }
        let line: [Point; 2] = [(x, frame.top), (x, frame.bottom)];
        frame.svg.path("drop", line.into_iter());
        let words = text.get(say::outages::CHART_TODAY);
        // Where the budget is not: low while much is left, high where little is.
        let (_, zero) = frame.at(0.0, 0.0);
        let much = self.course.left.saturating_mul(2) > self.course.budget;
        let (place, anchor) = beside(frame, x, if much { zero - 230 } else { frame.top + 130 }, words);
        frame.svg.text("label", place, anchor, words);
    }

    fn mark_outages(&self, frame: &mut Frame, text: &Text) {
        let mut largest: Option<(Point, Billionths)> = None;
        for day in self.days() {
            let place = frame.at(self.days_to(day.day) + 0.5, self.percent(day.left));
            if day.post_mortem {
                frame.svg.circle("you you-over", place, 60);
                if largest.is_none_or(|(_, used)| day.used > used) {
                    largest = Some((place, day.used));
                }
            } else {
                frame.svg.circle("whole", place, 32);
            }
        }
        if let Some(((x, y), _)) = largest {
            let words = text.get(say::outages::POST_MORTEM);
            let (place, anchor) = beside(frame, x, y - 90, words);
            frame.svg.text("label you-label", place, anchor, words);
        }
    }

    fn mark_gone(&self, frame: &mut Frame, text: &Text) {
        let Outlook::Gone(day) = self.course.outlook else { return };
        let (x, y) = frame.at(self.days_to(day) + 1.0, 0.0);
        frame.svg.circle("end series-2", (x, y), 40);
        let words = text.say(say::outages::chart_gone(&short_date(day, text)));
        let (place, anchor) = beside(frame, x, y - 90, &words);
        frame.svg.text("label rate-2", place, anchor, &words);
    }

    /// Dates at even distances, the first day among them.
    fn days_axis<'a>(&self, text: &'a Text, form: Form) -> Axis<'a> {
        let span = self.window.horizon().saturating_sub(self.window.first).saturating_add(1);
        let span = u64::try_from(span).unwrap_or(1).max(1);
        let parts = form.choose(2, 4);
        let step = span.div_ceil(parts).max(1);
        let tick = |part: u64| {
            let day = self.window.first.saturating_add(i64::try_from(part * step).unwrap_or(0));
            Tick { at: (part * step) as f64, label: short_date(day, text) }
        };
        let ticks = (0..parts).filter(|part| part * step < span).map(tick).collect();
        Axis { from: 0.0, to: span as f64, ticks, name: "" }
    }
}

/// To the right of a mark, or to the left where there is no room.
fn beside(frame: &Frame, x: i32, y: i32, words: &str) -> (Point, Anchor) {
    if x + 70 + width(words) <= frame.right {
        ((x + 70, y), Anchor::Start)
    } else {
        ((x - 70, y), Anchor::End)
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
