//! *Talk about this*: the answers that lie far apart, with names where some were typed.

use super::part;
use crate::assessment::combination::Combination;
use crate::content::say;
use crate::report::team::{Named, Talk, talk};
use crate::text::Text;
use crate::ui::node::{El, el, now};
use crate::ui::store::Store;
use std::sync::Arc;

/// Renders the list, which follows the names; an opened combination has none.
pub(super) fn view(store: Store, all: Arc<Combination>, opened: bool) -> El {
    let text = store.text;
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
        let items: Vec<El> = talks.iter().map(|talk| item(text, talk)).collect();
        vec![el("p").add(text.get(say::team::TALK_LEAD)), el("ol").class("talks").add(items)]
    };
    part("talk", text.get(say::team::TALK)).add(now(list))
}

fn item(text: &Text, talk: &Talk) -> El {
    let said: Vec<El> = talk
        .said
        .iter()
        .map(|said| {
            el("li")
                .add(
                    el("p")
                        .add(el("strong").add(said.level.as_str()))
                        .add(": ")
                        .add(el("span").class("who").add(said.who.as_str())),
                )
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
