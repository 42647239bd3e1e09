//! A calculator's screen and the pieces of its result: the numbers set apart, how they are calculated, what to do.

use crate::content::say;
use crate::report::Figure;
use crate::text::Text;
use crate::ui::port::page;
use crate::ui::store::Store;
use leptos::prelude::*;

/// The screen of a calculator: fields in a column, the first sentence beside or right under them, then the rest.
///
/// `stale` says that a field holds something that is no number: the last good result stays, marked as such.
pub fn calculator(
    store: Store,
    title: &'static str,
    summary: AnyView,
    fields: AnyView,
    stale: Signal<bool>,
    words: AnyView,
    below: AnyView,
) -> AnyView {
    let text = store.text;
    Effect::new(move |_| page::mark_error(text, stale.get()));
    view! {
        <section class="calculator">
            <h1>{title}</h1>
            {summary}
            <div class="columns">
                <form
                    class="fields"
                    novalidate
                    on:submit=|event: leptos::ev::SubmitEvent| event.prevent_default()
                >
                    {fields}
                </form>
                <div class="result" class:stale=move || stale.get()>
                    <p class="stale-note">
                        {move || stale.get().then(|| text.get(say::field::STALE))}
                    </p>
                    {words}
                </div>
            </div>
            {below}
        </section>
    }
    .into_any()
}

/// The way on: to the report, into which the numbers go.
pub fn to_report(text: &'static Text, touched: Memo<bool>, keep: impl Fn() + 'static) -> AnyView {
    let words = move || {
        text.get(if touched.get() { say::result::IN_REPORT } else { say::result::TO_REPORT })
    };
    view! {
        <p class="hint example" class:away=move || touched.get()>{text.get(say::result::EXAMPLE)}</p>
        <p class="buttons">
            <button type="button" class="primary" on:click=move |_| keep()>{words}</button>
        </p>
    }
    .into_any()
}

/// The numbers set apart, each with what it is.
pub fn figures(figures: Vec<Figure>) -> AnyView {
    let items = figures
        .into_iter()
        .map(|figure| {
            let word = figure.word.map(|(word, bad)| {
                view! { <span class="word" class:bad=bad>{word}</span> }
            });
            view! {
                <div class="number">
                    <dt>{figure.label}</dt>
                    <dd>{figure.value}{word}</dd>
                </div>
            }
        })
        .collect_view();
    view! { <dl class="numbers">{items}</dl> }.into_any()
}

/// *How is this calculated?*, with the sources.
pub fn how(text: &'static Text, lines: Vec<String>, sources: &[&'static str]) -> AnyView {
    let lines = lines.into_iter().map(|line| view! { <li>{line}</li> }).collect_view();
    let sources = sources
        .iter()
        .map(|source| view! { <p class="source">{text.say(say::result::source(source))}</p> })
        .collect_view();
    view! {
        <details class="fold">
            <summary>{text.get(say::result::HOW)}</summary>
            <ul class="how">{lines}</ul>
            {sources}
        </details>
    }
    .into_any()
}
