//! Attribution by a colon before the marks: X: “…”; X shrugged: “…”; X's answer: “…”; a line from X: “…”.

use super::model::Attribution;
use super::owner::owner;
use crate::facts::quotes::clause::{clause_subject, first_subject, past_question, topic_of};
use crate::facts::quotes::name_phrase::name_begin;
use crate::facts::quotes::person_noun::is_person;
use crate::facts::quotes::speaker_phrase::{
    NOUNS, PhraseKind, SpeakerPhrase, head_of, phrase_begin,
};
use crate::facts::quotes::tagged_paragraph::{Class, TaggedParagraph};
use crate::facts::{Certainty, Rule};
use crate::text::optional_span::OptionalSpan;

/// Tokens of a subject in which the noun for something said is looked for at most.
const OWNED: usize = 16;

/// "Marsh: “…”", "Marsh went further: “…”".
#[must_use]
pub fn lead_in(tagged: &TaggedParagraph<'_>, begin: usize, open: usize) -> Option<Attribution> {
    let colon = open.checked_sub(1).filter(|at| *at > begin)?;
    if tagged.class(colon) != Class::Mark(':') {
        return None;
    }
    let begin = past_question(tagged, begin, colon);
    let source = introduced(tagged, begin, colon)?;
    let source = owner_of_words(tagged, begin, source)
        .or_else(|| topic_before_thing(tagged, (begin, colon), source))
        .or_else(|| concerned(tagged, source, begin, colon))
        .unwrap_or(source);
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

/// Who is named before a colon, or the subject of the sentence that it ends.
fn introduced(tagged: &TaggedParagraph<'_>, begin: usize, colon: usize) -> Option<SpeakerPhrase> {
    let from =
        after_from(tagged, begin, colon).unwrap_or_else(|| phrase_begin(tagged, begin, colon));
    if is_described_name(tagged, begin, colon) {
        return head_of(tagged, begin, colon);
    }
    // "Lind rolled her eyes:", "Lind, the mayor, sent a message to Moe:"
    let acts = (from.max(begin + 1)..colon).find(|at| is_verb(tagged, *at, colon));
    if let Some(verb) = acts {
        let near = if verb > from { first_subject(tagged, from, colon) } else { None };
        return near.or_else(|| clause_subject(tagged, begin, colon));
    }
    // "At dinner, the first guests ranged from polite to furious:"
    let clause = (from + 1..colon).any(|at| {
        tagged.is_past_form(at) && matches!(tagged.class(at - 1), Class::Word | Class::Name)
    });
    let apart =
        !clause && from < colon && from > begin && matches!(tagged.class(from - 1), Class::Mark(_));
    if from == begin || apart || tagged.class(from - 1) == Class::Preposition {
        head_of(tagged, from, colon)
    } else {
        clause_subject(tagged, begin, colon)
    }
}

/// "Arne Moe, Radio Torp: “…”", "Arne Moe, 71, retired nurse: “…”"
fn is_described_name(tagged: &TaggedParagraph<'_>, begin: usize, colon: usize) -> bool {
    let plain = |at: usize| match tagged.class(at) {
        // "retired nurse", not "pleased the club"
        Class::Word => !tagged.is_past_form(at) || tagged.class(at + 1) == Class::Word,
        class => matches!(class, Class::Name | Class::Number | Class::Mark(',' | '.' | '-')),
    };
    tagged.class(begin) == Class::Name
        && (begin..colon).all(|at| plain(at) || is_between_words(tagged, at))
        && (begin..colon)
            .find(|at| !matches!(tagged.class(*at), Class::Name | Class::Mark('.' | '-')))
            .is_none_or(|at| tagged.class(at) == Class::Mark(','))
}

/// "of" and "at" in what stands behind a name: "head of the school", "cook at the inn".
fn is_between_words(tagged: &TaggedParagraph<'_>, at: usize) -> bool {
    matches!(tagged.class(at), Class::Preposition | Class::Determiner)
}

/// Whether a past form stands at `at` with its object or last before the colon.
fn is_verb(tagged: &TaggedParagraph<'_>, at: usize, colon: usize) -> bool {
    let object =
        matches!(tagged.class(at + 1), Class::Determiner | Class::Possessive | Class::Name);
    tagged.is_past_form(at) && (object || at + 1 == colon)
}

/// "Lind's answer:", "Lind's message to the fans was clear:", "Her verdict:": whose words the subject
/// names.
fn owner_of_words(
    tagged: &TaggedParagraph<'_>,
    begin: usize,
    source: SpeakerPhrase,
) -> Option<SpeakerPhrase> {
    if source.kind != PhraseKind::Nominal {
        return None;
    }
    let first = tagged.tokens.partition_point(|t| t.start < source.span.start).max(begin);
    let end = tagged.tokens.partition_point(|t| t.start < source.span.end);
    let said = |word: &str| {
        NOUNS.contains(word) || matches!(word, "reaction" | "verdict" | "view" | "advice")
    };
    let noun = (first..end.min(first + OWNED)).find(|at| said(tagged.word(*at)))?;
    owner(tagged, first, noun)
}

/// "For Lind, the answer is plain:": whom the sentence is about, where its subject is a thing.
fn topic_before_thing(
    tagged: &TaggedParagraph<'_>,
    (begin, colon): (usize, usize),
    source: SpeakerPhrase,
) -> Option<SpeakerPhrase> {
    let thing = match source.kind {
        PhraseKind::Name => false,
        PhraseKind::Pronoun => {
            matches!(source.core.in_text(tagged.text), "it" | "that" | "this")
        }
        PhraseKind::Nominal => !is_person(source.noun(tagged.text)),
    };
    let topic = topic_of(tagged, begin, colon).filter(|_| thing)?;
    Some(SpeakerPhrase::plain(topic, PhraseKind::Name))
}

/// The person before the colon where the subject is a thing: "The news does not surprise teacher Moe:".
fn concerned(
    tagged: &TaggedParagraph<'_>,
    subject: SpeakerPhrase,
    begin: usize,
    colon: usize,
) -> Option<SpeakerPhrase> {
    let named = tagged.class(colon - 1) == Class::Name;
    if !named || subject.kind != PhraseKind::Nominal || is_person(subject.noun(tagged.text)) {
        return None;
    }
    let first = name_begin(tagged, begin, colon);
    let role = first.checked_sub(1).filter(|at| *at > begin)?;
    is_person(tagged.word(role)).then(|| head_of(tagged, first, colon))?
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
    // "a line from Moe:", "You may quote the following from Moe:", "Then a card arrived from Moe:"
    let sent = |at: usize| {
        let carries = |word: &str| NOUNS.contains(word) || matches!(word, "following" | "this");
        at > begin && (carries(tagged.word(at - 1)) || tagged.is_past_form(at - 1))
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

/// Where the noun phrase of "And from X:" and "This from X:" begins.
fn after_from(tagged: &TaggedParagraph<'_>, begin: usize, colon: usize) -> Option<usize> {
    let opening = |at: &usize| {
        matches!(
            tagged.word(*at),
            "And" | "and" | "This" | "this" | "But" | "Then" | "then" | "More" | "," | "also"
        )
    };
    let from = begin + (begin..colon).take_while(opening).count();
    let direct = matches!(tagged.word(from), "from" | "From")
        && matches!(tagged.class(from + 1), Class::Name | Class::Determiner | Class::Possessive)
        && (from + 1..colon)
            .all(|at| tagged.class(at).joins_phrase() || tagged.class(at) == Class::Mark('.'));
    (direct && from + 1 < colon).then_some(from + 1)
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
