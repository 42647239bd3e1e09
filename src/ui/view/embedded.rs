//! What a frame on somebody's page shows besides the tool: who is told what, and the way to the full page.

use crate::content::say;
use crate::link;
use crate::state::State;
use crate::state::host::Emit;
use crate::state::route::Route;
use crate::ui::node::{self, Node, SOON, el, now};
use crate::ui::port::{address, page};
use crate::ui::store::Store;

/// Who is told what when the questionnaire is finished; it stands above the first question.
pub fn notice(store: Store) -> Node {
    let text = store.text;
    now(move || {
        let asked = store.with(|state| {
            let host = state.host.as_ref()?;
            Some((host.emit?, host.origin.clone()))
        });
        asked.map(|(emit, origin)| {
            let host = if origin.is_empty() { text.get(say::embed::SOMEBODY) } else { &origin };
            el("p").class("note host-notice").add(text.say(match emit {
                Emit::Verdict => say::embed::emit_verdict(host),
                Emit::Answers => say::embed::emit_answers(host),
            }))
        })
    })
}

/// What is said of privacy in place of the sentence that holds where nobody is told anything.
pub fn rest(store: Store) -> Node {
    let text = store.text;
    now(move || {
        let told = store.with(|state| state.emit().is_some());
        told.then(|| el("p").add(text.get(say::embed::EMIT_REST)))
    })
}

/// Keeps the link to the full page (`index.html`) at what is on the screen.
pub fn follow(store: Store) {
    let set = move || {
        if let Some(link) = page::element("full-page") {
            let _ = link.set_attribute("href", &store.peek(full_page));
        }
    };
    set();
    node::after_rest(SOON, move || store.with(|_| ()), set);
}

/// The full page with what is on the screen: its fragment reaches no server.
fn full_page(state: &State) -> String {
    let page = address::page();
    if state.shown().has_content() {
        return format!("{page}#{}", link::encode_fitting(state.shown()).link);
    }
    let route = state.route().unwrap_or(Route::Start);
    format!("{page}{}", route.fragment())
}
