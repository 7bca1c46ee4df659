//! The links of the article.

use super::{Line, Pane, Tone, clip, paragraph_mark, words_at};
use crate::app::App;
use crate::app::actions::Action;
use crate::doc::{Mark, MarkKind};

/// All links in text order; `o` opens the selected one.
pub const PANE: Pane = Pane {
    title: "LINKS",
    action: Action::OpenLink,
    note: |app| links(app).count().to_string(),
    items: |app| links(app).map(|(item, _)| item).collect(),
    lines,
    words: |app, item| {
        let words = mark(app, item).map(|m| words_at(app, m.span)).unwrap_or_default();
        format!("{words}\n{}", address(app, item).unwrap_or(""))
    },
    target: |app, item| Some(mark(app, item)?.span),
    detail: |_, _, _| Vec::new(),
    empty: |_| "no links in this text".to_owned(),
};

fn mark(app: &App, item: u32) -> Option<&Mark> {
    app.article.doc.marks.get(item as usize)
}

fn links(app: &App) -> impl Iterator<Item = (u32, &Mark)> {
    (0..).zip(&app.article.doc.marks).filter(|(_, mark)| matches!(mark.kind, MarkKind::Link(_)))
}

/// The address of the link that item `item` of the list is.
#[must_use]
pub fn address(app: &App, item: u32) -> Option<&str> {
    match mark(app, item)?.kind {
        MarkKind::Link(link) => app.article.doc.links.get(link as usize).map(String::as_str),
        _ => None,
    }
}

fn lines(app: &App, item: u32, width: usize) -> Vec<Line> {
    let Some(mark) = mark(app, item) else { return Vec::new() };
    vec![
        Line::new(clip(&words_at(app, mark.span), width.saturating_sub(5)), Tone::Plain)
            .right(paragraph_mark(app, mark.span.start), Tone::Dim),
        Line::new(
            format!("  {}", clip(address(app, item).unwrap_or(""), width.saturating_sub(2))),
            Tone::Dim,
        ),
    ]
}
