//! Rows of the text as it is laid out, and where they begin.

use crate::text::Span;

/// Where a row of the body begins.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct RowPosition {
    /// The first byte of the row's text.
    pub offset: u32,
    /// Whether it is the text row itself (`true`) or the blank row above its block (`false`).
    pub text: bool,
}

impl RowPosition {
    /// The row of text that begins at `offset`.
    #[must_use]
    pub const fn at(offset: u32) -> Self {
        Self { offset, text: true }
    }
}

/// A row of the text as it is laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LayoutRow {
    /// A line of a block.
    Text {
        /// The words; line ends inside count as spaces.
        span: Span,
        /// Index of the block.
        block: usize,
        /// Columns left of it.
        indent: u16,
        /// It ends within a word: a hyphen is shown that the text does not have.
        hyphenated: bool,
    },
    /// The space above a block.
    Blank,
    /// The space above a block in a lens, with the number of blocks folded away.
    Fold(u32),
    /// A line across (a block of kind [`BlockKind::Rule`](crate::doc::BlockKind::Rule)).
    Rule {
        /// Index of the block.
        block: usize,
    },
}
