//! What was entered, as it stands in a file: the same structs for writing and for reading.
//!
//! Members that must be there are optional too, so that [`super::read`] can name the one that is missing. A name
//! that is not here is refused, because what it says would be lost.

use super::strict::{Members, Object, present};
use crate::assessment::{Assessment, BudgetInput, OnCallInput, UnknownSection};
use crate::content::{QuestionId, questions};
use crate::domain::question::{Answer, Mode};
use crate::link::section;
use data_encoding::BASE64URL_NOPAD;
use serde::{Deserialize, Serialize};

pub(super) const UNKNOWN: &str = "unknown";
pub(super) const NOT_APPLICABLE: &str = "not-applicable";

#[derive(Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct Entered {
    #[serde(deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    pub(super) edition: Option<u16>,
    #[serde(deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    pub(super) mode: Option<String>,
    #[serde(deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    pub(super) date: Option<String>,
    pub(super) answers: Members<Given>,
    pub(super) plan: Members<u8>,
    #[serde(deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    pub(super) on_call: Option<Object<OnCall>>,
    #[serde(deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    pub(super) error_budget: Option<Object<ErrorBudget>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) unknown_sections: Vec<Object<Section>>,
}

/// An answer.
#[derive(Serialize, Deserialize)]
#[serde(untagged)]
pub(super) enum Given {
    Level(u8),
    Word(String),
}

#[derive(Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct OnCall {
    #[serde(deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    pub(super) days_per_year: Option<u64>,
    #[serde(deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    pub(super) people_on_schedule: Option<u64>,
    #[serde(deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    pub(super) engineers: Option<u64>,
}

#[derive(Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct ErrorBudget {
    #[serde(deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    pub(super) objective_parts_per_billion: Option<u64>,
    #[serde(deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    pub(super) window_days: Option<u64>,
    #[serde(deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    pub(super) valid_requests: Option<u64>,
    #[serde(deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    pub(super) outage_thousandths_of_a_minute: Option<u64>,
    #[serde(deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    pub(super) users_affected_parts_per_million: Option<u64>,
}

#[derive(Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct Section {
    #[serde(deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    pub(super) id: Option<u16>,
    #[serde(deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    pub(super) base64url: Option<String>,
}

/// The name of a mode.
pub(super) const fn mode_name(mode: Mode) -> &'static str {
    match mode {
        Mode::Quick => "quick",
        Mode::Full => "full",
    }
}

impl From<&Assessment> for Entered {
    fn from(assessment: &Assessment) -> Self {
        let named = |question: QuestionId| question.facts().id.to_owned();
        let answers =
            questions().filter_map(|one| assessment.answer(one).map(|answer| (named(one), answer.into())));
        let plan =
            questions().filter_map(|one| assessment.plan.level(one).map(|level| (named(one), level.get())));
        Self {
            edition: Some(assessment.edition),
            mode: Some(mode_name(assessment.mode).to_owned()),
            date: assessment.date.map(|date| date.iso()),
            answers: Members(answers.collect()),
            plan: Members(plan.collect()),
            on_call: assessment.on_call.map(|input| Object(input.into())),
            error_budget: assessment.budget.map(|input| Object(input.into())),
            unknown_sections: section::write(&assessment.calculators)
                .into_iter()
                .map(|(id, bytes)| UnknownSection { id, bytes })
                .chain(assessment.unknown_sections.iter().cloned())
                .map(|one| Object((&one).into()))
                .collect(),
        }
    }
}

impl From<Answer> for Given {
    fn from(answer: Answer) -> Self {
        match answer {
            Answer::Level(level) => Self::Level(level.get()),
            Answer::Unknown => Self::Word(UNKNOWN.to_owned()),
            Answer::NotApplicable => Self::Word(NOT_APPLICABLE.to_owned()),
        }
    }
}

impl From<OnCallInput> for OnCall {
    fn from(input: OnCallInput) -> Self {
        Self {
            days_per_year: Some(input.days()),
            people_on_schedule: Some(input.on_schedule()),
            engineers: Some(input.engineers()),
        }
    }
}

impl From<BudgetInput> for ErrorBudget {
    fn from(input: BudgetInput) -> Self {
        Self {
            objective_parts_per_billion: Some(input.objective.ppb().into()),
            window_days: Some(input.window_days()),
            valid_requests: input.requests(),
            outage_thousandths_of_a_minute: input.outage_thousandths(),
            users_affected_parts_per_million: input.share().map(|share| share.ppm().into()),
        }
    }
}

impl From<&UnknownSection> for Section {
    fn from(section: &UnknownSection) -> Self {
        Self { id: Some(section.id), base64url: Some(BASE64URL_NOPAD.encode(&section.bytes)) }
    }
}
