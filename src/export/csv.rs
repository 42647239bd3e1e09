//! Tables as comma-separated values (RFC 4180) that every spreadsheet reads and none runs.

use crate::report::Table;

/// So that spreadsheets take the text for UTF-8.
const BYTE_ORDER_MARK: char = '\u{feff}';
const LINE_END: &str = "\r\n";

/// Columns, then rows, each ended by CRLF.
#[must_use]
pub fn write(table: &Table) -> String {
    let mut out = String::from(BYTE_ORDER_MARK);
    let rows = table.rows.iter().map(|(cells, _)| cells);
    for row in std::iter::once(&table.columns).chain(rows) {
        for (at, text) in row.iter().enumerate() {
            if at > 0 {
                out.push(',');
            }
            cell(&mut out, text);
        }
        out.push_str(LINE_END);
    }
    out
}

fn cell(out: &mut String, text: &str) {
    let quoted = text.contains(['"', ',', ';', '\r', '\n', '\t']) || text.trim() != text;
    if quoted {
        out.push('"');
    }
    if is_formula(text) {
        out.push('\'');
    }
    for sign in text.chars() {
        if sign == '"' {
            out.push('"');
        }
        out.push(sign);
    }
    if quoted {
        out.push('"');
    }
}

/// Whether a spreadsheet may calculate a cell instead of showing it: it begins with one of the signs that OWASP
/// names ("CSV Injection"), their full-width forms and the minus sign included, perhaps after blanks.
fn is_formula(text: &str) -> bool {
    if text.starts_with(['\t', '\r', '\n']) {
        return true;
    }
    let begin = text.trim_start_matches(|sign: char| {
        sign.is_whitespace()
            || sign.is_control()
            || matches!(sign, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
    });
    begin.starts_with([
        '=', '+', '-', '@', '\u{2212}', '\u{fe63}', '\u{ff0d}', '\u{ff1d}', '\u{ff0b}', '\u{ff20}',
    ])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(cells: &[&str]) -> Table {
        let row = |cells: &[&str]| cells.iter().map(|cell| (*cell).to_owned()).collect::<Vec<_>>();
        Table { caption: String::new(), columns: row(&["Ä", "b"]), rows: vec![(row(cells), false)] }
    }

    /// What an independent reader finds in the row.
    fn read_back(cells: &[&str]) -> Vec<String> {
        let written = write(&table(cells));
        let plain = written.strip_prefix(BYTE_ORDER_MARK).unwrap();
        let mut reader = ::csv::ReaderBuilder::new().from_reader(plain.as_bytes());
        assert_eq!(reader.headers().unwrap(), vec!["Ä", "b"]);
        let rows: Vec<_> = reader.records().map(Result::unwrap).collect();
        assert_eq!(rows.len(), 1, "{written:?}");
        rows[0].iter().map(str::to_owned).collect()
    }

    #[test]
    fn what_is_written_is_what_a_reader_finds() {
        for cells in [["a, b", "say \"no\""], ["", " blank "], ["two\r\nlines", "a;b"], ["1", "2.5"]] {
            assert_eq!(read_back(&cells), cells);
        }
        assert_eq!(write(&table(&["x", "y"])), "\u{feff}Ä,b\r\nx,y\r\n");
    }

    #[test]
    fn what_a_spreadsheet_could_run_is_made_text() {
        for hostile in [
            "=1+1",
            "+1",
            "-1",
            "@SUM(A1)",
            "\t=1",
            "\r=1",
            "\n=1",
            "\tplain",
            "  =HYPERLINK(\"http://127.0.0.1\")",
            "\u{a0}=1",
            "\u{200b}=1",
            "\u{feff}=1",
            "\u{0}=1",
            "\u{ff1d}1+1",
            "\u{ff0b}1",
            "\u{ff0d}1",
            "\u{ff20}A1",
            "\u{2212}1",
            "=cmd|' /C calc'!A0",
        ] {
            assert_eq!(read_back(&[hostile, "b"]), [format!("'{hostile}"), "b".to_owned()], "{hostile:?}");
        }
    }

    #[test]
    fn ordinary_text_gets_no_apostrophe() {
        for plain in ["Nothing", "'quoted'", "3", "a = b", "a-b", "(none)", "\u{201c}I don't know\u{201d}"] {
            assert_eq!(read_back(&[plain, "b"])[0], plain);
        }
    }
}
