//! Why a fact is what it is: the name of the rule that found it.

use std::fmt;

/// A rule, in words a reader understands. Facts are many and rules few: a fact points at the words.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Rule(pub &'static &'static str);

impl Rule {
    /// Its words; empty for a fact that needs no reason.
    #[must_use]
    pub const fn words(self) -> &'static str {
        self.0
    }
}

impl Default for Rule {
    fn default() -> Self {
        Self(&"")
    }
}

impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.words())
    }
}

impl fmt::Debug for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.words(), f)
    }
}
