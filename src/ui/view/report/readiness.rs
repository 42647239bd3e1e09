//! The readiness part of the report: verdict, areas, path, actions, open questions.

use super::part;
use crate::chart::{Form, radar};
use crate::content::{QuestionId, say};
use crate::domain::scoring::Verdict;
use crate::report::readiness::{ACTIONS, ActionLine, AreaLine, Deciding, Path, Readiness, areas};
use crate::state::route::Route;
use crate::text::{Message, Text};
use crate::ui::node::{El, IntoNode, el, now};
use crate::ui::part::figure::{Picture, figure};
use crate::ui::part::result::{fold, how};
use crate::ui::port::markup;
use crate::ui::store::Store;
use std::sync::Arc;

/// Steps shown before the rest folds away; the style sheet numbers the rest from here.
const STEPS_SHOWN: usize = 7;
/// Open questions shown before the rest is only counted.
const OPEN_SHOWN: usize = 8;

/// Renders the readiness part.
pub fn view(store: Store, readiness: Readiness, facts: El, shared: bool) -> Vec<El> {
    let text = store.text;
    let class = match readiness.verdict {
        Verdict::NotReady => "verdict not-ready",
        Verdict::ReadyWithConditions => "verdict conditions",
        Verdict::Ready => "verdict ready",
    };
    let reasons: Vec<El> =
        readiness.reasons.iter().map(|reason| el("p").class("reason").add(reason.as_str())).collect();
    let groups: Vec<El> = readiness.deciding.iter().map(|group| deciding(text, group, shared)).collect();
    let mut parts = vec![
        el("header")
            .class(class)
            .add(el("p").class("kicker").add(text.get(if shared {
                say::shared::BANNER
            } else {
                say::report::TITLE
            })))
            .add(el("h1").add(readiness.headline))
            .add(reasons)
            .add(facts)
            .add(el("p").class("facts").add(text.get(say::report::SELF_ASSESSMENT))),
        el("div").class("deciding").add(groups),
        el("p").class("quiet").add(readiness.counted.join(" ")),
        part("areas", text.get(say::report::AREAS_TITLE))
            .add(radar_figure(store, readiness.areas, readiness.radar))
            .add(how(
                text,
                &[say::report::HOW_SCORE, say::report::HOW_STAGE].map(|line| text.get(line).to_owned()),
                &[],
            )),
        path(text, &readiness.path, shared),
    ];
    parts.push(actions(store, &readiness.actions));
    parts.extend(open(text, &readiness.open, shared));
    parts
}

/// A question's name; on one's own report it leads to the question.
fn name(text: &Text, question: QuestionId, shared: bool) -> El {
    let words = text.name(question);
    if shared {
        el("span").class("name").add(words)
    } else {
        el("a").class("name").set("href", &Route::Change(question).fragment()).add(words)
    }
}

fn names<'a>(text: &'a Text, questions: &'a [QuestionId], shared: bool) -> impl Iterator<Item = El> + 'a {
    questions.iter().map(move |question| el("li").add(name(text, *question, shared)))
}

fn deciding(text: &Text, group: &Deciding, shared: bool) -> El {
    let mut items: Vec<El> = group
        .items
        .iter()
        .map(|item| {
            let line = |class: &str, words: &Option<String>| {
                words.as_deref().map(|words| el("p").class(class).add(words))
            };
            el("li")
                .add(name(text, item.question, shared))
                .add(line("own-answer", &item.answer))
                .add(line("goal", &item.needed))
                .add(item.refused.then(|| el("p").class("goal").add(text.get(say::report::REFUSED))))
        })
        .collect();
    items.extend(group.areas.iter().map(|area| el("li").add(area.as_str())));
    el("div")
        .class(match (group.blocks, group.open) {
            (true, _) => "group blocks",
            (false, true) => "group open-group",
            (false, false) => "group",
        })
        .add(el("h2").add(group.title.as_str()))
        .add(el("ul").add(items))
}

fn radar_figure(store: Store, lines: Vec<AreaLine>, takeaway: String) -> El {
    let text = store.text;
    let lines = Arc::new(lines);
    let caption = takeaway.clone();
    let (drawn, keyed) = (lines.clone(), lines.clone());
    let numbers: Vec<String> = (1..=lines.len() as u64).map(|number| text.whole(number)).collect();
    let picture = Picture {
        takeaway: Arc::new(move || takeaway.clone()),
        draw: Arc::new(move |form| radar::draw(&axes(text, &drawn, &numbers, form), form)),
        table: Arc::new(move || areas::table(&lines, &caption, text)),
    };
    let gate = radar::Mark::Gate;
    let legend: Vec<El> = [
        (radar::Mark::Score, say::report::LEGEND_SCORE),
        (radar::Mark::Wall, say::report::LEGEND_CAP),
        (gate(radar::GateState::Met), say::report::LEGEND_GATE_MET),
        (gate(radar::GateState::Open), say::report::LEGEND_GATE_OPEN),
        (gate(radar::GateState::Proposed), say::report::LEGEND_GATE_PROPOSED),
        (gate(radar::GateState::Unanswered), say::report::LEGEND_GATE_UNANSWERED),
    ]
    .map(|(mark, words): (radar::Mark, Message)| {
        let sign = el("span").class("mark").set("aria-hidden", "true");
        el("li").add(markup::chart(sign, move || radar::legend_mark(mark))).add(text.get(words))
    })
    .into();
    let note = vec![
        now(move || (store.form() == Form::Narrow).then(|| key(text, &keyed))),
        el("ul").class("legend").add(legend).node(),
    ];
    figure(store, "radar-figure", picture, note)
}

/// The axes of the chart. On a phone there is room for numbers only; the key below the chart names them.
fn axes<'a>(
    text: &'a Text,
    lines: &'a [AreaLine],
    numbers: &'a [String],
    form: Form,
) -> Vec<radar::Axis<'a>> {
    lines
        .iter()
        .zip(numbers)
        .map(|(line, number)| radar::Axis {
            label: if form == Form::Narrow { number } else { text.area_short(line.area) },
            value: match (form, line.score) {
                (Form::Narrow, None) => "–",
                _ => &line.value,
            },
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

/// Which number is which area, under the narrow chart.
fn key(text: &Text, lines: &[AreaLine]) -> El {
    let items: Vec<El> = lines
        .iter()
        .map(|line| el("li").add(format!("{} {}", text.area_short(line.area), line.value)))
        .collect();
    el("ol").class("radar-key").set("aria-label", text.get(say::report::RADAR_KEY)).add(items)
}

fn path(text: &Text, path: &Path, shared: bool) -> El {
    let first = path.answer_first_note.as_deref().map(|note| {
        let way = el("a").set("href", &Route::Readiness.fragment()).add(text.get(say::report::PATH_ANSWER));
        el("div").class("answer-first").add(el("p").add(note)).add((!shared).then(|| el("p").add(way)))
    });
    let mut steps: Vec<El> = path
        .steps
        .iter()
        .map(|step| {
            el("li")
                .add(el("p").class("reason").add(step.reason.as_str()))
                .add(name(text, step.question, shared))
                .add(el("p").class("goal").add(step.goal.as_str()))
        })
        .collect();
    let rest = steps.split_off(steps.len().min(STEPS_SHOWN));
    let count = rest.len() as u64;
    let more = (count > 0).then(|| {
        let start = (STEPS_SHOWN + 1).to_string();
        fold(text.say(say::report::path_more(count, &text.whole(count))))
            .add(el("ol").class("steps").set("start", &start).add(rest))
    });
    let steps = (!steps.is_empty()).then(|| el("ol").class("steps").add(steps));
    part("path", text.get(say::report::PATH_TITLE))
        .add(el("p").add(path.summary.as_str()))
        .add(first)
        .add(steps)
        .add(more)
}

fn actions(store: Store, actions: &[ActionLine]) -> El {
    let text = store.text;
    let config = store.config;
    let items: Vec<El> = actions
        .iter()
        .map(|action| {
            let chapters = action.chapters.as_str();
            let book = match &config.ebook_itself {
                Some(address) => {
                    el("a").set("href", address).set("target", "_blank").set("rel", "noopener").add(chapters)
                }
                None => el("span").add(chapters),
            };
            let service = el("p")
                .class("service")
                .add(text.get(say::report::ACTION_CLOSES))
                .add(" ")
                .add(el("strong").add(action.service.as_str()));
            el("li")
                .add(el("span").class("name").add(text.name(action.question)))
                .add(el("p").class("goal").add(action.goal.as_str()))
                .add(service)
                .add(el("p").class("goal").add(action.effects.as_str()))
                .add(el("p").class("goal").add(book))
        })
        .collect();
    let title =
        if items.len() == ACTIONS { say::report::ACTIONS_TITLE } else { say::report::ACTIONS_TITLE_FEWER };
    let body = if items.is_empty() {
        el("p").add(text.get(say::report::ACTIONS_NONE))
    } else {
        el("ol").class("actions").add(items)
    };
    part("actions-part", text.get(title)).add(body)
}

fn open(text: &Text, open: &[QuestionId], shared: bool) -> Option<El> {
    let count = open.len() as u64;
    let more = open.len().saturating_sub(OPEN_SHOWN) as u64;
    let mut items: Vec<El> = names(text, open, shared).take(OPEN_SHOWN).collect();
    if more > 0 {
        let words = text.say(say::report::open_more(more, &text.whole(more)));
        items.push(el("li").class("quiet").add(words));
    }
    (count > 0).then(|| {
        part("open-part", text.get(say::report::OPEN_TITLE))
            .add(el("p").add(text.say(say::report::open_some(count, &text.whole(count)))))
            .add(el("ul").class("open").add(items.node()))
    })
}
