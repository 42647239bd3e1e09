//! What CRE brings, now and after which step, and what stays the team's own work.

use super::{Live, part};
use crate::content::say;
use crate::report::Readiness;
use crate::report::readiness::{PromiseLine, PromiseState};
use crate::report::roles;
use crate::state::route::Route;
use crate::text::Text;
use crate::ui::node::{El, el, now};
use crate::ui::part::result::fold;
use crate::ui::store::Store;

/// Renders the promises and the team's own work.
pub fn view(store: Store, live: Live, readiness: &Readiness) -> El {
    let text = store.text;
    let items: Vec<El> =
        readiness.promises.iter().enumerate().map(|(at, line)| promise(text, live, at, line)).collect();
    let own: Vec<El> = roles::own_work(text).map(|line| el("li").add(line)).collect();
    let source = text.say(say::result::source(text.get(say::promise::SOURCE)));
    part("promises", text.get(say::promise::TITLE))
        .add(el("p").add(text.get(say::promise::TEXT)))
        .add(el("ul").class("promise-list").add(items))
        .add(el("p").class("source").add(source))
        .add(el("h3").add(text.get(say::promise::OWN_TITLE)))
        .add(el("ul").class("own-work").add(own))
        .add(
            el("p")
                .class("to-roles")
                .add(el("a").set("href", &Route::Roles.fragment()).add(text.get(say::roles::TITLE))),
        )
}

fn promise(text: &'static Text, live: Live, at: usize, line: &PromiseLine) -> El {
    let class = match line.state {
        PromiseState::Open => "state open-now",
        PromiseState::AfterStep(_) => "state after-step",
        PromiseState::BeyondPath => "state beyond-path",
        PromiseState::NotKnown => "state not-known",
    };
    let open = line.state == PromiseState::Open;
    let planned = move || {
        let opens = live.readiness(|readiness| readiness.promises.get(at).is_some_and(|line| line.planned));
        (opens && !open).then(|| el("span").class("planned-mark").add(text.get(say::plan::LEGEND_OPEN)))
    };
    let needs: Vec<El> = line
        .needs
        .iter()
        .map(|need| {
            el("li").add(el("strong").add(text.name(need.question))).add(": ").add(need.words.as_str())
        })
        .collect();
    let which = el("span").class("visually-hidden").add(format!(": {}", line.title));
    let summary = el("span").add(text.get(say::promise::NEEDS)).add(which);
    el("li")
        .add(el("p").class("name").add(line.title.as_str()))
        .add(el("p").class(class).add(line.words.as_str()).add(" ").add(now(planned)))
        .add(el("p").class("goal").add(line.detail.as_str()))
        .add(fold(summary).add(el("ul").class("needs").add(needs)))
}
