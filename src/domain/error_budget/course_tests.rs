use super::*;
use proptest::prelude::*;

/// 43.2 minutes: 99.9 % of 30 days.
const BUDGET: Billionths = 2_592 * 1_000_000_000;

fn minutes(minutes: i128) -> Billionths {
    minutes * 60 * 1_000_000_000
}

fn log(entries: &[(i64, i128)]) -> Vec<Spent> {
    entries.iter().map(|(day, length)| Spent { day: *day, amount: minutes(*length) }).collect()
}

/// A month of 30 days that begins on day 100.
fn month(as_of: i64) -> Window {
    Window::fixed(100, 30, as_of)
}

#[test]
fn each_outage_takes_its_part_and_the_rest_may_be_negative() {
    let course = course(BUDGET, month(120), &log(&[(110, 40), (105, 2), (110, 4)])).unwrap();
    let left: Vec<_> = course.steps.iter().map(|step| (step.entry, step.day, step.left)).collect();
    assert_eq!(
        left,
        [(1, 105, BUDGET - minutes(2)), (0, 110, BUDGET - minutes(42)), (2, 110, BUDGET - minutes(46)),]
    );
    assert!(course.left < 0);
    assert_eq!(course.outlook, Outlook::Spent(110));
    assert!(course.ahead.is_empty());
}

#[test]
fn a_budget_used_to_the_last_second_is_spent_but_not_overspent() {
    let exact = Spent { day: 103, amount: BUDGET };
    let course = course(BUDGET, month(120), &[exact]).unwrap();
    assert_eq!((course.left, course.outlook), (0, Outlook::Spent(103)));
}

#[test]
fn at_the_pace_so_far_the_budget_is_gone_on_a_day_inside_the_month() {
    // 21.6 of 43.2 minutes in 10 days: the other half takes 10 more.
    let half = Spent { day: 104, amount: BUDGET / 2 };
    let calm = course(BUDGET, month(109), &[half]).unwrap();
    assert_eq!(calm.outlook, Outlook::Gone(119));
    assert_eq!(calm.ahead, [(109, BUDGET / 2 * 10), (119, 0)]);
    // A little more, and the last of it goes on the day before.
    let more = Spent { amount: BUDGET / 2 + minutes(2), ..half };
    assert_eq!(course(BUDGET, month(109), &[more]).map(|course| course.outlook), Some(Outlook::Gone(118)));
}

#[test]
fn a_pace_that_spends_exactly_all_is_gone_on_the_last_day() {
    let third = Spent { day: 100, amount: BUDGET / 3 };
    assert_eq!(course(BUDGET, month(109), &[third]).map(|course| course.outlook), Some(Outlook::Gone(129)));
    let less = Spent { amount: BUDGET / 3 - 1, ..third };
    assert_eq!(course(BUDGET, month(109), &[less]).map(|course| course.outlook), Some(Outlook::Lasts));
}

#[test]
fn a_window_that_is_over_has_no_pace_and_counts_nothing_later() {
    let over = course(BUDGET, month(140), &log(&[(99, 9), (129, 1), (130, 9)])).unwrap();
    assert_eq!((over.outlook, over.before, over.after, over.steps.len()), (Outlook::Over, 1, 1, 1));
}

#[test]
fn what_lies_after_the_last_known_day_is_not_counted() {
    let course = course(BUDGET, month(110), &log(&[(111, 9)])).unwrap();
    assert_eq!((course.spent, course.after, course.outlook), (0, 1, Outlook::Untouched));
}

#[test]
fn in_a_rolling_window_an_outage_leaves_after_its_days() {
    let window = Window::rolling(30, 129);
    assert_eq!((window.first, window.last(), window.elapsed()), (100, 129, 30));
    let steady = course(BUDGET, window, &log(&[(100, 20)])).unwrap();
    // On the next day the only outage leaves, so what is left rises.
    assert_eq!(steady.outlook, Outlook::Lasts);
    assert!(steady.ahead[2].1 > steady.ahead[1].1, "{:?}", steady.ahead);
    assert_eq!(steady.ahead.last(), Some(&(159, BUDGET * 30 - minutes(20) * 30)));
}

#[test]
fn recent_outages_stay_so_that_their_pace_on_top_can_empty_a_rolling_window() {
    let window = Window::rolling(30, 129);
    // 30 of 43.2 minutes yesterday: one more minute a day, and 13.2 are left.
    assert_eq!(
        course(BUDGET, window, &log(&[(128, 30)])).map(|course| course.outlook),
        Some(Outlook::Gone(143))
    );
    // The same long ago leaves the window first.
    assert_eq!(course(BUDGET, window, &log(&[(101, 30)])).map(|course| course.outlook), Some(Outlook::Lasts));
}

#[test]
fn one_outage_over_a_fifth_of_four_weeks_calls_for_a_post_mortem() {
    // Four weeks at 99.9 % are 40.32 minutes; a fifth of that is 8.064.
    let fifth: Billionths = 483_840_000_000;
    let post_mortem = |amount, window| {
        course(BUDGET, window, &[Spent { day: 110, amount }]).map(|course| course.steps[0].post_mortem)
    };
    assert_eq!(post_mortem(fifth, month(120)), Some(false), "a fifth is not over a fifth");
    assert_eq!(post_mortem(fifth + 1, month(120)), Some(true));
    // The same objective over 90 days has the same four weeks.
    let quarter = |amount| {
        course(BUDGET * 3, Window::fixed(100, 90, 120), &[Spent { day: 110, amount }])
            .map(|course| course.steps[0].post_mortem)
    };
    assert_eq!((quarter(fifth), quarter(fifth + 1)), (Some(false), Some(true)));
}

#[test]
fn a_spent_budget_says_when_some_of_it_is_back() {
    let spent = log(&[(105, 20), (110, 20), (120, 20)]);
    let back = |window, log: &[Spent]| course(BUDGET, window, log).unwrap().back_on;
    assert_eq!(back(month(120), &spent), Some(130), "the next month");
    // 60 of 43.2 minutes: once the first outage has left, 40 are used.
    assert_eq!(back(Window::rolling(30, 129), &spent), Some(135));
    assert_eq!(back(Window::rolling(30, 129), &log(&[(105, 20)])), None);
}

#[test]
fn without_a_budget_there_is_no_course() {
    assert_eq!(course(0, month(110), &[]), None);
    assert_eq!(course(-1, month(110), &[]), None);
}

/// The same by looking at each day anew.
fn slow_outlook(budget: Billionths, window: Window, log: &[Spent]) -> Option<i64> {
    let spent: i128 = log.iter().map(|entry| entry.amount).sum();
    let pace = Ratio::new(spent, i128::from(window.elapsed()))?;
    (window.as_of + 1..=window.horizon()).find(|day| {
        let kept = log
            .iter()
            .filter(|entry| !window.rolls || entry.day > day - i64::from(window.days))
            .map(|entry| entry.amount)
            .sum::<i128>();
        let ahead = pace.times(Ratio::from_int(day - window.as_of)).unwrap();
        Ratio::new(budget - kept, 1).unwrap().minus(ahead).unwrap() <= Ratio::ZERO
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn the_outlook_is_that_of_every_day_looked_at_by_itself(
        rolls: bool,
        days in 2_u32..60,
        known in 1_u32..59,
        entries in prop::collection::vec((0_i64..60, 0_i128..40), 0..12),
    ) {
        let known = i64::from(known.min(days - 1));
        let window = if rolls { Window::rolling(days, 200) } else { Window::fixed(200 - known + 1, days, 200) };
        let log: Vec<Spent> = entries
            .into_iter()
            .map(|(ago, length)| Spent { day: 200 - ago, amount: minutes(length) })
            .filter(|entry| entry.day >= window.first)
            .collect();
        let course = course(BUDGET, window, &log).unwrap();
        let spent: i128 = log.iter().map(|entry| entry.amount).sum();
        prop_assert_eq!(course.spent, spent);
        prop_assert_eq!(course.left, BUDGET - spent);
        match course.outlook {
            Outlook::Spent(_) => prop_assert!(spent >= BUDGET),
            Outlook::Untouched => prop_assert_eq!(spent, 0),
            Outlook::Over => prop_assert!(!rolls),
            Outlook::Lasts => prop_assert_eq!(slow_outlook(BUDGET, window, &log), None),
            Outlook::Gone(day) => prop_assert_eq!(slow_outlook(BUDGET, window, &log), Some(day)),
        }
    }
}
