//! The on-call calculator in words.

mod engineers;
mod europe;
mod hours;
mod incidents;

use super::{Calculator, Figure, Finding, Table};
use crate::assessment::on_call_details::OnCallDetails;
use crate::assessment::{Assessment, OnCallInput};
use crate::content::say;
use crate::domain::on_call::{self, Frequency, LIMIT, Share};
use crate::domain::ratio::{Ratio, Rounding};
use crate::text::{Message, Places, Text};
use std::cmp::Ordering;

/// The strongest finding, once the calculator was used.
pub(super) fn finding(assessment: &Assessment, text: &Text) -> Option<Finding> {
    let details = assessment.calculators.on_call_details;
    // Where the time goes enters details too; only this screen enters the three numbers or the calendar.
    if assessment.on_call.is_none() && assessment.calculators.rota.is_none() {
        return None;
    }
    let result = OnCallResult::new(assessment.on_call_or_example(), details.unwrap_or_default(), text);
    let (mut how, mut sources) = (result.how, OnCallResult::sources(text).map(str::to_owned).to_vec());
    let (mut story, mut bad) = (result.story, result.over);
    // Of what is shared by everybody, too much on-call time is the strongest, then too many incidents, then too much of the weeks that leave leaves.
    let stronger = || {
        let incidents = incidents::too_many(result.input, result.details, text)
            .map(|found| (found, say::on_call::SOURCE_INCIDENTS));
        incidents.or_else(|| {
            hours::too_much_with_leave(result.input, result.details, text)
                .map(|found| (found, say::on_call::SOURCE_DERIVED))
        })
    };
    if !bad && let Some(((words, lines), source)) = stronger() {
        (story, bad) = (words, true);
        how.extend(lines);
        sources.push(text.get(source).to_owned());
    }
    // Weeks in which nobody comes are worse than too many for those who do.
    if let Some((open, weeks)) = super::rota::finding(assessment, text) {
        story = if bad { [open, story].join(" ") } else { open };
        bad = true;
        how.splice(0..0, weeks);
        sources.push(text.get(say::rota::SOURCE_WEEKS).to_owned());
    }
    Some(Finding { calculator: Calculator::OnCall, story, bad, how, sources })
}

/// A part of the result below the chart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// Its heading.
    pub title: String,
    /// The numbers set apart.
    pub figures: Vec<Figure>,
    /// Sentences, and whether each is a bad one.
    pub lines: Vec<(String, bool)>,
    /// The same for several cases, where there are some.
    pub table: Option<Table>,
    /// How each number is calculated.
    pub how: Vec<String>,
    /// Where the formulas and limits come from.
    pub sources: Vec<String>,
}

/// What on call costs, ready to be shown.
#[derive(Debug)]
pub struct OnCallResult {
    /// The three numbers it was made from.
    pub input: OnCallInput,
    /// What else it was made from.
    pub details: OnCallDetails,
    /// The sentence to remember.
    pub takeaway: String,
    /// The share beside the limit.
    pub share: String,
    /// Whether the share is over the limit.
    pub over: bool,
    /// How many engineers stay within it.
    pub needed: String,
    /// The numbers set apart.
    pub figures: Vec<Figure>,
    /// How each number is calculated, with this person's numbers.
    pub how: Vec<String>,
    /// What the chart shows, in a sentence.
    pub chart: String,
    /// What to do.
    pub advice: String,
    /// The finding for the report.
    pub story: String,
}

/// Results of the same input are the same.
impl PartialEq for OnCallResult {
    fn eq(&self, other: &Self) -> bool {
        (self.input, self.details) == (other.input, other.details)
    }
}

impl OnCallResult {
    /// Where the formulas and the limit come from.
    #[must_use]
    pub fn sources(text: &Text) -> [&str; 2] {
        [text.get(say::on_call::SOURCE), text.get(say::on_call::SOURCE_SPARE)]
    }

    /// Words the result. The input is valid by construction, so there always is one.
    #[must_use]
    pub fn new(input: OnCallInput, details: OnCallDetails, text: &Text) -> Self {
        let share = computed(input, details, input.engineers());
        let several = details.sites() > 1;
        let days = share.days_per_year.unwrap_or(Ratio::ZERO);
        let of_time = share.share.unwrap_or(Ratio::ZERO);
        // A week with shifts is no week around the clock: the limit does not speak of it.
        let over = if several {
            engineers::judged(input) != engineers::Sites::Fine
        } else {
            share.over_limit.unwrap_or(false)
        };
        let days_text = text.number(days, Places::ONE);
        let share_text = text.percent(of_time, Places::ONE);
        let limit = text.percent(details.limit().ratio(), LIMIT_PLACES);
        let published = details.limit() == LIMIT;
        let (engineers, on_schedule) =
            (text.engineers(&text.whole(input.engineers())), text.whole(input.on_schedule()));
        let days_each = text.days(&days_text);
        let needed_text = text.whole(share.engineers_needed);
        let spare = text.whole(share.engineers_with_spare);
        let weeks_text_again = text.number(share.weeks_per_year.unwrap_or(Ratio::ZERO), Places::ONE);
        let weeks_text = text.number(share.weeks_per_year.unwrap_or(Ratio::ZERO), Places::ONE);
        let weeks =
            Ratio::new(i128::from(input.engineers()), i128::from(input.on_schedule())).unwrap_or(Ratio::ONE);
        let verdict_word = verdict_word(over, text);
        Self {
            input,
            details,
            takeaway: if several {
                hours::takeaway(details.sites(), &days_each, text)
            } else {
                text.say(say::on_call::takeaway(&days_each, &frequency(of_time, text)))
            },
            share: match (several, published, of_time.cmp(&details.limit().ratio())) {
                (true, ..) => hours::shares(input, details, text),
                (_, true, Ordering::Greater) => text.say(say::on_call::share_over(&limit, &share_text)),
                (_, true, Ordering::Equal) => text.say(say::on_call::share_at(&share_text)),
                (_, true, Ordering::Less) => text.say(say::on_call::share_within(&limit, &share_text)),
                (_, _, Ordering::Greater) => text.say(say::on_call::share_over_own(&limit, &share_text)),
                (_, _, Ordering::Equal) => text.say(say::on_call::share_at_own(&share_text)),
                (_, _, Ordering::Less) => text.say(say::on_call::share_within_own(&limit, &share_text)),
            },
            over,
            needed: if several {
                engineers::of_several(input, details, text)
            } else {
                text.say(say::on_call::needed(share.engineers_needed, &needed_text, &spare))
            },
            figures: if several {
                hours::figures(input, details, text)
            } else {
                let limit_label =
                    if published { say::on_call::LIMIT_LABEL } else { say::on_call::OWN_LIMIT_LABEL };
                vec![
                    figure(say::on_call::DAYS_LABEL, days_text.clone(), text),
                    figure(say::on_call::WEEKS_LABEL, weeks_text, text),
                    Figure {
                        word: Some((verdict_word, over)),
                        ..figure(say::on_call::SHARE_LABEL, share_text.clone(), text)
                    },
                    figure(limit_label, limit.clone(), text),
                    figure(say::on_call::NEEDED_LABEL, needed_text.clone(), text),
                ]
            },
            how: {
                let mut how = vec![
                    text.say(say::on_call::how_days(
                        &text.days(&text.whole(input.days())),
                        &engineers,
                        &on_schedule,
                        &days_each,
                    )),
                    text.say(say::on_call::how_weeks(&days_each, &text.weeks(&weeks_text_again))),
                ];
                how.extend(if several {
                    engineers::how_sites(input, details, text)
                } else {
                    let needed = text.engineers(&needed_text);
                    vec![
                        text.say(say::on_call::how_share(&engineers, &on_schedule, &share_text)),
                        text.say(say::on_call::how_needed(&limit, &needed, &on_schedule)),
                    ]
                });
                how.push(text.say(say::on_call::how_frequency(
                    &engineers,
                    &on_schedule,
                    &text.weeks(&text.number(weeks, Places::ONE)),
                )));
                how
            },
            chart: if several {
                text.get(say::on_call::CHART_TAKEAWAY_SITES).to_owned()
            } else {
                text.say(say::on_call::chart_takeaway(
                    &text.days(&text.number(limit_days(input, details), Places::ONE)),
                    &needed_text,
                ))
            },
            advice: text
                .get(match (over, several) {
                    (true, _) => say::on_call::ADVICE_OVER,
                    (false, false) => say::on_call::ADVICE_WITHIN,
                    (false, true) => say::on_call::ADVICE_SITES,
                })
                .to_owned(),
            story: if several {
                engineers::story(input, details, text)
            } else if over {
                text.say(say::report::story_on_call_over(
                    &days_each,
                    &limit,
                    &needed_text,
                    &engineers,
                    &share_text,
                ))
            } else {
                text.say(say::report::story_on_call_within(&days_each, &limit, &engineers, &share_text))
            },
        }
    }

    /// What stands below the chart: hours and leave, incidents, team sizes, European working time.
    #[must_use]
    pub fn sections(&self, text: &Text) -> Vec<Section> {
        let (input, details) = (self.input, self.details);
        [
            hours::section(input, details, text),
            incidents::section(input, details, text),
            engineers::section(input, details, text),
            europe::section(input, details, text),
        ]
        .into_iter()
        .flatten()
        .collect()
    }

    /// The chart as a table: team sizes around one's own and around the number needed.
    #[must_use]
    pub fn table(&self, text: &Text) -> Table {
        let (input, details) = (self.input, self.details);
        let needed = computed(input, details, input.engineers()).engineers_needed;
        let around = |centre: u64| centre.saturating_sub(3)..=centre.saturating_add(3);
        let (low, high) = (needed.min(input.engineers()), needed.max(input.engineers()));
        // Both neighbourhoods in order, without those that the first one had already.
        let rows = around(low)
            .chain(around(high).filter(|size| !around(low).contains(size)))
            .filter(|size| *size >= input.on_schedule())
            .map(|size| {
                let share = computed(input, details, size);
                let mut cells = vec![
                    text.whole(size),
                    text.number(share.days_per_year.unwrap_or(Ratio::ZERO), Places::ONE),
                    text.percent(share.share.unwrap_or(Ratio::ZERO), Places::ONE),
                ];
                if details.sites() == 1 {
                    cells.push(verdict_word(share.over_limit.unwrap_or(false), text));
                }
                (cells, size == input.engineers())
            })
            .collect();
        Table {
            caption: self.chart.clone(),
            columns: [
                if details.sites() == 1 { say::on_call::COLUMN_ENGINEERS } else { say::on_call::COLUMN_EACH },
                say::on_call::COLUMN_DAYS,
                say::on_call::COLUMN_SHARE,
                say::on_call::COLUMN_VERDICT,
            ]
            .into_iter()
            // The limit does not speak of a shift of several sites.
            .take(if details.sites() == 1 { 4 } else { 3 })
            .map(|column| text.get(column).to_owned())
            .collect(),
            rows,
        }
    }
}

/// A limit of one's choice is told with all its decimals.
const LIMIT_PLACES: Places = Places { most: 4, rounding: Rounding::Nearest };

fn figure(label: Message, value: String, text: &Text) -> Figure {
    Figure { label: text.get(label).to_owned(), value, word: None }
}

fn verdict_word(over: bool, text: &Text) -> String {
    text.get(if over { say::on_call::OVER_WORD } else { say::on_call::WITHIN_WORD }).to_owned()
}

/// The share for another team size. The input's limits rule out every error; the fallback is nobody on call.
fn computed(input: OnCallInput, details: OnCallDetails, engineers: u64) -> Share {
    let days = Ratio::from_int(i64::try_from(input.days()).unwrap_or(0));
    on_call::share(engineers, input.on_schedule(), days, details.limit()).unwrap_or(Share {
        feasible: false,
        days_per_year: None,
        weeks_per_year: None,
        weeks_of_52: None,
        share: None,
        over_limit: None,
        over_limit_by: None,
        engineers_needed: engineers,
        engineers_with_spare: engineers,
    })
}

/// The limit in days of the person's year.
fn limit_days(input: OnCallInput, details: OnCallDetails) -> Ratio {
    let days = Ratio::from_int(i64::try_from(input.days()).unwrap_or(0));
    days.times(details.limit().ratio()).unwrap_or(Ratio::ZERO)
}

fn frequency(share: Ratio, text: &Text) -> String {
    match on_call::every_nth_week(share) {
        None | Some(Frequency::Always) => text.get(say::on_call::ALWAYS).to_owned(),
        Some(Frequency::EveryNth(n)) => text.say(say::on_call::every_nth(&ordinal(n, text))),
        Some(Frequency::AlmostEverySecond) => text.say(say::on_call::almost_every_nth(&ordinal(2, text))),
        Some(Frequency::AboutEveryNth(n)) => text.say(say::on_call::about_every_nth(&ordinal(n, text))),
        Some(Frequency::PartOf { weeks, of }) => {
            text.say(say::on_call::part_of_weeks(&text.whole(weeks), &text.weeks(&text.whole(of))))
        }
    }
}

fn ordinal(n: u64, text: &Text) -> String {
    let number = text.whole(n);
    match (n % 10, n % 100) {
        (1..=3, 11..=13) => text.say(say::on_call::ordinal_other(&number)),
        (1, _) => text.say(say::on_call::ordinal_first(&number)),
        (2, _) => text.say(say::on_call::ordinal_second(&number)),
        (3, _) => text.say(say::on_call::ordinal_third(&number)),
        _ => text.say(say::on_call::ordinal_other(&number)),
    }
}

#[cfg(test)]
mod tests;
