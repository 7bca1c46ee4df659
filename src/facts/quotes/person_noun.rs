//! Nouns that mean a person.

use crate::facts::people::gazetteer::{Senses, look_up};

/// Whether a noun means a person: "mayor", "critics", "ferryman".
#[must_use]
pub fn is_person(noun: &str) -> bool {
    let known = Senses::ROLE.with(Senses::TITLE).with(Senses::OFFICE);
    let one = noun.strip_suffix('s').filter(|one| one.len() > 3).unwrap_or(noun);
    let listed = |word: &str| look_up(word, false).senses.any(known);
    listed(noun) || listed(one) || ENDINGS.iter().any(|ending| one.ends_with(ending))
}

/// Endings of nouns for people.
const ENDINGS: [&str; 12] = [
    "boy", "child", "children", "eer", "ian", "girl", "ist", "man", "men", "people", "person",
    "woman",
];
