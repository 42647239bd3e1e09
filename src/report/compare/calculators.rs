//! The calculators of two results, in the words of their own screens.

use super::Pair;
use crate::assessment::on_call_details::OnCallDetails;
use crate::assessment::{Assessment, BudgetInput};
use crate::content::say;
use crate::report::budget::objective_text;
use crate::report::{BudgetResult, Calculator, Figure, Finding, OnCallResult, Table};
use crate::text::{Message, Places, Text};

/// Calculators that are compared by what they found; the others by their numbers.
const BY_FINDING: [Calculator; 4] =
    [Calculator::Time, Calculator::Alerts, Calculator::Dependencies, Calculator::Forecast];

impl Pair<'_> {
    /// A table for each calculator that both results hold.
    pub(super) fn calculators(&self) -> Vec<Table> {
        let text = self.text;
        let mut tables = Vec::new();
        if self.before.on_call.is_some() && self.after.on_call.is_some() {
            let figures = |assessment| on_call_figures(assessment, text);
            tables.push(table(say::app::ON_CALL, &figures(self.before), &figures(self.after), text));
        }
        if let (Some(before), Some(after)) = (self.before.budget, self.after.budget) {
            let figures = |input| budget_figures(input, text);
            tables.push(table(say::app::ERROR_BUDGET, &figures(before), &figures(after), text));
        }
        for calculator in BY_FINDING {
            let finding = |assessment| {
                calculator.finding(assessment, text).map(|found| vec![found_figure(found, text)])
            };
            if let (Some(before), Some(after)) = (finding(self.before), finding(self.after)) {
                tables.push(table(calculator.title(), &before, &after, text));
            }
        }
        tables
    }

    /// What can't be compared because one of the results has nothing about it.
    pub(super) fn only_in_one(&self) -> Vec<String> {
        let text = self.text;
        let used = |calculator: Calculator, assessment| calculator.finding(assessment, text).is_some();
        Calculator::ALL
            .into_iter()
            .filter(|one| used(*one, self.before) != used(*one, self.after))
            .map(|one| text.say(say::compare::only_in_one(text.get(one.title()))))
            .collect()
    }
}

fn found_figure(found: Finding, text: &Text) -> Figure {
    figure(say::compare::FOUND, found.story, text)
}

fn figure(label: Message, value: String, text: &Text) -> Figure {
    Figure { label: text.get(label).to_owned(), value, word: None }
}

/// What was entered, then what follows from it. The limit is the same for everybody.
fn on_call_figures(assessment: &Assessment, text: &Text) -> Vec<Figure> {
    let input = assessment.on_call_or_example();
    let details = assessment.calculators.on_call_details.unwrap_or_default();
    let limit = text.get(say::on_call::LIMIT_LABEL);
    let mut figures = vec![
        figure(say::field::DAYS_PER_YEAR, text.whole(input.days()), text),
        figure(say::field::ON_SCHEDULE, text.whole(input.on_schedule()), text),
        figure(say::field::ENGINEERS, text.whole(input.engineers()), text),
    ];
    figures.extend(entered(details, text));
    figures
        .extend(OnCallResult::new(input, details, text).figures.into_iter().filter(|one| one.label != limit));
    figures
}

/// What was entered beyond the three numbers; what is as usual needs no row.
fn entered(details: OnCallDetails, text: &Text) -> Vec<Figure> {
    let (numbers, usual) = (details.numbers(), OnCallDetails::default().numbers());
    let number = |value| text.number(value, Places::TWO);
    let rows = [
        (numbers.sites != usual.sites).then(|| figure(say::field::SITES, text.whole(details.sites()), text)),
        details.leave_weeks().map(|weeks| figure(say::field::LEAVE_WEEKS, number(weeks), text)),
        (numbers.work_week_tenths != usual.work_week_tenths)
            .then(|| figure(say::field::WORK_WEEK_HOURS, number(details.work_week()), text)),
        details.incidents().map(|count| figure(say::field::INCIDENTS_PER_WEEK, number(count), text)),
    ];
    rows.into_iter().flatten().collect()
}

fn budget_figures(input: BudgetInput, text: &Text) -> Vec<Figure> {
    let days = text.days(&text.whole(input.window_days()));
    let mut figures = vec![
        figure(say::budget::COLUMN_OBJECTIVE, objective_text(input.objective, text), text),
        figure(say::field::WINDOW, days, text),
    ];
    figures.extend(BudgetResult::new(input, text).figures);
    figures
}

/// One row for each number that either side has, in the order of the calculator.
fn table(title: Message, before: &[Figure], after: &[Figure], text: &Text) -> Table {
    let value = |figures: &[Figure], label: &str| match figures.iter().find(|one| one.label == label) {
        Some(Figure { value, word: Some((word, _)), .. }) => format!("{value} ({word})"),
        Some(figure) => figure.value.clone(),
        None => "–".to_owned(),
    };
    let longer = if before.len() < after.len() { after } else { before };
    let mut labels: Vec<&str> = longer.iter().map(|one| one.label.as_str()).collect();
    for one in before.iter().chain(after) {
        if !labels.contains(&one.label.as_str()) {
            labels.push(&one.label);
        }
    }
    let row = |label: &str| (vec![label.to_owned(), value(before, label), value(after, label)], false);
    Table {
        caption: text.get(title).to_owned(),
        columns: [say::compare::COLUMN_WHAT, say::compare::BEFORE, say::compare::AFTER]
            .map(|column| text.get(column).to_owned())
            .into(),
        rows: labels.into_iter().map(row).collect(),
    }
}
