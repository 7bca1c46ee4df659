//! What stands between a reporting verb and its content: days, addressees, asides; and where its
//! infinitive begins.

use crate::facts::cue::{Frames, ReportingVerb, VerbForm};
use crate::facts::quotes::attribution::addressee;
use crate::facts::quotes::tagged_paragraph::{Class, TaggedParagraph};

/// Tokens between a verb and its content at most: "said in a statement on Monday that …".
const REACH: usize = 16;

/// Tokens of an apposition behind an addressee at most.
const ASIDE: usize = 12;

/// Tokens of an addressee at most: "asked Lind and two of his aides to …".
const ADDRESSEE: usize = 14;

/// Whether the token can open a clause behind a time or a place.
#[must_use]
pub fn opens_bare(tagged: &TaggedParagraph<'_>, at: usize) -> bool {
    matches!(tagged.class(at), Class::Pronoun | Class::Determiner | Class::Possessive)
}

/// One past the times and days at `from`: "Tuesday morning", "late Friday", "earlier this year".
#[must_use]
pub fn skip_times(tagged: &TaggedParagraph<'_>, mut from: usize, end: usize) -> usize {
    let day = |at: usize| tagged.class(at) == Class::Time;
    while from < end {
        // "this week", "last fall", "earlier this year"
        let near = matches!(tagged.word(from), "this" | "last" | "late" | "early" | "earlier");
        if near && is_period(tagged.word(from + 1)) {
            from += 2;
        } else if day(from) && is_period(tagged.word(from + 1)) {
            // "Tuesday morning"
            from += 2;
        } else if day(from)
            || tagged.class(from) == Class::Number && day(from - 1)
            || near
                && (day(from + 1) || matches!(tagged.word(from + 1), "this" | "last" | "on" | "in"))
        {
            from += 1;
        } else {
            break;
        }
    }
    from
}

/// A noun for a time that "this" and "last" stand before.
fn is_period(word: &str) -> bool {
    matches!(
        word,
        "week"
            | "weekend"
            | "month"
            | "year"
            | "spring"
            | "summer"
            | "fall"
            | "autumn"
            | "winter"
            | "morning"
            | "afternoon"
            | "evening"
            | "night"
            | "time"
            | "season"
            | "quarter"
    )
}

/// Where the infinitive begins of "promised to", "told her to", "urged the club to".
#[must_use]
pub fn infinitive(
    tagged: &TaggedParagraph<'_>,
    from: usize,
    end: usize,
    verb: &ReportingVerb,
) -> Option<usize> {
    if !verb.frames.has(Frames::INFINITIVE) {
        return None;
    }
    // "promised on Tuesday to", "promised Tuesday to"
    let day = tagged.class(from) == Class::Preposition && tagged.class(from + 1) == Class::Time;
    let from = skip_times(tagged, from + usize::from(day), end);
    // "vowed not to", "promised never again to"
    let denied = matches!(tagged.word(from), "not" | "never");
    let adverbs = (from..end).take_while(|n| tagged.class(*n) == Class::Adverb).count();
    if denied && tagged.class(from + adverbs) == Class::To {
        return Some(from);
    }
    // "called on the club to", "pleaded with her to"
    let through = matches!(tagged.word(from), "on" | "with" | "upon");
    let addressed = through || verb.frames.has(Frames::TOLD);
    let mut at = from + usize::from(through);
    while at < end && at - from < ADDRESSEE {
        match tagged.class(at) {
            Class::To => {
                // "vowed to back", "asked her to not leave": adverbs by their form.
                let acts = matches!(
                    tagged.class(at + 1),
                    Class::Word | Class::Verb(_) | Class::Auxiliary | Class::Adverb
                );
                if !acts || !addressed && at != from {
                    return None;
                }
                // "asked the club to": the person asked belongs to it, a pronoun does not.
                let first = from + usize::from(through);
                let speaks_to = verb.base() == "tell"
                    || tagged.class(first) == Class::Time
                    || tagged.class(first) == Class::Object;
                let no = at > first && tagged.word(at - 1) == "not";
                return Some(if speaks_to || at == first { at - usize::from(no) } else { first });
            }
            class if class.joins_phrase() => {}
            Class::Object | Class::Conjunction | Class::Number | Class::Adverb | Class::Time => {}
            // "asked it to answer"
            Class::Pronoun if matches!(tagged.word(at), "it" | "you") && addressed => {}
            Class::Mark('.' | '&' | '\'') if tagged.glued(at) => {}
            // "called on Governor Moe (R) to resign"
            Class::Mark('(') => {
                at = (at..end.min(at + 6)).find(|n| tagged.class(*n) == Class::Mark(')'))?;
            }
            Class::Preposition
                if at > from
                    && matches!(
                        tagged.word(at),
                        "at" | "for" | "from" | "in" | "near" | "of" | "with"
                    ) => {}
            // "urged the minister, Eva Moe, to act"
            Class::Mark(',') if addressed && at > from => {
                let aside = (at + 1..end.min(at + ASIDE)).find(|n| tagged.is_outer_comma(*n))?;
                let named = (at + 1..aside).all(|n| {
                    tagged.class(n).joins_phrase()
                        || matches!(
                            tagged.class(n),
                            Class::Preposition | Class::Number | Class::Mark('.')
                        )
                });
                if !named || tagged.class(aside + 1) != Class::To {
                    return None;
                }
                at = aside;
            }
            _ => return None,
        }
        at += 1;
    }
    None
}

/// Where the words after the addressee begin: "told reporters …".
#[must_use]
pub fn past_addressee(
    tagged: &TaggedParagraph<'_>,
    from: usize,
    end: usize,
    verb: &ReportingVerb,
) -> usize {
    if !verb.frames.has(Frames::TOLD) || addressee(tagged, from).is_none() {
        return from;
    }
    let next = (from..end.min(from + 9)).find(|n| {
        let joins = tagged.class(*n).joins_phrase() || tagged.class(*n) == Class::Object;
        let begins = *n > from && opens_bare(tagged, *n) && tagged.class(*n - 1) != Class::Clitic;
        !joins || begins
    });
    next.map_or(from, |next| skip_times(tagged, next, end))
}

/// Where the words after adverbs, times, places and an aside begin.
#[must_use]
pub fn past_adjuncts(tagged: &TaggedParagraph<'_>, from: usize, end: usize) -> Option<usize> {
    let last = end.min(from + REACH);
    let mut at = from;
    while at < last {
        match tagged.class(at) {
            Class::Adverb | Class::Time => at += 1,
            Class::Number if at > from && tagged.class(at - 1) == Class::Time => at += 1,
            Class::Preposition | Class::To => at = past_phrase(tagged, at + 1, last),
            Class::Subordinator if matches!(tagged.word(at), "after" | "before" | "as") => {
                at = past_phrase(tagged, at + 1, last);
            }
            // "confessed, rather shyly, that"
            Class::Mark(',') => {
                let close = (at + 1..last).find(|n| tagged.class(*n) == Class::Mark(','))?;
                // "reported, citing a diplomat, that", "added, while answering the council, that"
                let participle = |n: usize| {
                    let first = n == at + 1 || matches!(tagged.word(at + 1), "when" | "while");
                    first
                        && matches!(tagged.class(n), Class::Verb(v) if v.form == VerbForm::Participle)
                };
                let own = (at..close)
                    .all(|n| participle(n) || !matches!(tagged.class(n), Class::Verb(_)));
                return (own && tagged.word(close + 1) == "that").then_some(close + 1);
            }
            _ => break,
        }
    }
    (at > from && at < last).then_some(at)
}

/// One past a noun phrase without prepositions.
fn past_phrase(tagged: &TaggedParagraph<'_>, from: usize, end: usize) -> usize {
    let mut at = from;
    while at < end {
        match tagged.class(at) {
            Class::Word | Class::Name | Class::Number | Class::Clitic | Class::Time => {}
            Class::Mark('-' | '.' | '%') if tagged.glued(at) => {}
            Class::Determiner | Class::Possessive if at == from => {}
            // "said on the programme “Today” that"
            Class::Mark('"' | '\'') if tagged.pair_at(at).is_some_and(|pair| pair.open == at) => {
                at = tagged.pair_at(at).map_or(end, |pair| pair.after);
                continue;
            }
            _ => break,
        }
        at += 1;
    }
    at.min(end)
}
