//! The combination as a link or a file, the links as a file, and a way to forget them.

use super::form::{self, button};
use super::part;
use crate::assessment::combination::Combination;
use crate::content::say;
use crate::link::pasted::Content;
use crate::link::{LONGEST, team};
use crate::state::route::Route;
use crate::state::{Action, State};
use crate::ui::node::{El, IntoNode, el, text_now};
use crate::ui::part::copy_link::{Offer, copy_link};
use crate::ui::port::{address, download};
use crate::ui::store::Store;
use leptos::prelude::*;

const COMBINATION_FILE: &str = "cre-team-combination.txt";
const LINKS_FILE: &str = "cre-team-links.txt";
const MIME: &str = "text/plain;charset=utf-8";

/// With so few people the numbers say who answered what.
const FEW: u32 = 2;

/// Renders what can be done with the combination; an opened one can only be passed on.
pub(super) fn view(store: Store, all: &Combination, opened: bool, told: RwSignal<String>) -> El {
    let text = store.text;
    let outcome = RwSignal::new(String::new());
    let save = move |name: &'static str, content: fn(&State) -> String| {
        move |_| {
            let saved = download::save(name, MIME, &store.peek(content));
            let words = if saved { say::team::SAVED } else { say::team::SAVE_FAILED };
            outcome.set(text.get(words).to_owned());
        }
    };
    let link = team::encode(all);
    let way = if link.len() <= LONGEST {
        copy_link(
            store,
            Offer {
                link: link_of,
                without_outages: |_| false,
                label: say::team::LINK_LABEL,
                button: say::report::COPY,
            },
        )
        .node()
    } else {
        let save = button("secondary").on("click", save(COMBINATION_FILE, line_of));
        vec![
            el("p").add(text.get(say::team::TOO_LONG)),
            el("p").class("buttons").add(save.add(text.get(say::team::SAVE_COMBINATION))),
        ]
        .node()
    };
    let few = (all.people <= FEW).then(|| el("p").class("few").add(text.get(say::team::SHARE_FEW)));
    let own = (!opened).then(|| {
        let forget = move |_| {
            store.dispatch(Action::TeamForget);
            form::clear();
            told.set(text.get(say::team::FORGOTTEN).to_owned());
        };
        vec![
            el("p").add(text.get(say::team::SAVE_LINKS_TEXT)),
            el("p")
                .class("buttons")
                .add(
                    button("secondary")
                        .on("click", save(LINKS_FILE, links_of))
                        .add(text.get(say::team::SAVE_LINKS)),
                )
                .add(button("secondary").on("click", forget).add(text.get(say::team::FORGET))),
        ]
    });
    let saved = el("p").class("outcome").set("role", "status").add(text_now(move || outcome.get()));
    part("share", text.get(say::team::SHARE))
        .add(el("p").add(text.get(say::team::SHARE_TEXT)))
        .add(few)
        .add(way)
        .add(own)
        .add(saved)
}

fn encoded(state: &State) -> String {
    state.team.combination().map_or(String::new(), |all| team::encode(&all))
}

/// The address that opens the combination.
fn link_of(state: &State) -> String {
    format!("{}{}", address::page(), Route::Team(Some(encoded(state))).fragment())
}

fn line_of(state: &State) -> String {
    encoded(state) + "\n"
}

/// The links that were pasted, one a line, as whole addresses.
fn links_of(state: &State) -> String {
    let page = address::page();
    let mut lines = String::new();
    for found in &state.team.pasted.results {
        let route = match found.content {
            Content::Person(_) => Route::Link(found.link.clone()),
            Content::Team(_) => Route::Team(Some(found.link.clone())),
        };
        lines.push_str(&page);
        lines.push_str(&route.fragment());
        lines.push('\n');
    }
    lines
}
