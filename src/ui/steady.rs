//! In a frame on somebody's page all questions are as high as the tallest of them, so that a step moves nothing there.

use super::node::{self, IntoNode, condition};
use super::port::page;
use super::store::Store;
use super::view;
use crate::domain::question::Mode;
use leptos::prelude::*;
use std::cell::Cell;
use std::rc::Rc;
use std::time::Duration;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// How long the width has to rest before it is measured anew.
const REST: Duration = Duration::from_millis(150);
/// The property by which `style/embed.css` takes the height.
const HEIGHT: &str = "--step-height";

/// Measures now and whenever the width or the set of questions changes; `done` is called after the first time.
pub fn keep(store: Store, done: fn()) {
    measure(store, Some(done));
    let width = Cell::new(page::width());
    // Counts what asked for it; the last one measures.
    let asked = Rc::new(Cell::new(0_u32));
    let again = move || {
        let this = asked.get().wrapping_add(1);
        asked.set(this);
        let asked = asked.clone();
        let rested = move || {
            if asked.get() == this {
                measure(store, None);
            }
        };
        set_timeout(rested, REST);
    };
    let resized = again.clone();
    page::on_resize(move || {
        if width.replace(page::width()) != page::width() {
            resized();
        }
    });
    let all = condition(move || store.with(|state| state.own.mode == Mode::Full));
    let first = Cell::new(true);
    node::effect(move || {
        all.track();
        if !first.replace(false) {
            again();
        }
    });
}

/// Builds each question where nobody sees it, one a task, so that nothing else waits for long.
fn measure(store: Store, done: Option<fn()>) {
    step(store, 0, 0, done);
}

fn step(store: Store, at: usize, tallest: i32, done: Option<fn()>) {
    let question = store.peek(|state| state.own.asked().get(at).copied());
    let Some(question) = question else {
        page::set_property(HEIGHT, &format!("{tallest}px"));
        return done.into_iter().for_each(|done| done());
    };
    let read = |place: &HtmlElement| {
        let built = place.first_element_child().and_then(|built| built.dyn_into::<HtmlElement>().ok());
        built.map_or(0, |built| built.offset_height())
    };
    let height = page::element("measuring").map_or(0, |place| {
        node::look(&place, || view::question::screen(store, question, false).node(), read)
    });
    set_timeout(move || step(store, at + 1, tallest.max(height), done), Duration::ZERO);
}
