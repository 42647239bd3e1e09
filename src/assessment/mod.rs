//! What a person entered: the one thing that is drafted, linked and reported.

pub mod alerts;
pub mod budget_details;
pub mod calculators;
pub mod calendar;
pub mod combination;
pub mod date;
pub mod dependencies;
pub mod field;
pub mod forecast;
pub mod on_call_details;
pub mod outage_log;
pub mod prefill;
pub mod rota;
pub mod time_split;
pub mod week;

use crate::content::{EDITION, QUESTIONS, QuestionId, asked, counts_in, questions};
use crate::domain::question::{Answer, Level, Mode, Scope};
use crate::domain::units::{Objective, PartsPerMillion};
use calculators::Calculators;
use date::Day;
use field::{Field, FieldProblem};

/// Answers, calculators, mode and date. Derived values are computed, never stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assessment {
    /// Edition of the questionnaire that was answered.
    pub edition: u16,
    /// Which answers count.
    pub mode: Mode,
    /// One place per question; `None` is not answered.
    pub answers: [Option<Answer>; QUESTIONS],
    /// The on-call calculator, once touched.
    pub on_call: Option<OnCallInput>,
    /// The error budget calculator, once touched.
    pub budget: Option<BudgetInput>,
    /// The other calculators.
    pub calculators: Calculators,
    /// What is tried out beside the answers; see [`Plan`].
    pub plan: Plan,
    /// Day of the last change; `None` while nothing was entered.
    pub date: Option<Day>,
    /// Sections of a link that this version doesn't know, kept so that nothing is lost.
    pub unknown_sections: Vec<UnknownSection>,
}

/// Levels that a person tries out, to see what they would change. A plan is no answer: no verdict of today counts it.
///
/// Each level is above the answer that it builds on; [`Assessment::set_plan`] sees to that.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Plan {
    levels: [Option<Level>; QUESTIONS],
}

impl Default for Plan {
    fn default() -> Self {
        Self { levels: [None; QUESTIONS] }
    }
}

impl Plan {
    /// The level planned for a question.
    #[must_use]
    pub fn level(&self, question: QuestionId) -> Option<Level> {
        self.levels.get(question.position()).copied().flatten()
    }
}

/// A section of a link written by a newer version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownSection {
    /// Number of the section.
    pub id: u16,
    /// Its bytes, untouched.
    pub bytes: Vec<u8>,
}

/// Input of the on-call calculator, within the limits of its fields.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OnCallInput {
    days: u64,
    on_schedule: u64,
    engineers: u64,
}

/// Input of the error budget calculator, within the limits of its fields.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BudgetInput {
    /// Objective.
    pub objective: Objective,
    window_days: u64,
    requests: Option<u64>,
    outage_thousandths: Option<u64>,
    share: Option<PartsPerMillion>,
}

impl Default for Assessment {
    fn default() -> Self {
        Self {
            edition: EDITION,
            mode: Mode::Quick,
            answers: [None; QUESTIONS],
            on_call: None,
            budget: None,
            calculators: Calculators::default(),
            plan: Plan::default(),
            date: None,
            unknown_sections: Vec::new(),
        }
    }
}

impl Assessment {
    /// Whether there is nothing to keep: nothing entered, nothing chosen.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        !self.has_content() && self.mode == Mode::Quick
    }

    /// Whether anything was entered.
    #[must_use]
    pub fn has_content(&self) -> bool {
        self.answers.iter().any(Option::is_some)
            || self.on_call.is_some()
            || self.budget.is_some()
            || !self.calculators.is_empty()
            || !self.unknown_sections.is_empty()
    }

    /// The same, and where nothing was entered what was entered elsewhere, such as in another frame on the same page.
    #[must_use]
    pub fn or(mut self, other: Self) -> Self {
        for (own, other) in self.answers.iter_mut().zip(other.answers) {
            *own = own.or(other);
        }
        for question in questions() {
            if self.plan.level(question).is_none() {
                self.set_plan(question, other.plan.level(question));
            }
        }
        if other.mode == Mode::Full {
            self.mode = Mode::Full;
        }
        self.on_call = self.on_call.or(other.on_call);
        self.budget = self.budget.or(other.budget);
        self.calculators = self.calculators.or(other.calculators);
        self.date = self.date.or(other.date);
        if self.unknown_sections.is_empty() {
            self.unknown_sections = other.unknown_sections;
        }
        self
    }

    /// The same without the calculators' inputs that are as they are there.
    #[must_use]
    pub fn beyond(mut self, other: &Self) -> Self {
        self.on_call = self.on_call.filter(|_| self.on_call != other.on_call);
        self.budget = self.budget.filter(|_| self.budget != other.budget);
        self.calculators = self.calculators.beyond(&other.calculators);
        self
    }

    /// The answer to a question.
    #[must_use]
    pub fn answer(&self, question: QuestionId) -> Option<Answer> {
        self.answers.get(question.position()).copied().flatten()
    }

    /// Whether a question still has to be answered: it has no answer, or *Does not apply* on a required
    /// prerequisite, which is refused (a link can carry it).
    #[must_use]
    pub fn is_open(&self, question: QuestionId) -> bool {
        match self.answer(question) {
            None => true,
            Some(Answer::NotApplicable) => !question.may_not_apply(),
            Some(_) => false,
        }
    }

    /// What the answers would be if the plan were carried out.
    #[must_use]
    pub fn planned(&self) -> Self {
        let mut planned = self.clone();
        for question in questions() {
            if let (Some(level), Some(place)) =
                (self.plan.level(question), planned.answers.get_mut(question.position()))
            {
                *place = Some(Answer::Level(level));
            }
        }
        planned
    }

    /// Whether the plan raises a question that counts.
    #[must_use]
    pub fn has_plan(&self) -> bool {
        self.asked().iter().any(|question| self.plan.level(*question).is_some())
    }

    /// Plans to reach a level in a question, or no longer. A plan builds on an answer and is above it: anything
    /// else is none.
    pub fn set_plan(&mut self, question: QuestionId, level: Option<Level>) {
        let level = level.filter(|level| self.allows_plan(question, *level));
        if let Some(place) = self.plan.levels.get_mut(question.position()) {
            *place = level;
        }
    }

    /// Whether a plan for a question may be to reach this level.
    #[must_use]
    pub fn allows_plan(&self, question: QuestionId, level: Level) -> bool {
        match self.answer(question) {
            Some(Answer::Level(own)) => level > own,
            Some(Answer::Unknown) => level > Level::LOWEST,
            Some(Answer::NotApplicable) | None => false,
        }
    }

    /// Changes an answer; a plan that no longer goes beyond it is dropped.
    pub fn set_answer(&mut self, question: QuestionId, answer: Option<Answer>) {
        if let Some(place) = self.answers.get_mut(question.position()) {
            *place = answer;
        }
        self.set_plan(question, self.plan.level(question));
    }

    /// The on-call numbers, those of the example where none were entered.
    #[must_use]
    pub fn on_call_or_example(&self) -> OnCallInput {
        self.on_call.unwrap_or_default()
    }

    /// The objective and its window, those of the example where none were entered.
    #[must_use]
    pub fn budget_or_example(&self) -> BudgetInput {
        self.budget.unwrap_or_default()
    }

    /// The questions of the mode, in the order they are asked: today's, whatever edition was answered before.
    #[must_use]
    pub fn asked(&self) -> &'static [QuestionId] {
        asked(self.mode)
    }

    /// Which questions count: those of the mode that the edition answered has. An old result is judged by what it was
    /// asked.
    #[must_use]
    pub const fn scope(&self) -> Scope {
        Scope { mode: self.mode, edition: self.edition }
    }

    /// The questions that count, in the order they are asked.
    pub fn counted(&self) -> impl Iterator<Item = QuestionId> + use<> {
        let scope = self.scope();
        self.asked().iter().copied().filter(move |question| counts_in(*question, scope))
    }

    /// Where a question stands among those that are asked, from 0.
    #[must_use]
    pub fn place(&self, question: QuestionId) -> Option<usize> {
        self.asked().iter().position(|asked| *asked == question)
    }

    /// The first question that counts and has no answer.
    #[must_use]
    pub fn first_unanswered(&self) -> Option<QuestionId> {
        self.asked().iter().copied().find(|question| self.is_open(*question))
    }

    /// Number of answers among the questions that count; *I don't know* is an answer.
    #[must_use]
    pub fn answered(&self) -> usize {
        self.counted().filter(|question| !self.is_open(*question)).count()
    }
}

impl Default for OnCallInput {
    /// The CRE page's example: 365 days, two on schedule, five engineers.
    fn default() -> Self {
        Self { days: 365, on_schedule: 2, engineers: 5 }
    }
}

impl OnCallInput {
    /// Checks numbers against the limits of the fields.
    ///
    /// # Errors
    /// The field that is wrong, and why.
    pub fn new(days: u64, on_schedule: u64, engineers: u64) -> Result<Self, (Field, FieldProblem)> {
        check(Field::DaysPerYear, days)?;
        check(Field::OnSchedule, on_schedule)?;
        check(Field::Engineers, engineers)?;
        if on_schedule > engineers {
            return Err((Field::OnSchedule, FieldProblem::MoreThanEngineers));
        }
        Ok(Self { days, on_schedule, engineers })
    }

    /// Days in the year of the rota.
    #[must_use]
    pub fn days(self) -> u64 {
        self.days
    }

    /// People on schedule at the same time.
    #[must_use]
    pub fn on_schedule(self) -> u64 {
        self.on_schedule
    }

    /// Engineers who share the rota.
    #[must_use]
    pub fn engineers(self) -> u64 {
        self.engineers
    }
}

/// 99.9 %, the objective the calculator starts with.
const THREE_NINES: Objective = match Objective::from_ppb(999_000_000) {
    Some(objective) => objective,
    None => Objective::LEAST,
};

impl Default for BudgetInput {
    /// 99.9 % over 30 days, the window for which the published burn rates are exact.
    fn default() -> Self {
        Self {
            objective: THREE_NINES,
            window_days: 30,
            requests: None,
            outage_thousandths: None,
            share: None,
        }
    }
}

impl BudgetInput {
    /// Checks numbers, in the units of the fields' limits, against those limits.
    ///
    /// # Errors
    /// The field that is wrong, and why.
    pub fn new(
        objective_ppb: u64,
        window_days: u64,
        requests: Option<u64>,
        outage_thousandths: Option<u64>,
        share_ppm: Option<u64>,
    ) -> Result<Self, (Field, FieldProblem)> {
        let objective =
            Objective::from_ppb(objective_ppb).ok_or((Field::Objective, FieldProblem::OutOfRange))?;
        check(Field::WindowDays, window_days)?;
        if let Some(requests) = requests {
            check(Field::Requests, requests)?;
        }
        if let Some(outage) = outage_thousandths {
            check(Field::OutageMinutes, outage)?;
        }
        let share = match share_ppm {
            Some(share) => {
                check(Field::ShareOfUsers, share)?;
                PartsPerMillion::from_ppm(share)
            }
            None => None,
        };
        Ok(Self { objective, window_days, requests, outage_thousandths, share })
    }

    /// The same with another objective.
    #[must_use]
    pub fn with_objective(self, objective: Objective) -> Self {
        Self { objective, ..self }
    }

    /// The same with another window.
    ///
    /// # Errors
    /// The field that is wrong, and why.
    pub fn with_window_days(self, window_days: u64) -> Result<Self, (Field, FieldProblem)> {
        check(Field::WindowDays, window_days)?;
        Ok(Self { window_days, ..self })
    }

    /// The same with another outage and share of users.
    ///
    /// # Errors
    /// The field that is wrong, and why.
    pub fn with_outage(
        self,
        thousandths: Option<u64>,
        share_ppm: Option<u64>,
    ) -> Result<Self, (Field, FieldProblem)> {
        Self::new(self.objective.ppb().into(), self.window_days, self.requests, thousandths, share_ppm)
    }

    /// The same with what the alerts share with it.
    ///
    /// # Errors
    /// The field that is wrong, and why.
    pub fn beside_alerts(
        self,
        objective_ppb: u64,
        window_days: u64,
        outage_thousandths: Option<u64>,
    ) -> Result<Self, (Field, FieldProblem)> {
        let share = self.share.map(|share| u64::from(share.ppm()));
        Self::new(objective_ppb, window_days, self.requests, outage_thousandths, share)
    }

    /// Length of the window in days.
    #[must_use]
    pub fn window_days(self) -> u64 {
        self.window_days
    }

    /// Valid requests in the window.
    #[must_use]
    pub fn requests(self) -> Option<u64> {
        self.requests
    }

    /// Length of an outage in thousandths of a minute (60 ms).
    #[must_use]
    pub fn outage_thousandths(self) -> Option<u64> {
        self.outage_thousandths
    }

    /// Share of users that an outage affects; `None` was left empty and is taken as all.
    #[must_use]
    pub fn share(self) -> Option<PartsPerMillion> {
        self.share
    }
}

pub(crate) fn check(field: Field, scaled: u64) -> Result<(), (Field, FieldProblem)> {
    if field.bound().admits(scaled) { Ok(()) } else { Err((field, FieldProblem::OutOfRange)) }
}
