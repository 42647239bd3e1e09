//! The on-call calculator.

use crate::chart;
use crate::content::say;
use crate::report::OnCallResult;
use crate::state::Action;
use crate::state::assessment::OnCallInput;
use crate::state::field::{Field, FieldProblem};
use crate::state::route::Route;
use crate::ui::part::field::{Entry, any_told, number_field, summary};
use crate::ui::part::figure::{Picture, figure};
use crate::ui::part::result::{calculator, figures, how, to_report};
use crate::ui::store::Store;
use leptos::prelude::*;
use std::sync::Arc;

/// Renders the calculator.
pub fn screen(store: Store) -> AnyView {
    let text = store.text;
    let start = store.peek(|state| state.own.on_call).unwrap_or_default();
    let days = Entry::new(Field::DaysPerYear, Some(start.days()), text);
    let on_schedule = Entry::new(Field::OnSchedule, Some(start.on_schedule()), text);
    let engineers = Entry::new(Field::Engineers, Some(start.engineers()), text);
    let entries = [days, on_schedule, engineers];

    // The last valid numbers; they are the person's own once they differ from what was there.
    let input = RwSignal::new(start);
    let typed = move || {
        let (Ok(Some(days)), Ok(Some(people)), Ok(Some(all))) = (days.peek(), on_schedule.peek(), engineers.peek())
        else {
            on_schedule.set_beside(None);
            return;
        };
        match OnCallInput::new(days, people, all) {
            Ok(new) => {
                on_schedule.set_beside(None);
                if input.get_untracked() != new {
                    input.set(new);
                    store.dispatch(Action::OnCall(new));
                }
            }
            Err((_, problem)) => {
                on_schedule.set_beside(Some(problem));
                if problem == FieldProblem::MoreThanEngineers && engineers.is_judged() {
                    on_schedule.judge();
                }
            }
        }
    };
    let result = Memo::new(move |_| Arc::new(OnCallResult::new(input.get(), text)));
    let picture = Picture {
        takeaway: Signal::derive(move || result.with(|shown| shown.chart.clone())),
        draw: Callback::new(move |form| chart::on_call::draw(input.get(), text, form)),
        table: Callback::new(move |()| result.with(|shown| shown.table(text))),
    };
    let fields = entries.into_iter().map(|entry| number_field(entry, text, typed)).collect_view();
    let sources = [text.get(say::on_call::SOURCE), text.get(say::on_call::SOURCE_SPARE)];
    let words = move || {
        result.with(|result| {
            view! {
                <p class="takeaway">{result.takeaway.clone()}</p>
                <p class="second" class:bad=result.over>{result.share.clone()}</p>
                <p class="second">{result.needed.clone()}</p>
                {figures(result.figures.clone())}
            }
        })
    };
    let below = move || {
        result.with(|result| {
            view! {
                {how(text, result.how.clone(), &sources)}
                <h2>{text.get(say::result::NEXT)}</h2>
                <p>{result.advice.clone()}</p>
            }
        })
    };
    let touched = Memo::new(move |_| store.with(|state| state.own.on_call.is_some()));
    let keep = move || {
        if store.peek(|state| state.own.on_call.is_none()) {
            store.dispatch(Action::OnCall(input.get_untracked()));
        }
        store.go(Route::Report);
    };
    calculator(
        store,
        text.get(say::on_call::TITLE),
        summary(entries.into(), say::on_call::LEAD, text),
        fields.into_any(),
        Signal::derive(move || any_told(&entries)),
        view! { {words} }.into_any(),
        view! {
            {figure("on-call-figure", picture, None)}
            {below}
            {to_report(text, touched, keep)}
        }
        .into_any(),
    )
}
