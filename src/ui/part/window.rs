//! The window of an objective: one of those offered, or days of one's own.

use super::choice::select;
use crate::content::say;
use crate::domain::window::OFFERED_DAYS;
use crate::text::Text;
use crate::ui::node::El;

const WINDOW: &str = "window";
/// The choice that opens a field for days of one's own.
pub const OWN: &str = "own";

/// The list of windows; `choose` gets the days, or [`OWN`].
pub fn window_field(text: &'static Text, days: u64, choose: impl Fn(String) + 'static) -> El {
    let mut options: Vec<(String, String)> = OFFERED_DAYS
        .iter()
        .map(|offered| (offered.to_string(), text.say(say::field::window_days(&text.whole(*offered)))))
        .collect();
    options.push((OWN.to_owned(), text.get(say::field::WINDOW_OWN).to_owned()));
    let chosen = if OFFERED_DAYS.contains(&days) { days.to_string() } else { OWN.to_owned() };
    select(WINDOW, text.get(say::field::WINDOW), &options, &chosen, choose)
}
