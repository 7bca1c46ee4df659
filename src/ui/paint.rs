//! Putting words into cells: clipped to an area, never a control or format character, never half a
//! glyph.

use std::ops::Range;

use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::frame::Links;
use super::layout::Area;
use super::theme::Theme;
use crate::app::panes::{Line, Piece};
use crate::text::sanitize::may_be_drawn;
use crate::text::wrap::{columns, first_grapheme, grapheme_columns, split_simple};

/// A buffer to draw on.
pub struct Canvas<'a> {
    buffer: &'a mut Buffer,
    links: &'a mut Links,
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

/// Writes a cell anew: what lay there before, as under an overlay, is gone with its style.
fn put(cell: &mut Cell, symbol: &str, style: Style) {
    cell.reset();
    cell.set_symbol(symbol).set_style(style);
}

impl<'a> Canvas<'a> {
    /// Draws on the part `area` of `buffer`.
    pub fn new(
        buffer: &'a mut Buffer,
        links: &'a mut Links,
        area: Rect,
        theme: &'a Theme,
        ascii: bool,
    ) -> Self {
        Self { buffer, links, origin: (area.x, area.y), theme, ascii }
    }

    /// Gives all rows of `area` the colours of blank paper.
    pub fn paper(&mut self, area: Area) {
        let paper = self.theme.paper;
        for row in 0..area.height {
            for cell in self.cells(Area { y: area.y + row, height: 1, ..area }, 0, area.width) {
                cell.set_style(paper);
            }
        }
    }

    /// Writes words on the first row of `area` from column `at` on; gives the column after them.
    pub fn text(&mut self, area: Area, at: u16, words: &str, style: Style) -> u16 {
        let (mut column, mut rest) = (at, words);
        while !rest.is_empty() {
            let (simple, others) = split_simple(rest);
            let written = self.simple(area, column, simple, style);
            column += written;
            rest = others;
            if usize::from(written) < simple.len() {
                break;
            }
            let grapheme = first_grapheme(rest);
            if grapheme.is_empty() {
                break;
            }
            let sign = if self.ascii { plain_sign(grapheme) } else { grapheme };
            match self.glyph(area, column, sign, style) {
                Some(next) => column = next,
                None => break,
            }
            rest = rest.get(grapheme.len()..).unwrap_or("");
        }
        column
    }

    /// Writes words of which every byte is a cell; gives how many there was room for.
    fn simple(&mut self, area: Area, at: u16, words: &str, style: Style) -> u16 {
        let mut written = 0;
        let mut symbol = [0; 4];
        let style = self.theme.paper.patch(style);
        let end = at.saturating_add(u16::try_from(words.len()).unwrap_or(u16::MAX));
        for (cell, letter) in self.cells(area, at, end).iter_mut().zip(words.chars()) {
            put(cell, letter.encode_utf8(&mut symbol), style);
            written += 1;
        }
        written
    }

    /// The cells of the first row of `area` in the columns `from..to`, as far as there are any, to
    /// be drawn anew: what is drawn over a link is none.
    fn cells(&mut self, area: Area, from: u16, to: u16) -> &mut [Cell] {
        let range = self.range(area, from, to);
        if !self.links.is_empty() {
            self.links.lay(self.buffer.content.len(), range.clone(), 0);
        }
        self.buffer.content.get_mut(range).unwrap_or(&mut [])
    }

    /// Which cells of the buffer those are.
    fn range(&self, area: Area, from: u16, to: u16) -> Range<usize> {
        let whole = self.buffer.area;
        let x = |column: u16| {
            let x = self.origin.0.saturating_add(area.x).saturating_add(column.min(area.width));
            usize::from(x.saturating_sub(whole.x).min(whole.width))
        };
        let y = self.origin.1.saturating_add(area.y).saturating_sub(whole.y);
        let start = usize::from(y) * usize::from(whole.width);
        let height = if area.height == 0 { 0 } else { whole.height };
        if y < height { start + x(from)..start + x(to) } else { 0..0 }
    }

    /// Writes one grapheme; gives the column after it, or `None` where there is no room.
    pub fn glyph(&mut self, area: Area, column: u16, grapheme: &str, style: Style) -> Option<u16> {
        let wide = u16::try_from(grapheme_columns(grapheme)).unwrap_or(1);
        let end = column.checked_add(wide).filter(|end| *end <= area.width && area.height > 0)?;
        if wide == 0 {
            return Some(column);
        }
        let style = self.theme.paper.patch(style);
        if let [cell, rest @ ..] = self.cells(area, column, end) {
            // Text is clean since it was read; this is the last door before the terminal.
            let drawn = if grapheme.chars().all(may_be_drawn) { grapheme } else { " " };
            put(cell, drawn, style);
            for cell in rest {
                cell.reset();
                cell.set_style(style);
            }
        }
        Some(end)
    }

    /// The number by which a link of the article is laid over cells.
    pub fn link(&mut self, index: u32, address: &str) -> u32 {
        self.links.number(index, address)
    }

    /// Lays a link over cells of the first row of `area`.
    pub fn lay_link(&mut self, area: Area, from: u16, to: u16, number: u32) {
        let range = self.range(area, from, to);
        self.links.lay(self.buffer.content.len(), range, number);
    }

    /// Fills the first row of `area` from column `at` on with spaces.
    pub fn fill(&mut self, area: Area, at: u16, style: Style) {
        let style = self.theme.paper.patch(style);
        for cell in self.cells(area, at, area.width) {
            // An empty cell is a space.
            cell.reset();
            cell.set_style(style);
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
        let gap = line.left.last().is_some_and(|piece| piece.words.ends_with(' '));
        if start < column || (start == column && !gap) {
            if start <= at {
                return;
            }
            // The right side is kept: it was measured; the left is cut under it, with a gap between.
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
        let range = self.range(area, from, to);
        for cell in self.buffer.content.get_mut(range).unwrap_or(&mut []) {
            cell.set_style(style);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::appearance::Appearance;
    use crate::app::panes::Tone;

    /// What a terminal would obey or hide, where a name, notice or title still held it.
    #[test]
    fn what_cannot_be_seen_is_drawn_as_nothing_or_a_blank() {
        let theme = Theme::of(&Appearance::default());
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
            Canvas::new(&mut buffer, &mut Links::default(), area, &theme, false).text(
                whole,
                0,
                words,
                Style::new(),
            );
            let drawn: String = buffer.content().iter().map(|cell| cell.symbol()).collect();
            assert_eq!(drawn.replace(' ', ""), seen, "{words:?}");
        }
    }

    #[test]
    fn the_right_side_of_a_line_is_kept_apart_and_whole() {
        let theme = Theme::of(&Appearance::default());
        for (left, right, seen) in [
            ("abc", "xy", "abc   xy"),
            ("abcdef", "xy", "abcde xy"),
            ("abcde ", "xy", "abcde xy"),
            ("abcdefghij", "xy", "abcde xy"),
            ("abc", "uvwxyz", "a uvwxyz"),
            ("abcdefghij", "stuvwxyz", "abcdefgh"),
        ] {
            let area = Rect::new(0, 0, 8, 1);
            let mut buffer = Buffer::empty(area);
            let whole = Area { x: 0, y: 0, width: 8, height: 1 };
            let line = Line::new(left, Tone::Plain).right(right, Tone::Dim);
            Canvas::new(&mut buffer, &mut Links::default(), area, &theme, false).line(
                whole,
                0,
                &line,
                Style::new(),
            );
            let drawn: String = buffer.content().iter().map(|cell| cell.symbol()).collect();
            assert_eq!(drawn, seen, "{left}|{right}");
        }
    }
}
