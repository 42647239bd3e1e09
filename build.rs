//! Compiles `content/` into typed ids; a wrong id or placeholder stops the build with its name.

use std::{env, fs, path::PathBuf, process::ExitCode};

fn main() -> ExitCode {
    println!("cargo::rerun-if-changed=content");
    let out = match env::var_os("OUT_DIR") {
        Some(out) => PathBuf::from(out),
        None => return fail(&["OUT_DIR is not set".to_owned()]),
    };
    let compiled = match cre_content::compile("content".as_ref()) {
        Ok(compiled) => compiled,
        Err(problems) => return fail(&problems),
    };
    let mut written = vec![fs::write(out.join("content.rs"), &compiled.rust)];
    // The reference language is at hand natively: tests and exports need no fetch.
    if let Some(reference) = compiled.files.first() {
        written.push(fs::write(out.join("content.txt"), &reference.bytes));
    }
    match written.into_iter().find_map(Result::err) {
        Some(error) => fail(&[error.to_string()]),
        None => ExitCode::SUCCESS,
    }
}

fn fail(problems: &[String]) -> ExitCode {
    for problem in problems {
        println!("cargo::error={}", problem.replace('\n', " "));
    }
    ExitCode::FAILURE
}
