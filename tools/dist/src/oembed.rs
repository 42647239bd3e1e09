//! oEmbed: an address of ours that is pasted into WordPress and other editors becomes a frame there. Each page names a
//! file that says how, and a static file is all it takes: <https://oembed.com>.

use serde::Serialize;

use crate::html;
use crate::tool::{ALL, TOOLS};

/// What a reader of the file is told, by the names that oEmbed has for it.
#[derive(Debug, Serialize)]
pub struct Answer {
    version: &'static str,
    #[serde(rename = "type")]
    kind: &'static str,
    title: String,
    provider_name: String,
    provider_url: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    thumbnail_url: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    thumbnail_width: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    thumbnail_height: Option<u32>,
    width: u32,
    height: u32,
    html: String,
}

/// In pixels. A static file can't follow `maxwidth`, so the frame itself is as wide as the place it gets.
const WIDTH: u32 = 600;
/// What the loader reserves too.
const HEIGHT: u32 = 760;

/// The same that the loader sets.
const SANDBOX: &str = "allow-scripts allow-same-origin allow-forms allow-popups allow-popups-to-escape-sandbox allow-downloads allow-modals";

/// What is told of a tool. `index` is the full page, `address` where it is served, `title` the tool's.
pub fn answer(tool: &str, index: &str, address: &str, title: &str) -> Answer {
    let of_app =
        |name: &str| html::value(index, |tag| tag.get("id") == Some("app"), name).unwrap_or_default();
    let meta = |key: &str| html::value(index, |tag| tag.get("property") == Some(key), "content");
    let thumbnail_url = meta("og:image");
    let size = |key: &str| thumbnail_url.as_ref().and_then(|_| meta(key)?.parse().ok());
    Answer {
        version: "1.0",
        kind: "rich",
        title: title.to_owned(),
        provider_name: of_app("data-brand"),
        provider_url: of_app("data-site"),
        thumbnail_width: size("og:image:width"),
        thumbnail_height: size("og:image:height"),
        thumbnail_url,
        width: WIDTH,
        height: HEIGHT,
        // WordPress takes away what it does not know of these, adds a sandbox of its own, and is told the height.
        html: format!(
            r#"<iframe src="{address}embed/v1/{tool}.html?h=wp" title="{}" width="100%" height="{HEIGHT}" frameborder="0" loading="lazy" referrerpolicy="strict-origin" sandbox="{SANDBOX}" allow="clipboard-write; web-share"></iframe>"#,
            html::escaped(title)
        ),
    }
}

/// The element by which a page names its file.
pub fn link(tool: &str, address: &str, title: &str) -> String {
    format!(
        r#"<link rel="alternate" type="application/json+oembed" href="{address}oembed/{tool}.json" title="{}">"#,
        html::escaped(title)
    )
}

/// The titles of all tools, in the words of the page's language.
///
/// # Errors
/// A word that is missing from the language's file.
pub fn titles(words: &str) -> Result<Vec<(&'static str, String)>, String> {
    let words: toml::Table = words.parse().map_err(|error| format!("The words can't be read: {error}"))?;
    let app = words.get("say").and_then(|say| say.get("app"));
    let word = |id: &str| {
        app.and_then(|app| app.get(id))
            .and_then(toml::Value::as_str)
            .ok_or_else(|| format!("There is no text app.{id}, which a tool's title takes."))
    };
    let (name, form) = (word("name")?, word("document-title")?);
    TOOLS
        .into_iter()
        .map(|tool| match tool {
            ALL => Ok((tool, name.to_owned())),
            _ => Ok((tool, form.replace("{screen}", word(tool)?).replace("{app}", name))),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const INDEX: &str = concat!(
        "<html lang=en><meta content=https://a.example/x/card.png property=og:image>",
        "<meta content=1200 property=og:image:width><meta content=630 property=og:image:height>",
        "<main id=app data-brand=\"Ropes &amp; Pulleys\" data-site=https://a.example/>",
    );
    const WORDS: &str = concat!(
        "[say.app]\nname = 'Self-assessment'\ndocument-title = '{screen} – {app}'\nreadiness = 'Readiness'\n",
        "on-call = 'On-call'\nerror-budget = 'Error <budget>'\ndependencies = 'D'\nalerts = 'A'\nforecast = 'F'\n",
        "time = 'T'\n",
    );

    #[test]
    fn the_answer_has_all_that_oembed_requires_of_a_rich_one() {
        let json = serde_json::to_value(answer("on-call", INDEX, "https://a.example/x/", "On-call")).unwrap();
        assert_eq!(json["version"], "1.0");
        assert_eq!(json["type"], "rich");
        assert!(json["width"].is_u64() && json["height"].is_u64(), "numbers, never percents");
        assert_eq!(json["provider_name"], "Ropes & Pulleys");
        assert_eq!(json["provider_url"], "https://a.example/");
        // One of the three needs the other two.
        assert_eq!(json["thumbnail_url"], "https://a.example/x/card.png");
        assert_eq!((&json["thumbnail_width"], &json["thumbnail_height"]), (&1200.into(), &630.into()));
        let html = json["html"].as_str().unwrap();
        assert!(html.starts_with("<iframe src=\"https://a.example/x/embed/v1/on-call.html?h=wp\""), "{html}");
    }

    #[test]
    fn a_page_without_a_picture_has_no_half_of_one() {
        let json = serde_json::to_value(answer("time", "<main id=app>", "https://a.example/", "T")).unwrap();
        assert!(json.as_object().unwrap().keys().all(|key| !key.starts_with("thumbnail")));
    }

    #[test]
    fn a_title_never_becomes_markup() {
        let titles = titles(WORDS).unwrap();
        let (_, title) = titles.iter().find(|(tool, _)| *tool == "error-budget").unwrap();
        assert_eq!(title, "Error <budget> – Self-assessment");
        assert!(
            link("error-budget", "https://a.example/", title).contains("title=\"Error &lt;budget&gt; – ")
        );
        let hostile = answer("time", INDEX, "https://a.example/", "\"><script>").html;
        assert!(hostile.contains("title=\"&quot;&gt;&lt;script&gt;\""), "{hostile}");
    }

    #[test]
    fn every_tool_has_a_title_and_a_missing_word_is_named() {
        assert_eq!(titles(WORDS).unwrap().len(), TOOLS.len());
        assert!(titles(&WORDS.replace("forecast", "forcast")).unwrap_err().contains("app.forecast"));
    }
}
