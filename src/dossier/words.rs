//! Words of a text as numbers, and how rare they are over the articles.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::text::hash::hash64;

/// A word, whatever its case: 32 bits of its hash. Two words of a dossier share one about once in
/// four billion pairs, which counts as a chance match of the words.
pub type Word = u32;

/// The words of a text in order: letters and digits, apostrophes left out ("don't" is "dont").
pub fn words(text: &str) -> Vec<Word> {
    let mut out = Vec::with_capacity(text.len() / 5);
    let mut word: Vec<u8> = Vec::new();
    for c in text.chars() {
        if c.is_ascii_alphanumeric() {
            word.push(c.to_ascii_lowercase() as u8);
        } else if c.is_alphanumeric() {
            for lower in c.to_lowercase() {
                word.extend_from_slice(lower.encode_utf8(&mut [0; 4]).as_bytes());
            }
        } else if !matches!(c, '\'' | '’' | '‘') && !word.is_empty() {
            out.push(number_of(&word));
            word.clear();
        }
    }
    if !word.is_empty() {
        out.push(number_of(&word));
    }
    out
}

/// The number of a folded word.
pub fn number(word: &str) -> Word {
    number_of(word.as_bytes())
}

/// The number of a run of words.
pub fn number_of_run(run: &[Word]) -> Word {
    /// Most runs are shorter: there is one for every word of an article.
    const SHORT: usize = 8;
    let (mut short, mut long) = ([0; SIZE * SHORT], Vec::new());
    let bytes = short.get_mut(..SIZE * run.len()).unwrap_or_else(|| {
        long.resize(SIZE * run.len(), 0);
        &mut long
    });
    for (place, word) in bytes.chunks_exact_mut(SIZE).zip(run) {
        place.copy_from_slice(&word.to_le_bytes());
    }
    number_of(bytes)
}

/// Bytes of a word's number.
const SIZE: usize = size_of::<Word>();

fn number_of(bytes: &[u8]) -> Word {
    (hash64(bytes) >> 32) as Word
}

/// The words of a text that say something: without the short ones that stand in every text.
pub fn content_words(text: &str) -> Vec<Word> {
    let mut words = words(text);
    words.retain(|word| COMMON_WORDS.get(word) != Some(&SHORT));
    words
}

/// Articles of a background that a few articles are counted with: without it no word is rare.
const BACKGROUND: f32 = 200.0;
/// The share of those articles that a word stands in: a short common one ("about"), which often has
/// no meaning of its own; a longer one ("bridge"); any other.
const SHORT: f32 = 0.3;
const COMMON: f32 = 0.02;
const RARE: f32 = 0.003;
/// The longest short word, in bytes.
const SHORT_WORD: usize = 5;

/// The common words of English; `assets/lists/common-words.txt` says where they were counted.
static COMMON_WORDS: LazyLock<HashMap<Word, f32>> = LazyLock::new(|| {
    let lines = include_str!("../../assets/lists/common-words.txt").lines();
    let words = lines.filter(|line| !line.starts_with('#'));
    let share = |word: &str| if word.len() <= SHORT_WORD { SHORT } else { COMMON };
    words.map(|word| (number(word), share(word))).collect()
});

/// In how many articles words stand.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Frequencies {
    articles: f32,
    of: HashMap<Word, u32>,
}

impl Frequencies {
    /// Counts one more article, of these distinct words.
    pub fn add(&mut self, vocabulary: &[Word]) {
        self.articles += 1.0;
        for word in vocabulary {
            *self.of.entry(*word).or_insert(0) += 1;
        }
    }

    /// How well a word distinguishes articles: the logarithm of all articles over those with it, at
    /// least 0.1.
    pub fn weight(&self, word: Word) -> f32 {
        let count = self.of.get(&word).copied().unwrap_or(0) as f32;
        let share = COMMON_WORDS.get(&word).copied().unwrap_or(RARE);
        let with = 1.0 + count + BACKGROUND * share;
        ((self.articles + BACKGROUND) / with).ln().max(0.1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_numbers_whatever_their_case() {
        assert_eq!(words("Don’t — STOP, 3.5%"), words("dont stop 3 5"));
        assert_eq!(words("élan"), vec![number("élan")]);
        assert!(words(" … ").is_empty());
    }

    #[test]
    fn runs_have_numbers_by_their_words_and_order() {
        let many: Vec<Word> = (0..30).collect();
        let numbers = (1..many.len()).map(|length| number_of_run(&many[..length]));
        assert_eq!(numbers.collect::<std::collections::HashSet<_>>().len(), many.len() - 1);
        assert_ne!(number_of_run(&[1, 2]), number_of_run(&[2, 1]));
    }
}
