//! The quotation: words, kind, speaker, cue and addressee, as all other rooms see it.

use std::borrow::Cow;

use super::cue::{Cue, CueKind};
use super::named::named;
use super::{Certainty, Person, PersonId, Rule};
use crate::text::optional_span::OptionalSpan;
use crate::text::{Span, folded};

named! {
    /// How much of a quotation is in the speaker's own words.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum QuoteKind {
        /// Whole sentences between quotation marks.
        Direct = "direct",
        /// Some words between quotation marks, within a sentence of the article's own.
        Partial = "partial",
        /// Reported without quotation marks ("said that …").
        Indirect = "indirect",
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
    pub span: OptionalSpan,
}

impl Speaker {
    /// The name to show: the person's full name, or the words as written in `text`.
    #[must_use]
    pub fn name<'a>(&'a self, text: &'a str, people: &'a [Person]) -> Cow<'a, str> {
        if let Some(name) = &self.name {
            return Cow::Borrowed(name);
        }
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
    /// The sentence around it.
    pub sentence: Span,
    /// Direct, partial or indirect.
    pub kind: QuoteKind,
    /// How certain the speaker is.
    pub certainty: Certainty,
    /// What introduces it; its words are at [`Quote::cue_span`].
    pub cue: Option<Cue>,
    /// The words that introduce it ("said", "according to").
    pub cue_span: OptionalSpan,
    /// To whom it was said.
    pub addressee: OptionalSpan,
    /// Who said it.
    pub speaker: Option<Speaker>,
    /// Number of the utterance it belongs to, from 0: the parts of a split quotation share it.
    pub utterance: u32,
    /// When it was said, where the sentence has a date: an index into
    /// [`Facts::dates`](super::Facts::dates).
    pub when: Option<u32>,
    /// The rule that found the speaker.
    pub rule: Rule,
}

impl Quote {
    /// The base form of its cue ("say", "deny"), for filters.
    #[must_use]
    pub fn verb(&self) -> Option<&'static str> {
        self.cue.and_then(Cue::base)
    }

    /// The kind of its cue: whether the words were said, claimed, denied …
    #[must_use]
    pub fn cue_kind(&self) -> Option<CueKind> {
        self.cue.map(Cue::kind)
    }
}
