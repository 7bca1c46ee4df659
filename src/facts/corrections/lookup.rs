//! Finds the person that a correction refers to.

use crate::facts::{Person, PersonId};
use crate::text::Span;

/// The person of this name; `at` is where their first mention is now. Where several have the name, the
/// one with that mention; where none has it, the person of that mention.
pub fn find_person(people: &[Person], name: &str, at: Option<Span>) -> Option<PersonId> {
    let ids = || (0..).map(PersonId).zip(people);
    let is_there = |person: &Person| at.is_some_and(|at| mention_at(person, at).is_some());
    let mut called = ids().filter(|(_, p)| p.name == name);
    let found = match (called.next(), called.next()) {
        (Some(only), None) => Some(only),
        (Some(_), Some(_)) => ids().find(|(_, p)| p.name == name && is_there(p)),
        (None, _) => None,
    };
    found.or_else(|| ids().find(|(_, p)| is_there(p))).map(|(id, _)| id)
}

/// The index of a person's mention at these words: of the same span, else one that shares a byte.
pub fn mention_at(person: &Person, at: Span) -> Option<usize> {
    let after = person.mentions.partition_point(|m| m.span.start < at.end);
    let before = after.saturating_sub(2);
    let near = person.mentions.get(before..after)?;
    let same = near.iter().rposition(|m| m.span == at);
    same.or_else(|| near.iter().rposition(|m| m.span.overlaps(at))).map(|index| before + index)
}
