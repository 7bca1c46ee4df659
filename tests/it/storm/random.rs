//! Random numbers that are the same on every machine for the same seed.

/// A xorshift generator (Marsaglia 2003, with the multiplication of Vigna's xorshift64*).
#[derive(Clone, Debug)]
pub struct Random(u64);

impl Random {
    /// The sequence of a seed. Seeds that are near give sequences that are not.
    pub fn new(seed: u64) -> Self {
        let mixed = seed.wrapping_add(1).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        Self((mixed ^ (mixed >> 29)).max(1))
    }

    fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 16
    }

    /// A number below `end`; 0 where `end` is 0.
    pub fn below(&mut self, end: usize) -> usize {
        let end = (end as u64).max(1);
        usize::try_from(self.next() % end).unwrap()
    }

    /// True once in `n` times.
    pub fn once_in(&mut self, n: usize) -> bool {
        self.below(n) == 0
    }

    /// One of several, which must not be none.
    pub fn one_of<'a, T>(&mut self, items: &'a [T]) -> &'a T {
        &items[self.below(items.len())]
    }

    /// A number of columns or rows: mostly those of terminals, now and then absurd.
    pub fn size(&mut self) -> (u16, u16) {
        let mut side = |usual: usize| {
            let side = match self.below(40) {
                0..4 => self.below(4),
                4 => self.below(400),
                _ => 1 + self.below(usual),
            };
            u16::try_from(side).unwrap()
        };
        (side(90), side(24))
    }
}
