//! Who said a marked stretch, by ordered patterns within its sentence and the next.

use super::after::{after, next_sentence, signature};
use super::before::{before, lead_in, possessor, transcript};
use super::marks::Pair;
use super::source::{SENTENCE, Source, head_of, phrase_after};
use super::view::{Class, View};
use crate::facts::cue::{Cue, Frames, ReportingVerb, VerbForm};
use crate::facts::{Certainty, Rule};
use crate::text::Span;
use crate::text::maybe::MaybeSpan;

/// The words that tell who said something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Attribution {
    /// The words that name the source, where some do.
    pub source: Option<Source>,
    /// What introduces the quotation; none for a colon.
    pub cue: Option<Cue>,
    /// The words that introduce it.
    pub cue_span: MaybeSpan,
    /// Whom it was said to.
    pub addressee: MaybeSpan,
    /// The pattern, in words.
    pub rule: Rule,
    /// How sure it is.
    pub certainty: Certainty,
}

impl Attribution {
    /// A source that stands where sources stand, without a word that tells it.
    pub const fn placed(source: Source, rule: Rule, certainty: Certainty) -> Self {
        Self {
            source: Some(source),
            cue_span: MaybeSpan::NONE,
            cue: None,
            addressee: MaybeSpan::NONE,
            rule,
            certainty,
        }
    }
}

/// What stands around a marked stretch in its sentence.
#[derive(Clone, Copy, Debug)]
pub struct Place {
    /// First token of the sentence that holds the opening mark.
    pub begin: usize,
    /// One past the last token of the sentence that holds the closing mark.
    pub end: usize,
    /// One past the end of the sentence after that, in the same paragraph.
    pub next_end: usize,
    /// Whether nothing but marks and conjunctions stands before it in the sentence.
    pub opens: bool,
    /// Whether nothing stands after it in the sentence.
    pub closes: bool,
    /// The last character inside, a comma after the marks too.
    pub final_mark: char,
}

/// Looks around a pair.
#[must_use]
pub fn place(view: &View<'_>, pair: &Pair) -> Place {
    let first = view.sentence_of(pair.open);
    let last = view.sentence_of(pair.after.saturating_sub(1));
    let begin =
        view.sentences.get(first).map_or(0, |s| s.0).max(pair.open.saturating_sub(SENTENCE));
    let reach = pair.after.saturating_add(SENTENCE);
    let end = view.sentences.get(last).map_or(view.tokens.len(), |s| s.1).min(reach);
    let next_end = view.sentences.get(last + 1).map_or(end, |s| s.1).min(reach).max(end);
    let inner = pair.last.saturating_sub(1);
    let final_mark = match (view.class(inner), view.class(pair.after)) {
        (Class::Mark(c @ ('?' | '!')), _) => c,
        (_, Class::Mark(',')) if pair.after < end => ',',
        (Class::Mark(c), _) => c,
        (_, Class::Mark('.')) if pair.after + 1 >= end => '.',
        _ => ' ',
    };
    let opens =
        (begin..pair.open).all(|at| matches!(view.class(at), Class::Mark(_) | Class::Conjunction));
    let closes = (pair.after..end).all(|at| matches!(view.class(at), Class::Mark(_)));
    Place { begin, end, next_end, opens, closes, final_mark }
}

/// The attribution in the stretch's own sentence, or in the next where the form allows it.
#[must_use]
pub fn attribute(view: &View<'_>, pair: &Pair, place: &Place) -> Option<Attribution> {
    if let Some(found) = transcript(view, pair.first, pair.last) {
        return Some(found);
    }
    if place.opens {
        return after(view, pair.after, place.end)
            .or_else(|| next_sentence(view, pair, place))
            .or_else(|| signature(view, pair, place));
    }
    let near = before(view, place.begin, pair.open);
    if let Some(far) = near
        && place.final_mark == ','
        && starts_far(view, pair, &far)
        && let Some(behind) = after(view, pair.after, place.end)
        && behind.certainty == Certainty::Sure
        && !turns(view, pair.after, &behind)
    {
        // "The plan he called bold is “…,” she said.": what stands behind governs it all.
        return Some(behind);
    }
    if let Some(found) = near
        && (found.certainty == Certainty::Sure || place.closes)
    {
        return Some(found);
    }
    let behind = after(view, pair.after, place.end);
    match (near, behind) {
        (Some(near), Some(behind)) if behind.certainty == Certainty::Sure => {
            Some(if near.source.is_some() && place.final_mark != ',' { near } else { behind })
        }
        (Some(near), _) => Some(near),
        (None, Some(behind)) => Some(behind),
        (None, None) => lead_in(view, place.begin, pair.open)
            .or_else(|| next_sentence(view, pair, place))
            .or_else(|| possessor(view, place.begin, pair.open)),
    }
}

/// Whether "but" stands between the quotation and what is told behind it.
#[must_use]
pub fn turns(view: &View<'_>, from: usize, behind: &Attribution) -> bool {
    let cue = behind.cue_span.get().map_or(0, |c| c.start);
    (from..view.tokens.len())
        .take_while(|at| view.tokens.get(*at).is_some_and(|t| t.start < cue))
        .any(|at| matches!(view.word(at), "but" | "and" | "though" | "although"))
}

/// Whether words stand between the cue and the opening mark.
fn starts_far(view: &View<'_>, pair: &Pair, found: &Attribution) -> bool {
    match (found.cue_span.get(), view.tokens.get(pair.open)) {
        (Some(cue), Some(open)) => open.start.saturating_sub(cue.end) > 12,
        _ => true,
    }
}

/// The attribution that the verb at `at` makes.
#[must_use]
pub fn from_verb(
    view: &View<'_>,
    at: usize,
    verb: &ReportingVerb,
    source: Option<Source>,
    rule: Rule,
) -> Attribution {
    let told = source.is_some() && verb.frames.has(Frames::TOLD);
    let addressee = if told { addressee(view, at + 1) } else { None };
    Attribution {
        source,
        cue_span: view.span(at, at + 1).into(),
        cue: Some(Cue::Verb(verb.at)),
        addressee: addressee.into(),
        rule,
        certainty: if source.is_some() { Certainty::Sure } else { Certainty::Weak },
    }
}

/// "told reporters", "asked him".
#[must_use]
pub fn addressee(view: &View<'_>, at: usize) -> Option<Span> {
    match view.class(at) {
        Class::Object | Class::Possessive
            if !matches!(view.class(at + 1), Class::Word | Class::Name) =>
        {
            Some(view.span(at, at + 1))
        }
        Class::Name | Class::Word | Class::Determiner | Class::Possessive => {
            let end = (at..at + 8).find(|n| !view.class(*n).joins_phrase()).unwrap_or(at + 1);
            head_of(view, at, end).map(|s| s.core)
        }
        _ => None,
    }
}

#[must_use]
pub fn only_adverbs(view: &View<'_>, begin: usize, at: usize) -> bool {
    (begin..at).all(|n| matches!(view.class(n), Class::Adverb | Class::Auxiliary | Class::Mark(_)))
}

/// A verb form that stands as a noun: "the report", "his claim".
#[must_use]
pub fn is_noun(view: &View<'_>, at: usize) -> bool {
    at > 0
        && matches!(view.class(at - 1), Class::Determiner | Class::Possessive | Class::Clitic)
        && !matches!(view.class(at), Class::Verb(v) if v.form == VerbForm::Finite && v.base == "say")
}

/// Whether "according to" stands at `at`.
#[must_use]
pub fn is_according(view: &View<'_>, at: usize) -> bool {
    view.class(at) == Class::According && view.class(at + 1) == Class::To
}

#[must_use]
pub fn according(view: &View<'_>, at: usize, end: usize) -> Option<Attribution> {
    let source = phrase_after(view, at + 2, end)?;
    Some(Attribution {
        source: Some(source),
        cue_span: view.span(at, at + 2).into(),
        cue: Some(Cue::According),
        addressee: MaybeSpan::NONE,
        rule: Rule::AccordingToX,
        certainty: Certainty::Sure,
    })
}

/// "was called", "were described as", "being told".
#[must_use]
pub fn is_passive(view: &View<'_>, at: usize) -> bool {
    let mut before = at;
    while before > 0 && matches!(view.class(before - 1), Class::Adverb) {
        before -= 1;
    }
    before > 0
        && matches!(view.class(at), Class::Verb(v) if v.form == VerbForm::Finite)
        && matches!(
            view.word(before - 1),
            "was" | "were" | "been" | "being" | "is" | "are" | "be" | "am"
        )
}
