//! What to work on, by urgency and by service, and the questions still open.

use super::{chapters, name, names, part};
use crate::content::say;
use crate::report::Readiness;
use crate::report::readiness::{ACTIONS, ServiceGroup};
use crate::text::Text;
use crate::ui::node::{El, IntoNode, el};
use crate::ui::part::result::fold;
use crate::ui::store::Store;

/// Open questions shown before the rest is only counted.
const OPEN_SHOWN: usize = 8;

/// Renders the first actions, then everything by service.
pub fn view(store: Store, readiness: &Readiness, shared: bool) -> El {
    let text = store.text;
    let items: Vec<El> = readiness
        .actions
        .iter()
        .map(|action| {
            let service = el("p")
                .class("service")
                .add(text.get(say::report::ACTION_CLOSES))
                .add(" ")
                .add(el("strong").add(action.service.as_str()));
            el("li")
                .add(el("span").class("name").add(text.name(action.question)))
                .add(el("p").class("goal").add(action.goal.as_str()))
                .add(service)
                .add(el("p").class("goal").add(action.effects.as_str()))
                .add(chapters(store, &action.chapters))
        })
        .collect();
    let title =
        if items.len() == ACTIONS { say::report::ACTIONS_TITLE } else { say::report::ACTIONS_TITLE_FEWER };
    let body = if items.is_empty() {
        el("p").add(text.get(say::report::ACTIONS_NONE))
    } else {
        el("ol").class("actions").add(items)
    };
    let groups: Vec<El> = readiness.services.iter().map(|group| service(text, group, shared)).collect();
    let services = (!groups.is_empty()).then(|| {
        fold(text.get(say::report::SERVICES_TITLE)).add(el("div").class("service-groups").add(groups))
    });
    part("actions-part", text.get(title)).add(body).add(services)
}

fn service(text: &Text, group: &ServiceGroup, shared: bool) -> El {
    let items: Vec<El> =
        group.questions.iter().map(|question| el("li").add(name(text, *question, shared))).collect();
    el("div").add(el("h3").add(group.service.as_str())).add(el("ul").add(items))
}

/// The questions that count and have no answer.
pub fn open(text: &Text, readiness: &Readiness, shared: bool) -> Option<El> {
    let open = &readiness.open;
    let count = open.len() as u64;
    let more = open.len().saturating_sub(OPEN_SHOWN) as u64;
    let mut items: Vec<El> = names(text, open, shared).take(OPEN_SHOWN).collect();
    if more > 0 {
        let words = text.say(say::report::open_more(more, &text.whole(more)));
        items.push(el("li").class("quiet").add(words));
    }
    (count > 0).then(|| {
        part("open-part", text.get(say::report::OPEN_TITLE))
            .add(el("p").add(text.say(say::report::open_some(count, &text.whole(count)))))
            .add(el("ul").class("open").add(items.node()))
    })
}
