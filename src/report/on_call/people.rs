//! Each person's part of the rota where people work different shares of full time.

use super::{Section, hours};
use crate::assessment::OnCallInput;
use crate::content::say;
use crate::domain::on_call::hours::part_time;
use crate::domain::ratio::Ratio;
use crate::domain::units::PartsPerMillion;
use crate::report::Table;
use crate::text::{Places, Text};

/// Share and days of each of `people`, a name and the share of full time, in order. `None` where everybody works full
/// time or nobody has a share: then the rota's own numbers say it all.
#[must_use]
pub fn people(people: &[(String, PartsPerMillion)], input: OnCallInput, text: &Text) -> Option<Section> {
    if people.iter().all(|(_, share)| *share == PartsPerMillion::WHOLE) {
        return None;
    }
    let shares: Vec<Ratio> = people.iter().map(|(_, share)| share.ratio()).collect();
    let year = hours::days(input);
    let part = part_time(&shares, input.on_schedule(), year).ok()?;
    let one = |number: Ratio| text.number(number, Places::ONE);
    let percent = |share: Ratio| text.percent(share, Places::ONE);
    let full = text.number(part.full_time, Places::TWO);
    let on_schedule = text.whole(input.on_schedule());
    let line = if part.feasible {
        let days = text.days(&one(year.times(part.share_of_full_time)?));
        text.say(say::on_call::people_full(&days, &full, &percent(part.share_of_full_time)))
    } else {
        text.say(say::on_call::people_too_much(&on_schedule))
    };
    let rows = people
        .iter()
        .zip(part.shares.iter().zip(&part.days))
        .map(|((name, own), (share, days))| {
            (vec![name.clone(), percent(own.ratio()), percent(*share), one(*days)], false)
        })
        .collect();
    Some(Section {
        title: text.get(say::on_call::PEOPLE_TITLE).to_owned(),
        figures: Vec::new(),
        lines: vec![(line, !part.feasible)],
        // Shares above all the time are no numbers to plan with.
        table: part.feasible.then(|| Table {
            caption: text.get(say::on_call::PEOPLE_CAPTION).to_owned(),
            columns: [
                say::on_call::COLUMN_PERSON,
                say::on_call::COLUMN_FULL_TIME,
                say::on_call::SHARE_LABEL,
                say::on_call::DAYS_LABEL,
            ]
            .map(|column| text.get(column).to_owned())
            .into(),
            rows,
        }),
        how: vec![text.say(say::on_call::how_people(&on_schedule, &full))],
        sources: vec![text.get(say::on_call::SOURCE_DERIVED).to_owned()],
    })
}
