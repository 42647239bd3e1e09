//! Days on duty each against the number of engineers who share the rota.

use super::Form;
use super::drawing::Drawing;
use super::frame::{Axis, Frame, Layer, Tick, round_step};
use super::label::{Around, Room, mark, place};
use super::svg::{Anchor, bold_width, width};
use crate::assessment::OnCallInput;
use crate::assessment::on_call_details::OnCallDetails;
use crate::content::say;
use crate::domain::on_call::{Share, share};
use crate::domain::ratio::Ratio;
use crate::text::{Places, Text};

/// A team so many times larger than needed would flatten the curve into a corner: a logarithmic axis then.
const TOO_LARGE_FOR_EVEN: u64 = 12;

/// Above so many engineers single ones are too dense to be dotted.
const DOTTED: u64 = 32;

/// Draws the curve with the limit, the engineers needed, and the person's own point. Where several sites take turns the
/// limit does not speak of a shift, so the curve stands alone with that point.
///
/// Empty if the domain refuses the numbers, which an [`OnCallInput`] never holds.
#[must_use]
pub fn draw(input: OnCallInput, details: OnCallDetails, text: &Text, form: Form) -> Drawing {
    picture(input, details, text, form).unwrap_or_default()
}

/// The number of engineers as a length: even, or by powers of ten.
#[derive(Clone, Copy)]
struct Scale {
    log: bool,
    to: u64,
}

impl Scale {
    fn of(own: u64, needed: u64) -> Self {
        let log = own > needed.saturating_mul(TOO_LARGE_FOR_EVEN);
        let room = own / if log { 4 } else { 8 } + 1;
        Self { log, to: (own + room).max(2 * needed) }
    }

    fn at(self, engineers: u64) -> f64 {
        let count = engineers as f64;
        if self.log { count.ln() } else { count }
    }
}

/// What a curve is drawn of.
#[derive(Clone, Copy)]
struct Case {
    input: OnCallInput,
    details: OnCallDetails,
}

impl Case {
    fn share(self, engineers: u64) -> Option<Share> {
        let days = Ratio::from_int(i64::try_from(self.input.days()).ok()?);
        share(engineers, self.input.on_schedule(), days, self.details.limit()).ok()
    }

    fn days_each(self, engineers: u64) -> Option<Ratio> {
        self.share(engineers)?.days_per_year
    }
}

fn picture(input: OnCallInput, details: OnCallDetails, text: &Text, form: Form) -> Option<Drawing> {
    let case = Case { input, details };
    let limited = details.sites() == 1;
    let own = case.share(input.engineers())?;
    let own_days = own.days_per_year?;
    let needed = own.engineers_needed;
    let limit_days = details.limit().ratio().times(case.days_each(input.on_schedule())?)?;
    let limit = limit_days.to_f64();

    let scale = Scale::of(input.engineers(), needed);
    // A tick beside the number needed would be written over.
    let x = engineers_axis(input, limited.then_some(needed), scale, text, form);
    let y = days_axis(input.days(), text);
    let samples = samples(input, needed, scale);
    let points: Vec<(f64, f64)> = samples
        .iter()
        .filter_map(|count| Some((scale.at(*count), case.days_each(*count)?.to_f64())))
        .collect();
    let mut layers = vec![Layer::Line("curve", points.clone())];
    if limited {
        layers.insert(0, Layer::Band("over", limit, y.to));
        layers.insert(1, Layer::Line("limit", vec![(x.from, limit), (x.to, limit)]));
    }
    let class = ["on-call ", form.name()].concat();
    let mut frame = Frame::new(&class, form, &x, &y, layers);
    let curve: Vec<_> = points.iter().map(|(x, y)| frame.at(*x, *y)).collect();

    if !scale.log && scale.to <= DOTTED {
        for dot in &curve {
            frame.svg.circle("whole", *dot, 28);
        }
    }
    let (_, line) = frame.at(x.from, limit);
    let mut rooms = Vec::new();
    if limited {
        let needed_point = frame.at(scale.at(needed), case.days_each(needed)?.to_f64());
        let foot = (needed_point.0, frame.bottom);
        frame.svg.path("drop", [needed_point, foot].into_iter());
        frame.svg.circle("needed", needed_point, 50);
        frame.x_tick("tick needed-tick", scale.at(needed), 0.0, &text.whole(needed));
        let words = text.say(say::on_call::chart_limit(&text.days(&text.number(limit_days, Places::ONE))));
        let limit_at = (frame.right, line - 60);
        frame.svg.text("label on-over", limit_at, Anchor::End, &words);
        rooms.extend([Room::of(width(&words), limit_at, Anchor::End), mark(needed_point, 60)]);
    }

    let point = frame.at(scale.at(input.engineers()), own_days.to_f64());
    let around = Around {
        plot: [frame.left, form.size().0 * 10 - 20, frame.top, frame.bottom],
        curve: &curve,
        rooms: &rooms,
        line,
    };
    let words = text.say(say::on_call::chart_you(
        &text.days(&text.number(own_days, Places::ONE)),
        &text.engineers(&text.whole(input.engineers())),
    ));
    let beside = place(bold_width(&words), point, &around);
    let over = limited && own.over_limit == Some(true);
    let classes = if over { ("you you-over", "label you-label on-over") } else { ("you", "label you-label") };
    frame.svg.circle(classes.0, point, 65);
    frame.svg.text(classes.1, beside, Anchor::Start, &words);
    Some(frame.svg.finish())
}

/// Whole numbers of engineers, denser where the curve is steep; all that is marked is among them.
fn samples(input: OnCallInput, needed: u64, scale: Scale) -> Vec<u64> {
    let part = if scale.log { 8 } else { 14 };
    let mut samples = vec![input.on_schedule()];
    let mut count = input.on_schedule();
    while count < scale.to {
        let step = count + (count / part).max(1);
        count = [input.engineers(), needed, scale.to]
            .into_iter()
            .filter(|stop| *stop > count)
            .fold(step, u64::min);
        samples.push(count);
    }
    samples
}

fn engineers_axis<'a>(
    input: OnCallInput,
    needed: Option<u64>,
    scale: Scale,
    text: &'a Text,
    form: Form,
) -> Axis<'a> {
    let mut counts: Vec<u64> = Vec::new();
    if scale.log {
        // Over a few decades there is room for twos and fives between the powers of ten.
        let digits: &[u64] =
            if scale.to < form.choose(80, 300) * input.on_schedule() { &[1, 2, 5] } else { &[1] };
        let mut power: u64 = 1;
        while power <= scale.to {
            counts.extend(digits.iter().map(|digit| digit * power));
            power = power.saturating_mul(10);
        }
        counts.retain(|count| (input.on_schedule()..=scale.to).contains(count));
    } else {
        let step = round_step(scale.to, form.choose(5, 8));
        counts.extend((0..=scale.to / step).map(|part| part * step));
    }
    let from = if scale.log { scale.at(input.on_schedule()) - 0.2 } else { 0.0 };
    let to = scale.at(scale.to);
    // The number of engineers needed has a tick of its own.
    let unit = f64::from(form.size().0 * 8) / (to - from);
    let clear = |count: &u64| {
        let Some(needed) = needed else { return true };
        let apart = (scale.at(*count) - scale.at(needed)).abs() * unit;
        let widths = width(&text.whole(*count)) + width(&text.whole(needed));
        apart > f64::from(widths / 2 + 60)
    };
    counts.retain(clear);
    let tick = |count: &u64| Tick { at: scale.at(*count), label: text.whole(*count) };
    let ticks = counts.iter().map(tick).collect();
    let name = match (scale.log, needed) {
        (true, _) => say::on_call::CHART_X_LOG,
        (false, Some(_)) => say::on_call::CHART_X,
        // There is no limit where sites take turns, and so no number needed.
        (false, None) => say::on_call::CHART_X_SITES,
    };
    Axis { from, to, ticks, name: text.get(name) }
}

fn days_axis(days: u64, text: &Text) -> Axis<'_> {
    let tenths = days.saturating_mul(10);
    let step = round_step(tenths, 4);
    let tick =
        |part: u64| Tick { at: (part * step) as f64 / 10.0, label: text.scaled(i128::from(part * step), 1) };
    let ticks = (0..=tenths / step).map(tick).collect();
    Axis { from: 0.0, to: days as f64 * 1.04, ticks, name: text.get(say::on_call::CHART_Y) }
}
