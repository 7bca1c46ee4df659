//! Tokens of a chunk with the features of their word types, each computed once, and usage counts.

use std::collections::HashMap;

use super::gazetteer::{self, Senses};
use crate::text::composed::composed;
use crate::text::folded;
use crate::text::hash::hash64;
use crate::text::tokenized::{SegmentKind, TokenizedText};
use crate::text::tokens::{Case, Kind, Token};

/// A distinct word of a chunk; words that differ in case are two.
#[derive(Clone, Copy, Debug, Default)]
pub struct WordType {
    /// Hash of the word as written.
    pub exact: u32,
    /// Hash of the word in lower case.
    pub lower: u32,
    /// The word in lower case, an index into [`TokenTable::usage`].
    pub folded: u32,
    /// Its senses in the gazetteer.
    pub senses: Senses,
    /// Hash of its shape, runs of a kind as one: `Xx`, `XxXx`, `X.`, `9`.
    pub shape: u32,
    /// Hashes of the last two, three and four characters.
    pub suffixes: [u32; 3],
    /// Hash of the first three characters.
    pub prefix: u32,
    /// Length in characters, at most 15.
    pub length: u8,
    /// Whether the name of a place of several words begins with it.
    pub begins_place: bool,
}

/// How often a word, in lower case, is used in which way in a chunk.
#[derive(Clone, Copy, Debug, Default)]
pub struct UsageCounts {
    /// In lower case.
    pub lower: u16,
    /// Capitalised within a sentence.
    pub capital: u16,
    /// Right after an honorific or title.
    pub titled: u16,
    /// Right before a verb of saying or doing, or right after one.
    pub speaks: u16,
    /// Right after a given name.
    pub after_given: u16,
    /// Right after "in", "at", "from", "near" and the like.
    pub placed: u16,
    /// Right after "the".
    pub the: u16,
    /// One or two words before a word for an organisation, all capitalised.
    pub firm: u16,
}

/// The tokens of a chunk with the features of their words.
#[derive(Debug)]
pub struct TokenTable<'p, 't> {
    /// The tokens and sentences.
    pub prose: &'p TokenizedText<'t>,
    /// For each token, its word type.
    pub type_ids: Vec<u32>,
    /// For each token, whether it begins a sentence (after opening marks).
    pub opens: Vec<bool>,
    /// For each token, whether it is in a heading.
    pub heading: Vec<bool>,
    /// For each token, whether it is part of the name of a place of two words or more.
    pub in_place: Vec<bool>,
    /// The word types; the first stands for tokens outside of the sentence.
    pub types: Vec<WordType>,
    /// Usage by [`WordType::folded`].
    pub usage: Vec<UsageCounts>,
}

/// Tokens of an article of usual length.
const SHORT: usize = 2_000;

impl<'p, 't> TokenTable<'p, 't> {
    /// The table of `prose`.
    #[must_use]
    pub fn read(prose: &'p TokenizedText<'t>) -> Self {
        let tokens = prose.tokens.len();
        // In a short text about every other token is a new word.
        let words = tokens.min(SHORT) / 2;
        let mut table = Self {
            prose,
            type_ids: Vec::with_capacity(tokens),
            opens: vec![false; tokens],
            heading: vec![false; tokens],
            in_place: vec![false; tokens],
            types: Vec::with_capacity(words),
            usage: Vec::with_capacity(words),
        };
        table.types.push(WordType::default());
        table.usage.push(UsageCounts::default());
        let mut ids: HashMap<u64, u32, PassThrough> =
            HashMap::with_capacity_and_hasher(words, PassThrough);
        let mut folded_ids: HashMap<u32, u32, PassThrough> =
            HashMap::with_capacity_and_hasher(words, PassThrough);
        for token in &prose.tokens {
            let text = prose.word(token);
            let id = *ids.entry(hash64(text.as_bytes())).or_insert_with(|| {
                let mut word = word_of(text, token);
                let fresh = u32::try_from(table.usage.len()).unwrap_or(0);
                word.folded = *folded_ids.entry(word.lower).or_insert(fresh);
                if word.folded == fresh {
                    table.usage.push(UsageCounts::default());
                }
                table.types.push(word);
                u32::try_from(table.types.len() - 1).unwrap_or(0)
            });
            table.type_ids.push(id);
        }
        table.mark_openings();
        table.mark_places();
        table.count_usage();
        table
    }

    /// The word type of token `at`; an empty one outside the chunk.
    #[must_use]
    #[inline]
    pub fn word_type(&self, at: usize) -> &WordType {
        const NONE: &WordType = &WordType {
            exact: 0,
            lower: 0,
            folded: 0,
            senses: Senses(0),
            shape: 0,
            suffixes: [0; 3],
            prefix: 0,
            length: 0,
            begins_place: false,
        };
        self.type_ids.get(at).and_then(|&id| self.types.get(id as usize)).unwrap_or(NONE)
    }

    /// The senses of token `at`.
    #[must_use]
    #[inline]
    pub fn senses(&self, at: usize) -> Senses {
        self.word_type(at).senses
    }

    /// The usage of the word of token `at`.
    #[must_use]
    #[inline]
    pub fn usage_of(&self, at: usize) -> UsageCounts {
        self.usage.get(self.word_type(at).folded as usize).copied().unwrap_or_default()
    }

    /// The words of token `at`; empty outside.
    #[must_use]
    #[inline]
    pub fn text(&self, at: usize) -> &'t str {
        self.prose.tokens.get(at).map_or("", |token| self.prose.word(token))
    }

    /// The token at `at`.
    #[must_use]
    #[inline]
    pub fn token(&self, at: usize) -> Option<&Token> {
        self.prose.tokens.get(at)
    }

    /// Whether token `at` is a capitalised word.
    #[must_use]
    #[inline]
    pub fn is_capital(&self, at: usize) -> bool {
        self.token(at).is_some_and(Token::is_capital)
    }

    fn mark_openings(&mut self) {
        for sentence in &self.prose.sentences {
            for at in sentence.first.get()..sentence.last.get() {
                if let Some(open) = self.opens.get_mut(at) {
                    *open = true;
                }
                if self.prose.tokens.get(at).is_some_and(|t| t.kind != Kind::Mark) {
                    break;
                }
            }
        }
        for paragraph in &self.prose.paragraphs {
            if paragraph.segment.kind == SegmentKind::Heading {
                let tokens = paragraph.first_token.get()..paragraph.last_token.get();
                if let Some(marks) = self.heading.get_mut(tokens) {
                    marks.fill(true);
                }
            }
        }
    }

    /// Marks the names of places of several words: "Sharm el-Sheikh", "New York".
    fn mark_places(&mut self) {
        let tokens = &self.prose.tokens;
        let mut at = 0;
        while at < tokens.len() {
            if !self.word_type(at).begins_place {
                at += 1;
                continue;
            }
            let longest = (2..=5).rev().find(|&count| {
                let Some(words) = tokens.get(at..at + count) else { return false };
                let (Some(first), Some(last)) = (words.first(), words.last()) else { return false };
                let phrase = first.span().join(last.span());
                let proper = first.is_capital()
                    && last.is_capital()
                    && phrase.len() < 40
                    && words
                        .iter()
                        .skip(1)
                        .all(|t| t.kind == Kind::Word || t.is_glued() && t.end - t.start == 1);
                proper
                    && gazetteer::is_place(&folded(phrase.in_text(self.prose.text)).to_lowercase())
            });
            if let Some(marks) = longest.and_then(|n| self.in_place.get_mut(at..at + n)) {
                marks.fill(true);
            }
            at += longest.unwrap_or(1);
        }
    }

    /// Whether token `at` is a capitalised word for an organisation within a sentence.
    fn ends_firm(&self, at: usize) -> bool {
        self.senses(at).any(Senses::ORGANISATION)
            && self.is_capital(at)
            && !self.opens.get(at).copied().unwrap_or(true)
    }

    fn count_usage(&mut self) {
        let speech = Senses::SPEECH;
        let titled = Senses::HONORIFIC.with(Senses::TITLE);
        for at in 0..self.type_ids.len() {
            let Some(token) = self.prose.tokens.get(at).copied() else { continue };
            if token.kind != Kind::Word {
                continue;
            }
            let folded = self.word_type(at).folded as usize;
            let Some(uses) = self.usage.get_mut(folded) else { continue };
            if token.case == Case::Lower {
                uses.lower = uses.lower.saturating_add(1);
                continue;
            }
            let before = at.wrapping_sub(1);
            let opens = self.opens.get(at).copied().unwrap_or(false);
            let heading = self.heading.get(at).copied().unwrap_or(false);
            let capital = token.is_capital();
            let is_titled = capital && self.senses(before).any(titled) && !opens;
            let speaks = capital
                && (self.senses(at + 1).any(speech) && !self.is_capital(at + 1)
                    || self.senses(before).any(speech) && !self.is_capital(before));
            let given = capital
                && self.senses(before).any(Senses::GIVEN)
                && self.is_capital(before)
                && !self.senses(before).any(Senses::PLACE);
            let word_before = if opens || !capital { "" } else { self.text(before) };
            let placed = capital
                && matches!(word_before, "in" | "at" | "from" | "near" | "into" | "across" | "to")
                && !self.is_capital(at + 1);
            let firm = capital
                && (self.ends_firm(at + 1) || self.is_capital(at + 1) && self.ends_firm(at + 2));
            let the = capital && matches!(word_before, "the" | "The");
            let Some(uses) = self.usage.get_mut(folded) else { continue };
            let add = |n: &mut u16, yes: bool| *n = n.saturating_add(u16::from(yes));
            add(&mut uses.capital, capital && !opens && !heading);
            add(&mut uses.titled, is_titled);
            add(&mut uses.speaks, speaks);
            add(&mut uses.after_given, given && !opens);
            add(&mut uses.placed, placed);
            add(&mut uses.the, the);
            add(&mut uses.firm, firm);
        }
    }
}

fn word_of(text: &str, token: &Token) -> WordType {
    let composed = composed(text);
    let text = composed.as_ref();
    let folded;
    let lower = if token.kind == Kind::Word && token.case != Case::Lower {
        folded = text.to_lowercase().replace('’', "'");
        folded.as_str()
    } else {
        text
    };
    let entry = match token.kind {
        Kind::Word => gazetteer::look_up(lower, token.is_capital()),
        _ => gazetteer::Entry::default(),
    };
    let hash = |s: &str| (hash64(s.as_bytes()) >> 32) as u32;
    let tail = |n: usize| {
        let at = lower.char_indices().rev().nth(n - 1).map_or(0, |(at, _)| at);
        hash(lower.get(at..).unwrap_or(lower))
    };
    let head = lower.char_indices().nth(3).map_or(lower.len(), |(at, _)| at);
    let lower_hash = hash(lower);
    WordType {
        exact: hash(text),
        lower: lower_hash,
        folded: 0,
        senses: entry.senses,
        shape: shape_of(text),
        suffixes: [tail(2), tail(3), tail(4)],
        prefix: hash(lower.get(..head).unwrap_or(lower)),
        length: u8::try_from(text.chars().take(15).count()).unwrap_or(15),
        begins_place: entry.begins_place,
    }
}

/// Hash of the shape of a token: each run of capitals, small letters or digits once, marks as they are.
fn shape_of(text: &str) -> u32 {
    let mut shape = 0_u32;
    let mut last = 0_u32;
    let mut upper = 0_u32;
    for c in text.chars().take(24) {
        let class = if c.is_uppercase() {
            upper += 1;
            1
        } else if c.is_alphabetic() {
            2
        } else if c.is_ascii_digit() {
            3
        } else {
            4 + (c as u32 & 0x3F)
        };
        if class != last {
            shape = shape.wrapping_mul(67).wrapping_add(class);
            last = class;
        }
    }
    // `I` differs from `II`: the number of capitals, up to three.
    shape.wrapping_mul(4).wrapping_add(upper.min(3))
}

/// Builds the hasher of keys that are hashes already.
#[derive(Clone, Copy, Debug, Default)]
struct PassThrough;

impl std::hash::BuildHasher for PassThrough {
    type Hasher = Same;

    fn build_hasher(&self) -> Same {
        Same(0)
    }
}

/// Gives a number of 64 bits as its own hash.
#[derive(Clone, Copy, Debug)]
struct Same(u64);

impl std::hash::Hasher for Same {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        self.0 = hash64(bytes);
    }

    fn write_u64(&mut self, n: u64) {
        self.0 = n;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shapes_fold_runs() {
        for (a, b, same) in [
            ("Khamenei", "Biden", true),
            ("McGowan", "DeLong", true),
            ("IAEA", "NATO", true),
            ("J.", "K.", true),
            ("I", "IAEA", false),
            ("said", "Said", false),
        ] {
            assert_eq!(shape_of(a) == shape_of(b), same, "{a} {b}");
        }
    }

    fn check_usage(text: &str, word: &str, expected: [u16; 8]) {
        let doc = crate::formats::plain::parse(text);
        let prose = doc.tokenize(0..doc.blocks.len());
        let table = TokenTable::read(&prose);
        let at = prose.tokens.iter().position(|token| prose.word(token) == word).unwrap();
        let UsageCounts { lower, capital, titled, speaks, after_given, placed, the, firm } =
            table.usage_of(at);
        let got = [lower, capital, titled, speaks, after_given, placed, the, firm];
        assert_eq!(got, expected, "{text}: {word}");
    }

    #[test]
    fn usage_is_counted_by_kind() {
        for (text, word, expected) in [
            ("The ferry came. A Ferry left.", "ferry", [1, 1, 0, 0, 0, 0, 0, 0]),
            ("Vrba left. They saw Vrba.", "Vrba", [0, 1, 0, 0, 0, 0, 0, 0]),
            ("They saw Mr Vrba and Minister Vrba.", "Vrba", [0, 2, 2, 0, 0, 0, 0, 0]),
            ("It rained, Vrba said. Vrba said no.", "Vrba", [0, 1, 0, 2, 0, 0, 0, 0]),
            ("They saw Anna Vrba.", "Vrba", [0, 1, 0, 0, 1, 0, 0, 0]),
            ("They lived in Vrba and near Vrba.", "Vrba", [0, 2, 0, 0, 0, 2, 0, 0]),
            ("They saw the Vrba.", "Vrba", [0, 1, 0, 0, 0, 0, 1, 0]),
            ("They saw Vrba University.", "Vrba", [0, 1, 0, 0, 0, 0, 0, 1]),
            ("Vrba\n\nnothing else.", "Vrba", [0, 0, 0, 0, 0, 0, 0, 0]),
        ] {
            check_usage(text, word, expected);
        }
    }

    #[test]
    fn places_of_several_words_are_marked() {
        for (text, expected) in [
            ("They left New York on Monday.", "New York"),
            ("They left Stratford-upon-Avon.", "Stratford-upon-Avon"),
            ("They left new york.", ""),
            ("They left the Persian Gulf.", "Persian Gulf"),
        ] {
            let doc = crate::formats::plain::parse(text);
            let prose = doc.tokenize(0..doc.blocks.len());
            let table = TokenTable::read(&prose);
            let inside = prose.tokens.iter().zip(&table.in_place).filter(|(_, inside)| **inside);
            let span = inside.map(|(token, _)| token.span()).reduce(crate::text::Span::join);
            assert_eq!(span.map_or("", |span| span.in_text(text)), expected, "{text}");
        }
    }
}
