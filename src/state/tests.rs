use super::*;
use crate::content::question;
use crate::domain::question::Level;

const TODAY: Day = Day::from_unix_days(20_780);

fn level(level: u8) -> Option<Answer> {
    Level::new(level).map(Answer::Level)
}

fn after(actions: impl IntoIterator<Item = Action>) -> State {
    let mut state = State::default();
    for action in actions {
        update(&mut state, action, TODAY);
    }
    state
}

fn answered() -> Assessment {
    after([Action::Answer(question::SLO_DEFINED, level(3))]).own
}

#[test]
fn readiness_opens_the_first_unanswered_question() {
    let first = Assessment::default().first_unanswered().unwrap();
    let state = after([Action::Answer(first, level(2)), Action::Visit(Route::Readiness)]);
    let Screen::Question { question, from_check: false } = state.screen else { panic!("{:?}", state.screen) };
    assert_eq!(state.own.asked()[1], question);
}

#[test]
fn readiness_opens_the_check_once_all_is_answered() {
    let all: Vec<_> = Assessment::default().asked().iter().map(|q| Action::Answer(*q, level(4))).collect();
    assert_eq!(all.len(), 19);
    let state = after(all.into_iter().chain([Action::Visit(Route::Readiness)]));
    assert_eq!(state.screen, Screen::Check);
}

#[test]
fn the_quick_questions_keep_their_numbers_when_all_are_counted() {
    let quick = Assessment::default().asked();
    let full = after([Action::Count(Mode::Full)]).own.asked();
    assert_eq!(full.len(), 48);
    assert_eq!(full[..quick.len()], quick[..]);
}

#[test]
fn answers_outside_the_mode_are_kept_and_not_counted() {
    let state = after([
        Action::Count(Mode::Full),
        Action::Answer(question::CODE_REVIEW, level(3)),
        Action::Count(Mode::Quick),
    ]);
    assert_eq!(state.own.answered(), 0);
    assert_eq!(state.own.answer(question::CODE_REVIEW), level(3));
}

#[test]
fn continue_and_back_walk_the_same_way() {
    let state = State::default();
    let asked = state.own.asked();
    for pair in asked.windows(2) {
        assert_eq!(state.after(pair[0], false, true), Route::Question(pair[1]));
        assert_eq!(state.before(pair[1], false), Route::Question(pair[0]));
    }
    assert_eq!(state.before(asked[0], false), Route::Start);
    assert_eq!(state.after(asked[18], false, true), Route::Check);
    assert_eq!(state.after(asked[3], true, false), Route::Check);
}

#[test]
fn a_shared_result_neither_overwrites_nor_hides_the_draft() {
    let mine = answered();
    let other = Assessment { on_call: Some(OnCallInput::default()), ..Assessment::default() };
    let link = link::encode(&other);
    let mut state = State { own: mine.clone(), ..State::default() };
    update(&mut state, Action::Visit(Route::Link(link)), TODAY);
    assert_eq!(state.screen, Screen::Shared);
    assert_eq!(state.shown(), &other);
    assert_eq!(state.own, mine);
    update(&mut state, Action::Visit(Route::Report), TODAY);
    assert_eq!(state.shown(), &mine);
}

#[test]
fn make_it_mine_can_be_undone() {
    let mine = answered();
    let other = Assessment { on_call: Some(OnCallInput::default()), ..Assessment::default() };
    let mut state = State { own: mine.clone(), ..State::default() };
    update(&mut state, Action::Visit(Route::Link(link::encode(&other))), TODAY);
    update(&mut state, Action::MakeMine, TODAY);
    assert_eq!(state.own, other);
    assert_eq!(state.screen, Screen::Report);
    update(&mut state, Action::Undo, TODAY);
    assert_eq!(state.own, mine);
    assert_eq!(state.undo, None);
}

#[test]
fn forget_can_be_undone_until_something_new_is_entered() {
    let mut state = State { own: answered(), ..State::default() };
    update(&mut state, Action::Forget, TODAY);
    assert!(state.own.is_empty());
    let mut undone = state.clone();
    update(&mut undone, Action::Undo, TODAY);
    assert_eq!(undone.own, answered());
    update(&mut state, Action::Answer(question::SLO_DEFINED, level(0)), TODAY);
    assert_eq!(state.undo, None);
}

#[test]
fn a_bad_link_leaves_the_draft_alone() {
    let mut state = State { own: answered(), ..State::default() };
    update(&mut state, Action::Visit(Route::Link("v1.!!!".to_owned())), TODAY);
    assert!(matches!(state.screen, Screen::BadLink(_)));
    assert_eq!(state.own, answered());
}

#[test]
fn only_a_change_gets_a_new_date() {
    let mut state = State { own: answered(), ..State::default() };
    let later = Day::from_unix_days(21_000);
    update(&mut state, Action::Answer(question::SLO_DEFINED, level(3)), later);
    assert_eq!(state.own.date, Some(TODAY));
    update(&mut state, Action::Answer(question::SLO_DEFINED, level(1)), later);
    assert_eq!(state.own.date, Some(later));
}

#[test]
fn another_link_over_a_shared_result_is_shown_anew() {
    let links = [1, 2].map(|on_schedule| {
        let on_call = OnCallInput::new(365, on_schedule, 5).ok();
        link::encode(&Assessment { on_call, ..Assessment::default() })
    });
    let mut state = after([Action::Visit(Route::Link(links[0].clone()))]);
    let first = state.replaced;
    update(&mut state, Action::Visit(Route::Link(links[1].clone())), TODAY);
    assert_ne!(state.replaced, first);
    let second = state.replaced;
    update(&mut state, Action::Visit(Route::Link(links[1].clone())), TODAY);
    assert_eq!(state.replaced, second, "the same link again changes nothing");
}

#[test]
fn filling_the_gaps_passes_what_is_answered_and_looking_through_does_not() {
    let asked = Assessment::default().asked();
    let state = after(asked.iter().skip(1).take(5).map(|question| Action::Answer(*question, level(2))));
    assert_eq!(state.after(asked[0], false, true), Route::Question(asked[6]));
    assert_eq!(state.after(asked[1], false, false), Route::Question(asked[2]));
}

#[test]
fn a_draft_from_another_tab_ends_an_undo() {
    let state = after([
        Action::Answer(question::SLO_DEFINED, level(3)),
        Action::Forget,
        Action::DraftFound(Box::new(answered())),
        Action::Undo,
    ]);
    assert_eq!(state.own, answered());
}

#[test]
fn an_answer_taken_back_leaves_no_date_and_a_chosen_mode_is_something_to_keep() {
    let state =
        after([Action::Answer(question::SLO_DEFINED, level(3)), Action::Answer(question::SLO_DEFINED, None)]);
    assert!(state.own.is_empty());
    assert_eq!(state.own.date, None);
    assert!(!after([Action::Count(Mode::Full)]).own.is_empty());
}

#[test]
fn only_an_answer_makes_an_old_assessment_one_of_todays_questionnaire() {
    let old = Assessment { edition: 0, ..answered() };
    let mut state = after([Action::DraftFound(Box::new(old))]);
    update(&mut state, Action::OnCall(OnCallInput::default()), TODAY);
    assert_eq!(state.own.edition, 0);
    update(&mut state, Action::Answer(question::SLO_DEFINED, level(0)), TODAY);
    assert_eq!(state.own.edition, EDITION);
}

#[test]
fn closing_one_message_does_not_silence_another() {
    let mut state = after([Action::DraftRefused(DraftProblem::Unreadable), Action::CloseNotice]);
    assert!(!state.told);
    update(&mut state, Action::Keeping(Kept::Full), TODAY);
    update(&mut state, Action::CloseNotice, TODAY);
    assert!(state.told);
}

#[test]
fn a_plan_changes_neither_the_answer_nor_the_date() {
    let mut state = State { own: answered(), ..State::default() };
    let later = Day::from_unix_days(21_000);
    update(&mut state, Action::Plan(question::SLO_DEFINED, Level::new(4)), later);
    assert_eq!(state.own.answer(question::SLO_DEFINED), level(3));
    assert_eq!(state.own.planned().answer(question::SLO_DEFINED), level(4));
    assert_eq!(state.own.date, Some(TODAY));
    update(&mut state, Action::DropPlan, later);
    assert_eq!(state.own, answered());
}

#[test]
fn a_plan_builds_on_an_answer_and_lies_above_it() {
    let mut state = State { own: answered(), ..State::default() };
    for (question, to) in [(question::SLO_DEFINED, 3), (question::SLO_DEFINED, 0), (question::CODE_REVIEW, 2)]
    {
        update(&mut state, Action::Plan(question, Level::new(to)), TODAY);
        assert_eq!(state.own, answered(), "level {to}");
    }
}

#[test]
fn an_answer_that_reaches_its_plan_ends_the_plan() {
    let mut state = State { own: answered(), ..State::default() };
    update(&mut state, Action::Plan(question::SLO_DEFINED, Level::new(4)), TODAY);
    update(&mut state, Action::Answer(question::SLO_DEFINED, level(4)), TODAY);
    assert!(!state.own.has_plan());
    update(&mut state, Action::Answer(question::SLO_DEFINED, level(1)), TODAY);
    assert!(!state.own.has_plan());
}

#[test]
fn a_comparison_takes_the_own_draft_where_there_is_no_second_link() {
    let other = Assessment { on_call: Some(OnCallInput::default()), ..Assessment::default() };
    let third = Assessment { mode: Mode::Full, ..answered() };
    let visit = |own: &Assessment, first: Option<String>, second: Option<String>| {
        let mut state = State { own: own.clone(), ..State::default() };
        update(&mut state, Action::Visit(Route::Compare(first, second)), TODAY);
        assert_eq!(&state.own, own, "comparing leaves the draft as it is");
        state.compared().map(|(first, second)| (first.clone(), second.clone()))
    };
    let (mine, empty) = (answered(), Assessment::default());
    let link = |of: &Assessment| Some(link::encode(of));
    assert_eq!(visit(&mine, link(&other), None), Some((other.clone(), mine.clone())));
    assert_eq!(visit(&mine, link(&other), link(&third)), Some((other.clone(), third.clone())));
    assert_eq!(visit(&empty, link(&other), link(&third)), Some((other.clone(), third)));
    assert_eq!(visit(&empty, link(&other), None), None, "without a draft it takes two links");
    assert_eq!(visit(&mine, None, None), None);
    assert_eq!(visit(&mine, Some("v1.AAAA".to_owned()), None), None);
    assert_eq!(visit(&mine, link(&other), Some("v1.AAAA".to_owned())), None, "a broken link is not replaced");
}

#[test]
fn what_two_frames_on_one_page_entered_is_kept_together_and_ones_own_comes_first() {
    let other = question::CODE_REVIEW;
    let own = Assessment { on_call: OnCallInput::new(365, 1, 4).ok(), ..answered() };
    let mut before = Assessment { on_call: Some(OnCallInput::default()), mode: Mode::Full, ..answered() };
    before.set_answer(question::SLO_DEFINED, level(0));
    before.set_answer(other, level(2));
    before.set_plan(other, Level::new(4));
    let both = own.clone().or(before);
    assert_eq!(both.on_call, own.on_call);
    assert_eq!((both.answer(question::SLO_DEFINED), both.answer(other)), (level(3), level(2)));
    assert_eq!((both.mode, both.planned().answer(other)), (Mode::Full, level(4)));
    assert_eq!(own.clone().or(Assessment::default()), own);
}
