//! The plain HTML around the app: the start screen, the navigation, the title.

use super::{document, window};
use crate::content::{FILES, STATIC, say};
use crate::state::host::Tool;
use crate::text::Text;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// What tells of loading, in `index.html`.
const BOOT_NOTICES: [&str; 4] = ["boot-opening", "boot-slow", "boot-failed", "boot-no-wasm"];

/// Shows the sentence that a part did not arrive.
pub fn show_boot_failure() {
    for id in BOOT_NOTICES {
        show(id, id == "boot-failed");
    }
    // Tells the boot script that there is nothing left to wait for.
    if let Some(app) = element("app") {
        let _ = app.set_attribute("data-failed", "");
    }
}

/// Shows or hides an element.
pub fn show(id: &str, shown: bool) {
    if let Some(element) = element(id) {
        element.set_hidden(!shown);
    }
}

/// The element with an id.
pub fn element(id: &str) -> Option<HtmlElement> {
    document()?.get_element_by_id(id)?.dyn_into().ok()
}

/// Width of the page's content in pixels.
pub fn width() -> i32 {
    document().and_then(|document| document.document_element()).map_or(0, |root| root.client_width())
}

/// Calls something whenever the window changes its size.
pub fn on_resize(mut act: impl FnMut() + 'static) {
    if let Some(window) = window() {
        super::listen(&window, "resize", move |_| act());
    }
}

fn root() -> Option<HtmlElement> {
    document()?.document_element()?.dyn_into().ok()
}

/// Sets a custom property for the whole page.
pub fn set_property(name: &str, value: &str) {
    if let Some(root) = root() {
        let _ = root.style().set_property(name, value);
    }
}

/// Marks the whole page for its style, or no longer.
pub fn mark(name: &str, marked: bool) {
    if let Some(root) = root() {
        let _ = root.toggle_attribute_with_force(name, marked);
    }
}

/// The app has taken over: what told of loading goes away.
pub fn ready() {
    if let Some(app) = element("app") {
        let _ = app.remove_attribute("aria-busy");
    }
    for id in BOOT_NOTICES {
        show(id, false);
    }
}

/// Sets the document's title.
pub fn set_title(text: &Text, screen: &str) {
    let title = if screen.is_empty() {
        text.get(say::app::NAME).to_owned()
    } else {
        text.say(say::app::document_title(text.get(say::app::NAME), screen))
    };
    let Some(document) = document() else { return };
    // The same screen keeps the mark of its mistake.
    let marked = text.say(say::app::error_title(""));
    if document.title().strip_prefix(marked.as_str()) != Some(title.as_str()) {
        document.set_title(&title);
    }
}

/// Says in the title that a field holds a mistake, or no longer.
pub fn mark_error(text: &Text, error: bool) {
    let Some(document) = document() else { return };
    let marked = text.say(say::app::error_title(""));
    let title = document.title();
    let plain = title.strip_prefix(marked.as_str()).unwrap_or(&title);
    let wanted = if error { text.say(say::app::error_title(plain)) } else { plain.to_owned() };
    if wanted != title {
        document.set_title(&wanted);
    }
}

/// Marks where the visitor is in the navigation; on the start screen there is none.
pub fn mark_place(fragment: Option<&str>) {
    // A single tool in a page has its links below it.
    show("nav", fragment.is_some() && matches!(super::host::tool(), None | Some(Tool::All)));
    let Some(links) = document().and_then(|document| document.query_selector_all("#nav a").ok()) else {
        return;
    };
    for at in 0..links.length() {
        let Some(link) = links.get(at).and_then(|link| link.dyn_into::<Element>().ok()) else {
            continue;
        };
        if link.get_attribute("href").as_deref() == fragment {
            let _ = link.set_attribute("aria-current", "page");
        } else {
            let _ = link.remove_attribute("aria-current");
        }
    }
}

/// Puts the loaded language's words into the plain HTML, which holds those of the reference language.
pub fn fill_words(text: &Text) {
    if FILES.first().is_some_and(|(reference, _)| *reference == text.language()) {
        return;
    }
    each("[data-say]", |element| {
        let id = element.get_attribute("data-say").unwrap_or_default();
        if let Some((_, message)) = STATIC.iter().find(|(name, _)| *name == id) {
            element.set_text_content(Some(text.get(*message)));
        }
    });
}

/// On a fold that is open for paper only.
pub const FOR_PRINT: &str = "data-for-print";

/// Opens every fold while the page is printed: a chart's table belongs to the print.
pub fn open_details_for_print() {
    let Some(window) = window() else { return };
    super::listen(&window, "beforeprint", |_| {
        if !super::prints_whole() {
            return;
        }
        each("details:not([open])", |details| {
            let _ = details.set_attribute("open", "");
            let _ = details.set_attribute(FOR_PRINT, "");
        })
    });
    super::listen(&window, "afterprint", |_| {
        each(&format!("details[{FOR_PRINT}]"), |details| {
            let _ = details.remove_attribute("open");
            let _ = details.remove_attribute(FOR_PRINT);
        })
    });
}

fn each(selector: &str, act: impl Fn(&Element)) {
    let Some(found) = document().and_then(|document| document.query_selector_all(selector).ok()) else {
        return;
    };
    for at in 0..found.length() {
        if let Some(element) = found.get(at).and_then(|node| node.dyn_into::<Element>().ok()) {
            act(&element);
        }
    }
}
