//! The time scales of one list of dates, for rows of several widths, each computed when it is first
//! shown: a frame costs nothing for those that are not.

use std::sync::OnceLock;

use crate::facts::time_scale::TimeScale;

/// Columns of a scale at most.
const SIZES: [usize; 6] = [12, 18, 24, 36, 60, 96];
/// Lists of dates that differ: with and without uncertain ones, all and those of key days.
const LISTS: usize = 4;

/// Time scales, and what stands at their end.
#[derive(Clone, Debug, Default)]
pub struct Scales {
    by_size: [[OnceLock<TimeScale>; SIZES.len()]; LISTS],
    doubts: OnceLock<Doubts>,
}

/// What the dates of a scale leave open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Doubts {
    /// Dates that something contradicts; over all articles, days that two of them give differently.
    pub contradictions: usize,
    /// Dates that cannot be resolved.
    pub unresolved: usize,
}

impl Scales {
    /// The scale of the dates of a list (by number) in the columns that `room` has, at least 12;
    /// `make` gives one of at most so many columns.
    pub fn scale(
        &self,
        list: usize,
        room: usize,
        make: impl FnOnce(usize) -> TimeScale,
    ) -> &TimeScale {
        let [smallest, ..] = SIZES;
        let index = SIZES.iter().rposition(|size| *size <= room).unwrap_or(0);
        let size = SIZES.get(index).copied().unwrap_or(smallest);
        let [first, ..] = &self.by_size;
        let [any, ..] = first;
        let slot = self.by_size.get(list).and_then(|list| list.get(index));
        slot.unwrap_or(any).get_or_init(|| make(size))
    }

    /// What the dates leave open, counted once.
    pub fn doubts(&self, count: impl FnOnce() -> Doubts) -> Doubts {
        *self.doubts.get_or_init(count)
    }
}
