//! The article as read: one text, its blocks and sections, and what the file says about itself.

pub mod builder;
mod meta;
pub mod page;
pub mod problem;
pub mod table;
pub mod url;

use std::ops::Range;

use crate::text::Span;
use crate::text::original::Original;
use crate::text::sanitize::Removed;
use crate::text::styles::StyleRun;
use crate::text::tokenized::{Segment, SegmentKind, TokenizedText};

/// Bytes before and after a position that are searched for its sentence.
const NEAR: u32 = 8 << 10;
/// Comments before a line that are looked at for one that reaches into it.
const MOST_OVER: usize = 64;
/// An indent longer than this, in bytes, is none.
const FARTHEST_INDENT: usize = 1024;

pub use builder::Builder;
pub use meta::{Comment, DateSource, Meta, Note, Picture};
pub use page::Page;

/// The kind of a block. Every block is whole lines of the text, without the blank lines around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BlockKind {
    /// A heading of level 1 (the title) to 6.
    Heading(u8),
    /// Running text; line ends inside are white space (a hard-wrapped paragraph flows again).
    Paragraph,
    /// A list item of nesting depth 1 and more; the bullet or number is part of the text.
    Item(u8),
    /// A quotation set apart, of nesting depth 1 and more.
    Quote(u8),
    /// Kept line by line, without facts.
    Code,
    /// Table rows, one a line, cells separated by " │ ".
    Table,
    /// A line between parts; no words.
    Rule,
    /// The caption and credit of a picture: shown and found, but no part of the running text, and
    /// read for no facts.
    Image,
    /// Lines about the article: byline, date, place.
    Meta,
    /// Lines kept as they are (verse, addresses).
    Lines,
}

impl BlockKind {
    /// Whether its line ends are kept when drawn.
    #[must_use]
    pub const fn keeps_lines(self) -> bool {
        matches!(self, Self::Code | Self::Table | Self::Lines)
    }

    /// Whether no blank line separates such a block from one of kind `next` right after it: items
    /// of a list, lines about the article.
    #[must_use]
    pub const fn is_close_to(self, next: Self) -> bool {
        matches!((self, next), (Self::Item(_), Self::Item(_)) | (Self::Meta, Self::Meta))
    }
}

/// A block of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Its bytes, without the line end after it.
    pub span: Span,
}

/// A part of the article: the lead before the first heading, or a heading and what follows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// 0 for the lead, else the level of its heading.
    pub level: u8,
    /// Its heading; none for the lead.
    pub title: Option<Span>,
    /// From its first block to its last.
    pub span: Span,
    /// Its blocks, the heading too.
    pub blocks: Range<u32>,
}

/// The kind of inline markup.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MarkKind {
    /// Emphasis, usually italic.
    Emphasis,
    /// Strong, usually bold.
    Strong,
    /// Code or keyboard input inside a line.
    Code,
    /// A link: an index into [`Document::links`].
    Link(u32),
}

/// A stretch of text with inline markup.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Where.
    pub span: Span,
    /// How.
    pub kind: MarkKind,
}

/// A place in the text that a link of the same article leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// Its name: what stands after `#` in the link.
    pub name: String,
    /// Where its block begins, in bytes.
    pub at: u32,
}

/// An article: one immutable text, and its structure as byte ranges of it.
#[derive(Clone, Debug, Default)]
pub struct Document {
    /// The text as read on the screen: clean, markup gone.
    pub text: String,
    /// Blocks in text order, not overlapping.
    pub blocks: Vec<Block>,
    /// Sections in text order; together they hold every block. Never empty when there are blocks.
    pub sections: Vec<Section>,
    /// Inline markup, ordered by start.
    pub marks: Vec<Mark>,
    /// Addresses that [`MarkKind::Link`] points to, clean.
    pub links: Vec<String>,
    /// The places that links of this article lead to: its notes, entries of its contents.
    pub places: Vec<Place>,
    /// What the source says about itself.
    pub meta: Meta,
    /// Notices for the reader.
    pub notes: Vec<Note>,
    /// Its pictures, in text order.
    pub pictures: Vec<Picture>,
    /// Control and invisible characters that were removed, by position (the first ten thousand).
    pub removed: Vec<Removed>,
    /// How many were removed in all.
    pub removed_count: usize,
    /// Comments that were written beside the text, in text order.
    pub comments: Vec<Comment>,
    /// The text as it was before it was cleaned, or without the words of pictures; none where it is
    /// the same.
    pub original: Option<Original>,
    /// Colours and attributes that the text brings along, in order, not overlapping.
    pub styles: Vec<StyleRun>,
    /// Where its pages begin, in text order; none where it has no pages.
    pub pages: Vec<Page>,
    /// The lines of a text whose blocks lie over them (plain text); none where it was made.
    pub own_lines: Option<LineWidths>,
}

/// How wide the lines of a text are, in columns.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LineWidths {
    /// The widest line.
    pub all: u16,
    /// The widest of those that are laid out, where they are most of the text, else 0.
    pub laid_out: u16,
}

impl Document {
    /// The block at the place that a link calls `name`.
    #[must_use]
    pub fn place(&self, name: &str) -> Option<Span> {
        let at = self.places.iter().find(|place| place.name == name)?.at;
        let index = self.blocks.partition_point(|block| block.span.end <= at);
        Some(self.blocks.get(index)?.span)
    }

    /// Builds the sections from the blocks' headings: those of level 2 and deeper, or of every
    /// level where level 1 occurs more than once. The first level-1 heading is the title and
    /// belongs to the lead.
    pub fn build_sections(&mut self) {
        self.sections = sections_of(&self.blocks);
    }

    /// The comments on words of a line. They are in text order and may overlap.
    pub fn comments_over(&self, line: Span) -> impl Iterator<Item = &Comment> {
        let begun = self.comments.partition_point(|comment| comment.span.start < line.end);
        let begun = self.comments.get(..begun).unwrap_or_default().iter().rev().take(MOST_OVER);
        begun.filter(move |comment| comment.span.overlaps(line))
    }

    /// Words of the text in the text as it was before it was cleaned.
    #[must_use]
    pub fn original_span(&self, span: Span) -> Span {
        self.original.as_ref().map_or(span, |original| original.span(span))
    }

    /// Words of the text as it was before it was cleaned, in the text.
    #[must_use]
    pub fn clean_span(&self, original: Span) -> Span {
        self.original.as_ref().map_or(original, |text| text.clean_span(original))
    }

    /// Makes a picture of each block of kind [`BlockKind::Image`], and leaves their words out of the
    /// original: they are no part of what the article says.
    pub(crate) fn set_pictures_apart(&mut self) {
        let mut parts = Vec::new();
        let mut pictures = std::mem::take(&mut self.pictures).into_iter().peekable();
        let mut before = None;
        let mut blocks = self.blocks.iter().peekable();
        while let Some(block) = blocks.next() {
            if block.kind != BlockKind::Image {
                before = Some(block.span.end);
                continue;
            }
            let caption = || block.span.in_text(&self.text).to_owned();
            let known = pictures.next_if(|picture| picture.span == block.span);
            self.pictures.push(known.unwrap_or_else(|| Picture {
                span: block.span,
                caption: Some(caption()),
                ..Picture::default()
            }));
            // With the space before it, or at the beginning with that after it.
            parts.push(match before {
                Some(before) => Span::new(before, block.span.end),
                None => {
                    let next = blocks.peek().map_or(block.span.end, |next| next.span.start);
                    Span::new(block.span.start, next)
                }
            });
            before = before.map(|_| block.span.end);
        }
        if !parts.is_empty() {
            self.original = Some(Original::without(parts));
        }
    }

    /// Whether a block is shown just as its lines stand in the file, and with those beside it: lines
    /// of plain text that are laid out, and headings that stand close to them.
    #[must_use]
    pub fn is_laid_out(&self, index: usize) -> bool {
        let Some(block) = self.blocks.get(index).filter(|_| self.own_lines.is_some()) else {
            return false;
        };
        let keeps = |index: usize| self.blocks.get(index).is_some_and(|b| b.kind.keeps_lines());
        let close = |above: usize| {
            let (Some(a), Some(b)) = (self.blocks.get(above), self.blocks.get(above + 1)) else {
                return false;
            };
            Span::new(a.span.end, b.span.start).in_text(&self.text) == "\n"
        };
        match block.kind {
            kind if kind.keeps_lines() => true,
            BlockKind::Heading(_) => {
                keeps(index + 1) && close(index)
                    || index.checked_sub(1).is_some_and(|above| keeps(above) && close(above))
            }
            _ => false,
        }
    }

    /// The beginning of the line that the byte at `offset` stands on, where nothing but spaces is
    /// before it, else `offset`.
    #[must_use]
    pub fn line_start(&self, offset: u32) -> u32 {
        let before = self.text.as_bytes().get(..offset as usize).unwrap_or(&[]);
        let near = before.get(before.len().saturating_sub(FARTHEST_INDENT)..).unwrap_or(&[]);
        let spaces = near.iter().rev().take_while(|byte| **byte == b' ').count();
        match near.len().checked_sub(spaces + 1).and_then(|at| near.get(at)) {
            Some(b'\n') => offset - u32::try_from(spaces).unwrap_or(0),
            None if near.len() == before.len() => 0,
            _ => offset,
        }
    }

    /// The page that the byte at `offset` stands on; none where there are no pages.
    #[must_use]
    pub fn page_at(&self, offset: u32) -> Option<&Page> {
        let after = self.pages.partition_point(|page| page.start <= offset);
        self.pages.get(after.saturating_sub(1))
    }

    /// The block that holds `offset`, or the last one that starts before it.
    #[must_use]
    pub fn block_at(&self, offset: u32) -> usize {
        self.blocks.partition_point(|b| b.span.start <= offset).saturating_sub(1)
    }

    /// The section that holds `offset`, or the last one that starts before it.
    #[must_use]
    pub fn section_at(&self, offset: u32) -> usize {
        self.sections.partition_point(|s| s.span.start <= offset).saturating_sub(1)
    }

    /// The name of a section as shown: its heading, or "Lead".
    #[must_use]
    pub fn section_name(&self, section: &Section) -> String {
        match section.title {
            Some(title) => crate::text::fold_space(title.in_text(&self.text)),
            None => "Lead".to_owned(),
        }
    }

    /// Tokens and sentences of some blocks; code, rules and images are skipped.
    #[must_use]
    pub fn tokenize(&self, blocks: Range<usize>) -> TokenizedText<'_> {
        let first = u32::try_from(blocks.start).unwrap_or(u32::MAX);
        let segments = self.blocks.get(blocks).unwrap_or(&[]).iter().zip(first..);
        TokenizedText::read(
            &self.text,
            segments.filter_map(|(block, index)| segment_of(block, index)),
        )
    }

    /// The sentence that holds the byte at `offset`, to be shown; none in code. In a block of a
    /// megabyte no more is read than 8 KB before and after it, where longer sentences are cut.
    #[must_use]
    pub fn sentence_near(&self, offset: u32) -> Option<Span> {
        let index = self.block_at(offset);
        let mut segment = segment_of(self.blocks.get(index)?, u32::try_from(index).ok()?)?;
        let Span { start, end } = segment.span;
        segment.span = Span::new(
            self.gap_before(offset).map_or(start, |gap| gap.max(start)),
            self.gap_after(offset).map_or(end, |gap| gap.min(end)),
        );
        let tokenized = TokenizedText::read(&self.text, std::iter::once(segment));
        tokenized.sentence_at(offset).map(|sentence| sentence.span)
    }

    /// The first word that begins in the [`NEAR`] bytes before `offset`; none where the text does
    /// not begin so far before it.
    fn gap_before(&self, offset: u32) -> Option<u32> {
        let far = offset.checked_sub(NEAR)?;
        let near = self.text.as_bytes().get(far as usize..offset as usize)?;
        let gap = (far..offset).zip(near).find(|(_, byte)| byte.is_ascii_whitespace());
        Some(gap.map_or(offset, |(at, _)| at + 1))
    }

    /// Where the last word ends in the [`NEAR`] bytes after `offset`; none where the text does not
    /// go on so far.
    fn gap_after(&self, offset: u32) -> Option<u32> {
        let far = offset.checked_add(NEAR)?;
        let near = self.text.as_bytes().get(offset as usize..far as usize)?;
        let gap = (offset..far).zip(near).rfind(|(_, byte)| byte.is_ascii_whitespace());
        let is_between = |at: &u32| self.text.is_char_boundary(*at as usize);
        gap.map(|(at, _)| at).or_else(|| (far..far + 4).find(is_between))
    }
}

/// How facts read a block, if it is read for facts.
fn segment_of(block: &Block, index: u32) -> Option<Segment> {
    let kind = match block.kind {
        BlockKind::Heading(_) => SegmentKind::Heading,
        BlockKind::Paragraph | BlockKind::Item(_) | BlockKind::Quote(_) => SegmentKind::Prose,
        BlockKind::Table | BlockKind::Lines | BlockKind::Meta => SegmentKind::Lines,
        BlockKind::Code | BlockKind::Rule | BlockKind::Image => return None,
    };
    Some(Segment { block: index, span: block.span, kind })
}

fn sections_of(blocks: &[Block]) -> Vec<Section> {
    let level_of = |block: &Block| match block.kind {
        BlockKind::Heading(level) => Some(level),
        _ => None,
    };
    // One level-1 heading is the title and opens no section of its own.
    let tops = blocks.iter().filter(|b| level_of(b) == Some(1)).count();
    let title = blocks.iter().position(|b| level_of(b) == Some(1)).filter(|_| tops == 1);
    let mut sections: Vec<Section> = Vec::new();
    for (index, block) in (0_u32..).zip(blocks) {
        let opens = level_of(block).filter(|_| title != Some(index as usize));
        match (opens, sections.last_mut()) {
            (None, Some(section)) => {
                section.span.end = block.span.end;
                section.blocks.end = index + 1;
            }
            (level, _) => sections.push(Section {
                level: level.unwrap_or(0),
                title: level.map(|_| block.span),
                span: block.span,
                blocks: index..index + 1,
            }),
        }
    }
    sections
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sentence_of_a_place_is_the_same_in_a_block_of_any_length() {
        let check = |words: &str, count: usize, at: usize, expected: &str| {
            let mut builder = Builder::new();
            builder.block(BlockKind::Paragraph, &words.repeat(count));
            let doc = builder.finish();
            let whole = doc.tokenize(0..1);
            for turn in (0..count).step_by(97) {
                let offset = u32::try_from(turn * words.len() + at).unwrap();
                let sentence = doc.sentence_near(offset).unwrap();
                assert_eq!(sentence.in_text(&doc.text), expected, "{turn}");
                assert_eq!(whole.sentence_at(offset).map(|s| s.span), Some(sentence));
            }
        };
        check("One came. Dr. Lee of Oslo stayed. ", 2000, 14, "Dr. Lee of Oslo stayed.");
        check("One came. ", 1, 3, "One came.");
    }

    #[test]
    fn a_sentence_without_end_is_cut() {
        for word in ["word ", "語"] {
            let mut builder = Builder::new();
            builder.block(BlockKind::Paragraph, &word.repeat(30_000));
            let doc = builder.finish();
            let offset = u32::try_from(word.len() * 15_000).unwrap();
            let sentence = doc.sentence_near(offset).unwrap();
            assert!(sentence.start <= offset && offset < sentence.end, "{word}");
            assert!(sentence.len() <= 2 * NEAR + 4, "{word}");
        }
    }
}
