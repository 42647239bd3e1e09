//! What a file spells out of the calculators, read by another program, is what the page reads of its sections.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test fails by panicking")]

use boon::{Compiler, Schemas};
use cre_readiness::assessment::Assessment;
use cre_readiness::assessment::alerts::Alerts;
use cre_readiness::assessment::budget_details::{BudgetDetails, Method, Moving};
use cre_readiness::assessment::calculators::Calculators;
use cre_readiness::assessment::date::Day;
use cre_readiness::assessment::dependencies::{Dependencies, Kind, Row};
use cre_readiness::assessment::forecast::{self, Forecast};
use cre_readiness::assessment::on_call_details::{Numbers, OnCallDetails};
use cre_readiness::assessment::outage_log::{Outage, OutageLog};
use cre_readiness::assessment::rota::{LeaveWeeks, Person, Rota};
use cre_readiness::assessment::time_split::TimeSplit;
use cre_readiness::assessment::week::Weekday;
use cre_readiness::domain::bounds;
use cre_readiness::domain::composition::Availability;
use cre_readiness::domain::units::{Objective, PartsPerMillion};
use cre_readiness::export::json;
use cre_readiness::link;
use cre_readiness::report::Report;
use cre_readiness::text::Text;
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use serde_json::Value;

mod assessments;
use assessments::assessment;

// --- Any input of a calculator

fn within(bound: bounds::Bound) -> impl Strategy<Value = u64> {
    prop_oneof![Just(bound.least), Just(bound.most), bound.least..=bound.most]
}

fn ppm(ppm: u64) -> PartsPerMillion {
    PartsPerMillion::from_ppm(ppm).unwrap()
}

fn day() -> impl Strategy<Value = Day> {
    within(bounds::LOG_DAY).prop_map(|day| Day::from_unix_days(u32::try_from(day).unwrap()))
}

fn budget_details() -> impl Strategy<Value = BudgetDetails> {
    let method = prop::sample::select(vec![Method::Time, Method::Requests, Method::Slices]);
    let moving = prop::sample::select(vec![Moving::Rolling, Moving::Month, Moving::Quarter]);
    let slices = (within(bounds::SLICE_SECONDS), option::of(within(bounds::SLICE_GOOD_PERCENT)));
    let further = vec(within(bounds::OBJECTIVE_PERCENT), 0..=bounds::FURTHER_OBJECTIVES);
    (method, moving, option::of(day()), slices, further).prop_map(
        |(method, moving, as_of, slices, further)| {
            let details = BudgetDetails::new(method, moving).with_as_of(as_of).unwrap();
            let further = further.into_iter().map(|ppb| Objective::from_ppb(ppb).unwrap()).collect();
            details.with_slices(slices.0, slices.1).unwrap().with_further(further)
        },
    )
}

fn outages() -> impl Strategy<Value = OutageLog> {
    let (length, share) = (within(bounds::OUTAGE_MINUTES), within(bounds::SHARE_OF_USERS_PERCENT));
    let one = (day(), option::of(length), option::of(share), within(bounds::REQUESTS));
    let one = one.prop_map(|(day, length, share, failed)| {
        let failed = (length.is_none() || failed % 2 == 0).then_some(failed);
        Outage::new(day, length, share, failed).unwrap()
    });
    vec(one, 1..20).prop_map(|outages| OutageLog::new(outages).unwrap())
}

/// Trees of every kind of row; what is no tree is left out.
fn dependencies() -> impl Strategy<Value = Dependencies> {
    let kind = (
        0..7_u8,
        within(bounds::AVAILABILITY_PERCENT),
        within(bounds::COPIES),
        0..=1_000_000_u64,
        0..3_usize,
    );
    let kind = kind.prop_map(|(kind, ppb, count, share, to)| match kind {
        0 => Kind::Part(Availability::from_ppb(ppb).unwrap()),
        1 => Kind::Same(to),
        2 => Kind::All,
        3 => Kind::Any,
        4 => Kind::AtLeast(u8::try_from(count).unwrap()),
        5 => Kind::Soft(ppm(share)),
        _ => Kind::Copies(u8::try_from(count).unwrap(), ppm(share)),
    });
    vec((1..=bounds::DEPENDENCY_DEPTH, kind), 0..12).prop_map(|rows| {
        let mut tree = Dependencies::new(Vec::new()).unwrap();
        for (depth, kind) in rows {
            let mut longer = tree.rows().to_vec();
            longer.push(Row { depth, kind });
            tree = Dependencies::new(longer).unwrap_or(tree);
        }
        tree
    })
}

fn forecasts() -> impl Strategy<Value = Forecast> {
    let kind = prop::sample::select(forecast::Kind::ALL.to_vec());
    let minutes = 1..=bounds::OUTAGE_MINUTES.most / 2;
    (within(bounds::INCIDENTS_PER_WINDOW), minutes.clone(), minutes, kind, within(bounds::VARIATION))
        .prop_map(|(incidents, detect, repair, kind, variation)| {
            Forecast::new(forecast::Numbers { incidents, detect, repair, kind, variation }).unwrap()
        })
}

fn times() -> impl Strategy<Value = TimeSplit> {
    let hours = || within(bounds::TEAM_HOURS_PER_WEEK);
    let parts = (within(bounds::ON_CALL_SHARE_PERCENT), within(bounds::TICKETS_PER_WEEK));
    (parts, within(bounds::HOURS_PER_TICKET), hours(), hours()).prop_map(
        |((share, tickets), each, manual, engineering)| {
            TimeSplit::new([share, tickets, each, manual, engineering]).unwrap()
        },
    )
}

/// Any assessment, with any of the calculators used.
fn with_calculators() -> impl Strategy<Value = Assessment> {
    let others = (
        option::of(budget_details()),
        option::of(outages()),
        option::of(dependencies()),
        option::of(forecasts()),
        option::of(times()),
    );
    (assessment(), others).prop_map(
        |(mut assessment, (budget_details, outages, dependencies, forecast, time))| {
            let first = std::mem::take(&mut assessment.calculators);
            assessment.calculators =
                Calculators { budget_details, outages, dependencies, forecast, time, ..first };
            assessment
        },
    )
}

fn written(assessment: &Assessment) -> String {
    let text = Text::reference();
    json::write(
        &Report::new(assessment, &text),
        &format!("https://example.org/#{}", link::encode(assessment)),
        &text,
    )
}

// --- Another program, which knows the schema alone

fn number(of: &Value, name: &str) -> u64 {
    of[name].as_u64().unwrap_or_else(|| panic!("{name} of {of}"))
}

fn maybe(of: &Value, name: &str) -> Option<u64> {
    of.get(name).map(|value| value.as_u64().unwrap())
}

fn list<'a>(of: &'a Value, name: &str) -> &'a [Value] {
    of[name].as_array().unwrap()
}

/// A decimal number, scaled.
fn scaled(cell: &str, places: usize) -> Option<u64> {
    let (whole, part) = cell.split_once('.').unwrap_or((cell, ""));
    (!cell.is_empty()).then(|| format!("{whole}{part:0<places$}").parse().unwrap())
}

fn on_call_details(of: &Value) -> OnCallDetails {
    OnCallDetails::new(Numbers {
        sites: number(of, "sites"),
        leave_tenths: maybe(of, "leave_tenths_of_a_week_a_year"),
        work_week_tenths: number(of, "working_week_tenths_of_an_hour"),
        limit_ppm: number(of, "limit_parts_per_million"),
        incidents_hundredths: maybe(of, "incidents_a_week_hundredths"),
        hours_tenths: number(of, "incident_tenths_of_an_hour"),
        night_share_ppm: maybe(of, "incidents_at_night_parts_per_million"),
    })
    .unwrap()
}

fn calendar(of: &Value) -> Rota {
    let (year, week) = of["first_week"].as_str().unwrap().split_once("-W").unwrap();
    let people = list(of, "people").iter().map(|person| Person {
        share: ppm(number(person, "share_parts_per_million")),
        no_nights: !person["nights"].as_bool().unwrap(),
        leave: LeaveWeeks::parse(person["leave_weeks"].as_str().unwrap()).unwrap(),
    });
    let hand_over = u8::try_from(number(of, "hand_over_weekday") - 1).unwrap();
    let hand_over = Weekday::from_monday(hand_over).unwrap();
    let (year, week) = (year.parse().unwrap(), week.parse().unwrap());
    Rota::new(year, week, hand_over, number(of, "first_primary") - 1, people.collect()).unwrap()
}

fn budget(of: &Value) -> BudgetDetails {
    let method = match of["counts"].as_str().unwrap() {
        "time" => Method::Time,
        "requests" => Method::Requests,
        _ => Method::Slices,
    };
    let moving = match of["window"].as_str().unwrap() {
        "rolling" => Moving::Rolling,
        "calendar-month" => Moving::Month,
        _ => Moving::Quarter,
    };
    let as_of = of.get("as_of").map(|day| Day::from_iso(day.as_str().unwrap()).unwrap());
    let further = list(of, "further_objectives_parts_per_billion").iter();
    let further = further.map(|ppb| Objective::from_ppb(ppb.as_u64().unwrap()).unwrap()).collect();
    let details = BudgetDetails::new(method, moving).with_as_of(as_of).unwrap().with_further(further);
    details.with_slices(number(of, "slice_seconds"), maybe(of, "slice_good_parts_per_million")).unwrap()
}

fn outage_log(of: &Value) -> OutageLog {
    let outage = |row: &Value| {
        let cells: Vec<&str> = row.as_str().unwrap().split(',').collect();
        let day = Day::from_iso(cells[0]).unwrap();
        Outage::new(day, scaled(cells[1], 3), scaled(cells[2], 4), cells[3].parse().ok()).unwrap()
    };
    OutageLog::new(list(of, "rows").iter().map(outage).collect()).unwrap()
}

fn tree(of: &Value) -> Dependencies {
    let small = |of: &Value, name| u8::try_from(number(of, name)).unwrap();
    let row = |row: &Value| Row {
        depth: small(row, "depth"),
        kind: match row["kind"].as_str().unwrap() {
            "part" => {
                Kind::Part(Availability::from_ppb(number(row, "availability_parts_per_billion")).unwrap())
            }
            "same" => Kind::Same(usize::try_from(number(row, "same_as_row") - 1).unwrap()),
            "all" => Kind::All,
            "any" => Kind::Any,
            "at-least" => Kind::AtLeast(small(row, "needed")),
            "soft" => Kind::Soft(ppm(number(row, "lost_parts_per_million"))),
            _ => Kind::Copies(small(row, "copies"), ppm(number(row, "common_cause_parts_per_million"))),
        },
    };
    Dependencies::new(of.as_array().unwrap().iter().map(row).collect()).unwrap()
}

fn forecast_of(of: &Value) -> Forecast {
    let kind = match of["lengths"].as_str().unwrap() {
        "alike" => forecast::Kind::Fixed,
        "exponential" => forecast::Kind::Exponential,
        "log-normal" => forecast::Kind::LogNormal,
        _ => forecast::Kind::Gamma,
    };
    Forecast::new(forecast::Numbers {
        incidents: number(of, "incidents_ten_thousandths"),
        detect: number(of, "detection_thousandths_of_a_minute"),
        repair: number(of, "repair_thousandths_of_a_minute"),
        kind,
        variation: number(of, "variation_hundredths"),
    })
    .unwrap()
}

fn time(of: &Value) -> TimeSplit {
    TimeSplit::new([
        number(of, "on_call_parts_per_million"),
        number(of, "tickets_a_week_tenths"),
        number(of, "ticket_hundredths_of_an_hour"),
        number(of, "manual_tenths_of_an_hour_a_week"),
        number(of, "engineering_tenths_of_an_hour_a_week"),
    ])
    .unwrap()
}

fn spelled(file: &Value) -> Calculators {
    let Some(entered) = file["result"].get("entered") else { return Calculators::default() };
    let alerts = |of: &Value| {
        Alerts::new(number(of, "error_ratio_parts_per_billion"), maybe(of, "requests_an_hour")).unwrap()
    };
    Calculators {
        on_call_details: entered.get("on_call_details").map(on_call_details),
        rota: entered.get("calendar").map(calendar),
        budget_details: entered.get("error_budget_details").map(budget),
        outages: entered.get("outages").map(outage_log),
        dependencies: entered.get("dependencies").map(tree),
        alerts: entered.get("alerts").map(alerts),
        forecast: entered.get("forecast").map(forecast_of),
        time: entered.get("time").map(time),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(400) })]

    #[test]
    fn what_is_spelled_out_is_what_the_sections_hold(assessment in with_calculators()) {
        let text = written(&assessment);
        let read = json::read(&text).unwrap();
        let file: Value = serde_json::from_str(&text).unwrap();
        prop_assert_eq!(&read.calculators, &assessment.calculators);
        prop_assert_eq!(spelled(&file), read.calculators);
        let mut schemas = Schemas::new();
        let index = Compiler::new().compile("public/assessment-v1.schema.json", &mut schemas).unwrap();
        let outcome = schemas.validate(&file, index);
        prop_assert!(outcome.is_ok(), "{}\n{}", outcome.unwrap_err(), text);
    }

    #[test]
    fn what_is_spelled_out_is_never_read(assessment in with_calculators()) {
        let mut file: Value = serde_json::from_str(&written(&assessment)).unwrap();
        file["result"]["entered"] = serde_json::json!({ "alerts": { "error_ratio_parts_per_billion": 1 } });
        prop_assert_eq!(json::read(&file.to_string()), Ok(assessment));
    }
}

#[test]
fn the_longest_outage_log_is_still_read_with_its_rows_spelled_out() {
    let day = Day::from_unix_days(20_000);
    let (length, share) = (bounds::OUTAGE_MINUTES.most - 1, 999_999);
    let outage = Outage::new(day, Some(length), Some(share), Some(bounds::REQUESTS.most)).unwrap();
    let mut assessment = Assessment::default();
    assessment.calculators.outages = OutageLog::new(vec![outage; bounds::OUTAGES]);
    let text = written(&assessment);
    assert!(text.len() < json::MOST_BYTES / 2, "{}", text.len());
    assert_eq!(json::read(&text), Ok(assessment));
}

#[test]
fn an_outage_is_spelled_out_as_it_can_be_pasted_again() {
    let day = Day::from_iso("2026-11-01").unwrap();
    let outages = [(Some(7_500), Some(500_000), None), (None, None, Some(1_200)), (Some(60_000), None, None)];
    let outages = outages.map(|(length, share, failed)| Outage::new(day, length, share, failed).unwrap());
    let mut assessment = Assessment::default();
    assessment.calculators.outages = OutageLog::new(outages.into());
    let file: Value = serde_json::from_str(&written(&assessment)).unwrap();
    let rows = &file["result"]["entered"]["outages"]["rows"];
    assert_eq!(*rows, serde_json::json!(["2026-11-01,7.5,50,", "2026-11-01,,,1200", "2026-11-01,60,,"]));
}
