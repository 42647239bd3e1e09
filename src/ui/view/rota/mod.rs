//! The year as a calendar, a part of the on-call screen.

mod fields;
mod people;
mod result;
mod save;

use crate::assessment::date::Day;
use crate::assessment::rota::Rota;
use crate::assessment::week::IsoWeek;
use crate::content::say;
use crate::report::rota::{RotaInput, RotaResult};
use crate::state::State;
use crate::ui::node::{El, after_rest, el};
use crate::ui::part::field::Entry;
use crate::ui::part::result::stale_note;
use crate::ui::port::clock;
use crate::ui::store::Store;
use leptos::prelude::*;
use std::sync::Arc;
use std::time::Duration;

/// The result that is shown, of a moment ago while somebody types.
type Shown = RwSignal<Arc<RotaResult>>;

/// How long the calendar waits after a key: longer than between two keys of somebody who types on.
const CALENDAR: Duration = Duration::from_millis(250);

/// The rota entered, or one that begins next Monday.
fn rota_of(state: &State, today: Day) -> Rota {
    let next_week = || IsoWeek::of(today.plus(7).unwrap_or(today));
    state.own.calculators.rota.clone().unwrap_or_else(|| Rota::starting(next_week()))
}

/// What the calendar is made from now.
fn input_of(state: &State, today: Day) -> RotaInput {
    let sites = state.own.calculators.on_call_details.unwrap_or_default().sites();
    RotaInput {
        on_call: state.own.on_call_or_example(),
        rota: rota_of(state, today),
        sites: usize::try_from(sites).unwrap_or(1),
        names: state.names.people.clone(),
    }
}

/// Changes the rota.
fn change(store: Store, change: impl FnOnce(Rota) -> Rota) {
    let rota = change(store.peek(|state| rota_of(state, clock::today())));
    store.calculate(|calculators| calculators.rota = Some(rota));
}

/// The calendar's part of the on-call screen: its fields, while they are there, and what they make.
#[derive(Clone, Copy)]
pub struct Part {
    store: Store,
    input: Memo<RotaInput>,
    start: fields::Start,
    people: people::People,
}

impl Part {
    /// Begins with the rota there is.
    pub fn new(store: Store) -> Self {
        let today = clock::today();
        let input = Memo::new(move |_| store.with(|state| input_of(state, today)));
        let rota = input.with_untracked(|input| input.rota.clone());
        let text = store.text;
        Self {
            store,
            input,
            start: fields::Start::new(&rota, text),
            people: people::People::new(&rota, text),
        }
    }

    /// Every field on the screen, for the summary of mistakes; follows the number of people.
    pub fn entries(self) -> Vec<Entry> {
        let mut entries = self.start.entries().to_vec();
        entries.extend(self.people.entries(|| self.input.with(RotaInput::people)));
        entries
    }

    /// Renders the fields and the year. `stale` tells that a field holds a mistake; `fine` whether all fields hold what
    /// they should, and leads to the first that does not.
    pub fn section(self, stale: Memo<bool>, fine: impl Fn() -> bool + Clone + 'static) -> El {
        let (store, input) = (self.store, self.input);
        let text = store.text;
        let shown: Shown = RwSignal::new(Arc::new(RotaResult::new(input.get_untracked(), text)));
        // The calendar stands far below the fields that are typed into most, and a year takes longer than a key.
        after_rest(
            CALENDAR,
            move || input.track(),
            move || {
                if let Some(input) = input.try_get_untracked() {
                    shown.try_set(Arc::new(RotaResult::new(input, text)));
                }
            },
        );
        el("section")
            .class("rota-year")
            .set("aria-labelledby", "rota")
            .add(el("h2").set("id", "rota").add(text.get(say::rota::TITLE)))
            .add(el("p").add(text.get(say::rota::LEAD)))
            .add(self.start.view(store, input))
            .add(self.people.view(store, input))
            .add(stale_note(text, stale))
            .add(result::view(store, input, shown, fine))
    }
}
