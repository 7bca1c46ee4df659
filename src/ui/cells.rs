//! The last step before the terminal: cells hold nothing but what may be drawn, and only ASCII where
//! that is asked for.

use ratatui::buffer::{Buffer, Cell};

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

/// Removes from all cells the characters that a terminal would obey or hide. Text is clean since it
/// was read; names of files and titles pass here too.
pub(super) fn finish(buffer: &mut Buffer, ascii: bool) {
    let special = buffer.content.iter_mut().filter(|cell| !is_plain(cell.symbol()));
    for cell in special {
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
}

fn is_plain(symbol: &str) -> bool {
    matches!(symbol.as_bytes(), [b' '..=b'~'])
}

/// An empty cell would shift the cells after it: a blank takes its place.
fn set(cell: &mut Cell, symbol: &str) {
    cell.set_symbol(if symbol.is_empty() { " " } else { symbol });
}

#[cfg(test)]
mod tests {
    use ratatui::layout::Rect;
    use ratatui::text::Line;
    use ratatui::widgets::Widget;

    use super::*;

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
    fn ascii_has_a_sign_for_each_sign() {
        assert_eq!(drawn("§2 “a…” – é", true).trim_end(), "s2 \"a.\" - é");
        assert_eq!(drawn("§2 “a…”", false).trim_end(), "§2 “a…”");
    }
}
