use super::*;
use crate::assessment::dependencies::Row;
use crate::domain::composition::Availability;
use crate::domain::units::{Objective, PartsPerMillion};

fn part(ppb: u64) -> Kind {
    Kind::Part(Availability::from_ppb(ppb).unwrap())
}

fn result(rows: &[(u8, Kind)], objective: u64) -> DependenciesResult {
    let rows = rows.iter().map(|(depth, kind)| Row { depth: *depth, kind: *kind }).collect();
    let budget = BudgetInput::default().with_objective(Objective::from_ppb(objective).unwrap());
    DependenciesResult::new(&Dependencies::new(rows).unwrap(), budget, &[], &Text::reference())
}

#[test]
fn the_example_is_told_with_its_names() {
    let text = Text::reference();
    let example = Dependencies::default();
    let result = DependenciesResult::new(&example, BudgetInput::default(), &example_names(&text), &text);
    assert!(result.above);
    assert!(result.lines[0].starts_with("The weakest part is"), "{:?}", result.lines);
}

#[test]
fn an_objective_exactly_at_the_ceiling_leaves_nothing() {
    let equal = result(&[(1, part(999_000_000))], 999_000_000);
    assert!(!equal.above);
    assert_eq!(equal.objective, "That is your objective exactly: nothing is left for your own faults.");
    let above = result(&[(1, part(998_999_999))], 999_000_000);
    assert!(above.above, "by one part per billion");
    let below = result(&[(1, part(999_000_001))], 999_000_000);
    assert!(below.objective.contains("0.0025 s are left for your own faults"), "{}", below.objective);
}

#[test]
fn a_year_at_four_nines_with_five_dependencies_leaves_half_of_it() {
    let five: Vec<(u8, Kind)> = vec![(1, part(999_990_000)); 5];
    let rows = five.iter().map(|(depth, kind)| Row { depth: *depth, kind: *kind }).collect();
    let budget = BudgetInput::new(999_900_000, 365, None, None, None).unwrap();
    let text = Text::reference();
    let result = DependenciesResult::new(&Dependencies::new(rows).unwrap(), budget, &[], &text);
    assert_eq!(
        result.sum.as_deref(),
        Some("Added up, the critical parts take 26 min 16 s; 26 min 16 s would be left.")
    );
    assert!(result.lines.contains(&"Every critical part has the extra nine: 99.999 % or more.".to_owned()));
    assert!(result.lines[0].contains("row 1, row 2, row 3, row 4 and row 5, alike"), "{:?}", result.lines);
}

#[test]
fn two_copies_at_two_nines_are_not_four_nines() {
    let copies = Kind::Copies(2, PartsPerMillion::from_ppm(100_000).unwrap());
    let table =
        result(&[(1, copies), (2, part(990_000_000))], 999_000_000).copies(&Text::reference()).unwrap();
    assert_eq!(table.rows[0].0[1..], ["99 %", "99.99 %", "99.891 %"], "99.8919 %, never rounded up");
}

#[test]
fn nothing_dead_and_impossible_parts_have_a_sentence() {
    let nothing = result(&[], 999_000_000);
    assert_eq!(nothing.takeaway, "Without dependencies there is no ceiling");
    assert!(nothing.lines.is_empty() && nothing.critical(&Text::reference()).is_none());
    let dead = result(&[(1, part(0)), (1, part(0))], 999_000_000);
    assert_eq!(dead.takeaway, "Your dependencies allow 0 % at best");
    assert_eq!(dead.lines[0], "No single part holds the ceiling down: none of them alone would raise it.");
    let perfect = result(&[(1, Kind::Any), (2, part(1_000_000_000)), (2, part(0))], 999_000_000);
    assert_eq!(perfect.takeaway, "Your dependencies allow 100 % at best");
    let few = result(&[(1, Kind::AtLeast(3)), (2, part(999_000_000)), (1, Kind::Any)], 999_000_000);
    assert!(few.lines.iter().any(|line| line.contains("needs more parts than it has")), "{:?}", few.lines);
    assert!(few.lines.iter().any(|line| line.contains("Row 3 is an empty group")), "{:?}", few.lines);
}

#[test]
fn a_part_without_a_name_is_called_by_the_number_of_its_row_everywhere() {
    let text = Text::reference();
    let rows = [(1, Kind::Any), (2, part(999_000_000)), (2, part(998_000_000)), (1, part(990_000_000))];
    let result = result(&[&rows[..], &[(1, Kind::All), (2, Kind::Same(3))]].concat(), 999_000_000);
    assert!(result.lines[0].starts_with("The weakest part is row 4:"), "{:?}", result.lines);
    assert!(result.lines[1].ends_with("Less than that: row 4."), "{:?}", result.lines);
    assert!(result.chart.ends_with("Row 4 holds it down most."), "{}", result.chart);
    assert!(result.how.iter().any(|line| line.starts_with("Row 1, one is enough:")), "{:?}", result.how);
    let names: Vec<String> =
        result.table(&text).rows.into_iter().map(|(cells, _)| cells[0].clone()).collect();
    assert_eq!(names, ["Row 1", "– Row 2", "– Row 3", "Row 4", "Row 5", "– Row 6"]);
    let same = &result.lines_of_chart[6];
    assert_eq!((same.name.as_str(), same.what.as_deref()), ("Row 6", Some("the same part as row 4")));
    assert_eq!(result.critical(&text).unwrap().rows[0].0[0], "Row 4");
}

#[test]
fn an_objective_of_more_than_eight_nines_asks_no_part_for_100_percent() {
    let high = result(&[(1, part(999_999_999))], 999_999_995);
    assert_eq!(
        high.lines[1],
        "A critical part should have one nine more than the service: 99.99999995 %. That is finer than can be entered here, so no part below 100 % has it."
    );
    assert_eq!(high.critical(&Text::reference()).unwrap().rows[0].0[3], "No, needs 99.99999995 %");
    assert!(
        high.how.iter().any(|line| line.ends_with("so a critical part should have 99.99999995 %.")),
        "{:?}",
        high.how
    );
    let perfect = result(&[(1, part(1_000_000_000))], 999_999_995);
    assert_eq!(perfect.lines[1], "Every critical part has the extra nine: 99.99999995 % or more.");
    let eight = result(&[(1, part(999_999_998))], 999_999_990);
    assert_eq!(
        eight.lines[1],
        "A critical part should have one nine more than the service: 99.9999999 %. Less than that: row 1."
    );
}

#[test]
fn the_largest_tree_of_exact_numbers_has_a_ceiling_and_a_row_for_each_part() {
    let mut rows: Vec<(u8, Kind)> =
        vec![(1, Kind::AtLeast(2)), (2, part(999_000_001)), (2, part(999_000_003))];
    rows.extend([(2, part(999_000_007)), (2, part(999_000_009)), (1, Kind::Any)]);
    for at in 1..=4 {
        rows.extend([
            (2, Kind::All),
            (3, Kind::Same(at)),
            (3, part(999_123_457)),
            (3, Kind::Same(at % 4 + 1)),
        ]);
    }
    let told = result(&rows, 999_000_000);
    assert_eq!(told.table(&Text::reference()).rows.len(), rows.len());
    assert!(told.takeaway.starts_with("Your dependencies allow 99."), "{}", told.takeaway);
}
