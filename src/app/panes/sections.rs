//! The section list: what each part holds. The shortest pane: the one to copy for a new one.

use super::{Line, Pane, Tone, clip, count};
use crate::app::App;
use crate::app::actions::Action;
use crate::app::layout::View;
use crate::text::Span;

/// The sections in text order.
pub const PANE: Pane = Pane {
    title: "SECTIONS",
    action: Action::Show(View::Sections),
    note: |app| app.article.doc.sections.len().to_string(),
    items: |app| (0..).take(app.article.doc.sections.len()).collect(),
    lines,
    words: name,
    target,
    detail: |_, _, _| Vec::new(),
    empty: |_| "no text".to_owned(),
};

fn name(app: &App, item: u32) -> String {
    let doc = &app.article.doc;
    doc.sections.get(item as usize).map(|s| doc.section_name(s)).unwrap_or_default()
}

fn lines(app: &App, item: u32, width: usize) -> Vec<Line> {
    let here = app.section() == item as usize;
    let counts = app.article.index.sections.get(item as usize).copied().unwrap_or_default();
    let level = app.article.doc.sections.get(item as usize).map_or(1, |s| usize::from(s.level));
    let indent = " ".repeat(level.saturating_sub(2).min(4));
    let tone = if here { Tone::Strong } else { Tone::Plain };
    let mark = if here { "•" } else { " " };
    let name = if item == 0 && level == 0 { "(lead)".to_owned() } else { name(app, item) };
    let marks = format!(
        "{}¶ {}p {}{} {}d",
        counts.paragraphs,
        counts.people,
        counts.quotes,
        app.appearance.quote_sign(),
        counts.dates
    );
    let label = format!("{mark}{:>2} {indent}{name}", item + 1);
    if width >= 36 {
        return vec![Line::new(label, tone).right(marks, Tone::Dim)];
    }
    let told = if width < 26 {
        // The paragraphs are told on the first line.
        marks.split_once(' ').map_or("", |(_, rest)| rest).to_owned()
    } else {
        let people = count(counts.people as usize, "person", "people");
        let dates = count(counts.dates as usize, "date", "dates");
        format!("{people} {}{} {dates}", counts.quotes, app.appearance.quote_sign())
    };
    vec![
        Line::new(clip(&label, width.saturating_sub(5)), tone)
            .right(format!("{}¶", counts.paragraphs), Tone::Dim),
        Line::new(format!("    {indent}{told}"), Tone::Dim),
    ]
}

fn target(app: &App, item: u32) -> Option<Span> {
    let section = app.article.doc.sections.get(item as usize)?;
    let first = app.article.doc.blocks.get(section.blocks.start as usize)?;
    Some(section.title.unwrap_or(first.span))
}
