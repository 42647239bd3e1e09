//! Two results side by side: where their links go in, and what came of it.

mod links;
mod result;

use crate::content::say;
use crate::report::Compared;
use crate::state::route::Route;
use crate::ui::node::{El, el};
use crate::ui::port::clock;
use crate::ui::store::Store;

/// Renders the fields, and the comparison once there are two results.
pub fn screen(store: Store) -> El {
    let text = store.text;
    let compared = store.peek(|state| {
        let (first, second) = state.compared()?;
        Some((Compared::new(first, second, clock::today(), text), state.comparison.second.is_none()))
    });
    let missing = compared.is_none() && !store.peek(|state| state.own.has_content());
    let what_to_do = missing.then(|| {
        let way = el("a").set("href", &Route::Readiness.fragment()).add(text.get(say::report::INVITE_BUTTON));
        el("div")
            .class("card")
            .add(el("p").add(text.get(say::compare::WHAT_TO_DO)))
            .add(el("p").class("buttons").add(way))
    });
    el("section")
        .class("compare")
        .add(el("h1").add(text.get(say::compare::TITLE)))
        .add(el("p").class("lead").add(text.get(say::compare::LEAD)))
        .add(links::form(store))
        .add(what_to_do)
        .add(compared.map(|(compared, with_own)| result::view(store, compared, with_own)))
}
