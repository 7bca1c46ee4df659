//! Where the writer comments on what was said, in its own sentence: ", a claim that …", ", which he
//! denies", ", even as …".

use crate::facts::cue::CueKind;
use crate::facts::quotes::content::has_verb;
use crate::facts::quotes::speaker_phrase::NOUNS;
use crate::facts::quotes::tagged_paragraph::{Class, TaggedParagraph};

/// Tokens of a comment in which its noun or verb is looked for.
const NEAR: usize = 7;

/// The comma before the writer's first comment on the clause `from..to`.
#[must_use]
pub fn comment_on(tagged: &TaggedParagraph<'_>, from: usize, to: usize) -> Option<usize> {
    let comments = |at: &usize| {
        tagged.is_outer_comma(*at)
            && match tagged.class(at + 1) {
                Class::Determiner => names_statement(tagged, at + 1),
                Class::Relative => is_denied(tagged, at + 1, to),
                Class::Adverb => tagged.word(at + 1) == "even" && tagged.word(at + 2) == "as",
                _ => false,
            }
    };
    let comma = (from + 2..to).find(comments)?;
    has_verb(tagged, from + 1, comma).then_some(comma)
}

/// "a claim that", "an account disputed by", "a figure that": the statement as a whole.
fn names_statement(tagged: &TaggedParagraph<'_>, at: usize) -> bool {
    let said = |word: &str| {
        NOUNS.contains(word)
            || matches!(word, "account" | "contradiction" | "figure" | "version" | "view")
    };
    let word = |n: &usize| tagged.class(*n) == Class::Word;
    let end = at + 1 + (at + 1..at + 4).take_while(word).count();
    let noun = (at + 1..end).rev().find(|n| said(tagged.word(*n)));
    let goes_on = |n: usize| {
        matches!(tagged.word(n), "that" | "which" | "he" | "she" | "they" | "the" | "his" | "her")
            || matches!(tagged.class(n), Class::Verb(_) | Class::Name | Class::Preposition)
            || tagged.is_past_form(n)
    };
    matches!(tagged.word(at), "a" | "an") && noun.is_some_and(|n| goes_on(n + 1))
}

/// "which the owner denies": another source says the opposite of the clause.
fn is_denied(tagged: &TaggedParagraph<'_>, at: usize, end: usize) -> bool {
    let plain = |n: &usize| !matches!(tagged.class(*n), Class::Mark(',' | ';' | ':' | '"'));
    let denies = |n: usize| match tagged.class(n) {
        Class::Verb(verb) => {
            verb.kind == CueKind::Denied || matches!(verb.base(), "dispute" | "reject" | "refute")
        }
        _ => false,
    };
    tagged.word(at) == "which" && (at + 1..end.min(at + NEAR)).take_while(plain).any(denies)
}
