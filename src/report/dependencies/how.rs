//! How the ceiling is calculated, group by group, with this person's numbers.

use super::Facts;
use super::naming::{capital, percent_down, percent_up};
use crate::assessment::dependencies::Kind;
use crate::content::say;
use crate::domain::composition::{Bounds, Node, Tree};
use crate::domain::ratio::Ratio;
use crate::text::{Places, Text};

/// A tenth of the smallest budget shows.
pub(super) const EXACT: Places = Places { most: 8, rounding: crate::domain::ratio::Rounding::Nearest };

/// How often a part of the tree is down by itself.
pub(super) fn down(node: Node) -> Option<Bounds> {
    Some(Tree::new(node).ok()?.unavailability())
}

fn serial(facts: &Facts<'_>, rows: &[usize]) -> Option<Bounds> {
    down(Node::Serial(rows.iter().filter_map(|row| facts.tree.node(*row)).collect()))
}

/// The lines, from the innermost groups outwards.
pub(super) fn lines(facts: &Facts<'_>) -> Vec<String> {
    let (text, tree) = (facts.text, facts.tree);
    let mut lines = Vec::new();
    for at in (0..tree.rows().len()).rev() {
        lines.extend(group(facts, at).unwrap_or_default());
    }
    let top: Vec<usize> =
        (0..tree.rows().len()).filter(|at| tree.rows().get(*at).is_some_and(|row| row.depth == 1)).collect();
    if !facts.parts.is_empty() {
        let parts = ups(facts, &top);
        let name = text.get(say::dependencies::SERVICE);
        let whole = Node::Serial(top.iter().filter_map(|row| tree.node(*row)).collect());
        let naive = down(apart(&whole, &mut 0)).unwrap_or(facts.all);
        lines.push(text.say(say::dependencies::how_all(name, &parts, &percent_down(naive, text))));
        lines.extend(shared(name, naive, facts.all, text));
    }
    if facts.parts.is_empty() {
        return lines;
    }
    let u = facts.all.shown();
    lines.push(text.say(say::dependencies::how_budget(
        &text.duration(facts.budget_time()),
        &text.duration(facts.time(u)),
        &facts.objective(),
        &percent_down(facts.all, text),
        &facts.window(),
    )));
    if let Some(sharing) = facts.sharing() {
        let tenth = facts.budget.objective.budget_ratio().over(Ratio::from_int(10)).unwrap_or(Ratio::ZERO);
        lines.push(text.say(say::dependencies::how_nine(
            &facts.objective(),
            &text.percent(sharing.exact_target, EXACT),
            &text.percent(tenth, EXACT),
        )));
    }
    lines.push(text.get(say::dependencies::HOW_WEAKEST).to_owned());
    lines
}

/// The availabilities of rows, as factors.
fn ups(facts: &Facts<'_>, rows: &[usize]) -> String {
    factors(facts, rows, percent_up)
}

fn factors(facts: &Facts<'_>, rows: &[usize], read: fn(Bounds, &Text) -> String) -> String {
    let values = rows.iter().filter_map(|row| facts.tree.node(*row)).filter_map(down);
    values.map(|value| read(value, facts.text)).collect::<Vec<_>>().join(" x ")
}

fn group(facts: &Facts<'_>, at: usize) -> Option<Vec<String>> {
    let (text, tree) = (facts.text, facts.tree);
    let node = tree.node(at)?;
    // What the groups in it are down by themselves makes this, as long as they share nothing.
    let naive = down(apart(&node, &mut 0))?;
    let all = down(node)?;
    let (name, u) = (capital(&facts.naming.at(at)), percent_down(naive, text));
    let children = tree.children(at);
    let inner = || Some(percent_down(serial(facts, &children)?, text));
    let line = match tree.rows().get(at)?.kind {
        Kind::Part(_) | Kind::Same(_) => return None,
        Kind::All => text.say(say::dependencies::how_all(&name, &ups(facts, &children), &u)),
        Kind::Any => {
            text.say(say::dependencies::how_any(&name, &factors(facts, &children, percent_down), &u))
        }
        Kind::AtLeast(up) => {
            let count = children.iter().filter(|child| tree.node(**child).is_some()).count();
            let (count, up) = (text.whole(count as u64), text.whole(up.into()));
            text.say(say::dependencies::how_at_least(&count, &name, &u, &up))
        }
        Kind::Soft(impact) => {
            let impact = text.percent(impact.ratio(), Places::TWO);
            text.say(say::dependencies::how_soft(&impact, &inner()?, &name, &u))
        }
        Kind::Copies(count, common) => {
            let own = Ratio::ONE.minus(common.ratio()).unwrap_or(Ratio::ZERO);
            text.say(say::dependencies::how_copies(
                &text.percent(common.ratio(), Places::TWO),
                &text.whole(count.into()),
                &inner()?,
                &name,
                &text.percent(own, Places::TWO),
                &u,
            ))
        }
    };
    let mut lines = vec![line];
    lines.extend(shared(&name, naive, all, text));
    Some(lines)
}

/// What changes where a part stands in several places.
fn shared(name: &str, naive: Bounds, all: Bounds, text: &Text) -> Option<String> {
    let u = percent_down(all, text);
    (naive != all).then(|| text.say(say::dependencies::how_shared(name, &u)))
}

/// The same with each part taken as one of its own.
fn apart(node: &Node, next: &mut usize) -> Node {
    let mut each = |children: &[Node]| children.iter().map(|child| apart(child, next)).collect();
    match node {
        Node::Serial(children) => Node::Serial(each(children)),
        Node::Parallel(children) => Node::Parallel(each(children)),
        Node::AtLeast { up, children } => Node::AtLeast { up: *up, children: each(children) },
        Node::Soft { impact, child } => Node::Soft { impact: *impact, child: Box::new(apart(child, next)) },
        Node::Copies { count, common, child } => {
            Node::Copies { count: *count, common: *common, child: Box::new(apart(child, next)) }
        }
        Node::Part { availability, .. } => {
            *next += 1;
            Node::Part { dependency: *next, availability: *availability }
        }
    }
}
