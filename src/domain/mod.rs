//! The pure core: the arithmetic of the calculators and the scoring of the questionnaire.
//!
//! Nothing here reads a clock, a page or a file. Every decision is made in whole numbers or exact
//! fractions, every function is total, and what cannot be computed is an `Option` or a `Result`.

#![forbid(unsafe_code)]

pub mod alerts;
pub mod bounds;
pub mod composition;
pub mod error_budget;
pub mod forecast;
pub mod on_call;
pub mod path;
pub mod question;
pub mod ratio;
pub mod rota;
pub mod scoring;
pub mod team;
pub mod time_split;
pub mod units;
pub mod window;
