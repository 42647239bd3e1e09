//! A table with headings for its columns and rows.

use crate::report::Table;
use leptos::prelude::*;

/// Renders a table. Its first column holds the row headings; the person's own row is marked in words too.
pub fn table(table: Table, own: &'static str) -> AnyView {
    let columns = table
        .columns
        .into_iter()
        .map(|column| view! { <th scope="col">{column}</th> })
        .collect_view();
    let rows = table
        .rows
        .into_iter()
        .map(|(cells, is_own)| {
            let mut cells = cells.into_iter();
            let heading = cells.next().unwrap_or_default();
            let cells = cells.map(|cell| view! { <td>{cell}</td> }).collect_view();
            let mark = is_own.then(|| view! { " "<span class="own-mark">{own}</span> });
            view! { <tr class:own=is_own><th scope="row">{heading}{mark}</th>{cells}</tr> }
        })
        .collect_view();
    view! {
        <div class="table-scroll">
            <table>
                <caption>{table.caption}</caption>
                <thead><tr>{columns}</tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}
