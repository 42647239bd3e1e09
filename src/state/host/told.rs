//! What an embedding page is told: that something happened, and only where it asked and the visitor knows, what.

use super::Emit;
use crate::content::{AREA_IDS, AREAS, QuestionId, RULES, questions};
use crate::domain::question::Answer;
use crate::domain::scoring::{self, Verdict};
use crate::state::{Screen, State};

/// Something to tell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Told {
    /// The visitor entered the first thing.
    Start,
    /// Another screen is shown.
    Step {
        /// Number of the question, from 1, and how many there are.
        place: Option<(usize, usize)>,
        /// The question's area, or the screen.
        section: &'static str,
    },
    /// The result is shown, and all questions of the mode are answered.
    Complete,
}

/// What the questionnaire came to, as far as the page may know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// The verdict.
    pub verdict: Verdict,
    /// The areas' stable names and their scores in whole percent, rounded down as on the page.
    pub areas: Vec<(&'static str, Option<u64>)>,
    /// The questions' stable names and their answers; empty unless the page asked for them.
    pub answers: Vec<(&'static str, Answer)>,
}

/// What of a state matters for telling.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment {
    screen: Screen,
    started: bool,
    completed: bool,
}

impl Moment {
    /// The moment of a state.
    #[must_use]
    pub fn of(state: &State) -> Self {
        let host = state.host.as_ref();
        Self {
            screen: state.screen,
            started: host.is_some_and(|host| host.started),
            completed: host.is_some_and(|host| host.completed),
        }
    }
}

/// What to tell of the way from one moment to a state, in this order; nothing on a page of its own.
#[must_use]
pub fn told(before: Moment, state: &State) -> Vec<Told> {
    if state.host.is_none() {
        return Vec::new();
    }
    let now = Moment::of(state);
    let mut told = Vec::new();
    if now.started && !before.started {
        told.push(Told::Start);
    }
    if now.screen != before.screen {
        told.push(step(state));
    }
    if now.completed && !before.completed {
        told.push(Told::Complete);
    }
    told
}

fn step(state: &State) -> Told {
    let question = match state.screen {
        Screen::Question { question, .. } => question,
        other => return Told::Step { place: None, section: section(other) },
    };
    let place = state.own.place(question).map(|place| (place + 1, state.own.asked().len()));
    let section = AREA_IDS.get(usize::from(question.rule().area)).copied().unwrap_or_default();
    Told::Step { place, section }
}

/// The screen's stable name.
const fn section(screen: Screen) -> &'static str {
    match screen {
        Screen::Start => "start",
        Screen::Question { .. } => "question",
        Screen::Check => "check",
        Screen::OnCall => "on-call",
        Screen::ErrorBudget => "error-budget",
        Screen::Time => "time",
        Screen::Dependencies => "dependencies",
        Screen::Alerts => "alerts",
        Screen::Forecast => "forecast",
        Screen::Report => "report",
        Screen::Shared => "shared",
        Screen::Roles => "who-does-what",
        Screen::Compare => "compare",
        Screen::Team => "team",
        Screen::BadLink(_) => "bad-link",
    }
}

/// What the page may know of the result; nothing unless it asked in time.
#[must_use]
pub fn outcome(state: &State) -> Option<Outcome> {
    let emit = state.emit()?;
    let own = &state.own;
    let score = scoring::score(&RULES, AREAS, own.scope(), &own.answers);
    let areas = AREA_IDS.into_iter().zip(&score.areas).map(|(id, area)| (id, area.percent())).collect();
    let answer = |question: QuestionId| Some((question.facts().id, own.answer(question)?));
    let answers = match emit {
        Emit::Verdict => Vec::new(),
        Emit::Answers => questions().filter_map(answer).collect(),
    };
    Some(Outcome { verdict: score.verdict, areas, answers })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assessment::OnCallInput;
    use crate::assessment::date::Day;
    use crate::content::question;
    use crate::domain::question::Level;
    use crate::state::host::{Host, Tool};
    use crate::state::route::Route;
    use crate::state::{Action, update};

    const TODAY: Day = Day::from_unix_days(20_780);

    fn embedded(emit: Option<Emit>) -> State {
        let mut state =
            State { host: Some(Host { tool: Tool::Readiness, ..Host::default() }), ..State::default() };
        update(&mut state, Action::Visit(Route::Start), TODAY);
        if let Some(emit) = emit {
            update(&mut state, Action::HostAsks(emit, "https://www.example.com".to_owned()), TODAY);
        }
        state
    }

    fn after(state: &mut State, action: Action) -> Vec<Told> {
        let before = Moment::of(state);
        update(state, action, TODAY);
        told(before, state)
    }

    fn answer_all(state: &mut State, level: u8) {
        for question in state.own.asked() {
            after(state, Action::Answer(*question, Level::new(level).map(Answer::Level)));
        }
    }

    #[test]
    fn the_first_answer_is_told_once_and_the_others_not_at_all() {
        let mut state = embedded(None);
        let answer = |level| Action::Answer(question::SLO_DEFINED, Level::new(level).map(Answer::Level));
        assert_eq!(after(&mut state, answer(1)), [Told::Start]);
        assert_eq!(after(&mut state, answer(2)), []);
        after(&mut state, Action::Forget);
        assert_eq!(after(&mut state, answer(3)), [], "once a visit");
    }

    #[test]
    fn a_number_in_a_calculator_is_a_start_and_what_the_page_filled_in_is_none() {
        let mut state = embedded(None);
        let on_call = OnCallInput::new(365, 2, 8).unwrap();
        let (prefill, _) = crate::assessment::prefill::read("team=7");
        assert_eq!(after(&mut state, Action::Prefilled(Box::new(prefill))), []);
        assert_eq!(after(&mut state, Action::OnCall(on_call)), [Told::Start]);
    }

    #[test]
    fn a_step_says_which_question_of_how_many_and_its_area_or_the_screen() {
        let mut state = embedded(None);
        let second = state.own.asked()[1];
        let area = AREA_IDS[usize::from(second.rule().area)];
        assert_eq!(
            after(&mut state, Action::Visit(Route::Question(second))),
            [Told::Step { place: Some((2, 19)), section: area }]
        );
        assert_eq!(
            after(&mut state, Action::Visit(Route::OnCall)),
            [Told::Step { place: None, section: "on-call" }]
        );
    }

    #[test]
    fn the_end_is_told_when_all_is_answered_and_the_result_is_shown_and_again_after_a_change() {
        let mut state = embedded(None);
        let shown = || Told::Step { place: None, section: "report" };
        assert_eq!(after(&mut state, Action::Visit(Route::Report)), [shown()], "nothing answered");
        answer_all(&mut state, 2);
        after(&mut state, Action::Visit(Route::Check));
        assert_eq!(after(&mut state, Action::Visit(Route::Report)), [shown(), Told::Complete]);
        after(&mut state, Action::Visit(Route::Check));
        assert_eq!(after(&mut state, Action::Visit(Route::Report)), [shown()]);
        after(&mut state, Action::Visit(Route::Check));
        after(&mut state, Action::Answer(question::SLO_DEFINED, Some(Answer::Unknown)));
        assert_eq!(after(&mut state, Action::Visit(Route::Report)), [shown(), Told::Complete]);
    }

    #[test]
    fn the_page_knows_no_more_than_it_asked_for() {
        let mut silent = embedded(None);
        answer_all(&mut silent, 4);
        assert_eq!(outcome(&silent), None);

        let mut verdict = embedded(Some(Emit::Verdict));
        answer_all(&mut verdict, 4);
        let known = outcome(&verdict).unwrap();
        assert_eq!((known.verdict, known.answers.len()), (Verdict::Ready, 0));
        assert_eq!(known.areas.len(), AREAS);
        assert!(known.areas.iter().any(|(_, score)| *score == Some(100)));

        let mut answers = embedded(Some(Emit::Answers));
        answer_all(&mut answers, 4);
        let known = outcome(&answers).unwrap();
        assert_eq!(known.answers.len(), 19);
        assert!(known.answers.contains(&(question::SLO_DEFINED.facts().id, Answer::Level(Level::HIGHEST))));
    }

    #[test]
    fn on_a_page_of_its_own_nothing_is_told() {
        let mut state = State::default();
        assert_eq!(after(&mut state, Action::Visit(Route::OnCall)), []);
        answer_all(&mut state, 4);
        assert_eq!(after(&mut state, Action::Visit(Route::Report)), []);
        assert_eq!(outcome(&state), None);
    }
}
