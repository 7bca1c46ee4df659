//! Grammar around a reporting verb: passive voice, use as a noun, "according to".

use super::tagged_paragraph::{Class, TaggedParagraph, stands_alone};
use crate::facts::cue::{Frames, VerbForm};

#[must_use]
pub fn only_adverbs(tagged: &TaggedParagraph<'_>, begin: usize, at: usize) -> bool {
    (begin..at)
        .all(|n| matches!(tagged.class(n), Class::Adverb | Class::Auxiliary | Class::Mark(_)))
}

/// A verb form used as a noun: "the report", "his claim".
#[must_use]
pub fn is_noun(tagged: &TaggedParagraph<'_>, at: usize) -> bool {
    at > 0
        && !is_counted(tagged, at)
        && matches!(tagged.class(at - 1), Class::Determiner | Class::Possessive | Class::Clitic)
        && !matches!(tagged.class(at), Class::Verb(v) if v.form == VerbForm::Finite && v.base() == "say")
}

/// "the two write", "another tweets": a determiner that stands for people before its verb.
fn is_counted(tagged: &TaggedParagraph<'_>, at: usize) -> bool {
    let Class::Verb(verb) = tagged.class(at) else { return false };
    let plain = !verb.frames.has(Frames::ALSO_NOUN);
    plain && stands_alone(tagged.word(at - 1))
}

/// Whether `at` is the "according" of "according to".
#[must_use]
pub fn is_according(tagged: &TaggedParagraph<'_>, at: usize) -> bool {
    tagged.class(at) == Class::According && tagged.class(at + 1) == Class::To
}

/// "was called", "were described as", "being told".
#[must_use]
pub fn is_passive(tagged: &TaggedParagraph<'_>, at: usize) -> bool {
    let mut before = at;
    while before > 0 && matches!(tagged.class(before - 1), Class::Adverb) {
        before -= 1;
    }
    before > 0
        && matches!(tagged.class(at), Class::Verb(v) if v.form == VerbForm::Finite)
        && matches!(
            tagged.word(before - 1),
            "was" | "were" | "been" | "being" | "is" | "are" | "be" | "am"
        )
}
