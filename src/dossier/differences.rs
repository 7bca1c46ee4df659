//! What two articles give differently: a day, the words of a speaker, a speaker. A row only where
//! strict conditions hold, which it names; it says that texts differ, and nothing of who is right.

mod apart;
mod days;
mod numbers;
mod speakers;
mod weighed;
mod wordings;

use std::ops::Range;

use super::people::Index;
use super::quotes::OtherSpeakers;
use super::words::Frequencies;
use super::{Digest, Dossier, Person, Utterance};
use crate::calendar::Date;
use crate::text::Span;

/// What differs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum DifferenceKind {
    /// The day of an event.
    Day,
    /// The words of a quotation, or a number of a sentence.
    Words,
    /// Who said something.
    Speaker,
}

impl DifferenceKind {
    /// Its name in JSON and lists.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::Words => "words",
            Self::Speaker => "speaker",
        }
    }
}

/// Why two places are taken to be about one thing, and what differs in them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum DifferenceRule {
    /// The sentences share a person and most of their words.
    DayOfPerson,
    /// The sentences share two names and most of their words.
    DayOfNames,
    /// A sentence of copies is the same but for its day.
    DayOfCopies,
    /// Sentences that share a person and most of their words have another number of one thing.
    NumberOfPerson,
    /// The same of sentences that share two names.
    NumberOfNames,
    /// A sentence of copies is the same but for a number.
    NumberOfCopies,
    /// One speaker, most words the same, another number among them.
    Number,
    /// One speaker, most words the same, a negation in one of them.
    Negation,
    /// One speaker, most words the same, another word among them.
    Word,
    /// Long and rare words that two people are said to have said.
    Speaker,
}

impl DifferenceRule {
    /// Its name in JSON and on the screen.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::DayOfPerson => "one person and most words in common, other days",
            Self::DayOfNames => "two names and most words in common, other days",
            Self::DayOfCopies => "copies of one text, other days",
            Self::NumberOfPerson => "one person and most words in common, another number",
            Self::NumberOfNames => "two names and most words in common, another number",
            Self::NumberOfCopies => "copies of one text, another number",
            Self::Number => "one speaker and most words in common, another number",
            Self::Negation => "one speaker and most words in common, a negation in one",
            Self::Word => "one speaker and most words in common, another word",
            Self::Speaker => "long and rare words in common, another speaker",
        }
    }

    /// What differs, in a word: finer than [`Self::kind`].
    #[must_use]
    pub const fn what(self) -> &'static str {
        match self {
            Self::NumberOfPerson | Self::NumberOfNames | Self::NumberOfCopies | Self::Number => {
                "number"
            }
            Self::Negation => "negation",
            Self::Word => "word",
            _ => self.kind().name(),
        }
    }

    /// What differs.
    #[must_use]
    pub const fn kind(self) -> DifferenceKind {
        match self {
            Self::DayOfPerson | Self::DayOfNames | Self::DayOfCopies => DifferenceKind::Day,
            Self::NumberOfPerson
            | Self::NumberOfNames
            | Self::NumberOfCopies
            | Self::Number
            | Self::Negation
            | Self::Word => DifferenceKind::Words,
            Self::Speaker => DifferenceKind::Speaker,
        }
    }
}

/// What two articles give differently.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Difference {
    /// Both places, the earlier article's first.
    pub places: [Place; 2],
    /// Why they are compared, and what differs.
    pub rule: DifferenceRule,
    /// Whether it is a plan that moved, and no contradiction: one of the articles looks ahead.
    pub changed: bool,
    /// Whether it may come from how days are counted: a day apart, counted from articles' days.
    pub weak: bool,
}

/// A date, a number or a quotation of an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The article.
    pub article: u32,
    /// What stands there.
    pub fact: PlaceFact,
}

/// What stands at a place of a difference.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PlaceFact {
    /// Index into [`Digest::dates`].
    Date(u32),
    /// Index into [`Digest::numbers`].
    Number(u32),
    /// Index into [`Digest::quotes`].
    Quote(u32),
}

/// A place as lists show it.
#[derive(Clone, Debug)]
pub struct ShownPlace<'d> {
    /// The article.
    pub article: &'d Digest,
    /// The date's words, the number or the words of the quotation, in the original text.
    pub span: Span,
    /// The clause of the date or the number, or the words of the quotation.
    pub text: &'d str,
    /// The number in it, in bytes, where that differs.
    pub number: Option<Range<usize>>,
    /// The day, where days differ.
    pub day: Option<Date>,
    /// The speaker of a quotation.
    pub speaker: Option<&'d str>,
}

impl Difference {
    /// Its sign in lists: `≠`, or `→` for a plan that moved.
    #[must_use]
    pub const fn sign(&self) -> &'static str {
        if self.changed { "→" } else { "≠" }
    }
}

impl Dossier {
    /// What stands at a place of a difference.
    #[must_use]
    pub fn shown(&self, place: &Place) -> Option<ShownPlace<'_>> {
        let article = self.articles.get(place.article as usize)?;
        Some(match place.fact {
            PlaceFact::Date(date) => {
                let date = article.dates.get(date as usize)?;
                let (span, text, day) = (date.span, &*date.clause, Some(date.from));
                ShownPlace { article, span, text, number: None, day, speaker: None }
            }
            PlaceFact::Number(number) => {
                let number = article.numbers.get(number as usize)?;
                let (span, text) = (number.span, &*number.clause);
                let number = Some(number.in_clause());
                ShownPlace { article, span, text, number, day: None, speaker: None }
            }
            PlaceFact::Quote(quote) => {
                let quote = article.quotes.get(quote as usize)?;
                let (span, text, speaker) = (quote.span, &*quote.text, quote.speaker.as_deref());
                ShownPlace { article, span, text, number: None, day: None, speaker }
            }
        })
    }
}

/// What differences are found in.
pub(super) struct Compared<'d> {
    pub articles: &'d [Digest],
    pub originals: &'d [u32],
    pub people: &'d [Person],
    pub index: &'d Index,
    pub quotes: &'d [Utterance],
    pub frequencies: &'d Frequencies,
}

impl Compared<'_> {
    fn published(&self, article: u32) -> Option<Date> {
        self.articles.get(article as usize)?.published
    }

    /// Whether two articles copy one, or one of them the other.
    fn are_copies(&self, a: u32, b: u32) -> bool {
        self.originals.get(a as usize) == self.originals.get(b as usize)
    }

    /// Days between two articles; none where one has no day.
    fn days_apart(&self, a: u32, b: u32) -> Option<u32> {
        let (a, b) = (self.published(a)?, self.published(b)?);
        Some(a.to_days().abs_diff(b.to_days()))
    }
}

/// Everything that differs, in the order of the articles.
pub(super) fn find(compared: &Compared<'_>, others: &OtherSpeakers) -> Vec<Difference> {
    let mut found = days::find(compared);
    found.extend(numbers::find(compared));
    found.extend(wordings::find(compared));
    found.extend(speakers::find(compared, others));
    found.sort_unstable();
    found.dedup();
    found
}
