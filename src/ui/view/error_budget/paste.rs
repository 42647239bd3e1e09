//! Where an outage log is pasted from a spreadsheet.

use super::rows::Rows;
use crate::assessment::budget_details::Method;
use crate::assessment::field::FieldProblem;
use crate::assessment::outage_log::Outage;
use crate::assessment::outage_log::paste::{self, Column, Order, Pasted, Problem, Reason};
use crate::content::say;
use crate::domain::bounds;
use crate::text::Text;
use crate::ui::node::{El, el, now, text_now};
use crate::ui::part::choice::select;
use crate::ui::part::result::fold;
use crate::ui::port::{focus, page};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlTextAreaElement;

const FIELD: &str = "outage-paste";
const HINT: &str = "outage-paste-hint";
const ORDER: &str = "date-order";
const BY_LINES: &str = "lines";
const DAY_FIRST: &str = "day";
const MONTH_FIRST: &str = "month";
/// Problems told one by one; the rest are counted.
const TOLD: usize = 20;

/// What came of the outages that were read.
#[derive(Clone, Copy)]
struct Put {
    /// Outages left out because the log holds no more and they are older.
    older: usize,
    /// Whether the rows that are there were to be replaced, and stay.
    kept: bool,
}

fn field() -> Option<HtmlTextAreaElement> {
    page::element(FIELD)?.dyn_into().ok()
}

/// Renders the field, the choice of dates, the buttons and what came of it.
pub fn paste(rows: Rows, method: Memo<Method>, text: &'static Text) -> El {
    let order: RwSignal<Option<Order>> = RwSignal::new(None);
    let told: RwSignal<Option<(Pasted, Put)>> = RwSignal::new(None);
    let empty = RwSignal::new(false);
    // What was taken from the list while it waits to be mended: it is not taken twice.
    let taken: StoredValue<Vec<Outage>> = StoredValue::new(Vec::new());
    let removed: RwSignal<usize> = RwSignal::new(0);
    let read = move |replace: bool| {
        let Some(field) = field() else { return };
        let typed = field.value();
        removed.set(0);
        empty.set(typed.trim().is_empty());
        if typed.trim().is_empty() {
            told.set(None);
            focus::by_id(FIELD);
            return;
        }
        let pasted = paste::read(&typed, method.get_untracked() == Method::Requests, order.get_untracked());
        let before = if replace { Vec::new() } else { taken.get_value() };
        let new = paste::beyond_those(&pasted.outages, &before);
        // A list of which nothing can be read is no reason to lose the rows that are there.
        let kept = replace && pasted.outages.is_empty() && !rows.is_empty();
        let older = pasted.older + if new.is_empty() { 0 } else { rows.put(&new, replace) };
        // What was read is above now; what stays is to be mended here.
        if pasted.problems.is_empty() && pasted.beyond == 0 && older == 0 && !kept {
            field.set_value("");
            taken.set_value(Vec::new());
        } else if !kept {
            taken.set_value(pasted.outages.clone());
        }
        told.set(Some((pasted, Put { older, kept })));
    };
    let button = move |class: &str, replace: bool, words| {
        el("button")
            .set("type", "button")
            .class(class)
            .on("click", move |_| read(replace))
            .add(text.get(words))
    };
    // Nothing is lost: what was removed can be copied, or added again.
    let remove_all = move |_| {
        let all = rows.take();
        taken.set_value(Vec::new());
        let heading =
            [say::outages::DAY, say::field::LOG_MINUTES, say::field::LOG_SHARE, say::field::LOG_FAILED];
        if let Some(field) = field() {
            field.set_value(&paste::write(&all, heading.map(|words| text.get(words))));
        }
        empty.set(false);
        told.set(None);
        removed.set(all.len());
        focus::by_id(FIELD);
    };
    let remove_all = now(move || {
        rows.several().then(|| {
            el("button")
                .set("type", "button")
                .class("link")
                .on("click", remove_all)
                .add(text.get(say::outages::REMOVE_ALL))
        })
    });
    let options = [
        (BY_LINES, say::outages::ORDER_LINES),
        (DAY_FIRST, say::outages::ORDER_DAY),
        (MONTH_FIRST, say::outages::ORDER_MONTH),
    ]
    .map(|(value, words)| (value.to_owned(), text.get(words).to_owned()));
    let choose = move |choice: String| {
        order.set(match choice.as_str() {
            DAY_FIRST => Some(Order::DayFirst),
            MONTH_FIRST => Some(Order::MonthFirst),
            _ => None,
        });
    };
    let outcome = move || {
        if empty.get() {
            return text.get(say::outages::PASTE_EMPTY).to_owned();
        }
        let gone = removed.get();
        if gone > 0 {
            return text.say(say::outages::removed(gone as u64, &text.whole(gone as u64)));
        }
        told.with(|told| told.as_ref().map_or(String::new(), |(pasted, put)| summary(pasted, *put, text)))
    };
    let problems = move || {
        told.with(|told| {
            let problems = told.as_ref().map(|(pasted, _)| pasted.problems.as_slice()).unwrap_or_default();
            let more = problems.len().saturating_sub(TOLD);
            let mut lines: Vec<El> =
                problems.iter().take(TOLD).map(|problem| el("li").add(sentence(problem, text))).collect();
            if more > 0 {
                let words = text.say(say::outages::more_problems(more as u64, &text.whole(more as u64)));
                lines.push(el("li").add(words));
            }
            (!lines.is_empty()).then(|| el("ul").class("line-problems").add(lines))
        })
    };
    fold(text.get(say::outages::PASTE_TITLE))
        .add(
            el("div")
                .class("field text")
                .add(el("label").set("for", FIELD).add(text.get(say::outages::PASTE_LABEL)))
                .add(
                    el("textarea")
                        .set("id", FIELD)
                        .set("rows", "5")
                        .set("wrap", "off")
                        .set("autocomplete", "off")
                        .set("spellcheck", "false")
                        .set("aria-describedby", HINT),
                )
                .add(el("p").class("hint").set("id", HINT).add(text.get(say::outages::PASTE_HINT))),
        )
        .add(select(ORDER, text.get(say::outages::ORDER), &options, BY_LINES, choose))
        .add(
            el("p")
                .class("buttons")
                .add(button("primary", false, say::outages::PASTE_ADD))
                .add(button("secondary", true, say::outages::PASTE_REPLACE))
                .add(remove_all),
        )
        .add(el("p").class("outcome").set("role", "status").add(text_now(outcome)))
        .add(now(problems))
}

/// What was read, and what was not.
fn summary(pasted: &Pasted, put: Put, text: &Text) -> String {
    let count = |count: usize| (count as u64, text.whole(count as u64));
    let (number, shown) = count(pasted.outages.len());
    let mut words = vec![if put.kept {
        text.get(say::outages::READ_KEPT).to_owned()
    } else {
        text.say(say::outages::read(number, &shown))
    }];
    if put.older > 0 {
        let (number, shown) = count(put.older);
        let most = text.whole(bounds::OUTAGES as u64);
        words.push(text.say(say::outages::read_older(number, &shown, &most)));
    }
    if pasted.nothing > 0 {
        let (number, shown) = count(pasted.nothing);
        words.push(text.say(say::outages::read_nothing(number, &shown)));
    }
    if pasted.beyond > 0 {
        let (number, shown) = count(pasted.beyond);
        let most = text.whole(bounds::PASTED_LINES as u64);
        words.push(text.say(say::outages::read_beyond(number, &shown, &most)));
    }
    if !pasted.problems.is_empty() {
        let (number, shown) = count(pasted.problems.len());
        words.push(text.say(say::outages::read_not(number, &shown)));
    }
    words.join(" ")
}

/// What is wrong with a line.
fn sentence(problem: &Problem, text: &Text) -> String {
    let (line, cell) = (text.whole(problem.line as u64), problem.cell.as_str());
    let most = text.whole(bounds::OUTAGE_LINE as u64);
    let column = |column: Column| {
        text.get(match column {
            Column::Day => say::outages::DAY,
            Column::Minutes => say::field::LOG_MINUTES,
            Column::Share => say::field::LOG_SHARE,
            Column::Failed => say::field::LOG_FAILED,
        })
    };
    match problem.reason {
        Reason::TooLong => text.say(say::outages::line_too_long(&line, &most)),
        Reason::NoDate if cell.is_empty() => text.say(say::outages::line_empty_date(&line)),
        Reason::NoDate => text.say(say::outages::line_no_date(cell, &line)),
        Reason::NoSuchDay => text.say(say::outages::line_no_such_day(cell, &line)),
        Reason::DayOrMonth => text.say(say::outages::line_day_or_month(cell, &line)),
        Reason::NoLength => text.say(say::outages::line_no_length(&line)),
        Reason::Clock => text.say(say::outages::line_clock(cell, &line)),
        Reason::Thousands => text.say(say::outages::line_thousands(cell, &line)),
        Reason::Number(Column::Minutes, FieldProblem::NotANumber) => {
            text.say(say::outages::line_no_minutes(cell, &line))
        }
        Reason::Number(which, FieldProblem::OutOfRange) => {
            text.say(say::outages::line_out_of_range(cell, column(which), &line))
        }
        Reason::Number(which, FieldProblem::TooPrecise) => {
            text.say(say::outages::line_too_precise(cell, column(which), &line))
        }
        Reason::Number(which, _) => text.say(say::outages::line_not_a_number(cell, column(which), &line)),
    }
}
