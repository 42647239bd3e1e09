//! Where the time goes, in words.

use super::{Calculator, Figure, Finding, Table};
use crate::assessment::field::Field;
use crate::assessment::on_call_details::OnCallDetails;
use crate::assessment::time_split::TimeSplit;
use crate::assessment::{Assessment, OnCallInput};
use crate::content::say;
use crate::domain::ratio::Ratio;
use crate::domain::time_split::{DEVOPS_DEVELOPMENT, SRE_OPERATIONS, Split, on_call_hours};
use crate::text::{Places, Text};

/// The strongest finding, once the calculator was used.
pub(super) fn finding(assessment: &Assessment, text: &Text) -> Option<Finding> {
    let calculators = &assessment.calculators;
    let details = calculators.on_call_details.unwrap_or_default();
    let result = TimeResult::new(assessment.on_call_or_example(), details, calculators.time?, text)?;
    Some(Finding {
        calculator: Calculator::Time,
        story: result.story,
        bad: result.split.over_half,
        how: result.how,
        sources: TimeResult::sources(text).map(str::to_owned).into(),
    })
}

/// Where the time goes, ready to be shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TimeResult {
    /// The team it was made from.
    pub team: OnCallInput,
    /// Its hours and incidents.
    pub details: OnCallDetails,
    /// The input it was made from.
    pub input: TimeSplit,
    /// The numbers behind it.
    pub split: Split,
    /// The sentence to remember.
    pub takeaway: String,
    /// Operations beside the half of a reliability team, and whether they are above it.
    pub half: (String, bool),
    /// When operations eat the next engineer, what does not fit, and how many could carry this work.
    pub lines: Vec<String>,
    /// The numbers set apart.
    pub figures: Vec<Figure>,
    /// How each number is calculated, with this person's numbers.
    pub how: Vec<String>,
    /// What the chart shows, in a sentence.
    pub chart: String,
    /// What to do.
    pub advice: String,
    story: String,
}

/// A share of the whole, in words.
struct Shares {
    operations: String,
    engineering: String,
    features: String,
}

fn of(part: Ratio, total: Ratio) -> Ratio {
    part.over(total).unwrap_or(Ratio::ZERO)
}

fn percent(part: Ratio, total: Ratio, text: &Text) -> String {
    text.percent(of(part, total), Places::ONE)
}

impl Shares {
    fn new(split: &Split, text: &Text) -> Self {
        let share = |part| percent(part, split.total, text);
        Self {
            operations: share(split.operations),
            engineering: share(split.engineering),
            features: share(split.features),
        }
    }
}

fn hours(hours: Ratio, text: &Text) -> String {
    text.say(say::number::hours(&text.number(hours, Places::TWO)))
}

impl TimeResult {
    /// Where the formulas and shapes come from.
    #[must_use]
    pub fn sources(text: &Text) -> [&str; 2] {
        [text.get(say::time::SOURCE), text.get(say::time::SOURCE_SHAPES)]
    }

    /// Words the result. Within the limits of the fields there always is one.
    #[must_use]
    pub fn new(team: OnCallInput, details: OnCallDetails, input: TimeSplit, text: &Text) -> Option<Self> {
        let split = input.split(team, details)?;
        let shares = Shares::new(&split, text);
        let limit = text.percent(SRE_OPERATIONS, Places::ONE);
        let taken = text.number(split.engineers_taken, Places::TWO);
        let engineers = engineers_text(team, details, text);
        let word = text.get(if split.over_half { say::time::OVER_WORD } else { say::time::WITHIN_WORD });
        let figure = |label, value: &str, word| Figure {
            label: text.get(label).to_owned(),
            value: value.to_owned(),
            word,
        };
        let (takeaway, story) = if split.overload {
            (
                text.say(say::time::takeaway_overload(&shares.operations)),
                text.say(say::report::story_time_overload(&shares.operations)),
            )
        } else {
            let story = if split.over_half {
                text.say(say::report::story_time_over(&engineers, &limit, &shares.operations, &taken))
            } else {
                text.say(say::report::story_time_within(&engineers, &limit, &shares.operations, &taken))
            };
            (text.say(say::time::takeaway(&engineers, &shares.operations, &taken)), story)
        };
        let half = if split.over_half {
            text.say(say::time::over_half(&limit))
        } else {
            text.say(say::time::within_half(&limit))
        };
        Some(Self {
            team,
            details,
            input,
            takeaway,
            half: (half, split.over_half),
            lines: lines(&split, (team, details), input, text),
            figures: vec![
                figure(
                    say::time::OPERATIONS_LABEL,
                    &shares.operations,
                    Some((word.to_owned(), split.over_half)),
                ),
                figure(say::time::ENGINEERING_LABEL, &shares.engineering, None),
                figure(say::time::FEATURES_LABEL, &shares.features, None),
                figure(say::time::TAKEN_LABEL, &taken, None),
            ],
            how: how(team, details, input, &split, text),
            chart: text.say(say::time::chart_takeaway(
                &text.percent(Ratio::ONE.minus(DEVOPS_DEVELOPMENT).unwrap_or(Ratio::ZERO), Places::ONE),
                &shares.engineering,
                &shares.features,
                &shares.operations,
            )),
            advice: text
                .get(if split.over_half { say::time::ADVICE_OVER } else { say::time::ADVICE_WITHIN })
                .to_owned(),
            story,
            split,
        })
    }

    /// The chart as a table: one's own team beside the two published shapes.
    #[must_use]
    pub fn table(&self, text: &Text) -> Table {
        let split = &self.split;
        let development = split.features.plus(split.engineering).unwrap_or(Ratio::ZERO);
        let half = text.percent(SRE_OPERATIONS, Places::ONE);
        let devops = text.percent(DEVOPS_DEVELOPMENT, Places::ONE);
        let rest = text.percent(Ratio::ONE.minus(DEVOPS_DEVELOPMENT).unwrap_or(Ratio::ZERO), Places::ONE);
        let row = |who, operations: &str, development: &str, engineering: &str| {
            [text.get(who), operations, development, engineering].map(str::to_owned).into()
        };
        let share = |part| percent(part, split.total, text);
        let own = row(
            say::time::CHART_YOU,
            &share(split.operations),
            &share(development),
            &share(split.engineering),
        );
        let shape = row(
            say::time::CHART_DEVOPS,
            &text.say(say::time::devops_operations(&rest)),
            &text.say(say::time::devops_development(&devops)),
            text.get(say::time::NOT_SAID),
        );
        Table {
            caption: self.chart.clone(),
            columns: [
                say::time::COLUMN_WHO,
                say::time::COLUMN_OPERATIONS,
                say::time::COLUMN_DEVELOPMENT,
                say::time::COLUMN_ENGINEERING,
            ]
            .map(|column| text.get(column).to_owned())
            .into(),
            rows: vec![(own, true), (row(say::time::CHART_SRE, &half, &half, &half), false), (shape, false)],
        }
    }
}

/// All engineers, and on how many sites where there are several.
fn engineers_text(team: OnCallInput, details: OnCallDetails, text: &Text) -> String {
    let engineers = text.engineers(&text.whole(team.engineers().saturating_mul(details.sites())));
    if details.sites() > 1 {
        text.say(say::time::engineers_sites(&engineers, &text.whole(details.sites())))
    } else {
        engineers
    }
}

fn lines(
    split: &Split,
    (team, details): (OnCallInput, OnCallDetails),
    input: TimeSplit,
    text: &Text,
) -> Vec<String> {
    let mut lines = Vec::new();
    if details.sites() > 1 {
        let each = text.engineers(&text.whole(team.engineers()));
        lines.push(text.say(say::time::all_sites(&each, &text.whole(details.sites()))));
    }
    if split.missing > Ratio::ZERO {
        lines.push(text.say(say::time::missing(&hours(split.missing, text))));
    }
    lines.push(match split.until_next {
        None => text.get(say::time::NEXT_NONE).to_owned(),
        Some(until) => {
            let whole = u64::try_from(split.engineers_taken.floor()).unwrap_or(0).saturating_add(1);
            let (engineers, more) = (text.engineers(&text.whole(whole)), hours(until, text));
            let tickets = until.over(input.value(Field::HoursPerTicket)).map(Ratio::ceil);
            match tickets.and_then(|tickets| u64::try_from(tickets).ok()) {
                Some(tickets) => {
                    text.say(say::time::next_tickets(tickets, &text.whole(tickets), &engineers, &more))
                }
                None => text.say(say::time::next(&engineers, &more)),
            }
        }
    });
    let needed = split.engineers_for_half;
    if needed > 0 {
        lines.push(text.say(say::time::needed(needed, &text.whole(needed))));
    }
    let devops = text.percent(DEVOPS_DEVELOPMENT, Places::ONE);
    lines.push(if split.like_devops {
        text.say(say::time::like_devops(&devops))
    } else {
        text.say(say::time::unlike_devops(&devops))
    });
    lines
}

fn how(
    team: OnCallInput,
    details: OnCallDetails,
    input: TimeSplit,
    split: &Split,
    text: &Text,
) -> Vec<String> {
    let number = |value| text.number(value, Places::TWO);
    let hours = |value| hours(value, text);
    let each = hours(details.work_week());
    let (total, operations) = (hours(split.total), hours(split.operations));
    let rest = split.engineering.plus(split.features).unwrap_or(Ratio::ZERO);
    let taken = text.engineers(&number(split.engineers_taken));
    vec![
        text.say(say::time::how_total(&engineers_text(team, details, text), &each, &total)),
        how_on_call(team, details, input, text),
        text.say(say::time::how_incidents(
            &hours(details.hours_per_incident()),
            &number(details.incidents().unwrap_or(Ratio::ZERO)),
            &hours(split.incidents),
        )),
        text.say(say::time::how_tickets(
            &hours(input.value(Field::HoursPerTicket)),
            &hours(split.tickets),
            &number(input.value(Field::TicketsPerWeek)),
        )),
        text.say(say::time::how_operations(
            &hours(split.incidents),
            &hours(split.manual),
            &operations,
            &percent(split.operations, split.total, text),
            &hours(split.tickets),
            &total,
            &hours(split.waiting),
        )),
        text.say(say::time::how_rest(&hours(split.engineering), &hours(split.features), &hours(rest))),
        text.say(say::time::how_taken(&each, &operations, &taken)),
        text.say(say::time::how_half(
            &text.percent(SRE_OPERATIONS, Places::ONE),
            &text.engineers(&text.whole(split.engineers_for_half)),
            &taken,
        )),
        text.get(say::time::HOW_OUTSIDE).to_owned(),
    ]
}

fn how_on_call(team: OnCallInput, details: OnCallDetails, input: TimeSplit, text: &Text) -> String {
    let sites = Ratio::new(i128::from(details.sites()), 1).unwrap_or(Ratio::ONE);
    let each = on_call_hours(details.work_week(), details.sites()).unwrap_or(Ratio::ZERO);
    let on_schedule = Ratio::new(i128::from(team.on_schedule()), 1).unwrap_or(Ratio::ZERO);
    let all = || on_schedule.times(sites)?.times(each)?.times(input.on_call_share().ratio());
    let (result, each) = (hours(all().unwrap_or(Ratio::ZERO), text), hours(each, text));
    let share = text.percent(input.on_call_share().ratio(), Places::TWO);
    let on_schedule = text.whole(team.on_schedule());
    if details.sites() > 1 {
        let sites = text.whole(details.sites());
        text.say(say::time::how_on_call_sites(&each, &each, &on_schedule, &result, &share, &sites, &sites))
    } else {
        text.say(say::time::how_on_call(&each, &on_schedule, &result, &share))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assessment::time_split::example_details;

    fn result(change: impl Fn(&mut [u64; 5])) -> TimeResult {
        let mut values = *TimeSplit::default().values();
        change(&mut values);
        let input = TimeSplit::new(values).unwrap();
        TimeResult::new(OnCallInput::default(), example_details(), input, &Text::reference()).unwrap()
    }

    #[test]
    fn the_example_says_what_operations_take_and_when_they_take_the_next_engineer() {
        let result = result(|_| ());
        assert_eq!(result.takeaway, "Operations take 55 % of your team's time: 2.75 of 5 engineers");
        assert!(result.half.1);
        assert_eq!(
            result.lines,
            [
                "10 h more operations a week (10 tickets), and they take all the time of 3 engineers.",
                "With half of their time for operations, 6 engineers could carry this work.",
                "Development takes no more than 80 % of the time, which is less than in a DevOps team.",
            ]
        );
        assert!(result.how.contains(
            &"12 h incidents + 68 h more on call + 10 h tickets + 20 h manual work = 110 h of operations, 55 % of 200 h."
                .to_owned()
        ));
    }

    #[test]
    fn an_overload_says_so_and_what_does_not_fit() {
        let result = result(|values| values[3] = 2_000);
        assert_eq!(result.takeaway, "Operations take more than all the time your team has: 145 % of it");
        assert_eq!(
            result.lines[..2],
            [
                "110 h a week of what you entered do not fit into the team's working time.",
                "There is no further engineer whose time operations could take.",
            ]
        );
    }

    #[test]
    fn no_tickets_and_nothing_at_all_are_no_problem() {
        let without = result(|values| values[2] = 0);
        assert!(
            without.lines[0]
                .starts_with("20 h more operations a week, and they take all the time of 3 engineers"),
            "{:?}",
            without.lines
        );
        let nothing = result(|values| (values[0], values[1], values[3]) = (0, 0, 0));
        assert_eq!(nothing.takeaway, "Operations take 6 % of your team's time: 0.3 of 5 engineers");
        assert!(!nothing.half.1);
        let usual = OnCallDetails::default();
        let none = TimeResult::new(OnCallInput::default(), usual, nothing.input, &Text::reference()).unwrap();
        assert_eq!(none.takeaway, "Operations take 0 % of your team's time: 0 of 5 engineers");
    }

    #[test]
    fn several_sites_are_counted_together_as_incidents_are() {
        let sites = |sites| {
            let details = OnCallDetails::new(crate::assessment::on_call_details::Numbers {
                sites,
                ..example_details().numbers()
            });
            TimeResult::new(
                OnCallInput::default(),
                details.unwrap(),
                TimeSplit::default(),
                &Text::reference(),
            )
        };
        let three = sites(3).unwrap();
        // 12 h of incidents in 240 h on call, 10 h of tickets and 20 h of manual work, of 600 h.
        assert_eq!(
            three.takeaway,
            "Operations take 45 % of your team's time: 6.75 of 15 engineers on 3 sites"
        );
        assert_eq!(
            three.lines[0],
            "3 sites of 5 engineers each are counted together, with all their incidents, tickets and hours of work."
        );
        assert!(
            three.how[0].starts_with("15 engineers on 3 sites x 40 h = 600 h a week."),
            "{:?}",
            three.how
        );
        assert!(
            three.how[1].ends_with(
                "3 sites x 2 on schedule x 40 h x 100 % = 240 h. Incidents are worked on in that time first."
            ),
            "{:?}",
            three.how
        );
        let six = sites(6).unwrap();
        assert!(six.how[1].contains("on call for 28 h of its working week"), "{:?}", six.how);
        assert!(sites(1).unwrap().how.iter().all(|line| !line.contains("site")));
    }
}
