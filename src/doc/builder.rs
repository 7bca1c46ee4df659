//! Builds a [`Document`] from blocks with inline markup; sanitizes all text on the way.
//!
//! Formats that make their own text (Markdown, HTML, EPUB, JSON) push blocks in reading order.

use std::collections::BTreeSet;

use super::{Block, BlockKind, Document, Mark, MarkKind, Note, Picture, Place};
use crate::text::Span;
use crate::text::sanitize::{Removed, clean, clean_line, is_clean};
use crate::text::whitespace::fold_ascii_into;

/// Markup nested deeper than this is left out.
const DEEPEST: usize = 12;
/// Longest address kept, in characters.
const LONGEST_ADDRESS: usize = 2000;
/// Places of one document that are remembered until its links are known.
const MOST_PLACES: usize = 100_000;

/// A document under construction. Blocks are separated by a blank line, items of one list by a line
/// end.
#[derive(Debug, Default)]
pub struct Builder {
    doc: Document,
    open: Option<BlockKind>,
    /// The open block's words as they came, with white space folded.
    raw: String,
    /// The open block's marks over `raw`.
    marks: Vec<Mark>,
    /// Open marks: where they begin, and their kind.
    begun: Vec<(usize, MarkKind)>,
    /// Open marks nested below [`DEEPEST`], which are left out.
    too_deep: usize,
    /// Whether there is white space after the last word.
    gap: bool,
    /// Names of the place where the open or else the next block begins.
    here: Vec<String>,
}

impl Builder {
    /// A document without blocks.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Begins a block; one that is open ends.
    pub fn begin(&mut self, kind: BlockKind) {
        self.end();
        self.open = Some(kind);
    }

    /// The kind of the open block.
    #[must_use]
    pub const fn kind(&self) -> Option<BlockKind> {
        self.open
    }

    /// Changes the kind of the open block.
    pub fn set_kind(&mut self, kind: BlockKind) {
        if self.open.is_some() {
            self.open = Some(kind);
        }
    }

    /// Whether the open block has no words so far.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.raw.is_empty()
    }

    /// The words of the open block so far; empty where a space follows them.
    #[must_use]
    pub fn line(&self) -> &str {
        if self.gap { "" } else { &self.raw }
    }

    /// Running words: a run of white space, line ends too, is one space. Without an open block a
    /// paragraph begins.
    pub fn words(&mut self, words: &str) {
        if words.bytes().all(|b| b.is_ascii_whitespace()) {
            self.gap |= !words.is_empty();
            return;
        }
        self.open.get_or_insert(BlockKind::Paragraph);
        self.gap |= words.starts_with(|c: char| c.is_ascii_whitespace());
        self.fill_gap();
        fold_ascii_into(&mut self.raw, words);
        self.gap = words.ends_with(|c: char| c.is_ascii_whitespace());
    }

    /// Words as they are, line ends and spaces too.
    pub fn verbatim(&mut self, words: &str) {
        self.open.get_or_insert(BlockKind::Lines);
        self.fill_gap();
        self.raw.push_str(words);
    }

    /// A line end inside the open block.
    pub fn line_break(&mut self) {
        if !self.raw.is_empty() {
            self.gap = false;
            self.raw.push('\n');
        }
    }

    fn fill_gap(&mut self) {
        let parts = !self.raw.is_empty() && !self.raw.ends_with(['\n', ' ']);
        if std::mem::take(&mut self.gap) && parts {
            self.raw.push(' ');
        }
    }

    /// Begins markup; it is ended by [`Builder::end_mark`] or with the block.
    pub fn begin_mark(&mut self, kind: MarkKind) {
        self.fill_gap();
        if self.begun.len() < DEEPEST {
            self.begun.push((self.raw.len(), kind));
        } else {
            self.too_deep += 1;
        }
    }

    /// Ends the innermost open markup; it is dropped where it has no words.
    pub fn end_mark(&mut self) {
        if self.too_deep > 0 {
            self.too_deep -= 1;
        } else if let Some((start, kind)) = self.begun.pop() {
            let end = self.raw.len();
            if self.raw.get(start..end).is_some_and(|words| !words.trim().is_empty()) {
                self.marks.push(Mark { span: Span::of(start, end), kind });
            }
        }
    }

    /// Registers an address and gives the mark that points to it. Addresses without words
    /// (`data:` and scripts among them) stay as written: they are checked when one is opened.
    pub fn link(&mut self, address: &str) -> MarkKind {
        let index = u32::try_from(self.doc.links.len()).unwrap_or(u32::MAX);
        self.doc.links.push(clean_line(address.trim(), LONGEST_ADDRESS));
        MarkKind::Link(index)
    }

    /// The open link, which has no words, belongs to the word before it: it led to a note whose number
    /// is not shown.
    pub fn link_word_before(&mut self) {
        if let Some((start, MarkKind::Link(_))) = self.begun.last_mut() {
            let before = self.raw.get(..*start).unwrap_or("").trim_end();
            *start = before.rfind(char::is_whitespace).map_or(0, |space| space + 1);
        }
    }

    /// Names the place where the open block begins, or else the next one. Names that no link leads to
    /// are dropped at the end.
    pub fn place(&mut self, name: &str) {
        if self.doc.places.len() + self.here.len() < MOST_PLACES {
            self.here.push(clean_line(name, LONGEST_ADDRESS));
        }
    }

    /// Ends the open block. A block without words is dropped, except a rule.
    pub fn end(&mut self) {
        self.too_deep = 0;
        while !self.begun.is_empty() {
            self.end_mark();
        }
        self.gap = false;
        let raw = std::mem::take(&mut self.raw);
        let marks = std::mem::take(&mut self.marks);
        let Some(kind) = self.open.take() else { return };
        if raw.trim().is_empty() {
            if kind == BlockKind::Rule {
                self.append(kind, "───", Vec::new());
            }
            return;
        }
        // Code keeps the indent of its first line.
        let body = if kind.keeps_lines() {
            raw.trim_end().trim_start_matches(['\n', '\r'])
        } else {
            raw.trim()
        };
        let skipped = body.as_ptr() as usize - raw.as_ptr() as usize;
        let shift = |at: u32| (at as usize).saturating_sub(skipped).min(body.len());
        let moved = marks.into_iter().map(|mark| Mark {
            span: Span::of(shift(mark.span.start), shift(mark.span.end)),
            kind: mark.kind,
        });
        self.append(kind, body, moved.collect());
    }

    /// Cleans a block's words, moves its marks with them, and adds both.
    fn append(&mut self, kind: BlockKind, body: &str, marks: Vec<Mark>) {
        let separator = match (self.doc.blocks.last().map(|b| b.kind), kind) {
            (None, _) => "",
            (Some(BlockKind::Item(_)), BlockKind::Item(_)) => "\n",
            _ => "\n\n",
        };
        let before = self.doc.text.len();
        self.doc.text.push_str(separator);
        let start = self.doc.text.len();
        if is_clean(body) || clean(body).text == body {
            self.doc.text.push_str(body);
            self.doc.marks.extend(marks.into_iter().map(|mark| moved(mark, start)));
        } else {
            self.append_in_pieces(body, marks, start);
        }
        let end = start + self.doc.text.get(start..).unwrap_or("").trim_end().len();
        let kept = if end == start { before } else { end };
        self.doc.text.truncate(kept);
        // Characters removed from trimmed space are now at the end of the remaining text.
        let length = Span::of(kept, kept).end;
        let late = self.doc.removed.iter_mut().rev().take_while(|removed| removed.at > length);
        late.for_each(|removed| removed.at = length);
        if end == start {
            return;
        }
        let span = Span::of(start, end);
        self.doc.blocks.push(Block { kind, span });
        let here = self.here.drain(..).map(|name| Place { name, at: span.start });
        self.doc.places.extend(here);
    }

    /// Cleans the pieces between marks one by one, so that the marks keep their words.
    fn append_in_pieces(&mut self, body: &str, marks: Vec<Mark>, start: usize) {
        let mut cuts: Vec<u32> = marks.iter().flat_map(|m| [m.span.start, m.span.end]).collect();
        cuts.extend([0, Span::of(0, body.len()).end]);
        cuts.sort_unstable();
        cuts.dedup();
        let mut places = Vec::with_capacity(cuts.len());
        for (index, &cut) in cuts.iter().enumerate() {
            places.push(self.doc.text.len());
            let Some(&next) = cuts.get(index + 1) else { break };
            let cleaned = clean(Span::new(cut, next).in_text(body));
            let base = Span::of(self.doc.text.len(), self.doc.text.len()).start;
            let room = crate::text::sanitize::Cleaned::KEPT.saturating_sub(self.doc.removed.len());
            let removed = cleaned.removed.iter().take(room);
            self.doc.removed.extend(removed.map(|r| Removed { at: r.at + base, what: r.what }));
            self.doc.removed_count += cleaned.count;
            self.doc.text.push_str(&cleaned.text);
        }
        let place = |cut: u32| {
            let index = cuts.binary_search(&cut).unwrap_or(0);
            places.get(index).copied().unwrap_or(start)
        };
        let moved = marks.into_iter().map(|mark| Mark {
            span: Span::of(place(mark.span.start), place(mark.span.end)),
            kind: mark.kind,
        });
        self.doc.marks.extend(moved.filter(|mark| !mark.span.is_empty()));
    }

    /// Adds a whole block.
    pub fn block(&mut self, kind: BlockKind, words: &str) {
        self.begin(kind);
        if kind.keeps_lines() {
            self.verbatim(words)
        } else {
            self.words(words)
        }
        self.end();
    }

    /// Adds a picture: a block with these words.
    pub fn picture(&mut self, words: &str, picture: Picture) {
        self.begin(BlockKind::Image);
        self.words(words);
        self.end_picture(picture);
    }

    /// Ends the open block, which has the words of a picture.
    pub fn end_picture(&mut self, picture: Picture) {
        let before = self.doc.blocks.len();
        self.end();
        if let Some(block) = self.doc.blocks.get(before) {
            self.doc.pictures.push(Picture { span: block.span, ..picture });
        }
    }

    /// Adds the block of another document at `index`, with its markup, as one of this `kind`.
    pub fn copy(&mut self, other: &Document, index: usize, kind: BlockKind) {
        let Some(block) = other.blocks.get(index) else { return };
        self.end();
        let first = other.marks.partition_point(|mark| mark.span.start < block.span.start);
        let inside = |mark: &&Mark| mark.span.start < block.span.end;
        let mut marks = Vec::new();
        for mark in other.marks.get(first..).unwrap_or(&[]).iter().take_while(inside) {
            let kind = match mark.kind {
                MarkKind::Link(address) => {
                    let address = other.links.get(address as usize);
                    self.link(address.map_or("", String::as_str))
                }
                kind => kind,
            };
            let at = |place: u32| place.min(block.span.end) - block.span.start;
            marks.push(Mark { span: Span::new(at(mark.span.start), at(mark.span.end)), kind });
        }
        self.append(kind, block.span.in_text(&other.text), marks);
    }

    /// Adds a notice about how the article was read.
    pub fn note(&mut self, message: impl Into<String>) {
        self.doc.notes.push(Note { span: None, message: message.into() });
    }

    /// How many bytes the text has so far; the open block is not counted.
    #[must_use]
    pub fn len(&self) -> usize {
        self.doc.text.len()
    }

    /// What was built so far: blocks that have ended.
    #[must_use]
    pub const fn built(&self) -> &Document {
        &self.doc
    }

    /// The finished document: sections built, marks in order, and the title taken from the first
    /// heading of level 1 where the metadata has none.
    #[must_use]
    pub fn finish(mut self) -> Document {
        self.end();
        let mut doc = self.doc;
        let length = Span::of(doc.text.len(), doc.text.len()).end;
        for mark in &mut doc.marks {
            mark.span = Span::new(mark.span.start.min(length), mark.span.end.min(length));
        }
        doc.marks.sort_by_key(|m| (m.span.start, std::cmp::Reverse(m.span.end)));
        let linked: BTreeSet<&str> = doc.links.iter().filter_map(|l| l.strip_prefix('#')).collect();
        doc.places.retain(|place| linked.contains(place.name.as_str()));
        doc.build_sections();
        doc.set_pictures_apart();
        if doc.meta.title.is_empty() {
            let title = doc.blocks.iter().find(|b| b.kind == BlockKind::Heading(1));
            doc.meta.title = title
                .map(|b| clean_line(&crate::text::fold_space(b.span.in_text(&doc.text)), 300))
                .unwrap_or_default();
        }
        doc
    }
}

fn moved(mark: Mark, by: usize) -> Mark {
    let shift = |at: u32| at as usize + by;
    Mark { span: Span::of(shift(mark.span.start), shift(mark.span.end)), kind: mark.kind }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marked(doc: &Document) -> Vec<(&str, MarkKind)> {
        doc.marks.iter().map(|m| (m.span.in_text(&doc.text), m.kind)).collect()
    }

    #[test]
    fn links_lead_to_places_of_the_document() {
        let mut b = Builder::new();
        b.words("It rose in 2019");
        let note = b.link("#n1");
        b.begin_mark(note);
        b.link_word_before();
        b.end_mark();
        b.words(" again.");
        b.place("unused");
        b.end();
        b.place("n1");
        b.block(BlockKind::Paragraph, "  ");
        b.block(BlockKind::Paragraph, "By a tenth.");
        let doc = b.finish();
        assert_eq!(marked(&doc), [("2019", MarkKind::Link(0))]);
        assert_eq!(doc.places.len(), 1);
        assert_eq!(doc.place("n1").map(|span| span.in_text(&doc.text)), Some("By a tenth."));
        assert_eq!(doc.place("unused"), None);
    }

    #[test]
    fn folds_white_space_and_parts_blocks() {
        let mut b = Builder::new();
        b.block(BlockKind::Heading(1), " The\n  title ");
        b.words("One ");
        b.begin_mark(MarkKind::Strong);
        b.words(" two ");
        b.end_mark();
        b.words(" three\n");
        b.block(BlockKind::Item(1), "• a");
        b.block(BlockKind::Item(1), "• b");
        b.block(BlockKind::Code, "  x\n    y\n\n");
        let doc = b.finish();
        assert_eq!(doc.text, "The title\n\nOne two three\n\n• a\n• b\n\n  x\n    y");
        assert_eq!(marked(&doc), [("two", MarkKind::Strong)]);
        assert_eq!(doc.meta.title, "The title");
        assert_eq!(doc.blocks.len(), 5);
    }

    #[test]
    fn cleaning_moves_the_marks() {
        let mut b = Builder::new();
        b.words("\u{202e}Teh\u{200b}ran ");
        let link = b.link("https://example.org/\u{1b}[31m");
        b.begin_mark(link);
        b.words("a\u{7}b");
        b.end_mark();
        b.words(" c");
        let doc = b.finish();
        assert_eq!(doc.text, "Tehran ab c");
        assert_eq!(marked(&doc), [("ab", MarkKind::Link(0))]);
        assert_eq!(doc.links, ["https://example.org/"]);
        assert_eq!((doc.removed_count, doc.removed.len()), (3, 3));
    }

    #[test]
    fn copies_blocks_with_their_markup() {
        let mut b = Builder::new();
        b.block(BlockKind::Paragraph, "Zero.");
        b.words("One ");
        let link = b.link("https://example.org/1");
        b.begin_mark(link);
        b.words("two");
        b.end_mark();
        let other = b.finish();
        let mut b = Builder::new();
        b.link("https://example.org/0");
        b.copy(&other, 1, BlockKind::Item(1));
        b.copy(&other, 0, BlockKind::Item(1));
        b.copy(&other, 2, BlockKind::Item(1));
        let doc = b.finish();
        assert_eq!(doc.text, "One two\nZero.");
        assert_eq!(marked(&doc), [("two", MarkKind::Link(1))]);
        assert_eq!(doc.links, ["https://example.org/0", "https://example.org/1"]);
    }

    #[test]
    fn what_was_taken_out_at_the_end_has_a_place_in_the_text() {
        for body in ["one \u{202e} \u{7}", "one\u{1}\u{3000}\u{1}", "\u{7} \u{7}"] {
            let mut b = Builder::new();
            b.block(BlockKind::Paragraph, body);
            let doc = b.finish();
            assert_eq!(doc.removed.len(), 2, "{body:?}");
            let length = u32::try_from(doc.text.len()).unwrap();
            assert!(doc.removed.iter().all(|removed| removed.at <= length), "{body:?}: {doc:?}");
        }
    }

    #[test]
    fn a_block_of_nothing_leaves_nothing() {
        let mut b = Builder::new();
        b.block(BlockKind::Paragraph, "one");
        b.block(BlockKind::Paragraph, " \n ");
        b.block(BlockKind::Paragraph, "\u{202e}\u{7}");
        b.begin_mark(MarkKind::Emphasis);
        b.end_mark();
        let doc = b.finish();
        assert_eq!((doc.text.as_str(), doc.blocks.len(), doc.marks.len()), ("one", 1, 0));
    }
}
