//! Where the time goes.

use crate::assessment::OnCallInput;
use crate::assessment::field::{Field, FieldProblem};
use crate::assessment::on_call_details::{Numbers, OnCallDetails};
use crate::assessment::time_split::{FIELDS, TimeSplit, example_details};
use crate::chart::bars::{self, Bar, Fill, Segment};
use crate::chart::drawing::Drawing;
use crate::content::say;
use crate::domain::ratio::Ratio;
use crate::domain::time_split::{DEVOPS_DEVELOPMENT, SRE_OPERATIONS};
use crate::report::TimeResult;
use crate::state::Action;
use crate::state::route::Route;
use crate::text::{Places, Text};
use crate::ui::node::{El, IntoNode, condition, el, now, soon};
use crate::ui::part::field::{Entry, all_fine, any_told, number_field, summary};
use crate::ui::part::figure::{Picture, figure};
use crate::ui::part::result::{Calculator, figures, how_soon, to_report};
use crate::ui::store::Store;
use leptos::prelude::*;
use std::sync::Arc;

/// Renders the calculator.
pub fn screen(store: Store) -> El {
    let text = store.text;
    let (team, details, start) = store.peek(|state| {
        let calculators = &state.own.calculators;
        let details = calculators.on_call_details;
        // The incidents of the example are there until something was entered here or for being on call.
        let usual = if calculators.time.is_none() { example_details() } else { OnCallDetails::default() };
        let start = calculators.time.unwrap_or_default();
        (state.own.on_call_or_example(), details.unwrap_or(usual), start)
    });
    let numbers = details.numbers();
    let engineers = Entry::new(Field::Engineers, Some(team.engineers()), text);
    let on_schedule = Entry::new(Field::OnSchedule, Some(team.on_schedule()), text);
    let week = Entry::new(Field::WorkWeekHours, Some(numbers.work_week_tenths), text);
    let incidents = Entry::new(Field::IncidentsPerWeek, numbers.incidents_hundredths, text);
    let hours = Entry::new(Field::HoursPerIncident, Some(numbers.hours_tenths), text);
    let mut own = FIELDS.into_iter().zip(*start.values());
    let own: [Entry; FIELDS.len()] = std::array::from_fn(|_| {
        let (field, value) = own.next().unwrap_or((Field::ManualHours, 0));
        Entry::new(field, Some(value), text)
    });
    let mut entries = vec![engineers, on_schedule, week, incidents, hours];
    entries.extend(own);
    let entries = StoredValue::new(entries);
    let all = move || entries.with_value(Clone::clone);

    // The last valid numbers; within the limits there always is a result.
    let result = RwSignal::new(TimeResult::new(team, details, start, text).map(Arc::new));
    let input =
        move || result.with_untracked(|result| result.as_ref().map(|one| (one.team, one.details, one.input)));
    let store_all = move |team, details, own| {
        if store.peek(|state| state.own.on_call_or_example() != team) {
            store.dispatch(Action::OnCall(team));
        }
        store.calculate(|calculators| {
            calculators.time = Some(own);
            if calculators.on_call_details.unwrap_or_default() != details {
                calculators.on_call_details = Some(details);
            }
        });
    };
    let typed = move || {
        let mut values = [0; FIELDS.len()];
        for (value, entry) in values.iter_mut().zip(own) {
            let Ok(Some(read)) = entry.read() else { return };
            *value = read;
        }
        let (Ok(Some(week)), Ok(incidents), Ok(Some(hours))) = (week.read(), incidents.read(), hours.read())
        else {
            return;
        };
        let (Ok(Some(people)), Ok(Some(size))) = (on_schedule.read(), engineers.read()) else {
            on_schedule.set_beside(None);
            return;
        };
        let (days, before) = store.peek(|state| {
            let before = state.own.calculators.on_call_details.unwrap_or_default();
            (state.own.on_call_or_example().days(), before.numbers())
        });
        let team = OnCallInput::new(days, people, size);
        let problem = team.err().map(|(_, problem)| problem);
        on_schedule.set_beside(problem);
        if problem == Some(FieldProblem::MoreThanEngineers) && engineers.is_judged() {
            on_schedule.judge(true);
        }
        let details = OnCallDetails::new(Numbers {
            work_week_tenths: week,
            incidents_hundredths: incidents,
            hours_tenths: hours,
            ..before
        });
        let (Ok(team), Ok(details), Ok(own)) = (team, details, TimeSplit::new(values)) else { return };
        if input() != Some((team, details, own)) {
            result.set(TimeResult::new(team, details, own, text).map(Arc::new));
            store_all(team, details, own);
        }
    };
    let picture = Picture {
        takeaway: Arc::new(move || {
            result.with(|result| result.as_ref().map_or(String::new(), |result| result.chart.clone()))
        }),
        draw: Arc::new(move |form| {
            result.with(|result| {
                result.as_ref().map_or(Drawing::default(), |result| bars::draw(&shapes(result, text), form))
            })
        }),
        table: Arc::new(move || {
            result.with(|result| result.as_ref().map(|result| result.table(text)).unwrap_or_default())
        }),
    };
    let fields: Vec<El> = all().into_iter().map(|entry| number_field(entry, text, typed)).collect();
    let words = now(move || {
        result.with(|result| {
            result.as_ref().map(|result| {
                let half = if result.half.1 { "second bad" } else { "second" };
                let lines: Vec<El> =
                    result.lines.iter().map(|line| el("p").class("second").add(line.as_str())).collect();
                vec![
                    el("p").class("takeaway").add(result.takeaway.as_str()).node(),
                    el("p").class(half).add(result.half.0.as_str()).node(),
                    lines.node(),
                    figures(&result.figures).node(),
                ]
            })
        })
    });
    let sources = TimeResult::sources(text);
    let sums = how_soon(
        text,
        move || result.track(),
        move || result.with(|result| result.as_ref().map(|result| result.how.clone()).unwrap_or_default()),
        &sources,
    );
    let below = soon(
        move || result.track(),
        move || {
            result.with(|result| {
                result.as_ref().map(|result| {
                    vec![el("h2").add(text.get(say::result::NEXT)), el("p").add(result.advice.as_str())]
                })
            })
        },
    );
    let touched = condition(move || store.with(|state| state.own.calculators.time.is_some()));
    let keep = move || {
        if !all_fine(&all()) {
            return;
        }
        if store.peek(|state| state.own.calculators.time.is_none())
            && let Some((team, details, own)) = input()
        {
            store_all(team, details, own);
        }
        store.go(Route::Report);
    };
    Calculator {
        which: crate::report::Calculator::Time,
        title: text.get(say::time::TITLE),
        summary: summary(all(), say::time::LEAD, text),
        fields: vec![fields.node(), el("p").class("hint").add(text.get(say::time::SHARED)).node()].node(),
        stale: condition(move || any_told(&all())),
        touched,
        words,
        below: vec![
            figure(store, "time-figure", picture, None::<El>).node(),
            sums.node(),
            below,
            to_report(text, touched, keep).node(),
        ]
        .node(),
    }
    .screen(text)
}

/// One's own team beside the two published shapes.
fn shapes<'a>(result: &TimeResult, text: &'a Text) -> [Bar<'a>; 3] {
    let split = &result.split;
    let segment = |fill, name, share: Ratio| Segment {
        fill,
        share,
        name: text.get(name),
        words: text.percent(share, Places::ONE),
    };
    let own = |fill, name, part: Ratio| segment(fill, name, part.over(split.total).unwrap_or(Ratio::ZERO));
    let rest = |share: Ratio| Ratio::ONE.minus(share).unwrap_or(Ratio::ZERO);
    let fifth = rest(DEVOPS_DEVELOPMENT);
    let below = text.say(say::time::chart_below(&text.percent(fifth, Places::ONE)));
    let above = text.say(say::time::chart_above(&text.percent(DEVOPS_DEVELOPMENT, Places::ONE)));
    let bar = |label, segments| Bar { label: text.get(label), own: false, segments };
    [
        Bar {
            own: true,
            ..bar(
                say::time::CHART_YOU,
                vec![
                    own(Fill::Solid, say::time::CHART_OPERATIONS, split.operations),
                    own(Fill::Striped, say::time::CHART_ENGINEERING, split.engineering),
                    own(Fill::Plain, say::time::CHART_FEATURES, split.features),
                ],
            )
        },
        bar(
            say::time::CHART_SRE,
            vec![
                segment(Fill::Solid, say::time::CHART_OPERATIONS, SRE_OPERATIONS),
                segment(Fill::Striped, say::time::CHART_ENGINEERING, rest(SRE_OPERATIONS)),
            ],
        ),
        bar(
            say::time::CHART_DEVOPS,
            vec![
                Segment { words: below, ..segment(Fill::Solid, say::time::CHART_OPERATIONS, fifth) },
                Segment {
                    words: above,
                    ..segment(Fill::Plain, say::time::CHART_DEVELOPMENT, DEVOPS_DEVELOPMENT)
                },
            ],
        ),
    ]
}
