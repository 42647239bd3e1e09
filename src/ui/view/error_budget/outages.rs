//! What happened so far: the outage log, and what it leaves of the budget.

use super::day::day_field;
use super::details::DetailFields;
use super::paste::paste;
use super::rows::Rows;
use crate::assessment::budget_details::Method;
use crate::chart;
use crate::chart::drawing::Drawing;
use crate::content::say;
use crate::report::{OutageResult, Table};
use crate::ui::node::{El, IntoNode, SOON, after_rest, condition, effect, el, now, soon, text_now};
use crate::ui::part::figure::{Picture, figure};
use crate::ui::part::result::{figures, how};
use crate::ui::store::Store;
use leptos::prelude::*;
use std::sync::Arc;

/// Renders the section.
pub fn section(store: Store, rows: Rows, details: DetailFields) -> El {
    let text = store.text;
    let method = details.method();
    let result = move || store.peek(|state| OutageResult::new(&state.own, text).map(Arc::new));
    let told: RwSignal<Option<Arc<OutageResult>>> = RwSignal::new(result());
    let update = move || {
        let new = result();
        if told.try_with_untracked(|before| *before != new) == Some(true) {
            told.try_set(new);
        }
    };
    // Its own rows show at once; a key in a field far above does not wait for it.
    let outages = Memo::new(move |_| store.with(|state| state.own.calculators.outages.clone()));
    effect(move || {
        outages.track();
        update();
    });
    after_rest(SOON, move || store.with(|_| ()), update);
    // A chart of nothing would look like a full budget.
    let there = condition(move || told.with(|told| told.as_ref().is_some_and(|told| told.counted)));
    // Where there is a log and no result, the budget has nothing to count.
    let missing = condition(move || {
        told.with(Option::is_none) && store.with(|state| state.own.calculators.outages.is_some())
    });
    let why_missing = move || {
        missing.get().then(|| {
            let words = match method.get() {
                Method::Requests => say::outages::NOTE_REQUESTS,
                Method::Time | Method::Slices => say::outages::NOTE_LONG_SLICE,
            };
            el("p").class("note").add(text.get(words))
        })
    };
    let as_of = now(move || {
        let shown = !details.has_day_field() && store.with(|state| state.own.calculators.outages.is_some());
        shown.then(|| {
            day_field(
                "known-until",
                text.get(say::outages::KNOWN),
                Some(text.get(say::outages::KNOWN_HINT)),
                move || details.as_of(),
                move |day| details.choose_day(day),
            )
        })
    });
    let picture = Picture {
        takeaway: Arc::new(move || {
            told.with(|told| told.as_ref().map_or(String::new(), |told| told.outlook.clone()))
        }),
        draw: Arc::new(move |form| {
            told.with(|told| {
                told.as_ref().map_or(Drawing::default(), |told| {
                    let beside = told.drawn_beside(text);
                    chart::outages::draw(
                        &told.course,
                        told.window,
                        &told.objective(text),
                        &beside,
                        text,
                        form,
                    )
                })
            })
        }),
        table: Arc::new(move || {
            told.with(|told| told.as_ref().map_or_else(Table::default, |told| told.table(text)))
        }),
    };
    let words = now(move || {
        told.with(|told| {
            told.as_ref().map(|told| {
                let policy: Vec<El> = told
                    .policy
                    .iter()
                    .map(|(words, asks)| {
                        el("p").class(if *asks { "second bad" } else { "second" }).add(words.as_str())
                    })
                    .collect();
                let numbers = told.counted.then(|| figures(&told.figures));
                vec![
                    el("p").class("takeaway").add(told.takeaway.as_str()).node(),
                    numbers.node(),
                    policy.node(),
                ]
            })
        })
    });
    let pace = move || told.with(|told| told.as_ref().map_or(String::new(), |told| told.pace.clone()));
    let drawn = now(move || {
        there.get().then(|| {
            figure(store, "outages-figure", picture.clone(), el("p").class("note").add(text_now(pace)))
        })
    });
    let below = soon(
        move || told.track(),
        move || {
            told.with(|told| {
                told.as_ref().map(|told| {
                    let mut notes: Vec<El> =
                        told.notes.iter().map(|note| el("p").class("note").add(note.as_str())).collect();
                    notes.push(el("p").class("note").add(text.get(say::outages::NOTE_DAY)));
                    let sums = told.counted.then(|| how(text, &told.how, &[text.get(say::outages::SOURCE)]));
                    vec![notes.node(), sums.node()]
                })
            })
        },
    );
    el("section")
        .class("outages")
        .add(el("h2").add(text.get(say::outages::TITLE)))
        .add(el("p").class("lead-in").add(text.get(say::outages::LEAD)))
        .add(as_of)
        .add(rows.show(method))
        .add(paste(rows, method, text))
        .add(now(why_missing))
        .add(el("div").class("outage-result").add(words).add(drawn).add(below))
}
