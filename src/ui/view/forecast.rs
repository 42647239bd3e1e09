//! Whether the objective will be met.

use crate::assessment::BudgetInput;
use crate::assessment::field::{Field, FieldProblem};
use crate::assessment::forecast::{Forecast, Kind, Numbers};
use crate::chart;
use crate::content::say;
use crate::domain::window::OFFERED_DAYS;
use crate::report::ForecastResult;
use crate::report::forecast::{Touched, number, touched};
use crate::state::Action;
use crate::state::route::Route;
use crate::text::{Message, Text};
use crate::ui::node::{El, IntoNode, Node, condition, el, now, rested};
use crate::ui::part::choice::select;
use crate::ui::part::field::{Entry, all_fine, any_told, number_field, summary};
use crate::ui::part::figure::{Picture, figure};
use crate::ui::part::result::{Calculator, figures, fold, to_report};
use crate::ui::part::table::table;
use crate::ui::store::Store;
use leptos::prelude::*;
use std::sync::Arc;

/// The choice that opens a field for days of one's own.
const OWN: &str = "own";

type Shown = RwSignal<Arc<ForecastResult>>;

/// Renders the calculator.
pub fn screen(store: Store) -> El {
    let text = store.text;
    let (start, budget) = store.peek(|state| {
        let budget = state.own.budget_or_example();
        (state.own.calculators.forecast.unwrap_or_default().in_step(budget), budget)
    });
    // Whatever was kept is within the limits, so there is a result; the example stands in for the impossible rest.
    let first = ForecastResult::new(start, budget, text)
        .or_else(|| ForecastResult::new(Forecast::default(), BudgetInput::default(), text));
    let Some(first) = first else { return el("section") };
    let result: Shown = RwSignal::new(Arc::new(first));
    let fields = Fields::new(start, budget, text);
    let entries = fields.entries();
    let (named, all) = (entries.clone(), entries.clone());
    let input = move || result.with_untracked(|result| (result.forecast, result.budget));

    let typed = move || {
        let Some(read) = fields.read(move || input().1) else { return };
        let (forecast, budget) = match read {
            Ok(read) => read,
            Err(problem) => return fields.repair.set_beside(Some(problem)),
        };
        fields.repair.set_beside(None);
        if (forecast, budget) == input() {
            return;
        }
        let Some(new) = ForecastResult::new(forecast, budget, text) else { return };
        result.set(Arc::new(new));
        store.calculate(|calculators| calculators.forecast = Some(forecast));
        keep_budget(store, budget);
    };

    let words = now(move || {
        result.with(|result| {
            vec![
                el("p").class("takeaway").add(result.takeaway.as_str()),
                el("p").class(if result.over { "second bad" } else { "second" }).add(result.average.as_str()),
                el("p").class("second").add(result.supports.as_str()),
                figures(&result.figures),
            ]
        })
    });
    let touched_yet = condition(move || store.with(|state| state.own.calculators.forecast.is_some()));
    let keep = move || {
        if !all_fine(&all) {
            return;
        }
        store.calculate(|calculators| calculators.forecast = Some(input().0));
        store.go(Route::Report);
    };
    Calculator {
        which: crate::report::Calculator::Forecast,
        title: text.get(say::forecast::TITLE),
        summary: summary(named, say::forecast::LEAD, text),
        fields: fields.view(start, budget, text, typed),
        stale: condition(move || any_told(&entries)),
        touched: touched_yet,
        words,
        below: below(store, result, to_report(text, touched_yet, keep)),
    }
    .screen(text)
}

/// Objective, window, users and outage length are the error budget's: it keeps them once it holds any or they are no
/// longer the example's.
fn keep_budget(store: Store, budget: BudgetInput) {
    let before = store.peek(|state| state.own.budget);
    let example = BudgetInput::default();
    let looked_at = Forecast::default().numbers();
    let as_looked_at = example.with_outage(Some(looked_at.detect.saturating_add(looked_at.repair)), None);
    let of_its_own = budget != example && Ok(budget) != as_looked_at;
    if before != Some(budget) && (before.is_some() || of_its_own) {
        store.dispatch(Action::Budget(budget));
    }
}

/// The fields of the screen.
#[derive(Clone, Copy)]
struct Fields {
    incidents: Entry,
    detect: Entry,
    repair: Entry,
    kind: RwSignal<Kind>,
    variation: Entry,
    objective: Entry,
    window: Entry,
    own_window: RwSignal<bool>,
    share: Entry,
}

impl Fields {
    fn new(start: Forecast, budget: BudgetInput, text: &Text) -> Self {
        let numbers = start.numbers();
        let entry = |field, value| Entry::new(field, value, text);
        Self {
            incidents: entry(Field::Incidents, Some(numbers.incidents)),
            detect: entry(Field::DetectMinutes, Some(numbers.detect)),
            repair: entry(Field::RepairMinutes, Some(numbers.repair)),
            kind: RwSignal::new(numbers.kind),
            variation: entry(Field::Variation, Some(numbers.variation)),
            objective: entry(Field::Objective, Some(budget.objective.ppb().into())),
            window: entry(Field::WindowDays, Some(budget.window_days())),
            own_window: RwSignal::new(!OFFERED_DAYS.contains(&budget.window_days())),
            share: entry(Field::ShareOfUsers, budget.share().map(|share| share.ppm().into())),
        }
    }

    fn entries(self) -> Vec<Entry> {
        vec![
            self.incidents,
            self.detect,
            self.repair,
            self.variation,
            self.objective,
            self.window,
            self.share,
        ]
    }

    /// What was entered; `None` while a field holds no number, or once the screen is gone: then nothing else may be
    /// asked, so `before`, the error budget's input so far, comes last.
    fn read(
        self,
        before: impl FnOnce() -> BudgetInput,
    ) -> Option<Result<(Forecast, BudgetInput), FieldProblem>> {
        let numbers = Numbers {
            incidents: self.incidents.read().ok()??,
            detect: self.detect.read().ok()??,
            repair: self.repair.read().ok()??,
            kind: self.kind.get_untracked(),
            variation: self.variation.read().ok()??,
        };
        let (objective, window) = (self.objective.read().ok()??, self.window.read().ok()??);
        let share = self.share.read().ok()?;
        let forecast = match Forecast::new(numbers) {
            Ok(forecast) => forecast,
            Err((_, problem)) => return Some(Err(problem)),
        };
        let outage = forecast.outage_thousandths();
        let budget = BudgetInput::new(objective, window, before().requests(), Some(outage), share).ok()?;
        Some(Ok((forecast, budget)))
    }

    fn view(
        self,
        start: Forecast,
        budget: BudgetInput,
        text: &'static Text,
        typed: impl Fn() + Copy + Send + 'static,
    ) -> Node {
        let field = move |entry: Entry| number_field(entry, text, typed);
        let choose_kind = move |choice: String| {
            if let Some((kind, _)) = KINDS.iter().find(|(kind, _)| key(*kind) == choice) {
                self.kind.set(*kind);
                if !kind.varies() && self.variation.read().is_err() {
                    // What is not shown must not hold anything up.
                    self.variation.put("1".to_owned());
                }
                typed();
            }
        };
        let choose_window = move |choice: String| {
            self.own_window.set(choice == OWN);
            if choice != OWN {
                self.window.put(choice);
                typed();
            }
        };
        let kinds: Vec<(String, String)> =
            KINDS.iter().map(|(kind, words)| (key(*kind).to_owned(), text.get(*words).to_owned())).collect();
        let kind = start.numbers().kind;
        let days = budget.window_days();
        let mut windows: Vec<(String, String)> = OFFERED_DAYS
            .iter()
            .map(|offered| (offered.to_string(), text.say(say::field::window_days(&text.whole(*offered)))))
            .collect();
        windows.push((OWN.to_owned(), text.get(say::field::WINDOW_OWN).to_owned()));
        let chosen = if OFFERED_DAYS.contains(&days) { days.to_string() } else { OWN.to_owned() };
        vec![
            [self.incidents, self.detect, self.repair].map(field).into_iter().collect::<Vec<_>>().node(),
            select("spread", text.get(say::field::SPREAD), &kinds, key(kind), choose_kind).node(),
            now(move || self.kind.get().varies().then(|| field(self.variation))),
            field(self.share).node(),
            field(self.objective).node(),
            select("window", text.get(say::field::WINDOW), &windows, &chosen, choose_window).node(),
            now(move || self.own_window.get().then(|| field(self.window))),
            el("p").class("hint").add(text.get(say::forecast::SHARED)).node(),
        ]
        .node()
    }
}

/// The kinds of spread in plain words.
const KINDS: [(Kind, Message); 4] = [
    (Kind::Fixed, say::field::SPREAD_FIXED),
    (Kind::Exponential, say::field::SPREAD_EXPONENTIAL),
    (Kind::LogNormal, say::field::SPREAD_LOG_NORMAL),
    (Kind::Gamma, say::field::SPREAD_GAMMA),
];

const fn key(kind: Kind) -> &'static str {
    match kind {
        Kind::Fixed => "fixed",
        Kind::Exponential => "exponential",
        Kind::LogNormal => "log-normal",
        Kind::Gamma => "gamma",
    }
}

fn below(store: Store, result: Shown, on: El) -> Node {
    let text = store.text;
    let late = rested(result);
    let uses = now(move || {
        late.with(|result| {
            let fits = result.fits.as_deref().map(|fits| el("p").class("second").add(fits));
            vec![fits.node(), table(result.uses(text), text.get(say::budget::COLUMN_YOURS)).node()]
        })
    });
    let rest = now(move || {
        late.with(|result| {
            let lines: Vec<El> = result.assumptions.iter().map(|line| el("li").add(line.as_str())).collect();
            el("section")
                .class("more-result")
                .add(el("h2").add(text.get(say::forecast::ASSUMPTIONS_TITLE)))
                .add(el("ul").add(lines))
        })
    });
    let calculated = now(move || {
        let line = |line: &String| el("li").add(line.as_str());
        el("ul").class("how").add(late.with(|result| result.how.iter().map(line).collect::<Vec<_>>()))
    });
    let sources: Vec<El> = ForecastResult::sources(text)
        .map(|source| el("p").class("source").add(text.say(say::result::source(source))))
        .into();
    let note = el("p").class("note").add(text.get(say::forecast::DISTRIBUTION_NOTE));
    vec![
        figure(store, "distribution-figure", distribution(result, text), note).node(),
        el("section").class("more-result").add(uses).node(),
        figure(store, "tornado-figure", tornado(late, text), None::<El>).node(),
        gaps(store).node(),
        rest,
        // The fold stays open while its lines change.
        fold(text.get(say::result::HOW)).add(calculated).add(sources).node(),
        el("h2").add(text.get(say::result::NEXT)).node(),
        el("p").add(text.get(say::forecast::ADVICE)).node(),
        on.node(),
    ]
    .node()
}

fn distribution(result: Shown, text: &'static Text) -> Picture {
    Picture {
        takeaway: Arc::new(move || result.with(|result| result.distribution.clone())),
        draw: Arc::new(move |form| {
            result.with(|result| {
                let chance = result.outlook.chance;
                let marks = chart::distribution::Marks {
                    budget_s: result.budget_s,
                    chance,
                    chance_text: &number(chance, text),
                    steps: result.forecast.numbers().kind == Kind::Fixed,
                };
                chart::distribution::draw(&result.outlook.histogram, &marks, text, form)
            })
        }),
        table: Arc::new(move || result.with(|result| result.distribution_table(text))),
    }
}

fn tornado(result: Shown, text: &'static Text) -> Picture {
    Picture {
        takeaway: Arc::new(move || result.with(|result| result.tornado.clone())),
        draw: Arc::new(move |form| {
            result.with(|result| {
                let rows: Vec<chart::tornado::Row<'_>> = result
                    .levers
                    .iter()
                    .map(|line| chart::tornado::Row {
                        label: &line.name,
                        after: line.chance * 100.0,
                        after_text: &line.windows,
                    })
                    .collect();
                let chance = result.outlook.chance;
                let base = chart::tornado::Base {
                    value: chance * 100.0,
                    words: &text.say(say::forecast::tornado_today(&number(chance, text))),
                    name: text.get(say::forecast::TORNADO_X),
                };
                chart::tornado::draw(&rows, &base, form)
            })
        }),
        table: Arc::new(move || result.with(|result| result.tornado_table(text))),
    }
}

/// Which of the four parts the gaps of the questionnaire touch. Answers don't change on this screen.
fn gaps(store: Store) -> El {
    let text = store.text;
    let lines: Vec<El> =
        store.peek(|state| touched(&state.own, text)).iter().map(|one| gap(one, text)).collect();
    let body = if lines.is_empty() {
        el("p")
            .add(text.get(say::forecast::GAPS_UNANSWERED))
            .add(" ")
            .add(el("a").set("href", &Route::Readiness.fragment()).add(text.get(say::forecast::GAPS_OPEN)))
    } else {
        el("ul").add(lines)
    };
    el("section").class("more-result").add(el("h2").add(text.get(say::forecast::GAPS_TITLE))).add(body)
}

fn gap(touched: &Touched, text: &Text) -> El {
    let mut questions: Vec<El> = touched
        .questions
        .iter()
        .map(|question| {
            let way = Route::Question(*question).fragment();
            el("li").add(el("a").set("href", &way).add(text.name(*question)))
        })
        .collect();
    questions.extend(touched.more.as_deref().map(|more| el("li").add(more)));
    let list = (!questions.is_empty()).then(|| el("ul").add(questions));
    el("li").add(touched.words.as_str()).add(list)
}
