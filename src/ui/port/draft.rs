//! The draft on this device: one string in local storage, the same as in a link.
//!
//! Local storage may be blocked (reading it then throws), full, or hold what another version wrote. The probe is
//! `window().local_storage()`, which gives an error where gloo's own getters would throw out of the program.

use super::{document, host, listen as listen_to, window};
use crate::assessment::Assessment;
use crate::link::{self, LinkError};
use crate::state::{DraftProblem, Kept};
use gloo_storage::{LocalStorage, Storage};
use leptos::leptos_dom::helpers::{TimeoutHandle, set_timeout_with_handle};
use std::cell::{Cell, RefCell};
use std::time::Duration;
use wasm_bindgen::JsCast;

/// The version of the link's envelope is inside the value, so the name needs none.
const KEY: &str = "cre-readiness.draft";
/// In a frame on somebody's page: the visitor asked for saving. The full page saves without being asked, and on a page of the
/// same site both have one storage.
const ASKED: &str = "cre-readiness.asked";
/// A draft that could not be read, untouched.
const ASIDE: &str = "cre-readiness.draft.unreadable";
const WAIT: Duration = Duration::from_millis(300);

/// What was found at start.
pub enum Found {
    /// Nothing, or no access.
    Nothing,
    /// A draft.
    Draft(Box<Assessment>),
    /// Something else; it was kept aside.
    Refused(DraftProblem),
}

/// A value that is saved when its timer ends, and who is told how that went.
struct Waiting {
    timer: TimeoutHandle,
    value: String,
    told: Box<dyn Fn(Kept)>,
}

thread_local! {
    /// Whether nothing may be saved before the visitor asks for it.
    static NOT_YET: Cell<bool> = const { Cell::new(false) };
    /// Whether the draft's place holds one that could not be read.
    static REFUSED: Cell<bool> = const { Cell::new(false) };
    static PENDING: RefCell<Option<Waiting>> = const { RefCell::new(None) };
}

/// From now on nothing is read or saved before the visitor asks for it, now or in an earlier visit.
pub fn only_when_asked() {
    let asked = storage().is_some_and(|storage| matches!(storage.get_item(ASKED), Ok(Some(_))));
    wait_to_be_asked(!asked);
}

/// The visitor asks for it.
pub fn asked_for() {
    if let Some(storage) = storage() {
        let _ = storage.set_item(ASKED, "");
    }
    wait_to_be_asked(false);
}

fn wait_to_be_asked(wait: bool) {
    let _ = NOT_YET.try_with(|not_yet| not_yet.set(wait));
}

fn not_yet() -> bool {
    NOT_YET.try_with(Cell::get).unwrap_or(true)
}

fn storage() -> Option<web_sys::Storage> {
    window()?.local_storage().ok()??;
    Some(LocalStorage::raw())
}

/// Reads the draft.
pub fn load() -> Found {
    if not_yet() {
        return Found::Nothing;
    }
    let Some(storage) = storage() else {
        return Found::Nothing;
    };
    let Ok(Some(value)) = storage.get_item(KEY) else {
        return Found::Nothing;
    };
    match link::decode_draft(&value) {
        Ok(draft) => Found::Draft(Box::new(draft)),
        Err(error) => {
            let _ = REFUSED.try_with(|refused| refused.set(true));
            match error {
                // Left in its place until something new is saved: the newer version may come with a reload.
                LinkError::Newer | LinkError::UnknownQuestions => Found::Refused(DraftProblem::Newer),
                _ => {
                    put_aside(&storage);
                    Found::Refused(DraftProblem::Unreadable)
                }
            }
        }
    }
}

/// Copies a refused draft aside, once, before its place is written; says whether its place is free.
fn put_aside(storage: &web_sys::Storage) -> bool {
    if !REFUSED.try_with(Cell::get).unwrap_or(false) {
        return true;
    }
    let Ok(Some(value)) = storage.get_item(KEY) else {
        return true;
    };
    let free = asides().find(|key| matches!(storage.get_item(key), Ok(None)));
    let copied = free.is_some_and(|key| storage.set_item(&key, &value).is_ok());
    if copied {
        let _ = storage.remove_item(KEY);
        let _ = REFUSED.try_with(|refused| refused.set(false));
    }
    copied
}

/// The places for drafts that could not be read; an earlier one is not pushed out by a later one.
fn asides() -> impl Iterator<Item = String> {
    (1..=9).map(|number| if number == 1 { ASIDE.to_owned() } else { format!("{ASIDE}.{number}") })
}

/// Saves a little later, so that typing does not write on every key, and tells how it went.
pub fn save_soon(value: String, told: impl Fn(Kept) + 'static) {
    cancel();
    if not_yet() {
        return told(Kept::Offered);
    }
    match set_timeout_with_handle(flush, WAIT) {
        Ok(timer) => {
            let waiting = Waiting { timer, value, told: Box::new(told) };
            let _ = PENDING.try_with(|pending| pending.replace(Some(waiting)));
        }
        Err(_) => told(save(&value)),
    }
}

/// Saves what is waiting, now.
pub fn flush() {
    if let Ok(Some(waiting)) = PENDING.try_with(RefCell::take) {
        waiting.timer.clear();
        (waiting.told)(save(&waiting.value));
    }
}

/// Saves a value and says how that went.
pub fn save(value: &str) -> Kept {
    if not_yet() {
        return Kept::Offered;
    }
    let Some(storage) = storage() else {
        return Kept::Blocked;
    };
    if !put_aside(&storage) {
        // Not over a draft that has no other place.
        return Kept::Full;
    }
    match storage.set_item(KEY, value) {
        Ok(()) => Kept::Saved,
        Err(error) => match error.dyn_ref::<web_sys::DomException>().map(web_sys::DomException::name) {
            Some(name) if name.starts_with("Quota") || name.starts_with("NS_ERROR_DOM_QUOTA") => Kept::Full,
            _ => Kept::Blocked,
        },
    }
}

/// Removes the draft, unless it is one that could not be read.
pub fn remove() {
    cancel();
    if not_yet() {
        return;
    }
    if let Some(storage) = storage()
        && put_aside(&storage)
    {
        let _ = storage.remove_item(KEY);
    }
}

/// Removes everything this page saved, what was kept aside too.
pub fn forget() {
    cancel();
    let _ = REFUSED.try_with(|refused| refused.set(false));
    wait_to_be_asked(host::tool().is_some());
    if let Some(storage) = storage() {
        for key in asides().chain([KEY.to_owned(), ASKED.to_owned()]) {
            let _ = storage.remove_item(&key);
        }
    }
}

fn cancel() {
    if let Ok(Some(waiting)) = PENDING.try_with(RefCell::take) {
        waiting.timer.clear();
    }
}

/// Writes what waits when the page is left, and passes on a draft that another tab writes: the last one wins.
pub fn listen(found: impl Fn(Assessment) + 'static) {
    let (Some(window), Some(document)) = (window(), document()) else {
        return;
    };
    listen_to(&window, "pagehide", |_| flush());
    listen_to(&document, "visibilitychange", |_| flush());
    listen_to(&window, "storage", move |event| {
        let Some(event) = event.dyn_ref::<web_sys::StorageEvent>() else {
            return;
        };
        if event.key().as_deref() != Some(KEY) || not_yet() {
            return;
        }
        let draft = match event.new_value() {
            Some(value) => link::decode_draft(&value).ok(),
            None => Some(Assessment::default()),
        };
        if let Some(draft) = draft {
            found(draft);
        }
    });
}
