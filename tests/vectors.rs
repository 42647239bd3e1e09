//! Runs the reference vectors against the domain core.
//!
//! The folder is `tests/vectors`, or the one that the environment variable `CRE_VECTORS` names.
//! How the numbers are to be compared stands in the README beside the vectors.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test fails by panicking")]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use cre_readiness::assessment::field::Field;
use cre_readiness::domain::error_budget::{burn_rate, exhaustion_s, incident, request_budget, time_budget};
use cre_readiness::domain::on_call;
use cre_readiness::domain::path::{Step, StepReason, gate_path};
use cre_readiness::domain::question::{Answer, Gate, Level, Mode, Rule};
use cre_readiness::domain::ratio::Ratio;
use cre_readiness::domain::scoring::{AreaScore, Verdict, score};
use cre_readiness::domain::units::{Objective, PartsPerMillion};
use cre_readiness::domain::window;
use serde_json::{Map, Value};

/// Kinds of case that nothing computes yet. Whoever adds a calculator takes its kinds out of here.
const NOT_COMPUTED: [&str; 18] = [
    "time_remaining",
    "best_objective",
    "risk",
    "leave",
    "part_time",
    "follow_the_sun",
    "outside_hours",
    "incident_load",
    "tree",
    "mttf",
    "budget_sharing",
    "rule_set",
    "pair",
    "outage",
    "low_traffic",
    "min_rate",
    "forecast",
    "rota",
];

/// The kinds that are computed.
const COMPUTED: [&str; 14] = [
    "readiness",
    "days",
    "month",
    "quarter",
    "year",
    "downtime",
    "nines",
    "objective_parse",
    "time_budget",
    "request_budget",
    "burn",
    "incident",
    "share",
    "team_size",
];

/// A result, exact, in the shape of `expect`.
enum Got {
    Nothing,
    Yes(bool),
    Whole(i128),
    Real(Ratio),
    Text(String),
    List(Vec<Got>),
    Fields(Vec<(&'static str, Got)>),
}

/// Why a case has no result.
enum Stop {
    /// The input was refused: what `{"error": true}` expects.
    Refused,
    /// The case itself cannot be read.
    Malformed(String),
}

type Outcome = Result<Got, Stop>;

#[test]
fn the_domain_agrees_with_the_reference_vectors() {
    let folder = std::env::var_os("CRE_VECTORS")
        .map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/vectors"), PathBuf::from);
    let mut files: Vec<PathBuf> = std::fs::read_dir(&folder)
        .unwrap_or_else(|error| panic!("{}: {error}", folder.display()))
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "json"))
        .collect();
    files.sort();

    let mut failures = Vec::new();
    let mut ran: BTreeMap<String, usize> = BTreeMap::new();
    let mut left_out: BTreeMap<String, usize> = BTreeMap::new();
    for path in &files {
        let file = path.file_name().unwrap().to_string_lossy();
        let read = std::fs::read_to_string(path).map_err(|error| error.to_string());
        let parsed =
            read.and_then(|text| serde_json::from_str::<Value>(&text).map_err(|error| error.to_string()));
        let document = match parsed {
            Ok(document) => document,
            Err(error) => {
                failures.push(format!("{file}: {error}"));
                continue;
            }
        };
        let Some(cases) = document["cases"].as_array() else {
            failures.push(format!("{file}: no list of cases"));
            continue;
        };
        for case in cases {
            let kind = case["kind"].as_str().unwrap_or_default();
            if NOT_COMPUTED.contains(&kind) {
                *left_out.entry(kind.to_owned()).or_default() += 1;
                continue;
            }
            *ran.entry(kind.to_owned()).or_default() += 1;
            let mut wrong = Vec::new();
            check(case, run(kind, &case["input"], &document), &mut wrong);
            let name = case["name"].as_str().unwrap_or("(no name)");
            failures.extend(wrong.into_iter().map(|what| format!("{file}: {name}: {what}")));
        }
    }

    let total = |counts: &BTreeMap<String, usize>| counts.values().sum::<usize>();
    // Written past the test harness, which would keep the lines of a test that passes.
    let said = format!(
        "vectors: {} cases ran: {ran:?}\nvectors: {} cases left out, nothing computes them yet: {left_out:?}\n",
        total(&ran),
        total(&left_out),
    );
    std::io::Write::write_all(&mut std::io::stderr(), said.as_bytes()).unwrap();
    assert!(total(&ran) > 0, "no case ran in {}", folder.display());
    // The project's own copy holds every kind; another folder may hold fewer.
    if std::env::var_os("CRE_VECTORS").is_none() {
        for kind in COMPUTED {
            assert!(ran.contains_key(kind), "no case of {kind} ran");
        }
    }
    assert!(failures.is_empty(), "{} failures:\n{}", failures.len(), failures.join("\n"));
}

/// What the calculator's field reads is what the core reads: the field takes more forms, never other values.
#[test]
fn the_objective_field_agrees_with_the_vectors() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/vectors/error_budget.json");
    let document: Value = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    let cases = document["cases"].as_array().unwrap();
    let mut ran = 0;
    for case in cases.iter().filter(|case| case["kind"] == "objective_parse") {
        let typed = case["input"]["objective"].as_str().unwrap();
        let read = Field::Objective.read(typed).ok().flatten();
        assert_eq!(read, case["expect"]["objective_ppb"].as_u64(), "{typed}");
        ran += 1;
    }
    assert!(ran > 0);
}

// ---------------------------------------------------------------- comparison

#[derive(Clone, Copy)]
struct Tolerance<'a> {
    rel: f64,
    abs: f64,
    fields: Option<&'a Map<String, Value>>,
}

impl<'a> Tolerance<'a> {
    fn of(value: &'a Value) -> Self {
        Tolerance {
            rel: value["rel"].as_f64().unwrap_or(0.0),
            abs: value["abs"].as_f64().unwrap_or(0.0),
            fields: value["fields"].as_object(),
        }
    }

    /// The tolerance of a named field replaces the one around it, at any depth.
    fn within(self, field: &str) -> Self {
        match self.fields.and_then(|fields| fields.get(field)) {
            Some(own) => Tolerance { fields: self.fields, ..Tolerance::of(own) },
            None => self,
        }
    }
}

fn check(case: &Value, outcome: Outcome, wrong: &mut Vec<String>) {
    let expect = &case["expect"];
    let refusal_expected = expect.get("error") == Some(&Value::Bool(true));
    match outcome {
        Err(Stop::Malformed(what)) => wrong.push(what),
        Err(Stop::Refused) if refusal_expected => {}
        Err(Stop::Refused) => wrong.push("refused".to_owned()),
        Ok(_) if refusal_expected => wrong.push("not refused".to_owned()),
        Ok(_) if !expect.is_object() => wrong.push("nothing expected".to_owned()),
        Ok(got) => compare(&got, expect, Tolerance::of(&case["tolerance"]), "", wrong),
    }
}

fn compare(got: &Got, want: &Value, tolerance: Tolerance, at: &str, wrong: &mut Vec<String>) {
    let agrees = match (got, want) {
        (Got::Fields(got), Value::Object(want)) => {
            for (field, want) in want {
                let place = format!("{at}.{field}");
                match got.iter().find(|(name, _)| name == field) {
                    Some((_, got)) => compare(got, want, tolerance.within(field), &place, wrong),
                    None => wrong.push(format!("{place}: missing, expected {want}")),
                }
            }
            true
        }
        (Got::List(got), Value::Array(want)) => {
            for (index, (got, want)) in got.iter().zip(want).enumerate() {
                compare(got, want, tolerance, &format!("{at}[{index}]"), wrong);
            }
            got.len() == want.len()
        }
        (Got::Nothing, Value::Null) => true,
        (Got::Yes(got), Value::Bool(want)) => got == want,
        (Got::Text(got), Value::String(want)) => got == want,
        (Got::Whole(got), Value::Number(_)) => number_agrees(Ratio::new(*got, 1).unwrap(), want, tolerance),
        (Got::Real(got), Value::Number(_)) => number_agrees(*got, want, tolerance),
        _ => false,
    };
    if !agrees {
        wrong.push(format!("{at}: got {}, expected {want}", shown(got)));
    }
}

fn number_agrees(got: Ratio, want: &Value, tolerance: Tolerance) -> bool {
    // Written without point and exponent it is whole and must match exactly.
    let whole = want.as_i64().map(i128::from).or_else(|| want.as_u64().map(i128::from));
    match (whole, want.as_f64()) {
        (Some(whole), _) => Ratio::new(whole, 1) == Some(got),
        (None, Some(want)) => (got.to_f64() - want).abs() <= tolerance.abs.max(tolerance.rel * want.abs()),
        (None, None) => false,
    }
}

fn shown(got: &Got) -> String {
    match got {
        Got::Nothing => "null".to_owned(),
        Got::Yes(got) => got.to_string(),
        Got::Whole(got) => got.to_string(),
        Got::Real(got) => format!("{} ({got:?})", got.to_f64()),
        Got::Text(got) => got.clone(),
        Got::List(got) => format!("[{}]", got.iter().map(shown).collect::<Vec<_>>().join(", ")),
        Got::Fields(got) => format!("{} fields", got.len()),
    }
}

// ---------------------------------------------------------------- inputs

fn field<'a>(input: &'a Value, name: &str) -> Result<&'a Value, Stop> {
    input.get(name).ok_or_else(|| Stop::Malformed(format!("no input {name}")))
}

/// A whole number from 0 on; anything else is refused, as the forms refuse it.
fn count(input: &Value, name: &str) -> Result<u64, Stop> {
    field(input, name)?.as_u64().ok_or(Stop::Refused)
}

fn small(input: &Value, name: &str) -> Result<u32, Stop> {
    u32::try_from(count(input, name)?).map_err(|_| Stop::Refused)
}

/// A decimal, written as a string or as a number: read from its digits, never through a float.
fn decimal(input: &Value, name: &str) -> Result<Ratio, Stop> {
    let parsed = match field(input, name)? {
        Value::String(text) => Ratio::parse_decimal(text),
        Value::Number(number) => Ratio::parse_decimal(&number.to_string()),
        other => return Err(Stop::Malformed(format!("{name} is {other}"))),
    };
    parsed.ok_or(Stop::Refused)
}

fn objective(input: &Value) -> Result<Objective, Stop> {
    let text = field(input, "objective")?.as_str().unwrap_or_default();
    let objective = Objective::parse_percent(text).map_err(|_| Stop::Refused)?;
    match input.get("objective_ppb").map(Value::as_u64) {
        Some(ppb) if ppb != Some(u64::from(objective.ppb())) => {
            Err(Stop::Malformed(format!("{text} % read as {} ppb", objective.ppb())))
        }
        _ => Ok(objective),
    }
}

/// A share given in percent and parts per million, which have to agree.
fn share_of(input: &Value, name: &str) -> Result<PartsPerMillion, Stop> {
    let ppm = count(input, &format!("{name}_ppm"))?;
    let share = PartsPerMillion::from_ppm(ppm).ok_or(Stop::Refused)?;
    let percent = decimal(input, &format!("{name}_percent"))?;
    if percent.over(Ratio::from_int(100)) != Some(share.ratio()) {
        return Err(Stop::Malformed(format!("{name}: percent and ppm differ")));
    }
    Ok(share)
}

// ---------------------------------------------------------------- outputs

fn real(value: Option<Ratio>) -> Got {
    value.map_or(Got::Nothing, Got::Real)
}

fn whole(value: impl Into<i128>) -> Got {
    Got::Whole(value.into())
}

fn optional<T: Into<i128>>(value: Option<T>) -> Got {
    value.map_or(Got::Nothing, whole)
}

fn yes(value: Option<bool>) -> Got {
    value.map_or(Got::Nothing, Got::Yes)
}

/// Parts per billion as a percentage without trailing zeros.
fn percent_text(objective: Objective) -> String {
    let digits = format!("{:010}", objective.ppb());
    let (before, after) = digits.split_at(3);
    let text = format!("{}.{after}", before.trim_start_matches('0'));
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

fn calendar(days: Option<u64>, window_s: Option<u64>) -> Outcome {
    match (days, window_s) {
        (Some(days), Some(window_s)) => {
            Ok(Got::Fields(vec![("days", whole(days)), ("window_s", whole(window_s))]))
        }
        _ => Err(Stop::Refused),
    }
}

fn run(kind: &str, input: &Value, document: &Value) -> Outcome {
    let fields = match kind {
        "days" => {
            let window_s = window::days(decimal(input, "days")?).ok_or(Stop::Refused)?;
            vec![("window_s", whole(window_s))]
        }
        "year" => {
            let year = small(input, "year")?;
            return calendar(window::year_days(year), window::year(year));
        }
        "month" => {
            let (year, month) = (small(input, "year")?, small(input, "month")?);
            return calendar(window::month_days(year, month), window::month(year, month));
        }
        "quarter" => {
            let (year, quarter) = (small(input, "year")?, small(input, "quarter")?);
            let days = window::quarter_days(year, quarter);
            return calendar(days, window::quarter(year, quarter));
        }
        "downtime" => {
            let downtime = window::downtime(count(input, "window_s")?, objective(input)?);
            vec![("downtime_s", Got::Real(downtime.ok_or(Stop::Refused)?))]
        }
        "nines" => {
            let objective = window::nines(small(input, "nines")?).ok_or(Stop::Refused)?;
            let downtime = window::downtime(count(input, "window_s")?, objective);
            vec![
                ("objective", Got::Text(percent_text(objective))),
                ("objective_ppb", whole(objective.ppb())),
                ("downtime_s", real(downtime)),
            ]
        }
        "objective_parse" => vec![("objective_ppb", whole(objective(input)?.ppb()))],
        "time_budget" => {
            let budget = time_budget(objective(input)?, count(input, "window_s")?);
            vec![("budget_s", Got::Real(budget))]
        }
        "request_budget" => request_fields(input)?,
        "burn" => {
            let rate = burn_rate(decimal(input, "error_ratio")?, objective(input)?);
            let rate = rate.ok_or(Stop::Refused)?;
            vec![
                ("burn_rate", Got::Real(rate)),
                ("exhaustion_s", real(exhaustion_s(count(input, "window_s")?, rate))),
            ]
        }
        "incident" => {
            let length_s = decimal(input, "detect_s")?.plus(decimal(input, "repair_s")?);
            let cost = incident(
                objective(input)?,
                count(input, "window_s")?,
                share_of(input, "impact")?,
                length_s.ok_or(Stop::Refused)?,
            );
            let cost = cost.ok_or(Stop::Refused)?;
            vec![
                ("bad_s", Got::Real(cost.bad_s)),
                ("share_of_budget", Got::Real(cost.share_of_budget)),
                ("incidents_allowed", optional(cost.incidents_allowed)),
            ]
        }
        "share" => on_call_fields(input)?,
        "team_size" => {
            let (on_schedule, sites) = (count(input, "on_schedule")?, count(input, "sites")?);
            let size = on_call::team_size(on_schedule, sites, share_of(input, "limit")?);
            let size = size.map_err(|_| Stop::Refused)?;
            vec![
                ("engineers_needed", whole(size.engineers_needed)),
                ("with_spare", whole(size.with_spare)),
                ("all_sites", whole(size.all_sites)),
                ("all_sites_with_spare", whole(size.all_sites_with_spare)),
            ]
        }
        "readiness" => readiness_fields(input, document)?,
        _ => return Err(Stop::Malformed(format!("unknown kind {kind:?}"))),
    };
    Ok(Got::Fields(fields))
}

type Fields = Result<Vec<(&'static str, Got)>, Stop>;

fn request_fields(input: &Value) -> Fields {
    let bad = match input.get("bad") {
        None | Some(Value::Null) => None,
        Some(_) => Some(count(input, "bad")?),
    };
    let budget = request_budget(objective(input)?, count(input, "valid")?, bad);
    let budget = budget.map_err(|_| Stop::Refused)?;
    Ok(vec![
        ("allowed_bad", whole(budget.allowed_bad)),
        ("min_good", whole(budget.min_good)),
        ("left", optional(budget.left)),
        ("met", yes(budget.met)),
        ("error_ratio", real(budget.error_ratio)),
        ("burn_rate", real(budget.burn_rate)),
        ("remaining", real(budget.remaining)),
    ])
}

fn on_call_fields(input: &Value) -> Fields {
    let share = on_call::share(
        count(input, "engineers")?,
        count(input, "on_schedule")?,
        decimal(input, "days")?,
        share_of(input, "limit")?,
    );
    let share = share.map_err(|_| Stop::Refused)?;
    Ok(vec![
        ("feasible", Got::Yes(share.feasible)),
        ("days_per_year", real(share.days_per_year)),
        ("weeks_per_year", real(share.weeks_per_year)),
        ("weeks_of_52", real(share.weeks_of_52)),
        ("share", real(share.share)),
        ("over_limit", yes(share.over_limit)),
        ("over_limit_by", real(share.over_limit_by)),
        ("engineers_needed", whole(share.engineers_needed)),
        ("engineers_with_spare", whole(share.engineers_with_spare)),
    ])
}

// ---------------------------------------------------------------- readiness

/// The table of questions that the file brings along.
struct Table {
    ids: Vec<String>,
    areas: Vec<String>,
    rules: Vec<Rule>,
}

fn table(document: &Value) -> Result<Table, Stop> {
    let malformed = |what: &str| Stop::Malformed(format!("table of questions: {what}"));
    let mut table = Table { ids: Vec::new(), areas: Vec::new(), rules: Vec::new() };
    let rows = document["questionnaire"].as_array();
    for row in rows.ok_or_else(|| malformed("missing"))? {
        let text = |name: &str| row[name].as_str().ok_or_else(|| malformed(name)).map(str::to_owned);
        let area = text("area")?;
        if !table.areas.contains(&area) {
            table.areas.push(area.clone());
        }
        let gate = match (row["gate"].as_u64(), row["gate_status"].as_str()) {
            (None, None) => None,
            (Some(level @ 0..=4), Some(status @ ("required" | "proposed"))) => {
                Some(Gate { level: level as u8, required: status == "required" })
            }
            _ => return Err(malformed("gate")),
        };
        let area = table.areas.iter().position(|known| *known == area).unwrap();
        let weight = row["weight"].as_u64().and_then(|weight| u8::try_from(weight).ok());
        table.ids.push(text("id")?);
        table.rules.push(Rule {
            area: u8::try_from(area).map_err(|_| malformed("area"))?,
            weight: weight.ok_or_else(|| malformed("weight"))?,
            gate,
            quick: row["quick"].as_bool().ok_or_else(|| malformed("quick"))?,
            since: 1,
        });
    }
    Ok(table)
}

fn answer(value: &Value) -> Result<Option<Answer>, Stop> {
    match value {
        Value::Null => Ok(None),
        Value::String(text) if text == "unknown" => Ok(Some(Answer::Unknown)),
        Value::String(text) if text == "not-applicable" => Ok(Some(Answer::NotApplicable)),
        other => {
            let level = other.as_u64().and_then(|level| u8::try_from(level).ok());
            let level = level.and_then(Level::new).ok_or(Stop::Refused)?;
            Ok(Some(Answer::Level(level)))
        }
    }
}

fn readiness_fields(input: &Value, document: &Value) -> Fields {
    let table = table(document)?;
    let mode = match field(input, "mode")?.as_str() {
        Some("quick") => Mode::Quick,
        Some("full") => Mode::Full,
        _ => return Err(Stop::Refused),
    };
    let given = field(input, "answers")?.as_object();
    let given = given.ok_or_else(|| Stop::Malformed("answers".to_owned()))?;
    if let Some(unknown) = given.keys().find(|id| !table.ids.contains(id)) {
        return Err(Stop::Malformed(format!("no question {unknown}")));
    }
    let answers = table.ids.iter().map(|id| given.get(id).map_or(Ok(None), answer));
    let answers = answers.collect::<Result<Vec<_>, Stop>>()?;

    let score = score(&table.rules, table.areas.len(), mode, &answers);
    let path = gate_path(&table.rules, mode, &answers);
    let required = path.iter().filter(|step| step.reason == StepReason::RequiredGate);
    let names = |of: &[String], indices: &[usize]| {
        Got::List(indices.iter().map(|&index| Got::Text(of[index].clone())).collect())
    };
    let areas = table.areas.iter().zip(&score.areas);
    let verdict = match score.verdict {
        Verdict::NotReady => "not-ready",
        Verdict::ReadyWithConditions => "ready-with-conditions",
        Verdict::Ready => "ready",
    };
    Ok(vec![
        ("verdict", Got::Text(verdict.to_owned())),
        ("overall_stage", optional(score.overall_stage)),
        ("areas", Got::List(areas.map(|(name, area)| area_fields(name, area)).collect())),
        ("blocking", names(&table.ids, &score.blocking)),
        ("proposed_below_gate", names(&table.ids, &score.proposed_below_gate)),
        ("heavy_at_zero", names(&table.ids, &score.heavy_at_zero)),
        ("areas_below_50", names(&table.areas, &score.areas_below_50)),
        ("refused_not_applicable", names(&table.ids, &score.refused_not_applicable)),
        (
            "counts",
            Got::Fields(vec![
                ("answered", Got::Whole(score.counts.answered as i128)),
                ("unknown", Got::Whole(score.counts.unknown as i128)),
                ("unanswered", Got::Whole(score.counts.unanswered as i128)),
                ("not_applicable", Got::Whole(score.counts.not_applicable as i128)),
            ]),
        ),
        ("path_required", Got::Whole(required.count() as i128)),
        ("path_all", Got::Whole(path.len() as i128)),
        ("path", Got::List(path.iter().map(|step| step_fields(&table, step)).collect())),
    ])
}

fn area_fields(name: &str, area: &AreaScore) -> Got {
    Got::Fields(vec![
        ("area", Got::Text(name.to_owned())),
        ("raw", real(area.marks.map(|marks| marks.raw))),
        ("cap", optional(area.marks.and_then(|marks| marks.cap))),
        ("score", real(area.marks.map(|marks| marks.score))),
        ("stage", optional(area.marks.map(|marks| marks.stage))),
    ])
}

fn step_fields(table: &Table, step: &Step) -> Got {
    Got::Fields(vec![
        ("question", Got::Text(table.ids[step.question].clone())),
        ("from", whole(step.from)),
        ("to", whole(step.to)),
    ])
}
