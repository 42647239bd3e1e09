//! The calculators' number fields: what was typed, whether it was judged, and what is wrong with it.
//!
//! A field keeps what was typed. Valid numbers go on at once; mistakes are told on leaving the field or on Enter,
//! beside the field in the place of its hint and in a summary, and focus stays where it is.

use crate::content::say;
use crate::domain::bounds::Bound;
use crate::state::field::{Field, FieldProblem};
use crate::text::{Message, Text};
use crate::ui::port::focus;
use leptos::prelude::*;

/// A field of a calculator while it is on the screen.
#[derive(Clone, Copy)]
pub struct Entry {
    /// Which field.
    pub field: Field,
    /// What stands in it.
    pub typed: RwSignal<String>,
    /// Whether its mistakes are told.
    judged: RwSignal<bool>,
    /// A mistake that shows only beside other fields.
    beside: RwSignal<Option<FieldProblem>>,
}

impl Entry {
    /// A field that starts with a value, in the unit of its bound.
    pub fn new(field: Field, value: Option<u64>, text: &Text) -> Self {
        let typed = value.map_or(String::new(), |value| plain(field.bound(), value, text));
        Self {
            field,
            typed: RwSignal::new(typed),
            judged: RwSignal::new(false),
            beside: RwSignal::new(None),
        }
    }

    /// The number typed, if it is one.
    pub fn read(self) -> Result<Option<u64>, FieldProblem> {
        self.typed.with(|typed| self.field.read(typed))
    }

    /// The number typed, without following the field.
    pub fn peek(self) -> Result<Option<u64>, FieldProblem> {
        self.typed.with_untracked(|typed| self.field.read(typed))
    }

    /// Says whether the number fits beside the others.
    pub fn set_beside(self, problem: Option<FieldProblem>) {
        if self.beside.get_untracked() != problem {
            self.beside.set(problem);
        }
    }

    /// Tells its mistakes from now on.
    pub fn judge(self) {
        self.judged.set(true);
    }

    /// Whether its mistakes are told.
    pub fn is_judged(self) -> bool {
        self.judged.get_untracked()
    }

    /// The mistake to tell.
    fn told(self) -> Option<FieldProblem> {
        let problem = self.read().err().or_else(|| self.beside.get());
        problem.filter(|_| self.judged.get())
    }

    fn id(self) -> &'static str {
        match self.field {
            Field::DaysPerYear => "days-per-year",
            Field::OnSchedule => "on-schedule",
            Field::Engineers => "engineers",
            Field::Objective => "objective",
            Field::WindowDays => "window-days",
            Field::Requests => "requests",
            Field::OutageMinutes => "outage-minutes",
            Field::ShareOfUsers => "share-of-users",
        }
    }
}

/// Whether any of the fields tells a mistake.
pub fn any_told(entries: &[Entry]) -> bool {
    entries.iter().any(|entry| entry.told().is_some())
}

fn label(field: Field) -> Message {
    match field {
        Field::DaysPerYear => say::field::DAYS_PER_YEAR,
        Field::OnSchedule => say::field::ON_SCHEDULE,
        Field::Engineers => say::field::ENGINEERS,
        Field::Objective => say::field::OBJECTIVE,
        Field::WindowDays => say::field::WINDOW_OWN_DAYS,
        Field::Requests => say::field::REQUESTS,
        Field::OutageMinutes => say::field::OUTAGE_MINUTES,
        Field::ShareOfUsers => say::field::SHARE_OF_USERS,
    }
}

fn hint(field: Field) -> Message {
    match field {
        Field::DaysPerYear => say::field::DAYS_PER_YEAR_HINT,
        Field::OnSchedule => say::field::ON_SCHEDULE_HINT,
        Field::Engineers => say::field::ENGINEERS_HINT,
        Field::Objective => say::field::OBJECTIVE_HINT,
        Field::WindowDays => say::field::WINDOW_OWN_DAYS_HINT,
        Field::Requests => say::field::REQUESTS_HINT,
        Field::OutageMinutes => say::field::OUTAGE_MINUTES_HINT,
        Field::ShareOfUsers => say::field::SHARE_OF_USERS_HINT,
    }
}

/// A value as one would type it: no groups, so that it reads back in every field.
fn plain(bound: Bound, value: u64, text: &Text) -> String {
    if bound.decimals == 0 {
        value.to_string()
    } else {
        // Groups stand before the decimal sign only, and decimal fields here stay below a thousand or get typed.
        text.scaled(i128::from(value), u32::from(bound.decimals)).replace(text.group(), "")
    }
}

/// What is wrong and what is allowed.
fn sentence(field: Field, problem: FieldProblem, text: &Text) -> String {
    let name = text.get(label(field));
    let bound = field.bound();
    let decimals = u32::from(bound.decimals);
    let shown = |value: u64| text.scaled(i128::from(value), decimals);
    let (least, most, places) = (shown(bound.least), shown(bound.most), decimals.to_string());
    let range = match (field, problem) {
        (_, FieldProblem::MoreThanEngineers) => text.get(say::field::RANGE_ON_SCHEDULE).to_owned(),
        (Field::Objective, _) => text.say(say::field::range_objective(&places)),
        _ if decimals == 0 => text.say(say::field::range_whole(&least, &most)),
        _ => text.say(say::field::range_above(&places, &most)),
    };
    match problem {
        FieldProblem::Missing => text.say(say::field::error_missing(name, &range)),
        FieldProblem::NotANumber => text.say(say::field::error_not_a_number(name, &range)),
        FieldProblem::TooPrecise => text.say(say::field::error_too_precise(name, &range)),
        FieldProblem::OutOfRange => text.say(say::field::error_out_of_range(name, &range)),
        FieldProblem::MoreThanEngineers => {
            text.say(say::field::error_more_than_engineers(name, &range))
        }
    }
}

/// Renders a field; `typed` is called after every change of its text.
pub fn number_field(entry: Entry, text: &'static Text, typed: impl Fn() + Copy + 'static) -> AnyView {
    let id = entry.id();
    let (hint_id, error_id) = (format!("{id}-hint"), format!("{id}-error"));
    let described = {
        let (hint_id, error_id) = (hint_id.clone(), error_id.clone());
        move || if entry.told().is_some() { error_id.clone() } else { hint_id.clone() }
    };
    let optional = entry.field.optional().then(|| {
        view! { " "<span class="optional">{text.get(say::field::OPTIONAL)}</span> }
    });
    let help = move || match entry.told() {
        None => view! { <p class="hint" id=hint_id.clone()>{text.get(hint(entry.field))}</p> }.into_any(),
        Some(problem) => view! {
            <p class="error" id=error_id.clone()>{sentence(entry.field, problem, text)}</p>
        }
        .into_any(),
    };
    let on_input = move |event| {
        entry.typed.set(event_target_value(&event));
        typed();
        // A mistake that is mended goes at once; a new one waits until the field is left.
        if entry.peek().is_ok() && entry.beside.get_untracked().is_none() {
            entry.judged.set(false);
        }
    };
    let judge = move || {
        entry.judge();
        typed();
    };
    view! {
        <div class="field" class:wrong=move || entry.told().is_some()>
            <label for=id>{text.get(label(entry.field))}{optional}</label>
            <input
                id=id
                type="text"
                inputmode=if entry.field.bound().decimals == 0 { "numeric" } else { "decimal" }
                autocomplete="off"
                maxlength="64"
                prop:value=move || entry.typed.get()
                aria-describedby=described
                aria-invalid=move || entry.told().is_some().then_some("true")
                on:input=on_input
                on:blur=move |_| judge()
                on:keydown=move |event| if event.key() == "Enter" { judge() }
            />
            {help}
        </div>
    }
    .into_any()
}

/// The summary of all mistakes, in the place of the screen's introduction.
pub fn summary(entries: Vec<Entry>, lead: Message, text: &'static Text) -> AnyView {
    let shown = {
        let entries = entries.clone();
        Memo::new(move |_| any_told(&entries))
    };
    let list = move || {
        entries
            .iter()
            .filter_map(|entry| Some((*entry, entry.told()?)))
            .map(|(entry, problem)| {
                let jump = move |event: leptos::ev::MouseEvent| {
                    event.prevent_default();
                    focus::by_id(entry.id());
                };
                view! {
                    <li>
                        <a href=format!("#{}", entry.id()) on:click=jump>
                            {sentence(entry.field, problem, text)}
                        </a>
                    </li>
                }
            })
            .collect_view()
    };
    view! {
        <div class="lead-or-errors">
            <p class="lead" class:away=move || shown.get()>{text.get(lead)}</p>
            <div class="summary" role="alert" class:away=move || !shown.get()>
                {move || shown.get().then(|| view! {
                    <h2>{text.get(say::field::SUMMARY_TITLE)}</h2>
                })}
                <ul>{list}</ul>
            </div>
        </div>
    }
    .into_any()
}
