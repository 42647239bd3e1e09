//! The error budget calculator.

use crate::chart;
use crate::content::say;
use crate::domain::window::OFFERED_DAYS;
use crate::report::BudgetResult;
use crate::state::Action;
use crate::state::assessment::BudgetInput;
use crate::state::field::Field;
use crate::state::route::Route;
use crate::ui::part::field::{Entry, any_told, number_field, summary};
use crate::ui::part::figure::{Picture, figure};
use crate::ui::part::result::{calculator, figures, how, to_report};
use crate::ui::part::table::table;
use crate::ui::store::Store;
use crate::text::Text;
use leptos::prelude::*;
use std::sync::Arc;

const WINDOW: &str = "window";
/// The choice that opens a field for days of one's own.
const OWN: &str = "own";

/// Renders the calculator.
pub fn screen(store: Store) -> AnyView {
    let text = store.text;
    let start = store.peek(|state| state.own.budget).unwrap_or_default();
    let objective = Entry::new(Field::Objective, Some(u64::from(start.objective.ppb())), text);
    let window = Entry::new(Field::WindowDays, Some(start.window_days()), text);
    let requests = Entry::new(Field::Requests, start.requests(), text);
    let outage = Entry::new(Field::OutageMinutes, start.outage_thousandths(), text);
    let share = Entry::new(Field::ShareOfUsers, start.share().map(|share| u64::from(share.ppm())), text);
    let entries = [objective, window, requests, outage, share];
    let own_window = RwSignal::new(!OFFERED_DAYS.contains(&start.window_days()));

    let input = RwSignal::new(start);
    let typed = move || {
        let (Ok(Some(objective)), Ok(Some(window)), Ok(requests), Ok(outage), Ok(share)) =
            (objective.peek(), window.peek(), requests.peek(), outage.peek(), share.peek())
        else {
            return;
        };
        if let Ok(new) = BudgetInput::new(objective, window, requests, outage, share)
            && input.get_untracked() != new
        {
            input.set(new);
            store.dispatch(Action::Budget(new));
        }
    };
    let choose = move |choice: String| {
        own_window.set(choice == OWN);
        if choice != OWN {
            window.typed.set(choice);
            window.set_beside(None);
            typed();
        }
    };

    let result = Memo::new(move |_| Arc::new(BudgetResult::new(input.get(), text)));
    let days = Memo::new(move |_| input.get().window_days());
    let picture = Picture {
        takeaway: Signal::derive(move || result.with(|shown| shown.chart.clone())),
        draw: Callback::new(move |form| chart::burn_down::draw(days.get(), text, form)),
        table: Callback::new(move |()| result.with(|shown| shown.burn_table(text))),
    };
    let fields = view! {
        {number_field(objective, text, typed)}
        {window_field(text, days, own_window, choose)}
        {move || own_window.get().then(|| number_field(window, text, typed))}
        {[requests, outage, share].map(|entry| number_field(entry, text, typed)).collect_view()}
    };
    let sources = [text.get(say::budget::SOURCE), text.get(say::budget::SOURCE_BURN)];
    let words = move || {
        result.with(|result| {
            let outage = result.outage.clone().map(|(uses, fits)| {
                view! { <p class="second" class:bad=result.over>{format!("{uses}. {fits}")}</p> }
            });
            view! {
                <p class="takeaway">{result.takeaway.clone()}</p>
                {result.requests.clone().map(|requests| view! { <p class="second">{requests}</p> })}
                {outage}
                {figures(result.figures.clone())}
            }
        })
    };
    let note = move || result.with(|shown| shown.chart_note.clone());
    let below = move || {
        result.with(|result| {
            view! {
                {how(text, result.how.clone(), &sources)}
                <h2>{text.get(say::result::NEXT)}</h2>
                <p>{result.advice.clone()}</p>
            }
        })
    };
    let nines = move || {
        result.with(|shown| table(shown.nines(text), text.get(say::budget::COLUMN_YOURS)))
    };
    let touched = Memo::new(move |_| store.with(|state| state.own.budget.is_some()));
    let keep = move || {
        if store.peek(|state| state.own.budget.is_none()) {
            store.dispatch(Action::Budget(input.get_untracked()));
        }
        store.go(Route::Report);
    };
    calculator(
        store,
        text.get(say::budget::TITLE),
        summary(entries.into(), say::budget::LEAD, text),
        fields.into_any(),
        Signal::derive(move || any_told(&entries)),
        view! { {words} }.into_any(),
        view! {
            {figure("budget-figure", picture, Some(view! { <p class="note">{note}</p> }.into_any()))}
            <div class="nines">
                {nines}
                <p class="note">{text.get(say::budget::NINES_NOTE)}</p>
            </div>
            {below}
            {to_report(text, touched, keep)}
        }
        .into_any(),
    )
}

fn window_field(
    text: &'static Text,
    days: Memo<u64>,
    own: RwSignal<bool>,
    choose: impl Fn(String) + 'static,
) -> AnyView {
    let options = OFFERED_DAYS
        .into_iter()
        .map(|offered| {
            view! {
                <option
                    value=offered.to_string()
                    selected=days.get_untracked() == offered && !own.get_untracked()
                >
                    {text.say(say::field::window_days(&text.whole(offered)))}
                </option>
            }
        })
        .collect_view();
    view! {
        <div class="field">
            <label for=WINDOW>{text.get(say::field::WINDOW)}</label>
            <select id=WINDOW on:change=move |event| choose(event_target_value(&event))>
                {options}
                <option value=OWN selected=own.get_untracked()>{text.get(say::field::WINDOW_OWN)}</option>
            </select>
        </div>
    }
    .into_any()
}
