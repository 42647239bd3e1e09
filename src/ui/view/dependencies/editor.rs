//! The rows of the tree, and what can be done to all of them.

use super::Sheet;
use super::row;
use crate::assessment::dependencies::{Edited, Kind, NEW_PART, Refused};
use crate::content::say;
use crate::domain::bounds::{DEPENDENCY_DEPTH, DEPENDENCY_ROWS, SHARED_PARTS};
use crate::report::dependencies::{Naming, capital};
use crate::ui::node::{El, el, now, text_now};
use crate::ui::port::focus;
use leptos::prelude::*;

/// The button that adds a part to the service itself.
const ADD: &str = "add-part";

/// Renders the editor.
pub(super) fn editor(sheet: Sheet) -> El {
    let text = sheet.store.text;
    let rows = move || {
        sheet.built.track();
        let tree = sheet.tree.get_untracked();
        let mut entries = Vec::new();
        let rows: Vec<El> =
            (0..tree.rows().len()).map(|at| row::row(sheet, &tree, at, &mut entries)).collect();
        // What stood wrong in a row stands there still.
        for (row, field, text) in sheet.wrong.try_update(std::mem::take).unwrap_or_default() {
            let mut fields = entries.iter().filter(|entry| entry.is_in_row(row + 1) && entry.is_of(field));
            if let Some(entry) = fields.next() {
                entry.put_back(text);
            }
        }
        sheet.entries.set(entries);
        el("div").class("part-rows").add(rows)
    };
    let add = move |kind: Kind| {
        move |_| {
            let edited = sheet.tree.with_untracked(|tree| tree.add(None, kind));
            added(sheet, edited);
        }
    };
    el("div")
        .class("parts-editor")
        .set("role", "group")
        .set("aria-labelledby", "parts-title")
        .add(el("h2").set("id", "parts-title").add(text.get(say::dependencies::EDITOR_TITLE)))
        .add(el("p").class("note").add(text.get(say::dependencies::EDITOR_LEAD)))
        .add(now(rows))
        .add(
            el("p")
                .class("buttons")
                .add(
                    button(ADD, "secondary")
                        .on("click", add(NEW_PART))
                        .add(text.get(say::dependencies::ADD_PART)),
                )
                .add(
                    button("add-group", "secondary")
                        .on("click", add(Kind::Any))
                        .add(text.get(say::dependencies::ADD_GROUP)),
                ),
        )
        .add(el("p").class("outcome").set("role", "status").add(text_now(move || sheet.said.get())))
}

/// A button that submits nothing.
pub(super) fn button(id: &str, class: &str) -> El {
    el("button").set("type", "button").set("id", id).class(class)
}

/// What a row is called.
pub(super) fn name_of(sheet: Sheet, at: usize) -> String {
    named(sheet, |naming| naming.row(at))
}

/// The part that a row is the same as.
pub(super) fn part_of(sheet: Sheet, at: usize) -> String {
    named(sheet, |naming| naming.at(at))
}

fn named(sheet: Sheet, name: impl FnOnce(Naming<'_>) -> String) -> String {
    let names = sheet.names.get();
    sheet.tree.with(|tree| name(Naming::new(tree, &names, sheet.store.text)))
}

/// The same, where nothing follows it.
pub(super) fn name_now(sheet: Sheet, at: usize) -> String {
    untrack(|| name_of(sheet, at))
}

fn number(at: usize) -> String {
    (at + 1).to_string()
}

/// Says why nothing changed.
fn refuse(sheet: Sheet, why: Refused) {
    let text = sheet.store.text;
    sheet.said.set(match why {
        Refused::Rows(would) => {
            text.say(say::dependencies::full_rows(&DEPENDENCY_ROWS.to_string(), &would.to_string()))
        }
        Refused::Depth => text.say(say::dependencies::full_depth(&DEPENDENCY_DEPTH.to_string())),
        Refused::Shared => text.say(say::dependencies::full_shared(&SHARED_PARTS.to_string())),
        // No control asks for that.
        Refused::NoTree => String::new(),
    });
}

/// Shows a row that was added, and goes to its name.
pub(super) fn added(sheet: Sheet, edited: Result<Edited, Refused>) {
    let edited = match edited {
        Ok(edited) => edited,
        Err(why) => return refuse(sheet, why),
    };
    sheet.rebuild(&edited);
    sheet.said.set(sheet.store.text.say(say::dependencies::added(&number(edited.row))));
    focus::next_of(row::id(row::NAME, edited.row));
}

/// Shows a row that became something else, and stays at its choice.
pub(super) fn changed(sheet: Sheet, at: usize, edited: Result<Edited, Refused>) {
    match edited {
        Ok(edited) => {
            sheet.rebuild(&edited);
            sheet.said.set(String::new());
        }
        Err(why) => {
            refuse(sheet, why);
            // The list shows what the row still is.
            sheet.carry(Some);
            sheet.built.update(|built| *built = built.wrapping_add(1));
        }
    }
    focus::next_of(row::id(row::KIND, at));
}

/// Shows a row that moved, and stays at the button that moved it.
pub(super) fn moved(sheet: Sheet, at: usize, edited: Option<Edited>, button: &'static str) {
    let (text, name) = (sheet.store.text, capital(&name_now(sheet, at)));
    let Some(edited) = edited else {
        sheet.said.set(text.say(say::dependencies::at_end(&name)));
        return;
    };
    let depth = edited.tree.rows().get(edited.row).map_or(1, |row| row.depth);
    sheet.rebuild(&edited);
    sheet.said.set(text.say(say::dependencies::moved(&depth.to_string(), &name, &number(edited.row))));
    focus::next_of(row::id(button, edited.row));
}

/// Takes a row away, and goes to the one in its place.
pub(super) fn remove(sheet: Sheet, at: usize) {
    let name = capital(&name_now(sheet, at));
    let Some(edited) = sheet.tree.with_untracked(|tree| tree.remove(at)) else { return };
    sheet.rebuild(&edited);
    sheet.said.set(sheet.store.text.say(say::dependencies::removed(&name)));
    let none_left = edited.tree.rows().is_empty();
    focus::next_of(if none_left { ADD.to_owned() } else { row::id(row::NAME, edited.row) });
}
