//! The name of a file, in which one `*` stands for any signs but a slash.

use std::fmt::Write as _;

/// A name below the root of the site, such as `/style-*.css`.
#[derive(Debug)]
pub struct Pattern(String);

impl Pattern {
    pub fn new(name: &str) -> Self {
        Self(name.to_owned())
    }

    /// Whether it stands for a file, named from the root of the site.
    pub fn matches(&self, name: &str) -> bool {
        let Some((before, after)) = self.0.split_once('*') else { return self.0 == name };
        name.strip_prefix(before)
            .and_then(|rest| rest.strip_suffix(after))
            .is_some_and(|between| !between.is_empty() && !between.contains('/'))
    }

    /// A regular expression for the paths under which the files are asked for, below the folder `path`: a page has
    /// two, with `.html` and without.
    pub fn expression(&self, path: &str) -> String {
        if self.0 == INDEX {
            // Some servers know it without its ending too.
            return format!("^{}(index(\\.html)?)?$", escaped(path));
        }
        let (name, ending) = match self.0.strip_suffix(PAGE) {
            Some(name) => (name, "(\\.html)?"),
            None => (self.0.as_str(), ""),
        };
        let name = escaped(name.trim_start_matches('/')).replace("\\*", "[^/]+");
        format!("^{}{name}{ending}$", escaped(path))
    }
}

/// The page that is also there under the name of its folder.
pub const INDEX: &str = "/index.html";
/// The ending of a page, without which hosts also serve it.
pub const PAGE: &str = ".html";

fn escaped(text: &str) -> String {
    text.chars().fold(String::new(), |mut all, sign| {
        // Writing to a string never fails.
        let _ = if sign.is_ascii_alphanumeric() || "/-_~".contains(sign) {
            write!(all, "{sign}")
        } else {
            write!(all, "\\{sign}")
        };
        all
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_star_is_anything_within_one_name() {
        let pattern = Pattern::new("/style-*.css");
        assert!(pattern.matches("/style-1.css") && pattern.matches("/style-full-1.css"));
        for name in ["/style-.css", "/style-1.css.br", "/deep/style-1.css", "/style-/1.css"] {
            assert!(!pattern.matches(name), "{name}");
        }
    }

    #[test]
    fn the_expression_is_anchored_and_knows_both_names_of_a_page() {
        assert_eq!(Pattern::new("/style-*.css").expression("/"), r"^/style-[^/]+\.css$");
        assert_eq!(Pattern::new("/embed/v1/time.html").expression("/a/"), r"^/a/embed/v1/time(\.html)?$");
        assert_eq!(Pattern::new("/index.html").expression("/a.b/"), r"^/a\.b/(index(\.html)?)?$");
    }
}
