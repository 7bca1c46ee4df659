//! What a noun reports: "her claim that …", "made a promise to …", "a call by the union for …".

use super::sources::{Reported, names_someone};
use crate::facts::cue::Cue;
use crate::facts::quotes::attribution::{Attribution, owner};
use crate::facts::quotes::name_phrase::name_begin;
use crate::facts::quotes::reading::Content;
use crate::facts::quotes::speaker_phrase::{SpeakerPhrase, head_of, phrase_after, phrase_begin};
use crate::facts::quotes::subject::subject_of;
use crate::facts::quotes::tagged_paragraph::{Class, TaggedParagraph};
use crate::facts::{Certainty, Rule};

/// Nouns whose content is an infinitive: "a promise to build it".
const PROMISES: [&str; 18] = [
    "appeal",
    "call",
    "calls",
    "demand",
    "demands",
    "offer",
    "plea",
    "pledge",
    "pledges",
    "promise",
    "promises",
    "proposal",
    "proposals",
    "refusal",
    "request",
    "threat",
    "vow",
    "vows",
];

/// Verbs that give what is said: "made a promise to", "issued a warning that".
const GIVES: [&str; 18] = [
    "gave", "give", "gives", "giving", "issue", "issued", "issues", "issuing", "made", "make",
    "makes", "making", "put", "repeated", "repeats", "renewed", "sent", "voiced",
];

/// Tokens of what a noun is about, or of the phrase that names its agent, at most.
const AGENT: usize = 8;

/// "her claim that …", "made a promise to …": the owner of the noun, or the subject of its clause.
#[must_use]
pub fn named_by_noun(
    tagged: &TaggedParagraph<'_>,
    begin: usize,
    at: usize,
    end: usize,
) -> Option<Reported> {
    let next = at + 1;
    let content = match tagged.class(next) {
        Class::Subordinator if tagged.word(next) == "that" => {
            let behind = matches!(tagged.class(next + 1), Class::Verb(_) | Class::Auxiliary);
            (!behind).then_some(Content::open(next, end, Rule::XSaidThat))?
        }
        Class::To if PROMISES.contains(&tagged.word(at)) => {
            let acts =
                matches!(tagged.class(next + 1), Class::Word | Class::Verb(_) | Class::Adverb);
            let stop = own_verb(tagged, next + 2, end);
            acts.then_some(Content::open(next, stop, Rule::XPromisedTo))?
        }
        Class::Preposition if matches!(tagged.word(next), "by" | "from") => {
            return named_by_agent(tagged, at, end);
        }
        // "her criticism of the plan"
        Class::Preposition
            if matches!(tagged.word(next), "of" | "for" | "about" | "against" | "on" | "over") =>
        {
            if let Some(found) = named_behind_topic(tagged, at, end) {
                return Some(found);
            }
            let stop = own_verb(tagged, next + 2, end);
            Content { doubtful: true, ..Content::open(next + 1, stop, Rule::Topic) }
        }
        _ => return None,
    };
    let first = phrase_begin(tagged, begin, next);
    let preposed = (first..at).rev().find(|n| {
        matches!(tagged.class(*n), Class::Clitic | Class::Possessive | Class::Preposition)
    });
    let source = match owner(tagged, begin, at) {
        // "your questions about the bridge" in a letter.
        Some(owner) if owner.span.in_text(tagged.text).eq_ignore_ascii_case("your") => return None,
        Some(owner) => owner,
        None if preposed.is_some() => return None,
        // "US claims that", "Taliban demands for"
        None if tagged.class(at.checked_sub(1)?) == Class::Name => {
            let clear = content.rule != Rule::Topic || tagged.word(next) == "for";
            if tagged.heading || !clear {
                return None;
            }
            head_of(tagged, name_begin(tagged, begin, at), at)?
        }
        None => {
            let gives = |n: &usize| GIVES.contains(&tagged.word(*n));
            let verb = (begin + 1..at).rev().take(5).find(gives)?;
            subject_of(tagged, begin, verb).filter(|s| names_someone(tagged, *s))?
        }
    };
    Some((content, by_noun(tagged, at, source, content.rule)))
}

/// Where the verb of a noun stands behind what it names: "was" in "her proposal to refuse was seconded",
/// "criticism of the map has grown".
fn own_verb(tagged: &TaggedParagraph<'_>, from: usize, end: usize) -> usize {
    let mut inside = (from..end).take_while(|n| {
        !matches!(tagged.class(*n), Class::Relative | Class::Subordinator | Class::Mark(_))
    });
    let acts = |n: &usize| {
        tagged.class(*n) == Class::Auxiliary
            && !matches!(tagged.class(n - 1), Class::To | Class::Auxiliary | Class::Pronoun)
    };
    inside.find(acts).unwrap_or(end)
}

/// "claims by the agency that …", "a call by the union for …"
fn named_by_agent(tagged: &TaggedParagraph<'_>, at: usize, end: usize) -> Option<Reported> {
    // The phrase may have prepositions of its own: "a call by the union of nurses for a pause".
    let stop = (at + 2..end.min(at + 12)).find(|n| {
        matches!(tagged.word(*n), "that" | "for") || matches!(tagged.class(*n), Class::Mark(_))
    })?;
    let source = phrase_after(tagged, at + 2, stop)?;
    let (from, rule) = match tagged.word(stop) {
        "that" => (stop, Rule::XSaidThat),
        "for" => (stop + 1, Rule::Topic),
        _ => return None,
    };
    let content = Content { doubtful: rule == Rule::Topic, ..Content::open(from, end, rule) };
    Some((content, by_noun(tagged, at, source, rule)))
}

/// "criticism of the plan from its own engineers": whose words they are stands behind the topic.
fn named_behind_topic(tagged: &TaggedParagraph<'_>, at: usize, end: usize) -> Option<Reported> {
    let phrase = |n: &usize| {
        tagged.class(*n).joins_phrase()
            || matches!(tagged.class(*n), Class::Number | Class::Mark('"'))
            || tagged.word(*n) == "of"
    };
    let from = at + 2;
    let stop = from + (from..end.min(from + AGENT)).take_while(phrase).count();
    let source = phrase_after(tagged, stop + 1, end)?;
    let agent = stop > from
        && matches!(tagged.word(stop), "by" | "from")
        && names_someone(tagged, source)
        && is_source(tagged, stop + 1);
    let content = Content { doubtful: true, ..Content::new(from, stop, Rule::Topic) };
    agent.then(|| (content, by_noun(tagged, at, source, Rule::Topic)))
}

/// Whether people or a name open at `at`: not "criticism of the bill from the start".
fn is_source(tagged: &TaggedParagraph<'_>, at: usize) -> bool {
    let end = (at..at + AGENT).find(|n| !tagged.class(*n).joins_phrase()).unwrap_or(at);
    (at..end).any(|n| tagged.class(n) == Class::Name)
        || end > at && tagged.class(end - 1) == Class::Word && tagged.word(end - 1).ends_with('s')
}

fn by_noun(
    tagged: &TaggedParagraph<'_>,
    at: usize,
    source: SpeakerPhrase,
    rule: Rule,
) -> Attribution {
    let placed = Attribution::placed(source, rule, Certainty::Sure);
    Attribution { cue: Some(Cue::Noun), cue_span: tagged.span(at, at + 1).into(), ..placed }
}
