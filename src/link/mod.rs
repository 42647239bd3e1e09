//! Links: an assessment as a fragment, `v1.<payload>`, and back.
//!
//! `v1` names the envelope for ever: base64url without padding of a length, the questionnaire's edition, the
//! mode, the date, the answers by permanent wire number, then sections that cost nothing until they are used,
//! then a check code. Decoding is total and canonical: whatever decodes, encodes to the same characters.
//! The check code finds accidents, not forgery: what it lets through is still checked against every limit.

mod wire;

use crate::state::assessment::Assessment;
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
    if version != VERSION {
        return Err(match version.strip_prefix('v').map(str::parse::<u64>) {
            Some(Ok(0)) | None => LinkError::Altered,
            Some(_) => LinkError::Newer,
        });
    }
    let mut characters = payload.as_bytes();
    if let Some(place) = characters.iter().position(|byte| !is_base64url(*byte)) {
        // Whatever stands before it tells whether the end is missing or something was added.
        return Err(match characters.split_at_checked(place) {
            Some((before, _)) if is_short(before) && place == characters.len() => LinkError::Truncated,
            _ => LinkError::Altered,
        });
    }
    if is_short(characters) {
        return Err(LinkError::Truncated);
    }
    let bytes = BASE64URL_NOPAD.decode(characters).map_err(|_| LinkError::Altered)?;
    let assessment = wire::read(&bytes)?;
    characters = payload.as_bytes();
    if BASE64URL_NOPAD.encode(&wire::write(&assessment)).as_bytes() == characters {
        Ok(assessment)
    } else {
        Err(LinkError::Altered)
    }
}

/// Whether there are fewer characters than the length at their beginning asks for.
fn is_short(characters: &[u8]) -> bool {
    // Whole groups of four always decode; the length stands within the first two.
    let whole = characters.len().min(8) / 4 * 4;
    let head = characters
        .get(..whole)
        .and_then(|head| BASE64URL_NOPAD.decode(head).ok())
        .unwrap_or_default();
    match wire::length(&head) {
        Some(bytes) => characters.len() < BASE64URL_NOPAD.encode_len(bytes),
        None => whole < 8,
    }
}

fn is_base64url(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_'
}
