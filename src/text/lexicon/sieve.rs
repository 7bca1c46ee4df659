//! Several long lists asked at one look whether they may hold a word.

use super::joint::home;
use crate::text::fnv;

/// A byte for each hash, whose bits tell which lists have a word of that hash: a word whose bit is
/// missing is not in that list; one whose bit is set is to be looked up. Made at compile time. A
/// search in a long list reads from several places in memory, this from one. Keep it in a `static`,
/// it is not small.
#[derive(Debug)]
pub struct Sieve<const SLOTS: usize> {
    marks: [u8; SLOTS],
}

impl<const SLOTS: usize> Sieve<SLOTS> {
    /// The lists, one item a line, by the numbers of their bits; of which no more than 7. The last
    /// bit but the highest tells of the words that an item of several words in `phrases` begins
    /// with: all that stands before a space or a hyphen.
    #[must_use]
    #[expect(clippy::indexing_slicing, reason = "at compile time, where a slip is an error")]
    pub const fn new(lists: &[&str], phrases: &str) -> Self {
        assert!(SLOTS.is_power_of_two() && lists.len() < BEGINS as usize);
        let mut marks = [0; SLOTS];
        let mut list = 0;
        while list < lists.len() {
            mark(&mut marks, lists[list].as_bytes(), 1 << list, false);
            list += 1;
        }
        mark(&mut marks, phrases.as_bytes(), 1 << BEGINS, true);
        Self { marks }
    }

    /// What is known of a word (already lower case).
    #[must_use]
    pub fn look(&self, word: &str) -> Sifted {
        let hash = word.bytes().fold(fnv::START, fnv::step);
        // Every place is in the table.
        Sifted(self.marks.get(home::<SLOTS>(hash)).copied().unwrap_or(u8::MAX))
    }
}

/// The bit of words that begin an item of several words.
const BEGINS: u8 = 7;

/// What a [`Sieve`] knows of a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sifted(u8);

impl Sifted {
    /// Whether the list of this number may hold the word.
    #[must_use]
    pub const fn may_hold(self, list: usize) -> bool {
        self.0 >> list & 1 == 1
    }

    /// Whether an item of several words may begin with the word.
    #[must_use]
    pub const fn may_begin(self) -> bool {
        self.may_hold(BEGINS as usize)
    }
}

/// Sets `bit` for every line of a list, or for every beginning of one.
#[expect(clippy::indexing_slicing, reason = "at compile time, where a slip is an error")]
const fn mark<const SLOTS: usize>(marks: &mut [u8; SLOTS], list: &[u8], bit: u8, beginnings: bool) {
    let mut hash = fnv::START;
    let mut at = 0;
    while at < list.len() {
        let ends = list[at] == b'\n';
        if ends != beginnings && (ends || matches!(list[at], b' ' | b'-')) {
            marks[home::<SLOTS>(hash)] |= bit;
        }
        hash = if ends { fnv::START } else { fnv::step(hash, list[at]) };
        at += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    static SIEVE: Sieve<1024> =
        Sieve::new(&["ann\nlee\n", "# head\nlee\nnew york\n"], "new york\nstratford-on-avon\n");

    #[test]
    fn no_word_of_a_list_is_missed() {
        for (word, lists) in
            [("ann", [true, false]), ("lee", [true, true]), ("new york", [false, true])]
        {
            assert_eq!([0, 1].map(|list| SIEVE.look(word).may_hold(list)), lists, "{word}");
        }
        for word in ["new", "stratford", "stratford-on"] {
            assert!(SIEVE.look(word).may_begin(), "{word}");
        }
    }

    #[test]
    fn most_other_words_fall_through() {
        for word in ["", "a", "york", "stratford-on-avon", "anna", "avon"] {
            assert_eq!(SIEVE.look(word), Sifted(0), "{word}");
        }
    }
}
