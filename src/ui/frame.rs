//! A frame: its cells, and the addresses behind them.

use std::collections::BTreeMap;
use std::ops::Range;

use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Rect;

use crate::text::fnv;

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

    /// Its rows, from the top.
    #[must_use]
    pub fn rows(&self) -> Vec<Row<'_>> {
        let width = usize::from(self.cells.area.width).max(1);
        // Nothing has been laid where the links are none.
        let mut links = self.links.cells.chunks(width);
        let cells = self.cells.content.chunks_exact(width);
        cells.map(|cells| Row { cells, links: links.next().unwrap_or(&[]) }).collect()
    }
}

impl<'f> Row<'f> {
    /// A row without links.
    #[must_use]
    pub const fn plain(cells: &'f [Cell]) -> Self {
        Self { cells, links: &[] }
    }

    /// Whether any cell may have a link.
    #[must_use]
    pub const fn has_links(&self) -> bool {
        !self.links.is_empty()
    }

    /// The link of the cell at `x`; 0 for none.
    #[must_use]
    pub fn link(&self, x: usize) -> u32 {
        self.links.get(x).copied().unwrap_or(0)
    }
}

impl Links {
    /// The number of a link: the same for all cells of one, whatever rows they are on, and
    /// another one for each link of an article.
    pub(super) fn number(&mut self, index: u32, address: &str) -> u32 {
        let bytes = index.to_le_bytes().into_iter().chain(address.bytes());
        let number = bytes.fold(fnv::START, fnv::step).max(1);
        self.addresses.entry(number).or_insert_with(|| address.to_owned());
        number
    }

    /// Whether no link has been laid.
    pub(super) const fn is_empty(&self) -> bool {
        self.cells.is_empty()
    }

    /// Lays a link over a range of all `cells` cells.
    pub(super) fn lay(&mut self, cells: usize, range: Range<usize>, number: u32) {
        self.cells.resize(cells, 0);
        self.cells.get_mut(range).unwrap_or(&mut []).fill(number);
    }

    /// The address of a link.
    #[must_use]
    pub fn address(&self, number: u32) -> Option<&str> {
        self.addresses.get(&number).map(String::as_str)
    }
}
