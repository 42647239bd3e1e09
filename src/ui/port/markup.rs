//! The one place where text becomes markup.

use crate::ui::node::{El, effect};
use leptos::attr::any_attribute::IntoAnyAttribute;
use leptos::tachys::html::directive::directive;
use web_sys::Element;

/// Keeps an element filled with a chart; everything else on the page is built as nodes.
pub fn chart(element: El, draw: impl Fn() -> String + Send + Sync + 'static) -> El {
    let draw: std::sync::Arc<dyn Fn() -> String + Send + Sync> = std::sync::Arc::new(draw);
    let follow = |element: Element, draw: std::sync::Arc<dyn Fn() -> String + Send + Sync>| {
        effect(move || write(&element, &draw()));
    };
    element.with(directive(follow, draw).into_any_attr())
}

/// Writes an SVG of [`crate::chart`], which escapes every text it holds; no text of a visitor reaches it.
pub fn write(element: &Element, svg: &str) {
    element.set_inner_html(svg);
}
