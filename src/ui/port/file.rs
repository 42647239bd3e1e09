//! Files that a visitor chooses.

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, HtmlInputElement};

/// Why a file was not read.
pub enum Refused {
    /// It is over the limit; nothing looked into it.
    TooLarge,
    /// The browser can't read it.
    Unreadable,
}

/// The file just chosen in a field, which is emptied, so that the same file can be chosen again.
pub fn chosen(event: &web_sys::Event) -> Option<Blob> {
    let field = event.target()?.dyn_into::<HtmlInputElement>().ok()?;
    let file = field.files()?.get(0)?;
    field.set_value("");
    Some(file.into())
}

/// The text of a file of so many bytes at most.
pub async fn text(file: &Blob, most: usize) -> Result<String, Refused> {
    if file.size() > most as f64 {
        return Err(Refused::TooLarge);
    }
    let text = JsFuture::from(file.text()).await.ok().and_then(|text| text.as_string());
    text.ok_or(Refused::Unreadable)
}
