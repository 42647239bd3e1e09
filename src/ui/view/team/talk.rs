//! *Talk about this*: the answers that lie far apart, with names where some were typed.

use super::{SHOWN, more, part};
use crate::assessment::combination::Combination;
use crate::content::say;
use crate::report::team::{Named, Talk, talk};
use crate::text::Text;
use crate::ui::node::{El, el, now};
use crate::ui::store::Store;
use leptos::prelude::*;
use std::sync::Arc;
use wasm_bindgen::JsCast;
use web_sys::Element;

/// Renders the list, which follows the names; an opened combination has none.
pub(super) fn view(store: Store, all: Arc<Combination>, opened: bool) -> El {
    let text = store.text;
    // Another name builds the list anew, which must not close it.
    let unfolded = RwSignal::new(false);
    let list = move || {
        let talks = store.with(|state| {
            let named: Vec<Named<'_>> = state
                .team
                .named()
                .filter(|_| !opened)
                .map(|(name, assessment)| Named { name, assessment })
                .collect();
            talk(&all, &named, text)
        });
        if talks.is_empty() {
            return vec![el("p").add(text.get(say::team::TALK_NONE))];
        }
        let mut items: Vec<El> = talks.iter().map(|talk| item(text, talk)).collect();
        let rest = items.split_off(items.len().min(SHOWN));
        let mut parts = vec![el("p").add(text.get(say::team::TALK_LEAD)), el("ol").class("talks").add(items)];
        if !rest.is_empty() {
            let more = more(text, rest.len())
                .on("toggle", move |event| {
                    let details = event.target().and_then(|target| target.dyn_into::<Element>().ok());
                    unfolded.set(details.is_some_and(|details| details.has_attribute("open")));
                })
                .add(el("ol").class("talks").add(rest));
            parts.push(if unfolded.get_untracked() { more.set("open", "") } else { more });
        }
        parts
    };
    part("talk", text.get(say::team::TALK)).add(now(list))
}

fn item(text: &Text, talk: &Talk) -> El {
    let said: Vec<El> = talk
        .said
        .iter()
        .map(|said| {
            el("li")
                .add(el("p").add(el("strong").add(said.level.as_str())).add(format!(": {}", said.who)))
                .add(el("p").class("goal").add(said.evidence.as_str()))
        })
        .collect();
    let others: Vec<El> = talk.others.iter().map(|other| el("li").add(other.as_str())).collect();
    el("li")
        .add(el("h4").class("name").add(text.name(talk.question)))
        .add(el("p").class("apart").add(talk.apart.as_str()))
        .add(el("p").class("quiet").add(text.question(talk.question)))
        .add(el("ul").class("said").add(said).add(others))
}
