use super::*;
use crate::domain::ratio::Ratio;
use proptest::prelude::*;

fn part(number: usize, ppb: u64) -> Node {
    Node::Part { dependency: number, availability: Availability::from_ppb(ppb).unwrap() }
}

fn ppm(ppm: u64) -> PartsPerMillion {
    PartsPerMillion::from_ppm(ppm).unwrap()
}

fn down(root: Node) -> Ratio {
    let bounds = Tree::new(root).unwrap().unavailability();
    assert!(bounds.exact());
    bounds.shown()
}

fn ratio(numerator: i128, denominator: i128) -> Ratio {
    Ratio::new(numerator, denominator).unwrap()
}

#[test]
fn three_parts_at_three_nines_are_down_2_997001_of_a_thousand_and_not_3() {
    let three = Node::Serial((0..3).map(|number| part(number, 999_000_000)).collect());
    assert_eq!(down(three), ratio(2_997_001, 1_000_000_000));
}

#[test]
fn two_copies_at_two_nines_with_5_percent_in_common_are_99_940975_percent_and_not_99_99() {
    let copies =
        |common| Node::Copies { count: 2, common: ppm(common), child: Box::new(part(1, 990_000_000)) };
    assert_eq!(down(copies(0)), ratio(1, 10_000));
    assert_eq!(down(copies(50_000)), ratio(59_025, 100_000_000));
}

#[test]
fn the_same_part_behind_two_others_counts_once() {
    let shared = || part(9, 990_000_000);
    let once = Node::Serial(vec![part(1, 999_000_000), part(2, 999_000_000), shared()]);
    let twice = Node::Serial(vec![
        Node::Serial(vec![part(1, 999_000_000), shared()]),
        Node::Serial(vec![part(2, 999_000_000), shared()]),
    ]);
    assert_eq!(down(once), down(twice));
}

#[test]
fn two_lines_that_share_a_login_are_no_better_than_the_login() {
    let line = |own| Node::Serial(vec![part(own, 990_000_000), part(9, 999_000_000)]);
    let both = down(Node::Parallel(vec![line(1), line(2)]));
    let login = ratio(1, 1_000);
    // 0.001 + 0.999 x 0.01 x 0.01, where independent lines would give about 0.00012.
    assert_eq!(both, login.plus(ratio(999, 10_000_000)).unwrap());
    assert!(both > login);
}

#[test]
fn a_part_beside_itself_is_one_part() {
    assert_eq!(down(Node::Parallel(vec![part(1, 990_000_000), part(1, 990_000_000)])), ratio(1, 100));
    let three = vec![part(1, 990_000_000), part(1, 990_000_000), part(2, 950_000_000)];
    assert_eq!(down(Node::AtLeast { up: 2, children: three }), ratio(1, 100));
}

#[test]
fn degenerate_groups_have_the_answer_that_follows() {
    assert_eq!(down(Node::Serial(Vec::new())), Ratio::ZERO);
    assert_eq!(down(Node::Parallel(Vec::new())), Ratio::ONE);
    let needs = |up| down(Node::AtLeast { up, children: vec![part(1, 990_000_000)] });
    assert_eq!((needs(0), needs(1), needs(2)), (Ratio::ZERO, ratio(1, 100), Ratio::ONE));
    let never_fails = Node::Parallel(vec![part(1, 1_000_000_000), part(2, 0)]);
    assert_eq!(down(never_fails), Ratio::ZERO);
    let copies = |child| Node::Copies { count: 2, common: ppm(100_000), child: Box::new(child) };
    assert_eq!(down(copies(part(1, 1_000_000_000))), Ratio::ZERO);
}

#[test]
fn two_copies_with_a_common_cause_are_not_four_nines() {
    let two =
        |common| down(Node::Copies { count: 2, common: ppm(common), child: Box::new(part(1, 990_000_000)) });
    assert_eq!(two(0), ratio(1, 10_000));
    assert_eq!(two(50_000), ratio(590_250, 1_000_000_000), "99.940975 %");
    assert_eq!(two(100_000), ratio(1_081, 1_000_000), "99.8919 %");
}

#[test]
fn the_weakest_part_is_not_always_the_one_that_fails_most() {
    let tree = Tree::new(Node::Serial(vec![
        part(1, 999_000_000),
        Node::Parallel(vec![part(2, 990_000_000), part(3, 990_000_000)]),
    ]))
    .unwrap();
    let (all, parts) = (tree.unavailability(), tree.dependencies());
    assert_eq!(weakest(all, &parts), [1]);
    let critical: Vec<bool> = parts.iter().map(|part| part.critical).collect();
    assert_eq!(critical, [true, false, false]);
}

#[test]
fn equal_parts_are_weakest_together_and_where_nothing_helps_none_is() {
    let tree = |nodes| Tree::new(Node::Serial(nodes)).unwrap();
    let equal = tree((0..7).map(|number| part(number, 999_999_937)).collect());
    assert!(equal.unavailability().low > Decimal::ZERO);
    assert_eq!(weakest(equal.unavailability(), &equal.dependencies()).len(), 7);
    let dead = tree(vec![part(1, 0), part(2, 0)]);
    assert!(weakest(dead.unavailability(), &dead.dependencies()).is_empty());
    let perfect = tree(vec![part(1, 1_000_000_000)]);
    assert!(weakest(perfect.unavailability(), &perfect.dependencies()).is_empty());
}

#[test]
fn what_is_critical_follows_from_the_tree() {
    let critical = |node| Tree::new(node).unwrap().dependencies().first().unwrap().critical;
    let soft = |impact| Node::Soft { impact: ppm(impact), child: Box::new(part(1, 990_000_000)) };
    assert!(critical(soft(1_000_000)) && !critical(soft(999_999)));
    let copies = |count| Node::Copies { count, common: ppm(0), child: Box::new(part(1, 990_000_000)) };
    assert!(critical(copies(1)) && !critical(copies(2)));
    let two_of = |count: usize| Node::AtLeast { up: 2, children: (1..=count).map(|n| part(n, 0)).collect() };
    assert!(critical(two_of(2)) && !critical(two_of(3)));
    let line = |own| Node::Serial(vec![part(9, 0), part(own, 0)]);
    assert!(critical(Node::Parallel(vec![line(1), line(2)])), "both lines need it");
}

#[test]
fn too_many_shared_parts_are_refused() {
    let twice = |count: usize| Node::Serial((0..2 * count).map(|n| part(n / 2, 999_000_000)).collect());
    assert!(Tree::new(twice(SHARED_PARTS)).is_ok());
    assert_eq!(Tree::new(twice(SHARED_PARTS + 1)).err(), Some(TreeError::TooManyShared));
}

/// Any tree of parts with these numbers.
fn any_node(numbers: std::ops::Range<usize>) -> impl Strategy<Value = Node> {
    let leaf = (numbers, 0_u64..=1_000_000_000).prop_map(|(number, ppb)| part(number, ppb));
    leaf.prop_recursive(3, 12, 4, |inner| {
        let several = prop::collection::vec(inner.clone(), 0..4);
        prop_oneof![
            several.clone().prop_map(Node::Serial),
            several.clone().prop_map(Node::Parallel),
            (0_usize..4, several).prop_map(|(up, children)| Node::AtLeast { up, children }),
            (0_u64..=1_000_000, inner)
                .prop_map(|(share, child)| Node::Soft { impact: ppm(share), child: Box::new(child) }),
        ]
    })
}

/// The same with the unavailability of one part set.
fn set(node: &Node, number: usize, to: Availability) -> Node {
    let all = |children: &[Node]| children.iter().map(|child| set(child, number, to)).collect();
    match node {
        Node::Part { dependency, availability } => Node::Part {
            dependency: *dependency,
            availability: if *dependency == number { to } else { *availability },
        },
        Node::Serial(children) => Node::Serial(all(children)),
        Node::Parallel(children) => Node::Parallel(all(children)),
        Node::AtLeast { up, children } => Node::AtLeast { up: *up, children: all(children) },
        Node::Soft { impact, child } => {
            Node::Soft { impact: *impact, child: Box::new(set(child, number, to)) }
        }
        Node::Copies { count, common, child } => {
            Node::Copies { count: *count, common: *common, child: Box::new(set(child, number, to)) }
        }
    }
}

/// The chance by going through all states of all parts, in floats: a second opinion.
fn by_states(node: &Node, parts: &[(usize, Availability, usize)], up: &mut Vec<(usize, bool)>) -> f64 {
    match parts.split_first() {
        None => loss(node, up),
        Some((&(number, availability, _), rest)) => {
            let u = f64::from(availability.unavailable_ppb()) / 1e9;
            let mut sum = 0.0;
            for (is_up, chance) in [(true, 1.0 - u), (false, u)] {
                up.push((number, is_up));
                sum += chance * by_states(node, rest, up);
                up.pop();
            }
            sum
        }
    }
}

/// What is lost in one state.
fn loss(node: &Node, up: &[(usize, bool)]) -> f64 {
    match node {
        Node::Part { dependency, .. } => {
            f64::from(u8::from(up.iter().any(|(known, is_up)| known == dependency && !is_up)))
        }
        Node::Serial(children) => 1.0 - children.iter().map(|child| 1.0 - loss(child, up)).product::<f64>(),
        Node::Parallel(children) => children.iter().map(|child| loss(child, up)).product(),
        Node::AtLeast { up: needed, children } => {
            let losses: Vec<f64> = children.iter().map(|child| loss(child, up)).collect();
            let all = 0_u32..1 << losses.len();
            all.filter(|state| (state.count_ones() as usize) < *needed)
                .map(|state| {
                    let chance =
                        |(at, loss): (usize, &f64)| if state >> at & 1 == 1 { 1.0 - loss } else { *loss };
                    losses.iter().enumerate().map(chance).product::<f64>()
                })
                .sum()
        }
        Node::Soft { impact, child } => f64::from(impact.ppm()) / 1e6 * loss(child, up),
        Node::Copies { child, .. } => loss(child, up),
    }
}

proptest! {
    #[test]
    fn going_through_all_states_gives_the_same(node in any_node(0..4)) {
        let tree = Tree::new(node.clone()).unwrap();
        let bounds = tree.unavailability();
        prop_assert!(bounds.low <= bounds.high && bounds.high <= Decimal::ONE);
        let expected = by_states(&node, &tree.parts, &mut Vec::new());
        prop_assert!((bounds.shown().to_f64() - expected).abs() < 1e-9, "{bounds:?} {expected}");
    }

    #[test]
    fn a_better_part_never_makes_it_worse(node in any_node(0..5), number in 0_usize..5, a in 0_u64..=1_000_000_000, b in 0_u64..=1_000_000_000) {
        let with = |ppb| Tree::new(set(&node, number, Availability::from_ppb(ppb).unwrap())).unwrap().unavailability();
        let (worse, better) = (with(a.min(b)), with(a.max(b)));
        prop_assert!(better.low <= worse.high);
        let perfect = with(1_000_000_000);
        for part in Tree::new(node.clone()).unwrap().dependencies() {
            if part.number == number {
                prop_assert!(part.if_perfect.low <= perfect.high && perfect.low <= part.if_perfect.high);
            }
        }
    }

    #[test]
    fn copies_are_never_worse_than_one(ppb in 0_u32..=1_000_000_000, count in 1_u32..=10, common in 0_u64..=1_000_000) {
        let u = Decimal::new(ppb, 9);
        prop_assert!(copies(u, count, ppm(common), Towards::Zero) <= u);
        prop_assert!(copies(u, 1, ppm(common), Towards::One) == u);
    }
}
