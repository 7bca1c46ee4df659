//! The text pane: wrapped rows with names, dates, quotations, links and hits marked by style.

use std::borrow::Cow;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::{Modifier, Style};
use ratatui::text::{Line, Span as Styled};
use ratatui::widgets::StatefulWidget;
use unicode_segmentation::{GraphemeCursor, UnicodeSegmentation};

use super::list_pane::{THUMB, THUMB_ON_RULE, scrollbar};
use super::rail::render_rail;
use crate::app::App;
use crate::app::appearance::Hyperlinks;
use crate::app::text_layout::{LayoutRow, is_running};
use crate::doc::url::can_be_opened;
use crate::doc::{BlockKind, MarkKind};
use crate::facts::{MentionKind, QuoteKind};
use crate::text::wrap::columns;
use crate::text::{Span, floor_boundary};
use crate::ui::cells::draw_line;
use crate::ui::justify::Spread;
use crate::ui::layout::{margin, text_area};
use crate::ui::links::Links;
use crate::ui::theme::{Theme, own_style};

/// The longest mention, date or search hit that is looked for left of a row, in bytes.
const LONGEST_MARK: u32 = 200;
/// What stands left of the rows of the lit sentence.
const LIT: &str = "▎";
/// Columns of a rule of the text at most.
const RULE: u16 = 24;

/// The article from the top row on, as much as there is room for. Its state takes the links that it
/// lays over the cells.
///
/// ```text
///  Hope or Hostility? Iran-US Dialogue Begins Amidst ┃
///  Tensions                                          ┃
///                                                    │
///  Discussions between Iran and the United States    │
///  commenced on Tuesday, November 15, 2023, in Oman, │
/// ```
#[derive(Clone, Copy)]
pub struct BodyPane<'a> {
    /// The app whose text is shown.
    pub app: &'a App,
    /// The styles.
    pub theme: &'a Theme,
    /// The whole screen, which decides the margins.
    pub screen: Rect,
    /// Whether there is a rule at its right edge, which carries the scrollbar.
    pub ruled: bool,
}

impl StatefulWidget for &BodyPane<'_> {
    type State = Links;

    fn render(self, area: Rect, buffer: &mut Buffer, links: &mut Links) {
        if area.is_empty() {
            return;
        }
        let text = text_area(area, self.app.arrangement().measure, self.screen);
        let rows = self.app.text_layout().rows(self.app.body.top, usize::from(area.height));
        if rows.is_empty() {
            draw_line(&Line::styled(self.app.empty_words(), self.theme.dim), text, buffer);
        }
        let lit = self.app.lit();
        for (y, row) in (text.y..text.bottom()).zip(&rows) {
            let line = Rect { y, height: 1, ..text };
            match row {
                LayoutRow::Blank => {}
                LayoutRow::Fold(count) => {
                    let words = format!("⋯ {count} folded");
                    draw_line(&Line::styled(words, self.theme.dim), line, buffer);
                }
                LayoutRow::Rule { .. } => {
                    let words = "─".repeat(usize::from(text.width.min(RULE)));
                    draw_line(&Line::styled(words, self.theme.rule), line, buffer);
                }
                LayoutRow::Text { span, .. } => {
                    self.render_text(line, row, lit, buffer, links);
                    if lit.is_some_and(|lit| lit.overlaps(*span)) && line.x > area.x {
                        buffer.set_string(line.x - 1, y, LIT, self.theme.rule);
                    }
                }
            }
        }
        if margin(self.screen) > 0 && !self.app.arrangement().zen {
            self.render_scrollbar(area, &rows, buffer);
        }
    }
}

impl BodyPane<'_> {
    fn render_text(
        &self,
        line: Rect,
        row: &LayoutRow,
        lit: Option<Span>,
        buffer: &mut Buffer,
        links: &mut Links,
    ) {
        let LayoutRow::Text { span, block, indent, hyphenated } = *row else { return };
        let doc = &self.app.article.doc;
        let kind = doc.blocks.get(block).map(|block| block.kind);
        let base = kind.map_or(self.theme.plain, |kind| block_style(kind, self.theme));
        let overlays = self.overlays(span, block, lit);
        let linked = self.links(span, block, links);
        let mut spread = self.spread(line, row);
        let mut spans = Vec::new();
        let mut column = indent;
        let cuts = overlays.iter().map(|(over, _)| over).chain(linked.iter().map(|(over, _)| over));
        for piece in pieces(span, cuts, &doc.text) {
            let over = overlays.iter().filter(|(over, _)| over.contains(piece.start));
            let style = over.fold(base, |style, (_, patch)| style.patch(*patch));
            let words = spread.widen(on_one_line(piece.in_text(&doc.text)));
            let from = column;
            column = column.saturating_add(u16::try_from(columns(&words)).unwrap_or(u16::MAX));
            let over = linked.iter().find(|(over, _)| over.contains(piece.start));
            if let Some((_, number)) = over {
                let cells = Rect {
                    x: line.x.saturating_add(from.min(line.width)),
                    width: column.min(line.width).saturating_sub(from),
                    ..line
                };
                links.lay(cells, buffer.area, *number);
            }
            spans.push(Styled::styled(words, style));
        }
        if hyphenated {
            spans.push(Styled::styled("-", base));
        }
        let indent = indent.min(line.width);
        let line = Rect { x: line.x + indent, width: line.width - indent, ..line };
        draw_line(&Line::from(spans), line, buffer);
    }

    /// The byte of the text that is drawn at a cell of `area`.
    pub(in crate::ui) fn byte_at(&self, area: Rect, at: Position) -> Option<u32> {
        let text = text_area(area, self.app.appearance.measure, self.screen);
        let rows = self.app.text_layout().rows(self.app.body.top, usize::from(area.height));
        let row = rows.get(usize::from(at.y.checked_sub(text.y)?))?;
        let LayoutRow::Text { span, indent, .. } = *row else { return None };
        let words = span.in_text(&self.app.article.doc.text);
        let wanted = usize::from(at.x.checked_sub(text.x)?.checked_sub(indent)?);
        let mut spread = self.spread(Rect { height: 1, ..text }, row);
        let mut used = 0;
        for (start, grapheme) in words.grapheme_indices(true) {
            used += columns(&spread.widen(on_one_line(grapheme)));
            if wanted < used {
                return Some(span.start + u32::try_from(start).ok()?);
            }
        }
        None
    }

    /// How the spaces of a row are widened: not at all in the last row of a block.
    fn spread(&self, line: Rect, row: &LayoutRow) -> Spread {
        let LayoutRow::Text { span, block, indent, hyphenated } = *row else {
            return Spread::default();
        };
        let doc = &self.app.article.doc;
        let Some(block) = doc.blocks.get(block) else { return Spread::default() };
        let after = Span::new(span.end, block.span.end.max(span.end));
        let last = after.in_text(&doc.text).trim().is_empty();
        if !self.app.appearance.justify || !is_running(block.kind) || last {
            return Spread::default();
        }
        let words = span.in_text(&doc.text);
        let used = columns(words) + usize::from(indent) + usize::from(hyphenated);
        let free = usize::from(line.width).saturating_sub(used);
        Spread::new(words, free, span.start % 2 == 0)
    }

    /// The links on a row, where the terminal can follow them.
    fn links(&self, row: Span, block: usize, links: &mut Links) -> Vec<(Span, u32)> {
        let doc = &self.app.article.doc;
        if self.app.appearance.hyperlinks != Hyperlinks::On || doc.links.is_empty() {
            return Vec::new();
        }
        let begin = doc.blocks.get(block).map_or(row.start, |block| block.span.start);
        let from = doc.marks.partition_point(|m| m.span.start < begin);
        let marks = doc.marks.iter().skip(from).take_while(|m| m.span.start < row.end);
        let here = marks.filter(|m| m.span.overlaps(row)).filter_map(|mark| {
            let MarkKind::Link(index) = mark.kind else { return None };
            let url = doc.links.get(index as usize).filter(|url| can_be_opened(url))?;
            Some((mark.span, links.number(index, url)))
        });
        here.collect()
    }

    /// The styles over a row, weakest first.
    fn overlays(&self, row: Span, block: usize, lit: Option<Span>) -> Vec<(Span, Style)> {
        let (app, theme) = (self.app, self.theme);
        let Some(block) = app.article.doc.blocks.get(block) else { return Vec::new() };
        let mut out = Vec::new();
        let doc = &app.article.doc;
        let styled = doc.styles.partition_point(|run| run.span.end <= row.start);
        let styled = doc.styles.iter().skip(styled).take_while(|run| run.span.start < row.end);
        out.extend(styled.map(|run| (run.span, own_style(run.style, app.appearance.colours()))));
        let facts = &app.article.facts;
        let from = doc.marks.partition_point(|m| m.span.start < block.span.start);
        let marks = doc.marks.iter().skip(from).take_while(|m| m.span.start < row.end);
        let marks = marks.filter(|m| m.span.overlaps(row));
        out.extend(marks.map(|m| (m.span, mark_style(m.kind, theme))));

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
        let shown = named.filter(|m| !matches!(m.kind, MentionKind::Pronoun));
        out.extend(shown.map(|m| (m.span, theme.name)));

        out.extend(lit.map(|lit| (lit, theme.cursor)));
        out.extend(app.annotations.note_places().map(|place| (place, theme.note)));
        out.extend(doc.comments_over(row).map(|comment| (comment.span, theme.note)));

        if let Some(search) = &app.search {
            // A hit may begin on the row above.
            let begin = floor_boundary(&doc.text, row.start.saturating_sub(LONGEST_MARK));
            let hits = search.pattern.find_in(&doc.text, Span::new(begin, row.end));
            out.extend(hits.map(|hit| (hit, theme.hit)));
        }
        if let Some(flash) = app.body.flash {
            out.push((flash, theme.flash));
        }
        out.extend(app.body.selection.map(|selection| (selection.span(), theme.flash)));
        out.retain(|(span, _)| span.overlaps(row));
        out
    }

    /// Where in the text the rows in view are.
    fn render_scrollbar(&self, area: Rect, rows: &[LayoutRow], buffer: &mut Buffer) {
        let mut spans = rows.iter().filter_map(|row| match row {
            LayoutRow::Text { span, .. } => Some(*span),
            _ => None,
        });
        let Some(first) = spans.next() else { return };
        let seen = spans.next_back().map_or(first, |last| first.join(last));
        let all = self.app.article.doc.text.trim_end().len();
        let (before, shown) = (seen.start as usize, seen.len() as usize);
        let (area, thumb) = if self.ruled {
            (Rect { width: area.width + 1, ..area }, (THUMB_ON_RULE, self.theme.plain))
        } else {
            (area, (THUMB, self.theme.rule))
        };
        scrollbar(area, (before, shown, all), thumb, buffer);
        if self.app.appearance.rail && shown < all {
            let column = Rect { x: area.right().saturating_sub(1), width: 1, ..area };
            render_rail(self.app, column, self.theme, buffer);
        }
    }
}

/// Line ends inside a row count as spaces.
fn on_one_line(words: &str) -> Cow<'_, str> {
    if words.contains('\n') { words.replace('\n', " ").into() } else { words.into() }
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

const fn block_style(kind: BlockKind, theme: &Theme) -> Style {
    match kind {
        BlockKind::Heading(1) => theme.heading.add_modifier(Modifier::UNDERLINED),
        BlockKind::Heading(_) => theme.heading,
        BlockKind::Code => theme.code,
        BlockKind::Meta | BlockKind::Image => theme.dim,
        _ => theme.plain,
    }
}

const fn mark_style(kind: MarkKind, theme: &Theme) -> Style {
    match kind {
        MarkKind::Emphasis => Style::new().add_modifier(Modifier::ITALIC),
        MarkKind::Strong => theme.strong,
        MarkKind::Code => theme.code,
        MarkKind::Link(_) => theme.link,
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::text;
    use super::*;
    use crate::app::appearance::Appearance;
    use crate::app::{Article, Stage};
    use crate::facts::{Context, extract};
    use crate::formats::markdown;

    const TEXT: &str = "# Ferry runs again\n\nThe ferry came back on 3 May 2021, said Anna Berg, \
        who runs the [harbour](https://example.org/harbour) of Lund.\n\n---\n\nThe end.\n";

    fn drawn(size: (u16, u16), change: impl Fn(&mut App)) -> (Buffer, Links) {
        let doc = markdown::parse(TEXT);
        let facts = extract(&doc, &Context::default());
        let mut app = crate::ui::open(Article::new(doc.into(), facts, Stage::Whole), size);
        change(&mut app);
        app.update(crate::app::Event::Resize(size.0, size.1));
        let theme = Theme::of(&Appearance::default());
        let area = Rect::new(0, 0, size.0, size.1);
        let (mut buffer, mut links) = (Buffer::empty(area), Links::default());
        (&BodyPane { app: &app, theme: &theme, screen: area, ruled: false }).render(
            area,
            &mut buffer,
            &mut links,
        );
        (buffer, links)
    }

    #[test]
    fn rows_are_wrapped_and_facts_marked() {
        let (buffer, links) = drawn((40, 12), |_| {});
        assert_eq!(
            text(&buffer)[..8],
            [
                "Ferry runs again",
                "",
                "The ferry came back on 3 May 2021, said",
                "Anna Berg, who runs the harbour of Lund.",
                "",
                "────────────────────────",
                "",
                "The end.",
            ]
        );
        let has = |x: u16, y: u16, modifier| buffer[(x, y)].modifier.contains(modifier);
        assert!(has(0, 0, Modifier::BOLD) && has(23, 2, Modifier::UNDERLINED));
        assert!(has(0, 3, Modifier::BOLD) && !has(11, 3, Modifier::BOLD));
        assert_eq!(links, Links::default(), "links are laid only where they can be followed");
    }

    #[test]
    fn links_lie_over_their_cells() {
        let (_, links) = drawn((40, 12), |app| app.appearance.hyperlinks = Hyperlinks::On);
        let at = |x: u16, y: u16| links.at(40, x, y);
        let url = links.address(at(24, 3));
        assert_eq!(url, Some("https://example.org/harbour"));
        assert_eq!((at(23, 3), at(30, 3) > 0, at(31, 3)), (0, true, 0));
    }

    #[test]
    fn a_long_text_has_a_scrollbar_where_there_is_a_margin() {
        let bars = |size, zen| {
            let (buffer, _) = drawn(size, |app| app.appearance.zen = zen);
            text(&buffer).iter().filter(|row| row.ends_with('▐')).count()
        };
        assert_eq!(bars((60, 5), true), 0);
        assert_eq!(bars((59, 5), false), 0);
        assert!((1..5).contains(&bars((60, 5), false)));
        assert_eq!(bars((60, 20), false), 0, "all is in view");
    }
}
