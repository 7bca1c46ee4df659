//! Whether a cue reports what stands beside it: the features of one reading.

use super::features::index;
use super::token_code::{CODES, LENGTHS, is_finite, length_code, token_code};
use crate::facts::Rule;
use crate::facts::cue::{Cue, CueKind, VerbForm};
use crate::facts::quotes::content::has_verb;
use crate::facts::quotes::reading::Reading;
use crate::facts::quotes::speaker_phrase::{NOUNS, PhraseKind};
use crate::facts::quotes::tagged_paragraph::{Class, TaggedParagraph};
use crate::text::hash::hash64;

const PATTERNS: usize = 11;
const KINDS: usize = 17;
const CONTEXTS: usize = 10;
const SOURCES: usize = 10;
const PLACES: usize = 8;
const BASES: usize = 256;

/// The block of whether there is a verb and whether a rule doubts the reading.
pub const DOUBT: usize = 6;

/// How many weights each block of features has; a reading takes one of each.
pub const BLOCKS: [usize; 8] = [
    PATTERNS * KINDS,
    PATTERNS * CONTEXTS,
    PATTERNS * SOURCES,
    PATTERNS * CODES,
    PATTERNS * LENGTHS,
    PATTERNS * PLACES,
    PATTERNS * 4,
    BASES * 2,
];

/// The features of a reading as indices into the weights.
#[must_use]
pub fn features(tagged: &TaggedParagraph<'_>, reading: &Reading) -> [usize; BLOCKS.len()] {
    let pattern = pattern(tagged, reading);
    let content = &reading.content;
    let first = content.from + usize::from(tagged.word(content.from) == "that");
    let acts = has_verb(tagged, first, reading.end);
    let base = base_code(reading);
    let topic = usize::from(matches!(content.rule, Rule::Topic));
    index(
        &BLOCKS,
        [
            pattern * KINDS + kind_code(reading),
            pattern * CONTEXTS + context_code(tagged, reading),
            pattern * SOURCES + source_code(tagged, reading),
            pattern * CODES + token_code(tagged, first, reading.end),
            pattern * LENGTHS + length_code(extent(tagged, reading)),
            pattern * PLACES + place_code(tagged, reading),
            pattern * 4 + usize::from(acts) * 2 + usize::from(content.doubtful),
            base * 2 + topic,
        ],
    )
}

fn pattern(tagged: &TaggedParagraph<'_>, reading: &Reading) -> usize {
    if reading.attribution.cue == Some(Cue::Noun) {
        return if reading.content.rule == Rule::Topic { 10 } else { 0 };
    }
    match reading.content.rule {
        Rule::XSaidThat if tagged.word(reading.content.from) == "that" => 1,
        Rule::XSaidThat => 2,
        Rule::XSaidClause => 3,
        Rule::XPromisedTo => 4,
        Rule::Topic => 5 + usize::from(kind_code(reading) == CueKind::Called as usize),
        Rule::ClauseXSaid => 7 + usize::from(reading.content.rest.is_some()),
        _ => 9,
    }
}

/// Tokens up to the first mark.
fn extent(tagged: &TaggedParagraph<'_>, reading: &Reading) -> usize {
    let (from, to) = (reading.content.from, reading.content.to);
    let stop =
        |at: &usize| matches!(tagged.class(*at), Class::Mark(',' | ';' | ':' | '—' | '"' | '('));
    (from..to.min(from + 30)).find(stop).unwrap_or(to) - from
}

fn kind_code(reading: &Reading) -> usize {
    match reading.attribution.cue {
        Some(Cue::According) => 15,
        Some(Cue::Noun) | None => 16,
        Some(cue) => cue.kind() as usize,
    }
}

fn base_code(reading: &Reading) -> usize {
    let base = reading.attribution.cue.and_then(Cue::base).unwrap_or_default();
    (hash64(base.as_bytes()) % BASES as u64) as usize
}

/// The verb's form and the auxiliary before it.
fn context_code(tagged: &TaggedParagraph<'_>, reading: &Reading) -> usize {
    let at = reading.at;
    let Class::Verb(verb) = tagged.class(at) else { return 0 };
    let mut before = at;
    while before > reading.begin && tagged.class(before - 1) == Class::Adverb {
        if matches!(tagged.word(before - 1), "not" | "never") {
            return 9;
        }
        before -= 1;
    }
    let word = before.checked_sub(1).map_or("", |n| tagged.word(n));
    if word.ends_with("n't") || word.ends_with("n’t") || word == "cannot" {
        return 9;
    }
    match verb.form {
        VerbForm::Participle => match before.checked_sub(1).map(|n| tagged.class(n)) {
            Some(Class::Mark(',')) => 6,
            Some(Class::Auxiliary) => 7,
            _ => 8,
        },
        _ => match word {
            "has" | "have" | "had" | "having" => 1,
            "to" => 4,
            "do" | "does" | "did" => 3,
            "will" | "would" | "could" | "may" | "might" | "should" | "can" | "must" => 2,
            _ if verb.form == VerbForm::Base => 5,
            _ => 0,
        },
    }
}

fn source_code(tagged: &TaggedParagraph<'_>, reading: &Reading) -> usize {
    let Some(source) = reading.attribution.source else { return 0 };
    if source.beside != source.span {
        return 1;
    }
    let first = tagged.tokens.partition_point(|t| t.start < source.core.start);
    let behind = tagged.tokens.partition_point(|t| t.start < source.core.end);
    match source.kind {
        PhraseKind::Name => 2,
        PhraseKind::Pronoun => match tagged.word(first) {
            "he" | "she" | "He" | "She" => 3,
            "they" | "They" | "we" | "We" => 4,
            "I" | "you" | "You" => 5,
            _ => 6,
        },
        PhraseKind::Nominal => match behind.checked_sub(1).map_or("", |n| tagged.word(n)) {
            word if is_document(word) => 7,
            word if word.ends_with('s') => 8,
            _ => 9,
        },
    }
}

/// Whether a noun names something written or counted that shows or says things.
fn is_document(word: &str) -> bool {
    NOUNS.contains(word)
        || matches!(
            word,
            "poll"
                | "polls"
                | "survey"
                | "surveys"
                | "study"
                | "studies"
                | "data"
                | "figures"
                | "records"
                | "results"
                | "documents"
                | "emails"
                | "papers"
                | "research"
        )
}

/// What stands before the source: where in its sentence the clause begins.
fn place_code(tagged: &TaggedParagraph<'_>, reading: &Reading) -> usize {
    let Some(source) = reading.attribution.source else { return 0 };
    let first = tagged.tokens.partition_point(|t| t.start < source.core.start);
    if first <= reading.begin {
        return 1;
    }
    match tagged.class(first - 1) {
        Class::Mark(',') => 2,
        Class::Conjunction => 3,
        Class::Subordinator => 4,
        Class::Relative => 5,
        Class::Mark(_) => 6,
        _ if is_finite(tagged, first - 1) => 7,
        _ => 0,
    }
}
