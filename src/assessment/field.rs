//! The calculators' fields: from typed text to a checked number, or to what is wrong with it.
//!
//! Decimal fields take one comma or one point as the decimal sign, spaces between groups of three, and `%` where
//! the field is a percentage. Whole-number fields take groups of three separated by comma, point, apostrophe or
//! space. So `1,234` is one thousand and a bit in *Requests* and one and a bit in *Outage length*; each field's
//! hint says which.

use crate::domain::bounds::{self, Bound};

/// A field a person can type into.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// Days in the year of the rota.
    DaysPerYear,
    /// People on schedule at the same time.
    OnSchedule,
    /// Engineers who share the rota.
    Engineers,
    /// Objective in percent.
    Objective,
    /// Length of a window of one's own, in days.
    WindowDays,
    /// Valid requests in the window.
    Requests,
    /// Length of an outage in minutes.
    OutageMinutes,
    /// Share of users an outage affects, in percent.
    ShareOfUsers,
    // On-call details.
    /// Sites that take turns.
    Sites,
    /// Weeks of leave a year.
    LeaveWeeks,
    /// Hours of a working week.
    WorkWeekHours,
    /// Share of the time that on-call work may take, in percent.
    OnCallLimit,
    /// Incidents in a week.
    IncidentsPerWeek,
    /// Hours that one incident takes.
    HoursPerIncident,
    /// Share of incidents at night, in percent.
    NightShare,
    // The rota.
    /// Year in whose weeks the rota begins.
    RotaYear,
    /// Week in which the rota begins.
    RotaWeek,
    /// Somebody's share of a full place in the rota, in percent.
    PersonShare,
    // Error budget details and the outage log.
    /// An objective that is set beside the first, in percent.
    FurtherObjective,
    /// Length of a time slice in seconds.
    SliceSeconds,
    /// Share of a slice that has to succeed, in percent.
    SliceGood,
    /// Length of a logged outage in minutes.
    LogMinutes,
    /// Share of users that a logged outage affected, in percent.
    LogShare,
    /// Requests that failed in a logged outage.
    LogFailed,
    // Dependencies.
    /// Availability of a part in percent, 0 and 100 included.
    Availability,
    /// How many parts of a group have to be up.
    NeededUp,
    /// Equal copies of a part.
    Copies,
    /// Share of failures that take all copies, in percent.
    CommonCause,
    /// Share of the service that a soft dependency takes with it, in percent.
    SoftImpact,

    // Alerts.
    /// Share of the requests that fail, in percent.
    ErrorRatio,
    /// Requests an hour.
    RequestsPerHour,
    // The forecast.
    /// Incidents per window on average.
    Incidents,
    /// Minutes until an incident is noticed.
    DetectMinutes,
    /// Minutes from then on until it is over.
    RepairMinutes,
    /// Standard deviation of the lengths by their mean.
    Variation,
    // Where the time goes.
    /// Share of working time that being on call takes, in percent.
    OnCallShare,
    /// Tickets a week.
    TicketsPerWeek,
    /// Work on a ticket in hours.
    HoursPerTicket,
    /// Manual work of the team in hours a week.
    ManualHours,
    /// Engineering for reliability of the team in hours a week.
    EngineeringHours,
}

/// What a field takes.
struct Facts {
    bound: Bound,
    optional: bool,
    percent: bool,
}

/// A field that needs a number.
const fn needed(bound: Bound) -> Facts {
    Facts { bound, optional: false, percent: false }
}

impl Facts {
    /// It may be left empty.
    const fn optional(self) -> Self {
        Self { optional: true, ..self }
    }

    /// It is a percentage, so that `%` may follow the number.
    const fn percent(self) -> Self {
        Self { percent: true, ..self }
    }
}

/// What is wrong with what was typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FieldProblem {
    /// Nothing was typed where a number is needed.
    Missing,
    /// Not a number in any form the field takes.
    NotANumber,
    /// More decimals than the field keeps.
    TooPrecise,
    /// A number outside the field's range.
    OutOfRange,
    /// More people on schedule than engineers.
    MoreThanEngineers,
    /// An objective of 100 %, which leaves no budget.
    NoBudget,
    /// No requests at all, of which there is no ratio.
    NoTraffic,
    /// Detection and repair together take no time, or longer than an outage can.
    NoOutage,
    /// A week 53 in a year that has 52.
    NoSuchWeek,
}

/// Longer texts are refused before anything looks at them.
const LONGEST: usize = 64;

impl Field {
    const fn facts(self) -> Facts {
        match self {
            Self::DaysPerYear => needed(bounds::DAYS_PER_YEAR),
            Self::OnSchedule => needed(bounds::ON_SCHEDULE),
            Self::Engineers => needed(bounds::ENGINEERS),
            Self::Objective => needed(bounds::OBJECTIVE_PERCENT).percent(),
            Self::WindowDays => needed(bounds::WINDOW_DAYS),
            Self::Requests => needed(bounds::REQUESTS).optional(),
            Self::OutageMinutes => needed(bounds::OUTAGE_MINUTES).optional(),
            Self::ShareOfUsers => needed(bounds::SHARE_OF_USERS_PERCENT).optional().percent(),
            // On-call details.
            Self::Sites => needed(bounds::SITES),
            Self::LeaveWeeks => needed(bounds::LEAVE_WEEKS).optional(),
            Self::WorkWeekHours => needed(bounds::WORK_WEEK_HOURS),
            Self::OnCallLimit => needed(bounds::ON_CALL_LIMIT_PERCENT).percent(),
            Self::IncidentsPerWeek => needed(bounds::INCIDENTS_PER_WEEK).optional(),
            Self::HoursPerIncident => needed(bounds::HOURS_PER_INCIDENT),
            Self::NightShare => needed(bounds::NIGHT_SHARE_PERCENT).optional().percent(),
            // The rota.
            Self::RotaYear => needed(bounds::ROTA_YEAR),
            Self::RotaWeek => needed(bounds::ISO_WEEK),
            Self::PersonShare => needed(bounds::PERSON_SHARE_PERCENT).percent(),
            // Error budget details and the outage log.
            Self::FurtherObjective => needed(bounds::OBJECTIVE_PERCENT).optional().percent(),
            Self::SliceSeconds => needed(bounds::SLICE_SECONDS),
            Self::SliceGood => needed(bounds::SLICE_GOOD_PERCENT).optional().percent(),
            Self::LogMinutes => needed(bounds::OUTAGE_MINUTES),
            Self::LogShare => needed(bounds::SHARE_OF_USERS_PERCENT).optional().percent(),
            Self::LogFailed => needed(bounds::REQUESTS),
            // Dependencies.
            Self::Availability => needed(bounds::AVAILABILITY_PERCENT).percent(),
            Self::NeededUp => needed(bounds::NEEDED_UP),
            Self::Copies => needed(bounds::COPIES),
            Self::CommonCause => needed(bounds::COMMON_CAUSE_PERCENT).percent(),
            Self::SoftImpact => needed(bounds::SOFT_IMPACT_PERCENT).percent(),

            // Alerts.
            Self::ErrorRatio => needed(bounds::ERROR_RATIO_PERCENT).percent(),
            Self::RequestsPerHour => needed(bounds::REQUESTS_PER_HOUR).optional(),
            // The forecast.
            Self::Incidents => needed(bounds::INCIDENTS_PER_WINDOW),
            Self::DetectMinutes | Self::RepairMinutes => needed(bounds::INCIDENT_MINUTES),
            Self::Variation => needed(bounds::VARIATION),
            // Where the time goes.
            Self::OnCallShare => needed(bounds::ON_CALL_SHARE_PERCENT).percent(),
            Self::TicketsPerWeek => needed(bounds::TICKETS_PER_WEEK),
            Self::HoursPerTicket => needed(bounds::HOURS_PER_TICKET),
            Self::ManualHours | Self::EngineeringHours => needed(bounds::TEAM_HOURS_PER_WEEK),
        }
    }

    /// The range of the field, from the one table of limits.
    #[must_use]
    pub const fn bound(self) -> Bound {
        self.facts().bound
    }

    /// Whether the field may be left empty.
    #[must_use]
    pub const fn optional(self) -> bool {
        self.facts().optional
    }

    /// Whether the number is a percentage, so that `%` may follow it.
    #[must_use]
    pub const fn is_percent(self) -> bool {
        self.facts().percent
    }

    /// Reads what was typed. The number is in the unit of [`Field::bound`]: `10^-decimals`.
    ///
    /// # Errors
    /// What is wrong; an empty optional field is `Ok(None)`.
    pub fn read(self, typed: &str) -> Result<Option<u64>, FieldProblem> {
        let bound = self.bound();
        let mut typed = typed.trim_matches(is_space);
        if typed.is_empty() {
            return if self.optional() { Ok(None) } else { Err(FieldProblem::Missing) };
        }
        if typed.chars().count() > LONGEST {
            return Err(FieldProblem::NotANumber);
        }
        if self.is_percent() {
            typed = typed.strip_suffix('%').unwrap_or(typed).trim_end_matches(is_space);
        }
        let scaled =
            if bound.decimals == 0 { read_whole(typed)? } else { read_decimal(typed, bound.decimals)? };
        match (self, scaled) {
            _ if bound.admits(scaled) => Ok(Some(scaled)),
            (Self::Objective | Self::FurtherObjective, WHOLE_PPB) => Err(FieldProblem::NoBudget),
            (Self::Requests, 0) => Err(FieldProblem::NoTraffic),
            _ => Err(FieldProblem::OutOfRange),
        }
    }
}

/// 100 % as an objective is scaled.
const WHOLE_PPB: u64 = 1_000_000_000;

pub(super) fn is_space(c: char) -> bool {
    c.is_whitespace() || c == '\u{2060}'
}

/// `1234`, or groups of three with one kind of separator.
pub(super) fn read_whole(typed: &str) -> Result<u64, FieldProblem> {
    let same = |c: char| match c {
        '\'' | '\u{2019}' => Some('\''),
        ',' | '.' => Some(c),
        c if is_space(c) => Some(' '),
        _ => None,
    };
    digits(&ungroup(typed, same).ok_or(FieldProblem::NotANumber)?)
}

/// `99.9`, `99,9`, `.5`, `5.`; spaces may group the digits before the decimal sign.
pub(super) fn read_decimal(typed: &str, decimals: u8) -> Result<u64, FieldProblem> {
    let (whole, fraction) = typed.split_once(['.', ',']).unwrap_or((typed, ""));
    if whole.is_empty() && fraction.is_empty() {
        return Err(FieldProblem::NotANumber);
    }
    let spaces = |c: char| is_space(c).then_some(' ');
    let whole = ungroup(whole, spaces).ok_or(FieldProblem::NotANumber)?;
    if !whole.chars().chain(fraction.chars()).all(|c| c.is_ascii_digit()) {
        return Err(FieldProblem::NotANumber);
    }
    let kept = fraction.trim_end_matches('0');
    if kept.len() > usize::from(decimals) {
        return Err(FieldProblem::TooPrecise);
    }
    let mut all = whole;
    all.push_str(kept);
    all.extend(std::iter::repeat_n('0', usize::from(decimals) - kept.len()));
    digits(&all)
}

/// Takes separators out if they group digits by three and are all of one kind.
fn ungroup(typed: &str, separator: impl Fn(char) -> Option<char>) -> Option<String> {
    let mut out = String::with_capacity(typed.len());
    let mut kind = None;
    let mut in_group = 0;
    for c in typed.chars() {
        if let Some(found) = separator(c) {
            let first = kind.is_none();
            if !first && (kind != Some(found) || in_group != 3) || first && !(1..=3).contains(&in_group) {
                return None;
            }
            kind = Some(found);
            in_group = 0;
        } else {
            out.push(c);
            in_group += 1;
        }
    }
    (kind.is_none() || in_group == 3).then_some(out)
}

fn digits(text: &str) -> Result<u64, FieldProblem> {
    if !text.chars().all(|c| c.is_ascii_digit()) {
        return Err(FieldProblem::NotANumber);
    }
    let significant = text.trim_start_matches('0');
    match significant {
        "" => Ok(0),
        // Digits only: what does not parse is too large for any field.
        some => some.parse().map_err(|_| FieldProblem::OutOfRange),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_objective_takes_a_comma_or_a_point_a_percent_sign_and_spaces() {
        for typed in ["99.9", "99,9", " 99.9 % ", "99.9%", "99,9\u{a0}%", "99.900", "099.9", "99.90000000"] {
            assert_eq!(Field::Objective.read(typed), Ok(Some(999_000_000)), "{typed}");
        }
        assert_eq!(Field::Objective.read(".5"), Ok(Some(5_000_000)));
        assert_eq!(Field::Objective.read("99."), Ok(Some(990_000_000)));
    }

    #[test]
    fn an_objective_is_above_0_below_100_with_at_most_7_decimals() {
        for typed in ["0", "100.1", "1000", "0.0"] {
            assert_eq!(Field::Objective.read(typed), Err(FieldProblem::OutOfRange), "{typed}");
        }
        for typed in ["100", "100.0", "100 %"] {
            assert_eq!(Field::Objective.read(typed), Err(FieldProblem::NoBudget), "{typed}");
        }
        assert_eq!(Field::Objective.read("99.99999999"), Err(FieldProblem::TooPrecise));
        assert_eq!(Field::Objective.read("99.9999999"), Ok(Some(999_999_999)));
        for typed in [
            "-5",
            "+5",
            "abc",
            "9 9",
            "99.9.9",
            "1,000.5",
            "99..9",
            ".",
            "%",
            "1e1",
            "99.9 %%",
            "\u{ff19}\u{ff19}",
        ] {
            assert_eq!(Field::Objective.read(typed), Err(FieldProblem::NotANumber), "{typed}");
        }
        assert_eq!(Field::Objective.read("  "), Err(FieldProblem::Missing));
    }

    #[test]
    fn whole_numbers_take_groups_of_three() {
        for typed in [
            "1000000",
            "1,000,000",
            "1.000.000",
            "1'000'000",
            "1\u{2019}000\u{2019}000",
            "1 000 000",
            "1\u{202f}000\u{a0}000",
        ] {
            assert_eq!(Field::Requests.read(typed), Ok(Some(1_000_000)), "{typed}");
        }
        for typed in ["1,00", "1.5", "10,00,000", "1,000.000", ",100", "1000,000", "1,000,", "1,,000", "12 %"]
        {
            assert_eq!(Field::Requests.read(typed), Err(FieldProblem::NotANumber), "{typed}");
        }
        assert_eq!(Field::Requests.read(""), Ok(None));
    }

    #[test]
    fn numbers_outside_the_table_of_limits_are_out_of_range() {
        assert_eq!(Field::Engineers.read("10,001"), Err(FieldProblem::OutOfRange));
        assert_eq!(Field::Engineers.read("0"), Err(FieldProblem::OutOfRange));
        assert_eq!(Field::Requests.read("99999999999999999999999999"), Err(FieldProblem::OutOfRange));
        assert_eq!(Field::Requests.read("1 000 000 000 000 000"), Ok(Some(1_000_000_000_000_000)));
    }

    #[test]
    fn a_text_of_a_hundred_thousand_characters_is_refused_at_once() {
        assert_eq!(Field::Requests.read(&"9".repeat(100_000)), Err(FieldProblem::NotANumber));
    }
}
