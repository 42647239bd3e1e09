//! Where a team's working time goes: features, engineering for reliability, operations.
//!
//! Everything counts working hours a week; pages outside working time are no part of it. Published shapes to compare
//! with: an SRE team at 50 % operations and 50 % engineering (SRE book ch. 1 and 5; CRE page), a DevOps team above
//! 80 % development (CRE page). How the hours add up is derived.

use super::ratio::Ratio;
use super::units::PartsPerMillion;

const HOURS_A_WEEK: i64 = 7 * 24;

/// The most that operations may take of a reliability team's time: half (SRE book ch. 1 and 5).
pub const SRE_OPERATIONS: Ratio = Ratio::billionths_of(1, 500_000_000);

/// Development takes more than this of a DevOps team's time (CRE page).
pub const DEVOPS_DEVELOPMENT: Ratio = Ratio::billionths_of(1, 800_000_000);

/// What takes time, none of it negative.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Work {
    /// Engineers in the team, those of all sites, at least 1.
    pub engineers: u64,
    /// Working hours a week of one of them, above 0.
    pub hours_each: Ratio,
    /// People on schedule at the same time, on each site.
    pub on_schedule: u64,
    /// Sites that take turns, at least 1, each with as many on schedule.
    pub sites: u64,
    /// What being on call takes of the working time of those on schedule.
    pub on_call_share: PartsPerMillion,
    /// Incidents a week, those of all sites.
    pub incidents: Ratio,
    /// Work on one of them, follow-up included.
    pub hours_per_incident: Ratio,
    /// Tickets a week.
    pub tickets: Ratio,
    /// Work on one of them.
    pub hours_per_ticket: Ratio,
    /// Manual, repeated work (toil), hours a week of the whole team.
    pub manual: Ratio,
    /// Planned engineering that makes the service more reliable, hours a week of the whole team.
    pub engineering: Ratio,
}

/// The hours of a working week in which a site is on call: of `sites` that take turns each has its part of the week's
/// 168 hours, working time first (derived). `None` for no site.
#[must_use]
pub fn on_call_hours(hours_each: Ratio, sites: u64) -> Option<Ratio> {
    let turn = Ratio::from_int(HOURS_A_WEEK).over(Ratio::new(i128::from(sites), 1)?)?;
    Some(turn.min(hours_each))
}

/// The hours a week of the whole team, and what follows from them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Split {
    /// All working hours there are.
    pub total: Ratio,
    /// Work on incidents.
    pub incidents: Ratio,
    /// What being on call takes beyond the work on incidents, which is done on call first.
    pub waiting: Ratio,
    /// Tickets.
    pub tickets: Ratio,
    /// Manual work.
    pub manual: Ratio,
    /// All of these.
    pub operations: Ratio,
    /// Engineering that still fits beside operations.
    pub engineering: Ratio,
    /// What remains for features.
    pub features: Ratio,
    /// Hours entered beyond those there are; nought where all fits.
    pub missing: Ratio,
    /// Whether operations alone take more than there is.
    pub overload: bool,
    /// Whether operations take more than half, the limit of a reliability team; half is not more.
    pub over_half: bool,
    /// Whether development, features and engineering together, takes more than the 80 % of a DevOps team.
    pub like_devops: bool,
    /// Engineers whose whole time operations take.
    pub engineers_taken: Ratio,
    /// Hours of operations a week more until they take one more whole engineer; `None` where nobody is left.
    pub until_next: Option<Ratio>,
    /// The fewest engineers of whose time these operations are at most half.
    pub engineers_for_half: u64,
}

/// Splits the time. `None` if there is no working time at all, a number is negative, or a result does not fit.
#[must_use]
pub fn split(work: &Work) -> Option<Split> {
    let entered = [
        work.incidents,
        work.hours_per_incident,
        work.tickets,
        work.hours_per_ticket,
        work.manual,
        work.engineering,
    ];
    if work.hours_each <= Ratio::ZERO || work.engineers == 0 || entered.iter().any(|one| *one < Ratio::ZERO) {
        return None;
    }
    let people = |count: u64| Ratio::new(i128::from(count), 1)?.times(work.hours_each);
    let total = people(work.engineers)?;
    let on_schedule = Ratio::new(i128::from(work.on_schedule.checked_mul(work.sites)?), 1)?;
    let on_call_each = on_call_hours(work.hours_each, work.sites)?;
    let on_call = on_schedule.times(on_call_each)?.times(work.on_call_share.ratio())?;
    let incidents = work.incidents.times(work.hours_per_incident)?;
    let waiting = on_call.minus(incidents)?.max(Ratio::ZERO);
    let tickets = work.tickets.times(work.hours_per_ticket)?;
    let operations = incidents.plus(waiting)?.plus(tickets)?.plus(work.manual)?;
    let beside = total.minus(operations)?.max(Ratio::ZERO);
    let engineering = work.engineering.min(beside);
    let features = beside.minus(engineering)?;
    let missing = operations.plus(work.engineering)?.minus(total)?.max(Ratio::ZERO);
    let engineers_taken = operations.over(work.hours_each)?;
    let next = engineers_taken.floor().checked_add(1)?;
    let nobody_left = next > i128::from(work.engineers);
    let until_next = Ratio::new(next, 1)?.times(work.hours_each)?.minus(operations)?;
    let for_half = engineers_taken.over(SRE_OPERATIONS)?.ceil();
    Some(Split {
        total,
        incidents,
        waiting,
        tickets,
        manual: work.manual,
        operations,
        engineering,
        features,
        missing,
        overload: operations > total,
        over_half: operations > total.times(SRE_OPERATIONS)?,
        like_devops: features.plus(engineering)? > total.times(DEVOPS_DEVELOPMENT)?,
        engineers_taken,
        until_next: (!nobody_left).then_some(until_next),
        engineers_for_half: u64::try_from(for_half).ok()?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn hours(hours: i64) -> Ratio {
        Ratio::from_int(hours)
    }

    fn work() -> Work {
        Work {
            engineers: 5,
            hours_each: hours(40),
            on_schedule: 1,
            sites: 1,
            on_call_share: PartsPerMillion::WHOLE,
            incidents: hours(2),
            hours_per_incident: hours(6),
            tickets: hours(10),
            hours_per_ticket: hours(1),
            manual: hours(20),
            engineering: hours(20),
        }
    }

    #[test]
    fn incidents_are_worked_on_in_on_call_time_first() {
        let split = split(&work()).unwrap();
        assert_eq!((split.incidents, split.waiting), (hours(12), hours(28)));
        assert_eq!(split.operations, hours(70));
        assert_eq!((split.engineering, split.features), (hours(20), hours(110)));
        let many = super::split(&Work { incidents: hours(10), ..work() }).unwrap();
        assert_eq!((many.incidents, many.waiting), (hours(60), Ratio::ZERO));
    }

    #[test]
    fn operations_eat_the_next_engineer_ten_hours_from_here() {
        let here = split(&work()).unwrap();
        assert_eq!(here.engineers_taken, Ratio::new(7, 4).unwrap());
        assert_eq!(here.until_next, Some(hours(10)));
        assert_eq!(here.engineers_for_half, 4);
        let two = split(&Work { manual: hours(30), ..work() }).unwrap();
        assert_eq!(two.engineers_taken, hours(2));
        assert_eq!(two.until_next, Some(hours(40)), "the second is eaten, the third begins");
    }

    #[test]
    fn each_of_three_sites_is_on_call_in_all_of_its_working_time_and_each_of_six_in_part_of_it() {
        let none = Work {
            incidents: Ratio::ZERO,
            tickets: Ratio::ZERO,
            manual: Ratio::ZERO,
            engineers: 30,
            ..work()
        };
        let on_call = |sites| split(&Work { sites, ..none }).unwrap().operations;
        assert_eq!((on_call(1), on_call(3)), (hours(40), hours(120)));
        assert_eq!(on_call(6), hours(168), "28 hours each: together they cover the week once");
        assert_eq!(split(&Work { sites: 0, ..none }), None);
    }

    #[test]
    fn half_is_not_more_than_half_and_four_fifths_are_not_more_than_that() {
        let at = |manual| split(&Work { manual, ..work() }).unwrap();
        assert!(!at(hours(50)).over_half && at(hours(51)).over_half);
        let light = Work { on_schedule: 0, incidents: Ratio::ZERO, tickets: Ratio::ZERO, ..work() };
        let like = |manual| split(&Work { manual, ..light }).unwrap().like_devops;
        assert!(!like(hours(40)) && like(hours(39)));
    }

    #[test]
    fn more_than_there_is_leaves_nothing_and_says_how_much_is_missing() {
        let full = split(&Work { manual: hours(150), ..work() }).unwrap();
        assert!(!full.overload, "exactly all there is");
        assert_eq!((full.features, full.engineering, full.missing), (Ratio::ZERO, Ratio::ZERO, hours(20)));
        assert_eq!(full.until_next, None);
        let over = split(&Work { manual: hours(190), ..work() }).unwrap();
        assert!(over.overload && over.over_half);
        assert_eq!((over.missing, over.until_next), (hours(60), None));
    }

    #[test]
    fn what_cannot_be_split_is_refused() {
        assert_eq!(split(&Work { hours_each: Ratio::ZERO, ..work() }), None);
        assert_eq!(split(&Work { engineers: 0, ..work() }), None);
        assert_eq!(split(&Work { manual: hours(-1), ..work() }), None);
        assert_eq!(
            split(&Work { tickets: Ratio::new(i128::MAX, 1).unwrap(), hours_per_ticket: hours(9), ..work() }),
            None
        );
    }

    proptest! {
        #[test]
        fn the_parts_are_the_whole(
            engineers in 1_u64..200, on_schedule in 0_u64..10, share in 0_u64..=1_000_000,
            incidents in 0_i128..1000, tickets in 0_i128..5000, manual in 0_i128..3000, engineering in 0_i128..3000,
        ) {
            let tenths = |count| Ratio::new(count, 10).unwrap();
            let split = split(&Work {
                engineers, on_schedule, on_call_share: PartsPerMillion::from_ppm(share).unwrap(),
                incidents: tenths(incidents), tickets: tenths(tickets), manual: tenths(manual), engineering: tenths(engineering),
                ..work()
            }).unwrap();
            let beside = split.features.plus(split.engineering).unwrap();
            prop_assert!(split.features >= Ratio::ZERO && split.waiting >= Ratio::ZERO && split.missing >= Ratio::ZERO);
            if split.overload {
                prop_assert!(beside == Ratio::ZERO && split.over_half && split.until_next.is_none());
            } else {
                prop_assert_eq!(split.operations.plus(beside).unwrap(), split.total);
            }
            if let Some(until) = split.until_next {
                prop_assert!(until > Ratio::ZERO && until <= hours(40));
            }
        }
    }
}
