//! The output of programs that is laid out from beginning to end: coloured text, `git log`, manual
//! pages. Every line stays; some are headings.

use super::patch;
use crate::doc::{Block, BlockKind};
use crate::text::Span;
use crate::text::styles::StyleRun;

/// How much of the beginning decides, in bytes.
const HEAD: usize = 4096;
/// One line in so many has a colour in what a program coloured.
const COLOURED: usize = 24;

/// What printed a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Printed {
    /// `git log`: each commit is a section.
    Log,
    /// `man`: the sections of the page.
    Manual,
    /// Something else with colours.
    Coloured,
}

/// What printed this text; none where nothing is known to have.
pub(super) fn of(text: &str, styles: &[StyleRun]) -> Option<Printed> {
    let mut lines = text.lines().filter(|line| !line.trim().is_empty());
    let first = lines.next()?;
    let second = lines.next().unwrap_or("");
    let is_log = is_commit(first)
        && ["Author:", "Merge:", "commit ", "tree "].iter().any(|begin| second.starts_with(begin));
    if is_log {
        return Some(Printed::Log);
    }
    if manual_name(first).is_some() {
        return Some(Printed::Manual);
    }
    (is_coloured(text, styles)).then_some(Printed::Coloured)
}

/// `GIT-LOG(1)` in the first line of a manual page, which has it at both ends.
pub(super) fn manual_name(line: &str) -> Option<&str> {
    let name = line.split_whitespace().next()?;
    let (_, section) = name.strip_suffix(')')?.split_once('(')?;
    let is_section = section.starts_with(|c: char| c.is_ascii_digit() || c.is_ascii_lowercase());
    let last = line.split_whitespace().next_back()?;
    (is_section && section.len() <= 8 && last == name && line.trim().len() > 2 * name.len())
        .then_some(name)
}

/// Whether enough lines of the beginning have a style.
fn is_coloured(text: &str, styles: &[StyleRun]) -> bool {
    let end = text.len().min(HEAD);
    let head = text.as_bytes().get(..end).unwrap_or(&[]);
    let lines = 1 + memchr::memchr_iter(b'\n', head).count();
    let mut coloured = 0;
    let mut line = 0;
    for run in styles.iter().take_while(|run| (run.span.start as usize) < end) {
        let start = run.span.start as usize;
        if start >= line {
            coloured += 1;
            let rest = head.get(start..).unwrap_or(&[]);
            line = memchr::memchr(b'\n', rest).map_or(end, |length| start + length + 1);
        }
    }
    coloured * COLOURED >= lines
}

/// "commit 1a2b3c…", with the names that point to it.
fn is_commit(line: &str) -> bool {
    line.strip_prefix("commit ").is_some_and(|rest| {
        let hash = rest.split(' ').next().unwrap_or("");
        (7..=64).contains(&hash.len()) && hash.bytes().all(|b| b.is_ascii_hexdigit())
    })
}

/// The blocks of the text from the byte `at` to `end`.
pub(super) fn blocks(text: &str, mut at: usize, end: usize, by: Printed, blocks: &mut Vec<Block>) {
    let mut open: Option<Span> = None;
    let close = |open: &mut Option<Span>, blocks: &mut Vec<Block>| {
        blocks.extend(open.take().map(|span| Block { kind: BlockKind::Lines, span }));
    };
    while at < end {
        if let Some(to) = patch::end(text, at).filter(|to| *to <= end) {
            close(&mut open, blocks);
            patch_blocks(text, Span::of(at, to), blocks);
            at = to + 1;
            continue;
        }
        let line = line_at(text, at, end);
        let after = line.end as usize + 1;
        let words = line.in_text(text);
        if words.trim().is_empty() {
            close(&mut open, blocks);
        } else if is_heading(words, line_at(text, after, end).in_text(text), by, blocks.is_empty())
        {
            close(&mut open, blocks);
            blocks.push(Block { kind: BlockKind::Heading(2), span: line.trim(text) });
        } else {
            let words = Span::new(line.start, line.trim(text).end);
            open = Some(open.map_or(words, |open| open.join(words)));
        }
        at = after;
    }
    close(&mut open, blocks);
}

/// The blocks of a patch: a heading for each file, and its lines without facts.
pub(super) fn patch_blocks(text: &str, patch: Span, blocks: &mut Vec<Block>) {
    let end = patch.end as usize;
    let mut at = patch.start as usize;
    let mut open: Option<Span> = None;
    while at < end {
        let line = line_at(text, at, end);
        let words = line.in_text(text);
        if patch::begins_file(words) {
            blocks.extend(open.take().map(|span| Block { kind: BlockKind::Code, span }));
            blocks.push(Block { kind: BlockKind::Heading(3), span: line.trim(text) });
        } else if !words.is_empty() || open.is_some() {
            open = Some(open.map_or(line, |open| open.join(line)));
        }
        at = line.end as usize + 1;
    }
    blocks.extend(open.map(|span| Block { kind: BlockKind::Code, span }));
}

fn is_heading(line: &str, next: &str, by: Printed, is_first: bool) -> bool {
    match by {
        Printed::Log | Printed::Coloured => is_commit(line),
        // At the left edge, with text that is set in below it; the first line is the page's header.
        Printed::Manual => {
            !is_first && !line.starts_with(' ') && next.starts_with("  ") && line.len() <= 80
        }
    }
}

/// The line that begins at `at`, without its end.
fn line_at(text: &str, at: usize, end: usize) -> Span {
    let rest = text.as_bytes().get(at..end).unwrap_or(&[]);
    Span::of(at, at + memchr::memchr(b'\n', rest).unwrap_or(rest.len()))
}

#[cfg(test)]
mod tests {
    use crate::doc::{BlockKind, Document};
    use crate::formats::plain::parse;

    fn sections(doc: &Document) -> Vec<String> {
        doc.sections.iter().map(|section| doc.section_name(section)).collect()
    }

    const LOG: &str = "commit 1a2b3c4d5e (HEAD -> main)\nAuthor: Ida Moss <ida@example.org>\nDate:   Mon Mar 4 10:00:00 2024 +0000\n\n    wall: a stone is back\n\n    It was missing since Friday.\n\ndiff --git a/wall b/wall\n--- a/wall\n+++ b/wall\n@@ -1 +1,2 @@\n one\n+two\n\ncommit 2b3c4d5e6f\nAuthor: Tom Ash <tom@example.org>\nDate:   Sun Mar 3 10:00:00 2024 +0000\n\n    ferry: paint\n";

    #[test]
    fn each_commit_and_file_of_a_log_is_a_section() {
        let doc = parse(LOG);
        assert_eq!(
            sections(&doc),
            ["commit 1a2b3c4d5e (HEAD -> main)", "diff --git a/wall b/wall", "commit 2b3c4d5e6f"]
        );
        let codes = doc.blocks.iter().filter(|block| block.kind == BlockKind::Code);
        let codes: Vec<&str> = codes.map(|block| block.span.in_text(&doc.text)).collect();
        assert_eq!(codes, ["--- a/wall\n+++ b/wall\n@@ -1 +1,2 @@\n one\n+two"]);
        assert!((0..doc.blocks.len()).all(|index| doc.is_laid_out(index)), "{:?}", doc.blocks);
        assert_eq!((doc.text.as_str(), doc.meta.title.as_str()), (LOG, ""));
    }

    #[test]
    fn a_manual_page_has_its_sections() {
        let page = "WALL(1)            Harbour Manual            WALL(1)\n\nNAME\n       wall - keep the sea out\n\nSYNOPSIS\n       wall [-s STONES]\n\n       wall --help\n\n1.0                 March 2024               WALL(1)\n";
        let doc = parse(page);
        assert_eq!(sections(&doc), ["Lead", "NAME", "SYNOPSIS"]);
        assert_eq!(doc.meta.title, "WALL(1)");
        assert_eq!(doc.own_lines.map(|lines| lines.laid_out), Some(52));
        // A name at both ends makes a page, not one in a sentence.
        assert_eq!(parse("see wall(1) or wall(1)\n\nWords of it.\n").sections.len(), 1);
    }

    #[test]
    fn words_cut_at_the_ends_of_lines_are_whole_in_manual_pages() {
        let page = "WALL(1)            Harbour Manual            WALL(1)\n\nNAME\n       wall - the inter\u{2010}\n       national wall, a well\u{2010}\n       known one. It is well\u{2010}known.\n";
        let doc = parse(page);
        let joined = "       wall - the international\n       wall, a well\u{2010}known\n       one. It is well\u{2010}known.\n";
        assert!(doc.text.ends_with(joined), "{}", doc.text);
    }

    #[test]
    fn what_a_program_coloured_keeps_its_lines() {
        let check = |text: &str, lines: bool| {
            let doc = parse(text);
            let kinds = doc.blocks.iter().map(|block| block.kind);
            assert_eq!(
                kinds.filter(|kind| *kind == BlockKind::Lines).count() > 0,
                lines,
                "{text:?}"
            );
        };
        check("\u{1b}[32mnew\u{1b}[m file\nold file\n", true);
        check("N\u{8}NA\u{8}A\u{8}A words\nmore of them\n", true);
        let prose = "Nobody saw the ferry leave that night, though many were awake.\n".repeat(30);
        check(&format!("{prose}\u{1b}[31mA word\u{1b}[m\n"), false);
    }
}
