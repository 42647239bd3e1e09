//! The tree as a picture and as tables.

use super::how::{EXACT, down};
use super::naming::{capital, percent_down, percent_up};
use super::{DependenciesResult, Facts};
use crate::assessment::dependencies::Kind;
use crate::chart::tree::{Line, Mark};
use crate::content::say;
use crate::domain::composition::{Bounds, Dependency, Node};
use crate::domain::ratio::Ratio;
use crate::domain::units::PartsPerMillion;
use crate::domain::window::SECONDS_PER_DAY;
use crate::report::Table;
use crate::text::{Places, Text};

/// The time bars of the picture are for a year of 365 days.
const YEAR: Ratio = Ratio::from_int(365 * SECONDS_PER_DAY as i64);

fn columns(text: &Text, columns: &[crate::content::Message]) -> Vec<String> {
    columns.iter().map(|column| text.get(*column).to_owned()).collect()
}

/// What a row is, in a few words; nothing for a part.
fn what(facts: &Facts<'_>, at: usize) -> Option<String> {
    let (text, tree) = (facts.text, facts.tree);
    let kind = tree.rows().get(at)?.kind;
    if kind.is_group() && tree.node(at).is_none() {
        return Some(text.get(say::dependencies::SHORT_EMPTY).to_owned());
    }
    Some(match kind {
        Kind::Part(_) => return None,
        Kind::Same(to) if !facts.naming.listed(at).1 => {
            text.say(say::dependencies::kind_same_short(&facts.naming.at(to)))
        }
        Kind::Same(_) => text.get(say::dependencies::SHORT_SAME).to_owned(),
        Kind::All => text.get(say::dependencies::SHORT_ALL).to_owned(),
        Kind::Any => text.get(say::dependencies::SHORT_ANY).to_owned(),
        Kind::AtLeast(up) => {
            // An empty group is none of them, as in the sum.
            let count = tree.children(at).iter().filter(|child| tree.node(**child).is_some()).count() as u64;
            text.say(say::dependencies::short_at_least(&text.whole(count), &text.whole(up.into())))
        }
        Kind::Soft(impact) => {
            text.say(say::dependencies::short_soft(&text.percent(impact.ratio(), Places::TWO)))
        }
        Kind::Copies(count, common) => text.say(say::dependencies::short_copies(
            &text.percent(common.ratio(), Places::TWO),
            &text.whole(count.into()),
        )),
    })
}

/// The availability of a row by itself.
fn available(facts: &Facts<'_>, at: usize) -> Option<Bounds> {
    down(facts.tree.node(at)?)
}

/// What a part would gain if it never failed, of all time.
fn gain(facts: &Facts<'_>, part: &Dependency) -> Ratio {
    let gain = facts.all.shown().minus(part.if_perfect.shown()).unwrap_or(Ratio::ZERO);
    gain.max(Ratio::ZERO)
}

/// The lines of the picture: the service, then the rows.
pub(super) fn picture(facts: &Facts<'_>) -> Vec<Line> {
    let (text, tree) = (facts.text, facts.tree);
    let most = facts.parts.iter().map(|part| gain(facts, part)).max().unwrap_or(Ratio::ZERO);
    let mut lines = vec![Line {
        depth: 0,
        mark: Mark::Group,
        soft: false,
        name: text.get(say::dependencies::SERVICE).to_owned(),
        what: None,
        both: text.get(say::dependencies::SERVICE).to_owned(),
        words: facts.ceiling(),
        bar: None,
        weakest: false,
    }];
    for (at, row) in tree.rows().iter().enumerate() {
        let part = facts.parts.iter().find(|part| part.number == at);
        let (name, what) = (capital(&facts.naming.listed(at).0), what(facts, at));
        lines.push(Line {
            depth: usize::from(row.depth),
            mark: match row.kind {
                Kind::Part(_) => Mark::Part,
                Kind::Same(_) => Mark::Same,
                _ => Mark::Group,
            },
            soft: matches!(row.kind, Kind::Soft(_)),
            both: match &what {
                Some(what) => text.say(say::dependencies::as_label(&name, what)),
                None => name.clone(),
            },
            name,
            what,
            words: available(facts, at).map_or(String::new(), |down| percent_up(down, text)),
            bar: part.map(|part| {
                let gain = gain(facts, part);
                (
                    gain.over(most).unwrap_or(Ratio::ZERO),
                    text.duration(YEAR.times(gain).unwrap_or(Ratio::ZERO)),
                )
            }),
            weakest: facts.weakest.contains(&at),
        });
    }
    lines
}

impl DependenciesResult {
    /// The tree as a table.
    #[must_use]
    pub fn table(&self, text: &Text) -> Table {
        let facts = self.facts(text);
        let rows = self.tree.rows().iter().enumerate().map(|(at, row)| {
            let part = facts.parts.iter().find(|part| part.number == facts.tree.original(at));
            let down = available(&facts, at);
            let cells = vec![
                format!("{}{}", "– ".repeat(usize::from(row.depth) - 1), capital(&facts.naming.listed(at).0)),
                what(&facts, at).unwrap_or_else(|| text.get(say::dependencies::KIND_PART).to_owned()),
                down.map_or(String::new(), |down| percent_up(down, text)),
                down.map_or(String::new(), |down| text.duration(facts.time(down.shown()))),
                part.map_or(String::new(), |part| percent_up(part.if_perfect, text)),
            ];
            (cells, false)
        });
        let mut columns = columns(
            text,
            &[
                say::dependencies::COLUMN_PART,
                say::dependencies::COLUMN_WHAT,
                say::dependencies::COLUMN_AVAILABILITY,
            ],
        );
        columns.push(text.say(say::dependencies::column_down(&facts.window())));
        columns.push(text.get(say::dependencies::COLUMN_CEILING).to_owned());
        Table { caption: self.chart.clone(), columns, rows: rows.collect() }
    }

    /// Copies with and without what they have in common; `None` without copies.
    #[must_use]
    pub fn copies(&self, text: &Text) -> Option<Table> {
        let facts = self.facts(text);
        let mut rows = Vec::new();
        for (at, row) in self.tree.rows().iter().enumerate() {
            let (Kind::Copies(count, common), Some(Node::Copies { child, .. })) =
                (row.kind, self.tree.node(at))
            else {
                continue;
            };
            let with = |common| down(Node::Copies { count: count.into(), common, child: child.clone() });
            let shown = |bounds: Option<Bounds>| bounds.map_or(String::new(), |down| percent_up(down, text));
            let what = what(&facts, at).unwrap_or_default();
            let cells = vec![
                text.say(say::dependencies::as_label(&capital(&facts.naming.at(at)), &what)),
                shown(down((*child).clone())),
                shown(with(PartsPerMillion::NONE)),
                shown(with(common)),
            ];
            rows.push((cells, false));
        }
        let named = [
            say::dependencies::COLUMN_COPIES,
            say::dependencies::COLUMN_ONE,
            say::dependencies::COLUMN_INDEPENDENT,
            say::dependencies::COLUMN_COMMON,
        ];
        (!rows.is_empty()).then(|| Table {
            caption: text.get(say::dependencies::COPIES_LEAD).to_owned(),
            columns: columns(text, &named),
            rows,
        })
    }

    /// What each critical part takes of the budget, and whether it has the extra nine; `None` without any.
    #[must_use]
    pub fn critical(&self, text: &Text) -> Option<Table> {
        let facts = self.facts(text);
        let sharing = facts.sharing()?;
        let target = text.percent(sharing.exact_target, EXACT);
        let rows: Vec<_> = facts
            .critical()
            .into_iter()
            .map(|part| {
                let down = part.availability.unavailability();
                let down = Bounds { low: down, high: down };
                let nine = if part.availability >= sharing.target {
                    text.get(say::dependencies::HAS_NINE).to_owned()
                } else {
                    text.say(say::dependencies::lacks_nine(&target))
                };
                let cells = vec![
                    capital(&facts.naming.at(part.number)),
                    percent_up(down, text),
                    text.duration(facts.time(down.shown())),
                    nine,
                ];
                (cells, false)
            })
            .collect();
        let mut columns =
            columns(text, &[say::dependencies::COLUMN_PART, say::dependencies::COLUMN_AVAILABILITY]);
        columns.push(text.say(say::dependencies::column_down(&facts.window())));
        columns.push(text.get(say::dependencies::COLUMN_NINE).to_owned());
        let budget = text.duration(facts.budget_time());
        (!rows.is_empty()).then(|| Table {
            caption: text.say(say::dependencies::nine_lead(&budget, &facts.window())),
            columns,
            rows,
        })
    }

    /// How often the service is down for its dependencies, as it reads.
    #[must_use]
    pub fn down(&self, text: &Text) -> String {
        percent_down(self.all, text)
    }
}
