//! Dates mentioned so far; relative expressions are resolved against them.

use crate::calendar::{Date, Period, Unit};
use crate::text::Span;

use super::expression::{CalendarRef, Part, Preposition, Scope, TimeExpr, TimeMention};
use super::reported::{Reported, Spoken};
use super::thread::Thread;

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

/// The latest dates mentioned, each with the index of its mention.
#[derive(Clone, Copy, Debug, Default)]
pub struct DiscourseState {
    /// The last one of the thread.
    pub last: Option<(Period, usize)>,
    /// The last one named in passing, where none of the thread came after it.
    pub passing: Option<Passing>,
    /// The year in the last heading.
    pub heading: Option<i32>,
    /// Where the words of the last one of the thread end.
    pub end: u32,
    /// The last day that was counted from one before it: "the next morning".
    pub chained_day: Option<(Date, usize)>,
    /// The last time of day by the clock, in minutes from midnight, and its day.
    pub clock: Option<(Date, u16)>,
    /// The last day that the text names, where the story may not go on from it, and its sentence.
    pub named_day: Option<(Date, usize, Span)>,
    /// The periods that figures are of.
    pub reported: Reported,
    /// The last year before 1000 AD, and whether it was BC.
    pub ancient: Option<(bool, i32)>,
    /// The years that the text has been in, with their months and days.
    pub thread: Thread,
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
        let Some((year, to)) = self.thread.year().map(|(year, _)| year).zip(period.year_of())
        else {
            return false;
        };
        let since = mention.preposition == Preposition::Since;
        let leads = (mention.opens || mention.heading) && !since && !mention.attributive;
        let whole_year = part == Part::Whole && period.unit() == Unit::Year;
        let leaps = whole_year && (to < year || to > year + LONGEST_LEAP);
        let named_after = mention.attributive && to < year;
        !leads && (leaps || named_after || mention.in_clause && to > year)
    }

    /// Adds the date of the mention at `index`, in which the story goes on.
    pub fn add(&mut self, period: Period, mention: &TimeMention, index: usize) {
        self.thread.add(period, mention, false, index);
        self.last = Some((period, index));
        self.end = mention.span.end;
        if mention.heading {
            self.heading = period.year_of();
        }
        self.passing = None;
        if let Some(year) = period.first().map(Date::year).filter(|year| *year < 1000) {
            self.ancient = Some((year <= 0, year));
        }
    }

    /// Adds the date of the mention at `index`, which is named in passing.
    pub fn add_in_passing(&mut self, period: Period, mention: &TimeMention, index: usize) {
        self.thread.add(period, mention, true, index);
        let aside =
            mention.attributive || mention.in_clause || mention.preposition == Preposition::Since;
        let sentence = aside.then_some(mention.sentence);
        self.passing = Some(Passing { period, index, sentence });
    }
}
