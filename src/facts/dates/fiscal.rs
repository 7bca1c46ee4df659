//! A firm's own year, whose quarters end in other months than those of the calendar.

use crate::calendar::{Date, Unit, days_in_month};

use super::expression::{CalendarRef, Part, ReportLength, Tense, TimeExpr, TimeMention};
use super::timex::Value;

/// A year that ends in another month than December.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FiscalYear {
    /// The month that its fourth quarter ends in, 1–11.
    ends: u8,
}

impl FiscalYear {
    /// The one that an article names by a quarter or year and its last day: "fourth quarter ended July 31", "fiscal year
    /// ended June 30"; `None` where it names none or two.
    pub fn of(found: &[TimeMention]) -> Option<Self> {
        let before = [None].into_iter().chain(found.iter().map(Some));
        let mut ends = found
            .iter()
            .zip(before)
            .filter(|(one, before)| !before.is_some_and(|before| is_compared(before, one)))
            .filter_map(|(one, _)| last_month(one));
        let first = ends.next()?;
        let one = first != DECEMBER && ends.all(|other| other == first);
        one.then_some(Self { ends: first })
    }

    /// Its quarter with the number `nth`, 1–4, as seen on the day `published`: the last one that has begun; where the
    /// words look ahead the next one that is not over, where they may the nearest.
    pub fn quarter(self, nth: u8, tense: Tense, published: Date) -> Option<Value> {
        let month = self.last_month(nth)?;
        let year = published.year();
        let quarters = [year - 1, year, year + 1].into_iter().filter_map(|year| {
            let last = Date::new(year, month, days_in_month(year, month))?;
            Some(Value::Report { count: nth, unit: Unit::Quarter, last: last.to_days() })
        });
        let mut gaps = quarters.filter_map(|quarter| {
            let (first, last) = quarter.bounds()?;
            let day = published.to_days();
            Some((quarter, first.to_days() - day, day - last.to_days()))
        });
        match tense {
            Tense::Future | Tense::Scheduled => gaps.find(|(.., ago)| *ago <= 0),
            Tense::Maybe => gaps.min_by_key(|(_, ahead, ago)| *ahead.max(ago)),
            _ => gaps.rfind(|(_, ahead, _)| *ahead <= 0),
        }
        .map(|(quarter, ..)| quarter)
    }

    /// Its quarter with the number `nth` in the year that it ends in, where the quarter ends in the same year of the
    /// calendar; others are called by either year.
    pub fn quarter_of(self, nth: u8, year: i32) -> Option<Value> {
        let month = self.last_month(nth).filter(|month| *month <= self.ends && self.ends > 2)?;
        let last = Date::new(year, month, days_in_month(year, month))?;
        Some(Value::Report { count: nth, unit: Unit::Quarter, last: last.to_days() })
    }

    /// The month that a quarter ends in.
    fn last_month(self, nth: u8) -> Option<u8> {
        Some(month_on(self.ends, -3 * i32::from(4_u8.checked_sub(nth)?)))
    }
}

/// The month that the calendar's year ends in.
const DECEMBER: u8 = 12;

/// The month that the year of a mention ends in, where it gives the last day of a numbered quarter or of a year.
fn last_month(mention: &TimeMention) -> Option<u8> {
    /// Days of the next month that a year of whole weeks may reach into.
    const WEEKS: u8 = 7;
    let TimeExpr::Calendar(CalendarRef { part, report: Some(length), .. }) = mention.expr else {
        return None;
    };
    let month = match part {
        Part::Day { month, day: ..=WEEKS } => month_on(month, -1),
        Part::Day { month, .. } | Part::Month(month) => month,
        _ => return None,
    };
    match length {
        ReportLength { count: nth @ 1..=4, unit: Unit::Quarter } => {
            Some(month_on(month, 3 * i32::from(4 - nth)))
        }
        ReportLength { count: 1, unit: Unit::Year } => Some(month),
        _ => None,
    }
}

/// Whether the period of `one` is that of the year before: "In the year-ago quarter, the second quarter ended Oct. 31".
fn is_compared(before: &TimeMention, one: &TimeMention) -> bool {
    let TimeExpr::Calendar(reference) = &before.expr else { return false };
    before.sentence == one.sentence && reference.is_year_before()
}

/// The month so many months from `month`.
fn month_on(month: u8, months: i32) -> u8 {
    u8::try_from((i32::from(month) - 1 + months).rem_euclid(12) + 1).unwrap_or(month)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quarters_of_a_year_that_ends_in_july() {
        let year = FiscalYear { ends: 7 };
        let day = Date::new(2017, 9, 12).unwrap();
        for (nth, tense, expected) in [
            (4, Tense::Past, "2017-05-01..2017-07-31"),
            (1, Tense::Past, "2017-08-01..2017-10-31"),
            (2, Tense::Past, "2016-11-01..2017-01-31"),
            (2, Tense::Future, "2017-11-01..2018-01-31"),
            (1, Tense::Maybe, "2017-08-01..2017-10-31"),
            (3, Tense::Maybe, "2017-02-01..2017-04-30"),
        ] {
            let (first, last) = year.quarter(nth, tense, day).and_then(Value::bounds).unwrap();
            assert_eq!(format!("{first}..{last}"), expected, "{nth} {tense:?}");
        }
    }
}
