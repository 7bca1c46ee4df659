//! Rows of the blocks in view: a key and its frame ask for them several times, and wrap them once.

use std::cell::RefCell;
use std::fmt::{self, Debug, Formatter};
use std::sync::Arc;

use super::appearance::Flow;
use crate::text::Span;

/// Blocks that are remembered: more than a screen shows.
const MOST: usize = 128;

/// What the rows of a part of a block depend on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Part {
    /// Address and length of the text in memory: which text it is, until the next event.
    pub(super) text: (usize, usize),
    /// Index of the block, and of the segment in it.
    pub(super) place: (usize, usize),
    /// The bytes shown as the block.
    pub(super) extent: Span,
    /// Columns of the text.
    pub(super) width: usize,
    /// Words are hyphenated at the ends of rows.
    pub(super) hyphenates: bool,
    /// Whether lines flow.
    pub(super) flow: Flow,
}

/// The rows that were wrapped since the last event.
#[derive(Clone, Default)]
pub struct WrappedBlocks(RefCell<Vec<(Part, Arc<[Span]>)>>);

/// They follow from the rest of the state, and are no part of it.
impl Debug for WrappedBlocks {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        formatter.write_str("WrappedBlocks")
    }
}

impl WrappedBlocks {
    /// Forgets all: another text may come to stand at the same place in memory.
    pub(super) fn clear(&self) {
        self.0.borrow_mut().clear();
    }

    /// The rows of a part, by `wrap` where they are not known.
    pub(super) fn rows(&self, part: Part, wrap: impl FnOnce() -> Vec<Span>) -> Arc<[Span]> {
        let known = self
            .0
            .borrow()
            .iter()
            .find(|(known, _)| *known == part)
            .map(|(_, rows)| Arc::clone(rows));
        known.unwrap_or_else(|| {
            let rows: Arc<[Span]> = wrap().into();
            let mut all = self.0.borrow_mut();
            if all.len() >= MOST {
                all.clear();
            }
            all.push((part, Arc::clone(&rows)));
            rows
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_is_wrapped_once_until_the_next_event() {
        let blocks = WrappedBlocks::default();
        let part = Part {
            text: (1, 2),
            place: (0, 0),
            extent: Span::new(0, 2),
            width: 40,
            hyphenates: false,
            flow: Flow::Auto,
        };
        let row = |end| vec![Span::new(0, end)];
        assert_eq!(blocks.rows(part, || row(1))[..], row(1));
        assert_eq!(blocks.rows(part, || row(2))[..], row(1));
        let wider = Part { width: 41, ..part };
        assert_eq!(blocks.rows(wider, || row(2))[..], row(2));
        blocks.clear();
        assert_eq!(blocks.rows(part, || row(2))[..], row(2));
        for block in 1..=MOST {
            blocks.rows(Part { place: (block, 0), ..part }, || row(3));
        }
        assert!(blocks.0.borrow().len() <= MOST);
    }
}
