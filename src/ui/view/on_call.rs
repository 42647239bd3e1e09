//! The on-call calculator.

use crate::assessment::OnCallInput;
use crate::assessment::field::{Field, FieldProblem};
use crate::chart;
use crate::content::say;
use crate::report::OnCallResult;
use crate::state::Action;
use crate::state::route::Route;
use crate::ui::node::{El, IntoNode, condition, el, now, soon};
use crate::ui::part::field::{Entry, all_fine, any_told, number_field, summary};
use crate::ui::part::figure::{Picture, figure};
use crate::ui::part::result::{Calculator, figures, how, to_report};
use crate::ui::store::Store;
use leptos::prelude::*;
use std::sync::Arc;

/// Renders the calculator.
pub fn screen(store: Store) -> El {
    let text = store.text;
    let start = store.peek(|state| state.own.on_call).unwrap_or_default();
    let days = Entry::new(Field::DaysPerYear, Some(start.days()), text);
    let on_schedule = Entry::new(Field::OnSchedule, Some(start.on_schedule()), text);
    let engineers = Entry::new(Field::Engineers, Some(start.engineers()), text);
    let entries = [days, on_schedule, engineers];

    // The last valid numbers; they are the person's own once they differ from what was there.
    let result = RwSignal::new(Arc::new(OnCallResult::new(start, text)));
    let input = move || result.with_untracked(|result| result.input);
    let typed = move || {
        let (Ok(Some(days)), Ok(Some(people)), Ok(Some(all))) =
            (days.read(), on_schedule.read(), engineers.read())
        else {
            on_schedule.set_beside(None);
            return;
        };
        match OnCallInput::new(days, people, all) {
            Ok(new) => {
                on_schedule.set_beside(None);
                if input() != new {
                    result.set(Arc::new(OnCallResult::new(new, text)));
                    store.dispatch(Action::OnCall(new));
                }
            }
            Err((_, problem)) => {
                on_schedule.set_beside(Some(problem));
                if problem == FieldProblem::MoreThanEngineers && engineers.is_judged() {
                    on_schedule.judge(true);
                }
            }
        }
    };
    let picture = Picture {
        takeaway: Arc::new(move || result.with(|result| result.chart.clone())),
        draw: Arc::new(move |form| chart::on_call::draw(result.with(|result| result.input), text, form)),
        table: Arc::new(move || result.with(|result| result.table(text))),
    };
    let fields: Vec<El> = entries.iter().map(|entry| number_field(*entry, text, typed)).collect();
    let words = now(move || {
        result.with(|result| {
            vec![
                el("p").class("takeaway").add(result.takeaway.as_str()),
                el("p").class(if result.over { "second bad" } else { "second" }).add(result.share.as_str()),
                el("p").class("second").add(result.needed.as_str()),
                figures(&result.figures),
            ]
        })
    });
    let sources = OnCallResult::sources(text);
    let below = soon(
        move || result.track(),
        move || {
            result.with(|result| {
                vec![
                    how(text, &result.how, &sources),
                    el("h2").add(text.get(say::result::NEXT)),
                    el("p").add(result.advice.as_str()),
                ]
            })
        },
    );
    let touched = condition(move || store.with(|state| state.own.on_call.is_some()));
    let keep = move || {
        if !all_fine(&entries) {
            return;
        }
        if store.peek(|state| state.own.on_call.is_none()) {
            store.dispatch(Action::OnCall(input()));
        }
        store.go(Route::Report);
    };
    Calculator {
        which: crate::report::Calculator::OnCall,
        title: text.get(say::on_call::TITLE),
        summary: summary(entries.into(), say::on_call::LEAD, text),
        fields: fields.node(),
        stale: condition(move || any_told(&entries)),
        touched,
        words,
        below: vec![
            figure(store, "on-call-figure", picture, None::<El>).node(),
            below,
            to_report(text, touched, keep).node(),
        ]
        .node(),
    }
    .screen(text)
}
