//! Files that are saved on this device.

use super::{document, host, window};
use leptos::prelude::set_timeout;
use std::time::Duration;
use wasm_bindgen::JsCast;
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

/// How long a browser may take to begin reading the file.
const KEPT: Duration = Duration::from_secs(60);

/// Saves a text as a file; `false` where the browser does not allow it.
pub fn save(name: &str, mime: &str, content: &str) -> bool {
    let kind = BlobPropertyBag::new();
    kind.set_type(mime);
    let parts = js_sys::Array::of1(&content.into());
    Blob::new_with_str_sequence_and_options(&parts, &kind).is_ok_and(|blob| save_blob(name, &blob))
}

/// Saves what a browser made as a file.
pub fn save_blob(name: &str, blob: &Blob) -> bool {
    let Ok(address) = Url::create_object_url_with_blob(blob) else {
        return false;
    };
    let link = document()
        .and_then(|document| document.create_element("a").ok())
        .and_then(|link| link.dyn_into::<HtmlAnchorElement>().ok());
    if let Some(link) = &link {
        link.set_href(&address);
        link.set_download(name);
        link.click();
        host::shared("file");
    }
    set_timeout(
        move || {
            let _ = Url::revoke_object_url(&address);
        },
        KEPT,
    );
    link.is_some()
}

/// Opens the browser's print dialogue, which saves as PDF too.
pub fn print() {
    if let Some(window) = window() {
        // The dialogue holds the page until it is closed.
        let _ = super::PRINTING.try_with(|printing| printing.set(true));
        let _ = window.print();
        host::shared("print");
        let _ = super::PRINTING.try_with(|printing| printing.set(false));
    }
}
