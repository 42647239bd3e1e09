//! The outage log as rows to edit.

use super::day::day_field;
use crate::assessment::budget_details::Method;
use crate::assessment::date::Day;
use crate::assessment::field::{Field, FieldProblem};
use crate::assessment::outage_log::paste::keep_newest;
use crate::assessment::outage_log::{Outage, OutageLog};
use crate::content::say;
use crate::domain::bounds;
use crate::text::Text;
use crate::ui::node::{El, IntoNode, el, now};
use crate::ui::part::field::{Entry, number_field};
use crate::ui::port::{clock, focus};
use crate::ui::store::Store;
use leptos::prelude::*;

/// Rows that are there to edit at once; the older ones wait behind a button.
const SHOWN: usize = 20;
const ADD: &str = "add-outage";

/// A row that is being edited.
#[derive(Clone, Copy)]
struct Row {
    number: u16,
    day: RwSignal<Option<Day>>,
    minutes: Entry,
    share: Entry,
    failed: Entry,
}

impl Row {
    fn new(number: u16, outage: Option<&Outage>, day: Option<Day>, text: &Text) -> Self {
        let entry = |field, value| Entry::in_row(field, number, value, text);
        Self {
            number,
            day: RwSignal::new(outage.map(Outage::day).or(day)),
            minutes: entry(Field::LogMinutes, outage.and_then(Outage::thousandths)),
            share: entry(Field::LogShare, outage.and_then(|one| Some(one.share()?.ppm().into()))),
            failed: entry(Field::LogFailed, outage.and_then(Outage::failed)),
        }
    }

    /// The outage, once the row is complete.
    fn read(self) -> Option<Outage> {
        // One of the two is on the screen, the other may be empty.
        let or_none = |entry: Entry| match entry.read() {
            Err(FieldProblem::Missing) => Ok(None),
            read => read,
        };
        let (Ok(minutes), Ok(share), Ok(failed)) =
            (or_none(self.minutes), self.share.read(), or_none(self.failed))
        else {
            return None;
        };
        Outage::new(self.day.try_get_untracked()??, minutes, share, failed).ok()
    }

    /// The fields that are on the screen.
    fn entries(self, method: Method) -> Vec<Entry> {
        match method {
            Method::Requests => vec![self.failed],
            Method::Time | Method::Slices => vec![self.minutes, self.share],
        }
    }
}

/// The log while it is edited: the rows shown, the older outages, and what follows a change.
#[derive(Clone, Copy)]
pub struct Rows {
    rows: RwSignal<Vec<Row>>,
    older: RwSignal<Vec<Outage>>,
    next: StoredValue<u16>,
    incomplete: RwSignal<usize>,
    store: Store,
    changed: StoredValue<fn(Store)>,
    owner: StoredValue<Option<Owner>>,
}

impl Rows {
    /// Begins with the log there is; `changed` is called once the log was changed.
    pub fn new(store: Store, changed: fn(Store)) -> Self {
        let rows = Self {
            rows: RwSignal::new(Vec::new()),
            older: RwSignal::new(Vec::new()),
            next: StoredValue::new(1),
            incomplete: RwSignal::new(0),
            store,
            changed: StoredValue::new(changed),
            owner: StoredValue::new(Owner::current()),
        };
        let outages = store.peek(|state| {
            state.own.calculators.outages.as_ref().map(|log| log.outages().to_vec()).unwrap_or_default()
        });
        rows.fill(outages);
        rows
    }

    /// Shows these outages, by day.
    fn fill(self, mut outages: Vec<Outage>) {
        outages.sort_by_key(Outage::day);
        let shown = outages.split_off(outages.len().saturating_sub(SHOWN));
        self.older.set(outages);
        // All of them are new rows: they are counted from 1 again.
        self.next.set_value(1);
        self.rows.set(shown.iter().map(|outage| self.row(Some(outage), None)).collect());
    }

    fn row(self, outage: Option<&Outage>, day: Option<Day>) -> Row {
        let number = self.next.get_value();
        self.next.set_value(number.saturating_add(1));
        let make = || Row::new(number, outage, day, self.store.text);
        // Rows live as long as the screen, not as long as the button that brought them.
        match self.owner.get_value() {
            Some(owner) => owner.with(make),
            None => make(),
        }
    }

    /// All complete outages.
    fn outages(self) -> Vec<Outage> {
        let mut outages = self.older.get_untracked();
        outages.extend(self.rows.get_untracked().into_iter().filter_map(Row::read));
        outages
    }

    /// How many more outages there is room for.
    fn room(self) -> usize {
        bounds::OUTAGES
            .saturating_sub(self.older.with_untracked(Vec::len) + self.rows.with_untracked(Vec::len))
    }

    /// Puts pasted outages into the log, beside what is there or in its place; how many older ones had no room.
    pub fn put(self, pasted: &[Outage], replace: bool) -> usize {
        let mut outages = if replace { Vec::new() } else { self.outages() };
        outages.extend(pasted);
        let older = keep_newest(&mut outages);
        self.fill(outages);
        self.keep();
        older
    }

    /// Whether there are none.
    pub fn is_empty(self) -> bool {
        self.rows.with_untracked(Vec::is_empty) && self.older.with_untracked(Vec::is_empty)
    }

    /// Takes all rows out and gives the outages that they held.
    pub fn take(self) -> Vec<Outage> {
        let mut outages = self.outages();
        outages.sort_by_key(Outage::day);
        self.fill(Vec::new());
        self.keep();
        outages
    }

    /// Whether there are several; follows them.
    pub fn several(self) -> bool {
        self.rows.with(Vec::len) > 1
    }

    /// Keeps what the rows hold.
    fn keep(self) {
        let incomplete =
            self.rows.with_untracked(|rows| rows.iter().filter(|row| row.read().is_none()).count());
        self.incomplete.set(incomplete);
        let log = OutageLog::new(self.outages());
        if self.store.peek(|state| state.own.calculators.outages != log) {
            self.store.calculate(|calculators| calculators.outages = log);
            self.changed.get_value()(self.store);
        }
    }

    /// Every field on the screen, for the summary of mistakes; follows what brings them there.
    pub fn entries(self, method: Method) -> Vec<Entry> {
        self.rows.with(|rows| rows.iter().flat_map(|row| row.entries(method)).collect())
    }

    /// The fields that hold something wrong. A row that is not complete is no mistake: it is only not counted.
    pub fn wrong(self, method: Method) -> Vec<Entry> {
        let mut entries = untrack(|| self.entries(method));
        entries.retain(|entry| !matches!(entry.mistake(), None | Some(FieldProblem::Missing)));
        entries
    }

    fn add(self) {
        if self.room() == 0 {
            return;
        }
        let row = self.row(None, Some(clock::today()));
        self.rows.update(|rows| rows.push(row));
        self.keep();
        focus_soon(day_id(row.number));
    }

    fn remove(self, number: u16) {
        self.rows.update(|rows| rows.retain(|row| row.number != number));
        self.keep();
        focus_soon(ADD.to_owned());
    }

    fn show_older(self) {
        let mut older = self.older.get_untracked();
        let shown = older.split_off(older.len().saturating_sub(SHOWN));
        self.older.set(older);
        let mut rows: Vec<Row> = shown.iter().map(|outage| self.row(Some(outage), None)).collect();
        self.rows.update(|present| {
            rows.append(present);
            *present = rows;
        });
    }

    /// Renders the rows.
    pub fn show(self, method: Memo<Method>) -> El {
        let text = self.store.text;
        let older = now(move || {
            let waiting = self.older.with(Vec::len);
            (waiting > 0).then(|| {
                el("button")
                    .set("type", "button")
                    .class("secondary")
                    .on("click", move |_| self.show_older())
                    .add(text.say(say::outages::older(&text.whole(waiting as u64))))
            })
        });
        let rows = now(move || {
            let method = method.get();
            self.rows.get().into_iter().map(|row| self.show_row(row, method)).collect::<Vec<_>>()
        });
        let incomplete = move || match self.incomplete.get() {
            0 => None,
            count => {
                let words = text.say(say::outages::incomplete(count as u64, &text.whole(count as u64)));
                Some(el("p").class("note").add(words))
            }
        };
        let add = el("button")
            .set("id", ADD)
            .set("type", "button")
            .class("secondary")
            .on("click", move |_| self.add())
            .add(text.get(say::outages::ADD));
        el("div")
            .class("outage-rows")
            .add(older)
            .add(el("ol").class("rows").add(rows))
            .add(now(incomplete))
            .add(el("p").class("buttons").add(add))
    }

    fn show_row(self, row: Row, method: Method) -> El {
        let text = self.store.text;
        let number = text.whole(row.number.into());
        let label = text.say(say::field::in_row(text.get(say::outages::DAY), &number));
        let choose = move |day: Option<Day>| {
            row.day.set(day);
            self.keep();
        };
        let typed = move || self.keep();
        let day = day_field(&day_id(row.number), &label, None, move || row.day.get(), choose);
        let fields: Vec<El> =
            row.entries(method).into_iter().map(|entry| number_field(entry, text, typed)).collect();
        let remove = el("button")
            .set("type", "button")
            .class("link")
            .on("click", move |_| self.remove(row.number))
            .add(text.say(say::outages::remove(&number)));
        el("li").class("outage-row").add(day).add(fields.node()).add(remove)
    }
}

fn day_id(number: u16) -> String {
    format!("outage-day-{number}")
}

/// Focuses an element once it is there.
fn focus_soon(id: String) {
    request_animation_frame(move || focus::by_id(&id));
}
