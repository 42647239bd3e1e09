//! On-call work where people work different shares of full time.

use super::OnCallError;
use super::hours::{count, fits};
use crate::domain::ratio::Ratio;

/// On-call work where people work different shares of full time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartTime {
    /// All shares together: full-time people.
    pub full_time: Ratio,
    /// The share of all time on call of somebody who works full time.
    pub share_of_full_time: Ratio,
    /// Each one's share of all time, in order.
    pub shares: Vec<Ratio>,
    /// Each one's days on call, in order.
    pub days: Vec<Ratio>,
    /// Whether nobody would be on call more than always.
    pub feasible: bool,
}

/// Each one's part of the rota by the share of full time that they work: `f_i s / N` with `N` the sum of the shares
/// (derived).
///
/// # Errors
/// [`OnCallError`]: a negative share or number of days, or no share above 0.
pub fn part_time(shares: &[Ratio], on_schedule: u64, days: Ratio) -> Result<PartTime, OnCallError> {
    if days < Ratio::ZERO || shares.iter().any(|share| *share < Ratio::ZERO) {
        return Err(OnCallError::NegativeDays);
    }
    let full_time = shares.iter().try_fold(Ratio::ZERO, |sum, share| fits(sum.plus(*share)))?;
    if full_time == Ratio::ZERO {
        return Err(OnCallError::NoShares);
    }
    let share_of_full_time = fits(count(on_schedule)?.over(full_time))?;
    let own: Vec<Ratio> =
        shares.iter().map(|share| fits(share.times(share_of_full_time))).collect::<Result<_, _>>()?;
    Ok(PartTime {
        full_time,
        share_of_full_time,
        days: own.iter().map(|share| fits(days.times(*share))).collect::<Result<_, _>>()?,
        feasible: own.iter().all(|share| *share <= Ratio::ONE),
        shares: own,
    })
}

/// The same where nobody is on call more than always: whoever would be is on call all the time, and what is above that
/// goes to the others by their shares. Still not `feasible` where fewer people have a share than are on schedule.
///
/// # Errors
/// [`OnCallError`]: a negative share or number of days, or no share above 0.
pub fn part_time_within(shares: &[Ratio], on_schedule: u64, days: Ratio) -> Result<PartTime, OnCallError> {
    let all = part_time(shares, on_schedule, days)?;
    let mut always = vec![false; shares.len()];
    let mut own = all.shares.clone();
    // Each round but the last adds somebody who is on call all the time.
    while own.iter().zip(&always).any(|(share, always)| !always && *share > Ratio::ONE) {
        for (always, share) in always.iter_mut().zip(&own) {
            *always |= *share > Ratio::ONE;
        }
        let taken = always.iter().filter(|always| **always).count() as u64;
        let others: Vec<Ratio> = shares
            .iter()
            .zip(&always)
            .map(|(share, always)| if *always { Ratio::ZERO } else { *share })
            .collect();
        let left = on_schedule.saturating_sub(taken);
        let Ok(rest) = part_time(&others, left, days) else { return Ok(all) };
        own = rest
            .shares
            .iter()
            .zip(&always)
            .map(|(share, always)| if *always { Ratio::ONE } else { *share })
            .collect();
    }
    Ok(PartTime {
        days: own.iter().map(|share| fits(days.times(*share))).collect::<Result<_, _>>()?,
        feasible: true,
        shares: own,
        ..all
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ratio(numerator: i128, denominator: i128) -> Ratio {
        Ratio::new(numerator, denominator).unwrap()
    }

    #[test]
    fn somebody_at_half_time_is_on_call_half_as_often() {
        let shares = [Ratio::ONE, Ratio::ONE, ratio(1, 2), ratio(1, 2)];
        let part = part_time(&shares, 1, Ratio::from_int(365)).unwrap();
        assert_eq!((part.shares[0], part.shares[3]), (ratio(1, 3), ratio(1, 6)));
        assert!(part.feasible && !part_time(&shares, 4, Ratio::from_int(365)).unwrap().feasible);
    }

    #[test]
    fn nobody_is_on_call_more_than_always_and_the_others_take_the_rest_by_their_shares() {
        let shares = [Ratio::ONE, ratio(1, 10), ratio(1, 10), ratio(1, 5)];
        assert!(!part_time(&shares, 2, Ratio::from_int(365)).unwrap().feasible);
        let part = part_time_within(&shares, 2, Ratio::from_int(365)).unwrap();
        assert_eq!(part.shares, [Ratio::ONE, ratio(1, 4), ratio(1, 4), ratio(1, 2)]);
        assert_eq!((part.days[0], part.feasible), (Ratio::from_int(365), true));
        // Where nobody is above, it is the plain one.
        let even = [Ratio::ONE; 3];
        assert_eq!(part_time_within(&even, 2, Ratio::ONE), part_time(&even, 2, Ratio::ONE));
        // Two people can't be three.
        assert!(!part_time_within(&[Ratio::ONE, Ratio::ONE], 3, Ratio::ONE).unwrap().feasible);
        assert!(!part_time_within(&[Ratio::ONE, Ratio::ZERO], 2, Ratio::ONE).unwrap().feasible);
    }
}
