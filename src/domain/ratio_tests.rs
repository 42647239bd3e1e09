use super::*;

fn ratio(n: i128, d: i128) -> Ratio {
    Ratio::new(n, d).unwrap()
}

#[test]
fn a_fraction_is_kept_in_lowest_terms_with_the_sign_above() {
    assert_eq!((ratio(6, -4).numerator(), ratio(6, -4).denominator()), (-3, 2));
    assert_eq!(ratio(0, -7), Ratio::ZERO);
    assert_eq!(Ratio::new(1, 0), None);
    assert_eq!(Ratio::new(0, 0), None);
    assert_eq!(Ratio::new(i128::MIN, 1), None);
    assert_eq!(Ratio::new(i128::MIN, i128::MIN), Some(Ratio::ONE));
    assert_eq!(Ratio::new(i128::MIN, 2), Some(ratio(-(1 << 126), 1)));
}

#[test]
fn arithmetic_is_exact_and_refuses_what_does_not_fit() {
    assert_eq!(ratio(1, 10).plus(ratio(2, 10)), Some(ratio(3, 10)));
    assert_eq!(ratio(1, 6).minus(ratio(1, 2)), Some(ratio(-1, 3)));
    assert_eq!(ratio(i128::MAX, 3).times(ratio(3, i128::MAX)), Some(Ratio::ONE));
    assert_eq!(ratio(-3, 4).over(ratio(-3, 8)), Some(Ratio::from_int(2)));
    assert_eq!(Ratio::ONE.over(Ratio::ZERO), None);
    let largest = ratio(i128::MAX, 1);
    assert_eq!(largest.plus(Ratio::ONE), None);
    assert_eq!(largest.times(Ratio::from_int(2)), None);
}

#[test]
fn order_is_exact_where_products_would_overflow() {
    let just_below = ratio(i128::MAX - 1, i128::MAX);
    let further_below = ratio(i128::MAX - 2, i128::MAX - 1);
    assert!(further_below < just_below && just_below < Ratio::ONE);
    assert!(ratio(-(i128::MAX - 1), i128::MAX) > Ratio::from_int(-1));
    assert!(ratio(-1, 2) < Ratio::ZERO && Ratio::ZERO < ratio(1, 2));
    assert!(ratio(1, 3) < ratio(1, 2) && ratio(-1, 3) > ratio(-1, 2));
    assert!(ratio(7, 2) > Ratio::from_int(3) && ratio(7, 2) < Ratio::from_int(4));
    assert_eq!(ratio(2, 4).cmp(&ratio(1, 2)), Ordering::Equal);
}

#[test]
fn order_agrees_with_cross_products_of_small_numbers() {
    for a in -9..=9 {
        for b in 1..=9 {
            for c in -9..=9 {
                for d in 1..=9 {
                    assert_eq!(ratio(a, b).cmp(&ratio(c, d)), (a * d).cmp(&(c * b)));
                }
            }
        }
    }
}

#[test]
fn floors_and_ceilings_keep_their_direction_below_zero() {
    assert_eq!((ratio(7, 2).floor(), ratio(7, 2).ceil()), (3, 4));
    assert_eq!((ratio(-7, 2).floor(), ratio(-7, 2).ceil()), (-4, -3));
    assert_eq!((Ratio::from_int(-4).floor(), Ratio::from_int(-4).ceil()), (-4, -4));
}

#[test]
fn scaling_rounds_as_asked() {
    assert_eq!(ratio(2, 3).scaled(2, Rounding::Down), Some(66));
    assert_eq!(ratio(2, 3).scaled(2, Rounding::Up), Some(67));
    assert_eq!(ratio(-2, 3).scaled(2, Rounding::Down), Some(-67));
    assert_eq!(ratio(-2, 3).scaled(2, Rounding::Up), Some(-66));
    assert_eq!(ratio(1, 2).scaled(0, Rounding::Nearest), Some(1));
    assert_eq!(ratio(-1, 2).scaled(0, Rounding::Nearest), Some(-1));
    assert_eq!(ratio(1, 3).scaled(0, Rounding::Nearest), Some(0));
    assert_eq!(Ratio::from_int(5).scaled(3, Rounding::Nearest), Some(5_000));
    assert_eq!(Ratio::from_int(5).scaled(60, Rounding::Down), None);
    assert_eq!(Ratio::ZERO.scaled(60, Rounding::Up), Some(0));
}

#[test]
fn decimals_are_read_exactly_or_not_at_all() {
    assert_eq!(Ratio::parse_decimal("99.950"), Some(ratio(1999, 20)));
    assert_eq!(Ratio::parse_decimal("0.00005"), Some(ratio(1, 20_000)));
    assert_eq!(Ratio::parse_decimal("7."), Some(Ratio::from_int(7)));
    assert_eq!(Ratio::parse_decimal(".5"), Some(ratio(1, 2)));
    for refused in ["", ".", "-1", "+1", "1e3", " 1", "1 ", "1.2.3", "1,5", "\u{663}", "NaN"] {
        assert_eq!(Ratio::parse_decimal(refused), None, "{refused}");
    }
    assert!(Ratio::parse_decimal(&"9".repeat(30)).is_some());
    assert_eq!(Ratio::parse_decimal(&"9".repeat(31)), None);
}

#[test]
fn billionths_of_the_largest_count_still_fit() {
    assert_eq!(Ratio::billionths_of(2_592_000, 1_000_000), Ratio::from_int(2_592));
    assert_eq!(Ratio::billionths_of(0, 7), Ratio::ZERO);
    assert_eq!(Ratio::billionths_of(7, 0), Ratio::ZERO);
    let product = i128::from(u64::MAX) * i128::from(u32::MAX);
    assert_eq!(Ratio::billionths_of(u64::MAX, u32::MAX), ratio(product, 1_000_000_000));
}
