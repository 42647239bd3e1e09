use super::*;
use crate::assessment::date::Day;
use crate::content::question;
use crate::domain::question::{Answer, Level};
use crate::link::{self, LinkError};
use crate::state::route::Route;
use crate::state::{Action, Screen, State, update};

const TODAY: Day = Day::from_unix_days(20_780);

fn person(level: u8) -> Assessment {
    let mut person = Assessment::default();
    person.set_answer(question::SLO_DEFINED, Level::new(level).map(Answer::Level));
    person
}

fn link(level: u8) -> String {
    link::encode(&person(level))
}

fn after(state: &mut State, actions: impl IntoIterator<Item = Action>) {
    for action in actions {
        update(state, action, TODAY);
    }
}

fn pasted(text: &str) -> Action {
    Action::TeamPasted(Box::new(Team::read(text.to_owned())))
}

fn names(state: &State) -> Vec<(&str, &Assessment)> {
    state.team.named().collect()
}

#[test]
fn pasted_links_are_added_up_and_the_draft_is_not_touched() {
    let mut state = State { own: person(4), ..State::default() };
    let text = format!("{}\n{}", link(1), link(3));
    after(&mut state, [Action::Visit(Route::Team(None)), pasted(&text)]);
    assert_eq!(state.team.combination().unwrap().people, 2);
    assert_eq!(state.team.text, text);
    assert_eq!(state.own, person(4));
    // Elsewhere and back, nothing is lost.
    after(&mut state, [Action::Visit(Route::Report), Action::Visit(Route::Team(None))]);
    assert_eq!(state.team.combination().unwrap().people, 2);
    after(&mut state, [Action::TeamForget]);
    assert_eq!(state.team.combination(), None);
    assert!(state.team.text.is_empty());
}

#[test]
fn a_name_stays_with_its_link_when_other_links_are_added_before_it() {
    let mut state = State::default();
    after(&mut state, [pasted(&link(1)), Action::TeamName(0, "  Ana ".to_owned())]);
    after(&mut state, [pasted(&format!("{}\n{}", link(2), link(1)))]);
    assert_eq!(names(&state), [("Ana", &person(1))]);
    after(&mut state, [Action::TeamName(1, " ".to_owned())]);
    assert_eq!(names(&state), []);
    after(&mut state, [Action::TeamName(7, "Nobody".to_owned())]);
    assert_eq!(names(&state), []);
}

#[test]
fn a_name_of_any_length_is_cut_to_what_a_line_holds() {
    let mut state = State::default();
    after(&mut state, [pasted(&link(1)), Action::TeamName(0, "ä".repeat(10_000))]);
    assert_eq!(names(&state)[0].0.chars().count(), LONGEST_NAME);
}

#[test]
fn forgotten_results_forget_their_names() {
    let mut state = State::default();
    after(&mut state, [pasted(&link(1)), Action::TeamName(0, "Ana".to_owned())]);
    after(&mut state, [Action::TeamForget, pasted(&link(1))]);
    assert_eq!(names(&state), []);
}

#[test]
fn the_link_of_a_combination_holds_no_name_and_opens_beside_what_was_pasted() {
    let mut state = State { own: person(4), ..State::default() };
    after(&mut state, [pasted(&link(1))]);
    let plain = link::team::encode(&state.team.combination().unwrap());
    after(&mut state, [Action::TeamName(0, "Ana".to_owned())]);
    assert_eq!(link::team::encode(&state.team.combination().unwrap()), plain);

    let mut other = Combination::of(&person(2)).unwrap();
    other.add(&Combination::of(&person(3)).unwrap()).unwrap();
    let shown = state.replaced;
    after(&mut state, [Action::Visit(Route::Team(Some(link::team::encode(&other))))]);
    assert_eq!((state.screen, state.team.combination()), (Screen::Team, Some(other)));
    assert!(state.replaced > shown, "the same screen with another content");
    let shown = state.replaced;
    after(&mut state, [Action::Visit(Route::Team(None))]);
    assert_eq!(state.team.combination().unwrap().people, 1);
    assert!(state.replaced > shown);
    assert_eq!(state.own, person(4));
}

#[test]
fn a_bad_link_of_a_combination_says_why() {
    let whole = link::team::encode(&Combination::of(&person(1)).unwrap());
    for (link, error) in [
        (whole[..whole.len() - 3].to_owned(), LinkError::Truncated),
        ("t2.AAAA".to_owned(), LinkError::Newer),
        ("nonsense".to_owned(), LinkError::Altered),
        (link(1), LinkError::Altered),
    ] {
        let mut state = State::default();
        after(&mut state, [Action::Visit(Route::Team(Some(link.clone())))]);
        assert_eq!(state.screen, Screen::BadLink(error), "{link}");
    }
}

#[test]
fn forgetting_everything_forgets_the_links_and_names_of_the_team_for_good() {
    let mut state = State { own: person(4), ..State::default() };
    after(&mut state, [pasted(&link(1)), Action::TeamName(0, "Ana".to_owned())]);
    let shown = state.team.round;
    after(&mut state, [Action::Forget]);
    assert_eq!((state.team.text.as_str(), state.team.combination()), ("", None));
    assert!(state.team.round > shown, "the result goes from the screen");
    after(&mut state, [Action::Undo]);
    assert_eq!(state.own, person(4));
    assert_eq!(state.team.combination(), None, "undo brings back one's own answers only");
    after(&mut state, [pasted(&link(1))]);
    assert_eq!(names(&state), []);
}

#[test]
fn own_answers_that_are_added_again_after_a_change_take_the_place_of_those_before() {
    let link = |level: u8| {
        let mut own = Assessment::default();
        own.set_answer(crate::content::question::SLO_DEFINED, Level::new(level).map(Answer::Level));
        crate::link::encode(&own)
    };
    let page = "https://example.org/";
    let mut team = Team::default();
    let first = team.with_own("a colleague's line", page, link(1));
    team.replace(first);
    let again = team.with_own(&team.text, page, link(2));
    team.replace(again);
    assert_eq!(team.text, format!("a colleague's line\n{page}#{}", link(2)));
    assert_eq!(team.pasted.results.len(), 1);
}
