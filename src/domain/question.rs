//! Questions as the scoring sees them: weights, gates and answers, without a word of their text.

/// A level of practice, 0 (nothing) to 4 (self-improving).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Level(u8);

impl Level {
    /// Nothing is in place.
    pub const LOWEST: Level = Level(0);
    /// The practice improves itself.
    pub const HIGHEST: Level = Level(4);

    /// A level of 0 to 4; `None` above.
    pub const fn new(level: u8) -> Option<Level> {
        if level <= Level::HIGHEST.0 { Some(Level(level)) } else { None }
    }

    /// The level as a number, 0 to 4.
    pub const fn get(self) -> u8 {
        self.0
    }
}

/// What a person answers; no answer at all is `None` of an `Option<Answer>`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// A level of practice.
    Level(Level),
    /// "I don't know": counts as level 0.
    Unknown,
    /// "Does not apply": leaves the question out, except on a required gate, where it is refused.
    NotApplicable,
}

/// Which questions are asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// Only the questions marked quick.
    Quick,
    /// Every question.
    Full,
}

/// Which questions count: those of a mode that an edition of the questionnaire has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scope {
    /// Which questions are asked.
    pub mode: Mode,
    /// Questions that came with a later edition are none.
    pub edition: u16,
}

impl Scope {
    /// What two scopes share: the quick questions unless both have all, of the earlier edition.
    #[must_use]
    pub const fn shared_with(self, other: Self) -> Self {
        let mode = match (self.mode, other.mode) {
            (Mode::Full, Mode::Full) => Mode::Full,
            _ => Mode::Quick,
        };
        let edition = if self.edition < other.edition { self.edition } else { other.edition };
        Self { mode, edition }
    }
}

impl From<Mode> for Scope {
    /// Every edition's questions.
    fn from(mode: Mode) -> Self {
        Self { mode, edition: u16::MAX }
    }
}

/// The level that a prerequisite must reach.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gate {
    /// The level to reach, 0 to 4; more counts as 4, or the gate could never open.
    pub level: u8,
    /// Whether being ready depends on it; a proposed gate only sets a condition.
    pub required: bool,
}

impl Gate {
    /// The level to reach, 4 at most.
    pub const fn target(self) -> u8 {
        if self.level > Level::HIGHEST.0 { Level::HIGHEST.0 } else { self.level }
    }
}

/// How one question counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rule {
    /// The area it belongs to, an index from 0.
    pub area: u8,
    /// Its weight within the area, 2 to 5 in the questionnaire; 0 has no say in the score.
    pub weight: u8,
    /// The level it must reach, if it is a prerequisite.
    pub gate: Option<Gate>,
    /// Whether the short version asks it too.
    pub quick: bool,
    /// The first edition of the questionnaire that has it, from 1.
    pub since: u16,
}

impl Rule {
    /// Whether the question counts in a scope. There is no edition before the first.
    pub const fn in_scope(&self, scope: Scope) -> bool {
        let asked = matches!(scope.mode, Mode::Full) || self.quick;
        asked && (self.since <= 1 || self.since <= scope.edition)
    }

    /// Whether it is a required prerequisite.
    pub const fn is_required(&self) -> bool {
        matches!(self.gate, Some(Gate { required: true, .. }))
    }

    /// Levels missing to its gate, 0 to 4; 0 if the gate is open or there is none.
    pub const fn shortfall(&self, level: u8) -> u8 {
        match self.gate {
            Some(gate) => gate.target().saturating_sub(level),
            None => 0,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn levels_end_at_four() {
        assert_eq!(Level::new(4), Some(Level::HIGHEST));
        assert_eq!(Level::new(5), None);
    }

    #[test]
    fn a_gate_beyond_the_highest_level_can_still_open() {
        let rule = Rule {
            area: 0,
            weight: 5,
            gate: Some(Gate { level: 9, required: true }),
            quick: false,
            since: 1,
        };
        assert_eq!((rule.shortfall(1), rule.shortfall(4)), (3, 0));
    }

    #[test]
    fn a_question_of_a_later_edition_does_not_count_for_an_earlier_one() {
        let rule = Rule { area: 0, weight: 5, gate: None, quick: true, since: 3 };
        let scope = |edition| Scope { mode: Mode::Quick, edition };
        assert_eq!([1, 2, 3, 4].map(|edition| rule.in_scope(scope(edition))), [false, false, true, true]);
        assert_eq!(scope(2).shared_with(scope(3)), scope(2));
        let full = Scope { mode: Mode::Full, edition: 3 };
        assert_eq!(full.shared_with(scope(4)), scope(3));
        let first = Rule { since: 1, ..rule };
        assert!(first.in_scope(scope(0)), "there is no edition before the first");
    }
}
