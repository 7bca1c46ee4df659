//! The articles that were opened together: files, the articles of a folder or of JSON Lines.

use super::{Line, Pane, Tone, clip};
use crate::app::App;
use crate::app::actions::Action;
use crate::app::layout::View;

/// All articles in the order they were named; Enter opens one.
pub const PANE: Pane = Pane {
    title: "ARTICLES",
    action: Action::Show(View::Articles),
    note: |app| app.open_articles.names.len().to_string(),
    items: |app| (0..).take(app.open_articles.names.len()).collect(),
    lines,
    words: |app, item| name(app, item).to_owned(),
    target: |_, _| None,
    detail: |_, _, _| Vec::new(),
    empty: |_| "only this article was opened".to_owned(),
};

fn name(app: &App, item: u32) -> &str {
    app.open_articles.names.get(item as usize).map_or("", String::as_str)
}

fn lines(app: &App, item: u32, width: usize) -> Vec<Line> {
    let here = app.open_articles.at == item as usize;
    let (mark, tone) = if here { ("• ", Tone::Strong) } else { ("  ", Tone::Plain) };
    let mark = if app.appearance.ascii { mark.replace('•', "*") } else { mark.to_owned() };
    vec![Line::new(format!("{mark}{}", clip(name(app, item), width.saturating_sub(2))), tone)]
}
