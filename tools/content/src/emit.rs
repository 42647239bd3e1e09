//! The generated Rust: typed ids, the scoring table and the names of the data files.

use crate::DataFile;
use crate::structure::{GateStatus, LEVELS, Structure};
use crate::words::Words;
use std::fmt::Write;

/// Lines before the areas: language, its name, decimal and group sign, twelve months.
const HEAD: usize = 16;

/// Message groups that plain HTML may name.
const STATIC_GROUPS: [&str; 3] = ["app", "boot", "start"];

pub fn rust(
    structure: &Structure,
    reference: &Words,
    files: &[DataFile],
    first_files: &[DataFile],
) -> String {
    let mut out = String::from("// Generated from content/; change that, not this.\n");
    let areas = structure.areas.len();
    let services = HEAD + 2 * areas;
    let affects = services + structure.services.len();
    let promises = affects + structure.affects.len();
    let ebook = promises + 2 * structure.promises.len();
    let questions = ebook + structure.ebook().len();
    let messages = questions + structure.questions.len() * (LEVELS + 4);
    let mut constant = |name: &str, doc: &str, value: String| {
        line(&mut out, &format!("/// {doc}\npub const {name} = {value};"));
    };
    constant("VERSION: &str", "Version of the questionnaire.", format!("{:?}", structure.version));
    constant(
        "EDITION: u16",
        "Counts the questionnaire's versions; links carry it.",
        structure.edition.to_string(),
    );
    constant("AREAS: usize", "Number of areas.", areas.to_string());
    constant(
        "AREA_IDS: [&str; AREAS]",
        "Stable names of the areas, in the order of the questionnaire.",
        format!("{:?}", structure.areas),
    );
    constant("SERVICES: usize", "Number of services that close gaps.", structure.services.len().to_string());
    constant("QUESTIONS: usize", "Number of questions.", structure.questions.len().to_string());
    for (name, value) in [
        ("AREA_LINES", HEAD),
        ("SERVICE_LINES", services),
        ("AFFECT_LINES", affects),
        ("PROMISE_LINES", promises),
        ("EBOOK_LINES", ebook),
        ("QUESTION_LINES", questions),
        ("LINES", reference.lines(structure, false).len()),
    ] {
        constant(&format!("{name}: usize"), "Position in the data file.", value.to_string());
    }
    for (name, doc, files) in [
        ("FILES", "Language and data file of the first program, the reference language first.", first_files),
        ("FULL_FILES", "Language and data file with all words, the reference language first.", files),
    ] {
        let names = files
            .iter()
            .map(|file| format!("({:?}, {:?})", file.language, file.name))
            .collect::<Vec<_>>()
            .join(", ");
        constant(&format!("{name}: &[(&str, &str)]"), doc, format!("&[{names}]"));
    }

    tables(&mut out, structure);
    ids(&mut out, structure);
    says(&mut out, reference, messages);
    out
}

/// The scoring table and what else belongs to a question.
fn tables(out: &mut String, structure: &Structure) {
    let position = |list: &[String], id: &str| list.iter().position(|have| have == id).unwrap_or_default();
    line(
        out,
        "/// What the score needs of each question, in the order of the questionnaire.\npub static RULES: [Rule; QUESTIONS] = [",
    );
    for question in &structure.questions {
        let gate = question.gate.as_ref().map_or("None".to_owned(), |gate| {
            format!(
                "Some(Gate {{ level: {}, required: {} }})",
                gate.level,
                gate.status == GateStatus::Required
            )
        });
        line(
            out,
            &format!(
                "    Rule {{ area: {}, weight: {}, gate: {gate}, quick: {}, since: {} }},",
                position(&structure.areas, &question.area),
                question.weight,
                question.quick,
                question.since
            ),
        );
    }
    line(out, "];");
    // The quick questions first, each set area by area.
    let mut order: Vec<usize> = (0..structure.questions.len()).collect();
    let key = |index: &usize| {
        structure
            .questions
            .get(*index)
            .map(|question| (!question.quick, position(&structure.areas, &question.area)))
    };
    order.sort_by_key(key);
    let quick = structure.questions.iter().filter(|question| question.quick).count();
    let order = order.iter().map(|index| format!("QuestionId({index})")).collect::<Vec<_>>().join(", ");
    line(
        out,
        &format!(
            "/// The order in which questions are asked.\npub static ASKING_ORDER: [QuestionId; QUESTIONS] = [{order}];"
        ),
    );
    line(
        out,
        &format!("/// How many of them are quick; they come first.\npub const QUICK: usize = {quick};"),
    );
    let ebook: Vec<String> = structure.ebook().into_iter().map(str::to_owned).collect();
    line(out, "/// What else belongs to each question.\npub static FACTS: [Facts; QUESTIONS] = [");
    for question in &structure.questions {
        let list = |ids: &[String], among: &[String]| {
            ids.iter().map(|id| position(among, id).to_string()).collect::<Vec<_>>().join(", ")
        };
        line(
            out,
            &format!(
                "    Facts {{ id: {:?}, wire: {}, closes: {}, affects: &[{}], ebook: &[{}] }},",
                question.id,
                question.wire,
                position(&structure.services, &question.closes),
                list(&question.affects, &structure.affects),
                list(&question.ebook, &ebook),
            ),
        );
    }
    line(out, "];");
    line(
        out,
        "/// What CRE brings, in the order of the questionnaire.\npub static PROMISES: &[Promise] = &[",
    );
    for promise in &structure.promises {
        let at = |id: &str| structure.questions.iter().position(|have| have.id == id).unwrap_or_default();
        let needs: Vec<String> = structure
            .needs(promise)
            .iter()
            .map(|(id, level)| format!("(QuestionId({}), {level})", at(id)))
            .collect();
        line(
            out,
            &format!(
                "    Promise {{ id: {:?}, needs: &[{}], at_once: {} }},",
                promise.id,
                needs.join(", "),
                promise.at_once
            ),
        );
    }
    line(out, "];");
}

fn ids(out: &mut String, structure: &Structure) {
    line(
        out,
        "/// The questions by name.\n#[allow(dead_code)]\npub mod question {\n    use super::QuestionId;",
    );
    for (index, question) in structure.questions.iter().enumerate() {
        line(
            out,
            &format!(
                "    /// `{}`\n    pub const {}: QuestionId = QuestionId({index});",
                question.id,
                upper(&question.id)
            ),
        );
    }
    line(out, "}");
}

/// One constant per plain message, one function per message with placeholders or a count.
fn says(out: &mut String, reference: &Words, first: usize) {
    // These stand in index.html by name.
    line(
        out,
        "/// Sentences that plain HTML names, for languages other than the reference.\npub static STATIC: &[(&str, crate::content::Message)] = &[",
    );
    let mut place = first;
    for ((group, id), message) in &reference.messages {
        let plain = message.placeholders.is_empty() && message.forms.len() == 1;
        if plain && STATIC_GROUPS.contains(&group.as_str()) {
            line(out, &format!("    (\"{group}.{id}\", crate::content::Message({place})),"));
        }
        place += message.forms.len();
    }
    line(out, "];");
    line(out, "/// Every sentence by screen and name.\npub mod say {");
    let mut at = first;
    let mut open = String::new();
    for ((group, id), message) in &reference.messages {
        if *group != open {
            if !open.is_empty() {
                line(out, "    }");
            }
            line(
                out,
                &format!(
                    "    #[allow(missing_docs)]\n    pub mod {} {{\n        #[allow(unused_imports)]\n        use crate::content::{{Message, Phrase}};",
                    snake(group)
                ),
            );
            open.clone_from(group);
        }
        let doc = message.forms.join(" / ").replace('\n', " ");
        let counted = message.forms.len() > 1;
        line(out, &format!("        #[doc = {doc:?}]"));
        if !message.is_function() {
            line(out, &format!("        pub const {}: Message = Message({at});", upper(id)));
        } else {
            let mut parameters: Vec<String> = Vec::new();
            if counted {
                parameters.push("count_for_form: u64".to_owned());
            }
            parameters.extend(message.placeholders.iter().map(|name| format!("{}: &'a str", snake(name))));
            let values: Vec<String> = message.placeholders.iter().map(|name| snake(name)).collect();
            let position =
                if counted { format!("{at} + (count_for_form != 1) as u16") } else { at.to_string() };
            let life = if message.placeholders.is_empty() { "'static" } else { "'a" };
            let generic = if message.placeholders.is_empty() { "" } else { "<'a>" };
            line(
                out,
                &format!(
                    "        #[must_use]\n        pub fn {}{generic}({}) -> Phrase<{life}, {}> {{ Phrase {{ message: Message({position}), values: [{}] }} }}",
                    snake(id),
                    parameters.join(", "),
                    values.len(),
                    values.join(", "),
                ),
            );
        }
        at += message.forms.len();
    }
    if !open.is_empty() {
        line(out, "    }");
    }
    line(out, "}");
}

fn line(out: &mut String, text: &str) {
    // Writing to a String cannot fail.
    let _ = writeln!(out, "{text}");
}

fn snake(id: &str) -> String {
    id.replace('-', "_")
}

fn upper(id: &str) -> String {
    snake(id).to_uppercase()
}
