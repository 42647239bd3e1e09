//! The readiness part of the report: verdict, areas, path, actions, open questions.

use crate::chart::radar;
use crate::content::{QuestionId, say};
use crate::domain::scoring::Verdict;
use crate::report::readiness::{ActionLine, AreaLine, Deciding, Path, Readiness, areas};
use crate::state::assessment::Assessment;
use crate::state::route::Route;
use crate::text::{Message, Text};
use crate::ui::part::figure::{Picture, figure};
use crate::ui::part::result::how;
use crate::ui::port::markup;
use crate::ui::store::Store;
use leptos::html::Span;
use leptos::prelude::*;
use std::sync::Arc;

/// Steps shown before the rest folds away.
const STEPS_SHOWN: usize = 7;
/// Open questions shown before the rest is only counted.
const OPEN_SHOWN: usize = 8;

/// Renders the readiness part.
pub fn view(store: Store, readiness: Readiness, _assessment: &Assessment, shared: bool) -> AnyView {
    let text = store.text;
    let class = match readiness.verdict {
        Verdict::NotReady => "verdict not-ready",
        Verdict::ReadyWithConditions => "verdict conditions",
        Verdict::Ready => "verdict ready",
    };
    let reasons = readiness.reasons.into_iter().map(|reason| view! { <p class="reason">{reason}</p> }).collect_view();
    let deciding = readiness.deciding.into_iter().map(|group| deciding(text, group, shared)).collect_view();
    let counted = readiness.counted.join(" ");
    view! {
        <header class=class>
            <p class="kicker">{text.get(say::report::TITLE)}</p>
            <h1>{readiness.headline}</h1>
            {reasons}
        </header>
        <div class="deciding">{deciding}</div>
        <p class="quiet">{counted}</p>
        <h2>{text.get(say::report::AREAS_TITLE)}</h2>
        {radar_figure(text, readiness.areas, readiness.radar)}
        {how(text, vec![text.get(say::report::HOW_SCORE).to_owned()], &[])}
        {path(text, readiness.path, shared)}
        {actions(text, readiness.actions, store)}
        {open(text, &readiness.open, shared)}
    }
    .into_any()
}

/// A question's name; on one's own report it leads to the question.
fn question_link(text: &'static Text, question: QuestionId, shared: bool) -> AnyView {
    let name = text.name(question);
    if shared {
        view! { <span class="name">{name}</span> }.into_any()
    } else {
        view! { <a class="name" href=Route::Change(question).fragment()>{name}</a> }.into_any()
    }
}

fn deciding(text: &'static Text, group: Deciding, shared: bool) -> AnyView {
    let items = group
        .items
        .into_iter()
        .map(|item| {
            let refused = item.refused.then(|| view! { <p>{text.get(say::report::REFUSED)}</p> });
            view! {
                <li>
                    {question_link(text, item.question, shared)}
                    {item.answer.map(|answer| view! { <p class="own-answer">{answer}</p> })}
                    {item.needed.map(|needed| view! { <p class="goal">{needed}</p> })}
                    {refused}
                </li>
            }
        })
        .collect_view();
    let areas = group.areas.into_iter().map(|area| view! { <li>{area}</li> }).collect_view();
    view! {
        <div class="group" class:blocks=group.blocks>
            <h2>{group.title}</h2>
            <ul>{items}{areas}</ul>
        </div>
    }
    .into_any()
}

fn radar_figure(text: &'static Text, lines: Vec<AreaLine>, takeaway: String) -> AnyView {
    let lines = Arc::new(lines);
    let caption = takeaway.clone();
    let drawn = lines.clone();
    let picture = Picture {
        takeaway: Signal::derive(move || takeaway.clone()),
        draw: Callback::new(move |form| radar::draw(&axes(text, &drawn), form)),
        table: Callback::new(move |()| areas::table(&lines, &caption, text)),
    };
    let legend = [
        (radar::Mark::Score, say::report::LEGEND_SCORE),
        (radar::Mark::Wall, say::report::LEGEND_CAP),
        (radar::Mark::Gate(radar::GateState::Met), say::report::LEGEND_GATE_MET),
        (radar::Mark::Gate(radar::GateState::Open), say::report::LEGEND_GATE_OPEN),
        (radar::Mark::Gate(radar::GateState::Proposed), say::report::LEGEND_GATE_PROPOSED),
        (radar::Mark::Gate(radar::GateState::Unanswered), say::report::LEGEND_GATE_UNANSWERED),
    ]
    .map(|(mark, words)| legend_entry(text, mark, words))
    .collect_view();
    figure("radar-figure", picture, Some(view! { <ul class="legend">{legend}</ul> }.into_any()))
}

fn legend_entry(text: &'static Text, mark: radar::Mark, words: Message) -> AnyView {
    let place = NodeRef::<Span>::new();
    Effect::new(move |_| {
        if let Some(place) = place.get() {
            markup::write_chart(&place, &radar::legend_mark(mark));
        }
    });
    view! { <li><span class="mark" aria-hidden="true" node_ref=place></span>{text.get(words)}</li> }.into_any()
}

fn axes<'a>(text: &'a Text, lines: &'a [AreaLine]) -> Vec<radar::Axis<'a>> {
    lines
        .iter()
        .map(|line| radar::Axis {
            label: text.area_short(line.area),
            value: &line.value,
            score: line.score,
            cap: line.cap,
            gate: line.gate.map(|gate| radar::Gate {
                at: gate.at,
                state: if gate.required_below > 0 {
                    radar::GateState::Open
                } else if gate.unanswered > 0 {
                    radar::GateState::Unanswered
                } else if gate.proposed_below > 0 {
                    radar::GateState::Proposed
                } else {
                    radar::GateState::Met
                },
            }),
        })
        .collect()
}

fn path(text: &'static Text, path: Path, shared: bool) -> AnyView {
    let first = (!path.answer_first.is_empty()).then(|| {
        let questions = path
            .answer_first
            .iter()
            .map(|question| view! { <li>{question_link(text, *question, shared)}</li> })
            .collect_view();
        view! {
            <div class="answer-first">
                <p>{path.answer_first_note}</p>
                <ul>{questions}</ul>
            </div>
        }
    });
    let mut lines: Vec<AnyView> = path
        .steps
        .into_iter()
        .map(|step| {
            view! {
                <li>
                    <p class="reason">{step.reason}</p>
                    {question_link(text, step.question, shared)}
                    <p class="goal">{step.goal}</p>
                </li>
            }
            .into_any()
        })
        .collect();
    let rest = lines.split_off(lines.len().min(STEPS_SHOWN));
    let more = (!rest.is_empty()).then(|| {
        let count = rest.len() as u64;
        view! {
            <details class="fold">
                <summary>{text.say(say::report::path_more(count, &text.whole(count)))}</summary>
                <ol class="steps" start=(STEPS_SHOWN + 1).to_string()>{rest}</ol>
            </details>
        }
    });
    let steps = (!lines.is_empty()).then(|| view! { <ol class="steps">{lines}</ol> });
    view! {
        <h2>{text.get(say::report::PATH_TITLE)}</h2>
        <p>{path.summary}</p>
        {first}
        {steps}
        {more}
    }
    .into_any()
}

fn actions(text: &'static Text, actions: Vec<ActionLine>, store: Store) -> AnyView {
    if actions.is_empty() {
        return ().into_any();
    }
    let ebook: &'static str = &store.config.ebook;
    let items = actions
        .into_iter()
        .map(|action| {
            view! {
                <li>
                    <span class="name">{text.name(action.question)}</span>
                    <p class="goal">{action.goal}</p>
                    <p class="service"><strong>{text.get(say::report::ACTION_CLOSES)}</strong> " " {action.service}</p>
                    <p class="quiet">{action.effects}</p>
                    <p class="quiet">
                        <a href=ebook target="_blank" rel="noopener">{action.chapters}</a>
                    </p>
                </li>
            }
        })
        .collect_view();
    view! {
        <h2>{text.get(say::report::ACTIONS_TITLE)}</h2>
        <ol class="actions">{items}</ol>
    }
    .into_any()
}

fn open(text: &'static Text, open: &[QuestionId], shared: bool) -> AnyView {
    if open.is_empty() {
        return ().into_any();
    }
    let count = open.len() as u64;
    let items = open
        .iter()
        .take(OPEN_SHOWN)
        .map(|question| view! { <li>{question_link(text, *question, shared)}</li> })
        .collect_view();
    let more = open.len().saturating_sub(OPEN_SHOWN) as u64;
    view! {
        <h2>{text.get(say::report::OPEN_TITLE)}</h2>
        <p>{text.say(say::report::open_some(count, &text.whole(count)))}</p>
        <ul class="open">
            {items}
            {(more > 0).then(|| view! { <li class="quiet">{text.say(say::report::open_more(more, &text.whole(more)))}</li> })}
        </ul>
    }
    .into_any()
}
