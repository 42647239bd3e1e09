use super::*;
use crate::content::{asked, question};
use crate::domain::question::{Answer, Level, Mode};
use crate::link::encode;

/// Somebody whose answers differ from those of every other number below 5^19.
fn person(number: u64) -> Assessment {
    let mut person = Assessment::default();
    let mut rest = number;
    for question in asked(Mode::Quick) {
        person.set_answer(*question, Level::new((rest % 5) as u8).map(Answer::Level));
        rest /= 5;
    }
    person
}

fn link(number: u64) -> String {
    encode(&person(number))
}

fn team_link() -> String {
    let mut team = Combination::of(&person(7)).unwrap();
    team.add(&Combination::of(&person(8)).unwrap()).unwrap();
    team::encode(&team)
}

fn reasons(pasted: &Pasted) -> Vec<(usize, Reason)> {
    pasted.problems.first.iter().map(|problem| (problem.line, problem.reason)).collect()
}

#[test]
fn links_are_found_however_they_were_pasted() {
    let link = link(1);
    for line in [
        link.clone(),
        format!("#{link}"),
        format!("https://example.org/cre/#{link}"),
        format!("http://127.0.0.1:8080/?utm=x#{link}"),
        format!("   \t{link}  "),
        format!("<https://example.org/#{link}>"),
        format!("- https://example.org/#{link}"),
        format!("* {link}"),
        format!("• {link}"),
        format!("12. {link}"),
        format!("{link},"),
        format!("{link};"),
        format!("https://example.org/#{link}."),
        format!("\"https://example.org/#{link}\""),
        format!("**{link}**"),
        format!("Here is mine: https://example.org/#{link} (v2 of it)"),
        format!("[my result](https://example.org/#{link})"),
        format!("\u{FEFF}{link}\r"),
        format!("> {link}!"),
    ] {
        let pasted = Pasted::read(&line);
        assert_eq!(pasted.results.len(), 1, "{line}");
        assert_eq!(pasted.results[0].link, link, "{line}");
        assert_eq!(pasted.problems.count(), 0, "{line}");
    }
}

#[test]
fn a_combination_adds_its_people_and_both_sides_of_a_comparison_count() {
    let text = format!("https://example.org/#team/{}\n#compare/{}/{}", team_link(), link(1), link(2));
    let pasted = Pasted::read(&text);
    assert_eq!(pasted.combination().unwrap().people, 4);
    assert_eq!(pasted.problems.count(), 0);
    assert_eq!(Pasted::read(&format!("team/{}", team_link())).combination().unwrap().people, 2);
}

#[test]
fn wrong_lines_are_named_with_their_reason_and_the_good_ones_count() {
    let (good, other) = (link(1), link(2));
    let mut changed = link(3);
    changed.replace_range(10..11, if &changed[10..11] == "A" { "B" } else { "A" });
    let cut = &link(4)[..20];
    let empty = encode(&Assessment { on_call: Some(Default::default()), ..Assessment::default() });
    let lines = [
        &*good,
        "",
        "Dear all, here are mine",
        cut,
        &changed,
        "v2.AAAAAAAA",
        &format!("v1.{}", "A".repeat(LONGEST)),
        &empty,
        "   ",
        &other,
        "#t1.AAAA",
        &format!("#t1.{}", "A".repeat(LONGEST_IN_FILE)),
        "https://example.org/",
    ];
    let pasted = Pasted::read(&lines.join("\n"));
    assert_eq!(pasted.results.iter().map(|found| found.line).collect::<Vec<_>>(), [1, 10]);
    let not_open = Reason::DoesNotOpen;
    assert_eq!(
        reasons(&pasted),
        [
            (3, Reason::NoLink),
            (4, not_open(LinkError::Truncated)),
            (5, not_open(LinkError::Altered)),
            (6, not_open(LinkError::Newer)),
            (7, not_open(LinkError::TooLong(LONGEST))),
            (8, Reason::NoAnswers),
            (11, not_open(LinkError::Altered)),
            (12, not_open(LinkError::TooLong(LONGEST_IN_FILE))),
            (13, Reason::NoLink),
        ]
    );
}

#[test]
fn the_same_link_twice_is_noticed_and_counts_once() {
    let text = format!("{0}\n{1}\nhttps://example.org/#{0}\n{0} {1}", link(1), link(2));
    let pasted = Pasted::read(&text);
    assert_eq!(pasted.combination().unwrap().people, 2);
    let repeat = |line, first| Repeat { line, first };
    assert_eq!(pasted.repeats.first, [repeat(3, 1), repeat(4, 1), repeat(4, 2)]);
    assert_eq!(pasted.problems.count(), 0);
}

#[test]
fn a_link_that_does_not_open_is_named_each_time() {
    let pasted = Pasted::read("v1.AAAA\nv1.AAAA");
    assert_eq!((pasted.problems.count(), pasted.repeats.count()), (2, 0));
}

#[test]
fn a_thousand_lines_are_read_and_long_lists_are_counted() {
    let lines: Vec<String> = (0..1_000).map(|number| format!("{}\nnonsense", link(number))).collect();
    let pasted = Pasted::read(&lines.join("\n"));
    assert_eq!(pasted.combination().unwrap().people, 1_000);
    assert_eq!(pasted.problems.first.len(), MOST_LISTED);
    assert_eq!(pasted.problems.count(), 1_000);
}

#[test]
fn the_work_grows_with_the_number_of_links_and_no_faster() {
    for count in [50, 500, 5_000] {
        // Every link twice, as a group that pastes into each other's list would have it.
        let lines: Vec<String> = (0..count).chain(0..count).map(link).collect();
        let (mut opened, mut signs) = (0, 0);
        let pasted = read_by(&lines.join("\n"), &mut |link| {
            opened += 1;
            signs += link.len();
            open(link)
        });
        assert_eq!((opened, pasted.results.len() as u64), (count, count));
        assert_eq!(signs, lines.iter().map(String::len).sum::<usize>() / 2);
        assert_eq!(pasted.repeats.count() as u64, count);
    }
}

#[test]
fn lines_of_100_kb_are_passed_over_and_the_link_among_them_counts() {
    let long = ["x", "#v1.A", "<", "- "].map(|part| part.repeat(100_000 / part.len()));
    let text = format!("{}\n{}", long.join("\n"), link(1));
    let pasted = Pasted::read(&text);
    assert_eq!(pasted.results.len(), 1);
    assert!(pasted.problems.count() >= 2);
}

#[test]
fn what_is_longer_than_any_list_of_links_is_cut_and_says_so() {
    let text = format!("{}\n{}\n{}", link(1), "ä".repeat(MOST_TEXT / 2), link(2));
    let pasted = Pasted::read(&text);
    assert!(pasted.cut);
    assert_eq!(pasted.results.len(), 1);
    assert!(!Pasted::read(&link(1)).cut);
}

#[test]
fn more_people_than_can_be_counted_are_refused_by_name() {
    let mut team = Combination::of(&person(7)).unwrap();
    team.people = u32::MAX;
    for place in team.tallies[question::SLO_DEFINED.position()].levels.iter_mut().take(1) {
        *place = u32::MAX - 1;
    }
    let text = format!("{}\n{}", team::encode(&team), link(1));
    let pasted = Pasted::read(&text);
    assert_eq!(reasons(&pasted), [(2, Reason::TooMany)]);
    assert_eq!(pasted.combination().unwrap().people, u32::MAX);
}

#[test]
fn the_same_answers_with_another_plan_or_calculator_are_the_same_person() {
    let mut one = Assessment::default();
    one.set_answer(crate::content::question::SLO_DEFINED, Level::new(1).map(Answer::Level));
    let mut planned = one.clone();
    planned.set_plan(crate::content::question::SLO_DEFINED, Level::new(3));
    let reckoned = Assessment { on_call: Some(crate::assessment::OnCallInput::default()), ..one.clone() };
    let text = [&one, &planned, &reckoned].map(crate::link::encode).join("\n");
    let pasted = Pasted::read(&text);
    assert_eq!(pasted.combination().unwrap().people, 1);
    assert_eq!(pasted.repeats.first, [Repeat { line: 2, first: 1 }, Repeat { line: 3, first: 2 }]);
}

#[test]
fn links_that_a_mail_program_rewrote_are_found() {
    let mut one = Assessment::default();
    one.set_answer(crate::content::question::SLO_DEFINED, Level::new(1).map(Answer::Level));
    let link = crate::link::encode(&one);
    let combined = super::super::team::encode(&Combination::of(&one).unwrap());
    for rewritten in [
        format!("https://safe.example/?url=https%3A%2F%2Fx.example%2F%23{link}&data=05%7C01"),
        format!("https://mail.example/url?q=https%3A%2F%2Fx.example%2F%23team%2F{combined}&sa=D"),
    ] {
        assert_eq!(Pasted::read(&rewritten).results.len(), 1, "{rewritten}");
    }
    assert_eq!(
        crate::link::in_text(&format!("https://s.example/?u=https%3A%2F%2Fx%2F%23{link}&d=1")),
        Some(&*link)
    );
}
