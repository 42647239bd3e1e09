//! The user interface: the only part that knows Leptos and the browser.
//!
//! * `port/`: the browser behind small functions that cannot panic (address, storage, clock, words, ...);
//! * `view/`: one file per screen; `part/`: what two or more screens use; `node`: how they describe elements;
//! * [`program`]: the two programs and the screens that each has;
//! * [`store`]: the one state signal and the way actions reach it.
//!
//! The start screen is not here: it is plain HTML in `index.html`, shown and hidden, never rebuilt.

mod app;
mod node;
mod part;
mod port;
mod program;
mod steady;
mod store;
mod view;

pub use program::{FIRST, FULL, Program};

use crate::state::host::Host;
use crate::state::route::Route;
use crate::state::{Action, Screen};
use crate::text::Text;
use leptos::prelude::*;
use port::{address, config::Config, draft, focus, handover, host, page, panic, words};
use store::Store;

/// Starts the app: installs the panic panel, fetches the words, restores the draft, opens the address.
pub fn start(program: &'static Program) {
    panic::install();
    // Leptos has no executor before the first mount.
    wasm_bindgen_futures::spawn_local(async move {
        match words::fetch(program.words).await {
            Some(text) => mount(text, program),
            None => page::show_boot_failure(),
        }
    });
}

fn mount(text: Text, program: &'static Program) {
    // Both live as long as the page; leaking them once lets every view borrow them.
    let text: &'static Text = Box::leak(Box::new(text));
    let config: &'static Config = Box::leak(Box::new(Config::read()));
    // Signals made here belong to an owner that is never dropped.
    let owner = Owner::new();
    owner.set();
    let taken = handover::taken();
    let took_over = taken.is_some();
    let mut state = taken.unwrap_or_default();
    let tool = host::tool();
    if let Some(tool) = tool {
        draft::only_when_asked();
        state.host.get_or_insert_with(|| Host { tool, ..Host::default() });
    }
    let store = Store::new(state, text, config, program);
    // Looked for in any case: the place of a draft that can't be read is not written over.
    match draft::load() {
        _ if took_over => store.remember(),
        draft::Found::Nothing => {}
        draft::Found::Draft(draft) => store.dispatch(Action::DraftFound(draft)),
        draft::Found::Refused(problem) => store.dispatch(Action::DraftRefused(problem)),
    }
    if took_over {
        host::begin();
    }
    store.arrive(&address::fragment());
    page::fill_words(text);
    app::mount(store);
    // The keys of a question work from its heading on. On somebody's page the focus stays where it is.
    if took_over || tool.is_none() && store.peek(|state| matches!(state.screen, Screen::Question { .. })) {
        focus::heading_soon();
    }
    match tool {
        None => page::ready(),
        Some(_) => embedded(store),
    }
    address::listen(move |fragment| store.went(&fragment), move |fragment| store.go(Route::parse(&fragment)));
    draft::listen(move |draft| store.found(draft));
    focus::listen();
    page::open_details_for_print();
    if !program.full {
        handover::listen(move || store.peek(crate::state::State::hand_over));
    }
    std::mem::forget(owner);
}

/// What is different in a frame on somebody's page.
fn embedded(store: Store) {
    // A link that the page was given and that does not open is none of the visitor's business.
    let refused = store.peek(|state| matches!(state.screen, Screen::BadLink(_)));
    if refused {
        store.arrive("");
    }
    host::begin();
    if refused {
        host::refused(&["state".to_owned()]);
    }
    store.host_asks(host::asked());
    host::listen(move |asked| store.host_asks(asked));
    view::embedded::follow(store);
    steady::keep(store, page::ready);
}
