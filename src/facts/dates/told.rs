//! The dates told so far, which later ones lean on.

use crate::calendar::{Date, Period, Unit};
use crate::text::Span;

/// The dates told so far.
#[derive(Clone, Copy, Debug, Default)]
pub struct Told {
    /// The last one, and the index of its mark.
    pub last: Option<(Period, usize)>,
    /// The last one that lies in a single year.
    pub year: Option<(i32, usize)>,
    /// The last one that lies in a single month.
    pub month: Option<((i32, u8), usize)>,
    /// The last day.
    pub day: Option<(Date, usize)>,
    /// The sentence of the last day.
    pub day_sentence: Option<Span>,
    /// The last quarter.
    pub quarter: Option<(Period, usize)>,
    /// Whether the last year before 1000 AD was BC.
    pub ancient: Option<(bool, i32)>,
}

impl Told {
    /// The quarter spoken of, where it was named not long before.
    pub fn recent_quarter(&self) -> Option<(Period, usize)> {
        let (quarter, index) = self.quarter?;
        let (_, last) = self.last?;
        (last.saturating_sub(index) <= 8).then_some((quarter, index))
    }

    /// Remembers a date for those that lean on it.
    pub fn note(&mut self, period: Period, sentence: Span, index: usize) {
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
