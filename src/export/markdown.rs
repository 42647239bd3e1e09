//! The report as GitHub-flavoured Markdown, for an issue or a wiki.
//!
//! Headings, lists and tables only; every text is escaped, so that none of it becomes markup.

use super::summary;
use crate::content::{QuestionId, say};
use crate::report::readiness::{
    ACTIONS, AreaDetail, Deciding, Path, PlanPart, PromiseLine, QuestionLine, Readiness, areas,
};
use crate::report::{Finding, Report, Table};
use crate::text::{Message, Text};

/// The whole report.
#[must_use]
pub fn write(report: &Report, link: &str, text: &Text) -> String {
    let mut page = Page { out: String::new(), text };
    page.heading(1, &summary::title(report, text));
    if let Some(readiness) = &report.readiness {
        page.paragraphs(&readiness.reasons);
    } else {
        page.paragraph(text.get(say::report::NO_VERDICT));
    }
    page.paragraph(&format!("{} · {}", report.dated, report.version));
    page.block(&format!("{}: {}", escape(text.get(say::report::LINK_LABEL)), address(link)));
    if let Some(readiness) = &report.readiness {
        page.paragraph(&readiness.counted.join(" "));
        page.deciding(&readiness.deciding);
        page.areas(readiness);
        page.path(&readiness.path);
        page.plan(readiness.plan.as_ref());
        page.actions(readiness);
        page.promises(&readiness.promises);
        page.open(&readiness.open);
    }
    page.calculators(report);
    if let Some(readiness) = &report.readiness {
        page.answers(&readiness.details);
    }
    page.paragraph(text.get(say::report::SELF_ASSESSMENT));
    page.out
}

struct Page<'a> {
    out: String,
    text: &'a Text,
}

impl Page<'_> {
    /// Something between blank lines, already escaped.
    fn block(&mut self, markdown: &str) {
        if !self.out.is_empty() {
            self.out.push('\n');
        }
        self.out.push_str(markdown);
        self.out.push('\n');
    }

    fn heading(&mut self, level: usize, words: &str) {
        self.block(&format!("{} {}", "#".repeat(level), escape(words)));
    }

    fn title(&mut self, message: Message) {
        self.heading(2, self.text.get(message));
    }

    fn paragraph(&mut self, words: &str) {
        self.block(&escape(words));
    }

    fn paragraphs(&mut self, all: &[String]) {
        for words in all {
            self.paragraph(words);
        }
    }

    /// A list; each item is already escaped.
    fn list(&mut self, bullet: &str, items: &[String]) {
        if !items.is_empty() {
            let lines: Vec<String> = items.iter().map(|item| format!("{bullet} {item}")).collect();
            self.block(&lines.join("\n"));
        }
    }

    fn table(&mut self, table: &Table) {
        let mut lines = vec![line(&table.columns), format!("|{}", " --- |".repeat(table.columns.len()))];
        lines.extend(table.rows.iter().map(|(cells, _)| line(cells)));
        self.block(&lines.join("\n"));
    }

    fn name(&self, question: QuestionId) -> String {
        strong(self.text.name(question))
    }

    fn deciding(&mut self, groups: &[Deciding]) {
        for group in groups {
            self.heading(2, &group.title);
            let mut items = Vec::new();
            for item in &group.items {
                let mut words = self.name(item.question);
                let refused = item.refused.then(|| self.text.get(say::report::REFUSED));
                for more in [item.answer.as_deref(), item.needed.as_deref(), refused].into_iter().flatten() {
                    words.push_str(". ");
                    words.push_str(&escape(more.trim_end_matches('.')));
                }
                items.push(words);
            }
            items.extend(group.areas.iter().map(|area| escape(area)));
            self.list("-", &items);
        }
    }

    fn areas(&mut self, readiness: &Readiness) {
        self.title(say::report::AREAS_TITLE);
        self.paragraph(&readiness.radar);
        let planned = readiness.plan.as_ref().map(|plan| plan.areas.as_slice());
        let table = areas::table(&readiness.areas, planned, &readiness.radar, self.text);
        self.table(&table);
    }

    fn path(&mut self, path: &Path) {
        self.title(say::report::PATH_TITLE);
        self.paragraph(&path.summary);
        if let Some(note) = &path.answer_first_note {
            self.paragraph(note);
            let names: Vec<String> = path.answer_first.iter().map(|question| self.name(*question)).collect();
            // Another sign than the steps have, or both would be one list.
            self.list("*", &names);
        }
        let mut steps = Vec::new();
        for (number, step) in (1..).zip(&path.steps) {
            // Numbered, since what CRE brings names the step after which it is open.
            let mut words = format!(
                "{number}. [ ] {}: {} ({})",
                self.name(step.question),
                escape(&step.goal),
                escape(&step.reason)
            );
            if step.planned {
                words.push_str(" · ");
                words.push_str(&escape(self.text.get(say::export::IN_PLAN)));
            }
            steps.push(words);
        }
        self.block(&steps.join("\n"));
    }

    fn plan(&mut self, plan: Option<&PlanPart>) {
        if let Some(plan) = plan {
            self.heading(2, &plan.headline);
            self.paragraph(&plan.words.join(" "));
        }
    }

    fn actions(&mut self, readiness: &Readiness) {
        let actions = &readiness.actions;
        let all = actions.len() == ACTIONS;
        self.title(if all { say::report::ACTIONS_TITLE } else { say::report::ACTIONS_TITLE_FEWER });
        if actions.is_empty() {
            self.paragraph(self.text.get(say::report::ACTIONS_NONE));
        }
        let closes = escape(self.text.get(say::report::ACTION_CLOSES));
        let mut items = Vec::new();
        for action in actions {
            let facts = [&action.goal, &action.effects, &action.chapters].map(|fact| escape(fact));
            items.push(format!(
                "{}\n   - {}\n   - {closes} {}\n   - {}\n   - {}",
                self.name(action.question),
                facts[0],
                strong(&action.service),
                facts[1],
                facts[2],
            ));
        }
        self.list("1.", &items);
        if !readiness.services.is_empty() {
            self.title(say::report::SERVICES_TITLE);
            let groups = readiness.services.iter().map(|group| {
                let names: Vec<String> =
                    group.questions.iter().map(|question| escape(self.text.name(*question))).collect();
                format!("{}: {}", strong(&group.service), names.join("; "))
            });
            let groups: Vec<String> = groups.collect();
            self.list("-", &groups);
        }
    }

    fn promises(&mut self, promises: &[PromiseLine]) {
        self.title(say::promise::TITLE);
        let items: Vec<String> = promises
            .iter()
            .map(|promise| format!("{}: {}", strong(&promise.title), escape(&promise.words)))
            .collect();
        self.list("-", &items);
    }

    fn open(&mut self, open: &[QuestionId]) {
        if !open.is_empty() {
            self.title(say::report::OPEN_TITLE);
            let names: Vec<String> = open.iter().map(|question| escape(self.text.name(*question))).collect();
            self.list("-", &names);
        }
    }

    fn answers(&mut self, details: &[AreaDetail]) {
        self.title(say::export::ANSWERS_TITLE);
        let columns = [
            say::export::COLUMN_QUESTION,
            say::export::COLUMN_LEVEL,
            say::export::COLUMN_ANSWER,
            say::export::COLUMN_PREREQUISITE,
        ]
        .map(|column| self.text.get(column).to_owned());
        for detail in details.iter().filter(|detail| !detail.questions.is_empty()) {
            self.heading(3, self.text.area(detail.area));
            self.paragraph(&detail.summary);
            let row = |line: &QuestionLine| {
                let level = line.level.map_or(String::new(), |level| level.to_string());
                let name = self.text.name(line.question).to_owned();
                (vec![name, level, line.answer.clone(), line.gate.clone().unwrap_or_default()], false)
            };
            let rows = detail.questions.iter().map(row).collect();
            self.table(&Table { caption: String::new(), columns: columns.to_vec(), rows });
        }
    }

    fn calculators(&mut self, report: &Report) {
        let item = |finding: &Finding| {
            let title = strong(self.text.get(finding.calculator.title()));
            format!("{title}: {}", escape(&finding.story))
        };
        let items: Vec<String> = report.findings.iter().map(item).collect();
        if !items.is_empty() {
            self.title(say::report::CALCULATORS_TITLE);
            self.list("-", &items);
        }
    }
}

fn strong(words: &str) -> String {
    format!("**{}**", escape(words))
}

fn line(cells: &[String]) -> String {
    let cells: Vec<String> = cells.iter().map(|cell| escape(cell)).collect();
    format!("| {} |", cells.join(" | "))
}

/// An address as a link of its own.
fn address(link: &str) -> String {
    let plain =
        link.chars().all(|sign| !sign.is_whitespace() && !sign.is_control() && !"<>\\`".contains(sign));
    if plain { format!("<{link}>") } else { escape(link) }
}

/// A text that Markdown shows as it is, on one line.
#[must_use]
pub fn escape(words: &str) -> String {
    let mut out = String::with_capacity(words.len() + 8);
    // A list, a heading or a rule would need its sign at the beginning; so would the point of a numbered list.
    let mut at_start = true;
    for sign in words.trim().chars() {
        let sign = if sign.is_control() { ' ' } else { sign };
        let markup = match sign {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~' | '&' | '#' | '$' | '!' => true,
            '-' | '+' | '=' | ':' | '.' | ')' => at_start,
            _ => false,
        };
        if markup {
            out.push('\\');
        }
        out.push(sign);
        at_start &= sign.is_ascii_digit();
    }
    out
}
