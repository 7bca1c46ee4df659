//! Attribution: who said a marked stretch, by ordered patterns within its sentence and the next.

mod colon;
mod governance;
mod leading;
mod model;
mod owner;
mod trailing;

use super::marks::Pair;
use super::person_noun::is_person;
use super::quote_context::QuoteContext;
use super::speaker_phrase::{PhraseKind, phrase_after};
use super::subject::subject_of;
use super::tagged_paragraph::{Class, TaggedParagraph};
use crate::facts::cue::{Cue, CueKind, Frames, VerbForm};
use crate::facts::{Certainty, Rule};
use colon::{lead_in, named_by_colon, transcript};
use leading::{before, dismissed_as, lead_sentence, subject_behind, unlisted_before};
use owner::possessor;
use trailing::{
    after, headline, labelled_by, next_sentence, passive_agent, signature, unlisted_verb,
};

/// Tokens of a signature at most: a name, an office and a place.
const SIGNATURE: usize = 20;

/// Words of a role before the name of a signature at most.
const ROLE: usize = 4;

pub use model::{Attribution, according, addressee, from_verb, is_tale};
pub use owner::owner;
pub use trailing::inverted_far;

/// The attribution in the stretch's own sentence, or in the next where the form allows it.
#[must_use]
pub fn attribute(
    tagged: &TaggedParagraph<'_>,
    pair: &Pair,
    context: &QuoteContext,
) -> Option<Attribution> {
    let owned = || possessor(tagged, context.begin, pair.open).filter(|_| !context.opens);
    // "the supporters' chants of “…”": a cue without a subject, and an owner.
    let beside = match beside(tagged, pair, context) {
        Some(found) if found.source.is_none() => owned().or(Some(found)),
        found => found,
    };
    // "“Look here,” tweeted Moe. “Lind: 'No.' Moe: 'Yes.'”": Moe goes on.
    let goes_on = context.opens && tagged.pairs.partition_point(|p| p.open < pair.open) > 0;
    if let Some(label) = transcript(tagged, pair.first, pair.last).filter(|_| !goes_on) {
        // "“Lind: the bridge is safe,” tweeted Moe": the words quoted are Moe's, with their label.
        let beside = beside.or_else(owned);
        let sure =
            |found: &Attribution| found.certainty == Certainty::Sure && found.source.is_some();
        return Some(beside.filter(sure).unwrap_or(label));
    }
    beside.or_else(|| farther(tagged, pair, context))
}

/// The attribution by a listed verb or a colon in the stretch's own sentence.
fn beside(
    tagged: &TaggedParagraph<'_>,
    pair: &Pair,
    context: &QuoteContext,
) -> Option<Attribution> {
    if context.opens {
        return after(tagged, pair.after, context.end, false);
    }
    if let Some(found) = named_by_colon(tagged, context.begin, pair.open)
        .or_else(|| labelled_by(tagged, pair, context))
    {
        return Some(found);
    }
    let near = before(tagged, context.begin, pair.open);
    let near = near.map(|found| subject_behind(tagged, pair, context, found));
    let behind = after(tagged, pair.after, context.end, !ends_speech(context));
    if let Some(far) = near
        && context.final_mark == ','
        && starts_far(tagged, pair, &far)
        && let Some(behind) = behind
        && behind.certainty == Certainty::Sure
        && !turns(tagged, pair.after, &behind)
    {
        // "The plan he called bold is “…,” she said.": the attribution after it governs it all.
        return Some(behind);
    }
    // "Nothing the owner said “will calm people,” the mayor said.": the mayor.
    if let Some(near) = near
        && context.final_mark == ','
        && let Some(behind) = behind
        && behind.certainty == Certainty::Sure
        && is_embedded(tagged, context.begin, &near)
        && !turns(tagged, pair.after, &behind)
    {
        return Some(behind);
    }
    if let Some(governs) = behind.filter(|behind| governs(tagged, behind, context.end)) {
        return Some(governs);
    }
    if let Some(found) = near
        && (found.certainty == Certainty::Sure || context.closes)
    {
        return Some(found);
    }
    match (near, behind) {
        (Some(near), Some(behind)) if behind.certainty == Certainty::Sure => {
            Some(if near.source.is_some() && context.final_mark != ',' { near } else { behind })
        }
        (near, behind) => near.or(behind),
    }
}

/// The attribution by other words of the sentence, or by the next sentence.
fn farther(
    tagged: &TaggedParagraph<'_>,
    pair: &Pair,
    context: &QuoteContext,
) -> Option<Attribution> {
    if context.opens {
        return unlisted_verb(tagged, pair, context)
            .or_else(|| next_sentence(tagged, pair, context))
            .or_else(|| signature(tagged, pair, context))
            .or_else(|| headline(tagged, pair, context));
    }
    lead_in(tagged, context.begin, pair.open)
        .or_else(|| unlisted_before(tagged, context.begin, pair))
        .or_else(|| unlisted_verb(tagged, pair, context))
        .or_else(|| next_sentence(tagged, pair, context))
        .or_else(|| passive_agent(tagged, pair, context))
        .or_else(|| dismissed_as(tagged, context.begin, pair.open))
        .or_else(|| signature(tagged, pair, context).filter(|_| is_bracketed(tagged, pair)))
        .or_else(|| possessor(tagged, context.begin, pair.open))
}

/// "“…,” Lind said, and Moe cut in. “…”": the subject of the last verb of the sentence before.
fn interrupting(tagged: &TaggedParagraph<'_>, begin: usize, end: usize) -> Option<Attribution> {
    let at = end.checked_sub(3).filter(|at| *at > begin)?;
    let Class::Verb(verb) = tagged.class(at) else { return None };
    let speaks = verb.form != VerbForm::Participle && verb.frames.has(Frames::PARTICLE);
    let and = (begin..at).rev().take(SIGNATURE).find(|n| tagged.class(*n) == Class::Conjunction)?;
    let source = subject_of(tagged, and + 1, at).filter(|_| speaks)?;
    let found = from_verb(tagged, at, &verb, Some(source), Rule::NamedInSentenceBefore);
    Some(Attribution { certainty: Certainty::Weak, ..found })
}

/// "WHO PAYS “The bridge is dear, and it is late.” [Torp Post]": sentences that a bracket signs.
fn is_bracketed(tagged: &TaggedParagraph<'_>, pair: &Pair) -> bool {
    tagged.class(pair.after) == Class::Mark('[')
        && tagged.tokens.get(pair.first).is_some_and(|t| t.is_capital())
}

/// Whether the words between the marks end as speech does before its attribution.
const fn ends_speech(context: &QuoteContext) -> bool {
    matches!(context.final_mark, ',' | '?' | '!' | '…' | '—')
}

/// Whether ", said X" attributes the whole sentence before it, whatever verbs are in that.
fn governs(tagged: &TaggedParagraph<'_>, behind: &Attribution, end: usize) -> bool {
    let Some(cue) = behind.cue_span.get() else { return false };
    let at = tagged.tokens.partition_point(|t| t.start < cue.start);
    let Class::Verb(verb) = tagged.class(at) else { return false };
    verb.kind == CueKind::Said && inverted_far(tagged, at, end, &verb).is_some()
}

/// Whether "but" comes between the quotation and the attribution after it.
fn turns(tagged: &TaggedParagraph<'_>, from: usize, behind: &Attribution) -> bool {
    let cue = behind.cue_span.get().map_or(0, |c| c.start);
    (from..tagged.tokens.len())
        .take_while(|at| tagged.tokens.get(*at).is_some_and(|t| t.start < cue))
        .any(|at| matches!(tagged.word(at), "but" | "and" | "though" | "although" | "while"))
}

/// Whether an attribution stands in a clause about the noun before it: "Nothing the owner said", "People
/// who think".
fn is_embedded(tagged: &TaggedParagraph<'_>, begin: usize, near: &Attribution) -> bool {
    let Some(source) = near.source else { return false };
    let first = tagged.tokens.partition_point(|t| t.start < source.beside.start);
    let Some(noun) = first.checked_sub(1).filter(|at| *at >= begin) else { return false };
    let thought = near.cue.is_some_and(|cue| cue.kind() == CueKind::Thought);
    let relative = source.span != source.beside;
    matches!(tagged.class(noun), Class::Word | Class::Pronoun | Class::Name)
        && (relative && thought || !relative && source.kind != PhraseKind::Name)
}

/// Whether there are words between the cue and the opening mark.
fn starts_far(tagged: &TaggedParagraph<'_>, pair: &Pair, found: &Attribution) -> bool {
    match (found.cue_span.get(), tagged.tokens.get(pair.open)) {
        (Some(cue), Some(open)) => open.start.saturating_sub(cue.end) > 12,
        _ => true,
    }
}

/// A quotation that is a sentence of its own, after a sentence without marks in the same paragraph.
#[must_use]
pub fn attribute_to_sentence_before(
    tagged: &TaggedParagraph<'_>,
    pair: &Pair,
    context: &QuoteContext,
) -> Option<Attribution> {
    if !context.opens || !context.closes {
        return None;
    }
    let number = tagged.sentence_of(pair.open).checked_sub(1)?;
    let (begin, end) = *tagged.sentences.get(number)?;
    let marked = (begin..end).any(|at| tagged.within.get(at) != Some(&0));
    let found =
        if marked { interrupting(tagged, begin, end) } else { lead_sentence(tagged, begin, end) };
    // "I asked again. “I do not know.”": the answer.
    let asked = |found: &Attribution| found.cue.map(Cue::kind) == Some(CueKind::Asked);
    found.filter(|found| context.final_mark == '?' || !asked(found))
}

/// "That was how Lind once described it.", "So said Moe.", "Those were the words of the mayor.": who said
/// the paragraph before.
#[must_use]
pub fn looking_back(tagged: &TaggedParagraph<'_>) -> Option<Attribution> {
    let (begin, end) = *tagged.sentences.first()?;
    let end = end.min(begin + SIGNATURE + SIGNATURE);
    let source = match (tagged.word(begin), tagged.word(begin + 2)) {
        ("That" | "This", "how" | "what") if tagged.class(begin + 1) == Class::Auxiliary => {
            let says = |at: &usize| matches!(tagged.class(*at), Class::Verb(v) if v.form == VerbForm::Finite);
            let verb = (begin + 4..end).find(says)?;
            subject_of(tagged, begin + 3, verb)
        }
        ("So", _) if tagged.word(begin + 1) == "said" => phrase_after(tagged, begin + 2, end),
        ("Those", "the") if tagged.word(begin + 3) == "words" && tagged.word(begin + 4) == "of" => {
            phrase_after(tagged, begin + 5, end)
        }
        _ => None,
    }?;
    (source.kind != PhraseKind::Pronoun)
        .then(|| Attribution::placed(source, Rule::NamedInNextParagraph, Certainty::Sure))
}

/// "— Joe Marsh, farmer" or "Joe Marsh, farmer" as a paragraph of its own: a name, and no sentence.
#[must_use]
pub fn signing_paragraph(tagged: &TaggedParagraph<'_>) -> Option<Attribution> {
    let end = tagged.tokens.len();
    let dash = |at: &usize| matches!(tagged.class(*at), Class::Mark('—' | '-' | '~'));
    let from = (0..end).take_while(dash).count();
    let sentence = tagged.classes.iter().any(|class| {
        matches!(
            class,
            Class::Verb(_) | Class::Auxiliary | Class::Pronoun | Class::Mark('"' | ':' | '?' | '!')
        )
    });
    // "— farmer Arne Moe"
    let role =
        (from..end.min(from + ROLE)).take_while(|at| tagged.class(*at) == Class::Word).count();
    let name = if role > 0 && is_person(tagged.word(from + role - 1)) { from + role } else { from };
    // "Arne Moe, teacher"
    let described = || {
        let comma = (0..end).find(|at| tagged.class(*at) != Class::Name).unwrap_or(end);
        tagged.class(comma) == Class::Mark(',')
            && (comma + 1..end).any(|at| is_person(tagged.word(at)))
    };
    let short = end <= SIGNATURE && !sentence && tagged.class(name) == Class::Name;
    if !short || from == 0 && !described() {
        return None;
    }
    let source = phrase_after(tagged, name, end).filter(|s| s.kind == PhraseKind::Name)?;
    let first = tagged.tokens.get(name)?.start;
    (source.span.start == first)
        .then(|| Attribution::placed(source, Rule::QuoteDashX, Certainty::Sure))
}

/// "Marsh went on:" at the end of a paragraph.
#[must_use]
pub fn announced_speaker(tagged: &TaggedParagraph<'_>) -> Option<Attribution> {
    let end = tagged.tokens.len();
    let colon = end.checked_sub(1)?;
    if !matches!(tagged.class(colon), Class::Mark(':' | ',' | '—')) {
        return None;
    }
    let begin = tagged.sentences.last().map_or(0, |s| s.0);
    before(tagged, begin, end)
        .filter(|a| a.source.is_some())
        .or_else(|| lead_in(tagged, begin, end))
}
