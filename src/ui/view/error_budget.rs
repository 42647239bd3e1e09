//! The error budget calculator.

use crate::assessment::BudgetInput;
use crate::assessment::field::Field;
use crate::chart;
use crate::content::say;
use crate::domain::window::OFFERED_DAYS;
use crate::report::BudgetResult;
use crate::state::Action;
use crate::state::route::Route;
use crate::text::Text;
use crate::ui::node::{El, IntoNode, condition, el, now, soon, text_now};
use crate::ui::part::choice::select;
use crate::ui::part::field::{Entry, all_fine, any_told, number_field, summary};
use crate::ui::part::figure::{Picture, figure};
use crate::ui::part::result::{Calculator, figures, how, to_report};
use crate::ui::part::table::table;
use crate::ui::store::Store;
use leptos::prelude::*;
use std::sync::Arc;

const WINDOW: &str = "window";
/// The choice that opens a field for days of one's own.
const OWN: &str = "own";

/// Renders the calculator.
pub fn screen(store: Store) -> El {
    let text = store.text;
    let start = store.peek(|state| state.own.budget).unwrap_or_default();
    let objective = Entry::new(Field::Objective, Some(u64::from(start.objective.ppb())), text);
    let window = Entry::new(Field::WindowDays, Some(start.window_days()), text);
    let requests = Entry::new(Field::Requests, start.requests(), text);
    let outage = Entry::new(Field::OutageMinutes, start.outage_thousandths(), text);
    let share = Entry::new(Field::ShareOfUsers, start.share().map(|share| u64::from(share.ppm())), text);
    let entries = [objective, window, requests, outage, share];
    let own_window = RwSignal::new(!OFFERED_DAYS.contains(&start.window_days()));

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
    let choose = move |choice: String| {
        own_window.set(choice == OWN);
        if choice != OWN {
            window.put(choice);
            typed();
        }
    };

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
        window_field(text, start.window_days(), choose).node(),
        now(move || own_window.get().then(|| number_field(window, text, typed))),
        optional.node(),
    ];
    let words = now(move || {
        result.with(|result| {
            let outage = result.outage.as_ref().map(|(uses, fits)| {
                el("p")
                    .class(if result.over { "second bad" } else { "second" })
                    .add(format!("{uses}. {fits}"))
            });
            let requests = result.requests.as_deref().map(|requests| el("p").class("second").add(requests));
            vec![
                el("p").class("takeaway").add(result.takeaway.as_str()).node(),
                requests.node(),
                outage.node(),
                figures(&result.figures).node(),
            ]
        })
    });
    let note = move || result.with(|result| result.chart_note.clone());
    let sources = BudgetResult::sources(text);
    let below = soon(
        move || result.track(),
        move || {
            result.with(|result| {
                vec![
                    el("div")
                        .class("nines")
                        .add(table(result.nines(text), text.get(say::budget::COLUMN_YOURS)))
                        .add(el("p").class("note").add(text.get(say::budget::NINES_NOTE))),
                    how(text, &result.how, &sources),
                    el("h2").add(text.get(say::result::NEXT)),
                    el("p").add(result.advice.as_str()),
                ]
            })
        },
    );
    let touched = condition(move || store.with(|state| state.own.budget.is_some()));
    let keep = move || {
        if !all_fine(&entries) {
            return;
        }
        if store.peek(|state| state.own.budget.is_none()) {
            store.dispatch(Action::Budget(input()));
        }
        store.go(Route::Report);
    };
    Calculator {
        which: crate::report::Calculator::ErrorBudget,
        title: text.get(say::budget::TITLE),
        summary: summary(entries.into(), say::budget::LEAD, text),
        fields: fields.node(),
        stale: condition(move || any_told(&entries)),
        touched,
        words,
        below: vec![
            figure(store, "budget-figure", picture, el("p").class("note").add(text_now(note))).node(),
            below,
            to_report(text, touched, keep).node(),
        ]
        .node(),
    }
    .screen(text)
}

fn window_field(text: &'static Text, days: u64, choose: impl Fn(String) + 'static) -> El {
    let mut options: Vec<(String, String)> = OFFERED_DAYS
        .iter()
        .map(|offered| (offered.to_string(), text.say(say::field::window_days(&text.whole(*offered)))))
        .collect();
    options.push((OWN.to_owned(), text.get(say::field::WINDOW_OWN).to_owned()));
    let chosen = if OFFERED_DAYS.contains(&days) { days.to_string() } else { OWN.to_owned() };
    select(WINDOW, text.get(say::field::WINDOW), &options, &chosen, choose)
}
