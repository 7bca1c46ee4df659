//! Whose words a noun names: “her claim that …”, “Lind's “…” remark”, “the claim of the mayor that …”.

use super::model::Attribution;
use crate::facts::cue::{Cue, VerbForm};
use crate::facts::quotes::person_noun::is_person;
use crate::facts::quotes::speaker_phrase::{
    NOUNS, PhraseKind, SpeakerPhrase, head_of, phrase_after, phrase_begin,
};
use crate::facts::quotes::subject::{BEFORE_THAT, subject_of};
use crate::facts::quotes::tagged_paragraph::{Class, TaggedParagraph};
use crate::facts::{Certainty, Rule};
use crate::text::optional_span::OptionalSpan;

/// The owner of the noun at `at`: "the head's claim", "her promise".
#[must_use]
pub fn owner(tagged: &TaggedParagraph<'_>, begin: usize, at: usize) -> Option<SpeakerPhrase> {
    let first = phrase_begin(tagged, begin, at + 1);
    let links = |n: &usize| {
        matches!(tagged.class(*n), Class::Clitic | Class::Possessive | Class::Preposition)
    };
    let apart = |n: &usize| tagged.class(*n) == Class::Conjunction;
    let link = (first..at).rev().take_while(|n| !apart(n)).find(links)?;
    match tagged.class(link) {
        Class::Clitic => owner_before(tagged, first, link),
        Class::Possessive => {
            Some(SpeakerPhrase::plain(tagged.span(link, link + 1), PhraseKind::Pronoun))
        }
        _ => None,
    }
}

/// The owner before the "'s" at `clitic`: in "balked at the owner's offer" the noun phrase alone.
fn owner_before(
    tagged: &TaggedParagraph<'_>,
    first: usize,
    clitic: usize,
) -> Option<SpeakerPhrase> {
    // "in the spring following Moe's refusal", "startled by Moe's “…” plan"
    let apart = |n: &usize| {
        tagged.class(*n) == Class::Preposition && !matches!(tagged.word(*n), "of" | "for")
    };
    let from = (first..clitic).rev().find(|n| tagged.is_verb_form(*n) || apart(n));
    head_of(tagged, from.map_or(first, |at| at + 1), clitic)
}

/// "the head's claim that it was “…”", "claims by the agency that “…”": whose words the noun at `at`
/// names.
#[must_use]
pub fn claimed(tagged: &TaggedParagraph<'_>, begin: usize, at: usize) -> Option<Attribution> {
    // "the firm's report found that": the verb governs the clause.
    let verb = matches!(tagged.class(at), Class::Verb(v) if v.form != VerbForm::Participle);
    if verb && !NOUNS.contains(tagged.word(at)) {
        return None;
    }
    // "her claim during the debate that"
    let inside = |n: &usize| {
        *n == at
            || tagged.class(*n).joins_phrase()
            || matches!(tagged.word(*n), "before" | "after")
            || matches!(tagged.class(*n), Class::Preposition | Class::Time | Class::Number)
    };
    let that = at + 1;
    // "a comment that crudely described": a relative clause, not what the comment says.
    let adverb = usize::from(tagged.class(that + 1) == Class::Adverb);
    if tagged.is_finite_form(that + 1 + adverb) {
        return None;
    }
    let mut near = (begin..=at).rev().take(BEFORE_THAT).take_while(inside);
    let at = near.find(|n| NOUNS.contains(tagged.word(*n)) || tagged.word(*n) == "point")?;
    let source = owner_behind(tagged, at, that)
        .or_else(|| owner(tagged, begin, at))
        .or_else(|| maker(tagged, begin, at))?;
    let placed = Attribution::placed(source, Rule::XsWordsQuote, Certainty::Sure);
    let cue_span = tagged.span(at, at + 1).into();
    Some(Attribution { cue: Some(Cue::Noun), cue_span, ..placed })
}

/// Verbs that only carry their noun: "made the point", "repeated a claim".
const CARRIES: [&str; 14] = [
    "gave", "gives", "issued", "issues", "made", "make", "makes", "making", "offered", "raised",
    "repeated", "repeats", "voiced", "voices",
];

/// The subject in "made the point that", "repeated his old claim that".
fn maker(tagged: &TaggedParagraph<'_>, begin: usize, noun: usize) -> Option<SpeakerPhrase> {
    let phrase = |n: &usize| {
        matches!(tagged.class(*n), Class::Word | Class::Determiner | Class::Possessive)
            && CARRIES.binary_search(&tagged.word(*n)).is_err()
    };
    let words = (begin..noun).rev().take(4).take_while(phrase).count();
    let verb = (noun - words).checked_sub(1).filter(|at| *at > begin)?;
    let carries = CARRIES.binary_search(&tagged.word(verb)).is_ok();
    carries.then(|| subject_of(tagged, begin, verb))?
}

/// The person behind a noun: "the claim of the mayor Lind that", "the suggestion by a candidate that".
fn owner_behind(tagged: &TaggedParagraph<'_>, noun: usize, that: usize) -> Option<SpeakerPhrase> {
    let by = matches!(tagged.word(noun + 1), "of" | "by");
    let source = phrase_after(tagged, noun + 2, that).filter(|_| by && noun + 2 < that)?;
    (source.kind == PhraseKind::Name || is_person(source.noun(tagged.text))).then_some(source)
}

/// The owner in "called Lind's promise of a “right to roam” foolish": whose promise it is, not whom the
/// verb at `verb` is about.
#[must_use]
pub fn promised(tagged: &TaggedParagraph<'_>, verb: usize, open: usize) -> Option<Attribution> {
    let article = open.checked_sub(1).filter(|at| matches!(tagged.word(*at), "a" | "an" | "the"));
    let of = article.unwrap_or(open).checked_sub(1).filter(|at| tagged.word(*at) == "of")?;
    let noun = of.checked_sub(1).filter(|at| *at > verb)?;
    let said = NOUNS.contains(tagged.word(noun)) || tagged.word(noun) == "talk";
    let source = owner(tagged, verb + 1, noun).filter(|_| said)?;
    let placed = Attribution::placed(source, Rule::XsWordsQuote, Certainty::Sure);
    let cue_span = tagged.span(noun, noun + 1).into();
    Some(Attribution { cue: Some(Cue::Noun), cue_span, ..placed })
}

/// "Lind's “boat of fools” remark", "her claim that it was “…”": the owner of the words.
#[must_use]
pub fn possessor(tagged: &TaggedParagraph<'_>, begin: usize, open: usize) -> Option<Attribution> {
    let mut at = open;
    let mut noun = None;
    while at > begin && open - at < 24 {
        at -= 1;
        if let Some(pair) = tagged.pair_at(at).filter(|p| p.open >= begin) {
            at = pair.open;
            continue;
        }
        match tagged.class(at) {
            Class::Word | Class::Verb(_) if NOUNS.contains(tagged.word(at)) => noun = Some(at),
            // "It's “…”", "made her “…”": nobody's words.
            Class::Clitic | Class::Possessive if at + 1 == open && is_no_owner(tagged, at) => {
                return None;
            }
            Class::Clitic | Class::Possessive
                if at + 1 == open || noun.is_some_and(|n| n - at <= 4) =>
            {
                let source = if tagged.class(at) == Class::Clitic {
                    owner_before(tagged, phrase_begin(tagged, begin, at), at)?
                } else {
                    let span = tagged.span(at, at + 1);
                    SpeakerPhrase::plain(span, PhraseKind::Pronoun)
                };
                return Some(Attribution {
                    source: Some(source),
                    cue_span: noun.map(|n| tagged.span(n, n + 1)).into(),
                    cue: noun.map(|_| Cue::Noun),
                    addressee: OptionalSpan::NONE,
                    rule: Rule::XsWordsQuote,
                    certainty: if noun.is_some() { Certainty::Sure } else { Certainty::Weak },
                });
            }
            Class::Mark(';' | ':') if at + 1 < open => return None,
            _ => {}
        }
    }
    None
}

/// Whether "'s" is a verb or "her" an object: "It's “…”", "makes her “…”".
fn is_no_owner(tagged: &TaggedParagraph<'_>, at: usize) -> bool {
    let before = at.saturating_sub(1);
    match tagged.class(at) {
        Class::Clitic => {
            tagged.class(before) == Class::Pronoun
                || matches!(
                    tagged.word(before),
                    "that" | "That" | "there" | "There" | "here" | "Here"
                )
        }
        _ => {
            matches!(tagged.word(at), "her")
                && matches!(tagged.word(before), "make" | "makes" | "made" | "making" | "found")
        }
    }
}
