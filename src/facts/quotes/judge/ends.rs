//! Where a content ends: the places at which it may, and the features of each.

use super::features::{GROUPS, group, index};
use super::token_code::{CODES, LENGTHS, is_finite, length_code, token_code};
use super::usual_end::usual_end;
use crate::facts::Rule;
use crate::facts::cue::{CueKind, Frames, VerbForm};
use crate::facts::quotes::content::{has_verb, trim_end};
use crate::facts::quotes::reading::Reading;
use crate::facts::quotes::tagged_paragraph::{Class, TaggedParagraph};
use crate::text::hash::hash64;

/// At most this many ends are weighed, and that of the sentence.
const MOST: usize = 12;

/// At most this many tokens between a conjunction and the verb of a report that it joins.
const SUBJECT: usize = 7;

const SEPARATORS: usize = 12;
const FOLLOWERS: usize = 9;
const WORDS: usize = 128;
const PLACES: usize = 5;

/// The block of whether grammar suggests the end.
pub const USUAL: usize = 9;

/// How many weights each block of features has; an end takes one of each.
pub const BLOCKS: [usize; 10] = [
    SEPARATORS * CODES,
    WORDS * GROUPS,
    SEPARATORS * GROUPS,
    SEPARATORS * FOLLOWERS,
    SEPARATORS * LENGTHS,
    GROUPS * LENGTHS,
    SEPARATORS * 3 * 2,
    SEPARATORS * PLACES,
    SEPARATORS * FOLLOWERS * GROUPS,
    GROUPS * 2,
];

/// Visits every end that a content may have, with its features.
pub fn each(
    tagged: &TaggedParagraph<'_>,
    reading: &Reading,
    mut visit: impl FnMut(usize, [usize; BLOCKS.len()]),
) {
    let (from, limit) = (reading.content.from, reading.content.to);
    let place = place_code(tagged, reading);
    let usual = usual_end(tagged, reading);
    let mut seen = [0_usize; SEPARATORS];
    let (mut at, mut last, mut count) = (from + 1, from, 0);
    while at <= limit {
        // What stands between marks is no end.
        if let Some(pair) = tagged.pair_at(at).filter(|pair| at < limit && pair.after > at) {
            at = pair.after;
            continue;
        }
        let separator = match at {
            _ if at == limit => Some(0),
            _ => separator(tagged, reading, at).or((at == usual).then_some(11)),
        };
        if let Some(separator) = separator.filter(|s| *s == 0 || count < MOST) {
            let to = trim_end(tagged, from, at);
            let before = seen.get(separator).map_or(0, |n| (*n).min(2));
            if let Some(seen) = seen.get_mut(separator) {
                *seen += 1;
            }
            // A subordinator or a subject alone is no clause.
            let least =
                if matches!(reading.content.rule, Rule::XSaidThat) { from + 1 } else { from };
            let whole = separator != 11 || !cuts_clause(tagged, from, at);
            if whole && to > least && to != last {
                let codes = (separator, before, place, usize::from(to == usual));
                visit(to, features(tagged, reading, (at, to), codes));
                (last, count) = (to, count + 1);
            }
            if separator == 6 && begins_report(tagged, from, at + 1) {
                return;
            }
        }
        at += 1;
    }
}

fn features(
    tagged: &TaggedParagraph<'_>,
    reading: &Reading,
    (at, to): (usize, usize),
    (separator, before, place, usual): (usize, usize, usize, usize),
) -> [usize; BLOCKS.len()] {
    let (from, limit) = (reading.content.from, reading.content.to);
    let group = group(reading);
    let next = at + usize::from(matches!(tagged.class(at), Class::Mark(_)));
    let follows = if at >= limit { 0 } else { follower(tagged, next, limit) };
    let word = if at >= limit { 0 } else { word_code(tagged, next) };
    let acts = usize::from(has_verb(tagged, from + 1, to));
    index(
        &BLOCKS,
        [
            separator * CODES + token_code(tagged, next, limit),
            word * GROUPS + group,
            separator * GROUPS + group,
            separator * FOLLOWERS + follows,
            separator * LENGTHS + length_code(to - from),
            group * LENGTHS + length_code(limit.saturating_sub(next)),
            (separator * 3 + before) * 2 + acts,
            separator * PLACES + place,
            (separator * FOLLOWERS + follows) * GROUPS + group,
            group * 2 + usual,
        ],
    )
}

/// What ends a content at `at`, if something may.
fn separator(tagged: &TaggedParagraph<'_>, reading: &Reading, at: usize) -> Option<usize> {
    let topic = reading.content.rule == Rule::Topic;
    let phrase = topic || reading.content.rule == Rule::XPromisedTo;
    Some(match tagged.class(at) {
        Class::Mark(',') => 1,
        Class::Mark('—') => 2,
        Class::Mark(';') => 3,
        Class::Mark(':') => 4,
        Class::Mark('(') => 5,
        Class::Conjunction if opens_predicate(tagged, at + 1, reading.content.to) => 6,
        Class::Subordinator if !matches!(tagged.word(at), "that" | "than" | "so") => 7,
        Class::Relative if topic => 8,
        Class::Preposition if phrase || tagged.class(at + 1) == Class::Time => 9,
        Class::Time if phrase && tagged.class(at - 1) != Class::Preposition => 9,
        Class::To if topic => 10,
        Class::According => 10,
        // "her claim that the fund lost money angered him", "letters condemning the dam have changed"
        _ if is_finite(tagged, at) && may_stop_before_verb(tagged, reading, at) => 11,
        _ => return None,
    })
}

/// Whether a verb at `at` may be that of a noun or participle before the content.
fn may_stop_before_verb(tagged: &TaggedParagraph<'_>, reading: &Reading, at: usize) -> bool {
    let noun =
        !matches!(tagged.class(reading.at), Class::Verb(v) if v.form != VerbForm::Participle);
    noun && matches!(tagged.class(at - 1), Class::Word | Class::Name | Class::Number | Class::Time)
}

/// Whether the verb at `at` is the first one of a clause that begins in the content: "concerns that
/// the deal fell short".
fn cuts_clause(tagged: &TaggedParagraph<'_>, from: usize, at: usize) -> bool {
    let opens = (from..at).rev().find(|n| tagged.class(*n) == Class::Subordinator);
    opens.is_some_and(|opens| !has_verb(tagged, opens + 1, at))
}

/// Whether what a conjunction joins reports on its own: "… and stressed that", "… but police have said
/// they".
fn begins_report(tagged: &TaggedParagraph<'_>, from: usize, at: usize) -> bool {
    let reports = |n: usize| {
        matches!(tagged.class(n), Class::Verb(v) if v.form != VerbForm::Participle
            && v.frames.has(Frames::CLAUSE)
            && !matches!(v.kind, CueKind::Thought | CueKind::Showed))
    };
    if reports(at) {
        let phrase = |n: &usize| tagged.class(*n).joins_phrase();
        let next = at + 1 + (at + 1..at + SUBJECT).take_while(phrase).count();
        return tagged.word(next) == "that";
    }
    if !has_verb(tagged, from + 1, at - 1) {
        return false;
    }
    let subject = |n: &usize| {
        tagged.class(*n).joins_phrase()
            || matches!(tagged.class(*n), Class::Pronoun | Class::Number | Class::Auxiliary)
            || *n > at && matches!(tagged.class(*n), Class::Preposition | Class::Adverb)
    };
    let verb = at + (at..at + SUBJECT).take_while(subject).count();
    let clause = matches!(
        tagged.class(verb + 1),
        Class::Pronoun | Class::Determiner | Class::Possessive | Class::Name
    );
    verb > at && reports(verb) && (clause || tagged.word(verb + 1) == "that")
}

/// Whether a predicate begins at `at`, or a subject and its predicate.
fn opens_predicate(tagged: &TaggedParagraph<'_>, at: usize, end: usize) -> bool {
    match tagged.class(at) {
        Class::Verb(_) | Class::Pronoun | Class::Subordinator | Class::To => true,
        Class::Adverb => is_finite(tagged, at + 1),
        Class::Name | Class::Determiner | Class::Possessive | Class::Word | Class::Number => {
            is_finite(tagged, at) || has_verb(tagged, at + 1, end.min(at + 9))
        }
        class => matches!(class, Class::Auxiliary),
    }
}

/// What goes on behind an end.
fn follower(tagged: &TaggedParagraph<'_>, at: usize, end: usize) -> usize {
    let at = at + usize::from(tagged.class(at) == Class::Conjunction);
    let at = at + usize::from(tagged.class(at) == Class::Adverb);
    let reporting = |n: usize| {
        matches!(tagged.class(n), Class::Verb(v) if v.form != VerbForm::Participle
            && v.frames.has(Frames::CLAUSE.or(Frames::LABEL)))
    };
    match tagged.class(at) {
        _ if reporting(at) => 1,
        Class::Verb(v) if v.form == VerbForm::Participle => 3,
        Class::Word if tagged.word(at).ends_with("ing") => 4,
        _ if is_finite(tagged, at) => 2,
        Class::Name
        | Class::Pronoun
        | Class::Determiner
        | Class::Possessive
        | Class::Word
        | Class::Number => {
            let stop = |n: &usize| matches!(tagged.class(*n), Class::Mark(_) | Class::Relative);
            let close = (at..end.min(at + 10)).find(stop).unwrap_or(end.min(at + 10));
            let verb = (at + 1..close).find(|n| is_finite(tagged, *n));
            match verb {
                // "the report shows" and nothing else.
                Some(verb) if reporting(verb) && verb + 4 >= end => 8,
                Some(verb) if reporting(verb) => 5,
                Some(_) => 6,
                None => 7,
            }
        }
        _ => 0,
    }
}

/// The code of a word of grammar that begins what follows.
fn word_code(tagged: &TaggedParagraph<'_>, at: usize) -> usize {
    let grammar = !matches!(tagged.class(at), Class::Name | Class::Number | Class::Mark(_));
    let word = tagged.word(at);
    let known = grammar && (tagged.class(at) != Class::Word || word.ends_with("ing"));
    if known { 1 + (hash64(word.as_bytes()) % (WORDS as u64 - 1)) as usize } else { 0 }
}

/// Whether the cue is in a leading or relative clause, whose next comma is the writer's.
fn place_code(tagged: &TaggedParagraph<'_>, reading: &Reading) -> usize {
    let (begin, at) = (reading.begin, reading.at);
    let comma = |n: usize| tagged.class(n) == Class::Mark(',');
    let leads =
        matches!(tagged.class(begin), Class::Subordinator | Class::Preposition | Class::Verb(_));
    if leads && !(begin..at).any(comma) {
        return 1;
    }
    match (begin..at).rev().take(6).find(|n| tagged.class(*n) == Class::Relative) {
        Some(n) if n > begin && comma(n - 1) => 2,
        Some(_) => 3,
        None => usize::from(at > begin && comma(at - 1)) * 4,
    }
}
