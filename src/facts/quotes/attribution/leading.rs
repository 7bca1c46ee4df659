//! Attribution before the opening mark: X said, “…”; X: “…”; X's claim that “…”.

use super::model::{Attribution, VERBS, according, from_verb, in_words_of, owner};
use super::trailing::{inverted, inverted_far};
use crate::facts::cue::{Cue, CueKind, Frames, ReportingVerb, VerbForm};
use crate::facts::quotes::clause::clause_subject;
use crate::facts::quotes::marks::Pair;
use crate::facts::quotes::past_forms::looks_past;
use crate::facts::quotes::speaker_phrase::{
    NOUNS, PhraseKind, SpeakerPhrase, head_of, name_begin, phrase_after, phrase_begin,
};
use crate::facts::quotes::subject::{BEFORE_THAT, outer_verb, subject_of};
use crate::facts::quotes::tagged_paragraph::{Class, TaggedParagraph};
use crate::facts::quotes::verb_context::{is_according, is_noun, is_passive, only_adverbs};
use crate::facts::{Certainty, Rule};
use crate::text::optional_span::OptionalSpan;

/// Attribution before the opening mark: the nearest reporting verb and its subject.
#[must_use]
pub fn before(tagged: &TaggedParagraph<'_>, begin: usize, open: usize) -> Option<Attribution> {
    let mut at = open;
    let (mut steps, mut verbs) = (0, 0);
    let mut unsure: Option<Attribution> = None;
    while at > begin && steps < 80 {
        at -= 1;
        steps += 1;
        if let Some(pair) = tagged.pair_at(at).filter(|p| p.open >= begin) {
            at = pair.open;
            continue;
        }
        if is_according(tagged, at) {
            // "according to her “boom” plan": the marks are among the words for the source.
            let inside = matches!(
                tagged.class(open - 1),
                Class::Determiner | Class::Possessive | Class::Clitic
            );
            return if inside { None } else { according(tagged, at, open) };
        }
        if at + 1 < open
            && tagged.class(at + 1) == Class::Subordinator
            && tagged.word(at + 1) == "that"
            && let Some(found) = claimed(tagged, begin, at)
        {
            return Some(found);
        }
        if tagged.class(at) == Class::Mark(';') && steps > 1 {
            break;
        }
        if let Some(found) = in_words_of(tagged, at, open) {
            return Some(found);
        }
        let Class::Verb(verb) = tagged.class(at) else { continue };
        if is_noun(tagged, at) {
            continue;
        }
        let distance = open - at;
        let voices = matches!(verb.base(), "express" | "voice")
            && (at + 1..open.min(at + 6)).any(|n| tagged.word(n) == "that");
        let frames = if distance <= 4 || voices {
            Frames::QUOTE
                .or(Frames::CLAUSE)
                .or(Frames::LABEL)
                .or(Frames::TOLD)
                .or(Frames::NOUN)
                .or(Frames::ABOUT)
        } else {
            Frames::QUOTE.or(Frames::CLAUSE).or(Frames::LABEL)
        };
        if !verb.frames.has(frames) {
            continue;
        }
        verbs += 1;
        if verbs > VERBS {
            break;
        }
        // "Lind said, and I quote, “…”"
        let aside = verb.base() == "quote" && tagged.word(at - 1) == "I";
        if aside || in_closed_relative(tagged, begin, at, open) {
            continue;
        }
        if is_reduced(tagged, begin, at, &verb) {
            continue;
        }
        if is_passive(tagged, at) {
            // "was dismissed by X as “…”"; in "was called “…” by X" the speaker follows.
            let by = (at + 1..open.min(at + 3)).find(|n| tagged.word(*n) == "by");
            let source = by.and_then(|by| phrase_after(tagged, by + 1, open));
            if let Some(source) = source.filter(|source| governs_marks(tagged, *source, open)) {
                let rule = rule_before(tagged, at, open, &verb);
                return Some(from_verb(tagged, at, &verb, Some(source), rule));
            }
            continue;
        }
        // "The trouble, says Lind, is that it is “…”"
        let aside = inverted_far(tagged, at, open, &verb);
        let source = aside
            .filter(|source| source.kind == PhraseKind::Name && closes_aside(tagged, *source))
            .or_else(|| subject_of(tagged, begin, at));
        if let Some(source) = source {
            if let Some(outer) = outer_verb(tagged, begin, source)
                && outer < at
                && !(source.kind != PhraseKind::Pronoun && introduces(tagged, open))
            {
                at = outer + 1;
                continue;
            }
            let source = Some(source);
            let found = from_verb(tagged, at, &verb, source, rule_before(tagged, at, open, &verb));
            // "Lind said he hoped for “…”": the speaker is the subject of "said", not of "hoped".
            if matches!(verb.kind, CueKind::Thought | CueKind::Showed) && at > begin + 2 {
                unsure = match unsure {
                    Some(nearer) if nearer.source.is_some() => Some(nearer),
                    _ => Some(found),
                };
                continue;
            }
            return Some(found);
        }
        // An inverted verb right before: "“…,” said X. / Said X: “…”".
        if verb.form == VerbForm::Finite
            && only_adverbs(tagged, begin, at)
            && let Some(source) = inverted(tagged, at + 1, open)
        {
            return Some(from_verb(tagged, at, &verb, Some(source), Rule::SaidXQuote));
        }
        if unsure.is_none() {
            unsure = Some(from_verb(tagged, at, &verb, None, Rule::VerbWithoutSource));
        }
    }
    unsure
}

/// Whether nothing but "as" or a mark comes between the agent of a passive and the marks: not "sacked
/// by letter, which a judge found “…”".
fn governs_marks(tagged: &TaggedParagraph<'_>, agent: SpeakerPhrase, open: usize) -> bool {
    let behind = tagged.tokens.partition_point(|t| t.start < agent.span.end);
    let acts = |n: usize| {
        matches!(tagged.class(n), Class::Auxiliary | Class::Verb(_) | Class::Relative)
            || tagged.is_past_form(n)
    };
    !(behind..open).any(acts)
}

/// Whether a comma follows the source at once.
fn closes_aside(tagged: &TaggedParagraph<'_>, source: SpeakerPhrase) -> bool {
    let behind = tagged.tokens.partition_point(|t| t.start < source.core.end);
    tagged.class(behind) == Class::Mark(',')
}

/// Whether a participle stands behind its noun in the clause of another verb: "the server handled
/// messages later deemed “secret”", "on items labelled “new”".
fn is_reduced(tagged: &TaggedParagraph<'_>, begin: usize, at: usize, verb: &ReportingVerb) -> bool {
    if verb.kind != CueKind::Called || verb.form != VerbForm::Finite {
        return false;
    }
    let adverbs = (begin..at).rev().take_while(|n| tagged.class(*n) == Class::Adverb).count();
    let noun = at - adverbs;
    let first = phrase_begin(tagged, begin, noun);
    let acts = |n: &usize| {
        *n + 1 < noun
            && tagged.is_past_form(*n)
            && (*n == first
                || matches!(tagged.class(*n - 1), Class::Name | Class::Word | Class::To))
    };
    tagged.class(noun.saturating_sub(1)) == Class::Word && (first..noun).any(|n| acts(&n))
}

/// Whether a comma or colon introduces what stands between the marks as the words themselves: "Lind
/// said Moe told him: “…”".
fn introduces(tagged: &TaggedParagraph<'_>, open: usize) -> bool {
    matches!(tagged.class(open - 1), Class::Mark(',' | ':'))
}

/// Whether the verb at `at` stands in a relative clause that a comma ends before the marks: "the
/// plan, which some say has failed, was “…”".
fn in_closed_relative(tagged: &TaggedParagraph<'_>, begin: usize, at: usize, open: usize) -> bool {
    let inside = |n: &usize| !matches!(tagged.class(*n), Class::Mark(_));
    let mut before = (begin..at).rev().take(12).take_while(inside);
    let Some(relative) = before.find(|n| tagged.class(*n) == Class::Relative) else { return false };
    let apart = relative > begin && tagged.class(relative - 1) == Class::Mark(',');
    let mut behind = (at + 1..open.saturating_sub(1)).take(40);
    apart && behind.any(|n| tagged.is_outer_comma(n))
}

fn rule_before(tagged: &TaggedParagraph<'_>, at: usize, open: usize, verb: &ReportingVerb) -> Rule {
    if open == at + 1 || open == at + 2 && matches!(tagged.class(at + 1), Class::Mark(_)) {
        Rule::XSaidQuote
    } else if verb.frames.has(Frames::TOLD) {
        Rule::XToldYQuote
    } else if verb.frames.has(Frames::LABEL) && !verb.frames.has(Frames::CLAUSE) {
        Rule::XCalledItQuote
    } else {
        Rule::XSaidThatQuote
    }
}

/// "Marsh: “…”", "Marsh went further: “…”".
#[must_use]
pub fn lead_in(tagged: &TaggedParagraph<'_>, begin: usize, open: usize) -> Option<Attribution> {
    let colon = open.checked_sub(1).filter(|at| *at > begin)?;
    if tagged.class(colon) != Class::Mark(':') {
        return None;
    }
    let from =
        after_from(tagged, begin, colon).unwrap_or_else(|| phrase_begin(tagged, begin, colon));
    // "Arne Moe, Radio Torp: “…”", "Arne Moe, 71, retired nurse: “…”"
    let plain = |at: usize| match tagged.class(at) {
        // "retired nurse", not "pleased the club"
        Class::Word => !tagged.is_past_form(at) || tagged.class(at + 1) == Class::Word,
        class => matches!(class, Class::Name | Class::Number | Class::Mark(',' | '.' | '-')),
    };
    let names = tagged.class(begin) == Class::Name
        && (begin..colon).all(|at| plain(at) || is_between_words(tagged, at))
        && (begin..colon)
            .find(|at| !matches!(tagged.class(*at), Class::Name | Class::Mark('.' | '-')))
            .is_none_or(|at| tagged.class(at) == Class::Mark(','));
    let apart = from < colon && from > begin && matches!(tagged.class(from - 1), Class::Mark(_));
    let source = if names {
        head_of(tagged, begin, colon)?
    } else if from > begin && is_verb(tagged, from) {
        // "Lind, the mayor, sent a message to Moe: “…”"
        clause_subject(tagged, begin, from)?
    } else if from == begin || apart || tagged.class(from - 1) == Class::Preposition {
        head_of(tagged, from, colon)?
    } else {
        clause_subject(tagged, begin, colon)?
    };
    Some(Attribution {
        source: Some(source),
        cue_span: tagged.span(colon, colon + 1).into(),
        cue: None,
        addressee: OptionalSpan::NONE,
        rule: Rule::XColonQuote,
        certainty: if source.kind == PhraseKind::Nominal {
            Certainty::Weak
        } else {
            Certainty::Sure
        },
    })
}

/// "of" and "at" in what stands behind a name: "head of the school", "cook at the inn".
fn is_between_words(tagged: &TaggedParagraph<'_>, at: usize) -> bool {
    matches!(tagged.class(at), Class::Preposition | Class::Determiner)
}

/// Whether a past form with an object stands at `at`.
fn is_verb(tagged: &TaggedParagraph<'_>, at: usize) -> bool {
    tagged.is_past_form(at)
        && matches!(tagged.class(at + 1), Class::Determiner | Class::Possessive | Class::Name)
}

/// "Growers agree - Arne Moe: “…”", "a line from Moe: “…”": a name right before the colon, after a
/// dash, a full stop or "from".
#[must_use]
pub fn named_by_colon(
    tagged: &TaggedParagraph<'_>,
    begin: usize,
    open: usize,
) -> Option<Attribution> {
    let colon = open.checked_sub(1).filter(|at| *at > begin)?;
    if tagged.class(colon) != Class::Mark(':') || tagged.class(colon - 1) != Class::Name {
        return None;
    }
    let from = name_begin(tagged, begin, colon);
    let before = from.checked_sub(1).filter(|at| *at >= begin)?;
    // "a line from Moe:", "You may quote the following from Moe:"
    let sent = |at: usize| {
        let carries = |word: &str| NOUNS.contains(word) || matches!(word, "following" | "this");
        at > begin && carries(tagged.word(at - 1))
    };
    let apart = match tagged.class(before) {
        Class::Mark('—') => true,
        // "a line from a shopkeeper, Moe:"
        Class::Mark(',') => {
            (begin..before).rev().take(6).find(|at| tagged.word(*at) == "from").is_some_and(sent)
        }
        _ => tagged.word(before) == "from" && sent(before),
    };
    let source = head_of(tagged, from, colon).filter(|_| apart)?;
    let placed = Attribution::placed(source, Rule::XColonQuote, Certainty::Sure);
    Some(Attribution { cue_span: tagged.span(colon, colon + 1).into(), ..placed })
}

/// "Lind quavered, “…”": a verb in no list between a subject and a comma.
#[must_use]
pub fn unlisted_before(
    tagged: &TaggedParagraph<'_>,
    begin: usize,
    pair: &Pair,
) -> Option<Attribution> {
    let comma = pair.open.checked_sub(1).filter(|at| tagged.class(*at) == Class::Mark(','))?;
    let verb = comma.checked_sub(1).filter(|at| *at > begin)?;
    let whole = tagged.tokens.get(pair.first).is_some_and(|t| t.is_capital());
    let past = tagged.is_past_form(verb);
    let opens = matches!(tagged.class(begin), Class::Name | Class::Pronoun | Class::Determiner);
    if !whole || !past || !opens || verb > begin + 8 {
        return None;
    }
    let source = subject_of(tagged, begin, verb)?;
    let placed = Attribution::placed(source, Rule::XSaidQuote, Certainty::Weak);
    Some(Attribution { cue_span: tagged.span(verb, verb + 1).into(), ..placed })
}

/// "brushed off Lind's speech as “…”": the subject of a clause whose verb is in no list.
#[must_use]
pub fn dismissed_as(
    tagged: &TaggedParagraph<'_>,
    begin: usize,
    open: usize,
) -> Option<Attribution> {
    let mut at = open.checked_sub(1).filter(|at| *at > begin)?;
    if matches!(tagged.word(at), "a" | "an") {
        at = at.checked_sub(1).filter(|at| *at > begin)?;
    }
    if tagged.word(at) != "as" || matches!(tagged.class(at - 1), Class::Mark(',')) {
        return None;
    }
    let acts = |n: &usize| match tagged.class(*n) {
        Class::Word => looks_past(tagged.word(*n)),
        Class::Verb(verb) => verb.form == VerbForm::Finite,
        _ => false,
    };
    let verb = (begin..at).find(acts)?;
    if (begin..at).any(|n| tagged.class(n) == Class::Auxiliary) {
        return None;
    }
    let source = subject_of(tagged, begin, verb).or_else(|| clause_subject(tagged, begin, verb));
    let source = source.filter(|source| source.kind != PhraseKind::Nominal)?;
    let placed = Attribution::placed(source, Rule::XCalledItQuote, Certainty::Weak);
    Some(Attribution { cue_span: tagged.span(verb, verb + 1).into(), ..placed })
}

/// "the head's claim that it was “…”", "claims by the agency that “…”": whose words the noun at `at`
/// names.
fn claimed(tagged: &TaggedParagraph<'_>, begin: usize, at: usize) -> Option<Attribution> {
    // "her claim during the debate that"
    let inside = |n: &usize| {
        *n == at
            || tagged.class(*n).joins_phrase()
            || matches!(tagged.class(*n), Class::Preposition | Class::Time | Class::Number)
    };
    let mut near = (begin..=at).rev().take(BEFORE_THAT).take_while(inside);
    let at = near.find(|n| NOUNS.contains(tagged.word(*n)))?;
    let source = owner(tagged, begin, at)?;
    let placed = Attribution::placed(source, Rule::XsWordsQuote, Certainty::Sure);
    let cue_span = tagged.span(at, at + 1).into();
    Some(Attribution { cue: Some(Cue::Noun), cue_span, ..placed })
}

/// Where the noun phrase of "And from X:" and "This from X:" begins.
fn after_from(tagged: &TaggedParagraph<'_>, begin: usize, colon: usize) -> Option<usize> {
    let opening = |at: &usize| {
        matches!(
            tagged.word(*at),
            "And" | "and" | "This" | "this" | "But" | "Then" | "then" | "," | "also"
        )
    };
    let from = begin + (begin..colon).take_while(opening).count();
    let direct = matches!(tagged.word(from), "from" | "From")
        && matches!(tagged.class(from + 1), Class::Name | Class::Determiner | Class::Possessive)
        && (from + 1..colon)
            .all(|at| tagged.class(at).joins_phrase() || tagged.class(at) == Class::Mark('.'));
    (direct && from + 1 < colon).then_some(from + 1)
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
            Class::Clitic | Class::Possessive
                if at + 1 == open || noun.is_some_and(|n| n - at <= 4) =>
            {
                let source = if tagged.class(at) == Class::Clitic {
                    head_of(tagged, phrase_begin(tagged, begin, at), at)?
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

/// The sentence before a quotation that is a sentence of its own: its subject may be the speaker.
#[must_use]
pub fn lead_sentence(
    tagged: &TaggedParagraph<'_>,
    begin: usize,
    end: usize,
) -> Option<Attribution> {
    if let Some(found) = before(tagged, begin, end).filter(|a| a.source.is_some()) {
        return Some(Attribution {
            rule: Rule::NamedInSentenceBefore,
            certainty: Certainty::Weak,
            ..found
        });
    }
    let source = clause_subject(tagged, begin, end)?;
    Some(Attribution::placed(source, Rule::SubjectOfSentenceBefore, Certainty::Weak))
}

/// "MARSH: Well, look": the speaker's name and a colon at the beginning of `from..to`.
#[must_use]
pub fn transcript(tagged: &TaggedParagraph<'_>, from: usize, to: usize) -> Option<Attribution> {
    let colon = (from..to.min(from + 6)).find(|at| tagged.class(*at) == Class::Mark(':'))?;
    let named = colon > from
        && (from..colon)
            .all(|at| matches!(tagged.class(at), Class::Name | Class::Mark('.' | '\'' | '-')))
        && !tagged.glued(colon + 1);
    if !named {
        return None;
    }
    let span = tagged.span(from, colon);
    Some(Attribution {
        source: Some(SpeakerPhrase::plain(span, PhraseKind::Name)),
        cue_span: tagged.span(colon, colon + 1).into(),
        cue: None,
        addressee: OptionalSpan::NONE,
        rule: Rule::Transcript,
        certainty: Certainty::Sure,
    })
}
