//! The last step before the terminal: cells hold nothing but what may be drawn, and only ASCII where
//! that is asked for.

use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::{Alignment, Rect};
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use ratatui::widgets::Widget;

use crate::text::sanitize::may_be_drawn;

/// Symbols of lists, bars and text, and their replacements in ASCII.
const ASCII: &[(&str, &str)] = &[
    ("¶", "p"),
    ("§", "s"),
    ("“", "\""),
    ("”", "\""),
    ("‘", "'"),
    ("’", "'"),
    ("…", "."),
    ("⋯", "."),
    ("·", "-"),
    ("–", "-"),
    ("—", "-"),
    ("─", "-"),
    ("│", "|"),
    ("•", "*"),
    ("→", ">"),
    ("←", "<"),
    ("▏", "_"),
    ("▎", "|"),
    ("▾", "v"),
    ("▸", ">"),
    ("▁", "_"),
    ("▂", ","),
    ("▃", "~"),
    ("▄", "+"),
    ("▅", "x"),
    ("▆", "*"),
    ("▇", "%"),
    ("█", "#"),
    ("┌", "+"),
    ("┐", "+"),
    ("└", "+"),
    ("┘", "+"),
    ("▐", "#"),
    ("┃", "#"),
    ("╣", "!"),
    ("╡", "*"),
    ("┤", "-"),
    ("∅", "?"),
    ("▓", "="),
    ("░", ":"),
    ("▒", "/"),
];

/// Draws a line as ratatui does, but takes a letter of the usual ones for a cell at once: looking for
/// graphemes and their columns is most of what drawing text costs.
pub(super) fn draw_line(line: &Line<'_>, area: Rect, buffer: &mut Buffer) {
    let area = Rect { height: area.height.min(1), ..area }.intersection(buffer.area);
    let is_drawn = |span: &Span<'_>| !span.content.is_empty() && span.content.chars().all(is_usual);
    let is_left = line.alignment.is_none_or(|side| side == Alignment::Left);
    if !is_left || area.is_empty() || !line.spans.iter().any(is_drawn) {
        line.render(area, buffer);
        return;
    }
    if line.style != Style::new() {
        buffer.set_style(area, line.style);
    }
    let mut rest = area;
    for span in &line.spans {
        let used = if is_drawn(span) {
            let first = buffer.index_of(rest.x, rest.y);
            let cells = buffer.content.iter_mut().skip(first).take(rest.width.into());
            let styled = span.style != Style::new();
            let drawn = span.content.chars().zip(cells).map(|(letter, cell)| {
                cell.set_char(letter);
                if styled {
                    cell.set_style(span.style);
                }
            });
            drawn.count()
        } else {
            let width = span.width();
            // What has no columns would be added to the letter before.
            if width > 0 {
                span.render(rest, buffer);
            }
            width
        };
        let used = u16::try_from(used).unwrap_or(u16::MAX).min(rest.width);
        rest = Rect { x: rest.x + used, width: rest.width - used, ..rest };
        if rest.is_empty() {
            return;
        }
    }
}

/// Whether a character is a grapheme of one column whatever stands beside it, among these.
#[inline]
const fn is_usual(c: char) -> bool {
    matches!(c, ' '..='~' | '\u{a1}'..='\u{a8}' | '\u{aa}'..='\u{ac}' | '\u{af}'..='\u{24f}')
        || matches!(c, '\u{2010}'..='\u{2027}' | '\u{2500}'..='\u{259f}')
}

/// Removes from all cells the characters that a terminal would obey or hide. Text is clean since it
/// was read; names of files and titles pass here too. Gives the cells that hold anything but a letter
/// of ASCII.
pub(super) fn finish(buffer: &mut Buffer, ascii: bool) -> Vec<usize> {
    let mut special = Vec::new();
    for (index, cell) in buffer.content.iter_mut().enumerate() {
        if is_plain(cell.symbol()) {
            continue;
        }
        special.push(index);
        if !cell.symbol().chars().all(may_be_drawn) {
            let drawn: String = cell.symbol().chars().filter(|c| may_be_drawn(*c)).collect();
            set(cell, &drawn);
        }
        if ascii {
            let sign = ASCII.iter().find(|(sign, _)| *sign == cell.symbol());
            if let Some((_, plain)) = sign {
                cell.set_symbol(plain);
            }
        }
    }
    special
}

#[inline]
fn is_plain(symbol: &str) -> bool {
    matches!(symbol.as_bytes(), [b' '..=b'~'])
}

/// An empty cell would shift the cells after it: a blank takes its place.
fn set(cell: &mut Cell, symbol: &str) {
    cell.set_symbol(if symbol.is_empty() { " " } else { symbol });
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use ratatui::style::{Color, Stylize};

    use super::*;

    proptest! {
        /// Usual letters beside marks, wide ones, joined ones and characters that are not drawn.
        #[test]
        fn a_line_is_drawn_as_ratatui_draws_it(
            words in prop::collection::vec("([a-c ]|é|“|…|─|e\u{301}|\u{301}|漢|👩\u{200d}👧|\u{200b}|\u{ad}|\u{fe0f}|©|\u{1b}){0,6}", 0..5),
            x in 0_u16..12,
            width in 0_u16..14,
            styled in any::<bool>(),
            centred in any::<bool>(),
        ) {
            let colours = [Color::Red, Color::Green, Color::Blue];
            let spans = words.iter().zip(colours.iter().cycle());
            let mut line = Line::from_iter(spans.map(|(words, colour)| Span::from(words).fg(*colour)));
            if styled {
                line = line.bold();
            }
            if centred {
                line = line.centered();
            }
            let area = Rect::new(x, 0, width, 1);
            let mut ours = Buffer::empty(Rect::new(0, 0, 12, 2));
            ours.set_string(0, 0, "............", Style::new());
            let mut theirs = ours.clone();
            draw_line(&line, area, &mut ours);
            (&line).render(area, &mut theirs);
            prop_assert_eq!(ours, theirs);
        }
    }

    fn drawn(words: &str, ascii: bool) -> String {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 12, 1));
        Line::from(words.to_owned()).render(buffer.area, &mut buffer);
        finish(&mut buffer, ascii);
        buffer.content().iter().map(|cell| cell.symbol()).collect()
    }

    /// Characters that a terminal would obey or hide, in a name, notice or title.
    #[test]
    fn what_cannot_be_seen_is_drawn_as_nothing_or_a_blank() {
        for (words, seen) in [
            ("a\u{1b}[2Jb", "a[2Jb"),
            ("a\u{202e}b\u{2066}c", "abc"),
            ("a\u{200b}\u{ad}\u{feff}b", "ab"),
            ("\u{202e}a", "a"),
            ("a\u{600}5b", "a5b"),
            ("a\u{e0041}b", "ab"),
            ("a\u{2028}b\u{2029}c", "abc"),
            ("a\u{e000}b", "ab"),
            ("e\u{301} 👩\u{200d}👧", "e\u{301}👩\u{200d}👧"),
        ] {
            assert_eq!(drawn(words, false).replace(' ', ""), seen, "{words:?}");
        }
    }

    #[test]
    fn cells_beyond_ascii_are_given() {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 12, 1));
        Line::from("a “漢” é").render(buffer.area, &mut buffer);
        assert_eq!(finish(&mut buffer, false), [2, 3, 5, 7]);
    }

    #[test]
    fn ascii_has_a_sign_for_each_sign() {
        assert_eq!(drawn("§2 “a…” – é", true).trim_end(), "s2 \"a.\" - é");
        assert_eq!(drawn("§2 “a…”", false).trim_end(), "§2 “a…”");
    }
}
