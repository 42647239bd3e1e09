//! The page of a frame: the built `index.html` once more, as it stands two folders down around one tool.

use super::{boot_script, edited, place_in};
use crate::html::tag::tags;

/// From a frame's page to the folder of the site.
pub const FRAME_BASE: &str = "../../";

/// `index` as the page that shows `tool` in a frame: it finds the files of the site, keeps out of search engines, runs
/// `frame.js` before the program, and hides the start screen unless the tool is all of them. `head` is put into its
/// head besides.
pub fn frame_page(index: &str, tool: &str, version: &str, head: &str) -> Result<String, String> {
    let mut edits = Vec::new();
    let (mut marked, mut start) = (false, false);
    for tag in tags(index) {
        let after_name = tag.place.start + 1 + tag.name.len();
        if tag.is("html") {
            marked = true;
            let text = format!(r#" data-embed="{tool}" data-base="{FRAME_BASE}" data-version="{version}""#);
            edits.push((after_name..after_name, text));
        }
        if tag.get("id") == Some("start") {
            start = true;
            if tool != crate::tool::ALL {
                edits.push((after_name..after_name, " hidden".to_owned()));
            }
        }
        for (name, value) in &tag.attributes {
            let is_address = ["href", "src"].iter().any(|key| name.eq_ignore_ascii_case(key))
                || name.get(..5).is_some_and(|start| start.eq_ignore_ascii_case("data-"));
            if is_address && value.starts_with("./") {
                let from = place_in(index, value);
                edits.push((from..from + "./".len(), FRAME_BASE.to_owned()));
            }
        }
    }
    if !marked {
        return Err("index.html has no <html>, so no frame's page can be made of it.".to_owned());
    }
    if !start {
        return Err("index.html has no id=\"start\", so a frame would show the start screen.".to_owned());
    }
    let boot = boot_script(index)?.place.start;
    let text = format!(
        r#"<meta name="robots" content="noindex">{head}<script type="module" src="./frame.js"></script>"#
    );
    edits.push((boot..boot, text));
    edits.sort_by_key(|(place, _)| (place.start, place.end));
    Ok(edited(index, edits))
}

/// A page of ours beside the app, told which version of it this is.
pub fn with_version(html: &str, version: &str) -> Result<String, String> {
    let tag = tags(html).into_iter().find(|tag| tag.is("html")).ok_or("A page has no <html>.")?;
    let place = tag.place.start + 1 + tag.name.len();
    Ok(edited(html, [(place..place, format!(r#" data-version="{version}""#))]))
}
