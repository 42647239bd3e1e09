//! A calculator's screen and the pieces of its result: the numbers set apart, how they are calculated, what to do.

use crate::content::say;
use crate::report::{Calculator as Opened, Figure};
use crate::state::host::Tool;
use crate::state::route::Route;
use crate::text::{Text, unbroken};
use crate::ui::node::{El, IntoNode, Node, effect, el, soon, text_now};
use crate::ui::port::page;
use crate::ui::store::Store;
use leptos::prelude::*;

/// The screen of a calculator: fields in a column, the first sentence beside or right under them, then the rest.
///
/// `stale` says that a field holds something that is no number: the last good result stays, marked as such.
pub struct Calculator {
    /// Which one it is; the list of calculators marks it.
    pub which: Opened,
    pub title: &'static str,
    pub summary: El,
    pub fields: Node,
    pub stale: Memo<bool>,
    pub touched: Memo<bool>,
    pub words: Node,
    pub below: Node,
}

impl Calculator {
    /// Renders the screen.
    pub fn screen(self, text: &'static Text) -> El {
        let (stale, touched) = (self.stale, self.touched);
        effect(move || page::mark_error(text, stale.get()));
        el("section")
            .class("calculator")
            .add(el("h1").add(self.title))
            .add(self.summary)
            .add(
                el("div")
                    .class("columns")
                    .add(
                        el("form")
                            .class("fields")
                            .set("novalidate", "")
                            .on("submit", |event| event.prevent_default())
                            .add(self.fields),
                    )
                    .add(
                        el("div")
                            .class_while("result", "stale", move || stale.get())
                            .add(with_note(self.words, text, stale))
                            // What is there when it is not true any more keeps its place, or the field would move
                            // away under the hand.
                            .add((!touched.get_untracked()).then(|| {
                                el("p")
                                    .class_while("hint example", "away", move || touched.get())
                                    .add(text.get(say::result::EXAMPLE))
                            })),
                    ),
            )
            .add(self.below)
            .add(calculators(text, self.which))
    }
}

/// Puts the note into the takeaway, which comes first of the words: where that stays in sight, so does the note.
fn with_note(words: Node, text: &'static Text, stale: Memo<bool>) -> Node {
    match words {
        Node::Live(mut words) => Node::Live(Box::new(move || with_note(words(), text, stale))),
        Node::Many(mut nodes) => {
            if !nodes.is_empty() {
                let takeaway = with_note(nodes.remove(0), text, stale);
                nodes.insert(0, takeaway);
            }
            Node::Many(nodes)
        }
        Node::El(takeaway) => takeaway.add(stale_note(text, stale)).node(),
        Node::Text(words) => Node::Text(words),
    }
}

/// Says while it is so that the result does not follow a field with a mistake.
pub fn stale_note(text: &'static Text, stale: Memo<bool>) -> El {
    let note = move || {
        if stale.get() { text.get(say::field::STALE).to_owned() } else { String::new() }
    };
    el("span").class("stale-note").add(text_now(note))
}

/// The ways to all calculators, the one that is open marked.
fn calculators(text: &Text, open: Opened) -> El {
    let items: Vec<El> = Opened::ALL
        .into_iter()
        .map(|calculator| {
            let way = Route::of(calculator).fragment();
            let link = el("a").set("href", &way).add(text.get(calculator.title()));
            el("li").add(if calculator == open { link.set("aria-current", "page") } else { link })
        })
        .collect();
    el("nav")
        .class("all-calculators")
        .set("aria-label", text.get(say::app::CALCULATORS_LABEL))
        .add(el("h2").add(text.get(say::app::CALCULATORS_LABEL)))
        .add(el("ul").add(items))
}

/// The way on: to the report, into which the numbers go.
pub fn to_report(text: &'static Text, touched: Memo<bool>, keep: impl Fn() + 'static) -> El {
    let words = move || {
        text.get(if touched.get() { say::result::IN_REPORT } else { say::result::TO_REPORT }).to_owned()
    };
    el("p").class("buttons").add(
        el("button").set("type", "button").class("primary").on("click", move |_| keep()).add(text_now(words)),
    )
}

/// The numbers set apart, each with what it is.
pub fn figures(figures: &[Figure]) -> El {
    let items: Vec<El> = figures
        .iter()
        .map(|figure| {
            let word = figure.word.as_ref().map(|(word, bad)| {
                el("span").class(if *bad { "word bad" } else { "word" }).add(word.as_str())
            });
            el("div")
                .class("number")
                .add(el("dt").add(figure.label.as_str()))
                .add(el("dd").add(unbroken(&figure.value)).add(word))
        })
        .collect();
    el("dl").class("numbers").add(items)
}

/// *How is this calculated?*, with the sources.
pub fn how(text: &Text, lines: &[String], sources: &[&str]) -> El {
    how_with(text, how_lines(lines), sources)
}

/// The same with lines that follow a signal a moment later (see [`soon`]): open, it stays open.
pub fn how_soon(
    text: &Text,
    follows: impl Fn() + 'static,
    lines: impl Fn() -> Vec<String> + Send + 'static,
    sources: &[&str],
) -> El {
    how_with(text, soon(follows, move || how_lines(&lines())), sources)
}

fn how_lines(lines: &[String]) -> El {
    let lines: Vec<El> = lines.iter().map(|line| el("li").add(line.as_str())).collect();
    el("ul").class("how").add(lines)
}

fn how_with(text: &Text, lines: impl IntoNode, sources: &[&str]) -> El {
    let sources: Vec<El> = sources
        .iter()
        .map(|source| el("p").class("source").add(text.say(say::result::source(source))))
        .collect();
    fold(text.get(say::result::HOW)).add(lines).add(sources)
}

/// What goes beyond the first result. In a frame that shows one tool it is folded away: on somebody's page a tool is a part
/// of an article.
pub fn beyond(store: Store, parts: Vec<Node>) -> Node {
    let single = store.peek(|state| state.host.as_ref().is_some_and(|host| host.tool != Tool::All));
    if single {
        fold(store.text.get(say::embed::BEYOND)).class("fold beyond").add(parts).node()
    } else {
        parts.node()
    }
}

/// Something that folds open.
pub fn fold(summary: impl IntoNode) -> El {
    el("details").class("fold").add(el("summary").add(summary))
}
