//! What an embedding page fills into the calculators beforehand: a few numbers under agreed names, each read as if it had
//! been typed into its field.

use super::alerts::Alerts;
use super::calculators::Calculators;
use super::field::{Field, FieldProblem};
use super::forecast::Forecast;
use super::time_split::{self, TimeSplit};
use super::{Assessment, BudgetInput, OnCallInput};

/// The longest text that is read, in bytes: that of a message.
pub const LONGEST: usize = 4_096;
/// The longest name that is repeated to the page; longer ones are cut.
const LONGEST_NAME: usize = 40;
/// How many refused names are repeated.
const MOST_NAMES: usize = 20;

/// The agreed names. They are in use on other people's pages: none may change its meaning or go away.
pub const NAMES: [(&str, Field); 15] = [
    ("team", Field::Engineers),
    ("on_schedule", Field::OnSchedule),
    ("days_per_year", Field::DaysPerYear),
    ("objective", Field::Objective),
    ("window_days", Field::WindowDays),
    ("requests", Field::Requests),
    ("error_ratio", Field::ErrorRatio),
    ("requests_per_hour", Field::RequestsPerHour),
    ("incidents", Field::Incidents),
    ("detect_minutes", Field::DetectMinutes),
    ("repair_minutes", Field::RepairMinutes),
    ("tickets_per_week", Field::TicketsPerWeek),
    ("hours_per_ticket", Field::HoursPerTicket),
    ("manual_hours", Field::ManualHours),
    ("engineering_hours", Field::EngineeringHours),
];

/// The numbers by their field, and what was refused.
struct Given<'a> {
    numbers: Vec<(&'a str, Field, u64)>,
    refused: Vec<String>,
}

impl<'a> Given<'a> {
    fn read(text: &'a str) -> Self {
        let mut given = Self { numbers: Vec::new(), refused: Vec::new() };
        for line in text.lines().filter(|line| !line.trim().is_empty()) {
            let (name, value) = line.split_once('=').unwrap_or((line, ""));
            let field = NAMES.iter().find(|(known, _)| *known == name).map(|(_, field)| *field);
            match field.map(|field| (field, field.read(value))) {
                Some((field, Ok(Some(number)))) => given.numbers.push((name, field, number)),
                _ => given.refuse(name),
            }
        }
        given
    }

    /// The number for a field, or that of the example.
    fn or(&self, field: Field, example: u64) -> u64 {
        self.number(field).unwrap_or(example)
    }

    /// The last number given for a field.
    fn number(&self, field: Field) -> Option<u64> {
        self.numbers.iter().rfind(|(_, of, _)| *of == field).map(|(.., number)| *number)
    }

    fn has(&self, fields: &[Field]) -> bool {
        self.numbers.iter().any(|(_, field, _)| fields.contains(field))
    }

    fn refuse(&mut self, name: &str) {
        let name: String = name.chars().take(LONGEST_NAME).collect();
        if self.refused.len() < MOST_NAMES && !self.refused.contains(&name) {
            self.refused.push(name);
        }
    }

    /// What was made of some fields, if anything was given for them. Numbers that don't go together are refused, all of
    /// them: which one is wrong, nobody knows.
    fn made<T>(
        &mut self,
        fields: &[Field],
        make: impl Fn(&Self) -> Result<T, (Field, FieldProblem)>,
    ) -> Option<T> {
        if !self.has(fields) {
            return None;
        }
        let made = make(self);
        if made.is_err() {
            for (name, field, _) in self.numbers.clone() {
                if fields.contains(&field) {
                    self.refuse(name);
                }
            }
        }
        made.ok()
    }
}

/// Reads lines of `name=value`: an assessment with the calculators' inputs that something was given for, the rest of each
/// as in its example; and the names of what is unknown, malformed or outside the limits of its field, which is left out.
#[must_use]
pub fn read(text: &str) -> (Assessment, Vec<String>) {
    if text.len() > LONGEST {
        return (Assessment::default(), vec!["prefill".to_owned()]);
    }
    let mut given = Given::read(text);
    let on_call = given.made(&[Field::Engineers, Field::OnSchedule, Field::DaysPerYear], |given| {
        let example = OnCallInput::default();
        OnCallInput::new(
            given.or(Field::DaysPerYear, example.days()),
            given.or(Field::OnSchedule, example.on_schedule()),
            given.or(Field::Engineers, example.engineers()),
        )
    });
    let budget = given.made(&[Field::Objective, Field::WindowDays, Field::Requests], |given| {
        let example = BudgetInput::default();
        BudgetInput::new(
            given.or(Field::Objective, example.objective.ppb().into()),
            given.or(Field::WindowDays, example.window_days()),
            given.number(Field::Requests).or(example.requests()),
            example.outage_thousandths(),
            None,
        )
    });
    let alerts = given.made(&[Field::ErrorRatio, Field::RequestsPerHour], |given| {
        let example = Alerts::beside(budget.unwrap_or_default());
        Alerts::new(
            given.or(Field::ErrorRatio, example.error_ratio_ppb()),
            given.number(Field::RequestsPerHour).or(example.requests_per_hour()),
        )
    });
    let forecast = given.made(&[Field::Incidents, Field::DetectMinutes, Field::RepairMinutes], |given| {
        let mut numbers = Forecast::default().numbers();
        numbers.incidents = given.or(Field::Incidents, numbers.incidents);
        numbers.detect = given.or(Field::DetectMinutes, numbers.detect);
        numbers.repair = given.or(Field::RepairMinutes, numbers.repair);
        Forecast::new(numbers)
    });
    let time = given.made(&time_split::FIELDS, |given| {
        let mut values = *TimeSplit::default().values();
        for (field, value) in time_split::FIELDS.into_iter().zip(&mut values) {
            *value = given.or(field, *value);
        }
        TimeSplit::new(values)
    });
    let calculators = Calculators { alerts, forecast, time, ..Calculators::default() };
    (Assessment { on_call, budget, calculators, ..Assessment::default() }, given.refused)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_page_fills_in_its_own_numbers_beside_those_of_the_example() {
        let (own, refused) =
            read("team=8\non_schedule=2\nobjective=99.95\nincidents=2.5\ntickets_per_week=30");
        assert_eq!(refused, Vec::<String>::new());
        assert_eq!(own.on_call, OnCallInput::new(365, 2, 8).ok());
        let budget = own.budget.unwrap();
        assert_eq!((budget.objective.ppb(), budget.window_days()), (999_500_000, 30));
        assert_eq!(own.calculators.forecast.unwrap().numbers().incidents, 25_000);
        assert_eq!(own.calculators.time.unwrap().values()[1], 300);
        assert_eq!(own.calculators.alerts, None);
    }

    #[test]
    fn what_is_unknown_malformed_or_out_of_range_is_named_and_the_rest_counts() {
        let (own, refused) =
            read("team=8\nsalary=100\nobjective=100\nwindow_days=many\nrequests=0\n__proto__=1\njunk");
        assert_eq!(own.on_call, OnCallInput::new(365, 2, 8).ok());
        assert_eq!(own.budget, None);
        assert_eq!(refused, ["salary", "objective", "window_days", "requests", "__proto__", "junk"]);
    }

    #[test]
    fn numbers_that_do_not_go_together_are_refused_together() {
        let (own, refused) = read("team=2\non_schedule=3");
        assert_eq!(own.on_call, None);
        assert_eq!(refused, ["team", "on_schedule"]);
    }

    #[test]
    fn a_text_longer_than_a_message_is_refused_whole() {
        let (own, refused) = read(&"team=8\n".repeat(600));
        assert!(own.is_empty());
        assert_eq!(refused, ["prefill"]);
    }

    #[test]
    fn every_agreed_name_can_be_filled_in() {
        for (name, field) in NAMES {
            let bound = field.bound();
            let value = if field == Field::OnSchedule { 1 } else { bound.least.max(1) };
            let typed = match bound.decimals {
                0 => value.to_string(),
                decimals => {
                    let unit = 10_u64.pow(decimals.into());
                    format!("{}.{:0width$}", value / unit, value % unit, width = decimals.into())
                }
            };
            let (own, refused) = read(&format!("{name}={typed}"));
            // A team of one can't have the example's two on schedule.
            if name == "team" {
                assert_eq!(refused, ["team"]);
            } else {
                assert_eq!(refused, Vec::<String>::new(), "{name}={typed}");
                assert!(own.has_content(), "{name}");
            }
        }
    }

    proptest! {
        #[test]
        fn any_text_is_read_and_what_is_repeated_stays_short(text in "\\PC{0,300}(\n\\PC{0,60}){0,30}") {
            let (own, refused) = read(&text);
            prop_assert!(refused.len() <= MOST_NAMES);
            prop_assert!(refused.iter().all(|name| name.chars().count() <= LONGEST_NAME));
            let link = crate::link::encode(&own);
            prop_assert_eq!(crate::link::decode_draft(&link).unwrap(), own);
        }
    }
}
