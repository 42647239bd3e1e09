//! The page around the frame, by way of `embed/frame.js`: that script speaks with it, this port with the script.
//!
//! What the page asks for stands in attributes of the app's element until a program takes it from there; the script says
//! when it has set them. What there is to tell goes to the script as an event.

use super::{document, page};
use crate::domain::question::Answer;
use crate::state::host::told::{Outcome, Told};
use crate::state::host::{Emit, Tool};
use js_sys::{Array, Object, Reflect};
use std::cell::Cell;
use wasm_bindgen::JsValue;
use web_sys::{CustomEvent, CustomEventInit};

/// On the root element: which tool is embedded.
const TOOL: &str = "data-embed";
const EMIT: &str = "data-emit";
/// On the root element, by the script.
const BOXED: &str = "data-boxed";
const ORIGIN: &str = "data-host-origin";
const PREFILL: &str = "data-prefill";
/// The script has set them.
const CHANGED: &str = "cre:host";
/// To the script: something to tell.
const TELL: &str = "cre:tell";

thread_local! {
    /// Whether there is something to tell yet: opening is no step.
    static BEGUN: Cell<bool> = const { Cell::new(false) };
}

/// What the page asks for.
#[derive(Default)]
pub struct Asked {
    /// To be told the result.
    pub emit: Option<Emit>,
    /// Where it is.
    pub origin: String,
    /// What it fills in beforehand, a line each.
    pub prefill: Option<String>,
}

/// Which tool is embedded; `None` on a page of its own.
pub fn tool() -> Option<Tool> {
    root()?.get_attribute(TOOL).map(|name| Tool::named(&name))
}

fn root() -> Option<web_sys::Element> {
    document()?.document_element()
}

/// Whether the frame is in a sandbox that may forbid files, print and other pages without anybody hearing of it.
pub fn boxed() -> bool {
    root().is_some_and(|root| root.has_attribute(BOXED))
}

/// From now on what happens is told.
pub fn begin() {
    let _ = BEGUN.try_with(|begun| begun.set(true));
}

/// What the page has asked for, once.
pub fn asked() -> Asked {
    let emit = taken(EMIT).and_then(|name| Emit::named(&name));
    let prefill = taken(PREFILL).filter(|text| !text.is_empty());
    Asked { emit, origin: taken(ORIGIN).unwrap_or_default(), prefill }
}

fn taken(name: &str) -> Option<String> {
    let app = page::element("app")?;
    let value = app.get_attribute(name)?;
    let _ = app.remove_attribute(name);
    Some(value)
}

/// Calls `changed` when the page asks for something, for as long as this program runs.
pub fn listen(mut changed: impl FnMut(Asked) + 'static) {
    if let Some(app) = page::element("app") {
        super::listen(&app, CHANGED, move |_| changed(asked()));
    }
}

/// Tells that something happened. The result goes along only where there is an outcome.
pub fn tell(told: &Told, outcome: Option<&Outcome>) {
    let (name, data) = match told {
        Told::Start => ("start", object(&[])),
        Told::Step { place, section } => {
            let number = |number: usize| JsValue::from(number as f64);
            let (at, total) =
                place.map_or((JsValue::NULL, JsValue::NULL), |(at, total)| (number(at), number(total)));
            ("step", object(&[("n", at), ("total", total), ("section", (*section).into())]))
        }
        Told::Complete => ("complete", outcome.map_or_else(|| object(&[]), result)),
    };
    send(name, &data);
}

fn result(outcome: &Outcome) -> JsValue {
    let areas: Array = outcome
        .areas
        .iter()
        .map(|(id, score)| {
            let score = score.map_or(JsValue::NULL, |score| JsValue::from(score as f64));
            object(&[("id", (*id).into()), ("score", score)])
        })
        .collect();
    let mut members = vec![("verdict", outcome.verdict.id().into()), ("areas", areas.into())];
    if !outcome.answers.is_empty() {
        let answer = |answer: &Answer| match answer {
            Answer::Level(level) => JsValue::from(level.get()),
            Answer::Unknown => "unknown".into(),
            Answer::NotApplicable => "not-applicable".into(),
        };
        let answers: Vec<_> = outcome.answers.iter().map(|(id, given)| (*id, answer(given))).collect();
        members.push(("answers", object(&answers)));
    }
    object(&members)
}

/// Tells that the visitor took a result along: `link`, `text`, `file`, `print`, `qr` or `share`.
pub fn shared(kind: &str) {
    send("share", &object(&[("kind", kind.into())]));
}

/// Asks for a point of the frame, in pixels from its top, to be brought into view.
pub fn show(y: f64) {
    send("top", &object(&[("y", y.round().into())]));
}

/// Tells what of the page's wishes was refused.
pub fn refused(names: &[String]) {
    if !names.is_empty() {
        let names: Array = names.iter().map(JsValue::from).collect();
        send("bad", &object(&[("names", names.into())]));
    }
}

fn object(members: &[(&str, JsValue)]) -> JsValue {
    let object = Object::new();
    for (name, value) in members {
        let _ = Reflect::set(&object, &(*name).into(), value);
    }
    object.into()
}

fn send(name: &str, data: &JsValue) {
    if tool().is_none() || !BEGUN.try_with(Cell::get).unwrap_or(false) {
        return;
    }
    let Some(app) = page::element("app") else { return };
    let init = CustomEventInit::new();
    init.set_detail(&object(&[("t", name.into()), ("d", data.clone())]));
    if let Ok(event) = CustomEvent::new_with_event_init_dict(TELL, &init) {
        let _ = app.dispatch_event(&event);
    }
}
