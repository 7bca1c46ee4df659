//! Periods that a report is about, by their last day: "the quarter ended September 30", "nine months to 31 March".

use crate::calendar::{Unit, days_in_month};
use crate::facts::dates::cursor::Cursor;
use crate::facts::dates::expression::{
    CalendarRef, Count, Direction, Duration, Part, ReportLength, Scope, TimeExpr,
};
use crate::facts::dates::token_class::Class;

use super::absolute;
use super::parsed::Parsed;
use super::parts_of_year::is_money_beside;
use super::years::year_after;

/// The same expression with its days, where the words behind it name the last one. The words are not part of it:
/// the last day is an expression of its own.
pub(super) fn with_last_day(c: &Cursor<'_>, i: usize, parsed: Parsed) -> Parsed {
    let introduced = c.at(i) == Class::The
        || c.back(i, 1) == Class::In
        || matches!(parsed.expr, TimeExpr::Calendar(_));
    let dated = length(c, i, &parsed.expr)
        .and_then(|length| Some((length, last_day(c, parsed.end, introduced)?)));
    match dated.or_else(|| of_first_months(c, i, &parsed)) {
        Some((length, day)) => {
            let reference = CalendarRef { report: Some(length), ..day };
            Parsed { expr: TimeExpr::Calendar(reference), ..parsed }
        }
        None => parsed,
    }
}

/// "the first nine months" of figures, "in the nine months": up to the end of the month with their number.
fn of_first_months(
    c: &Cursor<'_>,
    i: usize,
    parsed: &Parsed,
) -> Option<(ReportLength, CalendarRef)> {
    let months = match parsed.expr {
        TimeExpr::Duration(Duration {
            count: Count::Of(months @ (3 | 6 | 9)),
            unit: Unit::Month,
        }) => months,
        TimeExpr::Duration(Duration { count: Count::Of(3), unit: Unit::Quarter }) => 9,
        _ => return None,
    };
    let first = (i..parsed.end).any(|at| c.at(at) == Class::Ordinal(1));
    let nine = months == 9
        && c.at(i) == Class::The
        && parsed.end == i + 3
        && matches!(c.back(i, 1), Class::For | Class::In);
    // "the first three quarters of 2009".
    let quarters = first && c.at(parsed.end - 1) == Class::Units(Unit::Quarter);
    let named = quarters && year_after(c, parsed.end).0 != Scope::Open;
    if !(first || nine) || !(named || is_money_beside(c, i)) {
        return None;
    }
    let month = u8::try_from(months).ok()?;
    let scope = match year_after(c, parsed.end) {
        (Scope::Open, _) => Scope::Nearest(Direction::Past),
        (scope, _) => scope,
    };
    let last = Part::Day { month, day: days_in_month(2001, month) };
    Some((ReportLength { count: month, unit: Unit::Month }, CalendarRef::new(last, scope)))
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
    let at = c.skip(c.skip(at, Class::On), Class::In);
    let (reference, _) = absolute::reference(c, at).or_else(|| absolute::bare_month(c, at))?;
    match reference.part {
        // "the year to March 2013", "the quarter ended in December".
        Part::Day { .. } | Part::Month(_) => Some(reference),
        _ => None,
    }
}
