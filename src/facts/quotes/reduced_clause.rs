//! The subject that a clause without its own subject follows: "A man accused of taking £40 from a shop told".

use super::person_noun::is_person;
use super::speaker_phrase::{SpeakerPhrase, head_of};
use super::tagged_paragraph::{Class, TaggedParagraph};
use crate::facts::cue::VerbForm;

/// Tokens from the subject to the verb at most.
const LONGEST: usize = 30;

/// Participles that do not end in "ed".
const PARTICIPLES: [&str; 17] = [
    "born", "built", "caught", "found", "held", "hit", "hurt", "known", "led", "left", "made",
    "run", "seen", "sent", "shot", "struck", "taken",
];

/// Nouns for several people together, who do something: "a firm seeking", "a couple living in".
const GROUPS: [&str; 16] = [
    "agency",
    "alliance",
    "business",
    "charity",
    "coalition",
    "committee",
    "company",
    "council",
    "couple",
    "family",
    "firm",
    "group",
    "party",
    "team",
    "trust",
    "union",
];

/// The first noun phrase of the clause that ends at `end`, before its verb, where nothing but a reduced relative
/// clause or one with "that" stands between: "A nurse charged with killing three patients", "A charity that
/// raised £2 million for the town", "A woman seeking damages from the firm".
#[must_use]
pub fn reduced_subject(
    tagged: &TaggedParagraph<'_>,
    bound: usize,
    end: usize,
) -> Option<SpeakerPhrase> {
    let start = clause_start(tagged, bound, end)?;
    let opener = (start + 1..end).find(|at| !is_phrase(tagged, *at) || opens(tagged, *at))?;
    let relative = matches!(tagged.word(opener), "that" | "which");
    if !(opens(tagged, opener) || relative && tagged.is_finite_form(opener + 1)) {
        return None;
    }
    let inside = opener + 1 + usize::from(relative)..end;
    let ends_apart = end > opener + 2 && !tagged.is_finite_form(end - 1);
    let within = inside.clone().all(|at| is_within(tagged, at));
    (ends_apart && within).then(|| head_of(tagged, start, opener))?
}

/// Where the clause begins: at `bound`, or behind a leading phrase and its comma.
fn clause_start(tagged: &TaggedParagraph<'_>, bound: usize, end: usize) -> Option<usize> {
    let mut near = (bound..end).rev().take(LONGEST + 1);
    let comma = near.find(|at| tagged.class(*at) == Class::Mark(','));
    if comma.is_none() && end - bound > LONGEST {
        return None;
    }
    let leads = matches!(
        tagged.class(bound),
        Class::Preposition | Class::Time | Class::Adverb | Class::Conjunction
    );
    let start = match comma {
        Some(comma) if leads => comma + 1,
        Some(_) => return None,
        None => bound,
    };
    let noun = matches!(
        tagged.class(start),
        Class::Determiner | Class::Possessive | Class::Number | Class::Name | Class::Word
    );
    (noun && end - start <= LONGEST).then_some(start)
}

/// Whether a token belongs to the noun phrase of the subject.
fn is_phrase(tagged: &TaggedParagraph<'_>, at: usize) -> bool {
    let class = tagged.class(at);
    class.joins_phrase() || matches!(class, Class::Number) || tagged.word(at) == "of"
}

/// Whether a reduced clause begins: a participle behind its noun, with what belongs to it.
fn opens(tagged: &TaggedParagraph<'_>, at: usize) -> bool {
    let word = tagged.word(at);
    let (before, after) = (tagged.class(at - 1), tagged.class(at + 1));
    let noun = matches!(before, Class::Word | Class::Name);
    let lower = matches!(tagged.class(at), Class::Word | Class::Verb(_));
    if !noun || !lower {
        return false;
    }
    let amount = matches!(after, Class::Number | Class::Mark('$' | '£' | '€'));
    let done = word.len() > 4 && word.ends_with("ed") || PARTICIPLES.binary_search(&word).is_ok();
    if done {
        // "a survey carried out for the union"
        let particle = matches!(after, Class::Adverb)
            && matches!(tagged.class(at + 2), Class::Preposition | Class::Time);
        return amount || particle || matches!(after, Class::Preposition | Class::To);
    }
    let acting = word.len() > 4 && word.ends_with("ing") && word != "including";
    let head = tagged.word(at - 1);
    let doer = is_person(head) || GROUPS.binary_search(&head).is_ok();
    acting
        && doer
        && (amount || matches!(after, Class::Determiner | Class::Possessive | Class::Preposition))
}

/// Whether a token may stand inside the reduced clause: no other clause, no other verb.
fn is_within(tagged: &TaggedParagraph<'_>, at: usize) -> bool {
    let after = tagged.class(at + 1);
    match tagged.class(at) {
        Class::Pronoun | Class::Subordinator | Class::Relative | Class::Auxiliary => false,
        Class::According => false,
        Class::Conjunction => matches!(after, Class::Word | Class::Number),
        Class::Verb(verb) => {
            let noun = matches!(tagged.class(at - 1), Class::Determiner | Class::Possessive);
            noun || verb.form == VerbForm::Participle
        }
        Class::Word if tagged.is_past_form(at) => {
            matches!(after, Class::Preposition | Class::To)
        }
        Class::Mark(mark) => matches!(mark, '$' | '£' | '€' | '%' | '-' | '.' | '\''),
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_sorted() {
        assert!(PARTICIPLES.is_sorted() && GROUPS.is_sorted());
    }
}
