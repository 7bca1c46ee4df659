//! ratatui's `Backend` for ANSI terminals: a frame is one synchronised write of what changed.
//!
//! ratatui's own `CrosstermBackend` writes more than twice as much for a key and cannot write
//! links. Rows are not scrolled: that saves 0.5 KB of a frame and takes 0.2 ms to find out.

use std::io::{self, Write};

use crossterm::cursor::{Hide, MoveTo, Show};
use crossterm::queue;
use crossterm::style::{Attribute, SetAttribute};
use crossterm::terminal::{BeginSynchronizedUpdate, Clear, EndSynchronizedUpdate};
use ratatui::backend::{Backend, ClearType, WindowSize};
use ratatui::buffer::{Cell, CellWidth as _};
use ratatui::layout::{Position, Size};
use unicode_width::UnicodeWidthChar as _;

use super::ansi_writer::{AnsiWriter, is_plain_blank};
use crate::ui::links::Links;

/// Adjacent blanks from which on they are erased (ECH) rather than written.
const ERASED: u16 = 6;

/// Writes frames to `output`.
#[derive(Debug)]
pub(super) struct AnsiBackend<W: Write> {
    output: W,
    size: Size,
    /// What changes in the next frame.
    changes: AnsiWriter,
    /// The links of the next frame, or of the one that is shown.
    links: Links,
    /// Whether the next frame begins with an empty screen.
    clear: bool,
    /// Where the next frame shows the cursor.
    cursor: Option<Position>,
    /// Where the terminal shows it.
    shown_cursor: Option<Position>,
}

impl<W: Write> AnsiBackend<W> {
    /// A backend for an empty screen without a cursor.
    pub(super) fn new(output: W, size: Size) -> Self {
        Self {
            output,
            size,
            changes: AnsiWriter::new(),
            links: Links::default(),
            clear: false,
            cursor: None,
            shown_cursor: None,
        }
    }

    /// The terminal has another size; the next frame is drawn for it.
    pub(super) const fn set_size(&mut self, size: Size) {
        self.size = size;
    }

    /// The links of the last frame.
    pub(super) const fn links(&self) -> &Links {
        &self.links
    }

    /// Sets the links of the next frame.
    pub(super) fn set_links(&mut self, links: Links) {
        self.links = links;
    }

    /// Where it writes to.
    pub(super) const fn output(&mut self) -> &mut W {
        &mut self.output
    }

    /// Writes `count` blanks without a style or link, or erases as many cells.
    fn put_blanks(&mut self, (x, y): (u16, u16), count: u16) {
        if count == 0 {
            return;
        }
        self.changes.move_to(x, y);
        self.changes.open_link(0, None);
        if count >= ERASED {
            self.changes.erase(count);
        } else {
            (0..count).for_each(|_| self.changes.put(&Cell::EMPTY, 1));
        }
    }

    fn put(&mut self, x: u16, y: u16, cell: &Cell, link: u32) {
        let width = width(cell);
        self.changes.move_to(x, y);
        let address = if link == 0 { None } else { self.links.address(link) };
        self.changes.open_link(link, address);
        if columns_beyond(cell).is_some() {
            self.changes.put_doubtful(cell, width);
        } else {
            self.changes.put(cell, width);
        }
        // At the right edge terminals differ in where the cursor is.
        if x.saturating_add(width) >= self.size.width {
            self.changes.forget_cursor();
        }
    }
}

impl<W: Write> Backend for AnsiBackend<W> {
    type Error = io::Error;

    fn draw<'a, I>(&mut self, content: I) -> io::Result<()>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        let mut blanks = ((0, 0), 0);
        // Behind the last cell; what lies before it is under a wide glyph.
        let mut end = (0, 0);
        for (x, y, cell) in content {
            if y == end.1 && x < end.0 {
                continue;
            }
            end = (x.saturating_add(width(cell)), y);
            let link = self.links.at(self.size.width, x, y);
            if link == 0 && is_plain_blank(cell) {
                let ((from, row), count) = blanks;
                if row == y && from + count == x {
                    blanks.1 += 1;
                } else {
                    self.put_blanks(blanks.0, blanks.1);
                    blanks = ((x, y), 1);
                }
                continue;
            }
            self.put_blanks(blanks.0, blanks.1);
            blanks.1 = 0;
            self.put(x, y, cell, link);
        }
        self.put_blanks(blanks.0, blanks.1);
        Ok(())
    }

    fn hide_cursor(&mut self) -> io::Result<()> {
        self.cursor = None;
        Ok(())
    }

    fn show_cursor(&mut self) -> io::Result<()> {
        self.cursor = Some(self.cursor.unwrap_or(Position::ORIGIN));
        Ok(())
    }

    /// Where the cursor was shown last: the terminal is not asked, its answer would come among the
    /// keys.
    fn get_cursor_position(&mut self) -> io::Result<Position> {
        Ok(self.cursor.unwrap_or(Position::ORIGIN))
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> io::Result<()> {
        if self.cursor.is_some() {
            self.cursor = Some(position.into());
        }
        Ok(())
    }

    fn clear(&mut self) -> io::Result<()> {
        self.clear_region(ClearType::All)
    }

    /// Clears all of the screen with the next frame: the reader has no use for less.
    fn clear_region(&mut self, _region: ClearType) -> io::Result<()> {
        self.clear = true;
        Ok(())
    }

    fn size(&self) -> io::Result<Size> {
        Ok(self.size)
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        Ok(WindowSize { columns_rows: self.size, pixels: Size::ZERO })
    }

    /// Writes the frame; nothing where nothing changed.
    fn flush(&mut self) -> io::Result<()> {
        let cursor_changed = self.clear || self.cursor != self.shown_cursor;
        if self.changes.is_empty() && !cursor_changed {
            return Ok(());
        }
        let mut frame = Vec::new();
        queue!(frame, BeginSynchronizedUpdate)?;
        if self.clear {
            let all = crossterm::terminal::ClearType::All;
            queue!(frame, SetAttribute(Attribute::Reset), Clear(all))?;
        }
        self.changes.finish(&mut frame);
        match self.cursor {
            Some(Position { x, y }) => queue!(frame, MoveTo(x, y), Show)?,
            None if cursor_changed => queue!(frame, Hide)?,
            None => {}
        }
        queue!(frame, EndSynchronizedUpdate)?;
        self.output.write_all(&frame)?;
        self.output.flush()?;
        (self.clear, self.shown_cursor) = (false, self.cursor);
        Ok(())
    }
}

/// Columns that the glyph of a cell takes, as ratatui counts them.
pub(super) fn width(cell: &Cell) -> u16 {
    let symbol = cell.symbol();
    if symbol.len() == 1 { 1 } else { symbol.cell_width().clamp(1, 2) }
}

/// For a glyph that terminals draw in different widths, like joined emoji and flags: how many
/// columns more than ours the widest takes.
pub(super) fn columns_beyond(cell: &Cell) -> Option<u16> {
    let symbol = cell.symbol();
    if symbol.len() <= 4 {
        // One character, which has one width everywhere that keeps to Unicode.
        return None;
    }
    let apart = |c: char| match c {
        // Halves of flags: as a letter each where there is no flag.
        '\u{1F1E6}'..='\u{1F1FF}' => 2,
        c => c.width().unwrap_or(0),
    };
    let widest: usize = symbol.chars().map(apart).sum();
    let ours = usize::from(width(cell));
    (widest != ours).then(|| u16::try_from(widest.saturating_sub(ours)).unwrap_or(u16::MAX))
}
