//! What figures are compared with: "a year earlier", "the year-ago quarter", "the same period last year".

use crate::calendar::Unit;
use crate::facts::dates::cursor::Cursor;
use crate::facts::dates::expression::{CalendarRef, Origin, Part, Scope};
use crate::facts::dates::token_class::Class;

use super::years::year_after;

/// "year-earlier", "year-ago", "the year-ago quarter".
pub(super) fn year_earlier(c: &Cursor<'_>, i: usize) -> Option<(CalendarRef, usize)> {
    if c.at(i + 1) != Class::Dash || !matches!(c.at(i + 2), Class::Earlier | Class::Ago) {
        return None;
    }
    let year = Scope::shift(Unit::Year, -1, Origin::Discourse);
    Some(match c.at(i + 3) {
        Class::Unit(Unit::Quarter) => {
            (CalendarRef::shifted(Unit::Quarter, -4, Origin::Discourse), i + 4)
        }
        Class::Half => (CalendarRef::shifted(Unit::Half, -2, Origin::Discourse), i + 4),
        Class::Period | Class::Unit(Unit::Month) => (keeps_grain(Unit::Year, -1), i + 4),
        Class::Ordinal(nth @ 1..=4) if c.at(i + 4) == Class::Unit(Unit::Quarter) => {
            (CalendarRef::new(Part::Quarter(nth), year), i + 5)
        }
        _ => (keeps_grain(Unit::Year, -1), i + 3),
    })
}

/// A shift that keeps the grain of the date it is counted from ("a year earlier").
pub(super) fn keeps_grain(unit: Unit, by: i32) -> CalendarRef {
    let same = CalendarRef::shifted(Unit::Day, 0, Origin::Discourse);
    CalendarRef { plus: Some((unit, by)), ..same }
}

/// "the same month a year ago", "the corresponding period of 2012", "the quarter a year earlier", "the
/// latest period": the part of the year spoken of, in another year.
pub(super) fn same_part(c: &Cursor<'_>, i: usize) -> Option<(CalendarRef, usize)> {
    let start = c.skip(i, Class::The);
    let named = matches!(c.at(start), Class::Same | Class::Corresponding);
    let latest = c.at(start) == Class::Latest && start > i;
    if !named && start == i {
        return None;
    }
    let at = start + usize::from(named || latest);
    let (unit, end) = match c.at(at) {
        Class::Unit(unit @ (Unit::Month | Unit::Quarter)) => (Some(unit), at + 1),
        Class::Period if c.word(at) == "period" => (None, at + 1),
        _ => return None,
    };
    let same = Part::Same(unit);
    if latest {
        return (unit.is_none()).then(|| (CalendarRef::open(same), end));
    }
    let back = Scope::shift(Unit::Year, -1, Origin::Discourse);
    if let Some(stop) = a_year_before(c, end) {
        return Some((CalendarRef::new(same, back), stop));
    }
    let (scope, stop) = year_after(c, end);
    match scope {
        Scope::Open => {
            (c.at(start) == Class::Corresponding).then(|| (CalendarRef::new(same, back), end))
        }
        // "the quarter of 1989" leaves out which.
        _ if !named => None,
        scope => Some((CalendarRef::new(same, scope), stop)),
    }
}

/// "last" or "next" that leaves out its unit: "more rain this year than last", "both this month and next".
pub(super) fn without_unit(c: &Cursor<'_>, i: usize) -> Option<(CalendarRef, usize)> {
    /// Tokens back to the other one.
    const REACH: usize = 12;
    let by = match c.at(i) {
        Class::Last => -1,
        Class::Next => 1,
        _ => return None,
    };
    let joined = matches!(c.back(i, 1), Class::Than | Class::And | Class::Or)
        || matches!(c.word_back(i, 1), "as" | "with");
    let ends = i + 1 >= c.tokens.len()
        || matches!(c.at(i + 1), Class::Comma | Class::Dot | Class::Mark | Class::Close);
    if !joined || !ends {
        return None;
    }
    let unit = (i.saturating_sub(REACH)..i - 1).rev().find_map(|at| match c.at(at + 1) {
        Class::Unit(unit) if c.at(at) == Class::This && unit.is_calendar() => Some(unit),
        _ => None,
    })?;
    Some((CalendarRef::shifted(unit, by, Origin::Publication), i + 1))
}

/// "a year ago", "a year earlier", "one year before", "the year before".
fn a_year_before(c: &Cursor<'_>, i: usize) -> Option<usize> {
    let at = c.skip(i, Class::In);
    let single = matches!(c.at(at), Class::A | Class::Cardinal(1) | Class::The);
    let before =
        matches!(c.at(at + 2), Class::Ago | Class::Earlier | Class::Before | Class::Previous);
    (single && c.at(at + 1) == Class::Unit(Unit::Year) && before).then_some(at + 3)
}
