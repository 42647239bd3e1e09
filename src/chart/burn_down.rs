//! How an error budget runs out over its window at constant burn rates.

use super::Form;
use super::drawing::Drawing;
use super::frame::{Axis, Frame, Layer, Tick, round_step};
use super::svg::Anchor;
use crate::content::say;
use crate::domain::error_budget::{BURN_RATES, budget_left, can_happen, exhaustion_s};
use crate::domain::ratio::{Ratio, Rounding};
use crate::domain::units::Objective;
use crate::domain::window::SECONDS_PER_DAY;
use crate::text::{Places, Text};

/// Classes of each rate's line, its end and its label, and the height in percent at which it is named: low for the steep lines, where they
/// are furthest apart.
const LINES: [(&str, &str, &str, f64); 4] = [
    ("series-1", "end series-1", "label rate-1", 62.0),
    ("series-2", "end series-2", "label rate-2", 44.0),
    ("series-3", "end series-3", "label rate-3", 30.0),
    ("series-4", "end series-4", "label rate-4", 13.0),
];

/// Draws the budget left against the days of the window, at the rates of [`BURN_RATES`].
///
/// A window of 0 days is drawn as one of 1. Rates that the objective rules out are left out.
#[must_use]
pub fn draw(window_days: u64, objective: Objective, text: &Text, form: Form) -> Drawing {
    let window = window_days.max(1);
    let window_s = window.saturating_mul(SECONDS_PER_DAY);
    let x = days_axis(window, text, form);
    let y = budget_axis(text, form);
    let lines: Vec<_> = BURN_RATES
        .iter()
        .zip(LINES)
        .filter(|(rate, _)| can_happen(**rate, objective))
        .filter_map(|(rate, line)| Some((*rate, line, gone(window_s, *rate)?)))
        .collect();
    let layers = lines
        .iter()
        .map(|(_, (class, ..), (days, left))| Layer::Line(class, vec![(0.0, 100.0), (*days, *left)]))
        .collect();
    let class = ["burn-down ", form.name()].concat();
    let mut frame = Frame::new(&class, form, &x, &y, layers);
    for (_, (_, end, ..), (days, left)) in &lines {
        let place = frame.at(*days, *left);
        frame.svg.circle(end, place, 35);
    }
    for (rate, (_, _, label, height), (days, _)) in &lines {
        let words = text.say(say::number::times(&text.number(*rate, Places::ONE)));
        let (x, y) = frame.at(days * (100.0 - height) / 100.0, *height);
        frame.svg.text(label, (x + 50, y + 30), Anchor::Start, &words);
    }
    frame.svg.finish()
}

/// Where a line ends: after so many days, with what is left then in percent (nothing, but for the last second).
fn gone(window_s: u64, rate: Ratio) -> Option<(f64, f64)> {
    let seconds = exhaustion_s(window_s, rate)?;
    let whole = u64::try_from(seconds.ceil()).ok()?;
    let left = budget_left(window_s, rate, whole)?;
    Some((seconds.to_f64() / SECONDS_PER_DAY as f64, left.to_f64() * 100.0))
}

fn budget_axis(text: &Text, form: Form) -> Axis<'_> {
    let step = match form {
        Form::Narrow => 50,
        Form::Wide => 25,
    };
    let tick = |part: i64| {
        let percent = (part * step).min(100);
        let share = Ratio::new(i128::from(percent), 100).unwrap_or(Ratio::ONE);
        Tick { at: percent as f64, label: text.percent(share, Places::WHOLE_DOWN) }
    };
    let ticks = (0..=100 / step).map(tick).collect();
    Axis { from: 0.0, to: 100.0, ticks, name: text.get(say::budget::CHART_Y) }
}

/// Days of the window; a tick stands at its end wherever it divides evenly.
fn days_axis<'a>(window: u64, text: &'a Text, form: Form) -> Axis<'a> {
    let most = form.choose(5, 8);
    // A window of a day or two is divided into parts of days.
    let (length, unit) = if window < 3 { (window * 10, 10) } else { (window, 1) };
    let step = even_step(length, most).unwrap_or_else(|| round_step(length, most));
    let tick = |part: u64| Tick {
        at: (part * step) as f64 / unit as f64,
        label: text.number(
            Ratio::new(i128::from(part * step), i128::from(unit)).unwrap_or(Ratio::ZERO),
            Places { most: 1, rounding: Rounding::Nearest },
        ),
    };
    let ticks = (0..=length / step).map(tick).collect();
    Axis { from: 0.0, to: window as f64, ticks, name: text.get(say::budget::CHART_X) }
}

/// A step of days that people count in and that divides the window into at least 3 parts and not too many.
fn even_step(length: u64, most: u64) -> Option<u64> {
    [1, 2, 5, 7, 10, 15, 30, 60, 90, 100, 200, 500, 1000]
        .into_iter()
        .find(|step| length.is_multiple_of(*step) && (3..=most).contains(&(length / step)))
}
