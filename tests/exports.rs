//! What is taken along: read back by other programs, and by ourselves.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test fails by panicking")]

use boon::{Compiler, SchemaIndex, Schemas};
use cre_readiness::assessment::date::Day;
use cre_readiness::assessment::{Assessment, BudgetInput, OnCallInput, UnknownSection};
use cre_readiness::content::{AREAS, QuestionId, questions};
use cre_readiness::domain::bounds;
use cre_readiness::domain::question::{Answer, Level, Mode};
use cre_readiness::export::json::{LoadError, MOST_BYTES};
use cre_readiness::export::{csv, json, markdown, rows};
use cre_readiness::link;
use cre_readiness::report::{Report, Table};
use cre_readiness::text::Text;
use proptest::prelude::*;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use serde_json::Value;

mod assessments;
use assessments::assessment;

const CASES: u32 = 10_000;
const ADDRESS: &str = "https://example.org/cre-readiness/";

fn level(level: u8) -> Option<Answer> {
    Level::new(level).map(Answer::Level)
}

/// Every question that counts at one level.
fn all(mode: Mode, answer: u8) -> Assessment {
    let mut assessment =
        Assessment { mode, date: Some(Day::from_unix_days(20_780)), ..Assessment::default() };
    for question in assessment.asked() {
        assessment.answers[question.position()] = level(answer);
    }
    assessment
}

/// A team with something of everything.
fn mixed() -> Assessment {
    let mut assessment = all(Mode::Quick, 2);
    let asked = assessment.asked();
    for (at, answer) in [
        (0, level(1)),
        (2, Some(Answer::Unknown)),
        (3, None),
        (5, level(0)),
        (8, Some(Answer::NotApplicable)),
        (12, level(4)),
    ] {
        assessment.set_answer(asked[at], answer);
    }
    assessment.set_plan(asked[0], Level::new(2));
    assessment.on_call = OnCallInput::new(365, 2, 5).ok();
    assessment.budget = BudgetInput::new(999_500_000, 30, Some(2_000_000), Some(12_500), Some(500_000)).ok();
    assessment
}

fn link_of(assessment: &Assessment) -> String {
    format!("{ADDRESS}#{}", link::encode(assessment))
}

fn as_json(assessment: &Assessment) -> String {
    let text = Text::reference();
    json::write(&Report::new(assessment, &text), &link_of(assessment), &text)
}

fn as_markdown(assessment: &Assessment) -> String {
    let text = Text::reference();
    markdown::write(&Report::new(assessment, &text), &link_of(assessment), &text)
}

fn tables(assessment: &Assessment) -> [Option<Table>; 2] {
    let text = Text::reference();
    let report = Report::new(assessment, &text);
    [rows::answers(&report, &text), rows::path(&report, &text)]
}

// --- As they are

/// Carriage returns are no part of a snapshot file; another test looks at them.
fn as_csv(table: &Table) -> String {
    csv::write(table).replace('\r', "")
}

#[test]
fn the_answers_of_a_mixed_team_as_csv() {
    insta::assert_snapshot!(as_csv(tables(&mixed())[0].as_ref().unwrap()));
}

#[test]
fn the_path_of_a_mixed_team_as_csv() {
    insta::assert_snapshot!(as_csv(tables(&mixed())[1].as_ref().unwrap()));
}

#[test]
fn a_mixed_team_as_markdown() {
    insta::assert_snapshot!(as_markdown(&mixed()));
}

#[test]
fn a_team_that_is_ready_as_markdown() {
    insta::assert_snapshot!(as_markdown(&all(Mode::Quick, 4)));
}

#[test]
fn the_calculators_alone_as_markdown() {
    let calculators = Assessment { on_call: Some(OnCallInput::default()), ..Assessment::default() };
    insta::assert_snapshot!(as_markdown(&calculators));
}

#[test]
fn a_mixed_team_as_json() {
    insta::assert_snapshot!(as_json(&mixed()));
}

#[test]
fn nothing_entered_as_json() {
    insta::assert_snapshot!(as_json(&Assessment::default()));
}

// --- JSON

fn schema() -> (Schemas, SchemaIndex) {
    let mut schemas = Schemas::new();
    let index = Compiler::new().compile("public/assessment-v1.schema.json", &mut schemas).unwrap();
    (schemas, index)
}

fn value(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    #[test]
    fn every_file_keeps_the_published_schema(all in prop::collection::vec(assessment(), 10)) {
        let (schemas, index) = schema();
        for assessment in all {
            let written = as_json(&assessment);
            let file = value(&written);
            let outcome = schemas.validate(&file, index);
            prop_assert!(outcome.is_ok(), "{}\n{}", outcome.unwrap_err(), written);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(CASES))]

    #[test]
    fn every_assessment_comes_back_from_its_file(assessment in assessment()) {
        prop_assert_eq!(json::read(&as_json(&assessment)), Ok(assessment));
    }

    #[test]
    fn a_damaged_file_stops_nothing_and_opens_as_something_a_link_can_carry(
        assessment in assessment(),
        at in any::<prop::sample::Index>(),
        length in 0..40_usize,
        by in prop_oneof!["[0-9]{1,20}", "[\\[\\]{}\",:]{1,3}", any::<String>()],
    ) {
        let mut text = as_json(&assessment);
        let places: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
        let from = at.index(places.len());
        let to = places.get(from + length).copied().unwrap_or(text.len());
        text.replace_range(places[from]..to, &by);
        if let Ok(opened) = json::read(&text) {
            prop_assert_eq!(link::decode(&link::encode(&opened)), Ok(opened));
        }
    }

    #[test]
    fn no_text_stops_the_page(text in prop_oneof![any::<String>(), "[\\[\\]{}\",:0-9a-z \n]{0,60}"]) {
        prop_assert!(json::read(&text).is_err());
    }
}

/// The file of a mixed team with one thing changed.
fn changed(change: impl FnOnce(&mut Value)) -> Value {
    let mut file = value(&as_json(&mixed()));
    change(&mut file);
    file
}

#[test]
fn a_file_with_something_wrong_is_refused_by_name_and_by_the_schema() {
    let (schemas, index) = schema();
    let cases: [(&str, Value, &str); 19] = [
        ("/assessment/edition", 65_536.into(), "edition"),
        ("/assessment/edition", "1".into(), "edition"),
        ("/assessment/mode", "slow".into(), "mode"),
        ("/assessment/date", "23 November 2026".into(), "date"),
        ("/assessment/date", Value::Null, "date"),
        ("/assessment/answers", Value::Array(vec![]), "answers"),
        ("/assessment/answers/org-cloud-native-agile", 5.into(), "org-cloud-native-agile"),
        ("/assessment/answers/org-cloud-native-agile", (-1).into(), "org-cloud-native-agile"),
        ("/assessment/answers/org-cloud-native-agile", 1.5.into(), "org-cloud-native-agile"),
        ("/assessment/answers/org-cloud-native-agile", "often".into(), "org-cloud-native-agile"),
        ("/assessment/plan/org-cloud-native-agile", 5.into(), "org-cloud-native-agile"),
        ("/assessment/on_call", 1.into(), "on_call"),
        ("/assessment/on_call/engineers", 0.into(), "engineers"),
        ("/assessment/on_call/engineers", 10_001.into(), "engineers"),
        ("/assessment/on_call/days_per_year", 367.into(), "days_per_year"),
        (
            "/assessment/error_budget/objective_parts_per_billion",
            1_000_000_000.into(),
            "objective_parts_per_billion",
        ),
        ("/assessment/error_budget/window_days", 0.into(), "window_days"),
        ("/assessment/error_budget/valid_requests", 1_000_000_000_000_001_u64.into(), "valid_requests"),
        (
            "/assessment/error_budget/users_affected_parts_per_million",
            1_000_001.into(),
            "users_affected_parts_per_million",
        ),
    ];
    for (place, by, name) in cases {
        let file = changed(|file| *file.pointer_mut(place).unwrap() = by);
        assert_eq!(json::read(&file.to_string()), Err(LoadError::Wrong(name.to_owned())), "{place}");
        assert!(schemas.validate(&file, index).is_err(), "{place}");
    }
    for (object, name) in [("", "assessment"), ("/assessment", "mode"), ("/assessment/on_call", "engineers")]
    {
        let file = changed(|file| {
            file.pointer_mut(object).unwrap().as_object_mut().unwrap().remove(name);
        });
        assert_eq!(json::read(&file.to_string()), Err(LoadError::Wrong(name.to_owned())));
        assert!(schemas.validate(&file, index).is_err(), "{name}");
    }
    for object in ["/assessment", "/assessment/on_call", "/assessment/error_budget"] {
        let file = changed(|file| file.pointer_mut(object).unwrap()["later"] = 1.into());
        assert_eq!(json::read(&file.to_string()), Err(LoadError::Wrong("later".to_owned())));
        assert!(schemas.validate(&file, index).is_err(), "{object}");
    }
}

/// The file of a mixed team with one piece of its text changed.
fn rewritten(from: &str, by: &str) -> String {
    let file = as_json(&mixed());
    assert_eq!(file.matches(from).count(), 1, "{from}");
    file.replace(from, by)
}

fn nested(depth: usize) -> String {
    ["[".repeat(depth), "]".repeat(depth)].concat()
}

#[test]
fn a_number_that_is_no_whole_one_or_is_huge_is_refused_by_name() {
    for number in [
        "2.0",
        "2e0",
        "20e-1",
        "\"2\"",
        "-0",
        "-2",
        "258",
        "18446744073709551618",
        "1e400",
        &"9".repeat(500),
        "true",
        "null",
        "[2]",
        "{\"level\": 2}",
    ] {
        for (line, name) in [
            ("\"slo-defined\": \"unknown\"", "slo-defined"),
            ("\"org-cloud-native-agile\": 2", "org-cloud-native-agile"),
            ("\"engineers\": 5", "engineers"),
            ("\"valid_requests\": 2000000", "valid_requests"),
        ] {
            // A calculator's field may hold 258.
            if number == "258" && !name.contains('-') {
                continue;
            }
            let file = rewritten(line, &format!("\"{name}\": {number}"));
            assert_eq!(json::read(&file), Err(LoadError::Wrong(name.to_owned())), "{name}: {number}");
        }
    }
}

#[test]
fn a_list_is_no_object_and_null_is_not_missing() {
    for (line, by, name) in [
        ("\"plan\": {\n      \"org-cloud-native-agile\": 2\n    }", "\"plan\": null", "plan"),
        ("\"date\": \"2026-11-23\"", "\"date\": null", "date"),
        ("\"mode\": \"quick\"", "\"mode\": {\"quick\": null}", "mode"),
        ("\"valid_requests\": 2000000", "\"valid_requests\": null", "valid_requests"),
        ("\"edition\": 1,", "\"edition\": 1, \"unknown_sections\": [[60000, \"AA\"]],", "unknown_sections"),
        ("\"edition\": 1,", "\"edition\": 1, \"unknown_sections\": [{\"id\": 60000}],", "base64url"),
        ("\"edition\": 1,", "\"edition\": 1, \"unknown_sections\": null,", "unknown_sections"),
    ] {
        let file = rewritten(line, by);
        assert_eq!(json::read(&file), Err(LoadError::Wrong(name.to_owned())), "{by}");
    }
    for (place, list, name) in [
        ("/assessment", serde_json::json!([1, "quick"]), "assessment"),
        ("/assessment/on_call", serde_json::json!([365, 2, 5]), "on_call"),
        ("/assessment/error_budget", serde_json::json!([999_500_000, 30]), "error_budget"),
    ] {
        let file = changed(|file| *file.pointer_mut(place).unwrap() = list);
        assert_eq!(json::read(&file.to_string()), Err(LoadError::Wrong(name.to_owned())), "{place}");
    }
    assert_eq!(json::read("[\"cre-readiness/assessment/1\", [1, \"quick\"]]"), Err(LoadError::NotOurs));
}

#[test]
fn a_name_that_is_there_twice_is_refused() {
    for (line, name) in [
        ("\"mode\": \"quick\"", "assessment"),
        ("\"engineers\": 5", "on_call"),
        ("\"window_days\": 30", "error_budget"),
        ("\"slo-defined\": \"unknown\"", "slo-defined"),
        ("\"org-cloud-native-agile\": 2", "org-cloud-native-agile"),
    ] {
        let file = rewritten(line, &format!("{line}, {line}"));
        assert_eq!(json::read(&file), Err(LoadError::Wrong(name.to_owned())), "{line}");
    }
    let schema = "\"schema\": \"cre-readiness/assessment/1\"";
    assert_eq!(json::read(&rewritten(schema, &format!("{schema}, {schema}"))), Err(LoadError::NotOurs));
    let twice = rewritten("\"result\": {", "\"assessment\": {}, \"result\": {");
    assert_eq!(json::read(&twice), Err(LoadError::Wrong("assessment".to_owned())));
}

#[test]
fn half_a_sign_is_no_text() {
    for half in ["\\ud83d", "\\ude00", "\\ud83d\\u0041"] {
        for (line, by, name) in [
            ("\"mode\": \"quick\"", "\"mode\": \"HALF\"", "mode"),
            ("\"date\": \"2026-11-23\"", "\"date\": \"HALF\"", "date"),
            ("\"slo-defined\": \"unknown\"", "\"slo-defined\": \"HALF\"", "slo-defined"),
            ("\"slo-defined\": \"unknown\"", "\"HALF\": \"unknown\"", "answers"),
            ("\"edition\": 1", "\"HALF\": 1", "assessment"),
        ] {
            let file = rewritten(line, &by.replace("HALF", half));
            assert_eq!(json::read(&file), Err(LoadError::Wrong(name.to_owned())), "{by} {half}");
        }
    }
    // A whole one is another way to write the same.
    assert_eq!(json::read(&rewritten("\"quick\"", "\"\\u0071uick\"")), Ok(mixed()));
}

#[test]
fn what_nests_deep_stops_nothing_and_opens_only_where_nothing_is_read() {
    for depth in [1, 127, 128, 100_000] {
        assert_eq!(json::read(&nested(depth)), Err(LoadError::NotOurs), "{depth}");
        assert_eq!(json::read(&"[".repeat(depth)), Err(LoadError::NotJson), "{depth}");
        assert_eq!(json::read(&"{\"a\":".repeat(depth / 2)), Err(LoadError::NotJson), "{depth}");
        for (line, name) in [("\"mode\": \"quick\"", "mode"), ("\"slo-defined\": \"unknown\"", "slo-defined")]
        {
            let file = rewritten(line, &format!("\"{name}\": {}", nested(depth)));
            assert_eq!(json::read(&file), Err(LoadError::Wrong(name.to_owned())), "{depth}");
        }
        let file = rewritten("\"answer_first\"", &format!("\"later\": {}, \"answer_first\"", nested(depth)));
        assert_eq!(json::read(&file), Ok(mixed()), "{depth}");
    }
}

#[test]
fn nothing_may_follow_a_file() {
    for rest in ["x", "}", ",", "{}", "0", "\u{0}", "\u{feff}", "// end"] {
        assert_eq!(json::read(&(as_json(&mixed()) + rest)), Err(LoadError::NotJson), "{rest:?}");
    }
    assert_eq!(json::read(&(as_json(&mixed()) + " \t\r\n")), Ok(mixed()));
}

#[test]
fn what_is_wrong_between_two_numbers_is_refused_too() {
    // A plan that is not above its answer, or has none below it; more people than engineers.
    for (place, by, name) in [
        ("/assessment/plan/org-cloud-native-agile", 1, "org-cloud-native-agile"),
        ("/assessment/on_call/people_on_schedule", 6, "people_on_schedule"),
    ] {
        let file = changed(|file| *file.pointer_mut(place).unwrap() = by.into());
        assert_eq!(json::read(&file.to_string()), Err(LoadError::Wrong(name.to_owned())));
    }
}

#[test]
fn a_question_that_this_version_does_not_have_is_named() {
    let file = changed(|file| file["assessment"]["answers"]["chaos-monkeys"] = 2.into());
    assert_eq!(json::read(&file.to_string()), Err(LoadError::UnknownQuestion("chaos-monkeys".to_owned())));
    let file = changed(|file| file["assessment"]["answers"]["x".repeat(5_000)] = 2.into());
    assert_eq!(json::read(&file.to_string()), Err(LoadError::UnknownQuestion("x".repeat(60))));
}

#[test]
fn files_of_others_and_of_later_versions_are_told_apart() {
    let named = |schema: Value| json::read(&changed(|file| file["schema"] = schema).to_string());
    for schema in ["cre-readiness/assessment/2", "cre-readiness/assessment/10"] {
        assert_eq!(named(schema.into()), Err(LoadError::Newer), "{schema}");
    }
    for schema in [
        "",
        "cre-readiness/assessment/",
        "cre-readiness/assessment/01",
        "cre-readiness/assessment/1x",
        "other",
    ] {
        assert_eq!(named(schema.into()), Err(LoadError::NotOurs), "{schema}");
    }
    assert_eq!(named(1.into()), Err(LoadError::NotOurs));
    for text in ["[]", "{}", "1", "null", "\"v1\""] {
        assert_eq!(json::read(text), Err(LoadError::NotOurs), "{text}");
    }
    for text in ["", "{", "{\"schema\": 1,}", "v1.AAAA", "\u{feff}{}"] {
        assert_eq!(json::read(text), Err(LoadError::NotJson), "{text}");
    }
}

#[test]
fn a_file_beyond_the_limit_is_refused_before_it_is_looked_at() {
    let mut just = as_json(&mixed());
    just.push_str(&" ".repeat(MOST_BYTES - just.len()));
    assert_eq!(json::read(&just), Ok(mixed()));
    assert_eq!(json::read(&format!("{just} ")), Err(LoadError::TooLarge));
    assert!(as_json(&all(Mode::Full, 0)).len() * 4 < MOST_BYTES, "{}", as_json(&all(Mode::Full, 0)).len());
}

#[test]
fn a_file_opens_only_as_what_its_link_can_carry() {
    let with = |sections: Vec<UnknownSection>| Assessment { unknown_sections: sections, ..mixed() };
    let long = with(vec![UnknownSection { id: 60_000, bytes: vec![7; 24_000] }]);
    assert_eq!(json::read(&as_json(&long)), Err(LoadError::TooMuch));
    // Under a number of ours it would be read as what we know by that number.
    let disguised = with(vec![UnknownSection { id: 1, bytes: vec![1, 1, 1] }]);
    assert_eq!(json::read(&as_json(&disguised)), Err(LoadError::Wrong("unknown_sections".to_owned())));
    for bytes in ["A", "AB", "A+/A", "AA=="] {
        let file = changed(|file| {
            file["assessment"]["unknown_sections"] =
                serde_json::json!([{ "id": 60_000, "base64url": bytes }]);
        });
        assert!(json::read(&file.to_string()).is_err(), "{bytes}");
    }
}

#[test]
fn what_a_file_derives_is_never_believed() {
    let file = changed(|file| {
        file["result"]["verdict"] = "ready".into();
        file["link"] = "https://example.org/#v1.other".into();
    });
    assert_eq!(json::read(&file.to_string()), Ok(mixed()));
}

#[test]
fn the_schema_has_the_limits_of_the_fields() {
    let schema = value(&std::fs::read_to_string("public/assessment-v1.schema.json").unwrap());
    let entered = &schema["$defs"]["assessment"]["properties"];
    for (calculator, name, bound) in [
        ("on_call", "days_per_year", bounds::DAYS_PER_YEAR),
        ("on_call", "people_on_schedule", bounds::ON_SCHEDULE),
        ("on_call", "engineers", bounds::ENGINEERS),
        ("error_budget", "objective_parts_per_billion", bounds::OBJECTIVE_PERCENT),
        ("error_budget", "window_days", bounds::WINDOW_DAYS),
        ("error_budget", "valid_requests", bounds::REQUESTS),
        ("error_budget", "outage_thousandths_of_a_minute", bounds::OUTAGE_MINUTES),
        ("error_budget", "users_affected_parts_per_million", bounds::SHARE_OF_USERS_PERCENT),
    ] {
        let field = &entered[calculator]["properties"][name];
        assert_eq!(
            (&field["minimum"], &field["maximum"]),
            (&bound.least.into(), &bound.most.into()),
            "{name}"
        );
    }
}

#[test]
fn the_file_says_the_same_as_the_report() {
    let (text, assessment) = (Text::reference(), mixed());
    let report = Report::new(&assessment, &text);
    let file = value(&as_json(&assessment));
    let finding = report.finding(cre_readiness::report::Calculator::OnCall).unwrap().story.clone();
    let readiness = report.readiness.unwrap();
    let result = &file["result"];
    assert_eq!(result["verdict"], "not-ready");
    assert_eq!(result["reasons"], Value::from(readiness.reasons));
    assert_eq!(result["path"].as_array().unwrap().len(), readiness.path.steps.len());
    assert_eq!(result["on_call"]["finding"], finding);
    assert_eq!(file["link"], link_of(&assessment));
    for (line, area) in readiness.areas.iter().zip(result["areas"].as_array().unwrap()) {
        let shown = area["score_percent"].as_u64().map(|score| format!("{score} %"));
        assert_eq!(shown, line.score.map(|_| line.value.clone()));
    }
}

// --- CSV

#[test]
fn another_program_reads_every_answer_and_every_step_from_csv() {
    for assessment in [mixed(), all(Mode::Quick, 1), all(Mode::Full, 0)] {
        for table in tables(&assessment).iter().flatten() {
            let written = csv::write(table);
            assert!(written.starts_with('\u{feff}') && written.ends_with("\r\n"));
            let mut reader = ::csv::Reader::from_reader(written.trim_start_matches('\u{feff}').as_bytes());
            assert_eq!(reader.headers().unwrap(), table.columns);
            let read: Vec<Vec<String>> =
                reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect();
            let shown: Vec<Vec<String>> = table.rows.iter().map(|(cells, _)| cells.clone()).collect();
            assert_eq!(read, shown);
        }
    }
    assert_eq!(tables(&all(Mode::Full, 0))[0].as_ref().unwrap().rows.len(), questions().count());
}

#[test]
fn there_is_no_table_where_there_is_nothing_to_show() {
    assert!(tables(&Assessment::default()).iter().all(Option::is_none));
    assert!(tables(&all(Mode::Quick, 4))[1].is_none(), "no step is left");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(CASES))]

    #[test]
    fn any_cells_come_back_from_csv_and_none_begins_a_formula(
        cells in prop::collection::vec(prop_oneof![any::<String>(), "[ \t\r\n\u{a0}\u{feff}]{0,2}[=+\\-@\u{ff1d}][A-Z0-9\",;]{0,6}"], 2),
    ) {
        let columns = vec!["a".to_owned(), "b".to_owned()];
        let table = Table { caption: String::new(), columns, rows: vec![(cells.clone(), false)] };
        let written = csv::write(&table);
        let mut reader = ::csv::Reader::from_reader(written.trim_start_matches('\u{feff}').as_bytes());
        let read: Vec<_> = reader.records().map(Result::unwrap).collect();
        prop_assert_eq!(read.len(), 1);
        for (read, given) in read[0].iter().zip(&cells) {
            prop_assert_eq!(read.strip_prefix('\'').filter(|rest| rest == given).unwrap_or(read), given);
            let begin = read.trim_start().chars().next();
            prop_assert!(!begin.is_some_and(|sign| "=+-@\u{ff1d}\u{ff0b}\u{ff0d}\u{ff20}".contains(sign)), "{:?}", read);
        }
    }
}

// --- Markdown

fn events(markdown: &str) -> Vec<Event<'_>> {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_GFM;
    Parser::new_ext(markdown, options).collect()
}

fn is_markup(event: &Event<'_>) -> bool {
    !matches!(
        event,
        Event::Text(_) | Event::SoftBreak | Event::Start(Tag::Paragraph) | Event::End(TagEnd::Paragraph)
    )
}

#[test]
fn the_markdown_has_no_html_and_its_tables_are_whole() {
    for assessment in [mixed(), all(Mode::Quick, 1), all(Mode::Full, 0), all(Mode::Full, 4)] {
        let markdown = as_markdown(&assessment);
        let events = events(&markdown);
        assert!(!events.iter().any(|event| matches!(event, Event::Html(_) | Event::InlineHtml(_))));
        let links: Vec<_> = events
            .iter()
            .filter_map(|event| match event {
                Event::Start(Tag::Link { dest_url, .. }) => Some(dest_url.to_string()),
                _ => None,
            })
            .collect();
        assert_eq!(links, [link_of(&assessment)]);
        let mut tables = Vec::new();
        for event in &events {
            match event {
                Event::Start(Tag::Table(columns)) => tables.push((columns.len(), 0, 0)),
                Event::Start(Tag::TableRow) => tables.last_mut().unwrap().1 += 1,
                Event::Start(Tag::TableCell) => tables.last_mut().unwrap().2 += 1,
                _ => {}
            }
        }
        for (columns, rows, cells) in &tables {
            assert!(*columns >= 4 && *cells == columns * (rows + 1), "{tables:?}");
        }
        let (areas, answers) = tables.split_first().unwrap();
        assert_eq!(areas.1, AREAS);
        assert_eq!(answers.iter().map(|(_, rows, _)| rows).sum::<usize>(), assessment.asked().len());
    }
}

#[test]
fn each_step_of_the_path_is_a_task_still_to_do() {
    let report = Report::new(&mixed(), &Text::reference());
    let markdown = as_markdown(&mixed());
    let tasks: Vec<bool> = events(&markdown)
        .into_iter()
        .filter_map(|event| match event {
            Event::TaskListMarker(done) => Some(done),
            _ => None,
        })
        .collect();
    assert_eq!(tasks, vec![false; report.readiness.unwrap().path.steps.len()]);
    assert!(markdown.contains("in the plan"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(CASES))]

    #[test]
    fn no_text_becomes_markup(
        words in prop_oneof![any::<String>(), "[-+=*_#>|~`<&!\\[\\](){}0-9.: a\n\t]{0,20}", "(<b>|https://a.b|www.a.b|a@b.c|&amp;|```|- |1\\. |\\|){1,4}"],
    ) {
        let escaped = markdown::escape(&words);
        for place in [escaped.clone(), format!("- {escaped}"), format!("# {escaped}"), format!("| {escaped} |\n| --- |")] {
            let mut events = events(&place);
            let mut shown = String::new();
            events.retain(|event| {
                if let Event::Text(text) = event {
                    shown.push_str(text);
                }
                is_markup(event)
            });
            prop_assert!(events.len() <= 4 + 4, "{place:?} {events:?}");
            let allowed = |event: &Event<'_>| matches!(
                event,
                Event::Start(Tag::List(None) | Tag::Item | Tag::Heading { .. } | Tag::Table(_) | Tag::TableHead | Tag::TableCell)
                    | Event::End(TagEnd::List(_) | TagEnd::Item | TagEnd::Heading(_) | TagEnd::Table | TagEnd::TableHead | TagEnd::TableCell)
            );
            prop_assert!(events.iter().all(allowed), "{place:?} {events:?}");
            let plain = |text: &str| text.chars().filter(|sign| !sign.is_whitespace() && !sign.is_control()).collect::<String>();
            prop_assert_eq!(plain(&shown), plain(&words), "{}", place);
        }
    }
}

#[test]
fn a_question_is_found_by_its_name_in_every_export() {
    let slo = QuestionId::named("slo-defined").unwrap();
    let name = Text::reference().name(slo).to_owned();
    let assessment = all(Mode::Quick, 1);
    assert!(as_markdown(&assessment).contains(&markdown::escape(&name)));
    assert!(as_json(&assessment).contains("\"slo-defined\": 1"));
    assert!(tables(&assessment).iter().flatten().all(|table| csv::write(table).contains("slo-defined")));
}
