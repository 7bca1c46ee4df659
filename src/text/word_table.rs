//! Word lists as a hash table: from a word to flags or to the number of its class.
//!
//! A table is laid out before the program starts, at compile time or in a file, and read where it
//! lies. It has no words, only hashes of them: of 500 million other words one is taken for one of
//! the table.

use super::hash::hash64;

/// A list of words, and the value that a table gives for them.
///
/// Items that begin with `#` are comments; what follows a tab in an item is not part of its word.
#[derive(Clone, Copy, Debug)]
pub struct WordList<'l> {
    text: &'l str,
    separator: u8,
    /// The value of its first item.
    value: usize,
    /// By how much that of the next one is larger.
    step: usize,
    /// Whether only the first words of items with several are meant.
    first_words: bool,
}

impl<'l> WordList<'l> {
    /// One item a line.
    #[must_use]
    pub const fn lines(text: &'l str, value: u16) -> Self {
        Self { text, separator: b'\n', value: value as usize, step: 0, first_words: false }
    }

    /// Items separated by spaces.
    #[must_use]
    pub const fn spaced(text: &'l str, value: u16) -> Self {
        Self { separator: b' ', ..Self::lines(text, value) }
    }

    /// One item a line, whose values are `first` and the numbers after it.
    #[must_use]
    pub const fn numbered(text: &'l str, first: usize) -> Self {
        Self { value: first, step: 1, ..Self::lines(text, 0) }
    }

    /// Of the lines with several words only the first word each, which ends before a space or
    /// hyphen.
    #[must_use]
    pub const fn first_words(text: &'l str, value: u16) -> Self {
        Self { first_words: true, ..Self::lines(text, value) }
    }
}

/// A place of a table, little endian: 32 bits of the word's hash, then its value; a value of 0 for
/// a free one. A word is in the first place from that of its hash on that is free or its own.
pub type Slot = [u8; 6];

const FREE: Slot = [0; 6];

/// Words with a value other than 0 each.
#[derive(Clone, Copy, Debug)]
pub struct WordTable<'s> {
    slots: &'s [Slot],
}

impl<'s> WordTable<'s> {
    /// A table of slots that one of the functions of this module has laid out.
    #[must_use]
    pub const fn new(slots: &'s [Slot]) -> Self {
        Self { slots }
    }

    /// The same in the bytes of a file.
    #[must_use]
    pub const fn from_bytes(bytes: &'s [u8]) -> Self {
        Self { slots: bytes.as_chunks().0 }
    }

    /// The value of `word`, which is in lower case already; 0 for one that is in no list.
    #[must_use]
    #[inline]
    pub fn get(&self, word: &str) -> u16 {
        let hash = hash64(word.as_bytes());
        let (before, after) = self.slots.split_at(home(hash, self.slots.len()));
        value_in(after, check(hash)).or_else(|| value_in(before, check(hash))).unwrap_or(0)
    }

    /// Whether `word`, which is in lower case already, is in a list.
    #[must_use]
    #[inline]
    pub fn contains(&self, word: &str) -> bool {
        self.get(word) != 0
    }

    /// How many words it has.
    #[must_use]
    pub fn len(&self) -> usize {
        self.slots.iter().filter(|slot| **slot != FREE).count()
    }

    /// Whether it has none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// Lays out the words of one list.
#[must_use]
pub const fn set<const SLOTS: usize>(list: &str) -> [Slot; SLOTS] {
    flags(&[WordList::lines(list, 1)])
}

/// Lays out words that are separated by spaces.
#[must_use]
pub const fn words<const SLOTS: usize>(words: &str) -> [Slot; SLOTS] {
    flags(&[WordList::spaced(words, 1)])
}

/// A table of words that are separated by spaces, laid out at compile time.
macro_rules! word_set {
    ($words:literal) => {
        $crate::text::word_table::WordTable::new(
            &const {
                // No word has fewer bytes than a letter and a space.
                $crate::text::word_table::words::<{ $words.len() / 2 + 1 }>($words)
            },
        )
    };
}
pub(crate) use word_set;

/// Lays out words with flags: a word of several lists has those of all.
#[must_use]
#[expect(clippy::indexing_slicing, reason = "below the length; an iterator is not const")]
pub const fn flags<const SLOTS: usize>(lists: &[WordList<'_>]) -> [Slot; SLOTS] {
    let mut slots = [FREE; SLOTS];
    let mut at = 0;
    while at < lists.len() {
        add(&mut slots, &lists[at], true);
        at += 1;
    }
    slots
}

/// Lays out words with classes: those of each, separated by spaces, have the number of their class,
/// from 1 on, and those of `others` the value of their list. A word of several has the first.
#[must_use]
#[expect(clippy::indexing_slicing, reason = "below the length; an iterator is not const")]
#[expect(clippy::cast_possible_truncation, reason = "there are few classes")]
pub const fn classes<T: Copy, const SLOTS: usize>(
    classes: &[(&str, T)],
    others: &[WordList<'_>],
) -> [Slot; SLOTS] {
    let mut slots = [FREE; SLOTS];
    let mut at = 0;
    while at < classes.len() {
        add(&mut slots, &WordList::spaced(classes[at].0, at as u16 + 1), false);
        at += 1;
    }
    at = 0;
    while at < others.len() {
        add(&mut slots, &others[at], false);
        at += 1;
    }
    slots
}

/// Adds the words of a list; one that is there already gets their flags too where they `unite`.
#[expect(clippy::indexing_slicing, reason = "below the length; an iterator is not const")]
const fn add(slots: &mut [Slot], list: &WordList<'_>, unite: bool) {
    let bytes = list.text.as_bytes();
    let (mut start, mut value) = (0, list.value);
    while start < bytes.len() {
        let (mut end, mut gap) = (start, false);
        while end < bytes.len() && bytes[end] != list.separator && bytes[end] != b'\t' && !gap {
            gap = list.first_words && (bytes[end] == b' ' || bytes[end] == b'-');
            end += 1;
        }
        let length = end - start - gap as usize;
        if length > 0 && bytes[start] != b'#' && gap == list.first_words {
            assert!(value > 0 && value <= 0xFFFF, "a value is a number of 16 bits, and not 0");
            let (word, _) = bytes.split_at(start).1.split_at(length);
            insert(slots, hash64(word), value as u16, unite);
            value += list.step;
        }
        while end < bytes.len() && bytes[end] != list.separator {
            end += 1;
        }
        start = end + 1;
    }
}

#[expect(clippy::indexing_slicing, reason = "below the length; an iterator is not const")]
const fn insert(slots: &mut [Slot], hash: u64, value: u16, unite: bool) {
    let mut at = home(hash, slots.len());
    let mut passed = 0;
    loop {
        let [a, b, c, d, low, high] = slots[at];
        let before = u16::from_le_bytes([low, high]);
        let known = u32::from_le_bytes([a, b, c, d]) == check(hash);
        if before == 0 || known {
            let [a, b, c, d] = check(hash).to_le_bytes();
            let value = if unite || before == 0 { before | value } else { before };
            let [low, high] = value.to_le_bytes();
            slots[at] = [a, b, c, d, low, high];
            return;
        }
        passed += 1;
        assert!(passed < slots.len(), "more slots are needed");
        at = (at + 1) % slots.len();
    }
}

/// The value of the word with that hash, 0 for one that is in no list; none where the slots have
/// neither the word nor a free place.
#[inline]
fn value_in(slots: &[Slot], hash: u32) -> Option<u16> {
    slots.iter().find_map(|&[a, b, c, d, low, high]| {
        let value = u16::from_le_bytes([low, high]);
        (value == 0 || u32::from_le_bytes([a, b, c, d]) == hash).then_some(value)
    })
}

/// The first slot that a word may be in: the upper half of its hash, scaled.
#[inline]
const fn home(hash: u64, slots: usize) -> usize {
    (((hash >> 32) * slots as u64) >> 32) as usize
}

/// The check that distinguishes words with the same slot: the lower half of the hash.
#[expect(clippy::cast_possible_truncation, reason = "the lower half")]
#[inline]
const fn check(hash: u64) -> u32 {
    hash as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    const A: &str = "# head\nann\nlee\tx\nnew york\n";
    const B: &str = "én lee stratford-on-avon";

    fn check(slots: &[Slot], expected: &[(&str, u16)]) {
        let table = WordTable::new(slots);
        for (word, value) in expected {
            assert_eq!(table.get(word), *value, "{word}");
            assert_eq!(table.contains(word), *value != 0, "{word}");
        }
        for other in ["", "#", "# head", "head", "an", "anna", "Ann", "x", "lee\tx", "york"] {
            assert_eq!(table.get(other), 0, "{other}");
        }
        assert_eq!(WordTable::from_bytes(slots.as_flattened()).len(), table.len());
    }

    #[test]
    fn flags_of_several_lists_are_united() {
        let slots = flags::<16>(&[WordList::lines(A, 1), WordList::spaced(B, 4)]);
        check(&slots, &[("ann", 1), ("lee", 5), ("new york", 1), ("én", 4), ("new", 0)]);
    }

    #[test]
    fn classes_are_numbered_and_the_first_counts() {
        let slots = classes::<_, 16>(&[("of to", 'p'), (B, 'n')], &[WordList::numbered(A, 7)]);
        check(&slots, &[("to", 1), ("lee", 2), ("ann", 7), ("new york", 9), ("én", 2)]);
    }

    #[test]
    fn first_words_are_those_of_items_with_several() {
        let text = "# a b\nnew york\nann\nale-on-sea\nale b";
        let slots = flags::<8>(&[WordList::first_words(text, 2)]);
        check(&slots, &[("new", 2), ("ale", 2), ("new york", 0), ("ann", 0), ("ale-on", 0)]);
    }

    /// Searches wrap around from the last slot to the first.
    #[test]
    fn a_nearly_full_table_finds_every_word() {
        let slots = set::<13>("a\nb\nc\nd\ne\nf\ng\nh\ni\nj\nk\nl");
        let table = WordTable::new(&slots);
        assert_eq!(table.len(), 12);
        for (word, known) in ('a'..='z').map(|letter| (letter.to_string(), letter <= 'l')) {
            assert_eq!(table.contains(&word), known, "{word}");
        }
    }

    #[test]
    fn an_empty_table_has_no_words() {
        for slots in [&[][..], &[FREE], &[FREE; 3]] {
            assert!(!WordTable::new(slots).contains("a") && WordTable::new(slots).is_empty());
        }
    }
}
