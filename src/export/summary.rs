//! The report in a few lines of plain text, the most important first, for a message.

use crate::content::say;
use crate::report::Report;
use crate::text::Text;

/// The lines; whoever has no room for all leaves out the last ones.
#[must_use]
pub fn lines(report: &Report, text: &Text) -> Vec<String> {
    let mut lines = vec![title(report, text)];
    let mut labelled =
        |label, words: String| lines.push(text.say(say::export::labelled(text.get(label), &words)));
    if let Some(readiness) = &report.readiness {
        let reasons = readiness.reasons.join(" ");
        labelled(say::app::READINESS, reasons);
    }
    for finding in &report.findings {
        labelled(finding.calculator.title(), finding.story.clone());
    }
    lines.push(format!("{} · {}", report.dated, report.version));
    if let Some(readiness) = &report.readiness {
        for group in &readiness.deciding {
            let names = group.items.iter().map(|item| text.name(item.question));
            let all: Vec<&str> = names.chain(group.areas.iter().map(String::as_str)).collect();
            lines.push(text.say(say::export::labelled(&group.title, &all.join("; "))));
        }
        lines.push(readiness.path.summary.clone());
        lines.extend(readiness.plan.as_ref().map(|plan| plan.headline.clone()));
        lines.extend(readiness.services.iter().map(|group| {
            let names: Vec<&str> = group.questions.iter().map(|question| text.name(*question)).collect();
            text.say(say::export::labelled(&group.service, &names.join("; ")))
        }));
    }
    lines.push(text.get(say::report::SELF_ASSESSMENT).to_owned());
    lines
}

/// The verdict and what it is about, for a subject or a heading.
#[must_use]
pub fn title(report: &Report, text: &Text) -> String {
    let app = text.get(say::app::NAME);
    match &report.readiness {
        Some(readiness) => text.say(say::app::document_title(app, &readiness.headline)),
        None => app.to_owned(),
    }
}
