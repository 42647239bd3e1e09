use super::*;
use proptest::prelude::*;

const DAY_S: u64 = 86_400;

fn objective(percent: &str) -> Objective {
    Objective::parse_percent(percent).unwrap()
}

fn decimal(text: &str) -> Ratio {
    Ratio::parse_decimal(text).unwrap()
}

fn policy(percent: &str, days: u64) -> [Rule; 4] {
    Rule::policy(objective(percent), days * DAY_S).unwrap()
}

// ---------------------------------------------------------------- numbers that are told wrong elsewhere

#[test]
fn a_burn_rate_of_14_4_empties_30_days_in_50_hours_not_in_2() {
    let [fastest, ..] = policy("99.9", 30);
    assert_eq!(fastest.factor, decimal("14.4"));
    assert_eq!(fastest.exhaustion_s, Ratio::from_int(50 * 3_600));
}

#[test]
fn an_hour_at_14_4_is_2_percent_and_6_hours_at_6_are_5_percent_not_5_and_10() {
    let [fast, slower, ..] = policy("99.9", 30);
    assert_eq!((fast.factor, fast.pair.budget_share()), (decimal("14.4"), decimal("0.02")));
    assert_eq!((slower.factor, slower.pair.budget_share()), (decimal("6"), decimal("0.05")));
}

#[test]
fn a_burn_rate_is_the_error_ratio_by_the_budget_whatever_the_window() {
    // Not (1 - SLO) / window: 1 % of errors at 99.9 % burn tenfold over any window.
    assert_eq!(error_budget::burn_rate(decimal("0.01"), objective("99.9")), Some(decimal("10")));
}

#[test]
fn three_nines_leave_a_thousandth_not_a_ten_thousandth() {
    assert_eq!(objective("99.9").budget_ratio(), decimal("0.001"));
}

#[test]
fn one_failure_of_ten_requests_at_three_nines_burns_hundredfold_not_thousandfold() {
    let burn = error_budget::burn_rate(decimal("0.1"), objective("99.9")).unwrap();
    assert_eq!(burn, Ratio::from_int(100));
    // An hour of it is the 13.9 % of a 30-day budget that the same text names.
    let hour = whole(3_600).over(whole(30 * DAY_S)).unwrap();
    assert_eq!(burn.times(hour), Ratio::new(100, 720));
}

#[test]
fn of_7_200_requests_at_three_nines_only_seven_may_fail() {
    let traffic = low_traffic(objective("99.9"), 30 * DAY_S, Ratio::from_int(10)).unwrap();
    assert_eq!((traffic.requests, traffic.allowed_bad), (7_200, 7));
}

#[test]
fn the_factors_of_30_days_kept_over_7_stand_for_most_of_the_budget() {
    let kept = policy("99.9", 30).map(|rule| {
        let share = rule.factor.times(whole(rule.pair.long_s())).unwrap();
        (share.over(whole(7 * DAY_S)).unwrap().to_f64() * 1_000.0).round() / 10.0
    });
    assert_eq!(kept, [8.6, 21.4, 42.9, 42.9]);
}

#[test]
fn what_three_nines_leave_and_the_factor_of_28_days_have_no_tail_of_float_digits() {
    // Printed elsewhere as 0.0009999999999999432 and 5.6000000000000005.
    assert_eq!(objective("99.9").budget_ratio(), Ratio::new(1, 1_000).unwrap());
    let [_, slower, ..] = policy("99.9", 28);
    assert_eq!(slower.factor, Ratio::new(56, 10).unwrap());
    assert_eq!(slower.threshold, Ratio::new(56, 10_000).unwrap());
}

#[test]
fn there_are_four_alerts_although_the_printed_table_has_three() {
    let windows = POLICY.map(|pair| (pair.severity, pair.long_s() / 3_600, pair.short_s() / 60));
    let (page, ticket) = (Severity::Page, Severity::Ticket);
    assert_eq!(windows, [(page, 1, 5), (page, 6, 30), (ticket, 24, 120), (ticket, 72, 360)]);
}

#[test]
fn whole_factors_over_28_days_stand_for_other_shares_than_2_5_10_and_10_percent() {
    // Factors of 14, 7, 2 and 1 over 1 h, 6 h, 1 d and 4 d, as one generator of rules has them.
    let share = |factor: i64, hours: u64| {
        let used = Ratio::from_int(factor).times(whole(hours * 3_600)).unwrap();
        (used.over(whole(28 * DAY_S)).unwrap().to_f64() * 100_000.0).round() / 1_000.0
    };
    // What that generator's factors use of the budget before they fire; 2, 5, 10 and 10 % are meant.
    assert_eq!([share(14, 1), share(7, 6), share(2, 24), share(1, 96)], [2.083, 6.25, 7.143, 14.286]);
    assert_eq!(
        policy("99.9", 28).map(|rule| rule.factor),
        ["13.44", "5.6", "2.8", "14/15"].map(|factor| {
            match factor.split_once('/') {
                Some((n, d)) => Ratio::new(n.parse().unwrap(), d.parse().unwrap()).unwrap(),
                None => decimal(factor),
            }
        })
    );
}

#[test]
fn eight_days_of_total_outage_use_27_budgets_of_30_days_and_every_alert_fires() {
    // A quiet service that was down so long paged nobody elsewhere.
    for rule in policy("99", 30) {
        let outage = outage(&rule, objective("99"), 30 * DAY_S, Ratio::ONE, whole(8 * DAY_S)).unwrap();
        assert_eq!(outage.used, Ratio::new(80, 3).unwrap());
        assert!(outage.fires_at_s.is_some(), "{rule:?}");
    }
    // One request in two hours, and all of them fail: a single one is enough.
    assert_eq!(failures_to_fire(&policy("99", 30)[0], decimal("0.5")), Some(1));
}

#[test]
fn a_page_at_15_percent_of_errors_takes_5_76_minutes_to_fire_4_52_to_stop_and_54_with_one_window() {
    // The chapter rounds to 5, 5 and 60.
    let [fast, ..] = policy("99.9", 30);
    let firing = fast.at(decimal("0.15")).unwrap();
    let minutes = |seconds: Ratio| seconds.over(whole(60)).unwrap();
    assert_eq!(minutes(firing.after_s), decimal("5.76"));
    assert_eq!(minutes(firing.reset_s), decimal("4.52"));
    assert_eq!(minutes(firing.reset_long_only_s), decimal("54.24"));
}

// ---------------------------------------------------------------- the policy

#[test]
fn the_factors_scale_with_the_window() {
    let factors = |days| policy("99.9", days).map(|rule| rule.factor);
    assert_eq!(factors(30), ["14.4", "6", "3", "1"].map(decimal));
    assert_eq!(factors(90), ["43.2", "18", "9", "3"].map(decimal));
    let [a, b, c, d] = factors(28);
    assert_eq!([a, b, c], ["13.44", "5.6", "2.8"].map(decimal));
    assert_eq!(Some(d), Ratio::new(14, 15));
    assert!(policy("99.9", 28).map(|rule| rule.is_below_sustainable()) == [false, false, false, true]);
}

#[test]
fn fifteen_percent_of_errors_page_after_5_min_46_s_and_the_page_stops_in_4_min_31_s() {
    let [fastest, ..] = policy("99.9", 30);
    let firing = fastest.at(decimal("0.15")).unwrap();
    assert_eq!(firing.after_s, decimal("345.6"));
    assert_eq!(firing.reset_s, decimal("271.2"));
    assert_eq!(firing.reset_long_only_s, decimal("3254.4"));
}

#[test]
fn a_ratio_equal_to_the_threshold_does_not_fire() {
    let [fastest, ..] = policy("99.9", 30);
    assert_eq!(fastest.threshold, decimal("0.0144"));
    assert_eq!(fastest.at(decimal("0.0144")), None);
    assert!(fastest.at(decimal("0.0144000001")).is_some());
}

#[test]
fn an_alert_whose_threshold_is_everything_can_never_fire() {
    let below = policy("93.0555555", 30);
    let above = policy("93.0555556", 30);
    assert!(!below[0].can_fire() && above[0].can_fire());
    assert_eq!(below[0].at(Ratio::ONE), None);
    let limits = policy("99.9", 30)
        .map(|rule| rule.dead_up_to().map(|limit| limit.scaled(6, super::super::ratio::Rounding::Nearest)));
    assert_eq!(limits, [Some(Some(930_556)), Some(Some(833_333)), Some(Some(666_667)), None]);
}

#[test]
fn a_single_alert_at_36_misses_a_burn_of_35_that_empties_the_budget_within_a_day() {
    let single = Pair::new(Severity::Page, 3_600, 300, decimal("0.05")).unwrap();
    let rule = single.rule(objective("99.9"), 30 * DAY_S).unwrap();
    assert_eq!(rule.factor, Ratio::from_int(36));
    assert_eq!(rule.at(decimal("0.035")), None);
    let gone = error_budget::exhaustion_s(30 * DAY_S, Ratio::from_int(35)).unwrap();
    assert!(gone < whole(21 * 3_600));
    // The policy's fast page sees it.
    assert!(policy("99.9", 30)[0].at(decimal("0.035")).is_some());
}

#[test]
fn a_pair_needs_two_windows_and_a_share_of_the_budget() {
    let pair = |long_s, short_s, share| Pair::new(Severity::Page, long_s, short_s, decimal(share));
    for wrong in
        [pair(0, 0, "0.1"), pair(60, 0, "0.1"), pair(60, 61, "0.1"), pair(60, 5, "0"), pair(60, 5, "1.01")]
    {
        assert_eq!(wrong, None);
    }
    assert_eq!(POLICY[0].rule(objective("99.9"), 0), None);
}

// ---------------------------------------------------------------- outages and traffic

#[test]
fn an_outage_that_ends_as_the_alert_would_fire_fires_nothing() {
    let [fastest, ..] = policy("99.9", 30);
    let of = |seconds: &str| {
        outage(&fastest, objective("99.9"), 30 * DAY_S, Ratio::ONE, decimal(seconds)).unwrap().fires_at_s
    };
    assert_eq!(of("51.84"), None);
    assert_eq!(of("51.85"), Some(decimal("51.84")));
    let mild = outage(&fastest, objective("99.9"), 30 * DAY_S, Ratio::ZERO, Ratio::ONE).unwrap();
    assert_eq!((mild.fires_at_s, mild.used), (None, Ratio::ZERO));
    assert_eq!(outage(&fastest, objective("99.9"), 30 * DAY_S, Ratio::ONE, Ratio::from_int(-1)), None);
}

#[test]
fn at_277_requests_an_hour_four_failures_page_at_348_it_takes_six() {
    let [fastest, ..] = policy("99.9", 30);
    let failures = |per_hour| failures_to_fire(&fastest, Ratio::from_int(per_hour));
    assert_eq!([277, 278, 347, 348].map(failures), [Some(4), Some(5), Some(5), Some(6)]);
    // One request in two hours: when it fails, all of that hour fails.
    assert_eq!(failures_to_fire(&fastest, decimal("0.5")), Some(1));
    assert_eq!(failures(0), None);
    assert_eq!(failures(1), Some(1));
}

#[test]
fn the_largest_counts_are_counted_not_refused() {
    let rate = Ratio::from_int((1 << 53) - 1);
    let traffic = low_traffic(objective("99.9"), 365 * DAY_S, rate).unwrap();
    assert_eq!(traffic.requests, ((1 << 53) - 1) * 8_760);
    assert_eq!(traffic.warn, Some(false));
    let [.., slowest] = policy("99.9999999", 1);
    assert!(min_rate(&slowest, u64::MAX).unwrap().min_requests > i128::from(u64::MAX));
}

#[test]
fn without_requests_there_is_no_share_to_speak_of() {
    let traffic = low_traffic(objective("99.9"), 30 * DAY_S, Ratio::ZERO).unwrap();
    assert_eq!((traffic.share_per_failure, traffic.warn, traffic.failures_to_page), (None, None, None));
    assert_eq!(low_traffic(objective("99.9"), 30 * DAY_S, Ratio::from_int(-1)), None);
    assert_eq!(low_traffic(objective("99.9"), 0, Ratio::ONE).map(|traffic| traffic.requests), None);
}

#[test]
fn exactly_one_percent_of_the_budget_for_one_failure_is_not_too_much() {
    // 100,000 requests at 99.9 % allow 100 failures.
    let rate = per_hour(100_000, 30 * DAY_S).unwrap();
    let at = |rate| low_traffic(objective("99.9"), 30 * DAY_S, rate).unwrap();
    assert_eq!((at(rate).requests, at(rate).warn), (100_000, Some(false)));
    assert_eq!(at(per_hour(99_999, 30 * DAY_S).unwrap()).warn, Some(true));
}

// ---------------------------------------------------------------- a second opinion: windows filled second by second

/// The seconds in which both windows are above the threshold, found by looking at each.
fn watched(rule: &Rule, error_ratio: Ratio, outage_s: u64) -> Option<(u64, u64)> {
    let above = |at: u64, window: u64| {
        let failing = at.min(outage_s).saturating_sub(at.saturating_sub(window).min(outage_s));
        let ratio = error_ratio.times(Ratio::new(i128::from(failing), i128::from(window)).unwrap()).unwrap();
        ratio > rule.threshold
    };
    let seconds = 0..=outage_s + rule.pair.long_s();
    let firing = seconds.filter(|at| above(*at, rule.pair.long_s()) && above(*at, rule.pair.short_s()));
    firing.fold(None, |found: Option<(u64, u64)>, at| Some((found.map_or(at, |(first, _)| first), at)))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn the_formulas_say_what_watching_the_windows_says(
        budget_ppb in 1_u64..400_000_000,
        ratio_ppm in 1_u64..=1_000_000,
        share_ppm in 1_u64..=300_000,
        short_s in 1_u64..60,
        times in 1_u64..=12,
        outage_s in 0_u64..2_000,
    ) {
        let objective = Objective::from_ppb(1_000_000_000 - budget_ppb).unwrap();
        let share = PartsPerMillion::from_ppm(share_ppm).unwrap().ratio();
        let error_ratio = PartsPerMillion::from_ppm(ratio_ppm).unwrap().ratio();
        let pair = Pair::new(Severity::Page, short_s * times, short_s, share).unwrap();
        let rule = pair.rule(objective, 2_000).unwrap();
        let said = outage(&rule, objective, 2_000, error_ratio, whole(outage_s)).unwrap();
        match watched(&rule, error_ratio, outage_s) {
            // Above the threshold for less than a second, between two looks.
            None => prop_assert!(said.length_s.is_none_or(|length| length <= Ratio::ONE)),
            Some((first, last)) => {
                let (fires, stops) = (said.fires_at_s.unwrap(), said.stops_at_s.unwrap());
                prop_assert!(fires.floor() + 1 == i128::from(first), "{fires:?} {first}");
                prop_assert!(stops.ceil() - 1 == i128::from(last), "{stops:?} {last}");
            }
        }
    }

    #[test]
    fn more_errors_never_fire_later(ppb in 1_u64..=999_999_999, a in 1_u64..=1_000_000, b in 1_u64..=1_000_000) {
        let rules = Rule::policy(Objective::from_ppb(ppb).unwrap(), 30 * DAY_S).unwrap();
        let of = |ppm: u64| PartsPerMillion::from_ppm(ppm).unwrap().ratio();
        let (fewer, more) = (of(a.min(b)), of(a.max(b)));
        for rule in rules {
            if let Some(firing) = rule.at(fewer) {
                let at_more = rule.at(more).unwrap();
                prop_assert!(at_more.after_s <= firing.after_s && at_more.reset_s >= firing.reset_s);
                prop_assert!(firing.after_s < whole(rule.pair.long_s()));
            }
        }
    }

    #[test]
    fn one_failure_fewer_than_the_number_named_does_not_fire(ppb in 1_u64..=999_999_999, n in 1_u64..1_000_000) {
        let objective = Objective::from_ppb(ppb).unwrap();
        for rule in Rule::policy(objective, 28 * DAY_S).unwrap() {
            if let Some(failures) = failures_to_fire(&rule, Ratio::from_int(n as i64)) {
                let requests = i128::from(n * rule.pair.long_s() / 3_600);
                let ratio = |failures: i128| Ratio::new(failures, requests).unwrap();
                prop_assert!(ratio(failures) > rule.threshold && ratio(failures - 1) <= rule.threshold);
                let least = min_rate(&rule, failures as u64).unwrap();
                prop_assert!(least.min_requests <= requests);
            }
        }
    }
}
