//! What every kind of link is wrapped in: a version, a point, then base64url without padding of a length, a body and
//! a check code.

use super::LinkError;
use data_encoding::BASE64URL_NOPAD;
use serde::Serialize;

/// CRC-16/IBM-SDLC (X.25): finds every accident of up to 16 bits in a row.
pub(super) const CHECK: crc::Crc<u16, crc::NoTable> =
    crc::Crc::<u16, crc::NoTable>::new(&crc::CRC_16_IBM_SDLC);
pub(super) const CHECK_BYTES: usize = 2;

/// The length in front takes so many bytes at most. It is below 2^16 on every machine, whatever its words are.
pub(super) const LENGTH_BYTES: usize = 3;

/// Plain numbers and bytes always serialise; should that ever fail, the link is short and says so.
pub(super) fn bytes_of<T: Serialize>(value: &T) -> Vec<u8> {
    postcard::to_allocvec(value).unwrap_or_default()
}

/// Whether a text begins like a link of the kind with this letter: the letter, digits, then nothing or a point.
pub(super) fn looks_like_one(letter: char, text: &str) -> bool {
    text.strip_prefix(letter).is_some_and(|rest| {
        let version = rest.split('.').next().unwrap_or("");
        !version.is_empty() && version.bytes().all(|byte| byte.is_ascii_digit())
    })
}

/// The link with a body.
pub(super) fn seal(version: &str, body: &[u8]) -> String {
    let mut bytes = bytes_of(&body.len());
    bytes.extend(body);
    bytes.extend(CHECK.checksum(&bytes).to_le_bytes());
    format!("{version}.{}", BASE64URL_NOPAD.encode(&bytes))
}

/// The body of a link of `version`, a letter and a number, with at most `longest` characters.
///
/// Allocates no more than the link is long. What the body says is still to be checked, and that it is sealed into
/// the same characters again.
pub(super) fn open(version: &str, link: &str, longest: usize) -> Result<Vec<u8>, LinkError> {
    if link.len() > longest {
        return Err(LinkError::TooLong(longest));
    }
    let (found, payload) = link.split_once('.').unwrap_or((link, ""));
    if version.starts_with(link) {
        return Err(LinkError::Truncated);
    }
    if found != version {
        return Err(if is_newer(version, found) { LinkError::Newer } else { LinkError::Altered });
    }
    if !payload.bytes().all(is_base64url) {
        return Err(LinkError::Altered);
    }
    if is_short(payload.as_bytes())? {
        return Err(LinkError::Truncated);
    }
    let bytes = BASE64URL_NOPAD.decode(payload.as_bytes()).map_err(|_| LinkError::Altered)?;
    unwrap(&bytes).ok_or(LinkError::Altered)
}

/// The body between a length and a check code that are right.
fn unwrap(bytes: &[u8]) -> Option<Vec<u8>> {
    if length(bytes) != Some(bytes.len()) {
        return None;
    }
    let (checked, code) = bytes.split_at_checked(bytes.len().checked_sub(CHECK_BYTES)?)?;
    if CHECK.checksum(checked).to_le_bytes() != code {
        return None;
    }
    let (_, body) = postcard::take_from_bytes::<u16>(checked).ok()?;
    Some(body.to_vec())
}

/// Number of bytes of the whole, as the first [`LENGTH_BYTES`] say; `None` if they say no length.
pub(super) fn length(head: &[u8]) -> Option<usize> {
    let (body, rest) = postcard::take_from_bytes::<u16>(head).ok()?;
    Some(head.len() - rest.len() + usize::from(body) + CHECK_BYTES)
}

/// Whether a version that is not ours is a later one: our letter and a whole number from 1, without leading zeros.
fn is_newer(ours: &str, found: &str) -> bool {
    let letter = ours.chars().next().unwrap_or_default();
    looks_like_one(letter, found) && !found.get(1..).is_some_and(|number| number.starts_with('0'))
}

/// Whether there are fewer characters than the length at their beginning asks for.
fn is_short(payload: &[u8]) -> Result<bool, LinkError> {
    // Every link is longer than the group of characters that its length stands in.
    let Some(head) = payload.get(..LENGTH_BYTES / 3 * 4) else {
        return Ok(true);
    };
    let bytes = BASE64URL_NOPAD.decode(head).ok().and_then(|head| length(&head)).ok_or(LinkError::Altered)?;
    Ok(payload.len() < BASE64URL_NOPAD.encode_len(bytes))
}

fn is_base64url(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_'
}
