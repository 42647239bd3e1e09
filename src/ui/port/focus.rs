//! Moving focus.

use super::{document, host, window};
use leptos::prelude::request_animation_frame;
use std::cell::Cell;
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::HtmlElement;

/// Focuses the heading of the screen that is about to be painted, and shows its top.
///
/// The heading can be focused by us only, and only until focus leaves it.
pub fn heading_soon() {
    request_animation_frame(|| {
        if crashed() {
            return;
        }
        let heading = document()
            .and_then(|document| document.query_selector("main section:not([hidden]) h1").ok()?)
            .and_then(|heading| heading.dyn_into::<HtmlElement>().ok());
        if let Some(window) = window() {
            window.scroll_to_with_x_and_y(0.0, 0.0);
        }
        host::show(0.0);
        if let Some(heading) = heading {
            focus_once(&heading);
        }
    });
}

/// Focuses a part of the screen that is about to be painted, such as a result, and shows its top.
pub fn part_soon(id: &'static str) {
    request_animation_frame(move || {
        if crashed() {
            return;
        }
        let part = document().and_then(|document| document.get_element_by_id(id));
        if let Some(part) = part.and_then(|part| part.dyn_into::<HtmlElement>().ok()) {
            into_view(&part);
            focus_once(&part);
        }
    });
}

/// Brings an element to the top, in a page around too: that one does not scroll for what scrolls in its frames.
fn into_view(element: &HtmlElement) {
    element.scroll_into_view();
    let scrolled = window().and_then(|window| window.scroll_y().ok()).unwrap_or(0.0);
    host::show(element.get_bounding_client_rect().top() + scrolled);
}

/// After a crash the focus belongs to the panel that tells of it.
fn crashed() -> bool {
    let panel = document().and_then(|document| document.get_element_by_id("crashed"));
    panel.is_some_and(|panel| !panel.has_attribute("hidden"))
}

/// Focuses the element with an id that a change of this moment brings.
pub fn next(id: &'static str) {
    leptos::task::spawn_local(async move {
        leptos::task::tick().await;
        by_id(id);
    });
}

/// The same for an id that is made at run time; a control that is there no longer leaves the focus where it is.
pub fn next_of(id: String) {
    leptos::task::spawn_local(async move {
        leptos::task::tick().await;
        by_id(&id);
    });
}

thread_local! {
    /// Whether a pointer went down and what it does has not ended.
    static POINTER: Cell<bool> = const { Cell::new(false) };
}

/// Follows the pointer.
pub fn listen() {
    let Some(document) = document() else { return };
    // A finger is up again before it moves the focus and clicks, so the click is the end, not the lifting.
    for (event, down) in
        [("pointerdown", true), ("click", false), ("pointercancel", false), ("keydown", false)]
    {
        super::listen(&document, event, move |_| {
            let _ = POINTER.try_with(|pointer| pointer.set(down));
        });
    }
}

/// Whether focus moves because a pointer went down just now.
pub fn by_pointer() -> bool {
    POINTER.try_with(Cell::get).unwrap_or(false)
}

/// Focuses an element that is no control.
pub fn focus_once(element: &HtmlElement) {
    element.set_tab_index(-1);
    let target = element.clone();
    let leave = Closure::once_into_js(move || {
        let _ = target.remove_attribute("tabindex");
    });
    let options = web_sys::AddEventListenerOptions::new();
    options.set_once(true);
    let _ = element.add_event_listener_with_callback_and_add_event_listener_options(
        "blur",
        leave.unchecked_ref(),
        &options,
    );
    let calm = web_sys::FocusOptions::new();
    calm.set_prevent_scroll(true);
    let _ = element.focus_with_options(&calm);
}

/// Focuses the heading with an id and brings it to the top.
pub fn heading(id: &str) {
    let heading = document().and_then(|document| document.get_element_by_id(id));
    if let Some(heading) = heading.and_then(|heading| heading.dyn_into::<HtmlElement>().ok()) {
        into_view(&heading);
        focus_once(&heading);
    }
}

/// Focuses the element with an id, and selects its text if it is a field.
pub fn by_id(id: &str) {
    let element = document().and_then(|document| document.get_element_by_id(id));
    let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) else {
        return;
    };
    // What is folded away can't take the focus.
    while let Some(fold) = element.closest("details:not([open])").ok().flatten() {
        if fold.set_attribute("open", "").is_err() {
            break;
        }
    }
    // The label should be in view too, not only the field.
    if let Some(label) = element.closest(".field").ok().flatten() {
        label.scroll_into_view();
    }
    let _ = element.focus();
    if let Some(field) = element.dyn_ref::<web_sys::HtmlInputElement>() {
        field.select();
    }
    if let Some(field) = element.dyn_ref::<web_sys::HtmlTextAreaElement>() {
        field.select();
    }
}
