//! What the report says, for programs that don't want to calculate it. Never read back.

use super::write::Writer;
use crate::content::{EDITION, QuestionId, VERSION};
use crate::domain::ratio::Ratio;
use crate::domain::scoring::Verdict;
use crate::report::Report;
use crate::report::readiness::{AreaLine, Path, PlanPart, PromiseLine, PromiseState, Readiness};
use crate::text::Text;

pub(super) fn write(to: &mut Writer, report: &Report, text: &Text) {
    to.begin("result", '{');
    if report.assessment.edition == EDITION {
        to.text("questionnaire", VERSION);
    }
    if let Some(readiness) = &report.readiness {
        readiness_part(to, readiness, text);
    }
    let stories = [
        ("on_call", report.on_call.as_ref().map(|result| (&result.story, result.over))),
        ("error_budget", report.budget.as_ref().map(|result| (&result.story, result.over))),
    ];
    for (name, story) in stories {
        if let Some((story, over)) = story {
            to.begin(name, '{');
            to.text("finding", story);
            to.flag("over_the_limit", over);
            to.end('}');
        }
    }
    to.end('}');
}

fn readiness_part(to: &mut Writer, readiness: &Readiness, text: &Text) {
    to.text("verdict", verdict(readiness.verdict));
    texts(to, "reasons", &readiness.reasons);
    to.begin("deciding", '[');
    for group in &readiness.deciding {
        to.begin("", '{');
        to.text("reason", &group.title);
        to.flag("blocking", group.blocks);
        to.flag("without_an_answer", group.open);
        ids(to, "questions", group.items.iter().map(|item| item.question));
        texts(to, "areas", &group.areas);
        to.end('}');
    }
    to.end(']');
    areas(to, &readiness.areas, text);
    path(to, &readiness.path);
    if let Some(plan) = &readiness.plan {
        planned(to, plan, text);
    }
    to.begin("services", '[');
    for group in &readiness.services {
        to.begin("", '{');
        to.text("service", &group.service);
        ids(to, "questions", group.questions.iter().copied());
        to.end('}');
    }
    to.end(']');
    promises(to, &readiness.promises);
}

fn areas(to: &mut Writer, areas: &[AreaLine], text: &Text) {
    to.begin("areas", '[');
    for line in areas {
        to.begin("", '{');
        to.text("area", text.area(line.area));
        // Percentages are rounded down, as everywhere on the page.
        let percent = |number: Option<Ratio>| number.and_then(|number| u64::try_from(number.floor()).ok());
        let numbers = [
            ("score_percent", percent(line.score)),
            ("answers_alone_percent", percent(line.raw)),
            ("cap_percent", line.cap.map(u64::from)),
            ("stage", line.stage.map(u64::from)),
        ];
        for (name, number) in numbers {
            if let Some(number) = number {
                to.number(name, number);
            }
        }
        to.end('}');
    }
    to.end(']');
}

fn path(to: &mut Writer, path: &Path) {
    ids(to, "answer_first", path.answer_first.iter().copied());
    to.begin("path", '[');
    for step in &path.steps {
        to.begin("", '{');
        to.text("question", step.question.facts().id);
        to.number("from", u64::from(step.from));
        to.number("to", u64::from(step.to));
        to.text("reason", &step.reason);
        to.text("goal", &step.goal);
        to.end('}');
    }
    to.end(']');
}

fn planned(to: &mut Writer, plan: &PlanPart, text: &Text) {
    to.begin("with_plan", '{');
    to.text("verdict", verdict(plan.verdict));
    areas(to, &plan.areas, text);
    to.end('}');
}

fn promises(to: &mut Writer, promises: &[PromiseLine]) {
    to.begin("promises", '[');
    for promise in promises {
        to.begin("", '{');
        to.text("id", promise.id);
        let (state, step) = match promise.state {
            PromiseState::Open => ("open", None),
            PromiseState::AfterStep(step) => ("after-step", Some(step)),
            PromiseState::BeyondPath => ("beyond-the-path", None),
            PromiseState::NotKnown => ("not-known", None),
        };
        to.text("state", state);
        if let Some(step) = step {
            to.number("step", step as u64);
        }
        to.text("words", &promise.words);
        to.end('}');
    }
    to.end(']');
}

/// The name of a verdict.
const fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::NotReady => "not-ready",
        Verdict::ReadyWithConditions => "ready-with-conditions",
        Verdict::Ready => "ready",
    }
}

fn texts(to: &mut Writer, name: &str, all: &[String]) {
    to.begin(name, '[');
    for text in all {
        to.text("", text);
    }
    to.end(']');
}

fn ids(to: &mut Writer, name: &str, questions: impl Iterator<Item = QuestionId>) {
    to.begin(name, '[');
    for question in questions {
        to.text("", question.facts().id);
    }
    to.end(']');
}
