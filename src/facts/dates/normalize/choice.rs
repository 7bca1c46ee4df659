//! What a date that leaves out its year or week had to choose from, as features of a conditional logit.

use crate::calendar::Period;
use crate::facts::date::Anchor;
use crate::text::Span;

/// How many weights each block of features has; a candidate takes one of each.
pub(super) const BLOCKS: [usize; 11] = [72, 28, 60, 48, 16, 2, 4, 6, 24, 33, 194];

/// How many blocks there are.
pub const WIDTH: usize = BLOCKS.len();

/// How many weights there are.
pub const TOTAL: usize = {
    let (mut total, mut at) = (0, 0);
    while at < WIDTH {
        #[expect(clippy::indexing_slicing, reason = "evaluated when compiled")]
        let size = BLOCKS[at];
        total += size;
        at += 1;
    }
    total
};

/// Whether a feature says that a reading is the one of the rules.
#[must_use]
pub fn is_by_rules(feature: usize) -> bool {
    let first: usize = BLOCKS.iter().take(4).sum();
    (first..first + BLOCKS[4]).contains(&feature) && (feature - first) % 2 == 1
}

/// One reading of a date.
#[derive(Clone, Debug)]
pub struct Candidate {
    /// What it means.
    pub period: Period,
    /// Indices into the weights, one of each block.
    pub features: [usize; WIDTH],
    /// What it is counted from.
    pub(super) anchor: Anchor,
}

/// The readings of one expression, for training.
#[derive(Clone, Debug)]
pub struct Choice {
    /// The words.
    pub span: Span,
    /// Every reading.
    pub candidates: Vec<Candidate>,
    /// The one that the rules choose.
    pub by_rules: usize,
}
