//! What must hold for the chart of the outage log, read from the drawing itself.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test fails by panicking")]

use cre_readiness::chart::outages::{self, Beside};
use cre_readiness::chart::{Form, drawing::Drawing};
use cre_readiness::domain::error_budget::course::{Course, Spent, Window, course};
use cre_readiness::text::Text;
use proptest::prelude::*;

const FORMS: [Form; 2] = [Form::Narrow, Form::Wide];
/// 43.2 minutes, and a minute of it.
const BUDGET: i128 = 2_592_000_000_000;
const MINUTE: i128 = 60_000_000_000;
/// 1 November 2026.
const NOVEMBER: i64 = 20_758;

fn drawn(window: Window, outages: &[(i64, i128)], form: Form) -> (Course, String) {
    let log: Vec<Spent> =
        outages.iter().map(|(day, amount)| Spent { day: window.first + day, amount: *amount }).collect();
    let course = course(BUDGET, window, &log).unwrap();
    let svg = outages::draw(&course, window, "99.9 %", &[], &Text::reference(), form).to_string();
    (course, svg)
}

fn november(as_of: i64) -> Window {
    Window::fixed(NOVEMBER, 30, NOVEMBER + as_of - 1)
}

/// The points of the first path of a class.
fn path(svg: &str, class: &str) -> Vec<(f64, f64)> {
    let start = format!("<path class=\"{class}\" d=\"");
    let Some((_, rest)) = svg.split_once(&start) else { return Vec::new() };
    rest.split('"')
        .next()
        .unwrap()
        .split(['M', 'L'])
        .skip(1)
        .map(|point| {
            let (x, y) = point.split_once(' ').unwrap();
            (x.parse().unwrap(), y.parse().unwrap())
        })
        .collect()
}

fn count(svg: &str, piece: &str) -> usize {
    svg.matches(piece).count()
}

#[test]
fn every_outage_is_a_step_down_and_has_its_mark() {
    for form in FORMS {
        let (_, svg) = drawn(november(20), &[(2, 4 * MINUTE), (5, 6 * MINUTE), (9, 9 * MINUTE)], form);
        let line = path(&svg, "series-1");
        // Begin, two points an outage, today.
        assert_eq!(line.len(), 8, "{svg}");
        assert!(line.windows(2).all(|pair| pair[0].0 <= pair[1].0 && pair[0].1 <= pair[1].1), "{line:?}");
        assert_eq!(count(&svg, "class=\"whole\""), 2);
        assert_eq!(count(&svg, "class=\"you you-over\""), 1, "9 minutes are over a fifth of four weeks");
        assert_eq!(count(&svg, ">Post-mortem<"), 1);
    }
}

#[test]
fn the_projection_begins_where_the_known_ends_and_meets_the_line_where_changes_stop() {
    for form in FORMS {
        let (_, svg) = drawn(november(10), &[(2, 8 * MINUTE), (5, 8 * MINUTE)], form);
        let (known, ahead, stop) = (path(&svg, "series-1"), path(&svg, "series-2"), path(&svg, "limit"));
        assert_eq!(known.last(), ahead.first());
        assert!((ahead.last().unwrap().1 - stop[0].1).abs() < 3.0, "{ahead:?} {stop:?}");
        assert!(svg.contains(">Gone 27 November<"), "{svg}");
    }
}

#[test]
fn what_is_overspent_goes_below_the_line_where_changes_stop() {
    for form in FORMS {
        let (course, svg) = drawn(november(10), &[(2, 90 * MINUTE)], form);
        assert!(course.left < 0);
        let (known, stop) = (path(&svg, "series-1"), path(&svg, "limit"));
        assert!(known.last().unwrap().1 > stop[0].1 + 20.0);
        assert_eq!(path(&svg, "series-2"), []);
        assert!(svg.contains("class=\"over\""));
        assert!(svg.contains("\u{2212}"), "negative ticks: {svg}");
    }
}

#[test]
fn a_rolling_window_is_drawn_on_into_the_days_to_come_and_has_no_even_pace() {
    let window = Window::rolling(30, NOVEMBER + 29);
    let (_, svg) = drawn(window, &[(2, 8 * MINUTE)], Form::Wide);
    assert_eq!(path(&svg, "series-3"), []);
    let (known, ahead) = (path(&svg, "series-1"), path(&svg, "series-2"));
    assert!(ahead.last().unwrap().0 > known.last().unwrap().0 + 200.0);
    // The old outage leaves, so what is left rises.
    assert!(ahead.windows(2).any(|pair| pair[1].1 < pair[0].1), "{ahead:?}");
}

#[test]
fn nothing_leaves_the_canvas_whatever_the_numbers_are() {
    let windows = [
        november(1),
        november(30),
        november(60),
        Window::rolling(1, NOVEMBER),
        Window::rolling(3_660, NOVEMBER),
    ];
    let logs: [&[(i64, i128)]; 5] =
        [&[], &[(0, 1)], &[(0, BUDGET)], &[(0, BUDGET * 1_000)], &[(0, MINUTE), (0, BUDGET * 1_000_000_000)]];
    for form in FORMS {
        for window in windows {
            for log in logs {
                let (_, svg) = drawn(window, log, form);
                assert!(!svg.contains("NaN") && !svg.contains("inf"), "{svg}");
                let (width, height) = form.size();
                for class in ["series-1", "series-2", "series-3", "limit", "drop"] {
                    for (x, y) in path(&svg, class) {
                        let inside =
                            (0.0..=f64::from(width)).contains(&x) && (0.0..=f64::from(height)).contains(&y);
                        assert!(inside, "{class} {x} {y} {window:?} {log:?}");
                    }
                }
            }
        }
    }
}

/// The boxes of all texts: left, top, right, bottom, and what each says. As wide as in Verdana, the widest system font.
fn texts(drawing: Drawing) -> Vec<([f64; 4], String)> {
    let wide = |sign: char| match sign {
        'i' | 'j' | 'l' | 't' | 'f' | 'r' | 'I' | ' ' | '.' | ',' => 0.40,
        'm' | 'w' | 'M' | 'W' | '%' => 1.0,
        'A'..='Z' => 0.72,
        _ => 0.62,
    };
    let texts = drawing.into_marks().into_iter().filter(|mark| mark.tag == "text");
    let boxes = texts.map(|mark| {
        let of = |name| mark.attributes.iter().find(|(one, _)| *one == name).map(|(_, value)| value.as_str());
        let number = |name| of(name).unwrap().parse::<f64>().unwrap();
        let words = mark.text.clone().unwrap();
        let width = words.chars().map(wide).sum::<f64>() * 14.0;
        let left = match of("text-anchor") {
            None => number("x"),
            Some("middle") => number("x") - width / 2.0,
            Some(_) => number("x") - width,
        };
        ([left, number("y") - 10.5, left + width, number("y") + 3.0], words)
    });
    boxes.filter(|(_, words)| !words.is_empty()).collect()
}

fn assert_apart(drawing: Drawing, form: Form) {
    let texts = texts(drawing);
    for (place, (one, words)) in texts.iter().enumerate() {
        assert!(one[0] >= 0.0 && one[2] <= f64::from(form.size().0), "{words} leaves the canvas: {one:?}");
        for (other, others) in &texts[place + 1..] {
            let meet = one[0] < other[2] && other[0] < one[2] && one[1] < other[3] && other[1] < one[3];
            assert!(!meet, "{words} covers {others}: {one:?} {other:?} {form:?}");
        }
    }
}

/// The drawing with the lines of two other objectives, ten times stricter and looser.
fn with_others(window: Window, outages: &[(i64, i128)], form: Form) -> Drawing {
    let log: Vec<Spent> =
        outages.iter().map(|(day, amount)| Spent { day: window.first + day, amount: *amount }).collect();
    let of = |budget| course(budget, window, &log).unwrap();
    let beside = [("99.5 %", BUDGET * 5), ("99.95 %", BUDGET / 2), ("99.8 %", BUDGET * 2)];
    let beside = beside.map(|(name, budget)| Beside { name: name.to_owned(), course: of(budget) });
    outages::draw(&of(BUDGET), window, "99.9 %", &beside, &Text::reference(), form)
}

#[test]
fn no_label_covers_another_on_any_day_of_the_month() {
    let logs: [&[(i64, i128)]; 5] = [
        &[(0, 2 * MINUTE)],
        &[(2, 8 * MINUTE), (5, 8 * MINUTE)],
        &[(0, 9 * MINUTE), (1, 10 * MINUTE)],
        &[(0, 50 * MINUTE)],
        &[(0, 90 * MINUTE), (3, 4 * MINUTE)],
    ];
    for form in FORMS {
        for log in logs {
            for as_of in 1..=30 {
                for window in [november(as_of), Window::rolling(30, NOVEMBER + as_of)] {
                    let log: Vec<Spent> = log
                        .iter()
                        .map(|(day, amount)| Spent { day: window.first + day, amount: *amount })
                        .collect();
                    let course = course(BUDGET, window, &log).unwrap();
                    assert_apart(
                        outages::draw(&course, window, "99.9 %", &[], &Text::reference(), form),
                        form,
                    );
                }
            }
        }
    }
}

#[test]
fn what_is_known_ends_on_its_own_day_and_not_on_the_next() {
    for form in FORMS {
        // The second tick of the narrow chart is 16 November, that of the wide one 9 November.
        let (day, label) = match form {
            Form::Narrow => (16, ">16 November<"),
            Form::Wide => (9, ">9 November<"),
        };
        let (_, svg) = drawn(november(day), &[(day - 1, MINUTE)], form);
        let tick = svg.split("<text").find(|text| text.contains(label)).unwrap();
        let tick: f64 = tick.split("x=\"").nth(1).unwrap().split('"').next().unwrap().parse().unwrap();
        let known = path(&svg, "drop")[0].0;
        assert!((tick - known).abs() < 0.2, "{tick} {known}");
        // And so does the outage of that day.
        let outage = svg.split("<circle class=\"whole\" cx=\"").nth(1).unwrap();
        let outage: f64 = outage.split('"').next().unwrap().parse().unwrap();
        assert!((outage - known).abs() < 0.2, "{outage} {known}");
    }
}

#[test]
fn other_objectives_have_a_line_each_with_its_name() {
    for form in FORMS {
        let svg = with_others(november(20), &[(2, 4 * MINUTE), (9, 9 * MINUTE)], form).to_string();
        assert_eq!(count(&svg, "class=\"beside\""), 3);
        for name in ["99.9 %", "99.5 %", "99.95 %", "99.8 %"] {
            assert_eq!(count(&svg, &format!(">{name}<")), 1, "{name}");
        }
        // The stricter objective has less left.
        assert!(path(&svg, "series-1").last().unwrap().1 > path(&svg, "beside").last().unwrap().1);
        assert_eq!(count(&drawn(november(20), &[], form).1, "99.9 %"), 0, "one line needs no name");
    }
}

#[test]
fn among_many_outages_a_label_goes_over_a_mark_rather_than_over_another_label() {
    let log = [(5, 18), (6, 30), (7, 21), (8, 30), (1, 13), (0, 58), (9, 47)];
    assert_both_apart(Window::rolling(30, NOVEMBER + 29), &log.map(|(day, minutes)| (day, minutes * MINUTE)));
}

/// The line beside those of other objectives, and alone.
fn assert_both_apart(window: Window, log: &[(i64, i128)]) {
    for form in FORMS {
        assert_apart(with_others(window, log, form), form);
        let log: Vec<Spent> =
            log.iter().map(|(day, amount)| Spent { day: window.first + day, amount: *amount }).collect();
        let alone = course(BUDGET, window, &log).unwrap();
        assert_apart(outages::draw(&alone, window, "", &[], &Text::reference(), form), form);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_label_covers_another_whatever_happened(
        log in prop::collection::vec((0_i64..30, 1_i128..60), 0..8),
        as_of in 1_i64..=31,
        rolls: bool,
    ) {
        let log: Vec<(i64, i128)> = log.into_iter().map(|(day, minutes)| (day, minutes * MINUTE)).collect();
        let window = if rolls { Window::rolling(30, NOVEMBER + 29) } else { november(as_of) };
        assert_both_apart(window, &log);
    }
}
