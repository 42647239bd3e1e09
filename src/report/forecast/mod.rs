//! Whether the objective will be met, in words.

mod levers;
mod tables;
mod words;

use super::budget::objective_text;
use super::dependencies::percent_up;
use super::{Calculator, Figure, Finding, alerts};
use crate::assessment::forecast::{Forecast, Kind, window_and_budget};
use crate::assessment::{Assessment, BudgetInput};
use crate::content::say;
use crate::domain::forecast::{Outlook, Pattern, Supported, supported};
use crate::domain::ratio::{Ratio, Rounding};
use crate::domain::units::PartsPerMillion;
use crate::text::{Places, Text};

pub use levers::{LeverLine, Touched, touched};
pub(crate) use words::number;

/// From here on a forecast is likely, and from the other at risk: the bands of NthLayer's `simulate`.
const LIKELY: f64 = 0.8;
const AT_RISK: f64 = 0.5;
/// A change of fewer windows than this is none.
const LITTLE: f64 = 0.01;
/// A used share is never shown smaller than it is.
const USED: Places = Places { most: 1, rounding: Rounding::Up };
/// What was entered reads as it was entered.
const ENTERED: Places = Places { most: 5, rounding: Rounding::Nearest };

/// A forecast, ready to be shown.
#[derive(Debug)]
pub struct ForecastResult {
    /// What it was made from.
    pub forecast: Forecast,
    /// Objective, window, share of users and outage length.
    pub budget: BudgetInput,
    /// The numbers.
    pub outlook: Outlook,
    /// The budget in seconds.
    pub budget_s: Ratio,
    /// The sentence to remember.
    pub takeaway: String,
    /// What incidents use on average, and what to make of it.
    pub average: String,
    /// Whether that is more than there is.
    pub over: bool,
    /// How many incidents fit.
    pub fits: Option<String>,
    /// The objective that the pattern supports.
    pub supports: String,
    /// The numbers set apart.
    pub figures: Vec<Figure>,
    /// What the distribution shows, in a sentence.
    pub distribution: String,
    /// What the tornado chart shows, in a sentence.
    pub tornado: String,
    /// The four parts, the one that helps most first.
    pub levers: Vec<LeverLine>,
    /// What it all rests on.
    pub assumptions: Vec<String>,
    /// How each number is calculated, with this person's numbers.
    pub how: Vec<String>,
}

/// Results of the same input are the same.
impl PartialEq for ForecastResult {
    fn eq(&self, other: &Self) -> bool {
        (self.forecast, self.budget) == (other.forecast, other.budget)
    }
}

/// The strongest finding, once the calculator was used.
pub(super) fn finding(assessment: &Assessment, text: &Text) -> Option<Finding> {
    let forecast = assessment.calculators.forecast?;
    let budget = assessment.budget_or_example();
    let result = ForecastResult::new(forecast, budget, text)?;
    let story = text.say(say::forecast::story(&result.average, &result.takeaway));
    let ceiling = alerts::ceiling(assessment).filter(|ceiling| alerts::above(budget.objective, *ceiling));
    Some(Finding {
        calculator: Calculator::Forecast,
        bad: result.outlook.chance < AT_RISK || ceiling.is_some(),
        story: match ceiling {
            Some(ceiling) => text.say(say::forecast::story_ceiling(&percent_up(ceiling, text), &story)),
            None => story,
        },
        how: result.how,
        sources: ForecastResult::sources(text).map(str::to_owned).into(),
    })
}

/// What sentences share.
struct Words<'a> {
    text: &'a Text,
    pattern: Pattern,
    budget_s: Ratio,
    window_s: u64,
    budget: String,
    each: String,
    rate: String,
    days: String,
    /// Whether all incidents are equally long.
    alike: bool,
}

impl ForecastResult {
    /// Where the model comes from.
    #[must_use]
    pub fn sources(text: &Text) -> [&str; 2] {
        [text.get(say::forecast::SOURCE), text.get(say::forecast::SOURCE_PARTS)]
    }

    /// Words the result; `None` for no input within the limits of the fields.
    #[must_use]
    pub fn new(forecast: Forecast, budget: BudgetInput, text: &Text) -> Option<Self> {
        let forecast = forecast.in_step(budget);
        let (window_s, budget_s) = window_and_budget(budget);
        let pattern = forecast.pattern(budget).ok()?;
        let mut outlook = Outlook::new(&pattern, budget_s);
        if forecast.numbers().incidents > 0 {
            outlook.chance = words::uncertain(outlook.chance);
            outlook.no_incident = words::uncertain(outlook.no_incident);
            outlook.halved = outlook.halved.map(|(lever, chance)| (lever, words::uncertain(chance)));
        }
        let rate = Ratio::new(i128::from(forecast.numbers().incidents), 10_000)?;
        let words = Words {
            text,
            pattern,
            budget_s,
            window_s,
            budget: text.duration(budget_s),
            each: text.exact_duration(pattern.each_s()),
            alike: forecast.numbers().kind == Kind::Fixed,
            rate: text.number(rate, ENTERED),
            days: text.days(&text.whole(budget.window_days())),
        };
        let used = pattern.share_of_budget(budget_s).unwrap_or(Ratio::ZERO);
        let over = used > Ratio::ONE;
        let takeaway = text.say(say::forecast::takeaway(
            &words::count(outlook.chance, text),
            &words.days,
            &objective_text(budget.objective, text),
        ));
        let mut result = Self {
            takeaway,
            average: words.average(&outlook, used, rate),
            over,
            fits: words.fits(),
            supports: words.supports(&outlook),
            figures: words.figures(&outlook, used),
            distribution: words.distribution(&outlook),
            tornado: String::new(),
            levers: Vec::new(),
            assumptions: words.assumptions(forecast),
            how: words.how(forecast, budget, &outlook, used),
            forecast,
            budget,
            outlook,
            budget_s,
        };
        result.levers = result.lever_lines(text);
        result.tornado = result.tornado_sentence(text);
        Some(result)
    }

    fn tornado_sentence(&self, text: &Text) -> String {
        match self.levers.first() {
            Some(best) if best.chance - self.outlook.chance >= LITTLE => text.say(say::forecast::tornado(
                &number(self.outlook.chance, text),
                &words::count(best.chance, text),
                text.get(levers::name_inside(best.lever)),
            )),
            _ => text.get(say::forecast::TORNADO_LITTLE).to_owned(),
        }
    }
}

impl Words<'_> {
    fn average(&self, outlook: &Outlook, used: Ratio, rate: Ratio) -> String {
        let text = self.text;
        let share = text.percent(used, USED);
        if rate == Ratio::ZERO {
            text.get(say::forecast::AVERAGE_NONE).to_owned()
        } else if used > Ratio::ONE && outlook.chance >= AT_RISK {
            text.say(say::forecast::average_over_few(&words::count(outlook.chance, text), &share))
        } else if used > Ratio::ONE {
            text.say(say::forecast::average_over(&share))
        } else if outlook.chance < LIKELY {
            let missed = words::count(1.0 - outlook.chance, text);
            if self.alike {
                text.say(say::forecast::average_poor_alike(&missed, &share))
            } else {
                text.say(say::forecast::average_poor(&missed, &share))
            }
        } else {
            text.say(say::forecast::average_within(&share))
        }
    }

    fn fits(&self) -> Option<String> {
        let text = self.text;
        let fit = u64::try_from(self.pattern.incidents_that_fit(self.budget_s)?).unwrap_or(u64::MAX);
        Some(if fit == 0 {
            text.say(say::forecast::fits_none(&self.budget, &self.each))
        } else {
            text.say(say::forecast::fits(fit, &self.budget, &text.whole(fit)))
        })
    }

    fn supports(&self, outlook: &Outlook) -> String {
        let [_, nine, _] = outlook.uses_s;
        let text = self.text;
        match words::supported(supported(nine, self.window_s)) {
            Supported::Any => text.get(say::forecast::SUPPORTS_ANY).to_owned(),
            Supported::UpTo(objective) => text.say(say::forecast::supports(&objective_text(objective, text))),
            Supported::None => text.get(say::forecast::SUPPORTS_NONE).to_owned(),
        }
    }

    fn figures(&self, outlook: &Outlook, used: Ratio) -> Vec<Figure> {
        let text = self.text;
        let of_100 = |chance| text.say(say::forecast::chance_value(&number(chance, text)));
        let figure = |label, value, word: Option<(_, bool)>| Figure {
            label: text.get(label).to_owned(),
            value,
            word: word.map(|(word, bad)| (text.get(word).to_owned(), bad)),
        };
        // In between, at risk, it is neither good nor bad; the sentence says what it is.
        let band = match outlook.chance {
            chance if chance >= LIKELY => Some((say::forecast::LIKELY, false)),
            chance if chance >= AT_RISK => None,
            _ => Some((say::forecast::UNLIKELY, true)),
        };
        let over = (used > Ratio::ONE).then_some((say::forecast::OVER_WORD, true));
        vec![
            figure(say::forecast::CHANCE_LABEL, of_100(outlook.chance), band),
            figure(say::forecast::USE_LABEL, text.percent(used, USED), over),
            figure(say::forecast::NONE_LABEL, of_100(outlook.no_incident), None),
            figure(say::budget::BUDGET_LABEL, self.budget.clone(), None),
        ]
    }

    fn distribution(&self, outlook: &Outlook) -> String {
        let [_, nine, _] = outlook.uses_s;
        let text = self.text;
        if outlook.histogram.bins.is_empty() {
            return text.say(say::forecast::distribution_none(&self.budget));
        }
        if nine <= 0.0 {
            return text
                .say(say::forecast::distribution_quiet(&self.budget, &words::count(outlook.chance, text)));
        }
        let mut within = words::count(outlook.chance, text);
        if let Some(first) = within.get_mut(0..1) {
            first.make_ascii_uppercase();
        }
        text.say(say::forecast::distribution(&self.budget, &words::at_least(nine, text), &within))
    }

    fn assumptions(&self, forecast: Forecast) -> Vec<String> {
        let text = self.text;
        let get = |message| text.get(message).to_owned();
        let cv = text.number(spread_of(forecast), Places::TWO);
        vec![
            get(say::forecast::ASSUME_POISSON),
            if self.alike {
                get(say::forecast::ASSUME_ALIKE)
            } else {
                text.say(say::forecast::assume_lengths(&cv))
            },
            get(say::forecast::ASSUME_IMPACT),
            get(say::forecast::ASSUME_TYPICAL),
            get(say::forecast::ASSUME_WINDOW),
            get(say::forecast::EXACT),
        ]
    }

    fn how(&self, forecast: Forecast, budget: BudgetInput, outlook: &Outlook, used: Ratio) -> Vec<String> {
        let Self { text, budget: budget_text, each, rate, .. } = self;
        let numbers = forecast.numbers();
        let length = Ratio::new(i128::from(forecast.outage_thousandths()) * 60, 1_000).unwrap_or(Ratio::ZERO);
        let share = budget.share().unwrap_or(PartsPerMillion::WHOLE).ratio();
        let mean = text.exact_duration(self.pattern.mean_s());
        let chance = words::percent(outlook.chance, text);
        let cv = text.number(spread_of(forecast), Places::TWO);
        let fit = self.pattern.incidents_that_fit(self.budget_s).unwrap_or(0);
        let fit = u64::try_from(fit).unwrap_or(u64::MAX);
        vec![
            text.say(say::forecast::how_each(
                each,
                &text.exact_duration(length),
                &text.percent(share, ENTERED),
            )),
            text.say(say::forecast::how_average(
                budget_text,
                each,
                &mean,
                &mean,
                &text.percent(used, USED),
                rate,
            )),
            text.say(say::forecast::how_none(&words::percent(outlook.no_incident, text), rate)),
            match numbers.kind {
                Kind::Fixed => text.say(say::forecast::how_fixed(
                    fit,
                    budget_text,
                    &chance,
                    each,
                    &text.whole(fit),
                    rate,
                )),
                Kind::Exponential => {
                    text.say(say::forecast::how_exponential(budget_text, &chance, each, rate))
                }
                Kind::Gamma => text.say(say::forecast::how_gamma(budget_text, &chance, &cv, each, rate)),
                Kind::LogNormal => {
                    text.say(say::forecast::how_log_normal(budget_text, &chance, &cv, each, rate))
                }
            },
            text.say(say::forecast::how_supports(&self.days)),
            text.get(say::forecast::HOW_HALVED).to_owned(),
            text.get(say::forecast::EXACT).to_owned(),
        ]
    }
}

/// The coefficient of variation that counts.
fn spread_of(forecast: Forecast) -> Ratio {
    let numbers = forecast.numbers();
    match numbers.kind {
        Kind::Fixed => Ratio::ZERO,
        Kind::Exponential => Ratio::ONE,
        Kind::LogNormal | Kind::Gamma => Ratio::new(i128::from(numbers.variation), 100).unwrap_or(Ratio::ONE),
    }
}

#[cfg(test)]
mod tests;
