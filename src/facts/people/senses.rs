//! What the word lists say about a word: whether it is a given name, a place, a title …

use std::collections::HashMap;

use super::page::{Identity, hash64};
use crate::text::lexicon::{Indexed, Lexicon};

macro_rules! list {
    ($kind:ident, $name:literal) => {
        $kind::new(include_str!(concat!("../../../assets/lists/", $name, ".txt")))
    };
}

static GIVEN_FEMALE: Indexed = list!(Indexed, "given-female");
static GIVEN_MALE: Indexed = list!(Indexed, "given-male");
static FAMILY: Indexed = list!(Indexed, "family-names");
static PLACES: Indexed = list!(Indexed, "places");
static COMMON: Indexed = list!(Indexed, "common-words");

/// The small lists and the sense that each one gives.
const SMALL: [(Lexicon, Senses); 9] = [
    (list!(Lexicon, "honorifics"), Senses::HONORIFIC),
    (list!(Lexicon, "titles"), Senses::TITLE),
    (list!(Lexicon, "offices"), Senses::OFFICE),
    (list!(Lexicon, "nationalities"), Senses::NATION),
    (list!(Lexicon, "organisations"), Senses::ORGANISATION),
    (list!(Lexicon, "not-people"), Senses::NOT_PERSON),
    (list!(Lexicon, "speech-verbs"), Senses::SPEECH),
    (list!(Lexicon, "particles"), Senses::PARTICLE),
    (list!(Lexicon, "role-nouns"), Senses::ROLE),
];

/// A set of senses.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Senses(pub u16);

#[expect(missing_docs, reason = "the names say it; the lists in `assets/lists` define them")]
impl Senses {
    pub const FEMALE: Self = Self(1);
    pub const MALE: Self = Self(1 << 1);
    pub const FAMILY: Self = Self(1 << 2);
    pub const PLACE: Self = Self(1 << 3);
    pub const HONORIFIC: Self = Self(1 << 4);
    pub const TITLE: Self = Self(1 << 5);
    pub const OFFICE: Self = Self(1 << 6);
    pub const NATION: Self = Self(1 << 7);
    pub const ORGANISATION: Self = Self(1 << 8);
    pub const NOT_PERSON: Self = Self(1 << 9);
    pub const SPEECH: Self = Self(1 << 10);
    pub const PARTICLE: Self = Self(1 << 11);
    pub const ROLE: Self = Self(1 << 12);
    /// A word that is common in lower case.
    pub const COMMON: Self = Self(1 << 13);
    /// A given name of either gender.
    pub const GIVEN: Self = Self(1 | 1 << 1);

    /// Whether any of `other` is among them.
    #[must_use]
    pub const fn any(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Both together.
    #[must_use]
    pub const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// The small lists laid out for quick questions; the large ones are searched where they lie.
#[derive(Debug)]
pub struct Lists {
    small: HashMap<u64, Senses, Identity>,
}

impl Default for Lists {
    fn default() -> Self {
        let mut small = HashMap::with_capacity_and_hasher(2048, Identity);
        for (list, sense) in SMALL {
            for item in list.iter() {
                let senses = small.entry(hash64(item.as_bytes())).or_insert(Senses(0));
                *senses = senses.with(sense);
            }
        }
        Self { small }
    }
}

impl Lists {
    /// The senses of a lower-case word. Names and places are only looked up for `capital` words.
    #[must_use]
    pub fn senses(&self, lower: &str, capital: bool) -> Senses {
        let mut senses = self
            .small
            .get(&hash64(lower.trim_end_matches('.').as_bytes()))
            .copied()
            .unwrap_or_default();
        if capital {
            for (list, sense) in [
                (&GIVEN_FEMALE, Senses::FEMALE),
                (&GIVEN_MALE, Senses::MALE),
                (&FAMILY, Senses::FAMILY),
                (&PLACES, Senses::PLACE),
                (&COMMON, Senses::COMMON),
            ] {
                if list.contains(lower) {
                    senses = senses.with(sense);
                }
            }
        }
        senses
    }

    /// Whether a place of several words begins with this lower-case word.
    #[must_use]
    pub fn begins_place(&self, lower: &str) -> bool {
        // Most words begin no place at all, which one search tells.
        PLACES.has_prefix(lower)
            && [" ", "-"].iter().any(|gap| PLACES.has_prefix(&format!("{lower}{gap}")))
    }

    /// Whether several lower-case words together name a place ("persian gulf").
    #[must_use]
    pub fn is_place(&self, lower: &str) -> bool {
        PLACES.contains(lower)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted() {
        for list in [&GIVEN_FEMALE, &GIVEN_MALE, &FAMILY, &PLACES, &COMMON] {
            assert!(list.list().is_sorted());
        }
        for (list, sense) in SMALL {
            assert!(list.is_sorted(), "{sense:?}");
        }
    }

    #[test]
    fn knows_what_words_are() {
        let lists = Lists::default();
        for (word, sense) in [
            ("wendy", Senses::FEMALE),
            ("ali", Senses::MALE),
            ("khamenei", Senses::FAMILY),
            ("muscat", Senses::PLACE),
            ("minister", Senses::TITLE),
            ("mr", Senses::HONORIFIC),
            ("iranian", Senses::NATION),
        ] {
            assert!(lists.senses(word, true).any(sense), "{word}");
        }
        assert!(lists.is_place("persian gulf"));
        assert!(!lists.senses("the", true).any(Senses::GIVEN.with(Senses::FAMILY)));
    }
}
