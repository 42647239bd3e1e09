//! A table with headings for its columns and rows.

use crate::report::Table;
use crate::text::unbroken;
use crate::ui::node::{El, el};

/// Renders a table. Its first column holds the row headings; the person's own row is marked in words too.
///
/// Every table can take the focus, for on some screen each of them has to be scrolled, and then by keyboard too.
pub fn table(table: Table, own: &str) -> El {
    let scroll = el("div")
        .class("table-scroll")
        .set("tabindex", "0")
        .set("role", "group")
        .set("aria-label", &table.caption);
    let columns: Vec<El> =
        table.columns.into_iter().map(|column| el("th").set("scope", "col").add(column)).collect();
    let rows: Vec<El> = table
        .rows
        .into_iter()
        .map(|(cells, is_own)| {
            let mut cells = cells.into_iter();
            let heading = el("th").set("scope", "row").add(cells.next().map(|cell| unbroken(&cell)));
            let heading =
                if is_own { heading.add(" ").add(el("span").class("own-mark").add(own)) } else { heading };
            let cells: Vec<El> = cells.map(|cell| el("td").add(unbroken(&cell))).collect();
            el("tr").class(if is_own { "own" } else { "" }).add(heading).add(cells)
        })
        .collect();
    scroll.add(
        el("table")
            .add(el("caption").add(table.caption))
            .add(el("thead").add(el("tr").add(columns)))
            .add(el("tbody").add(rows)),
    )
}
