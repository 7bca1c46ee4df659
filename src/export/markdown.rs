//! Writes an article as Markdown that reads back as the same article.

mod escape;
mod footnotes;

use std::io::{self, Write};

use super::inline_markup::{Piece, pieces};
use crate::doc::{Block, BlockKind, Document, MarkKind};
use crate::facts::Facts;
use crate::text::fold_space;
use escape::escape;
use footnotes::Footnotes;

/// Writes the article: front matter with what the source says about it, then its blocks.
///
/// # Errors
/// Those of `out`.
pub fn write(doc: &Document, out: &mut impl Write) -> io::Result<()> {
    write_with(doc, &mut Footnotes::default(), out)
}

/// The same, with footnotes that say what was found: people, dates, quotations, warnings.
///
/// # Errors
/// Those of `out`.
pub fn write_with_facts(doc: &Document, facts: &Facts, out: &mut impl Write) -> io::Result<()> {
    let mut notes = Footnotes::of(doc, facts);
    write_with(doc, &mut notes, out)?;
    notes.write(out)
}

fn write_with(doc: &Document, notes: &mut Footnotes, out: &mut impl Write) -> io::Result<()> {
    front_matter(doc, out)?;
    let titled = doc.blocks.iter().any(|b| b.kind == BlockKind::Heading(1));
    if !titled && !doc.meta.title.is_empty() {
        writeln!(out, "# {}\n", escape(&doc.meta.title))?;
    }
    let mut marks = doc.marks.as_slice();
    let mut before: Option<(BlockKind, bool)> = None;
    for block in &doc.blocks {
        let numbered = is_numbered(block.span.in_text(&doc.text));
        match before.map(|(kind, was_numbered)| (kind, was_numbered == numbered)) {
            None => {}
            Some((BlockKind::Item(a), same)) if matches!(block.kind, BlockKind::Item(b) if a < b || same) =>
                {}
            // Two quotations of one depth would join.
            Some((BlockKind::Quote(a), _)) => match block.kind {
                BlockKind::Quote(b) => writeln!(out, "{}", ">".repeat(usize::from(a.min(b))))?,
                _ => writeln!(out)?,
            },
            Some(_) => writeln!(out)?,
        }
        let first = marks.partition_point(|m| m.span.start < block.span.start);
        marks = marks.get(first..).unwrap_or(&[]);
        notes.skip_to(block.span.start);
        block_out(doc, block, marks, notes, out)?;
        before = Some((block.kind, numbered));
    }
    comments(doc, out)
}

/// The comments, which Markdown does not show: they are no part of the text.
fn comments(doc: &Document, out: &mut impl Write) -> io::Result<()> {
    for comment in &doc.comments {
        let by = comment.by();
        let by = if by.is_empty() { by } else { format!(" by {by}") };
        let on = fold_space(comment.span.in_text(&doc.text));
        // Two hyphens would end it.
        let words = format!("comment{by}, on “{on}”: {}", comment.words).replace("--", "- -");
        writeln!(out, "\n<!-- {words} -->")?;
    }
    Ok(())
}

fn front_matter(doc: &Document, out: &mut impl Write) -> io::Result<()> {
    let meta = &doc.meta;
    let date = meta.published.map(|(date, _)| date.to_string());
    let source = Some(meta.source.as_str()).filter(|s| s.contains("://"));
    let rows = [
        ("title", Some(meta.title.as_str()).filter(|t| !t.is_empty())),
        ("author", meta.byline.as_deref()),
        ("date", date.as_deref()),
        ("site", meta.site.as_deref()),
        ("lang", meta.language.as_deref()),
        ("source", source),
    ];
    // A title alone stands in the text.
    if rows.iter().skip(1).all(|(_, value)| value.is_none()) {
        return Ok(());
    }
    writeln!(out, "---")?;
    for (key, value) in rows {
        if let Some(value) = value {
            let plain = value.chars().all(|c| c.is_alphanumeric() || " -./".contains(c))
                && value.starts_with(char::is_alphanumeric);
            if plain {
                writeln!(out, "{key}: {value}")?;
            } else {
                writeln!(out, "{key}: \"{}\"", value.replace('\\', "/").replace('"', "\\\""))?;
            }
        }
    }
    writeln!(out, "---\n")
}

fn block_out(
    doc: &Document,
    block: &Block,
    marks: &[crate::doc::Mark],
    notes: &mut Footnotes,
    out: &mut impl Write,
) -> io::Result<()> {
    let words = block.span.in_text(&doc.text);
    let mut inline = || inline(doc, block, marks, notes);
    match block.kind {
        BlockKind::Heading(level) => {
            writeln!(
                out,
                "{} {}",
                "#".repeat(usize::from(level.clamp(1, 6))),
                fold_space(&inline())
            )
        }
        BlockKind::Paragraph | BlockKind::Meta => lines(&guard(&inline()), "", "", out),
        BlockKind::Image => lines(&inline(), "", "", out),
        BlockKind::Quote(depth) => {
            let sign = "> ".repeat(usize::from(depth));
            lines(&guard(&inline()), &sign, &sign, out)
        }
        BlockKind::Item(depth) => item(&inline(), usize::from(depth.max(1)) - 1, out),
        BlockKind::Code => {
            let fence = "`".repeat(longest_run(words, '`').max(2) + 1);
            writeln!(out, "{fence}\n{words}\n{fence}")
        }
        BlockKind::Table => table(doc, block, marks, notes, out),
        BlockKind::Lines => {
            let count = words.lines().count();
            for (index, line) in words.lines().enumerate() {
                writeln!(out, "{}{}", escape(line), if index + 1 < count { "\\" } else { "" })?;
            }
            Ok(())
        }
        BlockKind::Rule => writeln!(out, "---"),
    }
}

fn lines(words: &str, first: &str, next: &str, out: &mut impl Write) -> io::Result<()> {
    for (index, line) in words.lines().enumerate() {
        writeln!(out, "{}{}", if index == 0 { first } else { next }, line.trim())?;
    }
    Ok(())
}

/// An item with its bullet or number as Markdown writes it.
fn item(words: &str, depth: usize, out: &mut impl Write) -> io::Result<()> {
    const SIGNS: &[(&str, &str)] =
        &[("• ", "- "), ("☑ ", "- [x] "), ("☐ ", "- [ ] "), ("– ", "- "), ("· ", "- ")];
    // Three spaces nest below "1." and below "-".
    let indent = "   ".repeat(depth);
    let sign = SIGNS.iter().find_map(|(ours, theirs)| Some((*theirs, words.strip_prefix(ours)?)));
    let escaped = ["\\- ", "\\* "].iter().find_map(|sign| words.strip_prefix(sign));
    match (sign, escaped) {
        (Some((sign, rest)), _) => {
            lines(rest, &format!("{indent}{sign}"), &format!("{indent}  "), out)
        }
        (_, Some(rest)) => lines(rest, &format!("{indent}- "), &format!("{indent}  "), out),
        _ if is_numbered(words) => lines(words, &indent, &format!("{indent}   "), out),
        _ => lines(words, &format!("{indent}- "), &format!("{indent}  "), out),
    }
}

fn is_numbered(words: &str) -> bool {
    words.split_once(". ").is_some_and(|(number, _)| {
        (1..=9).contains(&number.len()) && number.bytes().all(|b| b.is_ascii_digit())
    })
}

fn table(
    doc: &Document,
    block: &Block,
    marks: &[crate::doc::Mark],
    notes: &mut Footnotes,
    out: &mut impl Write,
) -> io::Result<()> {
    // The head is set strong by Markdown itself.
    let words = block.span.in_text(&doc.text);
    let head =
        block.span.start + u32::try_from(words.find('\n').unwrap_or(words.len())).unwrap_or(0);
    let kept = marks.iter().filter(|m| m.kind != MarkKind::Strong || m.span.start >= head);
    let kept: Vec<crate::doc::Mark> =
        kept.take_while(|m| m.span.start < block.span.end).copied().collect();
    for (index, row) in inline(doc, block, &kept, notes).lines().enumerate() {
        let cells: Vec<String> =
            row.split('│').map(|cell| cell.trim().replace('|', "\\|")).collect();
        writeln!(out, "| {} |", cells.join(" | "))?;
        if index == 0 {
            writeln!(out, "|{}", " --- |".repeat(cells.len()))?;
        }
    }
    Ok(())
}

/// The words of a block with their markup, and footnotes behind their words; not inside of links and
/// code.
fn inline(
    doc: &Document,
    block: &Block,
    marks: &[crate::doc::Mark],
    notes: &mut Footnotes,
) -> String {
    let mut text = String::new();
    let mut at = block.span.start;
    let mut closed = 0_u32;
    for piece in pieces(doc, block.span, marks) {
        match piece {
            Piece::Text(words, is_code) => {
                let end = at + u32::try_from(words.len()).unwrap_or(0);
                let mut rest = words;
                while let Some(place) = notes.next_before(end).filter(|_| closed == 0) {
                    let length = place.saturating_sub(at) as usize;
                    let Some((before, after)) = rest.split_at_checked(length) else { break };
                    text.push_str(&escape(before));
                    notes.set_up_to(place, &mut text);
                    (rest, at) = (after, place.max(at));
                }
                text.push_str(&if is_code { rest.into() } else { escape(rest) });
                at = end;
            }
            Piece::Begin(kind) => {
                closed += u32::from(has_no_notes(kind));
                text.push_str(match kind {
                    MarkKind::Emphasis => "*",
                    MarkKind::Strong => "**",
                    MarkKind::Code => "`",
                    MarkKind::Link(_) => "[",
                });
            }
            Piece::End(kind) => {
                closed -= u32::from(has_no_notes(kind));
                match kind {
                    MarkKind::Emphasis => text.push('*'),
                    MarkKind::Strong => text.push_str("**"),
                    MarkKind::Code => text.push('`'),
                    MarkKind::Link(index) => {
                        let address = doc.links.get(index as usize).map_or("", String::as_str);
                        text.push_str("](");
                        text.push_str(&address_out(address));
                        text.push(')');
                    }
                }
            }
        }
        if closed == 0 {
            notes.set_up_to(at, &mut text);
        }
    }
    text
}

/// Whether footnotes stand behind it only.
const fn has_no_notes(kind: MarkKind) -> bool {
    matches!(kind, MarkKind::Code | MarkKind::Link(_))
}

/// An address that cannot end its parentheses.
fn address_out(address: &str) -> String {
    address.replace(' ', "%20").replace('(', "%28").replace(')', "%29").replace('<', "%3C")
}

/// Keeps a line's beginning from being taken for a heading, list or quotation.
fn guard(words: &str) -> String {
    let mut out = String::with_capacity(words.len() + 8);
    for (index, line) in words.lines().enumerate() {
        if index > 0 {
            out.push('\n');
        }
        let line = line.trim_start();
        let digits = line.bytes().take_while(u8::is_ascii_digit).count();
        let numbered = (1..=9).contains(&digits)
            && line.get(digits..).is_some_and(|rest| rest.starts_with(['.', ')']));
        if numbered {
            out.push_str(line.get(..digits).unwrap_or(""));
            out.push('\\');
            out.push_str(line.get(digits..).unwrap_or(""));
            continue;
        }
        if line.starts_with(['#', '>', '+', '-', '=', '|']) {
            out.push('\\');
        }
        out.push_str(line);
    }
    out
}

fn longest_run(words: &str, sign: char) -> usize {
    words.split(|c| c != sign).map(str::len).max().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::markdown::parse;

    fn out(doc: &Document) -> String {
        let mut bytes = Vec::new();
        write(doc, &mut bytes).unwrap();
        String::from_utf8(bytes).unwrap()
    }

    #[test]
    fn what_was_written_reads_the_same() {
        for text in [
            "# T\n\nOne *two* **three** `four` \\~five\\~ [six](http://x/a_b).\n",
            "## S\n\n- a\n- b\n   - c\n\n1. d\n2. e\n",
            "> one\n>\n> two\n",
            "```\n  code `x`\n```\n",
            "| a | b |\n| --- | --- |\n| 1 | 2 |\n",
            "- [x] done\n- [ ] open\n",
            "one\n\n---\n\ntwo\n",
            "\\# no heading\n\n1\\. no item\n\n2 \\* 3 \\_x\\_ \\[y\\] &amp;lt;\n",
        ] {
            let doc = parse(text);
            assert_eq!(out(&doc), text);
            let again = parse(&out(&doc));
            assert_eq!((&again.text, &again.blocks), (&doc.text, &doc.blocks), "{text}");
        }
    }

    #[test]
    fn metadata_is_front_matter() {
        let text = "---\ntitle: \"Talks: begin\"\nauthor: Amir Karim\ndate: 2023-11-15\n---\n\n# Talks: begin\n\nText.\n";
        assert_eq!(out(&parse(text)), text);
    }
}
