//! The user interface: the only part that knows Leptos and the browser.
//!
//! * `port/`: the browser behind small functions that cannot panic (address, storage, clock, words, ...);
//! * `view/`: one file per screen; `part/`: what two or more screens use; `node`: how they describe elements;
//! * [`store`]: the one state signal and the way actions reach it.
//!
//! The start screen is not here: it is plain HTML in `index.html`, shown and hidden, never rebuilt.

mod app;
mod node;
mod part;
mod port;
mod store;
mod view;

use crate::state::route::Route;
use crate::state::{Action, Screen};
use crate::text::Text;
use leptos::prelude::*;
use port::{address, config::Config, draft, focus, page, panic, words};
use store::Store;

/// Starts the app: installs the panic panel, fetches the words, restores the draft, opens the address.
pub fn start() {
    panic::install();
    // Leptos has no executor before the first mount.
    wasm_bindgen_futures::spawn_local(async {
        match words::fetch().await {
            Some(text) => mount(text),
            None => page::show_boot_failure(),
        }
    });
}

fn mount(text: Text) {
    // Both live as long as the page; leaking them once lets every view borrow them.
    let text: &'static Text = Box::leak(Box::new(text));
    let config: &'static Config = Box::leak(Box::new(Config::read()));
    // Signals made here belong to an owner that is never dropped.
    let owner = Owner::new();
    owner.set();
    let store = Store::new(text, config);
    match draft::load() {
        draft::Found::Nothing => {}
        draft::Found::Draft(draft) => store.dispatch(Action::DraftFound(draft)),
        draft::Found::Refused(problem) => store.dispatch(Action::DraftRefused(problem)),
    }
    store.arrive(&address::fragment());
    page::fill_words(text);
    app::mount(store);
    // The keys of a question work from its heading on.
    if store.peek(|state| matches!(state.screen, Screen::Question { .. })) {
        focus::heading_soon();
    }
    address::listen(move |fragment| store.went(&fragment), move |fragment| store.go(Route::parse(&fragment)));
    draft::listen(move |draft| store.found(draft));
    focus::listen();
    page::open_details_for_print();
    std::mem::forget(owner);
}
