//! What halving one part would change, and which parts the gaps of the questionnaire touch.

use super::ForecastResult;
use super::words::number;
use crate::assessment::Assessment;
use crate::content::{QuestionId, say};
use crate::domain::forecast::Lever;
use crate::domain::ratio::{Ratio, Rounding};
use crate::domain::units::PartsPerMillion;
use crate::report::Table;
use crate::report::readiness::actions::advice;
use crate::text::{Message, Places, Text};

/// A part and what halving it would change.
#[derive(Clone, Debug, PartialEq)]
pub struct LeverLine {
    /// The part.
    pub lever: Lever,
    /// Its name.
    pub name: String,
    /// Its value now and halved: `5 min to 2 min 30 s`.
    pub change: String,
    /// The chance with it halved.
    pub chance: f64,
    /// That chance as a number of 100 windows.
    pub windows: String,
}

/// A part and the gaps that touch it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Touched {
    /// How many do, in a sentence.
    pub words: String,
    /// The most urgent ones.
    pub questions: Vec<QuestionId>,
    /// How many are not named.
    pub more: Option<String>,
}

/// Questions named for each part.
const NAMED: usize = 3;

pub(super) const fn name(lever: Lever) -> Message {
    match lever {
        Lever::Detection => say::forecast::DETECTION,
        Lever::Repair => say::forecast::REPAIR,
        Lever::Frequency => say::forecast::FREQUENCY,
        Lever::Impact => say::forecast::IMPACT,
    }
}

pub(super) const fn name_inside(lever: Lever) -> Message {
    match lever {
        Lever::Detection => say::forecast::DETECTION_IN,
        Lever::Repair => say::forecast::REPAIR_IN,
        Lever::Frequency => say::forecast::FREQUENCY_IN,
        Lever::Impact => say::forecast::IMPACT_IN,
    }
}

/// Its place among what questions change, as in `content/questionnaire.toml`.
const fn affect(lever: Lever) -> usize {
    match lever {
        Lever::Detection => 0,
        Lever::Repair => 1,
        Lever::Frequency => 2,
        Lever::Impact => 3,
    }
}

impl ForecastResult {
    /// The four parts, the one that helps most first.
    pub(super) fn lever_lines(&self, text: &Text) -> Vec<LeverLine> {
        let numbers = self.forecast.numbers();
        let half = |value: Ratio| value.over(Ratio::from_int(2)).unwrap_or(value);
        let part = |number: u64, whole: i128| Ratio::new(i128::from(number), whole).unwrap_or(Ratio::ZERO);
        let minutes = |thousandths: u64| part(thousandths.saturating_mul(60), 1_000);
        let share = self.budget.share().unwrap_or(PartsPerMillion::WHOLE).ratio();
        let exact = Places { most: 5, rounding: Rounding::Nearest };
        let both = |value: Ratio, shown: &dyn Fn(Ratio) -> String| {
            text.say(say::forecast::change(&shown(value), &shown(half(value))))
        };
        let mut lines: Vec<LeverLine> = self
            .outlook
            .halved
            .iter()
            .map(|(lever, chance)| LeverLine {
                lever: *lever,
                name: text.get(name(*lever)).to_owned(),
                change: match lever {
                    Lever::Detection => both(minutes(numbers.detect), &|value| text.exact_duration(value)),
                    Lever::Repair => both(minutes(numbers.repair), &|value| text.exact_duration(value)),
                    Lever::Frequency => {
                        both(part(numbers.incidents, 10_000), &|value| text.number(value, exact))
                    }
                    Lever::Impact => both(share, &|value| text.percent(value, exact)),
                },
                chance: *chance,
                windows: number(*chance, text),
            })
            .collect();
        lines.sort_by(|one, other| other.chance.total_cmp(&one.chance));
        lines
    }

    /// The tornado chart as a table.
    #[must_use]
    pub fn tornado_table(&self, text: &Text) -> Table {
        let rows = self
            .levers
            .iter()
            .map(|line| (vec![line.name.clone(), line.change.clone(), line.windows.clone()], false))
            .collect();
        Table {
            caption: self.tornado.clone(),
            columns: [
                say::forecast::COLUMN_LEVER,
                say::forecast::COLUMN_CHANGE,
                say::forecast::COLUMN_HALVED,
            ]
            .map(|column| text.get(column).to_owned())
            .into(),
            rows,
        }
    }
}

/// Which parts the gaps of the questionnaire touch, in the order of [`Lever::ALL`]; empty while nothing was answered.
#[must_use]
pub fn touched(assessment: &Assessment, text: &Text) -> Vec<Touched> {
    if assessment.answered() == 0 {
        return Vec::new();
    }
    let gaps = advice(assessment);
    Lever::ALL
        .into_iter()
        .map(|lever| {
            let mut questions: Vec<QuestionId> =
                gaps.iter().copied().filter(|gap| gap.facts().affects.contains(&affect(lever))).collect();
            let (all, lever) = (questions.len() as u64, text.get(name(lever)));
            questions.truncate(NAMED);
            let rest = all.saturating_sub(NAMED as u64);
            Touched {
                words: if all == 0 {
                    text.say(say::forecast::gaps_none(lever))
                } else {
                    text.say(say::forecast::gaps(all, lever, &text.whole(all)))
                },
                questions,
                more: (rest > 0).then(|| text.say(say::forecast::gaps_more(rest, &text.whole(rest)))),
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::questions;
    use crate::domain::question::{Answer, Level, Mode};

    #[test]
    fn each_part_is_what_the_questionnaire_calls_so() {
        let text = &Text::reference();
        assert_eq!(
            Lever::ALL.map(|lever| text.affect(affect(lever))),
            [
                "Time to detect",
                "Time to repair",
                "How often incidents happen",
                "Share of users or requests affected"
            ]
        );
    }

    #[test]
    fn the_gaps_of_the_answers_are_named_for_the_part_that_they_touch() {
        let text = &Text::reference();
        let mut assessment = Assessment { mode: Mode::Full, ..Assessment::default() };
        assert_eq!(touched(&assessment, text), Vec::new());
        for question in questions() {
            assessment.set_answer(question, Level::new(4).map(Answer::Level));
        }
        let none = touched(&assessment, text);
        assert_eq!(none[0].words, "Time to detect: no gap in your answers touches it.");
        let slow = questions().find(|one| one.facts().affects.contains(&0)).unwrap();
        assessment.set_answer(slow, Level::new(0).map(Answer::Level));
        let some = touched(&assessment, text);
        assert_eq!((some[0].questions.clone(), some[0].more.clone()), (vec![slow], None));
        assert_eq!(some[0].words, "Time to detect: 1 gap in your answers touches it.");
    }
}
