//! What came of the links: verdicts, what to talk about, every answer, and what was left out.

use super::{HEADING, SHOWN, form, more, names, part, share, talk};
use crate::assessment::combination::Combination;
use crate::chart::heat;
use crate::content::say;
use crate::domain::scoring::{HEAVY, Verdict};
use crate::link::pasted::{Listed, Pasted, Reason};
use crate::report::TeamResult;
use crate::report::team::ReadingLine;
use crate::text::{Message, Text};
use crate::ui::node::{El, IntoNode, Node, el, svg};
use crate::ui::part::figure::{Picture, figure};
use crate::ui::part::result::{fold, how};
use crate::ui::store::Store;
use crate::ui::view::bad_link;
use leptos::prelude::RwSignal;
use std::sync::Arc;

/// Renders the result; nothing before there was a text.
pub(super) fn view(store: Store, told: RwSignal<String>) -> Option<El> {
    let text = store.text;
    let (all, left_out, opened) = store.peek(|state| {
        let opened = state.team.opened.is_some();
        let left_out = if opened { None } else { left_out(store, &state.team.pasted) };
        (state.team.combination().map(Arc::new), left_out, opened)
    });
    let Some(all) = all else {
        let notes = left_out?;
        return Some(
            el("section")
                .class("report team-result")
                .set("aria-labelledby", HEADING)
                .add(el("h2").set("id", HEADING).add(text.get(say::team::NOTHING_GOOD)))
                .add(notes),
        );
    };
    let result = TeamResult::new(&all, text);
    let facts: Vec<El> = result.notes.iter().map(|note| el("p").class("facts").add(note.as_str())).collect();
    let mut parts: Vec<Node> = vec![
        el("h2").set("id", HEADING).add(result.takeaway.as_str()).node(),
        el("div").add(facts).node(),
        left_out.node(),
        verdicts(text, &result).node(),
        talk::view(store, all.clone(), opened).node(),
    ];
    if !opened {
        parts.push(names::view(store).node());
    }
    parts.extend([
        part("answers", text.get(say::team::ANSWERS)).add(heat_figure(store, &all, &result)).node(),
        unknowns(text, &result).node(),
        agreed(text, &result).node(),
        share::view(store, &all, opened, told).node(),
    ]);
    Some(el("section").class("report team-result").set("aria-labelledby", HEADING).add(parts))
}

/// Lines that do not count, each with its reason; nothing if all do.
fn left_out(store: Store, pasted: &Pasted) -> Option<El> {
    let text = store.text;
    let line = |line: usize, words: String| {
        let number = text.say(say::team::line(&text.whole(line as u64)));
        el("li").add(el("strong").add(number)).add(": ").add(words)
    };
    let mut notes = Vec::new();
    if pasted.cut {
        notes.push(el("p").add(text.say(say::team::cut(&form::most(store)))));
    }
    let problems =
        pasted.problems.first.iter().map(|problem| line(problem.line, reason(problem.reason, text)));
    notes.extend(list(text, &pasted.problems, problems.collect(), |count, shown| {
        text.say(say::team::problems(count, shown))
    }));
    let repeats = pasted
        .repeats
        .first
        .iter()
        .map(|repeat| line(repeat.line, text.say(say::team::repeat(&text.whole(repeat.first as u64)))));
    notes.extend(list(text, &pasted.repeats, repeats.collect(), |count, shown| {
        text.say(say::team::repeats(count, shown))
    }));
    (!notes.is_empty()).then(|| el("div").class("left-out").add(notes))
}

/// The first ones of a list under its title, and how many more there are.
fn list<T>(
    text: &Text,
    listed: &Listed<T>,
    mut items: Vec<El>,
    title: impl Fn(u64, &str) -> String,
) -> Option<El> {
    let count = listed.count() as u64;
    let more = listed.more as u64;
    if more > 0 {
        items.push(el("li").class("quiet").add(text.say(say::report::open_more(more, &text.whole(more)))));
    }
    (count > 0).then(|| {
        el("div").class("lines").add(el("h3").add(title(count, &text.whole(count)))).add(el("ul").add(items))
    })
}

fn reason(reason: Reason, text: &Text) -> String {
    match reason {
        Reason::NoLink => text.get(say::team::NO_LINK).to_owned(),
        Reason::DoesNotOpen(error) => bad_link::reason(error, text),
        Reason::NoAnswers => text.get(say::team::NO_ANSWERS).to_owned(),
        Reason::TooMany => text.get(say::team::TOO_MANY).to_owned(),
    }
}

fn verdicts(text: &Text, result: &TeamResult) -> El {
    let cards: Vec<El> = result.readings.iter().map(reading_card).collect();
    part("verdicts", text.get(say::team::VERDICTS))
        .add(el("p").add(result.both.as_str()))
        .add(el("div").class("cards two").add(cards))
        .add(how(
            text,
            &[text.say(say::report::how_verdict(&HEAVY.to_string()))],
            &[text.get(say::report::SOURCE_SCORE), text.get(say::report::SOURCE_GATES)],
        ))
}

fn reading_card(reading: &ReadingLine) -> El {
    let class = match reading.verdict {
        Some(Verdict::NotReady) => "verdict not-ready",
        Some(Verdict::ReadyWithConditions) => "verdict conditions",
        Some(Verdict::Ready) => "verdict ready",
        None => "verdict",
    };
    let reasons: Vec<El> = reading.reasons.iter().map(|reason| el("p").add(reason.as_str())).collect();
    let deciding: Vec<El> = reading
        .deciding
        .iter()
        .map(|(title, names)| {
            let names: Vec<El> = names.iter().map(|name| el("li").add(name.as_str())).collect();
            el("div").class("group").add(el("p").class("quiet").add(title.as_str())).add(el("ul").add(names))
        })
        .collect();
    el("div")
        .class(class)
        .add(el("p").class("kicker").add(reading.title.as_str()))
        .add(el("h4").add(reading.headline.as_str()))
        .add(reasons)
        .add(deciding)
        .add(el("p").class("hint").add(reading.how.as_str()))
}

fn heat_figure(store: Store, all: &Arc<Combination>, result: &TeamResult) -> El {
    let text = store.text;
    let (takeaway, table) = (result.heat.clone(), result.table.clone());
    let drawn = all.clone();
    let picture = Picture {
        takeaway: Arc::new(move || takeaway.clone()),
        draw: Arc::new(move |form| heat::draw(&drawn, text, form)),
        table: Arc::new(move || table.clone()),
    };
    let mut legend: Vec<El> = [
        (heat::Mark::Share, say::team::LEGEND_SHARE),
        (heat::Mark::Range, say::team::LEGEND_RANGE),
        (heat::Mark::Apart, say::team::LEGEND_APART),
        (heat::Mark::Middle, say::team::LEGEND_MIDDLE),
    ]
    .map(|(mark, words): (heat::Mark, Message)| {
        let sign = el("span").class("mark").set("aria-hidden", "true");
        el("li").add(sign.add(svg(heat::legend_mark(mark)))).add(text.get(words))
    })
    .into();
    let signs = text.say(say::team::legend_signs(text.get(say::team::SHORT_NOT_APPLICABLE)));
    legend.push(el("li").add(signs));
    figure(store, "heat-figure", picture, el("ul").class("legend").add(legend))
}

fn unknowns(text: &Text, result: &TeamResult) -> Option<El> {
    let mut items: Vec<El> = result
        .unknowns
        .iter()
        .map(|(question, of)| {
            el("li").add(el("span").class("name").add(text.name(*question))).add(": ").add(of.as_str())
        })
        .collect();
    let rest = items.split_off(items.len().min(SHOWN));
    let more = (!rest.is_empty()).then(|| more(text, rest.len()).add(el("ul").class("open").add(rest)));
    (!items.is_empty()).then(|| {
        part("unknowns", text.get(say::team::UNKNOWNS))
            .add(el("p").add(text.get(say::team::UNKNOWNS_LEAD)))
            .add(el("ul").class("open").add(items))
            .add(more)
    })
}

fn agreed(text: &Text, result: &TeamResult) -> Option<El> {
    let items: Vec<El> = result
        .agreed
        .iter()
        .map(|(question, level)| {
            let level = text.say(say::team::level(&level.get().to_string()));
            el("li").add(el("span").class("name").add(text.name(*question))).add(": ").add(level)
        })
        .collect();
    (!items.is_empty()).then(|| {
        part("agreed", text.get(say::team::AGREE))
            .add(fold(result.agreed_lead.as_str()).add(el("ul").class("open").add(items)))
    })
}
