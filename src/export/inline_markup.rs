//! Splits the text of a block at its inline markup, for exports that write tags around it.

use crate::doc::{Document, Mark, MarkKind};
use crate::text::Span;

/// A bit of a block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Piece<'t> {
    /// Words, and whether they are code.
    Text(&'t str, bool),
    /// Markup begins.
    Begin(MarkKind),
    /// Markup ends.
    End(MarkKind),
}

/// The pieces of the words at `span`; `marks` are those that begin at `span` or later, in order.
/// Markup is closed in the order it was opened; what crosses is cut to nest.
pub(super) fn pieces<'t>(doc: &'t Document, span: Span, marks: &[Mark]) -> Vec<Piece<'t>> {
    let mut out = Vec::new();
    let mut open: Vec<Mark> = Vec::new();
    let mut at = span.start;
    let inside = marks.iter().take_while(|mark| mark.span.start < span.end);
    for mark in inside {
        at = close(doc, mark.span.start, at, &mut open, &mut out);
        at = text(doc, at, mark.span.start, &open, &mut out);
        let end = open.last().map_or(span.end, |outer| outer.span.end).min(mark.span.end);
        // Nothing is marked inside code, and nothing twice.
        let double = open.iter().any(|outer| {
            outer.kind == mark.kind
                || outer.kind == MarkKind::Code
                || matches!((outer.kind, mark.kind), (MarkKind::Link(_), MarkKind::Link(_)))
        });
        if end > mark.span.start && !double {
            out.push(Piece::Begin(mark.kind));
            open.push(Mark { span: Span::new(mark.span.start, end), kind: mark.kind });
        }
    }
    at = close(doc, span.end, at, &mut open, &mut out);
    text(doc, at, span.end, &open, &mut out);
    out
}

/// Ends what ends up to `until`; gives where the words now stand.
fn close<'t>(
    doc: &'t Document,
    until: u32,
    mut at: u32,
    open: &mut Vec<Mark>,
    out: &mut Vec<Piece<'t>>,
) -> u32 {
    while let Some(mark) = open.last().copied().filter(|mark| mark.span.end <= until) {
        at = text(doc, at, mark.span.end, open, out);
        out.push(Piece::End(mark.kind));
        open.pop();
    }
    at
}

fn text<'t>(
    doc: &'t Document,
    at: u32,
    until: u32,
    open: &[Mark],
    out: &mut Vec<Piece<'t>>,
) -> u32 {
    let words = Span::new(at, until).in_text(&doc.text);
    if !words.is_empty() {
        let code = open.last().is_some_and(|mark| mark.kind == MarkKind::Code);
        out.push(Piece::Text(words, code));
    }
    at.max(until)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_nest() {
        let doc = Document { text: "one two three".into(), ..Document::default() };
        let mark = |start, end, kind| Mark { span: Span::new(start, end), kind };
        let marks = [mark(0, 7, MarkKind::Strong), mark(4, 13, MarkKind::Emphasis)];
        let got = pieces(&doc, Span::new(0, 13), &marks);
        assert_eq!(
            got,
            [
                Piece::Begin(MarkKind::Strong),
                Piece::Text("one ", false),
                Piece::Begin(MarkKind::Emphasis),
                Piece::Text("two", false),
                Piece::End(MarkKind::Emphasis),
                Piece::End(MarkKind::Strong),
                Piece::Text(" three", false),
            ]
        );
    }
}
