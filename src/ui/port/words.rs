//! Fetching the words of the page's language.

use super::{document, window};
use crate::text::Text;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;

/// The words from one of these files, by language, or nothing if they did not arrive or belong to another build.
pub async fn fetch(files: &[(&str, &str)]) -> Option<Text> {
    let wanted = document()?.document_element()?.get_attribute("lang").unwrap_or_default();
    let (_, file) =
        files.iter().find(|(language, _)| wanted.starts_with(language)).or_else(|| files.first())?;
    // Relative to the page, as everything else is: one build works under any path. A page in a folder says where.
    let base = document()?.document_element()?.get_attribute("data-base").unwrap_or_else(|| "./".to_owned());
    let response = JsFuture::from(window()?.fetch_with_str(&format!("{base}{file}"))).await.ok()?;
    let response = response.dyn_into::<web_sys::Response>().ok()?;
    if !response.ok() {
        return None;
    }
    let words = JsFuture::from(response.text().ok()?).await.ok()?.as_string()?;
    Text::new(words)
}
