//! Rows of the list of open articles: the files and articles that were opened together.

use super::pane::Pane;
use crate::app::App;

/// All articles in the order they were named; Enter opens one.
pub const PANE: Pane = Pane {
    title: "ARTICLES",
    items: |app, _| (0..).take(app.open_articles.names.len()).collect(),
    text: |app, item| row(app, item).map(|row| row.name).unwrap_or_default(),
    words: |app, item| row(app, item).map(|row| row.name).unwrap_or_default(),
    full_screen: true,
    empty: |_| "only this article is open".to_owned(),
    names: true,
    ..Pane::PLAIN
};

/// An article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ArticleRow {
    /// Its path or URL, and its title once it has been opened.
    pub name: String,
    /// Whether it is the one that is shown.
    pub current: bool,
}

/// The row of an article.
#[must_use]
pub fn row(app: &App, item: u32) -> Option<ArticleRow> {
    let at = item as usize;
    let name = app.open_articles.names.get(at)?;
    let open = Some(&app.article.doc.meta.title).filter(|_| app.open_articles.at == at);
    let title = open.or_else(|| app.open_articles.titles.get(&at));
    let name = match title.filter(|title| !title.is_empty() && *title != name) {
        Some(title) => format!("{name}  {title}"),
        None => name.clone(),
    };
    Some(ArticleRow { name, current: app.open_articles.at == item as usize })
}
