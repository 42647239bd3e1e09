use super::*;

/// What a build stages: one of each kind, and the compressed copies of one.
const STAGED: [&str; 28] = [
    "/404.html",
    "/_headers",
    "/assessment-v1.schema.json",
    "/boot.js",
    "/boot.js.br",
    "/boot.js.gz",
    "/card.png",
    "/content-en-0123456789abcdef.txt",
    "/content-en-full-0123456789abcdef.txt",
    "/cre-readiness-0123.js",
    "/cre-readiness-0123_bg.wasm",
    "/cre-readiness-full-0123.js",
    "/cre-readiness-full-0123_bg.wasm",
    "/embed/0.1.0/loader.js",
    "/embed/v1.js",
    "/embed/v1/frame.js",
    "/embed/v1/on-call.html",
    "/embed/v1/protocol.schema.json",
    "/embed/v1/time.html",
    "/icon.svg",
    "/index.html",
    "/oembed/on-call.json",
    "/old.js",
    "/robots.txt",
    "/snippets.html",
    "/snippets/make.js",
    "/snippets/snippets.css",
    "/style-0123.css",
];

fn site(more: &str) -> Site {
    Site::read(&format!("address = 'https://a.example/'\nembedders = ['https://b.example']\n{more}")).unwrap()
}

fn staged() -> Vec<String> {
    STAGED.iter().map(|name| (*name).to_owned()).collect()
}

/// The rules of a `_headers` file: path, then its headers.
fn rules(text: &str) -> Vec<(&str, Vec<(&str, &str)>)> {
    let mut rules: Vec<(&str, Vec<(&str, &str)>)> = Vec::new();
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        match line.strip_prefix("  ") {
            Some(header) => rules.last_mut().unwrap().1.push(header.split_once(": ").unwrap()),
            None => rules.push((line, Vec::new())),
        }
    }
    rules
}

fn made(site: &Site) -> String {
    netlify(site, &groups(site), &staged()).unwrap()
}

/// The policy of a path, from a `_headers` file.
fn policy_of<'a>(text: &'a str, path: &str) -> &'a str {
    let rules = rules(text);
    let (_, headers) = rules.iter().find(|(name, _)| *name == path).unwrap();
    headers.iter().find(|(name, _)| *name == POLICY).unwrap().1
}

#[test]
fn every_file_of_the_site_is_in_one_group_and_compressed_copies_are_in_none() {
    let groups = groups(&site(""));
    for name in STAGED {
        let found = groups.iter().filter(|group| group.patterns.iter().any(|pattern| pattern.matches(name)));
        let wanted = usize::from(name != "/_headers" && !name.ends_with(".br") && !name.ends_with(".gz"));
        assert_eq!(found.count(), wanted, "{name}");
    }
}

#[test]
fn no_header_is_given_twice_for_a_path() {
    let text = made(&site(""));
    let rules = rules(&text);
    let (everywhere, others) = rules.split_first().unwrap();
    assert_eq!(everywhere.0, "/*");
    for (path, headers) in others {
        assert!(!path.contains(['*', ':']), "{path} is a name, not a pattern");
        assert_eq!(others.iter().filter(|(other, _)| other == path).count(), 1, "{path}");
        let mut names: Vec<&str> = headers.iter().chain(&everywhere.1).map(|(name, _)| *name).collect();
        names.sort_unstable();
        assert!(names.windows(2).all(|pair| pair[0] != pair[1]), "{path}: {names:?}");
    }
}

#[test]
fn a_page_has_its_headers_under_both_of_its_names() {
    let text = made(&site(""));
    for (short, long) in [
        ("/", "/index.html"),
        ("/snippets", "/snippets.html"),
        ("/404", "/404.html"),
        ("/embed/v1/on-call", "/embed/v1/on-call.html"),
    ] {
        assert_eq!(policy_of(&text, short), policy_of(&text, long));
    }
}

#[test]
fn a_frame_without_an_origin_of_its_own_may_load_the_site_by_its_name() {
    let site = site("");
    let text = netlify(&site, &groups(&site), &STAGED.map(str::to_owned)).unwrap();
    let policy = policy_of(&text, "/embed/v1/on-call.html").to_owned();
    let origin = site.origin();
    assert!(site.address.starts_with(&format!("{origin}/")), "{origin}");
    for directive in ["script-src", "style-src", "img-src", "font-src", "connect-src", "manifest-src"] {
        assert!(policy.contains(&format!("{directive} 'self' {origin}")), "{directive}: {policy}");
    }
    assert!(!policy_of(&text, "/index.html").contains(origin), "the full page has an origin");
}

#[test]
fn only_frames_may_be_framed_and_only_by_the_list() {
    let text = made(&site(""));
    let framed = "frame-ancestors 'self' https://b.example;";
    assert!(policy_of(&text, "/embed/v1/on-call.html").contains(framed));
    for (path, headers) in rules(&text).into_iter().filter(|(path, _)| *path != "/*") {
        let is_frame = path.starts_with("/embed/v1/") && !path.ends_with("js") && !path.ends_with("json");
        let refused = policy_of(&text, path).contains("frame-ancestors 'none'");
        assert_eq!(refused, !is_frame, "{path}");
        let denied = headers.iter().any(|(name, _)| *name == "X-Frame-Options");
        assert!(!(denied && is_frame), "{path}: it would refuse what the policy allows");
    }
}

#[test]
fn a_tool_with_a_list_of_its_own_has_a_policy_of_its_own_everywhere() {
    let site = site("[embedders_of]\non-call = ['https://c.example']\ntime = ['*']");
    let text = made(&site);
    assert!(policy_of(&text, "/embed/v1/on-call.html").contains("frame-ancestors 'self' https://c.example;"));
    assert!(policy_of(&text, "/embed/v1/time").contains("frame-ancestors *;"));
    for server in [nginx(&site, &groups(&site)), caddy(&site, &groups(&site))] {
        for wanted in ["'self' https://b.example;", "'self' https://c.example;", "frame-ancestors *;"] {
            assert_eq!(server.matches(wanted).count(), 1, "{wanted}");
        }
    }
}

#[test]
fn nothing_is_ever_kept_from_the_back_button_or_sent_to_another_scheme() {
    let text = made(&site(""));
    assert!(!text.contains("no-store") && !text.contains("upgrade-insecure-requests"));
    assert!(!text.contains("unsafe-inline") && !text.contains("'unsafe-eval'"));
}

#[test]
fn the_folder_of_the_site_stands_before_every_name() {
    let site = site("path = '/tools/cre/'");
    let text = made(&site);
    for (path, _) in rules(&text) {
        assert!(path.starts_with("/tools/cre/"), "{path}");
    }
    assert!(nginx(&site, &groups(&site)).contains(r"^/tools/cre/(index(\.html)?)?$"));
    assert!(nginx(&site, &groups(&site)).contains("try_files /tools/cre/404.html"));
    assert!(nginx(&site, &groups(&site)).contains("return 301 /tools/cre/;"), "the folder without its slash");
    assert!(caddy(&site, &groups(&site)).contains(r"^/tools/cre/boot\.js$"));
}

#[test]
fn what_cloudflare_pages_would_not_read_stops_the_build() {
    let long: Vec<String> = (0..120).map(|at| format!("'https://host-{at}.example'")).collect();
    let site_of_many =
        Site::read(&format!("address = 'https://a.example/'\nembedders = [{}]", long.join(", "))).unwrap();
    let fault = netlify(&site_of_many, &groups(&site_of_many), &staged()).unwrap_err();
    assert!(fault.contains("Content-Security-Policy of /embed/v1/") && fault.contains("2000"), "{fault}");

    let many: Vec<String> = (0..100).map(|at| format!("/style-{at}.css")).collect();
    let site = site("");
    assert!(netlify(&site, &groups(&site), &many).unwrap_err().contains("101 rules"));
}

#[test]
fn a_file_in_two_groups_stops_the_build() {
    let site = site("");
    let mut twice = groups(&site);
    twice.push(group("again", &["/boot.*"], Vec::new()));
    assert!(netlify(&site, &twice, &staged()).unwrap_err().contains("/boot.js is in two groups"));
}

#[test]
fn the_configurations_that_are_shipped_are_those_of_the_table() {
    let site = Site::read(include_str!("../../../../deploy/site.toml")).unwrap();
    let groups = groups(&site);
    assert!(
        include_str!("../../../../deploy/nginx.conf") == nginx(&site, &groups)
            && include_str!("../../../../deploy/Caddyfile") == caddy(&site, &groups),
        "deploy/ is older than the table or deploy/site.toml; “make dist” writes it anew"
    );
}

#[test]
fn the_development_server_sends_what_lets_all_pages_work_on_this_machine() {
    let trunk: toml::Table = include_str!("../../../../Trunk.toml").parse().unwrap();
    let sent = trunk["serve"]["headers"].as_table().unwrap();
    let wanted = development();
    assert_eq!(sent.len(), wanted.len());
    for (name, value) in wanted {
        assert_eq!(sent.get(name).and_then(toml::Value::as_str), Some(value.as_str()), "{name}");
    }
}
