//! Should the app ever panic: say so once, offer what was entered as a link, and save it.
//!
//! Plain calls only: after a panic no part of the app can be trusted to run.

use super::{address, draft, page};
use std::cell::{Cell, RefCell};
use wasm_bindgen::JsCast;

thread_local! {
    static LAST: RefCell<String> = const { RefCell::new(String::new()) };
    static SHOWN: Cell<bool> = const { Cell::new(false) };
}

/// Remembers the link of the present state.
pub fn remember(link: &str) {
    let _ = LAST.try_with(|last| {
        if let Ok(mut last) = last.try_borrow_mut() {
            link.clone_into(&mut last);
        }
    });
}

/// Installs the panel.
pub fn install() {
    std::panic::set_hook(Box::new(|_info| {
        #[cfg(debug_assertions)]
        web_sys::console::error_1(&_info.to_string().into());
        if super::retired() || SHOWN.try_with(|shown| shown.replace(true)).unwrap_or(true) {
            return;
        }
        let link = LAST.try_with(|last| last.try_borrow().map(|last| last.clone()).unwrap_or_default());
        let link = link.unwrap_or_default();
        if !link.is_empty() {
            let _ = draft::save(&link);
            if let Some(field) = page::element("crashed-link")
                .and_then(|field| field.dyn_into::<web_sys::HtmlInputElement>().ok())
            {
                field.set_value(&format!("{}#{link}", address::page()));
            }
        }
        page::show("crashed-field", !link.is_empty());
        page::show("crashed", true);
        if let Some(panel) = page::element("crashed") {
            let _ = panel.focus();
        }
    }));
}
