//! Index of people by the words of their names.

use std::collections::HashMap;

use super::super::name_parts::NameParts;
use super::cluster::PersonCluster;

/// Candidates considered for one name: enough for any article, and linear for any input.
pub(super) const MOST_CANDIDATES: usize = 48;

/// Position of a word in a name; the greater, the better it identifies the person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum WordPosition {
    Middle,
    First,
    Last,
}

/// People by the words of their names.
#[derive(Debug, Default)]
pub(super) struct NameIndex {
    by_word: HashMap<String, Vec<(usize, WordPosition)>>,
}

impl NameIndex {
    /// Adds the words of a person's name.
    pub(super) fn insert(&mut self, parts: &NameParts, cluster: usize) {
        for (at, word) in parts.words().enumerate() {
            let position = match at {
                _ if at + 1 == parts.count() => WordPosition::Last,
                0 => WordPosition::First,
                _ => WordPosition::Middle,
            };
            let Some(list) = self.by_word.get_mut(word) else {
                self.by_word.insert(word.to_owned(), vec![(cluster, position)]);
                continue;
            };
            if !list.iter().rev().take(MOST_CANDIDATES).any(|&(d, _)| d == cluster) {
                list.push((cluster, position));
            }
        }
    }

    /// All words, in any order.
    pub(super) fn words(&self) -> impl ExactSizeIterator<Item = &str> {
        self.by_word.keys().map(String::as_str)
    }

    /// Removes a person who was merged into another.
    pub(super) fn remove(&mut self, gone: &PersonCluster, cluster: usize) {
        let also = gone.also.iter().flat_map(|(parts, _)| parts.words());
        for word in gone.parts.words().chain(also) {
            if let Some(list) = self.by_word.get_mut(word) {
                list.retain(|(d, _)| *d != cluster);
            }
        }
    }

    /// People with `word`, the latest added first.
    pub(super) fn with(&self, word: &str) -> impl Iterator<Item = (usize, WordPosition)> + Clone {
        // No name has a word without letters.
        let list = Some(word).filter(|word| !word.is_empty()).and_then(|w| self.by_word.get(w));
        let list = list.map_or(&[][..], Vec::as_slice);
        list.iter().rev().take(MOST_CANDIDATES).copied()
    }
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use super::*;

    fn with(index: &NameIndex, word: &str) -> Vec<(usize, WordPosition)> {
        index.with(word).collect()
    }

    #[test]
    fn people_are_found_by_each_word_of_their_names() {
        let mut index = NameIndex::default();
        let names = ["Anna Maria Holm", "Omar Holm", "Dahl"];
        for (person, name) in names.iter().enumerate() {
            index.insert(&NameParts::of(name), person);
            // A second time changes nothing.
            index.insert(&NameParts::of(name), person);
        }
        for (word, expected) in [
            ("anna", &[(0, WordPosition::First)][..]),
            ("maria", &[(0, WordPosition::Middle)]),
            ("holm", &[(1, WordPosition::Last), (0, WordPosition::Last)]),
            ("dahl", &[(2, WordPosition::Last)]),
            ("", &[]),
            ("Holm", &[]),
        ] {
            assert_eq!(with(&index, word), expected, "{word}");
        }
        assert_eq!(index.words().count(), 5);
        let parts = Rc::new(NameParts::of("Omar Holm"));
        index.remove(&PersonCluster { parts, ..PersonCluster::default() }, 1);
        assert_eq!(with(&index, "holm"), [(0, WordPosition::Last)]);
    }

    #[test]
    fn candidates_are_limited_to_the_latest() {
        let mut index = NameIndex::default();
        (0..100).for_each(|person| index.insert(&NameParts::of("Holm"), person));
        let found = with(&index, "holm");
        assert_eq!((found.len(), found[0].0), (MOST_CANDIDATES, 99));
    }
}
