//! The comparison: verdicts, areas, answers, calculators, and the link to all that.

use crate::chart::dumbbell;
use crate::content::{QuestionId, say};
use crate::domain::scoring::Verdict;
use crate::report::Compared;
use crate::report::compare::{AnswerChange, AreaChange, Direction, Side};
use crate::state::State;
use crate::text::{Message, Text};
use crate::ui::node::{El, el, svg};
use crate::ui::part::copy_link::{Offer, copy_link};
use crate::ui::part::figure::{Picture, figure};
use crate::ui::part::result::how;
use crate::ui::part::table::table;
use crate::ui::port::address;
use crate::ui::store::Store;
use std::sync::Arc;

/// The heading of the result, which gets the focus when it comes.
pub(super) const HEADING: &str = "comparison";

/// Renders the comparison; `with_own` if the second result is one's own draft.
pub(super) fn view(store: Store, compared: Compared, with_own: bool) -> El {
    let text = store.text;
    let lines = |class: &str, lines: &[String]| -> Vec<El> {
        lines.iter().map(|line| el("p").class(class).add(line.as_str())).collect()
    };
    let sides = el("div")
        .class("cards two sides")
        .add(side(text, say::compare::BEFORE, &compared.before, with_own && compared.swapped))
        .add(side(text, say::compare::AFTER, &compared.after, with_own && !compared.swapped));
    let notes: Vec<El> = compared.notes.iter().map(|note| el("li").add(note.as_str())).collect();
    let notes = (!notes.is_empty()).then(|| el("ul").class("notes").add(notes));
    let answers = answers(text, &compared);
    let calculators = (!compared.calculators.is_empty()).then(|| {
        let tables: Vec<El> = compared.calculators.iter().cloned().map(|one| table(one, "")).collect();
        part("calculators", text.get(say::compare::CALCULATORS_TITLE))
            .add(el("div").class("cards two").add(tables))
    });
    el("section")
        .class("report comparison")
        .set("aria-labelledby", HEADING)
        .add(el("h2").set("id", HEADING).add(compared.headline.as_str()))
        .add(lines("summary-line", &compared.summary))
        .add(sides)
        .add(notes)
        .add(part("areas", text.get(say::compare::AREAS_TITLE)).add(areas(store, compared)).add(how(
            text,
            &[say::report::HOW_SCORE, say::report::HOW_STAGE].map(|line| text.get(line).to_owned()),
            &[text.get(say::report::SOURCE_SCORE)],
        )))
        .add(answers)
        .add(calculators)
        .add(
            part("share", text.get(say::compare::SHARE_TITLE))
                .add(el("p").add(text.get(say::compare::SHARE_TEXT)))
                .add(copy_link(
                    store,
                    Offer {
                        link: link_of,
                        without_outages: |_| false,
                        label: say::compare::LINK_LABEL,
                        button: say::compare::COPY,
                    },
                )),
        )
}

fn link_of(state: &State) -> String {
    format!("{}{}", address::page(), state.comparison_route().fragment())
}

/// A part of the comparison with its heading.
fn part(name: &str, title: &str) -> El {
    let id = format!("compare-{name}");
    el("section")
        .class(&format!("part {name}"))
        .set("aria-labelledby", &id)
        .add(el("h3").set("id", &id).add(title))
}

fn side(text: &Text, name: Message, side: &Side, own: bool) -> El {
    let class = match side.verdict {
        None => "verdict",
        Some(Verdict::NotReady) => "verdict not-ready",
        Some(Verdict::ReadyWithConditions) => "verdict conditions",
        Some(Verdict::Ready) => "verdict ready",
    };
    let name = text.get(name);
    let name = if own { format!("{name}: {}", text.get(say::compare::OWN)) } else { name.to_owned() };
    el("div")
        .class(class)
        .add(el("h3").add(name))
        .add(el("p").class("reason").add(el("strong").add(side.headline.as_str())))
        .add(el("p").class("facts").add(format!("{} · {}", side.dated, side.version)))
}

fn areas(store: Store, compared: Compared) -> El {
    let text = store.text;
    let compared = Arc::new(compared);
    let (named, drawn) = (compared.clone(), compared.clone());
    let picture = Picture {
        takeaway: Arc::new(move || named.chart.clone()),
        draw: Arc::new(move |form| {
            let rows: Vec<dumbbell::Row<'_>> = drawn.areas.iter().map(|area| row(text, area)).collect();
            dumbbell::draw(&rows, form)
        }),
        table: Arc::new(move || compared.table(text)),
    };
    let legend: Vec<El> = [
        (dumbbell::Mark::Before, say::compare::LEGEND_BEFORE),
        (dumbbell::Mark::After, say::compare::LEGEND_AFTER),
        (dumbbell::Mark::Rise, say::compare::LEGEND_RISE),
        (dumbbell::Mark::Fall, say::compare::LEGEND_FALL),
    ]
    .map(|(mark, words): (dumbbell::Mark, Message)| {
        let sign = el("span").class("mark").set("aria-hidden", "true");
        el("li").add(sign.add(svg(dumbbell::legend_mark(mark)))).add(text.get(words))
    })
    .into();
    figure(store, "dumbbell-figure", picture, el("ul").class("legend").add(legend))
}

fn row<'a>(text: &'a Text, area: &'a AreaChange) -> dumbbell::Row<'a> {
    dumbbell::Row {
        label: text.area_short(area.before.area),
        before: area.before.score,
        after: area.after.score,
        before_text: &area.before.value,
        after_text: &area.after.value,
        words: &area.words,
    }
}

fn answers(text: &Text, compared: &Compared) -> El {
    let areas: Vec<El> = compared
        .answers
        .iter()
        .map(|(area, changes)| {
            let changes: Vec<El> = changes.iter().map(|change| answer(text, change)).collect();
            el("div")
                .class("area-changes")
                .add(el("h4").add(text.area(*area)))
                .add(el("ul").class("changes").add(changes))
        })
        .collect();
    part("answers-part", text.get(say::compare::ANSWERS_TITLE))
        .add(el("p").class("quiet").add(compared.counts.join(" ")))
        .add(areas)
}

fn answer(text: &Text, change: &AnswerChange) -> El {
    let class = match change.direction {
        Direction::Fall => "direction down",
        Direction::Aside => "direction",
        Direction::Rise => "direction up",
    };
    let evidence =
        |name: Message, words: &str| el("div").add(el("dt").add(text.get(name))).add(el("dd").add(words));
    let question: QuestionId = change.question;
    el("li")
        .add(el("p").class("name").add(text.name(question)))
        .add(el("p").class(class).add(change.words.as_str()))
        .add(
            el("dl")
                .class("pair")
                .add(evidence(say::compare::BEFORE, &change.before))
                .add(evidence(say::compare::AFTER, &change.after)),
        )
}
