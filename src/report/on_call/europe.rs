//! European working time: information, not advice.

use super::{Section, figure};
use crate::assessment::OnCallInput;
use crate::assessment::on_call_details::OnCallDetails;
use crate::content::say;
use crate::domain::on_call::europe::{DAILY_REST, LONGEST_WEEK, WEEKLY_REST, counted_week};
use crate::domain::ratio::Ratio;
use crate::text::{Places, Text};

pub(super) fn section(input: OnCallInput, details: OnCallDetails, text: &Text) -> Option<Section> {
    let week =
        counted_week(input.engineers(), input.on_schedule(), details.sites(), details.work_week()).ok()?;
    let hours = |number: i64| text.whole(number.unsigned_abs());
    let plain = |message| (text.get(message).to_owned(), false);
    let longest = hours(LONGEST_WEEK);
    let over = if details.work_week() > Ratio::from_int(LONGEST_WEEK) {
        let own = text.number(details.work_week(), Places::ONE);
        Some(text.say(say::on_call::week_alone(&own, &longest)))
    } else {
        week.over.then(|| text.say(say::on_call::week_over(&longest)))
    };
    Some(Section {
        title: text.get(say::on_call::EUROPE_TITLE).to_owned(),
        // Whether stand-by counts is not ours to say, so no number is marked as too high.
        figures: vec![figure(say::on_call::COUNTED_WEEK_LABEL, text.number(week.hours, Places::ONE), text)],
        lines: [
            plain(say::on_call::EUROPE_NO_ADVICE),
            (
                text.say(say::on_call::europe_rest(
                    &hours(DAILY_REST),
                    &hours(LONGEST_WEEK),
                    &hours(WEEKLY_REST),
                )),
                false,
            ),
            plain(say::on_call::EUROPE_STANDBY),
            plain(say::on_call::EUROPE_PAGES),
        ]
        .into_iter()
        .chain(over.map(|words| (words, false)))
        .collect(),
        table: None,
        how: vec![text.say(say::on_call::how_counted_week(
            &text.number(week.hours, Places::ONE),
            &text.number(details.work_week(), Places::ONE),
        ))],
        sources: vec![
            text.get(say::on_call::SOURCE_DIRECTIVE).to_owned(),
            text.get(say::on_call::SOURCE_COURT).to_owned(),
        ],
    })
}
