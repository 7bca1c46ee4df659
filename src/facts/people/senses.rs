//! What the word lists say about a word: whether it is a given name, a place, a title …

use crate::text::lexicon::Indexed;
use crate::text::lexicon::joint::{Joint, Words};
use crate::text::lexicon::sieve::Sieve;

macro_rules! list {
    ($name:literal) => {
        include_str!(concat!("../../../assets/lists/", $name, ".txt"))
    };
}

static GIVEN_FEMALE: Indexed = Indexed::new(list!("given-female"));
static GIVEN_MALE: Indexed = Indexed::new(list!("given-male"));
static FAMILY: Indexed = Indexed::new(list!("family-names"));
static PLACES: Indexed = Indexed::new(list!("places"));
static COMMON: Indexed = Indexed::new(list!("common-words"));

/// The long lists and the sense that each one gives.
static LONG: [(&Indexed, Senses); 5] = [
    (&GIVEN_FEMALE, Senses::FEMALE),
    (&GIVEN_MALE, Senses::MALE),
    (&FAMILY, Senses::FAMILY),
    (&PLACES, Senses::PLACE),
    (&COMMON, Senses::COMMON),
];

/// Which of the long lists may hold a word, in their order; and whether a place begins with it.
#[expect(long_running_const_eval, reason = "the lists are long")]
static SIEVE: Sieve<{ 1 << 17 }> = Sieve::new(
    &[
        list!("given-female"),
        list!("given-male"),
        list!("family-names"),
        list!("places"),
        list!("common-words"),
    ],
    list!("places"),
);

/// The small lists and the sense that each one gives.
static SMALL: Joint<Senses, 4096> = Joint::new(&[
    (Words::lines(list!("honorifics")), Senses::HONORIFIC),
    (Words::lines(list!("titles")), Senses::TITLE),
    (Words::lines(list!("offices")), Senses::OFFICE),
    (Words::lines(list!("nationalities")), Senses::NATION),
    (Words::lines(list!("organisations")), Senses::ORGANISATION),
    (Words::lines(list!("not-people")), Senses::NOT_PERSON),
    (Words::lines(list!("speech-verbs")), Senses::SPEECH),
    (Words::lines(list!("particles")), Senses::PARTICLE),
    (Words::lines(list!("role-nouns")), Senses::ROLE),
]);

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

/// The senses of a lower-case word. Names and places are only looked up for `capital` words.
#[must_use]
pub fn senses(lower: &str, capital: bool) -> Senses {
    let small = SMALL.find(lower.trim_end_matches('.'));
    let mut senses = small.fold(Senses(0), |senses, (sense, _)| senses.with(*sense));
    if capital {
        let sifted = SIEVE.look(lower);
        for (at, (list, sense)) in LONG.iter().enumerate() {
            if sifted.may_hold(at) && list.contains(lower) {
                senses = senses.with(*sense);
            }
        }
    }
    senses
}

/// Whether a place of several words begins with this lower-case word.
#[must_use]
pub fn begins_place(lower: &str) -> bool {
    SIEVE.look(lower).may_begin()
        && [" ", "-"].iter().any(|gap| PLACES.has_prefix(&format!("{lower}{gap}")))
}

/// Whether several lower-case words together name a place ("persian gulf").
#[must_use]
pub fn is_place(lower: &str) -> bool {
    PLACES.contains(lower)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::lexicon::Lexicon;

    #[test]
    fn lists_are_sorted() {
        for (list, sense) in &LONG {
            assert!(list.list().is_sorted(), "{sense:?}");
        }
        for (list, sense) in SMALL.lists() {
            assert!(Lexicon::new(list.text()).is_sorted(), "{sense:?}");
        }
    }

    #[test]
    fn no_item_falls_through_the_sieve() {
        for (at, (list, sense)) in LONG.iter().enumerate() {
            for item in list.list().iter() {
                assert!(SIEVE.look(item).may_hold(at), "{item} {sense:?}");
            }
        }
        assert!(begins_place("new") && begins_place("stratford") && !begins_place("york"));
    }

    #[test]
    fn knows_what_words_are() {
        for (word, sense) in [
            ("wendy", Senses::FEMALE),
            ("ali", Senses::MALE),
            ("khamenei", Senses::FAMILY),
            ("muscat", Senses::PLACE),
            ("minister", Senses::TITLE),
            ("mr", Senses::HONORIFIC),
            ("iranian", Senses::NATION),
        ] {
            assert!(senses(word, true).any(sense), "{word}");
        }
        assert!(is_place("persian gulf"));
        assert!(!senses("the", true).any(Senses::GIVEN.with(Senses::FAMILY)));
    }
}
