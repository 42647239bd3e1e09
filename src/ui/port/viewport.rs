//! The width that charts are drawn for.

use super::window;
use leptos::prelude::*;
use wasm_bindgen::{JsCast, closure::Closure};

/// Below this a chart takes its narrow form.
const WIDE: &str = "(min-width: 41rem)";

/// Whether the window has room for the wide form, followed while it changes; paper always has. To be called once.
pub fn wide() -> RwSignal<bool> {
    let query = window().and_then(|window| window.match_media(WIDE).ok().flatten());
    let matches = move |query: &Option<web_sys::MediaQueryList>| {
        query.as_ref().is_none_or(web_sys::MediaQueryList::matches)
    };
    let wide = RwSignal::new(matches(&query));
    if let Some(query) = &query {
        let closure = Closure::<dyn FnMut(web_sys::MediaQueryListEvent)>::new(
            move |event: web_sys::MediaQueryListEvent| {
                wide.try_set(event.matches());
            },
        );
        let _ = query.add_event_listener_with_callback("change", closure.as_ref().unchecked_ref());
        closure.forget();
    }
    if let Some(window) = window() {
        // Before pages are counted: a chart that is drawn anew while they are leaves empty ones behind.
        super::listen(&window, "beforeprint", move |_| {
            if super::prints_whole() {
                wide.try_set(true);
            }
        });
        super::listen(&window, "afterprint", move |_| {
            wide.try_set(matches(&query));
        });
    }
    wide
}
