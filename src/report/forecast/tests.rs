use super::*;
use crate::assessment::calculators::Calculators;
use crate::assessment::dependencies::{Dependencies, Kind::Part, Row};
use crate::assessment::forecast::Numbers;
use crate::domain::composition::Availability;
use crate::domain::units::Objective;

fn result(change: impl FnOnce(&mut Numbers), budget: BudgetInput) -> ForecastResult {
    let mut numbers = Forecast::default().numbers();
    change(&mut numbers);
    ForecastResult::new(Forecast::new(numbers).unwrap(), budget, &Text::reference()).unwrap()
}

fn budget(ppb: u64, days: u64, outage: Option<u64>, share: Option<u64>) -> BudgetInput {
    BudgetInput::new(ppb, days, None, outage, share).unwrap()
}

#[test]
fn a_budget_that_is_not_used_up_on_average_is_still_missed_in_one_window_of_four() {
    let result = result(|_| {}, BudgetInput::default());
    assert_eq!(result.takeaway, "You meet 99.9 % in about 74 of 100 windows of 30 days");
    assert!(result.average.starts_with(
        "On average, incidents use 69.5 % of the budget. Even so, about 26 of 100 windows miss the objective"
    ));
    assert!(!result.over);
    assert_eq!(
        result.supports,
        "If you want to keep your word in 90 of 100 windows, promise 99.79 % with this pattern."
    );
    assert_eq!(result.fits.as_deref(), Some("The budget of 43 min 12 s holds 1 incident of average length."));
}

#[test]
fn the_table_says_what_windows_use_and_which_objective_fits() {
    let text = &Text::reference();
    let rows: Vec<Vec<String>> =
        result(|_| {}, BudgetInput::default()).uses(text).rows.into_iter().map(|(cells, _)| cells).collect();
    assert_eq!(
        rows,
        [
            ["50 of 100", "11 min 55 s", "99.972 %"],
            ["90 of 100", "1 h 28 min", "99.79 %"],
            ["95 of 100", "1 h 58 min", "99.72 %"],
            ["74 of 100", "43 min 12 s", "99.9 %"],
        ]
    );
}

#[test]
fn the_part_that_helps_most_comes_first() {
    let result = result(|_| {}, BudgetInput::default());
    let order: Vec<(&str, &str)> =
        result.levers.iter().map(|line| (line.name.as_str(), line.change.as_str())).collect();
    assert_eq!(
        order,
        [
            ("Share of users affected", "100 % to 50 %"),
            ("Number of incidents", "1 to 0.5"),
            ("Time to repair", "25 min to 12 min 30 s"),
            ("Time to detect", "5 min to 2 min 30 s"),
        ]
    );
    assert!(result.tornado.starts_with("Halving the share of users affected helps most: about "));
    assert!(result.tornado.ends_with(" windows instead of 74."));
}

#[test]
fn the_error_budget_gives_objective_window_share_and_outage() {
    let half = budget(995_000_000, 28, Some(60_000), Some(500_000));
    let result = result(|_| {}, half);
    assert!(result.takeaway.starts_with("You meet 99.5 % in ") && result.takeaway.ends_with(" of 28 days"));
    assert_eq!(result.forecast.outage_thousandths(), 60_000);
    assert_eq!(result.how[0], "1 h x 50 % = 30 min of bad time for each incident of average length.");
}

#[test]
fn more_than_the_budget_on_average_is_over_a_limit() {
    let result = result(|numbers| numbers.incidents = 20_000, BudgetInput::default());
    assert!(result.over);
    assert_eq!(result.average, "On average, incidents use 138.9 % of the budget: more than there is.");
    assert_eq!(result.figures[1].word, Some(("Over the budget".to_owned(), true)));
}

#[test]
fn without_incidents_every_window_meets_the_objective() {
    let text = &Text::reference();
    let result = result(|numbers| numbers.incidents = 0, BudgetInput::default());
    assert_eq!(result.takeaway, "You meet 99.9 % in 100 of 100 windows of 30 days");
    assert_eq!(result.average, "Without incidents there is nothing to spend the budget on.");
    assert_eq!(result.tornado, "Halving any one of the four changes less than one window in 100.");
    assert_eq!(result.supports, "At least 90 of 100 windows have no incident at all.");
    assert_eq!(result.distribution_table(text).rows[0].0, ["none", "100", "100"]);
}

#[test]
fn each_kind_of_spread_says_how_it_is_calculated() {
    for (kind, word) in [
        (Kind::Fixed, "At most 1 incident fits"),
        (Kind::Exponential, "exponential lengths"),
        (Kind::LogNormal, "Laplace transform"),
        (Kind::Gamma, "gamma lengths"),
    ] {
        let result = result(|numbers| numbers.kind = kind, BudgetInput::default());
        assert!(result.how.iter().any(|line| line.contains(word)), "{word}");
    }
}

#[test]
fn the_distribution_adds_up_to_all_windows() {
    let text = &Text::reference();
    let table =
        result(|numbers| numbers.kind = Kind::LogNormal, BudgetInput::default()).distribution_table(text);
    let last = &table.rows.last().unwrap().0;
    assert_eq!((last[0].as_str(), last[2].as_str()), ("more", "100"));
}

#[test]
fn the_report_tells_it_once_the_calculator_was_used() {
    let text = &Text::reference();
    let mut assessment = Assessment::default();
    assert_eq!(finding(&assessment, text), None);
    assessment.calculators = Calculators { forecast: Some(Forecast::default()), ..Calculators::default() };
    let finding = finding(&assessment, text).unwrap();
    assert!(finding.story.starts_with("You meet 99.9 % in about 74 of 100 windows of 30 days. On average"));
    assert!(!finding.bad);
}

#[test]
fn the_largest_numbers_of_the_fields_have_a_result() {
    let extreme = budget(999_999_999, 3_660, None, Some(1));
    for kind in Kind::ALL {
        for (incidents, variation) in [(100_000_000, 1_000), (1, 5), (100_000_000, 5)] {
            let result = result(
                |numbers| {
                    (numbers.kind, numbers.incidents, numbers.variation) = (kind, incidents, variation);
                },
                extreme,
            );
            assert!((0.0..=1.0).contains(&result.outlook.chance));
        }
    }
}

#[test]
fn no_chance_reads_as_none_or_all_where_incidents_happen() {
    let text = &Text::reference();
    let unlikely = result(|numbers| numbers.incidents = 5_000_000, BudgetInput::default());
    assert_eq!(unlikely.takeaway, "You meet 99.9 % in fewer than 1 of 1,000,000 windows of 30 days");
    assert_eq!(unlikely.figures[0].value, "below 0.0001 of 100");
    assert!(unlikely.how[2].ends_with("which is below 0.01 %."), "{}", unlikely.how[2]);
    let likely = result(|_| {}, budget(990_000_000, 30, Some(1), None));
    assert_eq!(likely.takeaway, "You meet 99 % in more than 999,999 of 1,000,000 windows of 30 days");
    for result in [&unlikely, &likely] {
        let table = result.distribution_table(text);
        let (last, rows) = table.rows.split_last().unwrap();
        assert!(rows.iter().all(|(cells, _)| cells[1] != "0" && cells[2] != "100"), "{rows:?}");
        assert_eq!(last.0[2], "100");
        assert!(result.levers.iter().all(|line| line.windows != "0" && line.windows != "100"));
    }
    let never = result(|numbers| numbers.incidents = 0, BudgetInput::default());
    assert_eq!(never.figures[0].value, "100 of 100", "without incidents it is certain");
}

#[test]
fn where_nine_windows_of_ten_are_quiet_nobody_uses_more_than_nothing() {
    let rare = result(|numbers| numbers.incidents = 500, BudgetInput::default());
    assert!(
        rare.distribution.starts_with("At least 90 of 100 windows use nothing at all; about 99 of 100"),
        "{}",
        rare.distribution
    );
    // Lengths that are all alike make steps: 8 of 100 windows use more than an hour, not 10.
    let alike = result(|numbers| numbers.kind = Kind::Fixed, BudgetInput::default());
    assert!(alike.distribution.ends_with("90 of 100 use no more than 1 h."), "{}", alike.distribution);
    assert!(alike.assumptions.contains(&"All incidents are equally long.".to_owned()));
}

#[test]
fn where_the_dependencies_allow_less_the_finding_says_what_it_does_not_count() {
    let with = |ppb: u64| {
        let part = Row { depth: 1, kind: Part(Availability::from(Objective::from_ppb(ppb).unwrap())) };
        let mut assessment = Assessment::default();
        assessment.calculators.forecast = Some(Forecast::default());
        assessment.calculators.dependencies = Dependencies::new(vec![part]);
        finding(&assessment, &Text::reference()).unwrap()
    };
    let below = with(998_500_000);
    let told = " That counts these incidents alone: your dependencies allow 99.85 % at best.";
    assert!(below.bad && below.story.ends_with(told), "{}", below.story);
    let equal = with(999_000_000);
    assert!(!equal.bad && !equal.story.contains("dependencies"), "{}", equal.story);
}

#[test]
fn an_average_over_the_budget_that_few_windows_make_says_so() {
    let rare = result(|numbers| numbers.incidents = 1, budget(999_000_000, 30, Some(5_270_400_000), None));
    assert!(rare.over && rare.outlook.chance > 0.999);
    assert_eq!(
        rare.average,
        "On average, incidents use 1,220 % of the budget. Even so, more than 999 of 1,000 windows meet the objective: the others use far more than the average."
    );
}

#[test]
fn every_number_of_a_forecast_is_one_however_odd_the_input() {
    let text = &Text::reference();
    for kind in Kind::ALL {
        for (incidents, variation) in [(0, 100), (1, 5), (5_000_000, 1_000), (100_000_000, 100)] {
            for (ppb, outage, share) in
                [(999_000_000, 30_000, Some(1)), (1, 1, None), (999_999_999, 5_270_400_000, None)]
            {
                let result = result(
                    |numbers| {
                        (numbers.kind, numbers.incidents, numbers.variation) = (kind, incidents, variation)
                    },
                    budget(ppb, 30, Some(outage), share),
                );
                let mut words =
                    vec![result.takeaway.clone(), result.average.clone(), result.supports.clone()];
                words.extend([result.distribution.clone(), result.tornado.clone()]);
                words.extend(result.how.clone());
                let cells = [result.uses(text), result.distribution_table(text), result.tornado_table(text)];
                words.extend(cells.into_iter().flat_map(|table| table.rows).flat_map(|(cells, _)| cells));
                assert!(
                    words.iter().all(|one| !one.is_empty() && !one.contains("NaN") && !one.contains("inf ")),
                    "{words:?}"
                );
            }
        }
    }
}
