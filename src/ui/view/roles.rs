//! Who does what: the DevOps team and the reliability team side by side.

use crate::content::say;
use crate::report::roles;
use crate::state::route::Route;
use crate::ui::node::{El, el};
use crate::ui::part::table::table;
use crate::ui::store::Store;

/// Renders the comparison.
pub fn screen(store: Store) -> El {
    let text = store.text;
    let own: Vec<El> = roles::own_work(text).map(|line| el("li").add(line)).collect();
    let source = text.say(say::result::source(text.get(say::roles::SOURCE)));
    el("section")
        .class("roles")
        .add(el("h1").add(text.get(say::roles::TITLE)))
        .add(el("p").class("lead").add(text.get(say::roles::LEAD)))
        .add(table(roles::table(text), ""))
        .add(el("p").class("statement").add(text.get(say::roles::OUTSOURCING)))
        .add(el("h2").add(text.get(say::promise::OWN_TITLE)))
        .add(el("ul").add(own))
        .add(el("p").class("source").add(source))
        .add(
            el("p").class("buttons").add(
                el("a")
                    .class("button primary")
                    .set("href", &Route::Report.fragment())
                    .add(text.get(say::roles::TO_REPORT)),
            ),
        )
}
