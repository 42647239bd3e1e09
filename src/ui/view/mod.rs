//! One file per screen. What two of them need stands in `part/`.

pub mod alerts;
pub mod bad_link;
pub mod check;
pub mod compare;
pub mod dependencies;
pub mod embedded;
pub mod error_budget;
pub mod forecast;
pub mod on_call;
pub mod question;
pub mod report;
pub mod roles;
pub mod rota;
pub mod start;
pub mod team;
pub mod time;
