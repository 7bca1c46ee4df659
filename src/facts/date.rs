//! A date of the article, and a row of the timeline.

use super::Rule;
use super::dates::Timex;
use crate::calendar::Date;
use crate::text::Span;

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
    /// Another date of the text: an index into [`Facts::dates`](super::Facts::dates).
    Mention(u32),
}

/// A date or time expression and what it means.
#[derive(Clone, Debug, PartialEq)]
pub struct DateMention {
    /// The words.
    pub span: Span,
    /// The sentence around it.
    pub sentence: Span,
    /// What it means.
    pub timex: Timex,
    /// What it was counted from; `None` for absolute ones.
    pub anchor: Option<Anchor>,
    /// The rule that resolved it.
    pub rule: Rule,
    /// early, about, since …
    pub modifier: Option<Modifier>,
    /// Whether it lies after the article's date, or is planned.
    pub future: bool,
    /// Whether it stands inside quotation marks, so that it is the speaker's.
    pub quoted: bool,
    /// Whether it begins a range that the next mention ends ("from 2015 to 2018").
    pub begins_range: bool,
}

impl DateMention {
    /// TIMEX3 value; `None` where it cannot be resolved (relative, without an anchor).
    #[must_use]
    pub fn value(&self) -> Option<&Timex> {
        Some(&self.timex).filter(|timex| timex.has_value())
    }

    /// TIMEX3 type.
    #[must_use]
    pub fn kind(&self) -> DateKind {
        self.timex.kind()
    }

    /// The unit it speaks in, where it has one.
    #[must_use]
    pub fn grain(&self) -> Option<Grain> {
        self.timex.grain()
    }

    /// First and last day, where it names a calendar interval.
    #[must_use]
    pub fn interval(&self) -> Option<(Date, Date)> {
        self.timex.interval()
    }

    /// Where this is the mention at `index` and begins a range, the index of the one that ends it.
    #[must_use]
    pub const fn until(&self, index: u32) -> Option<u32> {
        if self.begins_range { Some(index + 1) } else { None }
    }
}

/// A row of the timeline: one interval and every mention that names it.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    /// First day.
    pub from: Date,
    /// Last day.
    pub to: Date,
    /// The grain to show it in.
    pub grain: Grain,
    /// early, about, since … of the first mention.
    pub modifier: Option<Modifier>,
    /// Indices into [`Facts::dates`](super::Facts::dates), the one that describes the event best first.
    pub mentions: Vec<u32>,
    /// The clause that says what happened.
    pub clause: Span,
    /// After the article's date, or planned.
    pub future: bool,
    /// Index into [`Facts::warnings`](super::Facts::warnings) where something contradicts.
    pub warning: Option<u32>,
    /// Comparisons, maturities, ages: what ranks below events.
    pub minor: bool,
}
