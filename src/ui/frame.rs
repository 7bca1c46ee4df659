//! A frame: its cells, and the addresses behind them.

use std::collections::BTreeMap;

use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Rect;

/// What the terminal shows or shall show.
#[derive(Clone, Debug, Default)]
pub struct Frame {
    /// The cells.
    pub cells: Buffer,
    /// Where they lead.
    pub links: Links,
}

/// The links of a frame. Without any it holds nothing.
#[derive(Clone, Debug, Default)]
pub struct Links {
    /// For each cell the number of its link, 0 for none.
    cells: Vec<u32>,
    addresses: BTreeMap<u32, String>,
}

/// A row of a frame.
#[derive(Clone, Copy, Debug)]
pub struct Row<'f> {
    /// Its cells.
    pub cells: &'f [Cell],
    links: &'f [u32],
}

impl Frame {
    /// A frame of blank cells.
    #[must_use]
    pub fn empty(area: Rect) -> Self {
        Self { cells: Buffer::empty(area), links: Links::default() }
    }

    /// Makes all cells blank.
    pub fn reset(&mut self) {
        self.cells.reset();
        self.links = Links::default();
    }

    /// The row `y`.
    #[must_use]
    pub fn row(&self, y: u16) -> Row<'_> {
        let width = usize::from(self.cells.area.width);
        let range = usize::from(y) * width..(usize::from(y) + 1) * width;
        Row {
            cells: self.cells.content.get(range.clone()).unwrap_or(&[]),
            links: self.links.cells.get(range).unwrap_or(&[]),
        }
    }

    /// Moves the rows `first` to `last` up by one, or down; the row that comes in is blank.
    pub fn scroll(&mut self, first: u16, last: u16, up: bool) {
        let width = usize::from(self.cells.area.width);
        let (start, end) = (usize::from(first) * width, (usize::from(last) + 1) * width);
        shift(&mut self.cells.content, start, end, width, up, &Cell::default());
        shift(&mut self.links.cells, start, end, width, up, &0);
    }
}

fn shift<T: Clone>(all: &mut [T], start: usize, end: usize, width: usize, up: bool, blank: &T) {
    let Some(moved) = all.get_mut(start..end) else { return };
    if up {
        moved.rotate_left(width);
    } else {
        moved.rotate_right(width);
    }
    let new = if up { moved.len() - width..moved.len() } else { 0..width };
    moved.get_mut(new).unwrap_or(&mut []).fill(blank.clone());
}

impl Row<'_> {
    /// The link of the cell at `x`; 0 for none.
    #[must_use]
    pub fn link(&self, x: usize) -> u32 {
        self.links.get(x).copied().unwrap_or(0)
    }

    /// Whether the two show the same at `x`.
    #[must_use]
    pub fn is_same_at(&self, other: &Self, x: usize) -> bool {
        self.cells.get(x) == other.cells.get(x) && self.link(x) == other.link(x)
    }
}

impl PartialEq for Row<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.cells == other.cells
            && (self.links == other.links
                || (0..self.cells.len()).all(|x| self.link(x) == other.link(x)))
    }
}

impl Links {
    /// The number of a link: the same for all cells of one, whatever rows they are on, and
    /// another one for each link of an article.
    pub(super) fn number(&mut self, index: u32, address: &str) -> u32 {
        // FNV-1a.
        let fold = |hash: u32, byte: u8| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
        let bytes = index.to_le_bytes().into_iter().chain(address.bytes());
        let number = bytes.fold(0x811c_9dc5, fold).max(1);
        self.addresses.entry(number).or_insert_with(|| address.to_owned());
        number
    }

    /// Whether no link has been laid.
    pub(super) const fn is_empty(&self) -> bool {
        self.cells.is_empty()
    }

    /// Lays a link over the cells `from` to `to` of all `cells` cells.
    pub(super) fn lay(&mut self, cells: usize, from: usize, to: usize, number: u32) {
        self.cells.resize(cells, 0);
        self.cells.get_mut(from..to).unwrap_or(&mut []).fill(number);
    }

    /// The address of a link.
    #[must_use]
    pub fn address(&self, number: u32) -> Option<&str> {
        self.addresses.get(&number).map(String::as_str)
    }
}
