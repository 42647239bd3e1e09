//! What a deployer says of the site: `deploy/site.toml`, read and checked.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::tool::TOOLS;

/// The file, as it is named in what is said about it.
pub const FILE: &str = "deploy/site.toml";

/// Where the site is deployed, and who may show it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Site {
    /// The absolute address of the full page, with a slash at its end.
    pub address: String,
    /// The folder of the site on its host, with a slash at both ends.
    #[serde(default = "root")]
    pub path: String,
    /// Who may show a tool in a frame, as sources of `frame-ancestors`.
    pub embedders: Vec<String>,
    /// The same for single tools, in place of `embedders`.
    #[serde(default)]
    pub embedders_of: BTreeMap<String, Vec<String>>,
}

fn root() -> String {
    "/".to_owned()
}

impl Site {
    /// The scheme and host of the address, such as `https://www.example.com`.
    pub fn origin(&self) -> &str {
        let host = self.address.find("://").map_or(0, |at| at + "://".len());
        let end = self
            .address
            .get(host..)
            .and_then(|rest| rest.find('/'))
            .map_or(self.address.len(), |at| host + at);
        self.address.get(..end).unwrap_or(&self.address)
    }

    /// Reads the file's text.
    ///
    /// # Errors
    /// The first thing that is wrong, as one sentence.
    pub fn read(text: &str) -> Result<Self, String> {
        let site: Self =
            toml::from_str(text).map_err(|error| format!("{FILE}: {}", error.to_string().trim()))?;
        if !is_address(&site.address) {
            return Err(format!(
                "{FILE}: the address “{}” is not like https://www.example.com/assessment/.",
                site.address
            ));
        }
        if !is_folder(&site.path) {
            return Err(format!("{FILE}: the path “{}” is not like / or /assessment/.", site.path));
        }
        check(&site.embedders)?;
        for (tool, embedders) in &site.embedders_of {
            if !TOOLS.contains(&tool.as_str()) {
                return Err(format!("{FILE}: there is no tool “{tool}”; there are {}.", TOOLS.join(", ")));
            }
            check(embedders)?;
        }
        Ok(site)
    }

    /// Who may show a tool in a frame.
    pub fn embedders_of(&self, tool: &str) -> &[String] {
        self.embedders_of.get(tool).unwrap_or(&self.embedders)
    }
}

/// Whether every entry is a source that `frame-ancestors` takes, and one that says no more than it seems to.
fn check(embedders: &[String]) -> Result<(), String> {
    if embedders.iter().any(|entry| entry == "*") && embedders.len() > 1 {
        return Err(format!("{FILE}: “*” already is every site, so it stands alone or not at all."));
    }
    match embedders.iter().find(|entry| *entry != "*" && !is_source(entry)) {
        Some(entry) => Err(format!(
            "{FILE}: the embedder “{entry}” is not like https://host, https://host:port or https://*.host."
        )),
        None => Ok(()),
    }
}

/// `https://host[:port]` or `https://*.host[:port]`; without encryption this machine only.
fn is_source(entry: &str) -> bool {
    if let Some(rest) = entry.strip_prefix("https://") {
        let (host, port) = split_port(rest);
        let host = host.strip_prefix("*.").unwrap_or(host);
        return is_host(host) && port.is_none_or(is_port);
    }
    entry.strip_prefix("http://").is_some_and(|rest| {
        let (host, port) = split_port(rest);
        ["localhost", "127.0.0.1"].contains(&host) && port.is_none_or(is_port)
    })
}

fn split_port(rest: &str) -> (&str, Option<&str>) {
    rest.split_once(':').map_or((rest, None), |(host, port)| (host, Some(port)))
}

fn is_port(port: &str) -> bool {
    port == "*" || (!port.starts_with('0') && port.parse::<u16>().is_ok() && !port.starts_with('+'))
}

/// Letters, digits and hyphens between dots; other scripts are written as browsers do, `xn--…`.
fn is_host(host: &str) -> bool {
    let is_label = |label: &str| {
        !label.is_empty()
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label.bytes().all(|sign| sign.is_ascii_alphanumeric() || sign == b'-')
    };
    host.len() <= 253 && host.split('.').all(is_label)
}

fn is_address(address: &str) -> bool {
    let rest = address.strip_prefix("https://");
    rest.and_then(|rest| rest.split_once('/')).is_some_and(|(host, path)| {
        let (host, port) = split_port(host);
        is_host(host)
            && port.is_none_or(|port| port != "*" && is_port(port))
            && is_folder(&format!("/{path}"))
    })
}

/// A path of plain signs with a slash at both ends: nothing in it means anything to a server's configuration.
fn is_folder(path: &str) -> bool {
    let plain = |sign: u8| sign.is_ascii_alphanumeric() || b"-_~.".contains(&sign);
    path == "/"
        || path.strip_prefix('/').and_then(|rest| rest.strip_suffix('/')).is_some_and(|rest| {
            rest.split('/').all(|part| !part.is_empty() && !part.starts_with('.') && part.bytes().all(plain))
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with(embedders: &str) -> Result<Site, String> {
        Site::read(&format!("address = \"https://a.example/x/\"\nembedders = {embedders}\n"))
    }

    #[test]
    fn the_file_that_is_shipped_is_right() {
        let site = Site::read(include_str!("../../../deploy/site.toml")).unwrap();
        assert_eq!(site.path, "/");
        assert!(site.embedders.iter().any(|entry| entry == "https://*.canvas.webflow.com"));
    }

    #[test]
    fn hosts_ports_and_subdomains_may_embed_and_this_machine_without_encryption() {
        for entry in [
            "https://www.customer.example",
            "https://customer.example:8443",
            "https://*.customer.example",
            "https://xn--bcher-kva.example",
            "http://localhost:*",
            "http://127.0.0.1:8080",
        ] {
            assert!(with(&format!("[{entry:?}]")).is_ok(), "{entry}");
        }
        assert!(with("['*']").is_ok(), "every site, where a deployer says so");
        assert!(with("[]").is_ok(), "nobody but the site itself");
    }

    #[test]
    fn an_entry_that_is_no_site_stops_the_build_with_its_name() {
        for entry in [
            "customer.example",
            "http://customer.example",
            "https://",
            "https://*",
            "https://*.",
            "https://*example.com",
            "https://a.*.example",
            "https://customer.example/",
            "https://customer.example/blog",
            "https://customer.example; script-src *",
            "https://customer.example https://other.example",
            "https://customer.example,",
            "https://customer.example:",
            "https://customer.example:http",
            "https://customer.example:99999",
            "https://-customer.example",
            "https://user@customer.example",
            "https://bücher.example",
            "http://localhost.evil.example:*",
            "'self'",
            "data:",
            "",
            "https://a.example\n/*",
        ] {
            let fault = with(&format!("[{entry:?}]")).unwrap_err();
            assert!(fault.contains(&format!("“{entry}”")), "{entry:?}: {fault}");
        }
    }

    #[test]
    fn every_site_stands_alone() {
        assert!(with("['*', 'https://a.example']").unwrap_err().contains("alone"));
    }

    #[test]
    fn a_tool_may_have_a_list_of_its_own() {
        let site = with("['https://b.example']\n[embedders_of]\non-call = ['https://c.example']").unwrap();
        assert_eq!(site.embedders_of("on-call"), ["https://c.example"]);
        assert_eq!(site.embedders_of("time"), ["https://b.example"]);
        let fault = with("[]\n[embedders_of]\noncall = []").unwrap_err();
        assert!(fault.contains("oncall") && fault.contains("on-call"), "{fault}");
        assert!(with("[]\n[embedders_of]\non-call = ['nobody']").unwrap_err().contains("nobody"));
    }

    #[test]
    fn an_address_is_absolute_and_ends_in_a_slash() {
        for address in [
            "http://a.example/",
            "https://a.example",
            "https://a.example/x",
            "/x/",
            "https://a b/",
            "https://a/\"/",
        ] {
            let fault = Site::read(&format!("address = {address:?}\nembedders = []")).unwrap_err();
            assert!(
                fault.contains(address.trim_end_matches('"')) || fault.contains("address"),
                "{address}: {fault}"
            );
        }
    }

    #[test]
    fn a_path_has_only_signs_that_mean_nothing_to_a_server() {
        for path in ["x", "/x", "x/", "//", "/a b/", "/a{b}/", "/../", "/.a/", "/$x/", "/a;b/", "/*/"] {
            let text = format!("address = 'https://a.example/'\nembedders = []\npath = {path:?}");
            assert!(Site::read(&text).unwrap_err().contains(path), "{path}");
        }
        let text = "address = 'https://a.example/'\nembedders = []\npath = '/tools/cre-readiness/'";
        assert_eq!(Site::read(text).unwrap().path, "/tools/cre-readiness/");
    }

    #[test]
    fn what_is_unknown_or_missing_is_named() {
        assert!(with("[]\nembeders = []").unwrap_err().contains("embeders"));
        assert!(Site::read("address = 'https://a.example/'").unwrap_err().contains("embedders"));
    }
}
