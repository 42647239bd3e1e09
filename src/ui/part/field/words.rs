//! What fields are called, and what is said of what is wrong in them.

use super::{Asks, Entry, Mistake};
use crate::assessment::field::{Field, FieldProblem};
use crate::assessment::rota::LeaveProblem;
use crate::content::say;
use crate::domain::bounds::Bound;
use crate::text::{Message, Text};

impl Entry {
    pub(super) fn id(self) -> String {
        match self.asks {
            Asks::Number(field) if self.row == 0 => words(field).0.to_owned(),
            Asks::Number(field) => format!("{}-{}", words(field).0, self.row),
            Asks::Leave => format!("person-{}-leave", self.row),
        }
    }

    pub(super) fn label(self, text: &Text) -> String {
        let row = text.whole(self.row.into());
        match self.asks {
            Asks::Number(field) if self.row == 0 => text.get(words(field).1).to_owned(),
            Asks::Number(field) => text.say(say::field::in_row(text.get(words(field).1), &row)),
            Asks::Leave => text.say(say::rota::leave_of(&row)),
        }
    }

    /// What stands below it while nothing is wrong.
    pub(super) fn hint(self, text: &Text) -> Option<&str> {
        match self.asks {
            Asks::Number(field) => Some(text.get(words(field).2)),
            Asks::Leave => None,
        }
    }

    /// What is wrong and what is allowed.
    pub(super) fn sentence(self, mistake: &Mistake, text: &Text) -> String {
        let name = &self.label(text);
        match (self.asks, mistake) {
            (Asks::Number(field), Mistake::Number(problem)) => number(field, *problem, name, text),
            (_, Mistake::Leave(LeaveProblem::NotAWeek(piece))) => {
                text.say(say::rota::error_leave_word(name, piece))
            }
            (_, Mistake::Leave(LeaveProblem::OutOfRange(piece))) => {
                text.say(say::rota::error_leave_range(name, piece))
            }
            (_, Mistake::Leave(LeaveProblem::Backwards(piece))) => {
                text.say(say::rota::error_leave_backwards(name, piece))
            }
            // A number's mistake in weeks of leave: there is none.
            (Asks::Leave, Mistake::Number(_)) | (_, Mistake::Leave(LeaveProblem::TooLong)) => {
                text.say(say::rota::error_leave_long(name))
            }
        }
    }
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
pub(super) fn plain(bound: Bound, value: u64, text: &Text) -> String {
    if bound.decimals == 0 {
        value.to_string()
    } else {
        // Groups stand before the decimal sign only, and decimal fields here stay below a thousand or get typed.
        text.scaled(i128::from(value), u32::from(bound.decimals)).replace(text.group(), "")
    }
}

/// What is wrong and what is allowed.
fn number(field: Field, problem: FieldProblem, name: &str, text: &Text) -> String {
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
