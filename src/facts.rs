//! What an article is made of: people, dates, quotes and warnings, each with its words.
//!
//! `extract` is pure: the same document and context give the same facts. Long documents are read in
//! chunks of whole blocks; each engine scans a chunk on its own, adds what it found to that of the
//! chunks before, and resolves over all of it.

pub mod correct;
mod crew;
pub mod dates;
mod drain;
mod extract;
pub mod packed;
pub mod people;
pub mod quotes;
mod rule;

use std::borrow::Cow;

use crate::calendar::Date;
use crate::doc::DateSource;
use crate::text::maybe::MaybeSpan;
use crate::text::{Span, folded};
use packed::Packed;

pub use crew::{Alone, Crew, map};
pub use dates::Timex;
pub use extract::{Extractor, extract, extract_to};
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
    pub dates: Packed<DateMark>,
    /// Rows of the timeline, in order of the event.
    pub events: Vec<Event>,
    /// Every quotation, in text order.
    pub quotes: Packed<Quote>,
    /// What an editor should look at, in text order.
    pub warnings: Vec<Warning>,
    /// The date that relative expressions are counted from, and how it is known.
    pub published: Option<(Date, DateSource)>,
}

/// Index of a person in [`Facts::people`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PersonId(pub u32);

/// How sure a fact is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Certainty {
    /// A guess that a reader should check; shown with `?`, hidden by `~`.
    Weak,
    /// Said by the text in so many words, or by a rule that hardly errs.
    #[default]
    Sure,
}

/// The gender the text itself gives a person.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Gender {
    #[default]
    Unknown,
    Female,
    Male,
}

/// Someone in the article, or a source without a name.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Person {
    /// The fullest name the article gives, or the words for an unnamed source.
    pub name: String,
    /// Whether it is a name; `false` for "a senior official".
    pub named: bool,
    /// The role as the article gives it ("Iranian Deputy Foreign Minister").
    pub title: Option<Span>,
    /// Whether [`Person::title`] is told as past ("former President", "the then mayor"): no present
    /// one is given.
    pub former: bool,
    /// The title told as past, where the article gives a present one too.
    pub former_title: Option<Span>,
    /// "Mr", "Sheikh", "Dr": not part of title or name.
    pub honorific: Option<Span>,
    /// Other forms used for the person, longest first, without doubles; not the name itself.
    pub aliases: Vec<String>,
    /// Every mention in text order.
    pub mentions: Vec<Mention>,
    /// The gender the text gives.
    pub gender: Gender,
    /// How sure it is that this is one person.
    pub certainty: Certainty,
    /// The rule that found the person, in words a reader understands.
    pub rule: Rule,
}

/// How a mention names its person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MentionKind {
    /// A full name.
    Full,
    /// A surname, given name or other short form alone.
    Surname,
    /// A short form after an honorific or title ("Mr Amir").
    Titled,
    /// "he", "her".
    Pronoun,
    /// "the minister"; also the words of an unnamed source.
    Role,
}

impl MentionKind {
    /// Its name in JSON.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Full => "full",
            Self::Surname => "surname",
            Self::Titled => "titled",
            Self::Pronoun => "pronoun",
            Self::Role => "role",
        }
    }
}

/// One place where a person is meant. The span holds the name alone, without title, honorific or
/// possessive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mention {
    /// The words.
    pub span: Span,
    /// How they name the person.
    pub kind: MentionKind,
}

/// TIMEX3 type (ISO-TimeML).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateKind {
    /// A calendar expression: "Tuesday", "2015".
    Date,
    /// A time of day: "10:35 a.m.", "last night".
    Time,
    /// A length: "three years".
    Duration,
    /// A repetition: "every day".
    Set,
}

impl DateKind {
    /// Its name in TIMEX3 and in JSON.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Date => "DATE",
            Self::Time => "TIME",
            Self::Duration => "DURATION",
            Self::Set => "SET",
        }
    }
}

/// The unit an expression speaks in, coarse to fine.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Grain {
    Millennium,
    Century,
    Decade,
    Year,
    Half,
    Quarter,
    Season,
    Month,
    Week,
    Weekend,
    Day,
    PartOfDay,
    Time,
}

impl Grain {
    /// Its name in JSON and on the screen.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Millennium => "millennium",
            Self::Century => "century",
            Self::Decade => "decade",
            Self::Year => "year",
            Self::Half => "half",
            Self::Quarter => "quarter",
            Self::Season => "season",
            Self::Month => "month",
            Self::Week => "week",
            Self::Weekend => "weekend",
            Self::Day => "day",
            Self::PartOfDay => "part of day",
            Self::Time => "time",
        }
    }
}

/// TIMEX3 `mod`, and open ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Modifier {
    /// "early 1990".
    Start,
    /// "mid-1996".
    Mid,
    /// "late 1970s", "the end of 1994".
    End,
    /// "about", "c."
    Approx,
    /// "before 2015", "until".
    Before,
    /// "after 2015".
    After,
    /// "since 2015".
    Since,
    /// "by 2030".
    By,
    /// "more than", "at least".
    More,
    /// "less than", "nearly".
    Less,
}

impl Modifier {
    /// Its name in JSON (TIMEX3's where it has one).
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Start => "START",
            Self::Mid => "MID",
            Self::End => "END",
            Self::Approx => "APPROX",
            Self::Before => "BEFORE",
            Self::After => "AFTER",
            Self::Since => "SINCE",
            Self::By => "BY",
            Self::More => "MORE_THAN",
            Self::Less => "LESS_THAN",
        }
    }

    /// The word that a reader sees before the date; lengths of time have none.
    #[must_use]
    pub const fn word(self) -> Option<&'static str> {
        Some(match self {
            Self::Start => "early",
            Self::Mid => "mid",
            Self::End => "late",
            Self::Approx => "c.",
            Self::Before => "before",
            Self::After => "after",
            Self::Since => "since",
            Self::By => "by",
            Self::More | Self::Less => return None,
        })
    }
}

/// What a relative expression was counted from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// The article's date.
    Published(Date),
    /// Another date mark of the text: an index into [`Facts::dates`].
    Mark(u32),
}

/// A date or time expression and what it means.
#[derive(Clone, Debug, PartialEq)]
pub struct DateMark {
    /// The words.
    pub span: Span,
    /// TIMEX3 type.
    pub kind: DateKind,
    /// TIMEX3 value; `None` where it cannot be resolved (relative, without an anchor).
    pub value: Option<Timex>,
    /// First and last day, for marks that name a calendar interval.
    pub interval: Option<(Date, Date)>,
    /// The unit it speaks in, where it has one.
    pub grain: Option<Grain>,
    /// early, about, since …
    pub modifier: Option<Modifier>,
    /// Whether it lies after the article's date, or is told as planned.
    pub future: bool,
    /// Whether it stands inside quotation marks, so that it is the speaker's.
    pub quoted: bool,
    /// What it was counted from; `None` for absolute ones.
    pub anchor: Option<Anchor>,
    /// Whether it begins a range that the next mark ends ("from 2015 to 2018").
    pub begins_range: bool,
    /// The rule that resolved it, in words a reader understands.
    pub rule: Rule,
    /// The sentence around it.
    pub sentence: Span,
}

impl DateMark {
    /// Where this is the mark at `index` and begins a range, the index of the one that ends it.
    #[must_use]
    pub const fn until(&self, index: u32) -> Option<u32> {
        if self.begins_range { Some(index + 1) } else { None }
    }
}

/// A row of the timeline: one interval and every mark that names it.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    /// First day.
    pub from: Date,
    /// Last day.
    pub to: Date,
    /// The grain to show it in.
    pub grain: Grain,
    /// early, about, since … of the mark that tells the event.
    pub modifier: Option<Modifier>,
    /// Indices into [`Facts::dates`], the one that tells the event first.
    pub marks: Vec<u32>,
    /// The clause that tells what happened.
    pub clause: Span,
    /// After the article's date, or planned.
    pub future: bool,
    /// Index into [`Facts::warnings`] where something contradicts.
    pub warning: Option<u32>,
    /// Comparisons, maturities, ages: what ranks below events.
    pub minor: bool,
}

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
    /// The person, where it is one of [`Facts::people`].
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
    /// When, where the sentence has a date: an index into [`Facts::dates`].
    pub when: Option<u32>,
    /// The sentence around it.
    pub sentence: Span,
    /// The rule that named the speaker, in words a reader understands.
    pub rule: Rule,
    /// How sure the speaker is.
    pub certainty: Certainty,
}

/// What kind of thing a warning is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub enum WarningKind {
    WeekdayDiffers,
    ImpossibleDate,
    NoAnchor,
    UnclosedQuote,
    NoSpeaker,
    SurnameOnly,
    TwoSpellings,
    MixedScript,
}

impl WarningKind {
    /// Its name in JSON.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::WeekdayDiffers => "weekday-differs",
            Self::ImpossibleDate => "impossible-date",
            Self::NoAnchor => "no-anchor",
            Self::UnclosedQuote => "unclosed-quote",
            Self::NoSpeaker => "no-speaker",
            Self::SurnameOnly => "surname-only",
            Self::TwoSpellings => "two-spellings",
            Self::MixedScript => "mixed-script",
        }
    }
}

/// Something an editor should look at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Warning {
    /// The words it is about.
    pub span: Span,
    /// What it is about.
    pub kind: WarningKind,
    /// A sentence without a full stop.
    pub message: String,
}
