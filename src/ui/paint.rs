//! Putting words into cells: clipped to an area, never a control character, never half a glyph.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use unicode_segmentation::UnicodeSegmentation;

use super::frame::Links;
use super::theme::Theme;
use crate::app::layout::Area;
use crate::app::panes::{Line, Piece};
use crate::text::wrap::{columns, grapheme_columns};

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
            let drawn = if grapheme.chars().any(char::is_control) { " " } else { grapheme };
            cell.set_symbol(drawn).set_style(style);
        }
        // What is drawn over a link is none.
        if !self.links.is_empty() {
            self.lay_link(area, column, end, 0);
        }
        for rest in 1..wide {
            if let Some(cell) = self.buffer.cell_mut((x + rest, y)) {
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
        let (x, y) = (self.origin.0 + area.x, self.origin.1 + area.y);
        let row = usize::from(y) * usize::from(self.buffer.area.width) + usize::from(x);
        let (from, to) = (row + usize::from(from), row + usize::from(to));
        self.links.lay(self.buffer.content.len(), from, to, number);
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
