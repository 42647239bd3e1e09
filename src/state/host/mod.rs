//! The page that the app is embedded in: which tool it shows, what it is told, and what it may fill in.
//!
//! Nothing a visitor enters leaves the frame unless that page asked for it before the first answer and the frame said
//! so; see [`State::host_asks`].

pub mod told;

use super::State;
use super::route::Route;
use crate::assessment::Assessment;

/// What an embedding page shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tool {
    /// The questionnaire.
    Readiness,
    /// What on-call costs.
    OnCall,
    /// The error budget.
    ErrorBudget,
    /// What the dependencies allow.
    Dependencies,
    /// When the alerts fire.
    Alerts,
    /// How likely the objective is to be met.
    Forecast,
    /// Where the time goes.
    Time,
    /// Everything, from the start screen on.
    #[default]
    All,
}

impl Tool {
    /// Every tool.
    pub const ALL: [Self; 8] = [
        Self::Readiness,
        Self::OnCall,
        Self::ErrorBudget,
        Self::Dependencies,
        Self::Alerts,
        Self::Forecast,
        Self::Time,
        Self::All,
    ];

    /// The name that stands in addresses and in the attribute `tool`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Readiness => "readiness",
            Self::OnCall => "on-call",
            Self::ErrorBudget => "error-budget",
            Self::Dependencies => "dependencies",
            Self::Alerts => "alerts",
            Self::Forecast => "forecast",
            Self::Time => "time",
            Self::All => "all",
        }
    }

    /// The tool of a name; whatever names none is everything.
    #[must_use]
    pub fn named(name: &str) -> Self {
        Self::ALL.into_iter().find(|tool| tool.name() == name).unwrap_or_default()
    }

    /// What it opens with, and what stands in the place of the start screen.
    #[must_use]
    pub const fn home(self) -> Route {
        match self {
            Self::Readiness => Route::Readiness,
            Self::OnCall => Route::OnCall,
            Self::ErrorBudget => Route::ErrorBudget,
            Self::Dependencies => Route::Dependencies,
            Self::Alerts => Route::Alerts,
            Self::Forecast => Route::Forecast,
            Self::Time => Route::Time,
            Self::All => Route::Start,
        }
    }
}

/// What an embedding page asks to be told besides that something happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Emit {
    /// The verdict and the score of each area.
    Verdict,
    /// The answers of the questionnaire too.
    Answers,
}

impl Emit {
    /// The name that stands in the attribute `emit`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Verdict => "verdict",
            Self::Answers => "answers",
        }
    }

    /// What a name asks for.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        [Self::Verdict, Self::Answers].into_iter().find(|emit| emit.name() == name)
    }
}

/// The embedding page, as far as the visitor is concerned.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Host {
    /// What it shows.
    pub tool: Tool,
    /// What it is told when the questionnaire is finished; the visitor reads that before the first answer.
    pub emit: Option<Emit>,
    /// What it filled in beforehand; nothing of it is the visitor's.
    pub prefill: Assessment,
    /// Whose page it is, such as `https://www.example.com`; empty where the browser does not say.
    pub origin: String,
    /// Whether the visitor entered anything.
    pub started: bool,
    /// Whether the result of the answers as they are was shown.
    pub completed: bool,
}

/// The longest origin that is shown: a name of 253 characters, a scheme and a port.
const LONGEST_ORIGIN: usize = 270;

impl State {
    /// What the embedding page is told when the questionnaire is finished.
    #[must_use]
    pub fn emit(&self) -> Option<Emit> {
        self.host.as_ref()?.emit
    }

    /// Whether nothing was entered, now or before: what the page filled in is no entry.
    #[must_use]
    pub fn untouched(&self) -> bool {
        self.own.is_empty() || self.host.as_ref().is_some_and(|host| host.prefill == self.own)
    }

    /// The page fills in what the visitor has not touched.
    pub(super) fn prefill(&mut self, prefill: Assessment) {
        let Some(host) = &mut self.host else { return };
        host.prefill = prefill.clone();
        let filled = self.own.clone().or(prefill);
        if filled != self.own {
            self.own = filled;
            // Fields take their text from what was entered when they were made.
            self.replaced = self.replaced.wrapping_add(1);
        }
    }

    /// What is kept beside a draft that another frame, or the full page, has saved: what was entered here goes before it,
    /// and it goes before what the page only filled in.
    #[must_use]
    pub fn beside(&self, draft: Assessment) -> Assessment {
        let own = self.own.clone();
        match &self.host {
            Some(Host { prefill, .. }) => own.beyond(prefill).or(draft).or(prefill.clone()),
            None => own.or(draft),
        }
    }

    /// The address in whose place an embedded tool has its own start, or the address itself.
    pub(super) fn at_home(&self, route: &Route) -> Route {
        match (&self.host, route) {
            (Some(host), Route::Start) => host.tool.home(),
            _ => route.clone(),
        }
    }

    /// The embedding page asks to be told the result. Granted only while nothing has been entered, so that the visitor
    /// knows before the first answer. What was granted once stays so.
    pub(super) fn host_asks(&mut self, emit: Emit, origin: &str) {
        let untouched = self.untouched();
        let Some(host) = &mut self.host else { return };
        if host.emit.is_none() && !host.started && untouched {
            host.emit = Some(emit);
            host.origin = origin.chars().filter(|c| !c.is_control()).take(LONGEST_ORIGIN).collect();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assessment::OnCallInput;
    use crate::content::question;
    use crate::domain::question::{Answer, Level};
    use crate::state::{Action, Screen, update};

    const TODAY: crate::assessment::date::Day = crate::assessment::date::Day::from_unix_days(20_780);

    fn embedded(tool: Tool) -> State {
        State { host: Some(Host { tool, ..Host::default() }), ..State::default() }
    }

    #[test]
    fn a_tool_opens_with_its_own_screen_and_returns_to_it() {
        for tool in Tool::ALL {
            let mut state = embedded(tool);
            update(&mut state, Action::Visit(Route::Start), TODAY);
            let expected = match tool {
                Tool::All => Screen::Start,
                Tool::Readiness => Screen::Question { question: state.own.asked()[0], from_check: false },
                Tool::OnCall => Screen::OnCall,
                Tool::ErrorBudget => Screen::ErrorBudget,
                Tool::Dependencies => Screen::Dependencies,
                Tool::Alerts => Screen::Alerts,
                Tool::Forecast => Screen::Forecast,
                Tool::Time => Screen::Time,
            };
            assert_eq!(state.screen, expected, "{tool:?}");
            assert_eq!(Tool::named(tool.name()), tool);
        }
        assert_eq!(Tool::named("no-such-tool"), Tool::All);
    }

    #[test]
    fn the_boot_script_starts_the_first_program_for_the_tools_that_it_has() {
        let script = include_str!("../../../public/boot.js");
        let list = script.split_once("const FIRST_TOOLS = [").unwrap().1.split_once(']').unwrap().0;
        let named: Vec<&str> = list.split(", ").map(|name| name.trim_matches('\'')).collect();
        let first = Tool::ALL.into_iter().filter(|tool| tool.home().is_first());
        assert_eq!(named, first.map(Tool::name).collect::<Vec<_>>());
    }

    #[test]
    fn a_page_is_told_results_only_if_it_asked_before_the_first_answer() {
        let asks = || Action::HostAsks(Emit::Verdict, "https://www.example.com".to_owned());
        let answer = || Action::Answer(question::SLO_DEFINED, Level::new(2).map(Answer::Level));
        let mut early = embedded(Tool::Readiness);
        update(&mut early, asks(), TODAY);
        update(&mut early, answer(), TODAY);
        assert_eq!(early.emit(), Some(Emit::Verdict));

        let mut late = embedded(Tool::Readiness);
        update(&mut late, answer(), TODAY);
        update(&mut late, asks(), TODAY);
        assert_eq!(late.emit(), None);
        update(&mut late, Action::Answer(question::SLO_DEFINED, None), TODAY);
        update(&mut late, asks(), TODAY);
        assert_eq!(late.emit(), None, "an answer taken back was still given unawares");
    }

    #[test]
    fn a_page_that_asked_for_the_verdict_cannot_ask_for_more_later() {
        let mut state = embedded(Tool::All);
        update(&mut state, Action::HostAsks(Emit::Verdict, "https://a.example".to_owned()), TODAY);
        update(&mut state, Action::HostAsks(Emit::Answers, "https://b.example".to_owned()), TODAY);
        assert_eq!(state.emit(), Some(Emit::Verdict));
        assert_eq!(state.host.unwrap().origin, "https://a.example");
    }

    #[test]
    fn the_full_page_tells_nobody_anything() {
        let mut state = State::default();
        update(&mut state, Action::HostAsks(Emit::Answers, "https://a.example".to_owned()), TODAY);
        assert_eq!(state.host, None);
    }

    #[test]
    fn the_name_of_a_page_is_cut_and_holds_no_control_characters() {
        let mut state = embedded(Tool::All);
        update(
            &mut state,
            Action::HostAsks(Emit::Verdict, format!("https://\n\u{7}{}", "a".repeat(9_000))),
            TODAY,
        );
        let origin = state.host.unwrap().origin;
        assert_eq!(origin.chars().count(), LONGEST_ORIGIN);
        assert!(!origin.contains(char::is_control));
    }

    fn filled(text: &str) -> Assessment {
        crate::assessment::prefill::read(text).0
    }

    #[test]
    fn what_the_page_filled_in_is_no_entry_and_what_the_visitor_entered_stays() {
        let mut state = embedded(Tool::All);
        let mine = OnCallInput::new(365, 1, 4).unwrap();
        let prefilled = || Action::Prefilled(Box::new(filled("team=8\nobjective=99.5")));
        update(&mut state, prefilled(), TODAY);
        assert_eq!(state.own.on_call, OnCallInput::new(365, 2, 8).ok());
        assert!(state.untouched());
        update(&mut state, Action::HostAsks(Emit::Verdict, String::new()), TODAY);
        assert_eq!(state.emit(), Some(Emit::Verdict), "nothing is entered yet");

        let mut state = embedded(Tool::All);
        update(&mut state, Action::OnCall(mine), TODAY);
        update(&mut state, prefilled(), TODAY);
        assert_eq!(state.own.on_call, Some(mine));
        assert_eq!(state.own.budget.unwrap().objective.ppb(), 995_000_000);
        assert!(!state.untouched());
    }

    #[test]
    fn a_draft_saved_elsewhere_goes_before_what_the_page_filled_in_and_after_what_was_entered_here() {
        let (saved, entered) = (OnCallInput::new(365, 1, 4).unwrap(), OnCallInput::new(365, 1, 6).unwrap());
        let draft = || Assessment { on_call: Some(saved), ..Assessment::default() };
        let mut state = embedded(Tool::OnCall);
        update(&mut state, Action::Prefilled(Box::new(filled("team=8\nincidents=3"))), TODAY);
        assert_eq!(state.beside(draft()).on_call, Some(saved));
        assert_eq!(state.beside(draft()).calculators.forecast, state.own.calculators.forecast);
        assert_eq!(state.beside(Assessment::default()), state.own);
        update(&mut state, Action::OnCall(entered), TODAY);
        assert_eq!(state.beside(draft()).on_call, Some(entered));
    }

    #[test]
    fn a_page_of_its_own_is_filled_in_by_nobody() {
        let mut state = State::default();
        update(&mut state, Action::Prefilled(Box::new(filled("team=8"))), TODAY);
        assert_eq!(state, State::default());
    }
}
