//! Several short lists asked at once: which of them hold a word.

use crate::text::fnv;

/// Words with a byte between them. What follows a tab in an item is not part of its word; lines
/// that begin with `#` are comments.
#[derive(Clone, Copy, Debug)]
pub struct Words {
    text: &'static str,
    /// What stands between two items.
    between: u8,
}

/// Lists, each with what its words are, and a table of the places of all words, hashed at compile
/// time. `SLOTS` is a power of two, at least twice the number of words. Keep it in a `static`, it is
/// not small.
#[derive(Debug)]
pub struct Joint<T: 'static, const SLOTS: usize> {
    lists: &'static [(Words, T)],
    /// One more than `list << LIST | offset` of a word; 0 where empty. A word lives in the first
    /// free slot from its hash on.
    slots: [u32; SLOTS],
}

/// Bits of an offset in a list.
const LIST: u32 = 24;

impl<T, const SLOTS: usize> Joint<T, SLOTS> {
    /// Lays out the words of `lists`, which have fewer than 16 MB each.
    #[must_use]
    #[expect(clippy::indexing_slicing, reason = "at compile time, where a slip is an error")]
    #[expect(clippy::cast_possible_truncation, reason = "no list has 16 MB")]
    pub const fn new(lists: &'static [(Words, T)]) -> Self {
        assert!(SLOTS.is_power_of_two(), "the rest of a hash is taken by its low bits");
        let mut slots = [0; SLOTS];
        let (mut list, mut count) = (0, 0);
        while list < lists.len() {
            let words = lists[list].0;
            let bytes = words.text.as_bytes();
            let mut at = 0;
            while at < bytes.len() {
                let start = at;
                let mut hash = fnv::START;
                while at < bytes.len() && !words.ends_word(bytes[at]) {
                    hash = fnv::step(hash, bytes[at]);
                    at += 1;
                }
                if at > start && bytes[start] != b'#' {
                    let mut slot = home::<SLOTS>(hash);
                    while slots[slot] != 0 {
                        slot = (slot + 1) % SLOTS;
                    }
                    slots[slot] = ((list as u32) << LIST | start as u32) + 1;
                    count += 1;
                }
                while at < bytes.len() && bytes[at] != words.between {
                    at += 1;
                }
                at += 1;
            }
            list += 1;
        }
        assert!(count * 2 <= SLOTS, "more slots are needed");
        Self { lists, slots }
    }

    /// The lists, each with what its words are.
    #[must_use]
    pub const fn lists(&self) -> &'static [(Words, T)] {
        self.lists
    }

    /// The lists that hold `word` (already lower case), in order: what their words are, and where
    /// in the list this one begins.
    pub fn find(&self, word: &str) -> impl Iterator<Item = (&'static T, usize)> {
        let mut at = home::<SLOTS>(word.bytes().fold(fnv::START, fnv::step));
        std::iter::from_fn(move || {
            loop {
                let place = self.slots.get(at)?.checked_sub(1)?;
                at = (at + 1) % SLOTS;
                let offset = place as usize & ((1 << LIST) - 1);
                let (words, kind) = self.lists.get((place >> LIST) as usize)?;
                if words.word_at(offset) == word.as_bytes() {
                    return Some((kind, offset));
                }
            }
        })
    }
}

impl Words {
    /// Items with spaces between them.
    #[must_use]
    pub const fn spaced(text: &'static str) -> Self {
        Self { text, between: b' ' }
    }

    /// Items that are a line each.
    #[must_use]
    pub const fn lines(text: &'static str) -> Self {
        Self { text, between: b'\n' }
    }

    /// The items as they are written.
    #[must_use]
    pub const fn text(self) -> &'static str {
        self.text
    }

    const fn ends_word(self, byte: u8) -> bool {
        byte == self.between || byte == b'\t'
    }

    fn word_at(self, offset: usize) -> &'static [u8] {
        let rest = self.text.as_bytes().get(offset..).unwrap_or(&[]);
        rest.split(|byte| self.ends_word(*byte)).next().unwrap_or(&[])
    }
}

/// The place of a hash in a table of `SLOTS`, a power of two.
pub(super) const fn home<const SLOTS: usize>(hash: u32) -> usize {
    (hash ^ (hash >> 15)) as usize % SLOTS
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_every_word_in_its_lists_and_nothing_else() {
        static JOINT: Joint<u8, 16> = Joint::new(&[
            (Words::spaced("and but\tnot or"), 0),
            (Words::lines("# head\nor else\tx\nbut\té\nén\n\n"), 1),
        ]);
        for (word, expected) in [
            ("and", &[(0, 0)][..]),
            ("but", &[(0, 4), (1, 17)]),
            ("or", &[(0, 12)]),
            ("or else", &[(1, 7)]),
            ("én", &[(1, 24)]),
            ("", &[]),
            ("not", &[]),
            ("an", &[]),
            ("and but", &[]),
            ("# head", &[]),
            ("x", &[]),
        ] {
            let found: Vec<_> = JOINT.find(word).map(|(list, at)| (*list, at)).collect();
            assert_eq!(found, expected, "{word}");
        }
    }
}
