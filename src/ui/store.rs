//! The one state signal. Everything that happens comes through [`Store::dispatch`].

use super::port::config::Config;
use super::port::host::Asked;
use super::port::{self, address, clock, draft, focus, handover, panic, viewport};
use super::program::Program;
use crate::assessment::Assessment;
use crate::assessment::calculators::Calculators;
use crate::assessment::prefill;
use crate::chart::Form;
use crate::link;
use crate::state::host::told::{Moment, Told};
use crate::state::names::Names;
use crate::state::route::Route;
use crate::state::{Action, Kept, State, host, update};
use crate::text::Text;
use leptos::prelude::*;

/// The address of a file that is open.
const FILE: &str = "#file";

/// The state, the words and the deployer's settings; free to copy.
#[derive(Clone, Copy)]
pub struct Store {
    state: RwSignal<State>,
    wide: RwSignal<bool>,
    /// The words.
    pub text: &'static Text,
    /// What the deployer set in `index.html`.
    pub config: &'static Config,
    /// Which screens there are.
    pub program: &'static Program,
}

impl Store {
    /// Begins with a state.
    pub fn new(
        state: State,
        text: &'static Text,
        config: &'static Config,
        program: &'static Program,
    ) -> Self {
        Self { state: RwSignal::new(state), wide: viewport::wide(), text, config, program }
    }

    /// Applies an action, keeps the draft, and remembers the link for the panic panel.
    pub fn dispatch(self, action: Action) {
        // What is known already, or the page around filled in, needs no saving.
        let found = matches!(action, Action::DraftFound(_) | Action::Prefilled(_));
        let moment = self.peek(Moment::of);
        let changed = self.state.try_update(|state| {
            let before = state.own.clone();
            update(state, action, clock::today());
            state.own != before
        });
        for told in self.peek(|state| host::told::told(moment, state)) {
            let outcome = if told == Told::Complete { self.peek(self.program.outcome) } else { None };
            port::host::tell(&told, outcome.as_ref());
        }
        if changed == Some(true) {
            let own = self.peek(|state| (link::encode(&state.own), state.own.is_empty()));
            panic::remember(&own.0);
            if !found {
                if own.1 {
                    draft::remove();
                    self.keeping(Kept::Nothing);
                } else {
                    draft::save_soon(own.0, move |kept| self.keeping(kept));
                }
            }
        }
    }

    /// Changes what was entered into the calculators.
    pub fn calculate(self, change: impl FnOnce(&mut Calculators)) {
        let mut calculators = self.peek(|state| state.own.calculators.clone());
        change(&mut calculators);
        self.dispatch(Action::Calculators(Box::new(calculators)));
    }

    /// Changes the names of people and parts.
    pub fn rename(self, change: impl FnOnce(&mut Names)) {
        let mut names = self.peek(|state| state.names.clone());
        change(&mut names);
        self.dispatch(Action::Names(Box::new(names)));
    }

    /// The visitor wants what was entered kept on this device, from now on; beside what another frame may have saved.
    pub fn save(self) {
        draft::asked_for();
        if let draft::Found::Draft(before) = draft::load() {
            let both = self.peek(|state| state.beside(*before));
            if self.peek(|state| state.own != both) {
                self.dispatch(Action::DraftFound(Box::new(both)));
            }
        }
        self.keeping(draft::save(&self.peek(|state| link::encode(&state.own))));
    }

    /// The page around asks for something.
    pub fn host_asks(self, asked: Asked) {
        if let Some(emit) = asked.emit {
            // That it is not granted is not said: it would tell that this visitor has entered something before.
            self.dispatch(Action::HostAsks(emit, asked.origin));
        }
        if let Some(text) = asked.prefill {
            let (prefill, refused) = prefill::read(&text);
            self.dispatch(Action::Prefilled(Box::new(prefill)));
            port::host::refused(&refused);
        }
    }

    /// Remembers the link for the panic panel.
    pub fn remember(self) {
        panic::remember(&self.peek(|state| link::encode(&state.own)));
    }

    /// How saving went; most of the time as before, which nobody needs to follow.
    fn keeping(self, kept: Kept) {
        if self.peek(|state| state.kept != kept) {
            self.dispatch(Action::Keeping(kept));
        }
    }

    /// Another tab saved this draft.
    pub fn found(self, draft: Assessment) {
        if self.peek(|state| state.own != draft) {
            self.dispatch(Action::DraftFound(Box::new(draft)));
        }
    }

    /// The form of charts that fits the window; follows it.
    pub fn form(self) -> Form {
        if self.wide.get() { Form::Wide } else { Form::Narrow }
    }

    /// Reads the state and follows it.
    pub fn with<T>(self, read: impl FnOnce(&State) -> T) -> T {
        self.state.with(read)
    }

    /// Reads the state as it is now.
    pub fn peek<T>(self, read: impl FnOnce(&State) -> T) -> T {
        self.state.with_untracked(read)
    }

    /// Goes to a screen: one entry in the browser's history, focus on the new heading.
    pub fn go(self, route: Route) {
        let wanted = route.fragment();
        if !self.has(&route) {
            return handover::ask(wanted);
        }
        handover::ask_no_more();
        self.dispatch(Action::Visit(route));
        // `#readiness` becomes the address of the question that it opened.
        let fragment = self.peek(State::route).map_or(wanted, |route| route.fragment());
        address::push(&fragment);
        focus::heading_soon();
    }

    /// Shows what was in a file as a link to it would: one's own draft stays as it is. What no link can carry gets an
    /// address that opens the start when it is opened again.
    pub fn open(self, assessment: Assessment) {
        let link = link::encode(&assessment);
        if link.len() <= link::LONGEST {
            return self.go(Route::Link(link));
        }
        self.dispatch(Action::Opened(Box::new(assessment)));
        address::push(FILE);
        focus::heading_soon();
    }

    /// The browser went to an address by itself: Back, Forward, or typed.
    pub fn went(self, fragment: &str) {
        self.arrive(fragment);
        focus::heading_soon();
    }

    /// Whether this program has the screen.
    fn has(self, route: &Route) -> bool {
        self.program.full || route.is_first()
    }

    /// Opens the address the page is at, without moving focus.
    pub fn arrive(self, fragment: &str) {
        let route = Route::parse(fragment);
        if !self.has(&route) {
            return handover::ask(fragment.to_owned());
        }
        handover::ask_no_more();
        let embedded = self.peek(|state| state.host.is_some());
        let first_unanswered = route == Route::Readiness || embedded && route == Route::Start;
        self.dispatch(Action::Visit(route));
        // So that Back finds this question again, not the next unanswered one.
        if first_unanswered && let Some(route) = self.peek(State::route) {
            address::replace(&route.fragment());
        }
    }
}
