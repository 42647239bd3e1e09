//! A chart as a file of its own, in the colours it has on light paper.
//!
//! A drawing of [`crate::chart`] has classes instead of colours. For a file, each element gets what the style
//! sheet gives its class as plain attributes, read from a copy that nobody sees.

use super::{document, window};
use crate::chart::drawing::{Drawing, NAMESPACE};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, CssStyleDeclaration, Document, Element, HtmlElement, XmlSerializer};

/// System fonts that programs outside of browsers know.
const FONTS: &str = "system-ui, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif";
/// Pixels of a PNG for each unit of the canvas.
const SCALE: u32 = 2;

/// What is resolved, and the value that needs no attribute.
const PROPERTIES: [(&str, &str); 8] = [
    ("fill", "rgb(0, 0, 0)"),
    ("fill-opacity", "1"),
    ("stroke", "none"),
    ("stroke-width", "1px"),
    ("stroke-dasharray", "none"),
    ("stroke-linejoin", "miter"),
    ("paint-order", "normal"),
    ("font-weight", "400"),
];

/// A drawing that needs nothing else.
pub struct File {
    /// The SVG document.
    pub svg: String,
    width: u32,
    height: u32,
}

/// Makes a file of a drawing; `None` where the browser refuses.
pub fn file(drawing: Drawing, title: &str) -> Option<File> {
    let document = document()?;
    let paper: HtmlElement = document.create_element("div").ok()?.dyn_into().ok()?;
    paper.set_class_name("as-on-paper");
    document.body()?.append_child(&paper).ok()?;
    let made = draw(&document, &paper, drawing).and_then(|()| resolve(&document, &paper, title));
    paper.remove();
    made
}

/// Puts a drawing onto the paper.
fn draw(document: &Document, paper: &Element, drawing: Drawing) -> Option<()> {
    let element = |tag: &str, attributes: &[(&'static str, String)]| {
        let element = document.create_element_ns(Some(NAMESPACE), tag).ok()?;
        for (name, value) in attributes {
            element.set_attribute(name, value).ok()?;
        }
        Some(element)
    };
    let svg = element("svg", &drawing.attributes())?;
    for mark in drawing.into_marks() {
        let one = element(mark.tag, &mark.attributes)?;
        one.set_text_content(mark.text.as_deref());
        svg.append_child(&one).ok()?;
    }
    paper.append_child(&svg).ok().map(drop)
}

fn resolve(document: &Document, paper: &HtmlElement, title: &str) -> Option<File> {
    let svg = paper.first_element_child()?;
    let size = svg.get_attribute("viewBox")?;
    let mut numbers = size.split(' ').skip(2).map(|number| number.parse::<u32>().ok());
    let (width, height) = (numbers.next()??, numbers.next()??);

    let probe: HtmlElement = document.create_element("i").ok()?.dyn_into().ok()?;
    paper.append_child(&probe).ok()?;
    let found = svg.query_selector_all("*").ok()?;
    for at in 0..found.length() {
        if let Some(element) = found.get(at).and_then(|node| node.dyn_into::<Element>().ok()) {
            plain(&element, &probe)?;
        }
    }

    for name in ["class", "aria-hidden", "focusable"] {
        let _ = svg.remove_attribute(name);
    }
    let (wide, high) = (width.to_string(), height.to_string());
    for (name, value) in
        [("width", wide.as_str()), ("height", &high), ("font-family", FONTS), ("font-size", "14")]
    {
        svg.set_attribute(name, value).ok()?;
    }
    let ground = document.create_element_ns(Some(NAMESPACE), "rect").ok()?;
    for (name, value) in [("width", wide.as_str()), ("height", &high), ("fill", "white")] {
        ground.set_attribute(name, value).ok()?;
    }
    let name = document.create_element_ns(Some(NAMESPACE), "title").ok()?;
    name.set_text_content(Some(title));
    svg.prepend_with_node_2(&name, &ground).ok()?;
    let svg = XmlSerializer::new().ok()?.serialize_to_string(&svg).ok()?;
    Some(File { svg, width, height })
}

/// Gives an element its style as attributes.
fn plain(element: &Element, probe: &HtmlElement) -> Option<()> {
    let style = computed(element)?;
    for (property, initial) in PROPERTIES {
        let mut value = style.get_property_value(property).ok()?;
        if value.contains('(') {
            value = in_srgb(&value, probe);
        }
        if value != initial {
            element.set_attribute(property, &value).ok()?;
        }
    }
    if element.tag_name() == "text" {
        let size = style.get_property_value("font-size").ok()?;
        element.set_attribute("font-size", &size).ok()?;
    }
    element.remove_attribute("class").ok()
}

fn computed(element: &Element) -> Option<CssStyleDeclaration> {
    window()?.get_computed_style(element).ok().flatten()
}

/// A colour as every program reads it: `oklch()` is for browsers only.
fn in_srgb(colour: &str, probe: &HtmlElement) -> String {
    if colour.starts_with("rgb") {
        return colour.to_owned();
    }
    // The browser converts it: mixed with itself in that space it is the same colour there, `color(srgb 0.1 0.2 0.3)`.
    let mixed = format!("color-mix(in srgb, {colour}, {colour})");
    let _ = probe.style().set_property("color", &mixed);
    let found = computed(probe).and_then(|style| style.get_property_value("color").ok());
    let parts = found.as_deref().and_then(|found| found.strip_prefix("color(srgb ")?.strip_suffix(')'));
    let Some(parts) = parts else {
        return colour.to_owned();
    };
    // Saturates: what lies outside of the space is brought to its edge.
    let bytes: Vec<String> = parts
        .split(' ')
        .take(3)
        .map(|part| ((js_sys::parse_float(part) * 255.0).round() as u8).to_string())
        .collect();
    format!("rgb({})", bytes.join(", "))
}

impl File {
    /// The same as pixels, as PNG; `None` where the browser refuses.
    pub async fn png(&self) -> Option<Blob> {
        let encoded: String = js_sys::encode_uri_component(&self.svg).into();
        let image = web_sys::HtmlImageElement::new().ok()?;
        image.set_src(&format!("data:image/svg+xml;charset=utf-8,{encoded}"));
        JsFuture::from(image.decode()).await.ok()?;
        let canvas = document()?.create_element("canvas").ok()?;
        let canvas: web_sys::HtmlCanvasElement = canvas.dyn_into().ok()?;
        let (width, height) = (self.width * SCALE, self.height * SCALE);
        canvas.set_width(width);
        canvas.set_height(height);
        let context = canvas.get_context("2d").ok()??.dyn_into::<web_sys::CanvasRenderingContext2d>().ok()?;
        let (wide, high) = (f64::from(width), f64::from(height));
        context.draw_image_with_html_image_element_and_dw_and_dh(&image, 0.0, 0.0, wide, high).ok()?;
        let mut refused = false;
        let made = js_sys::Promise::new(&mut |resolve, _| refused |= canvas.to_blob(&resolve).is_err());
        if refused {
            return None;
        }
        JsFuture::from(made).await.ok()?.dyn_into().ok()
    }
}
