//! Wraps text at a width: line breaks by UAX 14, widths in terminal columns.

use unicode_linebreak::linebreaks;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use super::Span;

/// What a line end in the text means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineEnds {
    /// A space.
    Flow,
    /// A line break.
    Keep,
}

/// Width of `words` in columns; a line end counts as a space.
#[must_use]
pub fn columns(words: &str) -> usize {
    if words.is_ascii() {
        return words.len();
    }
    let (mut all, mut rest) = (0, words);
    while !rest.is_empty() {
        let (simple, others) = split_simple(rest);
        let grapheme = first_grapheme(others);
        all += simple.len() + grapheme_columns(grapheme);
        rest = others.get(grapheme.len()..).unwrap_or("");
    }
    all
}

/// Splits off the beginning in which every byte is a grapheme cluster of one column. What follows
/// it may belong to its last letter, which is left to the rest then.
#[must_use]
pub fn split_simple(words: &str) -> (&str, &str) {
    let simple = words.bytes().take_while(|byte| matches!(byte, b' '..=b'~')).count();
    let end = if simple < words.len() { simple.saturating_sub(1) } else { simple };
    words.split_at_checked(end).unwrap_or(("", words))
}

/// The first grapheme cluster; empty where there is none. Nearly all of those of Latin text are
/// found without the tables.
#[must_use]
pub fn first_grapheme(words: &str) -> &str {
    let mut chars = words.chars();
    let Some(first) = chars.next() else { return "" };
    if is_lone(first) && chars.next().is_none_or(is_lone) {
        return words.get(..first.len_utf8()).unwrap_or("");
    }
    words.graphemes(true).next().unwrap_or("")
}

/// Letters and signs that form no cluster with each other: Latin ones, and most punctuation.
const fn is_lone(c: char) -> bool {
    matches!(
        c,
        ' '..='~' | '\u{a1}'..='\u{ac}' | '\u{ae}'..='\u{2ff}' | '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{205e}'
    )
}

/// Columns of one grapheme cluster: 0 to 2, but 1 for a line end.
#[must_use]
pub fn grapheme_columns(grapheme: &str) -> usize {
    if grapheme == "\n" { 1 } else { grapheme.width().min(2) }
}

/// The lines of `text[span]` at `first` columns for the first line, and for the first of each line
/// that is kept, and `rest` for the others.
///
/// Every line is a span without the white space at its ends; lines never overlap and come in
/// order. A word wider than a line is cut between graphemes. Empty lines are kept only with
/// [`LineEnds::Keep`]. Widths below 1 count as 1. Linear in the span's length.
pub fn wrap(
    text: &str,
    span: Span,
    first: usize,
    rest: usize,
    ends: LineEnds,
    out: &mut Vec<Span>,
) {
    wrap_hyphenated(text, span, first, rest, ends, |_, _| None, out);
}

/// A word is hyphenated where an eighth of the row or more would stay empty.
const EMPTY: usize = 8;

/// The same with hyphenation, where much of a row would stay empty. `part` gives how many bytes of a
/// word fit before a hyphen into so many columns. Two consecutive rows and the last word are never
/// hyphenated.
pub fn wrap_hyphenated(
    text: &str,
    span: Span,
    first: usize,
    rest: usize,
    ends: LineEnds,
    part: impl Fn(&str, usize) -> Option<usize>,
    out: &mut Vec<Span>,
) {
    let piece = span.in_text(text);
    let begin = out.len();
    let mut line = Line { start: 0, end: 0, used: 0, room: first.max(1) };
    let rest = rest.max(1);
    let mut from = 0;
    let mut hyphenated = false;
    for (to, opportunity) in linebreaks(piece) {
        let mut chunk = piece.get(from..to).unwrap_or("");
        let mut words = chunk.trim_end();
        let mut wide = columns(words);
        if line.used > 0 && line.used + wide > line.room {
            let left = line.room.saturating_sub(line.used);
            let worth = !hyphenated && left * EMPTY >= line.room && to < piece.len();
            let at = if worth { part(words, left) } else { None };
            hyphenated = at.is_some();
            if let Some(at) = at {
                line.end = from + at;
                from += at;
                chunk = chunk.get(at..).unwrap_or("");
                words = words.get(at..).unwrap_or("");
                wide = columns(words);
            }
            out.push(line.close(span));
            line = Line { start: from, end: from, used: 0, room: rest };
        }
        if wide > line.room {
            cut_word(from, words, rest, &mut line, span, out);
        } else if !words.is_empty() {
            line.end = from + words.len();
            line.used += wide;
        }
        line.used += columns(chunk.get(words.len()..).unwrap_or(""));
        from = to;
        let ends_line = ends == LineEnds::Keep
            && opportunity == unicode_linebreak::BreakOpportunity::Mandatory
            && chunk.ends_with('\n');
        if ends_line {
            out.push(line.close(span));
            line = Line { start: to, end: to, used: 0, room: first.max(1) };
        }
    }
    if line.end > line.start || out.len() == begin {
        out.push(line.close(span));
    }
}

/// The line being filled: byte offsets in the piece, columns used and there.
struct Line {
    start: usize,
    end: usize,
    used: usize,
    room: usize,
}

impl Line {
    fn close(&self, span: Span) -> Span {
        let base = span.start as usize;
        Span::of(base + self.start, base + self.end.max(self.start))
    }
}

/// Places a word that is wider than a line, cutting it where the line is full.
fn cut_word(
    from: usize,
    words: &str,
    rest: usize,
    line: &mut Line,
    span: Span,
    out: &mut Vec<Span>,
) {
    for (at, grapheme) in words.grapheme_indices(true) {
        let wide = grapheme_columns(grapheme);
        if line.used > 0 && line.used + wide > line.room {
            out.push(line.close(span));
            *line = Line { start: from + at, end: from + at, used: 0, room: rest };
        }
        line.used += wide;
        line.end = from + at + grapheme.len();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str, width: usize, ends: LineEnds) -> Vec<&str> {
        let mut out = Vec::new();
        wrap(text, Span::of(0, text.len()), width, width, ends, &mut out);
        out.iter().map(|s| s.in_text(text)).collect()
    }

    #[test]
    fn the_first_grapheme_is_the_first_grapheme() {
        for c in (0..0x3000).filter_map(char::from_u32) {
            for other in ['a', 'é', '“', '\u{301}', '\u{200d}', '\n'] {
                for words in [format!("{c}{other}"), format!("{other}{c}"), format!("{other}{c}a")]
                {
                    assert_eq!(first_grapheme(&words), words.graphemes(true).next().unwrap());
                    let all = words.graphemes(true).map(grapheme_columns).sum::<usize>();
                    assert_eq!(columns(&words), if words.is_ascii() { words.len() } else { all });
                }
            }
        }
        assert_eq!(first_grapheme(""), "");
    }

    #[test]
    fn breaks_at_words() {
        assert_eq!(
            lines("the talks began on Sunday", 10, LineEnds::Flow),
            ["the talks", "began on", "Sunday"]
        );
        assert_eq!(lines("the\ntalks  began", 10, LineEnds::Flow), ["the\ntalks", "began"]);
        assert_eq!(lines("a\n\nb c", 10, LineEnds::Keep), ["a", "", "b c"]);
        assert_eq!(lines("", 10, LineEnds::Flow), [""]);
    }

    #[test]
    fn parts_words_where_rows_would_be_empty() {
        let hyphenate = |text: &str, width| {
            let mut out = Vec::new();
            let span = Span::of(0, text.len());
            let part = crate::text::hyphenation::split_word;
            wrap_hyphenated(text, span, width, width, LineEnds::Flow, part, &mut out);
            out.iter().map(|s| s.in_text(text).to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(hyphenate("the negotiations go on", 12), ["the negotia", "tions go on"]);
        // The last word is not hyphenated, nor are two consecutive rows.
        assert_eq!(hyphenate("the negotiations", 12), ["the", "negotiations"]);
        assert_eq!(
            hyphenate("the negotiations representatives representatives now", 17),
            ["the negotiations", "representatives", "representatives", "now"]
        );
        for width in 1..40 {
            let text = "Unquestionably representatives, “extraordinarily” notwithstanding, agreed.";
            for line in hyphenate(text, width) {
                let hyphen = usize::from(line.ends_with(|c: char| c.is_alphabetic()));
                assert!(columns(&line) + hyphen <= width + 1, "{width}: {line}");
            }
        }
    }

    #[test]
    fn cuts_what_does_not_fit() {
        assert_eq!(lines("abcdefghij klm", 4, LineEnds::Flow), ["abcd", "efgh", "ij", "klm"]);
        assert_eq!(lines("x abcdefgh", 4, LineEnds::Flow), ["x", "abcd", "efgh"]);
        assert_eq!(lines("日本語日本語", 5, LineEnds::Flow), ["日本", "語日", "本語"]);
        assert_eq!(lines("日本", 1, LineEnds::Flow), ["日", "本"]);
    }

    #[test]
    fn no_line_is_too_wide_and_nothing_is_lost() {
        let text = "“Çavuşoğlu’s 👩\u{200d}👩\u{200d}👧 family” — said e\u{301}lan, pre-talk-time\nand so on…";
        for width in 2..40 {
            let got = lines(text, width, LineEnds::Flow);
            for line in &got {
                assert!(columns(line) <= width, "{width}: {line}");
            }
            let bare = |s: &str| s.split_whitespace().collect::<String>();
            assert_eq!(bare(&got.concat()), bare(text));
        }
    }
}
