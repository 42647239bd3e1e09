//! What goes into the addresses behind *Book a meeting* and *Write to us*, once the visitor wants it to.
//!
//! Nothing is sent from here: the text stands in the address that the visitor opens.

use super::summary;
use crate::report::Report;
use crate::text::Text;
use std::fmt::Write;

/// Mail programs take addresses of about 2,000 characters; some cut off what is longer.
pub const LONGEST_ADDRESS: usize = 1_900;

/// The text to hand over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Carried {
    /// What the message is about.
    pub subject: String,
    /// The summary, as many of its lines as fit.
    pub summary: String,
    /// The link, always whole.
    pub link: String,
    /// Whether lines had to be left out.
    pub shortened: bool,
}

/// The names of a booking address' parameters, where the deployer named them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Parameters {
    /// Takes the summary.
    pub summary: Option<String>,
    /// Takes the link.
    pub link: Option<String>,
}

impl Parameters {
    /// Whether the booking address takes anything at all.
    #[must_use]
    pub fn any(&self) -> bool {
        self.summary.is_some() || self.link.is_some()
    }
}

/// Whether a name may stand in an address as it is: letters, digits, `_`, `.` and `-` of ASCII.
#[must_use]
pub fn is_parameter_name(name: &str) -> bool {
    !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_.-".contains(&byte))
}

impl Carried {
    /// The summary and the link, so that every one of the addresses stays within [`LONGEST_ADDRESS`].
    ///
    /// Lines are left out from the end; the link is never shortened.
    #[must_use]
    pub fn new(report: &Report, link: &str, addresses: &[&str], text: &Text) -> Self {
        let mut lines = summary::lines(report, text);
        let mut over = Self {
            subject: summary::title(report, text),
            summary: lines.join("\n"),
            link: link.to_owned(),
            shortened: false,
        };
        while lines.len() > 1 && addresses.iter().any(|address| over.mail(address).len() > LONGEST_ADDRESS) {
            lines.pop();
            over.summary = lines.join("\n");
            over.shortened = true;
        }
        over
    }

    /// The whole text as it is handed over.
    #[must_use]
    pub fn body(&self) -> String {
        format!("{}\n\n{}", self.summary, self.link)
    }

    /// A mail address (`mailto:…`) with subject and text (RFC 6068).
    #[must_use]
    pub fn mail(&self, address: &str) -> String {
        let body = self.body().replace('\n', "\r\n");
        with_parameters(address, &[("subject", &self.subject), ("body", &body)])
    }

    /// A web address with the parameters that the deployer named.
    #[must_use]
    pub fn web(&self, address: &str, names: &Parameters) -> String {
        let named = [(&names.summary, &self.summary), (&names.link, &self.link)];
        let named: Vec<(&str, &str)> =
            named.into_iter().filter_map(|(name, value)| Some((name.as_deref()?, value.as_str()))).collect();
        with_parameters(address, &named)
    }
}

/// Adds parameters to an address: behind those it has, before its fragment.
fn with_parameters(address: &str, parameters: &[(&str, &str)]) -> String {
    let (address, fragment) = match address.split_once('#') {
        Some((address, fragment)) => (address, Some(fragment)),
        None => (address, None),
    };
    let mut out = address.to_owned();
    for (name, value) in parameters {
        if !out.contains('?') {
            out.push('?');
        } else if !out.ends_with(['?', '&']) {
            out.push('&');
        }
        out.push_str(name);
        out.push('=');
        percent_encode(&mut out, value);
    }
    if let Some(fragment) = fragment {
        out.push('#');
        out.push_str(fragment);
    }
    out
}

/// Everything but the unreserved characters of RFC 3986.
fn percent_encode(out: &mut String, text: &str) {
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            // Writing into a string can't fail.
            let _ = write!(out, "%{byte:02X}");
        }
    }
}
