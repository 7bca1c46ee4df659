//! Parts blocks of mail and feeds at their line ends: there `<br>` ends paragraphs, and the lines of an
//! address.

use super::chunk::{Chunk, Part};
use crate::doc::BlockKind;
use crate::formats::line_breaks::{LineBreaks, line_breaks};

/// Parts each chunk where a blank line stands in it.
pub(super) fn at_blank_lines(chunks: Vec<Chunk>) -> Vec<Chunk> {
    part_all(chunks, 2)
}

/// Gives the line ends that are left their sense: lines that stay, paragraphs, or none.
pub(super) fn at_line_ends(chunks: Vec<Chunk>) -> Vec<Chunk> {
    let mut parted = Vec::with_capacity(chunks.len());
    for mut chunk in chunks {
        if breaks_in(&chunk) == 0 {
            parted.push(chunk);
            continue;
        }
        let is_quoted = matches!(chunk.kind, BlockKind::Quote(_));
        match line_breaks(&chunk.lines()) {
            LineBreaks::Wrapped => parted.push(chunk),
            LineBreaks::Lines if !is_quoted => {
                chunk.kind = BlockKind::Lines;
                parted.push(chunk);
            }
            LineBreaks::Lines | LineBreaks::Paragraphs => parted.extend(part_all(vec![chunk], 1)),
        }
    }
    parted
}

/// The line ends in a paragraph or quotation; 0 for what else is.
fn breaks_in(chunk: &Chunk) -> usize {
    match chunk.kind {
        BlockKind::Paragraph | BlockKind::Quote(_) => {
            chunk.parts.iter().filter(|part| matches!(part, Part::Break)).count()
        }
        _ => 0,
    }
}

/// Parts chunks at `least` line ends that follow each other.
fn part_all(chunks: Vec<Chunk>, least: usize) -> Vec<Chunk> {
    let mut parted = Vec::with_capacity(chunks.len());
    for chunk in chunks {
        if breaks_in(&chunk) >= least {
            part(chunk, least, &mut parted);
        } else {
            parted.push(chunk);
        }
    }
    parted
}

/// Parts one; markup that is open ends with a part and begins again in the next.
fn part(mut chunk: Chunk, least: usize, parted: &mut Vec<Chunk>) {
    let mut open: Vec<Part> = Vec::new();
    let mut parts: Vec<Part> = Vec::new();
    let mut places = std::mem::take(&mut chunk.places);
    let mut breaks = 0;
    for next in std::mem::take(&mut chunk.parts) {
        let is_blank = match &next {
            Part::Words(words) | Part::Verbatim(words) => words.trim().is_empty(),
            Part::Begin(_) | Part::Link(_) | Part::End => true,
            Part::Break | Part::NoteNumber => false,
        };
        match &next {
            Part::Break => breaks += 1,
            _ if is_blank => {}
            _ if breaks >= least => {
                breaks = 0;
                // What was opened behind the line ends belongs to the part that begins.
                let mut ended = std::mem::take(&mut parts);
                ended.extend(open.iter().map(|_| Part::End));
                push(ended, std::mem::take(&mut places), &chunk, parted);
                parts.extend(open.iter().filter_map(again));
            }
            _ => breaks = 0,
        }
        match &next {
            Part::Begin(_) | Part::Link(_) => open.extend(again(&next)),
            Part::End => drop(open.pop()),
            _ => {}
        }
        parts.push(next);
    }
    push(parts, places, &chunk, parted);
}

/// The same markup once more.
fn again(part: &Part) -> Option<Part> {
    match part {
        Part::Begin(kind) => Some(Part::Begin(*kind)),
        Part::Link(address) => Some(Part::Link(address.clone())),
        _ => None,
    }
}

fn push(mut parts: Vec<Part>, places: Vec<String>, like: &Chunk, parted: &mut Vec<Chunk>) {
    let is_word =
        |part: &Part| matches!(part, Part::Words(w) | Part::Verbatim(w) if !w.trim().is_empty());
    if let Some(last) = parts.iter().rposition(is_word) {
        let mut at = 0;
        parts.retain(|part| {
            at += 1;
            at <= last || !matches!(part, Part::Break)
        });
    }
    let mut chunk = Chunk {
        kind: like.kind,
        places,
        foreign: like.foreign,
        group: like.group,
        ..Chunk::of(parts)
    };
    chunk.text = crate::text::fold_space(&chunk.lines().join(" "));
    if !chunk.text.is_empty() {
        parted.push(chunk);
    }
}

#[cfg(test)]
mod tests {
    use dom_query::Document as Page;

    use super::*;
    use crate::doc::Builder;
    use crate::formats::html::walk::chunks_with;
    use crate::formats::html::write;

    #[test]
    fn line_ends_have_their_sense() {
        for (html, expected) in [
            (
                "<p>One is here.<br><br>Two is <b>there.<br> <br>Three</b> is not.</p>",
                "One is here.|Two is there.|Three is not.",
            ),
            (
                "<div>Yes.<br><br>Pete Ranga<br>Head of Communications</div>",
                "Yes.|Pete Ranga\nHead of Communications",
            ),
            (
                "<p>Cod: ministers meet. <a href=m>More</a><br>Light: the keeper died. He was 91.</p>",
                "Cod: ministers meet. More|Light: the keeper died. He was 91.",
            ),
            ("<p>One<br></p><p><br>two</p>", "One|two"),
        ] {
            let page = Page::from(html);
            let (chunks, _) = chunks_with(&page.body().unwrap(), std::iter::empty().collect());
            let mut builder = Builder::new();
            at_line_ends(at_blank_lines(chunks))
                .iter()
                .for_each(|chunk| write(chunk, &mut builder));
            let doc = builder.finish();
            let blocks = doc.blocks.iter().map(|block| block.span.in_text(&doc.text));
            assert_eq!(blocks.collect::<Vec<_>>().join("|"), expected, "{html}");
        }
    }
}
