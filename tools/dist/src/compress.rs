//! The `.br` and `.gz` files that a host serves in place of a file where the browser takes them.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use brotli::enc::BrotliEncoderParams;
use brotli::enc::backward_references::BrotliEncoderMode;
use flate2::{Compression, GzBuilder};

/// What compresses well; pictures and fonts are compressed as they are.
const WORTH_IT: [&str; 10] = ["css", "html", "js", "json", "mjs", "svg", "txt", "wasm", "webmanifest", "xml"];

/// Writes `.br` and `.gz` beside every file below `folder` that is worth it.
pub fn compress_all(folder: &Path) -> Result<(), String> {
    for file in files_below(folder)? {
        let worth_it = file
            .extension()
            .and_then(|extension| extension.to_str())
            .is_some_and(|extension| WORTH_IT.contains(&extension));
        if !worth_it {
            continue;
        }
        let said = |error: std::io::Error| format!("Compressing {} fails: {error}.", file.display());
        let bytes = fs::read(&file).map_err(said)?;
        fs::write(beside(&file, ".br"), brotli(&bytes).map_err(said)?).map_err(said)?;
        fs::write(beside(&file, ".gz"), gzip(&bytes).map_err(said)?).map_err(said)?;
    }
    Ok(())
}

/// Every file below a folder, in order.
pub fn files_below(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let said = |error: std::io::Error| format!("Reading {} fails: {error}.", folder.display());
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).map_err(said)? {
        let path = entry.map_err(said)?.path();
        if path.is_dir() {
            found.extend(files_below(&path)?);
        } else {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

/// `file` with `suffix` after its whole name.
fn beside(file: &Path, suffix: &str) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(suffix);
    PathBuf::from(name)
}

/// The smallest that brotli makes of it; which of its modes that is depends on the file.
fn brotli(bytes: &[u8]) -> Result<Vec<u8>, std::io::Error> {
    let mut smallest: Option<Vec<u8>> = None;
    for mode in [BrotliEncoderMode::BROTLI_MODE_GENERIC, BrotliEncoderMode::BROTLI_MODE_TEXT] {
        let parameters = BrotliEncoderParams {
            quality: 11,
            lgwin: 22,
            mode,
            size_hint: bytes.len(),
            ..BrotliEncoderParams::default()
        };
        let mut result = Vec::new();
        brotli::BrotliCompress(&mut &*bytes, &mut result, &parameters)?;
        if smallest.as_ref().is_none_or(|best| result.len() < best.len()) {
            smallest = Some(result);
        }
    }
    Ok(smallest.unwrap_or_default())
}

/// Without a time in its header, so that the same file always gives the same bytes.
fn gzip(bytes: &[u8]) -> Result<Vec<u8>, std::io::Error> {
    let mut encoder = GzBuilder::new().mtime(0).write(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    encoder.finish()
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::*;

    #[test]
    fn what_is_compressed_comes_back_as_it_was() {
        let text = "Is there a runbook? ".repeat(200);
        let mut from_brotli = Vec::new();
        let squeezed = brotli(text.as_bytes()).unwrap();
        brotli::BrotliDecompress(&mut squeezed.as_slice(), &mut from_brotli).unwrap();
        assert_eq!(from_brotli, text.as_bytes());
        assert!(squeezed.len() < 100);

        let mut from_gzip = String::new();
        let squeezed = gzip(text.as_bytes()).unwrap();
        flate2::read::GzDecoder::new(squeezed.as_slice()).read_to_string(&mut from_gzip).unwrap();
        assert_eq!(from_gzip, text);
    }

    #[test]
    fn an_empty_file_is_no_trouble() {
        assert!(!brotli(b"").unwrap().is_empty());
        assert!(!gzip(b"").unwrap().is_empty());
    }

    #[test]
    fn the_suffix_comes_after_the_whole_name() {
        assert_eq!(beside(Path::new("a/b.js"), ".br"), Path::new("a/b.js.br"));
    }
}
