//! The people: names for this page, shares, nights and leave.

use super::change;
use crate::assessment::field::Field;
use crate::assessment::rota::{MOST_PEOPLE, Person, Rota};
use crate::content::say;
use crate::domain::units::PartsPerMillion;
use crate::report::rota::RotaInput;
use crate::state::names::{LONGEST_NAME, Names};
use crate::text::Text;
use crate::ui::node::{El, el, now, soon, text_now};
use crate::ui::part::choice::checkbox;
use crate::ui::part::field::{Entry, leave_field, number_field};
use crate::ui::part::result::fold;
use crate::ui::store::Store;
use leptos::prelude::*;

/// Describes every field for leave.
const HINT: &str = "leave-hint";

/// The fields of one person that can hold a mistake.
#[derive(Clone, Copy)]
struct Row {
    share: Entry,
    leave: Entry,
}

/// Fields for as many people as a calendar has; those of people who are there are on the screen. What was typed stays
/// when the number of people changes.
#[derive(Clone, Copy)]
pub(super) struct People {
    rows: StoredValue<Vec<Row>>,
    /// Whether somebody looked at them: up to thirty people with four fields each are there from then on.
    opened: RwSignal<bool>,
}

impl People {
    pub(super) fn new(rota: &Rota, text: &Text) -> Self {
        let row = |number: u16| {
            let person = rota.person(usize::from(number).saturating_sub(1));
            Row {
                share: Entry::in_row(Field::PersonShare, number, Some(person.share.ppm().into()), text),
                leave: Entry::leave(number, person.leave),
            }
        };
        let most = u16::try_from(MOST_PEOPLE).unwrap_or(u16::MAX);
        Self { rows: StoredValue::new((1..=most).map(row).collect()), opened: RwSignal::new(false) }
    }

    fn rows(self, people: usize) -> Vec<Row> {
        self.rows.try_with_value(|rows| rows.iter().take(people).copied().collect()).unwrap_or_default()
    }

    /// The fields that are on the screen; follows what brings them there.
    pub(super) fn entries(self, people: impl Fn() -> usize) -> Vec<Entry> {
        if !self.opened.get() {
            return Vec::new();
        }
        self.rows(people()).into_iter().flat_map(|row| [row.share, row.leave]).collect()
    }

    pub(super) fn view(self, store: Store, input: Memo<RotaInput>) -> El {
        let text = store.text;
        let people = Memo::new(move |_| input.with(RotaInput::people));
        let opened = self.opened;
        let open = move |_| {
            if !opened.get_untracked() {
                opened.set(true);
            }
        };
        let rows = move || -> Vec<El> {
            let rows = self.rows(people.get()).into_iter().enumerate();
            rows.map(|(place, fields)| row(store, input, place, fields)).collect()
        };
        let rows = now(move || opened.get().then(|| soon(move || people.track(), rows)));
        fold(text.get(say::rota::PEOPLE_TITLE)).class("fold rota-people").on("toggle", open).add(
            el("div")
                .add(el("p").class("hint").set("id", HINT).add(text.get(say::rota::PEOPLE_HINT)))
                .add(rows),
        )
    }
}

/// Changes somebody.
fn edit(store: Store, place: usize, edit: impl FnOnce(Person) -> Person) {
    change(store, |rota| {
        let person = edit(rota.person(place));
        rota.with_person(place, person)
    });
}

fn row(store: Store, input: Memo<RotaInput>, place: usize, fields: Row) -> El {
    let text = store.text;
    let (person, name) = input.with_untracked(|input| {
        (input.rota.person(place), Names::at(&input.names, place).unwrap_or("").to_owned())
    });
    let number = text.whole(place as u64 + 1);
    let Row { share, leave } = fields;
    let typed = move || {
        let Some(before) = input.try_with_untracked(|input| input.rota.person(place)) else { return };
        let read = share.read().ok().flatten().and_then(PartsPerMillion::from_ppm);
        let share = read.unwrap_or(before.share);
        let leave = leave.read_leave().unwrap_or(before.leave);
        let now = Person { share, leave, ..before };
        if now != before {
            edit(store, place, |_| now);
        }
    };
    let called = move || input.with(|input| input.name(place, text));
    let id = format!("person-{}", place + 1);
    let nights = checkbox(
        &format!("{id}-no-nights"),
        &text.say(say::rota::no_nights_of(&text.say(say::rota::engineer(&number)))),
        person.no_nights,
        move |ticked| edit(store, place, |person| Person { no_nights: ticked, ..person }),
    );
    el("fieldset")
        .class("rota-person")
        .add(el("legend").add(text_now(called)))
        .add(name_field(store, &id, &number, name, place))
        .add(number_field(share, text, typed))
        .add(leave_field(leave, HINT, text, typed))
        .add(nights)
}

fn name_field(store: Store, id: &str, number: &str, name: String, place: usize) -> El {
    let text = store.text;
    let id = format!("{id}-name");
    el("div").class("field").add(el("label").set("for", &id).add(text.say(say::rota::name_of(number)))).add(
        el("input")
            .set("id", &id)
            .set("type", "text")
            .set("autocomplete", "off")
            .set("maxlength", &LONGEST_NAME.to_string())
            .value(move || name.clone())
            .on("change", move |event| {
                let name = event_target_value(&event);
                store.rename(|names| Names::set(&mut names.people, place, &name));
            }),
    )
}
