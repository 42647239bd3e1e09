//! The scoring of the questionnaire, with the table of questions that the file brings along.

use super::{Fields, File, Got, Outcome, Stop, field, optional, real, whole};
use cre_readiness::domain::path::{Step, StepReason, gate_path};
use cre_readiness::domain::question::{Answer, Gate, Level, Mode, Rule};
use cre_readiness::domain::scoring::{AreaScore, Verdict, score};
use serde_json::Value;

pub const FILE: File = File { computed: &["readiness"], not_computed: &[], run };

fn run(kind: &str, input: &Value, document: &Value) -> Option<Outcome> {
    (kind == "readiness").then(|| readiness_fields(input, document).map(Got::Fields))
}

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
