//! The calculators' number fields: what was typed, whether it was judged, and what is wrong with it.
//!
//! A field keeps what was typed. Valid numbers go on at once; mistakes are told on leaving the field or on Enter,
//! beside the field in the place of its hint and in a summary, and focus stays where it is.

use crate::assessment::field::{Field, FieldProblem};
use crate::content::say;
use crate::domain::bounds::Bound;
use crate::text::{Message, Text};
use crate::ui::node::{El, el, here, now};
use crate::ui::port::focus;
use leptos::prelude::*;
use std::time::Duration;
use wasm_bindgen::JsCast;
use web_sys::KeyboardEvent;

/// Time for the click that took the focus away to end.
const CLICK: Duration = Duration::from_millis(150);

/// A field of a calculator while it is on the screen.
#[derive(Clone, Copy)]
pub struct Entry {
    /// Which field.
    pub field: Field,
    /// Its row in a list, from 1; 0 where there is one such field only.
    row: u16,
    state: RwSignal<Typed>,
}

#[derive(Clone)]
struct Typed {
    /// What stands in the field.
    text: String,
    /// What stood in it when it was last left without a mistake: what counts while it holds one. A number that is only
    /// the beginning of what is being typed, as 10 is of 100, must not stay behind.
    kept: String,
    /// Whether it was left since something was typed.
    left: bool,
    /// Whether its mistakes are told.
    judged: bool,
    /// A mistake that shows only beside other fields.
    beside: Option<FieldProblem>,
}

impl Entry {
    /// A field that starts with a value, in the unit of its bound.
    pub fn new(field: Field, value: Option<u64>, text: &Text) -> Self {
        Self::in_row(field, 0, value, text)
    }

    /// The same in a row of a list, counted from 1: its label names the row.
    pub fn in_row(field: Field, row: u16, value: Option<u64>, text: &Text) -> Self {
        let text = value.map_or(String::new(), |value| plain(field.bound(), value, text));
        Self {
            field,
            row,
            state: RwSignal::new(Typed {
                kept: text.clone(),
                text,
                left: false,
                judged: false,
                beside: None,
            }),
        }
    }

    /// The number typed, if it is one.
    pub fn read(self) -> Result<Option<u64>, FieldProblem> {
        // A field can lose focus because its screen is gone.
        let read = self.state.try_with_untracked(|typed| match self.field.read(&typed.text) {
            Err(problem) if typed.judged || typed.left => self.field.read(&typed.kept).map_err(|_| problem),
            read => read,
        });
        read.unwrap_or(Err(FieldProblem::Missing))
    }

    /// What is wrong with what stands in it, told or not.
    pub fn mistake(self) -> Option<FieldProblem> {
        self.state.try_with_untracked(|typed| self.field.read(&typed.text).err()).flatten()
    }

    /// Puts another text into the field.
    pub fn put(self, text: String) {
        self.change(|typed| {
            typed.kept.clone_from(&text);
            typed.text = text;
            typed.beside = None;
        });
    }

    /// Puts a value into the field, in the unit of its bound.
    pub fn put_value(self, value: u64, text: &Text) {
        self.put(plain(self.field.bound(), value, text));
    }

    /// Says whether the number fits beside the others.
    pub fn set_beside(self, problem: Option<FieldProblem>) {
        if self.state.try_with_untracked(|typed| typed.beside != problem) == Some(true) {
            self.change(|typed| typed.beside = problem);
        }
    }

    /// Tells its mistakes from now on, or no longer.
    pub fn judge(self, judged: bool) {
        if self.is_judged() != judged {
            self.change(|typed| typed.judged = judged);
        }
    }

    /// What stands in it counts from now on, if it is a number of the field.
    fn keep(self) {
        let good = self
            .state
            .try_with_untracked(|typed| self.field.read(&typed.text).is_ok() && typed.kept != typed.text);
        if good == Some(true) {
            self.change(|typed| typed.kept.clone_from(&typed.text));
        }
    }

    /// Whether its mistakes are told.
    pub fn is_judged(self) -> bool {
        self.state.try_with_untracked(|typed| typed.judged).unwrap_or(false)
    }

    fn change(self, change: impl FnOnce(&mut Typed)) {
        self.state.try_update(change);
    }

    /// The mistake to tell.
    fn told(self) -> Option<FieldProblem> {
        let told = self.state.try_with(|typed| typed.judged.then(|| self.problem(typed)).flatten());
        told.flatten()
    }

    fn problem(self, typed: &Typed) -> Option<FieldProblem> {
        self.field.read(&typed.text).err().or(typed.beside)
    }

    /// Whether it stands in this row of a list, counted from 1.
    pub fn is_in_row(self, row: usize) -> bool {
        usize::from(self.row) == row
    }

    fn id(self) -> String {
        let name = words(self.field).0;
        if self.row == 0 { name.to_owned() } else { format!("{name}-{}", self.row) }
    }

    fn label(self, text: &Text) -> String {
        let name = text.get(words(self.field).1);
        if self.row == 0 {
            name.to_owned()
        } else {
            text.say(say::field::in_row(name, &text.whole(self.row.into())))
        }
    }
}

/// Whether any of the fields tells a mistake.
pub fn any_told(entries: &[Entry]) -> bool {
    entries.iter().any(|entry| entry.told().is_some())
}

/// Whether every field holds what it should; if not, all tell, and the first that does not gets the focus.
pub fn all_fine(entries: &[Entry]) -> bool {
    for entry in entries {
        entry.judge(true);
    }
    let wrong = entries.iter().find(|entry| untrack(|| entry.told()).is_some());
    if let Some(wrong) = wrong {
        focus::by_id(&wrong.id());
    }
    wrong.is_none()
}

/// The field's id in the page, its label and its hint.
fn words(field: Field) -> (&'static str, Message, Message) {
    match field {
        Field::DaysPerYear => ("days-per-year", say::field::DAYS_PER_YEAR, say::field::DAYS_PER_YEAR_HINT),
        Field::OnSchedule => ("on-schedule", say::field::ON_SCHEDULE, say::field::ON_SCHEDULE_HINT),
        Field::Engineers => ("engineers", say::field::ENGINEERS, say::field::ENGINEERS_HINT),
        Field::Sites => ("sites", say::field::SITES, say::field::SITES_HINT),
        Field::LeaveWeeks => ("leave-weeks", say::field::LEAVE_WEEKS, say::field::LEAVE_WEEKS_HINT),
        Field::WorkWeekHours => {
            ("work-week-hours", say::field::WORK_WEEK_HOURS, say::field::WORK_WEEK_HOURS_HINT)
        }
        Field::OnCallLimit => ("on-call-limit", say::field::ON_CALL_LIMIT, say::field::ON_CALL_LIMIT_HINT),
        Field::IncidentsPerWeek => {
            ("incidents-per-week", say::field::INCIDENTS_PER_WEEK, say::field::INCIDENTS_PER_WEEK_HINT)
        }
        Field::HoursPerIncident => {
            ("hours-per-incident", say::field::HOURS_PER_INCIDENT, say::field::HOURS_PER_INCIDENT_HINT)
        }
        Field::NightShare => ("night-share", say::field::NIGHT_SHARE, say::field::NIGHT_SHARE_HINT),
        Field::RotaYear => ("rota-year", say::field::ROTA_YEAR, say::field::ROTA_YEAR_HINT),
        Field::RotaWeek => ("rota-week", say::field::ROTA_WEEK, say::field::ROTA_WEEK_HINT),
        Field::PersonShare => ("person-share", say::field::PERSON_SHARE, say::field::PERSON_SHARE_HINT),
        Field::Objective => ("objective", say::field::OBJECTIVE, say::field::OBJECTIVE_HINT),
        Field::WindowDays => ("window-days", say::field::WINDOW_OWN_DAYS, say::field::WINDOW_OWN_DAYS_HINT),
        Field::Requests => ("requests", say::field::REQUESTS, say::field::REQUESTS_HINT),
        Field::OutageMinutes => {
            ("outage-minutes", say::field::OUTAGE_MINUTES, say::field::OUTAGE_MINUTES_HINT)
        }
        Field::ShareOfUsers => {
            ("share-of-users", say::field::SHARE_OF_USERS, say::field::SHARE_OF_USERS_HINT)
        }
        // On-call details.

        // The rota.

        // Error budget details and the outage log.
        Field::FurtherObjective => {
            ("further-objective", say::field::FURTHER_OBJECTIVE, say::field::FURTHER_OBJECTIVE_HINT)
        }
        Field::SliceSeconds => ("slice-seconds", say::field::SLICE_SECONDS, say::field::SLICE_SECONDS_HINT),
        Field::SliceGood => ("slice-good", say::field::SLICE_GOOD, say::field::SLICE_GOOD_HINT),
        Field::LogMinutes => ("log-minutes", say::field::LOG_MINUTES, say::field::LOG_MINUTES_HINT),
        Field::LogShare => ("log-share", say::field::LOG_SHARE, say::field::LOG_SHARE_HINT),
        Field::LogFailed => ("log-failed", say::field::LOG_FAILED, say::field::LOG_FAILED_HINT),

        // Dependencies.
        Field::Availability => ("availability", say::field::AVAILABILITY, say::field::AVAILABILITY_HINT),
        Field::NeededUp => ("needed-up", say::field::NEEDED_UP, say::field::NEEDED_UP_HINT),
        Field::Copies => ("copies", say::field::COPIES, say::field::COPIES_HINT),
        Field::CommonCause => ("common-cause", say::field::COMMON_CAUSE, say::field::COMMON_CAUSE_HINT),
        Field::SoftImpact => ("soft-impact", say::field::SOFT_IMPACT, say::field::SOFT_IMPACT_HINT),

        // Alerts.
        Field::ErrorRatio => ("error-ratio", say::field::ERROR_RATIO, say::field::ERROR_RATIO_HINT),
        Field::RequestsPerHour => {
            ("requests-per-hour", say::field::REQUESTS_PER_HOUR, say::field::REQUESTS_PER_HOUR_HINT)
        }

        // The forecast.
        Field::Incidents => ("incidents", say::field::INCIDENTS, say::field::INCIDENTS_HINT),
        Field::DetectMinutes => {
            ("detect-minutes", say::field::DETECT_MINUTES, say::field::DETECT_MINUTES_HINT)
        }
        Field::RepairMinutes => {
            ("repair-minutes", say::field::REPAIR_MINUTES, say::field::REPAIR_MINUTES_HINT)
        }
        Field::Variation => ("variation", say::field::VARIATION, say::field::VARIATION_HINT),

        // Where the time goes.
        Field::OnCallShare => ("on-call-share", say::field::ON_CALL_SHARE, say::field::ON_CALL_SHARE_HINT),
        Field::TicketsPerWeek => {
            ("tickets-per-week", say::field::TICKETS_PER_WEEK, say::field::TICKETS_PER_WEEK_HINT)
        }
        Field::HoursPerTicket => {
            ("hours-per-ticket", say::field::HOURS_PER_TICKET, say::field::HOURS_PER_TICKET_HINT)
        }
        Field::ManualHours => ("manual-hours", say::field::MANUAL_HOURS, say::field::MANUAL_HOURS_HINT),
        Field::EngineeringHours => {
            ("engineering-hours", say::field::ENGINEERING_HOURS, say::field::ENGINEERING_HOURS_HINT)
        }
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
fn sentence(entry: Entry, problem: FieldProblem, text: &Text) -> String {
    let (field, name) = (entry.field, &entry.label(text));
    let bound = field.bound();
    let decimals = u32::from(bound.decimals);
    // Nobody writes a year in groups of three.
    let shown = |value: u64| match field {
        Field::RotaYear => value.to_string(),
        _ => text.scaled(i128::from(value), decimals),
    };
    let (least, most, places) = (shown(bound.least), shown(bound.most), decimals.to_string());
    let range = match (field, problem) {
        (_, FieldProblem::MoreThanEngineers) => text.say(say::field::range_on_schedule(&least, &most)),
        (Field::Objective | Field::FurtherObjective, _) => text.say(say::field::range_objective(&places)),
        (_, FieldProblem::NoOutage) => text.get(say::field::RANGE_OUTAGE).to_owned(),
        (_, FieldProblem::NoSuchWeek) => text.say(say::field::range_whole(&least, &shown(bound.most - 1))),
        _ if decimals == 0 => text.say(say::field::range_whole(&least, &most)),
        _ if bound.least == 1 => text.say(say::field::range_above(&places, &most)),
        _ => text.say(say::field::range_decimal(decimals.into(), &places, &least, &most)),
    };
    match problem {
        FieldProblem::Missing => text.say(say::field::error_missing(name, &range)),
        FieldProblem::NotANumber => text.say(say::field::error_not_a_number(name, &range)),
        FieldProblem::TooPrecise => text.say(say::field::error_too_precise(name, &range)),
        FieldProblem::NoOutage => text.say(say::field::error_no_outage(name, &range)),
        FieldProblem::OutOfRange => text.say(say::field::error_out_of_range(name, &range)),
        FieldProblem::NoBudget => text.say(say::field::error_no_budget(name, &range)),
        FieldProblem::NoTraffic => text.say(say::field::error_no_traffic(name, &range)),
        FieldProblem::MoreThanEngineers => text.say(say::field::error_more_than_engineers(name, &range)),
        FieldProblem::NoSuchWeek => text.say(say::field::error_no_such_week(name, &range)),
    }
}

/// Renders a field; `typed` is called after every change of its text.
pub fn number_field(entry: Entry, text: &'static Text, typed: impl Fn() + Copy + 'static) -> El {
    let id = entry.id();
    let (hint_id, error_id) = (format!("{id}-hint"), format!("{id}-error"));
    let described_by = (hint_id.clone(), error_id.clone());
    let told = move || entry.told();
    let optional =
        entry.field.optional().then(|| el("span").class("optional").add(text.get(say::field::OPTIONAL)));
    let help = move || match told() {
        None => el("p").class("hint").set("id", &hint_id).add(text.get(words(entry.field).2)),
        Some(problem) => el("p").class("error").set("id", &error_id).add(sentence(entry, problem, text)),
    };
    let on_input = move |event| {
        let told_before = untrack(told).is_some();
        entry.change(|typed| {
            typed.text = event_target_value(&event);
            typed.left = false;
        });
        typed();
        // A mistake that is mended goes at once; a new one waits until the field is left.
        if !told_before || untrack(told).is_none() {
            entry.judge(false);
        }
    };
    let judge = move || {
        entry.keep();
        entry.judge(true);
        typed();
    };
    let here = here();
    // Leaving by a click: the click first, so that nothing moves under it.
    let leave = move |_| {
        if focus::by_pointer() {
            // The click may lead away from the screen: what counts is settled before.
            entry.change(|typed| typed.left = true);
            typed();
            here.later(CLICK, judge);
        } else {
            judge();
        }
    };
    let input = el("input")
        .set("id", &id)
        .set("type", "text")
        .set("inputmode", if entry.field.bound().decimals == 0 { "numeric" } else { "decimal" })
        .set("autocomplete", "off")
        .value(move || entry.state.with(|typed| typed.text.clone()))
        .follow("aria-describedby", move || {
            Some(if told().is_some() { described_by.1.clone() } else { described_by.0.clone() })
        })
        .follow("aria-invalid", move || told().map(|_| "true".to_owned()))
        .on("input", on_input)
        .on("blur", leave)
        .on("keydown", move |event| {
            let enter = event.dyn_ref::<KeyboardEvent>().is_some_and(|event| event.key() == "Enter");
            if enter {
                judge();
            }
        });
    el("div")
        .class_while("field", "wrong", move || told().is_some())
        .add(el("label").set("for", &id).add(entry.label(text)).add(" ").add(optional))
        .add(input)
        .add(now(help))
}

/// The summary of all mistakes, in the place of the screen's introduction.
pub fn summary(entries: Vec<Entry>, lead: Message, text: &'static Text) -> El {
    summary_now(move || entries.clone(), lead, text)
}

/// The same for fields that come and go; it follows the signals that `entries` reads.
pub fn summary_now(
    entries: impl Fn() -> Vec<Entry> + Send + 'static,
    lead: Message,
    text: &'static Text,
) -> El {
    let list = move || {
        let told: Vec<El> = entries()
            .iter()
            .filter_map(|entry| Some((*entry, entry.told()?)))
            .map(|(entry, problem)| {
                let jump = move |event: web_sys::Event| {
                    event.prevent_default();
                    focus::by_id(&entry.id());
                };
                let link = el("a")
                    .set("href", &format!("#{}", entry.id()))
                    .on("click", jump)
                    .add(sentence(entry, problem, text));
                el("li").add(link)
            })
            .collect();
        if told.is_empty() {
            return vec![el("p").class("lead").add(text.get(lead))];
        }
        vec![
            el("div")
                .class("summary")
                .add(el("h2").add(text.get(say::field::SUMMARY_TITLE)))
                .add(el("ul").add(told)),
        ]
    };
    el("div").class("lead-or-errors").set("role", "alert").add(now(list))
}
