//! Deletion index (SymSpell): finds words that differ by one letter, by what is left of both when a
//! letter is deleted.

use crate::text::fnv;

/// Characters of a word that are considered.
const LONGEST: usize = 24;

/// Hashes of the word with each one letter deleted, and of the word itself: two words that share one
/// differ by a letter.
pub fn deletions(word: &str) -> impl Iterator<Item = u64> {
    let step = |hash: u64, letter: char| fnv::wide_step(hash, letter.into());
    let mut before = fnv::START;
    let mut letters = Some(word.chars().take(LONGEST));
    std::iter::from_fn(move || {
        let rest = letters.as_mut()?;
        let Some(left_out) = rest.next() else {
            letters = None;
            return Some(before);
        };
        let key = rest.clone().fold(before, step);
        before = step(before, left_out);
        Some(key)
    })
}

/// Numbered words by the hashes that [`deletions`] gives.
#[derive(Debug, Default)]
pub struct DeletionIndex {
    /// Sorted: quicker to build than a map, of so few.
    keys: Vec<(u64, usize)>,
}

impl DeletionIndex {
    /// The index of words with their numbers.
    pub fn of<'w>(words: impl Iterator<Item = (usize, &'w str)>) -> Self {
        let mut keys: Vec<_> = words
            .flat_map(|(number, word)| deletions(word).map(move |key| (key, number)))
            .collect();
        keys.sort_unstable();
        Self { keys }
    }

    /// The lowest number of a word with this key.
    pub fn first(&self, key: u64) -> Option<usize> {
        let at = self.keys.partition_point(|(other, _)| *other < key);
        self.keys.get(at).filter(|(found, _)| *found == key).map(|(_, number)| *number)
    }

    /// The highest number of a word with this key.
    pub fn last(&self, key: u64) -> Option<usize> {
        let after = self.keys.partition_point(|(other, _)| *other <= key);
        let (found, number) = self.keys.get(after.checked_sub(1)?)?;
        (*found == key).then_some(*number)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_differ_by_a_letter_share_a_key() {
        for (a, b, yes) in [
            ("lindqvist", "lindkvist", true),
            ("busaidi", "busaid", true),
            ("marsh", "march", true),
            ("marsh", "lind", false),
            ("orlov", "volro", false),
        ] {
            let spellings = DeletionIndex::of([(3, a), (5, a)].into_iter());
            let keys = || deletions(b);
            assert_eq!(keys().find_map(|key| spellings.first(key)), yes.then_some(3), "{a} / {b}");
            assert_eq!(keys().find_map(|key| spellings.last(key)), yes.then_some(5), "{a} / {b}");
        }
    }
}
