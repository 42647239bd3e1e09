//! A link that does not open: why, and the ways on.

use crate::content::say;
use crate::link::{LONGEST, LinkError};
use crate::state::route::Route;
use crate::ui::store::Store;
use leptos::prelude::*;

/// Renders the reason.
pub fn screen(store: Store, error: LinkError) -> AnyView {
    let text = store.text;
    let reason = match error {
        LinkError::TooLong => text.say(say::bad_link::too_long(&text.whole(LONGEST as u64))),
        LinkError::Newer => text.get(say::bad_link::NEWER).to_owned(),
        LinkError::Truncated => text.get(say::bad_link::TRUNCATED).to_owned(),
        LinkError::Altered => text.get(say::bad_link::ALTERED).to_owned(),
        LinkError::UnknownQuestions => text.get(say::bad_link::UNKNOWN_QUESTIONS).to_owned(),
    };
    let has_draft = store.peek(|state| !state.own.is_empty());
    let (way, words) = if has_draft {
        (Route::Report.fragment(), say::shared::MY_DRAFT)
    } else {
        ("#".to_owned(), say::bad_link::TO_START)
    };
    view! {
        <section class="bad-link">
            <h1>{text.get(say::bad_link::TITLE)}</h1>
            <p class="lead">{reason}</p>
            {has_draft.then(|| view! { <p>{text.get(say::bad_link::OWN_UNTOUCHED)}</p> })}
            <p class="buttons"><a class="button primary" href=way>{text.get(words)}</a></p>
        </section>
    }
    .into_any()
}
