//! What each file of the built site is served with: one table, and what three kinds of hosts read made from it.
//!
//! The groups are disjoint, and each holds all of its headers: hosts differ in what they do with a header that two
//! rules give (Cloudflare Pages joins the values, others take one of them), so none is ever given twice.

mod caddy;
mod netlify;
mod nginx;
mod pattern;

pub use caddy::caddy;
pub use netlify::netlify;
pub use nginx::nginx;
use pattern::Pattern;

use crate::embed::VERSION;
use crate::site::Site;
use crate::tool::TOOLS;

/// Headers by name, in the order in which they are written.
pub type Headers = Vec<(&'static str, String)>;

/// Files that are served with the same headers.
#[derive(Debug)]
pub struct Group {
    /// What they are, for a comment.
    pub what: &'static str,
    /// Their names in the built site.
    patterns: Vec<Pattern>,
    /// All headers besides those of [`everywhere`].
    pub headers: Headers,
}

const POLICY: &str = "Content-Security-Policy";
const CACHE: &str = "Cache-Control";

/// Asked for again each time; an unchanged file is not sent again.
const REVALIDATED: &str = "no-cache";
/// The name has a hash of the content, or a version.
const NEVER_CHANGES: &str = "public, max-age=31536000, immutable";
/// Everybody has a new loader within an hour of its release, and no page waits for it: for a day, the one at hand is
/// used while the new one is fetched. The protocol's version is agreed on, so an older one works.
const EVERGREEN: &str = "public, max-age=3600, stale-while-revalidate=86400";
/// Pictures and the like, which change seldom and break nothing when they do.
const A_DAY: &str = "public, max-age=86400";

/// What everything is served with, also a file that is not there.
pub fn everywhere() -> Headers {
    vec![
        ("X-Content-Type-Options", "nosniff".to_owned()),
        ("Referrer-Policy", "no-referrer".to_owned()),
        // Two years. Subdomains and browsers' built-in lists are for the owner of the domain to decide.
        ("Strict-Transport-Security", "max-age=63072000".to_owned()),
    ]
}

/// The table.
pub fn groups(site: &Site) -> Vec<Group> {
    let mut groups = vec![
        group("The full page", &["/index.html"], page(policy(APP, "'none'"))),
        group("The page that makes snippets", &["/snippets.html"], page(policy(SNIPPETS, "'none'"))),
        group("What is shown where nothing is", &["/404.html"], missing()),
    ];
    groups.extend(frame_groups(site));
    groups.extend([
        group(
            "Names that change with the content",
            &[
                "/cre-readiness-*.js",
                "/cre-readiness-*.wasm",
                "/style-*.css",
                "/content-*.txt",
                "/embed/*/loader.js",
            ],
            file(NEVER_CHANGES),
        ),
        group("The newest loader", &["/embed/v1.js"], file(EVERGREEN)),
        group(
            "What changes under the same name",
            &[
                "/boot.js",
                "/old.js",
                "/embed/v1/*.js",
                "/embed/v1/*.json",
                "/snippets/*.js",
                "/snippets/*.css",
                "/oembed/*.json",
            ],
            file(REVALIDATED),
        ),
        group(
            "What seldom changes",
            &["/card.png", "/icon.png", "/icon.svg", "/robots.txt", "/assessment-v1.schema.json"],
            file(A_DAY),
        ),
    ]);
    groups
}

/// The pages of the frames; those that the same sites may show are one group.
fn frame_groups(site: &Site) -> Vec<Group> {
    let mut found: Vec<(&[String], Vec<String>)> = Vec::new();
    for tool in TOOLS {
        let embedders = site.embedders_of(tool);
        let name = format!("/embed/v1/{tool}.html");
        match found.iter_mut().find(|(others, _)| *others == embedders) {
            Some((_, names)) => names.push(name),
            None => found.push((embedders, vec![name])),
        }
    }
    found
        .into_iter()
        .map(|(embedders, names)| {
            let names: Vec<&str> = names.iter().map(String::as_str).collect();
            let policy = policy(&named(site), &ancestors(embedders));
            group("Pages for frames on other sites", &names, frame(policy))
        })
        .collect()
}

/// What a frame may load: from the site, which is also called by its name. In a frame without an origin of its own (sandbox
/// without allow-same-origin), WebKit takes `'self'` for that origin, which is no site at all (WebKit bug 316847).
fn named(site: &Site) -> Vec<String> {
    let origin = site.origin();
    APP.iter().map(|directive| directive.replace("'self'", &format!("'self' {origin}"))).collect()
}

/// Who may show a page in a frame: the site itself, for the preview of the snippets, and the embedders.
fn ancestors(embedders: &[String]) -> String {
    if embedders.iter().any(|entry| entry == "*") {
        return "*".to_owned();
    }
    std::iter::once("'self'").chain(embedders.iter().map(String::as_str)).collect::<Vec<_>>().join(" ")
}

/// What the development server sends for every path, since it knows one set of headers only: that under which the app,
/// its frames and the page of snippets all work on one's own machine. `Trunk.toml` has it, and a test compares the two.
#[cfg(test)]
fn development() -> Headers {
    let loads: Vec<String> =
        APP.iter().map(|directive| directive.replace("frame-src 'none'", "frame-src 'self'")).collect();
    let mut headers = frame(policy(&loads, "'self' http://localhost:* http://127.0.0.1:*"));
    headers.extend(everywhere());
    headers.retain(|(name, _)| ![CACHE, "Strict-Transport-Security"].contains(name));
    headers
}

fn group(what: &'static str, names: &[&str], headers: Headers) -> Group {
    Group { what, patterns: names.iter().map(|name| Pattern::new(name)).collect(), headers }
}

/// A page of its own: nobody frames it, and it keeps to itself.
fn page(policy: String) -> Headers {
    vec![
        (POLICY, policy),
        ("Permissions-Policy", PERMISSIONS.to_owned()),
        ("X-Frame-Options", "DENY".to_owned()),
        ("Cross-Origin-Opener-Policy", "same-origin".to_owned()),
        ("Cross-Origin-Resource-Policy", "same-origin".to_owned()),
        (CACHE, REVALIDATED.to_owned()),
    ]
}

/// What is shown where nothing is, under whatever address.
pub fn missing() -> Headers {
    page(plain_policy(&["style-src 'self'", "img-src 'self'"]))
}

/// A page in a frame on another site, also on one that isolates itself (Cross-Origin-Embedder-Policy).
fn frame(policy: String) -> Headers {
    vec![
        (POLICY, policy),
        ("Permissions-Policy", PERMISSIONS.to_owned()),
        ("Cross-Origin-Embedder-Policy", "require-corp".to_owned()),
        ("Cross-Origin-Resource-Policy", "cross-origin".to_owned()),
        ("Access-Control-Allow-Origin", "*".to_owned()),
        (CACHE, REVALIDATED.to_owned()),
    ]
}

/// A file that pages load. A frame without an origin of its own (sandbox without allow-same-origin) is another site to
/// it, hence the two headers that let all sites read it: there is nothing in it that not everybody may have.
fn file(cache: &str) -> Headers {
    vec![
        (POLICY, plain_policy(&[])),
        ("Cross-Origin-Resource-Policy", "cross-origin".to_owned()),
        ("Access-Control-Allow-Origin", "*".to_owned()),
        (CACHE, cache.to_owned()),
    ]
}

/// What the app's page may load.
const APP: &[&str] = &[
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "worker-src 'none'",
    "frame-src 'none'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
];

/// What the page of snippets may load: frames of the site for the preview, and the loader as text for its hash.
const SNIPPETS: &[&str] = &[
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "frame-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
];

/// A policy in which no text ever becomes markup or script.
fn policy(loads: &[impl AsRef<str>], ancestors: &str) -> String {
    let mut directives: Vec<String> = loads.iter().map(|directive| directive.as_ref().to_owned()).collect();
    directives.push(format!("frame-ancestors {ancestors}"));
    directives.push("require-trusted-types-for 'script'".to_owned());
    directives.push("trusted-types 'none'".to_owned());
    directives.join("; ")
}

/// A policy for what runs nothing.
fn plain_policy(loads: &[&str]) -> String {
    let mut directives = vec!["default-src 'none'"];
    directives.extend(loads);
    directives.extend(["base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'"]);
    directives.join("; ")
}

/// What a browser lets the pages do. In a frame, what is `self` here needs the host's `allow` besides. Sharing is
/// `self` wherever it is known; named here, Chromium on Linux would complain that it isn't.
const PERMISSIONS: &str = "accelerometer=(), browsing-topics=(), camera=(), clipboard-read=(), clipboard-write=(self), display-capture=(), fullscreen=(self), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=()";

/// The first lines of a generated file, without the sign that begins a comment.
fn made_by() -> [String; 2] {
    [
        format!("Made by tools/dist ({VERSION}) from its table of headers and deploy/site.toml."),
        "Each build writes it anew: change those two.".to_owned(),
    ]
}

#[cfg(test)]
mod tests;
