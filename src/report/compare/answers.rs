//! The answers of two results: which changed, in which direction, and how many did not.

use super::Pair;
use crate::assessment::Assessment;
use crate::content::{AREAS, QuestionId, counts_in, questions_of, say};
use crate::domain::question::Answer;
use crate::report::readiness::answer_words;
use crate::text::Text;

/// An answer that changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnswerChange {
    /// The question.
    pub question: QuestionId,
    /// The answer before, as its evidence.
    pub before: String,
    /// The answer after, as its evidence.
    pub after: String,
    /// Which way it went.
    pub direction: Direction,
    /// The same in words.
    pub words: String,
}

/// Which way an answer went, falls first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Direction {
    /// To a lower level, to *I don't know*, or to no answer.
    Fall,
    /// Neither: whether the question applies changed, or one kind of no level became another.
    Aside,
    /// To a higher level, or from no level to one.
    Rise,
}

/// An answer as far as it counts: *Does not apply* on a required prerequisite is none.
fn counted(assessment: &Assessment, question: QuestionId) -> Option<Answer> {
    assessment.answer(question).filter(|_| !assessment.is_open(question))
}

/// The direction from one answer to another and its words; `None` if they are the same.
fn direction(before: Option<Answer>, after: Option<Answer>, text: &Text) -> Option<(Direction, String)> {
    use Answer::{Level, NotApplicable, Unknown};
    if before == after {
        return None;
    }
    let number = |level: crate::domain::question::Level| level.get().to_string();
    let words = match (before, after) {
        (None, _) => text.get(say::compare::NOW_ANSWERED).to_owned(),
        (_, None) => text.get(say::compare::NO_LONGER_ANSWERED).to_owned(),
        (_, Some(NotApplicable)) => text.get(say::compare::NO_LONGER_APPLIES).to_owned(),
        (_, Some(Unknown)) => text.get(say::compare::NO_LONGER_KNOWN).to_owned(),
        (Some(Unknown), Some(Level(after))) => text.say(say::compare::now_known(&number(after))),
        (Some(NotApplicable), Some(Level(after))) => text.say(say::compare::now_applies(&number(after))),
        (Some(Level(before)), Some(Level(after))) => {
            let (after_text, before_text) = (number(after), number(before));
            if before > after {
                text.say(say::compare::worse(&after_text, &before_text))
            } else {
                text.say(say::compare::better(&after_text, &before_text))
            }
        }
    };
    let direction = match (before, after) {
        (Some(NotApplicable), _) | (_, Some(NotApplicable)) => Direction::Aside,
        (Some(Level(before)), Some(Level(after))) if before < after => Direction::Rise,
        (Some(Level(_)), _) => Direction::Fall,
        (_, Some(Level(_))) => Direction::Rise,
        _ => Direction::Aside,
    };
    Some((direction, words))
}

impl Pair<'_> {
    /// The questions of an area that count in both results.
    fn shared(&self, area: usize) -> impl Iterator<Item = QuestionId> {
        let scope = self.before.scope();
        questions_of(area).filter(move |question| counts_in(*question, scope))
    }

    /// The answers that changed, by area.
    pub(super) fn answers(&self) -> Vec<(usize, Vec<AnswerChange>)> {
        let (mut falling, mut others) = (Vec::new(), Vec::new());
        for area in 0..AREAS {
            let mut changes = Vec::new();
            for wanted in [Direction::Fall, Direction::Aside, Direction::Rise] {
                changes.extend(self.shared(area).filter_map(|question| self.change(question, wanted)));
            }
            match changes.first().map(|first| first.direction) {
                Some(Direction::Fall) => falling.push((area, changes)),
                Some(_) => others.push((area, changes)),
                None => {}
            }
        }
        falling.append(&mut others);
        falling
    }

    fn change(&self, question: QuestionId, wanted: Direction) -> Option<AnswerChange> {
        let (before, after) = (counted(self.before, question), counted(self.after, question));
        let (direction, words) = direction(before, after, self.text)?;
        (direction == wanted).then(|| AnswerChange {
            question,
            before: answer_words(self.before, question, self.text),
            after: answer_words(self.after, question, self.text),
            direction,
            words,
        })
    }

    /// How many answers changed, did not, and stand in one of the two only; every shared question is in one of these.
    pub(super) fn counts(&self) -> Vec<String> {
        let text = self.text;
        let [mut changed, mut unchanged, mut only_before, mut only_after, mut neither] = [0; 5];
        for question in (0..AREAS).flat_map(|area| self.shared(area)) {
            *match (counted(self.before, question), counted(self.after, question)) {
                (None, None) => &mut neither,
                (Some(_), None) => &mut only_before,
                (None, Some(_)) => &mut only_after,
                (before, after) if before == after => &mut unchanged,
                _ => &mut changed,
            } += 1;
        }
        let shown = |count: u64| text.whole(count);
        let mut sentences = vec![
            text.say(say::compare::changed(changed, &shown(changed))),
            text.say(say::compare::unchanged(unchanged, &shown(unchanged))),
        ];
        for (count, phrase) in [
            (only_before, say::compare::only_before(only_before, &shown(only_before))),
            (only_after, say::compare::only_after(only_after, &shown(only_after))),
            (neither, say::compare::open_both(neither, &shown(neither))),
        ] {
            if count > 0 {
                sentences.push(text.say(phrase));
            }
        }
        sentences
    }

    /// How many questions count as the lowest level because they have no answer, if there are any.
    pub(super) fn open_note(&self) -> Option<String> {
        let open = |one: &Assessment| (one.asked().len() - one.answered()) as u64;
        let (before, after) = (open(self.before), open(self.after));
        let shown = |count: u64| self.text.whole(count);
        (before + after > 0).then(|| self.text.say(say::compare::open(&shown(after), &shown(before))))
    }
}
