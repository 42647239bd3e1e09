//! Addresses: what the fragment of the page's address opens.

use crate::content::QuestionId;
use crate::report::Calculator;

/// A screen, as an address names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Route {
    /// No fragment, or one that names nothing.
    Start,
    /// `#readiness`: the first unanswered question.
    Readiness,
    /// `#readiness/<id>`: one question of the walk.
    Question(QuestionId),
    /// `#check`: all answers by area.
    Check,
    /// `#check/<id>`: one question, to be changed; *Continue* leads back to the check.
    Change(QuestionId),
    /// `#on-call`
    OnCall,
    /// `#error-budget`
    ErrorBudget,
    /// `#time`
    Time,
    /// `#dependencies`
    Dependencies,
    /// `#alerts`
    Alerts,
    /// `#forecast`
    Forecast,
    /// `#report`
    Report,
    /// `#who-does-what`
    Roles,
    /// `#compare`, `#compare/<link>` or `#compare/<link>/<link>`: two results side by side; without a second link
    /// one's own is the other.
    Compare(Option<String>, Option<String>),
    /// `#team` or `#team/<link>`: a team's results together.
    Team(Option<String>),
    /// `#v1.<payload>`: a shared result, still to be decoded.
    Link(String),
}

const READINESS: &str = "readiness";
const CHECK: &str = "check";
const ON_CALL: &str = "on-call";
const ERROR_BUDGET: &str = "error-budget";
const TIME: &str = "time";
const DEPENDENCIES: &str = "dependencies";
const ALERTS: &str = "alerts";
const FORECAST: &str = "forecast";
const REPORT: &str = "report";
const ROLES: &str = "who-does-what";
const COMPARE: &str = "compare";
const TEAM: &str = "team";

impl Route {
    /// Reads a fragment, with or without its `#`. Whatever names nothing opens the start.
    #[must_use]
    pub fn parse(fragment: &str) -> Self {
        let fragment = fragment.strip_prefix('#').unwrap_or(fragment);
        if crate::link::looks_like_one(fragment) {
            return Self::Link(fragment.to_owned());
        }
        let mut parts = fragment.split('/');
        let screen = parts.next().unwrap_or_default();
        let mut link = || parts.next().filter(|link| !link.is_empty()).map(str::to_owned);
        match screen {
            COMPARE => {
                let first = link();
                return Self::Compare(first, link());
            }
            TEAM => return Self::Team(link()),
            _ => {}
        }
        let (screen, question) = match fragment.split_once('/') {
            Some((screen, id)) => (screen, QuestionId::named(id)),
            None => (fragment, None),
        };
        match (screen, question) {
            (READINESS, Some(question)) => Self::Question(question),
            (READINESS, None) => Self::Readiness,
            (CHECK, Some(question)) => Self::Change(question),
            (CHECK, None) => Self::Check,
            (ON_CALL, None) if fragment == ON_CALL => Self::OnCall,
            (ERROR_BUDGET, None) if fragment == ERROR_BUDGET => Self::ErrorBudget,
            (TIME, None) if fragment == TIME => Self::Time,
            (DEPENDENCIES, None) if fragment == DEPENDENCIES => Self::Dependencies,
            (ALERTS, None) if fragment == ALERTS => Self::Alerts,
            (FORECAST, None) if fragment == FORECAST => Self::Forecast,
            (REPORT, None) if fragment == REPORT => Self::Report,
            (ROLES, None) if fragment == ROLES => Self::Roles,
            _ => Self::Start,
        }
    }

    /// The fragment with its `#`; empty for the start.
    #[must_use]
    pub fn fragment(&self) -> String {
        let plain = |name: &str| format!("#{name}");
        let with = |name: &str, links: [&Option<String>; 2]| {
            links.into_iter().flatten().fold(plain(name), |address, link| format!("{address}/{link}"))
        };
        match self {
            Self::Start => String::new(),
            Self::Readiness => plain(READINESS),
            Self::Question(question) => format!("#{READINESS}/{}", question.facts().id),
            Self::Check => plain(CHECK),
            Self::Change(question) => format!("#{CHECK}/{}", question.facts().id),
            Self::OnCall => plain(ON_CALL),
            Self::ErrorBudget => plain(ERROR_BUDGET),
            Self::Time => plain(TIME),
            Self::Dependencies => plain(DEPENDENCIES),
            Self::Alerts => plain(ALERTS),
            Self::Forecast => plain(FORECAST),
            Self::Report => plain(REPORT),
            Self::Roles => plain(ROLES),
            Self::Compare(first, second) => with(COMPARE, [first, second]),
            Self::Team(link) => with(TEAM, [link, &None]),
            Self::Link(link) => plain(link),
        }
    }
}

impl Route {
    /// Whether the first program has the screen: what is needed until the questions are answered. All else is in the
    /// full program, which `public/boot.js` fetches by the same names.
    #[must_use]
    pub fn is_first(&self) -> bool {
        matches!(self, Self::Start | Self::Readiness | Self::Question(_) | Self::Check | Self::Change(_))
    }

    /// The address of a calculator.
    #[must_use]
    pub const fn of(calculator: Calculator) -> Self {
        match calculator {
            Calculator::OnCall => Self::OnCall,
            Calculator::Time => Self::Time,
            Calculator::ErrorBudget => Self::ErrorBudget,
            Calculator::Alerts => Self::Alerts,
            Calculator::Dependencies => Self::Dependencies,
            Calculator::Forecast => Self::Forecast,
        }
    }

    /// What a link on the page carries: the fragment, and a bare `#` for the start.
    #[must_use]
    pub fn href(&self) -> String {
        match self {
            Self::Start => "#".to_owned(),
            other => other.fragment(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::question;

    #[test]
    fn every_address_opens_its_screen_and_reads_back() {
        for route in [
            Route::Start,
            Route::Readiness,
            Route::Question(question::SLO_DEFINED),
            Route::Check,
            Route::Change(question::SLO_DEFINED),
            Route::OnCall,
            Route::ErrorBudget,
            Route::Time,
            Route::Dependencies,
            Route::Alerts,
            Route::Forecast,
            Route::Report,
            Route::Link("v1.AAAA".to_owned()),
            Route::Roles,
            Route::Compare(None, None),
            Route::Compare(Some("v1.AAAA".to_owned()), None),
            Route::Compare(Some("v1.AAAA".to_owned()), Some("v1.BBBB".to_owned())),
            Route::Team(None),
            Route::Team(Some("t1.AAAA".to_owned())),
        ] {
            assert_eq!(Route::parse(&route.fragment()), route);
        }
    }

    #[test]
    fn the_boot_script_fetches_the_full_program_for_exactly_the_screens_that_need_it() {
        let boot = include_str!("../../public/boot.js");
        let (_, names) = boot.split_once("const FULL = /^#(").unwrap();
        let (names, _) = names.split_once(")/;").unwrap();
        let mut names: Vec<&str> = names.split('|').collect();
        names.retain(|name| *name != "v\\d");
        let all = [ON_CALL, ERROR_BUDGET, TIME, DEPENDENCIES, ALERTS, FORECAST, REPORT, ROLES, COMPARE, TEAM];
        assert_eq!(names, all);
        for name in names {
            assert!(!Route::parse(name).is_first(), "{name}");
        }
        for first in ["", READINESS, CHECK, "nonsense"] {
            assert!(Route::parse(first).is_first(), "{first}");
        }
        assert!(!Route::parse("v1.AAAA").is_first());
    }

    #[test]
    fn an_unknown_address_and_a_query_in_the_fragment_open_the_start() {
        for fragment in [
            "",
            "#",
            "#?utm_source=mail",
            "#nonsense",
            "#Readiness",
            "#vanilla",
            "#v",
            "#readiness-2",
            "#report/x",
            "#on-call/",
            "#\u{0}",
        ] {
            assert_eq!(Route::parse(fragment), Route::Start, "{fragment}");
        }
    }

    #[test]
    fn an_unknown_question_opens_the_first_unanswered_one() {
        assert_eq!(Route::parse("#readiness/no-such-question"), Route::Readiness);
    }
}
