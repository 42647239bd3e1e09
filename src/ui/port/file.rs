//! Files that a visitor chooses or drops.

use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, DragEvent, Event, File, FileList, HtmlInputElement};

/// Why a file was not read.
pub enum Refused {
    /// It is over the limit; nothing looked into it.
    TooLarge,
    /// The browser can't read it.
    Unreadable,
}

/// The file just chosen in a field, which is emptied, so that the same file can be chosen again.
pub fn chosen(event: &Event) -> Option<Blob> {
    all_chosen(event).into_iter().next().map(Blob::from)
}

/// All files just chosen in a field, which is emptied likewise.
pub fn all_chosen(event: &Event) -> Vec<File> {
    let field = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
    let files = listed(field.as_ref().and_then(HtmlInputElement::files));
    if let Some(field) = field {
        field.set_value("");
    }
    files
}

/// Whether files are dragged, and not text, which a field takes by itself.
pub fn dragged(event: &Event) -> bool {
    let dragged = event.dyn_ref::<DragEvent>().and_then(DragEvent::data_transfer);
    dragged.is_some_and(|dragged| dragged.types().includes(&JsValue::from_str("Files"), 0))
}

/// The files that were dropped.
pub fn dropped(event: &Event) -> Vec<File> {
    let dropped = event.dyn_ref::<DragEvent>().and_then(DragEvent::data_transfer);
    listed(dropped.and_then(|dropped| dropped.files()))
}

fn listed(files: Option<FileList>) -> Vec<File> {
    files.map(|files| (0..files.length()).filter_map(|at| files.get(at)).collect()).unwrap_or_default()
}

/// The text of a file of so many bytes at most.
pub async fn text(file: &Blob, most: usize) -> Result<String, Refused> {
    if file.size() > most as f64 {
        return Err(Refused::TooLarge);
    }
    let text = JsFuture::from(file.text()).await.ok().and_then(|text| text.as_string());
    text.ok_or(Refused::Unreadable)
}

/// The texts of files of so many bytes together at most, one after the other, each on lines of its own.
pub async fn texts(files: &[File], most: usize) -> Result<String, Refused> {
    let size: f64 = files.iter().map(|file| file.size()).sum();
    if size > most as f64 {
        return Err(Refused::TooLarge);
    }
    let mut all = String::new();
    for file in files {
        if !all.is_empty() && !all.ends_with('\n') {
            all.push('\n');
        }
        all.push_str(&text(file, most).await?);
    }
    Ok(all)
}
