//! Features of readings and ends as indices into their weights.

use std::ops::Range;

use crate::facts::Rule;
use crate::facts::quotes::reading::Reading;

/// How many weights some blocks of features have together.
#[must_use]
pub const fn total(blocks: &[usize]) -> usize {
    let (mut total, mut rest) = (0, blocks);
    while let [first, others @ ..] = rest {
        total += *first;
        rest = others;
    }
    total
}

/// The weights of the block at `number`.
#[must_use]
pub fn block(blocks: &[usize], number: usize) -> Range<usize> {
    let first = blocks.iter().take(number).sum();
    first..first + blocks.get(number).copied().unwrap_or_default()
}

/// The number of each block's feature among all of them.
#[must_use]
pub fn index<const N: usize>(blocks: &[usize; N], features: [usize; N]) -> [usize; N] {
    let mut first = 0;
    let mut out = features;
    for (feature, block) in out.iter_mut().zip(blocks) {
        debug_assert!(*feature < *block, "{feature} of {block}");
        *feature = first + (*feature).min(block - 1);
        first += block;
    }
    out
}

/// Readings whose ends and features are alike.
pub const GROUPS: usize = 5;

/// The group of a reading.
#[must_use]
pub fn group(reading: &Reading) -> usize {
    match reading.content.rule {
        Rule::XSaidThat | Rule::XSaidClause => 0,
        Rule::XPromisedTo => 1,
        Rule::Topic => 2,
        Rule::ClauseXSaid => 3,
        _ => 4,
    }
}
