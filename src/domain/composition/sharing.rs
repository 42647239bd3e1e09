//! What critical dependencies take of a service's error budget, and what they should promise.

use super::{Availability, BILLION};
use crate::domain::ratio::Ratio;
use crate::domain::units::Objective;

/// The error budget of a service beside what its critical dependencies take of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sharing {
    /// `window x (1 - SLO)`, in the window's unit.
    pub service: Ratio,
    /// Dependencies, each counted once.
    pub unique: usize,
    /// The budgets of the dependencies, added up.
    pub dependencies: Ratio,
    /// What is left for the service's own faults; negative where the dependencies take more than there is.
    pub own: Ratio,
    /// Whether the dependencies take no more than there is.
    pub fits: bool,
    /// What a critical dependency should promise, in whole parts per billion.
    pub target: Availability,
    /// The same exactly: above nine nines it lies between [`Availability::PERFECT`] and the next one below.
    pub exact_target: Ratio,
    /// Places in the list of unique dependencies that promise less, in the order of first mention.
    pub below_target: Vec<usize>,
}

/// One nine more than the service: a tenth of its error budget (Calculus of Service Availability).
///
/// A tenth that is no whole part per billion is rounded down, which asks for more.
#[must_use]
pub const fn dependency_target(objective: Objective) -> Availability {
    Availability(BILLION - objective.budget_ppb() / 10)
}

/// Shares a budget: `window x (1 - a)` for each unique dependency, added as in the article's worked year. What is
/// named again counts as it was first mentioned. `None` if a result does not fit.
#[must_use]
pub fn share_budget<N: PartialEq>(
    objective: Objective,
    window: Ratio,
    dependencies: &[(N, Availability)],
) -> Option<Sharing> {
    let mut unique: Vec<&(N, Availability)> = Vec::new();
    for dependency in dependencies {
        if !unique.iter().any(|known| known.0 == dependency.0) {
            unique.push(dependency);
        }
    }
    let service = window.times(objective.budget_ratio())?;
    // The parts are added first: their sum is a whole number.
    let parts: i128 = unique.iter().map(|(_, availability)| i128::from(availability.unavailable_ppb())).sum();
    let dependencies = window.times(Ratio::new(parts, i128::from(BILLION))?)?;
    let target = dependency_target(objective);
    Some(Sharing {
        service,
        unique: unique.len(),
        dependencies,
        own: service.minus(dependencies)?,
        fits: dependencies <= service,
        target,
        exact_target: Ratio::ONE.minus(objective.budget_ratio().over(Ratio::from_int(10))?)?,
        below_target: (0..unique.len())
            .filter(|place| unique.get(*place).is_some_and(|(_, availability)| *availability < target))
            .collect(),
    })
}

/// `a = MTTF / (MTTF + MTTR)`, both in the same unit; `None` if both are 0, one is negative, or it does not fit.
#[must_use]
pub fn availability_of_repair(to_failure: Ratio, to_repair: Ratio) -> Option<Ratio> {
    if to_failure < Ratio::ZERO || to_repair < Ratio::ZERO {
        return None;
    }
    to_failure.over(to_failure.plus(to_repair)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn objective(ppb: u64) -> Objective {
        Objective::from_ppb(ppb).unwrap()
    }

    #[test]
    fn five_dependencies_with_the_extra_nine_take_half_of_the_year_s_budget() {
        let five: Vec<_> = (0..5).map(|name| (name, Availability(999_990_000))).collect();
        let year = Ratio::from_int(365 * 86_400);
        let sharing = share_budget(objective(999_900_000), year, &five).unwrap();
        assert_eq!(sharing.own, sharing.dependencies);
        assert!(sharing.fits && sharing.below_target.is_empty());
        assert_eq!(sharing.target, Availability(999_990_000));
    }

    #[test]
    fn the_extra_nine_of_an_odd_budget_asks_for_more_rather_than_less() {
        assert_eq!(dependency_target(objective(999_999_999)), Availability::PERFECT);
        assert_eq!(dependency_target(objective(999_999_985)), Availability(999_999_999));
        let sharing =
            share_budget(objective(999_999_999), Ratio::ONE, &[(1, Availability(999_999_999))]).unwrap();
        assert_eq!(sharing.exact_target, Ratio::new(9_999_999_999, 10_000_000_000).unwrap());
        assert_eq!(sharing.below_target, [0]);
    }

    #[test]
    fn the_extra_nine_is_one_nine_however_deep_the_dependency_stands() {
        // Behind two others it is still a tenth of the service's own budget, not a hundredth or a thousandth.
        assert_eq!(dependency_target(objective(999_000_000)), Availability(999_900_000));
        let behind = [("login", Availability(999_900_000)), ("database", Availability(999_900_000))];
        let again = [behind[0], behind[1], behind[0], behind[0]];
        let window = Ratio::from_int(2_592_000);
        let share = |list: &[_]| share_budget(objective(999_000_000), window, list).unwrap();
        assert_eq!(share(&again), share(&behind), "what is named four times is two dependencies");
        assert!(share(&again).below_target.is_empty());
    }

    #[test]
    fn one_hour_of_repair_after_999_hours_is_99_9_percent_and_not_one_less_1_in_999() {
        let hours = Ratio::from_int;
        let up = availability_of_repair(hours(999), hours(1)).unwrap();
        assert_eq!(up, Ratio::new(999, 1_000).unwrap());
        let wrong = Ratio::ONE.minus(Ratio::new(1, 999).unwrap()).unwrap();
        assert!(wrong < up);
        // Where 1,000 hours lie between two failures, repair included, 999 of them are up.
        let between = availability_of_repair(hours(1_000), hours(1)).unwrap();
        assert!(between > up, "the time between failures is not the time to failure");
    }

    #[test]
    fn no_time_at_all_is_no_availability() {
        assert_eq!(availability_of_repair(Ratio::ZERO, Ratio::ZERO), None);
        assert_eq!(availability_of_repair(Ratio::ONE, Ratio::from_int(-1)), None);
        assert_eq!(availability_of_repair(Ratio::ZERO, Ratio::ONE), Some(Ratio::ZERO));
        assert_eq!(availability_of_repair(Ratio::from_int(999), Ratio::ONE), Ratio::new(999, 1000));
    }
}
