//! What the answers would give if the plan were carried out. No number here is an answer.

use super::{AreaLine, StepLine, View, areas, headline};
use crate::content::{AREAS, RULES, say};
use crate::domain::path::ready_path;
use crate::domain::scoring::{self, Verdict};

/// The verdict and the areas with the plan.
#[derive(Debug)]
pub struct PlanPart {
    /// The verdict with the plan.
    pub verdict: Verdict,
    /// The same as a headline that says that it is a plan.
    pub headline: String,
    /// How much of the path is planned, and what would be left.
    pub words: Vec<String>,
    /// How the verdict and the changed scores with the plan come about.
    pub how: Vec<String>,
    /// The areas whose score would change, each with both scores.
    pub changes: Vec<String>,
    /// The areas with the plan, in the order of the questionnaire.
    pub areas: Vec<AreaLine>,
}

impl View<'_> {
    pub(super) fn plan(&self, steps: &[StepLine], today: &[AreaLine]) -> Option<PlanPart> {
        if !self.assessment.has_plan() {
            return None;
        }
        let text = self.text;
        let planned = self.assessment.planned();
        let score = scoring::score(&RULES, AREAS, planned.scope(), &planned.answers);
        let tried = steps.iter().filter(|step| step.planned).count();
        let left = ready_path(&RULES, planned.scope(), &planned.answers)
            .iter()
            .filter(|step| {
                crate::content::QuestionId::at(step.question)
                    .is_some_and(|question| !planned.is_open(question))
            })
            .count() as u64;
        let mut words = vec![
            text.say(say::plan::tried(&text.whole(tried as u64), &text.whole(steps.len() as u64))),
            text.say(say::plan::left(left, &text.whole(left))),
        ];
        let open = score.counts.unanswered as u64;
        if open > 0 {
            words.push(text.say(say::plan::open(open, &text.whole(open))));
        }
        let areas = areas::lines(&planned, &score, text);
        let with_plan = View { assessment: &planned, text };
        let changed = || today.iter().zip(&areas).filter(|(before, after)| before.score != after.score);
        let mut how = vec![text.get(say::plan::HOW).to_owned()];
        how.extend(with_plan.how_verdict(&score));
        how.extend(changed().map(|(_, after)| {
            text.say(say::plan::how_area(text.area(after.area), &with_plan.how_area(after).join(" ")))
        }));
        let changes = changed()
            .map(|(before, after)| {
                text.say(say::plan::change(&after.value, text.area(after.area), &before.value))
            })
            .collect();
        Some(PlanPart {
            how,
            changes,
            verdict: score.verdict,
            headline: text.say(say::plan::headline(text.get(headline(score.verdict)))),
            words,
            areas,
        })
    }
}
