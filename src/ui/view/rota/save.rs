//! The calendar as files.

use super::Shown;
use crate::content::say;
use crate::export::{file_name, ics};
use crate::report::rota::{RotaInput, RotaResult};
use crate::ui::node::{El, el, now, text_now};
use crate::ui::part::{self, choice::select};
use crate::ui::port::{clock, download};
use crate::ui::store::Store;
use leptos::prelude::*;

const MIME: &str = "text/calendar;charset=utf-8";

/// Renders the ways to save it. `fine` says whether all fields hold what they should, and leads to the first that does
/// not: a file is of what the fields say, or there is none.
pub(super) fn view(
    store: Store,
    input: Memo<RotaInput>,
    shown: Shown,
    fine: impl Fn() -> bool + Clone + 'static,
) -> El {
    let text = store.text;
    let outcome = RwSignal::new(String::new());
    let who = RwSignal::new(0_usize);
    let save = move |only: Option<usize>| {
        if !fine() {
            outcome.set(String::new());
            return;
        }
        // What is shown may be of a moment ago; a file is of now.
        let result = RotaResult::new(input.get_untracked(), text);
        let file = result.year.ok().and_then(|year| {
            let part = match only {
                Some(person) => ics::part_of_file_name(year.names.get(person)?, person),
                None => "rota".to_owned(),
            };
            let content = ics::write(&year.calendar, &year.names, only, clock::today(), text);
            Some((file_name(&part, Some(year.calendar.whole().0), "ics"), content))
        });
        let saved = file.filter(|(name, content)| download::save(name, MIME, content));
        outcome.set(part::saved(text, saved.as_ref().map(|(name, _)| name.as_str())));
    };
    let names = Memo::new(move |_| {
        shown.with(|result| result.year.as_ref().map(|year| year.names.clone()).unwrap_or_default())
    });
    let choose = now(move || {
        let names = names.get();
        let chosen = who.get_untracked().min(names.len().saturating_sub(1));
        who.set(chosen);
        let options: Vec<(String, String)> =
            names.iter().enumerate().map(|(place, name)| (place.to_string(), name.clone())).collect();
        select("rota-who", text.get(say::rota::SAVE_WHO), &options, &chosen.to_string(), move |chosen| {
            if let Ok(chosen) = chosen.parse() {
                who.set(chosen);
            }
        })
    });
    let save_all = save.clone();
    let button = |words| el("button").set("type", "button").class("secondary").add(text.get(words));
    el("section")
        .class("more-result rota-save")
        .add(el("h3").add(text.get(say::rota::SAVE_TITLE)))
        .add(el("p").add(text.get(say::rota::SAVE_TEXT)))
        .add(el("p").class("buttons").add(button(say::rota::SAVE_ALL).on("click", move |_| save_all(None))))
        .add(choose)
        .add(
            el("p")
                .class("buttons")
                .add(button(say::rota::SAVE_ONE).on("click", move |_| save(Some(who.get_untracked())))),
        )
        .add(el("p").class("outcome").set("role", "status").add(text_now(move || outcome.get())))
}
