//! What the report says of the calendar.

use super::{RotaInput, no_calendar, notes};
use crate::assessment::Assessment;
use crate::assessment::calendar::{Calendar, NoCalendar};
use crate::content::say;
use crate::text::Text;

/// The sentence where weeks of the calendar are not covered, and which weeks those are; names are in neither. `None`
/// where all are covered, or no calendar was made.
pub(in crate::report) fn finding(assessment: &Assessment, text: &Text) -> Option<(String, Vec<String>)> {
    let rota = assessment.calculators.rota.clone()?;
    let sites = assessment.calculators.on_call_details.unwrap_or_default().sites();
    let input = RotaInput {
        on_call: assessment.on_call_or_example(),
        rota,
        sites: usize::try_from(sites).unwrap_or(1),
        names: Vec::new(),
    };
    let calendar = match Calendar::new(input.on_call, &input.rota, input.sites) {
        Ok(calendar) => calendar,
        Err(reason @ NoCalendar::TooFewPeople { .. }) => {
            return Some((no_calendar(reason, &input, text), Vec::new()));
        }
        Err(NoCalendar::OnSchedule | NoCalendar::TooManyPeople) => return None,
    };
    let open = calendar.open_weeks();
    let all = text.whole(calendar.shifts() as u64);
    let (nobody, missing) = (text.whole(open.nobody), text.whole(open.secondary));
    let place = if input.sites > 1 { text.get(say::rota::FINDING_PLACE) } else { "" };
    let sentence = match (open.nobody, open.secondary) {
        (0, 0) => return None,
        (_, 0) => text.say(say::rota::finding_nobody(&all, place, &nobody)),
        (0, _) => text.say(say::rota::finding_one_missing(&all, place, &missing)),
        (_, _) => text.say(say::rota::finding_both(&all, &missing, place, &nobody)),
    };
    let weeks: Vec<_> = calendar.uncovered().collect();
    Some((sentence, notes::open(&calendar, &weeks, text)))
}
