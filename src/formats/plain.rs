//! Plain text: paragraphs, hard-wrapped or not, and headings found without markup. What is laid out
//! (verse, tables, source text, the output of programs) keeps its lines.
//!
//! The text is taken as it is (cleaned); only blocks are laid over it.

mod etext;
mod groups;
mod header;
mod headings;
mod hyphens;
mod layout;
mod lines;
mod patch;
mod printed;

use super::history;
use crate::doc::{Block, BlockKind, Document, LineWidths};
use crate::text::sanitize::{Cleaned, clean_styled};
use crate::text::styles::StyleRun;
use crate::text::wrap::columns;
use crate::text::{Span, fold_space};
use groups::Groups;
#[cfg(feature = "pdf")]
pub(in crate::formats) use headings::byline;
use printed::Printed;

/// Reads plain text.
#[must_use]
pub fn parse(input: &str) -> Document {
    parse_string(input.to_owned())
}

/// The same for a text that is not needed any more: it becomes the document's without a copy
/// where it is clean.
#[must_use]
pub fn parse_string(input: String) -> Document {
    document(clean_styled(input))
}

fn document(cleaned: Cleaned) -> Document {
    let styles = cleaned.styles.finish(&cleaned.text);
    let mut doc = Document {
        text: cleaned.text,
        removed: cleaned.removed,
        removed_count: cleaned.count,
        original: Some(cleaned.original),
        styles,
        ..Document::default()
    };
    doc.blocks = match printed::of(&doc.text, &doc.styles) {
        Some(by) => printed_blocks(&mut doc, by),
        None => article_blocks(&mut doc),
    };
    doc.own_lines = Some(line_widths(&doc));
    doc.build_sections();
    doc
}

/// The blocks of what a program printed.
fn printed_blocks(doc: &mut Document, by: Printed) -> Vec<Block> {
    if by == Printed::Manual {
        let joined = hyphens::join(&doc.text);
        // The words of the file stand elsewhere now.
        doc.original = doc.original.take().filter(|_| joined.text == doc.text);
        for run in &mut doc.styles {
            run.span = Span::new(joined.place(run.span.start), joined.place(run.span.end));
        }
        doc.removed.iter_mut().for_each(|removed| removed.at = joined.place(removed.at));
        doc.text = joined.text;
        let first = doc.text.trim_start().lines().next().unwrap_or("");
        doc.meta.title = printed::manual_name(first).unwrap_or_default().to_owned();
    }
    let mut blocks = Vec::new();
    printed::blocks(&doc.text, 0, doc.text.len(), by, &mut blocks);
    blocks
}

/// The blocks of an article, a book, a letter, a list: of everything else.
fn article_blocks(doc: &mut Document) -> Vec<Block> {
    let text = &doc.text;
    let header = header::read(text).unwrap_or_default();
    let mut blocks = header_blocks(text, &header);
    let is_mail = !blocks.is_empty();
    doc.meta = header.meta;
    let book = if is_mail { None } else { etext::read(text) };
    let mut body = Span::of(header.span.end as usize, text.len());
    if let Some(book) = &book {
        body = book.body;
        blocks.extend(notice(text, Span::of(0, body.start as usize)));
        doc.meta.title = book.title.clone().unwrap_or_default();
        doc.meta.byline.clone_from(&book.author);
    }
    body_blocks(text, body, is_mail, &mut blocks);
    blocks.extend(book.and_then(|_| notice(text, Span::of(body.end as usize, text.len()))));
    headings::mark_lists(text, &mut blocks);
    if doc.meta.byline.is_none() && !is_mail {
        doc.meta.byline = headings::take_byline(text, &mut blocks);
    }
    headings::mark_headings(text, &mut blocks);
    let title = blocks.first().filter(|b| matches!(b.kind, BlockKind::Heading(_)));
    if let Some(title) = title.filter(|_| doc.meta.title.is_empty()) {
        doc.meta.title = fold_space(title.span.in_text(text));
    }
    blocks
}

/// Whether `text` begins with the header of a mail or of a feed reader, or is laid out as programs
/// print: then it is plain text, whatever markup seems to be in it.
#[must_use]
pub fn is_known(text: &str) -> bool {
    let known = |text: &str, styles: &[StyleRun]| {
        patch::end(text, 0).is_some() || printed::of(text, styles).is_some()
    };
    if text.contains("\u{1b}[") || text.contains('\u{8}') {
        let cleaned = clean_styled(text.to_owned());
        let styles = cleaned.styles.finish(&cleaned.text);
        return known(&cleaned.text, &styles);
    }
    header::read(text).is_some() || known(text, &[])
}

/// A block without facts for what is no part of the text.
fn notice(text: &str, span: Span) -> Option<Block> {
    let span = span.trim(text);
    (!span.is_empty()).then_some(Block { kind: BlockKind::Code, span })
}

/// The title of a header as a heading, between the other fields as they stand.
fn header_blocks(text: &str, header: &header::Header) -> Vec<Block> {
    let Span { start, end } = header.span;
    let fields = |start: u32, end: u32| notice(text, Span::of(start as usize, end as usize));
    let Some(title) = header.title else { return fields(start, end).into_iter().collect() };
    let before = text.get(start as usize..title.start as usize).unwrap_or("");
    // The line of the title begins with its name, which is not shown.
    let line = start + u32::try_from(before.rfind('\n').unwrap_or(0)).unwrap_or(0);
    let heading = Block { kind: BlockKind::Heading(1), span: title };
    [fields(start, line), Some(heading), fields(title.end, end)].into_iter().flatten().collect()
}

/// The blocks of a stretch of the text. The signature of a mail, behind a line `-- `, keeps its lines; it
/// ends where older mail begins.
fn body_blocks(text: &str, body: Span, is_mail: bool, blocks: &mut Vec<Block>) {
    let end = body.end as usize;
    let mut at = body.start as usize;
    let mut groups = Groups::new(text, blocks);
    while at < end {
        let rest = text.get(at..end).unwrap_or("");
        let line = Span::of(at, at + memchr::memchr(b'\n', rest.as_bytes()).unwrap_or(rest.len()));
        if is_mail && line.in_text(text).trim_end_matches('\r') == "-- " {
            let signature = signature_end(text, line.end as usize + 1, end);
            let span = Span::of(at, signature).trim(text);
            groups.block(Block { kind: BlockKind::Lines, span });
            at = signature;
            continue;
        }
        if let Some(patch) = patch::end(text, at).filter(|patch| *patch <= end) {
            let mut inner = Vec::new();
            printed::patch_blocks(text, Span::of(at, patch), &mut inner);
            inner.into_iter().for_each(|block| groups.block(block));
            at = patch + 1;
            continue;
        }
        groups.line(line);
        at = line.end as usize + 1;
    }
    groups.end();
}

/// Where a signature ends that begins at `at`.
fn signature_end(text: &str, mut at: usize, end: usize) -> usize {
    while let Some(rest) = text.get(at..end).filter(|rest| !rest.is_empty()) {
        if history::begin(rest, false).is_some() {
            break;
        }
        at += memchr::memchr(b'\n', rest.as_bytes()).map_or(rest.len(), |end| end + 1);
    }
    at.min(end)
}

/// How wide the lines are.
fn line_widths(doc: &Document) -> LineWidths {
    let widest = |lines: &mut dyn Iterator<Item = &str>| {
        // A line of bytes is no wider than they are many.
        let columns = lines
            .fold(0, |most, line| if line.len() <= most { most } else { columns(line).max(most) });
        u16::try_from(columns).unwrap_or(u16::MAX)
    };
    let kept = doc.blocks.iter().filter(|block| block.kind.keeps_lines());
    let bytes: usize = kept.clone().map(|block| block.span.len() as usize).sum();
    let mut laid_out = kept.flat_map(|block| block.span.in_text(&doc.text).lines());
    LineWidths {
        all: widest(&mut doc.text.lines()),
        laid_out: if bytes * 2 < doc.text.trim().len() { 0 } else { widest(&mut laid_out) },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn outline(input: &str) -> Vec<String> {
        let doc = parse(input);
        doc.sections.iter().map(|s| doc.section_name(s)).collect()
    }

    const LONG: &str = "This is a paragraph of some length, long enough to stand below a heading.";

    #[test]
    fn default_article_has_eight_parts() {
        let doc = parse(include_str!("../../assets/article.txt"));
        let names: Vec<_> = doc.sections.iter().map(|s| doc.section_name(s)).collect();
        let expected = [
            "Lead",
            "Background",
            "Key Developments",
            "Impact",
            "What Next",
            "Potential Roadblocks",
            "Timeline",
            "Khamenei’s Stance",
        ];
        assert_eq!(names, expected);
        assert_eq!(doc.meta.title, "Hope or Hostility? Iran-US Dialogue Begins Amidst Tensions");
        assert_eq!(doc.blocks.len(), 20);
    }

    #[test]
    fn finds_headings_of_every_kind() {
        for heading in [
            "Background",
            "1. Background",
            "IV. Background",
            "BACKGROUND",
            "Background\n==========",
        ] {
            let text = format!("{LONG}\n\n{heading}\n\n{LONG}\n");
            assert_eq!(outline(&text).len(), 2, "{heading}");
        }
        for other in ["He left.", "“Go”", "By Amir Karim", "21 June 2023", "- one"] {
            let text = format!("{LONG}\n\n{other}\n\n{LONG}\n");
            assert_eq!(outline(&text), ["Lead"], "{other}");
        }
    }

    #[test]
    fn wrapped_paragraphs_flow() {
        let text = "The talks between the two sides began on Sunday in the capital\n\
                    and went on for three days, said officials who were in the room\n\
                    at the time.\n\nThe end came soon.\n";
        let doc = parse(text);
        assert_eq!(doc.blocks.len(), 2);
        assert_eq!(doc.text, text);
    }

    #[test]
    fn the_signature_of_a_mail_ends_where_older_mail_begins() {
        for (history, expected) in [
            ("On Monday Ann wrote:\n> Who says so?", "-- \nBen Ott\nPress"),
            ("-----Original Message-----\nFrom: Ann\nTo: Ben\n\nWho?", "-- \nBen Ott\nPress"),
            ("Ann Lund", "-- \nBen Ott\nPress\n\nAnn Lund"),
        ] {
            let text = format!(
                "From: Ben <b@x>\nSubject: Ferry\n\n{LONG}\n\n-- \nBen Ott\nPress\n\n{history}\n"
            );
            let doc = parse(&text);
            let kept = doc.blocks.iter().find(|block| block.kind == BlockKind::Lines);
            assert_eq!(kept.map(|b| b.span.in_text(&doc.text)), Some(expected));
        }
    }

    #[test]
    fn lines_that_are_paragraphs_stay() {
        let text = format!("{LONG} {LONG}\n{LONG} {LONG}\n{LONG}\n");
        assert_eq!(parse(&text).blocks.len(), 3);
    }

    #[test]
    fn nothing_gives_nothing() {
        assert!(parse("").sections.is_empty());
        assert!(parse(" \n\n ").blocks.is_empty());
    }
}
