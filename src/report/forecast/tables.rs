//! The forecast as tables.

use super::ForecastResult;
use super::words::{at_least, number, supported_text, tenths};
use crate::assessment::forecast::window_and_budget;
use crate::content::say;
use crate::domain::forecast::{CHANCES, supported};
use crate::report::Table;
use crate::report::budget::objective_text;
use crate::text::{Message, Text};

fn columns<const N: usize>(columns: [Message; N], text: &Text) -> Vec<String> {
    columns.map(|column| text.get(column).to_owned()).into()
}

impl ForecastResult {
    /// What 50, 90 and 95 of 100 windows use, the objective that fits, and the person's own budget.
    #[must_use]
    pub fn uses(&self, text: &Text) -> Table {
        let (window_s, budget_s) = window_and_budget(self.budget);
        let windows = |number: &str| text.say(say::forecast::chance_value(number));
        let mut rows: Vec<_> = CHANCES
            .into_iter()
            .zip(self.outlook.uses_s)
            .map(|(chance, uses_s)| {
                let cells = vec![
                    windows(&number(chance, text)),
                    at_least(uses_s, text),
                    supported_text(supported(uses_s, window_s), text),
                ];
                (cells, false)
            })
            .collect();
        let own = vec![
            windows(&number(self.outlook.chance, text)),
            text.duration(budget_s),
            objective_text(self.budget.objective, text),
        ];
        rows.push((own, true));
        Table {
            caption: text.get(say::forecast::USES_TITLE).to_owned(),
            columns: columns(
                [say::forecast::COLUMN_WINDOWS, say::forecast::COLUMN_USES, say::forecast::COLUMN_SUPPORTS],
                text,
            ),
            rows,
        }
    }

    /// The distribution as a table.
    #[must_use]
    pub fn distribution_table(&self, text: &Text) -> Table {
        let of_100 = |share: f64| tenths(share, text);
        let none = self.outlook.no_incident;
        let row = |time: String, share: f64, up_to: f64| (vec![time, of_100(share), of_100(up_to)], false);
        let mut rows = vec![row(text.get(say::forecast::TIME_NONE).to_owned(), none, none)];
        let mut up_to = none;
        for bin in &self.outlook.histogram.bins {
            up_to += bin.share;
            let (from, to) = (at_least(bin.from_s, text), at_least(bin.to_s, text));
            rows.push(row(text.say(say::forecast::time_range(&from, &to)), bin.share, up_to));
        }
        let rest = (1.0 - up_to).max(0.0);
        rows.push(row(text.get(say::forecast::TIME_BEYOND).to_owned(), rest, 1.0));
        Table {
            caption: self.distribution.clone(),
            columns: columns(
                [say::forecast::COLUMN_TIME, say::forecast::COLUMN_BIN, say::forecast::COLUMN_UP_TO],
                text,
            ),
            rows,
        }
    }
}
