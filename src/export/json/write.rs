//! JSON as it is written: indented, one value a line.

use std::fmt::Write;

/// A document that grows; a name of no letters is an item of a list.
pub(super) struct Writer {
    out: String,
    depth: usize,
    /// Whether nothing stands behind the last opening bracket yet.
    first: bool,
}

impl Writer {
    /// An empty object.
    pub(super) fn new() -> Self {
        Self { out: "{".to_owned(), depth: 1, first: true }
    }

    /// The document.
    pub(super) fn finish(mut self) -> String {
        self.end('}');
        self.out.push('\n');
        self.out
    }

    /// Begins an object or a list.
    pub(super) fn begin(&mut self, name: &str, bracket: char) {
        self.name(name);
        self.out.push(bracket);
        self.depth += 1;
        self.first = true;
    }

    /// Ends what was begun last.
    pub(super) fn end(&mut self, bracket: char) {
        self.depth = self.depth.saturating_sub(1);
        if !self.first {
            self.line();
        }
        self.out.push(bracket);
        self.first = false;
    }

    pub(super) fn text(&mut self, name: &str, value: &str) {
        self.name(name);
        self.quote(value);
    }

    pub(super) fn number(&mut self, name: &str, value: u64) {
        self.name(name);
        self.out.push_str(&value.to_string());
    }

    pub(super) fn flag(&mut self, name: &str, value: bool) {
        self.name(name);
        self.out.push_str(if value { "true" } else { "false" });
    }

    fn name(&mut self, name: &str) {
        if !self.first {
            self.out.push(',');
        }
        self.first = false;
        self.line();
        if !name.is_empty() {
            self.quote(name);
            self.out.push_str(": ");
        }
    }

    fn line(&mut self) {
        self.out.push('\n');
        for _ in 0..self.depth {
            self.out.push_str("  ");
        }
    }

    fn quote(&mut self, text: &str) {
        self.out.push('"');
        for sign in text.chars() {
            match sign {
                '"' | '\\' => {
                    self.out.push('\\');
                    self.out.push(sign);
                }
                '\0'..='\u{1f}' => {
                    // Writing into a string can't fail.
                    let _ = write!(self.out, "\\u{:04x}", u32::from(sign));
                }
                _ => self.out.push(sign),
            }
        }
        self.out.push('"');
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(10_000))]

        #[test]
        fn any_text_is_written_so_that_another_program_reads_the_same(name in ".{1,8}", value in any::<String>()) {
            let mut to = Writer::new();
            to.text(&name, &value);
            let read: serde_json::Value = serde_json::from_str(&to.finish()).unwrap();
            prop_assert_eq!(&read[&name], &value);
        }
    }

    #[test]
    fn objects_and_lists_nest() {
        let mut to = Writer::new();
        to.begin("list", '[');
        to.number("", 1);
        to.begin("", '{');
        to.flag("yes", true);
        to.end('}');
        to.end(']');
        to.begin("none", '{');
        to.end('}');
        let out = to.finish();
        let read: serde_json::Value = serde_json::from_str(&out).unwrap();
        assert_eq!(read, serde_json::json!({ "list": [1, { "yes": true }], "none": {} }));
        assert!(out.contains("\"none\": {}"), "{out}");
    }
}
