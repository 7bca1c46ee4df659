//! A block of a page with its inline markup, before it is known to belong to the article.

use super::pictures::Shown;
use crate::doc::table::Cell;
use crate::doc::{BlockKind, MarkKind};

/// A block of a page.
#[derive(Debug)]
pub(super) struct Chunk {
    pub(super) kind: BlockKind,
    pub(super) parts: Vec<Part>,
    /// The words, white space folded.
    pub(super) text: String,
    /// Bytes of `text` that stand in links.
    pub(super) linked: usize,
    /// Number of the element around it whose class or id marks it as no part of the article.
    pub(super) foreign: Option<usize>,
    /// Number of the list, table or other container around it; siblings share it.
    pub(super) group: usize,
    /// The rows of a table.
    pub(super) rows: Vec<Vec<Cell>>,
    /// The picture whose caption it is.
    pub(super) picture: Option<Box<Shown>>,
    /// Names of the elements that begin at it and that links lead to.
    pub(super) places: Vec<String>,
}

impl Chunk {
    /// One without words.
    pub(super) const fn new(kind: BlockKind) -> Self {
        Self {
            kind,
            parts: Vec::new(),
            text: String::new(),
            linked: 0,
            foreign: None,
            group: usize::MAX,
            rows: Vec::new(),
            picture: None,
            places: Vec::new(),
        }
    }

    /// A paragraph of these parts.
    pub(super) fn of(parts: Vec<Part>) -> Self {
        let mut linked = 0;
        let mut open = Vec::new();
        for part in &parts {
            match part {
                Part::Begin(_) => open.push(false),
                Part::Link(_) => open.push(true),
                Part::End => drop(open.pop()),
                Part::Words(words) if open.contains(&true) => linked += words.len(),
                _ => {}
            }
        }
        Self { parts, linked, ..Self::new(BlockKind::Paragraph) }
    }

    /// The lines of its words, as line ends part them.
    pub(super) fn lines(&self) -> Vec<String> {
        let mut lines = vec![String::new()];
        for part in &self.parts {
            let Some(line) = lines.last_mut() else { continue };
            match part {
                Part::Words(words) | Part::Verbatim(words) => {
                    line.extend(words.chars().map(|c| if c.is_whitespace() { ' ' } else { c }));
                }
                Part::Break => lines.push(String::new()),
                Part::Begin(_) | Part::Link(_) | Part::NoteNumber | Part::End => {}
            }
        }
        lines
    }
}

/// A bit of a block's content.
#[derive(Debug)]
pub(super) enum Part {
    Words(String),
    Verbatim(String),
    Break,
    Begin(MarkKind),
    Link(String),
    /// The number of a note, which is not shown, in a link that leads to the note.
    NoteNumber,
    End,
}
