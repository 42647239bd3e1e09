//! A server for nginx.

use std::fmt::Write as _;

use super::{Group, Headers, everywhere, made_by, missing};
use crate::site::Site;

/// What each ending is. Files that are served compressed keep their type only where it names the signs itself.
const TYPES: [(&str, &str); 10] = [
    ("text/html; charset=utf-8", "html"),
    ("text/css; charset=utf-8", "css"),
    ("text/javascript; charset=utf-8", "js"),
    ("application/json", "json"),
    ("application/wasm", "wasm"),
    ("image/svg+xml", "svg"),
    ("image/png", "png"),
    ("text/plain; charset=utf-8", "txt"),
    ("application/x-brotli", "br"),
    ("application/gzip", "gz"),
];

/// The text of `nginx.conf`.
pub fn nginx(site: &Site, groups: &[Group]) -> String {
    let path = &site.path;
    let mut text: String = made_by().iter().map(|line| format!("# {line}\n")).collect();
    text.push_str(concat!(
        "#\n",
        "# It belongs into the http block, in Debian as a file in /etc/nginx/conf.d/. The lines that end in “yours” are\n",
        "# yours to change. Brotli takes a module (Debian: libnginx-mod-http-brotli-static); without it, take\n",
        "# “brotli_static” out.\n",
        "server {\n",
        "    listen 80; # yours\n",
        "    server_name _; # yours\n",
    ));
    let _ = writeln!(text, "    root /var/www/cre-readiness; # {}, yours", what_root_is(path));
    text.push_str(concat!(
        "\n",
        "    server_tokens off;\n",
        "    brotli_static on;\n",
        "    gzip_static on;\n",
        "    gzip_vary on;\n",
        "    default_type application/octet-stream;\n",
        "    types {\n",
    ));
    for (kind, ending) in TYPES {
        let _ = writeln!(text, "        \"{kind}\" {ending};");
    }
    text.push_str("    }\n\n    error_page 404 @missing;\n    location @missing {\n");
    add_headers(&mut text, &missing());
    add_headers(&mut text, &everywhere());
    let _ = writeln!(text, "        try_files {path}404.html =404;\n    }}\n");
    // People leave the last slash out.
    if let Some(folder) = path.strip_suffix('/').filter(|folder| !folder.is_empty()) {
        let _ = writeln!(text, "    absolute_redirect off;\n    location = {folder} {{");
        add_headers(&mut text, &everywhere());
        let _ = writeln!(text, "        return 301 {path};\n    }}\n");
    }
    text.push_str("    # What is meant for other hosts, and what is hidden.\n");
    text.push_str(
        "    location ~ \"/(_headers|_redirects)$|/\\.(?!well-known/)\" {\n        return 404;\n    }\n",
    );
    for group in groups {
        let _ = writeln!(text, "\n    # {}.", group.what);
        let expressions: Vec<String> =
            group.patterns.iter().map(|pattern| pattern.expression(path)).collect();
        let _ = writeln!(text, "    location ~ \"{}\" {{", expressions.join("|"));
        add_headers(&mut text, &group.headers);
        add_headers(&mut text, &everywhere());
        text.push_str("        try_files $uri $uri.html ${uri}index.html =404;\n    }\n");
    }
    text.push_str("\n    # All else.\n    location / {\n");
    add_headers(&mut text, &everywhere());
    text.push_str("        try_files $uri =404;\n    }\n}\n");
    text
}

/// What the folder on the line “root” is.
pub fn what_root_is(path: &str) -> String {
    match path.trim_matches('/') {
        "" => "dist".to_owned(),
        folder => format!("the folder that has dist in it as {folder}"),
    }
}

fn add_headers(text: &mut String, headers: &Headers) {
    for (name, value) in headers {
        let _ = writeln!(text, "        add_header {name} \"{value}\" always;");
    }
}
