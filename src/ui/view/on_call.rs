//! The on-call calculator.

use crate::assessment::OnCallInput;
use crate::assessment::field::{Field, FieldProblem};
use crate::assessment::on_call_details::{Numbers, OnCallDetails};
use crate::chart;
use crate::content::say;
use crate::report::OnCallResult;
use crate::report::on_call::Section;
use crate::state::Action;
use crate::state::route::Route;
use crate::text::{Message, Text};
use crate::ui::node::{El, IntoNode, condition, el, now, soon};
use crate::ui::part::field::{Entry, all_fine, any_told, number_field, summary_now};
use crate::ui::part::figure::{Picture, figure};
use crate::ui::part::result::{Calculator, beyond, figures, fold, how, how_soon, to_report};
use crate::ui::part::table::table;
use crate::ui::store::Store;
use leptos::prelude::*;
use std::sync::Arc;

/// Renders the calculator.
pub fn screen(store: Store) -> El {
    let text = store.text;
    let (start, details) = store.peek(|state| {
        (state.own.on_call_or_example(), state.own.calculators.on_call_details.unwrap_or_default())
    });
    let days = Entry::new(Field::DaysPerYear, Some(start.days()), text);
    let on_schedule = Entry::new(Field::OnSchedule, Some(start.on_schedule()), text);
    let engineers = Entry::new(Field::Engineers, Some(start.engineers()), text);
    let more = More::new(details.numbers(), text);
    let calendar = super::rota::Part::new(store);
    let entries = move || {
        let mut entries = vec![days, on_schedule, engineers];
        entries.extend(more.entries());
        entries.extend(calendar.entries());
        entries
    };
    let stale = condition(move || any_told(&entries()));
    let fine = move || all_fine(&untrack(entries));

    // The last valid numbers; they are the person's own once they differ from what was there.
    let result = RwSignal::new(Arc::new(OnCallResult::new(start, details, text)));
    let input = move || result.with_untracked(|result| (result.input, result.details));
    // What the three made when they were last left without a mistake.
    let settled = StoredValue::new(start);
    let count = move |new: OnCallInput| {
        let (before, details_before) = input();
        let details = more.read().unwrap_or(details_before);
        if (before, details_before) == (new, details) {
            return;
        }
        result.set(Arc::new(OnCallResult::new(new, details, text)));
        if before != new || store.peek(|state| state.own.on_call.is_none()) {
            store.dispatch(Action::OnCall(new));
        }
        if details_before != details {
            store.calculate(|calculators| calculators.on_call_details = Some(details));
        }
    };
    let typed = move || {
        let (Ok(Some(days_read)), Ok(Some(people)), Ok(Some(all))) =
            (days.read(), on_schedule.read(), engineers.read())
        else {
            on_schedule.set_beside(None);
            return;
        };
        let three = [days, on_schedule, engineers];
        match OnCallInput::new(days_read, people, all) {
            Ok(new) => {
                on_schedule.set_beside(None);
                if three.into_iter().all(Entry::is_kept) {
                    settled.set_value(new);
                }
                count(new);
            }
            Err((_, problem)) => {
                on_schedule.set_beside(Some(problem));
                if problem == FieldProblem::MoreThanEngineers && engineers.is_judged() {
                    on_schedule.judge(true);
                }
                // What was only the beginning of too many does not stay behind.
                if three.into_iter().all(|entry| entry.is_settled() || entry.is_kept()) {
                    count(settled.get_value());
                }
            }
        }
    };
    let picture = Picture {
        takeaway: Arc::new(move || result.with(|result| result.chart.clone())),
        draw: Arc::new(move |form| {
            let (input, details) = result.with(|result| (result.input, result.details));
            chart::on_call::draw(input, details, text, form)
        }),
        table: Arc::new(move || result.with(|result| result.table(text))),
    };
    let mut fields: Vec<El> =
        [days, on_schedule, engineers].into_iter().map(|entry| number_field(entry, text, typed)).collect();
    fields.extend(more.groups().map(|(title, entries)| {
        let entries: Vec<El> = entries.into_iter().map(|entry| number_field(entry, text, typed)).collect();
        el("div").class("field-group").add(fold(text.get(title)).add(entries))
    }));
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
    let sums =
        how_soon(text, move || result.track(), move || result.with(|result| result.how.clone()), &sources);
    let below = soon(
        move || result.track(),
        move || {
            result.with(|result| {
                let mut parts: Vec<El> =
                    result.sections(text).into_iter().map(|one| section(one, text)).collect();
                parts.push(el("h2").add(text.get(say::result::NEXT)));
                parts.push(el("p").add(result.advice.as_str()));
                parts
            })
        },
    );
    let touched = condition(move || {
        store.with(|state| state.own.on_call.is_some() || state.own.calculators.rota.is_some())
    });
    let keep = move || {
        if !fine() {
            return;
        }
        if store.peek(|state| state.own.on_call.is_none()) {
            store.dispatch(Action::OnCall(input().0));
        }
        store.go(Route::Report);
    };
    Calculator {
        which: crate::report::Calculator::OnCall,
        title: text.get(say::on_call::TITLE),
        summary: summary_now(entries, say::on_call::LEAD, text),
        fields: fields.node(),
        stale,
        touched,
        words,
        below: vec![
            figure(store, "on-call-figure", picture, None::<El>).node(),
            sums.node(),
            beyond(store, vec![below, calendar.section(stale, fine).node()]),
            to_report(text, touched, keep).node(),
        ]
        .node(),
    }
    .screen(text)
}

/// The fields beyond the three numbers.
#[derive(Clone, Copy)]
struct More {
    limit: Entry,
    leave: Entry,
    work_week: Entry,
    sites: Entry,
    incidents: Entry,
    hours: Entry,
    nights: Entry,
}

impl More {
    fn new(numbers: Numbers, text: &Text) -> Self {
        let entry = |field, value| Entry::new(field, value, text);
        Self {
            limit: entry(Field::OnCallLimit, Some(numbers.limit_ppm)),
            leave: entry(Field::LeaveWeeks, numbers.leave_tenths),
            work_week: entry(Field::WorkWeekHours, Some(numbers.work_week_tenths)),
            sites: entry(Field::Sites, Some(numbers.sites)),
            incidents: entry(Field::IncidentsPerWeek, numbers.incidents_hundredths),
            hours: entry(Field::HoursPerIncident, Some(numbers.hours_tenths)),
            nights: entry(Field::NightShare, numbers.night_share_ppm),
        }
    }

    fn groups(self) -> [(Message, Vec<Entry>); 2] {
        [
            (say::on_call::GROUP_HOURS, vec![self.limit, self.leave, self.work_week, self.sites]),
            (say::on_call::GROUP_INCIDENTS, vec![self.incidents, self.hours, self.nights]),
        ]
    }

    fn entries(self) -> impl Iterator<Item = Entry> {
        self.groups().into_iter().flat_map(|(_, entries)| entries)
    }

    /// The numbers, if every field holds one.
    fn read(self) -> Option<OnCallDetails> {
        OnCallDetails::new(Numbers {
            sites: self.sites.read().ok()??,
            leave_tenths: self.leave.read().ok()?,
            work_week_tenths: self.work_week.read().ok()??,
            limit_ppm: self.limit.read().ok()??,
            incidents_hundredths: self.incidents.read().ok()?,
            hours_tenths: self.hours.read().ok()??,
            night_share_ppm: self.nights.read().ok()?,
        })
        .ok()
    }
}

/// A part of the result below the chart.
fn section(section: Section, text: &'static Text) -> El {
    let lines: Vec<El> = section
        .lines
        .iter()
        .map(|(line, bad)| el("p").class(if *bad { "second bad" } else { "second" }).add(line.as_str()))
        .collect();
    let sources: Vec<&str> = section.sources.iter().map(String::as_str).collect();
    let numbers = (!section.figures.is_empty()).then(|| figures(&section.figures));
    el("section")
        .class("more-result")
        .about(&section.title)
        .add(el("h2").add(section.title))
        .add(numbers)
        .add(lines)
        .add(section.table.map(|rows| table(rows, text.get(say::budget::COLUMN_YOURS))))
        .add(how(text, &section.how, &sources))
}
