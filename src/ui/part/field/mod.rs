//! The calculators' fields: what was typed, whether it was judged, and what is wrong with it.
//!
//! A field keeps what was typed. Valid values go on at once; mistakes are told on leaving the field or on Enter,
//! beside the field in the place of its hint and in a summary, and focus stays where it is.

mod summary;
mod view;
mod words;

pub use summary::{summary, summary_now};
pub use view::{leave_field, number_field};

use crate::assessment::field::{Field, FieldProblem};
use crate::assessment::rota::{LeaveProblem, LeaveWeeks};
use crate::text::Text;
use crate::ui::port::focus;
use leptos::prelude::*;

/// A field of a calculator while it is on the screen.
#[derive(Clone, Copy)]
pub struct Entry {
    asks: Asks,
    /// Its row in a list, from 1; 0 where there is one such field only.
    row: u16,
    state: RwSignal<Typed>,
}

/// What a field asks for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Asks {
    /// A number.
    Number(Field),
    /// Somebody's weeks of leave.
    Leave,
}

/// What is wrong with what stands in a field.
#[derive(Clone, PartialEq, Eq)]
enum Mistake {
    Number(FieldProblem),
    Leave(LeaveProblem),
}

#[derive(Clone)]
struct Typed {
    /// What stands in the field.
    text: String,
    /// What stood in it without a mistake when it was last left, or before it was typed over or taken away: what counts
    /// while it holds one. A number that is only the beginning of what is being typed, as 10 is of 100, or what is left
    /// while it is deleted, must not stay behind.
    kept: String,
    /// Whether signs are being taken away at its end.
    shrinking: bool,
    /// Whether it was left since something was typed.
    left: bool,
    /// Whether its mistakes are told.
    judged: bool,
    /// A mistake that shows only beside other fields.
    beside: Option<FieldProblem>,
}

impl Typed {
    /// Whether nobody is typing into it: what is only the beginning of a mistake counts no longer.
    fn is_settled(&self) -> bool {
        self.judged || self.left
    }

    /// Takes what was typed; `good` says that nothing was wrong with what stood there.
    fn take(&mut self, text: String, good: bool) {
        let grows = text.starts_with(&self.text);
        if good && !grows && !self.shrinking {
            self.kept.clone_from(&self.text);
        }
        self.shrinking = !grows && self.text.starts_with(&text);
        self.text = text;
        self.left = false;
    }
}

impl Asks {
    fn mistake(self, typed: &str) -> Option<Mistake> {
        match self {
            Self::Number(field) => field.read(typed).err().map(Mistake::Number),
            Self::Leave => LeaveWeeks::parse(typed).err().map(Mistake::Leave),
        }
    }
}

impl Entry {
    /// A field that starts with a value, in the unit of its bound.
    pub fn new(field: Field, value: Option<u64>, text: &Text) -> Self {
        Self::in_row(field, 0, value, text)
    }

    /// The same in a row of a list, counted from 1: its label names the row.
    pub fn in_row(field: Field, row: u16, value: Option<u64>, text: &Text) -> Self {
        let text = value.map_or(String::new(), |value| words::plain(field.bound(), value, text));
        Self::starting(Asks::Number(field), row, text)
    }

    /// Somebody's weeks of leave, in a row of a list.
    pub fn leave(row: u16, weeks: LeaveWeeks) -> Self {
        Self::starting(Asks::Leave, row, weeks.typed())
    }

    fn starting(asks: Asks, row: u16, text: String) -> Self {
        let typed =
            Typed { kept: text.clone(), text, shrinking: false, left: false, judged: false, beside: None };
        Self { asks, row, state: RwSignal::new(typed) }
    }

    /// Whether it asks for this number.
    pub fn is_of(self, field: Field) -> bool {
        self.asks == Asks::Number(field)
    }

    /// The number typed, if it is one.
    pub fn read(self) -> Result<Option<u64>, FieldProblem> {
        let Asks::Number(field) = self.asks else { return Ok(None) };
        self.counting(|typed| field.read(typed)).unwrap_or(Err(FieldProblem::Missing))
    }

    /// The weeks typed, if they are weeks.
    pub fn read_leave(self) -> Option<LeaveWeeks> {
        self.counting(LeaveWeeks::parse)?.ok()
    }

    /// Reads what stands in it; once it is left with a mistake, what counted before. A field can lose focus because its
    /// screen is gone; then there is nothing to read.
    fn counting<T, E>(self, read: impl Fn(&str) -> Result<T, E>) -> Option<Result<T, E>> {
        self.state.try_with_untracked(|typed| match read(&typed.text) {
            Err(problem) if typed.is_settled() => read(&typed.kept).map_err(|_| problem),
            read => read,
        })
    }

    /// What is wrong with the number in it, told or not.
    pub fn mistake(self) -> Option<FieldProblem> {
        let Asks::Number(field) = self.asks else { return None };
        self.state.try_with_untracked(|typed| field.read(&typed.text).err()).flatten()
    }

    /// Puts another text into the field.
    pub fn put(self, text: String) {
        self.change(|typed| {
            typed.kept.clone_from(&text);
            typed.text = text;
            typed.beside = None;
        });
    }

    /// Puts a value into the field, in the unit of its bound.
    pub fn put_value(self, value: u64, text: &Text) {
        if let Asks::Number(field) = self.asks {
            self.put(words::plain(field.bound(), value, text));
        }
    }

    /// Says whether the number fits beside the others.
    pub fn set_beside(self, problem: Option<FieldProblem>) {
        if self.state.try_with_untracked(|typed| typed.beside != problem) == Some(true) {
            self.change(|typed| typed.beside = problem);
            // It was left while it did not fit; now it does.
            if self.is_settled() {
                self.keep();
            }
        }
    }

    /// Tells its mistakes from now on, or no longer.
    pub fn judge(self, judged: bool) {
        if self.is_judged() != judged {
            self.change(|typed| typed.judged = judged);
        }
    }

    /// What stands in it counts from now on, if nothing is wrong with it.
    fn keep(self) {
        let good =
            self.state.try_with_untracked(|typed| self.problem(typed).is_none() && typed.kept != typed.text);
        if good == Some(true) {
            self.change(|typed| typed.kept.clone_from(&typed.text));
        }
    }

    /// The number asked for and what stands in the field, if something is wrong with it.
    pub fn wrong(self) -> Option<(Field, String)> {
        let Asks::Number(field) = self.asks else { return None };
        self.state
            .try_with_untracked(|typed| self.problem(typed).map(|_| (field, typed.text.clone())))
            .flatten()
    }

    /// Puts something wrong back, and tells it.
    pub fn put_back(self, text: String) {
        self.change(|typed| {
            typed.text = text;
            typed.judged = true;
        });
    }

    /// Takes what was typed.
    fn take(self, text: String) {
        self.change(|typed| {
            let good = self.problem(typed).is_none();
            typed.take(text, good);
        });
    }

    /// Whether its mistakes are told.
    pub fn is_judged(self) -> bool {
        self.state.try_with_untracked(|typed| typed.judged).unwrap_or(false)
    }

    /// Whether nobody is typing into it.
    pub fn is_settled(self) -> bool {
        self.state.try_with_untracked(Typed::is_settled).unwrap_or(false)
    }

    /// Whether what stands in it stood there when it was last left, or since it is on the screen.
    pub fn is_kept(self) -> bool {
        self.state.try_with_untracked(|typed| typed.text == typed.kept).unwrap_or(false)
    }

    fn change(self, change: impl FnOnce(&mut Typed)) {
        self.state.try_update(change);
    }

    /// The mistake to tell.
    fn told(self) -> Option<Mistake> {
        let told = self.state.try_with(|typed| typed.judged.then(|| self.problem(typed)).flatten());
        told.flatten()
    }

    fn problem(self, typed: &Typed) -> Option<Mistake> {
        self.asks.mistake(&typed.text).or(typed.beside.map(Mistake::Number))
    }

    /// Its row in a list, from 0.
    pub fn row(self) -> Option<usize> {
        usize::from(self.row).checked_sub(1)
    }

    /// Whether it stands in this row of a list, counted from 1.
    pub fn is_in_row(self, row: usize) -> bool {
        usize::from(self.row) == row
    }
}

/// Whether any of the fields tells a mistake.
pub fn any_told(entries: &[Entry]) -> bool {
    entries.iter().any(|entry| entry.told().is_some())
}

/// Whether every field holds what it should; if not, all tell, and the first that does not gets the focus.
pub fn all_fine(entries: &[Entry]) -> bool {
    for entry in entries {
        entry.judge(true);
    }
    let wrong = entries.iter().find(|entry| untrack(|| entry.told()).is_some());
    if let Some(wrong) = wrong {
        focus::by_id(&wrong.id());
    }
    wrong.is_none()
}
