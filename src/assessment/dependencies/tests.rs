use super::*;
use proptest::prelude::*;

fn tree(rows: &[(u8, Kind)]) -> Dependencies {
    Dependencies::new(rows.iter().map(|(depth, kind)| Row { depth: *depth, kind: *kind }).collect()).unwrap()
}

fn shape(tree: &Dependencies) -> Vec<(u8, Kind)> {
    tree.rows().iter().map(|row| (row.depth, row.kind)).collect()
}

const P: Kind = NEW_PART;
const Q: Kind = Kind::Part(Availability::PERFECT);

#[test]
fn the_example_is_within_the_limits() {
    let example = Dependencies::default();
    assert_eq!(Dependencies::new(example.rows().to_vec()), Some(example.clone()));
    assert!(example.tree().is_some());
}

#[test]
fn what_is_no_tree_is_refused() {
    let row = |depth, kind| Row { depth, kind };
    for rows in [
        vec![row(0, P)],
        vec![row(2, P)],
        vec![row(1, P), row(2, P)],
        vec![row(1, Kind::Same(0))],
        vec![row(1, Kind::Any), row(2, P), row(1, Kind::Same(0))],
        vec![row(1, NEW_COPIES), row(2, P), row(1, Kind::Same(1))],
        vec![row(1, P), row(1, Kind::Same(0)), row(1, Kind::Same(1))],
        vec![row(1, Kind::AtLeast(0))],
        vec![row(1, Kind::Copies(1, PartsPerMillion::NONE))],
        vec![row(1, P); 25],
        (1..=6).map(|depth| row(depth, Kind::All)).collect(),
    ] {
        assert_eq!(Dependencies::new(rows.clone()), None, "{rows:?}");
    }
    assert!(Dependencies::new(Vec::new()).is_some(), "nothing at all is a tree");
}

#[test]
fn an_empty_group_does_not_count() {
    let empty = tree(&[(1, Kind::Any), (1, P), (1, Kind::All), (2, Kind::Any)]);
    let part = tree(&[(1, P)]);
    assert_eq!(empty.tree().unwrap().unavailability(), part.tree().unwrap().unavailability());
}

#[test]
fn a_row_goes_up_past_parts_into_groups_and_out_of_them() {
    let start = tree(&[(1, Kind::Any), (2, P), (1, Q)]);
    let one = start.up(2).unwrap();
    assert_eq!((shape(&one.tree), one.row), (vec![(1, Kind::Any), (2, P), (2, Q)], 2));
    let two = one.tree.up(2).unwrap();
    assert_eq!((shape(&two.tree), two.row), (vec![(1, Kind::Any), (2, Q), (2, P)], 1));
    assert_eq!(two.from, [Some(0), Some(2), Some(1)]);
    let three = two.tree.up(1).unwrap();
    assert_eq!((shape(&three.tree), three.row), (vec![(1, Q), (1, Kind::Any), (2, P)], 0));
    assert_eq!(three.tree.up(0), None);
}

#[test]
fn a_shared_part_stays_shared_wherever_it_goes() {
    let start = tree(&[(1, Q), (1, P), (1, Kind::Same(0))]);
    let up = start.up(2).unwrap().tree.up(1).unwrap();
    assert_eq!(shape(&up.tree), [(1, Q), (1, Kind::Same(0)), (1, P)]);
    let gone = up.tree.remove(0).unwrap();
    assert_eq!(shape(&gone.tree), [(1, Q), (1, P)], "the other one keeps the availability");
    assert_eq!(start.may_be_same_as(1), [0]);
    let same = start.same_as(0, None).unwrap();
    assert_eq!(shape(&same.tree), shape(&start));
    let apart = start.same_as(2, None).unwrap();
    assert_eq!(shape(&apart.tree), [(1, Q), (1, P), (1, Q)]);
}

#[test]
fn what_moves_into_copies_is_a_part_of_its_own() {
    let start = tree(&[(1, Q), (1, NEW_COPIES), (2, P), (1, Kind::Same(0))]);
    let moved = start.up(3).unwrap();
    assert_eq!(shape(&moved.tree), [(1, Q), (1, NEW_COPIES), (2, P), (2, Q)]);
    assert!(moved.tree.may_be_same_as(3).is_empty());
}

#[test]
fn a_new_group_has_parts_and_a_part_can_get_a_group_around_it() {
    let start = tree(&[(1, P)]);
    let added = start.add(None, Kind::AtLeast(2)).unwrap();
    assert_eq!((added.row, added.tree.children(1)), (1, vec![2, 3, 4]));
    let wrapped = start.wrap(0, NEW_COPIES).unwrap();
    assert_eq!((shape(&wrapped.tree), wrapped.from), (vec![(1, NEW_COPIES), (2, P)], vec![None, Some(0)]));
    let deep = tree(&[(1, Kind::All), (2, Kind::All), (3, Kind::All), (4, Kind::All), (5, P)]);
    assert_eq!(deep.wrap(4, Kind::Any), Err(Refused::Depth));
    assert_eq!(deep.add(Some(3), Kind::Any), Err(Refused::Depth));
    let full = tree(&[(1, P); 24]);
    assert_eq!(full.add(None, P), Err(Refused::Rows(25)));
}

fn any_edit() -> impl Strategy<Value = (u8, usize, usize)> {
    (0_u8..8, 0_usize..24, 0_usize..24)
}

proptest! {
    #[test]
    fn any_row_of_changes_leaves_a_tree(edits in prop::collection::vec(any_edit(), 0..40)) {
        let mut own = Dependencies::default();
        for (what, row, other) in edits {
            let kinds = [Kind::All, Kind::Any, Kind::AtLeast(2), NEW_SOFT, NEW_COPIES, P];
            let kind = kinds[other % kinds.len()];
            let edited = match what {
                0 => own.up(row),
                1 => own.down(row),
                2 => own.remove(row),
                3 => own.add(Some(row), kind).ok(),
                4 => own.add(None, kind).ok(),
                5 => own.wrap(row, kind).ok(),
                6 => own.same_as(row, Some(other)).ok(),
                _ => own.set(row, kind).ok(),
            };
            if let Some(edited) = edited {
                prop_assert_eq!(edited.from.len(), edited.tree.rows().len());
                prop_assert!(edited.row < edited.tree.rows().len().max(1));
                prop_assert!(Dependencies::new(edited.tree.rows().to_vec()).is_some());
                prop_assert!(edited.tree.tree().is_some());
                own = edited.tree;
            }
        }
    }

    #[test]
    fn down_takes_up_back_where_nothing_is_too_deep(row in 0_usize..8) {
        let own = Dependencies::default();
        if let Some(up) = own.up(row)
            && let Some(back) = up.tree.down(up.row) {
            let depths = |tree: &Dependencies| tree.rows().iter().map(|row| row.depth).collect::<Vec<_>>();
            prop_assert_eq!(depths(&back.tree), depths(&own));
        }
    }
}

#[test]
fn what_does_not_fit_says_which_limit_it_would_break() {
    let rows = |count: usize| tree(&vec![(1, P); count]);
    assert_eq!(rows(22).add(None, Kind::Any), Err(Refused::Rows(25)), "a group brings two parts");
    assert!(rows(23).add(None, P).is_ok());
    assert_eq!(rows(24).wrap(0, Kind::Any), Err(Refused::Rows(25)));
    let all = tree(&[(1, Kind::All), (2, Kind::All), (3, Kind::All), (4, Kind::All), (5, P)]);
    assert_eq!(all.wrap(0, Kind::Any), Err(Refused::Depth));
    let mut shared = tree(&[(1, P); 10]);
    for part in 0..4 {
        shared = shared.same_as(part + 5, Some(part)).unwrap().tree;
    }
    assert_eq!(shared.same_as(9, Some(4)), Err(Refused::Shared));
}
