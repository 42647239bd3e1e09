use super::*;

fn weeks(typed: &str) -> Vec<u32> {
    let leave = LeaveWeeks::parse(typed).unwrap();
    (1..=53).filter(|week| leave.has(*week)).collect()
}

fn rota(week: u64) -> Rota {
    Rota::new(2026, week, Weekday::MONDAY, 0, Vec::new()).unwrap()
}

#[test]
fn weeks_of_leave_are_read_as_people_write_them() {
    for typed in [
        "30-32, 52",
        "30\u{2013}32;52",
        "52 30 - 32",
        "W30-W32,,w52",
        " 30 31, 32 52,",
        "30 \u{2013} 32 , 52",
    ] {
        assert_eq!(weeks(typed), [30, 31, 32, 52], "{typed}");
    }
    assert_eq!(weeks("1-53").len(), 53);
    assert_eq!(weeks("7-7"), [7]);
    assert!(weeks("").is_empty() && weeks(" , ").is_empty());
}

#[test]
fn a_text_that_is_no_weeks_says_which_piece_is_wrong() {
    let problem = |typed: &str| LeaveWeeks::parse(typed).unwrap_err();
    assert_eq!(problem("30, July"), LeaveProblem::NotAWeek("July".to_owned()));
    assert_eq!(problem("30, 54"), LeaveProblem::OutOfRange("54".to_owned()));
    assert_eq!(problem("0"), LeaveProblem::OutOfRange("0".to_owned()));
    assert_eq!(problem("99999999999999"), LeaveProblem::OutOfRange("99999999999999".to_owned()));
    assert_eq!(problem("32-30"), LeaveProblem::Backwards("32-30".to_owned()));
    assert_eq!(problem(&"1 ".repeat(500)), LeaveProblem::TooLong);
    for typed in ["-", "30-", "-30", "1-2-3", "1.5", "+3", "\u{ff13}"] {
        assert!(matches!(problem(typed), LeaveProblem::NotAWeek(_)), "{typed}");
    }
}

#[test]
fn what_is_written_of_weeks_reads_back() {
    for bits in [0, 2, 1 << 53, WEEKS, 0b1011_1010, 1 << 30 | 1 << 31] {
        let leave = LeaveWeeks::from_bits(bits).unwrap();
        assert_eq!(LeaveWeeks::parse(&leave.typed()), Ok(leave), "{}", leave.typed());
    }
    assert_eq!(LeaveWeeks::parse("52,30,32,31").unwrap().typed(), "30-32, 52");
    assert_eq!((LeaveWeeks::from_bits(1), LeaveWeeks::from_bits(1 << 54)), (None, None));
}

#[test]
fn somebody_is_away_in_every_shift_that_touches_a_week_of_leave() {
    let person = Person { leave: LeaveWeeks::parse("3").unwrap(), ..Person::default() };
    let lengths = rota::shift_lengths(365);
    let away = |rota: Rota| rota.with_person(0, person).planned(1, &lengths)[0].away;
    assert_eq!(away(rota(1)), 0b100);
    // Handed over on Wednesday, two shifts lie partly in the week.
    let wednesday = Weekday::from_monday(2).unwrap();
    assert_eq!(away(rota(1).with_hand_over(wednesday)), 0b110);
    // From week 2 on, week 3 is the second shift; the year ends before it comes again.
    assert_eq!(away(rota(2)), 0b10);
    // Week 3 of the next year is the last shift, of one day.
    assert_eq!(away(Rota::new(2025, 3, Weekday::MONDAY, 0, Vec::new()).unwrap()), 1 | 1 << 52);
}

#[test]
fn the_first_shift_begins_on_the_hand_over_day() {
    let friday = Weekday::from_monday(4).unwrap();
    assert_eq!(rota(1).first_day().iso(), "2025-12-29");
    assert_eq!(rota(1).with_hand_over(friday).first_day().iso(), "2026-01-02");
    assert_eq!(rota(1).shift_day(2).iso(), "2026-01-12");
}

#[test]
fn people_who_are_as_everybody_is_are_not_kept() {
    let half = Person { share: PartsPerMillion::from_ppm(500_000).unwrap(), ..Person::default() };
    let changed = rota(1).with_person(3, half);
    assert_eq!((changed.people().len(), changed.person(3), changed.person(2)), (4, half, Person::default()));
    assert_eq!(changed.with_person(3, Person::default()), rota(1));
    assert_eq!(rota(1).with_person(1_000_000, half), rota(1));
    assert_eq!(rota(1).with_person(0, Person { share: PartsPerMillion::NONE, ..half }), rota(1));
    assert_eq!(rota(1).with_first(30), rota(1));
}

#[test]
fn a_week_that_its_year_does_not_have_is_refused() {
    assert_eq!(Rota::week(2025, 53), Err((Field::RotaWeek, FieldProblem::NoSuchWeek)));
    assert!(Rota::week(2026, 53).is_ok());
    assert_eq!(Rota::week(1999, 1), Err((Field::RotaYear, FieldProblem::OutOfRange)));
    assert_eq!(Rota::week(2026, 54), Err((Field::RotaWeek, FieldProblem::OutOfRange)));
    let people = vec![Person::default(); 31];
    assert!(Rota::new(2026, 1, Weekday::MONDAY, 0, people).is_err());
}
