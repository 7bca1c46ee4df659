//! Dates mentioned so far; relative expressions are resolved against them.

use crate::calendar::{Date, Period, Unit};
use crate::text::Span;

use super::expression::{CalendarRef, Part, Preposition, Scope, TimeExpr, TimeMention};

/// Most mentions between a quarter and an expression that refers to it.
const QUARTER_REACH: usize = 8;

/// The latest dates mentioned, each with the index of its mention.
#[derive(Clone, Copy, Debug, Default)]
pub struct DiscourseState {
    /// The last one.
    pub last: Option<(Period, usize)>,
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
    /// The last quarter.
    pub quarter: Option<(Period, usize)>,
    /// The last year before 1000 AD, and whether it was BC.
    pub ancient: Option<(bool, i32)>,
}

impl DiscourseState {
    /// The last quarter, where few dates were mentioned since.
    pub fn recent_quarter(&self) -> Option<(Period, usize)> {
        let (quarter, index) = self.quarter?;
        let (_, last) = self.last?;
        (last.saturating_sub(index) <= QUARTER_REACH).then_some((quarter, index))
    }

    /// Whether a year is only mentioned in passing, so that the story does not go on in it: "papers opened in 1998
    /// showed", "the bloodiest since 1562".
    pub fn is_passing(&self, mention: &TimeMention) -> bool {
        /// A story that goes on leaves out fewer years.
        const LONGEST_LEAP: i32 = 30;
        let TimeExpr::Calendar(CalendarRef { part: Part::Whole, scope: Scope::At(period), .. }) =
            mention.expr
        else {
            return false;
        };
        let leaps = |(year, _): (i32, usize)| {
            period.year_of().is_some_and(|to| to < year || to > year + LONGEST_LEAP)
        };
        let leads = (mention.opens || mention.heading) && mention.preposition != Preposition::Since;
        period.unit() == Unit::Year && !leads && self.year.is_some_and(leaps)
    }

    /// Adds the date of the mention at `index`.
    pub fn add(&mut self, period: Period, sentence: Span, index: usize) {
        self.last = Some((period, index));
        let Some(first) = period.first() else { return };
        match period.unit() {
            Unit::Day => {
                self.day = Some((first, index));
                self.day_sentence = Some(sentence);
                self.month = Some(((first.year(), first.month()), index));
            }
            Unit::Month => self.month = Some(((first.year(), first.month()), index)),
            Unit::Quarter => self.quarter = Some((period, index)),
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
