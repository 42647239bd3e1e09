//! The sections of the calculators, one file each: what a link and a file hold of an input, and back.
//!
//! A section's struct is a promise to links already sent, as all in [`super::wire`]: its fields are never reordered,
//! removed or given another meaning; a new fact gets a new section.

mod alerts;
mod budget_details;
mod dependencies;
mod forecast;
mod on_call_details;
mod outage_log;
mod rota;
mod time_split;

use super::envelope::bytes_of;
use crate::assessment::calculators::Calculators;
use serde::Serialize;
use serde::de::DeserializeOwned;

/// A calculator's input as it stands in a link.
pub trait Section: Serialize + DeserializeOwned {
    /// What it holds.
    type Input;
    /// Its number, which no other section ever has.
    const ID: u16;
    /// Writes an input down.
    fn of(input: &Self::Input) -> Self;
    /// The input, if every number is within its limits.
    fn input(self) -> Option<Self::Input>;
}

/// The sections of what was entered, by rising number.
pub(crate) fn write(calculators: &Calculators) -> Vec<(u16, Vec<u8>)> {
    let mut sections = Vec::new();
    put::<on_call_details::Wire>(&calculators.on_call_details, &mut sections);
    put::<rota::Wire>(&calculators.rota, &mut sections);
    put::<budget_details::Wire>(&calculators.budget_details, &mut sections);
    put::<outage_log::Wire>(&calculators.outages, &mut sections);
    put::<dependencies::Wire>(&calculators.dependencies, &mut sections);
    put::<alerts::Wire>(&calculators.alerts, &mut sections);
    put::<forecast::Wire>(&calculators.forecast, &mut sections);
    put::<time_split::Wire>(&calculators.time, &mut sections);
    sections
}

fn put<S: Section>(input: &Option<S::Input>, sections: &mut Vec<(u16, Vec<u8>)>) {
    if let Some(input) = input {
        sections.push((S::ID, bytes_of(&S::of(input))));
    }
}

/// Reads a section: whether its number is known here, and `None` if its bytes are not as we write them.
pub(crate) fn read(id: u16, bytes: &[u8], calculators: &mut Calculators) -> Option<bool> {
    match id {
        on_call_details::Wire::ID => calculators.on_call_details = Some(get::<on_call_details::Wire>(bytes)?),
        rota::Wire::ID => calculators.rota = Some(get::<rota::Wire>(bytes)?),
        budget_details::Wire::ID => calculators.budget_details = Some(get::<budget_details::Wire>(bytes)?),
        outage_log::Wire::ID => calculators.outages = Some(get::<outage_log::Wire>(bytes)?),
        dependencies::Wire::ID => calculators.dependencies = Some(get::<dependencies::Wire>(bytes)?),
        alerts::Wire::ID => calculators.alerts = Some(get::<alerts::Wire>(bytes)?),
        forecast::Wire::ID => calculators.forecast = Some(get::<forecast::Wire>(bytes)?),
        time_split::Wire::ID => calculators.time = Some(get::<time_split::Wire>(bytes)?),
        _ => return Some(false),
    }
    Some(true)
}

fn get<S: Section>(bytes: &[u8]) -> Option<S::Input> {
    postcard::from_bytes::<S>(bytes).ok()?.input()
}
