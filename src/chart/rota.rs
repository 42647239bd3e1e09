//! The year as a calendar: weeks against people, filled for the primary, hatched for the secondary.
//!
//! In the wide form weeks run to the right, in the narrow one down. Where people are too many for columns, the narrow
//! form writes who is on call instead.

use super::Form;
use super::drawing::Drawing;
use super::svg::{Anchor, FONT, Point, Svg, Tenths, width};
use crate::assessment::calendar::Calendar;
use crate::assessment::date::Day;
use crate::content::say;
use crate::domain::rota::Duty;
use crate::text::Text;

/// Length of a day, thickness of a row of one person, and inset of a mark, in the wide form.
const DAY_WIDE: Tenths = 16;
const ROW_WIDE: Tenths = 200;
/// The same in the narrow one; columns share what there is.
const DAY_NARROW: Tenths = 30;
const INSET: Tenths = 12;
/// Widest name beside a row.
const NAME: Tenths = 1_100;
/// Room for dates beside the rows of the narrow form.
const DATE: Tenths = 700;
/// Room for the heads of columns, and between sites.
const HEAD: Tenths = 260;
const SITE: Tenths = 230;
/// The most columns of people in the narrow form.
const MOST_COLUMNS: usize = 12;

/// What a legend explains.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// A primary's week.
    Primary,
    /// A secondary's week.
    Secondary,
    /// A week of leave.
    Leave,
    /// A week that is not fully covered.
    Open,
    /// Saturday and Sunday.
    Weekend,
}

/// Draws the year.
#[must_use]
pub fn draw(calendar: &Calendar, names: &[String], text: &Text, form: Form) -> Drawing {
    let columns = form == Form::Wide || calendar.people() <= MOST_COLUMNS;
    if columns { Grid::new(calendar, names, text, form).draw() } else { list(calendar, names, text) }
}

/// A text cut to a width, with an ellipsis where something is missing.
fn cut(words: &str, room: Tenths) -> String {
    if width(words) <= room {
        return words.to_owned();
    }
    let mut short = String::new();
    for sign in words.chars() {
        short.push(sign);
        if width(&short) + width("…") > room {
            short.pop();
            break;
        }
    }
    [short.trim_end(), "…"].concat()
}

/// A site, its people, and where its rows begin.
struct Group {
    site: usize,
    people: Vec<usize>,
    at: Tenths,
}

struct Grid<'a> {
    calendar: &'a Calendar,
    names: &'a [String],
    text: &'a Text,
    form: Form,
    /// Where days begin, and where rows do.
    origin: Point,
    day: Tenths,
    row: Tenths,
    groups: Vec<Group>,
    /// Length of all rows together.
    across: Tenths,
    open: bool,
}

impl<'a> Grid<'a> {
    fn new(calendar: &'a Calendar, names: &'a [String], text: &'a Text, form: Form) -> Self {
        let widest = names.iter().map(|name| width(name)).max().unwrap_or(0).min(NAME);
        let open = calendar.uncovered().next().is_some();
        let rows = calendar.people() + usize::from(open);
        let sites = calendar.plan.sites.len();
        let gap = if sites > 1 { SITE } else { 0 };
        let (day, origin) = match form {
            Form::Wide => (DAY_WIDE, (widest.max(if open { NAME } else { 0 }) + 80, HEAD)),
            Form::Narrow => (DAY_NARROW, (DATE, HEAD + gap)),
        };
        let row = match form {
            Form::Wide => ROW_WIDE,
            Form::Narrow => (3_380 - DATE) / Tenths::try_from(rows.max(1)).unwrap_or(1),
        };
        let mut at = 0;
        let mut groups = Vec::with_capacity(sites);
        for (site, plan) in calendar.plan.sites.iter().enumerate() {
            if form == Form::Wide {
                at += gap;
            }
            let mut people: Vec<usize> = plan.people.iter().chain(&plan.without_nights).copied().collect();
            people.sort_unstable();
            let count = Tenths::try_from(people.len()).unwrap_or(0);
            groups.push(Group { site, people, at });
            at += count * row;
        }
        let across = at + if open { row } else { 0 };
        Self { calendar, names, text, form, origin, day, row, groups, across, open }
    }

    /// A place by the day and by the height of rows.
    fn point(&self, along: Tenths, across: Tenths) -> Point {
        match self.form {
            Form::Wide => (self.origin.0 + along, self.origin.1 + across),
            Form::Narrow => (self.origin.0 + across, self.origin.1 + along),
        }
    }

    /// Where a day begins, from the first one.
    fn offset(&self, day: Day) -> Tenths {
        let first = self.calendar.whole().0;
        Tenths::try_from(day.unix_days().saturating_sub(first.unix_days())).unwrap_or(0) * self.day
    }

    fn stretch(&self, shift: usize) -> (Tenths, Tenths) {
        let (first, last) = self.calendar.days(shift);
        (self.offset(first), self.offset(last) + self.day)
    }

    fn length(&self) -> Tenths {
        self.stretch(self.calendar.shifts().saturating_sub(1)).1
    }

    fn cell(&self, shift: usize, at: Tenths) -> (Point, Point) {
        let (from, to) = self.stretch(shift);
        (self.point(from + 6, at + 2 * INSET), self.point(to - 6, at + self.row - 2 * INSET))
    }

    fn draw(&self) -> Drawing {
        let (along, across) = (self.length(), self.across);
        let size = match self.form {
            Form::Wide => (720.max((self.origin.0 + along + 30) / 10), (self.origin.1 + across + 30) / 10),
            Form::Narrow => (340, (self.origin.1 + along + 30) / 10),
        };
        let mut svg = Svg::new(&["rota ", self.form.name()].concat(), size);
        self.weekends(&mut svg);
        self.lines(&mut svg);
        self.dates(&mut svg);
        let (mut primary, mut secondary, mut leave) = (Vec::new(), Vec::new(), Vec::new());
        for group in &self.groups {
            self.site(&mut svg, group);
            for (place, person) in group.people.iter().enumerate() {
                let at = group.at + Tenths::try_from(place).unwrap_or(0) * self.row;
                self.name(&mut svg, *person, at);
                let duties = self.calendar.plan.sites.get(group.site).map_or(&[][..], |site| &site.duties);
                for (shift, duty) in duties.iter().enumerate() {
                    if duty.primary == Some(*person) {
                        primary.push(self.cell(shift, at));
                    } else if duty.secondary == Some(*person) {
                        secondary.push(self.cell(shift, at));
                    } else if self.calendar.is_away(*person, shift) {
                        let (from, to) = self.stretch(shift);
                        let middle = at + self.row / 2;
                        leave.push((self.point(from, middle - 8), self.point(to, middle + 8)));
                    }
                }
            }
        }
        for (class, boxes) in [("rota-leave", &leave), ("rota-primary", &primary)] {
            if !boxes.is_empty() {
                svg.boxes(class, boxes);
            }
        }
        if !secondary.is_empty() {
            hatched(&mut svg, &secondary);
        }
        if self.open {
            self.uncovered(&mut svg);
        }
        svg.finish()
    }

    /// Saturdays and Sundays as bands behind everything.
    fn weekends(&self, svg: &mut Svg) {
        let (first, last) = self.calendar.whole();
        let days = (first.unix_days()..=last.unix_days()).map(Day::from_unix_days);
        let bands: Vec<(Point, Point)> = days
            .filter(|day| day.weekday().is_weekend())
            .map(|day| {
                let from = self.offset(day);
                (self.point(from, -60), self.point(from + self.day, self.across))
            })
            .collect();
        if !bands.is_empty() {
            svg.boxes("rota-weekend", &bands);
        }
    }

    /// Hand-overs, and rows.
    fn lines(&self, svg: &mut Svg) {
        let shifts = (0..self.calendar.shifts()).map(|shift| self.stretch(shift).0);
        let along = self.length();
        let lines: Vec<[Point; 2]> =
            shifts.map(|at| [self.point(at, -60), self.point(at, self.across)]).collect();
        svg.lines("grid", &lines);
        let rows = self.groups.iter().flat_map(|group| {
            (0..=group.people.len()).map(|row| group.at + Tenths::try_from(row).unwrap_or(0) * self.row)
        });
        let rows: Vec<[Point; 2]> = rows.map(|at| [self.point(0, at), self.point(along, at)]).collect();
        svg.lines("grid", &rows);
    }

    /// Months in the wide form, the first day of each week in the narrow one.
    fn dates(&self, svg: &mut Svg) {
        let (first, last) = self.calendar.whole();
        let is_first = |day: &Day| day.civil().2 == 1;
        let months: Vec<Day> =
            (first.unix_days()..=last.unix_days()).map(Day::from_unix_days).filter(is_first).collect();
        for month in &months {
            let at = self.offset(*month);
            svg.path("axis", [self.point(at, -60), self.point(at, self.across)].into_iter());
        }
        match self.form {
            Form::Wide => {
                for (place, month) in months.iter().enumerate() {
                    let at = self.offset(*month);
                    let until = months.get(place + 1).map_or(self.length() + 200, |next| self.offset(*next));
                    let words = self.text.month_short(*month);
                    if at + width(&words) < until {
                        svg.text("tick", (self.origin.0 + at, self.origin.1 - 110), Anchor::Start, &words);
                    }
                }
            }
            Form::Narrow => {
                for shift in 0..self.calendar.shifts() {
                    let (from, to) = self.stretch(shift);
                    if to - from < FONT {
                        continue;
                    }
                    let (_, y) = self.point(from + (to - from).min(7 * self.day) / 2, 0);
                    let words = self.text.short_date(self.calendar.days(shift).0);
                    svg.text("tick", (DATE - 90, y + FONT * 35 / 100), Anchor::End, &words);
                }
            }
        }
    }

    fn site(&self, svg: &mut Svg, group: &Group) {
        if self.groups.len() < 2 {
            return;
        }
        let words = self.text.say(say::rota::site_short(&self.text.whole(group.site as u64 + 1)));
        let place = match self.form {
            Form::Wide => (0, self.origin.1 + group.at - 60),
            Form::Narrow => (self.origin.0 + group.at, FONT),
        };
        svg.text("label you-label", place, Anchor::Start, &words);
    }

    fn name(&self, svg: &mut Svg, person: usize, at: Tenths) {
        let name = self.names.get(person).map_or("", String::as_str);
        match self.form {
            Form::Wide => {
                let (_, y) = self.point(0, at + self.row / 2);
                let place = (0, y + FONT * 35 / 100);
                svg.text("rota-name", place, Anchor::Start, &cut(name, self.origin.0 - 80));
            }
            Form::Narrow => {
                let (x, y) = self.point(0, at + self.row / 2);
                let whole = cut(name, self.row - 20);
                // Two letters of a name say less than its number.
                let words = if whole == name { whole } else { self.text.whole(person as u64 + 1) };
                svg.text("tick", (x, y - 90), Anchor::Middle, &words);
            }
        }
    }

    /// A row of its own for weeks in which a place stays empty.
    fn uncovered(&self, svg: &mut Svg) {
        let at = self.across - self.row;
        let boxes: Vec<(Point, Point)> =
            self.calendar.uncovered().map(|(_, shift, _)| self.cell(shift, at)).collect();
        crossed(svg, &boxes);
        let words = self.text.get(say::rota::LEGEND_OPEN);
        match self.form {
            Form::Wide => {
                let (_, y) = self.point(0, at + self.row / 2);
                let cut = cut(words, self.origin.0 - 80);
                svg.text("rota-name", (0, y + FONT * 35 / 100), Anchor::Start, &cut);
            }
            Form::Narrow => {
                let (x, y) = self.point(0, at + self.row / 2);
                svg.text("tick", (x, y - 90), Anchor::Middle, "✕");
            }
        }
    }
}

/// Boxes with a line from corner to corner: told from filled ones without a colour.
fn hatched(svg: &mut Svg, boxes: &[(Point, Point)]) {
    svg.boxes("rota-secondary", boxes);
    let lines: Vec<[Point; 2]> = boxes.iter().map(|(from, to)| [(from.0, to.1), (to.0, from.1)]).collect();
    svg.lines("rota-hatch", &lines);
}

fn crossed(svg: &mut Svg, boxes: &[(Point, Point)]) {
    svg.boxes("rota-open", boxes);
    let lines: Vec<[Point; 2]> =
        boxes.iter().flat_map(|(from, to)| [[*from, *to], [(from.0, to.1), (to.0, from.1)]]).collect();
    svg.lines("rota-cross", &lines);
}

/// Weeks with the names of who is on call, for more people than columns; numbers where sites share the width.
fn list(calendar: &Calendar, names: &[String], text: &Text) -> Drawing {
    let sites = calendar.plan.sites.len();
    let line = 210;
    let height = HEAD + line * Tenths::try_from(calendar.shifts()).unwrap_or(0);
    let mut svg = Svg::new("rota narrow", (340, height / 10 + 2));
    let columns = if sites > 1 { sites } else { 1 + usize::from(calendar.has_secondary()) };
    let room = (3_380 - DATE) / Tenths::try_from(columns).unwrap_or(1);
    let column = |at: usize| DATE + Tenths::try_from(at).unwrap_or(0) * room;
    let number =
        |person: Option<usize>| person.map_or("–".to_owned(), |person| text.whole(person as u64 + 1));
    let name = |person: Option<usize>| {
        person.and_then(|person| names.get(person)).map_or("–".to_owned(), |name| cut(name, room - 60))
    };
    for at in 0..columns {
        let head = match (sites > 1, at) {
            (true, _) => text.say(say::rota::site_short(&text.whole(at as u64 + 1))),
            (false, 0) => text.get(say::rota::PRIMARY).to_owned(),
            (false, _) => text.get(say::rota::SECONDARY).to_owned(),
        };
        svg.text("label you-label", (column(at), 150), Anchor::Start, &cut(&head, room - 40));
    }
    for shift in 0..calendar.shifts() {
        let y = HEAD + line * Tenths::try_from(shift).unwrap_or(0);
        svg.path("grid", [(0, y), (3_400, y)].into_iter());
        let base = y + 150;
        svg.text("tick", (DATE - 90, base), Anchor::End, &text.short_date(calendar.days(shift).0));
        let duty = |site: usize| {
            let site = calendar.plan.sites.get(site);
            site.and_then(|site| site.duties.get(shift)).copied().unwrap_or_default()
        };
        for at in 0..columns {
            let Duty { primary, secondary } = duty(if sites > 1 { at } else { 0 });
            let words = match (sites > 1, at) {
                (true, _) if calendar.has_secondary() => [number(primary), number(secondary)].join(" / "),
                (true, _) => number(primary),
                (false, 0) => name(primary),
                (false, _) => name(secondary),
            };
            svg.text("rota-name", (column(at), base), Anchor::Start, &words);
        }
    }
    svg.finish()
}

/// A small drawing of one mark, for a legend in HTML.
#[must_use]
pub fn legend_mark(mark: Mark) -> Drawing {
    let mut svg = Svg::new("mark rota", (32, 30));
    let all = [((60, 40), (260, 260))];
    match mark {
        Mark::Primary => svg.boxes("rota-primary", &all),
        Mark::Secondary => hatched(&mut svg, &all),
        Mark::Leave => svg.boxes("rota-leave", &[((20, 142), (300, 158))]),
        Mark::Open => crossed(&mut svg, &all),
        Mark::Weekend => svg.boxes("rota-weekend", &[((20, 20), (300, 280))]),
    }
    svg.finish()
}
