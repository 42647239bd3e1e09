//! Rewriting of the built `index.html`: just enough of HTML to find its tags and their attributes,
//! whether a minifier has taken the quotes away or not.

mod frame;
mod tag;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;
use std::ops::Range;

pub use frame::{frame_page, with_version};
pub use tag::Tag;
use tag::tags;

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

/// The page with more attributes on the script that starts the program.
pub fn with_script_data(html: &str, data: &[(&str, String)]) -> Result<String, String> {
    let tag = boot_script(html)?;
    let place = tag.place.start + 1 + tag.name.len();
    let text: String = data.iter().map(|(name, value)| format!(r#" {name}="{value}""#)).collect();
    Ok(edited(html, [(place..place, text)]))
}

/// The page without the scripts that have the attribute `mark`, and the addresses of those.
pub fn without_scripts(html: &str, mark: &str) -> Result<(String, Vec<String>), String> {
    let (mut sources, mut places) = (Vec::new(), Vec::new());
    for tag in tags(html).into_iter().filter(|tag| tag.is("script") && tag.get(mark).is_some()) {
        let end = html.get(tag.place.end..).and_then(|rest| rest.find("</script>"));
        let end = end.ok_or_else(|| format!("<script {mark}> in index.html is not closed."))?;
        sources.push(tag.get("src").unwrap_or_default().to_owned());
        places.push((tag.place.start..tag.place.end + end + "</script>".len(), String::new()));
    }
    if sources.is_empty() {
        return Err(format!("index.html has no <script {mark}>."));
    }
    Ok((edited(html, places), sources))
}

/// The script that starts the program, which is the one with `data-wasm`.
fn boot_script(html: &str) -> Result<Tag<'_>, String> {
    tags(html).into_iter().find(|tag| tag.is("script") && tag.get("data-wasm").is_some()).ok_or_else(|| {
        "index.html has no script with data-wasm, so nothing would start the program.".to_owned()
    })
}

/// Where `part`, which is a part of `html`, starts in it.
fn place_in(html: &str, part: &str) -> usize {
    part.as_ptr().addr().saturating_sub(html.as_ptr().addr())
}

/// The page with more in its head, before the script that starts the program.
pub fn with_head(html: &str, text: &str) -> Result<String, String> {
    let place = boot_script(html)?.place.start;
    Ok(edited(html, [(place..place, text.to_owned())]))
}

/// The value of an attribute of the first element that is wanted.
pub fn value(html: &str, wanted: impl Fn(&Tag<'_>) -> bool, name: &str) -> Option<String> {
    tags(html).iter().find(|tag| wanted(tag)).and_then(|tag| tag.get(name)).map(unescaped)
}

/// The address by which the page names itself.
pub fn canonical(html: &str) -> Option<String> {
    value(html, |tag| tag.is_link("canonical"), "href").filter(|href| href.starts_with("https://"))
}

/// The page with another prefix on all addresses, in links and elsewhere, that begin with `from`.
pub fn with_prefix(html: &str, from: &str, to: &str) -> String {
    let all = tags(html);
    let edits = all
        .iter()
        .flat_map(|tag| &tag.attributes)
        .filter(|(name, value)| {
            ["href", "src", "content"].iter().any(|key| name.eq_ignore_ascii_case(key))
                && value.starts_with(from)
        })
        .map(|(_, value)| {
            let start = place_in(html, value);
            (start..start + from.len(), to.to_owned())
        });
    edited(html, edits)
}

/// Text as it stands in an attribute between double quotes.
pub fn escaped(text: &str) -> String {
    ENTITIES.iter().fold(text.to_owned(), |text, (sign, entity)| text.replace(sign, entity))
}

fn unescaped(text: &str) -> String {
    ENTITIES.iter().rev().fold(text.replace("&#39;", "'"), |text, (sign, entity)| text.replace(entity, sign))
}

/// The ampersand first: it begins the others.
const ENTITIES: [(&str, &str); 4] = [("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ("\"", "&quot;")];

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

/// Every file of its own site that the page refers to more than once as a stylesheet.
pub fn repeated(sheets: &[Stylesheet]) -> BTreeSet<&str> {
    let mut seen = BTreeSet::new();
    sheets.iter().map(|sheet| sheet.href.as_str()).filter(|href| !seen.insert(*href)).collect()
}
