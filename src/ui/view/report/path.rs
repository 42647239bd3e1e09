//! The shortest path to ready, and the plan: each step can be tried on and off.

use super::{Live, Step, name, part};
use crate::content::say;
use crate::domain::question::Level;
use crate::report::readiness::{Path, PlanPart, StepLine};
use crate::state::Action;
use crate::state::route::Route;
use crate::text::{Message, Text};
use crate::ui::node::{El, el, now};
use crate::ui::part::result::{fold, how};
use crate::ui::store::Store;
use leptos::prelude::untrack;

/// Steps shown before the rest folds away.
const STEPS_SHOWN: usize = 7;

/// Renders the path and what the plan would give.
pub fn view(store: Store, live: Live, path: &Path, shared: bool) -> El {
    let text = store.text;
    let first = path.answer_first_note.as_deref().map(|note| {
        let way = el("a").set("href", &Route::Readiness.fragment()).add(text.get(say::report::PATH_ANSWER));
        el("div").class("answer-first").add(el("p").add(note)).add((!shared).then(|| el("p").add(way)))
    });
    let mut steps: Vec<El> = path.steps.iter().map(|line| step(store, live, line, shared)).collect();
    let any = !steps.is_empty();
    let rest = steps.split_off(steps.len().min(STEPS_SHOWN));
    let count = rest.len() as u64;
    let more = (count > 0).then(|| {
        let start = (STEPS_SHOWN + 1).to_string();
        fold(text.say(say::report::path_more(count, &text.whole(count))))
            .add(el("ol").class("steps").set("start", &start).add(rest))
    });
    let all: Vec<Step> = path.steps.iter().filter_map(Step::on_path).collect();
    // Read without following it, or the whole screen would be built anew with every tick.
    let has_plan = untrack(|| live.readiness(|readiness| readiness.plan.is_some()));
    let plan = if shared {
        has_plan.then(|| vec![status(text, live)])
    } else {
        (any || has_plan).then(|| plan(store, live, all))
    };
    // Behind the steps: what grows there moves none of them.
    let changes =
        now(move || live.readiness(|readiness| readiness.plan.as_ref().map(|plan| changes(text, plan))));
    part("path", text.get(say::report::PATH_TITLE))
        .add(el("p").add(path.summary.as_str()))
        .add(first)
        .add((any && !shared).then(|| el("p").class("quiet plan-lead").add(text.get(say::plan::LEAD))))
        .add(plan)
        .add(any.then(|| el("ol").class("steps").add(steps)))
        .add(more)
        .add(any.then(|| how(text, &path.how, &[text.get(say::report::SOURCE_GATES)])))
        .add(el("div").class("plan").set("role", "status").add(changes))
}

fn step(store: Store, live: Live, line: &StepLine, shared: bool) -> El {
    el("li")
        .add(el("p").class("reason").add(line.reason.as_str()))
        .add(name(store.text, line.question, shared))
        .add(el("p").class("goal").add(line.goal.as_str()))
        .add(Step::on_path(line).map(|step| try_it(store, live, step, shared)))
}

/// The box that puts a step into the plan; on somebody else's result, whether it is in theirs.
pub fn try_it(store: Store, live: Live, step: Step, shared: bool) -> El {
    let text = store.text;
    let level = step.to.get().to_string();
    let which = text.say(say::plan::try_which(&level, text.name(step.question)));
    let planned = move || live.plans(step);
    // On one's own report the box says it; on paper there is none.
    let class = if shared { "planned-mark" } else { "planned-mark print-only" };
    let mark = now(move || planned().then(|| el("span").class(class).add(text.get(say::plan::LEGEND))));
    if shared {
        return el("p").class("try").add(mark);
    }
    let toggle = move |_| {
        // Without the step the plan goes as far as the step before it, if that is beyond the answer.
        let to = if planned() { Level::new(step.to.get().saturating_sub(1)) } else { Some(step.to) };
        store.dispatch(Action::Plan(step.question, to));
    };
    let hidden = el("span").class("visually-hidden").add(which);
    let words = el("span").add(text.get(say::plan::TRY_STEP)).add(hidden);
    el("p").class("try").add(mark).add(
        el("label").add(el("input").set("type", "checkbox").checked(planned).on("change", toggle)).add(words),
    )
}

/// The verdict with the plan, told as it changes, and the ways to plan everything or nothing. It keeps its height, so
/// that no step moves under the finger.
fn plan(store: Store, live: Live, all: Vec<Step>) -> Vec<El> {
    let text = store.text;
    let button = |message: Message, act: Box<dyn Fn()>| {
        el("button")
            .set("type", "button")
            .class("secondary")
            .on("click", move |_| act())
            .add(text.get(message))
    };
    let every = move || {
        for step in &all {
            store.dispatch(Action::Plan(step.question, Some(step.to)));
        }
    };
    vec![
        status(text, live),
        el("p")
            .class("buttons plan-buttons")
            .add(button(say::plan::ALL, Box::new(every)))
            .add(button(say::plan::DROP, Box::new(move || store.dispatch(Action::DropPlan)))),
    ]
}

fn status(text: &'static Text, live: Live) -> El {
    let headline = now(move || {
        live.readiness(|readiness| {
            Some(match &readiness.plan {
                Some(plan) => el("p").class("plan-headline").add(plan.headline.as_str()),
                None => el("p").class("quiet").add(text.get(say::plan::NONE)),
            })
        })
    });
    let planned = move || live.readiness(|readiness| readiness.plan.is_some());
    el("div").class_while("plan-status", "planned", planned).set("role", "status").add(headline)
}

/// How much is planned, the areas that it would change, and how the numbers with the plan come about.
fn changes(text: &Text, plan: &PlanPart) -> Vec<El> {
    let changes: Vec<El> = plan.changes.iter().map(|line| el("li").add(line.as_str())).collect();
    vec![
        el("p").add(plan.words.join(" ")),
        el("ul").class("plan-changes").add(changes),
        how(text, &plan.how, &[text.get(say::report::SOURCE_SCORE)]),
    ]
}
