//! The difference of two frames in as few bytes as terminals take it: the cells that changed,
//! runs of blanks erased, and, where the text moved by a row, the rows scrolled.

mod pen;

use std::io::Write as _;
use std::ops::Range;

use ratatui::buffer::Cell;

use crate::ui::frame::{Frame, Links, Row};
use pen::{Pen, dress_of};

/// Rows that must differ before scrolling is tried: else it cannot pay.
const SCROLLED: usize = 6;

/// What ends a link (OSC 8).
pub(super) const CLOSE_LINK: &[u8] = b"\x1b]8;;\x1b\\";

/// Appends what turns the terminal from `shown` (of the same size, or without cells where it shows
/// nothing) into `next`: symbols of cells and the sequences CUP, CUF, ECH, SU, SD, DECSTBM, SGR and
/// OSC 8, nothing else.
pub fn encode(shown: &Frame, next: &Frame, out: &mut Vec<u8>) {
    let width = usize::from(next.cells.area.width);
    let blank = vec![Cell::default(); width];
    let new = next.rows();
    if shown.cells.content.is_empty() {
        let old = vec![Row::plain(&blank); new.len()];
        if let Some(changes) = Changes::between(&old, &new, usize::MAX) {
            changes.write(&next.links, out);
        }
        return;
    }
    let old = shown.rows();
    let Some(changes) = Changes::between(&old, &new, usize::MAX) else { return };
    let changed = |row: &&[bool]| row.contains(&true);
    let rows: Vec<&[bool]> = changes.cells.chunks(width.max(1)).collect();
    let Some(first) = rows.iter().position(changed) else { return };
    let end = rows.iter().rposition(changed).map_or(first, |last| last + 1);
    let mut plain = Vec::new();
    changes.write(&next.links, &mut plain);
    if end - first > SCROLLED {
        for up in [true, false] {
            let scrolled = scroll(&old, first..end, up, Row::plain(&blank));
            let Some(fewer) = Changes::between(&scrolled, &new, changes.count) else { continue };
            let mut other = Vec::new();
            // Set the region, scroll it, set it to the whole screen again.
            let letter = if up { 'S' } else { 'T' };
            let _ = write!(other, "\x1b[0m\x1b[{};{end}r\x1b[1{letter}\x1b[r", first + 1);
            fewer.write(&next.links, &mut other);
            if other.len() < plain.len() {
                plain = other;
            }
        }
    }
    out.append(&mut plain);
}

/// Which cells differ between two frames: looked for once, for it is most of the work of a frame.
struct Changes<'a, 'f> {
    old: &'a [Row<'f>],
    new: &'a [Row<'f>],
    /// Whether a cell differs, row by row.
    cells: Vec<bool>,
    /// How many do.
    count: usize,
}

impl<'a, 'f> Changes<'a, 'f> {
    /// The changes between rows of the same width, where they are fewer than `limit`.
    fn between(old: &'a [Row<'f>], new: &'a [Row<'f>], limit: usize) -> Option<Self> {
        let mut cells = Vec::with_capacity(new.iter().map(|row| row.cells.len()).sum());
        let mut count = 0;
        for (old, new) in old.iter().zip(new) {
            let linked = old.has_links() || new.has_links();
            cells.extend((0..).zip(old.cells).zip(new.cells).map(|((x, a), b)| {
                let differs = !same(a, b) || linked && old.link(x) != new.link(x);
                count += usize::from(differs);
                differs
            }));
            if count >= limit {
                return None;
            }
        }
        Some(Self { old, new, cells, count })
    }

    fn write(&self, links: &Links, out: &mut Vec<u8>) {
        let mut pen = Pen::new(out, links);
        let width = self.new.first().map_or(1, |row| row.cells.len().max(1));
        let rows = self.old.iter().zip(self.new).zip(self.cells.chunks(width));
        for (y, ((old, new), differs)) in (0..).zip(rows) {
            if differs.contains(&true) {
                pen.row(*old, *new, differs, y);
            }
        }
        pen.lay_down();
    }
}

/// The rows with those of `region` moved up by one, or down; the row that comes in is blank.
fn scroll<'f>(shown: &[Row<'f>], region: Range<usize>, up: bool, blank: Row<'f>) -> Vec<Row<'f>> {
    let mut moved = shown.to_vec();
    if let Some(rows) = moved.get_mut(region) {
        if up {
            rows.rotate_left(1);
        } else {
            rows.rotate_right(1);
        }
        if let Some(row) = if up { rows.last_mut() } else { rows.first_mut() } {
            *row = blank;
        }
    }
    moved
}

/// Whether two cells look the same.
fn same(a: &Cell, b: &Cell) -> bool {
    let symbols = match (a.symbol().as_bytes(), b.symbol().as_bytes()) {
        // Nearly all of them are one byte.
        ([a], [b]) => a == b,
        (a, b) => a == b,
    };
    symbols && dress_of(a) == dress_of(b)
}

#[cfg(test)]
mod tests;
