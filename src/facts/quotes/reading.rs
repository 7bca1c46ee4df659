//! A reading of a cue: what it may report, and who is named as the source.

use super::attribution::Attribution;
use crate::facts::Rule;

/// What was said, as tokens, and the rule that found it.
#[derive(Clone, Copy, Debug)]
pub struct Content {
    /// Its first token.
    pub from: usize,
    /// One past its last token.
    pub to: usize,
    /// What goes on behind the attribution: "The plan, she said, would fail."
    pub rest: Option<(usize, usize)>,
    /// The pattern.
    pub rule: Rule,
    /// Whether its end is still to be chosen, between its first token and the sentence's end.
    pub open: bool,
    /// Whether the weights decide that it is a content.
    pub doubtful: bool,
}

impl Content {
    /// One run of tokens.
    #[must_use]
    pub const fn new(from: usize, to: usize, rule: Rule) -> Self {
        Self { from, to, rest: None, rule, open: false, doubtful: false }
    }

    /// A run of tokens whose end is to be chosen, not after `to`.
    #[must_use]
    pub const fn open(from: usize, to: usize, rule: Rule) -> Self {
        Self { open: true, ..Self::new(from, to, rule) }
    }
}

/// What a cue may report, and who said it.
#[derive(Clone, Copy, Debug)]
pub struct Reading {
    /// The cue's first token.
    pub at: usize,
    /// The first token of its sentence.
    pub begin: usize,
    /// One past the sentence's last token.
    pub end: usize,
    /// What it may report.
    pub content: Content,
    /// Its source and cue.
    pub attribution: Attribution,
}
