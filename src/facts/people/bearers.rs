//! Which words may belong to somebody: most of those that do not are told by one bit, without being
//! taken apart.

use super::forms::letters_of;
use crate::text::fnv;

/// Bits for each word that is held; one other word in so many is taken for one of them.
const SPARSE: usize = 32;

/// A set of folded words that holds what was put in, and a few others.
#[derive(Debug)]
pub struct Bearers {
    /// A power of two of them.
    bits: Vec<u64>,
}

impl Bearers {
    /// Room for so many words.
    pub fn with_room(words: usize) -> Self {
        Self { bits: vec![0; (words * SPARSE / 64 + 1).next_power_of_two()] }
    }

    /// Puts in a folded word.
    pub fn add(&mut self, word: &str) {
        let (at, bit) = self.place(word.bytes());
        if let Some(bits) = self.bits.get_mut(at) {
            *bits |= bit;
        }
    }

    /// Whether a word, as the text writes it, may be among them. One that begins as an article does
    /// may be, for what follows.
    pub fn may_hold(&self, written: &str) -> bool {
        let Some(letters) = letters_of(written) else { return true };
        if letters.clone().take(2).eq(*b"al") {
            return true;
        }
        let (at, bit) = self.place(letters);
        self.bits.get(at).is_some_and(|bits| bits & bit != 0)
    }

    fn place(&self, letters: impl Iterator<Item = u8>) -> (usize, u64) {
        let hash = letters.fold(fnv::START, fnv::step);
        let hash = (hash ^ hash >> 32) as usize;
        (hash >> 6 & (self.bits.len() - 1), 1 << (hash & 63))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn holds_every_word_and_few_others() {
        let word = |number: usize| format!("o'Word{number}x");
        let mut bearers = Bearers::with_room(100);
        (0..100).for_each(|number| bearers.add(&super::super::forms::fold(&word(number))));
        assert!((0..100).all(|number| bearers.may_hold(&word(number))));
        let others = (100..1100).filter(|number| bearers.may_hold(&word(*number))).count();
        assert!(others < 100, "{others}");
        // What needs a closer look.
        assert!(
            bearers.may_hold("Çelik") && bearers.may_hold("AlAbadi") && bearers.may_hold("A'lto")
        );
        assert!(!Bearers::with_room(0).may_hold("Karimi"));
    }
}
