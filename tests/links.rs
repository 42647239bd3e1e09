//! What holds for every link, and for every text that somebody takes for one.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test fails by panicking")]

use cre_readiness::assessment::alerts::Alerts;
use cre_readiness::assessment::budget_details::{BudgetDetails, Method, Moving};
use cre_readiness::assessment::calculators::Calculators;
use cre_readiness::assessment::date::Day;
use cre_readiness::assessment::dependencies::{Dependencies, Kind, Row};
use cre_readiness::assessment::field::Field;
use cre_readiness::assessment::forecast::{self, Forecast};
use cre_readiness::assessment::on_call_details::{Numbers, OnCallDetails};
use cre_readiness::assessment::rota::{LeaveWeeks, Person, Rota};
use cre_readiness::assessment::time_split::{self, TimeSplit};
use cre_readiness::assessment::week::Weekday;
use cre_readiness::assessment::{Assessment, BudgetInput, OnCallInput};
use cre_readiness::content::{QUESTIONS, questions};
use cre_readiness::domain::bounds;
use cre_readiness::domain::composition::Availability;
use cre_readiness::domain::question::{Answer, Level, Mode};
use cre_readiness::domain::units::{Objective, PartsPerMillion};
use cre_readiness::link::{LONGEST, LinkError, decode, encode, encode_fitting, in_text};
use proptest::prelude::*;

mod assessments;
use assessments::assessment;

const CASES: u32 = 10_000;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(CASES))]

    #[test]
    fn every_assessment_comes_back_from_its_link(assessment in assessment()) {
        let link = encode(&assessment);
        // Characters that no mail program breaks or marks as code.
        let payload = link.strip_prefix("v1.").unwrap();
        prop_assert!(payload.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte)));
        prop_assert_eq!(decode(&link), Ok(assessment));
    }

    #[test]
    fn a_link_is_found_in_an_address_and_alone(
        assessment in assessment(),
        address in "(https?://[a-z.:0-9/?=&_-]{0,60})?",
        spaces in "[ \t\n]{0,3}",
    ) {
        let link = encode(&assessment);
        for typed in [format!("{spaces}{address}#{link}{spaces}"), format!("{spaces}{link}{spaces}")] {
            prop_assert_eq!(in_text(&typed), Some(link.as_str()), "{}", typed);
        }
    }

    #[test]
    fn what_is_found_in_any_text_is_a_part_of_it_that_looks_like_a_link(typed in any::<String>()) {
        if let Some(found) = in_text(&typed) {
            prop_assert!(typed.contains(found) && found.starts_with('v'), "{} in {}", found, typed);
        }
        let elsewhere = format!("#report{typed}");
        prop_assert_eq!(in_text(&elsewhere), None);
    }

    #[test]
    fn a_link_cut_anywhere_says_that_its_end_is_missing(assessment in assessment()) {
        let link = encode(&assessment);
        for length in 0..link.len() {
            prop_assert_eq!(decode(&link[..length]), Err(LinkError::Truncated), "{}", &link[..length]);
        }
    }

    #[test]
    fn a_link_with_one_character_changed_does_not_open(
        assessment in assessment(),
        at in any::<prop::sample::Index>(),
        other in prop_oneof!["[A-Za-z0-9_.-]", any::<char>().prop_map(String::from)],
    ) {
        let mut changed = encode(&assessment);
        let at = at.index(changed.len());
        prop_assume!(changed[at..=at] != other);
        changed.replace_range(at..=at, &other);
        let error = decode(&changed).unwrap_err();
        let fits = matches!(error, LinkError::Altered | LinkError::Truncated | LinkError::Newer);
        prop_assert!(fits, "{} {:?}", changed, error);
    }

    #[test]
    fn a_link_with_two_neighbours_swapped_does_not_open(
        assessment in assessment(),
        at in any::<prop::sample::Index>(),
    ) {
        let link = encode(&assessment);
        let mut swapped = link.clone().into_bytes();
        let at = at.index(link.len() - 1);
        swapped.swap(at, at + 1);
        let swapped = String::from_utf8(swapped).unwrap();
        // Two of the same kind are no other link.
        prop_assert!(swapped == link || decode(&swapped).is_err());
    }

    #[test]
    fn a_link_with_something_behind_it_is_altered(
        assessment in assessment(),
        more in prop_oneof!["[A-Za-z0-9_-]{1,40}", "\\PC{1,40}"],
    ) {
        let longer = encode(&assessment) + &more;
        prop_assert_eq!(decode(&longer), Err(LinkError::Altered));
    }

    #[test]
    fn no_text_stops_the_page_and_whatever_opens_is_written_the_same(
        text in prop_oneof![
            any::<String>(),
            "v[0-9]{0,3}\\.?\\PC{0,40}",
            "v1\\.[A-Za-z0-9_-]{0,200}",
            "v1\\.[A-H][A-Za-z0-9_-]{9,40}",
        ],
    ) {
        if let Ok(assessment) = decode(&text) {
            prop_assert_eq!(encode(&assessment), text);
        }
    }
}

#[test]
fn the_link_of_an_empty_assessment_weighs_thirteen_characters() {
    assert_eq!(encode(&Assessment::default()).len(), "v1.".len() + 10);
}

/// Both calculators with the numbers that take the most room.
fn longest_calculators() -> Assessment {
    Assessment {
        on_call: OnCallInput::new(366, 100, 10_000).ok(),
        budget: BudgetInput::new(
            1,
            3_660,
            Some(bounds::REQUESTS.most),
            Some(bounds::OUTAGE_MINUTES.most),
            Some(1_000_000),
        )
        .ok(),
        date: Some(Day::from_unix_days(30_000)),
        ..Assessment::default()
    }
}

#[test]
fn the_longest_links_stay_below_120_characters() {
    let mut quick = longest_calculators();
    for question in quick.asked() {
        quick.answers[question.position()] = Some(Answer::NotApplicable);
    }
    assert_eq!(quick.answers.iter().flatten().count(), 19);
    let full = Assessment {
        mode: Mode::Full,
        answers: [Some(Answer::NotApplicable); QUESTIONS],
        ..longest_calculators()
    };
    assert!(encode(&quick).len() < 120, "{}", encode(&quick));
    assert!(encode(&full).len() < 120, "{}", encode(&full));
}

#[test]
fn a_link_of_a_newer_version_says_so() {
    for link in ["v2", "v2.", "v2.AAAA", "v10.AAAA", "v2.!", "v99999999999999999999999.A"] {
        assert_eq!(decode(link), Err(LinkError::Newer), "{link}");
    }
}

#[test]
fn a_version_that_never_was_is_altered() {
    for link in [
        "v0.", "v0.AAAA", "v01.AAAA", "v+1.AAAA", "V1.AAAA", "v1x.AAAA", "v-2.AAAA", "vanilla", ".", "1.AAAA",
    ] {
        assert_eq!(decode(link), Err(LinkError::Altered), "{link}");
    }
}

#[test]
fn characters_that_no_link_has_are_altered() {
    for link in ["v1.!!!", "v1.AAAA=", "v1.A+/A", "v1. ", "v1.ä", "v1.AAAA.AAAA", "v1.\u{0}"] {
        assert_eq!(decode(link), Err(LinkError::Altered), "{link}");
    }
}

#[test]
fn a_text_too_long_for_a_link_is_refused_before_it_is_looked_at() {
    let just = format!("v1.{}", "A".repeat(LONGEST - 3));
    assert_ne!(decode(&just), Err(LinkError::TooLong(LONGEST)));
    assert_eq!(decode(&(just + "A")), Err(LinkError::TooLong(LONGEST)));
    // Looked at, these signs would be what is wrong with it.
    let ten_megabytes = format!("v1.{}", "!".repeat(10_000_000));
    assert_eq!(decode(&ten_megabytes), Err(LinkError::TooLong(LONGEST)));
}

#[test]
fn everything_at_its_largest_fits_a_link_but_for_the_outage_log() {
    let leave = LeaveWeeks::from_bits((1 << 54) - 2).unwrap();
    let share = PartsPerMillion::from_ppm(999_999).unwrap();
    let people = usize::try_from(bounds::ROTA_PEOPLE.most).unwrap();
    let person = Person { share, no_nights: true, leave };
    let row = |at: u8| match at % 5 {
        4 => Row { depth: 5, kind: Kind::Part(Availability::from_ppb(999_999_999).unwrap()) },
        depth => Row { depth: depth + 1, kind: Kind::Copies(10, share) },
    };
    let details = BudgetDetails::new(Method::Slices, Moving::Quarter)
        .with_as_of(Some(Day::from_unix_days(2_932_896)))
        .unwrap()
        .with_slices(bounds::SLICE_SECONDS.most, Some(999_999))
        .unwrap()
        .with_further(
            [999_999_999, 999_999_998, 999_999_997].map(|ppb| Objective::from_ppb(ppb).unwrap()).into(),
        );
    let calculators = Calculators {
        on_call_details: Some(
            OnCallDetails::new(Numbers {
                sites: bounds::SITES.most,
                leave_tenths: Some(bounds::LEAVE_WEEKS.most),
                work_week_tenths: bounds::WORK_WEEK_HOURS.most,
                limit_ppm: 999_999,
                incidents_hundredths: Some(bounds::INCIDENTS_PER_WEEK.most),
                hours_tenths: bounds::HOURS_PER_INCIDENT.most,
                night_share_ppm: Some(999_999),
            })
            .unwrap(),
        ),
        rota: Some(Rota::new(2099, 52, Weekday::from_monday(6).unwrap(), 29, vec![person; people]).unwrap()),
        budget_details: Some(details),
        outages: None,
        dependencies: Dependencies::new((0..24).map(row).collect()),
        alerts: Some(
            Alerts::new(bounds::ERROR_RATIO_PERCENT.most, Some(bounds::REQUESTS_PER_HOUR.most)).unwrap(),
        ),
        forecast: Some(
            Forecast::new(forecast::Numbers {
                incidents: Field::Incidents.bound().most,
                detect: bounds::OUTAGE_MINUTES.most / 2,
                repair: bounds::OUTAGE_MINUTES.most / 2,
                kind: forecast::Kind::LogNormal,
                variation: Field::Variation.bound().most,
            })
            .unwrap(),
        ),
        time: Some(TimeSplit::new(time_split::FIELDS.map(|field| field.bound().most)).unwrap()),
    };
    assert!(calculators.dependencies.is_some());
    let budget = BudgetInput::new(
        999_999_999,
        bounds::WINDOW_DAYS.most,
        Some(bounds::REQUESTS.most),
        Some(bounds::OUTAGE_MINUTES.most / 2),
        Some(bounds::SHARE_OF_USERS_PERCENT.most - 1),
    );
    let mut everything = Assessment {
        mode: Mode::Full,
        answers: [Some(Answer::Unknown); QUESTIONS],
        on_call: OnCallInput::new(
            bounds::DAYS_PER_YEAR.most,
            bounds::ON_SCHEDULE.most,
            bounds::ENGINEERS.most,
        )
        .ok(),
        budget: budget.ok(),
        calculators,
        date: Some(Day::from_unix_days(u32::MAX)),
        ..Assessment::default()
    };
    for question in questions() {
        everything.set_plan(question, Level::new(4));
    }
    let fitting = encode_fitting(&everything);
    assert!(everything.on_call.is_some(), "{:?}", everything.on_call);
    assert!(everything.budget.is_some());
    assert!(!fitting.without_outages && fitting.link.len() <= LONGEST, "{}", fitting.link.len());
    assert_eq!(decode(&fitting.link), Ok(everything));
}
