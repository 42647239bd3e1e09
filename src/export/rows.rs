//! The answers and the path as tables, one fact a column.

use crate::content::{QuestionId, say};
use crate::report::readiness::QuestionLine;
use crate::report::{Report, Table};
use crate::text::{Message, Text};

/// Every question that counts with its answer; `None` while none has an answer.
#[must_use]
pub fn answers(report: &Report, text: &Text) -> Option<Table> {
    let details = &report.readiness.as_ref()?.details;
    let rows = details.iter().flat_map(|detail| &detail.questions).map(|line| answer(line, text));
    let columns = [
        say::report::COLUMN_AREA,
        say::export::COLUMN_ID,
        say::export::COLUMN_QUESTION,
        say::export::COLUMN_LEVEL,
        say::export::COLUMN_ANSWER,
        say::export::COLUMN_PREREQUISITE,
        say::export::COLUMN_WEIGHT,
        say::export::COLUMN_NEXT,
        say::export::COLUMN_GOAL,
        say::export::COLUMN_SERVICE,
    ];
    Some(table(say::export::ANSWERS_TITLE, &columns, rows.collect(), text))
}

fn answer(line: &QuestionLine, text: &Text) -> Vec<String> {
    let number = |level: Option<u8>| level.map_or(String::new(), |level| level.to_string());
    let next = line.next.as_ref().map(|(level, _)| level.get());
    let mut cells = question(line.question, text);
    cells.extend([
        number(line.level),
        line.answer.clone(),
        line.gate.clone().unwrap_or_default(),
        line.question.rule().weight.to_string(),
        number(next),
        next.map_or("", |level| text.level(line.question, level)).to_owned(),
        line.service.clone(),
    ]);
    cells
}

/// The steps to ready, those of the plan marked; `None` where no step is left or known.
#[must_use]
pub fn path(report: &Report, text: &Text) -> Option<Table> {
    let steps = &report.readiness.as_ref()?.path.steps;
    if steps.is_empty() {
        return None;
    }
    let columns = [
        say::export::COLUMN_STEP,
        say::report::COLUMN_AREA,
        say::export::COLUMN_ID,
        say::export::COLUMN_QUESTION,
        say::export::COLUMN_FROM,
        say::export::COLUMN_TO,
        say::export::COLUMN_GOAL,
        say::export::COLUMN_REASON,
        say::export::COLUMN_SERVICE,
        say::export::COLUMN_PLANNED,
    ];
    let rows = (1..).zip(steps).map(|(number, step)| {
        let mut cells = vec![text.whole(number)];
        cells.extend(question(step.question, text));
        cells.extend([
            step.from.to_string(),
            step.to.to_string(),
            step.goal.clone(),
            step.reason.clone(),
            text.service(step.question.facts().closes).to_owned(),
            text.get(if step.planned { say::export::YES } else { say::export::NO }).to_owned(),
        ]);
        cells
    });
    Some(table(say::report::PATH_TITLE, &columns, rows.collect(), text))
}

/// Area, stable name and name of a question.
fn question(question: QuestionId, text: &Text) -> Vec<String> {
    vec![
        text.area(usize::from(question.rule().area)).to_owned(),
        question.facts().id.to_owned(),
        text.name(question).to_owned(),
    ]
}

fn table(caption: Message, columns: &[Message], rows: Vec<Vec<String>>, text: &Text) -> Table {
    Table {
        caption: text.get(caption).to_owned(),
        columns: columns.iter().map(|column| text.get(*column).to_owned()).collect(),
        rows: rows.into_iter().map(|cells| (cells, false)).collect(),
    }
}
