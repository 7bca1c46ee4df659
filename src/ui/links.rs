//! The links of a frame (OSC 8), beside its cells: which cells lead where.

use std::collections::BTreeMap;

use ratatui::layout::Rect;

use crate::text::fnv;

/// The links of a frame. Without any it holds nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Links {
    /// For each cell the number of its link, 0 for none.
    cells: Vec<u32>,
    addresses: BTreeMap<u32, String>,
}

impl Links {
    /// The number of a link: the same for all cells of one, whatever rows they are on, and
    /// another one for each link of an article.
    pub(super) fn number(&mut self, index: u32, address: &str) -> u32 {
        let bytes = index.to_le_bytes().into_iter().chain(address.bytes());
        let hash = bytes.fold(fnv::START, fnv::step);
        // 32 bits of it are enough to distinguish the links of an article.
        let number = u32::try_from(hash >> 32).unwrap_or(0).max(1);
        self.addresses.entry(number).or_insert_with(|| address.to_owned());
        number
    }

    /// Lays a link over the cells of `area`, which is part of a frame that takes `frame`.
    pub(super) fn lay(&mut self, area: Rect, frame: Rect, number: u32) {
        let area = area.intersection(frame);
        let width = usize::from(frame.width);
        self.cells.resize(width * usize::from(frame.height), 0);
        for y in area.top()..area.bottom() {
            let start = usize::from(y - frame.y) * width + usize::from(area.x - frame.x);
            let cells = self.cells.get_mut(start..start + usize::from(area.width));
            cells.unwrap_or(&mut []).fill(number);
        }
    }

    /// Removes the links from the cells of `area`: something is drawn over them.
    pub(super) fn clear(&mut self, area: Rect, frame: Rect) {
        if !self.cells.is_empty() {
            self.lay(area, frame, 0);
        }
    }

    /// The number of the link at column `x` of row `y` in a frame of `columns`; 0 for none.
    #[must_use]
    pub fn at(&self, columns: u16, x: u16, y: u16) -> u32 {
        let index = usize::from(y) * usize::from(columns) + usize::from(x);
        self.cells.get(index).copied().unwrap_or(0)
    }

    /// The cells, by index, whose link is not the one of another frame.
    #[must_use]
    pub fn changes(&self, other: &Self) -> Vec<usize> {
        let number = |cells: &[u32], index: usize| cells.get(index).copied().unwrap_or(0);
        let all = 0..self.cells.len().max(other.cells.len());
        all.filter(|index| number(&self.cells, *index) != number(&other.cells, *index)).collect()
    }

    /// The address of a link.
    #[must_use]
    pub fn address(&self, number: u32) -> Option<&str> {
        self.addresses.get(&number).map(String::as_str)
    }
}
