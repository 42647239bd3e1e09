//! A team's results together: where the links go in, and what came of them.

mod form;
mod names;
mod result;
mod share;
mod talk;

use crate::content::say;
use crate::state::State;
use crate::state::route::Route;
use crate::text::{Message, Text};
use crate::ui::node::{El, IntoNode, el, now};
use crate::ui::part::result::fold;
use crate::ui::store::Store;
use leptos::prelude::*;

/// The heading of the result, which gets the focus when it comes.
const HEADING: &str = "team-result";

/// Questions of a list that are shown at once: more than a team talks about in one meeting. The others fold open.
const SHOWN: usize = 10;

/// What the screen is called.
pub fn title(state: &State) -> Message {
    if state.team.opened.is_some() { say::team::TITLE_OPENED } else { say::team::TITLE }
}

/// Renders the field for links and the result once there are some; of a combination that came with a link the
/// result alone.
pub fn screen(store: Store) -> El {
    let text = store.text;
    let told = RwSignal::new(String::new());
    let (title, opened) = store.peek(|state| (title(state), state.team.opened.is_some()));
    let mut parts = vec![el("h1").add(text.get(title)).node()];
    if opened {
        let way = el("a").set("href", &Route::Team(None).fragment()).add(text.get(say::team::TO_PASTE));
        parts.push(el("p").class("lead").add(text.get(say::team::OPENED_LEAD)).node());
        parts.push(el("p").class("buttons").add(way).node());
    } else {
        parts.push(el("p").class("lead").add(text.get(say::team::LEAD)).node());
        parts.push(el("p").class("private").add(text.get(say::team::PRIVATE)).node());
        parts.push(form::form(store, told).node());
    }
    let round = Memo::new(move |_| store.with(|state| state.team.round));
    parts.push(now(move || {
        round.get();
        result::view(store, told)
    }));
    el("section").class("team").add(parts)
}

/// The fold for so many questions that are not shown at once.
fn more(text: &Text, rest: usize) -> El {
    let count = rest as u64;
    fold(text.say(say::report::open_more(count, &text.whole(count))))
}

/// A part of the result with its heading.
fn part(name: &str, title: &str) -> El {
    let id = format!("team-{name}");
    el("section")
        .class(&format!("part {name}"))
        .set("aria-labelledby", &id)
        .add(el("h3").set("id", &id).add(title))
}
