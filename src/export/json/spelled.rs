//! What was entered into the calculators that a file carries as parts of the link, spelled out. Never read back.
//!
//! Numbers are whole, in the units that their names say, so that none of them is rounded.

use crate::assessment::alerts::Alerts;
use crate::assessment::budget_details::{BudgetDetails, Method, Moving};
use crate::assessment::calculators::Calculators;
use crate::assessment::dependencies::{Dependencies, Kind as Part};
use crate::assessment::forecast::{Forecast, Kind as Lengths};
use crate::assessment::on_call_details::OnCallDetails;
use crate::assessment::outage_log::{Outage, OutageLog};
use crate::assessment::rota::{Person, Rota};
use crate::assessment::time_split::TimeSplit;
use serde::{Serialize, Serializer};

/// The order of what stands in a row of the outage log.
const OUTAGE_COLUMNS: &str = "day,minutes,share_of_users_percent,failed_requests";

/// A value of a file.
pub(super) enum Spelled {
    Number(u64),
    Text(String),
    Yes(bool),
    List(Vec<Spelled>),
    /// Members in their order; those that were left empty are left out.
    Object(Vec<(&'static str, Option<Spelled>)>),
}

impl Serialize for Spelled {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Number(number) => to.serialize_u64(*number),
            Self::Text(text) => to.serialize_str(text),
            Self::Yes(yes) => to.serialize_bool(*yes),
            Self::List(list) => to.collect_seq(list),
            Self::Object(members) => to.collect_map(
                members.iter().filter_map(|(name, value)| value.as_ref().map(|value| (name, value))),
            ),
        }
    }
}

fn number(number: impl Into<u64>) -> Option<Spelled> {
    Some(Spelled::Number(number.into()))
}

fn text(text: &str) -> Option<Spelled> {
    Some(Spelled::Text(text.to_owned()))
}

/// All of them, by name; `None` while none was used.
pub(super) fn entered(calculators: &Calculators) -> Option<Spelled> {
    (!calculators.is_empty()).then(|| {
        Spelled::Object(vec![
            ("on_call_details", calculators.on_call_details.map(on_call_details)),
            ("calendar", calculators.rota.as_ref().map(calendar)),
            ("error_budget_details", calculators.budget_details.as_ref().map(budget_details)),
            ("outages", calculators.outages.as_ref().map(outages)),
            ("dependencies", calculators.dependencies.as_ref().map(dependencies)),
            ("alerts", calculators.alerts.as_ref().map(alerts)),
            ("forecast", calculators.forecast.map(forecast)),
            ("time", calculators.time.map(time)),
        ])
    })
}

fn on_call_details(details: OnCallDetails) -> Spelled {
    let numbers = details.numbers();
    Spelled::Object(vec![
        ("sites", number(numbers.sites)),
        ("leave_tenths_of_a_week_a_year", numbers.leave_tenths.map(Spelled::Number)),
        ("working_week_tenths_of_an_hour", number(numbers.work_week_tenths)),
        ("limit_parts_per_million", number(numbers.limit_ppm)),
        ("incidents_a_week_hundredths", numbers.incidents_hundredths.map(Spelled::Number)),
        ("incident_tenths_of_an_hour", number(numbers.hours_tenths)),
        ("incidents_at_night_parts_per_million", numbers.night_share_ppm.map(Spelled::Number)),
    ])
}

fn calendar(rota: &Rota) -> Spelled {
    let person = |person: &Person| {
        Spelled::Object(vec![
            ("share_parts_per_million", number(person.share.ppm())),
            ("nights", Some(Spelled::Yes(!person.no_nights))),
            ("leave_weeks", text(&person.leave.typed())),
        ])
    };
    Spelled::Object(vec![
        ("first_week", text(&rota.start().iso())),
        // As ISO 8601 counts them: Monday is 1.
        ("hand_over_weekday", number(u64::from(rota.hand_over().days_after_monday()) + 1)),
        ("first_primary", number(rota.first().saturating_add(1))),
        ("people", Some(Spelled::List(rota.people().iter().map(person).collect()))),
    ])
}

fn budget_details(details: &BudgetDetails) -> Spelled {
    let counts = match details.method {
        Method::Time => "time",
        Method::Requests => "requests",
        Method::Slices => "slices",
    };
    let window = match details.moving {
        Moving::Rolling => "rolling",
        Moving::Month => "calendar-month",
        Moving::Quarter => "calendar-quarter",
    };
    let further = details.further().iter().map(|objective| Spelled::Number(objective.ppb().into()));
    Spelled::Object(vec![
        ("counts", text(counts)),
        ("window", text(window)),
        ("as_of", details.as_of().map(|day| Spelled::Text(day.iso()))),
        ("slice_seconds", number(details.slice_s())),
        ("slice_good_parts_per_million", details.slice_good().and_then(|good| number(good.ppm()))),
        ("further_objectives_parts_per_billion", Some(Spelled::List(further.collect()))),
    ])
}

/// A row an outage, as it can be pasted again: so a thousand of them stay far below what is read of a file.
fn outages(log: &OutageLog) -> Spelled {
    let row = |outage: &Outage| {
        let cells = [
            outage.day().iso(),
            outage.thousandths().map_or(String::new(), |length| decimal(length, 3)),
            outage.share().map_or(String::new(), |share| decimal(share.ppm().into(), 4)),
            outage.failed().map_or(String::new(), |failed| failed.to_string()),
        ];
        Spelled::Text(cells.join(","))
    };
    Spelled::Object(vec![
        ("columns", text(OUTAGE_COLUMNS)),
        ("rows", Some(Spelled::List(log.outages().iter().map(row).collect()))),
    ])
}

/// A number of `10^-places` with its decimal point.
fn decimal(scaled: u64, places: u32) -> String {
    let one = 10_u64.saturating_pow(places);
    let (whole, part) = (scaled / one, scaled % one);
    let all = format!("{whole}.{part:0>width$}", width = places as usize);
    all.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// The rows of the tree from top to bottom. Rows count from 1, as on the screen.
fn dependencies(tree: &Dependencies) -> Spelled {
    let row = |(at, row): (usize, &crate::assessment::dependencies::Row)| {
        let (kind, numbers) = match row.kind {
            Part::Part(up) => ("part", vec![("availability_parts_per_billion", number(up.ppb()))]),
            Part::Same(to) => ("same", vec![("same_as_row", number(to as u64 + 1))]),
            Part::All => ("all", Vec::new()),
            Part::Any => ("any", Vec::new()),
            Part::AtLeast(up) => ("at-least", vec![("needed", number(up))]),
            Part::Soft(impact) => ("soft", vec![("lost_parts_per_million", number(impact.ppm()))]),
            Part::Copies(count, common) => (
                "copies",
                vec![("copies", number(count)), ("common_cause_parts_per_million", number(common.ppm()))],
            ),
        };
        let mut members =
            vec![("row", number(at as u64 + 1)), ("depth", number(row.depth)), ("kind", text(kind))];
        members.extend(numbers);
        Spelled::Object(members)
    };
    Spelled::List(tree.rows().iter().enumerate().map(row).collect())
}

fn alerts(alerts: &Alerts) -> Spelled {
    Spelled::Object(vec![
        ("error_ratio_parts_per_billion", number(alerts.error_ratio_ppb())),
        ("requests_an_hour", alerts.requests_per_hour().map(Spelled::Number)),
    ])
}

fn forecast(forecast: Forecast) -> Spelled {
    let numbers = forecast.numbers();
    let lengths = match numbers.kind {
        Lengths::Fixed => "alike",
        Lengths::Exponential => "exponential",
        Lengths::LogNormal => "log-normal",
        Lengths::Gamma => "gamma",
    };
    Spelled::Object(vec![
        ("incidents_ten_thousandths", number(numbers.incidents)),
        ("detection_thousandths_of_a_minute", number(numbers.detect)),
        ("repair_thousandths_of_a_minute", number(numbers.repair)),
        ("lengths", text(lengths)),
        ("variation_hundredths", number(numbers.variation)),
    ])
}

fn time(split: TimeSplit) -> Spelled {
    let [on_call, tickets, each, manual, engineering] = *split.values();
    Spelled::Object(vec![
        ("on_call_parts_per_million", number(on_call)),
        ("tickets_a_week_tenths", number(tickets)),
        ("ticket_hundredths_of_an_hour", number(each)),
        ("manual_tenths_of_an_hour_a_week", number(manual)),
        ("engineering_tenths_of_an_hour_a_week", number(engineering)),
    ])
}
