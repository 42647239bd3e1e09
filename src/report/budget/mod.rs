//! The error budget calculator in words.

mod counted;
mod outages;

pub use counted::Counted;
pub use outages::OutageResult;

use super::{Calculator, Figure, Finding, Table};
use crate::assessment::{Assessment, BudgetInput};
use crate::content::say;
use crate::domain::error_budget::{self, BURN_RATES};
use crate::domain::ratio::{Ratio, Rounding};
use crate::domain::units::{Objective, PartsPerMillion};
use crate::domain::window::{SECONDS_PER_DAY, STANDARD_NINES};
use crate::text::{Places, Text};

/// The strongest finding, once the calculator was used.
pub(super) fn finding(assessment: &Assessment, text: &Text) -> Option<Finding> {
    let calculators = &assessment.calculators;
    if assessment.budget.is_none() && calculators.outages.is_none() {
        return None;
    }
    let input = assessment.budget_or_example();
    let mut finding = Finding {
        calculator: Calculator::ErrorBudget,
        story: String::new(),
        bad: false,
        how: Vec::new(),
        sources: BudgetResult::sources(text).map(str::to_owned).into(),
    };
    // What happened counts for more than what could.
    if let Some(outages) = OutageResult::new(assessment, text) {
        finding.how.extend(outages.how.iter().cloned());
        finding.sources.push(text.get(say::outages::SOURCE).to_owned());
        if let Some((story, bad)) = outages.finding {
            return Some(Finding { story, bad, ..finding });
        }
        finding.story = outages.story;
    }
    let details = calculators.budget_details.clone().unwrap_or_default();
    let counted = Counted::new(input, &details, text);
    let plain = BudgetResult::new(input, text);
    // Each budget has its own judgement: an outage too long for the time budget says nothing of the requests.
    let (story, bad) = match counted.story {
        Some(story) => (story, counted.over),
        None => (plain.story, plain.over),
    };
    finding.story = if finding.story.is_empty() { story } else { [story, finding.story].join(" ") };
    finding.how.splice(0..0, counted.how.into_iter().chain(plain.how));
    Some(Finding { bad, ..finding })
}

/// What an objective allows, ready to be shown.
#[derive(Debug)]
pub struct BudgetResult {
    /// The input it was made from.
    pub input: BudgetInput,
    /// The sentence to remember.
    pub takeaway: String,
    /// The budget in requests, if a number of requests was given.
    pub requests: Option<String>,
    /// Whether not a single request may fail.
    pub no_request: bool,
    /// What one outage uses and how many fit, if its length was given.
    pub outage: Option<(String, String)>,
    /// What one outage uses, said beside another budget than that of time; empty without a length.
    pub by_time: String,
    /// Whether one outage alone is over the budget.
    pub over: bool,
    /// The numbers set apart.
    pub figures: Vec<Figure>,
    /// How each number is calculated, with this person's numbers.
    pub how: Vec<String>,
    /// What the chart shows, in a sentence.
    pub chart: String,
    /// A limit of the chart worth saying.
    pub chart_note: String,
    /// What to do.
    pub advice: String,
    /// The finding for the report.
    pub story: String,
}

/// A budget below this is gone before most people notice: five minutes are the shortest published time in which
/// somebody on call is to respond (Site Reliability Engineering, chapter 11).
pub(super) const RESPONSE_S: i64 = 300;
/// A used share is never shown smaller than it is.
const USED: Places = Places { most: 1, rounding: Rounding::Up };
/// Error ratios of high objectives need as many decimals as the objective itself.
const ERRORS: Places = Places { most: 7, rounding: Rounding::Nearest };

struct Outage {
    length: String,
    longer: bool,
    share: Option<String>,
    bad: String,
    used: Ratio,
    fits: u64,
}

/// Results of the same input are the same.
impl PartialEq for BudgetResult {
    fn eq(&self, other: &Self) -> bool {
        self.input == other.input
    }
}

impl BudgetResult {
    /// Where the formulas come from.
    #[must_use]
    pub fn sources(text: &Text) -> [&str; 2] {
        [text.get(say::budget::SOURCE), text.get(say::budget::SOURCE_BURN)]
    }

    /// Words the result.
    #[must_use]
    pub fn new(input: BudgetInput, text: &Text) -> Self {
        let window_s = input.window_days().saturating_mul(SECONDS_PER_DAY);
        let budget = error_budget::time_budget(input.objective, window_s);
        let budget_text = text.duration(budget);
        // Where it is calculated with, nothing is rounded away that would make the sum look wrong.
        let exact_budget =
            if budget < Ratio::ONE { budget_text.clone() } else { text.exact_duration(budget) };
        let objective = objective_text(input.objective, text);
        let days = text.days(&text.whole(input.window_days()));
        let label = |label| text.get(label).to_owned();

        let mut figures =
            vec![Figure { label: label(say::budget::BUDGET_LABEL), value: budget_text.clone(), word: None }];
        let mut how = vec![text.say(say::budget::how_budget(&exact_budget, &days, &objective))];
        if budget >= Ratio::from_int(60) {
            let minutes = budget.over(Ratio::from_int(60)).unwrap_or(budget);
            let places = Places { most: 2, rounding: Rounding::Down };
            how.push(text.say(say::budget::how_minutes(&text.number(minutes, places))));
        }

        let requests = input.requests().and_then(|valid| {
            let allowed = error_budget::request_budget(input.objective, valid, None).ok()?.allowed_bad;
            let (valid, allowed_text) = (text.requests(&text.whole(valid)), text.whole(allowed));
            figures.push(Figure {
                label: label(say::budget::REQUESTS_LABEL),
                value: allowed_text.clone(),
                word: None,
            });
            how.push(text.say(say::budget::how_requests(&allowed_text, &objective, &valid)));
            Some(if allowed == 0 {
                text.say(say::budget::takeaway_no_request(&valid))
            } else {
                text.say(say::budget::takeaway_requests(&allowed_text, &valid))
            })
        });

        let no_request = input.requests().is_some_and(|valid| {
            error_budget::request_budget(input.objective, valid, None)
                .is_ok_and(|budget| budget.allowed_bad == 0)
        });

        let outage = outage(input, window_s, text);
        let over = outage.as_ref().is_some_and(|outage| outage.used > Ratio::ONE);
        let over_word = if requests.is_some() { say::budget::OVER_TIME_WORD } else { say::budget::OVER_WORD };
        let by_time = outage.as_ref().map_or(String::new(), |outage| {
            let used = text.percent(outage.used, USED);
            match &outage.share {
                Some(share) => text.say(say::budget::outage_uses_time(&outage.length, share, &used)),
                None => text.say(say::budget::outage_uses_all_time(&outage.length, &used)),
            }
        });
        let outage_text = outage.as_ref().map(|outage| {
            let used = text.percent(outage.used, USED);
            let fits = text.whole(outage.fits);
            figures.push(Figure {
                label: label(say::budget::OUTAGE_LABEL),
                value: used.clone(),
                word: over.then(|| (label(over_word), true)),
            });
            figures.push(Figure { label: label(say::budget::FITS_LABEL), value: fits.clone(), word: None });
            let everyone = text.percent(Ratio::ONE, Places::ONE);
            how.push(text.say(say::budget::how_outage(
                &outage.bad,
                &outage.bad,
                &exact_budget,
                &outage.length,
                outage.share.as_deref().unwrap_or(&everyone),
                &used,
            )));
            how.push(text.say(say::budget::how_fits(&outage.bad, &exact_budget, &fits)));
            let uses = match &outage.share {
                Some(share) => text.say(say::budget::outage_uses(&outage.length, share, &used)),
                None => text.say(say::budget::outage_uses_all(&outage.length, &used)),
            };
            let mut fits = fits_text(outage, text, false);
            if outage.longer {
                fits.push(' ');
                fits.push_str(text.get(say::budget::OUTAGE_LONGER));
            }
            (uses, fits)
        });

        let mut story = text.say(say::report::story_budget(&budget_text, &days, &objective));
        if let Some(outage) = &outage {
            story.push(' ');
            story.push_str(&fits_text(outage, text, true));
        }
        let (chart, chart_note) = burn_words(input, window_s, text);
        Self {
            takeaway: text.say(say::budget::takeaway(&budget_text, &days, &objective)),
            requests,
            no_request,
            outage: outage_text,
            by_time,
            over,
            figures,
            how,
            chart,
            chart_note,
            advice: text
                .get(if budget < Ratio::from_int(RESPONSE_S) {
                    say::budget::TOO_SMALL
                } else {
                    say::budget::ADVICE
                })
                .to_owned(),
            story,
            input,
        }
    }

    /// The burn-down chart as a table.
    #[must_use]
    pub fn burn_table(&self, text: &Text) -> Table {
        let window_s = self.input.window_days().saturating_mul(SECONDS_PER_DAY);
        let budget = self.input.objective.budget_ratio();
        let rows = BURN_RATES
            .iter()
            .map(|rate| {
                let errors = rate.times(budget).unwrap_or(Ratio::ONE);
                let possible = error_budget::can_happen(*rate, self.input.objective);
                let gone = error_budget::exhaustion_s(window_s, *rate).unwrap_or(Ratio::ZERO);
                let cells = vec![
                    text.say(say::number::times(&text.number(*rate, Places::ONE))),
                    if possible { text.duration(gone) } else { "–".to_owned() },
                    if possible {
                        text.percent(errors, ERRORS)
                    } else {
                        text.get(say::budget::RATE_IMPOSSIBLE).to_owned()
                    },
                ];
                (cells, false)
            })
            .collect();
        Table {
            caption: self.chart.clone(),
            columns: [say::budget::COLUMN_RATE, say::budget::COLUMN_GONE, say::budget::COLUMN_ERRORS]
                .map(|column| text.get(column).to_owned())
                .into(),
            rows,
        }
    }

    /// The table of nines for the chosen window, the person's objective among them.
    #[must_use]
    pub fn nines(&self, text: &Text) -> Table {
        let window_s = self.input.window_days().saturating_mul(SECONDS_PER_DAY);
        let mut objectives: Vec<Objective> = STANDARD_NINES.to_vec();
        let own = self.input.objective.ppb();
        let place = objectives.iter().position(|objective| objective.ppb() >= own);
        if !objectives.contains(&self.input.objective) {
            objectives.insert(place.unwrap_or(objectives.len()), self.input.objective);
        }
        let days = text.days(&text.whole(self.input.window_days()));
        let rows = objectives
            .into_iter()
            .map(|objective| {
                let cells = vec![
                    objective_text(objective, text),
                    text.duration(error_budget::time_budget(objective, window_s)),
                ];
                (cells, objective == self.input.objective)
            })
            .collect();
        Table {
            caption: text.say(say::budget::nines_title(&days)),
            columns: vec![
                text.get(say::budget::COLUMN_OBJECTIVE).to_owned(),
                text.say(say::budget::column_budget(&days)),
            ],
            rows,
        }
    }
}

/// An objective as it is usually written, with all its decimals: `99.95 %`.
pub(super) fn objective_text(objective: Objective, text: &Text) -> String {
    text.percent_of_billion(objective.ppb().into())
}

fn outage(input: BudgetInput, window_s: u64, text: &Text) -> Option<Outage> {
    // Thousandths of a minute are 60 ms.
    let length = Ratio::new(i128::from(input.outage_thousandths()?) * 60, 1000)?;
    let share = input.share().unwrap_or(PartsPerMillion::WHOLE);
    let incident = error_budget::incident(input.objective, window_s, share, length)?;
    Some(Outage {
        length: text.exact_duration(length),
        longer: length > Ratio::from_int(i64::try_from(window_s).unwrap_or(i64::MAX)),
        share: input
            .share()
            .map(|share| text.percent(share.ratio(), Places { most: 4, rounding: Rounding::Nearest })),
        bad: text.exact_duration(incident.bad_s),
        used: incident.share_of_budget,
        fits: u64::try_from(incident.incidents_allowed.unwrap_or(0)).unwrap_or(u64::MAX),
    })
}

fn fits_text(outage: &Outage, text: &Text, in_report: bool) -> String {
    let count = text.whole(outage.fits);
    match (in_report, outage.fits) {
        (false, 0) => text.get(say::budget::OUTAGE_FITS_NONE).to_owned(),
        (false, fits) => text.say(say::budget::outage_fits(fits, &count)),
        (true, 0) => text.say(say::report::story_budget_fits_none(&outage.length)),
        (true, fits) => text.say(say::report::story_budget_fits(fits, &count, &outage.length)),
    }
}

/// The chart's sentence, about the fastest rate that can happen, and a note on its limits.
fn burn_words(input: BudgetInput, window_s: u64, text: &Text) -> (String, String) {
    let days = text.days(&text.whole(input.window_days()));
    let budget = input.objective.budget_ratio();
    let possible = |rate: &&Ratio| error_budget::can_happen(**rate, input.objective);
    let fastest = BURN_RATES.iter().filter(possible).max().copied().unwrap_or(Ratio::ONE);
    let all_possible = BURN_RATES.iter().all(|rate| possible(&rate));
    let gone = error_budget::exhaustion_s(window_s, fastest).unwrap_or(Ratio::ZERO);
    let takeaway = if fastest == Ratio::ONE {
        text.say(say::budget::chart_takeaway_one(&days))
    } else {
        text.say(say::budget::chart_takeaway(&days, &text.duration(gone), &text.number(fastest, Places::ONE)))
    };
    let note = if all_possible {
        text.get(say::budget::CHART_EXACT).to_owned()
    } else {
        let highest = Ratio::ONE.over(budget).unwrap_or(Ratio::ONE);
        let places = Places { most: 1, rounding: Rounding::Down };
        text.say(say::budget::impossible_note(&text.number(highest, places)))
    };
    (takeaway, note)
}
