//! Dates mentioned so far; relative expressions are resolved against them.

use crate::calendar::{Date, Period, Unit};
use crate::text::Span;

use super::expression::{CalendarRef, Part, Preposition, Scope, TimeExpr, TimeMention};
use super::reported::{Reported, Spoken};

/// How a year was given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// In a heading.
    Heading,
    /// By the words that open a sentence.
    Opening,
    /// Within a sentence.
    Inside,
    /// In passing: the story does not go on in it.
    Passing,
}

/// A year of the thread: one that the text has been in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ThreadYear {
    /// The year.
    pub year: i32,
    /// The month of its last date, where that is known.
    pub month: Option<u8>,
    /// The mention that named it last.
    pub index: usize,
    /// How many dates were in it.
    pub times: u32,
    /// How it was given last.
    pub place: Place,
    /// The sentence that gave it last.
    pub sentence: Span,
}

/// A date named in passing.
#[derive(Clone, Copy, Debug)]
pub struct Passing {
    /// What it means.
    pub period: Period,
    /// The mention.
    pub index: usize,
    /// The sentence, where no other one goes on from it: "since 1866", "the August 1792 uprising".
    pub sentence: Option<Span>,
}

/// Years of the thread.
pub const THREAD: usize = 4;

/// The latest dates mentioned, each with the index of its mention.
#[derive(Clone, Copy, Debug, Default)]
pub struct DiscourseState {
    /// The last one of the thread.
    pub last: Option<(Period, usize)>,
    /// The last one named in passing, where none of the thread came after it.
    pub passing: Option<Passing>,
    /// The last one that lies in a single year.
    pub year: Option<(i32, usize)>,
    /// The last one that lies in a single month.
    pub month: Option<((i32, u8), usize)>,
    /// The year in the last heading.
    pub heading: Option<i32>,
    /// The last day.
    pub day: Option<(Date, usize)>,
    /// The sentence of the last day.
    pub day_sentence: Option<Span>,
    /// Where the words of the last one of the thread end.
    pub end: u32,
    /// The last day that was counted from one before it: "the next morning".
    pub told_day: Option<(Date, usize)>,
    /// The last time of day by the clock, in minutes from midnight, and its day.
    pub clock: Option<(Date, u16)>,
    /// The last day that the text names, where the story may not go on from it, and its sentence.
    pub named_day: Option<(Date, usize, Span)>,
    /// The periods that figures are of.
    pub reported: Reported,
    /// The last year before 1000 AD, and whether it was BC.
    pub ancient: Option<(bool, i32)>,
    /// The years that the text has been in, the latest first.
    pub thread: [Option<ThreadYear>; THREAD],
}

impl DiscourseState {
    /// The quarter that figures are of, where few dates were mentioned since.
    pub fn recent_quarter(&self) -> Option<Spoken> {
        self.reported.recent_quarter(self.latest().map_or(0, |(_, last)| last))
    }

    /// The last one mentioned, whether the text goes on in it or not.
    pub fn latest(&self) -> Option<(Period, usize)> {
        self.passing.map(|passing| (passing.period, passing.index)).or(self.last)
    }

    /// The one that an offset in `sentence` is counted from.
    pub fn counted_from(&self, sentence: Span) -> Option<(Period, usize)> {
        let within =
            self.passing.filter(|passing| passing.sentence.is_none_or(|its| its == sentence));
        within.map(|passing| (passing.period, passing.index)).or(self.last)
    }

    /// Whether a date is only mentioned in passing, so that the story does not go on in it: "papers opened in 1998
    /// showed", "the bloodiest since 1562", "leader of the August 1792 uprising", "a siege that lasted until the
    /// thaw of February 1945".
    pub fn is_passing(&self, mention: &TimeMention) -> bool {
        /// A story that goes on leaves out fewer years.
        const LONGEST_LEAP: i32 = 30;
        let TimeExpr::Calendar(CalendarRef { part, scope: Scope::At(period), .. }) = mention.expr
        else {
            return false;
        };
        let Some((year, to)) = self.year.map(|(year, _)| year).zip(period.year_of()) else {
            return false;
        };
        let since = mention.preposition == Preposition::Since;
        let leads = (mention.opens || mention.heading) && !since && !mention.attributive;
        let whole_year = part == Part::Whole && period.unit() == Unit::Year;
        let leaps = whole_year && (to < year || to > year + LONGEST_LEAP);
        let named_after = mention.attributive && to < year;
        !leads && (leaps || named_after || mention.in_clause && to > year)
    }

    /// Brings the year of `period` to the front of the thread.
    pub fn bring_to_front(&mut self, period: Period, place: Place, sentence: Span, index: usize) {
        let Some(year) = period.year_of().filter(|_| period.unit() <= Unit::Year) else { return };
        let known =
            self.thread.iter().position(|entry| entry.is_some_and(|entry| entry.year == year));
        let before = known.and_then(|at| self.thread.get(at).copied().flatten());
        let month = match period.unit() {
            Unit::Day | Unit::Month => period.first().map(|first| first.month()),
            _ => before.and_then(|entry| entry.month),
        };
        let times = before.map_or(0, |entry| entry.times) + 1;
        let end = known.unwrap_or(THREAD - 1);
        if let Some(moved) = self.thread.get_mut(..=end) {
            moved.rotate_right(1);
        }
        if let Some(front) = self.thread.first_mut() {
            *front = Some(ThreadYear { year, month, index, times, place, sentence });
        }
    }

    /// Adds the date of the mention at `index`.
    pub fn add(&mut self, period: Period, mention: &TimeMention, index: usize) {
        self.last = Some((period, index));
        self.end = mention.span.end;
        if mention.heading {
            self.heading = period.year_of();
        }
        self.passing = None;
        let Some(first) = period.first() else { return };
        match period.unit() {
            Unit::Day => {
                self.day = Some((first, index));
                self.day_sentence = Some(mention.sentence);
                self.month = Some(((first.year(), first.month()), index));
            }
            Unit::Month => self.month = Some(((first.year(), first.month()), index)),
            _ => {}
        }
        if period.unit() <= Unit::Year {
            self.year = period.year_of().map(|year| (year, index));
        }
        if first.year() < 1000 {
            self.ancient = Some((first.year() <= 0, first.year()));
        }
    }
}
