//! Tokens as numbers, for features.

use crate::facts::cue::VerbForm;
use crate::facts::quotes::past_forms::looks_past;
use crate::facts::quotes::tagged_paragraph::{Class, TaggedParagraph};

/// How many codes there are.
pub const CODES: usize = 24;

/// The code of the token at `at`, or of the end of its sentence at `end`.
#[must_use]
pub fn token_code(tagged: &TaggedParagraph<'_>, at: usize, end: usize) -> usize {
    if at >= end {
        return 0;
    }
    match tagged.class(at) {
        Class::Mark('"' | '\'') => 1,
        Class::Mark(',') => 2,
        Class::Mark(_) => 3,
        Class::Name => 4,
        Class::Pronoun => 5,
        Class::Object => 6,
        Class::Determiner => 7,
        Class::Possessive => 8,
        Class::Preposition => 9,
        Class::To => 10,
        Class::Subordinator => 11,
        Class::Relative => 12,
        Class::Conjunction => 13,
        Class::Auxiliary => 14,
        Class::Adverb => 15,
        Class::Time => 16,
        Class::According => 17,
        Class::Verb(verb) => match verb.form {
            VerbForm::Finite => 18,
            VerbForm::Base => 19,
            VerbForm::Participle => 20,
        },
        Class::Word if tagged.word(at).ends_with("ing") && tagged.word(at).len() > 5 => 20,
        Class::Word if looks_past(tagged.word(at)) => 21,
        Class::Word => 22,
        Class::Number => 23,
        Class::Clitic => 3,
    }
}

/// Whether the token begins a predicate: an auxiliary or a form that is a verb by its list or shape.
#[must_use]
pub fn is_finite(tagged: &TaggedParagraph<'_>, at: usize) -> bool {
    match tagged.class(at) {
        Class::Auxiliary => true,
        Class::Verb(verb) => verb.form != VerbForm::Participle,
        Class::Word => looks_past(tagged.word(at)),
        _ => false,
    }
}

/// The bucket of a number of tokens.
#[must_use]
pub const fn length_code(tokens: usize) -> usize {
    match tokens {
        0 | 1 => 0,
        2 => 1,
        3 => 2,
        4 | 5 => 3,
        6..=9 => 4,
        10..=15 => 5,
        16..=25 => 6,
        _ => 7,
    }
}

/// How many buckets there are.
pub const LENGTHS: usize = 8;
