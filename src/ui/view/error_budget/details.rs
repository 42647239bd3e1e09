//! How the budget is counted, over which window, and beside which other objectives.

use super::day::day_field;
use crate::assessment::budget_details::{BudgetDetails, Method, Moving};
use crate::assessment::date::Day;
use crate::assessment::field::Field;
use crate::content::say;
use crate::domain::bounds;
use crate::domain::units::Objective;
use crate::domain::window::OFFERED_DAYS;
use crate::text::Text;
use crate::ui::node::{El, IntoNode, el, now};
use crate::ui::part::choice::select;
use crate::ui::part::field::{Entry, number_field};
use crate::ui::part::result::fold;
use crate::ui::port::clock;
use crate::ui::store::Store;
use leptos::prelude::*;

const WINDOW: &str = "window";
const METHOD: &str = "method";
/// The choices of the window that are no number of days.
const OWN: &str = "own";
const MONTH: &str = "month";
const QUARTER: &str = "quarter";
const METHODS: [(&str, Method); 3] =
    [("time", Method::Time), ("requests", Method::Requests), ("slices", Method::Slices)];

/// The fields of the details; free to copy.
#[derive(Clone, Copy)]
pub struct DetailFields {
    store: Store,
    /// The window's own days, which a calendar window fills in.
    window: Entry,
    own_window: RwSignal<bool>,
    slice: Entry,
    good: Entry,
    further: [Entry; bounds::FURTHER_OBJECTIVES],
    method: Memo<Method>,
    moving: Memo<Moving>,
    as_of: Memo<Option<Day>>,
    /// What follows another number of days in the window, and the first touch.
    typed: StoredValue<Option<Callback<()>>>,
    touch: StoredValue<Option<Callback<()>>>,
}

fn details_of(store: Store) -> BudgetDetails {
    store.peek(|state| state.own.calculators.budget_details.clone()).unwrap_or_default()
}

impl DetailFields {
    /// Begins with what was entered.
    pub fn new(store: Store, window: Entry, window_days: u64) -> Self {
        let text = store.text;
        let start = details_of(store);
        let further = |place: usize| {
            let value = start.further().get(place).map(|objective| u64::from(objective.ppb()));
            let row = u16::try_from(place + 1).unwrap_or(u16::MAX);
            Entry::in_row(Field::FurtherObjective, row, value, text)
        };
        let calendar = start.calendar_over(window_days).is_some();
        let good = start.slice_good().map(|good| u64::from(good.ppm()));
        let follow = move |read: fn(&BudgetDetails) -> Method| {
            Memo::new(move |_| {
                store.with(|state| state.own.calculators.budget_details.as_ref().map_or(Method::Time, read))
            })
        };
        Self {
            store,
            window,
            own_window: RwSignal::new(!calendar && !OFFERED_DAYS.contains(&window_days)),
            slice: Entry::new(Field::SliceSeconds, Some(start.slice_s()), text),
            good: Entry::new(Field::SliceGood, good, text),
            further: std::array::from_fn(further),
            method: follow(|details| details.method),
            moving: Memo::new(move |_| {
                store.with(|state| {
                    let days = state.own.budget_or_example().window_days();
                    let details = state.own.calculators.budget_details.as_ref();
                    let fixed = details.filter(|details| details.calendar_over(days).is_some());
                    fixed.map_or(Moving::Rolling, |details| details.moving)
                })
            }),
            as_of: Memo::new(move |_| {
                store.with(|state| state.own.calculators.budget_details.as_ref()?.as_of())
            }),
            typed: StoredValue::new(None),
            touch: StoredValue::new(None),
        }
    }

    /// Says what follows a change: `typed` of the window's days, `touch` of anything.
    pub fn on_change(self, typed: Callback<()>, touch: Callback<()>) {
        self.typed.set_value(Some(typed));
        self.touch.set_value(Some(touch));
    }

    /// What is counted.
    pub fn method(self) -> Memo<Method> {
        self.method
    }

    /// The last known day, if it was said; follows it.
    pub fn as_of(self) -> Option<Day> {
        self.as_of.get()
    }

    /// Whether the day has its field among these; follows it.
    pub fn has_day_field(self) -> bool {
        self.moving.get() != Moving::Rolling
    }

    /// The fields that are on the screen, for the summary; follows what brings them there.
    pub fn entries(self) -> Vec<Entry> {
        let mut entries = self.further.to_vec();
        if self.method.get() == Method::Slices {
            entries.extend([self.slice, self.good]);
        }
        entries
    }

    /// Keeps changed details.
    fn keep(self, details: BudgetDetails) {
        if self.store.peek(|state| state.own.calculators.budget_details.as_ref() == Some(&details)) {
            return;
        }
        self.store.calculate(|calculators| calculators.budget_details = Some(details));
        if let Some(touch) = self.touch.get_value() {
            touch.run(());
        }
    }

    /// Puts another number of days into the window.
    fn put_days(self, days: &str) {
        self.window.put(days.to_owned());
        if let Some(typed) = self.typed.get_value() {
            typed.run(());
        }
    }

    fn choose_method(self, choice: &str) {
        if let Some((_, method)) = METHODS.iter().find(|(value, _)| *value == choice) {
            let mut details = details_of(self.store);
            details.method = *method;
            self.keep(details);
        }
    }

    fn choose_window(self, choice: &str) {
        let moving = match choice {
            MONTH => Moving::Month,
            QUARTER => Moving::Quarter,
            _ => Moving::Rolling,
        };
        self.own_window.set(choice == OWN);
        let mut details = details_of(self.store);
        let before = details.moving;
        details.moving = moving;
        if moving != Moving::Rolling {
            let as_of = details.as_of().or_else(|| Some(clock::today()));
            self.keep_calendar(details.with_as_of(as_of));
            return;
        }
        if before != moving {
            self.keep(details);
        }
        if choice != OWN {
            self.put_days(choice);
        }
    }

    /// A calendar window has the days that the calendar gives it.
    fn keep_calendar(self, details: Option<BudgetDetails>) {
        let Some(details) = details else { return };
        let days = details.calendar().map(|(_, days)| days.to_string());
        self.keep(details);
        if let Some(days) = days {
            self.put_days(&days);
        }
    }

    /// Another last known day; a calendar window moves with it.
    pub fn choose_day(self, day: Option<Day>) {
        let calendar = self.moving.get_untracked() != Moving::Rolling;
        // A calendar window needs a day: emptied, the field keeps the one before.
        if calendar && day.is_none() {
            return;
        }
        let details = details_of(self.store).with_as_of(day);
        if calendar {
            self.keep_calendar(details);
        } else if let Some(details) = details {
            self.keep(details);
        }
    }

    /// Takes over slices and further objectives.
    fn read(self) {
        let mut details = details_of(self.store);
        if let (Ok(Some(slice)), Ok(good)) = (self.slice.read(), self.good.read())
            && let Ok(changed) = details.clone().with_slices(slice, good)
        {
            details = changed;
        }
        let further = self.further.iter().filter_map(|entry| entry.read().ok().flatten());
        let further = further.filter_map(Objective::from_ppb).collect();
        self.keep(details.with_further(further));
    }

    /// The window: its days, its calendar, its day.
    pub fn window_fields(self, days: u64, own: impl Fn() -> El + Send + 'static) -> Vec<El> {
        let text = self.store.text;
        let mut options: Vec<(String, String)> = OFFERED_DAYS
            .iter()
            .map(|offered| (offered.to_string(), text.say(say::field::window_days(&text.whole(*offered)))))
            .collect();
        let named = [
            (OWN, say::field::WINDOW_OWN),
            (MONTH, say::field::WINDOW_MONTH),
            (QUARTER, say::field::WINDOW_QUARTER),
        ];
        options.extend(named.map(|(value, words)| (value.to_owned(), text.get(words).to_owned())));
        let chosen = match self.moving.get_untracked() {
            Moving::Month => MONTH.to_owned(),
            Moving::Quarter => QUARTER.to_owned(),
            Moving::Rolling if OFFERED_DAYS.contains(&days) => days.to_string(),
            Moving::Rolling => OWN.to_owned(),
        };
        let choose = move |choice: String| self.choose_window(&choice);
        let day = now(move || {
            self.has_day_field().then(|| {
                day_field(
                    "known-until",
                    text.get(say::outages::KNOWN),
                    Some(text.get(say::outages::KNOWN_CALENDAR_HINT)),
                    move || self.as_of(),
                    move |day| self.choose_day(day),
                )
            })
        });
        vec![
            select(WINDOW, text.get(say::field::WINDOW), &options, &chosen, choose),
            el("div").class("more-fields").add(now(move || self.own_window.get().then(&own))).add(day),
        ]
    }

    /// What is counted, and the slices.
    pub fn method_fields(self) -> Vec<El> {
        let text = self.store.text;
        let words = [say::budget::METHOD_TIME, say::budget::METHOD_REQUESTS, say::budget::METHOD_SLICES];
        let options: Vec<(String, String)> = METHODS
            .iter()
            .zip(words)
            .map(|((value, _), words)| ((*value).to_owned(), text.get(words).to_owned()))
            .collect();
        let chosen = self.method.get_untracked();
        let chosen = METHODS.iter().find(|(_, method)| *method == chosen).map_or("", |(value, _)| value);
        let choose = move |choice: String| self.choose_method(&choice);
        let slices = now(move || {
            (self.method.get() == Method::Slices).then(|| {
                [self.slice, self.good].map(|entry| number_field(entry, text, move || self.read())).into()
            }) as Option<Vec<El>>
        });
        vec![
            select(METHOD, text.get(say::budget::METHOD), &options, chosen, choose),
            el("div").class("more-fields").add(slices),
        ]
    }

    /// The further objectives, folded away until there is one.
    pub fn further_fields(self, text: &'static Text) -> El {
        let fields: Vec<El> =
            self.further.iter().map(|entry| number_field(*entry, text, move || self.read())).collect();
        let folded = fold(text.get(say::budget::FURTHER_TITLE)).add(fields.node());
        let some = !details_of(self.store).further().is_empty();
        if some { folded.set("open", "") } else { folded }
    }
}
