//! The articles read lately, in whatever session: the last one first.

use super::{Line, Pane, Tone, clip};
use crate::app::App;
use crate::app::actions::Action;
use crate::app::layout::View;
use crate::app::open_articles::RecentArticle;

/// What is remembered, newest first; Enter opens one beside those that are open.
pub const PANE: Pane = Pane {
    title: "RECENT",
    action: Action::Show(View::Recent),
    note: |app| app.open_articles.recent.len().to_string(),
    items: |app| (0..).take(app.open_articles.recent.len()).collect(),
    lines,
    words: |app, item| {
        article(app, item).map_or_else(String::new, |a| format!("{} {}", a.title, a.source))
    },
    target: |_, _| None,
    detail: |_, _, _| Vec::new(),
    empty: |_| "no other article is remembered yet".to_owned(),
};

fn article(app: &App, item: u32) -> Option<&RecentArticle> {
    app.open_articles.recent.get(item as usize)
}

/// The title with how far it was read, and where the article is.
fn lines(app: &App, item: u32, width: usize) -> Vec<Line> {
    let Some(article) = article(app, item) else { return Vec::new() };
    let percent = format!("{}%", article.percent);
    let title = if article.title.is_empty() { "(no title)" } else { &article.title };
    let title = clip(title, width.saturating_sub(percent.len() + 1));
    vec![
        Line::new(title, Tone::Strong).right(percent, Tone::Dim),
        Line::new(format!("  {}", clip(&article.source, width.saturating_sub(2))), Tone::Dim),
    ]
}
