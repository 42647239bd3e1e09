//! Names for the results, for those who want them: typed here, shown here, and nowhere else.

use crate::content::say;
use crate::link::pasted::Content;
use crate::state::Action;
use crate::state::team::LONGEST_NAME;
use crate::ui::node::{El, el, now};
use crate::ui::part::result::fold;
use crate::ui::store::Store;
use leptos::prelude::*;

/// Results that can have a name; more fields would only be in the way.
const MOST: usize = 100;

/// Renders the fields, which are built when they are first asked for.
pub(super) fn view(store: Store) -> El {
    let text = store.text;
    let asked = RwSignal::new(false);
    fold(text.get(say::team::NAMES))
        .class("fold names")
        .on("toggle", move |_| {
            if !asked.get_untracked() {
                asked.set(true);
            }
        })
        .add(now(move || asked.get().then(|| fields(store))))
}

fn fields(store: Store) -> El {
    let text = store.text;
    let (people, more) = store.peek(|state| {
        let results = state.team.pasted.results.iter().zip(&state.team.names).enumerate();
        let mut people = results.filter(|(_, (found, _))| matches!(found.content, Content::Person(_)));
        let first: Vec<(usize, usize, String)> =
            people.by_ref().take(MOST).map(|(at, (found, name))| (at, found.line, name.clone())).collect();
        (first, people.next().is_some())
    });
    let fields: Vec<El> = people
        .into_iter()
        .map(|(at, line, name)| {
            let id = format!("team-name-{at}");
            el("div")
                .class("field")
                .add(el("label").set("for", &id).add(text.say(say::team::name_for(&text.whole(line as u64)))))
                .add(
                    el("input")
                        .set("id", &id)
                        .set("type", "text")
                        .set("autocomplete", "off")
                        .set("maxlength", &LONGEST_NAME.to_string())
                        .value(move || name.clone())
                        .on("change", move |event| {
                            store.dispatch(Action::TeamName(at, event_target_value(&event)));
                        }),
                )
        })
        .collect();
    let more =
        more.then(|| el("p").class("hint").add(text.say(say::team::names_most(&text.whole(MOST as u64)))));
    el("div")
        .class("name-fields")
        .add(el("p").add(text.get(say::team::NAMES_LEAD)))
        .add(el("div").class("name-list").add(fields))
        .add(more)
}
