//! The text pane: wrapped rows with names, dates, quotes, links and hits marked by style.

use ratatui::style::{Modifier, Style};
use unicode_segmentation::GraphemeCursor;

use super::justify::Spread;
use super::layout::{Area, text_columns};
use super::paint::Canvas;
use super::theme::Theme;
use crate::app::App;
use crate::app::appearance::Hyperlinks;
use crate::app::text_layout::{LayoutRow, is_running};
use crate::doc::url::can_be_opened;
use crate::doc::{BlockKind, MarkKind};
use crate::facts::QuoteKind;
use crate::text::wrap::columns;
use crate::text::{Span, floor_boundary};

/// The longest mention or date that is looked for left of a row, in bytes.
const LONGEST_MARK: u32 = 200;

/// Draws the text into `area`.
pub fn draw(app: &App, area: Area, canvas: &mut Canvas<'_>) {
    if area.width == 0 || area.height == 0 {
        return;
    }
    let (left, width) = text_columns(area, app.appearance.measure, app.size().0);
    let column = Area { x: area.x + left, width, ..area };
    let rows = app.text_layout().rows(app.body.top, usize::from(area.height));
    if rows.is_empty() {
        let line = Area { height: 1, ..column };
        canvas.text(line, 0, app.empty_words(), canvas.theme.dim);
    }
    for (index, row) in (0..).zip(&rows) {
        let line = Area { y: area.y + index, height: 1, ..column };
        match row {
            LayoutRow::Blank => {}
            LayoutRow::Fold(count) => {
                let sign = if app.appearance.ascii { "..." } else { "⋯" };
                canvas.text(line, 0, &format!("{sign} {count} folded"), canvas.theme.dim);
            }
            LayoutRow::Rule { .. } => {
                let sign = if app.appearance.ascii { "-" } else { "─" };
                canvas.text(line, 0, &sign.repeat(usize::from(width.min(24))), canvas.theme.rule);
            }
            LayoutRow::Text { .. } => draw_text(app, line, row, canvas),
        }
    }
}

fn draw_text(app: &App, line: Area, row: &LayoutRow, canvas: &mut Canvas<'_>) {
    let LayoutRow::Text { span, block, indent, hyphenated } = *row else { return };
    let theme = canvas.theme;
    let doc = &app.article.doc;
    let base = doc.blocks.get(block).map_or(theme.plain, |b| block_style(b.kind, theme));
    let overlays = overlays(app, span, block, theme);
    let links = links(app, span, block, canvas);
    let mut column = indent;
    let mut spread = spread(app, line, row);
    let cuts = overlays.iter().map(|(over, _)| over).chain(links.iter().map(|(over, _)| over));
    for piece in pieces(span, cuts, &doc.text) {
        let over = overlays.iter().filter(|(over, _)| over.contains(piece.start));
        let style = over.fold(base, |style, (_, patch)| style.patch(*patch));
        let words = piece.in_text(&doc.text);
        let from = column;
        if spread.is_any() {
            for word in words.split_inclusive([' ', '\n']) {
                column = canvas.text(line, column, word, style);
                // The first space of a gap is widened, and looks as it does.
                let wider = spread.after(word);
                column = canvas.text(line, column, &" ".repeat(wider), style);
            }
        } else {
            column = canvas.text(line, column, words, style);
        }
        for (_, number) in links.iter().filter(|(over, _)| over.contains(piece.start)) {
            canvas.lay_link(line, from, column, *number);
        }
    }
    if hyphenated {
        canvas.glyph(line, column, "-", base);
    }
}

/// How the spaces of a row are widened: not at all in the last row of a block.
fn spread(app: &App, line: Area, row: &LayoutRow) -> Spread {
    let LayoutRow::Text { span, block, indent, hyphenated } = *row else {
        return Spread::default();
    };
    let doc = &app.article.doc;
    let Some(block) = doc.blocks.get(block) else { return Spread::default() };
    let after = Span::new(span.end, block.span.end.max(span.end));
    if !app.appearance.justify
        || !is_running(block.kind)
        || after.in_text(&doc.text).trim().is_empty()
    {
        return Spread::default();
    }
    let words = span.in_text(&doc.text);
    let used = columns(words) + usize::from(indent) + usize::from(hyphenated);
    let free = usize::from(line.width).saturating_sub(used);
    Spread::new(words, free, span.start % 2 == 0)
}

/// The row cut where something laid over it begins or ends, between graphemes.
fn pieces<'s>(row: Span, laid: impl Iterator<Item = &'s Span>, text: &str) -> Vec<Span> {
    let words = row.in_text(text);
    let ends = laid.flat_map(|over| [over.start, over.end]);
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

/// The links on a row, where the terminal can follow them.
fn links(app: &App, row: Span, block: usize, canvas: &mut Canvas<'_>) -> Vec<(Span, u32)> {
    let doc = &app.article.doc;
    if app.appearance.hyperlinks != Hyperlinks::On || doc.links.is_empty() {
        return Vec::new();
    }
    let begin = doc.blocks.get(block).map_or(row.start, |block| block.span.start);
    let from = doc.marks.partition_point(|m| m.span.start < begin);
    let marks = doc.marks.iter().skip(from).take_while(|m| m.span.start < row.end);
    let here = marks.filter(|m| m.span.overlaps(row)).filter_map(|mark| {
        let MarkKind::Link(index) = mark.kind else { return None };
        let address = doc.links.get(index as usize).filter(|address| can_be_opened(address))?;
        Some((mark.span, canvas.link(index, address)))
    });
    here.collect()
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
    let near = facts.quotes.get(quotes.saturating_sub(4)..quotes).unwrap_or(&[]).iter();
    let marked = near.filter(|q| q.kind != QuoteKind::Indirect && q.span.overlaps(row));
    out.extend(marked.map(|q| (q.span, theme.quote)));

    let begin = row.start.saturating_sub(LONGEST_MARK);
    let dates = facts.dates.partition_point(|date| date.span.start < begin);
    let near = facts.dates.iter().skip(dates).take_while(|d| d.span.start < row.end);
    out.extend(near.filter(|d| d.interval().is_some()).map(|d| (d.span, theme.date)));

    let mentions = app.article.mentions_in(Span::new(begin, row.end));
    let named = mentions.filter(|m| app.person(m.person).is_some_and(|p| p.named));
    let shown = named.filter(|m| !matches!(m.kind, crate::facts::MentionKind::Pronoun));
    out.extend(shown.map(|m| (m.span, theme.name)));

    out.extend(app.annotations.note_places().map(|place| (place, theme.note)));

    if let Some(find) = &app.search {
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
