use super::carry::{Carried, LONGEST_ADDRESS, Parameters, is_parameter_name};
use super::*;
use crate::assessment::{Assessment, BudgetInput, OnCallInput};
use crate::domain::question::{Answer, Level, Mode};
use crate::report::Report;
use crate::text::Text;

const LINK: &str = "https://example.org/cre/#v1.AAAA-_";

/// Every question that counts at one level, and both calculators.
fn report(mode: Mode, level: u8) -> Report {
    let mut assessment = Assessment {
        mode,
        date: Some(Day::from_unix_days(20_780)),
        on_call: Some(OnCallInput::default()),
        budget: Some(BudgetInput::default()),
        ..Assessment::default()
    };
    for question in assessment.asked() {
        assessment.set_answer(*question, Level::new(level).map(Answer::Level));
    }
    Report::new(&assessment, &Text::reference())
}

fn carried(report: &Report, addresses: &[&str]) -> Carried {
    Carried::new(report, LINK, addresses, &Text::reference())
}

/// What a mail program or a web server makes of an encoded value.
fn decoded(value: &str) -> String {
    let mut parts = value.split('%');
    let mut bytes = parts.next().unwrap().as_bytes().to_vec();
    for part in parts {
        let (digits, rest) = part.split_at(2);
        bytes.push(u8::from_str_radix(digits, 16).unwrap());
        bytes.extend(rest.as_bytes());
    }
    String::from_utf8(bytes).unwrap()
}

/// The parameters of an address, decoded.
fn parameters(address: &str) -> Vec<(String, String)> {
    let (_, query) = address.split_once('?').unwrap_or((address, ""));
    let query = query.split('#').next().unwrap();
    let pairs = query.split('&').filter(|pair| !pair.is_empty());
    pairs
        .map(|pair| pair.split_once('=').unwrap_or((pair, "")))
        .map(|(name, value)| (name.to_owned(), decoded(value)))
        .collect()
}

fn pair(name: &str, value: &str) -> (String, String) {
    (name.to_owned(), value.to_owned())
}

#[test]
fn a_file_is_named_by_what_it_holds_and_its_day() {
    assert_eq!(
        file_name("answers", Some(Day::from_unix_days(20_780)), "csv"),
        "cre-readiness-answers-2026-11-23.csv"
    );
    assert_eq!(file_name("answers", None, "csv"), "cre-readiness-answers.csv");
}

#[test]
fn a_mail_carries_the_whole_summary_and_the_link() {
    let over = carried(&report(Mode::Quick, 4), &["mailto:cre@example.org"]);
    let mail = over.mail("mailto:cre@example.org");
    assert!(mail.starts_with("mailto:cre@example.org?subject=Ready%20"), "{mail}");
    assert!(mail.bytes().all(|byte| byte.is_ascii_graphic()) && !mail.contains(['"', '<', '\'']));
    let body = over.body().replace('\n', "\r\n");
    assert_eq!(parameters(&mail), [pair("subject", &over.subject), pair("body", &body)]);
    assert!(body.ends_with(LINK) && body.contains("146 days each") && body.contains("99.9 % over 30 days"));
    assert!(!over.shortened);
}

#[test]
fn a_summary_too_long_for_a_mail_loses_its_last_lines_and_says_so_but_never_the_link() {
    for level in [0, 1] {
        let report = report(Mode::Full, level);
        let over = carried(&report, &["mailto:cre@example.org"]);
        assert!(over.shortened);
        assert!(over.mail("mailto:cre@example.org").len() <= LONGEST_ADDRESS);
        let all = summary::lines(&report, &Text::reference()).join("\n");
        assert!(all.starts_with(&format!("{}\n", over.summary)), "whole lines from the beginning");
        assert!(over.summary.contains("required prerequisites are not met") && over.body().ends_with(LINK));
    }
    // The link alone may fill an address: it stays whole, with the verdict before it.
    let link = format!("{LINK}{}", "A".repeat(1_900));
    let over = Carried::new(&report(Mode::Full, 0), &link, &["mailto:a@b"], &Text::reference());
    assert!(over.shortened && over.body().ends_with(&link) && over.summary.starts_with("Not ready yet"));
}

#[test]
fn a_booking_address_gets_the_named_parameters_and_keeps_its_own() {
    let over = carried(&report(Mode::Quick, 4), &[]);
    let names = |summary: Option<&str>, link: Option<&str>| Parameters {
        summary: summary.map(str::to_owned),
        link: link.map(str::to_owned),
    };
    let both = names(Some("notes"), Some("result"));
    for (address, before, after) in [
        ("https://example.org/book", "https://example.org/book?notes=", ""),
        ("https://example.org/book?", "https://example.org/book?notes=", ""),
        ("https://example.org/book?a=1", "https://example.org/book?a=1&notes=", ""),
        ("https://example.org/book?a=1&", "https://example.org/book?a=1&notes=", ""),
        ("https://example.org/book?a=1#/b?c", "https://example.org/book?a=1&notes=", "#/b?c"),
        ("https://example.org/book#b", "https://example.org/book?notes=", "#b"),
    ] {
        let made = over.web(address, &both);
        assert!(made.starts_with(before) && made.ends_with(after), "{made}");
        assert_eq!(made.matches('#').count(), usize::from(!after.is_empty()), "{made}");
        let found = parameters(&made);
        let added = &found[found.len() - 2..];
        assert_eq!(added, [pair("notes", &over.summary), pair("result", LINK)]);
    }
    let address = "https://example.org/book?a=1#b";
    assert_eq!(parameters(&over.web(address, &names(None, Some("l")))), [pair("a", "1"), pair("l", LINK)]);
    assert_eq!(over.web(address, &Parameters::default()), address);
    assert!(both.any() && !Parameters::default().any());
}

#[test]
fn only_plain_names_are_names_of_parameters() {
    for name in ["notes", "a1", "my_field", "x.y-z"] {
        assert!(is_parameter_name(name), "{name}");
    }
    for name in ["", "a b", "a=b", "a&b", "a#b", "a%20", "näme", "a[0]", "a\n"] {
        assert!(!is_parameter_name(name), "{name}");
    }
}

#[test]
fn a_summary_begins_with_what_matters_most() {
    let lines = summary::lines(&report(Mode::Quick, 1), &Text::reference());
    assert_eq!(lines[0], "Not ready yet \u{2013} Production readiness self-assessment");
    assert!(lines[1].starts_with("Readiness: ") && lines[1].contains("required prerequisites are not met."));
    assert!(lines[2].starts_with("On-call: 5 engineers") && lines[3].starts_with("Error budget: "));
    assert!(lines[4].starts_with("Assessed on 23 November 2026"));
    assert!(lines.last().unwrap().starts_with("This is a self-assessment."));
    let nothing =
        summary::lines(&Report::new(&Assessment::default(), &Text::reference()), &Text::reference());
    assert_eq!(nothing[0], "Production readiness self-assessment");
}
