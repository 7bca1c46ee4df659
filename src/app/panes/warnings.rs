//! Rows of the warning list: what an editor should check.

use super::common::{Place, words_at};
use super::pane::{Detail, DetailKind, DetailSize, Pane};
use crate::app::App;
use crate::facts::Warning;

/// All warnings in text order.
pub const PANE: Pane = Pane {
    title: "WARNINGS",
    items: |app, _| (0..).take(app.article.facts.warnings.len()).collect(),
    text: |app, item| row(app, item).map(|row| row.message).unwrap_or_default(),
    words: |app, item| row(app, item).map(|row| row.message).unwrap_or_default(),
    target: |app, item| Some(warning(app, item)?.span),
    detail,
    detail_size: DetailSize::Short,
    empty: |_| "no warnings".to_owned(),
    ..Pane::PLAIN
};

/// A likely error.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WarningRow {
    /// What it is about, as in JSON.
    pub kind: &'static str,
    /// What is wrong.
    pub message: String,
    /// The words it is about.
    pub words: String,
    /// Where they stand.
    pub place: Place,
}

/// The row of a warning.
#[must_use]
pub fn row(app: &App, item: u32) -> Option<WarningRow> {
    let warning = warning(app, item)?;
    Some(WarningRow {
        kind: warning.kind.name(),
        message: warning.message.clone(),
        words: words_at(app, warning.span),
        place: Place::of(app, warning.span),
    })
}

fn warning(app: &App, item: u32) -> Option<&Warning> {
    app.article.facts.warnings.get(item as usize)
}

fn detail(app: &App, item: u32) -> Vec<Detail> {
    let Some(warning) = warning(app, item) else { return Vec::new() };
    let sentence = app.article.doc.sentence_near(warning.span.start).unwrap_or(warning.span);
    vec![Detail::new(DetailKind::Text, words_at(app, sentence), 6)]
}
