//! Indirect quotations: "said that …", "…, she said", "according to …", "vowed to …".

use super::attribution::{Attribution, addressee, from_verb};
use super::clause::looks_past;
use super::detected::{DetectedQuote, Relation};
use super::speaker_phrase::{SENTENCE, SpeakerPhrase, phrase_after};
use super::subject::subject_of;
use super::tagged_paragraph::{Class, TaggedParagraph};
use super::verb_context::{is_according, is_passive};
use crate::facts::cue::{Cue, CueKind, Frames, ReportingVerb, VerbForm};
use crate::facts::{Certainty, QuoteKind, Rule};
use crate::text::optional_span::OptionalSpan;

/// The topic of the statement, not its content.
const TOPIC: Rule = Rule::Topic;

/// Verbs that report a stance even with a topic alone ("criticized the plan").
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

/// Appends the indirect quotations of the sentence `begin..end`, outermost only.
pub fn detect_indirect(
    tagged: &TaggedParagraph<'_>,
    begin: usize,
    end: usize,
    out: &mut Vec<DetectedQuote>,
) {
    let mut at = begin;
    while at < end {
        if let Some(pair) = tagged.pair_at(at) {
            at = pair.after.max(at + 1);
            continue;
        }
        // Long sentences are searched up to a limit only.
        let (first, last) = (begin.max(at.saturating_sub(SENTENCE)), end.min(at + SENTENCE));
        let found = if is_according(tagged, at) {
            according(tagged, first, at, last)
        } else if let Class::Verb(verb) = tagged.class(at) {
            reported_after(tagged, first, at, last, &verb)
        } else {
            None
        };
        let Some((from, to, attribution)) = found else {
            at += 1;
            continue;
        };
        let marked = (from..to).any(|n| tagged.within.get(n) != Some(&0));
        if !marked && to > from {
            out.push(DetectedQuote {
                span: tagged.span(from, to),
                kind: QuoteKind::Indirect,
                sentence: tagged.span(begin, end),
                attribution: Some(attribution),
                relation: Relation::None,
                closed: true,
            });
        }
        at = to.max(at + 1);
    }
}

type Content = (usize, usize, Attribution);

/// The clause that the verb at `at` reports, after it or before it.
fn reported_after(
    tagged: &TaggedParagraph<'_>,
    begin: usize,
    at: usize,
    end: usize,
    verb: &ReportingVerb,
) -> Option<Content> {
    if is_passive(tagged, at) {
        return None;
    }
    let ahead = content_after(tagged, at, end, verb);
    if ahead.is_none() {
        return reported_before(tagged, begin, at, end, verb);
    }
    let (from, mut to, rule) = ahead?;
    let source = subject_of(tagged, begin, at).filter(|source| names_someone(tagged, *source))?;
    // In a leading or relative clause, the next comma is the writer's.
    if ends_at_comma(tagged, begin, at)
        && let Some(comma) = (from..to).find(|n| tagged.class(*n) == Class::Mark(','))
    {
        to = comma;
    }
    let mut attribution = from_verb(tagged, at, verb, Some(source), rule);
    if !verb.frames.has(Frames::TOLD) {
        attribution.addressee = OptionalSpan::NONE;
    }
    if rule == TOPIC && !TAKES_SIDES.contains(&verb.kind) {
        attribution.certainty = Certainty::Weak;
    }
    Some((from, to, attribution))
}

/// Whether the words can name a source: neither an article alone nor a participle with its own
/// object ("including an officer").
fn names_someone(tagged: &TaggedParagraph<'_>, source: SpeakerPhrase) -> bool {
    let first = tagged.tokens.partition_point(|t| t.start < source.core.start);
    let alone = tagged.tokens.get(first + 1).is_none_or(|t| t.start >= source.core.end);
    let article = matches!(tagged.class(first), Class::Determiner);
    let word = tagged.word(first);
    let participle = word.len() > 5
        && word.ends_with("ing")
        && matches!(tagged.class(first + 1), Class::Determiner | Class::Possessive | Class::Object);
    !(participle || alone && article && matches!(word, "a" | "an" | "the" | "every" | "no"))
}

/// The clause, infinitive or noun phrase after the verb at `at`.
fn content_after(
    tagged: &TaggedParagraph<'_>,
    at: usize,
    end: usize,
    verb: &ReportingVerb,
) -> Option<(usize, usize, Rule)> {
    let mut from = at + 1;
    while from < end && matches!(tagged.class(from), Class::Time | Class::Number) {
        from += 1;
    }
    if tagged.class(from) == Class::Mark(',') && from > at + 1 {
        return None;
    }
    if verb.frames.has(Frames::TOLD) && addressee(tagged, from).is_some() {
        let next = (from..end.min(from + 9))
            .find(|n| !tagged.class(*n).joins_phrase() && tagged.class(*n) != Class::Object)?;
        from = next;
        while from < end && matches!(tagged.class(from), Class::Time | Class::Number) {
            from += 1;
        }
    }
    let clause = verb.frames.has(Frames::CLAUSE.or(Frames::BARE));
    match tagged.class(from) {
        Class::Subordinator
            if clause
                && matches!(
                    tagged.word(from),
                    "that" | "how" | "what" | "why" | "if" | "whether" | "when" | "where"
                ) =>
        {
            return Some((from, clause_end(tagged, from + 1, end), Rule::XSaidThat));
        }
        Class::To if verb.frames.has(Frames::INFINITIVE) => {
            return Some((from, clause_end(tagged, from + 1, end), Rule::XPromisedTo));
        }
        Class::Preposition if clause && tagged.class(from + 1) != Class::Number => {
            // "said in a statement that", "said on Tuesday that".
            let that = (from..end.min(from + REACH)).find(|n| {
                matches!(
                    tagged.class(*n),
                    Class::Mark(',' | ';' | '"' | ':') | Class::Verb(_) | Class::Subordinator
                )
            })?;
            if tagged.word(that) == "that" {
                return Some((that, clause_end(tagged, that + 1, end), Rule::XSaidThat));
            }
            return None;
        }
        _ => {}
    }
    // "said about 1,000 people would come"
    let roughly = matches!(tagged.word(from), "about" | "around" | "over" | "under")
        && tagged.class(from + 1) == Class::Number;
    let starts = roughly
        || matches!(
            tagged.class(from),
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
        && (tagged.class(from) == Class::Pronoun || has_verb(tagged, from + 1, end))
    {
        return Some((from, clause_end(tagged, from + 1, end), Rule::XSaidClause));
    }
    if verb.frames.has(Frames::NOUN) && tagged.class(from) != Class::Pronoun {
        let end = phrase_end(tagged, from, end);
        let participle = verb.form == VerbForm::Participle;
        // "Letters condemning the dam have changed nothing": the verb of the letters ends the topic.
        let finite = |n: &usize| participle && tagged.class(*n) == Class::Auxiliary;
        let mut own = (from..end)
            .take_while(|n| !matches!(tagged.class(*n), Class::Relative | Class::Subordinator));
        return Some((from, own.find(finite).unwrap_or(end), TOPIC));
    }
    None
}

/// Whether the verb is in a clause that a comma ends: "If X said …,", "X, who said …,".
fn ends_at_comma(tagged: &TaggedParagraph<'_>, begin: usize, at: usize) -> bool {
    let opening =
        matches!(tagged.class(begin), Class::Subordinator | Class::Preposition | Class::Verb(_))
            && !(begin..at).any(|n| tagged.class(n) == Class::Mark(','));
    let relative = (begin..at).rev().take(6).find(|n| tagged.class(*n) == Class::Relative);
    let apart = relative.is_some_and(|n| n > begin && tagged.class(n - 1) == Class::Mark(','));
    opening || apart
}

/// Whether there is a finite verb in the clause that begins before `from`.
fn has_verb(tagged: &TaggedParagraph<'_>, from: usize, end: usize) -> bool {
    for at in from..end.min(from + 25) {
        match tagged.class(at) {
            Class::Auxiliary => return true,
            Class::Verb(verb) if verb.form == VerbForm::Finite => return true,
            Class::Word if looks_past(tagged.word(at)) => return true,
            Class::Mark(',' | ';' | ':' | '—' | '"') | Class::Subordinator | Class::Relative => {
                return false;
            }
            _ => {}
        }
    }
    false
}

/// Where the clause of an indirect quotation ends: at the end of its sentence, or where the
/// writer's own words resume.
fn clause_end(tagged: &TaggedParagraph<'_>, from: usize, end: usize) -> usize {
    let mut at = from;
    while at < end {
        match tagged.class(at) {
            Class::Mark(',' | '—') => {
                let next = at + 1;
                let leaves = match tagged.class(next) {
                    Class::Verb(verb) => verb.form == VerbForm::Participle,
                    Class::Conjunction => {
                        tagged.word(next) == "but"
                            || matches!(tagged.class(next + 1), Class::Verb(_))
                    }
                    Class::Subordinator => {
                        tagged.word(next) == "while" || tagged.word(next) == "although"
                    }
                    _ => is_according(tagged, next),
                };
                if leaves {
                    return at;
                }
            }
            Class::Mark(';') => return at,
            Class::Conjunction if matches!(tagged.class(at + 1), Class::Verb(v) if v.form == VerbForm::Finite) =>
            {
                return at;
            }
            _ => {}
        }
        at += 1;
    }
    trim_end(tagged, from, end)
}

fn phrase_end(tagged: &TaggedParagraph<'_>, from: usize, end: usize) -> usize {
    let stop = (from..end)
        .find(|at| {
            matches!(tagged.class(*at), Class::Mark(',' | ';' | ':' | '—' | '"' | '('))
                || matches!(tagged.class(*at), Class::Verb(v) if v.form != VerbForm::Base && *at > from && matches!(tagged.class(at - 1), Class::Conjunction))
        })
        .unwrap_or(end);
    trim_end(tagged, from, stop)
}

fn trim_end(tagged: &TaggedParagraph<'_>, from: usize, end: usize) -> usize {
    let mut to = end;
    while to > from
        && matches!(tagged.class(to - 1), Class::Mark('.' | ',' | ';' | ':' | '"' | '\''))
    {
        to -= 1;
    }
    to
}

/// "…, she said on Friday.": the sentence before the comma is what was said.
fn reported_before(
    tagged: &TaggedParagraph<'_>,
    begin: usize,
    at: usize,
    end: usize,
    verb: &ReportingVerb,
) -> Option<Content> {
    if !verb.frames.has(Frames::QUOTE.or(Frames::CLAUSE)) || verb.form == VerbForm::Participle {
        return None;
    }
    // The comma before the attribution, with a subject between, or the verb right after it.
    let comma = (begin..at).rev().take(40).find(|n| tagged.class(*n) == Class::Mark(','))?;
    let inverted = comma + 1 == at;
    let source = if inverted {
        phrase_after(tagged, at + 1, end)
    } else {
        subject_of(tagged, comma + 1, at)
    };
    // "…, because nobody could agree": a clause of its own, and one in which nobody says anything.
    if !inverted && (comma + 1..at).any(|n| opens_reason(tagged.word(n))) {
        return None;
    }
    if is_denied(tagged, begin, at) {
        return None;
    }
    // An apposition between: the subject's own comma is another one.
    let (comma, source) = match source {
        Some(source) => (comma, source),
        None => {
            let source = subject_of(tagged, begin, at)?;
            let before = tagged
                .tokens
                .partition_point(|t| t.start < source.core.start)
                .checked_sub(1)
                .filter(|n| *n > begin + 3 && tagged.class(*n) == Class::Mark(','))?;
            (before, source)
        }
    };
    // "The plan, she said, would fail": the words around the attribution are the content.
    if tagged.class(at + 1) == Class::Mark(',') && !inverted {
        let opens = matches!(tagged.class(begin), Class::Subordinator | Class::Preposition);
        let (from, to) = if opens || !has_verb(tagged, begin, comma) {
            (at + 2, trim_end(tagged, at + 2, end))
        } else {
            (begin, comma)
        };
        let short = at - comma <= 5;
        return (short && to > from + 1).then(|| (from, to, parenthesis(tagged, at, verb, source)));
    }
    if comma < begin + 3 || (!inverted && !ends_soon(tagged, at + 1, end)) {
        return None;
    }
    // The words before must be a clause, not a place or a time.
    if !has_verb(tagged, begin, comma)
        && !(begin..comma).any(|n| tagged.class(n) == Class::Auxiliary)
    {
        return None;
    }
    Some((begin, comma, parenthesis(tagged, at, verb, source)))
}

/// Words that open a clause of their own rather than one that reports what stands before it.
fn opens_reason(word: &str) -> bool {
    matches!(
        word,
        "because"
            | "since"
            | "unless"
            | "until"
            | "whether"
            | "if"
            | "though"
            | "although"
            | "when"
    )
}

/// Whether the verb at `at` is denied: "nobody agreed", "they did not agree".
fn is_denied(tagged: &TaggedParagraph<'_>, begin: usize, at: usize) -> bool {
    (begin..at).rev().take(4).take_while(|n| !matches!(tagged.class(*n), Class::Mark(_))).any(|n| {
        let word = tagged.word(n);
        matches!(word, "nobody" | "never" | "not" | "none" | "neither" | "cannot")
            || word.ends_with("n't")
            || word.ends_with("n’t")
            || word == "no" && tagged.word(n + 1) == "one"
    })
}

fn parenthesis(
    tagged: &TaggedParagraph<'_>,
    at: usize,
    verb: &ReportingVerb,
    source: SpeakerPhrase,
) -> Attribution {
    let attribution = from_verb(tagged, at, verb, Some(source), Rule::ClauseXSaid);
    Attribution { addressee: OptionalSpan::NONE, ..attribution }
}

/// Whether nothing but a time, a place or an addressee follows up to the sentence's end.
fn ends_soon(tagged: &TaggedParagraph<'_>, from: usize, end: usize) -> bool {
    end - from.min(end) <= 14
        && (from..end).all(|at| {
            !matches!(
                tagged.class(at),
                Class::Mark('"' | ':') | Class::Subordinator | Class::Pronoun
            )
        })
}

/// "According to X, …" and "…, according to X".
fn according(tagged: &TaggedParagraph<'_>, begin: usize, at: usize, end: usize) -> Option<Content> {
    let source = phrase_after(tagged, at + 2, end)?;
    let attribution = Attribution {
        source: Some(source),
        cue_span: tagged.span(at, at + 2).into(),
        cue: Some(Cue::According),
        addressee: OptionalSpan::NONE,
        rule: Rule::AccordingToX,
        certainty: Certainty::Sure,
    };
    if at <= begin + 1 {
        let comma = (at..end).find(|n| tagged.class(*n) == Class::Mark(','))?;
        // "According to Lind, the mayor, …": an apposition is not the content.
        let mut from = comma + 1;
        if matches!(tagged.class(from), Class::Relative)
            && let Some(next) = (from..end).find(|n| tagged.class(*n) == Class::Mark(','))
        {
            from = next + 1;
        }
        return Some((from, clause_end(tagged, from, end), attribution));
    }
    let before = if tagged.class(at - 1) == Class::Mark(',') { at - 1 } else { at };
    let mut from = begin;
    while from < before && matches!(tagged.class(from), Class::Conjunction | Class::Mark(_)) {
        from += 1;
    }
    Some((from, before, attribution))
}
