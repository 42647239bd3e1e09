//! Turns `content/` into what the app is built from.
//!
//! `questionnaire.toml` holds what is the same in every language, `<language>.toml` every sentence a person
//! reads. [`compile`] checks them against each other and gives the generated Rust (typed ids, the scoring
//! table) and one data file per language. The app's build script writes the Rust, the post-build step of the
//! bundler writes the data files beside the wasm; both call the same function, so they cannot disagree.

mod emit;
mod file;
mod message;
mod read;
mod structure;
mod words;

use std::path::Path;

/// The language whose file decides which messages and placeholders exist; the others are checked against it.
pub const REFERENCE_LANGUAGE: &str = "en";

/// One language's words, ready to be fetched beside the wasm.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DataFile {
    /// Language tag, for example `en`.
    pub language: String,
    /// File name with a hash of the content, for example `content-en-full-0f3a….txt`.
    pub name: String,
    /// The file: one text a line, in the order of the generated ids.
    pub bytes: Vec<u8>,
}

/// The groups of messages that the first program needs; its words hold the others as empty lines. A test reads its
/// sources to see that these are all.
pub const FIRST_GROUPS: [&str; 8] = ["app", "boot", "check", "embed", "number", "question", "saved", "start"];

/// What the content folder compiles to.
#[derive(Debug, Clone)]
pub struct Compiled {
    /// Rust source with the ids, the scoring table and the data file names.
    pub rust: String,
    /// One data file per language with all words, the reference language first.
    pub files: Vec<DataFile>,
    /// The same with the words of the first program only.
    pub first_files: Vec<DataFile>,
}

/// A language file as read: its tag (the file's name without `.toml`) and its text.
#[derive(Debug, Clone)]
pub struct Source {
    /// Language tag.
    pub language: String,
    /// The TOML text.
    pub text: String,
}

/// Reads and compiles a content folder.
///
/// # Errors
/// Every problem found, each as one sentence that names the file and the id.
pub fn compile(folder: &Path) -> Result<Compiled, Vec<String>> {
    let read = |name: &str| {
        let path = folder.join(name);
        std::fs::read_to_string(&path)
            .map_err(|error| vec![format!("{} cannot be read: {error}", path.display())])
    };
    let questionnaire = read("questionnaire.toml")?;
    let mut languages = Vec::new();
    let entries = std::fs::read_dir(folder)
        .map_err(|error| vec![format!("{} cannot be read: {error}", folder.display())])?;
    for entry in entries.flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        if let Some(language) = name.strip_suffix(".toml")
            && language != "questionnaire"
        {
            languages.push(Source { language: language.to_owned(), text: read(&name)? });
        }
    }
    languages.sort_by_key(|source| (source.language != REFERENCE_LANGUAGE, source.language.clone()));
    compile_sources(&questionnaire, &languages)
}

/// Compiles texts already read; the reference language must come first.
///
/// # Errors
/// As [`compile`].
pub fn compile_sources(questionnaire: &str, languages: &[Source]) -> Result<Compiled, Vec<String>> {
    let structure = structure::Structure::parse(questionnaire)?;
    let Some((first, others)) = languages.split_first() else {
        return Err(vec![format!("{REFERENCE_LANGUAGE}.toml is missing")]);
    };
    if first.language != REFERENCE_LANGUAGE {
        return Err(vec![format!("{REFERENCE_LANGUAGE}.toml is missing")]);
    }
    let reference = words::Words::parse(first, &structure)?;
    let mut problems = Vec::new();
    let mut files = vec![data_file(&reference, &structure, false)];
    let mut first_files = vec![data_file(&reference, &structure, true)];
    for source in others {
        match words::Words::parse(source, &structure) {
            Ok(other) => {
                let differences = other.differences_from(&reference);
                if differences.is_empty() {
                    files.push(data_file(&other, &structure, false));
                    first_files.push(data_file(&other, &structure, true));
                } else {
                    problems.extend(differences);
                }
            }
            Err(found) => problems.extend(found),
        }
    }
    if !problems.is_empty() {
        return Err(problems);
    }
    let rust = emit::rust(&structure, &reference, &files, &first_files);
    Ok(Compiled { rust, files, first_files })
}

fn data_file(words: &words::Words, structure: &structure::Structure, first: bool) -> DataFile {
    let mut text = words.lines(structure, first).join("\n");
    text.push('\n');
    let bytes = text.into_bytes();
    let hash = crc::Crc::<u64>::new(&crc::CRC_64_XZ).checksum(&bytes);
    DataFile {
        language: words.language.clone(),
        name: format!("content-{}-{}{hash:016x}.txt", words.language, if first { "" } else { "full-" }),
        bytes,
    }
}
