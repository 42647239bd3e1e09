//! The areas: score, cap and gates, for the radar chart and its table.

use crate::assessment::Assessment;
use crate::content::{AREAS, QuestionId, counts_in, questions_of, say};
use crate::domain::question::Answer;
use crate::domain::ratio::Ratio;
use crate::domain::scoring::{Score, Verdict, cap_at};
use crate::report::Table;
use crate::text::{Message, Places, Text};

/// One area of the report.
#[derive(Debug, Clone)]
pub struct AreaLine {
    /// The area.
    pub area: usize,
    /// Score in percent, where there is one.
    pub score: Option<Ratio>,
    /// What the answers alone would give, in percent.
    pub raw: Option<Ratio>,
    /// Stage, 0 to 4.
    pub stage: Option<u8>,
    /// Cap in percent; `None` where the area has no prerequisite.
    pub cap: Option<u8>,
    /// The score as text, or why there is none.
    pub value: String,
    /// The state of its prerequisites, where it has any.
    pub gate: Option<GateWord>,
}

/// The prerequisites of an area together: the worst state of any of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct GateWord {
    /// Where the cap must stand at least, in percent.
    pub at: u8,
    /// Required prerequisites answered below their gate.
    pub required_below: u64,
    /// Proposed prerequisites answered below their gate.
    pub proposed_below: u64,
    /// Prerequisites without an answer.
    pub unanswered: u64,
}

impl AreaLine {
    /// Whether the cap takes something away from the score.
    #[must_use]
    pub fn is_capped(&self) -> bool {
        matches!((self.score, self.raw), (Some(score), Some(raw)) if score < raw)
    }
}

pub(in crate::report) fn lines(assessment: &Assessment, score: &Score, text: &Text) -> Vec<AreaLine> {
    (0..AREAS)
        .map(|area| {
            let asked: Vec<QuestionId> =
                questions_of(area).filter(|question| counts_in(*question, assessment.scope())).collect();
            let answered = asked.iter().any(|question| !assessment.is_open(*question));
            let marks = score.areas.get(area).and_then(|line| line.marks).filter(|_| answered);
            let value = match marks {
                Some(marks) => percent(marks.score, text),
                None => text
                    .get(if asked.is_empty() {
                        say::report::NOT_ASKED
                    } else if answered {
                        say::report::DOES_NOT_APPLY
                    } else {
                        say::report::NOT_ANSWERED_AREA
                    })
                    .to_owned(),
            };
            AreaLine {
                area,
                score: marks.map(|marks| marks.score),
                raw: marks.map(|marks| marks.raw),
                stage: marks.map(|marks| marks.stage),
                cap: marks.and_then(|marks| marks.cap),
                value,
                gate: gate(&asked, assessment),
            }
        })
        .collect()
}

fn gate(asked: &[QuestionId], assessment: &Assessment) -> Option<GateWord> {
    let mut word: Option<GateWord> = None;
    for question in asked {
        let Some(gate) = question.rule().gate.as_ref() else {
            continue;
        };
        let answer = assessment.answer(*question);
        if answer == Some(Answer::NotApplicable) && !gate.required {
            continue;
        }
        let at = cap_at(gate.target());
        let word = word.get_or_insert(GateWord { at, required_below: 0, proposed_below: 0, unanswered: 0 });
        word.at = word.at.min(at);
        let below = match answer {
            Some(Answer::Level(level)) => level.get() < gate.target(),
            Some(Answer::Unknown) => true,
            None | Some(Answer::NotApplicable) => {
                word.unanswered += 1;
                false
            }
        };
        if below && gate.required {
            word.required_below += 1;
        } else if below {
            word.proposed_below += 1;
        }
    }
    word
}

/// The lowest area and how many are held back by their cap, both by what was answered: an open question is no gap.
pub(super) fn radar_words(
    areas: &[AreaLine],
    answered_only: &Score,
    verdict: Verdict,
    text: &Text,
) -> String {
    let mut sentences = Vec::new();
    let known = |line: &&AreaLine| {
        let marks = answered_only.areas.get(line.area).and_then(|area| area.marks);
        line.score.is_some() && marks.map(|marks| marks.score) == line.score
    };
    let scored: Vec<&AreaLine> = areas.iter().filter(known).collect();
    let lowest = scored.iter().min_by_key(|line| line.score);
    let highest = scored.iter().max_by_key(|line| line.score);
    if let (Some(lowest), Some(highest)) = (lowest, highest)
        && (verdict != Verdict::Ready || lowest.score < highest.score)
    {
        let ties = scored.iter().filter(|line| line.score == lowest.score).map(|line| text.area(line.area));
        let ties: Vec<&str> = ties.collect();
        sentences.push(match ties.len() {
            0 | 1 => text.say(say::report::radar_takeaway_lowest(text.area(lowest.area), &lowest.value)),
            2 | 3 => text.say(say::report::radar_takeaway_tied(&ties.join(", "), &lowest.value)),
            many => text.say(say::report::radar_takeaway_tied_many(&text.whole(many as u64), &lowest.value)),
        });
    }
    let marks = answered_only.areas.iter().filter_map(|area| area.marks);
    let capped = marks.filter(|marks| marks.score < marks.raw).count() as u64;
    if capped > 0 {
        sentences.push(text.say(say::report::radar_takeaway_capped(capped, &text.whole(capped))));
    }
    if sentences.is_empty() {
        sentences.push(text.get(say::report::RADAR_TAKEAWAY_EVEN).to_owned());
    }
    sentences.join(" ")
}

/// The radar chart as a table, with a column for the plan where there is one.
#[must_use]
pub fn table(areas: &[AreaLine], planned: Option<&[AreaLine]>, caption: &str, text: &Text) -> Table {
    let rows = areas
        .iter()
        .enumerate()
        .map(|(at, line)| {
            let optional =
                |number: Option<Ratio>| number.map_or(String::new(), |number| percent(number, text));
            let mut cells = vec![
                text.area(line.area).to_owned(),
                line.value.clone(),
                optional(line.raw),
                match (line.cap, line.score) {
                    (Some(cap), _) => percent(Ratio::from_int(i64::from(cap)), text),
                    (None, Some(_)) => text.get(say::report::NO_CAP).to_owned(),
                    (None, None) => String::new(),
                },
                line.gate.map_or(String::new(), |gate| gate_words(gate, text)),
                line.stage.map_or(String::new(), |stage| stage.to_string()),
            ];
            if let Some(planned) = planned {
                cells.push(planned.get(at).map_or(String::new(), |line| line.value.clone()));
            }
            (cells, false)
        })
        .collect();
    let mut columns: Vec<Message> = [
        say::report::COLUMN_AREA,
        say::report::COLUMN_SCORE,
        say::report::COLUMN_RAW,
        say::report::COLUMN_CAP,
        say::report::COLUMN_GATES,
        say::report::COLUMN_STAGE,
    ]
    .into();
    if planned.is_some() {
        columns.push(say::plan::COLUMN);
    }
    Table {
        caption: caption.to_owned(),
        columns: columns.into_iter().map(|column| text.get(column).to_owned()).collect(),
        rows,
    }
}

pub(super) fn gate_words(gate: GateWord, text: &Text) -> String {
    let below = gate.required_below + gate.proposed_below;
    let mut words = Vec::new();
    if below > 0 {
        words.push(text.say(say::report::gates_open(below, &text.whole(below))));
    }
    if gate.unanswered > 0 {
        let count = gate.unanswered;
        words.push(text.say(say::report::gates_unanswered(count, &text.whole(count))));
    }
    if words.is_empty() {
        words.push(text.get(say::report::GATES_MET).to_owned());
    }
    words.join(", ")
}

/// Whole percent, rounded down.
pub(super) fn percent(percent: Ratio, text: &Text) -> String {
    text.say(say::number::percent(&text.number(percent, Places::WHOLE_DOWN)))
}
