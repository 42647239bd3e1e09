//! The system's share sheet, where there is one.

use super::{host, window};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{DomException, ShareData};

/// Whether there is one.
pub fn is_there() -> bool {
    window().is_some_and(|window| js_sys::Reflect::has(&window.navigator(), &"share".into()).unwrap_or(false))
}

/// Hands a text and a link to it; `false` where that failed. To be closed again by the visitor is no failure.
pub async fn share(title: &str, text: &str, link: &str) -> bool {
    let Some(window) = window().filter(|_| is_there()) else {
        return false;
    };
    let data = ShareData::new();
    data.set_title(title);
    data.set_text(text);
    data.set_url(link);
    match JsFuture::from(window.navigator().share_with_data(&data)).await {
        Ok(_) => {
            host::shared("share");
            true
        }
        Err(error) => error.dyn_ref::<DomException>().is_some_and(|error| error.name() == "AbortError"),
    }
}
