//! The one line of the start screen that is not plain HTML: the way back to a draft.

use crate::content::say;
use crate::state::route::Route;
use crate::ui::store::Store;
use leptos::prelude::*;

/// *Continue*, where there is a draft; its place is kept free for it.
pub fn draft_line(store: Store) -> AnyView {
    let text = store.text;
    let draft = Memo::new(move |_| {
        store.with(|state| {
            (!state.own.is_empty()).then(|| (state.own.answered(), state.own.asked().count()))
        })
    });
    view! {
        {move || match draft.get() {
            None => view! { <p class="quiet">{text.get(say::start::REVIEW)}</p> }.into_any(),
            Some((answered, total)) => {
                let note = if answered > 0 {
                    text.say(say::start::continue_note(
                        &text.whole(answered as u64),
                        &text.whole(total as u64),
                    ))
                } else {
                    text.get(say::start::CONTINUE_CALCULATORS).to_owned()
                };
                view! {
                    <p>{note}</p>
                    <p class="buttons">
                        <a class="button primary" href=Route::Readiness.fragment()>
                            {text.get(say::start::CONTINUE)}
                        </a>
                        <a href=Route::Report.fragment()>{text.get(say::start::SEE_REPORT)}</a>
                    </p>
                }
                .into_any()
            }
        }}
    }
    .into_any()
}
