use super::*;
use crate::domain::units::Objective;

fn ratio(numerator: i128, denominator: i128) -> Ratio {
    Ratio::new(numerator, denominator).unwrap()
}

fn percent(cv: i128) -> Ratio {
    ratio(cv, 100)
}

fn spreads() -> Vec<Spread> {
    let mut spreads = vec![Spread::Fixed, Spread::Exponential];
    for cv in [5, 30, 100, 200, 500].map(percent) {
        spreads.extend([Spread::LogNormal { cv }, Spread::Gamma { cv }]);
    }
    spreads
}

/// Minutes to detect and to repair, all users affected.
fn pattern(rate: Ratio, detect: i64, repair: i64, spread: Spread) -> Pattern {
    let minutes = |minutes: i64| Ratio::from_int(60 * minutes);
    Pattern::new(rate, minutes(detect), minutes(repair), PartsPerMillion::WHOLE, spread).unwrap()
}

#[test]
fn a_plan_that_uses_69_percent_of_the_budget_still_misses_in_one_window_of_four() {
    let pattern = pattern(Ratio::ONE, 5, 25, Spread::Exponential);
    let budget = ratio(2592, 1);
    assert_eq!(pattern.share_of_budget(budget), Some(ratio(25, 36)));
    let outlook = Outlook::new(&pattern, budget);
    assert!((outlook.chance - 0.737_952_831_116).abs() < 1e-11);
}

#[test]
fn what_a_screen_reads_from_one_set_up_is_what_each_number_is_by_itself() {
    for spread in spreads() {
        for rate in [ratio(1, 10), Ratio::ONE, ratio(7, 1), ratio(60, 1), ratio(500, 1)] {
            let pattern = pattern(rate, 4, 6, spread);
            let budget = pattern.mean_s().times(ratio(6, 5)).unwrap().plus(ratio(61, 1)).unwrap();
            let outlook = Outlook::new(&pattern, budget);
            let close = |got: f64, want: f64, within: f64| {
                assert!((got - want).abs() < within, "{spread:?} {rate:?}: {got} is not {want}");
            };
            close(outlook.chance, pattern.chance(budget), 2e-8);
            for (lever, chance) in outlook.halved {
                close(chance, pattern.halved(lever).chance(budget), 2e-8);
            }
            for (uses_s, chance) in outlook.uses_s.into_iter().zip(CHANCES) {
                let want = pattern.quantile_s(chance);
                close(uses_s, want, 1e-5 * want.max(1.0));
            }
            for (at_s, share) in outlook.histogram.curve.iter().step_by(5) {
                let at = ratio((at_s * 1e6).ceil() as i128, 1_000_000);
                close(*share, pattern.chance(at), 3e-3);
            }
        }
    }
}

#[test]
fn the_histogram_counts_each_window_once_and_has_the_budget_as_an_edge() {
    for spread in spreads() {
        let pattern = pattern(ratio(3, 2), 10, 20, spread);
        let outlook = Outlook::new(&pattern, ratio(2592, 1));
        let histogram = &outlook.histogram;
        let within: f64 = histogram.bins.iter().filter(|bin| bin.to_s < 2592.5).map(|bin| bin.share).sum();
        assert!((outlook.no_incident + within - outlook.chance).abs() < 3e-3, "{spread:?}");
        let edge = |bin: &Bin| (bin.to_s - 2592.0).abs() < 1e-6;
        assert!(spread == Spread::Fixed || histogram.bins.iter().any(edge));
        assert!(histogram.bins.iter().all(|bin| bin.share >= 0.0));
        let last = histogram.curve.last().unwrap().1;
        assert!(last > 0.93 && last <= 1.0, "{spread:?} {last}");
    }
}

#[test]
fn without_incidents_every_budget_is_kept_and_without_a_budget_every_incident_breaks_it() {
    for spread in spreads() {
        let never = pattern(Ratio::ZERO, 10, 20, spread);
        assert_eq!((never.chance(Ratio::ZERO), never.quantile_s(0.95)), (1.0, 0.0));
        let outlook = Outlook::new(&never, ratio(2592, 1));
        assert_eq!((outlook.chance, outlook.uses_s), (1.0, [0.0; 3]));
        let some = pattern(ratio(3, 2), 10, 20, spread);
        let none = (-1.5_f64).exp();
        assert!((some.chance(Ratio::ZERO) - none).abs() < 1e-15);
        assert!((Outlook::new(&some, Ratio::ZERO).chance - none).abs() < 1e-12, "{spread:?}");
        assert_eq!(some.share_of_budget(Ratio::ZERO), None);
    }
}

#[test]
fn incidents_that_hit_nobody_or_take_no_time_use_nothing() {
    let nobody = Pattern::new(
        ratio(5, 1),
        ratio(60, 1),
        ratio(60, 1),
        PartsPerMillion::NONE,
        Spread::LogNormal { cv: Ratio::ONE },
    )
    .unwrap();
    assert_eq!(nobody.incidents_that_fit(ratio(1, 1)), None);
    assert_eq!((nobody.chance(Ratio::ZERO), nobody.chance(ratio(-1, 1))), (1.0, 0.0));
    assert_eq!(Outlook::new(&nobody, ratio(60, 1)).uses_s, [0.0; 3]);
}

#[test]
fn nonsense_is_refused() {
    let new = |rate, length| Pattern::new(rate, Ratio::ZERO, length, PartsPerMillion::WHOLE, Spread::Fixed);
    assert_eq!(new(ratio(-1, 1), Ratio::ONE), Err(PatternError::Negative));
    assert_eq!(new(Ratio::ONE, ratio(-1, 1)), Err(PatternError::Negative));
    assert_eq!(new(ratio(1_000_001, 1), Ratio::ONE), Err(PatternError::TooLarge));
    assert_eq!(new(ratio(1_000, 1), ratio(i128::MAX, 1)), Err(PatternError::TooLarge));
}

#[test]
fn the_largest_and_smallest_inputs_give_probabilities() {
    let rates = [ratio(1, 10_000), Ratio::ONE, ratio(10_000, 1), ratio(1_000_000, 1)];
    let budgets = [ratio(1, 1_000_000), ratio(2592, 1), ratio(i128::from(u64::MAX), 1)];
    for cv in [ratio(1, 1_000_000), percent(5), percent(1_000)] {
        for spread in [Spread::LogNormal { cv }, Spread::Gamma { cv }] {
            for rate in rates {
                let pattern = pattern(rate, 0, 30, spread);
                for budget in budgets {
                    let outlook = Outlook::new(&pattern, budget);
                    let chances = outlook.halved.iter().map(|(_, chance)| *chance);
                    for chance in chances.chain([outlook.chance, pattern.no_incident()]) {
                        assert!((0.0..=1.0).contains(&chance), "{spread:?} {rate:?} {budget:?}: {chance}");
                    }
                    assert!(outlook.uses_s.iter().all(|uses| uses.is_finite() && *uses >= 0.0));
                }
            }
        }
    }
}

#[test]
fn lengths_that_hardly_vary_are_as_good_as_all_alike() {
    let budget = ratio(4_000, 1);
    let fixed = pattern(ratio(2, 1), 0, 30, Spread::Fixed).chance(budget);
    for cv in [ratio(1, 1_000_000), ratio(1, 5_000), ratio(1, 100)] {
        for spread in [Spread::LogNormal { cv }, Spread::Gamma { cv }] {
            let chance = pattern(ratio(2, 1), 0, 30, spread).chance(budget);
            assert!((chance - fixed).abs() < 1e-9, "{spread:?}: {chance} {fixed}");
        }
    }
}

#[test]
fn halving_a_part_changes_that_part_alone() {
    let base = pattern(ratio(4, 1), 10, 20, Spread::Exponential);
    let minutes = |lever| base.halved(lever).mean_s().to_f64() / 60.0;
    assert_eq!(base.mean_s().to_f64() / 60.0, 120.0);
    assert_eq!(Lever::ALL.map(minutes), [100.0, 80.0, 60.0, 60.0]);
    let odd = PartsPerMillion::from_ppm(1).unwrap();
    let odd = Pattern::new(Ratio::ONE, Ratio::ZERO, ratio(60, 1), odd, Spread::Fixed).unwrap();
    assert_eq!(odd.halved(Lever::Impact).each_s().times(ratio(2, 1)), Some(odd.each_s()));
}

#[test]
fn the_objective_supported_holds_what_is_used() {
    let window = 30 * 86_400;
    let three_nines = Objective::from_ppb(999_000_000).unwrap();
    assert_eq!(supported(2592.0, window), Supported::UpTo(three_nines));
    // A hair more bad time no longer fits.
    assert_eq!(supported(2592.001, window), Supported::UpTo(Objective::from_ppb(998_999_999).unwrap()));
    assert_eq!(supported(0.0, window), Supported::Any);
    assert_eq!(supported(2_592_000.0, window), Supported::None);
    assert_eq!((supported(f64::INFINITY, window), supported(1.0, 0)), (Supported::None, Supported::None));
}

#[test]
fn a_budget_far_beyond_what_incidents_take_is_kept() {
    for spread in [Spread::LogNormal { cv: percent(1_000) }, Spread::LogNormal { cv: percent(5) }] {
        for (rate, budget) in [(1, 2_592_000_i64), (500, 90_000_000), (10_000, 90_000_000)] {
            let pattern =
                Pattern::new(ratio(rate, 1), Ratio::ZERO, Ratio::ONE, PartsPerMillion::WHOLE, spread)
                    .unwrap();
            let outlook = Outlook::new(&pattern, Ratio::from_int(budget));
            assert!(outlook.chance > 1.0 - 1e-8, "{spread:?} {rate} {}", outlook.chance);
        }
    }
}
