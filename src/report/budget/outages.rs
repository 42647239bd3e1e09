//! The outage log in words: what is left of the budget, where the pace leads, and what the usual policy asks for.

use super::counted::seconds;
use super::{Figure, Table, USED, objective_text};
use crate::assessment::budget_details::{BudgetDetails, Method};
use crate::assessment::date::Day;
use crate::assessment::outage_log::{Outage, OutageLog};
use crate::assessment::{Assessment, BudgetInput};
use crate::chart::outages::Beside;
use crate::content::say;
use crate::domain::bounds;
use crate::domain::error_budget::course::{self, Billionths, Course, Outlook, Spent, Window};
use crate::domain::error_budget::slices;
use crate::domain::ratio::{Ratio, Rounding};
use crate::domain::units::{Objective, PartsPerMillion};
use crate::domain::window::SECONDS_PER_DAY;
use crate::text::{Places, Text};

/// What is left after the logged outages.
#[derive(Debug)]
pub struct OutageResult {
    input: BudgetInput,
    details: BudgetDetails,
    log: OutageLog,
    /// The budget over its window.
    pub course: Course,
    /// The window.
    pub window: Window,
    /// What is left of the budgets of the further objectives, from the lowest.
    beside: Vec<(Objective, Course)>,
    /// The sentence to remember.
    pub takeaway: String,
    /// Whether any outage was counted; otherwise the takeaway says why not, and there is nothing else to say.
    pub counted: bool,
    /// Whether nothing is left.
    pub spent: bool,
    /// Where the pace leads.
    pub outlook: String,
    /// What the usual policy asks for, and whether it asks for something.
    pub policy: Vec<(String, bool)>,
    /// What was not counted, and why.
    pub notes: Vec<String>,
    /// The numbers set apart.
    pub figures: Vec<Figure>,
    /// How the pace is continued; empty without one.
    pub pace: String,
    /// How they are calculated.
    pub how: Vec<String>,
    /// What goes before every other finding of this calculator, and whether it is over a limit.
    pub finding: Option<(String, bool)>,
    /// What is said beside another finding.
    pub story: String,
}

/// Results of the same input are the same.
impl PartialEq for OutageResult {
    fn eq(&self, other: &Self) -> bool {
        (self.input, &self.details, &self.log, self.window)
            == (other.input, &other.details, &other.log, other.window)
    }
}

/// What is left is never shown larger than it is.
const LEFT: Places = Places { most: 1, rounding: Rounding::Down };

impl OutageResult {
    /// Words an outage log. `None` without one, or where the budget has nothing to count: no requests given, or
    /// slices longer than the window.
    #[must_use]
    pub fn new(assessment: &Assessment, text: &Text) -> Option<Self> {
        let log = assessment.calculators.outages.clone()?;
        let details = assessment.calculators.budget_details.clone().unwrap_or_default();
        let input = assessment.budget_or_example();
        let as_of = details.as_of().or(log.last_day())?;
        let window = details.window(input.window_days(), as_of);
        let budget = budget(input, &details)?;
        let spent: Vec<Spent> = log.outages().iter().filter_map(|outage| spent(outage, &details)).collect();
        let unfit = log.outages().len() - spent.len();
        let course = course::course(budget, window, &spent)?;
        let mut further: Vec<Objective> = details.further().to_vec();
        further.sort_by_key(|objective| objective.ppb());
        further.dedup();
        further.retain(|objective| *objective != input.objective);
        let beside = further.into_iter().filter_map(|objective| {
            let budget = self::budget(input.with_objective(objective), &details)?;
            Some((objective, course::course(budget, window, &spent)?))
        });
        let mut result = Self {
            beside: beside.collect(),
            counted: !course.steps.is_empty(),
            spent: course.left <= 0,
            input,
            details,
            log,
            course,
            window,
            takeaway: String::new(),
            outlook: String::new(),
            policy: Vec::new(),
            notes: Vec::new(),
            figures: Vec::new(),
            pace: String::new(),
            how: Vec::new(),
            finding: None,
            story: String::new(),
        };
        result.say_notes(unfit, text);
        if !result.counted {
            result.say_missed(text);
            return Some(result);
        }
        result.say_left(text);
        result.say_outlook(text);
        result.say_policy(text);
        result.say_how(text);
        result.say_finding(text);
        Some(result)
    }

    /// The objective, written out.
    #[must_use]
    pub fn objective(&self, text: &Text) -> String {
        objective_text(self.input.objective, text)
    }

    /// The further objectives whose lines leave the others readable.
    #[must_use]
    pub fn drawn_beside(&self, text: &Text) -> Vec<Beside> {
        let drawn = self.beside.iter().filter(|(_, course)| self.is_drawn(course));
        drawn
            .map(|(objective, course)| Beside {
                name: objective_text(*objective, text),
                course: course.clone(),
            })
            .collect()
    }

    /// A line goes down as far as the first one, or to twice its budget: further, it would press the others flat.
    fn is_drawn(&self, course: &Course) -> bool {
        let left = |course: &Course| Ratio::new(course.left, course.budget);
        left(course) >= Some(Ratio::from_int(-1)).min(left(&self.course))
    }

    /// A part of the budget, so many billionths of what it counts.
    fn amount(&self, amount: Billionths, rounding: Rounding, text: &Text) -> String {
        let amount = Ratio::new(amount, 1_000_000_000).unwrap_or(Ratio::ZERO);
        let whole = || text.number(amount, Places { most: 0, rounding });
        match self.details.method {
            Method::Time if rounding == Rounding::Down => text.duration(amount),
            Method::Time => text.exact_duration(amount),
            Method::Requests => text.requests(&whole()),
            Method::Slices => {
                let shown = whole();
                text.say(say::outages::slices(if shown == "1" { 1 } else { 2 }, &shown))
            }
        }
    }

    /// A part of the budget as a share of it.
    fn share(&self, amount: Billionths, places: Places, text: &Text) -> String {
        text.percent(Ratio::new(amount, self.course.budget).unwrap_or(Ratio::ZERO), places)
    }

    /// Nothing of the log counts: a full budget would be read as a good result.
    fn say_missed(&mut self, text: &Text) {
        let all = self.log.outages().len() as u64;
        let (count, counted) = (text.whole(all), self.course.before + self.course.after);
        text.get(say::outages::OUTLOOK_MISSED).clone_into(&mut self.outlook);
        if counted == 0 {
            self.takeaway = text.say(match self.details.method {
                Method::Requests => say::outages::takeaway_no_requests(all, &count),
                Method::Time | Method::Slices => say::outages::takeaway_no_minutes(all, &count),
            });
            self.story = text.say(say::outages::story_beside(&self.takeaway));
            return;
        }
        let counted = counted as u64;
        let end = self.window.as_of.min(self.window.last());
        let (first, last) = (date(self.window.first, text), date(end, text));
        let missed = text.say(say::outages::takeaway_missed(counted, &text.whole(counted), &first, &last));
        self.story = text.say(say::outages::story_beside(&missed));
        let fits = |outage: &&Outage| spent(outage, &self.details).is_some();
        let newest = self.log.outages().iter().filter(fits).map(Outage::day).max();
        let Some(newest) = newest else { return };
        let known = text.get(say::outages::KNOWN);
        let day = text.date(newest);
        // A longer window reaches further back, where it has no end of its own.
        let back = end.saturating_sub(newest.unix_days().into()).saturating_add(1);
        let longer =
            u64::try_from(back).ok().filter(|days| self.window.rolls && bounds::WINDOW_DAYS.admits(*days));
        self.takeaway = match longer {
            Some(days) => {
                let days = text.days(&text.whole(days));
                text.say(say::outages::missed_day_or_window(counted, &day, &days, known, &missed))
            }
            None => text.say(say::outages::missed_day(counted, &day, known, &missed)),
        };
    }

    fn say_left(&mut self, text: &Text) {
        let (left, spent) = (self.course.left, self.course.spent);
        let budget = self.amount(self.course.budget, Rounding::Down, text);
        let share = self.share(left, LEFT, text);
        let left_text = self.amount(left.max(0), Rounding::Down, text);
        self.takeaway = if spent == 0 {
            text.say(say::outages::takeaway_whole(&budget))
        } else if left > 0 {
            text.say(say::outages::takeaway_left(&budget, &left_text, &share))
        } else if left == 0 {
            text.say(say::outages::takeaway_spent(&budget))
        } else {
            text.say(say::outages::takeaway_over(&self.amount(-left, Rounding::Up, text), &share))
        };
        let figure = |label, value, word| Figure { label: text.get(label).to_owned(), value, word };
        let over = (left <= 0).then(|| {
            let word = if left < 0 { say::outages::OVER_WORD } else { say::outages::SPENT_WORD };
            (text.get(word).to_owned(), true)
        });
        self.figures = vec![
            figure(say::outages::USED_LABEL, self.amount(spent, Rounding::Up, text), None),
            figure(say::outages::LEFT_LABEL, share, over),
        ];
    }

    fn say_outlook(&mut self, text: &Text) {
        let date = |day: i64| date(day, text);
        self.outlook = match self.course.outlook {
            Outlook::Spent(day) => text.say(say::outages::outlook_spent(&date(day))),
            Outlook::Untouched => text.get(say::outages::OUTLOOK_NONE).to_owned(),
            Outlook::Over => text.say(say::outages::outlook_over(&date(self.window.last()))),
            Outlook::Lasts if self.window.rolls => text
                .say(say::outages::outlook_lasts_rolling(&text.days(&text.whole(self.window.days.into())))),
            Outlook::Lasts => text.say(say::outages::outlook_lasts(&date(self.window.last()))),
            Outlook::Gone(day) => text.say(say::outages::outlook_gone(&date(day))),
        };
        if let Outlook::Gone(day) = self.course.outlook {
            let label = text.get(say::outages::GONE_LABEL).to_owned();
            self.figures.push(Figure { label, value: date(day), word: None });
        }
    }

    fn say_policy(&mut self, text: &Text) {
        let freeze = match self.course.back_on.filter(|_| self.spent) {
            Some(day) => text.say(say::outages::policy_freeze_until(&date(day, text))),
            None if self.spent => text.get(say::outages::POLICY_FREEZE).to_owned(),
            None => text.get(say::outages::POLICY_GO).to_owned(),
        };
        self.policy.push((freeze, self.spent));
        let large = self.course.steps.iter().filter(|step| step.post_mortem);
        let count = u64::try_from(large.clone().count()).unwrap_or(u64::MAX);
        let limit = self.amount(self.post_mortem_limit(), Rounding::Down, text);
        let words = match large.max_by_key(|step| step.amount) {
            None => text.say(say::outages::policy_no_post_mortem(&limit)),
            Some(largest) => text.say(say::outages::policy_post_mortem(
                count,
                &self.amount(largest.amount, Rounding::Up, text),
                &text.whole(count),
                &date(largest.day, text),
                &limit,
            )),
        };
        self.policy.push((words, count > 0));
    }

    /// A fifth of four weeks' budget, rounded down to a billionth.
    fn post_mortem_limit(&self) -> Billionths {
        course::post_mortem_limit(self.course.budget, self.window.days).floor()
    }

    fn say_notes(&mut self, unfit: usize, text: &Text) {
        let whole = |count: usize| text.whole(count as u64);
        let Course { before, after, .. } = self.course;
        let mut notes = Vec::new();
        if before > 0 {
            let first = date(self.window.first, text);
            notes.push(text.say(say::outages::note_before(before as u64, &whole(before), &first)));
        }
        if after > 0 {
            let end = date(self.window.as_of.min(self.window.last()), text);
            notes.push(text.say(say::outages::note_after(after as u64, &whole(after), &end)));
        }
        if unfit > 0 {
            let (number, count) = (unfit as u64, whole(unfit));
            notes.push(text.say(match self.details.method {
                Method::Requests => say::outages::note_no_requests(number, &count),
                Method::Time | Method::Slices => say::outages::note_no_minutes(number, &count),
            }));
        }
        if self.details.method == Method::Slices {
            notes.push(text.get(say::outages::NOTE_SLICES).to_owned());
        }
        for (objective, course) in self.beside.iter().filter(|(_, course)| !self.is_drawn(course)) {
            let left = text.percent(Ratio::new(course.left, course.budget).unwrap_or(Ratio::ZERO), LEFT);
            notes.push(text.say(say::outages::note_not_drawn(&objective_text(*objective, text), &left)));
        }
        self.notes = notes;
    }

    fn say_how(&mut self, text: &Text) {
        let course = &self.course;
        let exact = |amount: Billionths| match self.details.method {
            // Parts of a request or a slice belong to the sum.
            Method::Requests | Method::Slices => text.number(
                Ratio::new(amount, 1_000_000_000).unwrap_or(Ratio::ZERO),
                Places { most: 2, rounding: Rounding::Nearest },
            ),
            Method::Time => self.amount(amount, Rounding::Up, text),
        };
        let budget = exact(course.budget);
        let used = exact(course.spent);
        self.how = vec![text.say(say::outages::how_left(
            &budget,
            &budget,
            &self.share(course.left, LEFT, text),
            &used,
        ))];
        let days = |count: u32| text.days(&text.whole(count.into()));
        if matches!(course.outlook, Outlook::Lasts | Outlook::Gone(_)) {
            let elapsed = days(self.window.elapsed());
            let pace = self.share(
                course.spent.checked_div(i128::from(self.window.elapsed())).unwrap_or(0),
                Places::TWO,
                text,
            );
            self.pace = if self.window.rolls {
                text.say(say::outages::how_pace_rolling(&days(self.window.days), &elapsed, &pace))
            } else {
                text.say(say::outages::how_pace(&elapsed, &pace))
            };
            self.how.push(self.pace.clone());
        }
        let limit = self.amount(self.post_mortem_limit(), Rounding::Down, text);
        self.how.push(text.say(say::outages::how_post_mortem(&limit)));
    }

    fn say_finding(&mut self, text: &Text) {
        let objective = objective_text(self.input.objective, text);
        let days = text.days(&text.whole(self.input.window_days()));
        let takeaway = &self.takeaway;
        let whole = text.say(say::outages::story(&days, &objective, takeaway));
        let first = |policy: &[(String, bool)], place: usize| {
            policy.get(place).map(|(words, _)| words.clone()).unwrap_or_default()
        };
        let post_mortem = self.policy.iter().skip(1).any(|(_, asks)| *asks);
        self.finding = if self.spent {
            Some(([whole.clone(), first(&self.policy, 0)].join(" "), true))
        } else if post_mortem {
            Some(([whole.clone(), first(&self.policy, 1)].join(" "), true))
        } else if matches!(self.course.outlook, Outlook::Gone(_)) {
            // Nothing is over a limit yet.
            Some(([whole.clone(), self.outlook.clone()].join(" "), false))
        } else {
            None
        };
        self.story = text.say(say::outages::story_beside(takeaway));
    }

    /// The burn-down as a table, a row for each day with an outage.
    #[must_use]
    pub fn table(&self, text: &Text) -> Table {
        let mut rows: Vec<(Vec<String>, bool)> = Vec::new();
        for day in self.course.steps.chunk_by(|one, next| one.day == next.day) {
            let Some(last) = day.last() else { continue };
            let used: Billionths = day.iter().map(|step| step.amount).sum();
            let post_mortem = day.iter().any(|step| step.post_mortem);
            let rule = if post_mortem { text.get(say::outages::POST_MORTEM) } else { "–" };
            let mut cells = vec![
                date(last.day, text),
                self.amount(used, Rounding::Up, text),
                self.share(used, USED, text),
                self.share(last.left, LEFT, text),
            ];
            cells.extend(self.beside.iter().map(|(_, course)| {
                let left = course.steps.iter().rev().find(|step| step.day == last.day);
                let left = left.and_then(|step| Ratio::new(step.left, course.budget));
                text.percent(left.unwrap_or(Ratio::ONE), LEFT)
            }));
            cells.push(rule.to_owned());
            rows.push((cells, false));
        }
        let named = [
            say::outages::COLUMN_DAY,
            say::outages::COLUMN_USED,
            say::outages::COLUMN_SHARE,
            say::outages::COLUMN_LEFT,
        ];
        let mut columns: Vec<String> = named.map(|column| text.get(column).to_owned()).into();
        let others = self.beside.iter().map(|(objective, _)| objective_text(*objective, text));
        columns.extend(others.map(|objective| text.say(say::outages::column_left_of(&objective))));
        columns.push(text.get(say::outages::COLUMN_RULE).to_owned());
        Table { caption: self.outlook.clone(), columns, rows }
    }
}

/// The day of a number of days since 1970, written out.
pub(crate) fn date(day: i64, text: &Text) -> String {
    text.date(Day::from_unix_days(u32::try_from(day.max(0)).unwrap_or(u32::MAX)))
}

/// The whole budget in billionths of what it counts.
fn budget(input: BudgetInput, details: &BudgetDetails) -> Option<Billionths> {
    let window_s = input.window_days().saturating_mul(SECONDS_PER_DAY);
    let counted = match details.method {
        Method::Time => window_s,
        Method::Requests => input.requests()?,
        Method::Slices => slices::slice_budget(input.objective, window_s, details.slice_s())?.slices,
    };
    Some(i128::from(counted) * i128::from(input.objective.budget_ppb()))
}

/// What an outage used; `None` if it does not say what is counted.
fn spent(outage: &Outage, details: &BudgetDetails) -> Option<Spent> {
    let share = outage.share().unwrap_or(PartsPerMillion::WHOLE);
    let amount = match details.method {
        // Thousandths of a minute are 60 ms; by parts per million that is 60 ns.
        Method::Time => i128::from(outage.thousandths()?) * i128::from(share.ppm()) * 60,
        Method::Requests => i128::from(outage.failed()?) * 1_000_000_000,
        Method::Slices => {
            let length = seconds(outage.thousandths()?).times(Ratio::new(60, 1_000)?)?;
            let good = details.slice_good().unwrap_or(PartsPerMillion::WHOLE);
            i128::from(slices::bad_slices(length, share, details.slice_s(), good)?) * 1_000_000_000
        }
    };
    Some(Spent { day: outage.day().unix_days().into(), amount })
}

#[cfg(test)]
#[path = "outages_tests.rs"]
mod tests;
