use super::*;
use crate::assessment::date::Day;
use proptest::prelude::*;

/// Day, thousandths of a minute, parts per million, failed requests.
type Row = (String, Option<u64>, Option<u64>, Option<u64>);

fn rows(text: &str) -> Vec<Row> {
    let pasted = read(text, false, None);
    assert_eq!(pasted.problems, [], "{text}");
    shown(&pasted)
}

fn shown(pasted: &Pasted) -> Vec<Row> {
    pasted
        .outages
        .iter()
        .map(|one| {
            let share = one.share().map(|share| u64::from(share.ppm()));
            (one.day().iso(), one.thousandths(), share, one.failed())
        })
        .collect()
}

fn row(day: &str, minutes: u64) -> Row {
    (day.to_owned(), Some(minutes * 1_000), None, None)
}

fn problems(text: &str) -> Vec<(usize, Reason)> {
    read(text, false, None).problems.into_iter().map(|problem| (problem.line, problem.reason)).collect()
}

#[test]
fn a_paste_from_a_spreadsheet_has_tabs_and_maybe_a_heading() {
    let expected = [
        ("2026-11-03".to_owned(), Some(12_500), Some(500_000), None),
        ("2026-11-17".to_owned(), Some(5_000), None, Some(1_200)),
    ];
    assert_eq!(
        rows("Date\tMinutes\tUsers\tFailed\n2026-11-03\t12.5\t50 %\t\n2026-11-17\t5\t\t1,200\n"),
        expected
    );
    assert_eq!(rows("2026-11-03\t12,5\t50%\r\n2026-11-17\t5\t\t1.200\r\n"), expected);
}

#[test]
fn semicolons_and_commas_separate_as_well() {
    let expected = [("2026-11-03".to_owned(), Some(12_500), Some(500_000), None)];
    for text in [
        "3.11.2026;12,5;50 %",
        "2026-11-03,12.5,50%",
        "2026-11-03,\"12,5\",\"50,0 %\"",
        " 3.11.26 ; 12,5 min ; 50",
    ] {
        assert_eq!(rows(text), expected, "{text}");
    }
}

#[test]
fn a_heading_says_which_column_is_which() {
    let text = "Service;Duration (min);Day;Failed requests\nshop;7;2026-11-03;300";
    assert_eq!(rows(text), [("2026-11-03".to_owned(), Some(7_000), None, Some(300))]);
    assert_eq!(
        rows("Datum\tDauer\tAnteil Nutzer\n3.11.2026\t7\t10"),
        [("2026-11-03".to_owned(), Some(7_000), Some(100_000), None)]
    );
}

#[test]
fn two_columns_are_failed_requests_where_those_are_counted() {
    let read_as = |requests| shown(&read("2026-11-03\t300", requests, None));
    assert_eq!(read_as(true), [("2026-11-03".to_owned(), None, None, Some(300))]);
    assert_eq!(read_as(false), [("2026-11-03".to_owned(), Some(300_000), None, None)]);
}

#[test]
fn dates_come_in_the_usual_forms() {
    for date in [
        "2026-11-03",
        "2026/11/03",
        "2026-11-03 14:05",
        "2026-11-03T14:05:00Z",
        "3.11.2026",
        "03.11.2026 08:15",
        "3.11.26",
    ] {
        assert_eq!(rows(&format!("{date}\t5")), [row("2026-11-03", 5)], "{date}");
    }
}

#[test]
fn one_line_that_can_be_read_in_one_way_decides_for_all() {
    assert_eq!(rows("3/4/2026\t5\n25/4/2026\t6"), [row("2026-04-03", 5), row("2026-04-25", 6)]);
    assert_eq!(rows("3/4/2026\t5\n4/25/2026\t6"), [row("2026-03-04", 5), row("2026-04-25", 6)]);
    // The same number twice is the same day either way.
    assert_eq!(rows("4/4/2026\t5"), [row("2026-04-04", 5)]);
}

#[test]
fn a_date_that_nothing_decides_is_asked_about_and_never_guessed() {
    let text = "3/4/2026\t5\n2026-05-01\t6";
    assert_eq!(problems(text), [(1, Reason::DayOrMonth)]);
    assert_eq!(shown(&read(text, false, None)), [row("2026-05-01", 6)]);
    assert_eq!(
        shown(&read(text, false, Some(Order::DayFirst))),
        [row("2026-04-03", 5), row("2026-05-01", 6)]
    );
    assert_eq!(
        shown(&read(text, false, Some(Order::MonthFirst))),
        [row("2026-03-04", 5), row("2026-05-01", 6)]
    );
}

#[test]
fn lines_that_contradict_each_other_decide_nothing() {
    let text = "25/4/2026\t5\n4/26/2026\t6\n3/4/2026\t7";
    assert_eq!(problems(text), [(3, Reason::DayOrMonth)]);
    assert_eq!(shown(&read(text, false, None)), [row("2026-04-25", 5), row("2026-04-26", 6)]);
}

#[test]
fn bad_lines_are_told_by_number_and_the_rest_is_kept() {
    let text = "Date;Minutes;Share\n2026-11-03;5;\n\nyesterday 5;6;\n31.11.2026;6;\n2026-11-05;;\n2026-11-06;a lot;\n2026-11-07;5;120\n2026-11-08;8;";
    let pasted = read(text, false, None);
    assert_eq!(shown(&pasted), [row("2026-11-03", 5), row("2026-11-08", 8)]);
    let told: Vec<_> = pasted.problems.iter().map(|one| (one.line, one.reason, one.cell.as_str())).collect();
    assert_eq!(
        told,
        [
            (4, Reason::NoDate, "yesterday 5"),
            (5, Reason::NoSuchDay, "31.11.2026"),
            (6, Reason::NoLength, ""),
            (7, Reason::Number(Column::Minutes, FieldProblem::NotANumber), "a lot"),
            (8, Reason::Number(Column::Share, FieldProblem::OutOfRange), "120"),
        ]
    );
}

#[test]
fn a_first_line_with_a_bad_date_is_no_heading() {
    assert_eq!(problems("31.02.2026;5\n2026-03-01;6"), [(1, Reason::NoSuchDay)]);
}

#[test]
fn a_first_line_without_a_date_that_has_numbers_is_no_heading() {
    assert_eq!(problems("last Monday\t5\n2026-11-03\t6"), [(1, Reason::NoDate)]);
    assert_eq!(problems("\t5\n2026-11-03\t6"), [(1, Reason::NoDate)]);
}

#[test]
fn lines_on_which_nothing_was_lost_are_counted_and_not_kept() {
    let pasted = read("2026-11-03\t0\n2026-11-04\t0,0\n2026-11-05\t5\t0 %\n2026-11-06\t7", false, None);
    assert_eq!((shown(&pasted), pasted.nothing, pasted.problems.len()), (vec![row("2026-11-06", 7)], 3, 0));
}

#[test]
fn lengths_come_as_people_write_them() {
    let thousandths = |cell: &str| rows(&format!("2026-11-03\t{cell}"))[0].1;
    for cell in [
        "80",
        "80 min",
        "80m",
        "80 Min.",
        "80 minutes",
        "1 h 20 min",
        "1h20m",
        "1h 20m",
        "1 hour 20 mins",
        "1:20:00",
        "01:20:00",
        "4800 s",
        "4800s",
        "4 800 s",
    ] {
        assert_eq!(thousandths(cell), Some(80_000), "{cell}");
    }
    assert_eq!(thousandths("90s"), Some(1_500));
    assert_eq!(thousandths("90 s"), Some(1_500));
    assert_eq!(thousandths("1.5 h"), Some(90_000));
    assert_eq!(thousandths("1,5 Std."), Some(90_000));
    assert_eq!(thousandths("1 d 2 h"), Some(26 * 60_000));
    assert_eq!(thousandths("0 h 45 min"), Some(45_000));
    assert_eq!(thousandths("1 min 30 s"), Some(1_500));
    assert_eq!(thousandths("1:00:30"), Some(60_500));
    // A second is no whole thousandth of a minute: it is never counted shorter than it was.
    assert_eq!(thousandths("1 s"), Some(17));
}

#[test]
fn a_length_that_could_be_two_is_refused_and_never_guessed() {
    for cell in ["1:20", "01:20", "0:45"] {
        assert_eq!(problems(&format!("2026-11-03\t{cell}")), [(1, Reason::Clock)], "{cell}");
    }
    for cell in ["1,200", "1.200", "12,345", "1,200 min"] {
        assert_eq!(problems(&format!("2026-11-03\t{cell}")), [(1, Reason::Thousands)], "{cell}");
    }
    let not_a_number = Reason::Number(Column::Minutes, FieldProblem::NotANumber);
    for cell in [
        "0:75:00",
        "1 h 20",
        "20 min 1 h",
        "1 h 2 h",
        "1.5 h 20 min",
        "h",
        "min",
        "5 parsecs",
        "1:2:3:4",
        "-5 min",
    ] {
        assert_eq!(problems(&format!("2026-11-03\t{cell}")), [(1, not_a_number)], "{cell}");
    }
    let out = Reason::Number(Column::Minutes, FieldProblem::OutOfRange);
    for cell in ["99999:00:00", "99999 h", "99999999999999999999 s"] {
        assert_eq!(problems(&format!("2026-11-03\t{cell}")), [(1, out)], "{cell}");
    }
}

#[test]
fn groups_of_thousands_are_read_as_in_the_fields() {
    let thousandths = |cell: &str| rows(&format!("2026-11-03\t{cell}"))[0].1;
    for cell in ["1200", "1 200", "1\u{202f}200", "1'200", "1,200.0", "1.200,0", "1,200.0 min"] {
        assert_eq!(thousandths(cell), Some(1_200_000), "{cell}");
    }
    assert_eq!(thousandths("1,234,567"), Some(1_234_567_000));
    // No thousand begins with a zero.
    assert_eq!(thousandths("0.125"), Some(125));
    assert_eq!(thousandths("0,500"), Some(500));
}

#[test]
fn a_heading_says_what_the_lengths_are_counted_in() {
    let read_as = |heading: &str| rows(&format!("Date\t{heading}\n2026-11-03\t90"))[0].1;
    assert_eq!(read_as("Duration (min)"), Some(90_000));
    assert_eq!(read_as("Duration"), Some(90_000));
    assert_eq!(read_as("Duration (s)"), Some(1_500));
    assert_eq!(read_as("Seconds"), Some(1_500));
    assert_eq!(read_as("Downtime in hours"), Some(90 * 60_000));
    assert_eq!(read_as("Duration (ms)"), Some(2), "90 ms are 0.0015 minutes, rounded up to thousandths");
    assert_eq!(read_as("Duration (days)"), Some(90 * 1_440_000));
    for failed in ["Failed minutes", "Error minutes", "Minutes of errors"] {
        assert_eq!(read_as(failed), Some(90_000), "{failed}");
    }
    let requests = super::read("Date\tFailed requests per minute\n2026-11-03\t90", true, None);
    assert_eq!((requests.outages[0].thousandths(), requests.outages[0].failed()), (None, Some(90)));
    // What the cell says itself counts for more.
    assert_eq!(rows("Date\tDuration (h)\n2026-11-03\t90 min")[0].1, Some(90_000));
}

#[test]
fn each_line_has_its_own_separator() {
    let expected = [row("2026-11-03", 5), row("2026-11-04", 6), row("2026-11-05", 7)];
    assert_eq!(rows("2026-11-03\t5\n2026-11-04;6\n2026-11-05,7"), expected);
    assert_eq!(rows("2026-11-05,7\n2026-11-04;6;\n2026-11-03\t5\t").len(), 3);
    // A sign inside quotes separates nothing.
    assert_eq!(rows("\"2026-11-03\",\"5\",\"\",\"\",\"a;b\"\n2026-11-04;6"), expected[..2]);
    // No cell without a separator is cut at its decimal comma.
    assert_eq!(problems("2026-11-03\t5\n2026-11-04 12,5"), [(2, Reason::NoDate)]);
}

#[test]
fn of_more_than_the_log_holds_the_newest_are_kept() {
    let line = |days: usize| format!("{}\t5\n", Day::from_unix_days(20_000 + days as u32).iso());
    // The newest are first, as a monitoring tool lists them.
    let mut text: String = (0..bounds::OUTAGES + 7).rev().map(line).collect();
    for heading in ["", "Date\tMinutes\n"] {
        let pasted = read(&format!("{heading}{text}"), false, None);
        assert_eq!((pasted.outages.len(), pasted.older, pasted.beyond), (bounds::OUTAGES, 7, 0));
        let oldest = pasted.outages.iter().map(Outage::day).min();
        assert_eq!(oldest, Some(Day::from_unix_days(20_007)));
        assert!(
            pasted.outages.is_sorted_by_key(|one| std::cmp::Reverse(one.day())),
            "in the order of the lines"
        );
    }
    text.push_str("no date\t5\n");
    assert_eq!(read(&text, false, None).problems[0].line, bounds::OUTAGES + 8);
}

#[test]
fn long_pastes_and_long_lines_are_cut() {
    let text = "2026-11-03\t0\n".repeat(bounds::PASTED_LINES + 7);
    let pasted = read(&text, false, None);
    assert_eq!((pasted.nothing, pasted.beyond), (bounds::PASTED_LINES, 7));
    let long = format!("2026-11-03\t{}\n2026-11-04\t5", "9".repeat(100_000));
    let pasted = read(&long, false, None);
    assert_eq!((shown(&pasted), pasted.problems[0].reason), (vec![row("2026-11-04", 5)], Reason::TooLong));
}

#[test]
fn a_list_that_is_mended_and_read_again_adds_only_what_is_new() {
    let before = read("2026-11-03\t5\n2026-11-03\t5\nbad", false, None).outages;
    let again = read("2026-11-03\t5\n2026-11-03\t5\n2026-11-03\t5\n2026-11-04\t6", false, None).outages;
    let new = beyond_those(&again, &before);
    let days: Vec<_> = new.iter().map(|one| one.day().iso()).collect();
    assert_eq!(days, ["2026-11-03", "2026-11-04"]);
}

#[test]
fn an_empty_paste_is_nothing() {
    assert_eq!(read(" \n\t\n", false, None), Pasted::default());
    assert_eq!(read("Date;Minutes", true, None), Pasted::default());
}

proptest! {
    #[test]
    fn any_text_is_read_and_every_line_is_accounted_for(text in "(?s)[ -~\\t\\n;,äß%0-9/.:-]{0,300}", requests: bool) {
        let pasted = read(&text, requests, Some(Order::DayFirst));
        let lines = text.lines().filter(|line| !line.trim().is_empty()).count();
        let told = pasted.outages.len() + pasted.problems.len() + pasted.nothing + pasted.beyond + pasted.older;
        prop_assert!(told == lines || told + 1 == lines, "{} of {}", told, lines);
    }

    #[test]
    fn what_is_written_out_reads_back(
        outages in prop::collection::vec(
            (0_u32..40_000, prop::option::of(1_u64..5_000_000), prop::option::of(1..=1_000_000_u64), 1..5_000_u64),
            1..40,
        ),
        requests: bool,
    ) {
        let outages: Vec<Outage> = outages
            .into_iter()
            .map(|(day, minutes, share, failed)| {
                let failed = (minutes.is_none() || failed % 2 == 0).then_some(failed);
                Outage::new(Day::from_unix_days(day), minutes, share, failed).unwrap()
            })
            .collect();
        let written = write(&outages, ["Day", "Minutes", "Share of users (%)", "Failed requests"]);
        let pasted = read(&written, requests, None);
        prop_assert_eq!(pasted, Pasted { outages, ..Pasted::default() });
    }
}
