//! Subjects across commas: "Lind, the mayor of Torp, who …, said".

use super::clause::clause_subject;
use super::name_phrase::name_begin;
use super::past_forms::looks_past;
use super::speaker_phrase::{SENTENCE, SpeakerPhrase, head_of, phrase_begin};
use super::tagged_paragraph::{Class, TaggedParagraph};

/// The subject in a phrase right before its verb. "Marsh in Ohio", "In Ohio Marsh", "Marsh on
/// Tuesday": the head is the first noun phrase unless the chain opens with a preposition.
#[must_use]
pub fn subject_phrase(
    tagged: &TaggedParagraph<'_>,
    bound: usize,
    begin: usize,
    end: usize,
) -> Option<SpeakerPhrase> {
    if matches!(tagged.class(begin), Class::Preposition) {
        // "In Ohio Marsh said": the last name, or what follows the last determiner.
        let last_name = (begin..end).rev().find(|at| tagged.class(*at) != Class::Time)?;
        if tagged.class(last_name) == Class::Name {
            return head_of(tagged, name_begin(tagged, begin, last_name + 1), end);
        }
        let start = (begin..end)
            .rev()
            .find(|at| {
                matches!(
                    tagged.class(*at),
                    Class::Determiner | Class::Possessive | Class::Preposition
                )
            })
            .unwrap_or(begin);
        // "Marsh, in Ohio, said" is covered elsewhere; "the mayor, of Ohio" needs the words before.
        if begin > bound && tagged.class(begin - 1) == Class::Mark(',') && start == begin {
            return before_comma(tagged, bound, begin - 1, end);
        }
        return head_of(tagged, start, end);
    }
    // "Lind, a friend of the mayor told": an apposition that no comma closes; not "in Torp, Norland, a
    // story by Lind says".
    let placed = |at: usize| matches!(tagged.word(at), "by" | "in");
    if begin > bound + 1
        && matches!(tagged.word(begin), "a" | "an")
        && !(begin..end).take(4).any(placed)
        && tagged.class(begin - 1) == Class::Mark(',')
        && matches!(tagged.class(begin - 2), Class::Name | Class::Mark(')'))
    {
        return before_comma(tagged, bound, begin - 1, end);
    }
    head_of(tagged, begin, end)
}

/// Tokens between "what" and the comma behind its subject at most.
const WHAT: usize = 7;

/// The subject before a comma: an apposition or relative clause separates it from the verb, or
/// the verb is the last of a list of verbs.
#[must_use]
pub fn before_comma(
    tagged: &TaggedParagraph<'_>,
    bound: usize,
    comma: usize,
    verb: usize,
) -> Option<SpeakerPhrase> {
    // Segments between commas, nearest first: the one that can be a subject.
    let mut end = comma;
    let mut crossed = 0;
    while end > bound && crossed < 8 {
        let begin = segment_begin(tagged, bound, end);
        // "in what Lind, the treasurer, called"
        let mut tail = (begin..end).rev().take(WHAT);
        if let Some(what) = tail.find(|at| !tagged.class(*at).joins_phrase())
            && tagged.word(what) == "what"
            && what + 1 < end
        {
            return head_of(tagged, what + 1, end);
        }
        if begin < end && begin >= bound {
            let opens_sentence = begin == bound;
            if can_be_subject(tagged, begin, end, opens_sentence, crossed) {
                let first = (begin..end)
                    .find(|at| match tagged.class(*at) {
                        Class::Auxiliary | Class::Verb(_) | Class::Relative => true,
                        // "Lind rose and, in a low voice, said"
                        Class::Word => *at > begin && looks_past(tagged.word(*at)),
                        _ => false,
                    })
                    .unwrap_or(end);
                if first == end {
                    return subject_of_segment(tagged, begin, end);
                }
                // "It was in May that Lind, who led the league, said": the name that "who" follows.
                let last = phrase_begin(tagged, begin, end);
                if tagged.class(end + 1) == Class::Relative
                    && last > begin
                    && tagged.word(last - 1) == "that"
                {
                    return subject_phrase(tagged, begin, last, end);
                }
                // A whole clause: it has the same subject ("He rose, looked round, said").
                return clause_subject(tagged, begin, verb);
            }
        }
        if begin <= bound {
            break;
        }
        end = begin - 1;
        crossed += 1;
    }
    clause_subject(tagged, bound, verb)
}

fn subject_of_segment(
    tagged: &TaggedParagraph<'_>,
    begin: usize,
    end: usize,
) -> Option<SpeakerPhrase> {
    let from = phrase_begin(tagged, begin, end);
    subject_phrase(tagged, begin, if from == end { begin } else { from }, end)
}

/// Where the segment that ends before `end` begins: after a comma, dash, semicolon or quotation.
fn segment_begin(tagged: &TaggedParagraph<'_>, bound: usize, end: usize) -> usize {
    let bound = bound.max(end.saturating_sub(SENTENCE));
    (bound..end)
        .rev()
        .find(|at| matches!(tagged.class(*at), Class::Mark(',' | ';' | ':' | '—' | '"')))
        .map_or(bound, |at| at + 1)
}

/// Whether the segment looks like a subject and not like an apposition or a relative clause.
fn can_be_subject(
    tagged: &TaggedParagraph<'_>,
    begin: usize,
    end: usize,
    opens: bool,
    crossed: usize,
) -> bool {
    match tagged.class(begin) {
        Class::Pronoun => true,
        Class::Relative | Class::Preposition | Class::To | Class::Clitic => false,
        Class::Number | Class::Adverb | Class::Time | Class::According => false,
        Class::Subordinator | Class::Conjunction => {
            begin + 1 < end && matches!(tagged.class(begin + 1), Class::Name | Class::Pronoun)
        }
        Class::Determiner | Class::Word | Class::Possessive => {
            // "the mayor, a friend, said": the first segment of the sentence.
            opens && crossed > 0
        }
        Class::Name => {
            // "Marsh, whose home, Torp, is small, said": a name within a relative clause.
            if begin > 1 && in_relative(tagged, begin - 1) {
                return false;
            }
            // "Joe Marsh, D-Ohio, said": a state or a party is no subject when a name precedes it.
            !(crossed == 0 && !opens && has_name_before(tagged, begin))
                || names_title(tagged, begin, end)
        }
        Class::Verb(_) | Class::Auxiliary => false,
        Class::Object | Class::Mark(_) => false,
    }
}

/// Whether the segment that the comma at `comma` ends opens with "who" or "whose".
fn in_relative(tagged: &TaggedParagraph<'_>, comma: usize) -> bool {
    let begin = segment_begin(tagged, 0, comma);
    tagged.class(begin) == Class::Relative
}

/// Whether a full name stands behind a title with its article: "The Speaker, Anna Lind, said", "The
/// local MP, Per Moe, said".
fn names_title(tagged: &TaggedParagraph<'_>, begin: usize, end: usize) -> bool {
    let full = end == begin + 2 && (begin..end).all(|at| tagged.class(at) == Class::Name);
    // "The local MP": words between.
    let phrase = |at: &usize| matches!(tagged.class(*at), Class::Name | Class::Word);
    let titled = |comma: usize| {
        let words = (0..comma).rev().take(4).take_while(phrase).count();
        words > 0 && words < comma && tagged.class(comma - words - 1) == Class::Determiner
    };
    full && begin > 2
        && tagged.class(begin - 1) == Class::Mark(',')
        && tagged.class(begin - 2) == Class::Name
        && titled(begin - 1)
}

/// Whether a name ends right before the comma before `begin`.
fn has_name_before(tagged: &TaggedParagraph<'_>, begin: usize) -> bool {
    begin >= 2 && matches!(tagged.class(begin - 2), Class::Name | Class::Mark('.'))
}
