//! Rewriting of the built `index.html`: just enough of HTML to find its tags and their attributes,
//! whether a minifier has taken the quotes away or not.

use std::collections::BTreeSet;
use std::ops::Range;

/// Elements whose content is text in which nothing is a tag.
const RAW_TEXT: [&str; 4] = ["script", "style", "textarea", "title"];

/// A start tag and where it stands.
#[derive(Debug, PartialEq, Eq)]
struct Tag<'a> {
    place: Range<usize>,
    name: &'a str,
    attributes: Vec<(&'a str, &'a str)>,
}

impl<'a> Tag<'a> {
    fn is(&self, name: &str) -> bool {
        self.name.eq_ignore_ascii_case(name)
    }

    fn get(&self, name: &str) -> Option<&'a str> {
        self.attributes.iter().find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| *value)
    }

    fn is_link(&self, rel: &str) -> bool {
        self.is("link")
            && self.get("rel").is_some_and(|value| {
                value.split_ascii_whitespace().any(|word| word.eq_ignore_ascii_case(rel))
            })
    }
}

/// One stylesheet that the page asks for, in its place in the order.
#[derive(Debug, PartialEq, Eq)]
pub struct Stylesheet {
    /// The address as the page has it.
    pub href: String,
    /// The media query it is meant for, where it is not meant for all.
    pub media: Option<String>,
    place: Range<usize>,
}

/// The language of the page, from `<html lang>`.
pub fn language(html: &str) -> Option<&str> {
    tags(html)
        .into_iter()
        .find(|tag| tag.is("html"))
        .and_then(|tag| tag.get("lang"))
        .filter(|value| !value.is_empty())
}

/// The stylesheets of the page's own site, in the order of the page.
pub fn stylesheets(html: &str) -> Vec<Stylesheet> {
    tags(html)
        .into_iter()
        .filter(|tag| tag.is_link("stylesheet") && !tag.is_link("alternate"))
        .filter_map(|tag| {
            let href = tag.get("href").filter(|href| !is_elsewhere(href))?;
            Some(Stylesheet {
                href: href.to_owned(),
                media: tag
                    .get("media")
                    .map(str::trim)
                    .filter(|media| !media.is_empty() && !media.eq_ignore_ascii_case("all"))
                    .map(str::to_owned),
                place: tag.place,
            })
        })
        .collect()
}

/// The page with a single stylesheet at the place of the first of `sheets`, and the others gone.
pub fn with_one_stylesheet(html: &str, sheets: &[Stylesheet], href: &str) -> String {
    let edits = sheets.iter().enumerate().map(|(at, sheet)| {
        let link = if at == 0 { format!(r#"<link rel="stylesheet" href="{href}">"#) } else { String::new() };
        (sheet.place.clone(), link)
    });
    edited(html, edits)
}

/// The page with more attributes on the script that starts the program, which is the one with `data-wasm`.
pub fn with_script_data(html: &str, data: &[(&str, String)]) -> Result<String, String> {
    let script = tags(html).into_iter().find(|tag| tag.is("script") && tag.get("data-wasm").is_some());
    let tag = script.ok_or("index.html has no script with data-wasm, so nothing would start the program.")?;
    let place = tag.place.start + 1 + tag.name.len();
    let text: String = data.iter().map(|(name, value)| format!(r#" {name}="{value}""#)).collect();
    Ok(edited(html, [(place..place, text)]))
}

/// Whether an address leads to another site.
fn is_elsewhere(href: &str) -> bool {
    href.starts_with("//") || href.contains("://") || href.starts_with("data:")
}

/// `html` with each place replaced by its text; the places come in order and do not overlap.
fn edited(html: &str, edits: impl IntoIterator<Item = (Range<usize>, String)>) -> String {
    let mut result = String::with_capacity(html.len());
    let mut done = 0;
    for (place, text) in edits {
        result.push_str(html.get(done..place.start).unwrap_or_default());
        result.push_str(&text);
        done = place.end;
    }
    result.push_str(html.get(done..).unwrap_or_default());
    result
}

/// All start tags, in order.
fn tags(html: &str) -> Vec<Tag<'_>> {
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

/// Every file of its own site that the page refers to more than once as a stylesheet.
pub fn repeated(sheets: &[Stylesheet]) -> BTreeSet<&str> {
    let mut seen = BTreeSet::new();
    sheets.iter().map(|sheet| sheet.href.as_str()).filter(|href| !seen.insert(*href)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = concat!(
        "<!doctype html><html lang=\"en\"><head><title>A <link> in a title</title>",
        "<!-- <link rel=\"stylesheet\" href=\"no.css\"> -->",
        "<link rel=\"stylesheet\" href=\"./a-1.css\" integrity=\"sha384-x\"/>",
        "<meta name=\"x\" content=\"1 > 0\">",
        "<link rel=stylesheet href=./b-2.css>",
        "<script>const x = '<link rel=\"stylesheet\" href=\"no.css\">';</script>",
        "<link rel='stylesheet' media='print' href='./c-3.css'>",
        "<link rel=\"modulepreload\" href=\"./app.js\">",
        "<link rel=\"preload\" href=\"./app.wasm\" as=\"fetch\">",
        "</head><body><p>Text</p></body></html>",
    );

    #[test]
    fn stylesheets_are_found_in_order_whatever_their_quotes() {
        let found = stylesheets(PAGE);
        let hrefs: Vec<&str> = found.iter().map(|sheet| sheet.href.as_str()).collect();
        assert_eq!(hrefs, ["./a-1.css", "./b-2.css", "./c-3.css"]);
        assert_eq!(found[2].media.as_deref(), Some("print"));
    }

    #[test]
    fn stylesheets_in_comments_scripts_and_titles_are_none() {
        let page = "<title><link rel=stylesheet href=a.css></title><!--<link rel=stylesheet href=b.css>-->";
        assert_eq!(stylesheets(page), []);
    }

    #[test]
    fn stylesheets_of_other_sites_and_alternates_stay_as_they_are() {
        let page = concat!(
            "<link rel=stylesheet href=https://example.org/a.css>",
            "<link rel=stylesheet href=//example.org/b.css>",
            "<link rel=\"alternate stylesheet\" href=c.css>",
        );
        assert_eq!(stylesheets(page), []);
        assert_eq!(with_one_stylesheet(page, &[], "s.css"), page);
    }

    #[test]
    fn one_link_stands_where_the_first_stylesheet_stood() {
        let merged = with_one_stylesheet(PAGE, &stylesheets(PAGE), "./style-9.css");
        assert_eq!(merged.matches("style-9.css").count(), 1);
        assert!(merged.contains("--><link rel=\"stylesheet\" href=\"./style-9.css\"><meta"));
        assert!(!merged.contains("-1.css") && !merged.contains("-2.css") && !merged.contains("-3.css"));
        assert!(merged.contains("const x = '<link rel=\"stylesheet\" href=\"no.css\">'"));
    }

    #[test]
    fn all_else_in_the_page_is_kept_letter_by_letter() {
        let merged = with_one_stylesheet(PAGE, &stylesheets(PAGE), "S");
        let expected = PAGE
            .replace(
                "<link rel=\"stylesheet\" href=\"./a-1.css\" integrity=\"sha384-x\"/>",
                "<link rel=\"stylesheet\" href=\"S\">",
            )
            .replace("<link rel=stylesheet href=./b-2.css>", "")
            .replace("<link rel='stylesheet' media='print' href='./c-3.css'>", "");
        assert_eq!(merged, expected);
    }

    #[test]
    fn the_script_that_starts_the_program_is_told_more() {
        let html = "<head><script src=other.js></script><script type=module src=boot.js data-js=a data-wasm=b></script>";
        let page = with_script_data(html, &[("data-words", "./c.txt".to_owned())]).unwrap();
        assert_eq!(
            page,
            html.replace("<script type", "<script data-words=\"./c.txt\" type"),
            "the other script stays as it is"
        );
    }

    #[test]
    fn a_page_that_starts_no_program_is_refused() {
        assert!(with_script_data("<script src=other.js></script>", &[]).unwrap_err().contains("data-wasm"));
    }

    #[test]
    fn the_language_is_that_of_the_html_element() {
        assert_eq!(language(PAGE), Some("en"));
        assert_eq!(language("<!doctype html><html lang=de-CH><p lang=fr>"), Some("de-CH"));
        assert_eq!(language("<html><p lang=fr>"), None);
    }

    #[test]
    fn broken_markup_ends_the_search_and_never_panics() {
        for page in [
            "<",
            "<a",
            "<a b",
            "<a b=",
            "<a b=\"",
            "<!--",
            "<script>",
            "</",
            "<link rel",
            "<a = >",
            "<é>",
            "<a é='ü",
        ] {
            let _ = stylesheets(page);
            let _ = language(page);
            let _ = with_script_data(page, &[("data-words", String::new())]);
        }
    }

    #[test]
    fn a_stylesheet_named_twice_is_noticed() {
        let page = "<link rel=stylesheet href=a.css><link rel=stylesheet href=b.css><link rel=stylesheet href=a.css>";
        assert_eq!(repeated(&stylesheets(page)).into_iter().collect::<Vec<_>>(), ["a.css"]);
    }
}
