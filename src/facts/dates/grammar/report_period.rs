//! Periods that a report is about, by their last day: "the quarter ended September 30", "nine months to 31 March".

use crate::calendar::Unit;
use crate::facts::dates::cursor::Cursor;
use crate::facts::dates::expression::{
    CalendarRef, Count, Duration, Part, ReportLength, Scope, TimeExpr,
};
use crate::facts::dates::token_class::Class;

use super::absolute;
use super::parsed::Parsed;

/// The same expression with its days, where the words behind it name the last one. The words are not part of it:
/// the last day is an expression of its own.
pub(super) fn with_last_day(c: &Cursor<'_>, i: usize, parsed: Parsed) -> Parsed {
    let introduced = c.at(i) == Class::The
        || c.back(i, 1) == Class::In
        || matches!(parsed.expr, TimeExpr::Calendar(_));
    let dated = length(c, i, &parsed.expr)
        .and_then(|length| Some((length, last_day(c, parsed.end, introduced)?)));
    match dated {
        Some((length, day)) => {
            let reference = CalendarRef { report: Some(length), ..day };
            Parsed { expr: TimeExpr::Calendar(reference), ..parsed }
        }
        None => parsed,
    }
}

/// How long the period is, where a report may be about one so long.
fn length(c: &Cursor<'_>, i: usize, expr: &TimeExpr) -> Option<ReportLength> {
    let of = |count, unit| Some(ReportLength { count, unit });
    match *expr {
        TimeExpr::Duration(Duration { count: Count::Of(count), unit }) => {
            let count = u8::try_from(count).ok().filter(|count| (1..=60).contains(count))?;
            match unit {
                Unit::Week | Unit::Month | Unit::Year => of(count, unit),
                Unit::Quarter => of(count.checked_mul(3)?, Unit::Month),
                Unit::Half => of(count.checked_mul(6)?, Unit::Month),
                _ => None,
            }
        }
        TimeExpr::Calendar(CalendarRef { part, scope, clock: None, plus: None, .. }) => {
            match (part, scope) {
                (Part::Quarter(nth), Scope::Open) => of(nth, Unit::Quarter),
                (Part::Half(_), Scope::Open) => of(6, Unit::Month),
                (Part::Whole, Scope::Shift { unit: Unit::Quarter, by: 0 | -1, .. }) => {
                    of(0, Unit::Quarter)
                }
                (Part::Whole, Scope::Shift { unit: Unit::Half, by: 0 | -1, .. }) => {
                    of(6, Unit::Month)
                }
                (Part::Whole, Scope::Shift { unit: Unit::Month, by: 0, .. }) => of(1, Unit::Month),
                (Part::Whole, Scope::Shift { unit: Unit::Year, by: 0, .. })
                    if c.at(i) != Class::This =>
                {
                    of(1, Unit::Year)
                }
                _ => None,
            }
        }
        _ => None,
    }
}

/// The day behind "ended" or "ending" at `i`, or behind "to" where a period is `introduced`: what is extended "by
/// three months to 30 June" is none.
fn last_day(c: &Cursor<'_>, i: usize, introduced: bool) -> Option<CalendarRef> {
    let at = match c.word(i) {
        "ended" | "ending" => i + 1,
        "that" | "which" if c.word(i + 1) == "ended" => i + 2,
        "to" | "through" if introduced => i + 1,
        _ => return None,
    };
    let (reference, _) = absolute::reference(c, c.skip(at, Class::On))?;
    match reference.part {
        // "the year to March 2013".
        Part::Day { .. } | Part::Month(_) => Some(reference),
        _ => None,
    }
}
