//! From the first program to the full one: asking the boot script for it, and handing the state over.
//!
//! The boot script fetches the full program, says `cre:leave` when it is there, and starts it. The state and the
//! trail of this visit wait for it in two attributes of the app's element.

use super::{address, draft, page, retire};
use crate::state::State;
use std::cell::RefCell;

/// Asks the boot script for the full program; it listens on the app's element (`public/boot.js`).
const ASK: &str = "cre:full";
/// The boot script has it. Cancelled, it keeps it for later.
const LEAVE: &str = "cre:leave";
const STATE: &str = "data-handed-state";
const TRAIL: &str = "data-handed-trail";

thread_local! {
    /// The address that the full program is wanted for.
    static WANTED: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// Asks for the full program, to open an address.
pub fn ask(fragment: String) {
    let _ = WANTED.try_with(|wanted| wanted.replace(Some(fragment)));
    if let (Some(app), Ok(event)) = (page::element("app"), web_sys::Event::new(ASK)) {
        let _ = app.dispatch_event(&event);
    }
}

/// The visitor went elsewhere meanwhile.
pub fn ask_no_more() {
    let _ = WANTED.try_with(RefCell::take);
}

/// Leaves when the full program is there and still wanted.
pub fn listen(state: impl Fn() -> String + 'static) {
    let Some(app) = page::element("app") else { return };
    super::listen(&app, LEAVE, move |event| {
        let Some(wanted) = WANTED.try_with(RefCell::take).ok().flatten() else {
            event.prevent_default();
            return;
        };
        draft::flush();
        address::push(&wanted);
        if let Some(app) = page::element("app") {
            let _ = app.set_attribute(STATE, &state());
            let _ = app.set_attribute(TRAIL, &address::trail());
        }
        retire();
    });
}

/// The state that the program before handed over, if there was one.
pub fn taken() -> Option<State> {
    let app = page::element("app")?;
    let state = app.get_attribute(STATE)?;
    if let Some(trail) = app.get_attribute(TRAIL) {
        address::follow(&trail);
    }
    let _ = app.remove_attribute(STATE);
    let _ = app.remove_attribute(TRAIL);
    State::taken_over(&state)
}
