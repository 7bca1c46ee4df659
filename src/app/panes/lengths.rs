//! Rows of the sections by length, with minutes to read.

use super::common::count;
use super::pane::Pane;
use crate::app::App;
use crate::app::status::WORDS_A_MINUTE;
use crate::app::viewport::View;
use crate::text::Span;

/// The sections, the longest first, filled while it is shown.
pub const PANE: Pane = Pane {
    title: "SECTIONS BY LENGTH",
    orders: &["longest first", "in text order"],
    items: |app, order| {
        if app.views.current() != View::Lengths {
            return Vec::new();
        }
        let lengths = app.article.section_lengths();
        let mut items: Vec<u32> = (0..).take(lengths.len()).collect();
        if order == 0 {
            let words = |item: &u32| lengths.get(*item as usize).copied().unwrap_or(0);
            items.sort_by_key(|item| std::cmp::Reverse(words(item)));
        }
        items
    },
    note: |app, _| {
        let words: u32 = app.article.section_lengths().iter().sum();
        format!("{} min", minutes(words))
    },
    text: |app, item| {
        let words = |row: &LengthRow| count(row.words as usize, "word", "words");
        row(app, item).map(|row| format!("{}: {}", row.name, words(&row))).unwrap_or_default()
    },
    words: |app, item| row(app, item).map(|row| row.name).unwrap_or_default(),
    target: heading,
    empty: |_| "empty text".to_owned(),
    names: true,
    ..Pane::PLAIN
};

/// A section and its length.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LengthRow {
    /// Its heading, or "Lead".
    pub name: String,
    /// Its words.
    pub words: u32,
    /// Those of the longest section.
    pub most: u32,
}

/// The row of a section.
#[must_use]
pub fn row(app: &App, item: u32) -> Option<LengthRow> {
    let doc = &app.article.doc;
    let section = doc.sections.get(item as usize)?;
    let lengths = app.article.section_lengths();
    Some(LengthRow {
        name: doc.section_name(section),
        words: lengths.get(item as usize).copied()?,
        most: lengths.iter().copied().max().unwrap_or(1).max(1),
    })
}

/// Minutes to read so many words, at least one.
#[must_use]
pub fn minutes(words: u32) -> usize {
    (words as usize).div_ceil(WORDS_A_MINUTE).max(1)
}

/// Its heading, or its first block.
fn heading(app: &App, item: u32) -> Option<Span> {
    let section = app.article.doc.sections.get(item as usize)?;
    let first = app.article.doc.blocks.get(section.blocks.start as usize)?;
    Some(section.title.unwrap_or(first.span))
}
