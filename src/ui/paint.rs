//! Putting words into cells: clipped to an area, never a control or format character, never half a
//! glyph.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use unicode_segmentation::UnicodeSegmentation;

use super::theme::Theme;
use crate::app::layout::Area;
use crate::app::panes::{Line, Piece};
use crate::text::clean::may_be_drawn;
use crate::text::wrap::{columns, grapheme_columns};

/// A buffer to draw on.
pub struct Canvas<'a> {
    buffer: &'a mut Buffer,
    /// Where the app's cell 0, 0 stands in the buffer.
    origin: (u16, u16),
    /// The styles in force.
    pub theme: &'a Theme,
    /// Signs of lists and bars are drawn in ASCII.
    ascii: bool,
}

/// Signs that some terminals draw two columns wide, and what stands for them in ASCII.
const ASCII: &[(char, &str)] = &[
    ('¶', "p"),
    ('§', "s"),
    ('“', "\""),
    ('”', "\""),
    ('‘', "'"),
    ('’', "'"),
    ('…', "."),
    ('·', "-"),
    ('–', "-"),
    ('—', "-"),
    ('•', "*"),
    ('→', ">"),
    ('←', "<"),
    ('▏', "_"),
];

/// A grapheme of a list or bar in ASCII, where there is a sign for it.
fn plain_sign(grapheme: &str) -> &str {
    let mut chars = grapheme.chars();
    match (chars.next(), chars.next()) {
        (Some(c), None) => ASCII.iter().find(|(sign, _)| *sign == c).map_or(grapheme, |(_, a)| a),
        _ => grapheme,
    }
}

impl<'a> Canvas<'a> {
    /// Draws on the part `area` of `buffer`.
    pub fn new(buffer: &'a mut Buffer, area: Rect, theme: &'a Theme, ascii: bool) -> Self {
        Self { buffer, origin: (area.x, area.y), theme, ascii }
    }

    /// Writes words on the first row of `area` from column `at` on; gives the column after them.
    pub fn text(&mut self, area: Area, at: u16, words: &str, style: Style) -> u16 {
        let mut column = at;
        for grapheme in words.graphemes(true) {
            let grapheme = if self.ascii { plain_sign(grapheme) } else { grapheme };
            match self.glyph(area, column, grapheme, style) {
                Some(next) => column = next,
                None => break,
            }
        }
        column
    }

    /// Writes one grapheme; gives the column after it, or `None` where there is no room.
    pub fn glyph(&mut self, area: Area, column: u16, grapheme: &str, style: Style) -> Option<u16> {
        let wide = u16::try_from(grapheme_columns(grapheme)).unwrap_or(1);
        let end = column.checked_add(wide).filter(|end| *end <= area.width && area.height > 0)?;
        if wide == 0 {
            return Some(column);
        }
        let (x, y) = (self.origin.0 + area.x + column, self.origin.1 + area.y);
        if let Some(cell) = self.buffer.cell_mut((x, y)) {
            // Text is clean since it was read; this is the last door before the terminal.
            let drawn = if grapheme.chars().all(may_be_drawn) { grapheme } else { " " };
            cell.set_symbol(drawn).set_style(style);
        }
        for rest in 1..wide {
            if let Some(cell) = self.buffer.cell_mut((x + rest, y)) {
                cell.reset();
                cell.set_style(style);
            }
        }
        Some(end)
    }

    /// Fills the first row of `area` from column `at` on with spaces.
    pub fn fill(&mut self, area: Area, at: u16, style: Style) {
        for column in at..area.width {
            self.glyph(area, column, " ", style);
        }
    }

    /// Draws a line over the whole width: the left pieces, and the right ones where there is room.
    pub fn line(&mut self, area: Area, at: u16, line: &Line, base: Style) {
        self.fill(area, at, base);
        let mut column = at;
        for piece in &line.left {
            column = self.piece(area, column, piece, base);
        }
        let right: usize = line.right.iter().map(|piece| columns(&piece.words)).sum();
        let right = u16::try_from(right).unwrap_or(u16::MAX);
        if right == 0 || right >= area.width {
            return;
        }
        let mut start = area.width - right;
        if start < column && start <= at {
            return;
        }
        if start < column {
            // The right side is kept: it was measured; the left is cut under it.
            self.glyph(area, start - 1, " ", base);
        }
        for piece in &line.right {
            start = self.piece(area, start, piece, base);
        }
    }

    fn piece(&mut self, area: Area, column: u16, piece: &Piece, base: Style) -> u16 {
        self.text(area, column, &piece.words, base.patch(self.theme.tone(piece.tone)))
    }

    /// Changes the style of cells that are drawn already.
    pub fn restyle(&mut self, area: Area, from: u16, to: u16, style: Style) {
        for column in from..to.min(area.width) {
            if let Some(cell) =
                self.buffer.cell_mut((self.origin.0 + area.x + column, self.origin.1 + area.y))
            {
                cell.set_style(style);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::look::ThemeName;

    /// What a terminal would obey or hide, where a name, notice or title still held it.
    #[test]
    fn what_cannot_be_seen_is_drawn_as_nothing_or_a_blank() {
        let theme = Theme::of(ThemeName::Dark);
        for (words, seen) in [
            ("a\u{1b}[2Jb", "a[2Jb"),
            ("a\u{202e}b\u{2066}c", "abc"),
            ("a\u{200b}\u{ad}\u{feff}b", "ab"),
            ("a\u{600}5b", "ab"),
            ("a\u{e0041}b", "b"),
            ("a\u{2028}b\u{2029}c", "abc"),
            ("a\u{e000}b", "ab"),
            ("e\u{301} 👩\u{200d}👧", "e\u{301}👩\u{200d}👧"),
        ] {
            let area = Rect::new(0, 0, 12, 1);
            let mut buffer = Buffer::empty(area);
            let whole = Area { x: 0, y: 0, width: 12, height: 1 };
            Canvas::new(&mut buffer, area, &theme, false).text(whole, 0, words, Style::new());
            let drawn: String = buffer.content().iter().map(|cell| cell.symbol()).collect();
            assert_eq!(drawn.replace(' ', ""), seen, "{words:?}");
        }
    }
}
