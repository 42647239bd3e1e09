//! Where the team stands: the radar chart, and each area opened up.

use super::{Live, Step, chapters, name, part};
use crate::chart::drawing::Drawing;
use crate::chart::{Form, radar};
use crate::content::say;
use crate::report::Readiness;
use crate::report::readiness::{AreaDetail, AreaLine, QuestionLine, areas};
use crate::text::{Message, Text, unbroken};
use crate::ui::node::{El, el, now, svg};
use crate::ui::part::figure::{Picture, figure};
use crate::ui::part::result::{fold, how};
use crate::ui::store::Store;
use std::sync::Arc;

/// Renders the chart and the areas.
pub fn view(store: Store, live: Live, readiness: &Readiness, shared: bool) -> El {
    let text = store.text;
    let details: Vec<El> = readiness.details.iter().map(|detail| area(store, live, detail, shared)).collect();
    part("areas", text.get(say::report::AREAS_TITLE))
        .add(radar_figure(store, live))
        .add(how(
            text,
            &[say::report::HOW_SCORE, say::report::HOW_STAGE].map(|line| text.get(line).to_owned()),
            &[text.get(say::report::SOURCE_SCORE)],
        ))
        .add(el("h3").class("details-intro").add(text.get(say::report::DETAIL_TITLE)))
        .add(el("p").class("quiet details-intro").add(text.get(say::report::DETAIL_TEXT)))
        .add(el("div").class("details").add(details))
}

fn radar_figure(store: Store, live: Live) -> El {
    let text = store.text;
    let takeaway = move || {
        live.readiness(|readiness| {
            let plan = readiness.plan.as_ref().map_or("", |_| text.get(say::plan::RADAR));
            [readiness.radar.as_str(), plan].join(" ").trim_end().to_owned()
        })
    };
    let picture = Picture {
        takeaway: Arc::new(takeaway),
        draw: Arc::new(move |form| drawn(text, live, form)),
        table: Arc::new(move || {
            live.readiness(|readiness| {
                let planned = readiness.plan.as_ref().map(|plan| plan.areas.as_slice());
                areas::table(&readiness.areas, planned, &takeaway(), text)
            })
        }),
    };
    let note = vec![
        now(move || {
            let key = || live.readiness(|readiness| Some(key(text, &readiness.areas)));
            if store.form() == Form::Narrow { key() } else { None }
        }),
        now(move || legend(text, live.readiness(|readiness| readiness.plan.is_some()))),
    ];
    figure(store, "radar-figure", picture, note)
}

/// The chart, as it is with the plan.
pub fn drawn(text: &Text, live: Live, form: Form) -> Drawing {
    live.readiness(|readiness| {
        let count = readiness.areas.len() as u64;
        let numbers: Vec<String> = (1..=count).map(|number| text.whole(number)).collect();
        radar::draw(&axes(text, readiness, &numbers, form), form)
    })
}

fn legend(text: &Text, planned: bool) -> El {
    let gate = radar::Mark::Gate;
    let mut marks = vec![
        (radar::Mark::Score, say::report::LEGEND_SCORE),
        (radar::Mark::Wall, say::report::LEGEND_CAP),
        (gate(radar::GateState::Met), say::report::LEGEND_GATE_MET),
        (gate(radar::GateState::Open), say::report::LEGEND_GATE_OPEN),
        (gate(radar::GateState::Proposed), say::report::LEGEND_GATE_PROPOSED),
        (gate(radar::GateState::Unanswered), say::report::LEGEND_GATE_UNANSWERED),
    ];
    if planned {
        marks.push((radar::Mark::Planned, say::plan::LEGEND));
    }
    let items: Vec<El> = marks
        .into_iter()
        .map(|(mark, words): (radar::Mark, Message)| {
            let sign = el("span").class("mark").set("aria-hidden", "true");
            el("li").add(sign.add(svg(radar::legend_mark(mark)))).add(text.get(words))
        })
        .collect();
    el("ul").class("legend").add(items)
}

/// The axes of the chart. On a phone there is room for numbers only; the key below the chart names them.
fn axes<'a>(
    text: &'a Text,
    readiness: &'a Readiness,
    numbers: &'a [String],
    form: Form,
) -> Vec<radar::Axis<'a>> {
    let planned = |at: usize| {
        let line = readiness.plan.as_ref()?.areas.get(at)?;
        Some(radar::Planned { score: line.score?, cap: line.cap })
    };
    readiness
        .areas
        .iter()
        .zip(numbers)
        .enumerate()
        .map(|(at, (line, number))| radar::Axis {
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
            planned: planned(at),
        })
        .collect()
}

/// Which number is which area, under the narrow chart.
fn key(text: &Text, lines: &[AreaLine]) -> El {
    let items: Vec<El> = lines
        .iter()
        .map(|line| el("li").add(unbroken(&format!("{} {}", text.area_short(line.area), line.value))))
        .collect();
    el("ol").class("radar-key").set("aria-label", text.get(say::report::RADAR_KEY)).add(items)
}

/// An area that opens to its questions.
fn area(store: Store, live: Live, detail: &AreaDetail, shared: bool) -> El {
    let text = store.text;
    let questions: Vec<El> =
        detail.questions.iter().map(|line| question(store, live, line, shared)).collect();
    let body = if questions.is_empty() {
        el("p").class("quiet").add(text.get(say::check::NOT_ASKED))
    } else {
        el("ul").class("questions").add(questions)
    };
    let calculated =
        (!detail.how.is_empty()).then(|| how(text, &detail.how, &[text.get(say::report::SOURCE_SCORE)]));
    let summary = el("span")
        .class("area-line")
        .add(el("span").class("area-name").add(text.area(detail.area)))
        .add(" ")
        .add(el("span").class("area-facts").add(detail.summary.as_str()));
    fold(summary).add(body).add(calculated)
}

/// A question with its answer, the next level, what that changes and what closes the gap.
fn question(store: Store, live: Live, line: &QuestionLine, shared: bool) -> El {
    let text = store.text;
    let level = line.level.map(|level| {
        let words = text.say(say::report::detail_level(&level.to_string()));
        el("span").class("level").add(words)
    });
    let answer = el("p")
        .class(if line.open { "own-answer none" } else { "own-answer" })
        .add(level)
        .add(level_gap(line))
        .add(line.answer.as_str());
    let goal = |words: &str| el("p").class("goal").add(words);
    let next = line.next.as_ref().map(|(_, words)| el("p").class("next-level").add(words.as_str()));
    let try_it = line.next.as_ref().map(|(level, _)| {
        let step = Step { question: line.question, to: *level };
        super::path::try_it(store, live, step, shared)
    });
    // A question without an answer may be a gap: what it would change is worth knowing before it is answered.
    let gap = (line.open || line.next.is_some()).then(|| {
        let closes = el("p")
            .class("goal")
            .add(text.get(say::report::ACTION_CLOSES))
            .add(" ")
            .add(el("strong").add(line.service.as_str()));
        vec![goal(&line.effects), closes]
    });
    el("li")
        .add(name(text, line.question, shared))
        .add(line.gate.as_deref().map(goal))
        .add(answer)
        .add(next)
        .add(gap)
        .add(try_it)
        .add(chapters(store, &line.chapters))
}

fn level_gap(line: &QuestionLine) -> &'static str {
    if line.level.is_some() { " " } else { "" }
}
