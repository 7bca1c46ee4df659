//! The subject across commas: "Lind, the mayor of Torp, who …, said".

use super::clause::clause_subject;
use super::source::{SENTENCE, Source, phrase_begin};
use super::subject::subject_phrase;
use super::view::{Class, View};

/// The subject before a comma: an apposition or relative clause stands between it and the verb, or
/// the verb goes on after a list of verbs.
#[must_use]
pub fn before_comma(view: &View<'_>, bound: usize, comma: usize, verb: usize) -> Option<Source> {
    // Segments between commas, nearest first: the one that can be a subject.
    let mut end = comma;
    let mut crossed = 0;
    while end > bound && crossed < 8 {
        let begin = segment_begin(view, bound, end);
        if begin < end && begin >= bound {
            let opens_sentence = begin == bound;
            if can_be_subject(view, begin, end, opens_sentence, crossed) {
                let first = (begin..end)
                    .find(|at| {
                        matches!(
                            view.class(*at),
                            Class::Auxiliary | Class::Verb(_) | Class::Relative
                        )
                    })
                    .unwrap_or(end);
                if first == end {
                    return subject_of_segment(view, begin, end);
                }
                // A whole clause: its subject is ours too ("He rose, looked round, said").
                return clause_subject(view, begin, verb);
            }
        }
        if begin <= bound {
            break;
        }
        end = begin - 1;
        crossed += 1;
    }
    clause_subject(view, bound, verb)
}

fn subject_of_segment(view: &View<'_>, begin: usize, end: usize) -> Option<Source> {
    let from = phrase_begin(view, begin, end);
    subject_phrase(view, begin, if from == end { begin } else { from }, end)
}

/// Where the segment that ends before `end` begins: after a comma, dash, semicolon or quotation.
fn segment_begin(view: &View<'_>, bound: usize, end: usize) -> usize {
    let bound = bound.max(end.saturating_sub(SENTENCE));
    (bound..end)
        .rev()
        .find(|at| matches!(view.class(*at), Class::Mark(',' | ';' | ':' | '—' | '"')))
        .map_or(bound, |at| at + 1)
}

/// Whether the segment looks like a subject and not like an apposition or a relative clause.
fn can_be_subject(view: &View<'_>, begin: usize, end: usize, opens: bool, crossed: usize) -> bool {
    match view.class(begin) {
        Class::Pronoun => true,
        Class::Relative | Class::Preposition | Class::To | Class::Clitic => false,
        Class::Number | Class::Adverb | Class::Time | Class::According => false,
        Class::Subordinator | Class::Conjunction => {
            begin + 1 < end && matches!(view.class(begin + 1), Class::Name | Class::Pronoun)
        }
        Class::Determiner | Class::Word | Class::Possessive => {
            // "the mayor, a friend, said": the first segment of the sentence.
            opens && crossed > 0
        }
        Class::Name => {
            // "Marsh, whose home, Torp, is small, said": a name within a relative clause.
            if begin > 1 && in_relative(view, begin - 1) {
                return false;
            }
            // "Joe Marsh, D-Ohio, said": a state or a party is no subject when a name stands before.
            !(crossed == 0 && !opens && has_name_before(view, begin))
        }
        Class::Verb(_) | Class::Auxiliary => false,
        Class::Object | Class::Mark(_) => false,
    }
}

/// Whether the segment that the comma at `comma` ends opens with "who" or "whose".
fn in_relative(view: &View<'_>, comma: usize) -> bool {
    let begin = segment_begin(view, 0, comma);
    view.class(begin) == Class::Relative
}

/// Whether a name ends right before the comma before `begin`.
fn has_name_before(view: &View<'_>, begin: usize) -> bool {
    begin >= 2 && matches!(view.class(begin - 2), Class::Name | Class::Mark('.'))
}
