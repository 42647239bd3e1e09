//! `_headers`, which Netlify, Cloudflare Pages and others read.
//!
//! Every file has a rule of its own, by its exact name: what a `*` in the middle of a name stands for differs from host
//! to host. The one `*` is that of `/*`.

use std::fmt::Write as _;

use super::pattern::{INDEX, PAGE};
use super::{Group, everywhere, made_by};
use crate::site::Site;

/// Cloudflare Pages reads no more rules: <https://developers.cloudflare.com/pages/configuration/headers/>.
const MOST_RULES: usize = 100;
/// Nor longer lines, in characters.
const LONGEST_LINE: usize = 2_000;

/// The text for the built site's files, named from its root with a slash first.
///
/// # Errors
/// A file in two groups; more or longer rules than hosts read.
pub fn netlify(site: &Site, groups: &[Group], files: &[String]) -> Result<String, String> {
    let folder = site.path.trim_end_matches('/');
    let mut text: String = made_by().iter().map(|line| format!("# {line}\n")).collect();
    let mut rules = vec![(format!("{folder}/*"), everywhere())];
    for file in files {
        let mut found =
            groups.iter().filter(|group| group.patterns.iter().any(|pattern| pattern.matches(file)));
        let Some(group) = found.next() else { continue };
        if found.next().is_some() {
            return Err(format!("{file} is in two groups of headers, and hosts would join or drop some."));
        }
        if file == INDEX {
            rules.push((format!("{folder}/"), group.headers.clone()));
        }
        if let Some(name) = file.strip_suffix(PAGE) {
            rules.push((format!("{folder}{name}"), group.headers.clone()));
        }
        rules.push((format!("{folder}{file}"), group.headers.clone()));
    }
    if rules.len() > MOST_RULES {
        return Err(format!(
            "_headers would have {} rules, but Cloudflare Pages reads {MOST_RULES} only.",
            rules.len()
        ));
    }
    for (path, headers) in rules {
        // Writing to a string never fails.
        let _ = writeln!(text, "{path}");
        for (name, value) in headers {
            let line = format!("  {name}: {value}");
            if line.chars().count() > LONGEST_LINE {
                return Err(format!(
                    "The {name} of {path} is longer than the {LONGEST_LINE} characters that Cloudflare Pages reads; name fewer embedders in {}.",
                    crate::site::FILE
                ));
            }
            let _ = writeln!(text, "{line}");
        }
    }
    Ok(text)
}
