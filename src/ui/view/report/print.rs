//! What only the printed report has: the line on top, and all answers at the end.

use super::part;
use crate::content::say;
use crate::report::Report;
use crate::text::Text;
use crate::ui::node::{El, el};

/// Whose assessment of what, of which day.
pub fn cover(text: &Text, report: &Report) -> El {
    let words = [text.get(say::app::NAME), &report.dated, &report.version].join(" · ");
    el("p").class("cover print-only").add(words)
}

/// Every question that counts with its answer.
pub fn appendix(text: &Text, report: &Report) -> Option<El> {
    let readiness = report.readiness.as_ref()?;
    let areas: Vec<El> = readiness
        .details
        .iter()
        .filter(|detail| !detail.questions.is_empty())
        .map(|detail| {
            let rows: Vec<El> = detail
                .questions
                .iter()
                .map(|line| {
                    let level = line.level.map(|level| el("dd").class("level").add(level.to_string()));
                    el("div")
                        .class("row")
                        .add(el("dt").add(text.question(line.question)))
                        .add(level)
                        .add(el("dd").add(line.answer.as_str()))
                })
                .collect();
            el("div").add(el("h3").add(text.area(detail.area))).add(el("dl").add(rows))
        })
        .collect();
    Some(part("appendix print-only", text.get(say::report::APPENDIX_TITLE)).add(areas))
}
