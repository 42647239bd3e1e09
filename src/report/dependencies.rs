//! What the service depends on, in words.

mod how;
mod naming;
mod tables;

use super::{Calculator, Figure, Finding};
use crate::assessment::dependencies::{Dependencies, Kind};
use crate::assessment::{Assessment, BudgetInput};
use crate::chart::tree::Line;
use crate::content::say;
use crate::domain::composition::decimal::Towards;
use crate::domain::composition::{Availability, Bounds, Dependency, Sharing, share_budget, weakest};
use crate::domain::ratio::Ratio;
use crate::domain::window::SECONDS_PER_DAY;
use crate::text::Text;
use std::cmp::Ordering;

pub(super) use naming::percent_up;
pub use naming::{Naming, capital, example_names};

/// The strongest finding, once the calculator was used. Names never leave the page, so parts have the numbers of their rows here.
pub(super) fn finding(assessment: &Assessment, text: &Text) -> Option<Finding> {
    let tree = assessment.calculators.dependencies.as_ref()?;
    let result = DependenciesResult::new(tree, assessment.budget_or_example(), &[], text);
    Some(Finding {
        calculator: Calculator::Dependencies,
        story: result.story,
        bad: result.above,
        how: result.how,
        sources: DependenciesResult::sources(text).map(str::to_owned).into(),
    })
}

/// What the dependencies allow, ready to be shown.
#[derive(Debug)]
pub struct DependenciesResult {
    /// The tree it was made from.
    pub tree: Dependencies,
    /// The objective and window it was made with.
    pub budget: BudgetInput,
    /// The sentence to remember.
    pub takeaway: String,
    /// Whether the objective is above the ceiling.
    pub above: bool,
    /// The objective beside the ceiling.
    pub objective: String,
    /// The weakest part, the extra nine, and what is odd about the tree.
    pub lines: Vec<String>,
    /// The numbers set apart.
    pub figures: Vec<Figure>,
    /// What the numbers do not say.
    pub warnings: Vec<String>,
    /// How each number is calculated, with this person's numbers.
    pub how: Vec<String>,
    /// What the picture shows, in a sentence.
    pub chart: String,
    /// The picture, line by line.
    pub lines_of_chart: Vec<Line>,
    /// What the critical parts take of the budget, added up.
    pub sum: Option<String>,
    /// What to do.
    pub advice: String,
    story: String,
    all: Bounds,
    parts: Vec<Dependency>,
    names: Vec<String>,
}

impl PartialEq for DependenciesResult {
    fn eq(&self, other: &Self) -> bool {
        self.tree == other.tree && self.budget == other.budget && self.names == other.names
    }
}

/// Everything that is said is said from this.
struct Facts<'a> {
    tree: &'a Dependencies,
    budget: BudgetInput,
    all: Bounds,
    parts: &'a [Dependency],
    weakest: Vec<usize>,
    naming: Naming<'a>,
    text: &'a Text,
}

impl Facts<'_> {
    fn window_seconds(&self) -> Ratio {
        Ratio::from_int(i64::try_from(self.budget.window_days().saturating_mul(SECONDS_PER_DAY)).unwrap_or(0))
    }

    fn window(&self) -> String {
        self.text.days(&self.text.whole(self.budget.window_days()))
    }

    fn objective(&self) -> String {
        let shown = self.text.scaled(i128::from(self.budget.objective.ppb()), 7);
        self.text.say(say::number::percent(&shown))
    }

    /// The time of the window that a share takes.
    fn time(&self, share: Ratio) -> Ratio {
        self.window_seconds().times(share).unwrap_or(Ratio::ZERO)
    }

    fn budget_time(&self) -> Ratio {
        self.time(self.budget.objective.budget_ratio())
    }

    /// What is left for own faults, at least; negative where there is none.
    fn own_time(&self) -> Ratio {
        let share = self.budget.objective.budget_ratio().minus(self.all.high.ratio(Towards::One));
        self.time(share.unwrap_or(Ratio::ZERO))
    }

    fn ceiling(&self) -> String {
        percent_up(self.all, self.text)
    }

    fn critical(&self) -> Vec<&Dependency> {
        self.parts.iter().filter(|part| part.critical).collect()
    }

    fn sharing(&self) -> Option<Sharing> {
        let critical: Vec<_> = self.critical().iter().map(|part| (part.number, part.availability)).collect();
        share_budget(self.budget.objective, self.window_seconds(), &critical)
    }

    /// How the dependencies compare with the error budget: more than it is above the ceiling.
    fn beside_budget(&self) -> Option<Ordering> {
        self.all.compare(Availability::from(self.budget.objective).unavailability())
    }
}

impl DependenciesResult {
    /// Where the formulas come from.
    #[must_use]
    pub fn sources(text: &Text) -> [&str; 2] {
        [text.get(say::dependencies::SOURCE), text.get(say::dependencies::SOURCE_COPIES)]
    }

    /// Words the result; `names` are those of the rows.
    #[must_use]
    pub fn new(tree: &Dependencies, budget: BudgetInput, names: &[String], text: &Text) -> Self {
        // Within the limits there always is a tree; the fallback is one without parts.
        let computed = tree.tree();
        let nothing = Bounds {
            low: crate::domain::composition::Decimal::ZERO,
            high: crate::domain::composition::Decimal::ZERO,
        };
        let all = computed.as_ref().map_or(nothing, |tree| tree.unavailability());
        let parts = computed.map_or_else(Vec::new, |tree| tree.dependencies());
        let facts = Facts {
            tree,
            budget,
            all,
            weakest: weakest(all, &parts),
            parts: &parts,
            naming: Naming::new(tree, names, text),
            text,
        };
        let beside = facts.beside_budget();
        let above = beside == Some(Ordering::Greater);
        Self {
            takeaway: if parts.is_empty() {
                text.get(say::dependencies::TAKEAWAY_NONE).to_owned()
            } else {
                text.say(say::dependencies::takeaway(&facts.ceiling()))
            },
            above,
            objective: objective_line(&facts, beside),
            lines: lines(&facts),
            figures: figures(&facts, above),
            warnings: warnings(&facts),
            how: how::lines(&facts),
            chart: chart_takeaway(&facts),
            lines_of_chart: tables::picture(&facts),
            sum: sum(&facts),
            advice: text
                .get(if above { say::dependencies::ADVICE_ABOVE } else { say::dependencies::ADVICE_BELOW })
                .to_owned(),
            story: story(&facts, beside),
            tree: tree.clone(),
            budget,
            names: names.to_vec(),
            all,
            parts,
        }
    }

    fn facts<'a>(&'a self, text: &'a Text) -> Facts<'a> {
        Facts {
            tree: &self.tree,
            budget: self.budget,
            all: self.all,
            weakest: weakest(self.all, &self.parts),
            parts: &self.parts,
            naming: Naming::new(&self.tree, &self.names, text),
            text,
        }
    }
}

fn objective_line(facts: &Facts<'_>, beside: Option<Ordering>) -> String {
    let text = facts.text;
    match beside {
        Some(Ordering::Greater) => text.say(say::dependencies::above(&facts.objective())),
        Some(Ordering::Equal) => text.get(say::dependencies::EQUAL).to_owned(),
        Some(Ordering::Less) => text.say(say::dependencies::below(
            &text.duration(facts.budget_time()),
            &facts.objective(),
            &text.duration(facts.own_time()),
            &facts.window(),
        )),
        None => text.say(say::dependencies::undecided(&facts.objective())),
    }
}

fn story(facts: &Facts<'_>, beside: Option<Ordering>) -> String {
    let text = facts.text;
    match beside {
        Some(Ordering::Greater) => {
            text.say(say::report::story_dependencies_above(&facts.ceiling(), &facts.objective()))
        }
        Some(Ordering::Less) => text.say(say::report::story_dependencies_below(
            &facts.ceiling(),
            &facts.objective(),
            &text.duration(facts.own_time()),
            &facts.window(),
        )),
        Some(Ordering::Equal) => text.say(say::report::story_dependencies_equal(&facts.ceiling())),
        None => text.say(say::report::story_dependencies_undecided(&facts.ceiling())),
    }
}

/// The best that a part could do for the ceiling.
fn best(facts: &Facts<'_>) -> Option<Bounds> {
    let first = facts.weakest.first()?;
    facts.parts.iter().find(|part| part.number == *first).map(|part| part.if_perfect)
}

fn lines(facts: &Facts<'_>) -> Vec<String> {
    let text = facts.text;
    let mut lines = Vec::new();
    if facts.parts.is_empty() {
        return lines;
    }
    lines.push(match best(facts) {
        Some(best) => {
            let (ceiling, parts) = (percent_up(best, text), facts.naming.list(&facts.weakest));
            if facts.weakest.len() == 1 {
                text.say(say::dependencies::weakest(&ceiling, &parts))
            } else {
                text.say(say::dependencies::weakest_many(&ceiling, &parts))
            }
        }
        None => text.get(say::dependencies::WEAKEST_NONE).to_owned(),
    });
    lines.extend(extra_nine(facts));
    lines.extend(oddities(facts));
    lines
}

fn extra_nine(facts: &Facts<'_>) -> Option<String> {
    let text = facts.text;
    let (critical, sharing) = (facts.critical(), facts.sharing()?);
    if critical.is_empty() {
        return Some(text.get(say::dependencies::CRITICAL_NONE).to_owned());
    }
    let target = text.percent(sharing.exact_target, how::EXACT);
    let beyond = sharing.target == Availability::PERFECT;
    let below: Vec<usize> =
        sharing.below_target.iter().filter_map(|at| critical.get(*at)).map(|part| part.number).collect();
    Some(if below.is_empty() {
        text.say(say::dependencies::critical_fine(&target))
    } else if beyond {
        text.say(say::dependencies::critical_beyond(&target))
    } else {
        text.say(say::dependencies::critical_below(&facts.naming.list(&below), &target))
    })
}

/// Groups that hold nothing, or less than they need.
fn oddities(facts: &Facts<'_>) -> Vec<String> {
    let (text, tree) = (facts.text, facts.tree);
    let rows = || tree.rows().iter().enumerate();
    let empty: Vec<usize> = rows()
        .filter(|(at, row)| row.kind.is_group() && tree.node(*at).is_none())
        .map(|(at, _)| at)
        .collect();
    let mut said = Vec::new();
    if !empty.is_empty() {
        said.push(
            text.say(say::dependencies::note_empty(empty.len() as u64, &capital(&facts.naming.list(&empty)))),
        );
    }
    for (at, row) in rows() {
        let children = tree.children(at).into_iter().filter(|child| tree.node(*child).is_some()).count();
        if let Kind::AtLeast(up) = row.kind
            && children > 0
            && usize::from(up) > children
        {
            said.push(text.say(say::dependencies::note_too_many(&capital(&facts.naming.at(at)))));
        }
    }
    said
}

fn figures(facts: &Facts<'_>, above: bool) -> Vec<Figure> {
    let text = facts.text;
    let figure = |label, value: String, word: Option<(String, bool)>| Figure {
        label: text.get(label).to_owned(),
        value,
        word,
    };
    let word = text.get(if above { say::dependencies::ABOVE_WORD } else { say::dependencies::BELOW_WORD });
    let beside = facts.beside_budget();
    let word = matches!(beside, Some(Ordering::Greater | Ordering::Less)).then(|| (word.to_owned(), above));
    let of_budget = facts.all.shown().over(facts.budget.objective.budget_ratio()).unwrap_or(Ratio::ZERO);
    let own = facts.own_time();
    let own = if own > Ratio::ZERO {
        text.duration(own)
    } else {
        text.get(say::dependencies::NOTHING_LEFT).to_owned()
    };
    vec![
        figure(say::dependencies::CEILING_LABEL, facts.ceiling(), None),
        figure(say::dependencies::OBJECTIVE_LABEL, facts.objective(), word),
        figure(say::dependencies::TAKEN_LABEL, text.percent(of_budget, crate::text::Places::ONE), None),
        figure(say::dependencies::OWN_LABEL, own, None),
    ]
}

fn warnings(facts: &Facts<'_>) -> Vec<String> {
    if facts.parts.len() < 2 {
        return vec![facts.text.get(say::dependencies::WARN_PROMISE).to_owned()];
    }
    [say::dependencies::WARN_INDEPENDENT, say::dependencies::WARN_PROMISE]
        .map(|warning| facts.text.get(warning).to_owned())
        .into()
}

fn sum(facts: &Facts<'_>) -> Option<String> {
    let (text, sharing) = (facts.text, facts.sharing()?);
    let dependencies = text.duration(sharing.dependencies);
    if sharing.unique == 0 {
        return None;
    }
    Some(if sharing.fits {
        text.say(say::dependencies::nine_sum(&dependencies, &text.duration(sharing.own)))
    } else {
        let over = Ratio::ZERO.minus(sharing.own).unwrap_or(Ratio::ZERO);
        text.say(say::dependencies::nine_over(&dependencies, &text.duration(over)))
    })
}

fn chart_takeaway(facts: &Facts<'_>) -> String {
    let text = facts.text;
    let parts = facts.parts.len() as u64;
    let count = text.whole(parts);
    if facts.weakest.is_empty() {
        return text.say(say::dependencies::chart_takeaway_none(parts, &facts.ceiling(), &count));
    }
    let first = facts.weakest.first().map_or(String::new(), |first| facts.naming.at(*first));
    text.say(say::dependencies::chart_takeaway(parts, &facts.ceiling(), &count, &capital(&first)))
}

#[cfg(test)]
mod tests;
