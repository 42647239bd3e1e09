//! The browser behind small functions. None of them panics: what a browser refuses becomes a value or nothing.

pub mod address;
pub mod clipboard;
pub mod clock;
pub mod config;
pub mod download;
pub mod draft;
pub mod file;
pub mod focus;
pub mod handover;
pub mod host;
pub mod page;
pub mod panic;
pub mod picture;
pub mod share;
pub mod viewport;
pub mod words;

use std::cell::Cell;
use wasm_bindgen::prelude::*;
use web_sys::{Document, Window};

thread_local! {
    /// Whether the page prints itself, asked for on it: a page around prints its frames as they are.
    static PRINTING: Cell<bool> = const { Cell::new(false) };
    /// Whether another program has taken over.
    static RETIRED: Cell<bool> = const { Cell::new(false) };
}

/// From now on nothing that happens on the page reaches this program.
pub fn retire() {
    let _ = RETIRED.try_with(|retired| retired.set(true));
}

/// Whether another program has taken over.
pub fn retired() -> bool {
    RETIRED.try_with(Cell::get).unwrap_or(true)
}

/// Whether paper gets what only paper shows, such as open folds.
pub fn prints_whole() -> bool {
    host::tool().is_none() || PRINTING.try_with(Cell::get).unwrap_or(false)
}

/// The window. Every page has one; without it nothing here does anything.
pub fn window() -> Option<Window> {
    web_sys::window()
}

/// The document.
pub fn document() -> Option<Document> {
    window()?.document()
}

/// Listens for as long as the page lives, or until another program takes over.
pub fn listen(target: &web_sys::EventTarget, event: &str, mut act: impl FnMut(web_sys::Event) + 'static) {
    let closure = Closure::<dyn FnMut(web_sys::Event)>::new(move |event| {
        if !retired() {
            act(event);
        }
    });
    let _ = target.add_event_listener_with_callback(event, closure.as_ref().unchecked_ref());
    closure.forget();
}
