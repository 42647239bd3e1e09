//! The verdict, what decides it and how it follows from the answers.

use super::name;
use crate::content::say;
use crate::domain::scoring::Verdict;
use crate::report::Readiness;
use crate::report::readiness::Deciding;
use crate::text::{Message, Text};
use crate::ui::node::{El, el};
use crate::ui::part::result::how;
use crate::ui::port::focus;

/// Renders the headline with its reasons, then the answers that decide it.
pub fn view(text: &Text, readiness: &Readiness, facts: El, shared: bool) -> Vec<El> {
    let class = match readiness.verdict {
        Verdict::NotReady => "verdict not-ready",
        Verdict::ReadyWithConditions => "verdict conditions",
        Verdict::Ready => "verdict ready",
    };
    let reasons: Vec<El> =
        readiness.reasons.iter().map(|reason| el("p").class("reason").add(reason.as_str())).collect();
    let groups: Vec<El> = readiness.deciding.iter().map(|group| deciding(text, group, shared)).collect();
    let kicker = if shared { say::shared::BANNER } else { say::report::TITLE };
    vec![
        el("header")
            .class(class)
            .add(el("p").class("kicker").add(text.get(kicker)))
            .add(el("h1").add(readiness.headline.as_str()))
            .add(reasons)
            .add(facts)
            .add(el("p").class("facts").add(text.get(say::report::SELF_ASSESSMENT)))
            .add(el("p").class("buttons").add(jump(text, say::report::TOP_SHARE, "share-title")).add(jump(
                text,
                say::report::BOOK,
                "contact-title",
            ))),
        el("div").class("deciding").add(groups),
        el("p").class("quiet").add(readiness.counted.join(" ")),
        how(
            text,
            &readiness.how,
            &[text.get(say::report::SOURCE_SCORE), text.get(say::report::SOURCE_GATES)],
        ),
    ]
}

/// A button that leads to a part further down; a link would be another address.
fn jump(text: &Text, words: Message, to: &'static str) -> El {
    el("button")
        .set("type", "button")
        .class("link")
        .on("click", move |_| focus::heading(to))
        .add(text.get(words))
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
