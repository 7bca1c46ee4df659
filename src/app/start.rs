//! Where reading begins, as the command line has it: a line, a match, a section, a person; or as a
//! list of other articles has it: words.

use crate::text::Span;

/// Where reading begins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Start {
    /// A line of the file.
    Line(SourceLine),
    /// The first match of a search.
    Pattern(String),
    /// The section of this number, or with this in its heading.
    Section(String),
    /// The first mention of this person.
    Person(String),
    /// Words of the original text.
    Passage(Span),
    /// The end.
    End,
    /// The end, as it grows.
    Follow,
}

/// A line of a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SourceLine {
    /// Its number, from 1, as `grep -n` counts.
    pub number: u32,
    /// Its words, with markup, where the file is not shown line by line.
    pub words: String,
}
