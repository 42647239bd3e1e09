//! What only the printed report has: the line on top, a first page that stands alone, and all answers at the end.

use super::{Live, part};
use crate::chart::Form;
use crate::content::say;
use crate::report::Report;
use crate::text::Text;
use crate::ui::node::{El, el, now, svg};
use crate::ui::store::Store;

/// Whose assessment of what, of which day.
pub fn cover(text: &Text, report: &Report) -> El {
    let words = [text.get(say::app::NAME), &report.dated, &report.version].join(" · ");
    el("p").class("cover print-only").add(words)
}

/// The first page by itself: what decides, the chart, the way and what CRE brings, each in a line or two.
pub fn summary(store: Store, live: Live, report: &Report) -> Option<El> {
    let text = store.text;
    let readiness = report.readiness.as_ref()?;
    let list = |lines: Vec<String>| {
        let items: Vec<El> = lines.into_iter().map(|line| el("li").add(line)).collect();
        el("ul").add(items)
    };
    let deciding: Vec<El> = readiness
        .deciding
        .iter()
        .map(|group| {
            let names = group.items.iter().map(|item| text.name(item.question).to_owned());
            let lines = names.chain(group.areas.iter().cloned()).collect();
            el("div").add(el("h2").add(group.title.as_str())).add(list(lines))
        })
        .collect();
    let promises = readiness.promises.iter().map(|line| format!("{}: {}", line.title, line.words)).collect();
    let stories = report.findings.iter().map(|finding| finding.story.clone()).collect();
    let chart = el("div").set("aria-hidden", "true");
    let picture = chart.add(now(move || svg(super::areas::drawn(text, live, Form::Wide))));
    let plan = now(move || {
        live.readiness(|readiness| {
            let headline = readiness.plan.as_ref().map(|plan| plan.headline.as_str());
            headline.map(|headline| el("p").add(el("strong").add(headline)))
        })
    });
    Some(
        el("div")
            .class("summary-page print-only")
            .add(el("div").class("columns").add(el("div").add(deciding)).add(picture))
            .add(el("p").add(readiness.path.summary.as_str()))
            .add(plan)
            .add(el("h2").add(text.get(say::promise::TITLE)))
            .add(list(promises))
            .add(list(stories)),
    )
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
