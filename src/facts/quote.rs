//! What was said, how it is told, and by whom.

use std::borrow::Cow;

use super::{Certainty, Person, PersonId, Rule};
use crate::text::maybe::MaybeSpan;
use crate::text::{Span, folded};

/// How much of what was said is in the speaker's own words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum QuoteKind {
    /// Whole sentences in marks.
    Direct,
    /// Some words in marks within a sentence of the writer's.
    Partial,
    /// Told without marks ("said that …").
    Indirect,
}

impl QuoteKind {
    /// Its name in JSON.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Direct => "direct",
            Self::Partial => "partial",
            Self::Indirect => "indirect",
        }
    }
}

/// What kind of telling the cue of a quotation is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "the names say it")]
pub enum CueKind {
    Said,
    Asked,
    Wrote,
    Claimed,
    Denied,
    Admitted,
    Promised,
    Warned,
    Demanded,
    Accused,
    Criticized,
    Praised,
    Called,
    Thought,
    Showed,
}

impl CueKind {
    const ALL: [(&'static str, Self); 15] = [
        ("said", Self::Said),
        ("asked", Self::Asked),
        ("wrote", Self::Wrote),
        ("claimed", Self::Claimed),
        ("denied", Self::Denied),
        ("admitted", Self::Admitted),
        ("promised", Self::Promised),
        ("warned", Self::Warned),
        ("demanded", Self::Demanded),
        ("accused", Self::Accused),
        ("criticized", Self::Criticized),
        ("praised", Self::Praised),
        ("called", Self::Called),
        ("thought", Self::Thought),
        ("showed", Self::Showed),
    ];

    /// Its name on the screen, in filters and in the cue list.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(_, kind)| *kind == self).map_or("said", |(name, _)| name)
    }

    /// The kind of that name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().find(|(known, _)| *known == name).map(|(_, kind)| *kind)
    }
}

/// Who said it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Speaker {
    /// The name to show, where it is neither the person's nor the words beside the quote.
    pub name: Option<Box<str>>,
    /// The person, where it is one of [`Facts::people`](super::Facts::people).
    pub person: Option<PersonId>,
    /// The words beside the quote that name the speaker ("he", "the minister").
    pub span: MaybeSpan,
}

impl Speaker {
    /// The name to show: the person's full name, or the words as written in `text`.
    #[must_use]
    pub fn name<'a>(&'a self, text: &'a str, people: &'a [Person]) -> Cow<'a, str> {
        match &self.name {
            Some(name) => Cow::Borrowed(name),
            None => self.found_name(text, people),
        }
    }

    /// The same, where the speaker is not needed any more.
    #[must_use]
    pub fn into_name<'a>(self, text: &'a str, people: &'a [Person]) -> Cow<'a, str> {
        match self.name {
            Some(name) => Cow::Owned(name.into()),
            None => self.found_name(text, people),
        }
    }

    fn found_name<'a>(&self, text: &'a str, people: &'a [Person]) -> Cow<'a, str> {
        match self.person.and_then(|id| people.get(id.0 as usize)) {
            Some(person) => Cow::Borrowed(&person.name),
            None => folded(self.span.get().unwrap_or_default().in_text(text)),
        }
    }
}

/// A quotation. The span is the words between the marks.
#[derive(Clone, Debug, PartialEq)]
pub struct Quote {
    /// The words.
    pub span: Span,
    /// Direct, partial or indirect.
    pub kind: QuoteKind,
    /// The utterance it belongs to: parts of one split quotation share it. Counts up from 0.
    pub utterance: u32,
    /// Who said it.
    pub speaker: Option<Speaker>,
    /// The words that tell it was said ("said", "according to").
    pub cue: MaybeSpan,
    /// The base form of the cue ("say", "deny"), for filters.
    pub verb: Option<&'static str>,
    /// The kind of telling, for filters and for showing how strong a claim is.
    pub cue_kind: Option<CueKind>,
    /// Whom it was said to.
    pub addressee: MaybeSpan,
    /// When, where the sentence has a date: an index into [`Facts::dates`](super::Facts::dates).
    pub when: Option<u32>,
    /// The sentence around it.
    pub sentence: Span,
    /// The rule that named the speaker, in words a reader understands.
    pub rule: Rule,
    /// How sure the speaker is.
    pub certainty: Certainty,
}
