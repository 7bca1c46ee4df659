//! Words as the lists know them, kept from one page to the next: most words of an article stand in
//! the articles before it too, and are not looked up again.

use std::collections::HashMap;

use super::page::{Identity, Word};
use crate::text::Span;
use crate::text::tokens::{Kind, Token};

/// So many words are kept, about a megabyte: what a table of 2¹⁴ places holds before it grows. Then
/// all are forgotten; the common ones are soon known again.
const MOST: usize = (1 << 14) / 8 * 7;
/// Longer words are not kept, in bytes.
const LONGEST: usize = 32;

/// What was found out about words, and room for those of the page that is read.
#[derive(Debug, Default)]
pub struct Vocabulary {
    /// How many pages were begun.
    pages: usize,
    kept: HashMap<u64, Kept, Identity>,
    /// The kept words one after the other.
    text: String,
    /// The words of the page by their hashes, with their places in it.
    pub(super) ids: HashMap<u64, u32, Identity>,
    /// The same for words without case.
    pub(super) families: HashMap<u64, u32, Identity>,
}

#[derive(Debug)]
struct Kept {
    /// The word in the vocabulary's text. Two words may have one hash.
    span: Span,
    word: Word,
}

impl Vocabulary {
    /// Begins a page of about so many words. Those of the first one are not kept: mostly there is
    /// no other.
    pub(super) fn begin(&mut self, words: usize) {
        self.pages += 1;
        self.ids.clear();
        self.ids.reserve(words);
        self.families.clear();
        self.families.reserve(words);
    }

    /// What there is to know of a word with this hash: kept, or found out by `look`.
    pub(super) fn word(
        &mut self,
        text: &str,
        token: &Token,
        hash: u64,
        look: impl FnOnce() -> Word,
    ) -> Word {
        // Figures are many, and quickly looked at.
        if self.pages < 2 || token.kind != Kind::Word || text.len() > LONGEST {
            return look();
        }
        if let Some(kept) = self.kept.get(&hash) {
            return if kept.span.in_text(&self.text) == text { kept.word } else { look() };
        }
        if self.kept.len() >= MOST {
            self.kept.clear();
            self.text.clear();
        }
        let word = look();
        let start = self.text.len();
        self.text.push_str(text);
        self.kept.insert(hash, Kept { span: Span::of(start, self.text.len()), word });
        word
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::tokens::tokenize;

    #[test]
    fn each_word_is_looked_up_once() {
        let mut vocabulary = Vocabulary::default();
        vocabulary.begin(0);
        vocabulary.begin(0);
        let mut read = |text: &str, hash| {
            let mut tokens = Vec::new();
            tokenize(text, Span::of(0, text.len()), &mut tokens);
            let mut looked = false;
            let length = u8::try_from(text.len()).unwrap_or(u8::MAX);
            let word = vocabulary.word(text, &tokens[0], hash, || {
                looked = true;
                Word { length, ..Word::default() }
            });
            assert_eq!(word.length, length, "{text}");
            looked
        };
        assert!(read("ferry", 1) && !read("ferry", 1));
        // Another word of the same hash is not taken for the first.
        assert!(read("harbour", 1) && read("harbour", 1) && !read("ferry", 1));
        // Figures and what is very long are not kept.
        assert!(read("1998", 2) && read("1998", 2));
        let long = "a".repeat(LONGEST + 1);
        assert!(read(&long, 3) && read(&long, 3));
        // A full one begins anew.
        for hash in 0..MOST as u64 {
            read("quay", 10 + hash);
        }
        assert!(read("ferry", 1) && !read("ferry", 1));
    }
}
