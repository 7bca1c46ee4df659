//! Speech told without marks: "said that …", "…, she said", "according to …", "vowed to …".

use super::attribution::{Attribution, addressee, from_verb, is_according, is_passive};
use super::clause::looks_past;
use super::scan::{Found, Link};
use super::source::{SENTENCE, Source, phrase_after};
use super::subject::subject_of;
use super::view::{Class, View};
use crate::facts::cue::{Cue, CueKind, Frames, ReportingVerb, VerbForm};
use crate::facts::{Certainty, QuoteKind, Rule};
use crate::text::maybe::MaybeSpan;

/// What was spoken of, not what was said of it.
const TOPIC: Rule = Rule::Topic;

/// Verbs that tell what was said even of a mere topic.
const TAKES_SIDES: [CueKind; 6] = [
    CueKind::Accused,
    CueKind::Criticized,
    CueKind::Demanded,
    CueKind::Denied,
    CueKind::Praised,
    CueKind::Promised,
];

/// Tokens between a verb and its "that" at most.
const REACH: usize = 16;

/// Appends the reported clauses of the sentence `begin..end`, outermost only.
pub fn reported(view: &View<'_>, begin: usize, end: usize, out: &mut Vec<Found>) {
    let mut at = begin;
    while at < end {
        if let Some(pair) = view.pair_at(at) {
            at = pair.after.max(at + 1);
            continue;
        }
        // Only so much of an endless sentence is looked at.
        let (first, last) = (begin.max(at.saturating_sub(SENTENCE)), end.min(at + SENTENCE));
        let found = if is_according(view, at) {
            according(view, first, at, last)
        } else if let Class::Verb(verb) = view.class(at) {
            told(view, first, at, last, &verb)
        } else {
            None
        };
        let Some((from, to, attribution)) = found else {
            at += 1;
            continue;
        };
        let marked = (from..to).any(|n| view.within.get(n) != Some(&0));
        if !marked && to > from {
            out.push(Found {
                span: view.span(from, to),
                kind: QuoteKind::Indirect,
                sentence: view.span(begin, end),
                attribution: Some(attribution),
                link: Link::None,
                closed: true,
            });
        }
        at = to.max(at + 1);
    }
}

type Content = (usize, usize, Attribution);

/// What the verb at `at` reports.
fn told(
    view: &View<'_>,
    begin: usize,
    at: usize,
    end: usize,
    verb: &ReportingVerb,
) -> Option<Content> {
    if is_passive(view, at) {
        return None;
    }
    let ahead = content_after(view, at, end, verb);
    if ahead.is_none() {
        return tail(view, begin, at, end, verb);
    }
    let (from, mut to, rule) = ahead?;
    let source = subject_of(view, begin, at).filter(|source| names_someone(view, *source))?;
    // In a leading or relative clause, the next comma is the writer's.
    if ends_at_comma(view, begin, at)
        && let Some(comma) = (from..to).find(|n| view.class(*n) == Class::Mark(','))
    {
        to = comma;
    }
    let mut attribution = from_verb(view, at, verb, Some(source), rule);
    if !verb.frames.has(Frames::TOLD) {
        attribution.addressee = MaybeSpan::NONE;
    }
    if rule == TOPIC && !TAKES_SIDES.contains(&verb.kind) {
        attribution.certainty = Certainty::Weak;
    }
    Some((from, to, attribution))
}

/// Whether the words can name a source: neither an article alone nor a participle with its own
/// object ("including an officer").
fn names_someone(view: &View<'_>, source: Source) -> bool {
    let first = view.tokens.partition_point(|t| t.start < source.core.start);
    let alone = view.tokens.get(first + 1).is_none_or(|t| t.start >= source.core.end);
    let article = matches!(view.class(first), Class::Determiner);
    let word = view.word(first);
    let participle = word.len() > 5
        && word.ends_with("ing")
        && matches!(view.class(first + 1), Class::Determiner | Class::Possessive | Class::Object);
    !(participle || alone && article && matches!(word, "a" | "an" | "the" | "every" | "no"))
}

/// The clause, infinitive or noun phrase after the verb at `at`.
fn content_after(
    view: &View<'_>,
    at: usize,
    end: usize,
    verb: &ReportingVerb,
) -> Option<(usize, usize, Rule)> {
    let mut from = at + 1;
    while from < end && matches!(view.class(from), Class::Time | Class::Number) {
        from += 1;
    }
    if view.class(from) == Class::Mark(',') && from > at + 1 {
        return None;
    }
    if verb.frames.has(Frames::TOLD) && addressee(view, from).is_some() {
        let next = (from..end.min(from + 9))
            .find(|n| !view.class(*n).joins_phrase() && view.class(*n) != Class::Object)?;
        from = next;
        while from < end && matches!(view.class(from), Class::Time | Class::Number) {
            from += 1;
        }
    }
    let clause = verb.frames.has(Frames::CLAUSE.or(Frames::BARE));
    match view.class(from) {
        Class::Subordinator
            if clause
                && matches!(
                    view.word(from),
                    "that" | "how" | "what" | "why" | "if" | "whether" | "when" | "where"
                ) =>
        {
            return Some((from, clause_end(view, from + 1, end), Rule::XSaidThat));
        }
        Class::To if verb.frames.has(Frames::INFINITIVE) => {
            return Some((from, clause_end(view, from + 1, end), Rule::XPromisedTo));
        }
        Class::Preposition if clause => {
            // "said in a statement that", "said on Tuesday that".
            let that = (from..end.min(from + REACH)).find(|n| {
                matches!(
                    view.class(*n),
                    Class::Mark(',' | ';' | '"' | ':') | Class::Verb(_) | Class::Subordinator
                )
            })?;
            if view.word(that) == "that" {
                return Some((that, clause_end(view, that + 1, end), Rule::XSaidThat));
            }
            return None;
        }
        _ => {}
    }
    let starts = matches!(
        view.class(from),
        Class::Pronoun
            | Class::Determiner
            | Class::Possessive
            | Class::Name
            | Class::Number
            | Class::Word
    );
    if !starts {
        return None;
    }
    if verb.frames.has(Frames::BARE.or(Frames::TOLD))
        && (view.class(from) == Class::Pronoun || has_verb(view, from + 1, end))
    {
        return Some((from, clause_end(view, from + 1, end), Rule::XSaidClause));
    }
    if verb.frames.has(Frames::NOUN) && view.class(from) != Class::Pronoun {
        return Some((from, phrase_end(view, from, end), TOPIC));
    }
    None
}

/// Whether the verb stands in a clause that a comma ends: "If X said …,", "X, who said …,".
fn ends_at_comma(view: &View<'_>, begin: usize, at: usize) -> bool {
    let opening =
        matches!(view.class(begin), Class::Subordinator | Class::Preposition | Class::Verb(_))
            && !(begin..at).any(|n| view.class(n) == Class::Mark(','));
    let relative = (begin..at).rev().take(6).find(|n| view.class(*n) == Class::Relative);
    let apart = relative.is_some_and(|n| n > begin && view.class(n - 1) == Class::Mark(','));
    opening || apart
}

/// Whether a finite verb stands in the clause that begins before `from`.
fn has_verb(view: &View<'_>, from: usize, end: usize) -> bool {
    for at in from..end.min(from + 25) {
        match view.class(at) {
            Class::Auxiliary => return true,
            Class::Verb(verb) if verb.form == VerbForm::Finite => return true,
            Class::Word if looks_past(view.word(at)) => return true,
            Class::Mark(',' | ';' | ':' | '—' | '"') | Class::Subordinator | Class::Relative => {
                return false;
            }
            _ => {}
        }
    }
    false
}

/// Where a reported clause ends: at its sentence's end, or where the writer speaks again.
fn clause_end(view: &View<'_>, from: usize, end: usize) -> usize {
    let mut at = from;
    while at < end {
        match view.class(at) {
            Class::Mark(',' | '—') => {
                let next = at + 1;
                let leaves = match view.class(next) {
                    Class::Verb(verb) => verb.form == VerbForm::Participle,
                    Class::Conjunction => {
                        view.word(next) == "but" || matches!(view.class(next + 1), Class::Verb(_))
                    }
                    Class::Subordinator => {
                        view.word(next) == "while" || view.word(next) == "although"
                    }
                    _ => is_according(view, next),
                };
                if leaves {
                    return at;
                }
            }
            Class::Mark(';') => return at,
            Class::Conjunction if matches!(view.class(at + 1), Class::Verb(v) if v.form == VerbForm::Finite) =>
            {
                return at;
            }
            _ => {}
        }
        at += 1;
    }
    trim_end(view, from, end)
}

fn phrase_end(view: &View<'_>, from: usize, end: usize) -> usize {
    let stop = (from..end)
        .find(|at| {
            matches!(view.class(*at), Class::Mark(',' | ';' | ':' | '—' | '"' | '('))
                || matches!(view.class(*at), Class::Verb(v) if v.form != VerbForm::Base && *at > from && matches!(view.class(at - 1), Class::Conjunction))
        })
        .unwrap_or(end);
    trim_end(view, from, stop)
}

fn trim_end(view: &View<'_>, from: usize, end: usize) -> usize {
    let mut to = end;
    while to > from && matches!(view.class(to - 1), Class::Mark('.' | ',' | ';' | ':' | '"' | '\''))
    {
        to -= 1;
    }
    to
}

/// "…, she said on Friday.": the sentence before the comma is what was said.
fn tail(
    view: &View<'_>,
    begin: usize,
    at: usize,
    end: usize,
    verb: &ReportingVerb,
) -> Option<Content> {
    if !verb.frames.has(Frames::QUOTE.or(Frames::CLAUSE)) || verb.form == VerbForm::Participle {
        return None;
    }
    // The comma before the attribution, with a subject between, or the verb right behind it.
    let comma = (begin..at).rev().take(40).find(|n| view.class(*n) == Class::Mark(','))?;
    let inverted = comma + 1 == at;
    let source =
        if inverted { phrase_after(view, at + 1, end) } else { subject_of(view, comma + 1, at) };
    // An apposition between: the subject's own comma is another one.
    let (comma, source) = match source {
        Some(source) => (comma, source),
        None => {
            let source = subject_of(view, begin, at)?;
            let before = view
                .tokens
                .partition_point(|t| t.start < source.core.start)
                .checked_sub(1)
                .filter(|n| *n > begin + 3 && view.class(*n) == Class::Mark(','))?;
            (before, source)
        }
    };
    // "The plan, she said, would fail": the words around are what was said.
    if view.class(at + 1) == Class::Mark(',') && !inverted {
        let opens = matches!(view.class(begin), Class::Subordinator | Class::Preposition);
        let (from, to) = if opens || !has_verb(view, begin, comma) {
            (at + 2, trim_end(view, at + 2, end))
        } else {
            (begin, comma)
        };
        let short = at - comma <= 5;
        return (short && to > from + 1).then(|| (from, to, parenthesis(view, at, verb, source)));
    }
    if comma < begin + 3 || (!inverted && !ends_soon(view, at + 1, end)) {
        return None;
    }
    // What stands before must be a clause, not a place or a time.
    if !has_verb(view, begin, comma) && !(begin..comma).any(|n| view.class(n) == Class::Auxiliary) {
        return None;
    }
    Some((begin, comma, parenthesis(view, at, verb, source)))
}

fn parenthesis(view: &View<'_>, at: usize, verb: &ReportingVerb, source: Source) -> Attribution {
    let attribution = from_verb(view, at, verb, Some(source), Rule::ClauseXSaid);
    Attribution { addressee: MaybeSpan::NONE, ..attribution }
}

/// Whether nothing but a time, a place or an addressee follows up to the sentence's end.
fn ends_soon(view: &View<'_>, from: usize, end: usize) -> bool {
    end - from.min(end) <= 14
        && (from..end).all(|at| {
            !matches!(view.class(at), Class::Mark('"' | ':') | Class::Subordinator | Class::Pronoun)
        })
}

/// "According to X, …" and "…, according to X".
fn according(view: &View<'_>, begin: usize, at: usize, end: usize) -> Option<Content> {
    let source = phrase_after(view, at + 2, end)?;
    let attribution = Attribution {
        source: Some(source),
        cue_span: view.span(at, at + 2).into(),
        cue: Some(Cue::According),
        addressee: MaybeSpan::NONE,
        rule: Rule::AccordingToX,
        certainty: Certainty::Sure,
    };
    if at <= begin + 1 {
        let comma = (at..end).find(|n| view.class(*n) == Class::Mark(','))?;
        // "According to Lind, the mayor, …": an apposition is not the content.
        let mut from = comma + 1;
        if matches!(view.class(from), Class::Relative)
            && let Some(next) = (from..end).find(|n| view.class(*n) == Class::Mark(','))
        {
            from = next + 1;
        }
        return Some((from, clause_end(view, from, end), attribution));
    }
    let before = if view.class(at - 1) == Class::Mark(',') { at - 1 } else { at };
    let mut from = begin;
    while from < before && matches!(view.class(from), Class::Conjunction | Class::Mark(_)) {
        from += 1;
    }
    Some((from, before, attribution))
}
