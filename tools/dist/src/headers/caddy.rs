//! A site for Caddy.

use std::fmt::Write as _;

use super::nginx::what_root_is;
use super::{Group, Headers, everywhere, made_by, missing};
use crate::site::Site;

/// The text of `Caddyfile`.
pub fn caddy(site: &Site, groups: &[Group]) -> String {
    let path = &site.path;
    let mut text: String = made_by().iter().map(|line| format!("# {line}\n")).collect();
    text.push_str(concat!(
        "#\n",
        "# The lines that end in “yours” are yours to change: with a host's name in place of :80, Caddy gets a\n",
        "# certificate for it by itself.\n",
        ":80 { # yours\n",
    ));
    let _ = writeln!(text, "\troot * /var/www/cre-readiness # {}, yours", what_root_is(path));
    text.push_str("\n\theader {\n");
    set_headers(&mut text, 2, &everywhere());
    text.push_str("\t\tVary Accept-Encoding\n\t}\n");
    for (at, group) in groups.iter().enumerate() {
        let expressions: Vec<String> =
            group.patterns.iter().map(|pattern| pattern.expression(path)).collect();
        let _ = writeln!(text, "\n\t# {}.", group.what);
        let _ = writeln!(text, "\t@group{at} {{\n\t\tpath_regexp `{}`", expressions.join("|"));
        // A file that is not there has none of its group's headers, or a host would keep its absence for a year.
        text.push_str("\t\tfile {path} {path}.html {path}index.html\n\t}\n");
        let _ = writeln!(text, "\theader @group{at} {{");
        set_headers(&mut text, 2, &group.headers);
        text.push_str("\t}\n");
    }
    text.push_str(concat!(
        "\n\t@other not method GET HEAD\n",
        "\theader @other Allow \"GET, HEAD\"\n",
        "\trespond @other 405\n",
        "\ttry_files {path} {path}.html\n",
        "\tfile_server {\n",
        "\t\tprecompressed br gzip\n",
        "\t\thide _headers _redirects .*\n",
        "\t}\n",
        "\thandle_errors {\n",
    ));
    text.push_str("\t\theader {\n");
    set_headers(&mut text, 3, &missing());
    let _ = writeln!(text, "\t\t}}\n\t\trewrite * {path}404.html");
    text.push_str("\t\tfile_server {\n\t\t\tprecompressed br gzip\n\t\t}\n\t}\n}\n");
    text
}

fn set_headers(text: &mut String, depth: usize, headers: &Headers) {
    for (name, value) in headers {
        let _ = writeln!(text, "{}{name} \"{value}\"", "\t".repeat(depth));
    }
}
