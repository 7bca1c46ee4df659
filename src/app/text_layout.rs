//! Lays the text out in rows of a width: wraps what is visible and nothing else.
//!
//! A position in the text is a byte offset, never a row number. Blocks longer than `SEGMENT` bytes are
//! wrapped in segments, so that a step costs the same in a novel on one line as in a short note.

mod rows;

use std::sync::Arc;

use super::appearance::Flow;
use super::wrapped_blocks::{Part, WrappedBlocks};
use crate::doc::{Block, BlockKind, Document};
use crate::text::hyphenation;
use crate::text::wrap::{LineEnds, columns, wrap, wrap_hyphenated};
use crate::text::{Span, floor_boundary};

pub use rows::{LayoutRow, RowPosition};

/// Bytes that are wrapped together at most; a segment always begins a row.
const SEGMENT: usize = 8192;
/// How far a segment's border may move to find a line end or a space, in bytes.
const SEGMENT_SLACK: usize = 512;

/// The document laid out at a width. Cheap to make: rows are wrapped when they are asked for.
#[derive(Clone, Copy, Debug)]
pub struct TextLayout<'a> {
    doc: &'a Document,
    /// Columns of the text.
    width: usize,
    /// The blocks shown, in order; all when `None`.
    shown: Option<&'a [u32]>,
    /// Words are hyphenated at the ends of rows.
    hyphenates: bool,
    /// Captions of pictures are left out.
    hides_pictures: bool,
    /// Whether lines flow.
    flow: Flow,
    /// Where rows are remembered.
    wrapped: Option<&'a WrappedBlocks>,
}

impl<'a> TextLayout<'a> {
    /// The document at `width` columns, only the blocks in `shown` where given.
    #[must_use]
    pub fn new(doc: &'a Document, width: u16, shown: Option<&'a [u32]>) -> Self {
        Self {
            doc,
            width: usize::from(width).max(1),
            shown,
            hyphenates: false,
            hides_pictures: false,
            flow: Flow::Auto,
            wrapped: None,
        }
    }

    /// The same, with words hyphenated at the ends of rows where asked for.
    #[must_use]
    pub const fn hyphenating(self, hyphenates: bool) -> Self {
        Self { hyphenates, ..self }
    }

    /// The same, without captions of pictures where asked for.
    #[must_use]
    pub const fn hiding_pictures(self, hides_pictures: bool) -> Self {
        Self { hides_pictures, ..self }
    }

    /// The same, with lines that flow as asked for.
    #[must_use]
    pub const fn flowing(self, flow: Flow) -> Self {
        Self { flow, ..self }
    }

    /// The same, with rows that are wrapped once.
    #[must_use]
    pub(super) const fn remembering(self, wrapped: &'a WrappedBlocks) -> Self {
        Self { wrapped: Some(wrapped), ..self }
    }

    /// Up to `count` rows from a position on.
    #[must_use]
    pub fn rows(&self, place: RowPosition, count: usize) -> Vec<LayoutRow> {
        let mut rows = Vec::with_capacity(count);
        let Some(mut cursor) = self.cursor(place) else { return rows };
        while rows.len() < count {
            rows.push(self.row(&cursor));
            if !self.step_down(&mut cursor) {
                break;
            }
        }
        rows
    }

    /// The position of the row that holds an offset at this width.
    #[must_use]
    pub fn settle(&self, place: RowPosition) -> RowPosition {
        self.cursor(place).map_or_else(|| self.nowhere(place), |cursor| cursor.place())
    }

    /// `count` rows further down, or the last row; and how many rows that was.
    #[must_use]
    pub fn down(&self, place: RowPosition, count: usize) -> (RowPosition, usize) {
        let Some(mut cursor) = self.cursor(place) else { return (self.nowhere(place), 0) };
        let gone = (0..count).take_while(|_| self.step_down(&mut cursor)).count();
        (cursor.place(), gone)
    }

    /// `count` rows further up, or the first row; and how many rows that was.
    #[must_use]
    pub fn up(&self, place: RowPosition, count: usize) -> (RowPosition, usize) {
        let Some(mut cursor) = self.cursor(place) else { return (self.nowhere(place), 0) };
        let gone = (0..count).take_while(|_| self.step_up(&mut cursor)).count();
        (cursor.place(), gone)
    }

    /// Where no row is shown: the position itself, within the text.
    fn nowhere(&self, place: RowPosition) -> RowPosition {
        RowPosition { offset: floor_boundary(&self.doc.text, place.offset), ..place }
    }

    /// The first row of the text.
    #[must_use]
    pub fn first(&self) -> RowPosition {
        let block = self.next_shown(0).and_then(|b| self.doc.blocks.get(b));
        // In a lens the first row may say how much is folded above.
        self.settle(RowPosition { offset: block.map_or(0, |b| b.span.start), text: false })
    }

    /// The top row when the last row is at the bottom of `height` rows.
    #[must_use]
    pub fn last_top(&self, height: usize) -> RowPosition {
        let end = u32::try_from(self.doc.text.len()).unwrap_or(u32::MAX);
        self.up(self.settle(RowPosition::at(end)), height.saturating_sub(1)).0
    }

    /// Whether fewer than `height` rows follow from a position on, so that the end is in sight.
    #[must_use]
    pub fn ends_within(&self, place: RowPosition, height: usize) -> bool {
        self.down(place, height).1 < height
    }

    fn block(&self, index: usize) -> Option<&'a Block> {
        self.doc.blocks.get(index)
    }

    /// The first shown block at or after `index`.
    fn next_shown(&self, index: usize) -> Option<usize> {
        match self.shown {
            None => (index..self.doc.blocks.len()).find(|b| !self.is_hidden(*b)),
            Some(shown) => {
                let from = shown.partition_point(|b| (*b as usize) < index);
                let mut rest = shown.get(from..)?.iter().map(|b| *b as usize);
                rest.find(|b| !self.is_hidden(*b))
            }
        }
    }

    /// The last shown block before `index`.
    fn previous_shown(&self, index: usize) -> Option<usize> {
        match self.shown {
            None => (0..index).rev().find(|b| !self.is_hidden(*b)),
            Some(shown) => {
                let after = shown.partition_point(|b| (*b as usize) < index);
                let mut before = shown.get(..after)?.iter().rev().map(|b| *b as usize);
                before.find(|b| !self.is_hidden(*b))
            }
        }
    }

    /// Whether a block is the caption of a picture that is left out.
    fn is_hidden(&self, index: usize) -> bool {
        self.hides_pictures && self.block(index).is_some_and(|b| b.kind == BlockKind::Image)
    }

    /// Whether the lines of a block stay, with the indent of the first and the blank lines up to a
    /// neighbour that stays too.
    fn is_laid_out(&self, index: usize) -> bool {
        match self.flow {
            Flow::Auto => self.doc.is_laid_out(index),
            Flow::On => false,
            Flow::Off => self.doc.own_lines.is_some() && index < self.doc.blocks.len(),
        }
    }

    /// What the line ends of a block mean.
    fn line_ends(&self, kind: BlockKind) -> LineEnds {
        let keeps = match self.flow {
            Flow::Auto => kind.keeps_lines(),
            Flow::On => matches!(kind, BlockKind::Code | BlockKind::Table),
            Flow::Off => self.doc.own_lines.is_some() || kind.keeps_lines(),
        };
        if keeps { LineEnds::Keep } else { LineEnds::Flow }
    }

    /// The bytes that are shown as a block: its own, and of one that is laid out the indent before
    /// them, and what stands between it and the next one that is.
    fn extent(&self, index: usize) -> Span {
        let Some(block) = self.block(index) else { return Span::default() };
        if !self.is_laid_out(index) {
            return block.span;
        }
        let start = self.doc.line_start(block.span.start);
        let next = self.next_shown(index + 1).filter(|next| *next == index + 1);
        let next = next.filter(|next| self.is_laid_out(*next)).and_then(|next| self.block(next));
        let end = next.map(|next| self.doc.line_start(next.span.start).saturating_sub(1));
        Span::new(start, end.unwrap_or(0).max(block.span.end))
    }

    /// The block that is shown at `offset`.
    fn index_at(&self, offset: u32) -> usize {
        let index = self.doc.block_at(offset);
        // The indent before a block is shown with it.
        let next = self.extent(index + 1);
        if !next.is_empty() && next.start <= offset && offset > self.extent(index).end {
            index + 1
        } else {
            index
        }
    }

    fn cursor(&self, place: RowPosition) -> Option<Cursor> {
        let mut index = self.index_at(place.offset);
        let mut offset = place.offset;
        if self.next_shown(index) != Some(index) {
            // Folded away: the next shown block, or the last one.
            index = self.next_shown(index).or_else(|| self.previous_shown(index))?;
            offset = self.block(index)?.span.start;
        }
        let extent = self.extent(index);
        let offset = offset.clamp(extent.start, extent.end);
        let segment = self.segment_at(extent, offset);
        let lines = self.lines(index, segment);
        let line = lines.partition_point(|l| l.start <= offset).saturating_sub(1);
        let above = !place.text && line == 0 && segment == 0 && self.has_space_above(index);
        Some(Cursor { block: index, segment, lines, line, above })
    }

    fn row(&self, cursor: &Cursor) -> LayoutRow {
        if cursor.above {
            let before = self.previous_shown(cursor.block).map_or(0, |b| b + 1);
            let mut folded = cursor.block.saturating_sub(before);
            if self.hides_pictures {
                folded -= (before..cursor.block).filter(|b| self.is_hidden(*b)).count();
            }
            return if folded > 0 {
                LayoutRow::Fold(u32::try_from(folded).unwrap_or(0))
            } else {
                LayoutRow::Blank
            };
        }
        let Some(block) = self.block(cursor.block) else { return LayoutRow::Blank };
        if block.kind == BlockKind::Rule && !self.is_laid_out(cursor.block) {
            return LayoutRow::Rule { block: cursor.block };
        }
        let (hang, indent) = self.indents(block);
        let span = cursor.lines.get(cursor.line).copied().unwrap_or_default();
        let indent =
            if self.begins_line(cursor.block, span.start) { indent } else { indent + hang };
        let hyphenated =
            self.hyphenates && self.ends_in_hyphen(span, self.width.saturating_sub(indent));
        LayoutRow::Text {
            span,
            block: cursor.block,
            indent: u16::try_from(indent).unwrap_or(0),
            hyphenated,
        }
    }

    /// Whether a row of `room` columns ends within a word that is hyphenated there. A word wider
    /// than a row is cut instead, and fills it.
    fn ends_in_hyphen(&self, span: Span, room: usize) -> bool {
        let text = self.doc.text.as_bytes();
        let letter = |at: usize| text.get(at).is_some_and(u8::is_ascii_lowercase);
        let end = span.end as usize;
        end > 0 && letter(end) && letter(end - 1) && columns(span.in_text(&self.doc.text)) < room
    }

    fn step_down(&self, cursor: &mut Cursor) -> bool {
        if cursor.above {
            cursor.above = false;
            return true;
        }
        if cursor.line + 1 < cursor.lines.len() {
            cursor.line += 1;
            return true;
        }
        let extent = self.extent(cursor.block);
        if self.border(extent, cursor.segment + 1) < extent.end as usize {
            self.enter(cursor, cursor.block, cursor.segment + 1);
            cursor.line = 0;
            return true;
        }
        let Some(next) = self.next_shown(cursor.block + 1) else { return false };
        self.enter(cursor, next, 0);
        cursor.line = 0;
        cursor.above = self.has_space_above(next);
        true
    }

    fn step_up(&self, cursor: &mut Cursor) -> bool {
        if !cursor.above {
            if cursor.line > 0 {
                cursor.line -= 1;
                return true;
            }
            if cursor.segment > 0 {
                self.enter(cursor, cursor.block, cursor.segment - 1);
                cursor.line = cursor.lines.len().saturating_sub(1);
                return true;
            }
            if self.has_space_above(cursor.block) {
                cursor.above = true;
                return true;
            }
        }
        let Some(before) = self.previous_shown(cursor.block) else { return false };
        let extent = self.extent(before);
        let last = self.segment_at(extent, extent.end);
        self.enter(cursor, before, last);
        cursor.line = cursor.lines.len().saturating_sub(1);
        cursor.above = false;
        true
    }

    fn enter(&self, cursor: &mut Cursor, index: usize, segment: usize) {
        let lines = self.lines(index, segment);
        *cursor = Cursor { block: index, segment, lines, line: 0, above: false };
    }

    /// Whether a row of space stands above a block: not above the first one shown, not between
    /// items of a list.
    fn has_space_above(&self, index: usize) -> bool {
        let Some(before) = self.previous_shown(index) else {
            // In a lens, this row says how much is folded at the very top.
            return index > 0 && self.shown.is_some();
        };
        let adjacent = before + 1 == index;
        if adjacent && self.is_laid_out(before) && self.is_laid_out(index) {
            return false;
        }
        match (self.block(before), self.block(index)) {
            (Some(a), Some(b)) => !(adjacent && a.kind.is_close_to(b.kind)),
            _ => false,
        }
    }

    /// The segment of a block, shown as `extent`, that holds `offset`.
    fn segment_at(&self, extent: Span, offset: u32) -> usize {
        let guess = (offset.saturating_sub(extent.start)) as usize / SEGMENT;
        // The border may have moved past the offset.
        let guess = if guess > 0 && self.border(extent, guess) > offset as usize {
            guess - 1
        } else {
            guess
        };
        let at_end = self.border(extent, guess) >= extent.end as usize && guess > 0;
        if at_end { guess - 1 } else { guess }
    }

    /// The byte at which segment `index` of a block begins.
    fn border(&self, extent: Span, index: usize) -> usize {
        let (start, end) = (extent.start as usize, extent.end as usize);
        let raw = start + index * SEGMENT;
        if index == 0 || raw >= end {
            return raw.min(end);
        }
        let bytes = self.doc.text.as_bytes();
        let window = bytes.get(raw..(raw + SEGMENT_SLACK).min(end)).unwrap_or(&[]);
        let stop = memchr::memchr(b'\n', window).or_else(|| memchr::memchr(b' ', window));
        match stop {
            Some(at) => raw + at + 1,
            None => (raw..end).find(|at| self.doc.text.is_char_boundary(*at)).unwrap_or(end),
        }
    }

    fn lines(&self, index: usize, segment: usize) -> Arc<[Span]> {
        let extent = self.extent(index);
        let Some(wrapped) = self.wrapped else { return self.wrap(index, segment, extent).into() };
        let part = Part {
            text: (self.doc.text.as_ptr() as usize, self.doc.text.len()),
            place: (index, segment),
            extent,
            width: self.width,
            hyphenates: self.hyphenates,
            flow: self.flow,
        };
        wrapped.rows(part, || self.wrap(index, segment, extent))
    }

    /// Wraps a segment of a block that is shown as `extent`.
    fn wrap(&self, index: usize, segment: usize, extent: Span) -> Vec<Span> {
        let Some(block) = self.block(index) else { return Vec::new() };
        let span = Span::of(self.border(extent, segment), self.border(extent, segment + 1));
        let (hang, indent) = self.indents(block);
        let ends =
            if self.is_laid_out(index) { LineEnds::Keep } else { self.line_ends(block.kind) };
        let rest = self.width.saturating_sub(indent + hang);
        let begins = self.begins_line(index, span.start);
        let first = if begins { self.width.saturating_sub(indent) } else { rest };
        let mut lines = Vec::new();
        if self.hyphenates && is_running(block.kind) && ends == LineEnds::Flow {
            let text = &self.doc.text;
            wrap_hyphenated(text, span, first, rest, ends, hyphenation::split_word, &mut lines);
        } else {
            wrap(&self.doc.text, span, first, rest, ends, &mut lines);
            // The blank line at the end of what is shown is a row of its own.
            let is_last = span.end == extent.end && ends == LineEnds::Keep;
            let end = span.in_text(&self.doc.text).rsplit_once('\n');
            if is_last && end.is_some_and(|(_, end)| end.trim().is_empty()) {
                lines.push(Span::new(span.end, span.end));
            }
        }
        // A segment of nothing but white space still has a row.
        lines
    }

    /// Whether the row from `offset` on begins the block, or one of the lines it keeps: it does not
    /// hang.
    fn begins_line(&self, index: usize, offset: u32) -> bool {
        let before =
            (offset as usize).checked_sub(1).and_then(|at| self.doc.text.as_bytes().get(at));
        let keeps = || {
            let kind = self.block(index).map(|block| block.kind);
            kind.is_some_and(|kind| self.line_ends(kind) == LineEnds::Keep)
        };
        offset == self.extent(index).start || before == Some(&b'\n') && keeps()
    }

    /// Columns of hanging indent and of indent.
    fn indents(&self, block: &Block) -> (usize, usize) {
        if self.doc.own_lines.is_some() && self.line_ends(block.kind) == LineEnds::Keep {
            // What is wider than the screen goes on below itself.
            return (if self.width < 16 { 0 } else { 2 }, 0);
        }
        let (hang, indent) = match block.kind {
            BlockKind::Item(depth) => (2, 2 * usize::from(depth.clamp(1, 8)) - 2),
            BlockKind::Quote(depth) => (0, 2 * usize::from(depth.clamp(1, 8))),
            BlockKind::Code => (0, 2),
            // So that the first line of a table's row can be seen.
            BlockKind::Table => (2, 0),
            _ => (0, 0),
        };
        // A narrow window has no room for both.
        if self.width < 16 { (0, 0) } else { (hang, indent.min(self.width / 3)) }
    }
}

/// A row while walking: caches the wrapped lines of its segment between steps.
#[derive(Debug)]
struct Cursor {
    block: usize,
    segment: usize,
    lines: Arc<[Span]>,
    line: usize,
    above: bool,
}

impl Cursor {
    fn place(&self) -> RowPosition {
        let offset = self.lines.get(self.line).map_or(0, |l| l.start);
        RowPosition { offset, text: !self.above }
    }
}

/// Whether a block is running text: its words may be hyphenated, its rows justified.
#[must_use]
pub const fn is_running(kind: BlockKind) -> bool {
    matches!(kind, BlockKind::Paragraph | BlockKind::Item(_) | BlockKind::Quote(_))
}

#[cfg(test)]
mod tests;
