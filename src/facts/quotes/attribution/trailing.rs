//! Attribution after the closing mark: “…,” X said; “…,” said X; “…” — X.

use super::model::{Attribution, VERBS, according, from_verb, in_words_of};
use crate::facts::cue::{CueKind, Frames, ReportingVerb, VerbForm};
use crate::facts::quotes::class::lower;
use crate::facts::quotes::clause::{ends_phrase, first_subject};
use crate::facts::quotes::marks::Pair;
use crate::facts::quotes::participle::is_heard;
use crate::facts::quotes::past_forms::looks_past;
use crate::facts::quotes::quote_context::QuoteContext;
use crate::facts::quotes::speaker_phrase::{
    NOUNS, PhraseKind, SpeakerPhrase, apposed_name, head_of, phrase_after,
};
use crate::facts::quotes::subject::subject_of;
use crate::facts::quotes::tagged_paragraph::{Class, TaggedParagraph};
use crate::facts::quotes::verb_context::{is_according, is_noun, is_passive, only_adverbs};
use crate::facts::{Certainty, Rule};

/// Attribution after the closing mark: "… X said", "… said X", "according to X". `apart`: only one
/// that a comma or the marks set apart, since in "a “deal” because some did not agree" nobody is
/// named who calls it that.
#[must_use]
pub fn after(
    tagged: &TaggedParagraph<'_>,
    from: usize,
    end: usize,
    apart: bool,
) -> Option<Attribution> {
    let mut begin = from;
    while begin < end
        && matches!(tagged.class(begin), Class::Mark(',' | '—' | '-' | '.' | '…' | ')'))
    {
        begin += 1;
    }
    // "…,” which is what some call it": about the words, not whose they are.
    if tagged.word(begin) == "which" {
        return None;
    }
    let (mut at, mut verbs) = (begin, 0);
    while at < end && at - begin < 60 && verbs < VERBS {
        match tagged.class(at) {
            Class::Mark('"' | '\'') => {
                if let Some(pair) = tagged.pair_at(at).filter(|p| p.after > at) {
                    // Another quotation may come before the attribution.
                    at = pair.after;
                    continue;
                }
                at += 1;
            }
            Class::Mark(';') => return None,
            Class::According if is_according(tagged, at) => {
                if let Some(found) = according(tagged, at, end) {
                    return Some(found);
                }
                at += 1;
            }
            Class::Preposition if let Some(found) = per(tagged, at, end) => return Some(found),
            Class::Word if let Some(found) = in_words_of(tagged, at, end) => return Some(found),
            Class::Verb(verb) if let Some(found) = as_put_by(tagged, at, end, &verb) => {
                return Some(found);
            }
            Class::Verb(verb) if let Some(found) = shown_by(tagged, begin, at, &verb) => {
                return Some(found);
            }
            Class::Verb(verb)
                if verb.frames.has(Frames::QUOTE.or(Frames::TOLD)) && !is_noun(tagged, at) =>
            {
                verbs += 1;
                if only_adverbs(tagged, begin, at) {
                    // Inverted: "…," said X.
                    if verb.form == VerbForm::Finite
                        && let Some(source) =
                            inverted(tagged, past_particle(tagged, at, &verb), end)
                    {
                        return Some(from_verb(tagged, at, &verb, Some(source), Rule::QuoteSaidX));
                    }
                } else if let Some(source) = inverted_far(tagged, at, end, &verb) {
                    return Some(from_verb(tagged, at, &verb, Some(source), Rule::QuoteSaidX));
                } else if (verb.form != VerbForm::Participle || is_heard(tagged, begin, at))
                    && !after_to(tagged, at, begin)
                    && let Some(source) = subject_of(tagged, begin, at)
                    && (!apart || is_set_off(tagged, begin, source))
                    && !is_beside(tagged, begin, source)
                {
                    return Some(from_verb(tagged, at, &verb, Some(source), Rule::QuoteXSaid));
                }
                at += 1;
            }
            _ => at += 1,
        }
    }
    None
}

/// Whether the subject of an attribution begins behind the marks or a comma.
fn is_set_off(tagged: &TaggedParagraph<'_>, begin: usize, source: SpeakerPhrase) -> bool {
    let first = source.beside.start.min(source.core.start);
    let first = tagged.tokens.partition_point(|t| t.start < first);
    // "the “team” supporting the league", "the “lazy” council leaders": no subject.
    if first <= begin && tagged.class(begin.saturating_sub(1)) == Class::Mark('"') {
        let noun = source.kind == PhraseKind::Nominal && tagged.class(first) == Class::Word;
        return !is_participle(tagged, first) && !noun;
    }
    first <= begin && !is_participle(tagged, first)
        || matches!(tagged.class(first - 1), Class::Mark(_))
}

fn is_participle(tagged: &TaggedParagraph<'_>, at: usize) -> bool {
    match tagged.class(at) {
        Class::Verb(verb) => verb.form == VerbForm::Participle,
        class => class == Class::Word && tagged.word(at).ends_with("ing"),
    }
}

/// "…,” per the rules of the club": who says it, where "per" stands at `at`.
fn per(tagged: &TaggedParagraph<'_>, at: usize, end: usize) -> Option<Attribution> {
    let apart = tagged.word(at) == "per"
        && matches!(tagged.class(at.checked_sub(1)?), Class::Mark(_))
        && matches!(tagged.class(at + 1), Class::Name | Class::Determiner | Class::Possessive);
    let source = phrase_after(tagged, at + 1, end).filter(|_| apart)?;
    let placed = Attribution::placed(source, Rule::AccordingToX, Certainty::Sure);
    Some(Attribution { cue_span: tagged.span(at, at + 1).into(), ..placed })
}

/// "…”, as described by Lind": the agent of the verb at `at`.
fn as_put_by(
    tagged: &TaggedParagraph<'_>,
    at: usize,
    end: usize,
    verb: &ReportingVerb,
) -> Option<Attribution> {
    let passive = verb.form == VerbForm::Finite
        && tagged.word(at + 1) == "by"
        && tagged.word(at.checked_sub(1)?) == "as";
    let source = phrase_after(tagged, at + 2, end).filter(|_| passive)?;
    Some(from_verb(tagged, at, verb, Some(source), Rule::QuoteSaidX))
}

/// "…,” payment records show.": the document that closes the sentence with the verb at `at`.
fn shown_by(
    tagged: &TaggedParagraph<'_>,
    begin: usize,
    at: usize,
    verb: &ReportingVerb,
) -> Option<Attribution> {
    let shows = verb.kind == CueKind::Showed && verb.form != VerbForm::Participle;
    let apart = begin.checked_sub(1).is_some_and(|n| ends_phrase(tagged, n));
    let closes = tagged.class(at + 1) == Class::Mark('.');
    let phrase = |n: usize| tagged.class(n).joins_phrase() || tagged.class(n) == Class::Preposition;
    if !shows || !apart || !closes || at == begin || !(begin..at).all(phrase) {
        return None;
    }
    let source = head_of(tagged, begin, at)?;
    Some(from_verb(tagged, at, verb, Some(source), Rule::QuoteXSaid))
}

/// Whether a relative clause behind the marks is about another person: "“…,” echoing critics who say".
fn is_beside(tagged: &TaggedParagraph<'_>, begin: usize, source: SpeakerPhrase) -> bool {
    let first = tagged.tokens.partition_point(|t| t.start < source.core.start);
    let owner = source.beside.in_text(tagged.text).eq_ignore_ascii_case("whose");
    source.span != source.beside && (owner || is_participle(tagged, begin) && first > begin)
        || source.span != source.beside && is_participle(tagged, first)
}

/// The token after a verb and its particle: "went on Moe", "chimed in Moe".
fn past_particle(tagged: &TaggedParagraph<'_>, at: usize, verb: &ReportingVerb) -> usize {
    let particle = verb.frames.has(Frames::PARTICLE)
        && tagged.word(at + 1).len() <= 7
        && at + 2 < tagged.tokens.len();
    if particle && tagged.class(at + 1) != Class::Name { at + 2 } else { at + 1 }
}

/// "“…!” beamed Marsh", "“…,” Marsh beamed": a verb that is in no list, right behind the marks.
#[must_use]
pub fn unlisted_verb(
    tagged: &TaggedParagraph<'_>,
    pair: &Pair,
    context: &QuoteContext,
) -> Option<Attribution> {
    if !matches!(context.final_mark, ',' | '?' | '!' | '…' | '—') {
        return None;
    }
    let end = if context.closes { context.next_end } else { context.end };
    let skipped = |at: &usize| matches!(tagged.class(*at), Class::Mark(',' | '—' | '…'));
    let begin = pair.after + (pair.after..end).take_while(skipped).count();
    let attributed = |verb: usize, source, rule, certainty| Attribution {
        cue_span: tagged.span(verb, verb + 1).into(),
        ..Attribution::placed(source, rule, certainty)
    };
    if is_past(tagged, begin) {
        if !matches!(tagged.class(begin + 1), Class::Name | Class::Determiner | Class::Possessive) {
            return None;
        }
        let source = phrase_after(tagged, begin + 1, end)?;
        let source = apposed_name(tagged, source, end).unwrap_or(source);
        let named = source.kind == PhraseKind::Name;
        let certainty = if named { Certainty::Sure } else { Certainty::Weak };
        return Some(attributed(begin, source, Rule::QuoteSaidX, certainty));
    }
    let opens = matches!(tagged.class(begin), Class::Name | Class::Pronoun | Class::Determiner);
    let source = first_subject(tagged, begin, end).filter(|_| opens)?;
    let behind = source.span.end.max(source.core.end);
    let mut verb = tagged.tokens.partition_point(|t| t.start < behind);
    while verb < end && matches!(tagged.class(verb), Class::Adverb) {
        verb += 1;
    }
    // "“…,” he mocks."
    let acts = is_past(tagged, verb)
        || tagged.class(begin) == Class::Pronoun
            && verb == begin + 1
            && is_present(tagged, verb)
            && matches!(tagged.word(begin), "he" | "she");
    let closes = matches!(
        tagged.class(verb + 1),
        Class::Mark(',' | '.' | ';' | ':' | '—')
            | Class::Time
            | Class::Preposition
            | Class::Adverb
            | Class::Subordinator
            | Class::To
    );
    (verb < end && acts && closes)
        .then(|| attributed(verb, source, Rule::QuoteXSaid, Certainty::Sure))
}

/// Whether the token is a lower-case past form that is in no list of verbs that introduce words.
fn is_past(tagged: &TaggedParagraph<'_>, at: usize) -> bool {
    let word = tagged.word(at);
    match tagged.class(at) {
        Class::Word => looks_past(word) && !matches!(lower(word), Class::Verb(_)),
        Class::Verb(verb) => is_label(&verb) && looks_past(word),
        _ => false,
    }
}

/// Whether the token may be a present form that introduces no words elsewhere: "mocks", "grins".
fn is_present(tagged: &TaggedParagraph<'_>, at: usize) -> bool {
    let word = tagged.word(at);
    match tagged.class(at) {
        Class::Word => word.ends_with('s') && !matches!(lower(word), Class::Verb(_)),
        Class::Verb(verb) => is_label(&verb) && word.ends_with('s'),
        _ => false,
    }
}

/// Whether a verb only puts words on its object: "mocked", not "said".
fn is_label(verb: &ReportingVerb) -> bool {
    verb.frames.has(Frames::LABEL) && !verb.frames.has(Frames::QUOTE.or(Frames::CLAUSE))
}

/// "-- dubbed “…” by the club --": the agent behind marks that a verb stands right before.
#[must_use]
pub fn labelled_by(
    tagged: &TaggedParagraph<'_>,
    pair: &Pair,
    context: &QuoteContext,
) -> Option<Attribution> {
    if tagged.word(pair.after) != "by" {
        return None;
    }
    let at = pair.open.checked_sub(1)?;
    let Class::Verb(verb) = tagged.class(at) else { return None };
    let label = verb.frames.has(Frames::LABEL) && verb.form == VerbForm::Finite;
    let source = phrase_after(tagged, pair.after + 1, context.end).filter(|_| label)?;
    Some(from_verb(tagged, at, &verb, Some(source), Rule::XCalledItQuote))
}

/// "was called “…” by Marsh".
#[must_use]
pub fn passive_agent(
    tagged: &TaggedParagraph<'_>,
    pair: &Pair,
    context: &QuoteContext,
) -> Option<Attribution> {
    let verb = (context.begin..pair.open).rev().take(8).find(|at| is_passive(tagged, *at))?;
    let by = (pair.after..context.end).take(2).find(|at| tagged.word(*at) == "by")?;
    let source = phrase_after(tagged, by + 1, context.end)?;
    let placed = Attribution::placed(source, Rule::XCalledItQuote, Certainty::Sure);
    Some(Attribution { cue_span: tagged.span(verb, verb + 1).into(), ..placed })
}

/// Tokens from a headline's colon to "with" at most.
const TALK: usize = 8;

fn is_talk(word: &str) -> bool {
    matches!(word, "chat" | "conversation" | "interview" | "meeting" | "talk")
}

/// A headline that begins with its quotation: "'We are tired': nurses on strike".
#[must_use]
pub fn headline(
    tagged: &TaggedParagraph<'_>,
    pair: &Pair,
    context: &QuoteContext,
) -> Option<Attribution> {
    let alone = tagged.sentences.len() == 1 && pair.open == 0;
    if !alone || tagged.class(pair.after) != Class::Mark(':') {
        return None;
    }
    let first = pair.after + 1;
    // "‘We are tired’: a talk with Moe"
    let with = (first..context.end.min(first + TALK)).find(|at| tagged.word(*at) == "with");
    if let Some(with) = with.filter(|with| is_talk(tagged.word(with - 1))) {
        let named = phrase_after(tagged, with + 1, context.end);
        return named.map(|who| Attribution::placed(who, Rule::XColonQuote, Certainty::Weak));
    }
    // "‘We are tired’: how Eva Moe lives"
    let asks = matches!(tagged.word(first), "how" | "How" | "why" | "Why");
    let names = (first + 1..context.end).take_while(|at| tagged.class(*at) == Class::Name).count();
    if asks && names > 1 {
        let span = tagged.span(first + 1, first + 1 + names);
        let named = SpeakerPhrase::plain(span, PhraseKind::Name);
        return Some(Attribution::placed(named, Rule::XColonQuote, Certainty::Weak));
    }
    let source = phrase_after(tagged, first, context.end)?;
    // "‘We are tired’: ten questions for a nurse"
    let said = source.kind == PhraseKind::Nominal && NOUNS.contains(source.noun(tagged.text));
    (!said).then(|| Attribution::placed(source, Rule::XColonQuote, Certainty::Weak))
}

fn after_to(tagged: &TaggedParagraph<'_>, at: usize, begin: usize) -> bool {
    at > begin && tagged.class(at - 1) == Class::To
}

/// "“…” in its dealings, said Lind, the mayor": a comma, the verb and a name that no verb follows.
#[must_use]
pub fn inverted_far(
    tagged: &TaggedParagraph<'_>,
    at: usize,
    end: usize,
    verb: &ReportingVerb,
) -> Option<SpeakerPhrase> {
    let comma = at.checked_sub(1).is_some_and(|n| tagged.class(n) == Class::Mark(','));
    if !comma || verb.form != VerbForm::Finite || verb.frames.has(Frames::TOLD) {
        return None;
    }
    let opens = matches!(
        tagged.class(at + 1),
        Class::Name | Class::Word | Class::Determiner | Class::Possessive
    );
    if !opens {
        return None;
    }
    // "The crew, who had seen it all, said this."
    if matches!(tagged.word(at + 1), "this" | "that")
        && matches!(tagged.class(at + 2), Class::Mark(_))
    {
        return None;
    }
    let source = phrase_after(tagged, at + 1, end)?;
    let next = tagged.tokens.partition_point(|t| t.start < source.core.end);
    let closes = next >= end
        || matches!(
            tagged.class(next),
            Class::Mark(',' | '.' | ';' | ':' | '(')
                | Class::Preposition
                | Class::Time
                | Class::Relative
        );
    (closes && source.kind != PhraseKind::Pronoun)
        .then(|| apposed_name(tagged, source, end).unwrap_or(source))
}

/// The speaker after an inverted verb: "said Lind".
#[must_use]
pub fn inverted(tagged: &TaggedParagraph<'_>, from: usize, end: usize) -> Option<SpeakerPhrase> {
    let source = match tagged.class(from) {
        Class::Name
        | Class::Pronoun
        | Class::Determiner
        | Class::Possessive
        | Class::Word
        | Class::Number
        | Class::Verb(_) => phrase_after(tagged, from, end),
        // "said later the mayor"
        Class::Adverb | Class::Time => {
            let opens = matches!(tagged.class(from + 1), Class::Name | Class::Determiner);
            if opens { phrase_after(tagged, from + 1, end) } else { None }
        }
        _ => None,
    }?;
    Some(apposed_name(tagged, source, end).unwrap_or(source))
}

/// "“Is it?” Marsh asked.": the next sentence is an attribution and nothing else.
#[must_use]
pub fn next_sentence(
    tagged: &TaggedParagraph<'_>,
    pair: &Pair,
    context: &QuoteContext,
) -> Option<Attribution> {
    if !context.closes || context.next_end <= context.end {
        return None;
    }
    let sums_up = sums_up(tagged, context.end);
    if !sums_up && !matches!(context.final_mark, '?' | '!' | '…' | '—' | '-' | ',') && pair.closed
    {
        return None;
    }
    let from = context.end + usize::from(sums_up && tagged.word(context.end) != "That");
    let found = after(tagged, from, context.next_end, false)?;
    // An attribution followed by an opening mark belongs to the next quotation.
    let cue_end = found.cue_span.get()?.end;
    // In "“Is it?” she asked, with a look at “The Gate.”" the second marks hold a title.
    let own = (context.end..context.next_end).any(|at| {
        let opens = matches!(tagged.class(at), Class::Mark('"'))
            && tagged.pair_at(at).is_none_or(|next| next.open == at);
        let said =
            !matches!(tagged.class(at.saturating_sub(1)), Class::Preposition | Class::Determiner);
        opens && said && tagged.tokens.get(at).is_some_and(|t| t.start >= cue_end)
    });
    // "“…?” Lind, who has led the league for more than twenty years, asked."
    let apposed = || {
        let verb = tagged.tokens.partition_point(|t| t.end < cue_end);
        let name = tagged.class(context.end) == Class::Name;
        name && verb > 0 && tagged.class(verb - 1) == Class::Mark(',')
    };
    let near = tagged.tokens.get(context.end).is_some_and(|t| cue_end - t.start < 60) || apposed();
    // "A second said the answers were lost.": the sentence has its own content.
    let next = tagged.tokens.partition_point(|t| t.start < cue_end);
    let reports = found.rule == Rule::QuoteXSaid
        && found.addressee.get().is_none()
        && matches!(
            tagged.class(next),
            Class::Determiner | Class::Pronoun | Class::Possessive | Class::Name
        )
        || tagged.word(next) == "that";
    (near && !own && !reports).then_some(found)
}

/// "So said Lind in 1990.", "That was all Lind said", "That is how Lind put it": the sentence is about the
/// words before it.
fn sums_up(tagged: &TaggedParagraph<'_>, at: usize) -> bool {
    let inverted = matches!(tagged.word(at), "So" | "Thus")
        && matches!(tagged.class(at + 1), Class::Verb(verb) if verb.form == VerbForm::Finite);
    let whole = tagged.word(at) == "That"
        && matches!(tagged.word(at + 1), "was" | "is")
        && matches!(tagged.word(at + 2), "all" | "how" | "what");
    inverted || whole
}

/// Tokens behind the name of a signature in brackets at most.
const LABEL: usize = 16;

/// "“…” — Joe Marsh", "“…” [Torp Post]", "“…” (Joe Marsh, baker)": a name after a dash, or in brackets.
#[must_use]
pub fn signature(
    tagged: &TaggedParagraph<'_>,
    pair: &Pair,
    context: &QuoteContext,
) -> Option<Attribution> {
    let dash = pair.after;
    let bracket = matches!(tagged.class(dash), Class::Mark('[' | '('));
    if !bracket && !matches!(tagged.class(dash), Class::Mark('—' | '-' | '~')) {
        return None;
    }
    let source = phrase_after(tagged, dash + 1, context.next_end);
    let source = source.filter(|s| s.kind == PhraseKind::Name)?;
    // "(Arne Moe, baker)", not "(Photo by Arne Moe)".
    let opens = tagged.tokens.get(dash + 1).is_some_and(|t| t.start == source.span.start);
    if tagged.class(dash) == Class::Mark('(') && !opens {
        return None;
    }
    // "“…” [Torp Post]" ends its paragraph.
    let behind = tagged.tokens.partition_point(|t| t.start < source.span.end);
    let label = |at: usize| {
        matches!(tagged.class(at), Class::Mark(_))
            || tagged.class(dash) == Class::Mark('(')
                && (tagged.class(at).joins_phrase() || tagged.class(at) == Class::Preposition)
    };
    let last = tagged.tokens.len() <= behind + LABEL && (behind..tagged.tokens.len()).all(label);
    if bracket && !last {
        return None;
    }
    Some(Attribution::placed(source, Rule::QuoteDashX, Certainty::Sure))
}
