//! Every word a person reads, by typed id, in the language that was loaded.
//!
//! The core never holds a sentence of its own: it takes a [`Text`] and asks it. Formatting of numbers, lengths
//! of time and dates stands in [`number`], so that the locale stays at this edge.

mod number;
mod unbroken;

pub use crate::content::{Message, Phrase};
pub use number::Places;
pub use unbroken::unbroken;

use crate::content::{
    AFFECT_LINES, AREA_LINES, EBOOK_LINES, LINES, PROMISE_LINES, QUESTION_LINES, QuestionId, SERVICE_LINES,
};

/// The words of one language.
#[derive(Debug)]
pub struct Text {
    words: String,
    /// Where each line ends; the next begins one byte later.
    ends: Vec<u32>,
}

/// Lines of a question: name, text, five levels, reason, prerequisite.
const PER_QUESTION: usize = 9;
const DECIMAL_LINE: usize = 2;
const GROUP_LINE: usize = 3;
const MONTH_LINES: usize = 4;

impl Text {
    /// Takes a data file. `None` if it is not the one this build was made with.
    #[must_use]
    pub fn new(words: String) -> Option<Self> {
        let mut ends = Vec::with_capacity(LINES);
        for (at, _) in words.match_indices('\n') {
            ends.push(u32::try_from(at).ok()?);
        }
        (ends.len() == LINES && words.ends_with('\n')).then_some(Self { words, ends })
    }

    /// The reference language, for native tests and tools; the app fetches its file instead.
    #[cfg(not(target_arch = "wasm32"))]
    #[must_use]
    pub fn reference() -> Self {
        Self::new(include_str!(concat!(env!("OUT_DIR"), "/content.txt")).to_owned())
            .unwrap_or(Self { words: String::new(), ends: Vec::new() })
    }

    fn line(&self, line: usize) -> &str {
        let start = match line.checked_sub(1) {
            Some(before) => self.ends.get(before).map_or(0, |end| *end as usize + 1),
            None => 0,
        };
        let end = self.ends.get(line).map_or(start, |end| *end as usize);
        self.words.get(start..end).unwrap_or("")
    }

    /// Language tag, for example `en`.
    #[must_use]
    pub fn language(&self) -> &str {
        self.line(0)
    }

    /// The sign between groups of three digits.
    #[must_use]
    pub fn group(&self) -> &str {
        self.line(GROUP_LINE)
    }

    /// A sentence without placeholders.
    #[must_use]
    pub fn get(&self, message: Message) -> &str {
        self.line(usize::from(message.0))
    }

    /// A sentence with its placeholders filled.
    #[must_use]
    pub fn say<const N: usize>(&self, phrase: Phrase<'_, N>) -> String {
        fill(self.get(phrase.message), &phrase.values)
    }

    /// An area's title.
    #[must_use]
    pub fn area(&self, area: usize) -> &str {
        self.line(AREA_LINES + 2 * area)
    }

    /// An area's short title, for charts.
    #[must_use]
    pub fn area_short(&self, area: usize) -> &str {
        self.line(AREA_LINES + 2 * area + 1)
    }

    /// A service that closes gaps.
    #[must_use]
    pub fn service(&self, service: usize) -> &str {
        self.line(SERVICE_LINES + service)
    }

    /// What a better answer changes.
    #[must_use]
    pub fn affect(&self, affect: usize) -> &str {
        self.line(AFFECT_LINES + affect)
    }

    /// Something that CRE brings.
    #[must_use]
    pub fn promise(&self, promise: usize) -> &str {
        self.line(PROMISE_LINES + 2 * promise)
    }

    /// What goes with it.
    #[must_use]
    pub fn promise_detail(&self, promise: usize) -> &str {
        self.line(PROMISE_LINES + 2 * promise + 1)
    }

    /// A chapter or heading of the e-book.
    #[must_use]
    pub fn ebook(&self, heading: usize) -> &str {
        self.line(EBOOK_LINES + heading)
    }

    /// A question's short name.
    #[must_use]
    pub fn name(&self, question: QuestionId) -> &str {
        self.question_line(question, 0)
    }

    /// The question itself.
    #[must_use]
    pub fn question(&self, question: QuestionId) -> &str {
        self.question_line(question, 1)
    }

    /// The evidence for a level, 0 to 4.
    #[must_use]
    pub fn level(&self, question: QuestionId, level: u8) -> &str {
        self.question_line(question, 2 + usize::from(level.min(4)))
    }

    /// Why the question is asked.
    #[must_use]
    pub fn why(&self, question: QuestionId) -> &str {
        self.question_line(question, 7)
    }

    /// The prerequisite in the words of the CRE page; empty where there is none.
    #[must_use]
    pub fn prerequisite(&self, question: QuestionId) -> &str {
        self.question_line(question, 8)
    }

    fn question_line(&self, question: QuestionId, offset: usize) -> &str {
        self.line(QUESTION_LINES + question.position() * PER_QUESTION + offset)
    }
}

/// Puts values into `{0}`, `{1}` ...; the compiler of the content wrote the positions.
fn fill(template: &str, values: &[&str]) -> String {
    let mut out = String::with_capacity(template.len() + 16);
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let (position, tail) = after.split_once('}').unwrap_or((after, ""));
        let value = position.parse::<usize>().ok().and_then(|at| values.get(at));
        out.push_str(value.copied().unwrap_or(""));
        rest = tail;
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::{questions, say};

    #[test]
    fn the_reference_language_has_a_text_for_every_id() {
        let text = Text::reference();
        assert_eq!(text.language(), "en");
        for question in questions() {
            assert!(text.question(question).ends_with('?'), "{}", text.question(question));
            assert!((0..5).all(|level| !text.level(question, level).is_empty()));
        }
    }

    #[test]
    fn placeholders_are_filled_wherever_they_stand() {
        let text = Text::reference();
        assert_eq!(text.say(say::question::progress("3", "19")), "Question 3 of 19");
        assert_eq!(fill("{1} and {0}", &["a", "b"]), "b and a");
    }

    #[test]
    fn a_data_file_of_another_build_is_refused() {
        assert!(Text::new("en\nEnglish\n".to_owned()).is_none());
        assert!(Text::new(String::new()).is_none());
    }
}
