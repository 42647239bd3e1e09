//! How the budget is counted, in words: requests or slices, the days of the window, further objectives.

use super::{BudgetResult, Table, objective_text};
use crate::assessment::BudgetInput;
use crate::assessment::budget_details::{BudgetDetails, Method};
use crate::assessment::date::Day;
use crate::content::say;
use crate::domain::error_budget::{request_budget, slices, time_budget};
use crate::domain::ratio::{Ratio, Rounding};
use crate::domain::units::{Objective, PartsPerMillion};
use crate::domain::window::SECONDS_PER_DAY;
use crate::text::{Places, Text};

/// What the details add to an objective and its window.
#[derive(Debug)]
pub struct Counted {
    /// The input it was made from.
    pub input: BudgetInput,
    /// The details it was made from.
    pub details: BudgetDetails,
    /// The sentence to remember, where time is not what is counted.
    pub takeaway: Option<String>,
    /// Whether nothing of what is counted may fail, where that is not time.
    pub over: bool,
    /// The days of the window and how it moves.
    pub window: String,
    /// What the way of counting misses.
    pub caveat: String,
    /// How the numbers are calculated.
    pub how: Vec<String>,
    /// The finding for the report, where time is not what is counted.
    pub story: Option<String>,
}

/// Results of the same input are the same.
impl PartialEq for Counted {
    fn eq(&self, other: &Self) -> bool {
        self.input == other.input && self.details == other.details
    }
}

/// Parts of a slice are shown as exactly as they are usually told.
const PARTS: Places = Places { most: 2, rounding: Rounding::Down };

impl Counted {
    /// Words the details.
    #[must_use]
    pub fn new(input: BudgetInput, details: &BudgetDetails, text: &Text) -> Self {
        let mut counted = Self {
            input,
            details: details.clone(),
            takeaway: None,
            over: false,
            window: window_words(input, details, text),
            caveat: text
                .get(match details.method {
                    Method::Time => say::budget::CAVEAT_TIME,
                    Method::Requests => say::budget::CAVEAT_REQUESTS,
                    Method::Slices => say::budget::CAVEAT_SLICES,
                })
                .to_owned(),
            how: Vec::new(),
            story: None,
        };
        match details.method {
            Method::Time => {}
            Method::Requests => counted.requests(text),
            Method::Slices => counted.slices(text),
        }
        counted
    }

    fn requests(&mut self, text: &Text) {
        let Some(valid) = self.input.requests() else {
            self.takeaway = Some(text.get(say::budget::REQUESTS_NEEDED).to_owned());
            return;
        };
        let allowed =
            request_budget(self.input.objective, valid, None).map_or(0, |budget| budget.allowed_bad);
        let valid = text.requests(&text.whole(valid));
        self.over = allowed == 0;
        let takeaway = if self.over {
            text.say(say::budget::takeaway_no_request(&valid))
        } else {
            text.say(say::budget::takeaway_requests(&text.whole(allowed), &valid))
        };
        let objective = objective_text(self.input.objective, text);
        let days = text.days(&text.whole(self.input.window_days()));
        self.story = Some(text.say(say::budget::story_counted(&days, &objective, &takeaway)));
        self.takeaway = Some(takeaway);
    }

    fn slices(&mut self, text: &Text) {
        let window_s = self.input.window_days().saturating_mul(SECONDS_PER_DAY);
        let slice_s = self.details.slice_s();
        let Some(budget) = slices::slice_budget(self.input.objective, window_s, slice_s) else {
            return;
        };
        let slice = text.exact_duration(seconds(slice_s));
        let (all, allowed) = (text.whole(budget.slices), text.whole(budget.allowed_bad));
        let objective = objective_text(self.input.objective, text);
        let days = text.days(&text.whole(self.input.window_days()));
        self.over = budget.allowed_bad == 0;
        let takeaway = if self.over {
            text.say(say::budget::takeaway_no_slice(&all, &slice))
        } else {
            text.say(say::budget::takeaway_slices(&all, &allowed, &slice))
        };
        let exact = text.number(budget.exact, PARTS);
        self.how.push(text.say(say::budget::how_slices(&all, &allowed, &exact, &objective)));
        self.how.push(text.say(say::budget::how_slice_time(
            &exact,
            &slice,
            &text.exact_duration(budget.seconds),
        )));
        let good = self.details.slice_good().unwrap_or(PartsPerMillion::WHOLE);
        if good != PartsPerMillion::WHOLE {
            let places = Places { most: 4, rounding: Rounding::Nearest };
            self.how.push(text.say(say::budget::how_slice_good(&text.percent(good.ratio(), places))));
        }
        self.story = Some(text.say(say::budget::story_counted(&days, &objective, &takeaway)));
        self.takeaway = Some(takeaway);
    }

    /// What the objective allows, a sentence for each budget with its own judgement: whether that budget is too small
    /// for a single request or slice, or for the usual outage. What is counted comes first, and an outage is told by
    /// the time budget.
    #[must_use]
    pub fn budgets(&self, plain: &BudgetResult, text: &Text) -> Vec<(String, bool)> {
        let by_requests = self.details.method == Method::Requests;
        let requests = plain.requests.clone().filter(|_| !by_requests);
        let several = self.takeaway.is_some() || requests.is_some();
        let mut budgets = Vec::new();
        match &self.takeaway {
            None => budgets.push((plain.takeaway.clone(), false)),
            Some(takeaway) => {
                budgets.push((takeaway.clone(), self.over));
                budgets.push((text.say(say::outages::story_beside(&plain.takeaway)), false));
            }
        }
        // The outage takes its part of the time budget, so it stands beside that.
        budgets.extend(plain.outage.as_ref().map(|(uses, fits)| {
            let uses = if several { &plain.by_time } else { uses };
            (format!("{uses}. {fits}"), plain.over)
        }));
        budgets.extend(requests.map(|words| (words, plain.no_request)));
        budgets
    }

    /// The objectives side by side, from the lowest; `None` without further ones.
    #[must_use]
    pub fn side_by_side(&self, text: &Text) -> Option<Table> {
        let own = self.input.objective;
        let mut objectives: Vec<Objective> = self.details.further().to_vec();
        if objectives.is_empty() {
            return None;
        }
        objectives.push(own);
        objectives.sort_by_key(|objective| objective.ppb());
        objectives.dedup();
        let days = text.days(&text.whole(self.input.window_days()));
        let mut columns = vec![
            text.get(say::budget::COLUMN_OBJECTIVE).to_owned(),
            text.say(say::budget::column_budget(&days)),
        ];
        columns.extend(self.input.requests().map(|_| text.get(say::budget::REQUESTS_LABEL).to_owned()));
        if self.details.method == Method::Slices {
            columns.push(text.get(say::budget::COLUMN_SLICES).to_owned());
        }
        if self.input.outage_thousandths().is_some() {
            columns.push(text.get(say::budget::FITS_LABEL).to_owned());
        }
        let rows = objectives.into_iter().map(|objective| (self.row(objective, text), objective == own));
        Some(Table { caption: text.say(say::budget::side_by_side(&days)), columns, rows: rows.collect() })
    }

    fn row(&self, objective: Objective, text: &Text) -> Vec<String> {
        let window_s = self.input.window_days().saturating_mul(SECONDS_PER_DAY);
        let mut cells =
            vec![objective_text(objective, text), text.duration(time_budget(objective, window_s))];
        cells.extend(self.input.requests().map(|valid| {
            text.whole(request_budget(objective, valid, None).map_or(0, |budget| budget.allowed_bad))
        }));
        if self.details.method == Method::Slices {
            let budget = slices::slice_budget(objective, window_s, self.details.slice_s());
            cells.push(budget.map_or("–".to_owned(), |budget| text.whole(budget.allowed_bad)));
        }
        if let Some(outage) = super::outage(self.input.with_objective(objective), window_s, text) {
            cells.push(text.whole(outage.fits));
        }
        cells
    }
}

pub(super) fn seconds(seconds: u64) -> Ratio {
    Ratio::from_int(i64::try_from(seconds).unwrap_or(i64::MAX))
}

/// The days of the window, with their count.
fn window_words(input: BudgetInput, details: &BudgetDetails, text: &Text) -> String {
    let days = text.days(&text.whole(input.window_days()));
    match details.calendar_over(input.window_days()) {
        None => text.say(say::budget::window_rolls(&days, &days)),
        Some((first, count)) => {
            let after = |days: u32| first.plus(days).map_or(String::new(), |day: Day| text.date(day));
            let (last, next) = (after(count.saturating_sub(1)), after(count));
            text.say(say::budget::window_fixed(&days, &text.date(first), &last, &next))
        }
    }
}
