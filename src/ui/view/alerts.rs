//! The alerts.

use crate::assessment::alerts::Alerts;
use crate::assessment::alerts::scale::Scale;
use crate::assessment::field::Field;
use crate::chart;
use crate::content::say;
use crate::domain::alerts::Rule;
use crate::domain::window::{OFFERED_DAYS, SECONDS_PER_DAY};
use crate::report::alerts::{AlertsResult, Card, Warning, ceiling};
use crate::state::Action;
use crate::state::route::Route;
use crate::text::{Text, unbroken};
use crate::ui::node::{El, IntoNode, Node, condition, el, now, soon, text_now};
use crate::ui::part::choice::select;
use crate::ui::part::field::{Entry, all_fine, any_told, number_field, summary};
use crate::ui::part::figure::{Picture, figure};
use crate::ui::part::result::{Calculator, figures, fold, how_soon, to_report};
use crate::ui::part::table::table;
use crate::ui::store::Store;
use leptos::prelude::*;
use std::sync::Arc;

const RANGE: &str = "error-ratio-range";
const WINDOW: &str = "window";
/// The choice that opens a field for days of one's own.
const OWN: &str = "own";

/// Renders the calculator.
pub fn screen(store: Store) -> El {
    let text = store.text;
    let (budget, alerts, above) = store.peek(|state| {
        let budget = state.own.budget_or_example();
        let alerts = state.own.calculators.alerts.clone();
        (budget, alerts.unwrap_or_else(|| Alerts::beside(budget)), ceiling(&state.own))
    });
    let objective = Entry::new(Field::Objective, Some(u64::from(budget.objective.ppb())), text);
    let window = Entry::new(Field::WindowDays, Some(budget.window_days()), text);
    let ratio = Entry::new(Field::ErrorRatio, Some(alerts.error_ratio_ppb()), text);
    let requests = Entry::new(Field::RequestsPerHour, alerts.requests_per_hour(), text);
    let outage = Entry::new(Field::OutageMinutes, budget.outage_thousandths(), text);
    let entries = [objective, window, ratio, requests, outage];
    let own_window = RwSignal::new(!OFFERED_DAYS.contains(&budget.window_days()));

    let result = RwSignal::new(Arc::new(AlertsResult::new(&alerts, budget, above, text)));
    let typed = move || {
        let (Ok(Some(objective)), Ok(Some(window)), Ok(Some(ratio)), Ok(requests), Ok(outage)) =
            (objective.read(), window.read(), ratio.read(), requests.read(), outage.read())
        else {
            return;
        };
        let before = result.get_untracked();
        let (Ok(alerts), Ok(budget)) =
            (Alerts::new(ratio, requests), before.budget.beside_alerts(objective, window, outage))
        else {
            return;
        };
        if alerts == before.alerts && budget == before.budget {
            return;
        }
        // Objective, window and outage are the error budget's: there is one of each.
        if budget != before.budget {
            store.dispatch(Action::Budget(budget));
        }
        result.set(Arc::new(AlertsResult::new(&alerts, budget, above, text)));
        store.calculate(|calculators| calculators.alerts = Some(alerts));
    };
    let choose = move |choice: String| {
        own_window.set(choice == OWN);
        if choice != OWN {
            window.put(choice);
            typed();
        }
    };
    let drag = move |ppb: u64| {
        ratio.put_value(ppb, text);
        typed();
    };

    let picture = Picture {
        takeaway: Arc::new(move || result.with(|result| result.chart.clone())),
        draw: Arc::new(move |form| {
            result.with(|result| chart::alerts::draw(&result.alerts, result.budget, text, form))
        }),
        table: Arc::new(move || result.with(|result| result.table(text))),
    };
    let fields = vec![
        number_field(objective, text, typed).node(),
        window_field(text, budget.window_days(), choose).node(),
        now(move || own_window.get().then(|| number_field(window, text, typed))),
        number_field(ratio, text, typed).node(),
        number_field(requests, text, typed).node(),
        number_field(outage, text, typed).node(),
    ];
    let words = now(move || {
        result.with(|result| {
            vec![
                el("p").class("takeaway").add(result.takeaway.as_str()),
                el("p").class("second").add(result.second.as_str()),
                figures(&result.figures),
            ]
        })
    });
    let warned = now(move || {
        let warnings: Vec<El> =
            result.with(|result| result.warnings.iter().map(|one| warning(one, text)).collect());
        (!warnings.is_empty()).then(|| el("div").class("caveats").add(warnings))
    });
    let touched = condition(move || store.with(|state| state.own.calculators.alerts.is_some()));
    let keep = move || {
        if !all_fine(&entries) {
            return;
        }
        if store.peek(|state| state.own.calculators.alerts.is_none()) {
            let alerts = result.with_untracked(|result| result.alerts.clone());
            store.calculate(|calculators| calculators.alerts = Some(alerts));
        }
        store.go(Route::Report);
    };
    let note = el("p").class("note").add(text.get(say::alerts::CHART_NOTE));
    Calculator {
        which: crate::report::Calculator::Alerts,
        title: text.get(say::alerts::TITLE),
        summary: summary(entries.into(), say::alerts::LEAD, text),
        fields: fields.node(),
        stale: condition(move || any_told(&entries)),
        touched,
        words,
        below: vec![
            warned,
            range(result, drag, text),
            figure(store, "alerts-figure", picture, note).node(),
            below(result, text).node(),
            to_report(text, touched, keep).node(),
        ]
        .node(),
    }
    .screen(text)
}

/// The list of windows; `choose` gets the days, or [`OWN`].
fn window_field(text: &'static Text, days: u64, choose: impl Fn(String) + 'static) -> El {
    let mut options: Vec<(String, String)> = OFFERED_DAYS
        .iter()
        .map(|offered| (offered.to_string(), text.say(say::field::window_days(&text.whole(*offered)))))
        .collect();
    options.push((OWN.to_owned(), text.get(say::field::WINDOW_OWN).to_owned()));
    let chosen = if OFFERED_DAYS.contains(&days) { days.to_string() } else { OWN.to_owned() };
    select(WINDOW, text.get(say::field::WINDOW), &options, &chosen, choose)
}

/// The slider for the error ratio, logarithmic, in step with the number field. It is built anew only when the
/// thresholds, and with them its lower end, move: then something else has the focus.
fn range(
    result: RwSignal<Arc<AlertsResult>>,
    drag: impl Fn(u64) + Copy + Send + 'static,
    text: &'static Text,
) -> Node {
    let scale = Memo::new(move |_| result.with(|result| scale_of(result)));
    let ppb = move || result.with(|result| result.alerts.error_ratio_ppb());
    now(move || {
        let scale = scale.get();
        let hint = [RANGE, "-hint"].concat();
        let moved = move |event: web_sys::Event| {
            if let Ok(position) = event_target_value(&event).parse() {
                drag(scale.ppb(position));
            }
        };
        let input = el("input")
            .set("id", RANGE)
            .set("type", "range")
            .set("min", "0")
            .set("max", &scale.last().to_string())
            .set("aria-describedby", &hint)
            .follow("aria-valuetext", move || Some(text.percent_of_billion(ppb())))
            .value(move || scale.position(ppb()).to_string())
            .on("input", moved);
        let ends = text.say(say::alerts::drag_ends(
            &text.percent_of_billion(scale.ppb(0)),
            &text.percent_of_billion(scale.ppb(scale.last())),
        ));
        el("div")
            .class("field range")
            .add(el("label").set("for", RANGE).add(text.get(say::alerts::DRAG)))
            .add(input)
            .add(el("p").class("hint").set("id", &hint).add(ends))
    })
}

/// From the power of ten below the smallest threshold.
fn scale_of(result: &AlertsResult) -> Scale {
    let period_s = result.budget.window_days().saturating_mul(SECONDS_PER_DAY);
    let rules = Rule::policy(result.budget.objective, period_s).map_or_else(Vec::new, Vec::from);
    let least = rules.iter().map(|rule| rule.threshold).min();
    Scale::down_to(least.unwrap_or(result.alerts.error_ratio()))
}

fn warning(warning: &Warning, text: &Text) -> El {
    let sentences = el("p").add(warning.sentences.join(" "));
    let remedies = warning.remedies.as_ref().map(|(title, remedies)| {
        let items: Vec<El> = remedies.iter().map(|remedy| el("li").add(remedy.as_str())).collect();
        vec![el("p").add(title.as_str()), el("ol").add(items)]
    });
    let (class, word) = if warning.bad {
        ("caveat bad", say::alerts::WARNING_WORD)
    } else {
        ("caveat", say::alerts::REMARK_WORD)
    };
    el("div")
        .class(class)
        .add(el("p").class("caveat-word").add(text.get(word)))
        .add(sentences)
        .add(remedies)
        .add(warning.last.as_deref().map(|last| el("p").add(last)))
}

/// What stands below the chart. What folds open follows inside its fold, so that it stays open.
fn below(result: RwSignal<Arc<AlertsResult>>, text: &'static Text) -> Vec<Node> {
    let follow = move || result.track();
    let cards = move || {
        result.with(|result| {
            let cards: Vec<El> = result.cards.iter().map(card).collect();
            vec![
                el("h2").add(result.cards_title.as_str()),
                el("p").class("note").add(text.get(say::alerts::SEVERITY_NOTE)),
                el("div").class("cards two alert-cards").add(cards),
            ]
        })
    };
    let policy =
        move || table(result.with(|result| result.policy(text)), text.get(say::budget::COLUMN_YOURS));
    let outage = move || result.with(|result| outage(result, text));
    let lines = move || result.with(|result| result.how.clone());
    let heard: Vec<El> = AlertsResult::heard(text).into_iter().map(|one| el("li").add(one)).collect();
    vec![
        soon(follow, cards),
        fold(text.get(say::alerts::POLICY_TABLE))
            .add(el("div").class("alert-policy").add(soon(follow, policy)))
            .node(),
        soon(follow, outage),
        how_soon(text, follow, lines, &AlertsResult::sources(text)).node(),
        fold(text.get(say::alerts::HEARD_TITLE)).add(el("ul").class("how").add(heard)).node(),
        el("h2").add(text.get(say::result::NEXT)).node(),
        el("p").add(text_now(move || result.with(|result| result.advice.clone()))).node(),
    ]
}

fn outage(result: &AlertsResult, text: &Text) -> El {
    let parts = match (result.outage.as_deref(), result.outage_table(text)) {
        (Some(sentence), Some(rows)) => vec![
            el("h2").add(rows.caption.as_str()),
            el("p").add(sentence),
            table(rows, text.get(say::budget::COLUMN_YOURS)),
        ],
        _ => vec![el("p").class("note").add(text.get(say::alerts::OUTAGE_ASK))],
    };
    el("div").class("alert-outage").add(parts)
}

fn card(card: &Card) -> El {
    let rows: Vec<El> = card
        .rows
        .iter()
        .map(|(label, value)| el("div").add(el("dt").add(label.as_str())).add(el("dd").add(unbroken(value))))
        .collect();
    let (word, dead) = &card.word;
    let class = match (dead, card.fires) {
        (true, _) => "alert-word dead",
        (_, true) => "alert-word fires",
        _ => "alert-word",
    };
    el("article")
        .class("card")
        .add(el("h3").add(card.title.as_str()))
        .add(el("p").class(class).add(word.as_str()))
        .add(el("dl").class("alert-facts").add(rows))
}
