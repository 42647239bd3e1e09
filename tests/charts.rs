//! What must hold for every chart, read from the drawing itself.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test fails by panicking")]

use cre_readiness::assessment::calendar::Calendar;
use cre_readiness::assessment::combination::Combination;
use cre_readiness::assessment::rota::{LeaveWeeks, Person, Rota};
use cre_readiness::assessment::week::Weekday;
use cre_readiness::assessment::{Assessment, OnCallInput};
use cre_readiness::chart::heat;
use cre_readiness::chart::radar::{Axis, Gate, GateState, Mark, Planned, legend_mark};
use cre_readiness::chart::{
    Form, bars, burn_down, distribution, dumbbell, on_call, outages, radar, rota, tornado, tree,
};
use cre_readiness::content::{asked, question, questions};
use cre_readiness::domain::error_budget::BURN_RATES;
use cre_readiness::domain::error_budget::course::{Course, Spent, Window, course};
use cre_readiness::domain::forecast::{Outlook, Pattern, Spread};
use cre_readiness::domain::on_call::{LIMIT, share};
use cre_readiness::domain::question::{Answer, Level, Mode};
use cre_readiness::domain::ratio::Ratio;
use cre_readiness::domain::team::Tally;
use cre_readiness::domain::units::{Objective, PartsPerMillion};
use cre_readiness::text::Text;

const FORMS: [Form; 2] = [Form::Narrow, Form::Wide];
const AREAS: [&str; 10] = [
    "Organisation",
    "Service levels",
    "Delivery",
    "Architecture",
    "Resilience",
    "Observability",
    "Incidents",
    "Learning",
    "Code",
    "Access",
];

/// The elements of a drawing as (tag, attributes, text).
fn elements(svg: &str) -> Vec<(&str, &str, &str)> {
    svg.split('<')
        .skip(1)
        .filter(|part| !part.starts_with('/'))
        .map(|part| {
            let (head, text) = part.split_once('>').unwrap();
            let (tag, attributes) = head.split_once(' ').unwrap();
            (tag, attributes, text)
        })
        .collect()
}

fn attribute<'a>(attributes: &'a str, name: &str) -> Option<&'a str> {
    let start = [" ", name, "=\""].concat();
    let padded = attributes.find(&start).map(|at| at + start.len());
    let at = padded.or_else(|| attributes.starts_with(&start[1..]).then(|| start.len() - 1))?;
    attributes[at..].split('"').next()
}

fn number(attributes: &str, name: &str) -> f64 {
    attribute(attributes, name).unwrap().parse().unwrap()
}

/// One at which every published rate can happen.
fn objective() -> Objective {
    Objective::from_ppb(999_000_000).unwrap()
}

/// Width and height of the canvas, as the drawing says.
fn canvas(svg: &str) -> (f64, f64) {
    let mut numbers = attribute(svg, "viewBox").unwrap().split(' ').map(|number| number.parse().unwrap());
    let size = numbers.nth(2).zip(numbers.next());
    size.unwrap()
}

/// Attributes of the elements of a class.
fn of_class<'a>(svg: &'a str, class: &str) -> Vec<&'a str> {
    elements(svg)
        .into_iter()
        .map(|(_, attributes, _)| attributes)
        .filter(|attributes| {
            let classes = attribute(attributes, "class").unwrap_or("");
            classes.split(' ').any(|one| one == class)
        })
        .collect()
}

fn one<'a>(svg: &'a str, class: &str) -> &'a str {
    let found = of_class(svg, class);
    assert_eq!(found.len(), 1, "{class} in {svg}");
    found[0]
}

/// The points of a path.
fn points(attributes: &str) -> Vec<(f64, f64)> {
    let path = attribute(attributes, "d").unwrap();
    path.split(['M', 'L'])
        .skip(1)
        .map(|point| {
            let (x, y) = point.trim_end_matches('Z').split_once(' ').unwrap();
            (x.parse().unwrap(), y.parse().unwrap())
        })
        .collect()
}

fn input(days: u64, on_schedule: u64, engineers: u64) -> OnCallInput {
    OnCallInput::new(days, on_schedule, engineers).unwrap()
}

/// Small, large and crooked numbers, every one that the fields admit.
fn inputs() -> Vec<OnCallInput> {
    let mut inputs = Vec::new();
    for days in [1, 2, 7, 30, 250, 365, 366] {
        for on_schedule in [1, 2, 3, 7, 20, 99, 100] {
            let around = [1, 2, 3, 4, 5, 8, 11, 12, 13, 40, 48, 49, 50];
            let teams = around.map(|times| times * on_schedule);
            for engineers in teams.into_iter().chain([1, 5, 6, 9, 14, 97, 333, 5_003, 10_000]) {
                inputs.extend(OnCallInput::new(days, on_schedule, engineers));
            }
        }
    }
    inputs
}

fn windows() -> impl Iterator<Item = u64> {
    (1..=100).chain([180, 364, 365, 366, 1_000, 3_659, 3_660])
}

fn axis<'a>(label: &'a str, value: &'a str, score: Option<i64>) -> Axis<'a> {
    Axis { label, value, score: score.map(Ratio::from_int), cap: None, gate: None, planned: None }
}

/// Ten areas with everything that can be drawn.
fn full_radar() -> Vec<Axis<'static>> {
    let gate = |at, state| Some(Gate { at, state });
    let mut axes: Vec<Axis<'_>> = AREAS.iter().map(|label| axis(label, "55 %", Some(55))).collect();
    axes[1] = Axis { cap: Some(40), gate: gate(80, GateState::Open), ..axis(AREAS[1], "40 %", Some(40)) };
    axes[2] = Axis { cap: Some(80), gate: gate(80, GateState::Met), ..axis(AREAS[2], "75 %", Some(75)) };
    axes[3] =
        Axis { cap: Some(20), gate: gate(60, GateState::Unanswered), ..axis(AREAS[3], "20 %", Some(20)) };
    axes[5] = Axis { cap: Some(60), gate: gate(80, GateState::Proposed), ..axis(AREAS[5], "31 %", Some(31)) };
    axes[6] = axis(AREAS[6], "not asked", None);
    axes[8] = Axis { cap: Some(100), ..axis(AREAS[8], "100 %", Some(100)) };
    axes
}

fn row<'a>(
    label: &'a str,
    before: Option<i64>,
    after: Option<i64>,
    texts: [&'a str; 3],
) -> dumbbell::Row<'a> {
    let [before_text, after_text, words] = texts;
    let (before, after) = (before.map(Ratio::from_int), after.map(Ratio::from_int));
    dumbbell::Row { label, before, after, before_text, after_text, words }
}

/// Ten areas with everything that can happen to one.
fn full_dumbbell() -> Vec<dumbbell::Row<'static>> {
    vec![
        row(AREAS[0], Some(20), Some(75), ["20 %", "75 %", "up 55 points"]),
        row(AREAS[1], Some(100), Some(0), ["100 %", "0 %", "down 100 points"]),
        row(AREAS[2], Some(49), Some(50), ["49 %", "50 %", "up 1 point"]),
        row(AREAS[3], Some(50), Some(50), ["50 %", "50 %", "no change"]),
        row(AREAS[4], None, Some(60), ["not asked", "60 %", "no score before"]),
        row(AREAS[5], Some(40), None, ["40 %", "not answered", "no score after"]),
        row(AREAS[6], None, None, ["not asked", "not asked", "no score"]),
        row(AREAS[7], Some(0), Some(100), ["0 %", "100 %", "up 100 points"]),
        row(AREAS[8], Some(100), Some(100), ["100 %", "100 %", "no change"]),
        row(AREAS[9], Some(8), Some(3), ["8 %", "3 %", "down 5 points"]),
    ]
}

/// Every pair of values, ten to a chart.
fn all_pairs() -> Vec<(i64, i64)> {
    (0..=100).flat_map(|before| (0..=100).map(move |after| (before, after))).collect()
}

/// People who answered all questions, each at a level of its own, in rows of every kind.
fn team(people: u8) -> Combination {
    let person = |number: u8| {
        let mut person = Assessment { mode: Mode::Full, ..Assessment::default() };
        for (at, question) in (0_u8..).zip(questions()) {
            let answer = match (at + number) % 8 {
                5 => Some(Answer::Unknown),
                6 if question.may_not_apply() => Some(Answer::NotApplicable),
                6 | 7 => None,
                level => Level::new(if at % 3 == 0 { at % 5 } else { level }).map(Answer::Level),
            };
            person.set_answer(question, answer);
        }
        Combination::of(&person).unwrap()
    };
    let mut all = person(0);
    for number in 1..people {
        all.add(&person(number)).unwrap();
    }
    all
}

/// The quick questions only, answered by five people in one way each.
fn quick_team() -> Combination {
    let mut all = Combination { people: 5, full: 0, ..team(5) };
    for question in questions() {
        all.tallies[question.position()] = Tally::default();
    }
    for (at, question) in asked(Mode::Quick).iter().enumerate() {
        let tally = &mut all.tallies[question.position()];
        tally.levels[at % 3] = 1;
        tally.levels[at % 5] += 2;
        tally.unknown = (at % 2) as u32;
    }
    all
}

/// More people than a cell has room for.
fn crowd() -> Combination {
    let mut all = team(1);
    (all.people, all.full) = (u32::MAX, u32::MAX);
    all.tallies[question::SLO_DEFINED.position()] =
        Tally { levels: [9_999, 10_000, 1, u32::MAX / 2, 999], unknown: 0, not_applicable: 0 };
    all
}

/// A budget of 43.2 minutes that lasts, one that will be gone, one overspent a little and one out of all measure,
/// over windows that end and that roll.
fn outage_logs() -> impl Iterator<Item = (Course, Window)> {
    let budget: i128 = 2_592_000_000_000;
    let logs = [vec![], vec![(2, 20), (5, 30)], vec![(1, 60), (8, 45)], vec![(0, 1_000_000)]];
    let windows =
        [Window::fixed(20_758, 30, 20_768), Window::fixed(20_758, 92, 20_849), Window::rolling(30, 20_787)];
    windows.into_iter().flat_map(move |window| {
        logs.clone().into_iter().filter_map(move |log: Vec<(i64, i128)>| {
            let spent = |(day, percent)| Spent { day: window.first + day, amount: budget * percent / 100 };
            let log: Vec<Spent> = log.into_iter().map(spent).collect();
            Some((course(budget, window, &log)?, window))
        })
    })
}

/// A year of equals, one with leave that leaves a week open and a long name, small and large teams, sites.
fn years() -> Vec<(Calendar, Vec<String>)> {
    let start = Rota::new(2026, 1, Weekday::MONDAY, 0, Vec::new()).unwrap();
    let away = Person { leave: LeaveWeeks::parse("30-32, 53").unwrap(), ..Person::default() };
    let leave = (0..4).fold(start.clone(), |rota, place| rota.with_person(place, away));
    let year = |days, on_schedule, engineers, rota: &Rota, sites| {
        let calendar = Calendar::new(input(days, on_schedule, engineers), rota, sites).unwrap();
        let name = |place| if place == 1 { "Wilhelmina ".repeat(4) } else { format!("Engineer {place}") };
        let names = (0..calendar.people()).map(name).collect();
        (calendar, names)
    };
    vec![
        year(365, 2, 5, &start, 1),
        year(366, 2, 5, &leave, 1),
        year(365, 1, 1, &start, 1),
        year(1, 2, 2, &start, 1),
        year(365, 2, 12, &leave, 1),
        year(365, 2, 30, &start, 1),
        year(365, 2, 4, &start, 3),
        year(365, 2, 10, &leave.with_hand_over(Weekday::ALL[4]), 3),
    ]
}

/// Three parts that are nothing, something and everything.
fn bars_of_all_sizes() -> Vec<Vec<bars::Bar<'static>>> {
    let segment = |(fill, name, share): (bars::Fill, &'static str, i128)| bars::Segment {
        fill,
        share: Ratio::new(share, 100).unwrap(),
        name,
        words: format!("{share} %"),
    };
    [[0, 0, 100], [55, 10, 35], [98, 1, 1], [145, 0, 0]]
        .map(|[solid, striped, plain]| {
            let segments = vec![
                segment((bars::Fill::Solid, "Operations", solid)),
                segment((bars::Fill::Striped, "Engineering", striped)),
                segment((bars::Fill::Plain, "Features", plain)),
            ];
            vec![bars::Bar { label: "Your team", own: true, segments }]
        })
        .into()
}

fn line(depth: usize, mark: tree::Mark, name: &str, bar: Option<(i128, &str)>) -> tree::Line {
    tree::Line {
        depth,
        mark,
        soft: depth == 1 && mark == tree::Mark::Group,
        name: name.to_owned(),
        what: (mark == tree::Mark::Group).then(|| "soft, 20 % lost".to_owned()),
        both: name.to_owned(),
        words: "99.9409 %".to_owned(),
        bar: bar.map(|(share, words)| (Ratio::new(share, 100).unwrap(), words.to_owned())),
        weakest: bar.is_some_and(|(share, _)| share == 100),
    }
}

fn a_small_tree() -> Vec<tree::Line> {
    vec![
        line(0, tree::Mark::Group, "Your service", None),
        line(1, tree::Mark::Part, "Load balancer", Some((10, "52 min 27 s"))),
        line(1, tree::Mark::Group, "Recommendations", None),
        line(2, tree::Mark::Part, "Model server", Some((100, "8 h 44 min"))),
        line(2, tree::Mark::Same, "Load balancer", None),
    ]
}

/// The most rows, the longest names, the deepest groups.
fn the_deepest_tree() -> Vec<tree::Line> {
    let mut lines = vec![line(0, tree::Mark::Group, "Your service", None)];
    for row in 0..24 {
        let (depth, name) = (1 + row % 5, "WWWWWWWWWWMMMMMMMMMM%%%%%%%%%%@@@@@@@@@@");
        let mark = if depth < 5 { tree::Mark::Group } else { tree::Mark::Part };
        let bar = (depth == 5).then_some((if row < 5 { 100 } else { 0 }, "364 d 23 h 59 min"));
        lines.push(line(depth, mark, name, bar));
    }
    lines
}

/// Each chart in both forms, with ordinary and with extreme numbers.
/// Patterns with a budget in seconds: few and many incidents, every spread, a budget in the middle and far outside.
fn patterns() -> Vec<(i64, Spread, i64)> {
    let cv = |hundredths| Ratio::new(hundredths, 100).unwrap();
    vec![
        (1, Spread::Exponential, 2_592),
        (12, Spread::Fixed, 7_000),
        (3, Spread::LogNormal { cv: cv(200) }, 25),
        (3, Spread::LogNormal { cv: cv(5) }, 1_000_000_000),
        (10_000, Spread::Gamma { cv: cv(70) }, 18_000_000),
        (1, Spread::Gamma { cv: cv(500) }, 0),
        (1, Spread::Exponential, 4_000),
    ]
}

/// The distribution of half-hour incidents.
fn outlook(rate: i64, spread: Spread, budget_s: i64) -> Outlook {
    let (rate, length) = (Ratio::from_int(rate), Ratio::from_int(1_800));
    let pattern = Pattern::new(rate, Ratio::ZERO, length, PartsPerMillion::WHOLE, spread).unwrap();
    Outlook::new(&pattern, Ratio::from_int(budget_s))
}

fn distributed(rate: i64, spread: Spread, budget_s: i64, form: Form) -> String {
    let outlook = outlook(rate, spread, budget_s);
    let marks = distribution::Marks {
        budget_s: Ratio::from_int(budget_s),
        chance: outlook.chance,
        chance_text: "more than 99",
        steps: spread == Spread::Fixed,
    };
    distribution::draw(&outlook.histogram, &marks, &Text::reference(), form).to_string()
}

fn helped(base: f64, after: f64, form: Form) -> String {
    let names = ["Share of users affected", "Number of incidents", "Time to repair", "Time to detect"];
    let rows = names.iter().zip([1.0, 0.8, 0.75, 0.1]).map(|(label, part)| tornado::Row {
        label,
        after: base + (after - base) * part,
        after_text: "more than 99",
    });
    let base = tornado::Base {
        value: base,
        words: "Today more than 99",
        name: "Windows of 100 that meet the objective",
    };
    tornado::draw(&rows.collect::<Vec<_>>(), &base, form).to_string()
}

fn all_charts() -> Vec<String> {
    let text = Text::reference();
    let mut charts = Vec::new();
    for form in FORMS {
        charts.extend(
            inputs()
                .into_iter()
                .map(|input| on_call::draw(input, Default::default(), &text, form).to_string()),
        );
        charts.extend(windows().map(|days| burn_down::draw(days, objective(), &text, form).to_string()));
        charts.extend(
            outage_logs()
                .map(|(course, window)| outages::draw(&course, window, "", &[], &text, form).to_string()),
        );
        charts.extend(years().iter().map(|(year, names)| rota::draw(year, names, &text, form).to_string()));
        charts.push(radar::draw(&full_radar(), form).to_string());
        charts.push(dumbbell::draw(&full_dumbbell(), form).to_string());
        charts.push(dumbbell::draw(&[], form).to_string());
        for (rate, spread, budget_s) in patterns() {
            charts.push(distributed(rate, spread, budget_s, form));
        }
        for (base, after) in
            [(74.0, 90.0), (0.0, 0.0), (100.0, 100.0), (3.0, 99.6), (99.0, 99.9), (49.0, 51.0)]
        {
            charts.push(helped(base, after, form));
        }
        charts.extend([1, 2, 9].map(|people| heat::draw(&team(people), &text, form).to_string()));
        charts.extend([quick_team(), crowd()].map(|all| heat::draw(&all, &text, form).to_string()));
        charts.extend(bars_of_all_sizes().iter().map(|bars| bars::draw(bars, form).to_string()));
        charts.extend(
            [a_small_tree(), the_deepest_tree(), Vec::new()]
                .map(|lines| tree::draw(&lines, form).to_string()),
        );
        for count in 3..=12 {
            for (value, score) in [("55 %", Some(55)), ("does not apply", None)] {
                let axes: Vec<Axis<'_>> =
                    AREAS.iter().cycle().take(count).map(|label| axis(label, value, score)).collect();
                charts.push(radar::draw(&axes, form).to_string());
            }
        }
    }
    charts
}

#[test]
fn on_call_narrow() {
    let drawn = on_call::draw(OnCallInput::default(), Default::default(), &Text::reference(), Form::Narrow)
        .to_string();
    insta::assert_snapshot!(drawn.replace("><", ">\n<"));
}

#[test]
fn on_call_wide() {
    let drawn =
        on_call::draw(OnCallInput::default(), Default::default(), &Text::reference(), Form::Wide).to_string();
    insta::assert_snapshot!(drawn.replace("><", ">\n<"));
}

#[test]
fn on_call_for_a_huge_team() {
    let drawn = on_call::draw(input(366, 1, 10_000), Default::default(), &Text::reference(), Form::Narrow)
        .to_string();
    insta::assert_snapshot!(drawn.replace("><", ">\n<"));
}

#[test]
fn burn_down_of_30_days_narrow() {
    let drawn = burn_down::draw(30, objective(), &Text::reference(), Form::Narrow).to_string();
    insta::assert_snapshot!(drawn.replace("><", ">\n<"));
}

#[test]
fn burn_down_of_30_days_wide() {
    let drawn = burn_down::draw(30, objective(), &Text::reference(), Form::Wide).to_string();
    insta::assert_snapshot!(drawn.replace("><", ">\n<"));
}

#[test]
fn a_year_has_a_filled_box_for_every_week_as_primary_and_a_hatched_one_for_every_week_as_secondary() {
    let text = Text::reference();
    let boxes = |svg: &str, class: &str| {
        let shapes = of_class(svg, class);
        shapes.into_iter().map(|shape| attribute(shape, "d").unwrap().matches('M').count()).sum::<usize>()
    };
    for form in FORMS {
        for (year, names) in years().iter().filter(|(year, _)| year.people() <= 12) {
            let svg = rota::draw(year, names, &text, form).to_string();
            let duties = || year.plan.sites.iter().flat_map(|site| &site.duties);
            assert_eq!(boxes(&svg, "rota-primary"), duties().filter(|duty| duty.primary.is_some()).count());
            let secondary = duties().filter(|duty| duty.secondary.is_some()).count();
            assert_eq!(boxes(&svg, "rota-secondary"), secondary);
            assert_eq!(boxes(&svg, "rota-hatch"), secondary);
            let open = year.uncovered().count();
            let drawn = of_class(&svg, "rota-open").len();
            assert_eq!(drawn, usize::from(open > 0));
            assert!(open == 0 || boxes(&svg, "rota-open") == open);
        }
        let (year, names) = &years()[0];
        let svg = rota::draw(year, names, &text, form).to_string();
        assert_eq!(boxes(&svg, "rota-weekend"), 104);
    }
}

#[test]
fn radar_with_everything() {
    let drawn = radar::draw(&full_radar(), Form::Narrow).to_string();
    insta::assert_snapshot!(drawn.replace("><", ">\n<"));
}

#[test]
fn dumbbell_narrow() {
    insta::assert_snapshot!(dumbbell::draw(&full_dumbbell(), Form::Narrow).to_string().replace("><", ">\n<"));
}

#[test]
fn dumbbell_wide() {
    insta::assert_snapshot!(dumbbell::draw(&full_dumbbell(), Form::Wide).to_string().replace("><", ">\n<"));
}

#[test]
fn the_values_of_a_dumbbell_never_meet_and_stay_beside_their_own_dots() {
    for form in FORMS {
        for (before, after) in all_pairs() {
            let texts = [before, after].map(|value| format!("{value} %"));
            let row = row("Area", Some(before), Some(after), [&texts[0], &texts[1], ""]);
            let svg = dumbbell::draw(&[row], form).to_string();
            let labels: Vec<(f64, f64)> = elements(&svg)
                .into_iter()
                .filter(|(_, attributes, text)| text.ends_with('%') && attributes.contains("label"))
                .map(|(_, attributes, text)| {
                    let long = 14.0 * 0.62 * 1.2 * text.chars().count() as f64;
                    let x = number(attributes, "x");
                    if attributes.contains("end") { (x - long, x) } else { (x, x + long) }
                })
                .collect();
            let dots = ["before", "after"].map(|class| number(one(&svg, class), "cx"));
            let (low, high) = (dots[0].min(dots[1]), dots[0].max(dots[1]));
            match labels[..] {
                [only] => assert!(before == after && only.0 > high, "{before} {after}"),
                [one, other] => {
                    let (left, right) = if one.0 < other.0 { (one, other) } else { (other, one) };
                    assert!(left.1 < low && right.0 > high, "{before} {after} {form:?}");
                    assert!(left.0 >= 0.0 && right.1 <= canvas(&svg).0, "{before} {after} {form:?}");
                }
                _ => panic!("{svg}"),
            }
        }
    }
}

#[test]
fn the_dots_of_a_dumbbell_stand_at_their_values_between_0_and_100() {
    for form in FORMS {
        let svg = dumbbell::draw(&full_dumbbell(), form).to_string();
        let ticks: Vec<f64> = of_class(&svg, "grid").iter().take(3).map(|line| points(line)[0].0).collect();
        assert!((ticks[1] - (ticks[0] + ticks[2]) / 2.0).abs() < 0.1, "50 is in the middle");
        let dots: Vec<f64> = of_class(&svg, "before").iter().map(|dot| number(dot, "cx")).collect();
        let values = full_dumbbell().into_iter().filter_map(|row| row.before);
        assert_eq!(dots.len(), 8);
        for (dot, value) in dots.into_iter().zip(values) {
            let part = (dot - ticks[0]) / (ticks[2] - ticks[0]) * 100.0;
            assert!((part - value.to_f64()).abs() < 0.1, "{part} instead of {value:?}");
        }
    }
}

#[test]
fn a_fall_and_a_rise_are_told_apart_without_colour() {
    for form in FORMS {
        let svg = dumbbell::draw(&full_dumbbell(), form).to_string();
        for (class, falls) in [("fall", true), ("rise", false)] {
            for line in of_class(&svg, class) {
                let ends = points(line);
                assert_eq!(ends[1].0 < ends[0].0, falls, "{class}");
            }
            for head in of_class(&svg, &[class, "-head"].concat()) {
                let corners = points(head);
                assert_eq!(corners[1].0 < corners[0].0, falls, "the tip of {class} points the way it went");
            }
        }
        assert_eq!(of_class(&svg, "fall-head").len(), 1);
        assert_eq!(of_class(&svg, "rise-head").len(), 2);
        assert_eq!(of_class(&svg, "after").len(), 8, "no dot where there is no value");
    }
    let css = include_str!("../style/full/chart.css");
    let fall = css.split(".chart .fall {").nth(1).unwrap().split('}').next().unwrap();
    assert!(fall.contains("stroke-dasharray"));
}

#[test]
fn heat_strip_narrow() {
    let drawn = heat::draw(&quick_team(), &Text::reference(), Form::Narrow).to_string();
    insta::assert_snapshot!(drawn.replace("><", ">\n<"));
}

#[test]
fn heat_strip_wide() {
    let drawn = heat::draw(&quick_team(), &Text::reference(), Form::Wide).to_string();
    insta::assert_snapshot!(drawn.replace("><", ">\n<"));
}

#[test]
fn tree_narrow() {
    insta::assert_snapshot!(tree::draw(&a_small_tree(), Form::Narrow).to_string().replace("><", ">\n<"));
}

#[test]
fn tree_wide() {
    insta::assert_snapshot!(tree::draw(&a_small_tree(), Form::Wide).to_string().replace("><", ">\n<"));
}

#[test]
fn bars_wide() {
    insta::assert_snapshot!(
        bars::draw(&bars_of_all_sizes()[1], Form::Wide).to_string().replace("><", ">\n<")
    );
}

#[test]
fn the_parts_of_a_bar_have_three_looks_without_colour() {
    let drawn = bars::draw(&bars_of_all_sizes()[1], Form::Wide).to_string();
    // In the legend and in the bar: solid, striped, plain.
    assert_eq!(of_class(&drawn, "part").len(), 6);
    assert_eq!(of_class(&drawn, "part-solid").len(), 2);
    assert_eq!(of_class(&drawn, "part-stripe").len(), 2);
}

#[test]
fn a_part_a_group_and_a_shared_part_have_shapes_of_their_own_and_soft_is_dashed() {
    let drawn = tree::draw(&a_small_tree(), Form::Wide).to_string();
    assert_eq!((of_class(&drawn, "leaf").len(), of_class(&drawn, "leaf-same").len()), (3, 1));
    assert_eq!((of_class(&drawn, "group").len(), of_class(&drawn, "branch-soft").len()), (2, 1));
}

#[test]
fn the_own_point_lies_inside_the_plot_for_every_input() {
    let text = Text::reference();
    for form in FORMS {
        for input in inputs() {
            let svg = on_call::draw(input, Default::default(), &text, form).to_string();
            let (you, axis) = (one(&svg, "you"), points(of_class(&svg, "axis")[0]));
            let (x, y) = (number(you, "cx"), number(you, "cy"));
            let radius = number(you, "r");
            assert!(axis[0].0 < x && x <= axis[1].0, "{input:?} {x}");
            assert!(y >= 30.0 && y <= axis[0].1, "{input:?} {y}");
            assert!(x + radius < f64::from(form.size().0), "{input:?} {x}");
            let on_curve = points(one(&svg, "curve")).contains(&(x, y));
            assert!(on_curve, "{input:?}: the point is not on the curve");
        }
    }
}

#[test]
fn no_text_leaves_the_canvas() {
    for svg in all_charts() {
        let (width, height) = canvas(&svg);
        for (tag, attributes, text) in elements(&svg) {
            if tag != "text" {
                continue;
            }
            let em = |sign: char| match sign {
                'i' | 'j' | 'l' | 't' | 'f' | 'r' | 'I' | ' ' | '.' | ',' | ':' => 0.4,
                'm' | 'w' | 'M' | 'W' | '%' => 1.0,
                _ => 0.62,
            };
            let long = 14.0 * text.chars().map(em).sum::<f64>();
            let (x, y) = (number(attributes, "x"), number(attributes, "y"));
            let left = match attribute(attributes, "text-anchor") {
                None => x,
                Some("middle") => x - long / 2.0,
                _ => x - long,
            };
            assert!(left >= 0.0 && left + long <= width, "{text} in {svg}");
            assert!(y >= 11.0 && y + 3.0 <= height, "{text} in {svg}");
        }
    }
}

#[test]
fn every_coordinate_is_a_number_and_stays_near_the_canvas() {
    for svg in all_charts() {
        assert!(!svg.contains("NaN") && !svg.contains("inf"));
        let (width, height) = canvas(&svg);
        for attributes in elements(&svg).iter().filter(|(tag, ..)| *tag == "path").map(|e| e.1) {
            for (x, y) in points(attributes) {
                assert!((-1.0..=width + 1.0).contains(&x), "{x} in {svg}");
                assert!((-1.0..=height + 1.0).contains(&y), "{y} in {svg}");
            }
        }
    }
}

#[test]
fn a_drawing_holds_classes_only_and_is_hidden_from_screen_readers() {
    let marks = [
        Mark::Score,
        Mark::Wall,
        Mark::Planned,
        Mark::Gate(GateState::Met),
        Mark::Gate(GateState::Open),
        Mark::Gate(GateState::Proposed),
        Mark::Gate(GateState::Unanswered),
    ];
    let heat_marks = [heat::Mark::Share, heat::Mark::Range, heat::Mark::Apart, heat::Mark::Middle];
    let rota_marks = [
        rota::Mark::Primary,
        rota::Mark::Secondary,
        rota::Mark::Leave,
        rota::Mark::Open,
        rota::Mark::Weekend,
    ];
    let marks = marks.map(legend_mark).into_iter().chain(heat_marks.map(heat::legend_mark));
    let marks = marks.chain(rota_marks.map(rota::legend_mark));
    let drawn = all_charts().into_iter().chain(marks.map(|mark| mark.to_string()));
    for svg in drawn {
        assert!(svg.starts_with("<svg class=\"chart ") && svg.ends_with("</svg>"));
        assert!(svg.contains(" aria-hidden=\"true\" focusable=\"false\">"));
        for refused in ["style=", "#", "<script", " id=", " fill=", " stroke=", "<style"] {
            assert!(!svg.contains(refused), "{refused} in {svg}");
        }
        let css = include_str!("../style/full/chart.css");
        for (_, attributes, _) in elements(&svg).iter().skip(1) {
            for class in attribute(attributes, "class").unwrap().split(' ') {
                let known = [".", class].concat();
                assert!(css.contains(&known) || class == "name", "{class} has no style");
            }
        }
    }
}

#[test]
fn text_of_a_label_is_escaped() {
    let mut axes = full_radar();
    axes[0].label = "<b>&\"";
    let svg = radar::draw(&axes, Form::Wide).to_string();
    assert!(svg.contains(">&lt;b&gt;&amp;\"</text>"));
    assert!(!svg.contains("<b>"));
}

#[test]
fn the_limit_line_stands_at_the_limit_of_the_domain() {
    let text = Text::reference();
    for form in FORMS {
        for input in inputs() {
            let svg = on_call::draw(input, Default::default(), &text, form).to_string();
            let floor = points(of_class(&svg, "axis")[0])[0].1;
            // The curve begins where everybody is on duty every day.
            let all_days = points(one(&svg, "curve"))[0].1;
            let limit = points(one(&svg, "limit"));
            let drawn = (floor - limit[0].1) / (floor - all_days);
            assert!((drawn - LIMIT.ratio().to_f64()).abs() < 0.002, "{input:?}: {drawn}");
            assert_eq!(limit[0].1, limit[1].1);
        }
    }
}

#[test]
fn the_engineers_needed_are_the_first_within_the_limit() {
    let text = Text::reference();
    for input in inputs() {
        let svg = on_call::draw(input, Default::default(), &text, Form::Wide).to_string();
        let needed = one(&svg, "needed");
        let place = (number(needed, "cx"), number(needed, "cy"));
        assert!(place.1 >= points(one(&svg, "limit"))[0].1, "{input:?}");
        assert!(points(one(&svg, "curve")).contains(&place), "{input:?}");
        let days = Ratio::from_int(i64::try_from(input.days()).unwrap());
        let wanted = share(input.engineers(), input.on_schedule(), days, LIMIT).unwrap();
        let label = [">", &text.whole(wanted.engineers_needed), "</text>"].concat();
        let tick = svg.split("needed-tick").nth(1).unwrap();
        assert!(tick.split("<text").next().unwrap().contains(&label), "{input:?}");
    }
}

#[test]
fn a_larger_team_moves_the_own_point_down() {
    let text = Text::reference();
    for form in FORMS {
        let height = |engineers| {
            let svg = on_call::draw(input(365, 2, engineers), Default::default(), &text, form).to_string();
            number(one(&svg, "you"), "cy")
        };
        for engineers in 2..60 {
            assert!(height(engineers) < height(engineers + 1), "{engineers}");
        }
    }
}

#[test]
fn only_a_team_over_the_limit_is_marked_so() {
    let text = Text::reference();
    for (engineers, over) in [(7, 1), (8, 0), (9, 0)] {
        let svg =
            on_call::draw(input(365, 2, engineers), Default::default(), &text, Form::Narrow).to_string();
        assert_eq!(of_class(&svg, "you-over").len(), over);
    }
}

#[test]
fn the_own_label_keeps_clear_of_the_limit_label() {
    let text = Text::reference();
    for form in FORMS {
        for input in inputs() {
            let svg = on_call::draw(input, Default::default(), &text, form).to_string();
            let labels: Vec<_> = elements(&svg)
                .into_iter()
                .filter(|(_, attributes, _)| attributes.contains("class=\"label"))
                .collect();
            let [(_, limit, words), (_, you, _)] = labels[..] else { panic!("{svg}") };
            let apart = (number(limit, "y") - number(you, "y")).abs();
            let limit_begins = number(limit, "x") - 14.0 * 0.62 * words.len() as f64;
            let you_ends = number(you, "x") + 14.0 * 0.62 * labels[1].2.len() as f64;
            assert!(apart >= 14.0 || you_ends <= limit_begins, "{input:?} {form:?}: {apart}");
        }
    }
}

#[test]
fn each_burn_down_line_ends_when_its_budget_is_gone() {
    let text = Text::reference();
    for form in FORMS {
        for days in windows() {
            let svg = burn_down::draw(days, objective(), &text, form).to_string();
            let axis = points(of_class(&svg, "axis")[0]);
            for (place, rate) in BURN_RATES.into_iter().enumerate() {
                let class = ["series-1", "series-2", "series-3", "series-4"][place];
                let line = points(of_class(&svg, class)[0]);
                let part = (line[1].0 - axis[0].0) / (axis[1].0 - axis[0].0);
                assert!((part - 1.0 / rate.to_f64()).abs() < 0.001, "{days} days at {part}");
                assert_eq!(line[1].1, axis[0].1, "nothing is left at the end");
            }
        }
    }
}

#[test]
fn a_lower_cap_is_a_wall_nearer_the_centre() {
    for form in FORMS {
        let svg = radar::draw(&full_radar(), form).to_string();
        let outer = of_class(&svg, "ring").last().copied().unwrap();
        let (x, y, radius) = (number(outer, "cx"), number(outer, "cy"), number(outer, "r"));
        let walls: Vec<f64> = of_class(&svg, "wall")
            .iter()
            .map(|wall| {
                let ends = points(wall);
                let middle = ((ends[0].0 + ends[1].0) / 2.0, (ends[0].1 + ends[1].1) / 2.0);
                (middle.0 - x).hypot(middle.1 - y) / radius * 100.0
            })
            .collect();
        for (wall, cap) in walls.iter().zip([40.0, 80.0, 20.0, 60.0, 100.0]) {
            assert!((wall - cap).abs() < 0.5, "{wall} instead of {cap}");
        }
        assert!(walls[2] < walls[3]);
        // Nothing lies beyond a wall at the edge.
        assert_eq!(of_class(&svg, "beyond").len(), 4);
    }
}

#[test]
fn an_area_that_was_not_asked_is_no_corner_of_the_shape() {
    let svg = radar::draw(&full_radar(), Form::Wide).to_string();
    assert_eq!(points(one(&svg, "score")).len(), 9);
    assert_eq!(of_class(&svg, "dot").len(), 9);
    assert_eq!(of_class(&svg, "not-asked").len(), 1);
}

#[test]
fn two_scores_are_bars_and_no_shape() {
    let axes = [
        axis("Code", "40 %", Some(40)),
        axis("Access", "60 %", Some(60)),
        axis("Learning", "not asked", None),
    ];
    let svg = radar::draw(&axes, Form::Narrow).to_string();
    assert!(of_class(&svg, "score").is_empty());
    assert_eq!(of_class(&svg, "bar").len(), 2);
    assert!(radar::draw(&[], Form::Narrow).to_string().ends_with("</svg>"));
}

#[test]
fn each_state_of_a_gate_has_a_shape_of_its_own() {
    let shapes = [GateState::Met, GateState::Open, GateState::Proposed, GateState::Unanswered]
        .map(|state| legend_mark(Mark::Gate(state)).to_string());
    let parts = |svg: &str| ["<path", "<text", "<circle", "L"].map(|part| svg.matches(part).count());
    for shape in &shapes {
        let same = |other: &&String| parts(other) == parts(shape);
        assert_eq!(shapes.iter().filter(same).count(), 1, "{shape} is told apart by colour only");
    }
}

#[test]
fn a_burn_rate_that_cannot_happen_is_not_drawn() {
    let half = Objective::from_ppb(500_000_000).unwrap();
    let drawn = burn_down::draw(30, half, &Text::reference(), Form::Wide).to_string();
    assert!(drawn.contains("series-2") && !drawn.contains("series-3"), "{drawn}");
}

#[test]
fn a_plan_is_drawn_beside_the_scores_and_never_instead_of_them() {
    let planned = |score, cap| Some(Planned { score: Ratio::from_int(score), cap: Some(cap) });
    let today = full_radar();
    let mut with_plan = today.clone();
    with_plan[1].planned = planned(80, 80);
    with_plan[2].planned = planned(75, 80);
    with_plan[3].planned = planned(55, 60);
    for form in FORMS {
        let [today, with_plan] = [&today, &with_plan].map(|axes| radar::draw(axes, form).to_string());
        for class in ["score", "wall", "dot"] {
            let count = |svg: &str| svg.matches(&format!("class=\"{class}\"")).count();
            assert_eq!(count(&today), count(&with_plan), "{class}");
        }
        assert!(!today.contains("planned"));
        // One shape, and a wall wherever the plan moves one.
        assert_eq!(with_plan.matches("class=\"planned\"").count(), 3);
    }
}

/// Left, top, right and bottom of a rectangle.
fn edges(attributes: &str) -> [f64; 4] {
    let corners = points(attributes);
    [corners[0].0, corners[0].1, corners[2].0, corners[2].1]
}

#[test]
fn every_answer_of_a_team_is_a_cell_with_its_number() {
    let text = Text::reference();
    for all in [team(1), team(2), team(9), quick_team()] {
        for form in FORMS {
            let svg = heat::draw(&all, &text, form).to_string();
            let answered = questions().filter(|question| all.tally(*question).answered() > 0);
            let counts = answered.flat_map(|question| {
                let counts = all.tally(question).counts().map(u64::from);
                counts.into_iter().chain([all.unanswered(question)]).collect::<Vec<u64>>()
            });
            let wanted: Vec<String> =
                counts.filter(|count| *count > 0).map(|count| count.to_string()).collect();
            let drawn: Vec<&str> = elements(&svg)
                .into_iter()
                .filter(|(_, attributes, _)| attributes.contains("heat-number"))
                .map(|(_, _, text)| text)
                .collect();
            let mut sorted = (wanted.clone(), drawn.iter().map(|one| (*one).to_owned()).collect::<Vec<_>>());
            sorted.0.sort();
            sorted.1.sort();
            assert_eq!(sorted.0, sorted.1);
            assert_eq!(of_class(&svg, "heat-cell").len(), wanted.len());
        }
    }
}

#[test]
fn a_larger_share_of_the_team_has_a_longer_bar_and_a_deeper_shade() {
    let text = Text::reference();
    let mut lengths = Vec::new();
    for count in [1, 25, 26, 50, 51, 75, 76, 100] {
        let mut all = team(1);
        (all.people, all.full) = (100, 100);
        for question in questions() {
            all.tallies[question.position()] = Tally::default();
        }
        all.tallies[question::SLO_DEFINED.position()].levels[2] = count;
        let svg = heat::draw(&all, &text, Form::Wide).to_string();
        // The first cell is the level's; the other holds those without an answer.
        let cell = of_class(&svg, "heat-cell")[0];
        let [left, .., right, _] = edges(cell);
        let shade = (1..=4).find(|step| cell.contains(&format!("heat-{step}"))).unwrap();
        let bar = of_class(&svg, "heat-bar").first().map(|bar| edges(bar)).filter(|bar| bar[0] == left);
        let part = bar.map_or(1.0, |bar| (bar[2] - left) / (right - left));
        lengths.push(((part * 4.0).round() as u32, shade));
    }
    assert_eq!(lengths, [(1, 1), (1, 1), (2, 2), (2, 2), (3, 3), (3, 3), (4, 4), (4, 4)]);
}

#[test]
fn the_frame_reaches_from_the_lowest_to_the_highest_level_and_is_heavy_where_they_are_far_apart() {
    let text = Text::reference();
    for form in FORMS {
        for (levels, heavy) in [([1, 0, 0, 1, 0], true), ([0, 2, 1, 0, 0], false), ([0, 0, 0, 0, 5], false)] {
            let mut all = quick_team();
            for question in questions() {
                all.tallies[question.position()] = Tally::default();
            }
            all.tallies[question::SLO_DEFINED.position()].levels = levels;
            let svg = heat::draw(&all, &text, form).to_string();
            let frame = edges(one(&svg, "heat-range"));
            assert_eq!(of_class(&svg, "heat-apart").len(), usize::from(heavy));
            let cells: Vec<[f64; 4]> = of_class(&svg, "heat-cell").into_iter().map(edges).collect();
            let given = levels.iter().filter(|count| **count > 0).count();
            let (first, last) = (cells[0], cells[given - 1]);
            assert!(frame[0] < first[0] && first[0] - frame[0] < 2.0, "{form:?}");
            assert!(frame[2] > last[2] && frame[2] - last[2] < 2.0, "{form:?}");
            assert!(one(&svg, "heat-middle").contains('M'));
        }
    }
}

#[test]
fn cells_of_a_heat_strip_keep_clear_of_the_names() {
    let text = Text::reference();
    for form in FORMS {
        let svg = heat::draw(&team(9), &text, form).to_string();
        let cells: Vec<[f64; 4]> = of_class(&svg, "heat-cell").into_iter().map(edges).collect();
        for (tag, attributes, words) in elements(&svg) {
            if tag != "text" || attribute(attributes, "class") != Some("heat-name") {
                continue;
            }
            let (x, base) = (number(attributes, "x"), number(attributes, "y"));
            let right = x + 14.0 * 0.56 * words.len() as f64;
            let meets = |cell: &&[f64; 4]| cell[0] < right && cell[1] < base + 3.0 && cell[3] > base - 10.0;
            assert_eq!(cells.iter().find(meets), None, "{words} {form:?}");
        }
    }
}

#[test]
fn distribution_wide() {
    let drawn = distributed(1, Spread::Exponential, 2_592, Form::Wide);
    insta::assert_snapshot!(drawn.replace("><", ">\n<"));
}

#[test]
fn distribution_narrow() {
    let drawn = distributed(12, Spread::Fixed, 7_000, Form::Narrow);
    insta::assert_snapshot!(drawn.replace("><", ">\n<"));
}

#[test]
fn tornado_wide() {
    insta::assert_snapshot!(helped(74.0, 90.0, Form::Wide).replace("><", ">\n<"));
}

#[test]
fn tornado_narrow() {
    insta::assert_snapshot!(helped(3.0, 99.6, Form::Narrow).replace("><", ">\n<"));
}

#[test]
fn bars_within_the_budget_stand_before_it_and_the_others_after_it() {
    for (rate, spread, budget_s) in [(1, Spread::Exponential, 2_592), (12, Spread::Fixed, 7_000)] {
        for form in FORMS {
            let svg = distributed(rate, spread, budget_s, form);
            let (line, _) = points(one(&svg, "budget"))[0];
            let within = points(one(&svg, "bin-within"));
            let over = points(one(&svg, "bin-over"));
            assert!(!within.is_empty() && !over.is_empty());
            assert!(within.iter().all(|(x, _)| *x <= line + 0.1), "{svg}");
            // With lengths all alike, what a bar counts stands at its end.
            let ends = |bar: &[(f64, f64)]| bar.iter().map(|(x, _)| *x).fold(0.0, f64::max);
            assert!(over.chunks(4).all(|bar| ends(bar) >= line - 0.1), "{svg}");
        }
    }
}

#[test]
fn the_line_of_a_distribution_meets_the_budget_at_the_chance() {
    for form in FORMS {
        let svg = distributed(1, Spread::Exponential, 2_592, form);
        let (budget, _) = points(one(&svg, "budget"))[0];
        let dot = one(&svg, "you");
        let (x, y) = (number(dot, "cx"), number(dot, "cy"));
        assert!((x - budget).abs() < 0.2);
        let nearest =
            points(one(&svg, "curve")).into_iter().min_by(|a, b| (a.0 - x).abs().total_cmp(&(b.0 - x).abs()));
        assert!((nearest.unwrap().1 - y).abs() < 0.5, "{svg}");
    }
}

#[test]
fn a_budget_far_beyond_what_windows_use_is_said_and_not_drawn() {
    let svg = distributed(3, Spread::Exponential, 1_000_000_000, Form::Wide);
    assert!(of_class(&svg, "budget").is_empty());
    assert!(svg.contains("further right"));
}

#[test]
fn without_incidents_there_is_no_distribution_to_draw() {
    assert_eq!(distributed(0, Spread::Exponential, 2_592, Form::Wide), "");
}

#[test]
fn bars_of_a_tornado_begin_at_today_and_grow_with_the_change() {
    for form in FORMS {
        let svg = helped(74.0, 90.0, form);
        let (today, _) = points(one(&svg, "base"))[0];
        let ends: Vec<f64> = of_class(&svg, "gain")
            .iter()
            .map(|bar| {
                let corners = points(bar);
                assert!((corners[0].0 - today).abs() < 0.1);
                corners[2].0
            })
            .collect();
        assert_eq!(ends.len(), 4);
        assert!(ends.windows(2).all(|pair| pair[0] > pair[1]), "{ends:?}");
    }
}
