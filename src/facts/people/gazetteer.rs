//! Gazetteer: what the word lists say about a word: given name, surname, place, title …

use crate::text::word_table::WordTable;

/// The words of [`LISTS`], and the first words of places with several; laid out by
/// `cargo run --example gazetteer`.
static WORDS: WordTable<'static> =
    WordTable::from_bytes(include_bytes!("../../../assets/model/words.bin"));

/// Lists in `assets/lists`, and what a word of each is.
pub const LISTS: [(&str, Senses); 14] = [
    ("common-words", Senses::COMMON),
    ("family-names", Senses::FAMILY),
    ("given-female", Senses::FEMALE),
    ("given-male", Senses::MALE),
    ("honorifics", Senses::HONORIFIC),
    ("nationalities", Senses::NATION),
    ("not-people", Senses::NOT_PERSON),
    ("offices", Senses::OFFICE),
    ("organisations", Senses::ORGANISATION),
    ("particles", Senses::PARTICLE),
    ("places", Senses::PLACE),
    ("role-nouns", Senses::ROLE),
    ("speech-verbs", Senses::SPEECH),
    ("titles", Senses::TITLE),
];

/// The flag of words that the name of a place of several words begins with. It is none of the
/// senses, on whose bits the model depends.
pub const BEGINS_PLACE: u16 = 1 << 15;

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
    pub const GIVEN: Self = Self::FEMALE.with(Self::MALE);
    /// Those that count for capitalised words alone.
    const NAMES: Self = Self::GIVEN.with(Self::FAMILY).with(Self::PLACE).with(Self::COMMON);
    /// Those that count for any word.
    const OTHERS: Self = Self(!Self::NAMES.0 & !BEGINS_PLACE);

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

/// What the lists say about a word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    /// Its senses.
    pub senses: Senses,
    /// Whether the name of a place of several words begins with it.
    pub begins_place: bool,
}

/// Looks up a lower-case word, which the text writes with a `capital` or without.
#[must_use]
pub fn look_up(lower: &str, capital: bool) -> Entry {
    let flags = WORDS.get(lower);
    let bare = lower.trim_end_matches('.');
    let small = if bare.len() == lower.len() { flags } else { WORDS.get(bare) };
    let names = if capital { flags & Senses::NAMES.0 } else { 0 };
    Entry {
        senses: Senses(small & Senses::OTHERS.0 | names),
        begins_place: capital && flags & BEGINS_PLACE != 0,
    }
}

/// Whether several lower-case words together name a place ("persian gulf").
#[must_use]
pub fn is_place(lower: &str) -> bool {
    Senses(WORDS.get(lower)).any(Senses::PLACE)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    fn read(list: &str) -> String {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/lists");
        std::fs::read_to_string(format!("{folder}/{list}.txt")).unwrap()
    }

    #[test]
    fn every_word_has_the_flags_of_its_lists_and_no_others() {
        let files = LISTS.map(|(list, flag)| (read(list), flag));
        let mut expected: BTreeMap<&str, u16> = BTreeMap::new();
        for (file, flag) in &files {
            let items = || file.lines().filter(|line| !line.starts_with('#'));
            for item in items() {
                *expected.entry(item).or_default() |= flag.0;
                if *flag == Senses::PLACE
                    && let Some((first, _)) = item.split_once([' ', '-'])
                {
                    *expected.entry(first).or_default() |= BEGINS_PLACE;
                }
            }
        }
        let hint = "run `cargo run --example gazetteer`";
        assert_eq!(WORDS.len(), expected.len(), "{hint}");
        for (word, flags) in expected {
            assert_eq!(WORDS.get(word), flags, "{word}: {hint}");
        }
    }

    #[test]
    fn knows_what_words_are() {
        let none = Senses(0);
        for (word, names, others) in [
            ("wendy", Senses::FEMALE, none),
            ("ali", Senses::GIVEN.with(Senses::FAMILY), none),
            ("khamenei", Senses::FAMILY, none),
            ("muscat", Senses::PLACE, none),
            ("minister", none, Senses::TITLE),
            ("mr", none, Senses::HONORIFIC),
            ("mr.", none, Senses::HONORIFIC),
            ("iranian", none, Senses::NATION),
            ("ferrybank", none, none),
        ] {
            let known = look_up(word, true).senses;
            assert_eq!(known.0 & Senses::NAMES.0 & !Senses::COMMON.0, names.0, "{word}");
            assert_eq!(look_up(word, false).senses, Senses(known.0 & Senses::OTHERS.0), "{word}");
            assert_eq!(known.any(others), others != none, "{word}");
        }
    }

    #[test]
    fn knows_places_of_several_words() {
        assert!(
            is_place("persian gulf") && is_place("stratford-upon-avon") && !is_place("gulf of")
        );
        for (word, begins) in
            [("new", true), ("stratford", true), ("york", false), ("muscat", false)]
        {
            assert_eq!(look_up(word, true).begins_place, begins, "{word}");
            assert!(!look_up(word, false).begins_place, "{word}");
        }
    }
}
