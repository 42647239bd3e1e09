//! A link that does not open: why, and the ways on.

use crate::content::say;
use crate::link::LinkError;
use crate::state::route::Route;
use crate::text::Text;
use crate::ui::node::{El, el};
use crate::ui::store::Store;

/// Why a link does not open.
pub fn reason(error: LinkError, text: &Text) -> String {
    match error {
        LinkError::TooLong(most) => text.say(say::bad_link::too_long(&text.whole(most as u64))),
        LinkError::Newer => text.get(say::bad_link::NEWER).to_owned(),
        LinkError::Truncated => text.get(say::bad_link::TRUNCATED).to_owned(),
        LinkError::Altered => text.get(say::bad_link::ALTERED).to_owned(),
        LinkError::UnknownQuestions => text.get(say::bad_link::UNKNOWN_QUESTIONS).to_owned(),
    }
}

/// Renders the reason.
pub fn screen(store: Store, error: LinkError) -> El {
    let text = store.text;
    let has_draft = store.peek(|state| !state.untouched());
    let (way, words) = if has_draft {
        (Route::Report, say::shared::MY_DRAFT)
    } else {
        (Route::Start, say::bad_link::TO_START)
    };
    el("section")
        .class("bad-link")
        .add(el("h1").add(text.get(say::bad_link::TITLE)))
        .add(el("p").class("lead").add(reason(error, text)))
        .add(has_draft.then(|| el("p").add(text.get(say::bad_link::OWN_UNTOUCHED))))
        .add(
            el("p")
                .class("buttons")
                .add(el("a").class("button primary").set("href", &way.href()).add(text.get(words))),
        )
}
