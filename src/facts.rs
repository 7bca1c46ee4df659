//! The facts of an article: people, dates, quotations and warnings, each with its byte span.
//!
//! `extract` is pure: the same document and context give the same facts. Long documents are scanned
//! in chunks of whole blocks, and resolved from the scans of all of them.

pub mod corrections;
mod cue;
mod date;
pub mod dates;
mod drain;
mod extract;
mod named;
pub mod people;
mod person;
mod quote;
pub mod quotes;
mod rule;
pub mod time_scale;
pub mod voices;

use crate::calendar::Date;
use crate::doc::DateSource;
use crate::text::Span;
use named::named;

pub use cue::{Cue, CueKind};
pub use date::{Anchor, DateMention, Event};
pub use dates::{DateKind, Grain, Modifier, Timex};
pub use extract::{Half, Scan, chunks, extract, resolve, scan};
pub use person::{Gender, Mention, MentionKind, Person, PersonId};
pub use quote::{Quote, QuoteKind, Speaker};
pub use rule::Rule;

/// What extraction needs from outside the document.
#[derive(Clone, Copy, Debug, Default)]
pub struct Context {
    /// The article's date where the caller knows it (`--published`); it wins over every other.
    pub published: Option<Date>,
}

/// All facts of a document. Ids are indices into these vectors.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Facts {
    /// Everyone, by first mention.
    pub people: Vec<Person>,
    /// Every date and time expression, in text order.
    pub dates: Vec<DateMention>,
    /// Rows of the timeline, in order of the event.
    pub events: Vec<Event>,
    /// Every quotation, in text order.
    pub quotes: Vec<Quote>,
    /// Likely errors, in text order.
    pub warnings: Vec<Warning>,
    /// The date that relative expressions are counted from, and how it is known.
    pub published: Option<(Date, DateSource)>,
}
/// How sure a fact is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Certainty {
    /// A guess that a reader should check; shown with `?`, hidden by `~`.
    Weak,
    /// Stated by the text, or found by a rule with few errors.
    #[default]
    Sure,
}

named! {
    /// The kind of a warning.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    #[expect(missing_docs, reason = "the names say it")]
    pub enum WarningKind {
        WeekdayDiffers = "weekday-differs",
        ImpossibleDate = "impossible-date",
        AmbiguousDate = "ambiguous-date",
        NoAnchor = "no-anchor",
        UnclosedQuote = "unclosed-quote",
        NoSpeaker = "no-speaker",
        SurnameOnly = "surname-only",
        SharedSurname = "shared-surname",
        TwoSpellings = "two-spellings",
        MixedScript = "mixed-script",
    }
}

/// A likely error that an editor should check.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Warning {
    /// The words it is about.
    pub span: Span,
    /// What it is about.
    pub kind: WarningKind,
    /// A sentence without a full stop.
    pub message: String,
}
