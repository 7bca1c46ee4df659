//! Where a content usually ends, by grammar: the end that the weights choose unless much speaks
//! against it.

use crate::facts::Rule;
use crate::facts::cue::{Cue, Frames, VerbForm};
use crate::facts::quotes::content::{phrase_end, trim_end};
use crate::facts::quotes::past_forms::looks_past;
use crate::facts::quotes::reading::Reading;
use crate::facts::quotes::tagged_paragraph::{Class, TaggedParagraph};
use crate::facts::quotes::verb_context::is_according;

/// One past the last token of a content by its grammar.
#[must_use]
pub fn usual_end(tagged: &TaggedParagraph<'_>, reading: &Reading) -> usize {
    let (from, end) = (reading.content.from, reading.content.to);
    let to = match reading.content.rule {
        Rule::Topic => topic_end(tagged, reading),
        Rule::XPromisedTo => infinitive_end(tagged, from, end),
        Rule::XSaidThat if reading.attribution.cue == Some(Cue::Noun) => {
            noun_clause_end(tagged, from + 1, end)
        }
        Rule::AccordingToX => clause_end(tagged, from, end),
        _ => clause_end(tagged, from + 1, end),
    };
    // In a leading or relative clause, the next comma is the writer's.
    let leads = reading.at < from && ends_at_comma(tagged, reading.begin, reading.at);
    let comma = (from..to).find(|n| leads && tagged.class(*n) == Class::Mark(','));
    comma.unwrap_or(to)
}

/// The noun phrase; the verb of "letters condemning the dam have changed nothing" ends it too.
fn topic_end(tagged: &TaggedParagraph<'_>, reading: &Reading) -> usize {
    let (from, end) = (reading.content.from, reading.content.to);
    let stop = phrase_end(tagged, from, end);
    let participle =
        matches!(tagged.class(reading.at), Class::Verb(v) if v.form == VerbForm::Participle);
    // "calling for Moe to be heard": no verb of its own.
    let infinitive = |n: usize| matches!(tagged.class(n - 1), Class::To | Class::Adverb);
    let finite = |n: &usize| participle && tagged.class(*n) == Class::Auxiliary && !infinitive(*n);
    let mut own = (from..stop)
        .take_while(|n| !matches!(tagged.class(*n), Class::Relative | Class::Subordinator));
    own.find(finite).unwrap_or(stop)
}

/// The infinitive; the writer's own words go on with ", which".
fn infinitive_end(tagged: &TaggedParagraph<'_>, from: usize, end: usize) -> usize {
    let to = clause_end(tagged, from + 1, end);
    // "agreed to build it, but stayed apart": a past form has the writer's subject.
    let own = |n: &usize| {
        let acts = tagged.class(n + 1) == Class::Conjunction && tagged.is_past_form(n + 2);
        tagged.class(*n) == Class::Mark(',') && (acts || tagged.class(n + 1) == Class::Relative)
    };
    (from..to).find(own).unwrap_or(to)
}

/// Where the clause of an indirect quotation ends: at the end of its sentence, or where the
/// writer's own words resume.
fn clause_end(tagged: &TaggedParagraph<'_>, from: usize, end: usize) -> usize {
    let mut at = from;
    while at < end {
        let leaves = match tagged.class(at) {
            Class::Mark(',' | '—') => {
                leaves_at(tagged, at + 1) || attributes(tagged, at + 1, end)
            }
            Class::Mark(';') => true,
            Class::Conjunction => {
                matches!(tagged.class(at + 1), Class::Verb(v) if v.form == VerbForm::Finite)
                    || tagged.word(at) == "and" && own_report(tagged, at + 1)
            }
            _ => false,
        };
        if leaves {
            return trim_end(tagged, from, at);
        }
        at += 1;
    }
    trim_end(tagged, from, end)
}

/// Whether "the report shows" and nothing else stands up to the end of the sentence.
fn attributes(tagged: &TaggedParagraph<'_>, at: usize, end: usize) -> bool {
    let last = |n: &usize| !matches!(tagged.class(*n), Class::Mark(_) | Class::Time);
    let Some(verb) = (at + 1..end.min(at + 14)).rev().find(last) else { return false };
    let reports = match tagged.class(verb) {
        Class::Verb(v) => v.form == VerbForm::Finite && v.frames.has(Frames::CLAUSE),
        _ => false,
    };
    let source = |n| tagged.class(n).joins_phrase() || tagged.class(n) == Class::Preposition;
    let pronoun = verb == at + 1 && tagged.class(at) == Class::Pronoun;
    reports && end <= at + 14 && ((at..verb).all(source) || pronoun)
}

/// Whether the writer's own words begin at `at`, after a comma or a dash.
fn leaves_at(tagged: &TaggedParagraph<'_>, at: usize) -> bool {
    if matches!(tagged.word(at), "compared" | "citing" | "meaning") {
        return true;
    }
    match tagged.class(at) {
        Class::Verb(verb) => verb.form == VerbForm::Participle,
        Class::Conjunction => {
            tagged.word(at) == "but" && !tagged.is_past_form(at + 1)
                || matches!(tagged.class(at + 1), Class::Verb(_))
                || own_report(tagged, at + 1)
        }
        Class::Subordinator => matches!(tagged.word(at), "while" | "although" | "though"),
        _ => is_according(tagged, at),
    }
}

/// Whether a clause with its own reporting verb begins at `at`: "and she accused".
fn own_report(tagged: &TaggedParagraph<'_>, at: usize) -> bool {
    let subject = match tagged.class(at) {
        Class::Pronoun => at + 1,
        Class::Name => (at..at + 4).find(|n| tagged.class(*n) != Class::Name).unwrap_or(at),
        _ => return false,
    };
    matches!(tagged.class(subject), Class::Verb(v) if v.form == VerbForm::Finite
        && v.frames.has(Frames::CLAUSE.or(Frames::LABEL)))
}

/// Where the clause after "her claim that" ends: before the verb of the claim itself, "angered" in
/// "her claim that the fund lost money angered him".
fn noun_clause_end(tagged: &TaggedParagraph<'_>, from: usize, end: usize) -> usize {
    let to = clause_end(tagged, from, end);
    let finite = |n: &usize| match tagged.class(*n) {
        Class::Word => looks_past(tagged.word(*n)),
        Class::Verb(verb) => verb.form == VerbForm::Finite,
        Class::Auxiliary => !matches!(tagged.class(n - 1), Class::Auxiliary),
        _ => false,
    };
    // A second finite verb that no "and", comma or "who" introduces is the noun's; "was badly hit" and
    // "has been" are one.
    let Some(first) = (from..to).find(finite) else { return to };
    let helps = |n: &usize| matches!(tagged.class(*n), Class::Adverb | Class::Auxiliary);
    let last = match tagged.class(first) {
        Class::Auxiliary => {
            let main = first + 1 + (first + 1..to).take_while(helps).count();
            if finite(&main) { main } else { main - 1 }
        }
        _ => first,
    };
    // "emails related to", "those blacklisted": most likely a participle.
    let own = |n: &usize| {
        let reduced = tagged.class(*n) == Class::Word && tagged.word(*n).ends_with("ed");
        let after = tagged.class(n + 1);
        finite(n)
            && !(reduced
                && matches!(after, Class::Preposition | Class::To | Class::Mark(_) | Class::Time))
    };
    let Some(second) = (last + 1..to).find(own) else { return to };
    let joins = |n: usize| {
        matches!(
            tagged.class(n),
            Class::Conjunction
                | Class::Mark(_)
                | Class::Relative
                | Class::Subordinator
                | Class::Pronoun
                | Class::To
        )
    };
    if (last + 1..second).any(joins) { to } else { second }
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
