//! Warnings: an editor's checklist.

use super::{Line, Pane, Tone, paragraph, paragraph_mark, words_at};
use crate::app::App;
use crate::app::actions::Action;
use crate::app::layout::View;

/// All warnings in text order.
pub const PANE: Pane = Pane {
    title: "WARNINGS",
    action: Action::Show(View::Warnings),
    note: |app| app.article.facts.warnings.len().to_string(),
    items: |app| (0..).take(app.article.facts.warnings.len()).collect(),
    lines,
    words: |app, item| warning(app, item).map(|w| w.message.clone()).unwrap_or_default(),
    target: |app, item| Some(warning(app, item)?.span),
    detail,
    empty: |_| "nothing to warn of".to_owned(),
};

fn warning(app: &App, item: u32) -> Option<&crate::facts::Warning> {
    app.article.facts.warnings.get(item as usize)
}

fn lines(app: &App, item: u32, width: usize) -> Vec<Line> {
    let Some(warning) = warning(app, item) else { return Vec::new() };
    let mut lines = paragraph(&warning.message, width.saturating_sub(6), 2, 3, Tone::Plain);
    if let Some(line) = lines.first_mut() {
        let words = line.left.first().map(|p| p.words.trim_start().to_owned()).unwrap_or_default();
        *line = Line::new("! ", Tone::Warning)
            .and(words, Tone::Plain)
            .right(paragraph_mark(app, warning.span.start), Tone::Dim);
    }
    lines
}

fn detail(app: &App, item: u32, width: usize) -> Vec<Line> {
    let Some(warning) = warning(app, item) else { return Vec::new() };
    let sentence = app.article.doc.sentence_near(warning.span.start).unwrap_or(warning.span);
    paragraph(&words_at(app, sentence), width, 0, 6, Tone::Plain)
}
