//! What must hold for the chart of the alerts, read from the drawing itself.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test fails by panicking")]

use cre_readiness::assessment::BudgetInput;
use cre_readiness::assessment::alerts::Alerts;
use cre_readiness::chart::{Form, alerts};
use cre_readiness::text::Text;

const FORMS: [Form; 2] = [Form::Narrow, Form::Wide];

fn drawn(objective_ppb: u64, days: u64, ratio_ppb: u64, form: Form) -> String {
    let budget = BudgetInput::new(objective_ppb, days, None, None, None).unwrap();
    let alerts = Alerts::new(ratio_ppb, None).unwrap();
    alerts::draw(&alerts, budget, &Text::reference(), form).to_string()
}

/// The drawings for the corners of what can be entered, and for usual numbers.
fn all() -> Vec<(String, String)> {
    let mut all = Vec::new();
    for objective in
        [1, 600_000_000, 800_000_000, 900_000_000, 990_000_000, 999_000_000, 999_990_000, 999_999_999]
    {
        for days in [1, 7, 28, 30, 90, 3_660] {
            for ratio in [1, 99, 1_000_000, 4_000_000, 14_400_000, 150_000_000, 900_000_000, 1_000_000_000] {
                for form in FORMS {
                    let what = format!("{objective} ppb, {days} d, {ratio} ppb, {}", form.name());
                    all.push((what, drawn(objective, days, ratio, form)));
                }
            }
        }
    }
    all
}

/// Values of an attribute of all elements that have a class.
fn of_class(svg: &str, class: &str, attribute: &str) -> Vec<String> {
    let wanted = |element: &&str| {
        let classes = element.split("class=\"").nth(1).and_then(|rest| rest.split('"').next());
        classes.is_some_and(|classes| classes.split(' ').any(|one| one == class))
    };
    let value = |element: &str| {
        let start = format!(" {attribute}=\"");
        element.split(&start).nth(1).map(|rest| rest.split('"').next().unwrap().to_owned())
    };
    svg.split('<').filter(wanted).filter_map(value).collect()
}

/// Each text with its left edge, baseline and estimated right edge, in units of the canvas.
fn texts(svg: &str) -> Vec<(f64, f64, f64, String)> {
    let number = |element: &str, name: &str| -> f64 {
        element.split(&format!(" {name}=\"")).nth(1).unwrap().split('"').next().unwrap().parse().unwrap()
    };
    let text = |element: &str| {
        let (head, words) = element.split_once('>').unwrap();
        let x = number(head, "x");
        // The narrowest that a usual font could be.
        let width = words.chars().count() as f64 * 6.0;
        let left = if head.contains("\"end\"") {
            x - width
        } else if head.contains("\"middle\"") {
            x - width / 2.0
        } else {
            x
        };
        (left, number(head, "y"), left + width, words.to_owned())
    };
    svg.split("<text").skip(1).map(|part| text(part.split("</text").next().unwrap())).collect()
}

#[test]
fn alerts_narrow() {
    insta::assert_snapshot!(drawn(999_000_000, 30, 150_000_000, Form::Narrow).replace("><", ">\n<"));
}

#[test]
fn alerts_wide() {
    insta::assert_snapshot!(drawn(999_000_000, 30, 150_000_000, Form::Wide).replace("><", ">\n<"));
}

#[test]
fn every_text_and_mark_stays_on_the_canvas() {
    for (what, svg) in all() {
        let (width, height) = if svg.contains("narrow") { (340.0, 300.0) } else { (720.0, 360.0) };
        for (left, baseline, right, words) in texts(&svg) {
            assert!(left >= 0.0 && right <= width, "{what}: “{words}” from {left} to {right}");
            assert!((10.0..=height).contains(&baseline), "{what}: “{words}” at {baseline}");
        }
        for class in ["end", "you"] {
            for (name, most) in [("cx", width), ("cy", height)] {
                for value in of_class(&svg, class, name) {
                    let value: f64 = value.parse().unwrap();
                    assert!((0.0..=most).contains(&value), "{what}: {class} at {name} {value}");
                }
            }
        }
        assert!(!svg.contains("NaN") && !svg.contains("inf"), "{what}");
    }
}

#[test]
fn ticks_of_an_axis_keep_clear_of_each_other() {
    for (what, svg) in all() {
        let texts = texts(&svg);
        for (at, a) in texts.iter().enumerate() {
            for b in texts.iter().skip(at + 1) {
                let apart = a.2 <= b.0 || b.2 <= a.0 || (a.1 - b.1).abs() >= 11.0;
                let own = |words: &str| words.contains("after") || words.contains("no alert");
                // One's own label is put where it disturbs least; it has a halo.
                assert!(apart || own(&a.3) || own(&b.3), "{what}: “{}” on “{}”", a.3, b.3);
            }
        }
    }
}

#[test]
fn an_alert_that_can_never_fire_is_not_drawn() {
    let lines = |objective| {
        let svg = drawn(objective, 30, 1_000_000_000, Form::Wide);
        let classes = ["series-3", "series-2", "series-4", "series-1"];
        classes.map(|class| !of_class(&svg, class, "d").is_empty())
    };
    assert_eq!(lines(999_000_000), [true, true, true, true]);
    assert_eq!(lines(900_000_000), [false, true, true, true]);
    assert_eq!(lines(800_000_000), [false, false, true, true]);
    assert_eq!(lines(600_000_000), [false, false, false, true]);
}

#[test]
fn lines_are_told_apart_by_their_dashes_and_names() {
    let svg = drawn(999_000_000, 30, 150_000_000, Form::Wide);
    for class in ["series-1", "series-2", "series-3", "series-4"] {
        assert_eq!(of_class(&svg, class, "d").len(), 1);
    }
    for name in ["Page 1 h", "Page 6 h", "Ticket 1 d", "Ticket 3 d"] {
        assert!(svg.contains(&format!(">{name}<")), "{name}");
    }
}

#[test]
fn more_errors_move_ones_own_mark_right_and_down() {
    let place = |ratio| {
        let svg = drawn(999_000_000, 30, ratio, Form::Wide);
        let of = |name| of_class(&svg, "you", name)[0].parse::<f64>().unwrap();
        (of("cx"), of("cy"))
    };
    let (few, more) = (place(50_000_000), place(500_000_000));
    assert!(few.0 < more.0 && few.1 < more.1, "{few:?} {more:?}");
}

#[test]
fn where_nothing_fires_the_drawing_says_so() {
    let svg = drawn(999_000_000, 30, 1_000_000, Form::Wide);
    assert!(svg.contains("0.1 %: no alert") && of_class(&svg, "you", "cx").is_empty());
}
