//! The one table of the limits of what a person may enter.
//!
//! A form, a link and an imported file all ask this table, so that none admits what another refuses.

/// The limits of one input, both included, counted in units of `10^-decimals`.
///
/// With `decimals` 4 the number 12.5 is the scaled value 125,000.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bound {
    /// The smallest scaled value admitted.
    pub least: u64,
    /// The largest scaled value admitted.
    pub most: u64,
    /// How many decimals a person may write.
    pub decimals: u8,
}

impl Bound {
    /// Whether a value, scaled by `10^decimals`, lies within the limits.
    pub const fn admits(&self, scaled: u64) -> bool {
        self.least <= scaled && scaled <= self.most
    }
}

const fn whole(least: u64, most: u64) -> Bound {
    Bound { least, most, decimals: 0 }
}

/// A service level objective in percent, above 0 and below 100: the scaled value is parts per billion.
pub const OBJECTIVE_PERCENT: Bound = Bound { least: 1, most: 999_999_999, decimals: 7 };

/// Days in the year that on-call work is counted over.
pub const DAYS_PER_YEAR: Bound = whole(1, 366);

/// Engineers on the schedule at the same time.
pub const ON_SCHEDULE: Bound = whole(1, 100);

/// Engineers who share the on-call work.
pub const ENGINEERS: Bound = whole(1, 10_000);

/// Length of a window in days, about ten years at most.
pub const WINDOW_DAYS: Bound = whole(1, 3_660);

/// Valid or bad requests in a window.
pub const REQUESTS: Bound = whole(1, 1_000_000_000_000_000);

/// Length of an outage in minutes, in thousandths (60 ms), up to the longest window.
pub const OUTAGE_MINUTES: Bound = Bound { least: 1, most: 5_270_400_000, decimals: 3 };

/// Share of the users hit by an outage in percent: the scaled value is parts per million.
pub const SHARE_OF_USERS_PERCENT: Bound = Bound { least: 1, most: 1_000_000, decimals: 4 };

// On-call details.

/// Sites that take turns around the clock.
pub const SITES: Bound = whole(1, 6);

/// Weeks of leave a year, less than the whole year.
pub const LEAVE_WEEKS: Bound = Bound { least: 0, most: 519, decimals: 1 };

/// Hours of a working week, up to all that a week has.
pub const WORK_WEEK_HOURS: Bound = Bound { least: 10, most: 1_680, decimals: 1 };

/// The share of the time that on-call work may take, in percent: the scaled value is parts per million.
pub const ON_CALL_LIMIT_PERCENT: Bound = Bound { least: 1, most: 1_000_000, decimals: 4 };

/// Incidents that wake or interrupt somebody, in a week.
pub const INCIDENTS_PER_WEEK: Bound = Bound { least: 0, most: 100_000, decimals: 2 };

/// Hours that one incident takes with its follow-up.
pub const HOURS_PER_INCIDENT: Bound = Bound { least: 0, most: 1_680, decimals: 1 };

/// Share of incidents at night, in percent: the scaled value is parts per million.
pub const NIGHT_SHARE_PERCENT: Bound = Bound { least: 0, most: 1_000_000, decimals: 4 };

// The rota.

/// People in a calendar: more rows than that nobody reads.
pub const ROTA_PEOPLE: Bound = whole(1, 30);

/// The year in whose weeks a rota begins.
pub const ROTA_YEAR: Bound = whole(2_000, 2_099);

/// A week by its ISO 8601 number.
pub const ISO_WEEK: Bound = whole(1, 53);

/// Somebody's share of a full place in the rota, in percent: the scaled value is parts per million.
pub const PERSON_SHARE_PERCENT: Bound = Bound { least: 10_000, most: 1_000_000, decimals: 4 };

// Error budget details and the outage log.

/// Length of a time slice in seconds, up to a day.
pub const SLICE_SECONDS: Bound = whole(1, 86_400);

/// Share of a slice that has to succeed for it to be good, in percent: the scaled value is parts per million.
pub const SLICE_GOOD_PERCENT: Bound = SHARE_OF_USERS_PERCENT;

/// Objectives that are set beside the first.
pub const FURTHER_OBJECTIVES: usize = 3;

/// Days since 1 January 1970 that a calendar window or an outage can be on: up to the end of the year 9999.
pub const LOG_DAY: Bound = whole(0, 2_932_896);

/// Outages in a log.
pub const OUTAGES: usize = 1_000;

/// Lines of a pasted log that are read; of their outages the newest are kept.
pub const PASTED_LINES: usize = 20_000;

/// Characters that are read of a line of a pasted log.
pub const OUTAGE_LINE: usize = 200;

// Dependencies.

/// Rows of the tree of dependencies, groups among them.
pub const DEPENDENCY_ROWS: usize = 24;

/// How deep a row stands, from 1; the service itself stands above.
pub const DEPENDENCY_DEPTH: u8 = 5;

/// Parts that stand in several places: each doubles the states that are weighed against each other.
pub const SHARED_PARTS: usize = 4;

/// Availability of a part in percent: the scaled value is parts per billion. Unlike an objective it may be 0 or 100.
pub const AVAILABILITY_PERCENT: Bound = Bound { least: 0, most: 1_000_000_000, decimals: 7 };

/// How many parts of a group have to be up.
pub const NEEDED_UP: Bound = whole(1, 24);

/// Equal copies of a part.
pub const COPIES: Bound = whole(2, 10);

/// Share of failures that take all copies at once (beta), in percent: the scaled value is parts per million.
pub const COMMON_CAUSE_PERCENT: Bound = Bound { least: 0, most: 1_000_000, decimals: 4 };

/// Share of the service that a soft dependency takes with it, in percent: the scaled value is parts per million.
pub const SOFT_IMPACT_PERCENT: Bound = Bound { least: 0, most: 1_000_000, decimals: 4 };

// Alerts.

/// Share of the requests that fail, in percent: the scaled value is parts per billion, as fine as an objective.
pub const ERROR_RATIO_PERCENT: Bound = Bound { least: 1, most: 1_000_000_000, decimals: 7 };

/// Requests an hour; over the longest window they still fit 64 bits.
pub const REQUESTS_PER_HOUR: Bound = whole(1, 1_000_000_000_000);

// The forecast.

/// Incidents per window on average, in ten-thousandths; none is a number, too.
pub const INCIDENTS_PER_WINDOW: Bound = Bound { least: 0, most: 100_000_000, decimals: 4 };

/// Time to detect or to repair an incident in minutes, in thousandths, up to the longest outage.
pub const INCIDENT_MINUTES: Bound = Bound { least: 0, most: OUTAGE_MINUTES.most, decimals: 3 };

/// Standard deviation of the lengths of incidents by their mean, in hundredths. Below, they are all alike; above, a
/// mean says nothing any more.
pub const VARIATION: Bound = Bound { least: 5, most: 1_000, decimals: 2 };

// Where the time goes.

/// Share of the working time that being on call takes from those on schedule, in percent.
pub const ON_CALL_SHARE_PERCENT: Bound = Bound { least: 0, most: 1_000_000, decimals: 4 };

/// Tickets or other requests a week.
pub const TICKETS_PER_WEEK: Bound = Bound { least: 0, most: 1_000_000, decimals: 1 };

/// Work on one ticket in hours.
pub const HOURS_PER_TICKET: Bound = Bound { least: 0, most: 100_000, decimals: 2 };

/// Hours a week that the whole team spends on something.
pub const TEAM_HOURS_PER_WEEK: Bound = Bound { least: 0, most: 8_000_000, decimals: 1 };

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_ends_are_admitted_and_nothing_beyond_them() {
        for bound in [OBJECTIVE_PERCENT, DAYS_PER_YEAR, OUTAGE_MINUTES, SHARE_OF_USERS_PERCENT] {
            assert!(bound.admits(bound.least) && bound.admits(bound.most));
            assert!(!bound.admits(bound.least - 1) && !bound.admits(bound.most + 1));
        }
    }

    #[test]
    fn the_longest_outage_is_the_longest_window() {
        let thousandths_of_a_minute_per_day = 24 * 60 * 1_000;
        assert_eq!(OUTAGE_MINUTES.most, WINDOW_DAYS.most * thousandths_of_a_minute_per_day);
    }
}
