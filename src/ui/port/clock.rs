//! Today, where the visitor is.

use crate::assessment::date::Day;

const DAY_MS: f64 = 86_400_000.0;
const MINUTE_MS: f64 = 60_000.0;

/// The visitor's local date.
pub fn today() -> Day {
    let now = js_sys::Date::new_0();
    let local = now.get_time() - now.get_timezone_offset() * MINUTE_MS;
    // Saturates: a clock before 1970 is taken as 1970.
    Day::from_unix_days((local / DAY_MS) as u32)
}
