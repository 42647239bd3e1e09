//! How outages ran a budget down over a window, and where their pace leads.
//!
//! Amounts are whole billionths of a second, a request or a slice: the budget of any objective is a whole number of
//! them, so that nothing here is rounded. Days are counted from any day that is the same for all.

use crate::domain::ratio::Ratio;

/// Whole billionths of the unit that the budget counts.
pub type Billionths = i128;

/// One incident that uses more than a fifth of four weeks' budget calls for a post-mortem (SRE Workbook app. B).
const POST_MORTEM_FIFTHS: i128 = 5;
const POLICY_DAYS: i128 = 28;

/// The days of a window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Window {
    /// Its first day.
    pub first: i64,
    /// How many days it has, at least 1.
    pub days: u32,
    /// The last day that is known; it counts whole.
    pub as_of: i64,
    /// Whether it moves with the day and an outage leaves it after its days; otherwise it ends, and the next begins
    /// with a full budget.
    pub rolls: bool,
}

impl Window {
    /// A window of so many days that moves with the day.
    #[must_use]
    pub fn rolling(days: u32, as_of: i64) -> Self {
        Self {
            first: as_of.saturating_sub(i64::from(days.max(1)) - 1),
            days: days.max(1),
            as_of,
            rolls: true,
        }
    }

    /// A window that begins on a day and ends after so many.
    #[must_use]
    pub fn fixed(first: i64, days: u32, as_of: i64) -> Self {
        Self { first, days: days.max(1), as_of, rolls: false }
    }

    /// Its last day.
    #[must_use]
    pub fn last(&self) -> i64 {
        self.first.saturating_add(i64::from(self.days) - 1)
    }

    /// The last day that anything is said of: the end of a window that ends, one more window where it rolls.
    #[must_use]
    pub fn horizon(&self) -> i64 {
        if self.rolls { self.as_of.saturating_add(i64::from(self.days)) } else { self.last() }
    }

    /// Days of it that are over, 0 to all.
    #[must_use]
    pub fn elapsed(&self) -> u32 {
        let over = self.as_of.saturating_sub(self.first).saturating_add(1);
        u32::try_from(over.max(0)).unwrap_or(u32::MAX).min(self.days)
    }
}

/// What an outage used, and when.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spent {
    /// The day it is counted on.
    pub day: i64,
    /// What it used, 0 or more.
    pub amount: Billionths,
}

/// The budget after an outage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    /// Place of the outage in the log.
    pub entry: usize,
    /// Its day.
    pub day: i64,
    /// What it used.
    pub amount: Billionths,
    /// What was left then, negative when overspent.
    pub left: Billionths,
    /// Whether it alone used more than 20 % of four weeks' budget.
    pub post_mortem: bool,
}

/// Where the pace so far leads. It is linear: as much a day as in the days that are over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outlook {
    /// Nothing is left already: the day that used the last of it.
    Spent(i64),
    /// Nothing was used.
    Untouched,
    /// The window has no day left.
    Over,
    /// The budget lasts to the horizon.
    Lasts,
    /// The budget is gone on this day.
    Gone(i64),
}

/// A budget over its window.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Course {
    /// The whole budget.
    pub budget: Billionths,
    /// What the outages used.
    pub spent: Billionths,
    /// What is left, negative when overspent.
    pub left: Billionths,
    /// The outages that count, by day.
    pub steps: Vec<Step>,
    /// Where the pace leads.
    pub outlook: Outlook,
    /// What would be left at the end of a day at that pace, in `1 / elapsed` of a billionth; from the last known day
    /// on to the day it is gone or the horizon. Empty without a pace.
    pub ahead: Vec<(i64, Billionths)>,
    /// Where nothing is left: the first day that has some again if no outage follows.
    pub back_on: Option<i64>,
    /// Entries before the window.
    pub before: usize,
    /// Entries after the last known day or the end of the window.
    pub after: usize,
}

/// What one incident may use before it calls for a post-mortem: a fifth of the budget of four weeks.
#[must_use]
pub fn post_mortem_limit(budget: Billionths, window_days: u32) -> Ratio {
    let four_weeks = budget.saturating_mul(POLICY_DAYS);
    Ratio::new(four_weeks, i128::from(window_days.max(1)) * POST_MORTEM_FIFTHS).unwrap_or(Ratio::ZERO)
}

/// Follows a budget of more than nothing through its window.
///
/// Entries outside the window are counted, not used. `None` for a budget of 0 or less.
#[must_use]
pub fn course(budget: Billionths, window: Window, log: &[Spent]) -> Option<Course> {
    if budget <= 0 {
        return None;
    }
    let end = window.as_of.min(window.last());
    let before = log.iter().filter(|entry| entry.day < window.first).count();
    let after = log.iter().filter(|entry| entry.day > end && entry.day >= window.first).count();
    let mut counted: Vec<(usize, Spent)> = log
        .iter()
        .copied()
        .enumerate()
        .filter(|(_, entry)| (window.first..=end).contains(&entry.day))
        .collect();
    counted.sort_by_key(|(_, entry)| entry.day);

    // An amount is whole: it is over the limit if it is over the whole part of it.
    let limit = post_mortem_limit(budget, window.days).floor();
    let mut left = budget;
    let mut gone_on = None;
    let mut steps = Vec::with_capacity(counted.len());
    for (entry, spent) in counted {
        let amount = spent.amount.max(0);
        left = left.saturating_sub(amount);
        if left <= 0 && gone_on.is_none() {
            gone_on = Some(spent.day);
        }
        let post_mortem = amount > limit;
        steps.push(Step { entry, day: spent.day, amount, left, post_mortem });
    }
    let spent = budget.saturating_sub(left);
    let back_on = if left <= 0 { back_on(left, window, &steps) } else { None };
    let mut course = Course {
        budget,
        spent,
        left,
        steps,
        outlook: Outlook::Untouched,
        ahead: Vec::new(),
        back_on,
        before,
        after,
    };
    match gone_on {
        Some(day) => course.outlook = Outlook::Spent(day),
        None if !window.rolls && window.as_of >= window.last() => course.outlook = Outlook::Over,
        None if spent > 0 => follow_pace(&mut course, window),
        None => {}
    }
    Some(course)
}

/// The first day on which something is left again without another outage.
fn back_on(mut left: Billionths, window: Window, steps: &[Step]) -> Option<i64> {
    if !window.rolls {
        return window.last().checked_add(1);
    }
    let freeing = steps.iter().find(|step| {
        left = left.saturating_add(step.amount);
        left > 0
    });
    freeing.map(|step| step.day.saturating_add(i64::from(window.days)))
}

/// Goes on at the pace so far, until the budget is gone or nothing more can be said.
fn follow_pace(course: &mut Course, window: Window) {
    let elapsed = i128::from(window.elapsed().max(1));
    let mut left = course.left.saturating_mul(elapsed);
    course.ahead.push((window.as_of, left));
    course.outlook = Outlook::Lasts;
    let mut leaving = course.steps.iter().peekable();
    let mut day = window.as_of;
    while day < window.horizon() {
        day += 1;
        let mut gained = 0_i128;
        // An outage counts for as many days as the window has, the first of them its own.
        while let Some(old) = leaving.next_if(|old| window.rolls && old.day + i64::from(window.days) <= day) {
            gained = gained.saturating_add(old.amount);
        }
        if gained > 0 {
            course.ahead.push((day - 1, left));
        }
        left = left.saturating_add(gained.saturating_mul(elapsed)).saturating_sub(course.spent);
        if gained > 0 || left <= 0 || day == window.horizon() {
            course.ahead.push((day, left));
        }
        if left <= 0 {
            course.outlook = Outlook::Gone(day);
            return;
        }
    }
}

#[cfg(test)]
#[path = "course_tests.rs"]
mod tests;
