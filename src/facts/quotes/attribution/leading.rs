//! Attribution before the opening mark: X said, “…”; X: “…”; X's claim that “…”.

use super::governance::{
    aside_begin, bracket_begin, governs_marks, has_own_content, in_closed_clause,
    in_leading_phrase, is_reduced, is_satisfied,
};
use super::model::{Attribution, VERBS, according, from_verb, in_words_of};
use super::owner::{claimed, promised};
use super::trailing::{inverted, inverted_far};
use crate::facts::cue::{CueKind, Frames, ReportingVerb, VerbForm};
use crate::facts::quotes::clause::{clause_subject, ends_phrase, first_subject, past_question};
use crate::facts::quotes::marks::Pair;
use crate::facts::quotes::past_forms::looks_past;
use crate::facts::quotes::quote_context::QuoteContext;
use crate::facts::quotes::speaker_phrase::{PhraseKind, SpeakerPhrase, phrase_after};
use crate::facts::quotes::subject::{outer_verb, subject_of};
use crate::facts::quotes::tagged_paragraph::{Class, TaggedParagraph};
use crate::facts::quotes::verb_context::{is_according, is_noun, is_passive, only_adverbs};
use crate::facts::{Certainty, Rule};

/// Attribution before the opening mark: the nearest reporting verb and its subject.
#[must_use]
pub fn before(tagged: &TaggedParagraph<'_>, begin: usize, open: usize) -> Option<Attribution> {
    // "Asked why, he shrugged: “…”": nobody asks.
    let begin = past_question(tagged, begin, open);
    let begin = bracket_begin(tagged, begin, open).unwrap_or(begin);
    if let Some(found) = as_reported(tagged, begin, open) {
        return Some(found);
    }
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
        if tagged.class(at) == Class::Mark('—')
            && at + 1 < open
            && let Some(aside) = aside_begin(tagged, begin, at)
        {
            at = aside;
            continue;
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
        if aside
            || in_closed_clause(tagged, begin, at, open)
            || is_reduced(tagged, begin, at, &verb)
            || distance > 4 && in_leading_phrase(tagged, begin, at, open)
            || is_satisfied(tagged, at, open)
        {
            continue;
        }
        if let Some(found) = promised(tagged, at, open) {
            return Some(found);
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
            .filter(|source| is_aside(tagged, &verb, *source, open))
            .or_else(|| subject_of(tagged, begin, at));
        if let Some(source) = source {
            if has_own_content(tagged, source, at, open) {
                continue;
            }
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

/// Whether a comma follows the source of an inverted verb at once, or the sign before the marks: "says
/// Lind,", "said one resident,".
fn is_aside(
    tagged: &TaggedParagraph<'_>,
    verb: &ReportingVerb,
    source: SpeakerPhrase,
    open: usize,
) -> bool {
    let behind = tagged.tokens.partition_point(|t| t.start < source.core.end);
    let speaks = source.kind == PhraseKind::Name || verb.kind == CueKind::Said;
    let closes =
        tagged.class(behind) == Class::Mark(',') || behind + 1 == open && introduces(tagged, open);
    speaks && closes
}

/// Tokens from the marks to the comma behind their phrase at most.
const PHRASE: usize = 24;

/// "Calling the vote “rigged”, Moe left", "Despite what she called “years of neglect”, Moe stayed": whose
/// words they are stands behind the phrase, in the main clause.
#[must_use]
pub fn subject_behind(
    tagged: &TaggedParagraph<'_>,
    pair: &Pair,
    context: &QuoteContext,
    found: Attribution,
) -> Attribution {
    let Some(cue) = found.cue_span.get() else { return found };
    let at = tagged.tokens.partition_point(|t| t.start < cue.start);
    let participle =
        matches!(tagged.class(at), Class::Verb(verb) if verb.form == VerbForm::Participle);
    let leads = match found.source {
        None => participle && only_adverbs(tagged, context.begin, at),
        Some(source) => {
            let opening = matches!(
                tagged.class(context.begin),
                Class::Preposition | Class::Subordinator | Class::Verb(_)
            );
            let one = matches!(source.span.in_text(tagged.text), "he" | "she");
            one && opening && !(context.begin..at).any(|n| tagged.is_outer_comma(n))
        }
    };
    if !leads {
        return found;
    }
    let last = context.end.min(pair.after + PHRASE);
    let comma = (pair.after.saturating_sub(1)..last).find(|n| ends_phrase(tagged, *n));
    let subject = comma.and_then(|comma| first_subject(tagged, comma + 1, context.end));
    let named = |subject: &SpeakerPhrase| match found.source {
        None => true,
        Some(_) => subject.kind == PhraseKind::Name,
    };
    match subject.filter(named) {
        Some(source) => {
            let certainty = if found.source.is_none() { Certainty::Sure } else { Certainty::Weak };
            Attribution { source: Some(source), certainty, rule: Rule::XCalledItQuote, ..found }
        }
        None => found,
    }
}

/// "As Lind reported, the council would not call it a fire: “…”": whose words come behind the colon.
fn as_reported(tagged: &TaggedParagraph<'_>, begin: usize, open: usize) -> Option<Attribution> {
    let colon =
        tagged.class(open.checked_sub(1)?) == Class::Mark(':') || open == tagged.tokens.len();
    if !colon || tagged.word(begin) != "As" {
        return None;
    }
    let at = (begin + 2..open).take(10).find(|at| tagged.is_outer_comma(*at))? - 1;
    let Class::Verb(verb) = tagged.class(at) else { return None };
    let says = verb.form != VerbForm::Participle && verb.frames.has(Frames::CLAUSE);
    let source = subject_of(tagged, begin + 1, at).filter(|_| says)?;
    Some(from_verb(tagged, at, &verb, Some(source), Rule::XColonQuote))
}

/// Whether a comma or colon introduces what stands between the marks as the words themselves: "Lind
/// said Moe told him: “…”".
fn introduces(tagged: &TaggedParagraph<'_>, open: usize) -> bool {
    matches!(tagged.class(open - 1), Class::Mark(',' | ':'))
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
