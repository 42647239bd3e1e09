//! A team's results together: what to talk about, both verdicts, and the numbers behind them.

mod talk;

use crate::assessment::combination::Combination;
use crate::content::{QuestionId, say};
use crate::domain::question::{Level, Mode};
use crate::domain::scoring::Verdict;
use crate::domain::team::Reading;
use crate::report::readiness::Deciding;
use crate::report::{Readiness, Table};
use crate::text::{Message, Text};

pub use talk::{Named, Said, Talk, talk};

/// What the screen says of a combination, whatever the people are called.
#[derive(Debug)]
pub struct TeamResult {
    /// How many people, and how many questions they should talk about.
    pub takeaway: String,
    /// What was counted, of which version, and from when.
    pub notes: Vec<String>,
    /// The cautious and the median reading; without a verdict if only questions that do not apply are answered.
    pub readings: [ReadingLine; 2],
    /// Whether the two come to the same verdict.
    pub both: String,
    /// Questions that somebody does not know, most of them first, each with how many that are.
    pub unknowns: Vec<(QuestionId, String)>,
    /// Questions to which at least two people gave a level, all the same.
    pub agreed: Vec<(QuestionId, Level)>,
    /// What to say about those.
    pub agreed_lead: String,
    /// What the heat strip shows, in a sentence.
    pub heat: String,
    /// Every question that somebody answered, in the order of the questionnaire.
    pub questions: Vec<QuestionId>,
    /// The same questions as a table.
    pub table: Table,
}

/// A verdict for all.
#[derive(Debug)]
pub struct ReadingLine {
    /// What the reading is called.
    pub title: String,
    /// How it comes about.
    pub how: String,
    /// The verdict as a headline.
    pub headline: String,
    /// The verdict.
    pub verdict: Option<Verdict>,
    /// Why, in a sentence or two.
    pub reasons: Vec<String>,
    /// What decides it: a title, and the names of questions or areas.
    pub deciding: Vec<(String, Vec<String>)>,
}

impl TeamResult {
    /// Says what a combination shows.
    #[must_use]
    pub fn new(all: &Combination, text: &Text) -> Self {
        let view = View { all, text };
        let questions: Vec<QuestionId> =
            all.compared().into_iter().filter(|question| all.tally(*question).answered() > 0).collect();
        let agreed = view.agreed(&questions);
        let count = agreed.len() as u64;
        let readings = [
            view.reading(Reading::Cautious, say::team::CAUTIOUS, say::team::CAUTIOUS_HOW),
            view.reading(Reading::Median, say::team::MEDIAN, say::team::MEDIAN_HOW),
        ];
        let [cautious, median] = &readings;
        let both =
            if cautious.verdict == median.verdict { say::team::BOTH_SAME } else { say::team::BOTH_DIFFER };
        let heat = view.heat(&questions);
        Self {
            takeaway: view.takeaway(&questions),
            notes: view.notes(),
            both: text.get(both).to_owned(),
            readings,
            unknowns: view.unknowns(&questions),
            agreed,
            agreed_lead: text.say(say::team::agree_lead(count, &text.whole(count))),
            table: view.table(&questions, &heat),
            heat,
            questions,
        }
    }
}

/// People with their number.
fn people(count: u64, text: &Text) -> String {
    text.say(say::team::people(count, &text.whole(count)))
}

struct View<'a> {
    all: &'a Combination,
    text: &'a Text,
}

impl View<'_> {
    fn takeaway(&self, questions: &[QuestionId]) -> String {
        let text = self.text;
        let people = people(u64::from(self.all.people), text);
        let apart = |question: &&QuestionId| {
            self.all.tally(**question).range().is_some_and(|range| range.is_to_talk_about())
        };
        match questions.iter().filter(apart).count() as u64 {
            _ if self.all.people == 1 => text.get(say::team::TAKEAWAY_ONE).to_owned(),
            0 => text.say(say::team::takeaway_agree(&people)),
            count => text.say(say::team::takeaway_talk(count, &text.whole(count), &people)),
        }
    }

    fn notes(&self) -> Vec<String> {
        let (all, text) = (self.all, self.text);
        let full = u64::from(all.full);
        let mut notes = vec![match all.mode() {
            Mode::Full => text.get(say::team::MODE_FULL).to_owned(),
            Mode::Quick if full == 0 => text.get(say::team::MODE_QUICK).to_owned(),
            Mode::Quick => {
                let people = people(u64::from(all.people), text);
                text.say(say::team::mode_mixed(full, &text.whole(full), &people))
            }
        }];
        notes.push(match all.dates {
            None => text.get(say::report::UNDATED).to_owned(),
            Some((first, last)) if first == last => text.say(say::report::dated(&text.date(first))),
            Some((first, last)) => text.say(say::team::dated_between(&text.date(first), &text.date(last))),
        });
        match all.editions {
            (first, last) if first == last => notes.push(super::version(first, text)),
            (first, last) => {
                notes.push(text.say(say::team::editions(&first.to_string(), &last.to_string())));
            }
        }
        notes
    }

    /// A reading is scored, and said, as one person's answers are.
    fn reading(&self, reading: Reading, title: Message, how: Message) -> ReadingLine {
        let text = self.text;
        let read = Readiness::new(&self.all.read(reading), text);
        let mut line = ReadingLine {
            title: text.get(title).to_owned(),
            how: text.get(how).to_owned(),
            headline: text.get(say::report::NO_VERDICT).to_owned(),
            verdict: None,
            reasons: Vec::new(),
            deciding: Vec::new(),
        };
        if let Some(read) = read {
            line.verdict = Some(read.verdict);
            line.headline = read.headline;
            line.reasons = read.reasons;
            // Where required prerequisites keep the team from being ready, nothing else does.
            let required =
                |group: &Deciding| group.items.first().is_some_and(|item| item.question.is_required());
            let deciding = read.deciding.into_iter();
            for group in deciding.filter(|group| read.verdict != Verdict::NotReady || required(group)) {
                let names = group.items.iter().map(|item| text.name(item.question).to_owned());
                line.deciding.push((group.title, names.chain(group.areas).collect()));
            }
        }
        line
    }

    fn unknowns(&self, questions: &[QuestionId]) -> Vec<(QuestionId, String)> {
        let (all, text) = (self.all, self.text);
        let mut ranked: Vec<QuestionId> = Vec::new();
        for question in questions {
            let count = all.tally(*question).unknown;
            let behind = ranked.iter().position(|other| all.tally(*other).unknown < count);
            if count > 0 {
                ranked.insert(behind.unwrap_or(ranked.len()), *question);
            }
        }
        let of = |question: QuestionId| {
            let [count, total] = [all.tally(question).unknown, all.asked(question)];
            text.say(say::team::of(&text.whole(u64::from(count)), &text.whole(u64::from(total))))
        };
        ranked.into_iter().map(|question| (question, of(question))).collect()
    }

    fn agreed(&self, questions: &[QuestionId]) -> Vec<(QuestionId, Level)> {
        let same = |question: &QuestionId| {
            let tally = self.all.tally(*question);
            let range = tally.range().filter(|range| range.spread() == 0 && tally.given() > 1)?;
            Some((*question, range.lowest))
        };
        questions.iter().filter_map(same).collect()
    }

    /// The question whose answers are farthest apart, the first of several.
    fn heat(&self, questions: &[QuestionId]) -> String {
        let text = self.text;
        let Some(talk) = talk::ranked(self.all, questions).first().copied() else {
            return text.get(say::team::HEAT_EVEN).to_owned();
        };
        let level = |level: Level| level.get().to_string();
        text.say(say::team::heat_widest(&level(talk.1.highest), &level(talk.1.lowest), text.name(talk.0)))
    }

    fn table(&self, questions: &[QuestionId], caption: &str) -> Table {
        let (all, text) = (self.all, self.text);
        let column = |message: Message| text.get(message).to_owned();
        let mut columns = vec![column(say::team::COLUMN_QUESTION)];
        columns.extend(
            [
                say::team::COLUMN_LOWEST,
                say::team::COLUMN_MIDDLE,
                say::team::COLUMN_HIGHEST,
                say::team::COLUMN_SPREAD,
            ]
            .map(column),
        );
        columns.extend(levels().map(|level| text.say(say::team::level(&level.get().to_string()))));
        columns.extend(
            [say::question::UNKNOWN, say::question::NOT_APPLICABLE, say::team::COLUMN_UNANSWERED].map(column),
        );
        let row = |question: &QuestionId| {
            let tally = all.tally(*question);
            let range = tally.range();
            let level = |of: fn(crate::domain::team::Range) -> u8| {
                range.map_or(String::new(), |range| of(range).to_string())
            };
            let mut cells = vec![
                text.name(*question).to_owned(),
                level(|range| range.lowest.get()),
                level(|range| range.middle.get()),
                level(|range| range.highest.get()),
                level(|range| range.spread()),
            ];
            cells.extend(tally.counts().map(|count| text.whole(u64::from(count))));
            cells.push(text.whole(all.unanswered(*question)));
            (cells, false)
        };
        Table { caption: caption.to_owned(), columns, rows: questions.iter().map(row).collect() }
    }
}

/// Every level, the lowest first.
pub fn levels() -> impl Iterator<Item = Level> {
    (Level::LOWEST.get()..=Level::HIGHEST.get()).filter_map(Level::new)
}

#[cfg(test)]
mod tests;
