//! Dates of the text and rows of the timeline.

use crate::calendar::Date;
use crate::text::Span;

use super::Certainty;
use super::dates::attributes::{DateKind, Grain, Modifier};
use super::dates::timex::Timex;
use super::rule::Rule;

/// What a relative expression was counted from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// The article's date.
    Published(Date),
    /// Another date of the text: an index into [`Facts::dates`](super::Facts::dates).
    Mention(u32),
}

impl Anchor {
    /// The mention at `index`.
    pub(super) fn mention(index: usize) -> Option<Self> {
        u32::try_from(index).ok().map(Self::Mention)
    }
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
    /// Weak where another reading is nearly as likely.
    pub certainty: Certainty,
    /// early, about, since …
    pub modifier: Option<Modifier>,
    /// Whether it lies after the article's date, or is planned.
    pub future: bool,
    /// Whether it is inside quotation marks, and so part of the speaker's words.
    pub quoted: bool,
    /// Whether it begins a range that the next mention ends ("from 2015 to 2018").
    pub begins_range: bool,
}

impl DateMention {
    /// Makes it mean `day`, as its reader says; `published` is the article's date.
    pub fn correct(&mut self, day: Date, published: Option<Date>) {
        self.timex = Timex::day(day);
        self.modifier = None;
        self.future = published.is_some_and(|published| day > published);
        self.anchor = None;
        self.begins_range = false;
        self.rule = Rule::Corrected;
        self.certainty = Certainty::Sure;
    }

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

    /// Its granularity, where it has one.
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
    /// The clause that describes the event.
    pub clause: Span,
    /// Whether it is after the article's date, or planned.
    pub future: bool,
    /// Index into [`Facts::warnings`](super::Facts::warnings) where something contradicts.
    pub warning: Option<u32>,
    /// Whether it is a comparison, a maturity or an age, which rank below events.
    pub minor: bool,
}
