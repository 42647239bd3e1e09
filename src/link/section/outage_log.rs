//! Outages of the window so far.

use super::Section;
use crate::assessment::date::Day;
use crate::assessment::outage_log::{Outage, OutageLog};
use serde::{Deserialize, Serialize};

/// Section 7.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Wire {
    rows: Vec<Row>,
}

/// An outage. Optional numbers are 0 where empty; none of them may be 0 otherwise.
#[derive(Serialize, Deserialize)]
struct Row {
    /// Days since the outage before, or since 1 January 1970 in the first row.
    since: u32,
    thousandths: u64,
    share_ppm: u64,
    failed: u64,
}

impl Section for Wire {
    type Input = OutageLog;
    const ID: u16 = 7;

    fn of(log: &OutageLog) -> Self {
        let mut before = 0;
        let row = |outage: &Outage| {
            let day = outage.day().unix_days();
            let since = day.saturating_sub(before);
            before = day;
            Row {
                since,
                thousandths: outage.thousandths().unwrap_or(0),
                share_ppm: outage.share().map_or(0, |share| share.ppm().into()),
                failed: outage.failed().unwrap_or(0),
            }
        };
        Self { rows: log.outages().iter().map(row).collect() }
    }

    fn input(self) -> Option<OutageLog> {
        let some = |number: u64| (number > 0).then_some(number);
        let mut day = 0_u32;
        let mut outages = Vec::with_capacity(self.rows.len());
        for row in self.rows {
            day = day.checked_add(row.since)?;
            let outage = Outage::new(
                Day::from_unix_days(day),
                some(row.thousandths),
                some(row.share_ppm),
                some(row.failed),
            );
            outages.push(outage.ok()?);
        }
        OutageLog::in_order(outages)
    }
}

#[cfg(test)]
mod tests {
    use crate::assessment::budget_details::{BudgetDetails, Method, Moving};
    use crate::assessment::date::Day;
    use crate::assessment::outage_log::{Outage, OutageLog};
    use crate::assessment::{Assessment, BudgetInput};
    use crate::domain::bounds;
    use crate::domain::units::Objective;
    use crate::link::{LONGEST, LONGEST_DRAFT, decode, decode_draft, encode, encode_fitting};
    use proptest::collection::vec;
    use proptest::option;
    use proptest::prelude::*;

    fn with(outages: Vec<Outage>) -> Assessment {
        let mut assessment = Assessment { budget: Some(BudgetInput::default()), ..Assessment::default() };
        assessment.calculators.outages = OutageLog::new(outages);
        assessment
    }

    fn short(day: u32) -> Outage {
        Outage::new(Day::from_unix_days(day), Some(5_000), None, None).unwrap()
    }

    /// As many bytes as an outage can take.
    fn longest(day: u32) -> Outage {
        let (minutes, failed) = (bounds::OUTAGE_MINUTES.most, bounds::REQUESTS.most);
        Outage::new(Day::from_unix_days(day), Some(minutes), Some(1_000_000), Some(failed)).unwrap()
    }

    #[test]
    fn a_log_travels_in_the_link_while_it_fits() {
        let outages = |count: u32| with((0..count).map(|at| short(20_000 + at)).collect());
        let fits = encode_fitting(&outages(150));
        assert!(!fits.without_outages && fits.link.len() <= LONGEST, "{}", fits.link.len());
        assert_eq!(decode(&fits.link), Ok(outages(150)));
        let too_long = encode_fitting(&outages(1_000));
        assert!(too_long.without_outages);
        assert_eq!(decode(&too_long.link), Ok(with(Vec::new())), "all but the log");
    }

    #[test]
    fn the_longest_log_fits_the_draft() {
        // Days far apart take more room than days that follow each other.
        let days = bounds::LOG_DAY.most as u32 / bounds::OUTAGES as u32;
        let assessment = with((0..bounds::OUTAGES as u32).map(|at| longest(at * days)).collect());
        let draft = encode(&assessment);
        assert!(draft.len() < LONGEST_DRAFT, "{}", draft.len());
        assert_eq!(decode_draft(&draft), Ok(assessment));
    }

    fn outage() -> impl Strategy<Value = Outage> {
        let minutes = prop_oneof![Just(1), Just(bounds::OUTAGE_MINUTES.most), 1..100_000_u64];
        let numbers = (0..=2_932_896_u32, option::of(minutes), option::of(1..=1_000_000_u64), 1..=9_999_u64);
        numbers.prop_map(|(day, minutes, share, failed)| {
            // Without a length an outage has failed requests.
            let failed = (minutes.is_none() || failed % 2 == 0).then_some(failed);
            Outage::new(Day::from_unix_days(day), minutes, share, failed).unwrap()
        })
    }

    fn details() -> impl Strategy<Value = BudgetDetails> {
        (
            prop::sample::select(vec![Method::Time, Method::Requests, Method::Slices]),
            prop::sample::select(vec![Moving::Rolling, Moving::Month, Moving::Quarter]),
            option::of(0..=2_932_896_u32),
            1..=86_400_u64,
            option::of(1..=1_000_000_u64),
            vec(1..=999_999_999_u64, 0..=3),
        )
            .prop_map(|(method, moving, day, slice, good, further)| {
                BudgetDetails::new(method, moving)
                    .with_as_of(day.map(Day::from_unix_days))
                    .and_then(|details| details.with_slices(slice, good).ok())
                    .unwrap()
                    .with_further(further.into_iter().filter_map(Objective::from_ppb).collect())
            })
    }

    proptest! {
        #[test]
        fn a_log_and_its_details_come_back(
            outages in vec(outage(), 0..60),
            details in option::of(details()),
        ) {
            let mut assessment = with(outages);
            assessment.calculators.budget_details = details;
            prop_assert_eq!(decode_draft(&encode(&assessment)), Ok(assessment));
        }

        #[test]
        fn no_bytes_make_a_log_that_no_field_admits(bytes in vec(any::<u8>(), 0..60)) {
            let mut calculators = crate::assessment::calculators::Calculators::default();
            for id in [6, 7] {
                let _ = crate::link::section::read(id, &bytes, &mut calculators);
            }
            if let Some(log) = calculators.outages {
                prop_assert!((1..=bounds::OUTAGES).contains(&log.outages().len()));
                prop_assert!(log.outages().windows(2).all(|pair| pair[0].day() <= pair[1].day()));
            }
        }
    }
}
