//! People by the words of their names.

use std::collections::HashMap;

use super::super::forms::Form;
use super::MOST_CANDIDATES;
use super::draft::Draft;

/// Where a word stands in a name, the better the higher.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Place {
    Middle,
    First,
    Last,
}

/// People by their words.
#[derive(Debug, Default)]
pub(super) struct Index {
    by_word: HashMap<String, Vec<(usize, Place)>>,
}

impl Index {
    /// Lets a person be found by the words of a name.
    pub(super) fn insert(&mut self, form: &Form, draft: usize) {
        for (at, word) in form.words().enumerate() {
            let place = match at {
                _ if at + 1 == form.count() => Place::Last,
                0 => Place::First,
                _ => Place::Middle,
            };
            let Some(list) = self.by_word.get_mut(word) else {
                self.by_word.insert(word.to_owned(), vec![(draft, place)]);
                continue;
            };
            if !list.iter().rev().take(MOST_CANDIDATES).any(|&(d, _)| d == draft) {
                list.push((draft, place));
            }
        }
    }

    /// All words, in any order.
    pub(super) fn words(&self) -> impl ExactSizeIterator<Item = &str> {
        self.by_word.keys().map(String::as_str)
    }

    /// Takes out a person who turned out to be another.
    pub(super) fn remove(&mut self, gone: &Draft, draft: usize) {
        let also = gone.also.iter().flat_map(|(form, _)| form.words());
        for word in gone.form.words().chain(also) {
            if let Some(list) = self.by_word.get_mut(word) {
                list.retain(|(d, _)| *d != draft);
            }
        }
    }

    /// Those with `word`, the latest first.
    pub(super) fn with(&self, word: &str) -> impl Iterator<Item = (usize, Place)> + Clone {
        // Nobody has a word without letters; it need not be looked up.
        let list = Some(word).filter(|word| !word.is_empty()).and_then(|w| self.by_word.get(w));
        let list = list.map_or(&[][..], Vec::as_slice);
        list.iter().rev().take(MOST_CANDIDATES).copied()
    }
}
