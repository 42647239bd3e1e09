//! Hours on call, those outside working time, and the weeks that leave takes away.

use super::{LIMIT_PLACES, Section, figure};
use crate::assessment::OnCallInput;
use crate::assessment::on_call_details::OnCallDetails;
use crate::content::say;
use crate::domain::on_call::hours::{
    FollowTheSun, HOURS_A_WEEK, Leave, follow_the_sun, leave, outside_hours,
};
use crate::domain::ratio::Ratio;
use crate::report::Figure;
use crate::text::{Places, Text};

pub(super) fn days(input: OnCallInput) -> Ratio {
    Ratio::from_int(i64::try_from(input.days()).unwrap_or(0))
}

/// The input's limits rule out every error.
fn turns(input: OnCallInput, details: OnCallDetails) -> Option<FollowTheSun> {
    follow_the_sun(details.sites(), input.engineers(), input.on_schedule(), days(input)).ok()
}

/// The sentence to remember where sites take turns.
pub(super) fn takeaway(sites: u64, days_each: &str, text: &Text) -> String {
    let hours = Ratio::new(24, i128::from(sites)).unwrap_or(Ratio::ZERO);
    text.say(say::on_call::takeaway_sites(days_each, &text.number(hours, Places::ONE)))
}

/// The shares where sites take turns.
pub(super) fn shares(input: OnCallInput, details: OnCallDetails, text: &Text) -> String {
    let Some(turns) = turns(input, details) else { return String::new() };
    text.say(say::on_call::share_sites(
        &text.percent(turns.share_of_hours, Places::ONE),
        &text.whole(details.sites()),
        &text.percent(turns.share_of_weeks, Places::ONE),
    ))
}

/// The numbers set apart where sites take turns.
pub(super) fn figures(input: OnCallInput, details: OnCallDetails, text: &Text) -> Vec<Figure> {
    let Some(turns) = turns(input, details) else { return Vec::new() };
    vec![
        figure(say::on_call::SHIFT_DAYS_LABEL, text.number(turns.days_per_year, Places::ONE), text),
        figure(say::on_call::WEEKS_SHARE_LABEL, text.percent(turns.share_of_weeks, Places::ONE), text),
        figure(say::on_call::HOURS_SHARE_LABEL, text.percent(turns.share_of_hours, Places::ONE), text),
        figure(say::on_call::ALL_SITES_LABEL, text.whole(turns.engineers_total), text),
    ]
}

/// Who share a rota: with several sites, on each of them.
fn engineers_of(input: OnCallInput, details: OnCallDetails, text: &Text) -> String {
    let engineers = text.engineers(&text.whole(input.engineers()));
    if details.sites() == 1 { engineers } else { text.say(say::on_call::on_each_site(&engineers)) }
}

pub(super) fn section(input: OnCallInput, details: OnCallDetails, text: &Text) -> Option<Section> {
    let sites = details.sites();
    let hours =
        outside_hours(input.engineers(), input.on_schedule(), sites, details.work_week(), days(input))
            .ok()?;
    let number = |value| text.number(value, Places::ONE);
    let hours_of = |value| text.say(say::number::hours(&number(value)));
    let (engineers, on_schedule) = (engineers_of(input, details, text), text.whole(input.on_schedule()));
    let week = hours_of(hours.hours_per_on_call_week);
    let mut section = Section {
        title: text.get(say::on_call::HOURS_TITLE).to_owned(),
        figures: vec![
            figure(say::on_call::WEEK_HOURS_LABEL, number(hours.hours_per_week), text),
            figure(say::on_call::OUTSIDE_YEAR_LABEL, number(hours.outside_per_year), text),
            figure(say::on_call::OUTSIDE_SHARE_LABEL, text.percent(hours.outside_share, Places::ONE), text),
        ],
        lines: Vec::new(),
        table: None,
        how: vec![
            text.say(say::on_call::how_week_hours(
                &engineers,
                &week,
                &on_schedule,
                &hours_of(hours.hours_per_week),
            )),
            if hours.outside_per_on_call_week == Ratio::ZERO {
                text.say(say::on_call::how_outside_none(&week, &hours_of(details.work_week())))
            } else {
                text.say(say::on_call::how_outside(
                    &week,
                    &hours_of(hours.outside_per_on_call_week),
                    &hours_of(details.work_week()),
                ))
            },
            text.say(say::on_call::how_outside_year(
                &text.days(&text.whole(input.days())),
                &hours_of(hours.outside_per_week),
                &hours_of(hours.outside_per_year),
            )),
        ],
        sources: vec![text.get(say::on_call::SOURCE_DERIVED).to_owned()],
    };
    let whose = if sites == 1 {
        text.say(say::on_call::one_site(&text.whole(HOURS_A_WEEK.unsigned_abs())))
    } else {
        text.say(say::on_call::each_of_sites(&number(hours.hours_per_on_call_week), &text.whole(sites)))
    };
    section.lines.push((whose, false));
    if let Some(weeks) = details.leave_weeks() {
        let found = leave(input.engineers(), input.on_schedule(), weeks, details.limit()).ok()?;
        add_leave(&mut section, input, details, weeks, &found, text);
    }
    Some(section)
}

fn add_leave(
    section: &mut Section,
    input: OnCallInput,
    details: OnCallDetails,
    weeks: Ratio,
    found: &Leave,
    text: &Text,
) {
    let number = |value| text.number(value, Places::ONE);
    let share = text.percent(found.share_of_worked, Places::ONE);
    let limit = text.percent(details.limit().ratio(), LIMIT_PLACES);
    // Where sites take turns a week of shifts is no week around the clock, and the limit does not speak of it.
    let judged = details.sites() == 1;
    let word = super::verdict_word(found.over_limit, text);
    section.figures.push(Figure {
        word: judged.then_some((word, found.over_limit)),
        ..figure(say::on_call::WORKED_LABEL, share.clone(), text)
    });
    let leave = text.weeks(&number(weeks));
    if !found.feasible {
        section.lines.push((text.say(say::on_call::leave_too_long(&leave)), true));
    } else if judged {
        let needed = text.engineers(&text.whole(found.engineers_needed));
        section.lines.push((text.say(say::on_call::leave_needed(&leave, &limit, &needed)), found.over_limit));
    }
    section.how.push(text.say(say::on_call::how_worked(
        &engineers_of(input, details, text),
        &leave,
        &text.whole(input.on_schedule()),
        &share,
        &text.weeks(&number(found.worked_weeks)),
    )));
    if judged {
        section.how.push(text.say(say::on_call::how_leave_needed(
            &limit,
            &text.whole(found.engineers_needed),
            &text.whole(input.on_schedule()),
            &text.weeks(&number(found.worked_weeks)),
        )));
    }
}

/// The finding and its sums where the share of worked weeks is over the limit.
pub(super) fn too_much_with_leave(
    input: OnCallInput,
    details: OnCallDetails,
    text: &Text,
) -> Option<(String, Vec<String>)> {
    let weeks = details.leave_weeks().filter(|_| details.sites() == 1)?;
    let found = leave(input.engineers(), input.on_schedule(), weeks, details.limit()).ok()?;
    let share = text.percent(found.share_of_worked, Places::ONE);
    let story = found.over_limit.then(|| {
        let days_each = Ratio::new(input.on_schedule().into(), input.engineers().into())
            .and_then(|share| share.times(days(input)))
            .unwrap_or(Ratio::ZERO);
        text.say(say::report::story_on_call_leave(
            &text.days(&text.number(days_each, Places::ONE)),
            &text.weeks(&text.number(weeks, Places::ONE)),
            &text.percent(details.limit().ratio(), LIMIT_PLACES),
            &text.whole(found.engineers_needed),
            &text.engineers(&text.whole(input.engineers())),
            &share,
        ))
    })?;
    let mut section = section(input, details, text)?;
    // The sums of leave stand last, those of the hours before them.
    let how = section.how.split_off(section.how.len().saturating_sub(2));
    Some((story, how))
}
