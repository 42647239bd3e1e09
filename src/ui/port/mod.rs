//! The browser behind small functions. None of them panics: what a browser refuses becomes a value or nothing.

pub mod address;
pub mod clipboard;
pub mod clock;
pub mod config;
pub mod draft;
pub mod focus;
pub mod markup;
pub mod page;
pub mod panic;
pub mod viewport;
pub mod words;

use wasm_bindgen::prelude::*;
use web_sys::{Document, Window};

/// The window. Every page has one; without it nothing here does anything.
pub fn window() -> Option<Window> {
    web_sys::window()
}

/// The document.
pub fn document() -> Option<Document> {
    window()?.document()
}

/// Listens for as long as the page lives.
pub fn listen(target: &web_sys::EventTarget, event: &str, act: impl FnMut(web_sys::Event) + 'static) {
    let closure = Closure::<dyn FnMut(web_sys::Event)>::new(act);
    let _ = target.add_event_listener_with_callback(event, closure.as_ref().unchecked_ref());
    closure.forget();
}
