//! Where a line may not break.

/// The same words, with each number kept in one line with its unit: `60 %`, `4 min`, `12 / s`.
///
/// Only the space between them changes (to U+00A0), so that what is copied or searched reads the same. For what stands in
/// narrow columns; in a sentence the line may break anywhere.
#[must_use]
pub fn unbroken(words: &str) -> String {
    let mut before = ' ';
    let mut rest = words.chars().peekable();
    let mut kept = String::with_capacity(words.len());
    while let Some(sign) = rest.next() {
        let unit_follows = rest.peek().is_some_and(|next| !next.is_ascii_digit() && *next != ' ');
        let within = before.is_ascii_digit() || before == '/';
        kept.push(if sign == ' ' && within && unit_follows { '\u{a0}' } else { sign });
        before = sign;
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::unbroken;

    #[test]
    fn a_number_and_its_unit_are_not_parted_and_two_numbers_may_be() {
        for (words, kept) in [
            ("60 %", "60~%"),
            ("4 min 19 s", "4~min 19~s"),
            ("51.8 / s", "51.8~/~s"),
            ("Service levels 60 %", "Service levels 60~%"),
            ("2026-11-26 99.99 %", "2026-11-26 99.99~%"),
            ("12 34", "12 34"),
            ("5 ", "5 "),
            ("", ""),
        ] {
            assert_eq!(unbroken(words), kept.replace('~', "\u{a0}"), "{words}");
        }
    }
}
