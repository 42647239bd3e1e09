//! An area opened up: each question with its answer and the next level, and how the area's marks are calculated.

use super::actions::{chapters, effects};
use super::{AreaLine, View, answer_words, areas};
use crate::content::{QuestionId, RULES, counts_in, questions_of, say};
use crate::domain::question::{Answer, Level};
use crate::domain::scoring::{self, STAGE_SHARE_PERCENT};

/// An area with its questions.
#[derive(Debug)]
pub struct AreaDetail {
    /// The area.
    pub area: usize,
    /// Its score, stage and prerequisites in a few words.
    pub summary: String,
    /// How its marks are calculated, with this person's numbers; empty where it has none.
    pub how: Vec<String>,
    /// Its questions that count.
    pub questions: Vec<QuestionLine>,
}

/// A question with its answer and what a better one would be.
#[derive(Debug)]
pub struct QuestionLine {
    /// The question.
    pub question: QuestionId,
    /// The answer in words.
    pub answer: String,
    /// The answer where it is a level, 0 to 4.
    pub level: Option<u8>,
    /// Whether it still has to be answered.
    pub open: bool,
    /// Its gate, where it is a prerequisite, and whether that is met.
    pub gate: Option<String>,
    /// The next level and its evidence; `None` at the top, without an answer, or where it does not apply.
    pub next: Option<(Level, String)>,
    /// What a better answer changes.
    pub effects: String,
    /// The service that closes the gap.
    pub service: String,
    /// What to read in the e-book.
    pub chapters: String,
}

impl View<'_> {
    /// The areas with their questions, in the order of the questionnaire.
    pub(super) fn details(&self, lines: &[AreaLine]) -> Vec<AreaDetail> {
        lines
            .iter()
            .map(|line| AreaDetail {
                area: line.area,
                summary: self.area_summary(line),
                how: self.how_area(line),
                questions: questions_of(line.area)
                    .filter(|question| counts_in(*question, self.assessment.scope()))
                    .map(|question| self.question(question))
                    .collect(),
            })
            .collect()
    }

    fn area_summary(&self, line: &AreaLine) -> String {
        let text = self.text;
        let mut parts = vec![line.value.clone()];
        if let Some(stage) = line.stage {
            parts.push(text.say(say::report::detail_stage(&stage.to_string())));
        }
        if let Some(gate) = line.gate {
            parts.push(text.say(say::report::detail_gates(&areas::gate_words(gate, text))));
        }
        parts.join(" · ")
    }

    fn question(&self, question: QuestionId) -> QuestionLine {
        let (assessment, text) = (self.assessment, self.text);
        let answer = assessment.answer(question);
        let open = assessment.is_open(question);
        let level = match answer {
            Some(Answer::Level(level)) => Some(level.get()),
            _ => None,
        };
        let next = match answer {
            Some(Answer::Level(_) | Answer::Unknown) => Level::new(level.unwrap_or(0) + 1),
            Some(Answer::NotApplicable) | None => None,
        };
        let gate = question.rule().gate.filter(|_| open || answer != Some(Answer::NotApplicable));
        QuestionLine {
            question,
            answer: answer_words(assessment, question, text),
            level,
            open,
            gate: gate.map(|gate| {
                let target = gate.target().to_string();
                let wanted = if gate.required {
                    text.say(say::report::detail_required(&target))
                } else {
                    text.say(say::report::detail_proposed(&target))
                };
                let state = if open {
                    say::check::NOT_ANSWERED
                } else if level.unwrap_or(0) >= gate.target() {
                    say::report::DETAIL_MET
                } else {
                    say::report::DETAIL_NOT_MET
                };
                text.say(say::report::detail_gate(&wanted, text.get(state)))
            }),
            next: next.map(|level| {
                let evidence = text.level(question, level.get());
                (level, text.say(say::report::detail_next(evidence, &level.get().to_string())))
            }),
            effects: effects(question, text),
            service: text.service(question.facts().closes).to_owned(),
            chapters: chapters(question, text),
        }
    }

    /// The answers alone, the cap, the score and the stage of an area, each as a sum.
    pub(super) fn how_area(&self, line: &AreaLine) -> Vec<String> {
        let text = self.text;
        let (Some(raw), Some(score), Some(stage)) = (line.raw, line.score, line.stage) else {
            return Vec::new();
        };
        let levels = scoring::levels(&RULES, self.assessment.scope(), &self.assessment.answers);
        let counted: Vec<(QuestionId, u8)> = questions_of(line.area)
            .filter_map(|question| Some((question, (*levels.get(question.position())?)?)))
            .collect();
        let term = |(question, level): &(QuestionId, u8)| {
            text.say(say::report::how_area_term(&level.to_string(), &question.rule().weight.to_string()))
        };
        let terms = counted.iter().map(term).collect::<Vec<_>>().join(" + ");
        let weight = |reached: u8| -> u64 {
            let above = counted.iter().filter(|(_, level)| *level >= reached);
            above.map(|(question, _)| u64::from(question.rule().weight)).sum()
        };
        let total = text.whole(weight(0));
        let mut how = vec![text.say(say::report::how_area_raw(&areas::percent(raw, text), &terms, &total))];
        let gates = counted.iter().filter(|(question, _)| question.rule().gate.is_some());
        let lowest = gates.min_by_key(|(_, level)| *level);
        how.push(match (lowest, line.cap) {
            (Some((question, level)), Some(cap)) => text.say(say::report::how_area_cap(
                &text.say(say::number::percent(&cap.to_string())),
                &level.to_string(),
                &level.to_string(),
                text.name(*question),
            )),
            _ => text.get(say::report::HOW_AREA_NO_CAP).to_owned(),
        });
        how.push(text.say(say::report::how_area_score(&areas::percent(score, text))));
        let share = text.say(say::number::percent(&STAGE_SHARE_PERCENT.to_string()));
        how.push(text.say(say::report::how_area_stage(
            &text.whole(weight(stage)),
            &share,
            &stage.to_string(),
            &total,
        )));
        if stage < Level::HIGHEST.get() {
            how.push(text.say(say::report::how_area_next_stage(
                &text.whole(weight(stage + 1)),
                &(stage + 1).to_string(),
                &total,
            )));
        }
        how
    }
}
