//! The text pane: wrapped rows with names, dates, quotes, links and hits marked by style.

use ratatui::style::{Modifier, Style};
use unicode_segmentation::GraphemeCursor;

use super::paint::Canvas;
use super::theme::Theme;
use crate::app::App;
use crate::app::body::text_columns;
use crate::app::flow::Row;
use crate::app::layout::Area;
use crate::doc::{BlockKind, MarkKind};
use crate::facts::QuoteKind;
use crate::text::{Span, floor_boundary};

/// The longest mention or date that is looked for left of a row, in bytes.
const LONGEST_MARK: u32 = 200;

/// Draws the text into `area`.
pub fn draw(app: &App, area: Area, canvas: &mut Canvas<'_>) {
    if area.width == 0 || area.height == 0 {
        return;
    }
    let (left, width) = text_columns(area, app.look.measure, app.size().0);
    let column = Area { x: area.x + left, width, ..area };
    let rows = app.flow().rows(app.body.top, usize::from(area.height));
    if rows.is_empty() {
        let line = Area { height: 1, ..column };
        canvas.text(line, 0, app.empty_words(), canvas.theme.dim);
    }
    for (index, row) in (0..).zip(&rows) {
        let line = Area { y: area.y + index, height: 1, ..column };
        match row {
            Row::Blank => {}
            Row::Fold(count) => {
                let sign = if app.look.ascii { "..." } else { "⋯" };
                canvas.text(line, 0, &format!("{sign} {count} folded"), canvas.theme.dim);
            }
            Row::Rule { .. } => {
                let sign = if app.look.ascii { "-" } else { "─" };
                canvas.text(line, 0, &sign.repeat(usize::from(width.min(24))), canvas.theme.rule);
            }
            Row::Text { span, block, indent } => {
                draw_text(app, line, *span, *block, *indent, canvas)
            }
        }
    }
}

fn draw_text(
    app: &App,
    line: Area,
    span: Span,
    block: usize,
    indent: u16,
    canvas: &mut Canvas<'_>,
) {
    let theme = canvas.theme;
    let doc = &app.article.doc;
    let base = doc.blocks.get(block).map_or(theme.plain, |b| block_style(b.kind, theme));
    let overlays = overlays(app, span, block, theme);
    let mut column = indent;
    for piece in pieces(span, &overlays, &doc.text) {
        let over = overlays.iter().filter(|(over, _)| over.contains(piece.start));
        let style = over.fold(base, |style, (_, patch)| style.patch(*patch));
        column = canvas.text(line, column, piece.in_text(&doc.text), style);
    }
}

/// The row cut where an overlay begins or ends, between graphemes.
fn pieces(row: Span, overlays: &[(Span, Style)], text: &str) -> Vec<Span> {
    let words = row.in_text(text);
    let ends = overlays.iter().flat_map(|(over, _)| [over.start, over.end]);
    let inside = ends.filter(|end| row.start < *end && *end < row.end);
    let mut cuts: Vec<u32> = inside.map(|end| row.start + after(words, end - row.start)).collect();
    cuts.push(row.end);
    cuts.sort_unstable();
    cuts.dedup();
    let starts = std::iter::once(row.start).chain(cuts.iter().copied());
    starts.zip(&cuts).map(|(start, end)| Span::new(start, *end)).collect()
}

/// The end of the grapheme that a byte of `words` lies inside, or the byte where it begins one.
fn after(words: &str, at: u32) -> u32 {
    let letter = floor_boundary(words, at);
    let mut cursor = GraphemeCursor::new(letter as usize, words.len(), true);
    if letter == at && cursor.is_boundary(words, 0) == Ok(true) {
        return at;
    }
    let next = cursor.next_boundary(words, 0).ok().flatten();
    next.and_then(|end| u32::try_from(end).ok()).unwrap_or(at)
}

const fn block_style(kind: BlockKind, theme: &Theme) -> Style {
    match kind {
        BlockKind::Heading(1) => theme.heading.add_modifier(Modifier::UNDERLINED),
        BlockKind::Heading(_) => theme.heading,
        BlockKind::Code => theme.code,
        BlockKind::Meta | BlockKind::Image => theme.dim,
        _ => theme.plain,
    }
}

/// What lies over a row, weakest first.
fn overlays(app: &App, row: Span, block: usize, theme: &Theme) -> Vec<(Span, Style)> {
    let Some(block) = app.article.doc.blocks.get(block) else { return Vec::new() };
    let mut out = Vec::new();
    let doc = &app.article.doc;
    let facts = &app.article.facts;
    let from = doc.marks.partition_point(|m| m.span.start < block.span.start);
    let marks = doc.marks.iter().skip(from).take_while(|m| m.span.start < row.end);
    out.extend(marks.filter(|m| m.span.overlaps(row)).map(|m| (m.span, mark_style(m.kind, theme))));

    let quotes = facts.quotes.partition_point(|q| q.span.start < row.end);
    let near = facts.quotes.get(quotes.saturating_sub(4)..quotes).unwrap_or(&[]);
    let marked = near.iter().filter(|q| q.kind != QuoteKind::Indirect && q.span.overlaps(row));
    out.extend(marked.map(|q| (q.span, theme.quote)));

    let begin = row.start.saturating_sub(LONGEST_MARK);
    let dates = facts.dates.partition_point(|d| d.span.start < begin);
    let near = facts.dates.iter().skip(dates).take_while(|d| d.span.start < row.end);
    out.extend(near.filter(|d| d.interval.is_some()).map(|d| (d.span, theme.date)));

    let mentions = app.article.index.mentions_in(Span::new(begin, row.end));
    let named = mentions.iter().filter(|m| app.person(m.person).is_some_and(|p| p.named));
    let shown = named.filter(|m| !matches!(m.kind, crate::facts::MentionKind::Pronoun));
    out.extend(shown.map(|m| (m.span, theme.name)));

    out.extend(app.note_places().map(|place| (place, theme.note)));

    if let Some(find) = &app.find {
        // A hit may begin on the row above.
        let begin = floor_boundary(&doc.text, row.start.saturating_sub(LONGEST_MARK));
        let hits = find.pattern.find_in(&doc.text, Span::new(begin, row.end));
        out.extend(hits.map(|hit| (hit, theme.hit)));
    }
    if let Some(flash) = app.body.flash {
        out.push((flash, theme.flash));
    }
    out.retain(|(span, _)| span.overlaps(row));
    out
}

const fn mark_style(kind: MarkKind, theme: &Theme) -> Style {
    match kind {
        MarkKind::Emphasis => Style::new().add_modifier(Modifier::ITALIC),
        MarkKind::Strong => theme.strong,
        MarkKind::Code => theme.code,
        MarkKind::Strike => Style::new().add_modifier(Modifier::CROSSED_OUT),
        MarkKind::Link(_) => theme.link,
    }
}
