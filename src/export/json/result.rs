//! What the report says, for programs that don't want to calculate it. Never read back.

use super::spelled::{Spelled, entered};
use crate::content::{EDITION, QuestionId, VERSION};
use crate::domain::ratio::Ratio;
use crate::report::Report;
use crate::report::readiness::{
    AreaLine, Deciding, PlanPart, PromiseLine, PromiseState, Readiness, ServiceGroup, StepLine,
};
use crate::text::Text;
use serde::Serialize;

#[derive(Serialize)]
pub(super) struct Outcome<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    questionnaire: Option<&'static str>,
    #[serde(flatten)]
    readiness: Option<Ready<'a>>,
    /// By the name of the calculator.
    #[serde(flatten)]
    findings: Findings<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    entered: Option<Spelled>,
}

#[derive(Serialize)]
struct Ready<'a> {
    verdict: &'static str,
    reasons: &'a [String],
    deciding: Vec<Group<'a>>,
    areas: Vec<Area<'a>>,
    answer_first: Vec<&'static str>,
    path: Vec<Step<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    with_plan: Option<WithPlan<'a>>,
    services: Vec<Service<'a>>,
    promises: Vec<Promise<'a>>,
}

#[derive(Serialize)]
struct Group<'a> {
    reason: &'a str,
    blocking: bool,
    without_an_answer: bool,
    questions: Vec<&'static str>,
    areas: &'a [String],
}

#[derive(Serialize)]
struct Area<'a> {
    area: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    score_percent: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    answers_alone_percent: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    cap_percent: Option<u8>,
    #[serde(skip_serializing_if = "Option::is_none")]
    stage: Option<u8>,
}

#[derive(Serialize)]
struct Step<'a> {
    question: &'static str,
    from: u8,
    to: u8,
    reason: &'a str,
    goal: &'a str,
}

#[derive(Serialize)]
struct WithPlan<'a> {
    verdict: &'static str,
    areas: Vec<Area<'a>>,
}

#[derive(Serialize)]
struct Service<'a> {
    service: &'a str,
    questions: Vec<&'static str>,
}

#[derive(Serialize)]
struct Promise<'a> {
    id: &'static str,
    state: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    step: Option<usize>,
    words: &'a str,
}

/// What the calculators found, as members in their order.
struct Findings<'a>(&'a Report);

impl Serialize for Findings<'_> {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_map(self.0.findings.iter().map(|one| {
            let finding = Finding { finding: &one.story, over_the_limit: one.bad };
            (one.calculator.key(), finding)
        }))
    }
}

#[derive(Serialize)]
struct Finding<'a> {
    finding: &'a str,
    over_the_limit: bool,
}

impl<'a> Outcome<'a> {
    pub(super) fn new(report: &'a Report, text: &'a Text) -> Self {
        Self {
            questionnaire: (report.assessment.edition == EDITION).then_some(VERSION),
            readiness: report.readiness.as_ref().map(|readiness| ready(readiness, text)),
            findings: Findings(report),
            entered: entered(&report.assessment.calculators),
        }
    }
}

fn ready<'a>(readiness: &'a Readiness, text: &'a Text) -> Ready<'a> {
    Ready {
        verdict: readiness.verdict.id(),
        reasons: &readiness.reasons,
        deciding: readiness.deciding.iter().map(group).collect(),
        areas: areas(&readiness.areas, text),
        answer_first: ids(&readiness.path.answer_first),
        path: readiness.path.steps.iter().map(step).collect(),
        with_plan: readiness.plan.as_ref().map(|plan| with_plan(plan, text)),
        services: readiness.services.iter().map(service).collect(),
        promises: readiness.promises.iter().map(promise).collect(),
    }
}

fn group(group: &Deciding) -> Group<'_> {
    Group {
        reason: &group.title,
        blocking: group.blocks,
        without_an_answer: group.open,
        questions: group.items.iter().map(|item| item.question.facts().id).collect(),
        areas: &group.areas,
    }
}

fn areas<'a>(areas: &[AreaLine], text: &'a Text) -> Vec<Area<'a>> {
    // Percentages are rounded down, as everywhere on the page.
    let percent = |number: Option<Ratio>| number.and_then(|number| u64::try_from(number.floor()).ok());
    let area = |line: &AreaLine| Area {
        area: text.area(line.area),
        score_percent: percent(line.score),
        answers_alone_percent: percent(line.raw),
        cap_percent: line.cap,
        stage: line.stage,
    };
    areas.iter().map(area).collect()
}

fn step(step: &StepLine) -> Step<'_> {
    Step {
        question: step.question.facts().id,
        from: step.from,
        to: step.to,
        reason: &step.reason,
        goal: &step.goal,
    }
}

fn with_plan<'a>(plan: &PlanPart, text: &'a Text) -> WithPlan<'a> {
    WithPlan { verdict: plan.verdict.id(), areas: areas(&plan.areas, text) }
}

fn service(group: &ServiceGroup) -> Service<'_> {
    Service { service: &group.service, questions: ids(&group.questions) }
}

fn promise(promise: &PromiseLine) -> Promise<'_> {
    let (state, step) = match promise.state {
        PromiseState::Open => ("open", None),
        PromiseState::AfterStep(step) => ("after-step", Some(step)),
        PromiseState::BeyondPath => ("beyond-the-path", None),
        PromiseState::NotKnown => ("not-known", None),
    };
    Promise { id: promise.id, state, step, words: &promise.words }
}

/// The name of a verdict.
fn ids(questions: &[QuestionId]) -> Vec<&'static str> {
    questions.iter().map(|question| question.facts().id).collect()
}
