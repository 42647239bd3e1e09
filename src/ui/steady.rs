//! In a frame on somebody's page all questions are as high as the tallest of them, so that a step moves nothing there.

use super::node::{self, IntoNode};
use super::port::page;
use super::store::Store;
use super::view;
use leptos::leptos_dom::helpers::{TimeoutHandle, set_timeout_with_handle};
use leptos::prelude::*;
use std::time::Duration;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// How long the width has to rest before it is measured anew.
const REST: Duration = Duration::from_millis(150);
/// The property by which `style/embed.css` takes the height.
const HEIGHT: &str = "--step-height";

/// Measures now and whenever the width or the set of questions changes; `done` is called after the first time.
pub fn keep(store: Store, done: impl FnOnce() + 'static) {
    measure(store, done);
    let waiting: StoredValue<Option<TimeoutHandle>> = StoredValue::new(None);
    let width = StoredValue::new(page::width());
    let again = move || {
        if let Some(before) = waiting.try_update_value(Option::take).flatten() {
            before.clear();
        }
        waiting.try_set_value(set_timeout_with_handle(move || measure(store, || ()), REST).ok());
    };
    page::on_resize(move || {
        let now = page::width();
        if width.try_update_value(|width| std::mem::replace(width, now)) != Some(now) {
            again();
        }
    });
    let mode = Memo::new(move |_| store.with(|state| state.own.mode));
    let first = StoredValue::new(true);
    node::effect(move || {
        mode.track();
        if first.try_update_value(std::mem::take) == Some(false) {
            again();
        }
    });
}

/// Builds each question where nobody sees it, one a task, so that nothing else waits for long.
fn measure(store: Store, done: impl FnOnce() + 'static) {
    step(store, 0, 0, done);
}

fn step(store: Store, at: usize, tallest: i32, done: impl FnOnce() + 'static) {
    let question = store.peek(|state| state.own.asked().get(at).copied());
    let Some(question) = question else {
        page::set_property(HEIGHT, &format!("{tallest}px"));
        return done();
    };
    let height = page::element("measuring").map_or(0, |place| {
        // Its own least height would hide a smaller one.
        let read = |place: &HtmlElement| {
            let built = place.first_element_child().and_then(|built| built.dyn_into::<HtmlElement>().ok());
            built.map_or(0, |built| built.offset_height())
        };
        node::look(&place, || view::question::screen(store, question, false).node(), read)
    });
    let next = move || step(store, at + 1, tallest.max(height), done);
    set_timeout(next, Duration::ZERO);
}
