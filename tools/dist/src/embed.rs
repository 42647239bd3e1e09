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
    let answers = folder(&staging.join("oembed"))?;
    for (tool, title) in titles {
        let link = oembed::link(tool, &site.address, title);
        let page = html::frame_page(index, tool, VERSION, &link)?;
        write(&frames.join(format!("{tool}.html")), page.as_bytes())?;
        let answer = serde_json::to_vec(&oembed::answer(tool, index, &site.address, title))
            .map_err(|error| format!("Writing oembed/{tool}.json fails: {error}."))?;
        write(&answers.join(format!("{tool}.json")), &answer)?;
    }
    copy_all(&embed, &frames, |name| {
        (has_ending(name, "js") && name != "loader.js") || name == "protocol.schema.json"
    })?;
    loader(parts)?;
    snippets(parts)
}

/// The loader: the newest at an address that stays, and the same bytes at one that never changes.
fn loader(parts: &Parts<'_>) -> Result<(), String> {
    let built = parts.staging.join(parts.loader);
    let bytes = read_bytes(&built)?;
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
