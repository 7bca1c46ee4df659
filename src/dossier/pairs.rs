//! Pairs that many keys find again and again: counted without keeping every find.

/// Pairs of indices, each with how many times it was added.
#[derive(Debug, Default)]
pub struct Pairs {
    /// In order up to `sorted`, then as they came.
    found: Vec<((u32, u32), u32)>,
    sorted: usize,
}

/// So many are added before they are put in order.
const LEAST: usize = 1 << 16;

impl Pairs {
    /// Adds a pair.
    pub fn add(&mut self, pair: (u32, u32)) {
        self.found.push((pair, 1));
        // As many as there were: each is sorted a few times at most.
        if self.found.len() > LEAST.max(2 * self.sorted) {
            self.fold();
        }
    }

    /// Every pair in order, with its count.
    pub fn counted(mut self) -> impl Iterator<Item = ((u32, u32), u32)> {
        self.fold();
        self.found.into_iter()
    }

    fn fold(&mut self) {
        self.found.sort_unstable();
        self.found.dedup_by(|later, first| {
            let same = later.0 == first.0;
            if same {
                first.1 += later.1;
            }
            same
        });
        self.sorted = self.found.len();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pairs_are_counted_in_order() {
        let mut pairs = Pairs::default();
        for n in 0..3 * LEAST as u32 {
            pairs.add((n % 3, n % 2));
        }
        let half = LEAST as u32 / 2;
        let expected: Vec<_> = (0..3).flat_map(|a| (0..2).map(move |b| ((a, b), half))).collect();
        assert_eq!(pairs.counted().collect::<Vec<_>>(), expected);
    }
}
