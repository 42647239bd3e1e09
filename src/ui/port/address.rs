//! The page's address: one history entry per screen, all in the fragment.

use super::{document, host, window};
use std::cell::RefCell;
use wasm_bindgen::{JsCast, JsValue};

thread_local! {
    /// Fragments of this visit by their depth in the history, so that *Back* can really go back.
    static TRAIL: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
    /// The fragment that the app knows of.
    static CURRENT: RefCell<String> = const { RefCell::new(String::new()) };
}

/// The fragment of the address, with its `#`, or nothing.
pub fn fragment() -> String {
    window().and_then(|window| window.location().hash().ok()).unwrap_or_default()
}

/// The page's address without query and fragment; in a frame that of the full page, which is what one shares.
pub fn page() -> String {
    if host::tool().is_some()
        && let Some(canonical) = canonical()
    {
        return canonical;
    }
    let Some(location) = window().map(|window| window.location()) else {
        return String::new();
    };
    let origin = location.origin().unwrap_or_default();
    let path = location.pathname().unwrap_or_default();
    format!("{origin}{path}")
}

/// The address that the deployer gave the full page.
fn canonical() -> Option<String> {
    let link = document()?.query_selector("link[rel='canonical']").ok()??;
    link.get_attribute("href")
        .filter(|address| address.starts_with("https://") || address.starts_with("http://"))
}

/// Adds an entry, unless the address is that already. In a frame it would be one of the page around, whose *Back* is not
/// ours: there the present entry changes.
pub fn push(to: &str) {
    if host::tool().is_some() {
        return replace(to);
    }
    if same(to, &fragment()) {
        note(depth(), to);
        return;
    }
    let next = depth() + 1;
    if let Some(history) = history()
        && history.push_state_with_url(&JsValue::from(next), "", Some(&url(to))).is_ok()
    {
        note(next, to);
    }
}

/// Changes the address of the present entry.
pub fn replace(to: &str) {
    let here = depth();
    if let Some(history) = history() {
        let _ = history.replace_state_with_url(&JsValue::from(here), "", Some(&url(to)));
        note(here, to);
    }
}

/// Goes back if the entry before this one is that address; says whether it did.
pub fn back_to(to: &str) -> bool {
    let before = depth().checked_sub(1).and_then(|at| {
        TRAIL.try_with(|trail| trail.try_borrow().ok()?.get(at as usize).cloned()).ok().flatten()
    });
    before.is_some_and(|before| same(&before, to)) && history().is_some_and(|h| h.back().is_ok())
}

/// The fragments of this visit, a line each, for the program that takes over.
pub fn trail() -> String {
    let trail = TRAIL.try_with(|trail| trail.try_borrow().ok().map(|trail| trail.join("\n")));
    trail.ok().flatten().unwrap_or_default()
}

/// Goes on with the trail of the program before.
pub fn follow(trail: &str) {
    let _ = TRAIL.try_with(|own| {
        if let Ok(mut own) = own.try_borrow_mut() {
            *own = trail.split('\n').map(str::to_owned).collect();
        }
    });
}

/// Calls `went` when the browser goes to another fragment of this page by itself, and `go` when a link to a
/// screen is followed: that one changes the screen at once, not when the browser gets to tell.
pub fn listen(went: impl Fn(String) + Clone + 'static, go: impl Fn(String) + 'static) {
    let Some(window) = window() else { return };
    note(depth(), &fragment());
    for event in ["popstate", "hashchange"] {
        let went = went.clone();
        super::listen(&window, event, move |_| {
            let now = fragment();
            // Most browsers fire both events for one move.
            let moved = !same(&now, &current());
            note(depth(), &now);
            if moved {
                went(now);
            }
        });
    }
    let Some(document) = document() else { return };
    super::listen(&document, "click", move |event| {
        if let Some(fragment) = followed_link(&event) {
            event.prevent_default();
            go(fragment);
        }
    });
    super::listen(&document, "paste", |event| {
        if let Some(link) = pasted_link(&event)
            && let Some(window) = super::window()
        {
            let _ = if host::tool().is_some() {
                window.location().replace(&format!("#{link}"))
            } else {
                window.location().set_hash(&link)
            };
        }
    });
}

/// The fragment of a plain click on a link within this page.
fn followed_link(event: &web_sys::Event) -> Option<String> {
    let click = event.dyn_ref::<web_sys::MouseEvent>()?;
    let modified = click.ctrl_key() || click.meta_key() || click.shift_key() || click.alt_key();
    if modified || click.button() != 0 || event.default_prevented() {
        return None;
    }
    let target = event.target()?.dyn_into::<web_sys::Element>().ok()?;
    target.closest("a[href^='#']").ok()??.get_attribute("href")
}

/// A link of ours that was pasted anywhere but into a field.
fn pasted_link(event: &web_sys::Event) -> Option<String> {
    let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    if target.is_some_and(|element| element.matches("input, textarea, select").unwrap_or(false)) {
        return None;
    }
    let clipboard = event.dyn_ref::<web_sys::ClipboardEvent>()?.clipboard_data()?;
    let text = clipboard.get_data("text/plain").ok()?;
    let (_, fragment) = text.trim().split_once('#')?;
    crate::link::looks_like_one(fragment).then(|| fragment.to_owned())
}

fn history() -> Option<web_sys::History> {
    window()?.history().ok()
}

fn depth() -> u32 {
    let state = history().and_then(|history| history.state().ok());
    // The page writes small whole numbers only; anything else counts as the first entry.
    state.and_then(|state| state.as_f64()).map_or(0, |depth| depth as u32)
}

fn current() -> String {
    CURRENT
        .try_with(|current| current.try_borrow().ok().map(|current| current.clone()))
        .ok()
        .flatten()
        .unwrap_or_default()
}

fn note(depth: u32, fragment: &str) {
    let _ = CURRENT.try_with(|current| {
        if let Ok(mut current) = current.try_borrow_mut() {
            fragment.clone_into(&mut current);
        }
    });
    let _ = TRAIL.try_with(|trail| {
        if let Ok(mut trail) = trail.try_borrow_mut() {
            let depth = depth as usize;
            if depth <= trail.len() {
                trail.truncate(depth);
                trail.push(fragment.to_owned());
            }
        }
    });
}

fn same(a: &str, b: &str) -> bool {
    a.trim_start_matches('#') == b.trim_start_matches('#')
}

/// The start has no fragment, not even an empty one; the query stays as the visitor came with it.
fn url(fragment: &str) -> String {
    let search = window().and_then(|window| window.location().search().ok()).unwrap_or_default();
    let path = window().and_then(|window| window.location().pathname().ok()).unwrap_or_default();
    format!("{path}{search}{fragment}")
}
