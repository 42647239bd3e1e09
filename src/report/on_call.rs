//! The on-call calculator in words.

use super::{Calculator, Figure, Finding, Table};
use crate::assessment::{Assessment, OnCallInput};
use crate::content::say;
use crate::domain::on_call::{self, Frequency, LIMIT, Share};
use crate::domain::ratio::Ratio;
use crate::text::{Places, Text};

/// The strongest finding, once the calculator was used.
pub(super) fn finding(assessment: &Assessment, text: &Text) -> Option<Finding> {
    let result = OnCallResult::new(assessment.on_call?, text);
    Some(Finding {
        calculator: Calculator::OnCall,
        story: result.story,
        bad: result.over,
        how: result.how,
        sources: OnCallResult::sources(text).map(str::to_owned).into(),
    })
}

/// What on call costs, ready to be shown.
#[derive(Debug)]
pub struct OnCallResult {
    /// The input it was made from.
    pub input: OnCallInput,
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
        self.input == other.input
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
    pub fn new(input: OnCallInput, text: &Text) -> Self {
        let share = computed(input, input.engineers());
        let days = share.days_per_year.unwrap_or(Ratio::ZERO);
        let of_time = share.share.unwrap_or(Ratio::ZERO);
        let over = share.over_limit.unwrap_or(false);
        let days_text = text.number(days, Places::ONE);
        let share_text = text.percent(of_time, Places::ONE);
        let limit = text.percent(LIMIT.ratio(), Places::ONE);
        let (engineers, on_schedule) =
            (text.engineers(&text.whole(input.engineers())), text.whole(input.on_schedule()));
        let days_each = text.days(&days_text);
        let needed_text = text.whole(share.engineers_needed);
        let spare = text.whole(share.engineers_with_spare);
        let weeks =
            Ratio::new(i128::from(input.engineers()), i128::from(input.on_schedule())).unwrap_or(Ratio::ONE);
        let verdict_word = verdict_word(over, text);
        Self {
            input,
            takeaway: text.say(say::on_call::takeaway(&days_each, &frequency(of_time, text))),
            share: if over {
                text.say(say::on_call::share_over(&limit, &share_text))
            } else if of_time == LIMIT.ratio() {
                text.say(say::on_call::share_at(&share_text))
            } else {
                text.say(say::on_call::share_within(&limit, &share_text))
            },
            over,
            needed: text.say(say::on_call::needed(share.engineers_needed, &needed_text, &spare)),
            figures: vec![
                Figure {
                    label: text.get(say::on_call::DAYS_LABEL).to_owned(),
                    value: days_text.clone(),
                    word: None,
                },
                Figure {
                    label: text.get(say::on_call::SHARE_LABEL).to_owned(),
                    value: share_text.clone(),
                    word: Some((verdict_word, over)),
                },
                Figure {
                    label: text.get(say::on_call::LIMIT_LABEL).to_owned(),
                    value: limit.clone(),
                    word: None,
                },
                Figure {
                    label: text.get(say::on_call::NEEDED_LABEL).to_owned(),
                    value: needed_text.clone(),
                    word: None,
                },
            ],
            how: vec![
                text.say(say::on_call::how_days(
                    &text.days(&text.whole(input.days())),
                    &engineers,
                    &on_schedule,
                    &days_each,
                )),
                text.say(say::on_call::how_share(&engineers, &on_schedule, &share_text)),
                text.say(say::on_call::how_needed(&limit, &text.engineers(&needed_text), &on_schedule)),
                text.say(say::on_call::how_frequency(
                    &engineers,
                    &on_schedule,
                    &text.weeks(&text.number(weeks, Places::ONE)),
                )),
            ],
            chart: text.say(say::on_call::chart_takeaway(
                &text.days(&text.number(limit_days(input), Places::ONE)),
                &needed_text,
            )),
            advice: text
                .get(if over { say::on_call::ADVICE_OVER } else { say::on_call::ADVICE_WITHIN })
                .to_owned(),
            story: if over {
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

    /// The chart as a table: team sizes around one's own and around the number needed.
    #[must_use]
    pub fn table(&self, text: &Text) -> Table {
        let input = self.input;
        let needed = computed(input, input.engineers()).engineers_needed;
        let around = |centre: u64| centre.saturating_sub(3)..=centre.saturating_add(3);
        let (low, high) = (needed.min(input.engineers()), needed.max(input.engineers()));
        // Both neighbourhoods in order, without those that the first one had already.
        let rows = around(low)
            .chain(around(high).filter(|size| !around(low).contains(size)))
            .filter(|size| *size >= input.on_schedule())
            .map(|size| {
                let share = computed(input, size);
                let cells = vec![
                    text.whole(size),
                    text.number(share.days_per_year.unwrap_or(Ratio::ZERO), Places::ONE),
                    text.percent(share.share.unwrap_or(Ratio::ZERO), Places::ONE),
                    verdict_word(share.over_limit.unwrap_or(false), text),
                ];
                (cells, size == input.engineers())
            })
            .collect();
        Table {
            caption: self.chart.clone(),
            columns: [
                say::on_call::COLUMN_ENGINEERS,
                say::on_call::COLUMN_DAYS,
                say::on_call::COLUMN_SHARE,
                say::on_call::COLUMN_VERDICT,
            ]
            .map(|column| text.get(column).to_owned())
            .into(),
            rows,
        }
    }
}

fn verdict_word(over: bool, text: &Text) -> String {
    text.get(if over { say::on_call::OVER_WORD } else { say::on_call::WITHIN_WORD }).to_owned()
}

/// The share for another team size. The input's limits rule out every error; the fallback is nobody on call.
fn computed(input: OnCallInput, engineers: u64) -> Share {
    let days = Ratio::from_int(i64::try_from(input.days()).unwrap_or(0));
    on_call::share(engineers, input.on_schedule(), days, LIMIT).unwrap_or(Share {
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

/// The published limit in days of the person's year.
fn limit_days(input: OnCallInput) -> Ratio {
    let days = Ratio::from_int(i64::try_from(input.days()).unwrap_or(0));
    days.times(LIMIT.ratio()).unwrap_or(Ratio::ZERO)
}

fn frequency(share: Ratio, text: &Text) -> String {
    match on_call::every_nth_week(share) {
        None | Some(Frequency::Always) => text.get(say::on_call::ALWAYS).to_owned(),
        Some(Frequency::AlmostEveryWeek) => text.get(say::on_call::EVERY_WEEK).to_owned(),
        Some(Frequency::EveryNth { n, exact }) => {
            let nth = ordinal(n, text);
            if exact {
                text.say(say::on_call::every_nth(&nth))
            } else {
                text.say(say::on_call::almost_every_nth(&nth))
            }
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
