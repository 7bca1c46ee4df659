//! A line of a list or bar: words from the left, and words against the right edge.

use ratatui::style::Style;
use ratatui::text::{Line, Span};
use unicode_segmentation::UnicodeSegmentation;

use crate::text::clip::clip;
use crate::text::wrap::{LineEnds, columns, grapheme_columns, wrap};
use crate::text::{Span as Bytes, floor_boundary};

/// A line with two sides. The right side is shown whole or not at all; the left is cut.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RowLine {
    left: Vec<Span<'static>>,
    right: Vec<Span<'static>>,
}

impl RowLine {
    /// A line of one piece.
    #[must_use]
    pub fn new(words: impl Into<String>, style: Style) -> Self {
        Self::default().and(words, style)
    }

    /// With one more piece on the left.
    #[must_use]
    pub fn and(mut self, words: impl Into<String>, style: Style) -> Self {
        self.left.push(Span::styled(words.into(), style));
        self
    }

    /// With one more piece on the right.
    #[must_use]
    pub fn right(mut self, words: impl Into<String>, style: Style) -> Self {
        self.right.push(Span::styled(words.into(), style));
        self
    }

    /// The left side in `width` columns, a cut marked with `…`.
    #[must_use]
    pub fn clipped(mut self, width: usize) -> Self {
        let mut room = width;
        for span in &mut self.left {
            span.content = clip(&span.content, room).into();
            room = room.saturating_sub(columns(&span.content));
        }
        self
    }

    /// The words of the left side.
    #[must_use]
    pub fn left_words(&self) -> String {
        self.left.iter().map(|span| span.content.as_ref()).collect()
    }

    /// The line in `width` columns.
    #[must_use]
    pub fn into_line(self, width: usize) -> Line<'static> {
        self.line(width, cut)
    }

    /// The row of a list in `width` columns: a cut is marked with `…`.
    #[must_use]
    pub fn into_row(self, width: usize) -> Line<'static> {
        self.line(width, marked)
    }

    fn line(
        self,
        width: usize,
        cut: fn(Vec<Span<'static>>, usize) -> Vec<Span<'static>>,
    ) -> Line<'static> {
        let right: usize = self.right.iter().map(|span| columns(&span.content)).sum();
        if right == 0 || right >= width {
            return Line::from(cut(self.left, width));
        }
        let room = width - right;
        let left: usize = self.left.iter().map(|span| columns(&span.content)).sum();
        let apart = self.left.last().is_some_and(|span| span.content.ends_with(' '));
        let fits = left < room || (left == room && apart);
        // The left is cut under the right, with a gap between.
        let mut spans = if fits { self.left } else { cut(self.left, room - 1) };
        let used: usize = spans.iter().map(|span| columns(&span.content)).sum();
        spans.push(Span::raw(" ".repeat(room.saturating_sub(used))));
        spans.extend(self.right);
        Line::from(spans)
    }
}

/// Some spans in `width` columns, a cut marked with `…`.
fn marked(spans: Vec<Span<'static>>, width: usize) -> Vec<Span<'static>> {
    let all: usize = spans.iter().map(|span| columns(&span.content)).sum();
    let spaces = spans
        .last()
        .map_or(0, |last| last.content.len() - last.content.trim_end_matches(' ').len());
    if all <= width + spaces || width == 0 {
        return cut(spans, width);
    }
    let mut spans = cut(spans, width - 1);
    if let Some(last) = spans.last_mut().filter(|last| !last.content.ends_with('…')) {
        last.content.to_mut().push('…');
    }
    spans
}

/// The first `width` columns of some spans.
fn cut(spans: Vec<Span<'static>>, width: usize) -> Vec<Span<'static>> {
    let mut room = width;
    let mut out = Vec::with_capacity(spans.len());
    for span in spans {
        let mut end = 0;
        for grapheme in span.content.graphemes(true) {
            let wide = grapheme_columns(grapheme);
            if wide > room {
                let words = span.content.get(..end).unwrap_or("").to_owned();
                out.push(Span::styled(words, span.style));
                return out;
            }
            room -= wide;
            end += grapheme.len();
        }
        out.push(span);
    }
    out
}

/// No more bytes than this are looked at for a column: letters of many marks are rare.
const BYTES_A_COLUMN: usize = 16;

/// `words` wrapped at `width` columns into at most `most` rows; `…` ends the last one where more
/// follows.
#[must_use]
pub fn wrapped(words: &str, width: usize, most: usize) -> Vec<String> {
    let room = width.max(1);
    // A quotation may be as long as a book: what is far behind the last row is not looked at.
    let near = most.saturating_mul(room).saturating_mul(BYTES_A_COLUMN);
    let end = floor_boundary(words, u32::try_from(near).unwrap_or(u32::MAX));
    let (words, far) = words.split_at_checked(end as usize).unwrap_or((words, ""));
    let mut spans = Vec::new();
    wrap(words, Bytes::of(0, words.len()), room, room, LineEnds::Flow, &mut spans);
    let is_cut = spans.len() > most || !far.is_empty();
    spans.truncate(most);
    let mut rows: Vec<String> =
        spans.iter().map(|span| span.in_text(words).replace('\n', " ")).collect();
    if let (true, Some(last)) = (is_cut, rows.last_mut()) {
        *last = clip(&format!("{last} …"), room);
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(left: &str, right: &str, width: usize) -> String {
        let plain = Style::new();
        let line = RowLine::new(left, plain).right(right, plain).into_line(width);
        line.spans.iter().map(|span| span.content.as_ref()).collect()
    }

    #[test]
    fn the_right_side_of_a_line_is_apart_and_whole() {
        for (left, right, expected) in [
            ("abc", "xy", "abc   xy"),
            ("abcdef", "xy", "abcde xy"),
            ("abcde ", "xy", "abcde xy"),
            ("abcdefghij", "xy", "abcde xy"),
            ("日本語", "xy", "日本  xy"),
            ("abc", "uvwxyz", "a uvwxyz"),
            ("abc", "tuvwxyz", " tuvwxyz"),
            ("abcdefghij", "stuvwxyz", "abcdefgh"),
            ("abc", "", "abc"),
        ] {
            assert_eq!(drawn(left, right, 8), expected, "{left}|{right}");
        }
    }

    #[test]
    fn a_cut_row_of_a_list_says_so() {
        let plain = Style::new();
        for (left, right, expected) in [
            ("abc", "xy", "abc   xy"),
            ("abcde ", "xy", "abcde xy"),
            ("abcdef", "xy", "abcd… xy"),
            ("日本語", "xy", "日本… xy"),
            ("日本語日", "", "日本語日"),
            ("日本語日本", "", "日本語…"),
            ("abcdefghij", "", "abcdefg…"),
            ("abcdefg…xy", "", "abcdefg…"),
            ("abcdefgh  ", "", "abcdefgh"),
        ] {
            let line = RowLine::new(left, plain).right(right, plain).into_row(8);
            let drawn: String = line.spans.iter().map(|span| span.content.as_ref()).collect();
            assert_eq!(drawn, expected, "{left}|{right}");
        }
    }

    #[test]
    fn the_last_row_says_that_more_follows() {
        assert_eq!(wrapped("one two three four", 8, 2), ["one two", "three …"]);
        assert_eq!(wrapped("one two three four", 8, 3), ["one two", "three", "four"]);
        assert_eq!(wrapped("one\ntwo", 8, 3), ["one two"]);
        assert_eq!(wrapped("", 8, 3), [""]);
        assert_eq!(wrapped(&"a ".repeat(100_000), 4, 1), ["a a…"]);
    }
}
