//! *Copy link*, with the link to see.

use crate::content::say;
use crate::link;
use crate::state::State;
use crate::ui::port::{address, clipboard, focus};
use crate::ui::store::Store;
use leptos::prelude::*;

const FIELD: &str = "link";

/// The link to what is on the screen: the page's own address, without query, and the fragment.
pub fn link_of(state: &State) -> String {
    format!("{}#{}", address::page(), link::encode(state.shown()))
}

/// Renders the button, the outcome and the link itself.
pub fn copy_link(store: Store) -> AnyView {
    let text = store.text;
    let (outcome, set_outcome) = signal(None::<bool>);
    let copy = move |_| {
        let link = store.peek(link_of);
        leptos::task::spawn_local(async move {
            let copied = clipboard::copy(&link).await;
            set_outcome.try_set(Some(copied));
            if !copied {
                focus::by_id(FIELD);
            }
        });
    };
    let said = move || {
        outcome.get().map_or("", |copied| {
            text.get(if copied { say::report::COPIED } else { say::report::COPY_FAILED })
        })
    };
    view! {
        <div class="copy-link">
            <div class="field">
                <label for=FIELD>{text.get(say::report::LINK_LABEL)}</label>
                <input id=FIELD type="text" readonly prop:value=move || store.with(link_of) />
            </div>
            <button type="button" class="primary" on:click=copy>{text.get(say::report::COPY)}</button>
            <p class="outcome" role="status">{said}</p>
        </div>
    }
    .into_any()
}
