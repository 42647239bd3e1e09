//! Runs the reference vectors against the domain core.
//!
//! The folder is `tests/vectors`, or the one that the environment variable `CRE_VECTORS` names.
//! How the numbers are to be compared stands in the README beside the vectors.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test fails by panicking")]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use cre_readiness::assessment::field::Field;
use cre_readiness::domain::ratio::Ratio;
use kinds::{FILES, Got, Outcome, Stop};
use serde_json::{Map, Value};

#[path = "vector_kinds/mod.rs"]
mod kinds;

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
            if FILES.iter().any(|file| file.not_computed.contains(&kind)) {
                *left_out.entry(kind.to_owned()).or_default() += 1;
                continue;
            }
            *ran.entry(kind.to_owned()).or_default() += 1;
            let mut wrong = Vec::new();
            let outcome = FILES.iter().find_map(|file| (file.run)(kind, &case["input"], &document));
            let unknown = || Err(Stop::Malformed(format!("unknown kind {kind:?}")));
            check(case, outcome.unwrap_or_else(unknown), &mut wrong);
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
        for kind in FILES.iter().flat_map(|file| file.computed) {
            assert!(ran.contains_key(*kind), "no case of {kind} ran");
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
        // Never for what the file writes as whole: that has to be exact.
        (Got::Float(got), Value::Number(want)) => {
            want.is_f64() && within(*got, want.as_f64().unwrap_or(f64::NAN), tolerance)
        }
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
        (None, Some(want)) => within(got.to_f64(), want, tolerance),
        (None, None) => false,
    }
}

fn within(got: f64, want: f64, tolerance: Tolerance) -> bool {
    (got - want).abs() <= tolerance.abs.max(tolerance.rel * want.abs())
}

fn shown(got: &Got) -> String {
    match got {
        Got::Nothing => "null".to_owned(),
        Got::Yes(got) => got.to_string(),
        Got::Whole(got) => got.to_string(),
        Got::Real(got) => format!("{} ({got:?})", got.to_f64()),
        Got::Float(got) => got.to_string(),
        Got::Text(got) => got.clone(),
        Got::List(got) => format!("[{}]", got.iter().map(shown).collect::<Vec<_>>().join(", ")),
        Got::Fields(got) => format!("{} fields", got.len()),
    }
}
