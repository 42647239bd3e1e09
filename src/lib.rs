//! Production readiness self-assessment: a questionnaire, an on-call calculator and an error budget calculator
//! that run in the browser and share their result as a link.
//!
//! The pure core knows no browser and is tested natively:
//! * [`domain`]: scoring and reliability maths, exact;
//! * [`content`]: the questionnaire as typed data; [`text`]: every sentence, by typed id;
//! * [`assessment`]: what a person entered, and the fields' checks; [`link`]: the same as a fragment and back;
//! * [`state`]: the app's state, its actions and the pure `update`;
//! * [`chart`]: pictures as SVG; [`report`]: what the result screens say; [`export`]: the same to take along.
//!
//! [`ui`] is the only part that knows Leptos and the browser.

pub mod assessment;
pub mod chart;
pub mod content;
pub mod domain;
pub mod export;
pub mod link;
pub mod report;
pub mod state;
pub mod text;
#[cfg(target_arch = "wasm32")]
pub mod ui;
