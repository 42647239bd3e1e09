//! What incidents take: interrupts a shift, nights, and the share of the team's time.

use super::{Section, figure};
use crate::assessment::OnCallInput;
use crate::assessment::on_call_details::OnCallDetails;
use crate::content::say;
use crate::domain::on_call::load::{
    self, INCIDENTS_PER_SHIFT, Load, OPERATIONS_CAP, SHIFTS_A_WEEK, chance_of_more_than_two,
};
use crate::domain::ratio::{Ratio, Rounding};
use crate::report::Figure;
use crate::text::{Places, Text};

/// What is held against a limit never reads smaller than it is.
const UP: Places = Places { most: 2, rounding: Rounding::Up };

/// Incidents a week and what they take; `None` where they are not counted.
fn computed(input: OnCallInput, details: OnCallDetails) -> Option<(Ratio, Load)> {
    let incidents = details.incidents()?;
    let engineers = input.engineers().checked_mul(details.sites())?;
    let load = load::load(incidents, details.hours_per_incident(), engineers, details.work_week()).ok()?;
    Some((incidents, load))
}

/// The finding and its sums where incidents are more than the published limits allow.
pub(super) fn too_many(
    input: OnCallInput,
    details: OnCallDetails,
    text: &Text,
) -> Option<(String, Vec<String>)> {
    let (incidents, load) = computed(input, details)?;
    let count = text.number(incidents, Places::TWO);
    let sites = text.whole(details.sites());
    let how = how(input, details, incidents, &load, text);
    if load.over_two_per_shift {
        let shift = text.number(load.incidents_per_shift, UP);
        let story = if details.sites() == 1 {
            text.say(say::report::story_on_call_interrupts(&count, &shift))
        } else {
            text.say(say::report::story_on_call_interrupts_sites(&count, &shift, &sites))
        };
        return Some((story, how));
    }
    (load.over_cap()).then(|| {
        let share = text.percent(load.share_of_team, UP);
        let story = if details.sites() == 1 {
            text.say(say::report::story_on_call_load(&count, &share))
        } else {
            text.say(say::report::story_on_call_load_sites(&count, &share, &sites))
        };
        (story, how)
    })
}

/// A chance in per cent with one decimal, never rounded to certainty.
fn chance_words(chance: f64, text: &Text) -> String {
    let most = Ratio::new(999, 1_000).unwrap_or(Ratio::ONE);
    let chance = fraction(chance);
    if chance > most {
        text.say(say::on_call::nearly_all(&text.percent(most, Places::ONE)))
    } else {
        text.percent(chance, Places::ONE)
    }
}

pub(super) fn section(input: OnCallInput, details: OnCallDetails, text: &Text) -> Option<Section> {
    let (incidents, load) = computed(input, details)?;
    let engineers = input.engineers().checked_mul(details.sites())?;
    let nights = load::nights(incidents, details.night_share(), engineers, input.days())?;
    let word = |bad, over, within| Some((text.get(if bad { over } else { within }).to_owned(), bad));
    let over_cap = load.over_cap();
    let estimate = |value: f64| text.number(nearest_tenth(value), Places::ONE);
    let per_night = nights.pages_per_week.over(Ratio::from_int(7)).unwrap_or(Ratio::ZERO);
    let chance = chance_words(chance_of_more_than_two(load.incidents_per_shift), text);
    // Several sites share the incidents, and their shifts are no 12 hours.
    let one = details.sites() == 1;
    let mut lines = Vec::new();
    if one {
        lines.push((text.say(say::on_call::more_than_two(&chance)), false));
    } else {
        let (people, sites) = (engineers_of(input, details, text), text.whole(details.sites()));
        lines.push((text.say(say::on_call::incidents_of_sites(&people, &sites)), false));
        lines.push((text.say(say::on_call::more_than_two_sites(&chance)), false));
    }
    if load.over_two_per_shift {
        let over = if one { say::on_call::INCIDENTS_OVER } else { say::on_call::INCIDENTS_OVER_SITES };
        lines.push((text.get(over).to_owned(), true));
    }
    if load.spare_hours_per_week < Ratio::ZERO {
        lines.push((text.get(say::on_call::INCIDENTS_ALL_TIME).to_owned(), true));
    } else if over_cap {
        lines.push((text.get(say::on_call::LOAD_OVER).to_owned(), true));
    } else {
        let left = OPERATIONS_CAP.minus(load.share_of_team).unwrap_or(Ratio::ZERO);
        let (cap, left) = (text.percent(OPERATIONS_CAP, Places::ONE), text.percent(left, Places::ONE));
        lines.push((text.say(say::on_call::load_left(&cap, &left)), false));
    }
    let label = |of_one, of_several| if one { of_one } else { of_several };
    let mut figures = vec![
        Figure {
            word: word(
                load.over_two_per_shift,
                say::on_call::INTERRUPTS_OVER_WORD,
                say::on_call::INTERRUPTS_WITHIN_WORD,
            ),
            ..figure(
                label(say::on_call::PER_SHIFT_LABEL, say::on_call::PER_SHIFT_LABEL_SITES),
                text.number(load.incidents_per_shift, UP),
                text,
            )
        },
        figure(
            label(say::on_call::LOAD_HOURS_LABEL, say::on_call::LOAD_HOURS_LABEL_SITES),
            text.number(load.hours_per_week, Places::ONE),
            text,
        ),
        Figure {
            word: word(over_cap, say::on_call::CAP_OVER_WORD, say::on_call::CAP_WITHIN_WORD),
            ..figure(
                label(say::on_call::LOAD_SHARE_LABEL, say::on_call::LOAD_SHARE_LABEL_SITES),
                text.percent(load.share_of_team, Places::ONE),
                text,
            )
        },
    ];
    let mut how = how(input, details, incidents, &load, text);
    let per_shift = text.number(load.incidents_per_shift, UP);
    how.push(text.say(say::on_call::how_more_than_two(&chance, &per_shift)));
    let mut sources = vec![text.get(say::on_call::SOURCE_INCIDENTS).to_owned()];
    // With sites around the world no shift is at night.
    if one {
        let first = Ratio::new(input.days().into(), engineers.into()).unwrap_or(Ratio::ZERO);
        let first = text.number(first, Places::ONE);
        lines
            .push((text.say(say::on_call::own_nights(&first, &estimate(nights.own_nights_per_year))), false));
        figures.push(figure(say::on_call::NIGHTS_LABEL, estimate(nights.nights_per_year), text));
        figures.push(figure(say::on_call::OWN_NIGHTS_LABEL, estimate(nights.own_nights_per_year), text));
        how.push(text.say(say::on_call::how_nights(
            &text.days(&text.whole(input.days())),
            &estimate(nights.nights_per_year),
            &text.number(per_night, Places::TWO),
            &text.number(per_night, Places::TWO),
            &text.percent(details.night_share(), Places::ONE),
        )));
        how.push(text.get(say::on_call::HOW_NIGHTS_ASSUMED).to_owned());
        sources.push(text.get(say::on_call::SOURCE_DERIVED).to_owned());
    } else {
        lines.push((text.get(say::on_call::NO_NIGHTS).to_owned(), false));
    }
    Some(Section {
        title: text.get(say::on_call::INCIDENTS_TITLE).to_owned(),
        figures,
        lines,
        table: None,
        how,
        sources,
    })
}

fn how(
    input: OnCallInput,
    details: OnCallDetails,
    incidents: Ratio,
    load: &Load,
    text: &Text,
) -> Vec<String> {
    let hours = |value| text.say(say::number::hours(&text.number(value, Places::ONE)));
    let count = text.number(incidents, Places::TWO);
    let per_shift = text.number(load.incidents_per_shift, UP);
    let limit = text.whole(INCIDENTS_PER_SHIFT.unsigned_abs());
    let shifts = text.whole(SHIFTS_A_WEEK.unsigned_abs());
    vec![
        if details.sites() == 1 {
            text.say(say::on_call::how_per_shift(&count, &limit, &per_shift, &shifts))
        } else {
            text.say(say::on_call::how_per_shift_sites(&count, &limit, &per_shift, &shifts))
        },
        text.say(say::on_call::how_load(
            &engineers_of(input, details, text),
            &hours(details.hours_per_incident()),
            &count,
            &text.percent(load.share_of_team, Places::ONE),
            &hours(load.hours_per_week),
            &hours(details.work_week()),
        )),
        text.say(say::on_call::how_load_year(&hours(load.hours_per_week), &hours(load.hours_per_year))),
    ]
}

/// Whose time incidents take: with several sites, that of all.
fn engineers_of(input: OnCallInput, details: OnCallDetails, text: &Text) -> String {
    let all = input.engineers().saturating_mul(details.sites());
    let engineers = text.engineers(&text.whole(all));
    if details.sites() == 1 { engineers } else { text.say(say::on_call::on_all_sites(&engineers)) }
}

/// An expected number is no exact one: a tenth is as far as it says anything.
fn nearest_tenth(value: f64) -> Ratio {
    let tenths = (value * 10.0).round();
    // Nights and pages are counted in hundreds; what is no number is none.
    let whole = if tenths.is_finite() { tenths as i64 } else { 0 };
    Ratio::new(i128::from(whole), 10).unwrap_or(Ratio::ZERO)
}

/// A chance as a fraction, to nine digits: text is made of fractions.
fn fraction(chance: f64) -> Ratio {
    let parts = (chance * 1e9).round();
    Ratio::new(if parts.is_finite() { parts as i128 } else { 0 }, 1_000_000_000).unwrap_or(Ratio::ZERO)
}
