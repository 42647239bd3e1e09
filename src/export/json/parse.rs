//! JSON as it is read (RFC 8259): strict, without recursion beyond [`DEEPEST`], no number but whole ones.

/// Objects and lists in each other; our files have four.
const DEEPEST: usize = 16;

/// A value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Json {
    /// `null`, `true` and `false`, which mean nothing in our files.
    Word,
    /// A number; `None` unless it is a whole one from 0 written with digits only.
    Number(Option<u64>),
    /// A text.
    Text(String),
    /// A list.
    List(Vec<Json>),
    /// An object, its names in their order.
    Object(Vec<(String, Json)>),
}

/// Reads a document; `None` if it is no JSON, or goes deeper than [`DEEPEST`].
pub(super) fn parse(text: &str) -> Option<Json> {
    let mut reader = Reader { rest: text };
    let value = reader.value(0)?;
    reader.blanks();
    reader.rest.is_empty().then_some(value)
}

struct Reader<'a> {
    rest: &'a str,
}

impl<'a> Reader<'a> {
    fn blanks(&mut self) {
        self.rest = self.rest.trim_start_matches([' ', '\t', '\n', '\r']);
    }

    fn next(&mut self) -> Option<char> {
        let mut signs = self.rest.chars();
        let sign = signs.next()?;
        self.rest = signs.as_str();
        Some(sign)
    }

    /// Goes past a sign, if it is the next one.
    fn takes(&mut self, sign: char) -> bool {
        let after = self.rest.strip_prefix(sign);
        self.rest = after.unwrap_or(self.rest);
        after.is_some()
    }

    /// Goes past a sign with blanks before it.
    fn then(&mut self, sign: char) -> bool {
        self.blanks();
        self.takes(sign)
    }

    fn value(&mut self, depth: usize) -> Option<Json> {
        if depth > DEEPEST {
            return None;
        }
        self.blanks();
        match self.rest.chars().next()? {
            '{' => self.object(depth),
            '[' => self.list(depth),
            '"' => self.text().map(Json::Text),
            '-' | '0'..='9' => self.number(),
            _ => self.word(),
        }
    }

    fn object(&mut self, depth: usize) -> Option<Json> {
        self.next()?;
        let mut members = Vec::new();
        if self.then('}') {
            return Some(Json::Object(members));
        }
        loop {
            self.blanks();
            let name = self.text()?;
            if !self.then(':') {
                return None;
            }
            members.push((name, self.value(depth + 1)?));
            if self.then('}') {
                return Some(Json::Object(members));
            }
            if !self.takes(',') {
                return None;
            }
        }
    }

    fn list(&mut self, depth: usize) -> Option<Json> {
        self.next()?;
        let mut items = Vec::new();
        if self.then(']') {
            return Some(Json::List(items));
        }
        loop {
            items.push(self.value(depth + 1)?);
            if self.then(']') {
                return Some(Json::List(items));
            }
            if !self.takes(',') {
                return None;
            }
        }
    }

    fn word(&mut self) -> Option<Json> {
        let after = ["null", "true", "false"].iter().find_map(|word| self.rest.strip_prefix(word))?;
        self.rest = after;
        Some(Json::Word)
    }

    fn number(&mut self) -> Option<Json> {
        let negative = self.takes('-');
        let whole = self.digits()?;
        if whole.len() > 1 && whole.starts_with('0') {
            return None;
        }
        let mut plain = !negative;
        if self.takes('.') {
            self.digits()?;
            plain = false;
        }
        if self.takes('e') || self.takes('E') {
            let _ = self.takes('+') || self.takes('-');
            self.digits()?;
            plain = false;
        }
        Some(Json::Number(if plain { whole.parse().ok() } else { None }))
    }

    /// One digit or more.
    fn digits(&mut self) -> Option<&'a str> {
        let end = self.rest.find(|sign: char| !sign.is_ascii_digit()).unwrap_or(self.rest.len());
        let (digits, rest) = self.rest.split_at_checked(end)?;
        self.rest = rest;
        (!digits.is_empty()).then_some(digits)
    }

    fn text(&mut self) -> Option<String> {
        if !self.takes('"') {
            return None;
        }
        let mut out = String::new();
        loop {
            match self.next()? {
                '"' => return Some(out),
                '\\' => out.push(self.escaped()?),
                '\0'..='\u{1f}' => return None,
                sign => out.push(sign),
            }
        }
    }

    fn escaped(&mut self) -> Option<char> {
        Some(match self.next()? {
            sign @ ('"' | '\\' | '/') => sign,
            'b' => '\u{8}',
            'f' => '\u{c}',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            'u' => {
                let first = self.unit()?;
                if !(0xd800..0xdc00).contains(&first) {
                    return char::from_u32(first);
                }
                // The first half of a sign beyond the first 65,536.
                let both = self.takes('\\') && self.takes('u');
                let second = if both { self.unit()? } else { 0 };
                let low = second.checked_sub(0xdc00).filter(|low| *low < 0x400)?;
                return char::from_u32(0x1_0000 + ((first - 0xd800) << 10) + low);
            }
            _ => return None,
        })
    }

    /// Four hexadecimal digits.
    fn unit(&mut self) -> Option<u32> {
        let mut unit = 0;
        for _ in 0..4 {
            unit = unit * 16 + self.next()?.to_digit(16)?;
        }
        Some(unit)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde_json::Value;

    /// The same as another program would have read it.
    fn as_ours(value: &Value) -> Json {
        match value {
            Value::Null | Value::Bool(_) => Json::Word,
            Value::Number(number) => Json::Number(number.as_u64()),
            Value::String(text) => Json::Text(text.clone()),
            Value::Array(items) => Json::List(items.iter().map(as_ours).collect()),
            Value::Object(members) => {
                Json::Object(members.iter().map(|(name, value)| (name.clone(), as_ours(value))).collect())
            }
        }
    }

    /// Names in order, the last of the same name alone: what the other program keeps.
    fn sorted(json: Json) -> Json {
        match json {
            Json::List(items) => Json::List(items.into_iter().map(sorted).collect()),
            Json::Object(members) => {
                let last: std::collections::BTreeMap<String, Json> =
                    members.into_iter().map(|(name, value)| (name, sorted(value))).collect();
                Json::Object(last.into_iter().collect())
            }
            other => other,
        }
    }

    /// Numbers that only a float holds are beyond the other program, or are rounded by it; `-0` is a float to it.
    fn agree(text: &str) -> Result<(), TestCaseError> {
        match (parse(text).map(sorted), serde_json::from_str::<Value>(text)) {
            (Some(ours), Ok(theirs)) => prop_assert_eq!(ours, as_ours(&theirs), "{}", text),
            (None, Err(_)) => {}
            (Some(_), Err(error)) => {
                prop_assert!(error.to_string().contains("number out of range"), "{} {}", text, error)
            }
            (None, Ok(_)) => prop_assert!(false, "refused {}", text),
        }
        Ok(())
    }

    fn document() -> impl Strategy<Value = String> {
        let leaf = prop_oneof![
            Just("null".to_owned()),
            Just("true".to_owned()),
            "-?(0|[1-9][0-9]{0,19})(\\.[0-9]{1,3})?([eE][+-]?[0-9]{1,2})?",
            any::<String>().prop_map(|text| serde_json::to_string(&text).unwrap()),
            "\"(\\\\(u[0-9a-fA-F]{4}|u[dD][89ab][0-9a-f]{2}\\\\u[dD][c-f][0-9a-f]{2}|[\"\\\\/bfnrt])|[ -!#-\\[\\]-~]){0,6}\"",
        ];
        leaf.prop_recursive(4, 24, 4, |inner| {
            prop_oneof![
                proptest::collection::vec(inner.clone(), 0..4)
                    .prop_map(|items| format!("[{}]", items.join(" ,"))),
                proptest::collection::vec(("\"[a-c]\"", inner), 0..4).prop_map(|members| {
                    let members: Vec<String> =
                        members.into_iter().map(|(name, value)| format!("{name}\n:\t{value}")).collect();
                    format!("{{{}}}", members.join(", "))
                }),
            ]
        })
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(10_000))]

        #[test]
        fn documents_are_read_as_another_program_reads_them(text in document()) {
            agree(&text)?;
        }

        #[test]
        fn documents_with_a_mistake_are_refused_as_another_program_refuses_them(
            text in document(),
            at in any::<prop::sample::Index>(),
            sign in prop::sample::select(vec!["", "\"", "\\", "{", "}", "[", "]", ",", ":", "0", "-", ".", "e", "u", " ", "\n", "\u{7f}", "ä", "\u{0}"]),
            replace in any::<bool>(),
        ) {
            let places: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
            let from = places[at.index(places.len())];
            let to = if replace { from + text[from..].chars().next().map_or(0, char::len_utf8) } else { from };
            let mut text = text;
            text.replace_range(from..to, sign);
            agree(&text)?;
        }

        #[test]
        fn texts_that_are_no_documents_are_refused(text in any::<String>()) {
            agree(&text)?;
        }
    }

    #[test]
    fn what_nests_too_deep_is_refused_and_stops_nothing() {
        let nested = |depth: usize| ["[".repeat(depth), "]".repeat(depth)].concat();
        assert!(parse(&nested(DEEPEST + 1)).is_some());
        assert!(parse(&nested(DEEPEST + 2)).is_none());
        assert!(parse(&"[".repeat(200_000)).is_none());
        assert!(parse(&"{\"a\":".repeat(50_000)).is_none());
    }
}
