//! Frames: what is drawn, what is shown, and the difference in one write.

use std::io::{self, BufWriter, Write as _};

use crossterm::queue;
use crossterm::style::{Attribute, SetAttribute};
use crossterm::terminal::{BeginSynchronizedUpdate, Clear, ClearType, EndSynchronizedUpdate};
use ratatui::layout::Rect;

use super::encode::encode;
use super::output::Output;
use crate::app::App;
use crate::ui::{self, frame::Frame};

/// Room for the largest usual frame, so that it is one write.
const FRAME_BYTES: usize = 256 * 1024;

/// The terminal's cells, as shown and as they shall be.
pub(super) struct Screen {
    output: BufWriter<Output>,
    area: Rect,
    /// What the terminal shows; without cells while that is nothing.
    shown: Frame,
    /// Room for the next frame; made when it is needed, so that the first one need not wait for it.
    next: Frame,
    /// Whether nothing is known of what the terminal shows.
    stale: bool,
}

impl Screen {
    /// A screen of `size` columns and rows that shows nothing (the alternate screen is empty).
    ///
    /// # Errors
    /// When standard output is closed.
    pub(super) fn new(size: (u16, u16)) -> io::Result<Self> {
        let output = BufWriter::with_capacity(FRAME_BYTES, Output::open()?);
        let (shown, next) = (Frame::default(), Frame::default());
        Ok(Self { output, area: area(size), shown, next, stale: false })
    }

    /// Takes on another size; `false` where it is the same.
    pub(super) fn resize(&mut self, size: (u16, u16)) -> bool {
        let area = area(size);
        if area == self.area {
            return false;
        }
        self.area = area;
        self.forget();
        true
    }

    /// Forgets what is shown: the next frame clears the screen and draws everything.
    pub(super) fn forget(&mut self) {
        self.shown = Frame::default();
        self.stale = true;
    }

    /// Draws the app; writes what differs from the frame before, or nothing.
    ///
    /// # Errors
    /// When the terminal takes nothing more.
    pub(super) fn draw(&mut self, app: &App) -> io::Result<()> {
        if self.next.cells.area == self.area {
            self.next.reset();
        } else {
            self.next = Frame::empty(self.area);
        }
        ui::draw_frame(app, &mut self.next);
        let mut changes = Vec::new();
        encode(&self.shown, &self.next, &mut changes);
        if changes.is_empty() && !self.stale {
            return Ok(());
        }
        queue!(self.output, BeginSynchronizedUpdate)?;
        if self.stale {
            queue!(self.output, SetAttribute(Attribute::Reset), Clear(ClearType::All))?;
        }
        self.output.write_all(&changes)?;
        queue!(self.output, EndSynchronizedUpdate)?;
        io::Write::flush(&mut self.output)?;
        std::mem::swap(&mut self.shown, &mut self.next);
        self.stale = false;
        Ok(())
    }

    /// Writes something that is not part of a frame (the clipboard's sequence).
    ///
    /// # Errors
    /// When the terminal takes nothing more.
    pub(super) fn send(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.output.write_all(bytes)?;
        io::Write::flush(&mut self.output)
    }
}

fn area((columns, rows): (u16, u16)) -> Rect {
    Rect::new(0, 0, columns, rows)
}

/// The terminal's columns and rows; 80×24 where it does not tell.
#[cfg(unix)]
#[must_use]
pub fn size() -> (u16, u16) {
    rustix::termios::tcgetwinsize(rustix::stdio::stdout())
        .map_or((80, 24), |size| (size.ws_col, size.ws_row))
}

/// The terminal's columns and rows; 80×24 where it does not tell.
#[cfg(not(unix))]
#[must_use]
pub fn size() -> (u16, u16) {
    crossterm::terminal::size().unwrap_or((80, 24))
}
