//! The one place where text becomes markup.

use web_sys::Element;

/// Fills an element with an SVG that [`crate::chart`] wrote. Everything else on the page is built as nodes.
///
/// The charts escape every text that they hold, and no text of a visitor reaches them.
pub fn write_chart(element: &Element, svg: &str) {
    element.set_inner_html(svg);
}
