//! Rows of the list of recently read articles.

use super::pane::Pane;
use crate::app::App;
pub use crate::app::open_articles::RecentArticle as RecentRow;

/// The articles of earlier sessions, newest first; Enter opens one beside those that are open.
pub const PANE: Pane = Pane {
    title: "RECENT",
    items: |app, _| (0..).take(app.open_articles.recent.len()).collect(),
    text: |app, item| {
        row(app, item).map(|row| format!("{}\n{}", row.title, row.source)).unwrap_or_default()
    },
    words: |app, item| {
        row(app, item).map(|row| format!("{} {}", row.title, row.source)).unwrap_or_default()
    },
    full_screen: true,
    empty: |_| "no other articles read yet".to_owned(),
    names: true,
    ..Pane::PLAIN
};

/// The row of an article.
#[must_use]
pub fn row(app: &App, item: u32) -> Option<RecentRow> {
    app.open_articles.recent.get(item as usize).cloned()
}
