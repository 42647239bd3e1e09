use super::*;
use crate::domain::ratio::Ratio;
use crate::domain::units::PartsPerMillion;
use proptest::collection::vec;
use proptest::prelude::*;

fn person(percent: u64, away: u64) -> Person {
    Person { weight: PartsPerMillion::from_ppm(percent * 10_000).unwrap(), nights: true, away }
}

fn equals(count: usize) -> Vec<Person> {
    vec![person(100, 0); count]
}

fn one_site(people: &[Person], on_schedule: usize, shifts: usize) -> SitePlan {
    plan(people, on_schedule, 1, shifts, 0).unwrap().sites.remove(0)
}

fn tallies(site: &SitePlan, shifts: usize) -> Vec<Tally> {
    let lengths = vec![7; shifts];
    site.people.iter().map(|person| tally(&site.duties, &lengths, *person)).collect()
}

fn apart(count: u64, share: Ratio) -> Ratio {
    let apart = Ratio::from_int(i64::try_from(count).unwrap()).minus(share).unwrap();
    if apart < Ratio::ZERO { Ratio::ZERO.minus(apart).unwrap() } else { apart }
}

/// Whether some plan gives everybody less than one shift more or less than the share: every set of whole numbers
/// around the shares is tried by a flow from people to shifts.
fn within_one_is_possible(people: &[Person], on_schedule: usize, shifts: usize, shares: &[Ratio]) -> bool {
    // Feasible circulation with bounds: places of shifts are exact, people have from floor to ceil. Tried by giving
    // every person the floor first and then up to the ceiling (both flows by augmenting paths).
    let floor: Vec<usize> = shares.iter().map(|share| usize::try_from(share.floor()).unwrap()).collect();
    let ceil: Vec<usize> = shares.iter().map(|share| usize::try_from(share.ceil()).unwrap()).collect();
    let can = |person: usize, shift: usize| people[person].away >> shift & 1 == 0;
    let room: Vec<usize> = (0..shifts)
        .map(|shift| (0..people.len()).filter(|person| can(*person, shift)).count().min(on_schedule))
        .collect();
    let mut on = vec![vec![false; shifts]; people.len()];
    let mut filled = vec![0; shifts];
    fn augment(
        shift_of: usize,
        on: &mut Vec<Vec<bool>>,
        filled: &mut [usize],
        room: &[usize],
        can: &dyn Fn(usize, usize) -> bool,
        seen: &mut [bool],
        shifts: usize,
    ) -> bool {
        for shift in 0..shifts {
            if seen[shift] || on[shift_of][shift] || !can(shift_of, shift) {
                continue;
            }
            seen[shift] = true;
            if filled[shift] < room[shift] {
                on[shift_of][shift] = true;
                filled[shift] += 1;
                return true;
            }
            for other in 0..on.len() {
                if on[other][shift] && augment(other, on, filled, room, can, seen, shifts) {
                    on[other][shift] = false;
                    on[shift_of][shift] = true;
                    return true;
                }
            }
        }
        false
    }
    for (goal, must) in [(&floor, true), (&ceil, false)] {
        for person in 0..people.len() {
            while on[person].iter().filter(|on| **on).count() < goal[person] {
                let mut seen = vec![false; shifts];
                if !augment(person, &mut on, &mut filled, &room, &can, &mut seen, shifts) {
                    if must {
                        return false;
                    }
                    break;
                }
            }
        }
    }
    filled == room
}

#[test]
fn equals_without_leave_take_turns_and_the_next_primary_is_secondary() {
    let site = one_site(&equals(5), 2, 53);
    assert_eq!(site.duties, round_robin(5, 2, 53, 0).unwrap());
    assert_eq!(site.duties[4], Duty { primary: Some(4), secondary: Some(0) });
    assert!(site.reasons.iter().all(Option::is_none));
}

#[test]
fn half_a_share_takes_half_as_many_weeks() {
    let people = [person(100, 0), person(100, 0), person(50, 0), person(100, 0), person(100, 0)];
    let counts: Vec<u64> =
        tallies(&one_site(&people, 2, 52), 52).iter().map(|tally| tally.shifts()).collect();
    assert_eq!(counts.iter().sum::<u64>(), 104);
    assert!((11..=12).contains(&counts[2]), "{counts:?}");
    assert!(counts.iter().enumerate().all(|(at, count)| at == 2 || (23..=24).contains(count)), "{counts:?}");
}

#[test]
fn who_is_away_is_not_on_duty_and_makes_up_for_it_in_other_weeks() {
    let mut people = equals(6);
    people[1].away = 0b11_1111 << 20;
    let site = one_site(&people, 2, 52);
    assert!(site.reasons.iter().all(Option::is_none));
    for duty in &site.duties[20..26] {
        assert!(duty.primary != Some(1) && duty.secondary != Some(1));
        assert!(duty.primary.is_some() && duty.secondary.is_some());
    }
    let counts: Vec<u64> = tallies(&site, 52).iter().map(|tally| tally.shifts()).collect();
    assert!((17..=18).contains(&counts[1]), "{counts:?}");
}

#[test]
fn leave_outside_of_the_shifts_changes_nothing() {
    let equals = vec![person(100, 0); 4];
    let mut away = equals.clone();
    away[3].away = 1 << 10;
    assert_eq!(plan(&away, 2, 1, 10, 0), plan(&equals, 2, 1, 10, 0));
}

#[test]
fn who_is_away_for_most_of_the_year_takes_what_is_left_and_the_others_share_the_rest_by_weight() {
    let people = [person(100, u64::MAX << 4), person(100, 0), person(50, 0), person(100, 0)];
    let site = one_site(&people, 1, 50);
    let counts: Vec<u64> = tallies(&site, 50).iter().map(|tally| tally.shifts()).collect();
    // 46 weeks over weights of 100, 50 and 100.
    assert_eq!(counts[0], 4);
    assert!((18..=19).contains(&counts[1]) && (9..=10).contains(&counts[2]), "{counts:?}");
    assert_eq!(site.reasons[0], Some(Reason::Away));
    assert_eq!(site.reasons[1], Some(Reason::StandIn));
}

#[test]
fn a_weight_of_more_than_every_week_is_every_week_and_says_so() {
    let site = one_site(&[person(100, 0), person(10, 0), person(10, 0)], 2, 52);
    let counts: Vec<u64> = tallies(&site, 52).iter().map(|tally| tally.shifts()).collect();
    assert_eq!(counts, [52, 26, 26]);
    assert_eq!(site.reasons, [Some(Reason::Always), Some(Reason::StandIn), Some(Reason::StandIn)]);
}

#[test]
fn a_week_in_which_all_are_away_stays_empty_and_one_alone_is_primary() {
    let people = [person(100, 0b11), person(100, 0b01), person(80, 0b11)];
    let site = one_site(&people, 2, 10);
    assert_eq!(site.duties[0], Duty::default());
    assert_eq!(site.duties[1], Duty { primary: Some(1), secondary: None });
    assert!(site.duties[2..].iter().all(|duty| duty.primary.is_some() && duty.secondary.is_some()));
}

#[test]
fn on_a_single_site_who_takes_no_nights_takes_no_shift_and_on_two_sites_does() {
    let mut people = equals(6);
    people[2].nights = false;
    let site = one_site(&people, 2, 53);
    assert_eq!(
        (site.people.as_slice(), site.without_nights.as_slice()),
        ([0, 1, 3, 4, 5].as_slice(), [2].as_slice())
    );
    assert!(site.duties.iter().all(|duty| duty.primary != Some(2) && duty.secondary != Some(2)));
    let two = plan(&people, 2, 2, 53, 0).unwrap();
    assert_eq!(two.sites[0].people, [0, 1, 2]);
    assert_eq!(two.sites[1].people, [3, 4, 5]);
    assert_eq!(two.sites[1].duties[0], Duty { primary: Some(3), secondary: Some(4) });
    assert!(tallies(&two.sites[0], 53)[2].shifts() > 0);
}

#[test]
fn people_are_split_over_sites_in_their_order() {
    let sizes = |people, sites| -> Vec<usize> {
        plan(&equals(people), 1, sites, 52, 0).unwrap().sites.iter().map(|site| site.people.len()).collect()
    };
    assert_eq!(sizes(7, 3), [3, 2, 2]);
    assert_eq!(sizes(8, 2), [4, 4]);
}

#[test]
fn what_has_no_rota_is_refused() {
    assert_eq!(round_robin(5, 3, 53, 0), Err(RotaError::OnSchedule));
    assert_eq!(round_robin(0, 1, 53, 0), Err(RotaError::TooFewPeople { site: 0, people: 0 }));
    assert_eq!(plan(&equals(3), 2, 2, 53, 0), Err(RotaError::TooFewPeople { site: 1, people: 1 }));
    assert_eq!(plan(&equals(3), 2, 1, 0, 0), Err(RotaError::Days));
    assert_eq!(plan(&equals(3), 2, 1, 65, 0), Err(RotaError::Days));
    assert_eq!(plan(&equals(3), 0, 1, 53, 0), Err(RotaError::OnSchedule));
}

#[test]
fn days_add_up_and_the_last_shift_is_cut() {
    assert_eq!(shift_lengths(365).iter().sum::<u64>(), 365);
    assert_eq!((shift_lengths(365).len(), shift_lengths(365).last()), (53, Some(&1)));
    assert_eq!((shift_lengths(364).len(), shift_lengths(3), shift_lengths(0)), (52, vec![3], vec![]));
}

#[test]
fn turns_of_unequal_people_are_two_weeks_with_a_rest_after() {
    let people = [100, 100, 80, 60, 100, 50, 100, 90].map(|percent| person(percent, 0));
    let site = one_site(&people, 2, 53);
    let on = |person: usize, shift: usize| {
        site.duties
            .get(shift)
            .is_some_and(|duty| duty.primary == Some(person) || duty.secondary == Some(person))
    };
    let long = (0..8).flat_map(|person| (0..51).map(move |shift| (person, shift)));
    let long = long.filter(|(person, shift)| (0..3).all(|step| on(*person, shift + step))).count();
    assert_eq!(long, 0, "nobody is on duty three weeks in a row");
    let handed_on = site.duties.windows(2).filter(|pair| pair[0].secondary == pair[1].primary).count();
    assert!(handed_on >= 40, "the secondary is the next primary in {handed_on} of 52 weeks");
}

#[test]
fn whoever_begins_is_on_duty_in_the_first_week_by_weight_too() {
    let people = [100, 100, 50, 80, 100].map(|percent| person(percent, 0b111 << 20));
    for first in 0..5 {
        let site = plan(&people, 2, 1, 53, first).unwrap().sites.remove(0);
        assert_eq!(site.duties[0].primary, Some(first));
    }
    let mut away = people;
    away[1].away |= 1;
    assert_ne!(plan(&away, 2, 1, 53, 1).unwrap().sites[0].duties[0].primary, Some(1));
}

#[test]
fn days_in_proportion_to_weights_are_balanced() {
    assert_eq!(balance_ppm(&[(100, 1_000_000), (50, 500_000)]), 1_000_000);
    assert_eq!(balance_ppm(&[(100, 1_000_000), (50, 1_000_000)]), 500_000);
    assert_eq!(balance_ppm(&[(0, 1), (0, 1)]), 1_000_000);
    assert_eq!((balance_ppm(&[]), balance_ppm(&[(5, 1)])), (1_000_000, 1_000_000));
    assert_eq!((spread([3, 9, 5].into_iter()), spread(std::iter::empty())), (6, 0));
}

fn people(away: impl Strategy<Value = u64> + Clone) -> impl Strategy<Value = Vec<Person>> {
    vec(
        (prop_oneof![Just(100_u64), 1_u64..=100], away).prop_map(|(percent, away)| person(percent, away)),
        1..12,
    )
}

/// Some weeks of leave in one to four blocks.
fn leave() -> impl Strategy<Value = u64> + Clone {
    vec((0_u32..53, 1_u32..8), 0..4).prop_map(|blocks| {
        blocks.into_iter().fold(0, |all, (from, weeks)| all | ((1_u64 << weeks) - 1) << from)
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn every_place_that_somebody_can_take_is_taken_by_somebody_who_can(
        people in people(leave()), on_schedule in 1_usize..=2, shifts in 1_usize..=53, first in 0_usize..12,
    ) {
        prop_assume!(people.len() >= on_schedule);
        let site = plan(&people, on_schedule, 1, shifts, first).unwrap().sites.remove(0);
        prop_assert_eq!(site.duties.len(), shifts);
        for (shift, duty) in site.duties.iter().enumerate() {
            let here = people.iter().filter(|person| person.away >> shift & 1 == 0).count();
            let on: Vec<usize> = duty.primary.into_iter().chain(duty.secondary).collect();
            prop_assert_eq!(on.len(), here.min(on_schedule));
            prop_assert!(on.iter().all(|person| people[*person].away >> shift & 1 == 0));
            prop_assert!(duty.primary.is_some() || duty.secondary.is_none());
            prop_assert!(duty.primary.is_none() || duty.primary != duty.secondary);
        }
        prop_assert_eq!(plan(&people, on_schedule, 1, shifts, first).unwrap().sites.remove(0), site);
    }

    #[test]
    fn without_leave_everybody_is_within_one_week_of_the_weight_as_primary_and_in_all(
        people in people(Just(0)), on_schedule in 1_usize..=2, shifts in 1_usize..=53, first in 0_usize..12,
    ) {
        prop_assume!(people.len() >= on_schedule);
        let unequal = people.iter().any(|person| person.weight != people[0].weight);
        let site = plan(&people, on_schedule, 1, shifts, first).unwrap().sites.remove(0);
        // A weight of more than every week can't be followed.
        let all = Ratio::from_int(i64::try_from(shifts).unwrap());
        prop_assume!(unequal && site.shares.iter().all(|share| *share <= all));
        for (tally, share) in tallies(&site, shifts).iter().zip(&site.shares) {
            let of_primary = share.over(Ratio::from_int(i64::try_from(on_schedule).unwrap())).unwrap();
            prop_assert!(apart(tally.shifts(), *share) < Ratio::ONE, "{tally:?} {share:?}");
            prop_assert!(apart(tally.primary_shifts, of_primary) < Ratio::ONE, "{tally:?} {share:?}");
        }
        prop_assert!(site.reasons.iter().all(Option::is_none));
    }

    #[test]
    fn with_leave_everybody_is_within_one_week_of_the_weight_where_any_rota_does_that(
        people in people(leave()), on_schedule in 1_usize..=2, shifts in 10_usize..=53,
    ) {
        prop_assume!(people.len() >= on_schedule);
        // Leave outside of the shifts makes nobody unequal: equals take turns.
        let of_these = |person: &Person| Person { away: person.away & ((1 << shifts) - 1), ..*person };
        prop_assume!(people.iter().any(|person| of_these(person) != of_these(&people[0])));
        let site = one_site(&people, on_schedule, shifts);
        let possible = within_one_is_possible(&people, on_schedule, shifts, &site.shares);
        let told = site.reasons.iter().any(Option::is_some);
        prop_assert_eq!(possible, !told, "{:?}", site);
        for ((tally, share), reason) in tallies(&site, shifts).iter().zip(&site.shares).zip(&site.reasons) {
            prop_assert_eq!(apart(tally.shifts(), *share) >= Ratio::ONE, reason.is_some());
        }
    }

    #[test]
    fn people_of_several_sites_are_on_duty_on_theirs_only(
        people in people(leave()), on_schedule in 1_usize..=2, sites in 1_usize..=4,
    ) {
        let Ok(plan) = plan(&people, on_schedule, sites, 53, 0) else { return Ok(()) };
        let mut all: Vec<usize> = plan.sites.iter().flat_map(|site| site.people.clone()).collect();
        for site in &plan.sites {
            for duty in &site.duties {
                prop_assert!(duty.primary.iter().chain(&duty.secondary).all(|one| site.people.contains(one)));
            }
        }
        all.sort_unstable();
        prop_assert_eq!(all, (0..people.len()).collect::<Vec<_>>());
    }
}
