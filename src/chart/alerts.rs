//! Time until an alert fires against the error ratio, both by powers of ten: each alert is a straight line from the
//! ratio above which it fires down to a full outage.

use super::Form;
use super::drawing::Drawing;
use super::frame::{Axis, Frame, Layer, Tick};
use super::label::{Around, Room, mark, place};
use super::svg::{Anchor, Point, Tenths, bold_width, width};
use crate::assessment::BudgetInput;
use crate::assessment::alerts::Alerts;
use crate::assessment::alerts::scale::Scale;
use crate::content::say;
use crate::domain::alerts::{Rule, Severity};
use crate::domain::ratio::Ratio;
use crate::domain::window::SECONDS_PER_DAY;
use crate::text::Text;

/// Classes of each alert's line, its marks and its label. The two tickets lie on each other where both fire, so one of
/// them is solid and the other dashed over it.
const LINES: [(&str, &str, &str); 4] = [
    ("series-3", "end series-3", "label rate-3"),
    ("series-2", "end series-2", "label rate-2"),
    ("series-4", "end series-4", "label rate-4"),
    ("series-1", "end series-1", "label rate-1"),
];

/// Times worth a tick, in milliseconds, the most telling first; shorter ones follow by powers of ten.
const TIMES_MS: [u64; 11] =
    [60_000, 3_600_000, 86_400_000, 1_000, 10_000, 600_000, 21_600_000, 100, 259_200_000, 10, 1];

/// Digits of error ratios worth a tick, the most telling first.
const DIGITS: [u64; 3] = [1, 5, 2];
/// Least distance of two ticks of the upright axis, in tenths.
const APART: f64 = 210.0;

/// An alert that can fire, as a line: from its threshold to a full outage.
struct Line {
    rule: Rule,
    classes: (&'static str, &'static str, &'static str),
    from: (f64, f64),
    to: (f64, f64),
}

/// How long until an alert fires, from the first error on. Whatever looks at requests once in a while does not tell parts
/// of a second apart.
#[must_use]
pub fn delay(seconds: Ratio, text: &Text) -> String {
    if seconds < Ratio::ONE {
        text.get(say::alerts::AT_ONCE).to_owned()
    } else {
        text.nearest_duration(seconds)
    }
}

/// Draws the four alerts, those left out that can never fire, and the person's own error ratio.
#[must_use]
pub fn draw(alerts: &Alerts, budget: BudgetInput, text: &Text, form: Form) -> Drawing {
    let period_s = budget.window_days().saturating_mul(SECONDS_PER_DAY);
    let rules = Rule::policy(budget.objective, period_s).map_or_else(Vec::new, Vec::from);
    let lines: Vec<Line> =
        rules.into_iter().zip(LINES).filter_map(|(rule, classes)| line(rule, classes)).collect();
    let own = alerts.error_ratio();
    let x = ratio_axis(&lines, own, text, form);
    let y = time_axis(&lines, text, form);
    // The solid line of the slowest alert lies lowest.
    let layers =
        lines.iter().rev().map(|line| Layer::Line(line.classes.0, vec![line.from, line.to])).collect();
    let class = ["alerts ", form.name()].concat();
    let mut frame = Frame::new(&class, form, &x, &y, layers);

    let across = frame.at(own.to_f64().log10(), y.from).0;
    frame.svg.path("drop", [(across, frame.top), (across, frame.bottom)].into_iter());
    let mut rooms = Vec::new();
    for line in &lines {
        name(&mut frame, line, &mut rooms, text, form);
    }
    let mut first: Option<(&Line, Ratio, Point)> = None;
    for line in &lines {
        if let Some(firing) = line.rule.at(own) {
            let point = frame.at(own.to_f64().log10(), firing.after_s.to_f64().log10());
            frame.svg.circle(line.classes.1, point, 35);
            rooms.push(mark(point, 45));
            // The alerts stand in the order in which they fire, pages before tickets.
            first = first.or(Some((line, firing.after_s, point)));
        }
    }
    own_label(&mut frame, alerts, first, &rooms, text, form);
    frame.svg.finish()
}

fn line(rule: Rule, classes: (&'static str, &'static str, &'static str)) -> Option<Line> {
    let full = rule.at(Ratio::ONE)?;
    let long = Ratio::new(i128::from(rule.pair.long_s()), 1)?;
    Some(Line {
        rule,
        classes,
        from: (rule.threshold.to_f64().log10(), long.to_f64().log10()),
        to: (0.0, full.after_s.to_f64().log10()),
    })
}

/// Writes an alert's name at the upper end of its line, unless it would stand on another: over many powers of ten the
/// ends come close, and the table has all names.
fn name(frame: &mut Frame, line: &Line, rooms: &mut Vec<Room>, text: &Text, form: Form) {
    let (_, mark, label) = line.classes;
    let point = frame.at(line.from.0, line.from.1);
    frame.svg.circle(mark, point, 35);
    let long = text.duration(Ratio::new(i128::from(line.rule.pair.long_s()), 1).unwrap_or(Ratio::ONE));
    let severity = text.get(match line.rule.pair.severity {
        Severity::Page => say::alerts::PAGE,
        Severity::Ticket => say::alerts::TICKET,
    });
    let words = match form {
        Form::Narrow => long,
        Form::Wide => [severity, " ", &long].concat(),
    };
    // Left of its upper end nothing is below a line; where there is no room, over it.
    let beside = (point.0 - 90, point.1 + 110);
    let (at, anchor) = if beside.0 - bold_width(&words) > frame.left {
        (beside, Anchor::End)
    } else {
        ((point.0.max(frame.left + 20), point.1 - 80), Anchor::Start)
    };
    let room = Room::of(bold_width(&words), at, anchor);
    if !rooms.iter().any(|other| room.meets(other)) {
        frame.svg.text(label, at, anchor, &words);
        rooms.push(room);
    }
}

/// The first page at one's own error ratio, or else the first ticket, in words.
fn own_label(
    frame: &mut Frame,
    alerts: &Alerts,
    first: Option<(&Line, Ratio, Point)>,
    rooms: &[Room],
    text: &Text,
    form: Form,
) {
    let ratio = text.percent_of_billion(alerts.error_ratio_ppb());
    let right = form.size().0 * 10 - 20;
    let Some((line, after, point)) = first else {
        let words = text.say(say::alerts::chart_you_none(&ratio));
        let across = frame.at(alerts.error_ratio().to_f64().log10(), 0.0).0;
        let begin = (across + 60).min(right - bold_width(&words)).max(frame.left + 20);
        let at = (begin, frame.bottom - 80);
        frame.svg.text("label you-label", at, Anchor::Start, &words);
        return;
    };
    let severity = text.get(match line.rule.pair.severity {
        Severity::Page => say::alerts::CHART_PAGE,
        Severity::Ticket => say::alerts::CHART_TICKET,
    });
    let after = delay(after, text);
    let words = match form {
        // The ratio stands below, on the axis; there is no room to write it twice.
        Form::Narrow => text.say(say::alerts::chart_you_narrow(&after, severity)),
        Form::Wide => text.say(say::alerts::chart_you(&after, &ratio, severity)),
    };
    let curve = [frame.at(line.from.0, line.from.1), frame.at(line.to.0, line.to.1)];
    let around = Around { plot: [frame.left, right, frame.top, frame.bottom], curve: &curve, rooms, line: 0 };
    let beside = place(bold_width(&words), point, &around);
    frame.svg.circle("you", point, 65);
    frame.svg.text("label you-label", beside, Anchor::Start, &words);
}

/// From a power of ten below all thresholds, and one's own ratio, up to everything.
fn ratio_axis<'a>(lines: &[Line], own: Ratio, text: &'a Text, form: Form) -> Axis<'a> {
    let least = lines.iter().map(|line| line.rule.threshold).min().unwrap_or(Ratio::ONE);
    let first = Scale::down_to(least.min(own)).ppb(0);
    // A threshold can lie far below the smallest ratio that a person can enter.
    let lowest = log_ppb(first).min(own.to_f64().log10()).min(least.to_f64().log10());
    // Room for the names at the upper ends.
    let from = lowest * if lowest > -1.5 { 1.3 } else { 1.12 };
    let unit = f64::from(form.size().0) * 8.0 / -from;
    let mut chosen: Vec<(f64, String, Tenths)> = Vec::new();
    let decades = (0..=8_u32).map(|below| 1_000_000_000 / 10_u64.pow(below));
    for digit in DIGITS {
        for decade in decades.clone() {
            let ppb = decade * digit;
            if ppb > 1_000_000_000 || ppb < first {
                continue;
            }
            let (at, label) = (log_ppb(ppb), text.percent_of_billion(ppb));
            let own_width = width(&label);
            let clear = |other: &(f64, String, Tenths)| {
                (other.0 - at).abs() * unit > f64::from((own_width + other.2) / 2 + 80)
            };
            if chosen.iter().all(clear) {
                chosen.push((at, label, own_width));
            }
        }
    }
    chosen.sort_by(|a, b| a.0.total_cmp(&b.0));
    let ticks = chosen.into_iter().map(|(at, label, _)| Tick { at, label }).collect();
    Axis { from, to: 0.0, ticks, name: text.get(say::alerts::CHART_X) }
}

fn log_ppb(ppb: u64) -> f64 {
    (ppb as f64).log10() - 9.0
}

/// From below the shortest time in a full outage up to above the longest window.
fn time_axis<'a>(lines: &[Line], text: &'a Text, form: Form) -> Axis<'a> {
    let shortest = lines.iter().map(|line| line.to.1).fold(f64::from(2_u8), f64::min);
    let longest = lines.iter().map(|line| line.from.1).fold(f64::from(4_u8), f64::max);
    let span = longest - shortest;
    let (from, to) = (shortest - span * 0.12, longest + span * 0.1);
    let unit = (f64::from(form.size().1) * 10.0 - 770.0) / (to - from);
    let smaller = (1..=6_u32).map(|below| Ratio::new(1, 10_i128.pow(3 + below)));
    let times = TIMES_MS.iter().map(|ms| Ratio::new(i128::from(*ms), 1_000)).chain(smaller);
    let mut chosen: Vec<(f64, Ratio)> = Vec::new();
    for seconds in times.flatten() {
        let at = seconds.to_f64().log10();
        let clear = chosen.iter().all(|(other, _)| (other - at).abs() * unit > APART);
        if clear && from < at && at < to {
            chosen.push((at, seconds));
        }
    }
    chosen.sort_by(|a, b| a.0.total_cmp(&b.0));
    let ticks = chosen.into_iter().map(|(at, seconds)| Tick { at, label: text.duration(seconds) }).collect();
    Axis { from, to, ticks, name: text.get(say::alerts::CHART_Y) }
}
