//! Finishes a build of the app. Trunk runs this after each build, on the files it has staged:
//!
//! - the content is compiled and its data files are put beside the app;
//! - all stylesheets of `index.html` become two: one for the page, one for the full program;
//! - the full program is named by its content;
//! - the boot script is told its files and the data files of the page's language;
//! - what stands on other people's pages is put together: frame pages, loader, snippets, oEmbed;
//! - the address of `deploy/site.toml` is written into the pages, and what hosts serve each file with into `_headers`,
//!   `deploy/nginx.conf` and `deploy/Caddyfile`;
//! - for a release, `.br` and `.gz` are written beside every file worth it.

mod compress;
mod embed;
mod headers;
mod html;
mod oembed;
mod site;
mod tool;

use std::env;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use site::Site;

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => {
            eprintln!("{sentence}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<(), String> {
    let staging = PathBuf::from(variable("TRUNK_STAGING_DIR")?);
    let source = PathBuf::from(variable("TRUNK_SOURCE_DIR")?);
    let base = base(&env::var("TRUNK_PUBLIC_URL").unwrap_or_default());

    let compiled = cre_content::compile(&source.join("content"))
        .map_err(|faults| format!("The content has faults:\n  {}", faults.join("\n  ")))?;
    for file in compiled.files.iter().chain(&compiled.first_files) {
        write(&staging.join(&file.name), &file.bytes)?;
    }

    let site = Site::read(&read(&source.join(site::FILE))?)?;
    let index = staging.join("index.html");
    let page = read(&index)?;
    let default_address = html::canonical(&page).ok_or("index.html has no canonical address.")?;
    let page = html::with_prefix(&page, &default_address, &site.address);
    let (page, loader) = html::without_scripts(&page, embed::LOADER_MARK)?;
    let (page, modules) = html::without_scripts(&page, embed::FRAME_MARK)?;
    let staged = |addresses: &[String]| -> Vec<String> {
        addresses.iter().map(|address| below_base(address, &base).to_owned()).collect()
    };
    let (page, [style, full_style]) = two_stylesheets(&page, &staging, &base)?;
    let words = data_file(&page, &compiled.first_files)?;
    let full_words = data_file(&page, &compiled.files)?;
    let titles = titles(&page, &source)?;
    let [js, wasm] = full_program(&staging)?;
    let page = html::with_script_data(
        &page,
        &[
            ("data-words", format!("{base}{words}")),
            ("data-full-js", format!("{base}{js}")),
            ("data-full-wasm", format!("{base}{wasm}")),
            ("data-full-style", full_style),
            ("data-full-words", format!("{base}{full_words}")),
        ],
    )?;
    embed::put_together(&embed::Parts {
        source: &source,
        staging: &staging,
        index: &page,
        style: &style,
        loader: &staged(&loader).concat(),
        modules: &staged(&modules),
        site: &site,
        default_address: &default_address,
        titles: &titles,
    })?;
    let links: String = titles
        .iter()
        .filter(|(tool, _)| *tool == tool::ALL)
        .map(|(tool, title)| oembed::link(tool, &site.address, title))
        .collect();
    write(&index, html::with_head(&page, &links)?.as_bytes())?;
    embed::missing_page(&staging, &style, &site.path)?;
    deployment(&source, &staging, &site)?;

    if env::var("TRUNK_PROFILE").is_ok_and(|profile| profile == "release") {
        compress::compress_all(&staging)?;
    }
    Ok(())
}

/// Writes what hosts read: `_headers` beside the files it names, and the configurations of servers, which say the same
/// by patterns, into the sources. Those are left alone where they say it already, so that nothing that watches the
/// sources sees a change.
fn deployment(source: &Path, staging: &Path, site: &Site) -> Result<(), String> {
    let groups = headers::groups(site);
    let mut files = Vec::new();
    for file in compress::files_below(staging)? {
        let below = file.strip_prefix(staging).map_err(|error| format!("{}: {error}.", file.display()))?;
        let parts: Vec<_> = below.iter().map(|part| part.to_string_lossy()).collect();
        files.push(format!("/{}", parts.join("/")));
    }
    write(&staging.join("_headers"), headers::netlify(site, &groups, &files)?.as_bytes())?;
    for (name, text) in
        [("nginx.conf", headers::nginx(site, &groups)), ("Caddyfile", headers::caddy(site, &groups))]
    {
        let file = source.join("deploy").join(name);
        if fs::read_to_string(&file).ok().as_ref() != Some(&text) {
            write(&file, text.as_bytes())?;
        }
    }
    Ok(())
}

/// Every tool and its title, in the language of the page.
fn titles(page: &str, source: &Path) -> Result<Vec<(&'static str, String)>, String> {
    let language = html::language(page).unwrap_or(cre_content::REFERENCE_LANGUAGE);
    oembed::titles(&read(&source.join(format!("content/{language}.toml")))?)
}

/// The medium by which `index.html` marks the stylesheets of the full program; there is none of that name, so the page
/// itself never applies them.
const FULL: &str = "full";

/// Merges the stylesheets of the page into one file, and those of the full program into another. Gives the page, which
/// asks for the first only, and the addresses of both.
fn two_stylesheets(page: &str, staging: &Path, base: &str) -> Result<(String, [String; 2]), String> {
    let sheets = html::stylesheets(page);
    if let Some(href) = html::repeated(&sheets).first() {
        return Err(format!("index.html asks for the stylesheet {href} twice."));
    }
    let of_full = |sheet: &&html::Stylesheet| sheet.media.as_deref() == Some(FULL);
    let first = merged(sheets.iter().filter(|sheet| !of_full(sheet)), staging, base, "style")?;
    let full = merged(sheets.iter().filter(of_full), staging, base, "style-full")?;
    Ok((html::with_one_stylesheet(page, &sheets, &first), [first, full]))
}

/// The address of a file, named by its content, that holds some stylesheets in place of their own files.
fn merged<'a>(
    sheets: impl Iterator<Item = &'a html::Stylesheet>,
    staging: &Path,
    base: &str,
    name: &str,
) -> Result<String, String> {
    let mut merged = String::new();
    for sheet in sheets {
        let file = staging.join(below_base(&sheet.href, base));
        let text = read(&file)?;
        let text = text.trim();
        let written = match sheet.media.as_deref().filter(|media| *media != FULL) {
            Some(media) => writeln!(merged, "@media {media}{{{text}}}"),
            None => writeln!(merged, "{text}"),
        };
        written.map_err(|error| format!("Merging the stylesheets fails: {error}."))?;
        fs::remove_file(&file).map_err(|error| format!("Removing {} fails: {error}.", file.display()))?;
    }
    let name = format!("{name}-{:016x}.css", hash(merged.as_bytes()));
    write(&staging.join(&name), merged.as_bytes())?;
    Ok(format!("{base}{name}"))
}

/// The full program's script and WebAssembly, renamed by their content: Trunk names only what the page loads so.
fn full_program(staging: &Path) -> Result<[String; 2], String> {
    let wasm = read_bytes(&staging.join("cre-readiness-full_bg.wasm"))?;
    let script = staging.join("cre-readiness-full.js");
    let hash = hash(&[wasm.as_slice(), read(&script)?.as_bytes()].concat());
    let names =
        [format!("cre-readiness-full-{hash:016x}.js"), format!("cre-readiness-full-{hash:016x}_bg.wasm")];
    for (from, to) in [&script, &staging.join("cre-readiness-full_bg.wasm")].into_iter().zip(&names) {
        fs::rename(from, staging.join(to))
            .map_err(|error| format!("Renaming {} fails: {error}.", from.display()))?;
    }
    Ok(names)
}

/// The data file in the language of the page.
fn data_file<'a>(page: &str, files: &'a [cre_content::DataFile]) -> Result<&'a str, String> {
    let language =
        html::language(page).ok_or("index.html does not say its language: <html lang=\"…\"> is missing.")?;
    files
        .iter()
        .find(|file| file.language.eq_ignore_ascii_case(language))
        .map(|file| file.name.as_str())
        .ok_or_else(|| format!("index.html is in the language “{language}”, but there is no content in it."))
}

/// The public address of the site, with a slash at its end.
fn base(public_url: &str) -> String {
    match public_url {
        "" => "./".to_owned(),
        address if address.ends_with('/') => address.to_owned(),
        address => format!("{address}/"),
    }
}

/// The path of a file in the staged site, from its address in the page.
fn below_base<'a>(href: &'a str, base: &str) -> &'a str {
    let path = href.split(['?', '#']).next().unwrap_or(href);
    let path = path.strip_prefix(base).unwrap_or(path);
    path.strip_prefix("./").unwrap_or(path).trim_start_matches('/')
}

/// FNV-1a: a short name for the content of a file, the same on every machine.
fn hash(bytes: &[u8]) -> u64 {
    bytes
        .iter()
        .fold(0xcbf2_9ce4_8422_2325, |sum, byte| (sum ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3))
}

fn variable(name: &str) -> Result<String, String> {
    env::var(name).map_err(|_| format!("{name} is not set; this program is run by Trunk, after a build."))
}

fn read(file: &Path) -> Result<String, String> {
    fs::read_to_string(file).map_err(|error| format!("Reading {} fails: {error}.", file.display()))
}

fn read_bytes(file: &Path) -> Result<Vec<u8>, String> {
    fs::read(file).map_err(|error| format!("Reading {} fails: {error}.", file.display()))
}

fn write(file: &Path, bytes: &[u8]) -> Result<(), String> {
    fs::write(file, bytes).map_err(|error| format!("Writing {} fails: {error}.", file.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stylesheet_is_found_in_the_staged_files_whatever_the_public_address() {
        assert_eq!(below_base("./a.css", "./"), "a.css");
        assert_eq!(below_base("/a.css", "/"), "a.css");
        assert_eq!(below_base("/site/a.css", "/site/"), "a.css");
        assert_eq!(below_base("a.css?v=1", "./"), "a.css");
    }

    #[test]
    fn the_public_address_always_ends_in_a_slash() {
        assert_eq!(base(""), "./");
        assert_eq!(base("/site"), "/site/");
        assert_eq!(base("./"), "./");
    }

    #[test]
    fn the_hash_is_that_of_the_published_test_vectors() {
        assert_eq!(hash(b""), 0xcbf2_9ce4_8422_2325);
        assert_eq!(hash(b"foobar"), 0x8594_4171_f739_67e8);
    }
}
