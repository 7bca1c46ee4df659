//! Writes an article as plain text, for pipes and simple terminals; no control characters.

use std::io::{self, Write};

use unicode_width::UnicodeWidthStr as _;

use crate::doc::{Block, BlockKind, Document};
use crate::text::{Span, fold_space};

/// Blocks that may say who wrote the text.
const HEAD: usize = 5;

/// Headings are underlined as in Setext Markdown, the title and level 1 with this.
const DOUBLE: &str = "=";
/// The other headings with this.
const SINGLE: &str = "-";
/// What a rule between parts becomes.
const RULE: &str = "* * *";

/// Writes the article: title, who and when, then block after block with blank lines between, but
/// not between the items of a list.
///
/// Paragraphs are one line each, so that other programs can work on them; `columns` breaks them
/// at that display width instead.
///
/// # Errors
/// Those of `out`.
pub fn write(doc: &Document, columns: Option<u16>, out: &mut impl Write) -> io::Result<()> {
    let mut page = Page { columns: columns.map(usize::from), gap: false, out };
    let titled = doc.blocks.iter().any(|b| b.kind == BlockKind::Heading(1));
    if !titled && !doc.meta.title.is_empty() {
        page.heading(&doc.meta.title, DOUBLE)?;
    }
    if !shows_byline(doc)
        && let Some(line) = byline(doc)
    {
        page.prose(&line, "")?;
    }
    let mut before = None;
    let is_text = |(_, block): &(usize, &Block)| block.kind != BlockKind::Image;
    for (index, block) in doc.blocks.iter().enumerate().filter(is_text) {
        page.gap &= !before.is_some_and(|kind: BlockKind| kind.is_close_to(block.kind));
        if doc.is_laid_out(index) {
            page.laid_out(doc, index)?;
        } else {
            page.block(block, block.span.in_text(&doc.text))?;
        }
        before = Some(block.kind);
    }
    Ok(())
}

/// Whether one of the first lines says who wrote it. Other lines about a text are running heads, and the
/// heads of older mail.
fn shows_byline(doc: &Document) -> bool {
    let name = doc.meta.byline.as_deref().unwrap_or_default().to_lowercase();
    let head = doc.blocks.iter().take(HEAD).filter(|block| block.kind == BlockKind::Meta);
    head.map(|block| block.span.in_text(&doc.text)).any(|line| line.to_lowercase().contains(&name))
}

/// Who wrote it and when, as the source says.
fn byline(doc: &Document) -> Option<String> {
    let day = doc.meta.published.map(|(date, _)| date.to_string());
    let parts: Vec<&str> =
        [doc.meta.byline.as_deref(), day.as_deref()].into_iter().flatten().collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}

/// The text as it goes out.
struct Page<'a, W> {
    columns: Option<usize>,
    /// Whether a blank line stands before what comes next.
    gap: bool,
    out: &'a mut W,
}

impl<W: Write> Page<'_, W> {
    fn block(&mut self, block: &Block, words: &str) -> io::Result<()> {
        match block.kind {
            BlockKind::Heading(level) => {
                self.heading(&fold_space(words), if level <= 1 { DOUBLE } else { SINGLE })
            }
            BlockKind::Paragraph | BlockKind::Meta => self.prose(words, ""),
            BlockKind::Image => Ok(()),
            BlockKind::Item(depth) => {
                self.prose(words, &"  ".repeat(usize::from(depth).saturating_sub(1)))
            }
            BlockKind::Quote(depth) => self.prose(words, &"> ".repeat(usize::from(depth))),
            BlockKind::Code | BlockKind::Table | BlockKind::Lines => self.lines(words),
            BlockKind::Rule => self.lines(RULE),
        }
    }

    /// Lines as they stand, and the blank ones between them and those before.
    fn laid_out(&mut self, doc: &Document, index: usize) -> io::Result<()> {
        let Some(block) = doc.blocks.get(index) else { return Ok(()) };
        let above = index.checked_sub(1).filter(|above| doc.is_laid_out(*above));
        if let Some(above) = above.and_then(|above| doc.blocks.get(above)) {
            let between = Span::new(above.span.end, block.span.start).in_text(&doc.text);
            self.gap = false;
            for _ in 1..between.matches('\n').count() {
                writeln!(self.out)?;
            }
        }
        self.lines(block.span.in_text(&doc.text))
    }

    fn gap(&mut self) -> io::Result<()> {
        if std::mem::replace(&mut self.gap, true) { writeln!(self.out) } else { Ok(()) }
    }

    fn heading(&mut self, words: &str, underline: &str) -> io::Result<()> {
        self.gap()?;
        let width = words.width().min(self.columns.unwrap_or(usize::MAX));
        writeln!(self.out, "{words}\n{}", underline.repeat(width))
    }

    fn lines(&mut self, words: &str) -> io::Result<()> {
        self.gap()?;
        words.lines().try_for_each(|line| writeln!(self.out, "{}", line.trim_end()))
    }

    /// Words in lines of at most `columns`, each begun with `indent`.
    fn prose(&mut self, words: &str, indent: &str) -> io::Result<()> {
        self.gap()?;
        let mut at = 0;
        for word in words.split_whitespace() {
            let width = word.width();
            let fits = self.columns.is_none_or(|columns| at + 1 + width <= columns);
            if at == 0 {
                write!(self.out, "{indent}{word}")?;
                at = indent.width() + width;
            } else if fits {
                write!(self.out, " {word}")?;
                at += 1 + width;
            } else {
                write!(self.out, "\n{indent}{word}")?;
                at = indent.width() + width;
            }
        }
        writeln!(self.out)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(doc: &Document, columns: Option<u16>) -> String {
        let mut out = Vec::new();
        write(doc, columns, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    fn document(parts: &[(BlockKind, &str)]) -> Document {
        let mut doc = Document::default();
        for (kind, words) in parts {
            let start = doc.text.len();
            doc.text.push_str(words);
            doc.blocks.push(Block { kind: *kind, span: Span::of(start, doc.text.len()) });
            doc.text.push_str("\n\n");
        }
        doc
    }

    #[test]
    fn blocks_become_lines() {
        let doc = document(&[
            (BlockKind::Heading(1), "Ferry runs again"),
            (BlockKind::Paragraph, "The ferry came\nback on Monday."),
            (BlockKind::Heading(2), "Why"),
            (BlockKind::Quote(1), "At last."),
            (BlockKind::Item(2), "- a new\n  engine"),
            (BlockKind::Item(1), "- a crew"),
            (BlockKind::Lines, "1 Quay Road\nPort Ann"),
            (BlockKind::Rule, "***"),
        ]);
        let expected = "Ferry runs again\n================\n\nThe ferry came back on Monday.\n\n\
            Why\n---\n\n> At last.\n\n  - a new engine\n- a crew\n\n1 Quay Road\nPort Ann\n\n* * *\n";
        assert_eq!(plain(&doc, None), expected);
    }

    #[test]
    fn lines_are_broken_by_display_width() {
        let doc = document(&[(BlockKind::Quote(1), "渡し船 渡し船 a b c")]);
        assert_eq!(plain(&doc, Some(10)), "> 渡し船\n> 渡し船 a\n> b c\n");
        // A word wider than the line stays whole: it can be copied.
        let long = document(&[(BlockKind::Paragraph, "a incomprehensibly b")]);
        assert_eq!(plain(&long, Some(4)), "a\nincomprehensibly\nb\n");
    }

    #[test]
    fn what_the_source_says_stands_first() {
        let mut doc = document(&[(BlockKind::Paragraph, "Words.")]);
        doc.meta.title = "A title".to_owned();
        doc.meta.byline = Some("Ann Lee".to_owned());
        assert_eq!(plain(&doc, None), "A title\n=======\n\nAnn Lee\n\nWords.\n");
        for (line, expected) in [
            ("By Ann Lee", "By Ann Lee\n\nWords.\n"),
            ("From: Jo Ott", "Ann Lee\n\nFrom: Jo Ott\n\nWords.\n"),
        ] {
            let mut doc = document(&[(BlockKind::Meta, line), (BlockKind::Paragraph, "Words.")]);
            doc.meta.byline = Some("Ann Lee".to_owned());
            assert_eq!(plain(&doc, None), expected);
        }
        assert_eq!(plain(&Document::default(), None), "");
    }
}
