//! The one state of the app, what can happen to it, and the pure function that applies it.
//!
//! Addresses, storage and fields send [`Action`]s; views read the [`State`]. What was typed but is not (yet) a
//! number is the views' own: the state holds valid values only.

mod handover;
pub mod host;
pub mod names;
pub mod route;
pub mod team;

use crate::assessment::calculators::Calculators;
use crate::assessment::date::Day;
use crate::assessment::{Assessment, BudgetInput, OnCallInput, Plan};
use crate::content::{EDITION, QuestionId};
use crate::domain::question::{Answer, Level, Mode};
use crate::link::{self, LinkError};
use host::{Emit, Host};
use names::Names;
use route::Route;
use team::Team;

/// What is on the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Screen {
    /// The start.
    Start,
    /// A question of the walk, or one to be changed from the check.
    Question {
        /// Which one.
        question: QuestionId,
        /// Whether it was opened from the check and leads back there.
        from_check: bool,
    },
    /// All answers by area.
    Check,
    /// The on-call calculator.
    OnCall,
    /// The error budget calculator.
    ErrorBudget,
    /// Where the time goes.
    Time,
    /// What the service depends on.
    Dependencies,
    /// The alerts.
    Alerts,
    /// Whether the objective will be met.
    Forecast,
    /// The report of one's own assessment.
    Report,
    /// A shared result: the report of somebody else's assessment, read only.
    Shared,
    /// Who does what: the DevOps team and the reliability team side by side.
    Roles,
    /// Two results side by side.
    Compare,
    /// A team's results together.
    Team,
    /// A link that does not open.
    BadLink(LinkError),
}

/// How the draft is kept on this device.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Kept {
    /// Nothing to keep yet.
    #[default]
    Nothing,
    /// Saved on this device.
    Saved,
    /// There is something to keep, and embedded in another page nothing is saved before the visitor asks for it.
    Offered,
    /// The browser does not let the page save.
    Blocked,
    /// There is no room.
    Full,
}

/// What can be taken back, once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Undo {
    /// *Make it mine* replaced this.
    Replaced(Box<Assessment>),
    /// *Forget* removed this, and with it the team's links and names, which no *Undo* brings back.
    Forgotten(Box<Assessment>),
}

/// Something to say once about the draft found on this device.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DraftProblem {
    /// It could not be read and was kept aside.
    Unreadable,
    /// A newer version of the page wrote it; it was kept aside.
    Newer,
}

/// The two results that are set side by side.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Comparison {
    /// The result of the first link, or why that does not open.
    pub first: Option<Result<Assessment, LinkError>>,
    /// The result of the second link; without one, one's own is compared.
    pub second: Option<Result<Assessment, LinkError>>,
    /// The two links as they came: what they hold for a newer version is in them only.
    pub links: (Option<String>, Option<String>),
}

/// All there is to know; everything on a screen follows from it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct State {
    /// The visitor's own assessment.
    pub own: Assessment,
    /// A shared result beside it, while its address is open.
    pub shared: Option<Assessment>,
    /// What is on the screen.
    pub screen: Screen,
    /// What the comparison shows, while its address is open.
    pub comparison: Comparison,
    /// What the team's screen shows.
    pub team: Team,
    /// Names of people and parts, for this page only.
    pub names: Names,
    /// What *Undo* would bring back.
    pub undo: Option<Undo>,
    /// How the draft is kept.
    pub kept: Kept,
    /// What was wrong with the draft found.
    pub draft_problem: Option<DraftProblem>,
    /// Whether trouble with saving was told and the message closed.
    pub told: bool,
    /// The page that the app is embedded in; `None` on a page of its own.
    pub host: Option<Host>,
    /// Counts replacements of the whole assessment, after which screens are built anew.
    pub replaced: u32,
}

impl Default for State {
    fn default() -> Self {
        Self {
            own: Assessment::default(),
            shared: None,
            screen: Screen::Start,
            comparison: Comparison::default(),
            team: Team::default(),
            names: Names::default(),
            undo: None,
            kept: Kept::Nothing,
            draft_problem: None,
            told: false,
            host: None,
            replaced: 0,
        }
    }
}

/// Something that happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Action {
    /// An address was opened.
    Visit(Route),
    /// A question was answered, or its answer taken back.
    Answer(QuestionId, Option<Answer>),
    /// A level of a question is tried out, or no longer.
    Plan(QuestionId, Option<Level>),
    /// Nothing is tried out any more.
    DropPlan,
    /// The other mode was chosen.
    Count(Mode),
    /// The on-call calculator has new valid numbers.
    OnCall(OnCallInput),
    /// The error budget calculator has new valid numbers.
    Budget(BudgetInput),
    /// One of the other calculators has new valid numbers.
    Calculators(Box<Calculators>),
    /// Names were typed for people or parts.
    Names(Box<Names>),
    /// A file was opened that holds more than a link can: it is shown as a shared result.
    Opened(Box<Assessment>),
    /// The shared result becomes the visitor's own.
    MakeMine,
    /// The last replacement is taken back.
    Undo,
    /// Everything entered is removed, and what was pasted on the team's screen.
    Forget,
    /// The embedding page asks to be told the result, and says where it is.
    HostAsks(Emit, String),
    /// The embedding page fills in numbers beforehand; see [`crate::assessment::prefill`].
    Prefilled(Box<Assessment>),
    /// A draft was found, here at start or written by another tab.
    DraftFound(Box<Assessment>),
    /// A draft was found that can't be used.
    DraftRefused(DraftProblem),
    /// Saving went like this.
    Keeping(Kept),
    /// Links were pasted on the team's screen, and read.
    TeamPasted(Box<Team>),
    /// A name was typed for one of the results pasted there.
    TeamName(usize, String),
    /// What was pasted there is to be forgotten.
    TeamForget,
    /// The message about the draft was closed.
    CloseNotice,
}

/// Applies what happened. Total: any action in any state gives a state. `today` dates what is entered.
pub fn update(state: &mut State, action: Action, today: Day) {
    match action {
        Action::Visit(route) => visit(state, &route),
        Action::Answer(question, answer) => edit(state, today, |own| own.set_answer(question, answer)),
        Action::Plan(question, level) => edit(state, today, |own| own.set_plan(question, level)),
        Action::DropPlan => edit(state, today, |own| own.plan = Plan::default()),
        Action::Count(mode) => edit(state, today, |own| own.mode = mode),
        Action::OnCall(input) => edit(state, today, |own| own.on_call = Some(input)),
        Action::Budget(input) => edit(state, today, |own| own.budget = Some(input)),
        Action::Calculators(calculators) => edit(state, today, |own| own.calculators = *calculators),
        Action::Names(names) => state.names = *names,
        Action::Opened(assessment) => {
            state.shared = Some(*assessment);
            state.screen = Screen::Shared;
            state.replaced = state.replaced.wrapping_add(1);
        }
        Action::MakeMine => {
            if let Some(shared) = state.shared.take() {
                state.undo = replace(state, shared).map(Undo::Replaced);
                state.screen = Screen::Report;
            }
        }
        Action::Undo => {
            if let Some(Undo::Replaced(before) | Undo::Forgotten(before)) = state.undo.take() {
                replace(state, *before);
            }
        }
        Action::Forget => {
            state.undo = replace(state, Assessment::default()).map(Undo::Forgotten);
            state.kept = match state.kept {
                Kept::Blocked => Kept::Blocked,
                _ => Kept::Nothing,
            };
            state.draft_problem = None;
            state.team.forget();
            state.names = Names::default();
        }
        Action::HostAsks(emit, origin) => state.host_asks(emit, &origin),
        Action::Prefilled(prefill) => state.prefill(*prefill),
        Action::DraftFound(draft) => {
            // An undo now would take away what the other tab saved.
            state.undo = None;
            state.kept = if draft.is_empty() { Kept::Nothing } else { Kept::Saved };
            replace(state, *draft);
        }
        Action::DraftRefused(problem) => state.draft_problem = Some(problem),
        Action::Keeping(kept) => state.kept = kept,
        Action::TeamPasted(team) => state.team.replace(*team),
        Action::TeamName(result, name) => state.team.name(result, &name),
        Action::TeamForget => state.team.forget(),
        Action::CloseNotice => {
            if state.undo.take().is_none() {
                state.told |= matches!(state.kept, Kept::Blocked | Kept::Full);
                state.draft_problem = None;
            }
        }
    }
}

/// Puts another assessment in the place of one's own, and gives the one before.
fn replace(state: &mut State, by: Assessment) -> Option<Box<Assessment>> {
    state.replaced = state.replaced.wrapping_add(1);
    let before = std::mem::replace(&mut state.own, by);
    (!before.is_empty()).then(|| Box::new(before))
}

/// What was entered since makes an undo misleading: it would take that away again.
fn edit(state: &mut State, today: Day, change: impl FnOnce(&mut Assessment)) {
    let before = state.own.clone();
    change(&mut state.own);
    if state.own != before {
        // A plan is no assessment: it leaves the date as it is.
        if state.own.plan == before.plan || state.own.answers != before.answers {
            state.own.date = state.own.has_content().then_some(today);
        }
        if state.own.answers != before.answers {
            state.own.edition = EDITION;
        }
        state.undo = None;
        if let Some(host) = &mut state.host {
            host.started = true;
            host.completed &= state.own.answers == before.answers;
        }
    }
}

fn visit(state: &mut State, route: &Route) {
    let route = &state.at_home(route);
    let before = state.shared.take();
    let compared = std::mem::take(&mut state.comparison);
    let opened = state.team.opened.take();
    state.screen = match route {
        Route::Start => Screen::Start,
        Route::Readiness => match state.own.first_unanswered() {
            Some(question) => Screen::Question { question, from_check: false },
            None => Screen::Check,
        },
        Route::Question(question) => Screen::Question { question: *question, from_check: false },
        Route::Change(question) => Screen::Question { question: *question, from_check: true },
        Route::Check => Screen::Check,
        Route::OnCall => Screen::OnCall,
        Route::ErrorBudget => Screen::ErrorBudget,
        Route::Time => Screen::Time,
        Route::Dependencies => Screen::Dependencies,
        Route::Alerts => Screen::Alerts,
        Route::Forecast => Screen::Forecast,
        Route::Report => Screen::Report,
        Route::Roles => Screen::Roles,
        Route::Compare(first, second) => {
            let open = |link: &Option<String>| link.as_deref().map(link::decode_known);
            let links = (first.clone(), second.clone());
            state.comparison = Comparison { first: open(first), second: open(second), links };
            Screen::Compare
        }
        Route::Team(None) => Screen::Team,
        Route::Team(Some(link)) => match link::team::decode(link, link::LONGEST) {
            Ok(combination) => {
                state.team.opened = Some(combination);
                Screen::Team
            }
            Err(error) => Screen::BadLink(error),
        },
        Route::Link(fragment) => match link::decode(fragment) {
            Ok(shared) => {
                state.shared = Some(shared);
                Screen::Shared
            }
            Err(error) => Screen::BadLink(error),
        },
    };
    let all_answered = state.own.first_unanswered().is_none();
    if let Some(host) = &mut state.host {
        host.completed |= all_answered && state.screen == Screen::Report;
    }
    // Another link over a shared result is the same screen with another content.
    let another_link = state.shared.is_some() && state.shared != before;
    if another_link || state.comparison != compared || state.team.opened != opened {
        state.replaced = state.replaced.wrapping_add(1);
    }
}

impl State {
    /// The address of the screen; `None` where the address must stay as it is (links).
    #[must_use]
    pub fn route(&self) -> Option<Route> {
        match self.screen {
            Screen::Start => Some(Route::Start),
            Screen::Question { question, from_check: false } => Some(Route::Question(question)),
            Screen::Question { question, from_check: true } => Some(Route::Change(question)),
            Screen::Check => Some(Route::Check),
            Screen::OnCall => Some(Route::OnCall),
            Screen::ErrorBudget => Some(Route::ErrorBudget),
            Screen::Time => Some(Route::Time),
            Screen::Dependencies => Some(Route::Dependencies),
            Screen::Alerts => Some(Route::Alerts),
            Screen::Forecast => Some(Route::Forecast),
            Screen::Report => Some(Route::Report),
            Screen::Roles => Some(Route::Roles),
            Screen::Compare | Screen::Team | Screen::Shared | Screen::BadLink(_) => None,
        }
    }

    /// The assessment that is on the screen: the shared one on its screen, one's own elsewhere.
    #[must_use]
    pub fn shown(&self) -> &Assessment {
        self.shared.as_ref().unwrap_or(&self.own)
    }

    /// The two results to compare, in the order of the address; one's own where there is no second link.
    ///
    /// `None` while one of them is missing or does not open.
    #[must_use]
    pub fn compared(&self) -> Option<(&Assessment, &Assessment)> {
        let first = self.comparison.first.as_ref()?.as_ref().ok()?;
        let second = match &self.comparison.second {
            Some(second) => second.as_ref().ok()?,
            None => Some(&self.own).filter(|own| own.has_content())?,
        };
        Some((first, second))
    }

    /// The address of the comparison with both results in it, so that others need no draft to see it.
    #[must_use]
    pub fn comparison_route(&self) -> Route {
        let (first, second) = self.comparison.links.clone();
        Route::Compare(first, second.or_else(|| Some(link::encode_fitting(&self.own).link)))
    }

    /// The date of the one assessment on the screen; where several are compared there is none.
    #[must_use]
    pub fn date_shown(&self) -> Option<Day> {
        match self.screen {
            Screen::Compare | Screen::Team => None,
            _ => self.shown().date,
        }
    }

    /// Where *Continue* leads from a question; `was_open` if it had no answer when it was opened.
    ///
    /// From a question that was answered before, to the next one, so that a walk can be looked through. From one
    /// that was open, past those that are answered already, so that filling the gaps takes as many steps as gaps.
    #[must_use]
    pub fn after(&self, question: QuestionId, from_check: bool, was_open: bool) -> Route {
        if from_check {
            return Route::Check;
        }
        let behind = self.own.place(question).and_then(|place| self.own.asked().get(place + 1..));
        let mut behind = behind.unwrap_or_default().iter().copied();
        let next = behind.find(|next| !was_open || self.own.is_open(*next));
        next.map_or(Route::Check, Route::Question)
    }

    /// Where *Back* leads from a question.
    #[must_use]
    pub fn before(&self, question: QuestionId, from_check: bool) -> Route {
        if from_check {
            return Route::Check;
        }
        let before = self.own.place(question).and_then(|place| place.checked_sub(1));
        match before.and_then(|before| self.own.asked().get(before)) {
            Some(before) => Route::Question(*before),
            None => Route::Start,
        }
    }
}

#[cfg(test)]
mod tests;
