//! Attribution behind the closing mark: “…,” X said; “…,” said X; “…” — X.

use super::attribution::{
    Attribution, Place, according, from_verb, is_according, is_noun, only_adverbs,
};
use super::marks::Pair;
use super::source::{Source, SourceKind, phrase_after};
use super::subject::subject_of;
use super::view::{Class, View};
use crate::facts::cue::{Frames, ReportingVerb, VerbForm};
use crate::facts::{Certainty, Rule};

/// Attribution after the closing mark: "… X said", "… said X", "according to X".
#[must_use]
pub fn after(view: &View<'_>, from: usize, end: usize) -> Option<Attribution> {
    let mut begin = from;
    while begin < end && matches!(view.class(begin), Class::Mark(',' | '—' | '-' | '.' | '…' | ')'))
    {
        begin += 1;
    }
    let mut at = begin;
    let mut weak = None;
    while at < end && at - begin < 60 {
        match view.class(at) {
            Class::Mark('"' | '\'') => {
                if let Some(pair) = view.pair_at(at).filter(|p| p.after > at) {
                    // Another quotation: look on behind it only when nothing was told so far.
                    at = pair.after;
                    continue;
                }
                at += 1;
            }
            Class::Mark(';') => return weak,
            Class::According if is_according(view, at) => {
                if let Some(found) = according(view, at, end) {
                    return Some(found);
                }
                at += 1;
            }
            Class::Verb(verb)
                if verb.frames.has(Frames::QUOTE.or(Frames::TOLD)) && !is_noun(view, at) =>
            {
                if only_adverbs(view, begin, at) {
                    // Inverted: "…," said X.
                    if verb.form == VerbForm::Finite
                        && let Some(source) = inverted(view, at + 1, end)
                    {
                        return Some(from_verb(view, at, &verb, Some(source), Rule::QuoteSaidX));
                    }
                } else if let Some(source) = inverted_far(view, at, end, &verb) {
                    return Some(from_verb(view, at, &verb, Some(source), Rule::QuoteSaidX));
                } else if verb.form != VerbForm::Participle
                    && !after_to(view, at, begin)
                    && let Some(source) = subject_of(view, begin, at)
                {
                    return Some(from_verb(view, at, &verb, Some(source), Rule::QuoteXSaid));
                }
                if weak.is_none() && verb.form == VerbForm::Participle && at == begin {
                    weak = None;
                }
                at += 1;
            }
            _ => at += 1,
        }
    }
    weak
}

fn after_to(view: &View<'_>, at: usize, begin: usize) -> bool {
    at > begin && view.class(at - 1) == Class::To
}

/// "“…” in its dealings, said Lind, the mayor": a comma, the verb and a name that no verb follows.
#[must_use]
pub fn inverted_far(
    view: &View<'_>,
    at: usize,
    end: usize,
    verb: &ReportingVerb,
) -> Option<Source> {
    let comma = at.checked_sub(1).is_some_and(|n| view.class(n) == Class::Mark(','));
    if !comma || verb.form != VerbForm::Finite || verb.frames.has(Frames::TOLD) {
        return None;
    }
    if !matches!(view.class(at + 1), Class::Name | Class::Word | Class::Determiner) {
        return None;
    }
    let source = phrase_after(view, at + 1, end)?;
    let next = view.tokens.partition_point(|t| t.start < source.core.end);
    let closes = next >= end
        || matches!(
            view.class(next),
            Class::Mark(',' | '.' | ';' | '(') | Class::Preposition | Class::Time
        );
    (closes && source.kind != SourceKind::Pronoun).then_some(source)
}

/// The source after an inverted verb.
#[must_use]
pub fn inverted(view: &View<'_>, from: usize, end: usize) -> Option<Source> {
    match view.class(from) {
        Class::Name
        | Class::Pronoun
        | Class::Determiner
        | Class::Possessive
        | Class::Word
        | Class::Number => phrase_after(view, from, end),
        Class::Verb(_) => phrase_after(view, from, end),
        Class::Adverb | Class::Time => inverted_after(view, from + 1, end),
        _ => None,
    }
}

fn inverted_after(view: &View<'_>, from: usize, end: usize) -> Option<Source> {
    match view.class(from) {
        Class::Name | Class::Determiner => phrase_after(view, from, end),
        _ => None,
    }
}

/// "“Is it?” Marsh asked.": the next sentence is nothing but who said it.
#[must_use]
pub fn next_sentence(view: &View<'_>, pair: &Pair, place: &Place) -> Option<Attribution> {
    if !place.closes || place.next_end <= place.end {
        return None;
    }
    if !matches!(place.final_mark, '?' | '!' | '…' | '—' | '-' | ',') && pair.closed {
        return None;
    }
    let found = after(view, place.end, place.next_end)?;
    // A quotation of its own makes it the source of that one.
    let cue_end = found.cue_span.get()?.end;
    let own = (place.end..place.next_end).any(|at| {
        matches!(view.class(at), Class::Mark('"'))
            && view.tokens.get(at).is_some_and(|t| t.start >= cue_end)
    });
    let near = view.tokens.get(place.end).is_some_and(|t| cue_end - t.start < 60);
    (near && !own).then_some(found)
}

/// "“…” — Joe Marsh": a name after a dash, or in brackets.
#[must_use]
pub fn signature(view: &View<'_>, pair: &Pair, place: &Place) -> Option<Attribution> {
    let dash = pair.after;
    let (from, to) = if matches!(view.class(dash), Class::Mark('—' | '-' | '~')) {
        (dash + 1, place.next_end)
    } else {
        return None;
    };
    let source = phrase_after(view, from, to).filter(|s| s.kind == SourceKind::Name)?;
    Some(Attribution::placed(source, Rule::QuoteDashX, Certainty::Sure))
}
