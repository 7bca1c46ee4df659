//! Rows of the list of open articles: the files and articles that were opened together.

use super::digests::{self, outlet};
use super::pane::Pane;
use super::timeline::label::day;
use crate::app::App;
use crate::app::dossier_state::Reading;

/// All articles by day, copies under their original, or in the order they were named; Enter opens
/// one.
pub const PANE: Pane = Pane {
    title: "ARTICLES",
    orders: &["by day", "as named", "by outlet"],
    items,
    note: |app, list| match app.open_articles.dossier.reading {
        Reading::NotBegun => list.order.len().to_string(),
        _ => digests::note(app, PANE.ordered_note(list), list),
    },
    text,
    words: |app, item| {
        let words = |row: ArticleRow| {
            let day = row.day.unwrap_or_default();
            let outlet = row.outlet.unwrap_or_default();
            format!("{} {}\n{day} {outlet}", row.name, row.title)
        };
        row(app, item).map(words).unwrap_or_default()
    },
    full_screen: true,
    empty: |_| "only this article is open".to_owned(),
    names: true,
    ..Pane::PLAIN
};

/// An article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ArticleRow {
    /// Its path or URL.
    pub name: String,
    /// Its title, as far as it has been read; else empty.
    pub title: String,
    /// Whether it is the one that is shown.
    pub current: bool,
    /// Whether all articles have been read: rows have columns then.
    pub listed: bool,
    /// The day it was published, aligned.
    pub day: Option<String>,
    /// Who published it.
    pub outlet: Option<String>,
    /// Whether it is a copy of the article above it.
    pub copy: bool,
    /// Whether it was open before, now or in an earlier session.
    pub seen: bool,
    /// Why it cannot be read.
    pub problem: Option<String>,
}

/// The row of an article.
#[must_use]
pub fn row(app: &App, item: u32) -> Option<ArticleRow> {
    let at = item as usize;
    let open = &app.open_articles;
    let name = open.names.get(at)?;
    let read = &open.dossier.read;
    let shown = Some(&app.article.doc.meta.title).filter(|_| open.at == at);
    let digest = read.digest(at);
    let title = shown.or_else(|| open.titles.get(&at)).filter(|title| !title.is_empty());
    let title = title.map(String::as_str).or_else(|| digest.map(|(_, digest)| digest.headline()));
    let status = read.statuses.get(at);
    let copied = |index: u32| read.dossier.original(index) != index;
    Some(ArticleRow {
        name: name.clone(),
        title: title.filter(|title| title != name).unwrap_or_default().to_owned(),
        current: open.at == at,
        listed: open.dossier.is_ready(),
        day: digest.and_then(|(_, digest)| digest.published).map(day),
        outlet: digest.map(|(_, digest)| outlet(digest).to_owned()),
        copy: digest.is_some_and(|(index, _)| copied(index)),
        seen: open.at == at || status.is_some_and(|status| status.seen),
        problem: status.and_then(|status| status.problem.clone()),
    })
}

fn text(app: &App, item: u32) -> String {
    let Some(row) = row(app, item) else { return String::new() };
    let parts = [row.day, row.outlet, Some(row.title), Some(row.name)];
    let parts = parts.into_iter().flatten().filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join("  ")
}

fn items(app: &App, order: usize) -> Vec<u32> {
    let open = &app.open_articles;
    let mut items: Vec<u32> = (0..).take(open.names.len()).collect();
    match order {
        _ if !open.dossier.is_ready() => {}
        0 => open.dossier.read.by_day().clone_into(&mut items),
        2 => items.sort_by_cached_key(|item| {
            let digest = open.dossier.read.digest(*item as usize);
            (digest.is_none(), digest.map(|(index, digest)| (outlet(digest).to_owned(), index)))
        }),
        _ => {}
    }
    items
}
