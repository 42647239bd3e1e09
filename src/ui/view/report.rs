//! The report, of one's own assessment or of a shared one.

mod actions;
mod areas;
mod path;
mod print;
mod promises;
mod verdict;

use crate::assessment::Assessment;
use crate::content::{QuestionId, say};
use crate::domain::question::Level;
use crate::link;
use crate::report::readiness::StepLine;
use crate::report::{Calculator, Finding, Readiness, Report};
use crate::state::Action;
use crate::state::route::Route;
use crate::text::{Message, Text};
use crate::ui::node::{El, IntoNode, el, now};
use crate::ui::part::booking::booking;
use crate::ui::part::copy_link::{Offer, copy_link};
use crate::ui::part::result::how;
use crate::ui::part::take_along::take_along;
use crate::ui::port::focus;
use crate::ui::store::Store;
use leptos::prelude::*;
use std::sync::Arc;

/// The report as it is now: a plan changes some of its parts while they are on the screen.
#[derive(Clone, Copy)]
struct Live {
    store: Store,
    report: Memo<Arc<Report>>,
}

impl Live {
    fn new(store: Store) -> Self {
        let text = store.text;
        let report = Memo::new(move |_| store.with(|state| Arc::new(Report::new(state.shown(), text))));
        Self { store, report }
    }

    /// Reads the readiness part and follows it; nothing while there is none.
    fn readiness<T: Default>(self, read: impl FnOnce(&Readiness) -> T) -> T {
        self.report.with(|report| report.readiness.as_ref().map(read).unwrap_or_default())
    }

    /// Whether a step is in the plan.
    fn plans(self, step: Step) -> bool {
        self.store.with(|state| {
            let planned = state.shown().plan.level(step.question);
            planned.is_some_and(|level| level >= step.to)
        })
    }
}

/// A level to reach in a question, where it can be planned.
#[derive(Clone, Copy)]
struct Step {
    question: QuestionId,
    to: Level,
}

impl Step {
    /// A step of the path.
    fn on_path(line: &StepLine) -> Option<Self> {
        Some(Self { question: line.question, to: Level::new(line.to)? })
    }
}

/// Renders the report; `shared` for somebody else's, which is read only.
pub fn screen(store: Store, shared: bool) -> El {
    let text = store.text;
    let live = Live::new(store);
    let report = live.report.get_untracked();
    let banner = store.peek(|state| shared.then(|| banner(store, state.shown(), !state.untouched())));
    let facts = el("p").class("facts").add(format!("{} · {}", report.dated, report.version));
    let mut parts: Vec<El> = vec![print::cover(text, &report)];
    parts.extend(banner);
    match &report.readiness {
        Some(readiness) => {
            let mut verdict = verdict::view(text, readiness, facts, shared).into_iter();
            parts.extend(verdict.next());
            parts.extend(print::summary(store, live, &report));
            parts.extend(verdict);
            parts.push(areas::view(store, live, readiness, shared));
            parts.push(path::view(store, live, &readiness.path, shared));
            parts.push(promises::view(store, live, readiness));
            parts.push(actions::view(store, readiness, shared));
            parts.extend(actions::open(text, readiness, shared));
        }
        None => parts.extend(invitation(text, facts, shared)),
    }
    if !shared && report.readiness.is_some() {
        let link = el("a").set("href", &Route::Check.fragment()).add(text.get(say::report::CHANGE_ANSWERS));
        parts.push(el("p").class("buttons").add(link));
    }
    parts.extend(calculators(text, &report, shared));
    parts.extend(compare(text, shared));
    parts.push(
        part("share", text.get(say::report::SHARE_TITLE))
            .add(el("p").add(text.get(say::report::SHARE_TEXT)))
            .add(copy_link(store, Offer::RESULT)),
    );
    parts.push(part("take-along", text.get(say::export::TITLE)).add(take_along(store)));
    parts.push(part("contact", text.get(say::report::CONTACT_TITLE)).add(booking(store)));
    parts.extend(print::appendix(text, &report));
    el("section").class("report").add(parts)
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

/// What to read in the e-book; it leads there where the deployer said where the book is.
fn chapters(store: Store, words: &str) -> El {
    let book = match &store.config.ebook_itself {
        Some(address) => {
            el("a").set("href", address).set("target", "_blank").set("rel", "noopener").add(words)
        }
        None => el("span").add(words),
    };
    el("p").class("goal").add(book)
}

fn names<'a>(text: &'a Text, questions: &'a [QuestionId], shared: bool) -> impl Iterator<Item = El> + 'a {
    questions.iter().map(move |question| el("li").add(name(text, *question, shared)))
}

/// The ways to set this result beside others.
fn compare(text: &Text, shared: bool) -> Option<El> {
    let way = |route: Route, title: Message, words: Message| {
        el("div")
            .class("card")
            .add(el("h3").add(el("a").set("href", &route.fragment()).add(text.get(title))))
            .add(el("p").add(text.get(words)))
    };
    (!shared).then(|| {
        let cards = vec![
            way(Route::Compare(None, None), say::report::COMPARE_TIME, say::report::COMPARE_TIME_TEXT),
            way(Route::Team(None), say::report::COMPARE_TEAM, say::report::COMPARE_TEAM_TEXT),
        ];
        part("compare-ways", text.get(say::report::COMPARE_TITLE))
            .add(el("div").class("cards two").add(cards.node()))
    })
}

/// A part of the report with its heading.
fn part(name: &str, title: &str) -> El {
    let id = format!("{}-title", name.split(' ').next().unwrap_or(name));
    el("section")
        .class(&format!("part {name}"))
        .set("aria-labelledby", &id)
        .add(el("h2").set("id", &id).add(title))
}

/// Without an answer there is no verdict but a way to get one.
fn invitation(text: &Text, facts: El, shared: bool) -> Vec<El> {
    let mut card = el("div").class("card").add(el("h2").add(text.get(say::report::NO_VERDICT)));
    if !shared {
        let way = el("a")
            .class("button primary")
            .set("href", &Route::Readiness.fragment())
            .add(text.get(say::report::INVITE_BUTTON));
        card = card.add(el("p").add(text.get(say::report::INVITE))).add(el("p").class("buttons").add(way));
    }
    let title = if shared { say::shared::BANNER } else { say::report::TITLE };
    let nature = el("p").class("facts").add(text.get(say::report::SELF_ASSESSMENT));
    vec![el("h1").add(text.get(title)), card, facts, nature]
}

/// Buttons that get the focus when those before them go.
const CONFIRM: &str = "replace-mine";
const MAKE_MINE: &str = "make-mine";

/// Whose result this is, and how to make it one's own.
fn banner(store: Store, shown: &Assessment, has_draft: bool) -> El {
    let text = store.text;
    let confirming = RwSignal::new(false);
    let comparison = Route::Compare(Some(link::encode_fitting(shown).link), None).fragment();
    let replace = move || {
        store.dispatch(Action::MakeMine);
        store.go(Route::Report);
    };
    let button = move |class: &str, message: Message| {
        el("button").set("type", "button").class(class).add(text.get(message))
    };
    let remark = |shown: bool, message: Message| shown.then(|| el("p").add(text.get(message)));
    let ways = move || {
        if confirming.get() {
            return vec![
                el("p").set("role", "alert").add(text.get(say::shared::CONFIRM)),
                el("p")
                    .class("buttons")
                    .add(
                        button("primary", say::shared::CONFIRM_YES)
                            .set("id", CONFIRM)
                            .on("click", move |_| replace()),
                    )
                    .add(button("secondary", say::shared::CONFIRM_NO).on("click", move |_| {
                        confirming.set(false);
                        focus::next(MAKE_MINE);
                    })),
            ];
        }
        let ask = move |_| {
            if has_draft {
                confirming.set(true);
                focus::next(CONFIRM);
            } else {
                replace();
            }
        };
        let (way, words) = if has_draft {
            (Route::Report, say::shared::MY_DRAFT)
        } else {
            (Route::Readiness, say::shared::MY_START)
        };
        let compare =
            has_draft.then(|| el("a").set("href", &comparison).add(text.get(say::compare::WITH_OWN)));
        vec![
            el("p")
                .class("buttons")
                .add(button("secondary", say::shared::MAKE_MINE).set("id", MAKE_MINE).on("click", ask))
                .add(el("a").set("href", &way.href()).add(text.get(words)))
                .add(compare),
        ]
    };
    el("div")
        .class("banner")
        .set("role", "region")
        .set("aria-label", text.get(say::shared::BANNER))
        .add(
            el("p")
                .add(el("strong").add(text.get(say::shared::BANNER)))
                .add(" ")
                .add(text.get(say::shared::BANNER_TEXT)),
        )
        .add(remark(!shown.unknown_sections.is_empty(), say::shared::UNKNOWN_SECTIONS))
        .add(remark(shown.edition != crate::content::EDITION, say::shared::OTHER_EDITION))
        .add(now(ways))
}

/// The calculators' findings, in the same story. On one's own report those that were not used are offered.
fn calculators(text: &Text, report: &Report, shared: bool) -> Option<El> {
    let cards: Vec<El> = Calculator::ALL
        .into_iter()
        .filter_map(|calculator| {
            let finding = report.finding(calculator);
            (finding.is_some() || !shared).then(|| card(text, calculator, finding, shared))
        })
        .collect();
    (!cards.is_empty()).then(|| {
        part("calculators", text.get(say::report::CALCULATORS_TITLE))
            .add(el("div").class("cards two").add(cards.node()))
    })
}

fn card(text: &Text, calculator: Calculator, finding: Option<&Finding>, shared: bool) -> El {
    let title = text.get(calculator.title());
    let body = match finding {
        Some(finding) => {
            el("p").class(if finding.bad { "story bad" } else { "story" }).add(finding.story.as_str())
        }
        None => el("p").class("quiet").add(text.get(missing(calculator))),
    };
    let sum = finding.map(|finding| {
        let sources: Vec<&str> = finding.sources.iter().map(String::as_str).collect();
        how(text, &finding.how, &sources)
    });
    let name = el("span").class("visually-hidden").add(format!(": {title}"));
    let open = (!shared).then(|| {
        let way = Route::of(calculator).fragment();
        el("a").set("href", &way).add(text.get(say::report::OPEN_CALCULATOR)).add(name)
    });
    el("div").class("card").add(el("h3").add(title)).add(body).add(sum).add(open)
}

/// What is said of a calculator that was not used.
fn missing(calculator: Calculator) -> Message {
    match calculator {
        Calculator::OnCall => say::report::STORY_MISSING_ON_CALL,
        Calculator::Time => say::report::STORY_MISSING_TIME,
        Calculator::ErrorBudget => say::report::STORY_MISSING_BUDGET,
        Calculator::Alerts => say::report::STORY_MISSING_ALERTS,
        Calculator::Dependencies => say::report::STORY_MISSING_DEPENDENCIES,
        Calculator::Forecast => say::report::STORY_MISSING_FORECAST,
    }
}
