use super::*;

const PAGE: &str = concat!(
    "<!doctype html><html lang=\"en\"><head><title>A <link> in a title</title>",
    "<!-- <link rel=\"stylesheet\" href=\"no.css\"> -->",
    "<link rel=\"stylesheet\" href=\"./a-1.css\" integrity=\"sha384-x\"/>",
    "<meta name=\"x\" content=\"1 > 0\">",
    "<link rel=stylesheet href=./b-2.css>",
    "<script>const x = '<link rel=\"stylesheet\" href=\"no.css\">';</script>",
    "<link rel='stylesheet' media='print' href='./c-3.css'>",
    "<link rel=\"modulepreload\" href=\"./app.js\">",
    "<link rel=\"preload\" href=\"./app.wasm\" as=\"fetch\">",
    "</head><body><p>Text</p></body></html>",
);

#[test]
fn stylesheets_are_found_in_order_whatever_their_quotes() {
    let found = stylesheets(PAGE);
    let hrefs: Vec<&str> = found.iter().map(|sheet| sheet.href.as_str()).collect();
    assert_eq!(hrefs, ["./a-1.css", "./b-2.css", "./c-3.css"]);
    assert_eq!(found[2].media.as_deref(), Some("print"));
}

#[test]
fn stylesheets_in_comments_scripts_and_titles_are_none() {
    let page = "<title><link rel=stylesheet href=a.css></title><!--<link rel=stylesheet href=b.css>-->";
    assert_eq!(stylesheets(page), []);
}

#[test]
fn stylesheets_of_other_sites_and_alternates_stay_as_they_are() {
    let page = concat!(
        "<link rel=stylesheet href=https://example.org/a.css>",
        "<link rel=stylesheet href=//example.org/b.css>",
        "<link rel=\"alternate stylesheet\" href=c.css>",
    );
    assert_eq!(stylesheets(page), []);
    assert_eq!(with_one_stylesheet(page, &[], "s.css"), page);
}

#[test]
fn one_link_stands_where_the_first_stylesheet_stood() {
    let merged = with_one_stylesheet(PAGE, &stylesheets(PAGE), "./style-9.css");
    assert_eq!(merged.matches("style-9.css").count(), 1);
    assert!(merged.contains("--><link rel=\"stylesheet\" href=\"./style-9.css\"><meta"));
    assert!(!merged.contains("-1.css") && !merged.contains("-2.css") && !merged.contains("-3.css"));
    assert!(merged.contains("const x = '<link rel=\"stylesheet\" href=\"no.css\">'"));
}

#[test]
fn all_else_in_the_page_is_kept_letter_by_letter() {
    let merged = with_one_stylesheet(PAGE, &stylesheets(PAGE), "S");
    let expected = PAGE
        .replace(
            "<link rel=\"stylesheet\" href=\"./a-1.css\" integrity=\"sha384-x\"/>",
            "<link rel=\"stylesheet\" href=\"S\">",
        )
        .replace("<link rel=stylesheet href=./b-2.css>", "")
        .replace("<link rel='stylesheet' media='print' href='./c-3.css'>", "");
    assert_eq!(merged, expected);
}

#[test]
fn the_script_that_starts_the_program_is_told_more() {
    let html =
        "<head><script src=other.js></script><script type=module src=boot.js data-js=a data-wasm=b></script>";
    let page = with_script_data(html, &[("data-words", "./c.txt".to_owned())]).unwrap();
    assert_eq!(
        page,
        html.replace("<script type", "<script data-words=\"./c.txt\" type"),
        "the other script stays as it is"
    );
}

#[test]
fn a_page_that_starts_no_program_is_refused() {
    assert!(with_script_data("<script src=other.js></script>", &[]).unwrap_err().contains("data-wasm"));
}

#[test]
fn the_language_is_that_of_the_html_element() {
    assert_eq!(language(PAGE), Some("en"));
    assert_eq!(language("<!doctype html><html lang=de-CH><p lang=fr>"), Some("de-CH"));
    assert_eq!(language("<html><p lang=fr>"), None);
}

#[test]
fn broken_markup_ends_the_search_and_never_panics() {
    for page in [
        "<",
        "<a",
        "<a b",
        "<a b=",
        "<a b=\"",
        "<!--",
        "<script>",
        "</",
        "<link rel",
        "<a = >",
        "<é>",
        "<a é='ü",
    ] {
        let _ = stylesheets(page);
        let _ = language(page);
        let _ = with_script_data(page, &[("data-words", String::new())]);
    }
}

#[test]
fn a_stylesheet_named_twice_is_noticed() {
    let page =
        "<link rel=stylesheet href=a.css><link rel=stylesheet href=b.css><link rel=stylesheet href=a.css>";
    assert_eq!(repeated(&stylesheets(page)).into_iter().collect::<Vec<_>>(), ["a.css"]);
}

/// A page as the minifier leaves it.
const BUILT: &str = concat!(
    "<!doctype html><html lang=en><meta charset=utf-8><link href=https://a.example/x/ rel=canonical>",
    "<link href=./icon.svg rel=icon><link rel=\"stylesheet\" href=\"./style-1.css\">",
    "<script data-words=\"./c.txt\" data-js=./a.js data-wasm=./a.wasm src=./boot.js type=module></script>",
    "<script defer nomodule src=./old.js></script></head><body><a href=# id=brand>./ is text</a>",
    "<section class=start id=start><a href=#readiness>Go</a></section></body></html>",
);

#[test]
fn a_frame_page_finds_every_file_of_the_site_from_its_own_folder() {
    let page = frame_page(BUILT, "on-call", "1.2.3", "").unwrap();
    for tag in tag::tags(&page) {
        for (name, value) in &tag.attributes {
            assert!(!value.starts_with("./") || *value == "./frame.js", "{name}={value}");
        }
    }
    for address in [
        "href=../../icon.svg",
        "href=\"../../style-1.css\"",
        "data-words=\"../../c.txt\"",
        "data-js=../../a.js",
        "data-wasm=../../a.wasm",
        "src=../../boot.js",
        "src=../../old.js",
    ] {
        assert!(page.contains(address), "{address}");
    }
    assert!(page.contains("href=https://a.example/x/ rel=canonical"), "share links are made from this");
    assert!(page.contains("href=#readiness") && page.contains(">./ is text<"));
}

#[test]
fn a_frame_page_says_its_tool_and_runs_its_own_script_before_the_program() {
    let page = frame_page(BUILT, "on-call", "1.2.3", "<link rel=x>").unwrap();
    assert!(page.contains(r#"<html data-embed="on-call" data-base="../../" data-version="1.2.3" lang=en>"#));
    let own = page
        .find(r#"<meta name="robots" content="noindex"><link rel=x><script type="module" src="./frame.js"></script>"#);
    assert!(own.unwrap() < page.find("boot.js").unwrap());
}

#[test]
fn a_frame_hides_the_start_screen_unless_it_shows_all_tools() {
    assert!(frame_page(BUILT, "time", "1", "").unwrap().contains("<section hidden class=start id=start>"));
    assert!(frame_page(BUILT, "all", "1", "").unwrap().contains("<section class=start id=start>"));
}

#[test]
fn no_frame_page_is_made_of_a_page_that_lacks_a_part() {
    for (part, said) in [("<html lang=en>", "<html>"), ("id=start", "start"), ("data-wasm", "data-wasm")] {
        let fault = frame_page(&BUILT.replace(part, ""), "time", "1", "").unwrap_err();
        assert!(fault.contains(said), "{fault}");
    }
}

#[test]
fn scripts_that_are_only_there_to_be_built_are_taken_out() {
    let page = concat!(
        "<head><script src=a.js></script><script data-frame=\"\" src=\"./x-1.js\"></script><p>",
        "<script data-frame src=./y-2.js type=module></script>",
    );
    let (rest, sources) = without_scripts(page, "data-frame").unwrap();
    assert_eq!(rest, "<head><script src=a.js></script><p>");
    assert_eq!(sources, ["./x-1.js", "./y-2.js"]);
    assert!(without_scripts(BUILT, "data-loader").unwrap_err().contains("data-loader"));
}
