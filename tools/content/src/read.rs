//! Reads TOML, and says what is wrong with it in one line.

use serde::de::DeserializeOwned;

/// So much of a line is enough to find it.
const EXCERPT: usize = 60;

pub fn toml<T: DeserializeOwned>(file: &str, text: &str) -> Result<T, Vec<String>> {
    toml::from_str(text).map_err(|error| vec![sentence(file, text, error)])
}

/// File, line, what is wrong, where in the tables, and the line itself: it holds the key.
fn sentence(file: &str, text: &str, mut error: toml::de::Error) -> String {
    let span = error.span();
    // Without the input it says the key's path in place of a drawing over several lines.
    error.set_input(None);
    let wrong = error.to_string().trim().replace('\n', " ");
    let Some(before) = span.and_then(|span| text.get(..span.start)) else {
        return format!("{file}: {wrong}");
    };
    let line = before.matches('\n').count();
    let excerpt: String = text.lines().nth(line).unwrap_or_default().trim().chars().take(EXCERPT).collect();
    format!("{file}, line {}: {wrong}: {excerpt}", line + 1)
}
