//! The state as one text, for the program that takes over from the first one.
//!
//! A few lines: one's own assessment as a link, what *Undo* would bring back, how the draft is kept. It never leaves
//! the page; still it is read as any other text from outside.

use super::host::{Emit, Host, Tool};
use super::{DraftProblem, Kept, State, Undo};
use crate::link;

const REPLACED: &str = "replaced ";
const FORGOTTEN: &str = "forgotten ";

impl State {
    /// All that the visitor entered and was told; the screen follows from the address.
    #[must_use]
    pub fn hand_over(&self) -> String {
        let undo = match &self.undo {
            Some(Undo::Replaced(before)) => [REPLACED, &link::encode(before)].concat(),
            Some(Undo::Forgotten(before)) => [FORGOTTEN, &link::encode(before)].concat(),
            None => String::new(),
        };
        let kept = match self.kept {
            Kept::Nothing => "nothing",
            Kept::Saved => "saved",
            Kept::Offered => "offered",
            Kept::Blocked => "blocked",
            Kept::Full => "full",
        };
        let problem = match self.draft_problem {
            Some(DraftProblem::Unreadable) => "unreadable",
            Some(DraftProblem::Newer) => "newer",
            None => "",
        };
        let told = if self.told { "told" } else { "" };
        let host = self.host.as_ref().map(hand_over_host).unwrap_or_default();
        [&link::encode(&self.own), &undo, kept, problem, told, &host].join("\n")
    }

    /// The state of the program before; `None` if the text is not one of [`State::hand_over`].
    #[must_use]
    pub fn taken_over(text: &str) -> Option<Self> {
        let mut lines = text.lines();
        let own = link::decode_draft(lines.next()?).ok()?;
        let undo = lines.next()?;
        let before = |link: &str| link::decode_draft(link).ok().map(Box::new);
        let undo = match (undo.strip_prefix(REPLACED), undo.strip_prefix(FORGOTTEN)) {
            (Some(link), _) => before(link).map(Undo::Replaced),
            (_, Some(link)) => before(link).map(Undo::Forgotten),
            _ => None,
        };
        let kept = match lines.next()? {
            "saved" => Kept::Saved,
            "offered" => Kept::Offered,
            "blocked" => Kept::Blocked,
            "full" => Kept::Full,
            _ => Kept::Nothing,
        };
        let draft_problem = match lines.next()? {
            "unreadable" => Some(DraftProblem::Unreadable),
            "newer" => Some(DraftProblem::Newer),
            _ => None,
        };
        let told = lines.next() == Some("told");
        let host = lines.next().and_then(host_taken_over);
        Some(Self { own, undo, kept, draft_problem, told, host, ..Self::default() })
    }
}

/// What the visitor was told about the embedding page, in words between blanks.
fn hand_over_host(host: &Host) -> String {
    let started = if host.started { "started" } else { "-" };
    let completed = if host.completed { "completed" } else { "-" };
    let emit = host.emit.map_or("-", Emit::name);
    [host.tool.name(), started, completed, emit, &link::encode(&host.prefill), &host.origin].join(" ")
}

fn host_taken_over(line: &str) -> Option<Host> {
    let mut words = line.splitn(6, ' ');
    Some(Host {
        tool: words.next().filter(|name| !name.is_empty()).map(Tool::named)?,
        started: words.next()? == "started",
        completed: words.next()? == "completed",
        emit: Emit::named(words.next()?),
        prefill: link::decode_draft(words.next()?).ok()?,
        origin: words.next()?.to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assessment::{Assessment, OnCallInput, prefill};

    #[test]
    fn the_program_that_takes_over_knows_all_that_the_one_before_knew() {
        let own = Assessment { on_call: Some(OnCallInput::default()), ..Assessment::default() };
        let before = Box::new(own.clone());
        for undo in [None, Some(Undo::Replaced(before.clone())), Some(Undo::Forgotten(before))] {
            for kept in [Kept::Nothing, Kept::Saved, Kept::Offered, Kept::Blocked, Kept::Full] {
                for draft_problem in [None, Some(DraftProblem::Unreadable), Some(DraftProblem::Newer)] {
                    for told in [false, true] {
                        let undo = undo.clone();
                        let state =
                            State { own: own.clone(), undo, kept, draft_problem, told, ..State::default() };
                        assert_eq!(State::taken_over(&state.hand_over()), Some(state));
                    }
                }
            }
        }
    }

    #[test]
    fn what_a_visitor_was_told_about_the_embedding_page_is_known_to_the_next_program() {
        for tool in Tool::ALL {
            for emit in [None, Some(Emit::Verdict), Some(Emit::Answers)] {
                for (started, completed) in [(false, false), (true, false), (true, true)] {
                    let origin = "https://www.example.com:8443".to_owned();
                    let prefill = prefill::read("team=8\nobjective=99.5").0;
                    let host = Some(Host { tool, emit, prefill, origin, started, completed });
                    let state = State { host, ..State::default() };
                    assert_eq!(State::taken_over(&state.hand_over()), Some(state));
                }
            }
        }
    }

    #[test]
    fn anything_else_is_not_taken_over() {
        for text in ["", "v1.", "nonsense\n\nsaved\n\n", "\n\n\n\n"] {
            assert_eq!(State::taken_over(text), None, "{text:?}");
        }
    }
}
