//! What must hold for the chart of the outage log, read from the drawing itself.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test fails by panicking")]

use cre_readiness::chart::{Form, outages};
use cre_readiness::domain::error_budget::course::{Course, Spent, Window, course};
use cre_readiness::text::Text;

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
    let svg = outages::draw(&course, window, &Text::reference(), form).to_string();
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
