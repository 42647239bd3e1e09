//! Links: an assessment as a fragment, `v1.<payload>`, and back; a team's answers added up as `t1.<payload>`.
//!
//! `v1` names the envelope for ever: base64url without padding of a length, the questionnaire's edition, the
//! mode, the date, the answers by permanent wire number, then sections that cost nothing until they are used,
//! then a check code. Decoding is total and canonical: whatever decodes, encodes to the same characters.
//! The check code finds accidents, not forgery: what it lets through is still checked against every limit.

mod envelope;
pub mod pasted;
pub(crate) mod section;
pub mod team;
mod wire;

use crate::assessment::Assessment;
use crate::content::EDITION;

/// The longest link that is read, in characters; cut off before decoding.
pub const LONGEST: usize = 1_500;

/// The longest draft that is read on this device, in characters: with the longest outage log.
pub const LONGEST_DRAFT: usize = 32_000;

const LETTER: char = 'v';
const VERSION: &str = "v1";

/// Why a link does not open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkError {
    /// More than so many characters: [`LONGEST`], or [`team::LONGEST_IN_FILE`] in a line of a file.
    TooLong(usize),
    /// A newer version of the page made it.
    Newer,
    /// The end is missing.
    Truncated,
    /// Characters were changed or added.
    Altered,
    /// It answers questions that this version does not have.
    UnknownQuestions,
}

/// Whether a fragment is meant as a link: `v`, digits, then nothing or a point.
#[must_use]
pub fn looks_like_one(fragment: &str) -> bool {
    envelope::looks_like_one(LETTER, fragment)
}

/// The fragment in what a person typed or pasted: a whole address, or what follows its `#`, with white space around
/// it. `None` if it is not meant as a link.
///
/// Programs that rewrite addresses in mails write the `#` as `%23`, and something of their own behind it.
#[must_use]
pub fn in_text(typed: &str) -> Option<&str> {
    let typed = typed.trim();
    let rewritten = || typed.split_once("%23").and_then(|(_, fragment)| fragment.split(['&', '%']).next());
    let plain =
        typed.split_once('#').map(|(_, fragment)| fragment).filter(|fragment| looks_like_one(fragment));
    let fragment = plain.or_else(rewritten).unwrap_or(typed);
    looks_like_one(fragment).then_some(fragment)
}

/// The fragment, without `#`, that opens an assessment.
#[must_use]
pub fn encode(assessment: &Assessment) -> String {
    envelope::seal(VERSION, &wire::write(assessment))
}

/// The link that fits [`LONGEST`], and what had to be left out of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fitting {
    /// The fragment, without `#`.
    pub link: String,
    /// Whether the outage log was too long for it.
    pub without_outages: bool,
}

/// The fragment that opens an assessment elsewhere: all of it, or all but the outage log where that is too long.
#[must_use]
pub fn encode_fitting(assessment: &Assessment) -> Fitting {
    let link = encode(assessment);
    if link.len() <= LONGEST || assessment.calculators.outages.is_none() {
        return Fitting { link, without_outages: false };
    }
    let mut shorter = assessment.clone();
    shorter.calculators.outages = None;
    Fitting { link: encode(&shorter), without_outages: true }
}

/// Reads what this device kept: the same as a link, of any length that an assessment can have.
///
/// # Errors
/// As [`decode`].
pub fn decode_draft(fragment: &str) -> Result<Assessment, LinkError> {
    decode_up_to(fragment, LONGEST_DRAFT)
}

/// Reads a fragment without its `#`.
///
/// # Errors
/// Why it does not open. Never panics, and allocates no more than the link is long.
pub fn decode(fragment: &str) -> Result<Assessment, LinkError> {
    decode_up_to(fragment, LONGEST)
}

fn decode_up_to(fragment: &str, longest: usize) -> Result<Assessment, LinkError> {
    let assessment = wire::read(&envelope::open(VERSION, fragment, longest)?, false)?;
    // One assessment, one link: another spelling of the same numbers is none of ours.
    if encode(&assessment) == fragment { Ok(assessment) } else { Err(LinkError::Altered) }
}

/// Reads a fragment to set it beside others: where a newer questionnaire was answered, the answers to questions that
/// this version has. What it says by itself would be another verdict than its sender saw, so only [`decode`] opens a
/// result.
///
/// # Errors
/// As [`decode`], except for questions of a newer edition.
pub fn decode_known(fragment: &str) -> Result<Assessment, LinkError> {
    match decode(fragment) {
        Err(LinkError::UnknownQuestions) => {
            let known = wire::read(&envelope::open(VERSION, fragment, LONGEST)?, true)?;
            if known.edition > EDITION { Ok(known) } else { Err(LinkError::UnknownQuestions) }
        }
        opened => opened,
    }
}
