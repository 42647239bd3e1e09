//! How many engineers it takes, on one site and on several.

use super::{LIMIT_PLACES, Section};
use crate::assessment::OnCallInput;
use crate::assessment::on_call_details::OnCallDetails;
use crate::content::say;
use crate::domain::on_call::team_size;
use crate::domain::ratio::Ratio;
use crate::report::Table;
use crate::text::{Places, Text};

/// The fewest engineers on each of several sites, and with one to spare for leave (SRE Workbook ch. 8).
const BARE_OF_SEVERAL: u64 = 5;
const SPARE_OF_SEVERAL: u64 = 6;
/// People on schedule that the published numbers are for: a first and a second.
const PUBLISHED_ON_SCHEDULE: u64 = 2;

/// What is wrong with several sites, if anything is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Sites {
    /// There are fewer engineers than published for two on schedule.
    Few,
    /// There are as many, or nothing is published for so many on schedule.
    Fine,
}

/// The share of all hours where sites take turns: that of the weeks by the number of sites.
fn share_of_hours(input: OnCallInput, details: OnCallDetails) -> Ratio {
    let places = i128::from(input.engineers()) * i128::from(details.sites());
    Ratio::new(input.on_schedule().into(), places).unwrap_or(Ratio::ZERO)
}

/// Judges several sites by the published number, which is for two on schedule. The limit is one for somebody who covers
/// the whole day, so neither the share of weeks nor that of hours is held against it.
pub(super) fn judged(input: OnCallInput) -> Sites {
    if input.on_schedule() == PUBLISHED_ON_SCHEDULE && input.engineers() < BARE_OF_SEVERAL {
        Sites::Few
    } else {
        Sites::Fine
    }
}

/// How many engineers several sites need: within the limit, and as published where that was for as many on schedule.
pub(super) fn of_several(input: OnCallInput, details: OnCallDetails, text: &Text) -> String {
    let limit = text.percent(details.limit().ratio(), LIMIT_PLACES);
    let needed = needed(input, details, details.sites());
    let within = text.say(say::on_call::needed_weeks(needed, &limit, &text.whole(needed)));
    if input.on_schedule() != PUBLISHED_ON_SCHEDULE {
        return within;
    }
    let (bare, spare) = (text.whole(BARE_OF_SEVERAL), text.whole(SPARE_OF_SEVERAL));
    [within, text.say(say::on_call::needed_sites(&bare, &spare))].join(" ")
}

/// The fewest engineers on each of several sites who have a shift in no more than the limit of the weeks.
fn needed(input: OnCallInput, details: OnCallDetails, sites: u64) -> u64 {
    team_size(input.on_schedule(), sites, details.limit())
        .map_or(input.on_schedule(), |size| size.engineers_needed)
}

/// The finding where sites take turns.
pub(super) fn story(input: OnCallInput, details: OnCallDetails, text: &Text) -> String {
    let (sites, engineers) = (text.whole(details.sites()), text.engineers(&text.whole(input.engineers())));
    match judged(input) {
        Sites::Few => {
            text.say(say::report::story_on_call_sites_few(&engineers, &text.whole(BARE_OF_SEVERAL), &sites))
        }
        Sites::Fine => text.say(say::report::story_on_call_sites(&engineers, &sites)),
    }
}

/// The sums of share and size where sites take turns.
pub(super) fn how_sites(input: OnCallInput, details: OnCallDetails, text: &Text) -> Vec<String> {
    let (engineers, on_schedule) =
        (text.engineers(&text.whole(input.engineers())), text.whole(input.on_schedule()));
    let sites = text.whole(details.sites());
    vec![
        text.say(say::on_call::how_share_sites(
            &engineers,
            &on_schedule,
            &text.percent(share_of_hours(input, details), Places::ONE),
            &sites,
        )),
        how_needed(input, details, details.sites(), text),
    ]
}

fn how_needed(input: OnCallInput, details: OnCallDetails, sites: u64, text: &Text) -> String {
    text.say(say::on_call::how_needed_sites(
        &text.percent(details.limit().ratio(), LIMIT_PLACES),
        &text.whole(needed(input, details, sites)),
        &text.whole(input.on_schedule()),
    ))
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
    let sites_text = text.whole(sites);
    let of_hours = needed(input, details, sites);
    let mut rows = vec![
        row(
            text.say(say::on_call::row_one(&limit_text)),
            details.sites() == 1,
            size.engineers_needed,
            size.with_spare,
            1,
        ),
        row(
            text.say(say::on_call::row_weeks(&limit_text, &sites_text)),
            details.sites() > 1,
            of_hours,
            of_hours.saturating_add(1),
            sites,
        ),
    ];
    let mut how = vec![
        text.say(say::on_call::how_needed(
            &limit_text,
            &text.engineers(&text.whole(size.engineers_needed)),
            &text.whole(input.on_schedule()),
        )),
        how_needed(input, details, sites, text),
    ];
    if input.on_schedule() == PUBLISHED_ON_SCHEDULE {
        let name = text.say(say::on_call::row_several(&sites_text));
        rows.push(row(name, false, BARE_OF_SEVERAL, SPARE_OF_SEVERAL, sites));
        how.push(text.get(say::on_call::HOW_SEVERAL).to_owned());
    }
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
            rows,
        }),
        how,
        sources: vec![
            text.get(say::on_call::SOURCE).to_owned(),
            text.get(say::on_call::SOURCE_SPARE).to_owned(),
        ],
    })
}
