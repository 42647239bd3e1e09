//! Who does what: the DevOps team and the reliability team side by side.

use crate::chart::Form;
use crate::content::say;
use crate::report::Table;
use crate::report::roles;
use crate::state::route::Route;
use crate::ui::node::{El, el, now};
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
        .add(now(move || match store.form() {
            Form::Wide => table(roles::table(text), ""),
            Form::Narrow => list(roles::table(text)),
        }))
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

/// The same for a phone, where three columns of sentences have no room: a heading for each row, then both sides.
fn list(table: Table) -> El {
    let Table { columns, rows, .. } = table;
    let rows: Vec<El> = rows
        .into_iter()
        .map(|(cells, _)| {
            let mut cells = cells.into_iter();
            let heading = el("h2").add(cells.next());
            let sides: Vec<El> = columns
                .iter()
                .skip(1)
                .zip(cells)
                .map(|(column, cell)| el("div").add(el("dt").add(column.as_str())).add(el("dd").add(cell)))
                .collect();
            el("section").add(heading).add(el("dl").add(sides))
        })
        .collect();
    el("div").class("roles-list").add(rows)
}
