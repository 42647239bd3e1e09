//! The clipboard, where the browser gives it.

use super::window;
use wasm_bindgen_futures::JsFuture;

/// Copies a text; `false` where the browser does not allow it.
pub async fn copy(text: &str) -> bool {
    let Some(window) = window() else { return false };
    // Absent outside secure contexts, where the binding would throw.
    let navigator = window.navigator();
    let has =
        js_sys::Reflect::get(&navigator, &"clipboard".into()).is_ok_and(|clipboard| clipboard.is_object());
    has && JsFuture::from(navigator.clipboard().write_text(text)).await.is_ok()
}
