//! Just enough HTML to find marked texts in a page that we wrote ourselves.

/// A text that claims to be a message.
#[derive(Debug)]
pub struct Mark {
    /// `group.id`
    pub id: String,
    /// The element, with the attribute where the text stands in one.
    pub place: String,
    /// What stands there, with entities read and white space collapsed.
    pub text: String,
}

const MARK: &str = "data-say";

/// Elements without an end.
const VOID: [&str; 7] = ["area", "br", "hr", "img", "input", "link", "meta"];

/// A marked element that is not closed yet.
struct Open {
    mark: Mark,
    name: String,
    depth: usize,
}

/// Every marked text of a page, in the order in which they end.
pub fn marks(html: &str) -> Vec<Mark> {
    let mut found = Vec::new();
    let mut open: Vec<Open> = Vec::new();
    let mut rest = html;
    while let Some((text, after)) = rest.split_once('<') {
        for element in &mut open {
            element.mark.text.push_str(text);
        }
        if let Some(comment) = after.strip_prefix("!--") {
            rest = behind(comment, "-->");
            continue;
        }
        let (tag, behind_tag) = after.split_at(end_of_tag(after));
        rest = behind_tag.strip_prefix('>').unwrap_or(behind_tag);
        let closing = tag.starts_with('/');
        let tag = tag.trim_start_matches('/').trim_end_matches('/');
        let (name, attributes) = tag.split_at(tag.find(char::is_whitespace).unwrap_or(tag.len()));
        let name = name.to_ascii_lowercase();
        if closing {
            for element in open.iter_mut().filter(|element| element.name == name) {
                element.depth -= 1;
            }
            found.extend(open.extract_if(.., |element| element.depth == 0).map(|element| element.mark));
            continue;
        }
        if !VOID.contains(&name.as_str()) {
            for element in open.iter_mut().filter(|element| element.name == name) {
                element.depth += 1;
            }
        }
        let attributes = read_attributes(attributes);
        for (attribute, id) in &attributes {
            let mark = |place: String, text: String| Mark { id: id.clone(), place, text };
            if attribute == MARK {
                let mark = mark(format!("<{name}>"), String::new());
                open.push(Open { mark, name: name.clone(), depth: 1 });
            } else if let Some(of) = attribute.strip_prefix(&format!("{MARK}-")) {
                let text = attributes.iter().find(|(have, _)| have == of).map(|(_, value)| value.clone());
                found.push(mark(format!("<{name} {of}>"), text.unwrap_or_default()));
            }
        }
        if name == "script" || name == "style" {
            rest = behind(rest, &format!("</{name}>"));
        }
    }
    for Open { mut mark, .. } in open {
        mark.text = format!("(never closed) {}{rest}", mark.text);
        found.push(mark);
    }
    for mark in &mut found {
        mark.text = collapsed(&decoded(&mark.text));
    }
    found
}

/// White space as a browser shows it; a no-break space is none of it.
pub fn collapsed(text: &str) -> String {
    text.split_ascii_whitespace().collect::<Vec<_>>().join(" ")
}

fn behind<'a>(text: &'a str, end: &str) -> &'a str {
    text.split_once(end).map_or("", |(_, rest)| rest)
}

/// Where the `>` stands that ends a tag; those in quotes don't.
fn end_of_tag(text: &str) -> usize {
    let mut quote = None;
    for (at, c) in text.char_indices() {
        match (quote, c) {
            (None, '>') => return at,
            (None, '"' | '\'') => quote = Some(c),
            (Some(open), _) if open == c => quote = None,
            _ => {}
        }
    }
    text.len()
}

/// Names in lower case, and values as written.
fn read_attributes(text: &str) -> Vec<(String, String)> {
    let mut attributes = Vec::new();
    let mut rest = text.trim_start();
    while !rest.is_empty() {
        let (name, after) =
            rest.split_at(rest.find(|c: char| c == '=' || c.is_whitespace()).unwrap_or(rest.len()));
        let value;
        (value, rest) = match after.trim_start().strip_prefix('=') {
            None => ("", after),
            Some(after) => {
                let after = after.trim_start();
                let quoted = |quote| after.strip_prefix(quote).and_then(|after| after.split_once(quote));
                quoted('"')
                    .or_else(|| quoted('\''))
                    .unwrap_or_else(|| after.split_at(after.find(char::is_whitespace).unwrap_or(after.len())))
            }
        };
        attributes.push((name.to_ascii_lowercase(), value.to_owned()));
        rest = rest.trim_start();
    }
    attributes
}

fn decoded(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        out.push_str(before);
        let (name, tail) = after.split_once(';').unwrap_or((after, ""));
        match entity(name) {
            Some(c) => out.push(c),
            None => out.push_str(&format!("(unknown &{name};)")),
        }
        rest = tail;
    }
    out + rest
}

fn entity(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let number = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16),
            None => number.parse(),
        };
        return char::from_u32(number.ok()?);
    }
    Some(match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => '\u{a0}',
        "ndash" => '–',
        "hellip" => '…',
        "rsquo" => '’',
        _ => return None,
    })
}
