//! The one line of the start screen that is not plain HTML: the way back to a draft.

use crate::content::say;
use crate::state::Screen;
use crate::state::route::Route;
use crate::ui::node::{El, Node, el, now};
use crate::ui::store::Store;

/// *Continue*, where there is a draft; its place is kept free for it.
pub fn draft_line(store: Store) -> Node {
    let text = store.text;
    now(move || -> Vec<El> {
        let draft = store.with(|state| {
            // Nobody sees it on the other screens.
            let shown = state.screen == Screen::Start && !state.untouched();
            shown.then(|| (state.own.answered(), state.own.asked().len()))
        });
        let Some((answered, total)) = draft else {
            return vec![el("p").class("quiet").add(text.get(say::start::REVIEW))];
        };
        let note = if answered > 0 {
            text.say(say::start::continue_note(&text.whole(answered as u64), &text.whole(total as u64)))
        } else {
            text.get(say::start::CONTINUE_CALCULATORS).to_owned()
        };
        vec![
            el("p").add(note),
            el("p")
                .class("buttons")
                .add(
                    el("a")
                        .class("button primary")
                        .set("href", &Route::Readiness.fragment())
                        .add(text.get(say::start::CONTINUE)),
                )
                .add(el("a").set("href", &Route::Report.fragment()).add(text.get(say::start::SEE_REPORT))),
        ]
    })
}
