//! A finished picture: a canvas with marks, which the screen shows as elements and a file holds as SVG.

use std::fmt;

/// The namespace of the elements that a picture is made of.
pub const NAMESPACE: &str = "http://www.w3.org/2000/svg";

/// A picture.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Drawing {
    pub(super) class: String,
    pub(super) size: (i32, i32),
    pub(super) marks: Vec<Mark>,
}

/// A line, an area, a circle or a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// `path`, `circle` or `text`.
    pub tag: &'static str,
    /// Attributes, the class first.
    pub attributes: Vec<(&'static str, String)>,
    /// What a text says.
    pub text: Option<String>,
}

impl Drawing {
    /// Whether there is no picture at all.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.class.is_empty()
    }

    /// The attributes of the `svg` element around the marks. It has no name: the figure around it has.
    #[must_use]
    pub fn attributes(&self) -> [(&'static str, String); 4] {
        let (width, height) = self.size;
        [
            ("class", self.class.clone()),
            ("viewBox", format!("0 0 {width} {height}")),
            ("aria-hidden", "true".to_owned()),
            ("focusable", "false".to_owned()),
        ]
    }

    /// The marks, the lowest first.
    #[must_use]
    pub fn into_marks(self) -> Vec<Mark> {
        self.marks
    }
}

/// The picture as SVG; nothing where there is none.
impl fmt::Display for Drawing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_empty() {
            return Ok(());
        }
        f.write_str("<svg")?;
        write_attributes(f, &self.attributes())?;
        f.write_str(">")?;
        for mark in &self.marks {
            write!(f, "<{}", mark.tag)?;
            write_attributes(f, &mark.attributes)?;
            match &mark.text {
                Some(text) => {
                    let text = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
                    write!(f, ">{text}</{}>", mark.tag)?;
                }
                None => f.write_str("/>")?,
            }
        }
        f.write_str("</svg>")
    }
}

/// No value holds a quotation mark: they are classes and numbers.
fn write_attributes(f: &mut fmt::Formatter<'_>, attributes: &[(&'static str, String)]) -> fmt::Result {
    attributes.iter().try_for_each(|(name, value)| write!(f, " {name}=\"{value}\""))
}
