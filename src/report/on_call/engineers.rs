//! How many engineers it takes, on one site and on several.

use super::{LIMIT_PLACES, Section};
use crate::assessment::OnCallInput;
use crate::assessment::on_call_details::OnCallDetails;
use crate::content::say;
use crate::domain::on_call::team_size;
use crate::report::Table;
use crate::text::Text;

/// The fewest engineers on each of several sites, and with one to spare for leave (SRE Workbook ch. 8).
pub(super) const BARE_OF_SEVERAL: u64 = 5;
const SPARE_OF_SEVERAL: u64 = 6;

/// What is published for several sites.
pub(super) fn of_several(text: &Text) -> String {
    text.say(say::on_call::needed_sites(&text.whole(BARE_OF_SEVERAL), &text.whole(SPARE_OF_SEVERAL)))
}

/// The finding where sites take turns.
pub(super) fn story(input: OnCallInput, details: OnCallDetails, text: &Text) -> String {
    let (sites, engineers) = (text.whole(details.sites()), text.engineers(&text.whole(input.engineers())));
    if input.engineers() < BARE_OF_SEVERAL {
        text.say(say::report::story_on_call_sites_few(&engineers, &text.whole(BARE_OF_SEVERAL), &sites))
    } else {
        text.say(say::report::story_on_call_sites(&engineers, &sites))
    }
}

pub(super) fn section(input: OnCallInput, details: OnCallDetails, text: &Text) -> Option<Section> {
    let limit = details.limit();
    let size = team_size(input.on_schedule(), 1, limit).ok()?;
    let limit_text = text.percent(limit.ratio(), LIMIT_PLACES);
    let row = |name: String, own, each: u64, spare: u64, sites: u64| {
        let cells = vec![name, text.whole(each), text.whole(spare), text.whole(spare.saturating_mul(sites))];
        (cells, own)
    };
    let sites = details.sites().max(2);
    let several = text.say(say::on_call::row_several(&text.whole(sites)));
    Some(Section {
        title: text.get(say::on_call::ENGINEERS_TITLE).to_owned(),
        figures: Vec::new(),
        lines: vec![(text.get(say::on_call::SITES_NOTE).to_owned(), false)],
        table: Some(Table {
            caption: text.get(say::on_call::ENGINEERS_CAPTION).to_owned(),
            columns: [
                say::on_call::COLUMN_CASE,
                say::on_call::COLUMN_EACH,
                say::on_call::COLUMN_SPARE,
                say::on_call::COLUMN_ALL,
            ]
            .map(|column| text.get(column).to_owned())
            .into(),
            rows: vec![
                row(
                    text.say(say::on_call::row_one(&limit_text)),
                    details.sites() == 1,
                    size.engineers_needed,
                    size.with_spare,
                    1,
                ),
                row(several, details.sites() > 1, BARE_OF_SEVERAL, SPARE_OF_SEVERAL, sites),
            ],
        }),
        how: vec![
            text.say(say::on_call::how_needed(
                &limit_text,
                &text.engineers(&text.whole(size.engineers_needed)),
                &text.whole(input.on_schedule()),
            )),
            text.get(say::on_call::HOW_SEVERAL).to_owned(),
        ],
        sources: vec![
            text.get(say::on_call::SOURCE).to_owned(),
            text.get(say::on_call::SOURCE_SPARE).to_owned(),
        ],
    })
}
