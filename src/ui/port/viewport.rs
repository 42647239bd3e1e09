//! The width that charts are drawn for.

use super::window;
use crate::chart::Form;
use leptos::prelude::*;
use wasm_bindgen::{JsCast, closure::Closure};

/// Below this a chart takes its narrow form.
const WIDE: &str = "(min-width: 41rem)";

/// The form of charts that fits the window, followed while it changes.
pub fn form() -> impl Fn() -> Form + Copy + Send + Sync {
    let query = window().and_then(|window| window.match_media(WIDE).ok().flatten());
    let wide = RwSignal::new(query.as_ref().is_none_or(web_sys::MediaQueryList::matches));
    if let Some(query) = query {
        let closure = Closure::<dyn FnMut(web_sys::MediaQueryListEvent)>::new(
            move |event: web_sys::MediaQueryListEvent| {
                wide.try_set(event.matches());
            },
        );
        let _ = query.add_event_listener_with_callback("change", closure.as_ref().unchecked_ref());
        closure.forget();
    }
    move || if wide.get() { Form::Wide } else { Form::Narrow }
}
