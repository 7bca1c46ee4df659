//! Numbers of paragraphs by block, and blocks by number: a bit vector with counts.

/// Which blocks begin a paragraph, in two bits a block.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Paragraphs {
    rows: Vec<Row>,
    blocks: usize,
}

/// [`Paragraphs::ROW`] blocks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Row {
    /// Paragraphs before these blocks.
    before: u32,
    /// A bit for each block, 1 where it begins one; the first block has the lowest.
    bits: u64,
}

impl Paragraphs {
    const ROW: usize = 64;

    /// How many paragraphs begin at or before a block; none where there is no such block.
    #[must_use]
    pub fn until(&self, block: usize) -> u32 {
        let row = self.rows.get(block / Self::ROW).filter(|_| block < self.blocks);
        row.map_or(0, |row| row.before + (row.bits & (u64::MAX >> (63 - block % 64))).count_ones())
    }

    /// How many there are.
    #[must_use]
    pub fn count(&self) -> u32 {
        self.rows.last().map_or(0, |row| row.before + row.bits.count_ones())
    }

    /// The block at which paragraph `number` begins, counted from 1; the last block where there
    /// are fewer.
    #[must_use]
    pub fn block(&self, number: u32) -> usize {
        let last = self.blocks.saturating_sub(1);
        if number > self.count() {
            return last;
        }
        // The row where it begins is the last one that has fewer before it.
        let row = self.rows.partition_point(|row| row.before < number).saturating_sub(1);
        let first = row * Self::ROW;
        (first..first + Self::ROW).find(|block| self.until(*block) == number).unwrap_or(last)
    }
}

impl FromIterator<bool> for Paragraphs {
    /// Of each block whether it begins a paragraph.
    fn from_iter<I: IntoIterator<Item = bool>>(begins: I) -> Self {
        let mut all = Self::default();
        for begins in begins {
            let place = all.blocks % Self::ROW;
            if place == 0 {
                all.rows.push(Row { before: all.count(), bits: 0 });
            }
            if let Some(row) = all.rows.last_mut() {
                row.bits |= u64::from(begins) << place;
            }
            all.blocks += 1;
        }
        all.rows.shrink_to_fit();
        all
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paragraphs_are_counted_and_found() {
        for (blocks, every) in [(1, 1), (64, 1), (65, 2), (200, 3), (300, 299)] {
            let begins = |block: usize| block.is_multiple_of(every);
            let all: Paragraphs = (0..blocks).map(begins).collect();
            let mut number = 0;
            for block in 0..blocks {
                if begins(block) {
                    number += 1;
                    assert_eq!(all.block(number), block, "{blocks} {every}");
                }
                assert_eq!(all.until(block), number, "{blocks} {every}");
            }
            assert_eq!((all.count(), all.block(number + 1)), (number, blocks - 1));
            assert_eq!(all.until(blocks), 0);
        }
    }

    #[test]
    fn there_may_be_none() {
        for all in [Paragraphs::default(), [false; 70].into_iter().collect()] {
            assert_eq!((all.count(), all.until(0)), (0, 0));
            assert_eq!(all.block(1), all.blocks.saturating_sub(1));
        }
    }
}
