//! Plain text: paragraphs, hard-wrapped or not, and headings found without markup.
//!
//! The text is taken as it is (cleaned); only blocks are laid over it.

mod header;

use unicode_width::UnicodeWidthStr;

use crate::calendar::MONTHS;
use crate::doc::{Block, BlockKind, Document};
use crate::text::Span;
use crate::text::sanitize::{Cleaned, clean, clean_string};

/// Lines wider than this (in columns) were not broken by hand.
const WIDEST_WRAPPED: usize = 120;
/// A group narrower than this is a list or verse, not wrapped prose.
const NARROWEST_WRAPPED: usize = 50;
/// The longest heading, in bytes and in words.
const LONGEST_HEADING: (usize, usize) = (110, 16);

/// Reads plain text.
#[must_use]
pub fn parse(input: &str) -> Document {
    document(clean(input))
}

/// The same for a text that is not needed any more: it becomes the document's without a copy
/// where it is clean.
#[must_use]
pub fn parse_string(input: String) -> Document {
    document(clean_string(input))
}

fn document(cleaned: Cleaned) -> Document {
    let mut doc = Document {
        text: cleaned.text,
        removed: cleaned.removed,
        removed_count: cleaned.count,
        original: Some(cleaned.original),
        ..Document::default()
    };
    let header = header::read(&doc.text).unwrap_or_default();
    let mut blocks = header_blocks(&doc.text, &header);
    let is_mail = !blocks.is_empty();
    body_blocks(&doc.text, header.span.end as usize, is_mail, &mut blocks);
    mark_headings(&doc.text, &mut blocks);
    doc.blocks = blocks;
    doc.meta = header.meta;
    let title = doc.blocks.first().filter(|b| matches!(b.kind, BlockKind::Heading(_)));
    if let Some(title) = title.filter(|_| doc.meta.title.is_empty()) {
        doc.meta.title = crate::text::fold_space(title.span.in_text(&doc.text));
    }
    doc.build_sections();
    doc
}

/// One line of a group: its span without the spaces at its ends, and its indent in bytes.
#[derive(Clone, Copy)]
struct Line {
    span: Span,
    indent: usize,
}

/// Whether `text` begins with the header of a mail or of a feed reader.
#[must_use]
pub fn has_header(text: &str) -> bool {
    header::read(text).is_some()
}

/// The title of a header as a heading, between the other fields as they stand.
fn header_blocks(text: &str, header: &header::Header) -> Vec<Block> {
    let Span { start, end } = header.span;
    let fields = |start: u32, end: u32| Block {
        kind: BlockKind::Code,
        span: Span::of(start as usize, end as usize).trim(text),
    };
    let mut blocks = match header.title {
        Some(title) => {
            let before = text.get(start as usize..title.start as usize).unwrap_or("");
            // The line of the title begins with its name, which is not shown.
            let line = start + u32::try_from(before.rfind('\n').unwrap_or(0)).unwrap_or(0);
            let heading = Block { kind: BlockKind::Heading(1), span: title };
            vec![fields(start, line), heading, fields(title.end, end)]
        }
        None => vec![fields(start, end)],
    };
    blocks.retain(|block| !block.span.is_empty());
    blocks
}

/// The blocks from the byte `at` on. The signature of a mail, behind a line `-- `, keeps its lines.
fn body_blocks(text: &str, mut at: usize, is_mail: bool, blocks: &mut Vec<Block>) {
    let mut group: Vec<Line> = Vec::new();
    while at < text.len() {
        let rest = text.get(at..).unwrap_or("");
        let length = memchr::memchr(b'\n', rest.as_bytes()).unwrap_or(rest.len());
        let line = Span::of(at, at + length);
        let trimmed = line.trim(text);
        if is_mail && line.in_text(text).trim_end_matches('\r') == "-- " {
            close(text, &mut group, blocks);
            let signature = Span::of(at, text.len()).trim(text);
            return blocks.push(Block { kind: BlockKind::Lines, span: signature });
        }
        if trimmed.is_empty() {
            close(text, &mut group, blocks);
        } else {
            group.push(Line { span: trimmed, indent: (trimmed.start - line.start) as usize });
        }
        at += length + 1;
    }
    close(text, &mut group, blocks);
}

/// Turns a group of lines without a blank line between them into blocks.
fn close(text: &str, group: &mut Vec<Line>, blocks: &mut Vec<Block>) {
    let widest = measure_of(text, group);
    let mut open: Option<Span> = None;
    for (index, line) in group.iter().enumerate() {
        let words = line.span.in_text(text);
        if index > 0 && is_underline(words) {
            // The line before is a heading; the underline itself is not shown.
            if let Some(span) = open.take() {
                blocks.push(Block { kind: BlockKind::Heading(2), span });
            }
            continue;
        }
        let joins = match (widest, index.checked_sub(1).and_then(|i| group.get(i))) {
            (Some(widest), Some(before)) => is_soft_break(text, before, line, widest),
            _ => false,
        };
        match open {
            Some(span) if joins => open = Some(span.join(line.span)),
            Some(span) => {
                blocks.push(block(text, span));
                open = Some(line.span);
            }
            None => open = Some(line.span),
        }
    }
    if let Some(span) = open {
        blocks.push(block(text, span));
    }
    group.clear();
}

/// The measure the group was wrapped at, in columns; `None` where it was not wrapped by hand.
fn measure_of(text: &str, group: &[Line]) -> Option<usize> {
    if group.len() < 2 || group.iter().any(|l| l.span.len() as usize > 4 * WIDEST_WRAPPED) {
        return None;
    }
    let widest = group.iter().map(|l| l.indent + l.span.in_text(text).width()).max()?;
    (NARROWEST_WRAPPED..=WIDEST_WRAPPED).contains(&widest).then_some(widest)
}

/// A break is soft where the next line's first word would not have fitted on the line.
fn is_soft_break(text: &str, before: &Line, line: &Line, widest: usize) -> bool {
    let words = line.span.in_text(text);
    if line.indent > before.indent || is_bullet(words) {
        return false;
    }
    let first = words.split_whitespace().next().unwrap_or("");
    before.indent + before.span.in_text(text).width() + 1 + first.width() > widest
}

fn block(text: &str, span: Span) -> Block {
    let words = span.in_text(text);
    let kind = if is_bullet(words) {
        BlockKind::Item(1)
    } else if is_underline(words) {
        BlockKind::Rule
    } else {
        BlockKind::Paragraph
    };
    Block { kind, span }
}

fn is_bullet(words: &str) -> bool {
    ["- ", "* ", "• ", "– ", "· "].iter().any(|bullet| words.starts_with(bullet))
}

/// A line of three or more `=`, `-`, `~`, `*` or `_`.
fn is_underline(words: &str) -> bool {
    let mut bytes = words.bytes();
    let first = bytes.next();
    words.len() >= 3
        && matches!(first, Some(b'=' | b'-' | b'~' | b'*' | b'_'))
        && bytes.all(|b| Some(b) == first)
}

/// Makes headings of the short lines that stand before longer paragraphs.
fn mark_headings(text: &str, blocks: &mut [Block]) {
    let mut next_is_heading = false;
    let mut next_length = 0;
    let mut first = blocks.len();
    for index in (0..blocks.len()).rev() {
        let Some(&Block { kind, span }) = blocks.get(index) else { break };
        let mut heading = matches!(kind, BlockKind::Heading(_));
        if kind == BlockKind::Paragraph {
            let words = span.in_text(text);
            // The first line may be a title above a subtitle or a byline.
            let introduces = next_length > words.len() || (index == 0 && next_length > 0);
            heading = introduces
                && looks_like_heading(words)
                // Three short lines in a row are a list, not headings.
                && !(next_is_heading && index > 1 && !is_strong_heading(words));
            if let Some(block) = blocks.get_mut(index).filter(|_| heading) {
                block.kind = BlockKind::Heading(2);
            }
        }
        next_is_heading = heading;
        next_length = span.len() as usize;
        first = index;
    }
    if let Some(title) = blocks.get_mut(first).filter(|b| b.kind == BlockKind::Heading(2)) {
        title.kind = BlockKind::Heading(1);
    }
}

/// Capital or numbered headings, which may also end in a full stop.
fn is_strong_heading(words: &str) -> bool {
    let letters = words.chars().filter(|c| c.is_alphabetic());
    let capital = letters.clone().count() >= 3 && letters.clone().all(char::is_uppercase);
    capital || after_number(words).is_some_and(starts_upper)
}

/// What follows "1.", "2.3", "IV." or "Chapter 4".
fn after_number(words: &str) -> Option<&str> {
    let (number, rest) = words.split_once(' ')?;
    let arabic = number.starts_with(|c: char| c.is_ascii_digit())
        && number.ends_with(['.', ')'])
        && number.trim_end_matches(['.', ')']).split('.').all(|n| n.len() <= 2 && !n.is_empty());
    let roman = number.len() <= 6
        && number.strip_suffix('.').is_some_and(|n| {
            !n.is_empty() && n.chars().all(|c| matches!(c, 'I' | 'V' | 'X' | 'L'))
        });
    (arabic || roman).then(|| rest.trim_start())
}

fn starts_upper(words: &str) -> bool {
    words.chars().find(|c| c.is_alphanumeric()).is_some_and(|c| c.is_uppercase() || c.is_numeric())
}

fn looks_like_heading(words: &str) -> bool {
    let (longest, most) = LONGEST_HEADING;
    if words.len() > longest || words.split_whitespace().count() > most || words.contains('\n') {
        return false;
    }
    if is_strong_heading(words) {
        return !words.ends_with([',', ';']);
    }
    let cased = words.chars().any(char::is_alphabetic);
    let ends_open = !words.ends_with(['.', ',', ';', ':', '"', '”', '…', '-', '–', '—', '*']);
    let speaks = words.starts_with(['“', '"', '‘', '-', '–', '—', '(', '*', '@', '#', '>']);
    cased && ends_open && !speaks && starts_upper(words) && !is_about_article(words)
}

/// Bylines, dates and places of writing, photo credits: lines about the article.
fn is_about_article(words: &str) -> bool {
    const BYLINE: [&str; 8] =
        ["by ", "photo", "image", "source:", "published", "updated", "copyright", "©"];
    let begins =
        |start: &str| words.get(..start.len()).is_some_and(|head| head.eq_ignore_ascii_case(start));
    if BYLINE.iter().any(|start| begins(start)) {
        return true;
    }
    words.bytes().any(|b| b.is_ascii_digit())
        && words.split_whitespace().count() <= 5
        && MONTHS.iter().any(|m| words.contains(m))
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
