//! What stands on other people's pages: a page for each tool's frame with the scripts around the app in it, the loader
//! at its two addresses, and the page that makes snippets.

use std::fs;
use std::path::Path;

use crate::html;
use crate::oembed;
use crate::site::Site;
use crate::{read, read_bytes, write};

/// The attribute by which `index.html` marks the loader's script. It stands there for Trunk to minify it; no page of
/// ours runs it.
pub const LOADER_MARK: &str = "data-loader";

/// The same for the modules that run around the app in a frame.
pub const FRAME_MARK: &str = "data-frame";

/// The folder of everything that a frame's page has of its own. Its name is that of the protocol's version.
const FRAMES: &str = "embed/v1";

/// The version of the app, which the loader's immutable address has.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

/// What is put together.
pub struct Parts<'a> {
    /// The folder of the sources.
    pub source: &'a Path,
    /// The folder of the built site.
    pub staging: &'a Path,
    /// The finished `index.html`.
    pub index: &'a str,
    /// The address of the stylesheet, as `index.html` has it.
    pub style: &'a str,
    /// The loader below `staging`, under the name that Trunk gave it.
    pub loader: &'a str,
    /// The same of the frames' modules.
    pub modules: &'a [String],
    /// Where the site is deployed.
    pub site: &'a Site,
    /// The address that the sources name, which is that of a site nobody has said otherwise of.
    pub default_address: &'a str,
    /// Every tool and its title.
    pub titles: &'a [(&'static str, String)],
}

/// Puts the frame pages, their scripts, the loader and the snippets page into the built site.
pub fn put_together(parts: &Parts<'_>) -> Result<(), String> {
    let Parts { source, staging, index, site, titles, .. } = *parts;
    let embed = source.join("embed");
    let frames = folder(&staging.join(FRAMES))?;
    let preloads = modules(parts, &embed, &frames)?;
    let answers = folder(&staging.join("oembed"))?;
    for (tool, title) in titles {
        let link = oembed::link(tool, &site.address, title);
        let page = html::frame_page(index, tool, VERSION, &format!("{link}{preloads}"))?;
        write(&frames.join(format!("{tool}.html")), page.as_bytes())?;
        let answer = serde_json::to_vec(&oembed::answer(tool, index, &site.address, title))
            .map_err(|error| format!("Writing oembed/{tool}.json fails: {error}."))?;
        write(&answers.join(format!("{tool}.json")), &answer)?;
    }
    copy_all(&embed, &frames, |name| name == "protocol.schema.json")?;
    loader(parts)?;
    snippets(parts)
}

/// The modules under their own names, for they name each other. Gives the links by which a page has them all fetched at
/// once, not each after the one that imports it.
fn modules(parts: &Parts<'_>, sources: &Path, frames: &Path) -> Result<String, String> {
    let mut links = String::new();
    let mut names = Vec::new();
    for built in parts.modules {
        let name = own_name(built);
        rename(&parts.staging.join(built), &frames.join(&name))?;
        if name != ENTRY {
            links.push_str(&format!(r#"<link rel="modulepreload" href="./{name}">"#));
        }
        names.push(name);
    }
    match scripts_in(sources)?.iter().find(|name| *name != "loader.js" && !names.contains(name)) {
        Some(name) => Err(format!(
            "embed/{name} is not in index.html among the scripts with {FRAME_MARK}, so no frame would have it."
        )),
        None => Ok(links),
    }
}

/// The module that the page of a frame runs.
const ENTRY: &str = "frame.js";

/// The name of a script in the sources, from the one with a hash that Trunk gave it.
fn own_name(built: &str) -> String {
    let name = built.rsplit('/').next().unwrap_or(built);
    name.rsplit_once('-').map_or_else(|| name.to_owned(), |(own, _)| format!("{own}.js"))
}

fn scripts_in(folder: &Path) -> Result<Vec<String>, String> {
    let said = |error: std::io::Error| format!("Reading {} fails: {error}.", folder.display());
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).map_err(said)? {
        let name = entry.map_err(said)?.file_name().to_string_lossy().into_owned();
        if has_ending(&name, "js") {
            found.push(name);
        }
    }
    found.sort();
    Ok(found)
}

fn rename(from: &Path, to: &Path) -> Result<(), String> {
    fs::rename(from, to).map_err(|error| format!("Renaming {} fails: {error}.", from.display()))
}

/// The loader: the newest at an address that stays, and the same bytes at one that never changes.
fn loader(parts: &Parts<'_>) -> Result<(), String> {
    let built = parts.staging.join(parts.loader);
    // The minifier leaves a sign at the end of each block that nothing needs, and every byte counts here.
    let bytes = read(&built)?.trim_end().trim_end_matches(';').replace(";}", "}").into_bytes();
    write(&parts.staging.join(format!("{FRAMES}.js")), &bytes)?;
    let released = folder(&parts.staging.join("embed").join(VERSION))?;
    write(&released.join("loader.js"), &bytes)?;
    fs::remove_file(&built).map_err(|error| format!("Removing {} fails: {error}.", built.display()))
}

/// The stylesheet of the app as a page of ours beside it asks for it, before it has its name.
const STYLE_LINK: &str = r#"<link rel="stylesheet" href="style.css" />"#;

/// The page that makes snippets, where there is one.
fn snippets(parts: &Parts<'_>) -> Result<(), String> {
    let from = parts.source.join("embed/snippets");
    if !from.is_dir() {
        return Ok(());
    }
    let page = with_style(&read(&from.join("snippets.html"))?, "embed/snippets/snippets.html", parts.style)?;
    let page = html::with_version(&page, VERSION)?;
    let page = html::with_prefix(&page, parts.default_address, &parts.site.address);
    write(&parts.staging.join("snippets.html"), page.as_bytes())?;
    copy_all(&from, &folder(&parts.staging.join("snippets"))?, |name| {
        has_ending(name, "js") || has_ending(name, "css")
    })
}

/// The page that is shown where nothing is, at any depth: its addresses begin at the root of the host.
pub fn missing_page(staging: &Path, style: &str, path: &str) -> Result<(), String> {
    let file = staging.join("404.html");
    let page = with_style(&read(&file)?, "public/404.html", style)?;
    write(&file, html::with_prefix(&page, "./", path).as_bytes())
}

/// A page of ours beside the app, with the app's style.
fn with_style(page: &str, file: &str, style: &str) -> Result<String, String> {
    if !page.contains(STYLE_LINK) {
        return Err(format!("{file} lacks {STYLE_LINK}, so it would have no style."));
    }
    Ok(page.replace(STYLE_LINK, &format!(r#"<link rel="stylesheet" href="{style}" />"#)))
}

/// Copies the files of a folder that are wanted by their name.
fn copy_all(from: &Path, to: &Path, wanted: impl Fn(&str) -> bool) -> Result<(), String> {
    let said = |error: std::io::Error| format!("Reading {} fails: {error}.", from.display());
    for entry in fs::read_dir(from).map_err(said)? {
        let file = entry.map_err(said)?.path();
        if let Some(name) = file.file_name().and_then(|name| name.to_str()).filter(|name| wanted(name)) {
            write(&to.join(name), &read_bytes(&file)?)?;
        }
    }
    Ok(())
}

fn has_ending(name: &str, ending: &str) -> bool {
    Path::new(name).extension().is_some_and(|extension| extension == ending)
}

fn folder(path: &Path) -> Result<std::path::PathBuf, String> {
    fs::create_dir_all(path).map_err(|error| format!("Making {} fails: {error}.", path.display()))?;
    Ok(path.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_module_gets_its_own_name_back() {
        assert_eq!(own_name("theme-0123456789abcdef.js"), "theme.js");
        assert_eq!(own_name("two-words-0123456789abcdef.js"), "two-words.js");
        assert_eq!(own_name("theme.js"), "theme.js");
    }
}
