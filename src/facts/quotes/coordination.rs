//! Subjects that "and" joins: "Students and teachers", "Officials in Oslo and Rome", "Lind, Moe and Ruud".

use super::person_noun::is_person;
use super::tagged_paragraph::{Class, TaggedParagraph};

/// Words of one part of such a subject at most.
const PART: usize = 4;

/// Parts of a list at most.
const PARTS: usize = 6;

/// Whether the "and" at `at` joins two nouns for people that open their clause: "students and teachers".
#[must_use]
pub fn joins_people(tagged: &TaggedParagraph<'_>, bound: usize, at: usize) -> bool {
    people_beside(tagged, bound, at)
        .is_some_and(|(before, _)| opens_clause(tagged, bound, before, at - before))
}

/// Whether the "and" at `at`, behind a name, joins two places where people are: "officials in Oslo and
/// Rome". `first` is where the first name begins.
#[must_use]
pub fn joins_places(tagged: &TaggedParagraph<'_>, bound: usize, first: usize, at: usize) -> bool {
    let named = tagged.class(at + 1) == Class::Name && first < at;
    named && people_before_place(tagged, bound, first).is_some()
}

/// Whether the "and" at `at` joins two nouns for people, and no verb of the second follows: "said teachers
/// and pupils".
#[must_use]
pub fn joins_people_behind(tagged: &TaggedParagraph<'_>, from: usize, at: usize) -> bool {
    people_beside(tagged, from, at).is_some_and(|(_, behind)| {
        matches!(tagged.class(behind), Class::Mark(_) | Class::Preposition | Class::Time)
    })
}

/// Where the first of two nouns for people begins that the "and" at `at` joins, and where the second ends.
fn people_beside(tagged: &TaggedParagraph<'_>, bound: usize, at: usize) -> Option<(usize, usize)> {
    if tagged.word(at) != "and" {
        return None;
    }
    let (before, behind) = (words_to(tagged, bound, at), words_from(tagged, at + 1));
    let both = before < at
        && behind > at + 1
        && are_people(tagged, before, at)
        && are_people(tagged, at + 1, behind);
    both.then_some((before, behind))
}

/// Where the list begins whose last part is the phrase `begin..end`: "Farmers, bakers and millers", "Lind, Moe and
/// Ruud", "Officials in Oslo, Rome and Graz".
#[must_use]
pub fn list_begin(
    tagged: &TaggedParagraph<'_>,
    bound: usize,
    begin: usize,
    end: usize,
) -> Option<usize> {
    let comma = begin.checked_sub(1).filter(|at| *at > bound && tagged.is_outer_comma(*at))?;
    let named = tagged.class(begin) == Class::Name;
    (begin..end).find(|at| tagged.word(*at) == "and").filter(|at| *at > begin)?;
    let alike = |from: usize, to: usize| match tagged.class(to - 1) {
        // "Farmers": a capital from its place.
        Class::Name if from == bound && !named => are_people(tagged, from, to),
        Class::Name => named,
        Class::Word => !named && are_people(tagged, from, to),
        _ => false,
    };
    let (mut close, mut best) = (comma, None);
    for _ in 0..PARTS {
        let first = words_to(tagged, bound, close);
        let first = match first.checked_sub(1).filter(|at| *at >= bound) {
            Some(before) if tagged.class(before) == Class::Determiner => before,
            _ => first,
        };
        if first >= close || !alike(first, close) {
            break;
        }
        if opens_list(tagged, bound, first) {
            best = Some(first);
        } else if named && let Some(people) = people_before_place(tagged, bound, first) {
            best = Some(people);
        }
        let before = first.checked_sub(1).filter(|at| tagged.is_outer_comma(*at));
        let Some(before) = before else { break };
        close = before;
    }
    best
}

/// Whether a list may begin at `at`: not behind "In Torp, Ohio,".
fn opens_list(tagged: &TaggedParagraph<'_>, bound: usize, at: usize) -> bool {
    let Some(before) = at.checked_sub(1).filter(|before| *before >= bound) else { return true };
    match tagged.class(before) {
        Class::Mark(',') => matches!(
            tagged.class(before.saturating_sub(1)),
            Class::Adverb | Class::Time | Class::Number
        ),
        class => matches!(class, Class::Mark(';' | ':' | '—' | '"' | '(') | Class::Subordinator),
    }
}

/// Where the people begin of whom a place before the name at `first` says where they are: "Officials in".
fn people_before_place(tagged: &TaggedParagraph<'_>, bound: usize, first: usize) -> Option<usize> {
    let place = first.checked_sub(1).filter(|at| *at > bound)?;
    let from = words_to(tagged, bound, place);
    let located = matches!(tagged.word(place), "at" | "from" | "in" | "near" | "of" | "on");
    (located && from < place && are_people(tagged, from, place))
        .then_some(from)
        .filter(|from| opens_clause(tagged, bound, *from, place - from))
}

/// Whether the clause begins at `at`, or a determiner before it that shows a noun of `words` words.
fn opens_clause(tagged: &TaggedParagraph<'_>, bound: usize, at: usize, words: usize) -> bool {
    let opens = |at: usize| {
        at <= bound
            || matches!(tagged.class(at - 1), Class::Mark(',' | ';' | ':' | '—' | '"' | '('))
            || tagged.word(at - 1) == "that"
    };
    let counted = at > bound
        && (matches!(tagged.word(at - 1), "Both" | "Many" | "Other" | "Some" | "many" | "some")
            || words == 1 && matches!(tagged.class(at - 1), Class::Determiner | Class::Possessive));
    opens(at) || counted && opens(at - 1)
}

/// Where the run of words and names that ends before `end` begins.
fn words_to(tagged: &TaggedParagraph<'_>, bound: usize, end: usize) -> usize {
    let word = |at: &usize| matches!(tagged.class(*at), Class::Word | Class::Name);
    end - (bound..end).rev().take(PART).take_while(word).count()
}

/// Where the run of words and names that begins at `from` ends.
fn words_from(tagged: &TaggedParagraph<'_>, from: usize) -> usize {
    let word = |at: &usize| {
        matches!(tagged.class(*at), Class::Word | Class::Name) && !tagged.is_past_form(*at)
    };
    from + (from..from + PART).take_while(word).count()
}

/// Whether a run of words names people by its last word, or is one plural, and has no verb.
fn are_people(tagged: &TaggedParagraph<'_>, from: usize, to: usize) -> bool {
    let word = tagged.word(to - 1);
    let plural = to == from + 1 && word.ends_with('s') && !word.ends_with("ss");
    let people = plural || is_person(word) || is_person(&word.to_lowercase());
    people && !(from..to).any(|at| tagged.is_verb_form(at))
}
