//! The report, of one's own assessment or of a shared one.

mod readiness;

use crate::content::say;
use crate::report::{BudgetResult, OnCallResult, Report};
use crate::state::assessment::Assessment;
use crate::state::route::Route;
use crate::state::Action;
use crate::text::{Message, Text};
use crate::ui::part::copy_link::copy_link;
use crate::ui::store::Store;
use leptos::prelude::*;

/// Renders the report; `shared` for somebody else's, which is read only.
pub fn screen(store: Store, shared: bool) -> AnyView {
    let text = store.text;
    // A report follows nothing: whatever it shows is changed on other screens.
    let (report, assessment) =
        store.peek(|state| (Report::new(state.shown(), text), state.shown().clone()));
    let Report { readiness, on_call, budget, dated, version } = report;
    let facts = format!("{dated} · {version}");
    let has_readiness = readiness.is_some();
    let readiness = match readiness {
        Some(readiness) => readiness::view(store, readiness, &assessment, shared),
        None => invitation(text, shared),
    };
    view! {
        <section class="report">
            {shared.then(|| banner(store, &assessment))}
            {readiness}
            <p class="facts">{facts}</p>
            {has_readiness.then(|| view! { <p class="quiet">{text.get(say::report::SELF_ASSESSMENT)}</p> })}
            {calculators(text, on_call, budget, shared)}
            {share(store)}
            {contact(store)}
            {(!shared && has_readiness).then(|| view! {
                <p class="buttons"><a href=Route::Check.fragment()>{text.get(say::report::CHANGE_ANSWERS)}</a></p>
            })}
        </section>
    }
    .into_any()
}

/// Without an answer there is no verdict but a way to get one.
fn invitation(text: &'static Text, shared: bool) -> AnyView {
    view! {
        <h1>{text.get(if shared { say::shared::BANNER } else { say::report::TITLE })}</h1>
        <div class="card">
            <h2>{text.get(say::report::NO_VERDICT)}</h2>
            {(!shared).then(|| view! {
                <p>{text.get(say::report::INVITE)}</p>
                <p class="buttons">
                    <a class="button primary" href=Route::Readiness.fragment()>
                        {text.get(say::report::INVITE_BUTTON)}
                    </a>
                </p>
            })}
        </div>
    }
    .into_any()
}

/// Whose result this is, and how to make it one's own.
fn banner(store: Store, assessment: &Assessment) -> AnyView {
    let text = store.text;
    let has_draft = store.peek(|state| !state.own.is_empty());
    let confirming = RwSignal::new(false);
    let replace = move || {
        store.dispatch(Action::MakeMine);
        store.go(Route::Report);
    };
    let ask = move |_| if has_draft { confirming.set(true) } else { replace() };
    let remark = |shown: bool, message: Message| {
        shown.then(|| view! { <p>{text.get(message)}</p> })
    };
    let newer_part = !assessment.unknown_sections.is_empty();
    let other_edition = assessment.edition != crate::content::EDITION;
    view! {
        <div class="banner" role="region" aria-label=text.get(say::shared::BANNER)>
            <p><strong>{text.get(say::shared::BANNER)}</strong> " " {text.get(say::shared::BANNER_TEXT)}</p>
            {remark(newer_part, say::shared::UNKNOWN_SECTIONS)}
            {remark(other_edition, say::shared::OTHER_EDITION)}
            {move || if confirming.get() {
                view! {
                    <div role="alert"><p>{text.get(say::shared::CONFIRM)}</p></div>
                    <p class="buttons">
                        <button type="button" class="primary" on:click=move |_| replace()>
                            {text.get(say::shared::CONFIRM_YES)}
                        </button>
                        <button type="button" on:click=move |_| confirming.set(false)>
                            {text.get(say::shared::CONFIRM_NO)}
                        </button>
                    </p>
                }
                .into_any()
            } else {
                view! {
                    <p class="buttons">
                        <button type="button" on:click=ask>{text.get(say::shared::MAKE_MINE)}</button>
                        {if has_draft {
                            view! { <a href=Route::Report.fragment()>{text.get(say::shared::MY_DRAFT)}</a> }
                        } else {
                            view! { <a href=Route::Readiness.fragment()>{text.get(say::shared::MY_START)}</a> }
                        }}
                    </p>
                }
                .into_any()
            }}
        </div>
    }
    .into_any()
}

/// The calculators' findings, in the same story.
fn calculators(
    text: &'static Text,
    on_call: Option<OnCallResult>,
    budget: Option<BudgetResult>,
    shared: bool,
) -> AnyView {
    if shared && on_call.is_none() && budget.is_none() {
        return ().into_any();
    }
    let card = |title: Message, finding: Option<(String, bool)>, missing: Message, way: Route| {
        let body = match finding {
            Some((story, bad)) => view! { <p class="story" class:bad=bad>{story}</p> }.into_any(),
            None if shared => return ().into_any(),
            None => view! { <p class="quiet">{text.get(missing)}</p> }.into_any(),
        };
        let open = (!shared).then(|| {
            view! {
                <a href=way.fragment()>
                    {text.get(say::report::OPEN_CALCULATOR)}
                    <span class="visually-hidden">": "{text.get(title)}</span>
                </a>
            }
        });
        view! { <div class="card"><h3>{text.get(title)}</h3>{body}{open}</div> }.into_any()
    };
    view! {
        <h2>{text.get(say::report::CALCULATORS_TITLE)}</h2>
        <div class="cards two">
            {card(
                say::app::ON_CALL,
                on_call.map(|result| (result.story, result.over)),
                say::report::STORY_MISSING_ON_CALL,
                Route::OnCall,
            )}
            {card(
                say::app::ERROR_BUDGET,
                budget.map(|result| (result.story, result.over)),
                say::report::STORY_MISSING_BUDGET,
                Route::ErrorBudget,
            )}
        </div>
    }
    .into_any()
}

fn share(store: Store) -> AnyView {
    let text = store.text;
    view! {
        <section class="share" aria-labelledby="share-title">
            <h2 id="share-title">{text.get(say::report::SHARE_TITLE)}</h2>
            <p>{text.get(say::report::SHARE_TEXT)}</p>
            {copy_link(store)}
        </section>
    }
    .into_any()
}

fn contact(store: Store) -> AnyView {
    let text = store.text;
    let config = store.config;
    // Only web addresses leave the page; a mail address opens the mail program.
    let link = |address: &'static str, words: Message, class: &'static str| {
        let target = (!address.starts_with("mailto:")).then_some("_blank");
        view! {
            <a class=class href=address target=target rel="noopener">{text.get(words)}</a>
        }
    };
    view! {
        <section class="contact" aria-labelledby="contact-title">
            <h2 id="contact-title">{text.get(say::report::CONTACT_TITLE)}</h2>
            <p>{text.get(say::report::CONTACT_TEXT)}</p>
            <p class="buttons">
                {link(&config.booking, say::report::BOOK, "button primary")}
                {link(&config.contact, say::report::WRITE, "button")}
                {link(&config.ebook, say::report::EBOOK, "button")}
            </p>
        </section>
    }
    .into_any()
}
