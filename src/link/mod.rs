//! Links: an assessment as a fragment, `v1.<payload>`, and back.
//!
//! `v1` names the envelope for ever: base64url without padding of a length, the questionnaire's edition, the
//! mode, the date, the answers by permanent wire number, then sections that cost nothing until they are used,
//! then a check code. Decoding is total and canonical: whatever decodes, encodes to the same characters.
//! The check code finds accidents, not forgery: what it lets through is still checked against every limit.

mod wire;

use crate::assessment::Assessment;
use data_encoding::BASE64URL_NOPAD;

/// The longest link that is read, in characters; cut off before decoding.
pub const LONGEST: usize = 1_500;

const VERSION: &str = "v1";

/// Why a link does not open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkError {
    /// More than [`LONGEST`] characters.
    TooLong,
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
    fragment.strip_prefix('v').is_some_and(|rest| {
        let version = rest.split('.').next().unwrap_or("");
        !version.is_empty() && version.bytes().all(|byte| byte.is_ascii_digit())
    })
}

/// The fragment in what a person typed or pasted: a whole address, or what follows its `#`, with white space around
/// it. `None` if it is not meant as a link.
#[must_use]
pub fn in_text(typed: &str) -> Option<&str> {
    let typed = typed.trim();
    let fragment = typed.split_once('#').map_or(typed, |(_, fragment)| fragment);
    looks_like_one(fragment).then_some(fragment)
}

/// The fragment, without `#`, that opens an assessment.
#[must_use]
pub fn encode(assessment: &Assessment) -> String {
    format!("{VERSION}.{}", BASE64URL_NOPAD.encode(&wire::write(assessment)))
}

/// Reads a fragment without its `#`.
///
/// # Errors
/// Why it does not open. Never panics, and allocates no more than the link is long.
pub fn decode(fragment: &str) -> Result<Assessment, LinkError> {
    if fragment.len() > LONGEST {
        return Err(LinkError::TooLong);
    }
    let (version, payload) = fragment.split_once('.').unwrap_or((fragment, ""));
    if VERSION.starts_with(fragment) {
        return Err(LinkError::Truncated);
    }
    if version != VERSION {
        return Err(if is_newer(version) { LinkError::Newer } else { LinkError::Altered });
    }
    if !payload.bytes().all(is_base64url) {
        return Err(LinkError::Altered);
    }
    if is_short(payload.as_bytes())? {
        return Err(LinkError::Truncated);
    }
    let bytes = BASE64URL_NOPAD.decode(payload.as_bytes()).map_err(|_| LinkError::Altered)?;
    let assessment = wire::read(&bytes)?;
    // One assessment, one link: another spelling of the same numbers is none of ours.
    if wire::write(&assessment) == bytes { Ok(assessment) } else { Err(LinkError::Altered) }
}

/// Whether a version that is not ours is a later one: a whole number from 1, without leading zeros.
fn is_newer(version: &str) -> bool {
    looks_like_one(version) && !version.starts_with("v0")
}

/// Whether there are fewer characters than the length at their beginning asks for.
fn is_short(payload: &[u8]) -> Result<bool, LinkError> {
    // Every link is longer than the group of characters that its length stands in.
    let Some(head) = payload.get(..wire::LENGTH_BYTES / 3 * 4) else {
        return Ok(true);
    };
    let bytes =
        BASE64URL_NOPAD.decode(head).ok().and_then(|head| wire::length(&head)).ok_or(LinkError::Altered)?;
    Ok(payload.len() < BASE64URL_NOPAD.encode_len(bytes))
}

fn is_base64url(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_'
}
