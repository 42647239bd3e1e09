//! A row of the tree: its name, what it is, its numbers, and what can be done to it.

use super::Sheet;
use super::editor::{added, button, changed, moved, name_now, name_of, part_of, remove};
use crate::assessment::dependencies::{Dependencies, Kind, NEW_COPIES, NEW_PART, NEW_SOFT, Refused};
use crate::assessment::field::Field;
use crate::content::say;
use crate::domain::composition::Availability;
use crate::domain::units::PartsPerMillion;
use crate::state::names::{LONGEST_NAME, Names};
use crate::text::Message;
use crate::ui::node::{El, el, text_now};
use crate::ui::part::choice::select;
use crate::ui::part::field::{Entry, number_field};
use leptos::prelude::*;

/// What the parts of a row are called in the page.
pub(super) const NAME: &str = "part-name";
pub(super) const KIND: &str = "part-kind";
const UP: &str = "part-up";
const DOWN: &str = "part-down";

/// The groups that can be chosen: their value, their words, and what they start with.
const GROUPS: [(&str, Message, Kind); 5] = [
    ("all", say::dependencies::KIND_ALL, Kind::All),
    ("any", say::dependencies::KIND_ANY, Kind::Any),
    ("at-least", say::dependencies::KIND_AT_LEAST, Kind::AtLeast(2)),
    ("soft", say::dependencies::KIND_SOFT, NEW_SOFT),
    ("copies", say::dependencies::KIND_COPIES, NEW_COPIES),
];
const PART: &str = "part";
const SAME: &str = "same-";

/// The id of a control of a row.
pub(super) fn id(of: &str, at: usize) -> String {
    format!("{of}-{}", at + 1)
}

/// Renders a row; its fields are added to `entries`.
pub(super) fn row(sheet: Sheet, tree: &Dependencies, at: usize, entries: &mut Vec<Entry>) -> El {
    let text = sheet.store.text;
    let Some(own) = tree.rows().get(at).copied() else { return el("div") };
    let number = text.whole(at as u64 + 1);
    let fields = numbers(sheet, at, own.kind);
    entries.extend(&fields);
    let typed = move || read(sheet, at);
    let fields: Vec<El> = fields.into_iter().map(|entry| number_field(entry, text, typed)).collect();
    el("div")
        .class(&format!("part-row depth-{}", own.depth))
        .set("role", "group")
        .set("aria-label", &text.say(say::dependencies::row(&number)))
        .add(if matches!(own.kind, Kind::Same(_)) {
            same(sheet, at, &number)
        } else {
            name(sheet, at, &number)
        })
        .add(kinds(sheet, tree, at, &number))
        .add(fields)
        .add(buttons(sheet, at, own.kind))
}

/// The name of a part that has its name elsewhere; the place for the focus.
fn same(sheet: Sheet, at: usize, number: &str) -> El {
    let (text, number) = (sheet.store.text, number.to_owned());
    el("p")
        .class("same-name")
        .set("id", &id(NAME, at))
        .set("tabindex", "-1")
        .add(text_now(move || text.say(say::dependencies::same_row(&part_of(sheet, at), &number))))
}

fn name(sheet: Sheet, at: usize, number: &str) -> El {
    let value = sheet.names.with_untracked(|names| Names::at(names, at).unwrap_or_default().to_owned());
    let id = id(NAME, at);
    let change = move |event| {
        let mut names = sheet.names.get_untracked();
        Names::set(&mut names, at, &event_target_value(&event));
        sheet.rename(names);
    };
    el("div")
        .class("field")
        .add(el("label").set("for", &id).add(sheet.store.text.say(say::dependencies::name(number))))
        .add(
            el("input")
                .set("id", &id)
                .set("type", "text")
                .set("autocomplete", "off")
                .set("maxlength", &LONGEST_NAME.to_string())
                .value(move || value.clone())
                .on("input", change),
        )
}

/// What the row is: a part, the same as another, or a group. A part that becomes a group stands in it from then on.
fn kinds(sheet: Sheet, tree: &Dependencies, at: usize, number: &str) -> El {
    let text = sheet.store.text;
    let kind = tree.rows().get(at).map_or(Kind::All, |row| row.kind);
    let words = |message| text.get(message).to_owned();
    let mut options = Vec::new();
    if !kind.is_group() {
        options.push((PART.to_owned(), words(say::dependencies::KIND_PART)));
        let same = |to: usize| {
            let name = name_now(sheet, to);
            (format!("{SAME}{to}"), text.say(say::dependencies::kind_same(&name)))
        };
        options.extend(tree.may_be_same_as(at).into_iter().map(same));
    }
    options.extend(GROUPS.iter().map(|(value, message, _)| ((*value).to_owned(), words(*message))));
    let chosen = match kind {
        Kind::Part(_) => PART.to_owned(),
        Kind::Same(to) => format!("{SAME}{to}"),
        group => {
            let alike = |other: &Kind| std::mem::discriminant(other) == std::mem::discriminant(&group);
            GROUPS.iter().find(|(_, _, kind)| alike(kind)).map_or("", |(value, _, _)| value).to_owned()
        }
    };
    let choose = move |choice: String| {
        let edited = sheet.tree.with_untracked(|tree| {
            if choice == PART {
                return tree.same_as(at, None);
            }
            if let Some(to) = choice.strip_prefix(SAME) {
                return tree.same_as(at, Some(to.parse().map_err(|_| Refused::NoTree)?));
            }
            let (_, _, kind) = GROUPS.iter().find(|(value, _, _)| *value == choice).ok_or(Refused::NoTree)?;
            let is_group = tree.rows().get(at).is_some_and(|row| row.kind.is_group());
            if is_group { tree.set(at, *kind) } else { tree.wrap(at, *kind) }
        });
        changed(sheet, at, edited);
    };
    select(&id(KIND, at), &text.say(say::dependencies::kind(number)), &options, &chosen, choose)
}

/// The fields of a row.
fn numbers(sheet: Sheet, at: usize, kind: Kind) -> Vec<Entry> {
    let row = u16::try_from(at + 1).unwrap_or(u16::MAX);
    let entry = |field, value: u64| Entry::in_row(field, row, Some(value), sheet.store.text);
    match kind {
        Kind::Part(availability) => vec![entry(Field::Availability, availability.ppb().into())],
        Kind::AtLeast(up) => vec![entry(Field::NeededUp, up.into())],
        Kind::Soft(impact) => vec![entry(Field::SoftImpact, impact.ppm().into())],
        Kind::Copies(count, common) => {
            vec![entry(Field::Copies, count.into()), entry(Field::CommonCause, common.ppm().into())]
        }
        Kind::Same(_) | Kind::All | Kind::Any => Vec::new(),
    }
}

/// Reads the fields of a row into the tree, if all of them are fine. A field can lose focus because its screen is
/// gone; then there is nothing to read into.
fn read(sheet: Sheet, at: usize) {
    let kind = sheet.tree.try_with_untracked(|tree| tree.rows().get(at).map(|row| row.kind));
    let Some(kind) = kind.flatten() else { return };
    let row = at + 1;
    let value = |field| {
        let entry = sheet.entries.try_with_untracked(|entries| {
            entries.iter().find(|entry| entry.is_of(field) && entry.is_in_row(row)).copied()
        });
        entry.flatten()?.read().ok().flatten()
    };
    let small = |field| value(field).and_then(|value| u8::try_from(value).ok());
    let share = |field| value(field).and_then(PartsPerMillion::from_ppm);
    let new = match kind {
        Kind::Part(_) => value(Field::Availability).and_then(Availability::from_ppb).map(Kind::Part),
        Kind::AtLeast(_) => small(Field::NeededUp).map(Kind::AtLeast),
        Kind::Soft(_) => share(Field::SoftImpact).map(Kind::Soft),
        Kind::Copies(..) => small(Field::Copies)
            .zip(share(Field::CommonCause))
            .map(|(count, common)| Kind::Copies(count, common)),
        Kind::Same(_) | Kind::All | Kind::Any => None,
    };
    let edited = new.and_then(|new| sheet.tree.with_untracked(|tree| tree.set(at, new).ok()));
    if let Some(edited) = edited {
        sheet.adopt(edited.tree);
    }
}

fn buttons(sheet: Sheet, at: usize, kind: Kind) -> El {
    let text = sheet.store.text;
    // What is done is seen; to whom is told to those who do not see the row around it.
    let named = move |control: El, label: Message, full: fn(&str) -> crate::text::Phrase<'_, 1>| {
        control.follow("aria-label", move || Some(text.say(full(&name_of(sheet, at))))).add(text.get(label))
    };
    let up = move |_| moved(sheet, at, sheet.tree.with_untracked(|tree| tree.up(at)), UP);
    let down = move |_| moved(sheet, at, sheet.tree.with_untracked(|tree| tree.down(at)), DOWN);
    let add =
        move |kind: Kind| move |_| added(sheet, sheet.tree.with_untracked(|tree| tree.add(Some(at), kind)));
    let adding = kind.is_group().then(|| {
        vec![
            named(
                button(&id("part-add", at), "link").on("click", add(NEW_PART)),
                say::dependencies::ADD_PART,
                say::dependencies::add_part_in,
            ),
            named(
                button(&id("part-add-group", at), "link").on("click", add(Kind::Any)),
                say::dependencies::ADD_GROUP,
                say::dependencies::add_group_in,
            ),
        ]
    });
    el("p")
        .class("buttons")
        .add(named(
            button(&id(UP, at), "link").on("click", up),
            say::dependencies::UP,
            say::dependencies::up_row,
        ))
        .add(named(
            button(&id(DOWN, at), "link").on("click", down),
            say::dependencies::DOWN,
            say::dependencies::down_row,
        ))
        .add(named(
            button(&id("part-remove", at), "link").on("click", move |_| remove(sheet, at)),
            say::dependencies::REMOVE,
            say::dependencies::remove_row,
        ))
        .add(adding)
}
