//! The reader's screen: ratatui's `Terminal` over our backend, and the links beside its cells.

use std::io::{self, Write};

use ratatui::Terminal;
use ratatui::backend::Backend as _;
use ratatui::buffer::{Buffer, CellDiffOption};
use ratatui::layout::Size;

use super::backend::{AnsiBackend, columns_beyond, width};
use crate::app::App;
use crate::ui::{self, links::Links};

/// Draws the app into a terminal behind `output`.
#[derive(Debug)]
pub struct Screen<W: Write> {
    terminal: Terminal<AnsiBackend<W>>,
    /// Cells of the last frame that the glyph before them covers, or may be drawn over.
    overlapped: Vec<usize>,
}

impl<W: Write> Screen<W> {
    /// A screen of `size` columns and rows that shows nothing (the alternate screen is empty).
    ///
    /// # Errors
    /// Never: the backend is asked for its size alone, which it knows.
    pub fn new(output: W, size: (u16, u16)) -> io::Result<Self> {
        let terminal = Terminal::new(AnsiBackend::new(output, size.into()))?;
        Ok(Self { terminal, overlapped: Vec::new() })
    }

    /// Takes another size for the next frame; `false` where it is the same.
    pub(super) fn resize(&mut self, size: (u16, u16)) -> bool {
        let size: Size = size.into();
        let changed = self.terminal.size().ok() != Some(size);
        self.terminal.backend_mut().set_size(size);
        changed
    }

    /// Forgets what is shown: the next frame clears the screen and draws everything.
    ///
    /// # Errors
    /// Never: the backend clears with the next frame.
    pub(super) fn invalidate(&mut self) -> io::Result<()> {
        self.terminal.clear()
    }

    /// Draws the app; writes what differs from the frame before, or nothing.
    ///
    /// # Errors
    /// When the terminal cannot be written to.
    pub fn draw(&mut self, app: &App) -> io::Result<()> {
        self.render(|buffer, links| ui::draw(app, buffer.area, buffer, links))
    }

    /// Draws what `render` draws; it gives the cells that hold anything but a letter of ASCII.
    fn render(
        &mut self,
        render: impl FnOnce(&mut Buffer, &mut Links) -> Vec<usize>,
    ) -> io::Result<()> {
        self.terminal.autoresize()?;
        let mut links = Links::default();
        let buffer = self.terminal.current_buffer_mut();
        let special = render(buffer, &mut links);
        let overlapped = overlapped(buffer, &special);
        let mut forced = std::mem::replace(&mut self.overlapped, overlapped);
        forced.extend_from_slice(&self.overlapped);
        forced.extend(links.changes(self.terminal.backend().links()));
        self.terminal.backend_mut().set_links(links);
        // As `Terminal::apply_buffer` does, but for what is forced: it would be so once more, since
        // the next frame is compared with this one.
        self.set_option(&forced, CellDiffOption::AlwaysUpdate);
        self.terminal.flush()?;
        self.set_option(&forced, CellDiffOption::None);
        self.terminal.swap_buffers();
        self.terminal.backend_mut().flush()
    }

    /// Sets whether cells are written though they are the same as in the last frame.
    fn set_option(&mut self, cells: &[usize], option: CellDiffOption) {
        let buffer = self.terminal.current_buffer_mut();
        for index in cells {
            if let Some(cell) = buffer.content.get_mut(*index) {
                cell.set_diff_option(option);
            }
        }
    }

    /// Where frames are written to.
    pub const fn output(&mut self) -> &mut W {
        self.terminal.backend_mut().output()
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

/// The cells behind wide glyphs, which are among the `special` ones, as far as the widest terminal draws
/// those: half a glyph that is written over leaves a hole, and what a glyph was drawn over must be
/// written again.
fn overlapped(buffer: &Buffer, special: &[usize]) -> Vec<usize> {
    let columns = usize::from(buffer.area.width).max(1);
    let mut cells = Vec::new();
    let at = |index: &usize| Some((*index, buffer.content.get(*index)?));
    for (index, cell) in special.iter().filter_map(at) {
        let reach = width(cell).saturating_add(columns_beyond(cell).unwrap_or(0));
        let row_end = (index / columns + 1) * columns;
        cells.extend(index + 1..(index + usize::from(reach)).min(row_end));
    }
    cells
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
