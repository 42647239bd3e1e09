//! The start tags of a page and their attributes, whether a minifier has taken the quotes away or not.

use std::ops::Range;

/// Elements whose content is text in which nothing is a tag.
const RAW_TEXT: [&str; 4] = ["script", "style", "textarea", "title"];

/// A start tag and where it stands.
#[derive(Debug, PartialEq, Eq)]
pub struct Tag<'a> {
    /// From its `<` to after its `>`.
    pub place: Range<usize>,
    /// As it is written.
    pub name: &'a str,
    /// Names and values, without their quotes.
    pub attributes: Vec<(&'a str, &'a str)>,
}

impl<'a> Tag<'a> {
    /// Whether this is its name.
    pub fn is(&self, name: &str) -> bool {
        self.name.eq_ignore_ascii_case(name)
    }

    /// The value of an attribute, empty where it has none.
    pub fn get(&self, name: &str) -> Option<&'a str> {
        self.attributes.iter().find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| *value)
    }

    /// Whether it is a link of this kind.
    pub fn is_link(&self, rel: &str) -> bool {
        self.is("link")
            && self.get("rel").is_some_and(|value| {
                value.split_ascii_whitespace().any(|word| word.eq_ignore_ascii_case(rel))
            })
    }
}

/// All start tags, in order.
pub(super) fn tags(html: &str) -> Vec<Tag<'_>> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(rest) = html.get(at..) {
        let Some(open) = rest.find('<') else { break };
        let start = at + open;
        let inner = html.get(start + 1..).unwrap_or_default();
        if inner.starts_with("!--") {
            at = inner.find("-->").map_or(html.len(), |end| start + 1 + end + "-->".len());
            continue;
        }
        if !inner.starts_with(|letter: char| letter.is_ascii_alphabetic()) {
            at = start + 1;
            continue;
        }
        let tag = tag_at(html, start);
        at = tag.place.end;
        if RAW_TEXT.iter().any(|name| tag.is(name)) {
            at = end_of_raw_text(html, at, tag.name);
        }
        found.push(tag);
    }
    found
}

/// Where the end tag of the raw text element `name` starts, searched from `at`.
fn end_of_raw_text(html: &str, at: usize, name: &str) -> usize {
    let rest = html.get(at..).unwrap_or_default();
    rest.match_indices("</")
        .find(|(place, mark)| {
            rest.get(place + mark.len()..)
                .and_then(|after| after.get(..name.len()))
                .is_some_and(|word| word.eq_ignore_ascii_case(name))
        })
        .map_or(html.len(), |(place, _)| at + place)
}

/// The start tag whose `<` is at `start`.
fn tag_at(html: &str, start: usize) -> Tag<'_> {
    let text = html.get(start + 1..).unwrap_or_default();
    let (name, mut rest) = split_before(text, |letter| letter.is_ascii_whitespace() || "/>".contains(letter));
    let mut attributes = Vec::new();
    loop {
        rest = rest.trim_start_matches(|letter: char| letter.is_ascii_whitespace() || letter == '/');
        if rest.is_empty() {
            break;
        }
        if let Some(after) = rest.strip_prefix('>') {
            rest = after;
            break;
        }
        let (key, after) =
            split_before(rest, |letter| letter.is_ascii_whitespace() || "=/>".contains(letter));
        // A lone “=” is no name; passing over it keeps the loop going.
        rest = after;
        let Some(value) = rest.trim_ascii_start().strip_prefix('=') else {
            attributes.push((key, ""));
            continue;
        };
        let value = value.trim_ascii_start();
        let quote = value.chars().next().filter(|mark| matches!(mark, '"' | '\''));
        let (value, after) = match quote {
            Some(mark) => {
                let inner = value.get(1..).unwrap_or_default();
                inner.split_once(mark).unwrap_or((inner, ""))
            }
            None => split_before(value, |letter| letter.is_ascii_whitespace() || letter == '>'),
        };
        attributes.push((key, value));
        rest = after;
    }
    Tag { place: start..html.len() - rest.len(), name, attributes }
}

/// `text` split before the first letter that `stop` wants, or at its end.
fn split_before(text: &str, stop: impl Fn(char) -> bool) -> (&str, &str) {
    let at = text.find(stop).unwrap_or(text.len());
    text.split_at_checked(at).unwrap_or((text, ""))
}
