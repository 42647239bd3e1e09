//! The calendar, what each gets of it, and the same year with CRE engineers.

use super::fields::day_name;
use super::{Shown, save};
use crate::chart;
use crate::chart::rota::{Mark, legend_mark};
use crate::content::say;
use crate::report::Table;
use crate::report::rota::{RotaInput, RotaResult, Year};
use crate::ui::node::{El, IntoNode, Node, condition, el, now, svg, text_now};
use crate::ui::part::figure::{Picture, figure};
use crate::ui::part::result::{figures, how};
use crate::ui::part::table::table;
use crate::ui::store::Store;
use leptos::prelude::*;
use std::sync::Arc;

pub(super) fn view(
    store: Store,
    input: Memo<RotaInput>,
    shown: Shown,
    fine: impl Fn() -> bool + Clone + 'static,
) -> Node {
    let text = store.text;
    let there = condition(move || shown.with(|result| result.year.is_ok()));
    // The pieces stay while the calendar changes, so that what is folded open stays so.
    now(move || {
        if !there.get() {
            let why = move || shown.with(|result| result.year.as_ref().err().cloned().unwrap_or_default());
            return vec![
                el("p").class("second").add(text_now(why)).node(),
                el("p").class("hint").add(text.get(say::rota::NONE_LEAD)).node(),
                now(move || shown.with(|result| result.shares_only(text).map(|shares| table(shares, "")))),
            ];
        }
        vec![
            calendar(store, shown).node(),
            now(move || shown.with(|result| result.year.as_ref().ok().map(|year| below(store, year)))),
            save::view(store, input, shown, fine.clone()).node(),
            now(move || shown.with(|result| result.year.as_ref().ok().map(|year| cre(store, year)))),
        ]
    })
}

fn of_year<T: Default>(shown: Shown, read: impl FnOnce(&Year) -> T) -> T {
    shown.with(|result| result.year.as_ref().map(read).unwrap_or_default())
}

fn calendar(store: Store, shown: Shown) -> El {
    let text = store.text;
    let picture = Picture {
        takeaway: Arc::new(move || of_year(shown, |year| year.takeaway.clone())),
        draw: Arc::new(move |form| {
            of_year(shown, |year| chart::rota::draw(&year.calendar, &year.names, text, form))
        }),
        table: Arc::new(move || {
            shown.with(|result| result.year.as_ref().map_or(Table::default(), |year| year.weeks(text)))
        }),
    };
    let mut legend: Vec<Node> = Vec::new();
    let mark = move |mark: Mark, words: &str| {
        let sign = el("span").class("mark").set("aria-hidden", "true");
        el("li").add(sign.add(svg(legend_mark(mark)))).add(words)
    };
    legend.push(mark(Mark::Primary, text.get(say::rota::LEGEND_PRIMARY)).node());
    legend.push(now(move || {
        let second = of_year(shown, |year| year.calendar.has_secondary());
        second.then(|| mark(Mark::Secondary, text.get(say::rota::LEGEND_SECONDARY)))
    }));
    legend.push(mark(Mark::Leave, text.get(say::rota::LEGEND_LEAVE)).node());
    legend.push(now(move || {
        of_year(shown, |year| year.uncovered).then(|| mark(Mark::Open, text.get(say::rota::LEGEND_OPEN)))
    }));
    legend.push(mark(Mark::Weekend, text.get(say::rota::LEGEND_WEEKEND)).node());
    let hand_over = move || {
        let day = shown.with(|result| result.input.rota.hand_over());
        text.say(say::rota::legend_hand_over(day_name(day, text)))
    };
    legend.push(el("li").add(text_now(hand_over)).node());
    figure(store, "rota-figure", picture, el("ul").class("legend").add(legend))
}

fn list(title: Option<&str>, lines: &[String], class: &str) -> Option<El> {
    let items: Vec<El> = lines.iter().map(|line| el("li").add(line.as_str())).collect();
    (!lines.is_empty())
        .then(|| el("div").class(class).add(title.map(|title| el("h3").add(title))).add(el("ul").add(items)))
}

fn below(store: Store, year: &Year) -> Vec<Node> {
    let text = store.text;
    let notes: Vec<El> = year.notes.iter().map(|note| el("p").class("second").add(note.as_str())).collect();
    vec![
        figures(&year.figures).node(),
        notes.node(),
        list(Some(text.get(say::rota::UNCOVERED_TITLE)), &year.open, "rota-list bad").node(),
        list(Some(text.get(say::rota::REASONS_TITLE)), &year.reasons, "rota-list").node(),
        table(year.shares(text), "").node(),
        how(text, &year.how, &RotaResult::sources(text)).node(),
    ]
}

fn cre(store: Store, year: &Year) -> El {
    let text = store.text;
    el("section")
        .class("more-result")
        .add(el("h3").add(text.get(say::rota::CRE_TITLE)))
        .add(figures(&year.cre.figures))
        .add(el("p").class("second").add(year.cre.takeaway.as_str()))
        .add(el("p").class("second").add(year.cre.remains.as_str()))
        .add(el("p").add(text.get(say::rota::CRE_EFFORT)))
        .add(el("p").class("hint").add(text.get(say::rota::CRE_ASSUME)))
        .add(how(text, &year.cre.how, &[text.get(say::rota::CRE_SOURCE)]))
}
