//! What was entered into the calculators beyond the two that came first; each is there once it was touched.
//!
//! Every input has its fields private or checked: what exists is within the limits of `domain/bounds.rs`.

use super::alerts::Alerts;
use super::budget_details::BudgetDetails;
use super::dependencies::Dependencies;
use super::forecast::Forecast;
use super::on_call_details::OnCallDetails;
use super::outage_log::OutageLog;
use super::rota::Rota;
use super::time_split::TimeSplit;

/// The inputs, each `None` until it was touched.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Calculators {
    /// Leave, sites, hours and incidents of the on-call work.
    pub on_call_details: Option<OnCallDetails>,
    /// The year as a calendar: its people, its start and its hand-over day.
    pub rota: Option<Rota>,
    /// How the error budget is counted, its calendar window, and further objectives.
    pub budget_details: Option<BudgetDetails>,
    /// Outages of the window so far.
    pub outages: Option<OutageLog>,
    /// What the service depends on.
    pub dependencies: Option<Dependencies>,
    /// What the alerts are looked at with.
    pub alerts: Option<Alerts>,
    /// How often and how long the service fails.
    pub forecast: Option<Forecast>,
    /// What takes the team's time.
    pub time: Option<TimeSplit>,
}

impl Calculators {
    /// The same, and where nothing was touched what was entered elsewhere.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        Self {
            on_call_details: self.on_call_details.or(other.on_call_details),
            rota: self.rota.or(other.rota),
            budget_details: self.budget_details.or(other.budget_details),
            outages: self.outages.or(other.outages),
            dependencies: self.dependencies.or(other.dependencies),
            alerts: self.alerts.or(other.alerts),
            forecast: self.forecast.or(other.forecast),
            time: self.time.or(other.time),
        }
    }

    /// The same without those that are as they are there.
    #[must_use]
    pub fn beyond(self, other: &Self) -> Self {
        fn unlike<T: PartialEq>(own: Option<T>, other: &Option<T>) -> Option<T> {
            own.filter(|own| other.as_ref() != Some(own))
        }
        Self {
            on_call_details: unlike(self.on_call_details, &other.on_call_details),
            rota: unlike(self.rota, &other.rota),
            budget_details: unlike(self.budget_details, &other.budget_details),
            outages: unlike(self.outages, &other.outages),
            dependencies: unlike(self.dependencies, &other.dependencies),
            alerts: unlike(self.alerts, &other.alerts),
            forecast: unlike(self.forecast, &other.forecast),
            time: unlike(self.time, &other.time),
        }
    }

    /// Whether none of them was touched.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}
