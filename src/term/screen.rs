//! The reader's screen: ratatui's cells of two frames, what differs between them, and the links
//! beside the cells.
//!
//! Not ratatui's `Terminal`: it compares cells four times as slowly, and that was a third of what a
//! key cost. What it handles besides (a part of the screen, a cursor) is not needed here.

use std::io::{self, Write};

use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::{Position, Rect, Size};

use super::backend::{AnsiBackend, columns_beyond, width};
use crate::app::App;
use crate::ui::{self, links::Links};

/// Draws the app into a terminal behind `output`.
#[derive(Debug)]
pub struct Screen<W: Write> {
    backend: AnsiBackend<W>,
    /// The frame that the terminal shows.
    shown: Buffer,
    /// Where the next one is drawn; blank in between.
    next: Buffer,
    /// Cells of the last frame that the glyph before them covers, or may be drawn over.
    overlapped: Vec<usize>,
}

impl<W: Write> Screen<W> {
    /// A screen of `size` columns and rows that shows nothing (the alternate screen is empty).
    pub fn new(output: W, size: (u16, u16)) -> Self {
        let size: Size = size.into();
        let blank = Buffer::empty(Rect::from((Position::ORIGIN, size)));
        Self {
            backend: AnsiBackend::new(output, size),
            shown: blank.clone(),
            next: blank,
            overlapped: Vec::new(),
        }
    }

    /// Takes another size for the next frame; `false` where it is the same.
    pub(super) fn resize(&mut self, size: (u16, u16)) -> bool {
        let area = Rect::from((Position::ORIGIN, Size::from(size)));
        if self.next.area == area {
            return false;
        }
        self.backend.set_size(size.into());
        self.next = Buffer::empty(area);
        self.shown = Buffer::empty(area);
        self.backend.clear();
        true
    }

    /// Forgets what is shown: the next frame clears the screen and draws everything.
    pub(super) fn invalidate(&mut self) {
        self.backend.clear();
        self.shown.reset();
    }

    /// Draws the app; writes what differs from the frame before, or nothing.
    ///
    /// # Errors
    /// When the terminal cannot be written to.
    pub fn draw(&mut self, app: &App) -> io::Result<()> {
        self.render(|buffer, links| ui::draw(app, buffer.area, buffer, links))
    }

    fn render(&mut self, render: impl FnOnce(&mut Buffer, &mut Links)) -> io::Result<()> {
        let mut links = Links::default();
        render(&mut self.next, &mut links);
        let overlapped = overlapped(&self.next);
        let mut forced = std::mem::replace(&mut self.overlapped, overlapped);
        forced.extend_from_slice(&self.overlapped);
        forced.extend(links.changes(self.backend.links()));
        forced.sort_unstable();
        forced.dedup();
        self.backend.set_links(links);
        self.backend.draw(changes(&self.shown, &self.next, forced));
        std::mem::swap(&mut self.shown, &mut self.next);
        self.next.reset();
        self.backend.flush()
    }

    /// Where frames are written to.
    pub const fn output(&mut self) -> &mut W {
        self.backend.output()
    }

    /// Writes something that is not part of a frame (the clipboard's sequence).
    ///
    /// # Errors
    /// When the terminal cannot be written to.
    pub(super) fn send(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.output().write_all(bytes)?;
        self.output().flush()
    }
}

/// The cells of `next` that are not as in `shown`, and those at the places `forced`, in ascending
/// order; without the second columns of wide glyphs.
fn changes<'a>(
    shown: &'a Buffer,
    next: &'a Buffer,
    forced: Vec<usize>,
) -> impl Iterator<Item = (u16, u16, &'a Cell)> {
    let columns = usize::from(next.area.width).max(1);
    let mut forced = forced.into_iter().peekable();
    let mut covered = 0;
    let cells = next.content.iter().zip(&shown.content).enumerate();
    cells.filter_map(move |(index, (cell, old))| {
        let is_forced = forced.next_if_eq(&index).is_some();
        if index < covered {
            return None;
        }
        if is_long(cell) {
            covered = index + usize::from(width(cell));
        }
        let place = |n: usize| u16::try_from(n).unwrap_or(u16::MAX);
        let changed = is_forced || differs(cell, old);
        changed.then(|| (place(index % columns), place(index / columns), cell))
    })
}

/// Whether two cells look different.
#[inline]
fn differs(one: &Cell, other: &Cell) -> bool {
    one.symbol() != other.symbol()
        || one.fg != other.fg
        || one.bg != other.bg
        || one.modifier != other.modifier
        || one.underline_color != other.underline_color
}

/// The cells behind wide glyphs, as far as the widest terminal draws those: half a glyph that is
/// written over leaves a hole, and what a glyph was drawn over must be written again.
fn overlapped(buffer: &Buffer) -> Vec<usize> {
    let columns = usize::from(buffer.area.width).max(1);
    let mut cells = Vec::new();
    for (index, cell) in buffer.content.iter().enumerate().filter(|(_, cell)| is_long(cell)) {
        let reach = width(cell).saturating_add(columns_beyond(cell).unwrap_or(0));
        let row_end = (index / columns + 1) * columns;
        cells.extend(index + 1..(index + usize::from(reach)).min(row_end));
    }
    cells
}

/// Whether a glyph may be wider than a column.
#[inline]
fn is_long(cell: &Cell) -> bool {
    cell.symbol().len() > 1
}

/// The terminal's columns and rows; 80×24 where they are unknown.
#[cfg(unix)]
#[must_use]
pub fn size() -> (u16, u16) {
    rustix::termios::tcgetwinsize(rustix::stdio::stdout())
        .map_or((80, 24), |size| (size.ws_col, size.ws_row))
}

/// The terminal's columns and rows; 80×24 where they are unknown.
#[cfg(not(unix))]
#[must_use]
pub fn size() -> (u16, u16) {
    crossterm::terminal::size().unwrap_or((80, 24))
}

#[cfg(test)]
mod tests;
