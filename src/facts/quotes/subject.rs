//! The subject of a verb of telling, from the words right before it.

use super::apposition::before_comma;
use super::clause::{clause_subject, ends_phrase, is_time_phrase, looks_past};
use super::source::{
    LONGEST, NOUNS, Source, SourceKind, head_of, name_begin, open_bracket, phrase_begin,
};
use super::view::{Class, View};
use crate::facts::cue::VerbForm;

/// The subject of the verb at `verb`, looked for from `bound` on.
#[must_use]
pub fn subject_of(view: &View<'_>, bound: usize, verb: usize) -> Option<Source> {
    if let Class::Verb(v) = view.class(verb)
        && v.form == VerbForm::Participle
        && !(verb > bound && matches!(view.class(verb - 1), Class::Auxiliary | Class::Adverb))
    {
        // "voters saying", "the sign reading": what stands right before says it, unless it was
        // itself said ("issued a statement saying").
        if verb > bound
            && matches!(view.class(verb - 1), Class::Word | Class::Name | Class::Number)
            && !is_said(view.word(verb - 1))
        {
            let begin = phrase_begin(view, bound, verb);
            let apart = begin == bound
                || matches!(
                    view.class(begin - 1),
                    Class::Mark(_) | Class::Conjunction | Class::Relative | Class::Subordinator
                );
            let verbal = (begin..verb).any(|at| {
                view.class(at) == Class::Word
                    && (looks_past(view.word(at)) || view.word(at).ends_with("ing"))
            });
            if begin < verb && apart && !verbal {
                return head_of(view, begin, verb);
            }
        }
        // "…, Lind said on Monday, adding": who said is who adds.
        if let Some(told) = told_before(view, bound, verb) {
            return subject_of(view, bound, told);
        }
        return clause_subject(view, bound, verb);
    }
    let mut end = verb;
    let mut steps = 0;
    loop {
        if end <= bound || steps > 12 {
            return None;
        }
        steps += 1;
        match view.class(end - 1) {
            Class::Auxiliary | Class::Adverb | Class::Time => end -= 1,
            // "went on to say", "refused to say", "was quick to add".
            Class::To => return infinitive_subject(view, bound, end - 1),
            Class::Relative => {
                let found = antecedent(view, bound, end - 1)?;
                return Some(Source { beside: view.span(end - 1, end), ..found });
            }
            Class::Pronoun => {
                // "he himself said" is met by Object below.
                let span = view.span(end - 1, end);
                return Some(Source::plain(span, SourceKind::Pronoun));
            }
            Class::Object => end -= 1,
            Class::Conjunction | Class::Verb(_) => return clause_subject(view, bound, end),
            Class::Mark(',') => return before_comma(view, bound, end - 1, verb),
            Class::Mark('"' | '\'') if view.pair_at(end - 1).is_some() => {
                let open = view.pair_at(end - 1).map_or(bound, |p| p.open);
                return if open > bound { clause_subject(view, bound, open) } else { None };
            }
            Class::Mark('—' | ')' | '-') => {
                let close = end - 1;
                if view.class(close) == Class::Mark(')')
                    && let Some(open) = open_bracket(view, bound, close)
                {
                    end = open;
                    continue;
                }
                // "Marsh — the mayor — said".
                let open = (bound..close)
                    .rev()
                    .take(LONGEST)
                    .find(|at| matches!(view.class(*at), Class::Mark('—')))?;
                end = open;
            }
            Class::Subordinator | Class::Mark(_) | Class::Preposition => return None,
            _ => {
                let mut begin = phrase_begin(view, bound, end);
                if begin == end {
                    return None;
                }
                // "has long said", "have in the past said".
                let helped = begin > bound && view.class(begin - 1) == Class::Auxiliary;
                if helped && (view.class(begin) == Class::Preposition || end - begin == 1) {
                    end = begin;
                    continue;
                }
                // "The ministry less than two weeks ago said".
                if is_time_phrase(view, begin, end) && begin > bound {
                    if view.class(begin - 1) == Class::Subordinator {
                        begin -= 1;
                    }
                    end = begin;
                    continue;
                }
                return subject_phrase(view, bound, begin, end);
            }
        }
    }
}

/// The finite verb of telling whose clause ends at the comma before the participle at `verb`.
fn told_before(view: &View<'_>, bound: usize, verb: usize) -> Option<usize> {
    let mut at = verb;
    while at > bound && matches!(view.class(at - 1), Class::Adverb | Class::Conjunction) {
        at -= 1;
    }
    let comma = at.checked_sub(1).filter(|n| *n > bound && ends_phrase(view, *n))?;
    at = comma;
    for _ in 0..10 {
        if let Some(pair) = view.pair_at(at) {
            at = pair.open;
        }
        at = at.checked_sub(1).filter(|n| *n >= bound)?;
        match view.class(at) {
            Class::Verb(told) if told.form == VerbForm::Finite => return Some(at),
            Class::Mark(',' | ';' | ':') => return None,
            _ => {}
        }
    }
    None
}

/// The one who is to say: "led critics to say", "for Lind to stress", else the clause's subject.
fn infinitive_subject(view: &View<'_>, bound: usize, to: usize) -> Option<Source> {
    if to > bound {
        let before = to - 1;
        let person = match view.class(before) {
            Class::Name => true,
            Class::Word => view.word(before).ends_with('s') && !is_said(view.word(before)),
            _ => false,
        };
        if person {
            let begin = phrase_begin(view, bound, to);
            let led = begin > bound
                && matches!(
                    view.class(begin - 1),
                    Class::Verb(_) | Class::Subordinator | Class::Mark(',')
                );
            let preposed = (begin..to).rev().find(|at| view.class(*at) == Class::Preposition);
            if let Some(at) = preposed.filter(|at| view.word(*at) == "for") {
                return head_of(view, at + 1, to);
            }
            if led {
                return head_of(view, begin, to);
            }
        }
    }
    clause_subject(view, bound, to)
}

/// Whether a noun is something said or written.
fn is_said(word: &str) -> bool {
    NOUNS.contains(word)
        || matches!(
            word,
            "email" | "emails" | "release" | "op-ed" | "note" | "brief" | "papers" | "ad" | "video"
        )
}

/// The subject in a phrase right before its verb. "Marsh in Ohio", "In Ohio Marsh", "Marsh on
/// Tuesday": the head is the first noun phrase unless the chain opens with a preposition.
#[must_use]
pub fn subject_phrase(view: &View<'_>, bound: usize, begin: usize, end: usize) -> Option<Source> {
    if matches!(view.class(begin), Class::Preposition) {
        // "In Ohio Marsh said": the last name, or what follows the last determiner.
        let last_name = (begin..end).rev().find(|at| view.class(*at) != Class::Time)?;
        if view.class(last_name) == Class::Name {
            return head_of(view, name_begin(view, begin, last_name + 1), end);
        }
        let start = (begin..end)
            .rev()
            .find(|at| {
                matches!(
                    view.class(*at),
                    Class::Determiner | Class::Possessive | Class::Preposition
                )
            })
            .unwrap_or(begin);
        // "Marsh, in Ohio, said" is met elsewhere; "the mayor, of Ohio" needs what stands before.
        if begin > bound && view.class(begin - 1) == Class::Mark(',') && start == begin {
            return before_comma(view, bound, begin - 1, end);
        }
        return head_of(view, start, end);
    }
    // "Lind, a friend of the mayor told": an apposition that no comma closes.
    if begin > bound + 1
        && matches!(view.word(begin), "a" | "an")
        && view.class(begin - 1) == Class::Mark(',')
        && matches!(view.class(begin - 2), Class::Name | Class::Mark(')'))
    {
        return before_comma(view, bound, begin - 1, end);
    }
    head_of(view, begin, end)
}

/// The noun phrase before "who".
fn antecedent(view: &View<'_>, bound: usize, relative: usize) -> Option<Source> {
    let mut end = relative;
    while end > bound && matches!(view.class(end - 1), Class::Mark(',') | Class::Preposition) {
        end -= 1;
    }
    if end <= bound {
        return None;
    }
    if view.class(end - 1) == Class::Mark(')')
        && let Some(open) = open_bracket(view, bound, end - 1)
    {
        end = open;
    }
    let begin = phrase_begin(view, bound, end);
    if begin == end {
        return None;
    }
    // The nearest name or noun phrase: after the last preposition unless it is "of"/"for" of a role.
    let mut start = begin;
    for at in begin..end {
        if view.class(at) == Class::Preposition && view.class(end - 1) == Class::Name {
            start = at + 1;
        }
    }
    // "Lind, professor at Torp University, who": the apposition's own name is not meant.
    if begin > bound + 1
        && view.class(begin - 1) == Class::Mark(',')
        && matches!(view.class(begin - 2), Class::Name | Class::Mark(')'))
        && (view.class(begin) == Class::Word || matches!(view.word(begin), "a" | "an"))
    {
        return before_comma(view, bound, begin - 1, end);
    }
    if view.class(end - 1) == Class::Name && start > begin {
        let whole = head_of(view, begin, end);
        let near = head_of(view, start, end);
        // "a spokesman for Marsh, who" is the mayor; "Joe Marsh of Ohio, who" is Joe Marsh.
        return match (whole, near) {
            (Some(w), _) if w.kind == SourceKind::Name => Some(w),
            (_, near) => near,
        };
    }
    head_of(view, begin, end)
}
