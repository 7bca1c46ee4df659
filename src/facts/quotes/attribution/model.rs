//! An attribution: the words that name the speaker, the cue between, and the addressee.

use crate::facts::cue::{Cue, Frames, ReportingVerb};
use crate::facts::quotes::documents::author;
use crate::facts::quotes::speaker_phrase::{SpeakerPhrase, head_of, phrase_after};
use crate::facts::quotes::tagged_paragraph::{Class, TaggedParagraph};
use crate::facts::{Certainty, Rule};
use crate::text::Span;
use crate::text::optional_span::OptionalSpan;

/// Reporting verbs on either side of a quotation that are weighed at most.
pub const VERBS: usize = 8;

/// The words that attribute a quotation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Attribution {
    /// The words that name the speaker, if there are any.
    pub source: Option<SpeakerPhrase>,
    /// What introduces the quotation; none for a colon.
    pub cue: Option<Cue>,
    /// The words that introduce it.
    pub cue_span: OptionalSpan,
    /// To whom it was said.
    pub addressee: OptionalSpan,
    /// The pattern that matched.
    pub rule: Rule,
    /// How certain it is.
    pub certainty: Certainty,
}

impl Attribution {
    /// A speaker by position alone, without a cue.
    pub const fn placed(source: SpeakerPhrase, rule: Rule, certainty: Certainty) -> Self {
        Self {
            source: Some(source),
            cue_span: OptionalSpan::NONE,
            cue: None,
            addressee: OptionalSpan::NONE,
            rule,
            certainty,
        }
    }
}

/// The attribution that the verb at `at` makes.
#[must_use]
pub fn from_verb(
    tagged: &TaggedParagraph<'_>,
    at: usize,
    verb: &ReportingVerb,
    source: Option<SpeakerPhrase>,
    rule: Rule,
) -> Attribution {
    let takes_addressee = source.is_some() && verb.frames.has(Frames::TOLD);
    let addressee = if takes_addressee { addressee(tagged, at + 1) } else { None };
    Attribution {
        source,
        cue_span: tagged.span(at, at + 1).into(),
        cue: Some(Cue::Verb(verb.number)),
        addressee: addressee.into(),
        rule,
        certainty: if source.is_some() { Certainty::Sure } else { Certainty::Weak },
    }
}

/// "told reporters", "asked him".
#[must_use]
pub fn addressee(tagged: &TaggedParagraph<'_>, at: usize) -> Option<Span> {
    match tagged.class(at) {
        Class::Object | Class::Possessive
            if !matches!(tagged.class(at + 1), Class::Word | Class::Name) =>
        {
            Some(tagged.span(at, at + 1))
        }
        // "told jokes all night"
        Class::Word if is_tale(tagged.word(at)) => None,
        Class::Name | Class::Word | Class::Determiner | Class::Possessive => {
            // "told reporters the boat had": the next article opens the content.
            let opens = |n: usize| {
                n > at
                    && matches!(tagged.class(n), Class::Determiner | Class::Possessive)
                    && matches!(tagged.class(n - 1), Class::Name | Class::Word)
            };
            let stops = |n: &usize| !tagged.class(*n).joins_phrase() || opens(*n);
            let end = (at..at + 8).find(stops).unwrap_or(at + 1);
            head_of(tagged, at, end).map(|s| s.core)
        }
        _ => None,
    }
}

/// Whether a noun without a determiner names a thing, not whom the verb addresses.
#[must_use]
pub fn is_tale(word: &str) -> bool {
    matches!(word, "anecdotes" | "fortunes" | "jokes" | "lies" | "secrets" | "stories" | "tales")
}

/// "in the words of Lind", where "words" stands at `at`: whose words the quotation has.
#[must_use]
pub fn in_words_of(tagged: &TaggedParagraph<'_>, at: usize, end: usize) -> Option<Attribution> {
    let named = matches!(tagged.word(at), "words" | "phrase")
        && tagged.word(at + 1) == "of"
        && tagged.word(at.checked_sub(1)?) == "the"
        && matches!(tagged.word(at.checked_sub(2)?), "in" | "In");
    let source = if named { phrase_after(tagged, at + 2, end)? } else { return None };
    let placed = Attribution::placed(source, Rule::XsWordsQuote, Certainty::Sure);
    Some(Attribution { cue: Some(Cue::Noun), cue_span: tagged.span(at, at + 1).into(), ..placed })
}

/// "according to Lind", where "according" stands at `at`.
#[must_use]
pub fn according(tagged: &TaggedParagraph<'_>, at: usize, end: usize) -> Option<Attribution> {
    // "according to a paper filed by Lind"
    let source = author(tagged, at + 2, end).or_else(|| phrase_after(tagged, at + 2, end))?;
    Some(Attribution {
        source: Some(source),
        cue_span: tagged.span(at, at + 2).into(),
        cue: Some(Cue::According),
        addressee: OptionalSpan::NONE,
        rule: Rule::AccordingToX,
        certainty: Certainty::Sure,
    })
}
