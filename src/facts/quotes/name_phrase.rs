//! Where a name begins: its particles, initials and the name that "and" joins it with.

use super::past_forms::looks_past;
use super::tagged_paragraph::{Class, TaggedParagraph};

/// Where the run of names that ends at `end` begins; particles may be inside.
#[must_use]
pub fn name_begin(tagged: &TaggedParagraph<'_>, from: usize, end: usize) -> usize {
    let mut begin = end.saturating_sub(1);
    while begin > from {
        let before = begin - 1;
        let joins = match tagged.class(before) {
            Class::Name => true,
            // "Rolf's Inc."
            Class::Clitic => matches!(tagged.word(begin), "Co" | "Corp" | "Inc" | "Ltd"),
            Class::Mark('-' | '&' | '\'') => {
                tagged.glued(before) && tagged.glued(begin) && before > from
            }
            Class::Mark('.') => before > from && tagged.class(before - 1) == Class::Name,
            Class::Word | Class::Verb(_) | Class::Preposition | Class::Conjunction => {
                before > from
                    && tagged.class(before - 1) == Class::Name
                    && is_particle(tagged.word(before))
            }
            Class::Mark('"') => {
                // A nickname in marks: skip it.
                match tagged.pair_at(before) {
                    Some(pair)
                        if pair.open > from && tagged.class(pair.open - 1) == Class::Name =>
                    {
                        begin = pair.open;
                        continue;
                    }
                    _ => false,
                }
            }
            _ => false,
        };
        if !joins {
            break;
        }
        begin = before;
    }
    begin
}

/// Where the first of two names begins whose second one begins at `begin`: "Lind and Moe", "Lind &
/// Moe".
#[must_use]
pub fn joined_name(tagged: &TaggedParagraph<'_>, from: usize, begin: usize) -> Option<usize> {
    let joins = |at: &usize| *at > from && matches!(tagged.word(*at), "and" | "&");
    let and = begin.checked_sub(1).filter(joins)?;
    let first = name_begin(tagged, from, and);
    let alone = first == from || !matches!(tagged.class(first - 1), Class::Preposition);
    (tagged.class(and - 1) == Class::Name && alone).then_some(first)
}

/// Whether a name stands at `from`, and no verb of its own follows it.
#[must_use]
pub fn ends_at_name(tagged: &TaggedParagraph<'_>, from: usize, bound: usize) -> bool {
    let end = (from..bound).find(|at| tagged.class(*at) != Class::Name).unwrap_or(bound);
    end > from
        && match tagged.class(end) {
            Class::Verb(_) | Class::Auxiliary | Class::Clitic => false,
            Class::Word => !looks_past(tagged.word(end)),
            _ => true,
        }
}

/// Lower-case words inside names.
#[must_use]
pub fn is_particle(word: &str) -> bool {
    matches!(
        word,
        "al" | "bin"
            | "bint"
            | "da"
            | "das"
            | "de"
            | "del"
            | "della"
            | "den"
            | "der"
            | "di"
            | "do"
            | "dos"
            | "du"
            | "e"
            | "el"
            | "ibn"
            | "la"
            | "le"
            | "ter"
            | "ul"
            | "van"
            | "von"
            | "y"
    )
}

/// Whether "and" or "&" stands between two names: "a study by Lind and Moe".
#[must_use]
pub fn joins_names(tagged: &TaggedParagraph<'_>, at: usize) -> bool {
    matches!(tagged.word(at), "and" | "&")
        && tagged.class(at - 1) == Class::Name
        && tagged.class(at + 1) == Class::Name
}

/// The stop in "Mr. Lind", "the U.S. embassy".
#[must_use]
pub fn is_short_form(tagged: &TaggedParagraph<'_>, at: usize) -> bool {
    tagged.class(at) == Class::Mark('.')
        && tagged.glued(at)
        && tagged.class(at.saturating_sub(1)) == Class::Name
        && tagged.class(at + 1) == Class::Name
        && tagged.word(at.saturating_sub(1)).len() <= 4
}
