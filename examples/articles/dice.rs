//! Numbers that look like chance and are none, for texts that are made up: the same for the same seed.

/// A sequence of numbers, by its seed (a linear congruential generator with Knuth's constants).
pub struct Dice(pub u64);

impl Dice {
    /// A number below `most`; 0 where that is 0.
    pub fn below(&mut self, most: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or(0) % most.max(1)
    }

    /// One of these words.
    pub fn of(&mut self, words: &[&'static str]) -> &'static str {
        words.get(self.below(words.len())).copied().unwrap_or("")
    }

    /// A name of three syllables.
    pub fn name(&mut self, syllables: &[&'static str]) -> String {
        let name = format!("{}{}{}", self.of(syllables), self.of(syllables), self.of(syllables));
        let (first, rest) = name.split_at(1);
        first.to_uppercase() + rest
    }
}
