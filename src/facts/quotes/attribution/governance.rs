//! Whether a verb before the marks governs them: not one in an aside, in a relative clause that has its own
//! content, in a leading phrase, or beside other marks.

use crate::facts::cue::{CueKind, Frames, ReportingVerb, VerbForm};
use crate::facts::quotes::speaker_phrase::{SpeakerPhrase, phrase_begin};
use crate::facts::quotes::tagged_paragraph::{Class, TaggedParagraph};

/// Tokens of a clause that are searched at most.
const CLAUSE: usize = 40;

/// Whether nothing but "as" or a mark comes between the agent of a passive and the marks: not "sacked
/// by letter, which a judge found “…”".
#[must_use]
pub fn governs_marks(tagged: &TaggedParagraph<'_>, agent: SpeakerPhrase, open: usize) -> bool {
    let behind = tagged.tokens.partition_point(|t| t.start < agent.span.end);
    let acts = |n: usize| {
        matches!(tagged.class(n), Class::Auxiliary | Class::Verb(_) | Class::Relative)
            || tagged.is_past_form(n)
    };
    // "was asked by Lind, who is a friend, “…”"
    let described = tagged.class(behind) == Class::Mark(',')
        && tagged.class(behind + 1) == Class::Relative
        && tagged.class(open - 1) == Class::Mark(',');
    described || !(behind..open).any(acts)
}

/// Whether a participle stands behind its noun in the clause of another verb: "the server handled
/// messages later deemed “secret”", "on items labelled “new”".
#[must_use]
pub fn is_reduced(
    tagged: &TaggedParagraph<'_>,
    begin: usize,
    at: usize,
    verb: &ReportingVerb,
) -> bool {
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

/// Whether the verb at `at` stands in a clause that a comma ends before the marks: "the plan, which some
/// say has failed, was “…”", "said that when Lind complained, “…”".
#[must_use]
pub fn in_closed_clause(
    tagged: &TaggedParagraph<'_>,
    begin: usize,
    at: usize,
    open: usize,
) -> bool {
    // "who is a friend, but has mocked"
    let joined = |n: usize| tagged.is_outer_comma(n) && tagged.class(n + 1) == Class::Conjunction;
    let short = |n: usize| tagged.class(n) == Class::Mark('.') && tagged.glued(n);
    let inside = |n: &usize| !matches!(tagged.class(*n), Class::Mark(_)) || joined(*n) || short(*n);
    let mut before = (begin..at).rev().take(12).take_while(inside);
    let opens = |n: &usize| match tagged.class(*n) {
        Class::Relative => true,
        Class::Subordinator => {
            matches!(tagged.word(*n), "when" | "if" | "after" | "because" | "while" | "once")
                && n.checked_sub(1).is_some_and(|that| that > begin && tagged.word(that) == "that")
        }
        _ => false,
    };
    let Some(link) = before.find(opens) else { return false };
    let relative = tagged.class(link) == Class::Relative;
    let apart = link > begin && (!relative || tagged.class(link - 1) == Class::Mark(','));
    // "Lind, who told the club, “…”"
    let introduces = matches!(tagged.class(at), Class::Verb(verb)
        if verb.frames.has(Frames::QUOTE.or(Frames::TOLD)));
    let last = if relative && introduces { open.saturating_sub(1) } else { open };
    let mut behind = (at + 1..last).take(CLAUSE);
    apart && behind.any(|n| tagged.is_outer_comma(n))
}

/// Whether the verb at `at` belongs to a phrase before the main clause: "With members worried about …,
/// Lind has a new message: “…”".
#[must_use]
pub fn in_leading_phrase(
    tagged: &TaggedParagraph<'_>,
    begin: usize,
    at: usize,
    open: usize,
) -> bool {
    let leads = matches!(tagged.class(begin), Class::Preposition | Class::Subordinator)
        && !matches!(tagged.word(begin), "As" | "as" | "That" | "that" | "What");
    if !leads
        || at - begin > CLAUSE
        || (begin..at).any(|n| matches!(tagged.class(n), Class::Mark(_)))
    {
        return false;
    }
    let Some(comma) = (at + 1..open).take(CLAUSE).find(|n| tagged.is_outer_comma(*n)) else {
        return false;
    };
    let subject = matches!(
        tagged.class(comma + 1),
        Class::Name | Class::Pronoun | Class::Determiner | Class::Possessive
    );
    subject && (comma + 2..open).take(CLAUSE).any(|n| tagged.is_finite_form(n))
}

/// Whether the verb at `at`, right before other marks, has its words there: "a box labelled “…,” a nurse had
/// typed “…”".
#[must_use]
pub fn is_satisfied(tagged: &TaggedParagraph<'_>, at: usize, open: usize) -> bool {
    let Some(pair) = tagged.pair_at(at + 1).filter(|pair| pair.open == at + 1) else {
        return false;
    };
    let mark = |n: &usize| matches!(tagged.class(*n), Class::Mark(_));
    let skipped = (pair.after..open).take_while(mark).count();
    let comma = pair.last.checked_sub(1).is_some_and(|n| tagged.class(n) == Class::Mark(','));
    let subject = matches!(
        tagged.class(pair.after + skipped),
        Class::Name | Class::Pronoun | Class::Determiner | Class::Possessive
    );
    let from = pair.after + skipped + 1;
    (comma || skipped > 0) && subject && (from..open).take(CLAUSE).any(|n| tagged.is_finite_form(n))
}

/// Whether the verb at `at`, in a relative clause, has content of its own, so that a colon or another "that"
/// before the marks is not its: "told a girl who asked whether … that “…”".
#[must_use]
pub fn has_own_content(
    tagged: &TaggedParagraph<'_>,
    source: SpeakerPhrase,
    at: usize,
    open: usize,
) -> bool {
    let relative = source.span != source.beside;
    let object = matches!(
        tagged.class(at + 1),
        Class::Word | Class::Determiner | Class::Possessive | Class::Number
    );
    let addresses = matches!(tagged.class(at), Class::Verb(verb) if verb.frames.has(Frames::TOLD));
    let near = open - at <= 4 && (addresses || !object);
    let clause = matches!(tagged.class(at + 1), Class::Subordinator | Class::Pronoun);
    match tagged.class(open - 1) {
        Class::Mark(':') => relative && !near,
        // "that members who refused to call it off - as some have - were “…”"
        Class::Auxiliary => {
            relative && (at + 1..open).any(|n| matches!(tagged.class(n), Class::Mark(',' | '—')))
        }
        Class::Subordinator => {
            relative && clause && at + 2 < open && tagged.word(open - 1) == "that"
        }
        _ => false,
    }
}

/// Where the aside between dashes begins that ends at `close`: "he can swim - as Moe has said - and".
#[must_use]
pub fn aside_begin(tagged: &TaggedParagraph<'_>, begin: usize, close: usize) -> Option<usize> {
    let dash = |at: &usize| tagged.class(*at) == Class::Mark('—');
    let open = (begin..close).rev().take(12).find(dash)?;
    (tagged.word(open + 1) == "as").then_some(open)
}

/// Where the bracket that holds a verb and the marks at `open` begins: "(Lind once said, “…”)".
#[must_use]
pub fn bracket_begin(tagged: &TaggedParagraph<'_>, begin: usize, open: usize) -> Option<usize> {
    let bracket = |at: &usize| matches!(tagged.class(*at), Class::Mark('(' | ')'));
    let at = (begin..open).rev().take(CLAUSE).find(bracket)?;
    let verb = |at: usize| matches!(tagged.class(at), Class::Verb(_));
    (tagged.class(at) == Class::Mark('(') && (at + 1..open).any(verb)).then_some(at + 1)
}
