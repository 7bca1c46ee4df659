//! Rows of the section list: what each part of the article holds. The shortest pane: copy it for a
//! new one.

use super::common::Place;
use super::pane::Pane;
use crate::app::App;
use crate::app::index::Counts;
use crate::app::outline::is_branch;
use crate::text::Span;

/// The sections in text order.
pub const PANE: Pane = Pane {
    title: "SECTIONS",
    items: |app, _| app.open_sections(),
    text: |app, item| row(app, item).map(|row| row.name).unwrap_or_default(),
    words: |app, item| row(app, item).map(|row| row.name).unwrap_or_default(),
    target: heading,
    empty: |_| "empty text".to_owned(),
    names: true,
    ..Pane::PLAIN
};

/// A section.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SectionRow {
    /// Its number, from 1.
    pub number: usize,
    /// The level of its heading; 0 for the lead.
    pub level: u8,
    /// Its heading, or "Lead".
    pub name: String,
    /// What it holds.
    pub counts: Counts,
    /// Whether the top of the screen is in it.
    pub current: bool,
    /// Whether it has sections below it, and if so whether they are shown.
    pub branch: Option<bool>,
    /// All of it.
    pub place: Place,
}

/// The row of a section.
#[must_use]
pub fn row(app: &App, item: u32) -> Option<SectionRow> {
    let doc = &app.article.doc;
    let section = doc.sections.get(item as usize)?;
    Some(SectionRow {
        number: item as usize + 1,
        level: section.level,
        name: doc.section_name(section),
        counts: app.article.index.sections.get(item as usize).copied().unwrap_or_default(),
        current: app.section() == item as usize,
        branch: is_branch(&doc.sections, item as usize).then(|| !app.views.closed.contains(&item)),
        place: Place::of(app, section.span),
    })
}

/// Its heading, or its first block.
fn heading(app: &App, item: u32) -> Option<Span> {
    let section = app.article.doc.sections.get(item as usize)?;
    let first = app.article.doc.blocks.get(section.blocks.start as usize)?;
    Some(section.title.unwrap_or(first.span))
}
