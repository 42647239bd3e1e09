//! What a frame on somebody's page shows besides the tool: who is told what, and the way to the rest.

use crate::content::say;
use crate::link;
use crate::state::State;
use crate::state::host::{Emit, Tool};
use crate::state::route::Route;
use crate::ui::node::{El, IntoNode, Node, el, now, soon};
use crate::ui::port::address;
use crate::ui::store::Store;

/// Who is told what when the questionnaire is finished; it stands above the first question.
pub fn notice(store: Store) -> Node {
    let text = store.text;
    now(move || {
        let asked = store.with(|state| {
            let host = state.host.as_ref()?;
            Some((host.emit?, host.origin.clone()))
        });
        asked.map(|(emit, origin)| {
            let host = if origin.is_empty() { text.get(say::embed::SOMEBODY) } else { &origin };
            el("p").class("note host-notice").add(text.say(match emit {
                Emit::Verdict => say::embed::emit_verdict(host),
                Emit::Answers => say::embed::emit_answers(host),
            }))
        })
    })
}

/// What is said of privacy in place of the sentence that holds where nobody is told anything.
pub fn rest(store: Store) -> Node {
    let text = store.text;
    now(move || {
        let told = store.with(|state| state.host.as_ref().is_some_and(|host| host.emit.is_some()));
        told.then(|| el("p").add(text.get(say::embed::EMIT_REST)))
    })
}

/// The rest of the assessment, in this frame or on a page of its own.
pub fn foot(store: Store) -> Node {
    let text = store.text;
    let Some(tool) = store.peek(|state| state.host.as_ref().map(|host| host.tool)) else {
        return Vec::<El>::new().node();
    };
    let parts = [
        (Tool::Readiness, say::app::READINESS),
        (Tool::OnCall, say::app::ON_CALL),
        (Tool::Time, say::app::TIME),
        (Tool::ErrorBudget, say::app::ERROR_BUDGET),
        (Tool::Alerts, say::app::ALERTS),
        (Tool::Dependencies, say::app::DEPENDENCIES),
        (Tool::Forecast, say::app::FORECAST),
    ];
    let link =
        |route: &Route, words| el("li").add(el("a").set("href", &route.fragment()).add(text.get(words)));
    let links: Vec<El> = parts
        .into_iter()
        .filter(|(part, _)| *part != tool)
        .map(|(part, words)| link(&part.home(), words))
        .chain([link(&Route::Report, say::app::REPORT)])
        .collect();
    let rest = (tool != Tool::All).then(|| {
        el("nav")
            .set("aria-label", text.get(say::embed::MORE))
            .add(el("p").class("label").set("aria-hidden", "true").add(text.get(say::embed::MORE)))
            .add(el("ul").add(links))
    });
    let whole = soon(
        move || store.with(|_| ()),
        move || {
            el("p").add(
                el("a")
                    .set("href", &store.peek(full_page))
                    .set("target", "_blank")
                    .set("rel", "noopener")
                    .add(text.get(say::embed::FULL_PAGE)),
            )
        },
    );
    el("div").class("embed-foot").add(rest).add(whole).node()
}

/// The full page with what is on the screen: its fragment reaches no server.
fn full_page(state: &State) -> String {
    let page = address::page();
    if state.shown().has_content() {
        return format!("{page}#{}", link::encode_fitting(state.shown()).link);
    }
    let route = state.route().unwrap_or(Route::Start);
    format!("{page}{}", route.fragment())
}
