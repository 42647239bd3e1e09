//! What the service depends on.

mod editor;
mod row;

use crate::assessment::BudgetInput;
use crate::assessment::dependencies::{Dependencies, Edited};
use crate::assessment::field::Field;
use crate::chart;
use crate::content::say;
use crate::domain::units::Objective;
use crate::report::DependenciesResult;
use crate::report::dependencies::example_names;
use crate::state::Action;
use crate::state::route::Route;
use crate::ui::node::{El, IntoNode, Node, condition, el, now, soon};
use crate::ui::part::field::{Entry, all_fine, any_told, number_field, summary_now};
use crate::ui::part::figure::{Picture, figure};
use crate::ui::part::result::{Calculator, figures, how, to_report};
use crate::ui::part::table::table;
use crate::ui::store::Store;
use leptos::prelude::*;
use std::sync::Arc;

/// What is on the screen; free to copy.
#[derive(Clone, Copy)]
struct Sheet {
    store: Store,
    tree: RwSignal<Dependencies>,
    names: RwSignal<Vec<String>>,
    /// The objective and the window.
    budget: RwSignal<BudgetInput>,
    /// The fields of the rows on the screen.
    entries: RwSignal<Vec<Entry>>,
    /// Changes when rows come, go or become something else: then the editor is built anew.
    built: RwSignal<u32>,
    /// What stood wrong in fields of rows that moved: row, field, text.
    wrong: RwSignal<Vec<(usize, Field, String)>>,
    /// What happened to the rows, for those who do not see it.
    said: RwSignal<String>,
}

impl Sheet {
    /// Takes numbers that changed in place.
    fn adopt(self, tree: Dependencies) {
        if self.tree.with_untracked(|own| *own != tree) {
            self.tree.set(tree.clone());
            self.store.calculate(|calculators| calculators.dependencies = Some(tree));
        }
    }

    /// Remembers what stands wrong in the fields of the rows; `to` says where a row goes.
    fn carry(self, to: impl Fn(usize) -> Option<usize>) {
        let wrong = self.entries.with_untracked(|entries| {
            let wrong = entries.iter().filter_map(|entry| Some((to(entry.row()?)?, entry.wrong()?)));
            wrong.map(|(row, (field, text))| (row, field, text)).collect()
        });
        self.wrong.set(wrong);
    }

    /// Takes rows that came, went or moved, with their names.
    fn rebuild(self, edited: &Edited) {
        let names = self.names.with_untracked(|names| {
            let name =
                |from: &Option<usize>| from.and_then(|from| names.get(from).cloned()).unwrap_or_default();
            edited.from.iter().map(name).collect::<Vec<String>>()
        });
        self.rename(names);
        self.carry(|from| edited.from.iter().position(|one| *one == Some(from)));
        self.adopt(edited.tree.clone());
        self.built.update(|built| *built = built.wrapping_add(1));
    }

    fn rename(self, names: Vec<String>) {
        self.names.set(names.clone());
        self.store.rename(|kept| kept.parts = names);
    }
}

/// Renders the calculator.
pub fn screen(store: Store) -> El {
    let text = store.text;
    let (own, budget, mut names) = store.peek(|state| {
        let own = state.own.calculators.dependencies.clone();
        (own, state.own.budget_or_example(), state.names.parts.clone())
    });
    if own.is_none() && names.is_empty() {
        names = example_names(text);
    }
    let sheet = Sheet {
        store,
        tree: RwSignal::new(own.unwrap_or_default()),
        names: RwSignal::new(names),
        budget: RwSignal::new(budget),
        entries: RwSignal::new(Vec::new()),
        built: RwSignal::new(0),
        wrong: RwSignal::new(Vec::new()),
        said: RwSignal::new(String::new()),
    };
    let objective = Entry::new(Field::Objective, Some(budget.objective.ppb().into()), text);
    let window = Entry::new(Field::WindowDays, Some(budget.window_days()), text);
    let typed = move || {
        let (Ok(Some(ppb)), Ok(Some(days))) = (objective.read(), window.read()) else { return };
        let before = sheet.budget.get_untracked();
        let with = Objective::from_ppb(ppb).map(|objective| before.with_objective(objective));
        if let Some(Ok(new)) = with.map(|with| with.with_window_days(days))
            && new != before
        {
            sheet.budget.set(new);
            store.dispatch(Action::Budget(new));
        }
    };
    let entries = move || {
        let mut all = vec![objective, window];
        sheet.entries.with(|rows| all.extend(rows));
        all
    };
    let result = Memo::new(move |_| {
        let names = sheet.names.get();
        let budget = sheet.budget.get();
        sheet.tree.with(|tree| Arc::new(DependenciesResult::new(tree, budget, &names, text)))
    });
    let picture = Picture {
        takeaway: Arc::new(move || result.with(|result| result.chart.clone())),
        draw: Arc::new(move |form| result.with(|result| chart::tree::draw(&result.lines_of_chart, form))),
        table: Arc::new(move || result.with(|result| result.table(text))),
    };
    let words = now(move || {
        result.with(|result| {
            let lines: Vec<El> =
                result.lines.iter().map(|line| el("p").class("second").add(line.as_str())).collect();
            let class = if result.above { "second bad" } else { "second" };
            vec![
                el("p").class("takeaway").add(result.takeaway.as_str()).node(),
                el("p").class(class).add(result.objective.as_str()).node(),
                lines.node(),
                figures(&result.figures).node(),
            ]
        })
    });
    let touched = condition(move || store.with(|state| state.own.calculators.dependencies.is_some()));
    let keep = move || {
        if !all_fine(&untrack(entries)) {
            return;
        }
        if store.peek(|state| state.own.calculators.dependencies.is_none()) {
            let tree = sheet.tree.get_untracked();
            store.calculate(|calculators| calculators.dependencies = Some(tree));
            sheet.rename(sheet.names.get_untracked());
        }
        store.go(Route::Report);
    };
    let note = el("p").class("note").add(text.get(say::dependencies::CHART_NOTE));
    Calculator {
        which: crate::report::Calculator::Dependencies,
        title: text.get(say::dependencies::TITLE),
        summary: summary_now(entries, say::dependencies::LEAD, text),
        fields: vec![
            number_field(objective, text, typed),
            number_field(window, text, typed),
            el("p").class("hint").add(text.get(say::dependencies::SHARED)),
        ]
        .node(),
        stale: condition(move || any_told(&entries())),
        touched,
        words,
        below: vec![
            editor::editor(sheet).node(),
            figure(store, "dependencies-figure", picture, note).node(),
            below(sheet, result),
            to_report(text, touched, keep).node(),
        ]
        .node(),
    }
    .screen(text)
}

/// Copies, the budget part by part, what the numbers do not say, how they are calculated, what to do.
fn below(sheet: Sheet, result: Memo<Arc<DependenciesResult>>) -> Node {
    let text = sheet.store.text;
    let sources = DependenciesResult::sources(text);
    let yours = text.get(say::budget::COLUMN_YOURS);
    let titled = move |title, rows| {
        el("div").class("nines").add(el("h2").add(text.get(title))).add(table(rows, yours))
    };
    soon(
        move || result.track(),
        move || {
            result.with(|result| {
                let copies = result.copies(text).map(|rows| titled(say::dependencies::COPIES_TITLE, rows));
                let critical = result.critical(text).map(|rows| {
                    let sum = result.sum.as_deref().map(|sum| el("p").class("note").add(sum));
                    titled(say::dependencies::NINE_TITLE, rows).add(sum)
                });
                let warnings: Vec<El> =
                    result.warnings.iter().map(|warning| el("li").add(warning.as_str())).collect();
                vec![
                    copies.node(),
                    critical.node(),
                    el("ul").class("warnings note").add(warnings).node(),
                    how(text, &result.how, &sources).node(),
                    el("h2").add(text.get(say::result::NEXT)).node(),
                    el("p").add(result.advice.as_str()).node(),
                ]
            })
        },
    )
}
