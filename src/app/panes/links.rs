//! Rows of the list of links.

use super::common::{Place, words_at};
use super::pane::{Detail, DetailKind, DetailSize, Pane};
use crate::app::App;
use crate::doc::{Mark, MarkKind};

/// Lines of a whole address at most.
const ADDRESS_LINES: usize = 6;

/// All links in text order.
pub const PANE: Pane = Pane {
    title: "LINKS",
    items: |app, _| {
        let links = (0..).zip(&app.article.doc.marks);
        links.filter(|(_, mark)| is_link(mark)).map(|(item, _)| item).collect()
    },
    text: both,
    words: both,
    target: |app, item| Some(mark(app, item)?.span),
    detail: |app, item| {
        let url = url(app, item).unwrap_or_default();
        vec![Detail::new(DetailKind::Text, url, ADDRESS_LINES)]
    },
    detail_size: DetailSize::Short,
    empty: |_| "no links".to_owned(),
    names: true,
    ..Pane::PLAIN
};

/// A link of the article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LinkRow {
    /// The linked words.
    pub words: String,
    /// The URL.
    pub url: String,
    /// Where the words stand.
    pub place: Place,
}

/// The row of a link.
#[must_use]
pub fn row(app: &App, item: u32) -> Option<LinkRow> {
    let mark = mark(app, item)?;
    Some(LinkRow {
        words: words_at(app, mark.span),
        url: url(app, item).unwrap_or_default().to_owned(),
        place: Place::of(app, mark.span),
    })
}

/// The URL of an item.
#[must_use]
pub fn url(app: &App, item: u32) -> Option<&str> {
    match mark(app, item)?.kind {
        MarkKind::Link(link) => app.article.doc.links.get(link as usize).map(String::as_str),
        _ => None,
    }
}

const fn is_link(mark: &Mark) -> bool {
    matches!(mark.kind, MarkKind::Link(_))
}

fn mark(app: &App, item: u32) -> Option<&Mark> {
    app.article.doc.marks.get(item as usize)
}

fn both(app: &App, item: u32) -> String {
    row(app, item).map(|row| format!("{}\n{}", row.words, row.url)).unwrap_or_default()
}
