//! The error budget calculator.

mod day;
mod details;
mod outages;
mod paste;
mod rows;

use crate::assessment::BudgetInput;
use crate::assessment::field::Field;
use crate::chart;
use crate::content::say;
use crate::report::{BudgetResult, Counted};
use crate::state::Action;
use crate::state::route::Route;
use crate::ui::node::{El, IntoNode, condition, el, now, soon, text_now};
use crate::ui::part::field::{Entry, all_fine, any_told, number_field, summary_now};
use crate::ui::part::figure::{Picture, figure};
use crate::ui::part::result::{Calculator, beyond, figures, how_soon, to_report};
use crate::ui::part::table::table;
use crate::ui::port::clock;
use crate::ui::store::Store;
use details::DetailFields;
use leptos::prelude::*;
use rows::Rows;
use std::sync::Arc;

/// Renders the calculator.
pub fn screen(store: Store) -> El {
    let text = store.text;
    let start = store.peek(|state| state.own.budget).unwrap_or_default();
    let objective = Entry::new(Field::Objective, Some(u64::from(start.objective.ppb())), text);
    let window = Entry::new(Field::WindowDays, Some(start.window_days()), text);
    let requests = Entry::new(Field::Requests, start.requests(), text);
    let outage = Entry::new(Field::OutageMinutes, start.outage_thousandths(), text);
    let share = Entry::new(Field::ShareOfUsers, start.share().map(|share| u64::from(share.ppm())), text);
    let details = DetailFields::new(store, window, start.window_days());
    let rows = Rows::new(store, first_outage);
    let own_entries = move || {
        let mut entries = vec![objective, window, requests, outage, share];
        entries.extend(details.entries());
        entries
    };
    let entries = move || {
        let mut entries = own_entries();
        entries.extend(rows.entries(details.method().get()));
        entries
    };

    let result = RwSignal::new(Arc::new(BudgetResult::new(start, text)));
    let input = move || result.with_untracked(|result| result.input);
    let typed = move || {
        let (Ok(Some(objective)), Ok(Some(window)), Ok(requests), Ok(outage), Ok(share)) =
            (objective.read(), window.read(), requests.read(), outage.read(), share.read())
        else {
            return;
        };
        if let Ok(new) = BudgetInput::new(objective, window, requests, outage, share)
            && input() != new
        {
            result.set(Arc::new(BudgetResult::new(new, text)));
            store.dispatch(Action::Budget(new));
        }
    };
    let touch = move || {
        if store.peek(|state| state.own.budget.is_none()) {
            store.dispatch(Action::Budget(input()));
        }
    };
    details.on_change(Callback::new(move |()| typed()), Callback::new(move |()| touch()));
    let counted = Memo::new(move |_| {
        store.with(|state| {
            let details = state.own.calculators.budget_details.clone().unwrap_or_default();
            Arc::new(Counted::new(state.own.budget_or_example(), &details, text))
        })
    });

    let picture = Picture {
        takeaway: Arc::new(move || result.with(|result| result.chart.clone())),
        draw: Arc::new(move |form| {
            let input = result.with(|result| result.input);
            chart::burn_down::draw(input.window_days(), input.objective, text, form)
        }),
        table: Arc::new(move || result.with(|result| result.burn_table(text))),
    };
    let optional: Vec<El> = [requests, outage, share].map(|entry| number_field(entry, text, typed)).into();
    let fields = vec![
        number_field(objective, text, typed).node(),
        details.window_fields(start.window_days(), move || number_field(window, text, typed)).node(),
        details.method_fields().node(),
        optional.node(),
        details.further_fields(text).node(),
    ];
    let words = now(move || {
        counted.with(|counted| {
            result.with(|result| {
                let mut budgets: Vec<El> = Vec::new();
                for (place, (words, bad)) in counted.budgets(result, text).into_iter().enumerate() {
                    let class = if place == 0 { "takeaway" } else { "second" };
                    let class = if bad { [class, " bad"].concat() } else { class.to_owned() };
                    budgets.push(el("p").class(&class).add(words));
                }
                vec![
                    budgets.node(),
                    el("p").class("second").add(counted.window.as_str()).node(),
                    figures(&result.figures).node(),
                ]
            })
        })
    });
    let note = move || result.with(|result| result.chart_note.clone());
    let sources = BudgetResult::sources(text);
    let sums = how_soon(
        text,
        move || {
            result.track();
            counted.track();
        },
        move || {
            let counting = counted.with(|counted| counted.how.clone());
            let plain = result.with(|result| result.how.clone());
            counting.into_iter().chain(plain).collect()
        },
        &sources,
    );
    let below = soon(
        move || {
            result.track();
            counted.track();
        },
        move || {
            result.with(|result| {
                let (caveat, side_by_side) =
                    counted.with(|counted| (counted.caveat.clone(), counted.side_by_side(text)));
                let side_by_side = side_by_side.map(|rows| table(rows, text.get(say::budget::COLUMN_YOURS)));
                vec![
                    el("div").class("side-by-side").add(side_by_side),
                    el("p").class("note").add(caveat),
                    el("div")
                        .class("nines")
                        .add(table(result.nines(text), text.get(say::budget::COLUMN_YOURS)))
                        .add(el("p").class("note").add(text.get(say::budget::NINES_NOTE))),
                    el("h2").add(text.get(say::result::NEXT)),
                    el("p").add(result.advice.as_str()),
                ]
            })
        },
    );
    let touched = condition(move || store.with(|state| state.own.budget.is_some()));
    let keep = move || {
        let mut entries = untrack(own_entries);
        entries.extend(rows.wrong(details.method().get_untracked()));
        if !all_fine(&entries) {
            return;
        }
        touch();
        store.go(Route::Report);
    };
    Calculator {
        which: crate::report::Calculator::ErrorBudget,
        title: text.get(say::budget::TITLE),
        summary: summary_now(entries, say::budget::LEAD, text),
        fields: fields.node(),
        stale: condition(move || any_told(&entries())),
        touched,
        words,
        below: vec![
            figure(store, "budget-figure", picture, el("p").class("note").add(text_now(note))).node(),
            sums.node(),
            beyond(store, vec![below, outages::section(store, rows, details).node()]),
            to_report(text, touched, keep).node(),
        ]
        .node(),
    }
    .screen(text)
}

/// The first outage makes the objective one's own, and today the last day that is known.
fn first_outage(store: Store) {
    if store.peek(|state| state.own.budget.is_none()) {
        store.dispatch(Action::Budget(BudgetInput::default()));
    }
    let details = store.peek(|state| state.own.calculators.budget_details.clone()).unwrap_or_default();
    if details.as_of().is_none() {
        store.calculate(|calculators| calculators.budget_details = details.with_as_of(Some(clock::today())));
    }
}
